/* The form of a unit's relation on its page. */
#ifndef ROOMS_HOST_HOST_RELATION_PAGE_H
#define ROOMS_HOST_HOST_RELATION_PAGE_H

#include "rooms/host/host_relation_screen.h"
#include "rooms/host/host_sql.h"

struct web;

/* Shows what was typed into it where it was refused. */
void host_relation_card_read(struct web *w, const struct host_row *host, bool may_edit, struct host_relation_card *card);

#endif
