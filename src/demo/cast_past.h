/* Cases of the demo that are over, written as the rules would have left them: for the many that would take too long act by act. Their
 * seals are made by the rule that makes all seals; that every step could be closed so, by whom and on that day, a test asks of the rules
 * afterwards (tests/store/demo_case_test.c). Those that go on stand at a step of their own organisation. One round each, about people, without effects on the archive but results made public. */
#ifndef DEMO_CAST_PAST_H
#define DEMO_CAST_PAST_H

#include "demo/demo_act.h"

struct file_kept;
struct past;

/* Everything below goes into transactions of some ten thousand rows, until past_end. Where the practice has not what is written (it was changed), the
 * load fails and says which case wanted what; nothing more is written then. */
struct past *past_begin(struct caster *k, int64_t use);
void past_end(struct past *x);

/* What a case is made of lives here until the next one is opened. */
struct arena *past_arena(struct past *x);

/* The next case. It is finished by the step whose way is a finish. */
void past_open(struct past *x, int org, int person, day_t day);
/* A paper of the case. Where a text of past_fill is NULL it names the next one that no field names yet, or the last one again. */
void past_paper(struct past *x, const struct file_kept *kept, const char *name, day_t day);
/* A form and its fields by their names, as cast_fill takes them; of a table rows of cells with tabs between, lines between rows. */
void past_fill(struct past *x, const char *named, const char *const *texts, size_t count);
void past_show(struct past *x, const char *notice, const char *text, day_t from_day);
/* A secret vote of the open step, closed with its list: those present who do not agree are against. */
struct past_voting { const char *vote, *supervisor, *teller; day_t day; const int *voters; int voters_count, present, agreed; };
void past_vote(struct past *x, const struct past_voting *what);
/* One period of a duty, by the texts of its contents. */
void past_report(struct past *x, const char *duty, int by, day_t day, const char *const *texts, size_t count);
/* A role that the steps of the case gave and took again. */
void past_role(struct past *x, const char *kind, day_t from_day, day_t to_day);
/* The booklet of the case, from the stock of that committee. */
void past_booklet(struct past *x, int committee, const char *number, day_t received, day_t issued);
/* The case goes on here: it is the turn of its own organisation, without a term. */
void past_leave_open(struct past *x);
/* Closes the open step; `way` is the next one or a finish. */
void past_close(struct past *x, int by, day_t day, const char *way);

#endif
