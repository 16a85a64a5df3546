/* Units in the area of an organisation as a file. */
#ifndef ROOMS_HOST_HOST_REGISTER_H
#define ROOMS_HOST_HOST_REGISTER_H

#include "core/register.h"

/* Units of an area by kind, coverage or a word; for who may see organisations. What a register needs is told in core/register.h. */
extern const struct register_list HOST_REGISTER;

#endif
