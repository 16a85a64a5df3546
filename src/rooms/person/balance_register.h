/* The people behind a cell of the balance as a file: as the list of the balance tells them, those who are elsewhere now too. */
#ifndef ROOMS_PERSON_BALANCE_REGISTER_H
#define ROOMS_PERSON_BALANCE_REGISTER_H

#include "core/register.h"

/* Who stands behind a cell of the balance of a period; kinds are its causes. What a register needs is told in core/register.h. */
extern const struct register_list BALANCE_REGISTER;

#endif
