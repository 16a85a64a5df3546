/* The ledgers of the stations for floating members as a file. */
#ifndef ROOMS_FLOATING_STATION_REGISTER_H
#define ROOMS_FLOATING_STATION_REGISTER_H

#include "core/register.h"

/* Who came to the stations of a range, by how far the question of his membership is. What a register needs is told in core/register.h. */
extern const struct register_list STATION_REGISTER;

#endif
