/* 民主评议党员: once a year a branch grades its members (《中国共产党支部工作条例（试行）》（2018年）第十八条). The record of a branch for a year
 * holds the meeting and one mark for everybody who was a member on its day: a grade, or why there is none. Nothing is overwritten unseen:
 * what is put right or withdrawn stands beside what was, with who and why; of a year that is over the committee above confirms it first, as it does
 * the first record of a year before the last one. */
#ifndef ROOMS_APPRAISAL_APPRAISAL_H
#define ROOMS_APPRAISAL_APPRAISAL_H

#include "core/ctx.h"
#include "rooms/appraisal/appraisal_rule.h"
#include "rooms/appraisal/appraisal_sql.h"
#include "rooms/org/org.h"

#define APPRAISAL_FIRST_YEAR 1949

/* Somebody of the branch with the mark; -1 none yet. has_ground: the archive says why there is no grade yet (留党察看, 停止党籍, rights suspended). */
struct appraisal_line { person_id person; int64_t region; const char *name, *place, *measure; int mark; bool is_probationary, is_suspended, has_ground, is_recorded; };

struct appraisal {
	struct org_row org;
	int year;
	bool has_row;			/* it is recorded, and was not withdrawn */
	bool is_withdrawn;		/* it was recorded and withdrawn: nothing of it counts, its history is read, and it may be recorded again */
	bool is_unconfirmed;		/* a new record that waits (appraisal_first_waits): nothing of it counts, or is told, yet */
	struct appraisal_row row;
	day_t day;			/* whose members stand in the lines: the day of the meeting, or the one that was asked for */
	struct appraisal_line *lines; size_t lines_count;
	struct appraisal_twice *elsewhere; size_t elsewhere_count;	/* members of the day with a mark of the year in another branch: they are in no line */
	struct appraisal_correction_row *corrections; size_t corrections_count;	/* newest first */
	struct appraisal_change *changes; size_t changes_count;			/* of all of them, likewise */
	bool waits;			/* the newest correction, the first record or its withdrawal waits to be confirmed */
};

/* Branches that keep members, but no temporary one. */
bool appraisal_is_held_by(const char *org_kind);
/* A year is over once it is: its record is then corrected with the committee above. */
bool appraisal_is_closed(const struct ctx *c, int year);
/* Before last year: two people, of whom one is of the committee above, make the first record of it. */
bool appraisal_is_long_over(const struct ctx *c, int year);
/* Does a new record of the year wait for the committee above: of a year long over, or of one whose record that committee saw withdrawn when the year was
 * over already: what stands in the annual table is not made another by the branch alone. */
bool appraisal_first_waits(const struct ctx *c, const struct appraisal *a);
/* Of what is there, withdrawn or not; 0: nothing was ever recorded. */
int64_t appraisal_version(const struct appraisal *a);
/* The last day of the year, or today where that comes first. */
day_t appraisal_reference_day(const struct ctx *c, int year);
/* The record of a branch for a year, for `p` at the branch; DAY_NONE: of the members on its day, else on appraisal_reference_day. */
bool appraisal_read(struct ctx *c, org_id org, int year, day_t day, enum permission p, struct appraisal *a);

struct appraisal_typed { person_id person; const char *mark, *place, *measure; };
struct appraisal_form {
	int year;
	day_t day;
	int64_t due, present;
	const char *excess;		/* why more than a third are 优秀 */
	const char *reason;		/* why it is put right, or recorded long after its year; of another new record not asked */
	bool has_rest;			/* who has no mark is 合格 */
	const struct appraisal_typed *typed; size_t typed_count;
	int64_t row_version;		/* 0: there is no record yet */
};
/* Records a year, or corrects the record. Needs MAY_EDIT_PERSON at the branch. *waits: it is a correction of a year that is over, or the first record of a
 * year long over, and waits.
 * Refuses: who holds none, a year or day that cannot be, a member without a mark or a mark that does not fit, a grade of a probationer, a mark of
 * somebody whom another branch has marked for the year, fewer than half of those who should attend, numbers that are not those of the marks, more than half not asked to attend, 暂不评定 without a ground in the archive or words, more 优秀 than a third without a reason, 基本合格 or 不合格 without what is done about it, nothing changed,
 * a correction while another one waits. Everybody whose mark is new is told the own one. */
bool appraisal_save(struct ctx *c, org_id org, const struct appraisal_form *form, bool *waits);
/* Withdraws a record that should not be (one under a wrong year): nothing of it counts any more, everybody is told, what it held stays in the history,
 * and the year may be recorded again. In its own year, and before a first record was confirmed, at once; else *waits for the committee above.
 * Needs MAY_EDIT_PERSON at the branch. Refuses: nothing recorded, a correction that waits, no reason. */
bool appraisal_withdraw(struct ctx *c, org_id org, int year, const char *reason, int64_t row_version, bool *waits);
/* Not while something else of it waits. */
bool appraisal_may_withdraw(const struct appraisal *a);
/* What a case of a practice came to: the meeting, and the grade of whoever was graded there. Who is not named has no grade: on probation, or absent.
 * Where the year is recorded already it is corrected by it; a reason why there is no grade, and a grade from elsewhere, that stand there stay. */
struct appraisal_result { org_id org; int year; day_t day; int64_t due, present, run; const char *title; const struct appraisal_typed *typed; size_t typed_count; };
/* Asks no right: whoever may close the case may write its result. Part of the transaction of the caller. Refuses while a correction waits,
 * where the organisation holds none, by name whoever was graded and is no full member there or has a mark of the year elsewhere, and more
 * or fewer who were graded than were there. */
bool appraisal_write_result(struct ctx *c, const struct appraisal_result *result);
/* `state`: settled, or refused with a note. `correction` is the one that whoever decides has seen. */
struct appraisal_decision { int year; appraisal_correction_id correction; const char *state, *note; int64_t row_version; };
/* What waits (a correction, a first record, a withdrawal) is settled, or given back. Needs MAY_EDIT_PERSON at the organisation right above; never by who asked.
 * Refuses as changed meanwhile where something else waits by now: every asking and deciding raises the version of the record. */
bool appraisal_decide(struct ctx *c, org_id org, const struct appraisal_decision *d);
/* May the actor decide it? Says why not where `says_why`. */
bool appraisal_may_decide(struct ctx *c, const struct appraisal *a, bool says_why);
/* What waits for the actor: corrections of units below that nobody nearer to them could decide; *year is the latest of which one does. */
int64_t appraisal_waiting(struct ctx *c, int *year);

#endif
