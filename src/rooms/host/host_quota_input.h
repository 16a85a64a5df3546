/* What is said of a unit as sent by a page or a program. */
#ifndef ROOMS_HOST_HOST_QUOTA_INPUT_H
#define ROOMS_HOST_HOST_QUOTA_INPUT_H

#include "rooms/host/host_quota.h"

struct web;

void host_eligible_form_read(struct web *w, struct host_eligible_form *form);	/* a number that is none is -1 */

#endif
