/* What pages and programs share of one archive. */
#ifndef ROOMS_PERSON_PERSON_CARD_H
#define ROOMS_PERSON_PERSON_CARD_H

#include "rooms/person/person_screen.h"

/* Everything kept about card->row; rights are the caller's. */
void person_card_read(struct ctx *c, struct person_card *card);
void person_send_photo(struct web *w, const struct person_row *row);
/* An event as sent: cause, day, document, org (code or full name), row_version. */
bool person_standing_read(struct web *w, struct person_standing *standing);

#endif
