/* Posts with empty seats as a file: all, and those that head villages or communities. */
#ifndef ROOMS_ORG_VACANCY_REGISTER_H
#define ROOMS_ORG_VACANCY_REGISTER_H

#include "core/register.h"

/* Posts with an empty seat on a day; for who may see organisations. What a register needs is told in core/register.h. */
extern const struct register_list VACANCY_REGISTER;

#endif
