/* Parameters of practices as an organisation sets them (本地参数): a number within the bounds that the file declares, from a day, on a
 * document. The floors of the law were checked at the weaker end of those bounds when the file was kept, so no setting goes below them. The
 * nearest organisation counts, unless one above it set a stricter number; a case keeps the numbers that it began with. */
#ifndef ROOMS_PROGRAMME_PROGRAMME_PARAM_H
#define ROOMS_PROGRAMME_PROGRAMME_PARAM_H

#include "rooms/programme/programme_param_sql.h"
#include "rooms/programme/programme_room.h"

/* One parameter where a practice is in force. */
struct programme_param_line {
	const struct param *param;			/* as the file has it */
	struct fraction value;				/* as in force today */
	const struct programme_param_row *set, *next;	/* who set it, and what it will be from a later day; NULL: the file says so; nothing is planned */
};
struct programme_params {
	struct programme_use_row use;
	struct programme_param_line *lines; size_t lines_count;
	struct programme_param_row *past; size_t past_count;	/* all that was ever set here or above, the latest first */
};

/* Of each practice with parameters that is in force in an organisation today, or of one; code "": of all. */
size_t programme_params_read(struct ctx *c, const struct org_row *org, const char *code, struct programme_params **list);

/* The numbers that differ from the file in an organisation on a day: one row for each parameter that was set and still lies in the bounds. */
size_t programme_params_on(struct ctx *c, const char *path, const struct programme *p, day_t day, struct programme_param_row **rows);

/* A whole number, one with decimals, a share (2/3) or a percentage as typed. From that day, which is not past; what was set for later days
 * gives way. Needs MAY_SET_NORMS in the organisation. Refuses: a practice that is not in force there, a parameter that it does not have, what
 * is no number (of a switch neither yes nor no) or lies outside the bounds, one weaker than what an organisation above set for that day, with who set it, a day before
 * today, no document. */
struct programme_setting { const char *code, *param, *value, *document; day_t day; };
bool programme_param_set(struct ctx *c, org_id org, const struct programme_setting *what);

/* Its title in the file, or its name where the file has it no longer. */
const char *programme_param_title(const struct programme_params *of, const char *param);
/* A number of the parameter as it is shown. Where its bounds say that it is a share (0 to 1, with a part of 1 among them) always as parts: 1/2, 2/3, 1,
 * never 0.5 beside 2/3. In the arena. */
const char *programme_param_text(struct arena *a, const struct param *param, struct fraction value);
/* The same as people read it: of a switch 是 or 否. */
const char *programme_param_said(struct arena *a, const struct param *param, struct fraction value, enum lang lang);
/* The same of a row, whose parameter may be gone from the file. */
const char *programme_param_row_text(struct arena *a, const struct programme_params *of, const struct programme_param_row *row, enum lang lang);
/* The number of a row, as it was set. */
struct fraction programme_param_value(const struct programme_param_row *row);
/* The same as it counts: of a parameter that is whole by its declaration, and was set to part of a unit before that was refused, a whole one
 * (programme_whole_param). */
struct fraction programme_param_used(const struct programme *p, const struct programme_param_row *row);

#endif
