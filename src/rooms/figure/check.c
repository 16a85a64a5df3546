/* 数据核对: what a text prints, what its own parts add up to, and what the archive counts, side by side. */
#include "rooms/figure/report.h"

#include <stddef.h>
#include "core/code.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/org/post.h"
#include "rooms/person/person.h"
#include "text/figure.h"

#define EARLY_MAX 500		/* as its note says */
#define UNCONVERTED_MAX 500	/* likewise */
#define UNCONVERTED_MONTHS 24	/* the year of probation, and the one after it, in whose figures the conversion belongs */

/* 29 of 73 is 39.73%: two decimals, half up, as the texts print. */
static const char *hundredths(struct arena *a, int64_t part, int64_t whole)
{
	int64_t n = whole == 0 ? 0 : (part * 20000 + whole) / (whole * 2);

	return arena_printf(a, "%lld.%02lld", (long long)(n / 100), (long long)(n % 100));
}

static const char *whole(struct arena *a, int64_t n)
{
	return arena_printf(a, "%lld", (long long)n);
}

/* The usual numbers by their place in struct figure_totals. */
static const struct { const char *counter; size_t at; } TOTALS[] = {
#define TOTAL(name) { #name, offsetof(struct figure_totals, name) }
	TOTAL(members), TOTAL(probationary), TOTAL(women), TOTAL(minority), TOTAL(young), TOTAL(college), TOTAL(committees), TOTAL(general_branches), TOTAL(branches)
};

static const char *counted_of_totals(struct figure_report *r, const struct figure_stated_row *row, day_t day, message *how)
{
	struct figure_totals totals;

	for (size_t i = 0; i < sizeof(TOTALS) / sizeof(TOTALS[0]); i++) {
		if (!text_same(row->counter, TOTALS[i].counter))
			continue;
		*how = T_figure_how_totals;
		if (!figure_totals(r->c, row->org_path, day, &totals))
			return NULL;
		return whole(r->c->arena, *(const int64_t *)((const char *)&totals + TOTALS[i].at));
	}
	return NULL;
}

/* On the day that the figure is told of, if it is of one. */
static const char *counted(struct figure_report *r, const struct figure_stated_row *row, message *how)
{
	struct arena *a = r->c->arena;
	const char *end = path_end(a, row->org_path);
	day_t day = row->day == DAY_OPEN ? r->day : row->day;
	struct figure_size size = { 0 };
	struct figure_totals totals;

	*how = text_is_empty(row->compared) ? T_figure_how_none : T_figure_how_compared;
	if (text_same(row->counter, "members_of_staff")) {
		*how = T_figure_how_members_of_staff;
		figure_staff(r->c->store, row->org_path, end, day, &size);
		return figure_totals(r->c, row->org_path, day, &totals) && size.n > 0 ? hundredths(a, totals.members, size.n) : NULL;
	}
	if (text_same(row->counter, "staff")) {
		*how = T_figure_how_staff;
		figure_staff(r->c->store, row->org_path, end, day, &size);
		return whole(a, size.n);
	}
	if (text_same(row->counter, "branch_secretaries")) {
		*how = T_figure_how_branch_secretaries;
		figure_branch_secretaries(r->c->store, row->org_path, end, day, &size);
		return whole(a, size.n);
	}
	return counted_of_totals(r, row, day, how);
}

/* The list behind a number, as of the day that it is told of. NULL: a rate, or what no list holds. */
static const char *list_behind(struct figure_report *r, const struct figure_stated_row *row)
{
	static const struct { const char *counter, *where; } PEOPLE[] = { { "members", "" }, { "probationary", "status.1" }, { "women", "sex.2" } };
	static const struct { const char *counter, *kinds; } ORGS[] = { { "committees", "committee" }, { "general_branches", "general_branch" },
		{ "branches", FIGURE_BRANCH_KINDS } };
	struct arena *a = r->c->arena;
	long long org = (long long)row->org.v;
	const char *day = day_text(a, row->day == DAY_OPEN ? r->day : row->day);

	for (size_t i = 0; i < sizeof(PEOPLE) / sizeof(PEOPLE[0]); i++)
		if (text_same(row->counter, PEOPLE[i].counter))
			return arena_printf(a, "/figure/people?org=%lld&day=%s&what=members&where=%s", org, day, PEOPLE[i].where);
	for (size_t i = 0; i < sizeof(ORGS) / sizeof(ORGS[0]); i++)
		if (text_same(row->counter, ORGS[i].counter))
			return arena_printf(a, "/figure/orgs?org=%lld&day=%s&kinds=%s&unit=", org, day, ORGS[i].kinds);
	if (text_same(row->counter, "branch_secretaries"))
		return arena_printf(a, "/figure/secretaries?org=%lld&day=%s&by=branch", org, day);
	return text_same(row->counter, "staff") ? arena_printf(a, "/org/%lld/host", org) : NULL;
}

static struct figure_cell text_cell(const char *text)
{
	return (struct figure_cell){ .kind = text_is_empty(text) ? CELL_BLANK : CELL_TEXT, .text = text };
}

/* A table of people or posts that should not be as they are. */
#define COLUMNS_MAX 4
static struct figure_table *people_table(struct figure_report *r, const char *key, message title, message note, const struct message *const columns[COLUMNS_MAX])
{
	struct figure_table *t = report_table(r, key, NULL, title);

	t->is_text = t->is_inner = true;
	t->note = note;
	for (size_t i = 0; i < COLUMNS_MAX && columns[i] != NULL; i++)
		report_column(t, columns[i], NULL);
	return t;
}

/* Names are for those alone who may see the record; on the command line for nobody. False: not for this one. */
static bool put_person(const struct figure_report *r, struct figure_row *row, person_id person, const char *name, const char *path)
{
	if (!may_at_path(r->c, MAY_SEE_PERSON, path))
		return false;
	row->cells[0] = text_cell(name);
	row->cells[0].href = arena_printf(r->c->arena, "/person/%lld", (long long)person.v);
	return true;
}

/* The row of a post, which leads to the holding where it may be ended. */
static struct figure_row *post_row(struct figure_report *r, struct figure_table *t, int64_t holding, const char *org_name, const char *post_name, const char *org_path)
{
	struct figure_row *row = report_row(r, t, NULL, arena_printf(r->c->arena, "%s · %s", org_name, post_name));

	if (may_at_path(r->c, MAY_APPOINT, org_path))
		row->label_href = arena_printf(r->c->arena, "/holding/%lld", (long long)holding);
	return row;
}

/* 党章 arts. 4 and 7: only full members are elected. The forms refuse others; what was entered before they did, or came with an import, is found here. */
static void unfit_holders(struct figure_report *r, const struct figure_doubtful_post *posts, size_t count)
{
	static const struct message *const COLUMNS[COLUMNS_MAX] = { T_figure_name, T_figure_status, T_figure_unfit_since };
	struct arena *a = r->c->arena;
	struct figure_table *t = people_table(r, "unfit_holders", T_figure_unfit_holders, T_figure_unfit_note, COLUMNS);

	for (size_t i = 0; i < count; i++) {
		struct figure_row *row;

		if (!posts[i].is_unfit || !post_is_of_party(posts[i].kind))
			continue;
		row = post_row(r, t, posts[i].id.v, posts[i].org_name, posts[i].post_name, posts[i].org_path);
		put_person(r, row, posts[i].person, posts[i].person_name, posts[i].person_path);
		row->cells[1] = text_cell(code_name_int(r->c->lang, "member_status", posts[i].status));
		row->cells[2] = text_cell(day_text(a, posts[i].from_day));
	}
}

/* Were they of age, and of a post of the Party full members, when it began? As the form of appointments asks (post_person_fits). */
static message early_because(const struct figure_doubtful_post *p)
{
	if (post_is_of_party(p->kind) && p->from_day < p->full_since)
		return T_figure_early_before_full;
	return p->from_day < post_age_day(p->birth_day) ? T_figure_early_under_age : NULL;
}

/* Posts held since before their holder might: from before the rule, or by an import. Those that are over too: rewards for service and audits count them. */
static void early_holders(struct figure_report *r, const struct figure_doubtful_post *posts, size_t count)
{
	static const struct message *const COLUMNS[COLUMNS_MAX] = { T_figure_name, T_figure_unfit_since, T_figure_early_because, T_figure_early_on };
	struct arena *a = r->c->arena;
	int early_count = 0;
	struct figure_table *t = people_table(r, "early_holders", T_figure_early_holders, T_figure_early_note, COLUMNS);

	for (size_t i = 0; i < count && early_count < EARLY_MAX; i++) {
		message because = posts[i].is_early ? early_because(&posts[i]) : NULL;
		struct figure_row *row;

		early_count += posts[i].is_early;
		if (because == NULL)
			continue;
		row = post_row(r, t, posts[i].id.v, posts[i].org_name, posts[i].post_name, posts[i].org_path);
		if (put_person(r, row, posts[i].person, posts[i].person_name, posts[i].person_path))
			row->cells[3] = text_cell(day_text(a, because == T_figure_early_before_full ? posts[i].full_since : post_age_day(posts[i].birth_day)));
		row->cells[1] = text_cell(day_text(a, posts[i].from_day));
		row->cells[2] = text_cell(message_text(a, r->c->lang, because, NULL, 0));
	}
}

/* 党章 art. 7: who joined lately was on probation for a year, and was made a full member on a day. Of old members that day may be lost; of these the branch has it. */
static void unconverted(struct figure_report *r)
{
	static const struct message *const COLUMNS[COLUMNS_MAX] = { T_figure_name, T_figure_unconverted_joined, T_figure_unconverted_earliest };
	struct arena *a = r->c->arena;
	struct figure_unconverted_row *people;
	size_t count = figure_unconverted(r->c->store, r->org.path, path_end(a, r->org.path), day_add_months(r->c->today, -UNCONVERTED_MONTHS), UNCONVERTED_MAX, &people);
	struct figure_table *t = people_table(r, "unconverted", T_figure_unconverted, T_figure_unconverted_note, COLUMNS);

	for (size_t i = 0; i < count; i++) {
		enum date_precision precision = (enum date_precision)people[i].joined_precision;
		struct figure_row *row = report_row(r, t, NULL, people[i].org_name);

		if (!put_person(r, row, people[i].person, people[i].person_name, people[i].path))
			continue;
		row->cells[1] = text_cell(day_known_text(a, people[i].joined_day, precision));
		row->cells[2] = text_cell(day_text(a, person_conversion_earliest(people[i].joined_day, precision)));
	}
}

bool figure_check(struct figure_report *r)
{
	struct figure_stated_row *rows;
	struct arena *a = r->c->arena;
	size_t count = figure_stated(r->c->store, r->org.path, path_end(a, r->org.path), &rows), doubtful;
	struct figure_doubtful_post *posts;
	struct figure_table *t = report_table(r, "check", NULL, T_figure_tab_check);
	static const struct message *const COLUMNS[] = { T_figure_column_unit, T_figure_column_as_of, T_figure_column_stated, T_figure_column_compared, T_figure_column_counted,
		T_figure_column_agrees, T_figure_column_how, T_figure_column_source };

	t->is_text = true;
	for (size_t i = 0; i < sizeof(COLUMNS) / sizeof(COLUMNS[0]); i++)
		report_column(t, COLUMNS[i], NULL);
	for (size_t i = 0; i < count; i++) {
		struct figure_row *row = report_row(r, t, NULL, arena_printf(a, "%s · %s", rows[i].org_name, rows[i].name));
		message how;
		const char *number = counted(r, &rows[i], &how), *other = number != NULL ? number : rows[i].compared;

		row->label_href = arena_printf(a, "/org/%lld", (long long)rows[i].org.v);
		row->cells[0] = text_cell(rows[i].unit);
		row->cells[1] = text_cell(rows[i].day == DAY_OPEN ? NULL : day_text(a, rows[i].day));
		row->cells[2] = text_cell(rows[i].stated);
		row->cells[3] = text_cell(rows[i].compared);
		row->cells[4] = text_cell(number);
		row->cells[4].href = number == NULL ? NULL : list_behind(r, &rows[i]);
		if (!text_is_empty(other))
			row->cells[5] = text_cell(message_text(a, r->c->lang, text_same(other, rows[i].stated) ? T_figure_agrees : T_figure_differs, NULL, 0));
		row->cells[6] = text_cell(message_text(a, r->c->lang, how, NULL, 0));
		row->cells[7] = text_cell(rows[i].source);
	}
	doubtful = figure_doubtful_posts(r->c->store, r->org.path, path_end(a, r->org.path), r->c->today, POST_AGE_MIN, &posts);
	unfit_holders(r, posts, doubtful);
	early_holders(r, posts, doubtful);
	unconverted(r);
	return !r->is_failed && store_state(r->c->store) == STORE_GOOD;
}
