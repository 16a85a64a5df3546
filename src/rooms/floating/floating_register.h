/* The lists of floating members as files. */
#ifndef ROOMS_FLOATING_FLOATING_REGISTER_H
#define ROOMS_FLOATING_FLOATING_REGISTER_H

#include "core/register.h"

/* Floating members by the lists of their page; who may see people there may take it. What a register needs is told in core/register.h. */
extern const struct register_list FLOATING_REGISTER;

#endif
