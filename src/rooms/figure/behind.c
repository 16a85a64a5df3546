#include "rooms/figure/behind.h"

#include <string.h>
#include "core/code.h"
#include "core/path.h"
#include "rooms/figure/annual_appraisal.h"
#include "rooms/figure/village_team.h"
#include "text/figure.h"

static bool is_wrong(struct web *w)
{
	return ctx_refuse(w->c, BAD_INPUT, T_figure_address_wrong, NULL);
}

static const char *address(const struct behind *b, const char *path)
{
	struct arena *a = b->report.c->arena;

	return arena_printf(a, "%s?org=%lld&day=%s", path, (long long)b->report.org.id.v, day_text(a, b->report.day));
}

/* The page of a list that is in memory. */
static bool cut(struct behind *b, int64_t *ids, size_t all)
{
	b->total = (int64_t)all;
	b->count = b->skip >= all ? 0 : all - b->skip < b->limit ? all - b->skip : b->limit;
	b->ids = b->count > 0 ? ids + b->skip : ids;
	return true;
}

/* ---- people ---- */

/* "2015-11-17 · Sex: female · Age: 30 and under" */
static const char *describe(struct web *w, const struct figure_query *q)
{
	struct ctx *c = w->c;
	struct buffer b;

	buffer_init(&b, c->arena, 0);
	if (q->what != FIGURE_MEMBERS)
		buffer_printf(&b, "%s — ", day_text(c->arena, q->since));
	buffer_puts(&b, day_text(c->arena, q->day));
	if (q->what == FIGURE_DEVELOPED)
		buffer_printf(&b, " · %s", ctx_words(c, T_figure_developed));
	for (unsigned i = 0; i < FIGURE_CAUSES_COUNT; i++)
		if ((q->causes >> i & 1) != 0)
			buffer_printf(&b, " · %s", code_name(c->lang, "membership_cause", code_set("membership_cause")->codes[i].value));
	for (int i = 0; i < q->conditions_count; i++) {
		const struct figure_condition *condition = &q->conditions[i];
		const char *separator = " · ";

		for (int v = 0; v < 60; v++)
			if ((condition->values >> v & 1) != 0) {
				buffer_printf(&b, "%s%s", separator, figure_value_name(c->arena, c->lang, condition->attribute, v));
				separator = ", ";
			}
	}
	return buffer_text(&b);
}

bool behind_people(struct web *w, struct behind *b)
{
	struct figure_query q;

	if (!figure_input(w, &b->report) || !figure_input_query(w, &b->report, &q))
		return false;
	if (!figure_members(w->c, &q, b->skip, b->limit, &b->ids, &b->count, &b->total))
		return false;
	b->described = describe(w, &q);
	b->href = arena_printf(w->c->arena, "%s&", report_people_href(&b->report, &q, FIGURE_NONE, 0));
	return true;
}

/* The conditions as they stand in an address. */
static const char *where_of(struct ctx *c, const struct figure_query *q)
{
	struct buffer b;

	buffer_init(&b, c->arena, 0);
	for (int i = 0; i < q->conditions_count; i++) {
		buffer_puts(&b, i > 0 ? "-" : "");
		report_put_where(&b, q->conditions[i].attribute, q->conditions[i].values);
	}
	return buffer_text(&b);
}

/* Which roles an address asks for; what it does not name is any. */
struct roles_asked { const char *kind, *also, *unit, *source, *what; int64_t level; };

static bool roles_asked(struct web *w, struct roles_asked *a)
{
	static const char *const WHAT[] = { "", "begun", "ended", "team", "mentored", NULL };

	*a = (struct roles_asked){ .kind = web_param(w, "kind"), .also = web_param(w, "also"), .unit = web_param(w, "unit"), .source = web_param(w, "source"),
		.what = web_param(w, "what"), .level = web_param_int(w, "level", 0) };
	if (text_is_empty(a->kind))
		a->kind = "activist";
	return (code_find("role_kind", a->kind) != NULL && (a->also[0] == '\0' || code_find("role_kind", a->also) != NULL) &&
		(a->unit[0] == '\0' || code_find("unit_kind", a->unit) != NULL) &&
		(a->source[0] == '\0' || strcmp(a->source, "-") == 0 || code_find("role_source", a->source) != NULL) && a->level >= 0 && a->level <= 5 &&
		(text_is_one_of(a->what, WHAT) || code_find("role_result", a->what) != NULL)) || is_wrong(w);
}

bool behind_roles(struct web *w, struct behind *b)
{
	struct ctx *c = w->c;
	const struct figure_report *r = &b->report;
	struct roles_asked a;
	struct figure_role_page *people;
	struct figure_size size = { 0 };
	bool is_now;

	if (!figure_input(w, &b->report) || !roles_asked(w, &a))
		return false;
	is_now = r->day >= c->today;
	b->count = figure_role_people(c->store, a.kind, a.also, a.level, a.unit, a.source, a.what, r->since, r->day, r->path_then, r->path_then_end, is_now, (int64_t)b->limit,
		(int64_t)b->skip, &people);
	if (b->count > 0)
		size.n = people[0].total;
	else if (b->skip > 0)	/* behind the last page */
		figure_roles(c->store, a.kind, a.also, a.level, a.unit, a.source, a.what, r->since, r->day, r->path_then, r->path_then_end, is_now, &size);
	b->total = size.n;
	b->ids = arena_array(c->arena, b->count, sizeof(*b->ids));
	for (size_t i = 0; i < b->count; i++)
		b->ids[i] = people[i].id.v;
	b->described = a.unit[0] == '\0' ? code_name(c->lang, "role_kind", a.kind)
		: arena_printf(c->arena, "%s · %s", code_name(c->lang, "unit_kind", a.unit), code_name(c->lang, "role_kind", a.kind));
	b->href = arena_printf(c->arena, "%s&unit=%s&", report_roles_href(r, a.kind, a.also, a.level, a.source, a.what), a.unit);
	return true;
}

bool behind_awards(struct web *w, struct behind *b)
{
	struct ctx *c = w->c;
	int64_t award = web_param_int(w, "award", 0), counts[FIGURE_AWARDS_COUNT];
	struct figure_award_person *people;

	if (!figure_input(w, &b->report))
		return false;
	if (award < 0 || award >= FIGURE_AWARDS_COUNT)
		return is_wrong(w);
	figure_award_counts(&b->report, counts);
	b->total = counts[award];
	b->count = figure_award_people(c->store, FIGURE_AWARDS[award]->text[LANG_ZH], b->report.since, b->report.day, b->report.org.path,
		path_end(c->arena, b->report.org.path), (int64_t)b->limit, (int64_t)b->skip, &people);
	b->ids = arena_array(c->arena, b->count, sizeof(*b->ids));
	for (size_t i = 0; i < b->count; i++)
		b->ids[i] = people[i].id.v;
	b->described = ctx_words(c, FIGURE_AWARDS[award]);
	b->href = arena_printf(c->arena, "%s&award=%lld&", address(b, "/figure/awards"), (long long)award);
	return true;
}

static void take_people(struct behind *b, struct ctx *c, const struct figure_role_person *people, size_t count)
{
	b->count = count;
	b->ids = arena_array(c->arena, count, sizeof(*b->ids));
	for (size_t i = 0; i < count; i++)
		b->ids[i] = people[i].id.v;
}

static int64_t away_count(struct ctx *c, const struct figure_report *r, const char *reason, const char *end)
{
	struct figure_floating_reason *reasons;
	size_t count = figure_floating_out(c->store, r->day, r->org.path, end, &reasons);
	int64_t n = 0;

	for (size_t i = 0; i < count; i++)
		n += reason[0] == '\0' || strcmp(reasons[i].reason, reason) == 0 ? reasons[i].n : 0;
	return n;
}

/* side: out (of a reason or any), in. */
bool behind_floating(struct web *w, struct behind *b)
{
	static const char *const SIDES[] = { "", "out", "in", NULL };
	struct ctx *c = w->c;
	const struct figure_report *r = &b->report;
	const char *side = web_param(w, "side"), *reason = web_param(w, "reason"), *end;
	struct figure_role_person *people;
	struct figure_size size = { 0 };
	bool is_in = strcmp(side, "in") == 0;
	size_t count;

	if (!figure_input(w, &b->report))
		return false;
	if (!text_is_one_of(side, SIDES) || (reason[0] != '\0' && code_find("floating_reason", reason) == NULL))
		return is_wrong(w);
	end = path_end(c->arena, r->org.path);
	if (is_in) {
		figure_floating_in(c->store, r->day, r->org.path, end, &size);
		b->total = size.n;
		count = figure_floating_in_people(c->store, r->day, r->org.path, end, (int64_t)b->limit, (int64_t)b->skip, &people);
	} else {
		side = "out";
		b->total = away_count(c, r, reason, end);
		count = figure_floating_out_people(c->store, reason, r->day, r->org.path, end, (int64_t)b->limit, (int64_t)b->skip, &people);
	}
	take_people(b, c, people, count);
	b->described = reason[0] != '\0' ? code_name(c->lang, "floating_reason", reason)
		: ctx_words(c, is_in ? T_figure_floating_in : T_figure_floating_out);
	b->href = arena_printf(c->arena, "%s&side=%s&reason=%s&", address(b, "/figure/floating"), side, reason);
	return true;
}

bool behind_history(struct web *w, struct behind *b)
{
	static const char *const KINDS[] = { "award", "punishment", "training", NULL };
	struct ctx *c = w->c;
	const struct figure_report *r = &b->report;
	const char *kind = text_is_empty(web_param(w, "kind")) ? KINDS[0] : web_param(w, "kind"), *end;
	struct figure_role_person *people;
	struct figure_size size = { 0 };
	size_t count;

	if (!figure_input(w, &b->report))
		return false;
	if (!text_is_one_of(kind, KINDS))
		return is_wrong(w);
	end = path_end(c->arena, r->org.path);
	figure_history_count(c->store, kind, r->since, r->day, r->org.path, end, &size);
	b->total = size.n;
	count = figure_history_people(c->store, kind, r->since, r->day, r->org.path, end, (int64_t)b->limit, (int64_t)b->skip, &people);
	take_people(b, c, people, count);
	b->described = code_name(c->lang, "history_kind", kind);
	b->href = arena_printf(c->arena, "%s&kind=%s&", address(b, "/figure/history"), kind);
	return true;
}

bool behind_appraisal(struct web *w, struct behind *b)
{
	struct ctx *c = w->c;
	const struct figure_report *r = &b->report;
	const char *mark = web_param(w, "mark"), *unit = web_param(w, "unit");
	int year, unit_place = figure_code_place("unit_kind", unit);
	struct figure_role_person *people;
	int64_t *branches;
	size_t count, all;

	if (!figure_input(w, &b->report))
		return false;
	if (!figure_appraisal_mark_is_known(mark) || (unit[0] != '\0' && unit_place == 0))
		return is_wrong(w);
	year = date_from_day(r->day).year;
	if (!figure_appraisal_branches(c, r->org.path, r->day, unit_place, &branches, &all))
		return false;
	b->total = figure_appraisal_behind(c, branches, all, year, mark, b->skip, b->limit, &people, &count);
	take_people(b, c, people, count);
	b->described = arena_printf(c->arena, "%d · %s", year, code_find("appraisal_mark", mark) != NULL ? code_name(c->lang, "appraisal_mark", mark)
		: ctx_words(c, strcmp(mark, "graded") == 0 ? T_figure_appraisal_graded : strcmp(mark, "ungraded") == 0 ? T_figure_appraisal_ungraded : T_figure_table_appraisal));
	b->href = arena_printf(c->arena, "%s&", figure_appraisal_href(r, unit, mark));
	return true;
}

bool behind_change(struct web *w, struct behind *b)
{
	struct ctx *c = w->c;
	const struct code_set *causes = code_set("membership_cause");
	int64_t cause = web_param_int(w, "cause", FIGURE_CAUSE_ANY), is_in = web_param_int(w, "in", 1), *ids;
	size_t all;

	if (!figure_input(w, &b->report))
		return false;
	b->report.since = web_param_day(w, "since", b->report.since);
	if (b->report.since == DAY_NONE || b->report.since > b->report.day || cause < FIGURE_CAUSE_REGROUPED || cause >= (int64_t)causes->count || cause >= FIGURE_CAUSES_COUNT)
		return is_wrong(w);
	if (!figure_balance_people(c, b->report.org.path, b->report.since, b->report.day, is_in != 0, (int)cause, &ids, &all))
		return false;
	b->described = cause == FIGURE_CAUSE_ANY ? ctx_words(c, is_in != 0 ? T_figure_in : T_figure_out)
		: cause == FIGURE_CAUSE_REGROUPED ? ctx_words(c, is_in != 0 ? T_figure_regrouped_in : T_figure_regrouped_out)
		: code_name(c->lang, "membership_cause", causes->codes[cause].value);
	b->described = arena_printf(c->arena, "%s — %s · %s", day_text(c->arena, b->report.since), day_text(c->arena, b->report.day), b->described);
	b->href = arena_printf(c->arena, "%s&since=%s&in=%d&cause=%lld&", address(b, "/figure/change"), day_text(c->arena, b->report.since), is_in != 0, (long long)cause);
	return cut(b, ids, all);
}

static bool is_wanted(const struct figure_secretary *row, const char *by, int64_t value, day_t day)
{
	if (strcmp(by, "age") == 0)
		return age_band(row->birth_day, day) == value;
	if (strcmp(by, "education") == 0)
		return education_group(row->education) == value;
	if (strcmp(by, "branch") == 0)
		return row->is_of_branch;
	return strcmp(by, "director") != 0 || row->is_director == value;
}

static bool is_way(const char *by)
{
	return strcmp(by, "age") == 0 || strcmp(by, "education") == 0 || strcmp(by, "director") == 0 || strcmp(by, "branch") == 0;
}

bool behind_secretaries(struct web *w, struct behind *b)
{
	struct ctx *c = w->c;
	const char *by = web_param(w, "by");
	int64_t value = web_param_int(w, "value", 0), *ids;
	struct figure_secretary *rows;
	size_t count, all = 0;

	if (!figure_input(w, &b->report) || !figure_secretaries_of(c, b->report.org.path, b->report.day, &rows, &count))
		return false;
	ids = arena_array(c->arena, count, sizeof(*ids));
	for (size_t i = 0; i < count; i++)
		if (is_wanted(&rows[i], by, value, b->report.day))
			ids[all++] = rows[i].person;
	b->described = ctx_words(c, T_figure_secretaries);
	b->href = arena_printf(c->arena, "%s&by=%s&value=%lld&", address(b, "/figure/secretaries"),
		is_way(by) ? by : "all", (long long)value);
	return cut(b, ids, all);
}

/* Where a word stands in a list that ends in NULL; `fallback` where nothing was said, -1 where it is none of them. */
static int place_in(const char *const *list, const char *word, int fallback)
{
	if (text_is_empty(word))
		return fallback;
	for (int i = 0; list[i] != NULL; i++)
		if (strcmp(list[i], word) == 0)
			return i;
	return -1;
}

static bool team_asked(struct web *w, const struct figure_query *q, int *area, int *body)
{
	bool is_known = q->what == FIGURE_MEMBERS && q->joined_before == 0;

	*area = place_in(TEAM_AREAS, web_param(w, "area"), TEAM_VILLAGE);
	*body = place_in(TEAM_BODIES, web_param(w, "body"), TEAM_EITHER);
	for (int i = 0; i < q->conditions_count; i++)
		is_known = is_known && team_knows(q->conditions[i].attribute);
	return (is_known && *area >= 0 && *body >= 0) || is_wrong(w);
}

static bool is_of_team(const struct team_person *p, const struct figure_query *q, int area, int body)
{
	bool fits = (int)p->area == area && p->is_in[body];

	for (int i = 0; fits && i < q->conditions_count; i++)
		fits = team_fits(p, q->conditions[i].attribute, q->conditions[i].values, q->day);
	return fits;
}

bool behind_holders(struct web *w, struct behind *b)
{
	struct ctx *c = w->c;
	struct figure_query q;
	struct team_person *people;
	size_t count, all = 0;
	int64_t *ids;
	int area, body;

	if (!figure_input(w, &b->report) || !figure_input_query(w, &b->report, &q) || !team_asked(w, &q, &area, &body) ||
	    !village_team(c, b->report.org.path, b->report.day, &people, &count))
		return false;
	ids = arena_array(c->arena, count, sizeof(*ids));
	for (size_t i = 0; i < count; i++)
		if (is_of_team(&people[i], &q, area, body))
			ids[all++] = people[i].person;
	b->described = arena_printf(c->arena, "%s · %s · %s", code_name(c->lang, "unit_kind", TEAM_AREAS[area]), ctx_words(c, team_body_text((enum team_body)body)),
		describe(w, &q));
	b->href = arena_printf(c->arena, "%s&area=%s&body=%s&where=%s&", address(b, "/figure/holders"), TEAM_AREAS[area], TEAM_BODIES[body], where_of(c, &q));
	return cut(b, ids, all);
}

/* ---- organisations ---- */

static bool hosted_orgs(struct ctx *c, const struct figure_report *r, const char *kind, int64_t **ids, size_t *all)
{
	struct figure_hosted_org *rows;

	*all = figure_hosted_orgs(c->store, kind, r->org.path, path_end(c->arena, r->org.path), r->day, &rows);
	*ids = arena_array(c->arena, *all, sizeof(**ids));
	for (size_t i = 0; i < *all; i++)
		(*ids)[i] = rows[i].id.v;
	return store_state(c->store) == STORE_GOOD;
}

/* Branches of one size or by whether they held their appraisal, organisations that stand on a co-operative, by how their term stands, or by kind and unit. */
bool behind_orgs(struct web *w, struct behind *b)
{
	struct ctx *c = w->c;
	const struct figure_report *r = &b->report;
	const char *kinds = web_param(w, "kinds"), *unit = web_param(w, "unit"), *hosted = web_param(w, "hosted"), *appraisal = web_param(w, "appraisal");
	int64_t size = web_param_int(w, "size", -1), term = web_param_int(w, "term", 0), counts[FIGURE_SIZES_COUNT], *ids;
	uint64_t bits = figure_kind_bits(kinds);
	int unit_place = figure_code_place("unit_kind", unit);
	size_t all = 0;
	bool is_good;

	if (!figure_input(w, &b->report))
		return false;
	if ((kinds[0] != '\0' && bits == 0) || (unit[0] != '\0' && unit_place == 0) || size >= FIGURE_SIZES_COUNT || term < 0 || term > TERM_UNKNOWN ||
	    (hosted[0] != '\0' && code_find("org_kind", hosted) == NULL) || (appraisal[0] != '\0' && strcmp(appraisal, "done") != 0 && strcmp(appraisal, "missing") != 0))
		return is_wrong(w);
	if (size >= 0)
		is_good = figure_branch_sizes(c, r->org.path, r->day, counts, (int)size, &ids, &all);
	else if (appraisal[0] != '\0')
		is_good = figure_appraisal_orgs(c, r->org.path, r->day, unit_place, strcmp(appraisal, "done") == 0, &ids, &all);
	else if (hosted[0] != '\0')
		is_good = hosted_orgs(c, r, hosted, &ids, &all);
	else if (term > 0)
		is_good = figure_term_ids(c, r->org.path, r->day, (enum term_state)term, &ids, &all);
	else
		is_good = figure_org_ids(c, r->org.path, r->day, bits, unit_place, &ids, &all);
	b->href = arena_printf(c->arena, "%s&kinds=%s&unit=%s&size=%lld&term=%lld&hosted=%s&appraisal=%s&", address(b, "/figure/orgs"), bits != 0 ? kinds : "",
		unit_place > 0 ? unit : "", (long long)size, (long long)term, hosted, appraisal);
	return is_good && cut(b, ids, all);
}

/* ---- units ---- */

bool behind_units(struct web *w, struct behind_units *b)
{
	const char *of = web_param(w, "of");
	int64_t group = text_is_empty(of) ? COVER_VILLAGES : cover_group_find(of), rule = web_param_int(w, "rule", COVER_EVERY), is_gap = web_param_int(w, "gap", 0);
	size_t all;

	if (!figure_input(w, &b->report))
		return false;
	if (group < 0 || rule < COVER_EVERY || rule >= cover_rules_count((enum cover_group)group))
		return is_wrong(w);
	b->group = (enum cover_group)group;
	all = cover_units(&b->report, b->group, &b->units);
	b->count = 0;
	b->households = b->staff = 0;
	for (size_t i = 0; i < all; i++)
		if (cover_meets(&b->units[i], (int)rule) != (is_gap != 0)) {
			b->households += b->units[i].households;
			b->staff += b->units[i].staff;
			b->units[b->count++] = b->units[i];
		}
	b->href = arena_printf(w->c->arena, "%s&", cover_href(&b->report, b->group, (int)rule, is_gap != 0));
	return true;
}
