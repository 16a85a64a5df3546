/* What the templates of this room are given. */
#ifndef ROOMS_NORM_NORM_SCREEN_H
#define ROOMS_NORM_NORM_SCREEN_H

#include "rooms/norm/norm.h"

struct norm_line { const struct norm_default *about; bool is_changed; };

#endif
