/* In-service members registered with communities as a file. */
#ifndef ROOMS_RESIDENT_RESIDENT_REGISTER_H
#define ROOMS_RESIDENT_RESIDENT_REGISTER_H

#include "core/register.h"

extern const struct register_list RESIDENT_REGISTER;

#endif
