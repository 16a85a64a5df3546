/* What a page or a program sent, as the rules want it: one reading for both. */
#ifndef ROOMS_HOST_HOST_INPUT_H
#define ROOMS_HOST_HOST_INPUT_H

#include "rooms/host/host.h"

struct web;

void host_form_read(struct web *w, struct host_form *form);

#endif
