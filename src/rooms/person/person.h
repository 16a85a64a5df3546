/* The archive: one record a person, with dated branch, status, roles and history.
 * A member belongs to exactly one branch on every day; membership holds the stretches of days, person holds today. */
#ifndef ROOMS_PERSON_PERSON_H
#define ROOMS_PERSON_PERSON_H

#include "core/ctx.h"
#include "rooms/person/person_digest.h"
#include "rooms/person/person_former.h"
#include "rooms/person/person_sql.h"
#include "schema/model.h"

#define PERSON_JOIN_AGE_YEARS_MIN 18	/* 中国共产党章程 art. 1 */
#define PERSON_AGE_YEARS_MAX 130
#define PERSON_PROBATION_MONTHS 12	/* 党章 art. 7 */

/* 党籍状态 */
enum person_status {
	PERSON_NOT_MEMBER = 0, PERSON_PROBATIONARY = 1, PERSON_FULL = 2, PERSON_NO_VOTE = 3, PERSON_SUSPENDED = 4,
	PERSON_REMOVED = 5, PERSON_EXPELLED = 6, PERSON_CANCELLED = 7, PERSON_DECEASED = 8, PERSON_MOVED_OUT = 9,
	PERSON_VOID = 10	/* the archive is void (person_void.h): its path is empty, so that no right reaches it and no list shows it */
};
/* Counted as a member: domain rule of 党籍, section 1. */
bool person_status_is_member(int64_t status);

/* As typed on a form or read from a roster: cleaned text, not yet checked. NULL counts as empty. */
struct person_form {
	const char *name, *former_name, *sex, *nationality, *birth, *id_number, *no_number_reason, *phone, *native_place,
		*address, *education, *degree, *school, *occupation, *work_unit, *job, *is_front_line, *marriage, *status,
		*applied, *joined, *full, *document;
	const char *reason;		/* why a record is changed; not for a new one */
	const char *twin_reason;	/* of a new one, or of another name or birthday: how it was found that somebody of the same name and birthday is somebody else */
	org_id org;
	int64_t row_version;
};

/* What passed the checks. */
struct person_facts {
	const char *name, *former_name, *nationality, *id_number, *no_number_reason, *phone, *native_place, *address, *education,
		*degree, *school, *work_unit, *job, *marriage;
	int64_t sex, occupation, status;
	bool is_front_line;
	day_t birth_day, applied_day, joined_day, full_day;
	enum date_precision birth_precision, applied_precision, joined_precision, full_precision;
};

/* Checks every field and records every objection (BAD_INPUT at its field), so that a clerk sees all at once.
 * Needs no database. */
bool person_check(struct ctx *c, const struct person_form *form, struct person_facts *facts);
/* The first day on which who joined then can have become a full member: a year later (党章 art. 7). DAY_NONE where no year was asked for:
 * before the Constitution of 1956-09-26 (候补期 of various lengths), and from that of 1969-04-14 to that of 1977-08-18 (no probation). */
day_t person_conversion_earliest(day_t joined, enum date_precision precision);
/* Its part about the days of joining and conversion: 党章 arts. 1 and 7. */
void person_check_joining(struct ctx *c, const struct person_facts *facts);
/* A day as it is typed, and how exactly; DAY_NONE: nothing was. False, with *day DAY_NONE: refused at the field, since it cannot be read or may be two days. */
bool person_read_day(struct ctx *c, const char *field, const char *typed, day_t *day, enum date_precision *precision);

/* What is slow and needs no database: sealed values, digests, search keys. Made before the write turn. */
#define PERSON_BIGRAMS_MAX 60
struct person_keys {
	struct bytes id_number, phone;
	const char *id_number_mask, *phone_mask, *pinyin_key, *initials;
	const char *bigrams[PERSON_BIGRAMS_MAX];
	size_t bigrams_count;
	struct person_former_keys former;
	struct person_digests digests;
};
void person_make_keys(struct ctx *c, person_id id, const struct person_facts *facts, struct person_keys *keys);

/* Needs MAY_EDIT_PERSON at form->org. Refuses: everything of person_check; an organisation that keeps no members;
 * an ID number in the archive already (named only when the actor may see that record); and at `twin_reason`, while that is empty, somebody of the same name
 * and birthday in the county (person_twin.h). */
bool person_create(struct ctx *c, const struct person_form *form, person_id *made);
/* Changes facts, not branch or status. Refuses: everything of person_check, a change without a reason (CS-01), a record closed
 * by death. What was and what became of each fact is kept with author and reason (person_log.h). */
bool person_change(struct ctx *c, person_id id, const struct person_form *form);
/* Branch or status from `day` on, by a procedure (or late_entry.h): closes the open stretch and begins the next. The cause says what happens to the
 * status; `status` may state it (PERSON_BY_CAUSE: it does not), and then must agree. Refuses a day not after the last
 * change (but a conversion may count from a day in a branch before the present one), a member's move, transfer out or in, any event after death or an end for good, a cause that does not fit the present status, a move to the same
 * branch or another county, conversion before a year of probation, no document. Who ceases to be a member leaves
 * posts and roles the same day. */
#define PERSON_BY_CAUSE (-1)
struct person_standing { org_id org; int64_t status; day_t day; const char *cause, *document;
	bool is_late;		/* of "joined": it happened before the procedure came into the system, so the balance counts it as late_entry */
	int64_t run;		/* the case that does it; 0: none */
	bool ends_all_posts; };	/* of "transferred_out": posts beside the Party end too */
/* The same as a question, with the refusals; nothing is written. Inside a transaction. */
bool person_judge_standing(struct ctx *c, person_id id, const struct person_standing *standing);
/* The same inside a transaction that a procedure began, judged and audits: whoever may act there was asked before. Here somebody may
 * also join ("joined": a probationary member from the day on, which is the day of joining). */
bool person_write_standing(struct ctx *c, person_id id, const struct person_standing *standing);
/* Inside a transaction of a procedure that has the paper: the day on which somebody applied for membership, since when he is an applicant. What the archive had
 * before stands in the lines of what was changed; `reason` names the procedure. */
void person_write_applied(struct ctx *c, const struct person_row *row, day_t day, enum date_precision precision, const char *reason);
/* May this cause (code set membership_cause) befall somebody of this status? */
bool person_event_fits(const char *cause, int64_t status);
/* Does it happen by the procedure 组织关系接转 alone, so that nothing else does it, nor late_entry.h? */
bool person_event_by_transfer(const char *cause, int64_t status);

/* Is it the move of an applicant, an activist or a prospect? He goes with his papers and his case by 培养关系转移 alone, which the branch that takes him over has a part
 * in (《中国共产党发展党员工作细则》（2014年、2026年）第十一条), and nothing else does it, nor late_entry.h. */
bool person_event_by_training(struct ctx *c, const struct person_row *row, const char *cause);

/* The record if the actor may see it, else NOT_FOUND; of one that is void refuses with the words that it is, to whoever could see it before. */
bool person_see(struct ctx *c, person_id id, struct person_row *row);
#define PERSON_REASON_MAX 200	/* characters of a reason that only the log keeps */
/* The full ID number and phone: needs MAY_SEE_FULL, writes an audit line with the reason. A POST. */
bool person_reveal(struct ctx *c, person_id id, const char *reason, const char **id_number, const char **phone);
/* The same for an act that is logged under its own name: the caller writes the line, which is the only one, and what for stands in it. */
bool person_numbers_open(struct ctx *c, const struct person_row *row, const char *reason, const char **id_number, const char **phone);
/* The same of the actor's own archive, for whoever it is about (个人信息保护法 art. 45: 个人有权查阅其个人信息): asks for no right and no reason, and writes its
 * line all the same, since it is done with an account. NOT_FOUND without an archive. A POST. */
bool person_reveal_own(struct ctx *c, struct person_row *row, const char **id_number, const char **phone);

/* How a name is read, where the tables do not know: "ou yang xiu", small letters with blanks. It stays until the name
 * changes. Needs MAY_EDIT_PERSON. */
bool person_read_as(struct ctx *c, person_id id, const char *reading, int64_t row_version);

/* Of a membership: it began before the archive knew of it (code set membership_cause). */
#define PERSON_LATE_ENTRY "late_entry"

/* The day, or the founding of the organisation where that is later: nobody was a member there before there was one. Whoever joined the Party
 * earlier did so elsewhere; the day of joining stays what it is. Holds for every membership that is entered late or imported, so that the
 * balance of a period never takes somebody in twice. */
day_t person_day_within(const struct person_org_row *org, day_t day);

/* ---- for batches: the writes alone, inside a transaction that the caller began and audits ---- */
/* Keys and facts were checked and judged by the caller. The second is false where the row was changed since it was read; a reading of a name that was
 * corrected stays while the name does. */
void person_write_new(struct ctx *c, person_id id, const struct person_org_row *org, const struct person_facts *facts,
	const struct person_keys *keys, const char *began_by, const char *document);
bool person_write_change(struct ctx *c, const struct person_row *row, const struct person_facts *facts,
	const struct person_keys *keys);
/* A membership that was never registered, of a record that is there: status, joined_day and full_day of the facts. */
void person_write_membership(struct ctx *c, const struct person_row *row, const struct person_org_row *org, const struct person_facts *facts, const char *document);
/* Takes away a record that a batch made. False, with nothing written: something hangs on it by now. */
bool person_write_removal(struct ctx *c, const struct person_row *row);

/* The branch: in range, there, open, keeping members when the status is a member's. Else refused at "org". */
bool person_org_is_right(struct ctx *c, org_id id, int64_t status, struct person_org_row *org);
/* The same without asking the right, for a procedure that has its own. */
bool person_org_fits(struct ctx *c, org_id id, int64_t status, struct person_org_row *org);

/* Where somebody works and as what, with a blank between the two: without one they read like one name. */
const char *person_work_text(struct arena *a, const char *unit, const char *job);

#endif
