/* Notices (公示): a text that everybody may read for a number of days and object to; who handles the case answers. A notice is over
 * once its last day has passed and, where it says so, everything is answered. */
#ifndef ROOMS_NOTICE_NOTICE_H
#define ROOMS_NOTICE_NOTICE_H

#include "core/ctx.h"
#include "rooms/notice/notice_sql.h"

#define NOTICE_TEXT_CHARS_MIN 10
#define OBJECTION_TEXT_CHARS_MIN 2	/* "同意": one word of a villager is an opinion, and an answer may be as short */
#define OBJECTIONS_PER_HOUR 5	/* from one address; an office registers as many as it gets */

struct notice_ask {
	int64_t region, run, step;
	org_id org;
	const char *item, *board, *title, *text;
	day_t from_day, last_day;	/* both shown */
	day_t objections_last;	/* the last day on which objections are taken */
	int answer_days;	/* each is answered within so many days; 0: no term */
	bool answer_workdays, must_answer;
	bool is_on_paper;	/* it hung there, maybe long ago; its scan is kept by whoever asks */
};

/* Inside a transaction whose rule has asked the right. Refuses at "text" and "from": too short or too long, the name of a secret file, an ID number or a
 * mobile number in it, a day before today. Those who read it must know it from its first day. */
bool notice_write(struct ctx *c, const struct notice_ask *ask, notice_id *made);

/* Over on that day: its last day has passed, it was not withdrawn, and nothing waits that must be answered. */
bool notice_is_over(const struct notice_of_run *n, day_t day);

/* The notice if it has begun; whoever handles cases there sees it before and after. Else NOT_FOUND, and GONE with its days where it was shown and is over. */
bool notice_see(struct ctx *c, notice_id id, struct notice_row *row);
/* Would notice_see show it? `row` is filled where there is such a notice (row->id), shown or not. */
bool notice_is_shown(struct ctx *c, notice_id id, struct notice_row *row);
bool notice_may_handle(const struct ctx *c, const struct notice_row *row);

/* The last day on which the objection is answered in time; DAY_OPEN: no term. 村民委员会组织法 2025 art. 17: of a list of voters the third day. */
day_t notice_answer_due(const struct notice_row *row, const struct objection_row *objection);
day_t objection_made_day(const struct objection_row *objection);
/* It was answered behind that day, or waits still. */
bool notice_answer_is_late(const struct ctx *c, const struct notice_row *row, const struct objection_row *objection);

/* The day by which the first of what waits is answered: that of the notice where it names a term, else the last day on which it hangs. */
day_t notice_answers_due(const struct notice_to_answer_row *row);

/* Is it on display, and its last day for objections not over? */
bool notice_takes_objections(const struct ctx *c, const struct notice_row *row);
/* Anybody, signed in or not, while it is shown. Refuses: over or withdrawn, behind the last day for objections, too short or too long, too many in an hour. */
struct objection_form { const char *name, *contact, *text; };
/* number: of what is said to the notice it is the first, the second and so on, as the page numbers it; whoever said it finds the answer by it. */
bool objection_send(struct ctx *c, notice_id id, const struct objection_form *form, int64_t *number);
/* Needs MAY_HANDLE there. The answer stands beside the objection for everybody to read, without who made it, so it holds no number of a person either. */
bool objection_reply(struct ctx *c, objection_id id, const char *answer, int64_t row_version);
/* What hangs, a notice or a publication, is taken down once and with a reason: refuses one that was withdrawn on `withdrawn_day` (DAY_OPEN: it hangs), no
 * reason, and one of more than `reason_max` characters. */
bool notice_require_hanging(struct ctx *c, int64_t withdrawn_day, const char *reason, size_t reason_max);
/* Does a step of a case rest on it that is closed? `closed` is its day then. */
bool notice_is_proof(struct ctx *c, const struct notice_row *row, day_t *closed);
/* Needs MAY_HANDLE there. Refuses: no reason, withdrawn already, one on which a closed step rests. What it was needed for wants a new one; what was said to it still waits
 * for its answer. */
bool notice_take_down(struct ctx *c, notice_id id, const char *reason, int64_t row_version);

#endif
