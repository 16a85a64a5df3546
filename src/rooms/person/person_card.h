/* What pages and programs share of one archive. */
#ifndef ROOMS_PERSON_PERSON_CARD_H
#define ROOMS_PERSON_PERSON_CARD_H

#include "rooms/person/person_screen.h"

/* Everything kept about card->row; rights are the caller's. */
void person_card_read(struct ctx *c, struct person_card *card);
/* What is being done about him, within the rights of the actor; of the own card nothing: it has its pages for that. */
void person_under_way_read(struct ctx *c, struct person_card *card);
void person_send_photo(struct web *w, const struct person_row *row);

#endif
