/* Reads what pages and programs show of dues. */
#include <string.h>
#include "core/path.h"
#include "core/permit.h"
#include "rooms/dues/dues_due.h"
#include "rooms/dues/dues_input.h"
#include "rooms/org/org_kind.h"
#include "text/dues.h"
#include "web/web.h"

int dues_month_read(const char *text)
{
	day_t day;
	enum date_precision precision;

	return date_read(text, &day, &precision) == DATE_READ ? dues_month(day) : 0;
}

static int month_asked(struct web *w, const char *name)
{
	int month = dues_month_read(web_param(w, name));

	return month != 0 ? month : dues_month(w->c->today);
}

bool dues_until_is_one(struct web *w)
{
	const char *typed = web_param(w, "until");
	int last = dues_quarter_last(dues_month(w->c->today));

	return ctx_month_is_one(w->c, "until", typed) && (dues_month_read(typed) <= last
		|| ctx_refuse_field(w->c, "until", T_dues_until_ahead, "month", typed, "last", dues_month_text(w->c->arena, last), NULL));
}

static size_t months_to_choose(struct ctx *c, struct option months[DUES_UNTIL_SHOWN])
{
	int month = dues_month(c->today), last = dues_quarter_last(month);
	size_t count = 0;

	for (int m = last; count < DUES_UNTIL_SHOWN && m > month - 13; m--) {
		const char *text = dues_month_text(c->arena, m);

		months[count++] = (struct option){ .value = text, .label_text = text };
	}
	return count;
}

void dues_taking_read(struct web *w, struct dues_taking *taking)
{
	*taking = (struct dues_taking){ .until_month = dues_month_read(web_param(w, "until")), .is_extra = strcmp(web_param(w, "is_extra"), "1") == 0,
		.day = web_param_day(w, "day", DAY_NONE), .channel = web_param(w, "channel"), .payer = web_param(w, "payer"), .document = web_param(w, "document"),
		.row_version = web_row_version(w) };
}

/* ---- a branch ---- */

/* The standard that holds in the month asked: a new one counts from its own month on, as in the sums above (art. 10). */
static void find_standards(struct ctx *c, struct dues_branch_screen *s, const int64_t *people)
{
	struct dues_base_in *bases = NULL;
	size_t count = s->lines_count == 0 ? 0 : dues_bases_in(c->store, s->org.region, people, s->lines_count, s->until, &bases);

	for (size_t i = 0; i < s->lines_count; i++) {
		s->lines[i].in = (struct dues_base_in){ .person = s->lines[i].line.person, .payer_class = s->lines[i].line.payer_class, .reduction = "" };
		for (size_t k = 0; k < count; k++)
			if (bases[k].person.v == people[i])
				s->lines[i].in = bases[k];
	}
}

/* What each owes, and for how many months in a row. */
static void reckon(struct ctx *c, struct dues_branch_screen *s)
{
	int64_t *people = arena_array(c->arena, s->lines_count + 1, sizeof(*people));
	struct dues_arrears *all = arena_array(c->arena, s->lines_count + 1, sizeof(*all));

	for (size_t i = 0; i < s->lines_count; i++)
		people[i] = s->lines[i].line.person.v;
	find_standards(c, s, people);
	dues_arrears_of(c, s->org.region, people, s->lines_count, all);
	for (size_t i = 0; i < s->lines_count; i++) {
		struct dues_owing *o = &s->lines[i];

		o->owed = dues_owed_until(all[i].stretches, all[i].stretches_count, all[i].runs, all[i].runs_count, s->until);
		o->late_months = dues_late_months(all[i].runs, all[i].runs_count, s->month, o->line.is_quarterly);
	}
}

/* The same as dues_quarter_count asks: his income of the last quarter is not known yet. */
static bool is_past_quarter(const struct dues_branch_screen *s, const struct dues_owing *o)
{
	return s->until >= s->month && strcmp(o->line.payer_class, "self") == 0 && o->line.paid_to <= s->month && strcmp(o->in.payer_class, "self") == 0 &&
		text_is_empty(o->in.reduction) && o->in.from_month > 0 && o->in.from_month < dues_quarter_first(s->month);
}

bool dues_branch_read(struct web *w, struct dues_branch_screen *s)
{
	struct ctx *c = w->c;
	struct dues_line *lines;

	*s = (struct dues_branch_screen){ .month = dues_month(c->today), .until = month_asked(w, "until") };
	if (!org_see_for(c, web_path(w, org), MAY_EDIT_PERSON, &s->org))
		return false;
	s->lines_count = dues_members(c->store, s->org.region, s->org.path, path_end(c->arena, s->org.path), DUES_MEMBERS_MAX, &lines);
	s->lines = arena_array(c->arena, s->lines_count + 1, sizeof(*s->lines));
	for (size_t i = 0; i < s->lines_count; i++)
		s->lines[i] = (struct dues_owing){ .line = lines[i] };
	reckon(c, s);
	for (size_t i = 0; i < s->lines_count; i++) {
		struct dues_owing *o = &s->lines[i];

		s->unset_count += text_is_empty(o->line.payer_class);
		if (o->owed.fen > 0 && !text_is_empty(o->line.payer_class)) {
			s->owing_count++;
			s->owing_fen += o->owed.fen;
		}
		s->due_fen += o->in.due_fen;
		s->owed_fen += o->owed.fen;
		o->due = dues_money(c->arena, o->in.due_fen);
		o->owed_text = dues_money(c->arena, o->owed.fen);
		o->is_past_quarter = is_past_quarter(s, o);
		s->provisional_count += o->is_past_quarter;
		o->base_text = o->is_past_quarter || text_is_empty(o->line.payer_class) ? "" : dues_money(c->arena, o->line.base_fen);
	}
	s->untils_count = months_to_choose(c, s->untils);
	s->is_open = s->org.to_day == DAY_OPEN;
	s->is_all = strcmp(web_param(w, "all"), "1") == 0;
	dues_after_sum(c->store, s->org.region, s->org.path, path_end(c->arena, s->org.path), &s->after);
	return true;
}

bool dues_receipts_read(struct web *w, struct dues_receipts_screen *s)
{
	struct ctx *c = w->c;
	struct dues_number newest = { 0 };
	size_t count, kept = 0;

	*s = (struct dues_receipts_screen){ .year = date_from_day(c->today).year };
	if (!org_see_for(c, web_path(w, org), MAY_EDIT_PERSON, &s->org) || !web_param_year(w, "year", s->year, &s->year))
		return false;
	dues_last_number(c->store, s->org.region, s->org.id, s->year, &newest);
	s->last = web_param_int(w, "last", newest.n);
	s->last = s->last > newest.n ? newest.n : s->last < 0 ? 0 : s->last;
	s->first = web_param_int(w, "first", s->last - DUES_RECEIPTS_PER_PAGE + 1);
	s->first = s->first < 1 ? 1 : s->first;
	if (s->last - s->first >= DUES_MEMBERS_MAX)
		s->last = s->first + DUES_MEMBERS_MAX - 1;
	count = dues_receipts_numbered(c->store, s->org.region, s->org.id, s->year, s->first, s->last, &s->rows);
	for (size_t i = 0; i < count; i++)
		if (may_at_path(c, MAY_EDIT_PERSON, s->rows[i].path))
			s->rows[kept++] = s->rows[i];
	s->rows_count = kept;
	return true;
}

/* ---- what is below ---- */

static void add_to(struct dues_total *t, const struct dues_total *more)
{
	t->payers += more->payers;
	t->due_fen += more->due_fen;
	t->paid_payers += more->paid_payers;
	t->paid_fen += more->paid_fen;
	t->extra_fen += more->extra_fen;
	t->late += more->late;
	t->review += more->review;
}

/* What belongs to the organisation itself, or to a unit that is closed by now, is in the sum only. */
static void add(struct dues_totals_screen *s, const char *path, struct dues_total more)
{
	add_to(&s->total, &more);
	for (size_t i = 0; i < s->units_count; i++)
		if (strcmp(s->units[i].path, path) == 0)
			add_to(&s->units[i].total, &more);
}

/* Committees, offices and centres that hold no members take no dues. */
static void keep_payers(struct dues_totals_screen *s)
{
	size_t kept = 0;

	for (size_t i = 0; i < s->units_count; i++) {
		const struct dues_total *t = &s->units[i].total;

		if (org_kind_keeps_members(s->units[i].item->kind) || t->payers > 0 || t->paid_payers > 0 || t->extra_fen != 0 || t->late > 0)
			s->units[kept++] = s->units[i];
	}
	s->units_count = kept;
}

bool dues_totals_read(struct web *w, struct dues_totals_screen *s)
{
	struct ctx *c = w->c;
	struct org_item *items;
	struct dues_below *due, *paid;
	struct dues_late_row *late;
	const char *end;
	int64_t length;
	struct dues_number provisional = { 0 };
	size_t due_count, paid_count, late_count;

	*s = (struct dues_totals_screen){ .month = month_asked(w, "until") };
	s->is_now = s->month >= dues_month(c->today);
	s->late_month = s->is_now ? dues_month(c->today) : s->month;
	if (!org_see_for(c, web_path(w, org), MAY_EDIT_PERSON, &s->org))
		return false;
	end = path_end(c->arena, s->org.path);
	length = (int64_t)strlen(s->org.path) + PATH_SEGMENT_CHARS;
	s->units_count = org_children(c->store, s->org.id, c->today, INT32_MAX, 0, &items);
	s->units = arena_array(c->arena, s->units_count + 1, sizeof(*s->units));
	for (size_t i = 0; i < s->units_count; i++)
		s->units[i] = (struct dues_unit){ .item = &items[i], .path = items[i].path };
	due_count = dues_steps_below(c->store, s->org.path, end, length, s->month, &due);
	paid_count = dues_paid_below(c->store, s->org.path, end, length, s->month, &paid);
	late_count = dues_late_below(c->store, s->org.region, s->org.path, end, length, dues_late_before(s->late_month, false), dues_late_before(s->late_month, true), &late);
	for (size_t i = 0; i < due_count; i++)
		add(s, due[i].path, (struct dues_total){ .payers = due[i].payers, .due_fen = due[i].fen });
	for (size_t i = 0; i < paid_count; i++)
		add(s, paid[i].path, (struct dues_total){ .paid_payers = paid[i].payers, .paid_fen = paid[i].fen, .extra_fen = paid[i].extra_fen });
	for (size_t i = 0; i < late_count; i++)
		add(s, late[i].path, (struct dues_total){ .late = late[i].late, .review = late[i].review });
	keep_payers(s);
	if (s->is_now && dues_quarter_count(c->store, s->org.region, s->org.path, end, dues_quarter_first(dues_month(c->today)), dues_month(c->today), &provisional))
		s->provisional_count = provisional.n;
	s->months_count = months_to_choose(c, s->months);
	dues_after_sum(c->store, s->org.region, s->org.path, end, &s->after);
	return true;
}

/* ---- receipts behind the end of a membership ---- */

bool dues_after_read(struct web *w, struct dues_after_screen *s)
{
	struct ctx *c = w->c;
	const char *end;

	*s = (struct dues_after_screen){ .page = web_page_number(w), .rows_per_page = web_list_rows(w, DUES_LATE_PER_PAGE) };
	if (!org_see_for(c, web_path(w, org), MAY_EDIT_PERSON, &s->org))
		return false;
	end = path_end(c->arena, s->org.path);
	s->lines_count = dues_after_lines(c->store, s->org.region, s->org.path, end, s->rows_per_page, (s->page - 1) * s->rows_per_page, &s->lines);
	dues_after_sum(c->store, s->org.region, s->org.path, end, &s->sum);
	return true;
}

/* ---- who is late ---- */

/* Sides of the list, as an address names them: those who are reminded, those whose reasons are found out, and of these those of whom nothing is
 * known yet. In the order of enum dues_late_side. */
static const struct { const char *name; bool is_six, is_five, is_open; } SIDES[DUES_LATE_SIDES_COUNT] = {
	{ "", false, false, false }, { "warn", false, true, false }, { "review", true, false, false }, { "open", true, false, true },
};

const char *dues_late_side_name(enum dues_late_side side) { return SIDES[side].name; }

static enum dues_late_side side_named(const char *name)
{
	for (int i = 0; i < DUES_LATE_SIDES_COUNT; i++)
		if (strcmp(SIDES[i].name, name) == 0)
			return (enum dues_late_side)i;
	return DUES_LATE_ALL;
}

static struct dues_late_number count_late(struct ctx *c, int64_t region, const char *from, const char *to, enum dues_late_side side)
{
	struct dues_late_number n = { 0 };

	dues_late_count(c->store, region, from, to, dues_late_before(dues_month(c->today), false), dues_late_before(dues_month(c->today), true), SIDES[side].is_six,
		SIDES[side].is_five, SIDES[side].is_open, &n);
	return n;
}

/* How many months in a row each of the lines is late. */
static void reckon_late(struct ctx *c, struct dues_late_screen *s, const struct dues_late_line *lines)
{
	int64_t *people = arena_array(c->arena, s->lines_count + 1, sizeof(*people));
	struct dues_arrears *all = arena_array(c->arena, s->lines_count + 1, sizeof(*all));

	s->lines = arena_array(c->arena, s->lines_count + 1, sizeof(*s->lines));
	for (size_t i = 0; i < s->lines_count; i++)
		people[i] = lines[i].person.v;
	dues_arrears_of(c, s->org.region, people, s->lines_count, all);
	for (size_t i = 0; i < s->lines_count; i++)
		s->lines[i] = (struct dues_late_who){ lines[i], dues_late_months(all[i].runs, all[i].runs_count, s->month, lines[i].is_quarterly) };
}

bool dues_late_read(struct web *w, struct dues_late_screen *s)
{
	struct ctx *c = w->c;
	struct dues_late_line *lines;
	const char *end;

	*s = (struct dues_late_screen){ .month = dues_month(c->today), .page = web_page_number(w), .rows_per_page = web_list_rows(w, DUES_LATE_PER_PAGE), .side = side_named(web_param(w, "side")) };
	if (!org_see_for(c, web_path(w, org), MAY_EDIT_PERSON, &s->org))
		return false;
	end = path_end(c->arena, s->org.path);
	s->lines_count = dues_late_people(c->store, s->org.region, s->org.path, end, dues_late_before(s->month, false), dues_late_before(s->month, true), SIDES[s->side].is_six,
		SIDES[s->side].is_five, SIDES[s->side].is_open, s->rows_per_page, (s->page - 1) * s->rows_per_page, &lines);
	reckon_late(c, s, lines);
	for (int i = 0; i < DUES_LATE_SIDES_COUNT; i++)
		s->counts[i] = count_late(c, s->org.region, s->org.path, end, (enum dues_late_side)i).n;
	s->total = s->counts[s->side];
	return true;
}

void dues_due_of(struct ctx *c, struct dues_due *due)
{
	struct dues_number unset = { 0 }, quarter = { 0 };
	struct org_row own;
	struct dues_late_number warn = count_late(c, c->actor.region_id, c->actor.path_from, c->actor.path_to, DUES_LATE_WARN);
	struct dues_late_number review = count_late(c, c->actor.region_id, c->actor.path_from, c->actor.path_to, DUES_LATE_OPEN);

	*due = (struct dues_due){ .warn = warn.n, .review = review.n, .warn_branches = warn.branches, .review_branches = review.branches };
	if (org_get(c->store, (org_id){ c->actor.org_id }, &own) && org_kind_keeps_members(own.kind)) {
		dues_unset_count(c->store, own.region, own.path, path_end(c->arena, own.path), &unset);
		due->unset = unset.n;
		dues_quarter_count(c->store, own.region, own.path, path_end(c->arena, own.path), dues_quarter_first(dues_month(c->today)), dues_month(c->today), &quarter);
		due->quarter = quarter.n;
	}
}

/* ---- one payer ---- */

bool dues_payer_screen_read(struct web *w, person_id person, bool is_own, struct dues_person_screen *s)
{
	struct ctx *c = w->c;

	*s = (struct dues_person_screen){ .month = dues_month(c->today), .is_own = is_own };
	if (!is_own && !dues_may_take(c, person))
		return false;
	if (!dues_payer_read(c, person, &s->p))
		return ctx_refuse(c, NOT_FOUND, T_dues_no_record, NULL);
	s->is_host = !is_own && !may_at_path(c, MAY_EDIT_PERSON, s->p.person.path);
	s->receipts_count = dues_receipts(c->store, s->p.person.region, person, DUES_RECEIPTS_SHOWN, &s->receipts);
	s->end_day = DAY_OPEN;
	for (size_t i = 0; i < s->receipts_count; i++) {
		if (s->receipts[i].is_after_end && s->after.n == 0)
			s->end_day = s->receipts[i].end_day;
		s->after.n += s->receipts[i].is_after_end;
		s->after.fen += s->receipts[i].is_after_end ? s->receipts[i].amount_fen : 0;
	}
	s->has_gap = dues_gap(c->store, s->p.person.region, person, &s->gap);
	s->owed = dues_owed_until(s->p.stretches, s->p.bases_count, s->p.runs, s->p.runs_count, s->month);
	if (person_status_is_member(s->p.person.status))
		s->late = dues_late_run(s->p.runs, s->p.runs_count, s->month, s->p.member.is_quarterly);
	s->late_months = s->late.to_month - s->late.from_month;
	s->may_open_case = !is_own && may_at_path(c, MAY_HANDLE, s->p.person.path);
	s->may_reduce = !is_own && !s->is_host && strlen(c->actor.path_from) < strlen(s->p.person.path);
	s->untils_count = months_to_choose(c, s->untils);
	if (is_own)
		s->statements_count = dues_statements_for(c, s->p.person.org, &s->statements);
	return true;
}
