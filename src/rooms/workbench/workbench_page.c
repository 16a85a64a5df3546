/* The first page after sign-in. */
#include "rooms/workbench/workbench.h"

#include <stdlib.h>
#include <string.h>
#include "core/code.h"
#include "core/permit.h"
#include "rooms/figure/report.h"
#include "rooms/org/org.h"
#include "rooms/org/org_kind.h"
#include "rooms/person/person_card.h"
#include "rooms/workbench/workbench_ics.h"
#include "rooms/workbench/workbench_screen.h"
#include "rooms/workbench/workbench_own_tmpl.h"
#include "rooms/workbench/workbench_tmpl.h"
#include "text/view.h"
#include "text/workbench.h"
#include "web/web.h"

ROUTE(GET, "/", workbench_page, SIGNED_IN, "What is due for the post that is held")
ROUTE(POST, "/me/calendar", workbench_calendar_page, SIGNED_IN, "The due days of the post as an iCalendar file; logged")
ROUTE(POST, "/me/digest/read", digest_read_save, SIGNED_IN, "The digest that is shown now was read")

bool workbench_has(const struct workbench *b, int when)
{
	for (size_t i = 0; i < b->tasks_count; i++)
		if ((int)b->tasks[i].when == when)
			return true;
	return false;
}

bool workbench_is_cut(const struct workbench *b, int when)
{
	int64_t told = 0;

	for (size_t i = 0; i < b->tasks_count; i++)
		told += (int)b->tasks[i].when == when ? b->tasks[i].stands_for : 0;
	return told < b->counts[when];
}

/* Which lines are shown: all, or a page of one group; and the first on which the post itself can do something. */
static void choose_lines(struct web *w, struct workbench_screen *s)
{
	size_t end = s->work.tasks_count;

	if (s->only >= 0 || s->oversee != WORKBENCH_OVERSEE_NOTHING) {
		while (s->only >= 0 && s->first < end && (int)s->work.tasks[s->first].when != s->only)
			s->first++;
		for (size_t i = s->first; i < end && (s->only < 0 || (int)s->work.tasks[i].when == s->only); i++)
			s->group_lines++;
		s->page = web_page_number(w);
		end = s->first + (size_t)s->group_lines;
		s->first += (size_t)(s->page - 1) * WORKBENCH_ROWS_PER_PAGE;
		s->first = s->first < end ? s->first : end;
		s->shown = end - s->first < WORKBENCH_ROWS_PER_PAGE ? end - s->first : WORKBENCH_ROWS_PER_PAGE;
	} else {
		s->shown = end;
	}
	for (size_t i = s->first; i < s->first + s->shown; i++)
		workbench_tell(w->c, &s->work.tasks[i]);
	for (s->lead = s->first; s->lead < s->first + s->shown && s->work.tasks[s->lead].is_watched;)
		s->lead++;
}

const char *workbench_when_name(int when)
{
	static const char *const NAMES[WORKBENCH_WHENS_COUNT] = { "late", "today", "week", "soon" };

	return NAMES[when];
}

static int when_named(const char *name)
{
	for (int when = 0; when < WORKBENCH_WHENS_COUNT; when++)
		if (strcmp(workbench_when_name(when), name) == 0)
			return when;
	return -1;
}

message workbench_when_title(int when)
{
	static const message TITLES[WORKBENCH_WHENS_COUNT] = { T_workbench_late, T_workbench_due_today_head, T_workbench_week,
		T_workbench_soon };

	return TITLES[when];
}

enum tone workbench_tone(int when)
{
	static const enum tone TONES[WORKBENCH_WHENS_COUNT] = { TONE_LATE, TONE_WARN, TONE_WARN, TONE_PLAIN };

	return TONES[when];
}

static const char *greeting(struct ctx *c)
{
	int hour = (int)((c->now_s + CHINA_OFFSET_S) % 86400 / 3600);
	message m = hour < 11 ? T_workbench_morning : hour < 13 ? T_workbench_noon : hour < 18 ? T_workbench_afternoon :
		T_workbench_evening;
	struct message_arg arg = { "name", c->actor.name != NULL ? c->actor.name : "" };

	return message_text(c->arena, c->lang, m, &arg, 1);
}

static const char *weekday(struct ctx *c)
{
	static const message DAYS[7] = { T_workbench_weekday_1, T_workbench_weekday_2, T_workbench_weekday_3, T_workbench_weekday_4,
		T_workbench_weekday_5, T_workbench_weekday_6, T_workbench_weekday_7 };

	return ctx_words(c, DAYS[day_weekday(c->today) - 1]);
}

static const char *href(struct ctx *c, const char *before, const char *after)
{
	return arena_printf(c->arena, "%s%lld%s", before, (long long)c->actor.org_id, after);
}

/* The share of a figure in all members, a line below it. */
static const char *share(struct ctx *c, int64_t part, int64_t whole)
{
	int64_t tenths = figure_tenths(part, whole);
	const char *text = tenths < 0 ? "" : arena_printf(c->arena, "%lld.%lld%%", (long long)(tenths / 10), (long long)(tenths % 10));
	struct message_arg arg = { "n", text };

	return tenths < 0 ? NULL : message_text(c->arena, c->lang, T_workbench_share, &arg, 1);
}

static void fill_totals(struct ctx *c, struct workbench_screen *s)
{
	struct figure_totals totals = { 0 };
	struct org_row org;

	figure_totals_of(c, c->actor.path_from, c->today, s->unit, &totals);
	s->has_totals = true;
	s->org_name = org_get(c->store, (org_id){ c->actor.org_id }, &org) ? org.short_name : c->actor.org_name;
	s->committees = totals.committees;
	s->branches = totals.branches;
	s->members = totals.members;
	s->probationary = totals.probationary;
	s->women = totals.women;
	s->young = totals.young;
	s->college = totals.college;
	s->women_share = share(c, totals.women, totals.members);
	s->young_share = share(c, totals.young, totals.members);
	s->college_share = share(c, totals.college, totals.members);
	s->per_branch = arena_printf(c->arena, "%lld.%02lld", (long long)(totals.per_branch_hundredths / 100),
		(long long)(totals.per_branch_hundredths % 100));
	s->women_href = workbench_people_href(c, s, "&sex=2", FIGURE_SEX, FIGURE_VALUE(2));
	s->young_href = workbench_people_href(c, s, "&age_to=35", FIGURE_AGE_BAND, FIGURE_YOUNG);
	s->college_href = workbench_people_href(c, s, "&education=college", FIGURE_EDUCATION, FIGURE_COLLEGE);
	s->org_href = href(c, "/org/", "");
	s->list_href = href(c, "/org/", "/list");
	s->committees_href = workbench_orgs_href(c, s, "committee", "committee");
	s->branches_href = workbench_orgs_href(c, s, ORG_KIND_BRANCHES, FIGURE_BRANCH_KINDS);
	s->members_href = workbench_people_href(c, s, "", FIGURE_NONE, 0);
	s->probationary_href = workbench_people_href(c, s, "&status=1", FIGURE_STATUS, FIGURE_VALUE(1));
}

/* Members of each unit directly below, largest first. */
static int by_members(const void *a, const void *b)
{
	const struct workbench_unit *x = a, *y = b;

	return x->members > y->members ? -1 : x->members < y->members;
}

static const char *unit_people_href(struct ctx *c, const struct workbench_screen *s, int64_t id)
{
	return s->unit == 0 ? arena_printf(c->arena, "/person?org=%lld", (long long)id) : arena_printf(c->arena, "/figure/people?org=%lld&where=unit.%d", (long long)id, s->unit);
}

static void fill_units(struct ctx *c, struct workbench_screen *s)
{
	struct figure_query q = { .path = c->actor.path_from, .day = c->today, .dims = { FIGURE_BELOW }, .dims_count = 1 };
	struct figure_cells cells;
	struct workbench_unit_row *children;
	size_t count = workbench_units_of(c->store, (org_id){ c->actor.org_id }, c->today, &children);

	if (s->unit != 0)
		figure_where(&q, FIGURE_UNIT_KIND, FIGURE_VALUE(s->unit));
	if (count == 0 || !figure_count(c, &q, &cells) || cells.count != count + 1)
		return;
	s->units = arena_array(c->arena, count, sizeof(*s->units));
	for (size_t i = 0; i < count; i++)
		if (cells.numbers[i + 1] > 0)
			s->units[s->units_count++] = (struct workbench_unit){ children[i].id.v, children[i].short_name, unit_people_href(c, s, children[i].id.v), cells.numbers[i + 1] };
	qsort(s->units, s->units_count, sizeof(*s->units), by_members);
	if (s->units_count > WORKBENCH_UNITS_MAX)
		s->units_count = WORKBENCH_UNITS_MAX;
	s->units_max = s->units_count > 0 ? s->units[0].members : 0;
}

/* One card: the values of a code set and how many members have each. */
static void fill_make_up(struct ctx *c, struct workbench_screen *s, message title, enum figure_attribute attribute,
	const char *set_name, const char *field)
{
	struct figure_query q = { .path = c->actor.path_from, .day = c->today, .dims = { attribute }, .dims_count = 1 };
	const struct code_set *set = code_set(set_name);
	struct workbench_make_up *m = &s->make_ups[s->make_ups_count];
	struct figure_cells cells;

	if (s->unit != 0)
		figure_where(&q, FIGURE_UNIT_KIND, FIGURE_VALUE(s->unit));
	if (!figure_count(c, &q, &cells))
		return;
	m->title = title;
	m->bars = arena_array(c->arena, set->count, sizeof(*m->bars));
	for (size_t i = 0; i < set->count && i + 1 < cells.count; i++) {
		int64_t number = cells.numbers[i + 1];

		m->bars[m->bars_count++] = (struct workbench_bar){ code_name(c->lang, set_name, set->codes[i].value),
			workbench_people_href(c, s, arena_printf(c->arena, "&%s=%s", field, set->codes[i].value), attribute, FIGURE_VALUE(i + 1)), number };
		if (number > m->max)
			m->max = number;
	}
	s->make_ups_count++;
}

/* Who has no post that works here has one's own record to look after. False: there is none. */
static bool show_own(struct web *w, const struct workbench_screen *screen)
{
	struct person_card card = { .is_own = true };

	if (!person_get(w->c->store, (person_id){ w->c->actor.person_id }, &card.row))
		return false;
	person_card_read(w->c, &card);
	workbench_own_screen(&w->view, screen, &card);
	web_page(w);
	return true;
}

/* Where nothing is due, what the post is there for. */
static void put_next(const struct ctx *c, struct workbench_screen *s)
{
	if (may(c, MAY_EDIT_ORG)) {
		s->next_href = "/org";
		s->next = T_workbench_next_orgs;
	} else if (may(c, MAY_SEE_PERSON)) {
		s->next_href = "/person";
		s->next = T_workbench_next_people;
	} else {
		s->next_href = "/me";
		s->next = T_workbench_next_me;
	}
}

static void read_accounts(struct ctx *c, struct workbench_accounts *a)
{
	struct workbench_number holders = { 0 };

	a->refused_count = right_change_refused(c->store, c->actor.account_id, &a->refused);
	a->count = workbench_without_account(c->store, c->today, &a->rows);
	a->is_empty = workbench_top_holders(c->store, c->today, &holders) && holders.n == 0;
}

/* An office begins with the security administrator, and the two others wait for it; afterwards tasks say what is to be done. */
static struct workbench_next next_of_administrator(struct ctx *c, const struct workbench_waiting *waiting, const struct workbench_accounts *accounts)
{
	struct workbench_waiting proposed = { 0 };
	struct workbench_number holders = { 0 };

	if (c->actor.admin == ADMIN_AUDIT)
		return (struct workbench_next){ T_workbench_next_audit, T_workbench_next_audit_text, T_workbench_next_audit_button, "/audit" };
	workbench_second(c->store, c->today, &proposed);
	if (c->actor.admin == ADMIN_SECURITY && proposed.top_posts > 0 && !accounts->is_empty && accounts->count == 0)
		return (struct workbench_next){ T_workbench_next_proposed, T_workbench_next_proposed_text, T_workbench_next_proposed_button, "/top-post" };
	if (c->actor.admin == ADMIN_SYSTEM && waiting->top_posts + waiting->rights == 0 && workbench_top_holders(c->store, c->today, &holders) && holders.n == 0)
		return (struct workbench_next){ T_workbench_next_first, T_workbench_next_first_text, T_workbench_next_first_button, "/setting" };
	return (struct workbench_next){ 0 };
}

void workbench_page(struct web *w)
{
	struct ctx *c = w->c;
	struct workbench_screen screen = { 0 };
	static const message ADMINS[] = { NULL, T_view_admin_system, T_view_admin_security, T_view_admin_audit };

	if (c->actor.duty == DUTY_TOTP) {	/* until then nothing of the post is there, and the page would be that of a member */
		web_redirect(w, "/me/totp");
		return;
	}
	if (c->actor.admin != ADMIN_NONE) {
		struct workbench_waiting waiting = { 0 };
		struct workbench_accounts accounts = { 0 };
		struct workbench_next next;

		if (c->actor.admin == ADMIN_SYSTEM)
			workbench_second(c->store, c->today, &waiting);
		else if (c->actor.admin == ADMIN_SECURITY)
			read_accounts(c, &accounts);
		next = next_of_administrator(c, &waiting, &accounts);
		workbench_administrator(&w->view, ADMINS[c->actor.admin], &waiting, &accounts, &next);
		web_page(w);
		return;
	}
	if (c->actor.duty == DUTY_POST) {	/* what is due depends on the post: first the choice */
		web_redirect(w, "/me");
		return;
	}
	screen.only = when_named(web_param(w, "when"));
	screen.oversee = screen.only >= 0 ? WORKBENCH_OVERSEE_NOTHING : workbench_oversee_named(web_param(w, "oversee"));
	put_next(c, &screen);
	if (screen.oversee != WORKBENCH_OVERSEE_NOTHING) {
		workbench_show_overseen(c, &screen, web_param_int(w, "unit", 0));
	} else {
		workbench_collect(c, screen.only < 0 ? WORKBENCH_LISTED : WORKBENCH_ALL, screen.only < 0 ? WORKBENCH_LISTED : 0, c->today, &screen.work);
		workbench_fold(c, &screen);
	}
	choose_lines(w, &screen);
	digest_read(c, &screen.digest);
	screen.greeting = greeting(c);
	screen.day = c->lang == LANG_ZH ? day_text_zh(c->arena, c->today, DATE_DAY) : day_text(c->arena, c->today);
	screen.weekday = weekday(c);
	if (!may(c, MAY_SEE_ORG) && show_own(w, &screen))
		return;
	if (may(c, MAY_SEE_ORG)) {
		workbench_areas(c, web_param(w, "area"), &screen);
		fill_totals(c, &screen);
		workbench_month(c, &screen);
		fill_units(c, &screen);
	}
	if (may(c, MAY_SEE_FIGURES) && screen.is_above) {
		fill_make_up(c, &screen, T_workbench_joined, FIGURE_JOIN_PERIOD, "join_period", "joined");
		fill_make_up(c, &screen, T_workbench_occupation, FIGURE_OCCUPATION, "occupation", "occupation");
	}
	workbench_shape(c, &screen);
	workbench_start(c, &screen);
	if (screen.oversee == WORKBENCH_OVERSEE_NOTHING && screen.only < 0)
		workbench_quick(c, &screen);
	workbench_page_screen(&w->view, &screen);
	web_page(w);
}

void digest_read_save(struct web *w)
{
	if (digest_mark_read(w->c))
		web_redirect(w, "/");
}

void workbench_calendar_page(struct web *w)
{
	workbench_send_ics(w);
}
