/* The register of certificates as a file. */
#ifndef ROOMS_CERTIFICATE_CERTIFICATE_REGISTER_H
#define ROOMS_CERTIFICATE_CERTIFICATE_REGISTER_H

#include "core/register.h"

extern const struct register_list CERTIFICATE_REGISTER;

#endif
