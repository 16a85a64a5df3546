/* Non-public units without a Party organisation of their own, and how far each has come: to which organisation it belongs (隶属关系),
 * where its members meet, who leads them (DHZ-11). Whether a secretary is there is read from the posts, never typed. */
#ifndef ROOMS_HOST_HOST_RELATION_H
#define ROOMS_HOST_HOST_RELATION_H

#include "core/ctx.h"
#include "rooms/host/host_relation_sql.h"

/* What a form brings; superior 0: no such organisation in range; place 0: no home yet. */
struct host_relation_form {
	org_id superior;
	place_id place;
	const char *document;
	day_t day;
	int64_t row_version;	/* 0: nothing is clear yet */
};

/* Which units a list shows: all, or those that lack something. */
enum host_relation_gap { HOST_GAP_ALL, HOST_GAP_RELATION, HOST_GAP_HOME, HOST_GAP_SECRETARY, HOST_GAPS_COUNT };
extern const char *const HOST_GAP_WORDS[HOST_GAPS_COUNT];	/* as addresses name them; "" all */
enum host_relation_gap host_relation_gap_read(const char *word);

/* The first that a unit lacks: relation, then home, then secretary; HOST_GAP_ALL where nothing is missing. */
enum host_relation_gap host_relation_lacks(const struct host_relation_row *row);

/* How many units that list has. */
int64_t host_relation_total(const struct host_relation_count *counts, enum host_relation_gap gap);

/* The row of a unit on that day; false where it belongs in no such list: another kind of unit, or one with an organisation of its own that
 * never was in it. */
bool host_relation_read(struct ctx *c, host_unit_id id, struct host_relation_row *row);

/* Needs MAY_EDIT_ORG at the organisation in whose area the unit is. Refuses: a unit that belongs in no such list, a superior that is no
 * open Party organisation in range, a place out of range or given up, no document, a day before the unit was or after today. */
bool host_set_relation(struct ctx *c, host_unit_id id, const struct host_relation_form *form);

#endif
