/* Roles a person has for a time beside posts: applicant, activist, prospect, cadre, reserve, organiser, volunteer,
 * adviser, floating member … (code set role_kind), each in one organisation with source and document. */
#ifndef ROOMS_PERSON_ROLE_H
#define ROOMS_PERSON_ROLE_H

#include "core/ctx.h"
#include "rooms/person/person_sql.h"
#include "rooms/person/role_many_sql.h"

/* 《中国共产党纪律处分条例》（2023年）: of a member who is detained (留置) or arrested the rights are suspended. He stays what he was, on probation or full, and is counted
 * as that; while it lasts no list of who is entitled, asked to a meeting, acts for an organisation of the Party or may stand has him (run.sql). */
#define ROLE_RIGHTS_SUSPENDED "rights_suspended"
#define ROLE_TEAM_MONTHS 36	/* village teams stay three years (county practice) */

struct role_form {
	const char *kind, *source, *detail, *document, *reason;
	const char *result;		/* of a cultivation that ends: code set role_result */
	org_id org;			/* 0: the person's own branch */
	person_id mentor;		/* 0 none */
	day_t day;			/* first day, or the first day no longer */
	day_t term_day;			/* first day after the agreed term; DAY_OPEN: none agreed */
	int64_t batch;			/* number of the batch of village teams; 0 none, -1 something else was typed */
};

/* Is it a stage of the way to membership (applicant, activist, in the range of prospects, prospect)? Those change by the case, by a late registration that
 * the committee above approved (late_stage.h) or by an import, and so do the extension of a probation and the suspension of rights: no form of roles begins, ends or takes back one. */
bool role_is_stage(const char *kind);
bool role_is_by_hand(const char *kind);

/* Needs MAY_EDIT_PERSON for the person and at the organisation. Refuses: an unknown kind or source, no day, a day in
 * the future, a closed organisation, somebody deceased, a cadre's role of somebody expelled less than five years ago, a stage of the way to membership, the same role
 * twice at a time in one organisation, two secondments (first secretary, village team) with a day in common, one more
 * than a declared quota with a ceiling allows without a reason, an agreed term that is over on the first day, a mentor who
 * is not another full member, and of the three tracks of 三培养 (DHZ-12): no mentor, an able person who is a member already
 * or none (track_member), somebody who is no member (track_producer), a member who is no able person (track_cadre). A new
 * place of a floating member ends the former one the same day. A batch is refused to anybody but team members and first secretaries,
 * and where none of that number was begun at the organisation or above. */
bool role_begin(struct ctx *c, person_id person, const struct role_form *form, person_role_id *made);
/* The same role from the same day for many people, at most ROLE_PEOPLE_MAX: each is judged as role_begin would, the refused ones are
 * left out with the reason, the others begin it in one transaction. role_try_many says beforehand what would come of it (a
 * quota that fills up on the way is seen only when it is done). Refuses as a whole: a form that is wrong, nobody, too many. */
#define ROLE_PEOPLE_MAX 200
#define ROLE_MANY_SHOWN_MAX 50	/* of what one began for many, the latest */
struct role_line { person_id person; const char *name, *org_name, *why; };	/* why: it is not begun; NULL: it is */
struct role_many {
	struct role_line *lines;
	size_t lines_count, begun_count;
	role_many_id id;	/* by which it is taken back; 0: nothing was written */
};
bool role_try_many(struct ctx *c, const int64_t *people, size_t count, const struct role_form *form, struct role_many *many);
bool role_begin_many(struct ctx *c, const int64_t *people, size_t count, const struct role_form *form, struct role_many *many);

/* What the own account began for many, with what became of each; of a record out of reach the name is empty. Else NOT_FOUND. */
struct role_many_group { struct role_many_item item; struct role_many_row *rows; size_t rows_count, kept_count; };
bool role_many_see(struct ctx *c, role_many_id id, struct role_many_group *group);
/* Takes it back in one transaction: each role is gone as if it had never been begun, and the former place of a floating member goes
 * on. A role that ended since and one of a person out of reach are kept, and told by name. Refuses what was taken back already. */
bool role_many_undo(struct ctx *c, role_many_id id);
/* Refuses: a stage of the way to membership, a day not after the first or in the future, an end that falls below a declared floor, a village team's end
 * before three years without a reason; a track without its result, or one "reached" that the archive does not show: no
 * member, no able person, no post and no cadre. */
bool role_end(struct ctx *c, person_id person, person_role_id role, const struct role_form *form);

/* ---- for procedures, inside a transaction that the caller began, judged and audits ---- */

/* From the day on, unless it has the role already. */
void role_write_begin(struct ctx *c, const struct person_row *row, const char *kind, day_t day, const char *document);
/* The role that lasts began on that day, whether earlier or later than the archive has it. */
void role_write_since(struct ctx *c, const struct person_row *row, const char *kind, day_t from, const char *document);
/* The last role of that kind, over or not, began on that day, or was over on it. Kept as it is where it would have no day. */
void role_write_from(struct ctx *c, const struct person_row *row, const char *kind, day_t from, const char *document);
void role_write_until(struct ctx *c, const struct person_row *row, const char *kind, day_t to, const char *document);
/* The role of that kind that lasts, if there is one, has a term: the first day after it. */
void role_write_term(struct ctx *c, const struct person_row *row, const char *kind, day_t day);
/* The role of that kind that lasts, if there is one, ends on the day, or the day after it began. */
void role_write_end(struct ctx *c, const struct person_row *row, const char *kind, day_t day);

#endif
