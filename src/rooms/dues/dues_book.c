#include "rooms/dues/dues_book.h"

#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/permit.h"
#include "rooms/dues/dues_due.h"
#include "rooms/dues/dues_part.h"
#include "rooms/dues/dues_rule.h"
#include "rooms/org/approver.h"
#include "rooms/org/org_input.h"
#include "rooms/org/org_kind.h"
#include "schema/model.h"
#include "text/dues_book.h"

bool dues_keeps_book(const char *kind)
{
	return (org_kind_keeps_members(kind) && strcmp(kind, "temporary_branch") != 0) || org_kind_is_committee(kind) || strcmp(kind, "general_branch") == 0;
}

/* ---- sums ---- */

static const struct { const char *kind; enum dues_item given, taken; } KINDS[] = {
	{ "opening", DUES_OPENING, DUES_ITEMS }, { "hand_up", DUES_UP, DUES_BELOW }, { "allot", DUES_DOWN, DUES_ABOVE }, { "use", DUES_USED, DUES_ITEMS },
	{ "interest", DUES_INTEREST, DUES_ITEMS },
};

static enum dues_item item_of(const char *kind, bool is_giver)
{
	for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); i++)
		if (strcmp(KINDS[i].kind, kind) == 0)
			return is_giver ? KINDS[i].given : KINDS[i].taken;
	return DUES_ITEMS;
}

static int purpose_number(const char *purpose)
{
	const struct code_set *set = code_set("dues_purpose");

	for (size_t i = 0; i < set->count; i++)
		if (strcmp(set->codes[i].value, purpose) == 0)
			return (int)i;
	return DUES_NO_PURPOSE;
}

void dues_book_read(struct ctx *c, const struct org_row *org, int year, struct dues_book *book)
{
	struct dues_book_sum *sums;
	struct dues_book_year *years;
	size_t sums_count = dues_book_sums(c->store, org->id, &sums), years_count = dues_book_collected(c->store, org->region, org->id, DUES_CENTRE_FEN, &years), count = 0;
	struct dues_flow *flows = arena_array(c->arena, sums_count + years_count + 1, sizeof(*flows));

	for (size_t i = 0; i < sums_count; i++)
		flows[count++] = (struct dues_flow){ .year = (int)sums[i].year, .item = item_of(sums[i].kind, sums[i].is_giver != 0),
			.purpose = purpose_number(sums[i].purpose), .is_settled = sums[i].is_settled != 0, .fen = sums[i].fen };
	for (size_t i = 0; i < years_count; i++)
		flows[count++] = (struct dues_flow){ .year = (int)years[i].year, .item = DUES_COLLECTED, .purpose = DUES_NO_PURPOSE, .is_settled = true, .fen = years[i].fen };
	dues_book_reckon(flows, count, year, book);
	for (size_t i = 0; i < years_count; i++)
		book->centre_fen += years[i].year == year ? years[i].centre_fen : 0;
}

/* ---- recording ---- */

/* The next organisation above that keeps a book: money and requests go up and down one step at a time (art. 21). */
static bool book_above(struct ctx *c, const struct org_row *org, struct org_row *above)
{
	*above = *org;
	while (above->parent.v != 0 && org_get(c->store, above->parent, above))
		if (dues_keeps_book(above->kind))
			return true;
	return false;
}

bool dues_year_is_open(struct ctx *c, org_id org, int year)
{
	struct dues_statement_row row;

	return !dues_year_closed(c->store, org, year, &row) || ctx_refuse_field(c, "day", T_dues_book_year_closed, "org", row.org_name, "closed", ctx_number(c, row.year),
		"day", day_text(c->arena, row.day), "year", ctx_number(c, year), NULL);
}

/* Art. 18 and 20: only for what dues are for, and what a meeting has decided before. */
static bool use_is_right(struct ctx *c, const struct dues_entry_form *f)
{
	bool is_use = strcmp(f->kind, "use") == 0, is_spent = is_use || strcmp(f->kind, "allot") == 0;

	if ((is_use || !text_is_empty(f->purpose)) && code_find("dues_purpose", f->purpose) == NULL)
		return ctx_refuse_field(c, "purpose", T_dues_book_purpose, NULL);
	if (is_use && text_is_empty(f->detail))
		return ctx_refuse_field(c, "detail", T_dues_book_detail_missing, NULL);
	if (!is_spent)
		return true;
	if (text_is_empty(f->document))
		return ctx_refuse_field(c, "document", T_dues_book_no_minutes, NULL);
	if (f->decided_day == DAY_NONE)
		return ctx_refuse_field(c, "decided_day", T_dues_book_decided_missing, NULL);
	return f->decided_day <= f->day || ctx_refuse_field(c, "decided_day", T_dues_book_decided_late, "decided", day_text(c->arena, f->decided_day), "day",
		day_text(c->arena, f->day), NULL);
}

static bool form_is_right(struct ctx *c, const struct dues_entry_form *f)
{
	if (code_find("dues_entry", f->kind) == NULL)
		return ctx_refuse_field(c, "kind", T_dues_book_kind, NULL);
	if (f->day == DAY_NONE || f->day > c->today)
		return ctx_refuse_field(c, "day", T_dues_book_day, "today", day_text(c->arena, c->today), NULL);
	if (f->amount_fen <= 0 || f->amount_fen > DUES_ENTRY_FEN_MAX)
		return ctx_refuse_field(c, "amount", T_dues_book_amount, NULL);
	if (text_chars(f->detail) > LIMIT_DUES_ENTRY_DETAIL)
		return ctx_refuse_field(c, "detail", T_dues_book_too_long, "n", ctx_number(c, LIMIT_DUES_ENTRY_DETAIL), NULL);
	if (text_chars(f->document) > LIMIT_DUES_ENTRY_DOCUMENT)
		return ctx_refuse_field(c, "document", T_dues_book_too_long, "n", ctx_number(c, LIMIT_DUES_ENTRY_DOCUMENT), NULL);
	return use_is_right(c, f);
}

/* Who receives; nobody where money is used, or handed up to somebody outside the system. */
static bool find_receiver(struct ctx *c, const struct org_row *org, const struct dues_entry_form *f, struct org_row *other)
{
	struct org_row above;

	other->id.v = 0;
	if (strcmp(f->kind, "hand_up") == 0) {
		if (!book_above(c, org, other))
			other->id.v = 0;
		return true;
	}
	if (strcmp(f->kind, "allot") != 0)
		return true;
	if (!org_get(c->store, org_named(c, f->to), other))
		return ctx_refuse_field(c, "to", T_dues_book_to_unknown, NULL);
	return (dues_keeps_book(other->kind) && book_above(c, other, &above) && above.id.v == org->id.v) ||
		ctx_refuse_field(c, "to", T_dues_book_not_next, "org", org->name, "to", other->name, NULL);
}

/* Money is not spent before it came, also where the entry is written down later. */
static bool is_covered_each_day(struct ctx *c, const struct org_row *org, const struct dues_entry_form *f)
{
	struct dues_book_day *rows;
	size_t count = dues_book_days(c->store, org->region, org->id, DUES_CENTRE_FEN, &rows);
	struct dues_day *days = arena_array(c->arena, count + 1, sizeof(*days));
	int64_t least, day;

	for (size_t i = 0; i < count; i++)
		days[i] = (struct dues_day){ rows[i].day, rows[i].fen };
	least = dues_book_least(days, count, f->day, &day);
	return f->amount_fen <= least || ctx_refuse_field(c, "day", T_dues_book_before_it_came, "amount", dues_money(c->arena, f->amount_fen), "typed", day_text(c->arena, f->day),
		"on", day_text(c->arena, (day_t)day), "free", dues_money(c->arena, least), NULL);
}

static bool is_covered(struct ctx *c, const struct org_row *org, const struct dues_entry_form *f)
{
	struct dues_book book;
	int64_t spendable;

	if (dues_item_is_income(item_of(f->kind, true)))
		return true;
	dues_book_read(c, org, date_from_day(f->day).year, &book);
	spendable = dues_book_free_for(&book, purpose_number(f->purpose));
	if (f->amount_fen > book.free_fen)
		return ctx_refuse_field(c, "amount", T_dues_book_too_much, "amount", dues_money(c->arena, f->amount_fen), "free", dues_money(c->arena, book.free_fen), NULL);
	if (f->amount_fen > spendable)
		return ctx_refuse_field(c, "amount", T_dues_book_earmarked, "amount", dues_money(c->arena, f->amount_fen), "kept",
			dues_money(c->arena, book.free_fen - spendable), "free", dues_money(c->arena, spendable), NULL);
	return is_covered_each_day(c, org, f);
}

static bool opening_is_first(struct ctx *c, const struct org_row *org, const struct dues_entry_form *f)
{
	struct dues_entry_count n = { 0 };

	if (strcmp(f->kind, "opening") == 0)
		dues_entries_count(c->store, org->id, f->kind, &n);
	return n.n == 0 || ctx_refuse_field(c, "kind", T_dues_book_opened, NULL);
}

bool dues_record(struct ctx *c, org_id id, const struct dues_entry_form *f, dues_entry_id *made)
{
	struct org_row org, other = { .name = "" };
	int year;

	ctx_begin(c, "dues.record", "dues_entry", 0, id.v);
	if (!org_see_for(c, id, MAY_EDIT_PERSON, &org))
		return false;
	if (!dues_keeps_book(org.kind) || org.to_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_dues_book_keeps_none, "org", org.name, NULL);
	if (!form_is_right(c, f) || !find_receiver(c, &org, f, &other))
		return false;
	year = date_from_day(f->day).year;
	if (!dues_year_is_open(c, id, year) || (other.id.v != 0 && !dues_year_is_open(c, other.id, year)) || !opening_is_first(c, &org, f) || !is_covered(c, &org, f))
		return false;
	made->v = store_new_id(c->store);
	store_subject(c->store, made->v, id.v);
	dues_entry_insert(c->store, *made, id, other.id, f->kind, f->purpose, f->detail, f->amount_fen, f->day, year, f->document, f->decided_day, c->actor.account_id,
		c->now_s, "", 0);
	store_note(c->store, "kind", NULL, f->kind);
	audit_note_int(c, "dues_entry", "amount_fen", made->v, 0, f->amount_fen);
	return ctx_commit(c);
}

/* ---- settling ---- */

bool dues_entry_see(struct ctx *c, dues_entry_id id, struct dues_entry_row *row)
{
	return (dues_entry_get(c->store, id, row) && (may_at_path(c, MAY_EDIT_PERSON, row->org_path) ||
		(row->other.v != 0 && may_at_path(c, MAY_EDIT_PERSON, row->other_path)))) || ctx_refuse(c, NOT_FOUND, T_dues_book_no_entry, NULL);
}

bool dues_may_settle(struct ctx *c, const struct dues_entry_row *row, bool says_why)
{
	if (permit_is_self(c, row->made_by))
		return says_why && ctx_refuse(c, AGAINST_RULE, T_dues_book_one_hand, NULL);
	if (row->other.v != 0 && !may_at_path(c, MAY_EDIT_PERSON, row->other_path))
		return says_why && ctx_refuse(c, AGAINST_RULE, T_dues_book_receiver_settles, "org", row->other_name, NULL);
	return row->other.v != 0 || may_at_path(c, MAY_EDIT_PERSON, row->org_path);
}

/* The act has begun. */
static bool take_waiting(struct ctx *c, dues_entry_id id, int64_t row_version, struct dues_entry_row *row)
{
	if (!dues_entry_see(c, id, row))
		return false;
	store_subject(c->store, id.v, row->org.v);
	return (row->row_version == row_version && strcmp(row->state, "waiting") == 0) || ctx_refuse_changed(c, T_dues_book_moved_on, NULL);
}

static bool close_entry(struct ctx *c, const struct dues_entry_row *row, const char *state, const char *reason)
{
	dues_entry_close(c->store, row->id, state, c->actor.account_id, c->now_s, reason, row->row_version);
	store_note(c->store, "state", row->state, state);
	return ctx_commit(c);
}

bool dues_settle(struct ctx *c, dues_entry_id id, int64_t row_version)
{
	struct dues_entry_row row;

	ctx_begin(c, "dues.settle", "dues_entry", id.v, 0);
	return take_waiting(c, id, row_version, &row) && dues_may_settle(c, &row, true) && dues_year_is_open(c, row.org, (int)row.year)
		&& (row.other.v == 0 || dues_year_is_open(c, row.other, (int)row.year)) && close_entry(c, &row, "settled", "");
}

static bool reason_is_right(struct ctx *c, const char *reason)
{
	if (!text_says(reason))
		return ctx_refuse_field(c, "reason", T_dues_book_reason_missing, NULL);
	return text_chars(reason) <= LIMIT_DUES_ENTRY_REASON || ctx_refuse_field(c, "reason", T_dues_book_too_long, "n", ctx_number(c, LIMIT_DUES_ENTRY_REASON), NULL);
}

bool dues_turn_back(struct ctx *c, dues_entry_id id, const char *reason, int64_t row_version)
{
	struct dues_entry_row row;

	ctx_begin(c, "dues.turn_back", "dues_entry", id.v, 0);
	if (!take_waiting(c, id, row_version, &row))
		return false;
	if (row.made_by != c->actor.account_id && !dues_may_settle(c, &row, true))
		return false;
	if (!reason_is_right(c, reason))
		return false;
	if (row.reverses != 0)
		dues_entry_stands(c->store, (dues_entry_id){ row.reverses });
	store_note(c->store, "reason", NULL, reason);
	return close_entry(c, &row, "refused", reason);
}

/* Who received it may have spent it. */
static bool receiver_has_it(struct ctx *c, const struct dues_entry_row *row)
{
	struct dues_book book;
	struct org_row org;
	bool is_income = dues_item_is_income(item_of(row->kind, true));
	org_id holder = is_income ? row->org : row->other;

	if (holder.v == 0 || !org_get(c->store, holder, &org))
		return true;
	dues_book_read(c, &org, (int)row->year, &book);
	return row->amount_fen <= book.free_fen || ctx_refuse(c, AGAINST_RULE, T_dues_book_spent, "org", org.name, "amount", dues_money(c->arena, row->amount_fen), "free",
		dues_money(c->arena, book.free_fen), NULL);
}

bool dues_counter(struct ctx *c, dues_entry_id id, const char *reason, int64_t row_version, dues_entry_id *made)
{
	struct dues_entry_row row;

	ctx_begin(c, "dues.counter", "dues_entry", id.v, 0);
	if (!dues_entry_see(c, id, &row))
		return false;
	store_subject(c->store, id.v, row.org.v);
	if (!may_at_path(c, MAY_EDIT_PERSON, row.org_path))
		return ctx_refuse(c, AGAINST_RULE, T_dues_book_giver_only, "org", row.org_name, NULL);
	if (row.row_version != row_version || strcmp(row.state, "settled") != 0)
		return ctx_refuse_changed(c, T_dues_book_moved_on, NULL);
	if (row.reverses != 0 || row.reversed != 0)
		return ctx_refuse(c, AGAINST_RULE, row.reverses != 0 ? T_dues_book_is_counter : T_dues_book_countered, NULL);
	if (!reason_is_right(c, reason) || !receiver_has_it(c, &row))
		return false;
	made->v = store_new_id(c->store);
	dues_entry_insert(c->store, *made, row.org, row.other, row.kind, row.purpose, row.detail, -row.amount_fen, c->today, date_from_day(c->today).year, row.document,
		row.decided_day, c->actor.account_id, c->now_s, reason, id.v);
	dues_entry_countered(c->store, id, made->v, row_version);
	store_note(c->store, "reason", NULL, reason);
	audit_note_int(c, "dues_entry", "amount_fen", made->v, 0, -row.amount_fen);
	return ctx_commit(c);
}

void dues_book_due_of(struct ctx *c, struct dues_book_due *due)
{
	int year = date_from_day(c->today).year - 1;
	struct dues_entry_count n = { 0 };
	struct dues_statement_row row;
	struct dues_book book;
	struct org_row org;

	*due = (struct dues_book_due){ 0 };
	dues_entries_to_settle(c->store, (org_id){ c->actor.org_id }, c->actor.account_id, &n);
	due->to_settle = n.n;
	if (!org_get(c->store, (org_id){ c->actor.org_id }, &org) || dues_statement_find(c->store, org.id, year, &row))
		return;
	dues_book_read(c, &org, year, &book);
	due->is_unpublished = dues_book_moved(&book);
}
