/* The period as sent by a page or a program: this year until today when nothing is said. */
#ifndef ROOMS_PERSON_BALANCE_INPUT_H
#define ROOMS_PERSON_BALANCE_INPUT_H

#include "rooms/person/balance.h"

struct web;

/* The period that was asked for: this year up to today where none is. A day that is none is DAY_NONE and for the rule to refuse. */
void balance_days(const struct web *w, day_t *from, day_t *to);

#endif
