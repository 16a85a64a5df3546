/* Units without a Party organisation of their own as a register that leaves as a file. */
#ifndef ROOMS_HOST_HOST_RELATION_REGISTER_H
#define ROOMS_HOST_HOST_RELATION_REGISTER_H

#include "core/register.h"

/* Units without a Party organisation, by what they lack: a superior, a home, a secretary; for who may see organisations. What a register needs is told in
 * core/register.h. */
extern const struct register_list HOST_RELATION_REGISTER;

#endif
