/* In-service members registered with communities as a file. */
#ifndef ROOMS_RESIDENT_RESIDENT_REGISTER_H
#define ROOMS_RESIDENT_RESIDENT_REGISTER_H

#include "core/register.h"

/* In-service members (在职党员) registered with communities, by the lists of their page. What a register needs is told in core/register.h. */
extern const struct register_list RESIDENT_REGISTER;

#endif
