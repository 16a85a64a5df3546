/* What is due of organisations: elections, posts that stand empty, appointments that wait for a second person, quotas. */
#include "rooms/workbench/workbench_source.h"

#include <string.h>
#include "core/permit.h"
#include "rooms/figure/figure.h"
#include "rooms/org/org_request.h"
#include "rooms/person/quota.h"
#include "rooms/run/run_term.h"
#include "text/org_request.h"
#include "text/workbench.h"

/* ---- elections ---- */

#define TERMS_LISTED (WORKBENCH_LISTED * WORKBENCH_WHENS_COUNT)
enum { TERM_IDS_COUNT, TERM_IDS, TERM_DUES = TERM_IDS + TERMS_LISTED, TERM_NUMBERS_COUNT = TERM_DUES + WORKBENCH_WHENS_COUNT };

day_t workbench_terms_last(const struct ctx *c)
{
	return day_add_months(c->today, WORKBENCH_TERM_MONTHS) + 1;
}

/* How many end when, and which end first in each group. */
static void count_terms(struct ctx *c, const void *data, int64_t n[])
{
	const struct workbench *b = data;
	day_t last = workbench_terms_last(c);
	struct workbench_due due = { 0 };
	struct workbench_term *first;

	memset(n, 0, TERM_NUMBERS_COUNT * sizeof(*n));
	n[TERM_IDS_COUNT] = (int64_t)workbench_terms(c->store, b->from, b->to, c->today, c->today + 1, workbench_week_end(c), last, WORKBENCH_LISTED, &first);
	for (int64_t i = 0; i < n[TERM_IDS_COUNT]; i++)
		n[TERM_IDS + i] = first[i].id.v;
	workbench_terms_due(c->store, b->from, b->to, c->today, c->today + 1, workbench_week_end(c), last, &due);
	n[TERM_DUES + WORKBENCH_LATE] = due.late;
	n[TERM_DUES + WORKBENCH_TODAY] = due.today;
	n[TERM_DUES + WORKBENCH_WEEK] = due.week;
	n[TERM_DUES + WORKBENCH_SOON] = due.soon;
}

/* More than are kept. */
static size_t all_terms(struct ctx *c, const struct workbench *b, size_t limit, struct workbench_term_row **rows)
{
	struct workbench_term *first;
	size_t count = workbench_terms(c->store, b->from, b->to, c->today, c->today + 1, workbench_week_end(c), workbench_terms_last(c), (int64_t)limit, &first);
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

static struct workbench_task *add_term(struct ctx *c, struct workbench *b, message title, org_id id, const char *name, day_t day)
{
	return workbench_add(c, b, day, "vote", workbench_say(c, title, "name", name), workbench_say(c, T_workbench_term_ends, "day", day_text(c->arena, day)), elect_href(c, id));
}

/* The own term is the post's own matter, wherever it stands among those below. False: it is not among them. */
static bool add_own_term(struct ctx *c, struct workbench *b)
{
	struct org_row own;
	struct workbench_task *task;

	if (!org_get(c->store, (org_id){ c->actor.org_id }, &own) || strcmp(own.path, b->from) != 0 || own.to_day != DAY_OPEN || own.term_years == 0 ||
	    own.term_ends_day >= workbench_terms_last(c))
		return false;
	task = add_term(c, b, T_workbench_elect, own.id, own.name, own.term_ends_day);
	b->counts[task->when]++;
	b->overseen[WORKBENCH_OVERSEE_TERMS][task->when]--;
	return true;
}

void workbench_collect_terms(struct ctx *c, struct workbench *b)
{
	bool is_above = workbench_is_above(c), has_own;
	size_t limit = is_above ? b->overseen_listed : b->listed, count = 0;
	int64_t n[TERM_NUMBERS_COUNT], *numbers = is_above ? b->overseen[WORKBENCH_OVERSEE_TERMS] : b->counts;
	struct workbench_term_row *rows;

	figure_kept(c, "terms due", b->from, c->today, FIGURE_ON_ORGS, count_terms, b, n, TERM_NUMBERS_COUNT);
	for (int when = 0; when < WORKBENCH_WHENS_COUNT; when++)
		numbers[when] += n[TERM_DUES + when];
	if (n[TERM_IDS_COUNT] == 0)
		return;
	has_own = is_above && add_own_term(c, b);
	if (limit > 0)
		count = limit <= WORKBENCH_LISTED ? workbench_terms_of(c->store, &n[TERM_IDS], (size_t)n[TERM_IDS_COUNT], &rows) : all_terms(c, b, limit, &rows);
	for (size_t i = 0; i < count; i++) {
		struct workbench_task *task;

		if (has_own && rows[i].id.v == c->actor.org_id)
			continue;
		task = add_term(c, b, is_above ? T_workbench_elect_below : T_workbench_elect, rows[i].id, rows[i].name, rows[i].day);
		if (is_above)
			workbench_oversee(b, task, WORKBENCH_OVERSEE_TERMS);
	}
}

void workbench_terms_between(struct ctx *c, struct workbench *b, day_t from, day_t to)
{
	struct workbench_due due = { 0 };
	struct workbench_term *ended;
	struct workbench_term_row *rows;
	size_t count;
	int64_t *ids;

	if (workbench_is_above(c)) {
		workbench_terms_due(c->store, b->from, b->to, from, to, to, to, &due);
		workbench_add_overseen(c, b, WORKBENCH_OVERSEE_TERMS, due.today, to - 1);
		return;
	}
	count = workbench_terms(c->store, b->from, b->to, from, to, to, to, (int64_t)b->listed, &ended);
	ids = arena_array(c->arena, count + 1, sizeof(*ids));
	for (size_t i = 0; i < count; i++)
		ids[i] = ended[i].id.v;
	count = count == 0 ? 0 : workbench_terms_of(c->store, ids, count, &rows);
	for (size_t i = 0; i < count; i++)
		if (rows[i].day >= from)
			add_term(c, b, T_workbench_elect, rows[i].id, rows[i].name, rows[i].day);
}

/* 支部工作条例 art. 21: the branch itself is reminded as well, by the first page of whoever handles its cases. */
void workbench_collect_own_terms(struct ctx *c, struct workbench *b)
{
	if (!may(c, MAY_EDIT_ORG))
		workbench_collect_terms(c, b);
}

/* ---- mergers and moves that wait for a second person ---- */

#define ORG_REQUESTS_MAX 200

void workbench_collect_org_requests(struct ctx *c, struct workbench *b)
{
	struct org_request_row *rows;
	size_t count = org_request_list(c, "waiting", ORG_REQUESTS_MAX, 0, &rows), shown[WORKBENCH_WHENS_COUNT] = { 0 };

	for (size_t i = 0; i < count; i++) {
		day_t due = day_from_time(rows[i].asked_s) + ORG_REQUEST_DAYS;
		enum workbench_when when = workbench_when_is(c->today, due);

		if (!org_request_may_decide(c, &rows[i], false))
			continue;
		b->counts[when]++;
		if (shown[when]++ < b->listed)
			workbench_add(c, b, due, "okc", workbench_say(c, T_org_request_work_decide, "what", org_request_words(c, &rows[i])),
				workbench_say(c, T_org_request_work_decide_why, "who", rows[i].asked_name), arena_printf(c->arena, "/org-request/%lld", (long long)rows[i].id.v));
	}
}

/* What became of what one asked for, until it was read or has been told for some days. */
void workbench_collect_own_org_requests(struct ctx *c, struct workbench *b)
{
	struct org_request_row *rows;
	size_t count = org_request_told(c->store, c->actor.account_id, c->now_s - (int64_t)WORKBENCH_TOLD_DAYS * 86400, &rows);

	b->counts[WORKBENCH_TODAY] += (int64_t)count;
	for (size_t i = 0; i < count && i < b->listed; i++) {
		bool is_refused = strcmp(rows[i].state, "refused") == 0;

		workbench_add(c, b, c->today, "okc", workbench_say(c, is_refused ? T_org_request_work_refused : T_org_request_work_approved, "what", org_request_words(c, &rows[i])),
			is_refused ? workbench_say(c, T_org_request_work_refused_why, "why", rows[i].note) : ctx_words(c, T_org_request_work_approved_why),
			arena_printf(c->arena, "/org-request/%lld", (long long)rows[i].id.v))->is_watched = !is_refused;
	}
}

/* What came into the own range from elsewhere: its keepers neither asked nor approved, and have more people and units since. */
void workbench_collect_arrived_orgs(struct ctx *c, struct workbench *b)
{
	struct org_request_row *rows;
	size_t count = org_request_arrived(c->store, c->actor.account_id, c->actor.path_from, c->actor.path_to, c->now_s - (int64_t)WORKBENCH_TOLD_DAYS * 86400, &rows);

	b->counts[WORKBENCH_TODAY] += (int64_t)count;
	for (size_t i = 0; i < count && i < b->listed; i++)
		workbench_add(c, b, c->today, "okc", workbench_say(c, T_org_request_work_arrived, "what", org_request_words(c, &rows[i])),
			workbench_say(c, T_org_request_work_arrived_why, "who", rows[i].decided_name), arena_printf(c->arena, "/org-request/%lld", (long long)rows[i].id.v))->is_watched = true;
}

/* ---- vacancies ---- */

static void count_vacancies(struct ctx *c, const void *data, int64_t n[])
{
	struct workbench_number vacant = { 0 };

	workbench_vacant(c->store, c->actor.path_from, c->actor.path_to, c->today, c->today - WORKBENCH_VACANT_DAYS, &vacant);
	n[0] = vacant.n;
}

void workbench_collect_vacancies(struct ctx *c, struct workbench *b)
{
	int64_t vacant = 0;

	figure_kept(c, "vacant", c->actor.path_from, c->today, FIGURE_ON_POSTS, count_vacancies, NULL, &vacant, 1);
	if (vacant == 0)
		return;
	workbench_add_many(c, b, c->today - 1, vacant, "me", workbench_say(c, T_workbench_fill_posts, "n", ctx_number(c, vacant)),
		workbench_say(c, T_workbench_vacant_since, "n", ctx_number(c, WORKBENCH_VACANT_DAYS)),
		arena_printf(c->arena, "/org/%lld/vacancies?kind=secretary", (long long)c->actor.org_id));
}

static void count_deputies(struct ctx *c, const void *data, int64_t n[])
{
	struct workbench_number vacant = { 0 };

	workbench_deputies(c->store, c->actor.path_from, c->actor.path_to, c->today, &vacant);
	n[0] = vacant.n;
}

/* A deputy secretary who left is followed by somebody else within the term: a matter of the branch itself first, so it is told to whoever handles cases. */
void workbench_collect_deputies(struct ctx *c, struct workbench *b)
{
	int64_t vacant = 0;

	figure_kept(c, "deputies", c->actor.path_from, c->today, FIGURE_ON_POSTS, count_deputies, NULL, &vacant, 1);
	if (vacant > 0)
		workbench_add_many(c, b, c->today, vacant, "me", workbench_say(c, T_workbench_elect_deputies, "n", ctx_number(c, vacant)),
			ctx_words(c, T_workbench_elect_deputies_why), arena_printf(c->arena, "/org/%lld/vacancies?kind=deputy_secretary", (long long)c->actor.org_id));
}

/* ---- appointments that wait for a second person ---- */

void workbench_collect_confirmations(struct ctx *c, struct workbench *b)
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

/* ---- quotas with a limit of age: they fall short by a birthday, without anybody doing anything (GY-07) ---- */

static void count_lacking(struct ctx *c, const void *quota, int64_t n[])
{
	struct quota_gauge *gauges;
	size_t count = quota_gauges(c, quota, c->actor.path_from, c->today, &gauges);

	n[0] = 0;
	for (size_t i = 0; i < count; i++)
		n[0] += gauges[i].state == QUOTA_SHORT || gauges[i].state == QUOTA_EMPTY;
}

void workbench_collect_quotas(struct ctx *c, struct workbench *b)
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
