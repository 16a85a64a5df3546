/* Dues in the browser: the grid in which a branch takes money, what each member owes a month, what is below, one payer, a receipt. */
#include <string.h>
#include "core/path.h"
#include "core/permit.h"
#include "core/yuan.h"
#include "rooms/dues/dues_input.h"
#include "rooms/dues/dues_tmpl.h"
#include "rooms/org/org_kind.h"
#include "text/dues.h"
#include "web/web.h"

ROUTE(GET, "/dues", dues_own_page, MAY_EDIT_PERSON, "Leads to the dues of the own organisation")
ROUTE(GET, "/org/:org/dues", dues_page, MAY_EDIT_PERSON, "Dues of a branch, member by member; of an organisation above, unit by unit")
ROUTE(POST, "/org/:org/dues", dues_take_save, MAY_EDIT_PERSON, "Take dues from members of a branch")
ROUTE(GET, "/org/:org/dues/standard", dues_standard_page, MAY_EDIT_PERSON, "The form that says what each member of a branch owes a month")
ROUTE(POST, "/org/:org/dues/standard", dues_standard_save, MAY_EDIT_PERSON, "Set what members of a branch owe a month")
ROUTE(GET, "/org/:org/dues/late", dues_late_page, MAY_EDIT_PERSON, "Members five months late and more")
ROUTE(GET, "/org/:org/dues/after-end", dues_after_page, MAY_EDIT_PERSON, "Receipts dated behind the end of a membership")
ROUTE(GET, "/org/:org/dues/receipts", dues_receipts_page, MAY_EDIT_PERSON, "Receipts of an organisation that follow each other, one print of all")
ROUTE(GET, "/org/:org/dues/list", dues_list_page, MAY_EDIT_PERSON, "What the members of a branch paid in a year, on paper")
ROUTE(POST, "/org/:org/dues/list", dues_list_file, MAY_EDIT_PERSON, "The same list as a file with a reason (csv, xlsx, pdf), with an audit line")
ROUTE(GET, "/person/:person/dues", dues_person_page, MAY_EDIT_PERSON, "What one member owes and has paid")
ROUTE(POST, "/person/:person/dues", dues_person_save, MAY_EDIT_PERSON, "Take dues from one member")
ROUTE(POST, "/person/:person/dues/reduction", dues_reduce_save, MAY_EDIT_PERSON, "Less or nothing on hardship, as the committee above approved")
ROUTE(POST, "/person/:person/dues/review", dues_review_save, MAY_EDIT_PERSON, "What the branch found out about somebody six months late")
ROUTE(GET, "/dues-receipt/:receipt", dues_receipt_page, MAY_EDIT_PERSON, "A receipt on paper")
ROUTE(POST, "/dues-receipt/:receipt/reverse", dues_reverse_save, MAY_EDIT_PERSON, "Take a receipt back by another one")
ROUTE(GET, "/me/dues", dues_me_page, MAY_SEE_SELF, "What one owes and has paid oneself")

enum tone dues_tone(int late_months)
{
	static const enum tone TONES[] = { [DUES_PAID] = TONE_OK, [DUES_OWING] = TONE_PLAIN, [DUES_WARN] = TONE_WARN, [DUES_REVIEW] = TONE_DANGER };

	return TONES[dues_state(late_months)];
}

const char *dues_state_text(struct view *v, const char *payer_class, int64_t paid_to, int late_months)
{
	struct message_arg arg = { "n", arena_printf(v->arena, "%d", late_months) };

	if (text_is_empty(payer_class))
		return view_message_text(v, T_dues_unset);
	if (paid_to == DUES_MONTH_OPEN)
		return view_message_text(v, T_dues_owes_nothing);
	if (late_months > 0)
		return message_text(v->arena, v->lang, T_dues_months_late, &arg, 1);
	arg = (struct message_arg){ "month", dues_month_text(v->arena, (int)paid_to - 1) };
	return message_text(v->arena, v->lang, T_dues_paid_until, &arg, 1);
}

const char *dues_say_name(struct view *v, message m, const char *name)
{
	struct message_arg arg = { "name", name };

	return message_text(v->arena, v->lang, m, &arg, 1);
}

/* ---- a branch, and what is below ---- */

void dues_own_page(struct web *w)
{
	web_redirect(w, org_url(w->c, (org_id){ w->c->actor.org_id }, "/dues"));
}

static void show_org(struct web *w)
{
	struct dues_branch_screen branch;
	struct dues_totals_screen totals;
	struct org_row org;

	if (!org_see_for(w->c, web_path(w, org), MAY_EDIT_PERSON, &org))
		return;
	if (org_kind_keeps_members(org.kind) && dues_branch_read(w, &branch))
		dues_branch_screen(&w->view, &branch);
	else if (!org_kind_keeps_members(org.kind) && dues_totals_read(w, &totals))
		dues_totals_screen(&w->view, &totals);
	web_page(w);
}

void dues_page(struct web *w)
{
	if (dues_until_is_one(w))
		show_org(w);
}

static const char *of_person(struct web *w, const char *name, int64_t person)
{
	return web_param(w, arena_printf(w->c->arena, "%s_%lld", name, (long long)person));
}

static int64_t version_of(struct web *w, int64_t person)
{
	int64_t version = 0;

	return int_parse(of_person(w, "v", person), &version) ? version : 0;
}

/* What was typed beside a name, else, where the name is ticked, what is owed. */
static bool amount_of(struct web *w, const struct dues_owing *o, int64_t *fen)
{
	const char *typed = of_person(w, "pay", o->line.person.v);

	*fen = o->owed.fen;
	if (text_is_empty(typed))
		return o->owed.fen > 0 && strcmp(of_person(w, "take", o->line.person.v), "1") == 0;
	if (!yuan_read(typed, fen) || *fen > DUES_BASE_FEN_MAX)
		ctx_refuse_field(w->c, arena_printf(w->c->arena, "pay_%lld", (long long)o->line.person.v), T_dues_amount_wrong, "name", o->line.name, "typed", typed, NULL);
	return true;
}

/* Everybody who is ticked has paid already: who, and up to when. */
static void refuse_ticked(struct web *w, const struct dues_branch_screen *s)
{
	struct ctx *c = w->c;
	struct buffer names;

	buffer_init(&names, c->arena, 0);
	for (size_t i = 0; i < s->lines_count; i++) {
		const struct dues_owing *o = &s->lines[i];
		const struct message_arg args[] = { { "name", o->line.name }, { "month", dues_month_text(c->arena, (int)o->line.paid_to - 1) } };

		if (strcmp(of_person(w, "take", o->line.person.v), "1") != 0)
			continue;
		buffer_printf(&names, "%s%s", names.bytes == 0 ? "" : ctx_words(c, T_dues_ticked_and), message_text(c->arena, c->lang,
			o->line.paid_to == DUES_MONTH_OPEN ? T_dues_ticked_free : T_dues_ticked_paid, args, o->line.paid_to == DUES_MONTH_OPEN ? 1 : 2));
	}
	if (names.bytes > 0)
		ctx_refuse_field(c, "until", T_dues_ticked_owe_nothing, "names", buffer_text(&names), "until", dues_month_text(c->arena, s->until), NULL);
}

void dues_take_save(struct web *w)
{
	struct ctx *c = w->c;
	struct dues_branch_screen s;
	struct dues_taking form, *takings;
	struct dues_taken taken;
	size_t count = 0;

	if (!dues_branch_read(w, &s))
		return;
	dues_taking_read(w, &form);
	takings = arena_array(c->arena, s.lines_count + 1, sizeof(*takings));
	for (size_t i = 0; i < s.lines_count; i++) {
		int64_t fen;

		if (!amount_of(w, &s.lines[i], &fen))
			continue;
		takings[count] = form;
		takings[count].person = s.lines[i].line.person;
		takings[count].amount_fen = fen;
		takings[count++].row_version = version_of(w, s.lines[i].line.person.v);
	}
	if (count == 0)
		refuse_ticked(w, &s);
	if (!ctx_is_refused(c) && dues_take_many(c, s.org.id, takings, count, &taken)) {
		web_notice(w, T_dues_taken, "n", ctx_number(c, (int64_t)count), "amount", dues_money(c->arena, taken.sum_fen), NULL);
		web_redirect(w, org_url(c, s.org.id, arena_printf(c->arena, "/dues/receipts?year=%d&first=%lld&last=%lld", taken.year, (long long)taken.first, (long long)taken.last)));
	} else if (web_form_again(w)) {
		show_org(w);
	}
}

/* Those alone of whom nobody has said what they owe, or what they earned in the last quarter. */
static void keep_asked(struct dues_branch_screen *s, bool is_quarter)
{
	size_t kept = 0;

	for (size_t i = 0; i < s->lines_count; i++)
		if (is_quarter ? s->lines[i].is_past_quarter : text_is_empty(s->lines[i].line.payer_class))
			s->lines[kept++] = s->lines[i];
	s->lines_count = kept;
}

static void show_standard(struct web *w)
{
	struct dues_branch_screen s;

	if (!dues_branch_read(w, &s))
		return;
	if (strcmp(web_param(w, "unset"), "1") == 0)
		keep_asked(&s, false);
	else if (strcmp(web_param(w, "quarter"), "1") == 0)
		keep_asked(&s, true);
	dues_standard_screen(&w->view, &s);
	web_page(w);
}

void dues_standard_page(struct web *w)
{
	show_standard(w);
}

/* Only lines in which something is different are set anew. */
static bool standard_of(struct web *w, const struct dues_owing *o, struct dues_standard *standard)
{
	int64_t person = o->line.person.v;
	const char *typed = of_person(w, "base", person);
	bool is_quarterly = strcmp(of_person(w, "quarter", person), "1") == 0;

	*standard = (struct dues_standard){ .person = o->line.person, .payer_class = of_person(w, "class", person), .is_quarterly = is_quarterly,
		.row_version = version_of(w, person) };
	if (text_is_empty(standard->payer_class) && text_is_empty(typed))
		return false;
	if (o->is_past_quarter && text_is_empty(typed) && text_same(standard->payer_class, "self"))	/* left for later */
		return false;
	if (text_same(standard->payer_class, o->line.payer_class) && text_same(typed, o->base_text) && is_quarterly == o->line.is_quarterly && text_is_empty(o->line.reduction))
		return false;
	if (text_is_empty(typed) && dues_has_base(standard->payer_class))
		standard->base_fen = DUES_BASE_NOT_GIVEN;
	else if (!text_is_empty(typed) && (!yuan_read(typed, &standard->base_fen) || standard->base_fen > DUES_BASE_FEN_MAX))
		ctx_refuse_field(w->c, arena_printf(w->c->arena, "base_%lld", (long long)person), T_dues_amount_wrong, "name", o->line.name, "typed", typed, NULL);
	return true;
}

void dues_standard_save(struct web *w)
{
	struct ctx *c = w->c;
	struct dues_branch_screen s;
	struct dues_standard *standards;
	size_t count = 0;

	if (!dues_branch_read(w, &s))
		return;
	standards = arena_array(c->arena, s.lines_count + 1, sizeof(*standards));
	for (size_t i = 0; i < s.lines_count; i++)
		count += standard_of(w, &s.lines[i], &standards[count]);
	if (!ctx_is_refused(c) && dues_set_standards(c, s.org.id, standards, count, dues_month_read(web_param(w, "from")))) {
		web_notice(w, T_dues_standards_set, "n", ctx_number(c, (int64_t)count), NULL);
		web_redirect(w, org_url(c, s.org.id, "/dues"));
	} else if (web_form_again(w)) {
		show_standard(w);
	}
}

void dues_late_page(struct web *w)
{
	struct dues_late_screen s;

	static const message LABELS[DUES_LATE_SIDES_COUNT] = { T_dues_late_all, T_dues_late_warn, T_dues_late_review, T_dues_late_open };

	if (!dues_late_read(w, &s))
		return;
	for (int i = 0; i < DUES_LATE_SIDES_COUNT; i++)
		s.tabs[i] = (struct tab){ .href = arena_printf(w->c->arena, "/org/%lld/dues/late?side=%s", (long long)s.org.id.v, dues_late_side_name((enum dues_late_side)i)),
			.label = LABELS[i], .count = s.counts[i], .has_count = true, .is_current = (int)s.side == i };
	dues_late_screen(&w->view, &s);
	web_page(w);
}

void dues_after_page(struct web *w)
{
	struct dues_after_screen s;

	if (!dues_after_read(w, &s))
		return;
	dues_after_screen(&w->view, &s);
	web_page(w);
}

static void show_list(struct web *w)
{
	struct dues_list_screen s;

	if (!dues_list_read(w, &s))
		return;
	dues_list_screen(&w->view, &s);
	web_page(w);
}

void dues_list_page(struct web *w)
{
	show_list(w);
}

void dues_list_file(struct web *w)
{
	if (!dues_list_send(w) && web_form_again(w))
		show_list(w);
}

/* ---- one payer ---- */

static void show_person(struct web *w, person_id person, bool is_own)
{
	struct dues_person_screen s;

	if (!dues_payer_screen_read(w, person, is_own, &s))
		return;
	dues_person_screen(&w->view, &s);
	web_page(w);
}

void dues_person_page(struct web *w)
{
	show_person(w, web_path(w, person), false);
}

void dues_me_page(struct web *w)
{
	show_person(w, (person_id){ w->c->actor.person_id }, true);
}

static void answer(struct web *w, person_id person, bool is_done, message said)
{
	if (is_done) {
		web_notice(w, said, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/person/%lld/dues", (long long)person.v));
	} else if (web_form_again(w)) {
		show_person(w, person, false);
	}
}

void dues_person_save(struct web *w)
{
	struct dues_taking taking;
	dues_receipt_id made;
	bool is_done = false;

	dues_taking_read(w, &taking);
	taking.person = web_path(w, person);
	if (!dues_may_take(w->c, taking.person))
		return;
	if (!yuan_read(web_param(w, "amount"), &taking.amount_fen) || taking.amount_fen > DUES_BASE_FEN_MAX)
		ctx_refuse_field(w->c, "amount", T_dues_amount_wrong, "name", "", "typed", web_param(w, "amount"), NULL);
	else
		is_done = dues_take(w->c, &taking, &made);
	answer(w, taking.person, is_done, T_dues_taken_one);
}

void dues_reduce_save(struct web *w)
{
	int64_t fen = -1;

	if (!yuan_read(web_param(w, "due"), &fen))
		fen = -1;
	answer(w, web_path(w, person), dues_reduce(w->c, web_path(w, person), web_param(w, "reduction"), fen, dues_month_read(web_param(w, "from")), web_param(w, "document"),
		web_row_version(w)), T_dues_reduced);
}

void dues_review_save(struct web *w)
{
	answer(w, web_path(w, person), dues_look_into(w->c, web_path(w, person), web_param(w, "review"), web_row_version(w)), T_dues_reviewed);
}

/* ---- receipts ---- */

void dues_receipts_page(struct web *w)
{
	struct dues_receipts_screen s;

	if (!dues_receipts_read(w, &s))
		return;
	dues_receipts_screen(&w->view, &s);
	web_page(w);
}

static void show_receipt(struct web *w, dues_receipt_id id)
{
	struct dues_receipt_row row;

	if (!dues_receipt_see(w->c, id, &row))
		return;
	dues_receipt_screen(&w->view, &row);
	web_page(w);
}

void dues_receipt_page(struct web *w)
{
	show_receipt(w, (dues_receipt_id){ web_path_id(w, "receipt") });
}

void dues_reverse_save(struct web *w)
{
	dues_receipt_id id = { web_path_id(w, "receipt") }, made;

	if (dues_reverse(w->c, id, web_param(w, "reason"), &made)) {
		web_notice(w, T_dues_reversed, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/dues-receipt/%lld", (long long)id.v));
	} else if (web_form_again(w)) {
		show_receipt(w, id);
	}
}
