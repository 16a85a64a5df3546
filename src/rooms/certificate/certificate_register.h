/* The register of certificates as a file. */
#ifndef ROOMS_CERTIFICATE_CERTIFICATE_REGISTER_H
#define ROOMS_CERTIFICATE_CERTIFICATE_REGISTER_H

#include "core/register.h"

/* Certificates of members (党员证明信) by state: valid, expired, voided. What a register needs is told in core/register.h. */
extern const struct register_list CERTIFICATE_REGISTER;

#endif
