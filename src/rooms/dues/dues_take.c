/* Money taken and taken back: receipts, the months they pay, and what the branch has received. */
#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/permit.h"
#include "rooms/dues/dues_book.h"
#include "rooms/dues/dues_part.h"
#include "rooms/floating/floating.h"
#include "text/dues.h"

static bool is_paid(const struct dues_payer *p, int month)
{
	for (size_t i = 0; i < p->paid_count; i++)
		if (p->paid[i] == month)
			return true;
	return false;
}

/* The branch itself, or whoever has taken a floating member in: art. 9. */
static bool collector(struct ctx *c, const struct dues_payer *p, org_id *collected)
{
	struct floating_last last;
	struct floating_host_row host;

	*collected = p->person.org;
	if (may_at_path(c, MAY_EDIT_PERSON, p->person.path))
		return true;
	if (!floating_of(c->store, p->person.region, p->person.id, &last) || last.ended_day != DAY_OPEN || !floating_taken_in_by_actor(c, last.id, &host))
		return false;
	*collected = host.org;
	return true;
}

static bool months_are_right(struct ctx *c, const struct dues_payer *p, const struct dues_taking *t, const struct dues_owed *owed, const char *field)
{
	int month = dues_month(c->today), paid = dues_month(t->day), last = p->member.is_quarterly ? dues_quarter_last(paid) : paid;

	/* Art. 12: every month, or every quarter, on the day on which the money came, whenever that is written down. */
	if (t->until_month > last)
		return ctx_refuse_field(c, "until", p->member.is_quarterly ? T_dues_ahead_quarter : T_dues_ahead, "month", dues_month_text(c->arena, t->until_month), "last",
			dues_month_text(c->arena, last), "name", p->person.name, "day", day_text(c->arena, t->day), NULL);
	if (owed->months > 0 && owed->first_month < month - DUES_BACK_MONTHS && text_is_empty(t->document))
		return ctx_refuse_field(c, "document", T_dues_back_decision, "name", p->person.name, "month", dues_month_text(c->arena, owed->first_month), "n",
			ctx_number(c, month - owed->first_month), NULL);
	if (t->amount_fen < owed->fen)
		return ctx_refuse_field(c, field, T_dues_too_little, "name", p->person.name, "months", ctx_number(c, owed->months), "due", dues_money(c->arena, owed->fen),
			"paid", dues_money(c->arena, t->amount_fen), NULL);
	return t->amount_fen == owed->fen || t->is_extra || ctx_refuse_field(c, field, owed->months == 0 ? T_dues_paid_already : T_dues_too_much, "name", p->person.name,
		"until", dues_month_text(c->arena, t->until_month), "due", dues_money(c->arena, owed->fen), "more", dues_money(c->arena, t->amount_fen - owed->fen), NULL);
}

static bool taking_is_right(struct ctx *c, const struct dues_taking *t)
{
	if (t->day == DAY_NONE || t->day > c->today)
		return ctx_refuse_field(c, "day", t->day == DAY_NONE ? T_dues_day_missing : T_dues_in_future, "day", day_text(c->arena, t->day), "today", day_text(c->arena, c->today), NULL);
	if (t->until_month == 0)
		return ctx_refuse_field(c, "until", T_dues_month_missing, NULL);
	if (code_find("dues_channel", t->channel) == NULL)
		return ctx_refuse_field(c, "channel", T_dues_channel_missing, NULL);
	if (code_find("dues_payer", t->payer) == NULL)
		return ctx_refuse_field(c, "payer", T_dues_payer_missing, NULL);
	return text_chars(t->document) <= LIMIT_DUES_RECEIPT_DOCUMENT ||
		ctx_refuse_field(c, "document", T_dues_too_long, "n", ctx_number(c, LIMIT_DUES_RECEIPT_DOCUMENT), NULL);
}

static int64_t next_number(struct ctx *c, int64_t region, org_id collected, int year)
{
	struct dues_number last = { 0 };

	dues_last_number(c->store, region, collected, year, &last);
	return last.n + 1;
}

static void write_months(struct ctx *c, const struct dues_payer *p, dues_receipt_id receipt, int until_month)
{
	for (int month = (int)p->member.paid_to; month <= until_month; month++) {
		int64_t org, due = dues_of_month(p->stretches, p->bases_count, month, &org);

		if (due == 0 || is_paid(p, month))
			continue;
		dues_payment_insert(c->store, (dues_payment_id){ store_new_id(c->store) }, p->person.region, p->person.id, receipt, (org_id){ org }, month, due);
		dues_paid_add(c->store, (org_id){ org }, month, 1, due, 0);
	}
}

/* Taken for one branch: that of the member, or that which has taken him in. 0: for whichever keeps his dues. */
static bool is_taken_there(struct ctx *c, const struct dues_payer *p, org_id collected, org_id branch, const char *field)
{
	struct person_org_row org = { .name = "" }, other = { .name = "" };

	if (branch.v == 0 || branch.v == collected.v)
		return true;
	person_org(c->store, branch, &org);
	person_org(c->store, collected, &other);
	return ctx_refuse_field(c, field, T_dues_of_another, "name", p->person.name, "org", org.name, "other", other.name, NULL);
}

static bool write_taking(struct ctx *c, const struct dues_taking *t, org_id branch, const char *field, dues_receipt_id *made)
{
	struct dues_payer p;
	struct dues_owed owed;
	struct person_org_row org = { .name = "" };
	org_id collected;
	int year = date_from_day(t->day).year;

	if (!dues_payer_read(c, t->person, &p) || !collector(c, &p, &collected))
		return ctx_refuse(c, NOT_FOUND, T_dues_no_person, NULL);
	if (!is_taken_there(c, &p, collected, branch, field))
		return false;
	/* Whoever has left or died owes nothing more. */
	if (!person_status_is_member(p.person.status))
		return ctx_refuse_field(c, field, T_dues_no_member, "name", p.person.name, NULL);
	if (!p.has_member)
		return ctx_refuse_field(c, field, T_dues_not_set, "name", p.person.name, NULL);
	if (!person_org(c->store, collected, &org) || strcmp(org.kind, "temporary_branch") == 0)
		return ctx_refuse(c, AGAINST_RULE, T_dues_temporary, "name", org.name, NULL);
	if (!dues_year_is_open(c, collected, year))
		return false;
	if (t->row_version != p.member.row_version)
		return ctx_refuse(c, CONFLICT, T_dues_changed, "name", p.person.name, NULL);
	if (t->amount_fen <= 0)
		return ctx_refuse_field(c, field, T_dues_amount_missing, "name", p.person.name, NULL);
	owed = dues_owed_until(p.stretches, p.bases_count, p.runs, p.runs_count, t->until_month);
	if (!months_are_right(c, &p, t, &owed, field))
		return false;
	made->v = store_new_id(c->store);
	dues_receipt_insert(c->store, *made, p.person.region, t->person, p.person.org, collected, year, next_number(c, p.person.region, collected, year), t->day,
		t->amount_fen, t->amount_fen - owed.fen, t->channel, t->payer, t->document, 0, "", c->actor.account_id, c->now_s);
	write_months(c, &p, *made, t->until_month);
	if (t->amount_fen > owed.fen)
		dues_paid_add(c->store, p.person.org, dues_month(t->day), 0, 0, t->amount_fen - owed.fen);
	dues_write_standing(c, p.person.id);
	store_note(c->store, "receipt", NULL, ctx_number(c, made->v));
	audit_note_int(c, "dues_receipt", "amount_fen", made->v, 0, t->amount_fen);
	return true;
}

bool dues_write_taking(struct ctx *c, const struct dues_taking *t, const char *field, dues_receipt_id *made)
{
	return write_taking(c, t, (org_id){ 0 }, field, made);
}

bool dues_may_take(struct ctx *c, person_id person)
{
	struct dues_payer p;
	org_id collected;

	return (dues_payer_read(c, person, &p) && collector(c, &p, &collected)) || ctx_refuse(c, NOT_FOUND, T_dues_no_person, NULL);
}

bool dues_take(struct ctx *c, const struct dues_taking *taking, dues_receipt_id *made)
{
	if (!dues_may_take(c, taking->person) || !taking_is_right(c, taking))
		return false;
	ctx_begin(c, "dues.take", "person", taking->person.v, 0);
	return dues_write_taking(c, taking, "amount", made) && ctx_commit(c);
}

static const char *pay_field(struct ctx *c, const struct dues_taking *t)
{
	return arena_printf(c->arena, "pay_%lld", (long long)t->person.v);
}

/* Of two lines about one person nobody knows which counts. */
static bool each_pays_once(struct ctx *c, const struct dues_taking *takings, size_t count)
{
	for (size_t i = 1; i < count; i++)
		for (size_t k = 0; k < i; k++) {
			struct dues_payer p;

			if (takings[k].person.v != takings[i].person.v)
				continue;
			return dues_may_take(c, takings[i].person) && dues_payer_read(c, takings[i].person, &p)
				&& ctx_refuse_field(c, pay_field(c, &takings[i]), T_dues_twice, "name", p.person.name, NULL);
		}
	return true;
}

bool dues_take_many(struct ctx *c, org_id branch, const struct dues_taking *takings, size_t count, struct dues_taken *taken)
{
	dues_receipt_id made;
	struct dues_receipt_row last;

	if (!permit_require(c, MAY_EDIT_PERSON, branch.v))
		return false;
	if (count == 0)
		return ctx_refuse(c, AGAINST_RULE, T_dues_nobody_paid, NULL);
	if (!taking_is_right(c, &takings[0]))
		return false;
	ctx_begin(c, "dues.take", "org", branch.v, branch.v);
	if (!each_pays_once(c, takings, count))
		return false;
	for (size_t i = 0; i < count; i++)
		write_taking(c, &takings[i], branch, pay_field(c, &takings[i]), &made);
	if (ctx_is_refused(c) || !dues_receipt_get(c->store, made, &last))
		return false;
	*taken = (struct dues_taken){ .year = (int)last.year, .first = last.number - (int64_t)count + 1, .last = last.number };
	for (size_t i = 0; i < count; i++)
		taken->sum_fen += takings[i].amount_fen;
	return ctx_commit(c);
}

bool dues_receipt_see(struct ctx *c, dues_receipt_id id, struct dues_receipt_row *row)
{
	return (dues_receipt_get(c->store, id, row) && may_at_path(c, MAY_EDIT_PERSON, row->path)) || ctx_refuse(c, NOT_FOUND, T_dues_no_receipt, NULL);
}

/* Money that was handed up or used is not there to be given back. */
static bool is_there_to_give_back(struct ctx *c, const struct dues_receipt_row *row)
{
	int64_t fen = row->amount_fen - (row->extra_fen >= DUES_CENTRE_FEN ? row->extra_fen : 0);
	struct dues_book book;
	struct org_row org;

	if (!org_get(c->store, row->collected, &org))
		return true;
	dues_book_read(c, &org, date_from_day(c->today).year, &book);
	return fen <= book.free_fen || ctx_refuse(c, AGAINST_RULE, T_dues_reverse_spent, "org", org.name, "amount", dues_money(c->arena, fen), "free",
		dues_money(c->arena, book.free_fen), NULL);
}

bool dues_reverse(struct ctx *c, dues_receipt_id receipt, const char *reason, dues_receipt_id *made)
{
	struct dues_receipt_row row;
	struct dues_payment_row *months;
	struct dues_payer p;
	int year = date_from_day(c->today).year;
	size_t count;

	ctx_begin(c, "dues.reverse", "dues_receipt", receipt.v, 0);
	if (!dues_receipt_see(c, receipt, &row))
		return false;
	dues_payer_read(c, row.person, &p);
	store_subject(c->store, receipt.v, row.org.v);
	if (row.reverses != 0)
		return ctx_refuse(c, AGAINST_RULE, T_dues_is_reversal, NULL);
	if (row.reversed != 0)
		return ctx_refuse(c, AGAINST_RULE, T_dues_reversed_already, NULL);
	if (!text_says(reason))
		return ctx_refuse_field(c, "reason", T_dues_reason_missing, NULL);
	if (text_chars(reason) > LIMIT_DUES_RECEIPT_REASON)
		return ctx_refuse_field(c, "reason", T_dues_too_long, "n", ctx_number(c, LIMIT_DUES_RECEIPT_REASON), NULL);
	if (!is_there_to_give_back(c, &row))
		return false;
	made->v = store_new_id(c->store);
	dues_receipt_insert(c->store, *made, row.region, row.person, row.org, row.collected, year, next_number(c, row.region, row.collected, year), c->today, -row.amount_fen,
		-row.extra_fen, row.channel, row.payer, "", receipt.v, reason, c->actor.account_id, c->now_s);
	count = dues_payments_of(c->store, row.region, receipt, &months);
	for (size_t i = 0; i < count; i++)
		dues_paid_add(c->store, months[i].org, months[i].month, -1, -months[i].amount_fen, 0);
	if (row.extra_fen != 0)
		dues_paid_add(c->store, row.org, dues_month(row.day), 0, 0, -row.extra_fen);
	dues_payment_void(c->store, row.region, receipt);
	dues_receipt_reversed(c->store, receipt, row.region, made->v);
	dues_write_standing(c, p.person.id);
	store_note(c->store, "reason", NULL, reason);
	audit_note_int(c, "dues_receipt", "amount_fen", made->v, 0, -row.amount_fen);
	return ctx_commit(c);
}
