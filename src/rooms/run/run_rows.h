/* Tables whose rows begin with a person of a role (`of ROLE`), with an organisation of an `each` (`of EACH`) or of the register (`of orgs`: of the Party,
 * where the case runs and below it): whom the first cell of a row means. */
#ifndef ROOMS_RUN_RUN_ROWS_H
#define ROOMS_RUN_RUN_ROWS_H

#include "rooms/run/run.h"

/* Somebody a row may begin with. label: the name, and what tells namesakes apart behind it; no two have the same. path: of an organisation of the register. is_barred: of the role, and of one that
 * `not_by` keeps out of the table. */
struct run_meant { int64_t id; const char *name, *label, *path; bool is_barred; };

/* Of a table with `of` all who were meant on some day of the stretch; organisations as of today. 0 of any other table. */
size_t run_meant_of(struct ctx *c, const struct run_case *k, const struct programme_field *f, day_t from, day_t to, struct run_meant **list);

/* Rows of cells with tabs between. Refuses, at the field: a name that nobody has who is in the role today or was when the step began, and one that
 * several have, and somebody who is barred; of organisations also one that stands there twice, of an `each` one that is missing. */
bool run_rows_are_right(struct ctx *c, const struct run_case *k, const struct programme_field *f, const char *text);

/* Whom the row means by its first cell; 0: nobody. */
int64_t run_row_means(struct arena *a, const struct run_meant *list, size_t count, const char *row);

#endif
