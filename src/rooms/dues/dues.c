#include "rooms/dues/dues.h"

#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/permit.h"
#include "rooms/dues/dues_part.h"
#include "text/dues.h"

const char *dues_money(struct arena *a, int64_t fen)
{
	return arena_printf(a, "%s%lld.%02lld", fen < 0 ? "-" : "", (long long)(fen < 0 ? -fen : fen) / 100, (long long)(fen < 0 ? -fen : fen) % 100);
}

const char *dues_month_text(struct arena *a, int month)
{
	return arena_printf(a, "%d-%02d", month / 12, month % 12 + 1);
}

/* ---- what is known of one payer ---- */

bool dues_payer_read(struct ctx *c, person_id id, struct dues_payer *p)
{
	struct dues_month_row *months;

	*p = (struct dues_payer){ .member = { .payer_class = "", .reduction = "", .review = "" } };
	if (!dues_person(c->store, id, &p->person))
		return false;
	p->has_member = dues_member_get(c->store, p->person.region, id, &p->member);
	p->bases_count = dues_bases(c->store, p->person.region, id, &p->bases);
	p->stretches = arena_array(c->arena, p->bases_count + 1, sizeof(*p->stretches));
	for (size_t i = 0; i < p->bases_count; i++)
		p->stretches[i] = (struct dues_stretch){ (int)p->bases[i].from_month, (int)p->bases[i].to_month, p->bases[i].due_fen, p->bases[i].org.v };
	p->paid_count = dues_months_paid(c->store, p->person.region, id, &months);
	p->paid = arena_array(c->arena, p->paid_count + 1, sizeof(*p->paid));
	for (size_t i = 0; i < p->paid_count; i++)
		p->paid[i] = (int)months[i].month;
	p->runs = arena_array(c->arena, p->bases_count + p->paid_count + 1, sizeof(*p->runs));
	p->runs_count = dues_runs(p->stretches, p->bases_count, p->paid, p->paid_count, p->runs);
	return true;
}

bool dues_paid_to(struct store *s, int64_t region, person_id person, int *month)
{
	struct dues_member_row row;

	if (!dues_member_get(s, region, person, &row))
		return false;
	*month = (int)row.paid_to;
	return true;
}

/* ---- standards ---- */

static void step(struct ctx *c, org_id org, int from_month, int to_month, int64_t due_fen, int sign)
{
	int payers = due_fen > 0 ? sign : 0;

	if (from_month >= to_month || due_fen == 0)
		return;
	dues_step_add(c->store, org, from_month, payers, sign * due_fen);
	if (to_month < DUES_MONTH_OPEN)
		dues_step_add(c->store, org, to_month, -payers, -sign * due_fen);
}

/* From the month on nothing of what was set before holds. */
static void cut_from(struct ctx *c, const struct dues_payer *p, int month)
{
	for (size_t i = 0; i < p->bases_count; i++) {
		const struct dues_base_row *b = &p->bases[i];
		int from = b->from_month > month ? (int)b->from_month : month;

		if (b->to_month <= month)
			continue;
		step(c, b->org, from, (int)b->to_month, b->due_fen, -1);
		dues_base_cut(c->store, b->id, p->person.region, b->from_month > month ? (int)b->from_month : month);
	}
}

static void add_base(struct ctx *c, const struct dues_payer *p, org_id org, const struct dues_base_row *base, int from_month, int to_month)
{
	if (from_month >= to_month)
		return;
	dues_base_insert(c->store, (dues_base_id){ store_new_id(c->store) }, p->person.region, p->person.id, org, base->payer_class, base->base_fen, base->due_fen,
		base->reduction, base->document, from_month, to_month, c->actor.account_id, c->now_s);
	step(c, org, from_month, to_month, base->due_fen, 1);
}

static void set_base(struct ctx *c, const struct dues_payer *p, const struct dues_base_row *base, int from_month, bool is_quarterly)
{
	cut_from(c, p, from_month);
	add_base(c, p, p->person.org, base, from_month, DUES_MONTH_OPEN);
	dues_member_put(c->store, p->person.region, p->person.id, p->person.org, p->person.path, base->payer_class, base->base_fen, base->due_fen, base->reduction,
		is_quarterly);
	dues_write_standing(c, p->person.id);
	audit_note_int(c, "dues_member", "due_fen", p->person.id.v, p->has_member ? p->member.due_fen : 0, base->due_fen);
	audit_note_text(c, "dues_member", "payer_class", p->person.id.v, p->member.payer_class, base->payer_class);
	audit_note_int(c, "dues_member", "base_fen", p->person.id.v, p->member.base_fen, base->base_fen);
}

/* Nobody owes for the time in which the membership was suspended. */
static bool is_no_gap(struct ctx *c, const struct dues_payer *p, int from_month, const char *field)
{
	struct dues_gap_row gap;

	return !dues_gap(c->store, p->person.region, p->person.id, &gap) || from_month >= dues_month(gap.to_day) || ctx_refuse_field(c, field, T_dues_in_gap,
		"name", p->person.name, "from", day_text(c->arena, gap.from_day), "to", day_text(c->arena, gap.to_day), "month", dues_month_text(c->arena, dues_month(gap.to_day)), NULL);
}

/* Art. 8: whoever joined in a branch that was taking dues by then pays from that month on, so that no month in between is never asked for. Of those who
 * were members when the branch began to be kept here, or came from elsewhere, the first month is what the clerk knows. */
static bool is_no_hole(struct ctx *c, const struct dues_payer *p, int from_month, int joined, const char *field)
{
	struct dues_stretch_row first;
	struct dues_number since = { 0 };

	if (p->bases_count > 0 || joined == 0 || from_month <= joined || !dues_first_stretch(c->store, p->person.region, p->person.id, &first) ||
	    dues_month(first.from_day) != joined)
		return true;
	dues_branch_first(c->store, p->person.org, &since);
	return since.n == 0 || since.n > joined || ctx_refuse_field(c, field, T_dues_hole, "name", p->person.name, "joined", dues_month_text(c->arena, joined),
		"from", dues_month_text(c->arena, from_month), "n", ctx_number(c, from_month - joined), NULL);
}

/* Nothing that was paid is set anew, and nobody owes for the time before joining (art. 8) or of a suspension. */
static bool month_is_free(struct ctx *c, const struct dues_payer *p, int from_month, const char *field)
{
	int joined = p->person.joined_day == DAY_NONE ? 0 : dues_month(p->person.joined_day), last = 0;

	for (size_t i = 0; i < p->paid_count; i++)
		last = p->paid[i] > last ? p->paid[i] : last;
	if (from_month < joined)
		return ctx_refuse_field(c, field, T_dues_before_joining, "name", p->person.name, "month", dues_month_text(c->arena, joined), NULL);
	if (from_month <= last)
		return ctx_refuse_field(c, field, T_dues_month_paid, "name", p->person.name, "month", dues_month_text(c->arena, last), NULL);
	return is_no_gap(c, p, from_month, field) && is_no_hole(c, p, from_month, joined, field);
}

static bool payer_is_right(struct ctx *c, const struct dues_payer *p, int64_t row_version, const char *field)
{
	if (!person_status_is_member(p->person.status))
		return field == NULL ? ctx_refuse(c, AGAINST_RULE, T_dues_no_member, "name", p->person.name, NULL) :
			ctx_refuse_field(c, field, T_dues_no_member, "name", p->person.name, NULL);
	return row_version == (p->has_member ? p->member.row_version : 0) || ctx_refuse_changed(c, T_dues_changed, "name", p->person.name, NULL);
}

static bool amount_is_right(struct ctx *c, const struct dues_payer *p, const struct norm_dues *table, struct dues_base_row *base, const char *field)
{
	int64_t low, high;

	if (code_find("dues_class", base->payer_class) == NULL)
		return ctx_refuse_field(c, field, T_dues_class_missing, "name", p->person.name, NULL);
	if (dues_has_base(base->payer_class) && base->base_fen < 0)
		return ctx_refuse_field(c, field, T_dues_base_missing, "name", p->person.name, "class", code_name(c->lang, "dues_class", base->payer_class), NULL);
	if (base->base_fen > 0 && dues_amount(table, base->payer_class, 0, &base->due_fen, &low, &high) && low == high && base->base_fen != low)
		return ctx_refuse_field(c, field, T_dues_base_not_asked, "name", p->person.name, "class", code_name(c->lang, "dues_class", base->payer_class),
			"due", dues_money(c->arena, low), "typed", dues_money(c->arena, base->base_fen), "basis", table->basis, NULL);
	return dues_amount(table, base->payer_class, base->base_fen, &base->due_fen, &low, &high) ||
		ctx_refuse_field(c, field, T_dues_level_outside, "name", p->person.name, "class", code_name(c->lang, "dues_class", base->payer_class),
			"low", dues_money(c->arena, low), "high", dues_money(c->arena, high), "basis", table->basis, NULL);
}

bool dues_write_standard(struct ctx *c, const struct dues_standard *standard, int from_month, const char *field)
{
	struct dues_payer p;
	struct norm_dues table;
	struct dues_base_row base = { .payer_class = standard->payer_class, .reduction = "", .document = "", .base_fen = standard->base_fen };

	if (!dues_payer_read(c, standard->person, &p) || !may_at_path(c, MAY_EDIT_PERSON, p.person.path))
		return ctx_refuse(c, NOT_FOUND, T_dues_no_person, NULL);
	if (!norm_dues_on(c, dues_month_first(from_month), &table))
		return ctx_refuse_field(c, "from", T_dues_no_table, "month", dues_month_text(c->arena, from_month), NULL);
	if (!payer_is_right(c, &p, standard->row_version, field) || !amount_is_right(c, &p, &table, &base, field) || !month_is_free(c, &p, from_month, field))
		return false;
	set_base(c, &p, &base, from_month, standard->is_quarterly);
	return true;
}

/* The branch whose members a form is about. */
static bool take_branch(struct ctx *c, org_id branch, struct person_org_row *org)
{
	if (!permit_require(c, MAY_EDIT_PERSON, branch.v) || !person_org(c->store, branch, org))
		return false;
	return org->to_day == DAY_OPEN || ctx_refuse(c, AGAINST_RULE, T_dues_branch_closed, "name", org->name, "day", day_text(c->arena, org->to_day), NULL);
}

bool dues_set_standards(struct ctx *c, org_id branch, const struct dues_standard *standards, size_t count, int from_month)
{
	struct person_org_row org;

	ctx_begin(c, "dues.standard", "org", branch.v, branch.v);
	if (!take_branch(c, branch, &org))
		return false;
	if (from_month == 0)
		return ctx_refuse_field(c, "from", T_dues_month_missing, NULL);
	if (from_month > dues_month(c->today) + 12)
		return ctx_refuse_field(c, "from", T_dues_month_far, "month", dues_month_text(c->arena, from_month), NULL);
	if (count == 0)
		return ctx_refuse(c, AGAINST_RULE, T_dues_nobody, NULL);
	for (size_t i = 0; i < count; i++)
		dues_write_standard(c, &standards[i], from_month, arena_printf(c->arena, "base_%lld", (long long)standards[i].person.v));
	store_note(c->store, "from_month", NULL, dues_month_text(c->arena, from_month));
	return !ctx_is_refused(c) && ctx_commit(c);
}

bool dues_reduce(struct ctx *c, person_id person, const char *reduction, int64_t due_fen, int from_month, const char *document, int64_t row_version)
{
	struct dues_payer p;
	struct dues_base_row base;

	ctx_begin(c, "dues.reduce", "person", person.v, 0);
	if (!dues_payer_read(c, person, &p) || !may_at_path(c, MAY_EDIT_PERSON, p.person.path))
		return ctx_refuse(c, NOT_FOUND, T_dues_no_person, NULL);
	store_subject(c->store, person.v, p.person.org.v);
	if (!p.has_member)
		return ctx_refuse(c, AGAINST_RULE, T_dues_not_set, "name", p.person.name, NULL);
	if (strlen(c->actor.path_from) >= strlen(p.person.path))
		return ctx_refuse(c, AGAINST_RULE, T_dues_reduce_above, "org", p.person.org_name, NULL);
	if (code_find("dues_reduction", reduction) == NULL)
		return ctx_refuse_field(c, "reduction", T_dues_reduction_missing, NULL);
	if (text_is_empty(document))
		return ctx_refuse_field(c, "document", T_dues_approval_missing, NULL);
	if (text_chars(document) > LIMIT_DUES_BASE_DOCUMENT)
		return ctx_refuse_field(c, "document", T_dues_too_long, "n", ctx_number(c, LIMIT_DUES_BASE_DOCUMENT), NULL);
	if (from_month == 0)
		return ctx_refuse_field(c, "from", T_dues_month_missing, NULL);
	if (strcmp(reduction, "exempt") == 0)
		due_fen = 0;
	if (due_fen < 0 || due_fen >= p.member.due_fen || (due_fen == 0 && strcmp(reduction, "reduced") == 0))
		return ctx_refuse_field(c, "due", T_dues_reduce_not_less, "due", dues_money(c->arena, p.member.due_fen), NULL);
	if (!payer_is_right(c, &p, row_version, NULL) || !month_is_free(c, &p, from_month, "from"))
		return false;
	base = (struct dues_base_row){ .payer_class = p.member.payer_class, .base_fen = p.member.base_fen, .due_fen = due_fen, .reduction = reduction, .document = document };
	set_base(c, &p, &base, from_month, p.member.is_quarterly);
	store_note(c->store, "document", NULL, document);
	return ctx_commit(c);
}

/* ---- late ---- */

bool dues_look_into(struct ctx *c, person_id person, const char *review, int64_t row_version)
{
	struct dues_payer p;
	int late;

	ctx_begin(c, "dues.review", "person", person.v, 0);
	if (!dues_payer_read(c, person, &p) || !may_at_path(c, MAY_EDIT_PERSON, p.person.path))
		return ctx_refuse(c, NOT_FOUND, T_dues_no_person, NULL);
	store_subject(c->store, person.v, p.person.org.v);
	if (!p.has_member)
		return ctx_refuse(c, AGAINST_RULE, T_dues_not_set, "name", p.person.name, NULL);
	late = dues_late_months(p.runs, p.runs_count, dues_month(c->today), p.member.is_quarterly);
	if (late < DUES_REVIEW_MONTHS)
		return ctx_refuse(c, AGAINST_RULE, T_dues_not_late, "name", p.person.name, "n", ctx_number(c, late), "min", ctx_number(c, DUES_REVIEW_MONTHS), NULL);
	if (code_find("dues_review", review) == NULL)
		return ctx_refuse_field(c, "review", T_dues_review_missing, NULL);
	if (!payer_is_right(c, &p, row_version, NULL))
		return false;
	dues_member_reviewed(c->store, p.person.region, person, review, row_version);
	audit_note_text(c, "dues_member", "review", person.v, p.member.review, review);
	return ctx_commit(c);
}

/* ---- moving ---- */

void dues_write_move(struct ctx *c, const struct person_row *row, org_id org, const char *path, day_t day, int64_t status)
{
	struct dues_payer p;
	int month = dues_month(day) + (status == PERSON_DECEASED ? 0 : 1);

	if (!dues_payer_read(c, row->id, &p) || !p.has_member)
		return;
	if (status == PERSON_VOID)
		month = (int)p.member.paid_to;
	cut_from(c, &p, month);
	for (size_t i = 0; i < p.bases_count && person_status_is_member(status); i++)
		add_base(c, &p, org, &p.bases[i], p.bases[i].from_month > month ? (int)p.bases[i].from_month : month, (int)p.bases[i].to_month);
	dues_member_moved(c->store, p.person.region, row->id, org, path);
	dues_write_standing(c, row->id);
}

/* What was set for a month: of all standards that had begun by then the one that was set last. NULL: none had. */
static const struct dues_base_row *set_for(const struct dues_base_row *all, size_t count, int month)
{
	while (count > 0 && all[count - 1].from_month > month)
		count--;
	return count == 0 ? NULL : &all[count - 1];
}

/* The months from that one on for which nothing is due are due as it was set for them. */
static void fill_since(struct ctx *c, const struct dues_payer *p, int month)
{
	struct dues_base_row *all;
	size_t count = dues_bases_set(c->store, p->person.region, p->person.id, &all);

	while (month < DUES_MONTH_OPEN) {
		const struct dues_base_row *base = set_for(all, count, month);
		int next = DUES_MONTH_OPEN;
		bool is_due = false;

		for (size_t i = 0; i < p->bases_count && !is_due; i++) {
			const struct dues_stretch *s = &p->stretches[i];

			is_due = s->from_month <= month && month < s->to_month;
			if (is_due || (s->from_month > month && s->from_month < next))
				next = is_due ? s->to_month : s->from_month;
		}
		for (size_t i = 0; i < count && !is_due; i++)
			if (all[i].from_month > month && all[i].from_month < next && (base == NULL || &all[i] > base))
				next = (int)all[i].from_month;
		if (!is_due && base != NULL)
			add_base(c, p, p->person.org, base, month, next);
		month = next;
	}
}

void dues_write_return(struct ctx *c, person_id person, day_t day, bool is_transfer)
{
	struct dues_payer p;

	if (!dues_payer_read(c, person, &p) || !p.has_member)
		return;
	fill_since(c, &p, dues_month(day) + is_transfer);
	dues_member_moved(c->store, p.person.region, person, p.person.org, p.person.path);
	dues_write_standing(c, person);
}
