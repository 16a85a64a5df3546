#ifndef TESTS_WORLD_NEEDED_H
#define TESTS_WORLD_NEEDED_H

#include "world/world.h"

/* Sends a JSON body to an address of the API once for each needed field in it, without that field. */
void needed_try(struct client *c, const char *method, const char *path, const char *body);

#endif
