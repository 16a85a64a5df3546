/* A list narrowed by whose work stands in it, as the first page counts it: desk=own or desk=below in its address, shown on the page as a filter that can be
 * taken off. A list that has it reads the parameter, gives what stands at which organisation, and hands orgs to its statement. */
#ifndef ROOMS_ORG_DESK_FILTER_H
#define ROOMS_ORG_DESK_FILTER_H

#include "rooms/org/desk.h"

struct web;

enum desk_part { DESK_ALL, DESK_OWN, DESK_BELOW };
struct desk_filter {
	enum desk_part part;
	const int64_t *orgs;	/* those of the part; in the arena, set by desk_filter_orgs */
	size_t orgs_count;
};

/* What the address asks for; is_divided: the list is one of tasks. Refuses another word, and a filter on a list that is not divided. */
bool desk_filter_read(struct web *w, bool is_divided, struct desk_filter *f);
/* Of the query of an export: "own", "below", "" for all. False: another word. */
bool desk_filter_named(const char *word, struct desk_filter *f);
/* Of what stands at which organisation those whose work is of the part. */
void desk_filter_orgs(struct ctx *c, struct desk_filter *f, const struct desk_work *work, size_t count);
/* The same of what `work_of` reads of the organisations between two paths; it is not asked where all are meant. */
typedef size_t desk_work_reader(struct ctx *c, const char *from, const char *to, struct desk_work **work);
void desk_filter_narrow(struct ctx *c, struct desk_filter *f, const char *from, const char *to, desk_work_reader *work_of);
const char *desk_filter_word(const struct desk_filter *f);	/* as in the address; "" for all */
/* What an address goes on with: "&desk=own"; "" for all. */
const char *desk_filter_query(const struct desk_filter *f);
const struct message *desk_filter_text(const struct desk_filter *f);

#endif
