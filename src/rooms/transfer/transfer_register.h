/* The transfers of the own range as a file. */
#ifndef ROOMS_TRANSFER_TRANSFER_REGISTER_H
#define ROOMS_TRANSFER_TRANSFER_REGISTER_H

#include "core/register.h"

/* Transfers of members, always of the range of the post that asks. What a register needs is told in core/register.h. */
extern const struct register_list TRANSFER_REGISTER;

#endif
