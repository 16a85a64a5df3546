/* What is due of records and files: corrections, late registrations, entries made in error, imports and exports. */
#include "rooms/workbench/workbench_source.h"

#include <string.h>
#include "base/text.h"
#include "rooms/batch/batch.h"
#include "rooms/export/export.h"
#include "rooms/person/late_entry.h"
#include "rooms/person/person_void.h"
#include "text/person_void.h"
#include "text/workbench.h"

/* ---- requests for a correction of one's own record ---- */

/* Those above are told of what their branches left unanswered. */
void workbench_collect_corrections(struct ctx *c, struct workbench *b)
{
	bool is_above = workbench_is_above(c);
	enum workbench_oversee kind = is_above ? WORKBENCH_OVERSEE_CORRECTIONS : WORKBENCH_OVERSEE_NOTHING;
	size_t limit = is_above ? b->overseen_listed : b->listed;
	struct workbench_due due = { 0 };
	struct workbench_correction *rows;
	size_t count = limit == 0 ? 0 : workbench_corrections(c->store, c->actor.region_id, b->from, b->to, c->actor.org_id, c->today, c->today + 1, workbench_week_end(c),
		(int64_t)limit, &rows);

	workbench_corrections_due(c->store, c->actor.region_id, b->from, b->to, c->actor.org_id, c->today, c->today + 1, workbench_week_end(c), &due);
	workbench_add_counts(b, kind, &due);
	for (size_t i = 0; i < count; i++) {
		struct workbench_task *task = workbench_add(c, b, rows[i].day, "edit", workbench_say(c, is_above ? T_workbench_answer_below : T_workbench_answer, "name", rows[i].name),
			rows[i].org_name, arena_printf(c->arena, "/correction/%lld", (long long)rows[i].id.v));

		if (is_above)
			workbench_oversee(b, task, kind);
	}
}

/* ---- late registrations that wait for the committee above ---- */

#define LATE_ENTRIES_MAX 200

void workbench_collect_late_entries(struct ctx *c, struct workbench *b)
{
	struct late_entry_row *rows;
	size_t count = late_entry_list(c, "waiting", LATE_ENTRIES_MAX, &rows), shown[WORKBENCH_WHENS_COUNT] = { 0 };

	for (size_t i = 0; i < count; i++) {
		day_t due = day_from_time(rows[i].asked_s) + LATE_ENTRY_DAYS;
		enum workbench_when when = workbench_when_is(c->today, due);

		if (!late_entry_may_decide(c, &rows[i], false))
			continue;
		b->counts[when]++;
		if (shown[when]++ < b->listed)
			workbench_add(c, b, due, "okc", workbench_say(c, T_workbench_late_entry, "name", rows[i].name), rows[i].org_name,
				arena_printf(c->arena, "/late-entry/%lld", (long long)rows[i].id.v));
	}
}

void workbench_collect_voids(struct ctx *c, struct workbench *b)
{
	struct person_void_row *rows;
	size_t count = person_void_list(c, "waiting", LATE_ENTRIES_MAX, &rows), shown[WORKBENCH_WHENS_COUNT] = { 0 };

	for (size_t i = 0; i < count; i++) {
		day_t due = day_from_time(rows[i].asked_s) + PERSON_VOID_DAYS;
		enum workbench_when when = workbench_when_is(c->today, due);

		if (!person_void_may_decide(c, &rows[i], false))
			continue;
		b->counts[when]++;
		if (shown[when]++ < b->listed)
			workbench_add(c, b, due, "okc", workbench_say(c, rows[i].is_restore ? T_person_void_work_decide_restore : T_person_void_work_decide, "name", rows[i].name), rows[i].org_name,
				arena_printf(c->arena, "/person-void/%lld", (long long)rows[i].id.v));
	}
}

/* What became of what one asked for, until it was read or has been told for some days. */
void workbench_collect_own_voids(struct ctx *c, struct workbench *b)
{
	struct person_void_row *rows;
	size_t count = person_void_told(c->store, c->actor.account_id, c->now_s - (int64_t)WORKBENCH_TOLD_DAYS * 86400, &rows);

	b->counts[WORKBENCH_TODAY] += (int64_t)count;
	for (size_t i = 0; i < count && i < b->listed; i++) {
		bool is_refused = strcmp(rows[i].state, "refused") == 0;
		message title = is_refused ? T_person_void_work_refused : rows[i].is_restore ? T_person_void_work_done_restore : T_person_void_work_done;

		workbench_add(c, b, c->today, "okc", workbench_say(c, title, "name", rows[i].name),
			is_refused ? workbench_say(c, T_person_void_work_refused_why, "why", rows[i].note) : ctx_words(c, T_person_void_work_done_why),
			arena_printf(c->arena, "/person-void/%lld", (long long)rows[i].id.v))->is_watched = !is_refused;
	}
}

/* ---- imports and exports ---- */

void workbench_collect_batches(struct ctx *c, struct workbench *b)
{
	struct batch_waiting waiting = batch_waiting(c);

	workbench_add_number(c, b, waiting.imports, "upl", T_workbench_batch_decide, T_workbench_batch_decide_why, "/batch/waiting");
	workbench_add_number(c, b, waiting.undoings, "upl", T_workbench_batch_decide_undo, T_workbench_batch_decide_undo_why, "/batch/waiting");
}

/* What became of one's own, until it is taken up again or has been told for some days. */
void workbench_collect_own_batches(struct ctx *c, struct workbench *b)
{
	struct batch_told_row *rows;
	size_t count = batch_told(c->store, c->actor.account_id, c->now_s - (int64_t)WORKBENCH_TOLD_DAYS * 86400, &rows);

	b->counts[WORKBENCH_TODAY] += (int64_t)count;
	for (size_t i = 0; i < count && i < b->listed; i++) {
		bool is_undo = text_starts(rows[i].decision, "undo_"), is_refused = strcmp(rows[i].decision, is_undo ? "undo_refused" : "refused") == 0;
		message title = is_undo ? (is_refused ? T_workbench_batch_undo_refused : T_workbench_batch_undo_approved)
			: is_refused ? T_workbench_batch_refused : T_workbench_batch_approved;

		workbench_add(c, b, c->today, "upl", workbench_say(c, title, "name", rows[i].name),
			is_refused ? workbench_say(c, T_workbench_refused_why, "why", rows[i].note) : ctx_words(c, T_workbench_batch_approved_why),
			arena_printf(c->arena, "/batch/%lld", (long long)rows[i].id.v))->is_watched = !is_refused;
	}
}

void workbench_collect_exports(struct ctx *c, struct workbench *b)
{
	struct export_row *rows;

	workbench_add_number(c, b, (int64_t)export_list_waiting(c, &rows), "down", T_workbench_export_decide, T_workbench_export_decide_why, "/export");
}

/* Each with its own page, where the file or the reason is. */
void workbench_collect_own_exports(struct ctx *c, struct workbench *b)
{
	struct export_told_row *rows;
	size_t count = export_told(c->store, c->actor.account_id, c->now_s, &rows);

	b->counts[WORKBENCH_TODAY] += (int64_t)count;
	for (size_t i = 0; i < count && i < b->listed; i++) {
		bool is_refused = strcmp(rows[i].state, "refused") == 0;

		workbench_add(c, b, c->today, "down", workbench_say(c, is_refused ? T_workbench_export_refused : T_workbench_export_fetch, "name", rows[i].title),
			is_refused ? workbench_say(c, T_workbench_refused_why, "why", rows[i].refusal) : ctx_words(c, T_workbench_export_fetch_why),
			arena_printf(c->arena, "/export/%lld", (long long)rows[i].id.v))->is_watched = is_refused;
	}
}
