/* Collects what is due. A new source of tasks is one function in SOURCES. */
#include "rooms/workbench/workbench_source.h"

#include <stdlib.h>
#include <string.h>
#include "core/permit.h"
#include "rooms/dues/dues_due.h"
#include "rooms/figure/figure.h"
#include "rooms/batch/batch.h"
#include "rooms/export/export.h"
#include "rooms/floating/floating_due.h"
#include "rooms/floating/pass.h"
#include "rooms/resident/resident.h"
#include "rooms/run/run_term.h"
#include "rooms/person/late_entry.h"
#include "rooms/person/person_void.h"
#include "rooms/person/quota.h"
#include "rooms/transfer/transfer_due.h"
#include "rooms/transfer/transfer_request.h"
#include "text/person_void.h"
#include "text/workbench.h"

/* ---- elections ---- */

void workbench_add_counts(struct workbench *b, const struct workbench_due *due)
{
	workbench_count(b, due->late, due->today, due->week, due->soon);
}

day_t workbench_week_end(const struct ctx *c)
{
	return c->today + 8 - day_weekday(c->today);
}

#define TERMS_LISTED (WORKBENCH_LISTED * WORKBENCH_WHENS_COUNT)
enum { TERM_IDS_COUNT, TERM_IDS, TERM_DUES = TERM_IDS + TERMS_LISTED, TERM_NUMBERS_COUNT = TERM_DUES + WORKBENCH_WHENS_COUNT };

/* How many end when, and which end first in each group. */
static void count_terms(struct ctx *c, const void *data, int64_t n[])
{
	day_t last = day_add_months(c->today, WORKBENCH_TERM_MONTHS) + 1;
	struct workbench_due due = { 0 };
	struct workbench_term *first;

	memset(n, 0, TERM_NUMBERS_COUNT * sizeof(*n));
	n[TERM_IDS_COUNT] = (int64_t)workbench_terms(c->store, c->actor.path_from, c->actor.path_to, c->today, c->today + 1, workbench_week_end(c), last, WORKBENCH_LISTED, &first);
	for (int64_t i = 0; i < n[TERM_IDS_COUNT]; i++)
		n[TERM_IDS + i] = first[i].id.v;
	workbench_terms_due(c->store, c->actor.path_from, c->actor.path_to, c->today, c->today + 1, workbench_week_end(c), last, &due);
	n[TERM_DUES + WORKBENCH_LATE] = due.late;
	n[TERM_DUES + WORKBENCH_TODAY] = due.today;
	n[TERM_DUES + WORKBENCH_WEEK] = due.week;
	n[TERM_DUES + WORKBENCH_SOON] = due.soon;
}

/* More than are kept. */
static size_t all_terms(struct ctx *c, size_t limit, struct workbench_term_row **rows)
{
	struct workbench_term *first;
	size_t count = workbench_terms(c->store, c->actor.path_from, c->actor.path_to, c->today, c->today + 1, workbench_week_end(c),
		day_add_months(c->today, WORKBENCH_TERM_MONTHS) + 1, (int64_t)limit, &first);
	int64_t *ids = arena_array(c->arena, count + 1, sizeof(*ids));

	for (size_t i = 0; i < count; i++)
		ids[i] = first[i].id.v;
	return workbench_terms_of(c->store, ids, count, rows);
}

/* The case by which it is elected, or where no practice says how the form that records what was held. */
static const char *elect_href(struct ctx *c, org_id id)
{
	struct run_term_way way;
	struct org_row org;

	if (may(c, MAY_HANDLE) && org_get(c->store, id, &org) && run_term_way(c, &org, &way))
		return run_term_href(c->arena, &org, &way);
	return arena_printf(c->arena, "/org/%lld/elect/form", (long long)id.v);
}

static void collect_terms(struct ctx *c, struct workbench *b)
{
	int64_t n[TERM_NUMBERS_COUNT];
	struct workbench_term_row *rows;
	bool is_above = workbench_is_above(c);
	size_t count;

	figure_kept(c, "terms due", c->actor.path_from, c->today, FIGURE_ON_ORGS, count_terms, NULL, n, TERM_NUMBERS_COUNT);
	for (int when = 0; when < WORKBENCH_WHENS_COUNT; when++)
		b->counts[when] += n[TERM_DUES + when];
	if (n[TERM_IDS_COUNT] == 0)
		return;
	count = b->listed <= WORKBENCH_LISTED ? workbench_terms_of(c->store, &n[TERM_IDS], (size_t)n[TERM_IDS_COUNT], &rows) : all_terms(c, b->listed, &rows);
	for (int when = 0; when < WORKBENCH_WHENS_COUNT && is_above; when++)
		b->overseen[WORKBENCH_OVERSEE_TERMS][when] += n[TERM_DUES + when];
	for (size_t i = 0; i < count; i++) {
		bool is_own = !is_above || rows[i].id.v == c->actor.org_id;
		struct workbench_task *task = workbench_add(c, b, rows[i].day, "vote", workbench_say(c, is_own ? T_workbench_elect : T_workbench_elect_below, "name", rows[i].name),
			workbench_say(c, T_workbench_term_ends, "day", day_text(c->arena, rows[i].day)), elect_href(c, rows[i].id));

		if (!is_own)
			workbench_oversee(b, task, WORKBENCH_OVERSEE_TERMS);
		else if (is_above)
			b->overseen[WORKBENCH_OVERSEE_TERMS][task->when]--;
	}
}

/* 支部工作条例 art. 21: the branch itself is reminded as well, by the first page of whoever handles its cases. */
static void collect_own_terms(struct ctx *c, struct workbench *b)
{
	if (!may(c, MAY_EDIT_ORG))
		collect_terms(c, b);
}

/* ---- vacancies ---- */

static void count_vacancies(struct ctx *c, const void *data, int64_t n[])
{
	struct workbench_number vacant = { 0 };

	workbench_vacant(c->store, c->actor.path_from, c->actor.path_to, c->today, c->today - WORKBENCH_VACANT_DAYS, &vacant);
	n[0] = vacant.n;
}

static void collect_vacancies(struct ctx *c, struct workbench *b)
{
	int64_t vacant = 0;

	figure_kept(c, "vacant", c->actor.path_from, c->today, FIGURE_ON_POSTS, count_vacancies, NULL, &vacant, 1);
	if (vacant == 0)
		return;
	workbench_add_many(c, b, c->today - 1, vacant, "me", workbench_say(c, T_workbench_fill_posts, "n", ctx_number(c, vacant)),
		workbench_say(c, T_workbench_vacant_since, "n", ctx_number(c, WORKBENCH_VACANT_DAYS)),
		arena_printf(c->arena, "/org/%lld/vacancies?kind=secretary", (long long)c->actor.org_id));
}

/* ---- appointments that wait for a second person ---- */

static void collect_confirmations(struct ctx *c, struct workbench *b)
{
	struct workbench_number all = { 0 };
	struct workbench_confirmation *rows;
	size_t count = workbench_confirmations(c->store, c->actor.path_from, c->actor.path_to, c->today, c->actor.account_id,
		c->actor.person_id, c->actor.level, (int64_t)b->listed, &rows);

	if (count == b->listed)
		workbench_confirmations_count(c->store, c->actor.path_from, c->actor.path_to, c->today, c->actor.account_id, c->actor.person_id, c->actor.level, &all);
	b->counts[WORKBENCH_TODAY] += count == b->listed ? all.n : (int64_t)count;
	for (size_t i = 0; i < count; i++)
		workbench_add(c, b, c->today, "okc", workbench_say(c, T_workbench_confirm, "name", rows[i].person_name),
			arena_printf(c->arena, "%s %s", rows[i].org_name, rows[i].post_name),
			arena_printf(c->arena, "/holding/%lld", (long long)rows[i].id.v));
}

/* ---- requests for a correction of one's own record ---- */

static void collect_corrections(struct ctx *c, struct workbench *b)
{
	struct workbench_due due = { 0 };
	struct workbench_correction *rows;
	size_t count = workbench_corrections(c->store, c->actor.region_id, c->actor.path_from, c->actor.path_to, c->actor.org_id, c->today,
		c->today + 1, workbench_week_end(c), (int64_t)b->listed, &rows);

	workbench_corrections_due(c->store, c->actor.region_id, c->actor.path_from, c->actor.path_to, c->actor.org_id, c->today, c->today + 1,
		workbench_week_end(c), &due);
	workbench_add_counts(b, &due);
	for (size_t i = 0; i < count; i++)
		workbench_add(c, b, rows[i].day, "edit", workbench_say(c, T_workbench_answer, "name", rows[i].name), rows[i].org_name,
			arena_printf(c->arena, "/correction/%lld", (long long)rows[i].id.v));
}

/* ---- quotas with a limit of age: they fall short by a birthday, without anybody doing anything (GY-07) ---- */

static void count_lacking(struct ctx *c, const void *quota, int64_t n[])
{
	struct quota_gauge *gauges;
	size_t count = quota_gauges(c, quota, c->actor.path_from, c->today, &gauges);

	n[0] = 0;
	for (size_t i = 0; i < count; i++)
		n[0] += gauges[i].state == QUOTA_SHORT || gauges[i].state == QUOTA_EMPTY;
}

static void collect_quotas(struct ctx *c, struct workbench *b)
{
	struct quota *quotas;
	size_t count = quota_list(c, &quotas);

	for (size_t i = 0; i < count; i++) {
		int64_t lacking = 0;

		if (quotas[i].is_off || quotas[i].age_below == 0)
			continue;
		figure_kept(c, arena_printf(c->arena, "quota %s", quotas[i].code), c->actor.path_from, c->today, FIGURE_ON_ROLES | FIGURE_ON_POSTS, count_lacking, &quotas[i], &lacking, 1);
		if (lacking == 0)
			continue;
		workbench_add_many(c, b, c->today, lacking, "users", workbench_say(c, T_workbench_quota, "name", quotas[i].title), quotas[i].basis,
			arena_printf(c->arena, "/quota/%s/org/%lld", quotas[i].code, (long long)c->actor.org_id));
	}
}

/* ---- late registrations that wait for the committee above ---- */

#define LATE_ENTRIES_MAX 200

static void collect_late_entries(struct ctx *c, struct workbench *b)
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

static void collect_voids(struct ctx *c, struct workbench *b)
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
static void collect_own_voids(struct ctx *c, struct workbench *b)
{
	struct person_void_row *rows;
	size_t count = person_void_told(c->store, c->actor.account_id, c->now_s - (int64_t)WORKBENCH_TOLD_DAYS * 86400, &rows);

	b->counts[WORKBENCH_TODAY] += (int64_t)count;
	for (size_t i = 0; i < count && i < b->listed; i++) {
		bool is_refused = strcmp(rows[i].state, "refused") == 0;
		message title = is_refused ? T_person_void_work_refused : rows[i].is_restore ? T_person_void_work_done_restore : T_person_void_work_done;

		workbench_add(c, b, c->today, "okc", workbench_say(c, title, "name", rows[i].name),
			is_refused ? workbench_say(c, T_person_void_work_refused_why, "why", rows[i].note) : workbench_say(c, T_person_void_work_done_why, "why", ""),
			arena_printf(c->arena, "/person-void/%lld", (long long)rows[i].id.v))->is_watched = !is_refused;
	}
}

/* ---- transfers ---- */

static void add_transfer(struct ctx *c, struct workbench *b, const struct transfer_due_line *line, message title)
{
	struct workbench_task *task = workbench_add(c, b, line->due, "right", workbench_say(c, title, "name", line->name), line->org_name,
		arena_printf(c->arena, "/transfer/%lld", (long long)line->id.v));

	if (line->due == DAY_OPEN)
		workbench_due(task, workbench_say(c, T_workbench_no_term, "n", ""));
}

static void collect_transfers(struct ctx *c, struct workbench *b)
{
	static const struct { const char *act; const struct message *text; } TITLES[] = { { "agree", T_workbench_transfer_agree }, { "adjust", T_workbench_transfer_adjust },
		{ "issue", T_workbench_transfer_issue }, { "accept", T_workbench_transfer_accept }, { "enrol", T_workbench_transfer_enrol },
		{ "receipt", T_workbench_transfer_receipt }, { "expire", T_workbench_transfer_expire }, { "again", T_workbench_transfer_again } };
	struct transfer_due due;

	transfer_due_of(c, b->listed, &due);
	workbench_count(b, due.late, due.today, due.week, due.soon);
	for (size_t i = 0; i < due.lines_count; i++) {
		const struct transfer_due_line *line = &due.lines[i];

		for (size_t k = 0; k < sizeof(TITLES) / sizeof(TITLES[0]); k++)
			if (strcmp(TITLES[k].act, line->act) == 0)
				add_transfer(c, b, line, TITLES[k].text);
	}
}

/* ---- floating members ---- */

static void add_many(struct ctx *c, struct workbench *b, int64_t n, const char *icon, message title, message meta, const char *href)
{
	if (n > 0)
		workbench_add_many(c, b, c->today, n, icon, workbench_say(c, title, "n", ctx_number(c, n)), workbench_say(c, meta, "n", ""), href);
}

/* What a branch has to do for its members: above it, of how many branches it is. */
static void add_of_branches(struct ctx *c, struct workbench *b, int64_t n, int64_t branches, const char *icon, message title, message title_below, message meta, const char *href)
{
	const struct message_arg args[] = { { "n", ctx_number(c, n) }, { "m", ctx_number(c, branches) } };
	bool is_above = workbench_is_above(c);
	struct workbench_task *task;

	if (n == 0)
		return;
	task = workbench_add_many(c, b, c->today, n, icon, message_text(c->arena, c->lang, is_above ? title_below : title, args, 2), workbench_say(c, meta, "n", ""), href);
	if (is_above)
		workbench_oversee(b, task, WORKBENCH_OVERSEE_SUM);
}

static void collect_floating(struct ctx *c, struct workbench *b)
{
	struct floating_due due;

	floating_due_of(c, &due);
	add_of_branches(c, b, due.contacts, due.contacts_branches, "phone", T_workbench_floating_contact, T_workbench_floating_contact_below, T_workbench_floating_contact_why, "/floating?side=late");
	add_many(c, b, due.cards, "file", T_workbench_floating_card, T_workbench_floating_card_why, "/floating?side=card");
	add_many(c, b, due.passes, "file", T_workbench_pass_take_back, T_workbench_pass_take_back_why, arena_printf(c->arena, "/pass?org=%lld&side=%s", (long long)c->actor.org_id,
		PASS_STATE_KEYS[PASS_DUE]));
	add_many(c, b, due.waiting, "float", T_workbench_floating_accept, T_workbench_floating_accept_why, "/floating?side=waiting");
	add_many(c, b, due.asked, "float", T_workbench_station_reply, T_workbench_station_reply_why,
		arena_printf(c->arena, "/org/%lld/station?side=asked", (long long)c->actor.org_id));
	add_many(c, b, due.to_transfer, "swap", T_workbench_floating_transfer, T_workbench_floating_transfer_why, "/floating?side=six");
}

/* Members who ask: of the own branch, or of one directly below. */
static void collect_transfer_requests(struct ctx *c, struct workbench *b)
{
	struct transfer_request_row *rows;
	int64_t own;

	transfer_request_list(c, &rows, &own);
	add_many(c, b, own, "swap", T_workbench_transfer_asked, T_workbench_transfer_asked_why, "/transfer/request");
}

static void collect_batches(struct ctx *c, struct workbench *b)
{
	struct batch_waiting waiting = batch_waiting(c);

	add_many(c, b, waiting.imports, "upl", T_workbench_batch_decide, T_workbench_batch_decide_why, "/batch/waiting");
	add_many(c, b, waiting.undoings, "upl", T_workbench_batch_decide_undo, T_workbench_batch_decide_undo_why, "/batch/waiting");
}

/* What became of one's own, until it is taken up again or has been told for some days. */
static void collect_own_batches(struct ctx *c, struct workbench *b)
{
	struct batch_told_row *rows;
	size_t count = batch_told(c->store, c->actor.account_id, c->now_s - (int64_t)WORKBENCH_TOLD_DAYS * 86400, &rows);

	b->counts[WORKBENCH_TODAY] += (int64_t)count;
	for (size_t i = 0; i < count && i < b->listed; i++) {
		bool is_undo = text_starts(rows[i].decision, "undo_"), is_refused = strcmp(rows[i].decision, is_undo ? "undo_refused" : "refused") == 0;
		message title = is_undo ? (is_refused ? T_workbench_batch_undo_refused : T_workbench_batch_undo_approved)
			: is_refused ? T_workbench_batch_refused : T_workbench_batch_approved;

		workbench_add(c, b, c->today, "upl", workbench_say(c, title, "name", rows[i].name),
			is_refused ? workbench_say(c, T_workbench_batch_refused_why, "why", rows[i].note) : workbench_say(c, T_workbench_batch_approved_why, "why", ""),
			arena_printf(c->arena, "/batch/%lld", (long long)rows[i].id.v))->is_watched = !is_refused;
	}
}

static void collect_exports(struct ctx *c, struct workbench *b)
{
	struct export_row *rows;

	add_many(c, b, (int64_t)export_list_waiting(c, &rows), "down", T_workbench_export_decide, T_workbench_export_decide_why, "/export");
}

/* Each with its own page, where the file or the reason is. */
static void collect_own_exports(struct ctx *c, struct workbench *b)
{
	struct export_told_row *rows;
	size_t count = export_told(c->store, c->actor.account_id, c->now_s, &rows);

	b->counts[WORKBENCH_TODAY] += (int64_t)count;
	for (size_t i = 0; i < count && i < b->listed; i++) {
		bool is_refused = strcmp(rows[i].state, "refused") == 0;

		workbench_add(c, b, c->today, "down", workbench_say(c, is_refused ? T_workbench_export_refused : T_workbench_export_fetch, "name", rows[i].title),
			is_refused ? workbench_say(c, T_workbench_export_refused_why, "why", rows[i].refusal) : workbench_say(c, T_workbench_export_fetch_why, "why", ""),
			arena_printf(c->arena, "/export/%lld", (long long)rows[i].id.v))->is_watched = is_refused;
	}
}

static void collect_residents(struct ctx *c, struct workbench *b)
{
	add_many(c, b, resident_waiting(c), "users", T_workbench_resident_accept, T_workbench_resident_accept_why, "/resident?side=waiting");
}

/* ---- dues ---- */

static void collect_dues(struct ctx *c, struct workbench *b)
{
	const char *late = arena_printf(c->arena, "/org/%lld/dues/late", (long long)c->actor.org_id);
	struct dues_due due;

	dues_due_of(c, &due);
	add_of_branches(c, b, due.review, due.review_branches, "coin", T_workbench_dues_review, T_workbench_dues_review_below, T_workbench_dues_review_why, arena_printf(c->arena, "%s?side=open", late));
	add_of_branches(c, b, due.warn, due.warn_branches, "coin", T_workbench_dues_warn, T_workbench_dues_warn_below, T_workbench_dues_warn_why, arena_printf(c->arena, "%s?side=warn", late));
}

static void collect_dues_book(struct ctx *c, struct workbench *b)
{
	const char *book = arena_printf(c->arena, "/org/%lld/dues/book", (long long)c->actor.org_id);
	struct dues_book_due due;

	dues_book_due_of(c, &due);
	add_many(c, b, due.to_settle, "coin", T_workbench_dues_settle, T_workbench_dues_settle_why, book);
	add_many(c, b, due.is_unpublished, "coin", T_workbench_dues_publish, T_workbench_dues_publish_why,
		arena_printf(c->arena, "%s?year=%d", book, date_from_day(c->today).year - 1));
}

static const struct { enum permission may; void (*collect)(struct ctx *, struct workbench *); } SOURCES[] = {
	{ MAY_SEE_SELF, workbench_collect_own },
	{ MAY_EDIT_ORG, collect_terms },
	{ MAY_HANDLE, collect_own_terms },
	{ MAY_APPOINT, collect_vacancies },
	{ MAY_APPOINT, collect_confirmations },
	{ MAY_HANDLE, workbench_collect_applicants },
	{ MAY_EDIT_PERSON, workbench_collect_conversions },
	{ MAY_EDIT_PERSON, collect_corrections },
	{ MAY_EDIT_PERSON, collect_late_entries },
	{ MAY_EDIT_PERSON, collect_voids },
	{ MAY_EDIT_PERSON, collect_own_voids },
	{ MAY_EDIT_PERSON, collect_quotas },
	{ MAY_EDIT_PERSON, collect_floating },
	{ MAY_EDIT_PERSON, collect_residents },
	{ MAY_EDIT_PERSON, collect_batches },
	{ MAY_IMPORT, collect_own_batches },
	{ MAY_APPROVE_EXPORT, collect_exports },
	{ MAY_EXPORT, collect_own_exports },
	{ MAY_EDIT_PERSON, collect_dues },
	{ MAY_EDIT_PERSON, collect_dues_book },
	{ MAY_HANDLE, workbench_collect_reminders },
	{ MAY_HANDLE, workbench_collect_runs },
	{ MAY_HANDLE, workbench_collect_post_needs },
	{ MAY_EDIT_PERSON, collect_transfers },
	{ MAY_EDIT_PERSON, collect_transfer_requests },
};

static int by_when(const void *a, const void *b)
{
	const struct workbench_task *x = a, *y = b;

	if (x->when != y->when)
		return x->when < y->when ? -1 : 1;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

void workbench_collect(struct ctx *c, size_t listed, day_t begun, struct workbench *b)
{
	*b = (struct workbench){ .listed = listed, .begun = begun };
	for (size_t i = 0; i < sizeof(SOURCES) / sizeof(SOURCES[0]); i++)
		if (may(c, SOURCES[i].may))
			SOURCES[i].collect(c, b);
	if (b->tasks_count > 0)
		qsort(b->tasks, b->tasks_count, sizeof(b->tasks[0]), by_when);
}
