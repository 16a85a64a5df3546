/* What sources of tasks are made of, for this room only. */
#ifndef ROOMS_WORKBENCH_WORKBENCH_SOURCE_H
#define ROOMS_WORKBENCH_WORKBENCH_SOURCE_H

#include "rooms/run/run_overdue.h"
#include "rooms/workbench/workbench.h"
#include "rooms/workbench/workbench_sql.h"

/* A sentence with one placeholder. */
const char *workbench_say(struct ctx *c, message m, const char *name, const char *value);
enum workbench_when workbench_when_is(day_t today, day_t due);
/* One line, which the source may complete until it adds the next; title begins with a verb. It is not counted by that. */
struct workbench_task *workbench_add(struct ctx *c, struct workbench *b, day_t due, const char *icon, const char *title, const char *meta, const char *href);
/* One line that stands for `n`, counts them all and says so at its end. */
struct workbench_task *workbench_add_many(struct ctx *c, struct workbench *b, day_t due, int64_t n, const char *icon, const char *title, const char *meta,
	const char *href);
/* It has no day of its own, and this is said instead of the days. */
void workbench_due(struct workbench_task *task, const char *text);
void workbench_count(struct workbench *b, int64_t late, int64_t today, int64_t week, int64_t soon);

#define WORKBENCH_TASKS_FIRST 64

/* The line is one that the actor's post oversees. Those of a source are counted by it in b->overseen; a SUM, counted as the post's own when it was added, is
 * counted there by this. */
void workbench_oversee(struct workbench *b, struct workbench_task *task, enum workbench_oversee kind);
/* Does the actor stand above the branches? What they have to do for their members is named as theirs. */
bool workbench_is_above(struct ctx *c);

/* What fell due before each group ended, as one statement counted it: of the post's own, or of a kind that it oversees. */
void workbench_add_counts(struct workbench *b, enum workbench_oversee kind, const struct workbench_due *due);
/* The first day behind the terms that are told. */
day_t workbench_terms_last(const struct ctx *c);
/* The day of joining of whom a conversion is due on a day, and the first behind those that are told. */
day_t workbench_joined_for(day_t due);
day_t workbench_joined_last(const struct ctx *c);
/* Those of a subtree whose extended probation is over within the same time; and where a day counts among late, today, week and soon. */
size_t workbench_extended(struct ctx *c, const char *from, const char *to, struct run_extended **list);
int64_t *workbench_due_count(struct ctx *c, struct workbench_due *due, day_t day);
/* The first day of next week. */
day_t workbench_week_end(const struct ctx *c);

/* One line for `n` of today, where there are any; title says them as {n}. */
void workbench_add_number(struct ctx *c, struct workbench *b, int64_t n, const char *icon, message title, message meta, const char *href);

/* One line that stands for `n` of what the post oversees, none for 0, and leads to where they are told unit by unit. */
void workbench_add_overseen(struct ctx *c, struct workbench *b, enum workbench_oversee kind, int64_t n, day_t due);
/* The first b->listed lines of those that end from a day on and before another; of what is overseen one line. */
void workbench_conversions_between(struct ctx *c, struct workbench *b, day_t from, day_t to);
void workbench_terms_between(struct ctx *c, struct workbench *b, day_t from, day_t to);

/* Talks with applicants of the own organisation, due a month after the application (《中国共产党发展党员工作细则》（2014年）第七条), until a step of a case has that term; nothing
 * where no practice leads on from an application. */
void workbench_collect_applicants(struct ctx *c, struct workbench *b);
/* Ends of probation: of the branch's own people one by one, above the branches as what is overseen. */
void workbench_collect_conversions(struct ctx *c, struct workbench *b);
/* What somebody has to do for himself, whatever post is in force: votes, reviews and keys of secret votes of his, counts that wait for him, objections and
 * answers, feedback about himself, and where other posts of his have something. */
void workbench_collect_own(struct ctx *c, struct workbench *b);
/* Sheets of reminders: those to the own organisation, and those to one above it on which the own one is late. */
void workbench_collect_reminders(struct ctx *c, struct workbench *b);
/* Whoever holds a post without what it needs, or soon without it: one line of each, whatever their number. */
void workbench_collect_post_needs(struct ctx *c, struct workbench *b);
void workbench_collect_runs(struct ctx *c, struct workbench *b);	/* and what is told of them */
/* Above the branches alone: talks that were not held and duties that were not reported below, one line of each. */
void workbench_collect_overdue(struct ctx *c, struct workbench *b);
/* Terms of committees and branches that end (《中国共产党支部工作条例（试行）》（2018年）第二十一条); the second where a post handles cases and has no right to edit organisations, so
 * that nobody reads them twice. */
void workbench_collect_terms(struct ctx *c, struct workbench *b);
void workbench_collect_own_terms(struct ctx *c, struct workbench *b);
/* Yearly reviews of areas and model posts that are late, each on the desk of whoever may make it nearest to the organisation (LQ-05). */
void workbench_collect_place_reviews(struct ctx *c, struct workbench *b);
/* One line for the posts of secretaries in the range that are empty for more than WORKBENCH_VACANT_DAYS. */
void workbench_collect_vacancies(struct ctx *c, struct workbench *b);
/* One line for the deputy secretaries of branches who left within the term and whom nobody followed, in the range of whoever handles cases. */
void workbench_collect_deputies(struct ctx *c, struct workbench *b);
/* Appointments that wait for the actor as the second person. */
void workbench_collect_confirmations(struct ctx *c, struct workbench *b);
/* Members' requests for a correction of their record: the branch answers, those above are told what it left unanswered. */
void workbench_collect_corrections(struct ctx *c, struct workbench *b);
/* Quotas of people below an age that are not met in the range, one line each. */
void workbench_collect_quotas(struct ctx *c, struct workbench *b);
/* Late registrations that wait for a decision of the actor's post. */
void workbench_collect_late_entries(struct ctx *c, struct workbench *b);
/* Mergers and moves that wait for the actor as the second person, and what became of those that the actor asked for, or that brought something into the own range
 * from elsewhere, for WORKBENCH_TOLD_DAYS. */
void workbench_collect_org_requests(struct ctx *c, struct workbench *b);
void workbench_collect_own_org_requests(struct ctx *c, struct workbench *b);
void workbench_collect_arrived_orgs(struct ctx *c, struct workbench *b);
/* The same of final votes that are to become void. */
void workbench_collect_voidings(struct ctx *c, struct workbench *b);
void workbench_collect_own_voidings(struct ctx *c, struct workbench *b);
/* Who is to be left out of the entitled of a vote, for whoever above may confirm it. */
void workbench_collect_exclusions(struct ctx *c, struct workbench *b);
/* The same of archives to be merged, declared void or restored. */
void workbench_collect_voids(struct ctx *c, struct workbench *b);
void workbench_collect_own_voids(struct ctx *c, struct workbench *b);
/* Transfers whose next act is the own organisation's, by that act. */
void workbench_collect_transfers(struct ctx *c, struct workbench *b);
/* Floating members: contacts that are late, cards, certificates to take back, who waits to be taken in, questions of stations, and who is away so long that
 * he ought to be transferred. */
void workbench_collect_floating(struct ctx *c, struct workbench *b);
/* Members' own requests for a transfer that wait. */
void workbench_collect_transfer_requests(struct ctx *c, struct workbench *b);
/* Imports and undoings that wait for a decision, and what became of the actor's own, for WORKBENCH_TOLD_DAYS. */
void workbench_collect_batches(struct ctx *c, struct workbench *b);
void workbench_collect_own_batches(struct ctx *c, struct workbench *b);
/* Exports that wait for the second person, and the actor's own: the file to be fetched while its link lives, or the reason of the refusal. */
void workbench_collect_exports(struct ctx *c, struct workbench *b);
void workbench_collect_own_exports(struct ctx *c, struct workbench *b);
/* In-service members who wait to be taken in by a community. */
void workbench_collect_residents(struct ctx *c, struct workbench *b);
/* Dues: members without a standard, reviews and warnings of who owes months; then movements of the book to be settled, and a year that was not made public. */
void workbench_collect_dues(struct ctx *c, struct workbench *b);
void workbench_collect_dues_book(struct ctx *c, struct workbench *b);
/* Democratic appraisals (民主评议党员) that were not recorded, or wait for the committee above. */
void workbench_collect_appraisals(struct ctx *c, struct workbench *b);

#endif
