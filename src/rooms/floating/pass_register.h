/* The register of certificates of floating members as a file. */
#ifndef ROOMS_FLOATING_PASS_REGISTER_H
#define ROOMS_FLOATING_PASS_REGISTER_H

#include "core/register.h"

/* Certificates of floating members (流动党员活动证) by state. What a register needs is told in core/register.h. */
extern const struct register_list PASS_REGISTER;

#endif
