/* What a page or a program sent, as the rules want it: one reading for both. */
#ifndef ROOMS_HOST_HOST_INPUT_H
#define ROOMS_HOST_HOST_INPUT_H

#include "rooms/host/host.h"
#include "rooms/host/host_relation.h"

struct web;

/* What was sent of a unit. A number or amount that is none is below nought and for the rule to refuse; days that are none are DAY_NONE. */
void host_form_read(struct web *w, struct host_form *form);
/* Of the form that changes the area: area_code and area_day. */
void host_area_form_read(struct web *w, struct host_form *form);
void host_relation_form_read(struct web *w, struct host_relation_form *form);

#endif
