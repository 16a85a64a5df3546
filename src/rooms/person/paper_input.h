/* An upload as sent by a page or a program. */
#ifndef ROOMS_PERSON_PAPER_INPUT_H
#define ROOMS_PERSON_PAPER_INPUT_H

#include "rooms/person/paper.h"

struct web;

/* What was sent: without a file fd is -1, without a day paper_day is DAY_NONE; a day that is none is DAY_OPEN and for the rule to refuse. The file belongs to
 * the request. */
void paper_form_read(const struct web *w, struct paper_form *form);
/* Logs the download of the paper in the path and answers with its bytes. */
void paper_send(struct web *w);

#endif
