/* The ledgers of the stations for floating members as a file. */
#ifndef ROOMS_FLOATING_STATION_REGISTER_H
#define ROOMS_FLOATING_STATION_REGISTER_H

#include "core/register.h"

extern const struct register_list STATION_REGISTER;

#endif
