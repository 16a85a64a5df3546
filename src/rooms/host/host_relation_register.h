/* Units without a Party organisation of their own as a register that leaves as a file. */
#ifndef ROOMS_HOST_HOST_RELATION_REGISTER_H
#define ROOMS_HOST_HOST_RELATION_REGISTER_H

#include "core/register.h"

extern const struct register_list HOST_RELATION_REGISTER;

#endif
