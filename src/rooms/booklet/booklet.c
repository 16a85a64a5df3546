#include "rooms/booklet/booklet.h"

#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "core/audit.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/booklet/booklet_number.h"
#include "rooms/org/approver.h"
#include "rooms/org/org.h"
#include "rooms/programme/programme_cache.h"
#include "rooms/run/run.h"
#include "rooms/run/run_walk.h"
#include "schema/model.h"
#include "text/booklet.h"

bool booklet_see(struct ctx *c, booklet_id id, struct booklet_row *row)
{
	return (booklet_get(c->store, id, row) && may_at_path(c, MAY_HANDLE, row->org_path)) || ctx_refuse(c, NOT_FOUND, T_booklet_not_found, NULL);
}

/* ---- receiving ---- */

struct numbering { const char *head; size_t digits; int64_t from, to; };

static bool read_numbers(struct ctx *c, const struct booklet_receipt *r, struct numbering *n)
{
	size_t digits = booklet_number_digits(r->first), head = strlen(r->first) - digits;

	if (!booklet_number_is_right(r->first))
		return ctx_refuse_field(c, "first", T_booklet_number_wrong, "typed", r->first, NULL);
	*n = (struct numbering){ .head = arena_text_n(c->arena, r->first, head), .digits = digits, .from = strtoll(r->first + head, NULL, 10) };
	n->to = n->from;
	if (text_is_empty(r->last))
		return true;
	if (strlen(r->last) != strlen(r->first) || strncmp(r->last, r->first, head) != 0 || booklet_number_digits(r->last) != digits)
		return ctx_refuse_field(c, "last", T_booklet_last_wrong, "first", r->first, NULL);
	n->to = strtoll(r->last + head, NULL, 10);
	if (n->to < n->from)
		return ctx_refuse_field(c, "last", T_booklet_last_wrong, "first", r->first, NULL);
	return n->to - n->from < BOOKLET_RECEIVED_MAX ||
		ctx_refuse_field(c, "last", T_booklet_too_many, "n", ctx_number(c, (n->to - n->from + 1)), "most", ctx_number(c, BOOKLET_RECEIVED_MAX), NULL);
}

static const char *number_text(struct ctx *c, const struct numbering *n, int64_t number)
{
	return arena_printf(c->arena, "%s%0*lld", n->head, (int)n->digits, (long long)number);
}

static bool is_past_day(struct ctx *c, day_t day, day_t from)
{
	return (day != DAY_NONE && day <= c->today && day >= from) ||
		ctx_refuse_field(c, "day", T_booklet_day_wrong, "from", from == DAY_NONE ? "" : day_text(c->arena, from), "today", day_text(c->arena, c->today), NULL);
}

static bool are_new(struct ctx *c, const struct numbering *n)
{
	struct booklet_row row;

	for (int64_t number = n->from; number <= n->to; number++)
		if (booklet_number_find(c, number_text(c, n, number), &row))
			return ctx_refuse_field(c, "first", T_booklet_number_there, "number", row.number, "day", day_text(c->arena, row.received_day), NULL);
	return true;
}

bool booklet_receive(struct ctx *c, const struct booklet_receipt *typed, int64_t *count)
{
	const struct booklet_receipt receipt = { .org = typed->org, .first = booklet_number_read(c->arena, typed->first),
		.last = booklet_number_read(c->arena, typed->last), .source = typed->source, .day = typed->day }, *r = &receipt;
	struct numbering n = { .head = "" };
	struct org_row org;

	ctx_begin(c, "booklet.receive", "org", r->org.v, r->org.v);
	if (!org_see_for(c, r->org, MAY_HANDLE, &org))
		return false;
	if (!org_kind_is_committee(org.kind))
		return ctx_refuse(c, AGAINST_RULE, T_booklet_committee_only, "org", org.name, NULL);
	if (!read_numbers(c, r, &n) || !is_past_day(c, r->day, DAY_NONE))
		return false;
	if (text_is_empty(r->source) || text_chars(r->source) > LIMIT_BOOKLET_SOURCE)
		return ctx_refuse_field(c, "source", T_booklet_source_missing, "n", ctx_number(c, LIMIT_BOOKLET_SOURCE), NULL);
	if (!are_new(c, &n))
		return false;
	for (int64_t number = n.from; number <= n.to; number++)
		booklet_insert(c->store, (booklet_id){ store_new_id(c->store) }, r->org, number_text(c, &n, number), r->day, r->source);
	*count = n.to - n.from + 1;
	store_note(c->store, "first", NULL, number_text(c, &n, n.from));
	store_note(c->store, "last", NULL, number_text(c, &n, n.to));
	store_note(c->store, "source", NULL, r->source);
	return ctx_commit(c);
}

/* ---- issuing and voiding ---- */

/* Since when the case is at the step, the last time; DAY_NONE: it has not come to it. */
static day_t reached_on(const struct run_case *k, const char *step)
{
	day_t day = DAY_NONE;

	for (size_t i = 0; i < k->steps_count; i++)
		if (!k->is_void[i] && strcmp(k->steps[i].step, step) == 0)
			day = k->steps[i].opened_day;
	return day;
}

/* Whoever filled one in already, taken over from paper or entered before the stock was kept, needs none; sent back before that step he does. */
static bool has_none_filled_in(struct ctx *c, const struct booklet_row *row, const struct run_case *k, const struct programme_form *form, const struct programme_field *f)
{
	const struct run_value_row *named = run_value_of(k, form->id, f->id, 0, false);

	return named == NULL || named->value[0] == '\0' || named->step == k->steps[k->steps_count - 1].id.v || strcmp(named->value, row->number) == 0 || ctx_refuse_field(c, "run", T_booklet_filled_in, "case", k->row.title,
		"number", named->value, NULL);
}

static bool case_is_right(struct ctx *c, const struct booklet_row *row, int64_t run, struct run_case *k)
{
	const struct programme_form *form;
	const struct programme_field *f;
	struct booklet_row other;
	int step = -1;

	if (run == 0)
		return ctx_refuse_field(c, "run", T_booklet_choose_case, NULL);
	if (!run_see(c, (run_id){ run }, k) || !text_starts(k->row.org_path, row->org_path)) {
		c->refusals_count = 0;	/* whoever types a wrong number is told at its field */
		return ctx_refuse_field(c, "run", T_booklet_no_case, "org", row->org_name, NULL);
	}
	f = programme_registered(k->p, WORD_BOOKLET, &form, &step);
	if (f == NULL || k->subject.id.v == 0)
		return ctx_refuse_field(c, "run", T_booklet_not_recruit, "case", k->row.title, NULL);
	if (strcmp(k->row.state, "open") != 0)
		return ctx_refuse_field(c, "run", T_booklet_case_over, "case", k->row.title, NULL);
	if (step < 0 || reached_on(k, k->p->steps[step].id) == DAY_NONE)
		return ctx_refuse_field(c, "run", T_booklet_too_early, "case", k->row.title, "step", programme_named(c->lang, k->row.step_title), NULL);
	if (booklet_of_run(c->store, run, &other))
		return ctx_refuse_field(c, "run", T_booklet_has_one, "case", k->row.title, "number", other.number, NULL);
	return has_none_filled_in(c, row, k, form, f);
}

size_t booklet_cases_waiting(struct ctx *c, const struct booklet_row *row, struct booklet_waiting_row **cases)
{
	const char *end = path_end(c->arena, row->org_path);
	struct booklet_programme_row *programmes;
	struct org_row org;
	size_t programmes_count = org_get(c->store, row->org, &org) ? booklet_programmes(c->store, org.region, "open", row->org_path, end, &programmes) : 0, count = 0;

	*cases = arena_array(c->arena, BOOKLET_CASES_MAX, sizeof(**cases));
	for (size_t i = 0; i < programmes_count; i++) {
		const struct programme *p = programme_of_file(c, programmes[i].programme);
		const struct programme_form *form;
		const struct programme_field *f;
		struct booklet_waiting_row *waiting;
		size_t n;
		int step = -1;

		if (p == NULL || (f = programme_registered(p, WORD_BOOKLET, &form, &step)) == NULL || step < 0)
			continue;
		n = booklet_waiting(c->store, org.region, programmes[i].programme, p->steps[step].id, form->id, f->id, row->org_path, end, (int64_t)(BOOKLET_CASES_MAX - count), &waiting);
		for (size_t k = 0; k < n; k++)
			(*cases)[count++] = waiting[k];
	}
	return count;
}

/* ---- issuing ---- */

/* It is issued once the committee above has passed the case: 发展党员工作细则（2014年）第十九条、（2026年）第十八条. */
static bool is_behind_review(struct ctx *c, const struct run_case *k, day_t day)
{
	const struct programme_form *form;
	day_t reached;
	int step;

	programme_registered(k->p, WORD_BOOKLET, &form, &step);
	reached = reached_on(k, k->p->steps[step].id);
	return day >= reached || ctx_refuse_field(c, "day", T_booklet_before_review, "case", k->row.title, "step", programme_named(c->lang, k->p->steps[step].title),
		"reached", day_text(c->arena, reached), "day", day_text(c->arena, day), NULL);
}

bool booklet_issue(struct ctx *c, booklet_id id, int64_t run, day_t day, int64_t row_version)
{
	struct booklet_row row;
	struct run_case k;

	ctx_begin(c, "booklet.issue", "booklet", id.v, 0);
	if (!booklet_see(c, id, &row))
		return false;
	if (row_version != row.row_version)
		return ctx_refuse_changed(c, T_booklet_changed_meanwhile, NULL);
	if (strcmp(row.state, "stock") != 0)
		return ctx_refuse(c, AGAINST_RULE, T_booklet_not_in_stock, "number", row.number, NULL);
	if (!case_is_right(c, &row, run, &k) || !is_past_day(c, day, row.received_day) || !is_behind_review(c, &k, day))
		return false;
	store_subject(c->store, id.v, row.org.v);
	booklet_set_issued(c->store, id, run, k.subject.id.v, day, row.row_version);
	audit_note_text(c, "booklet", "state", id.v, row.state, "issued");
	audit_note_int(c, "booklet", "run_id", id.v, 0, run);
	audit_note_day(c, "booklet", "issued_day", id.v, DAY_OPEN, day);
	return ctx_commit(c);
}

bool booklet_void(struct ctx *c, booklet_id id, const char *reason, day_t day, int64_t row_version)
{
	struct booklet_row row;

	ctx_begin(c, "booklet.void", "booklet", id.v, 0);
	if (!booklet_see(c, id, &row))
		return false;
	if (row_version != row.row_version)
		return ctx_refuse_changed(c, T_booklet_changed_meanwhile, NULL);
	if (strcmp(row.state, "voided") == 0)
		return ctx_refuse(c, AGAINST_RULE, T_booklet_is_voided, "number", row.number, "day", day_text(c->arena, row.voided_day), "reason", row.reason, NULL);
	if (!text_says(reason) || text_chars(reason) > LIMIT_BOOKLET_REASON)
		return ctx_refuse_field(c, "reason", T_booklet_reason_missing, "n", ctx_number(c, LIMIT_BOOKLET_REASON), NULL);
	if (!is_past_day(c, day, row.issued_day == DAY_OPEN ? row.received_day : row.issued_day))
		return false;
	store_subject(c->store, id.v, row.org.v);
	booklet_set_voided(c->store, id, day, reason, row.row_version);
	audit_note_text(c, "booklet", "state", id.v, row.state, "voided");
	audit_note_text(c, "booklet", "reason", id.v, NULL, reason);
	return ctx_commit(c);
}
