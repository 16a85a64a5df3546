/* What may be opened for a person, and the cases about them. */
#ifndef ROOMS_RUN_RUN_PERSON_H
#define ROOMS_RUN_RUN_PERSON_H

#include "core/ctx.h"
#include "programme/programme.h"
#include "programme/word.h"
#include "rooms/person/person_sql.h"
#include "rooms/run/run_sql.h"

/* A practice for which the person is fit today, at the organisation where it runs. */
struct run_offer { int64_t use, org; const char *title, *org_name; bool leads_in; int64_t open; };	/* leads_in: who is no member is on its way into the Party; open: cases of it there */

/* A case of another county, where the person was a member before: where it is and since when, and not what it is about. */
struct run_elsewhere { const char *org_name; day_t opened_day; };

struct run_person_screen {
	struct person_row person;
	struct run_line *lines; size_t lines_count;	/* all cases about the person that the actor may see, open ones first */
	struct run_elsewhere *elsewhere; size_t elsewhere_count;
	struct run_offer *offers; size_t offers_count;
};

/* Refuses NOT_FOUND where the actor may not see the person. */
bool run_person_read(struct ctx *c, person_id id, struct run_person_screen *s);

/* Of a list of run_open_codes, the number of that practice. */
int64_t run_open_in(const struct run_open_code *codes, size_t count, const char *code);
/* The last step of the practice that may make that of the person; -1: none may. */
int run_step_towards(const struct programme *p, enum programme_word status);
/* May a step of the practice make that of the person? */
bool run_is_towards(const struct programme *p, enum programme_word status);
/* The open case about the person in which a step may make that of him, as 正式党员; id 0: there is none. */
run_id run_open_towards(struct ctx *c, int64_t region, person_id person, enum programme_word status);

#endif
