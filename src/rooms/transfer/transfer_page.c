/* Transfers in the browser: what waits, one that is proposed, and the page on which the next act is done. */
#include <string.h>
#include "core/code.h"
#include "core/permit.h"
#include "rooms/org/org_input.h"
#include "rooms/org/post.h"
#include "rooms/person/person_card.h"
#include "rooms/run/under_way.h"
#include "rooms/transfer/transfer_handed.h"
#include "rooms/transfer/transfer_letter.h"
#include "rooms/transfer/transfer_part.h"
#include "rooms/transfer/transfer_request_sql.h"
#include "rooms/transfer/transfer_letter_tmpl.h"
#include "rooms/transfer/transfer_screen.h"
#include "rooms/transfer/transfer_training.h"
#include "rooms/transfer/transfer_tmpl.h"
#include "text/transfer.h"
#include "text/transfer_request.h"
#include "web/web.h"

ROUTE(GET, "/transfer", transfer_list_page, MAY_SEE_PERSON, "Transfers of the own range: what waits, what is under way, what is over")
ROUTE(GET, "/transfer/new", transfer_new_page, MAY_EDIT_PERSON, "The form that proposes the transfer of a member (person)")
ROUTE(POST, "/transfer/new", transfer_new_save, MAY_EDIT_PERSON, "Propose the transfer of a member")
ROUTE(GET, "/transfer/arrival", transfer_arrival_page, MAY_EDIT_PERSON, "The form for a member who comes with a letter from outside")
ROUTE(POST, "/transfer/arrival", transfer_arrival_save, MAY_EDIT_PERSON, "Take in a member who comes with a letter from outside")
ROUTE(GET, "/transfer/:transfer", transfer_page, MAY_SEE_PERSON, "One transfer: both sides, the letter, what was done and what is next")
ROUTE(POST, "/transfer/:transfer/act", transfer_act_save, MAY_EDIT_PERSON, "Do the next act of a transfer, or return, withdraw or renew it")
ROUTE(POST, "/transfer/:transfer/receipt", transfer_receipt_save, MAY_EDIT_PERSON, "Register the receipt of a letter with its scan")
ROUTE(POST, "/transfer/:transfer/receipt/file", transfer_receipt_file, MAY_SEE_PERSON, "The scan of the receipt; reading it is logged")
ROUTE(POST, "/transfer/:transfer/letter", transfer_letter_page, MAY_EDIT_PERSON, "The letter in three parts, A4 for print; each copy is logged")
ROUTE(POST, "/transfer/:transfer/stub", transfer_stub_page, MAY_EDIT_PERSON, "The stub of a letter that is over, printed again and marked so; each copy is logged")
ROUTE(GET, "/transfer/:transfer/chase", transfer_chase_page, MAY_EDIT_PERSON, "A letter that asks for the receipt of one that went outside, A4 for print")
ROUTE(POST, "/transfer/:transfer/pdf", transfer_letter_file, MAY_EDIT_PERSON, "The letter in three parts as PDF; each copy is logged")
UPLOADS(transfer_receipt_save, UPLOAD_BYTES_MAX)

void transfer_list_page(struct web *w)
{
	struct transfer_list_screen s;

	if (!transfer_filter_read(w, &s.filter))
		return;
	transfer_list_read(w->c, &s.filter, &s.list);
	transfer_list_screen(&w->view, &s);
	web_page(w);
}

message transfer_do_text(const struct transfer_row *t, const char *act)
{
	static const struct { const char *act; const struct message *text; } BUTTONS[] = { { "agree", T_transfer_do_agree }, { "adjust", T_transfer_do_adjust },
		{ "issue", T_transfer_do_issue }, { "accept", T_transfer_do_accept }, { "enrol", T_transfer_do_enrol } };

	if (transfer_is_training(t))
		return T_transfer_training_take;
	for (size_t i = 0; i < sizeof(BUTTONS) / sizeof(BUTTONS[0]); i++)
		if (strcmp(BUTTONS[i].act, act) == 0)
			return BUTTONS[i].text;
	return T_transfer_start;
}

/* ---- warnings ---- */

static void warn(struct ctx *c, const struct person_row *row, int64_t from, const char *branch, const char *path, day_t dues_month, bool has_file, bool is_out, struct transfer_warnings *warnings)
{
	bool is_probationary = row->status == PERSON_PROBATIONARY;
	struct date today = date_from_day(c->today);

	*warnings = (struct transfer_warnings){ .conversion = DAY_NONE, .dues_month = DAY_NONE, .posts = transfer_posts(c, row->id, from),
		.branch = branch, .may_end_posts = may_at_path(c, MAY_APPOINT, path),
		.lacks_file = is_probationary && !has_file };
	warnings->beside = is_out ? post_beside_party(c, row->id, c->today, &warnings->may_end_beside) : "";
	if (is_probationary && transfer_is_near_conversion(row->joined_day, c->today))
		warnings->conversion = day_add_months(row->joined_day, PERSON_PROBATION_MONTHS);
	if (dues_month != DAY_NONE && dues_month < day_from_date(today.year, today.month, 1))
		warnings->dues_month = dues_month;
}

/* Did the member ask for it? transfer 0: what waits to be proposed. */
static const char *asked_for(struct ctx *c, int64_t person, int64_t transfer)
{
	struct transfer_request_row q;

	if (!transfer_request_behind(c->store, person, transfer, &q))
		return NULL;
	return message_text(c->arena, c->lang, T_transfer_request_carried,
		(const struct message_arg[]){ { "asked", day_text(c->arena, q.asked_day) }, { "wanted", day_text(c->arena, q.wanted_day) } }, 2);
}

static const char *typed_or(const struct web *w, const char *name, const char *usual)
{
	const char *typed = web_param(w, name);

	return typed[0] != '\0' ? typed : usual;
}

/* ---- proposing ---- */

/* What is being done about the member already: another transfer, or what may end his membership. */
static void read_under_way(struct ctx *c, struct transfer_new_screen *s)
{
	struct under_way *list;
	size_t count = under_way_read(c, &s->person, &list);
	const struct under_way *ending = under_way_ending(list, count);

	s->open = under_way_of_kind(list, count, "transfer");
	if (ending == NULL)
		return;
	s->ending_href = ending->href;
	s->ending = under_way_warning(c, ending, s->person.name, T_transfer_start);
}

static void show_new(struct web *w, const struct transfer_form *form)
{
	struct ctx *c = w->c;
	struct transfer_new_screen s = { .form = *form, .dues_text = web_param(w, "dues_month"), .day_text = typed_or(w, "day", day_text(c->arena, c->today)) };
	struct org_similar_row similar[ORG_SIMILAR_MAX];
	struct transfer_row last;

	if (!person_see(c, (person_id){ form->person }, &s.person) || !person_org(c->store, s.person.org, &s.org))
		return;
	if (!transfer_dues_known(c, &s.person, &s.dues_known))
		s.dues_known = DAY_NONE;
	/* A name that came filled in, as the member wrote it, is met before anything is sent. */
	if (!text_is_empty(form->to) && (c->refusals_count > 0 || !transfer_org_found(c, form->to)))
		s.similar_count = org_similar(c, transfer_part_known(c, form->to), similar);
	s.offers_similar = c->refusals_count == 0;
	s.similar = arena_array(c->arena, s.similar_count + 1, sizeof(*s.similar));
	for (size_t i = 0; i < s.similar_count; i++)
		s.similar[i] = (struct option){ .value = similar[i].code, .label_text = arena_printf(c->arena, "%s %s", similar[i].name, similar[i].upper) };
	s.is_training = transfer_is_on_the_way(c, &s.person);
	read_under_way(c, &s);
	s.asked = asked_for(c, form->person, 0);
	if (transfer_latest(c->store, form->person, &last) && transfer_waits_again(c, &last)) {
		s.returned = last.answer;
		if (s.asked == NULL)
			s.asked = asked_for(c, form->person, last.id.v);
	}
	warn(c, &s.person, s.person.org.v, s.org.name, s.person.path, s.dues_known, true, !text_is_empty(form->place), &s.warnings);
	transfer_new_screen(&w->view, &s);
	web_page(w);
}

void transfer_new_page(struct web *w)
{
	struct transfer_form form;
	struct person_row row;

	if (text_is_empty(web_param(w, "person"))) {
		web_notice(w, T_transfer_none_hint, NULL);	/* it begins at the page of the member */
		web_redirect(w, "/transfer");
		return;
	}
	transfer_form_read(w, &form);
	if (person_see(w->c, (person_id){ form.person }, &row) && (transfer_is_on_the_way(w->c, &row) || transfer_is_of_member(w->c, &row)))
		show_new(w, &form);
}

void transfer_new_save(struct web *w)
{
	struct transfer_form form;
	struct person_row row;
	transfer_id made;

	transfer_form_read(w, &form);
	if (transfer_open(w->c, &form, &made)) {
		if (person_get(w->c->store, (person_id){ form.person }, &row))
			web_notice(w, person_status_is_member(row.status) ? T_transfer_proposed : T_transfer_training_proposed, "name", row.name, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/transfer/%lld", (long long)made.v));
	} else if (web_form_again(w)) {
		show_new(w, &form);
	}
}

/* ---- one transfer ---- */

/* The record says where the member is today; the transfer only where he was when it was proposed. */
static void say_now(struct ctx *c, const struct person_row *person, struct transfer_screen *s)
{
	struct person_org_row org;

	bool is_taught = transfer_is_on_the_way(c, person);

	if ((person_status_is_member(person->status) || is_taught) && person->org.v == s->row.from)
		s->is_where_he_was = true;
	else if (!s->may_see_person)
		return;
	else if (!person_status_is_member(person->status) && !is_taught)
		s->now_status = code_name_int(c->lang, "member_status", person->status);
	else if (person_org(c->store, person->org, &org))
		s->now_branch = org.name;
}

static void show(struct web *w)
{
	struct ctx *c = w->c;
	struct transfer_screen s = { .reissue_last = DAY_NONE, .over = DAY_NONE };
	struct transfer_row after;
	struct person_row person;
	day_t since;

	if (!transfer_see(c, web_path(w, transfer), &s.row))
		return;
	s.asked = asked_for(c, s.row.person, s.row.id.v);
	if (s.row.person != 0 && transfer_after(c->store, s.row.person, s.row.id, &after) && may_at_path(c, MAY_SEE_PERSON, after.from_path))
		s.after = after.id.v;
	s.steps_count = transfer_steps(c->store, s.row.id, &s.steps);
	transfer_dues_now(c, &s.row);
	s.has_turn = transfer_turn(c, &s.row, &s.turn);
	s.act = s.has_turn && strcmp(s.turn.act, "expire") != 0 && transfer_may(c, &s.row, s.turn.act) ? s.turn.act : NULL;
	s.may_return = transfer_may(c, &s.row, "return");
	s.may_withdraw = transfer_may(c, &s.row, "withdraw");
	s.may_expire = transfer_may(c, &s.row, "expire");
	s.may_reissue = transfer_may(c, &s.row, "reissue");
	s.may_print = c->today <= s.row.valid_until && (strcmp(s.row.state, "issued") == 0 || strcmp(s.row.state, "accepted") == 0) && may_at_path(c, MAY_EDIT_PERSON, s.row.from_organ_path);
	s.may_print_stub = transfer_may_print_stub(c, &s.row);
	if (s.row.first_day != DAY_OPEN)
		s.reissue_last = transfer_reissue_last(s.row.first_day);
	s.over = transfer_over_due(c, &s.row);
	if (person_get(c->store, (person_id){ s.row.person }, &person)) {
		s.may_handle = may_at_path(c, MAY_HANDLE, person.path);
		s.is_probationary = person.status == PERSON_PROBATIONARY;
		s.stage = transfer_stage(c, &person, &since);
		s.may_see_person = may_at_path(c, MAY_SEE_PERSON, person.path);
		say_now(c, &person, &s);
		if (s.has_turn)
			warn(c, &person, s.row.from, s.row.from_name, s.row.from_path, s.row.dues_month, s.row.has_file, strcmp(s.row.kind, "out") == 0, &s.warnings);
		s.warnings.has_letter = transfer_has_letter(&s.row);
	}
	s.shows_handed = transfer_handed_is_open(c, &s.row);
	if (s.shows_handed)
		transfer_handed_read(c, &s.row, &s.handed);
	s.day = typed_or(w, "day", day_text(c->arena, c->today));
	s.valid_days = typed_or(w, "valid_days", ctx_number(c, TRANSFER_DAYS_USUAL));
	s.org = web_param(w, "org");
	s.reason = web_param(w, "reason");
	s.document = web_param(w, "document");
	s.paper_back = web_param(w, "paper_back");
	transfer_screen(&w->view, &s);
	web_page(w);
}

void transfer_page(struct web *w)
{
	show(w);
}

static void act(struct web *w, const char *name)
{
	struct ctx *c = w->c;
	struct transfer_order order;
	struct transfer_row row;

	if (transfer_order_read(w, name, &order) && transfer_do(c, web_path(w, transfer), &order)) {
		if (transfer_get(c->store, web_path(w, transfer), &row))
			web_notice(w, T_transfer_done_act, "act", transfer_act_words(c, &row, name), NULL);
		web_redirect(w, arena_printf(c->arena, "/transfer/%lld", (long long)web_path(w, transfer).v));
	} else if (web_form_again(w)) {
		show(w);
	}
}

void transfer_act_save(struct web *w)
{
	act(w, web_param(w, "act"));
}

void transfer_receipt_save(struct web *w)
{
	act(w, "receipt");
}

void transfer_receipt_file(struct web *w)
{
	transfer_send_receipt(w);
}

/* ---- the letter ---- */

void transfer_letter_page(struct web *w)
{
	struct transfer_letter letter;

	if (!transfer_print(w->c, web_path(w, transfer), &letter))
		return;
	letter.address = web_param(w, "address");
	letter.phone = web_param(w, "phone");
	transfer_letter_screen(&w->view, &letter);
	web_page(w);
}

void transfer_stub_page(struct web *w)
{
	struct transfer_letter letter;

	if (!transfer_print_stub(w->c, web_path(w, transfer), &letter))
		return;
	transfer_stub_screen(&w->view, &letter);
	web_page(w);
}

void transfer_chase_page(struct web *w)
{
	struct transfer_letter letter;

	if (!transfer_chase(w->c, web_path(w, transfer), &letter))
		return;
	transfer_chase_screen(&w->view, &letter);
	web_page(w);
}

void transfer_letter_file(struct web *w)
{
	transfer_letter_send(w);
}

/* ---- letters that come from outside ---- */

bool transfer_arrival_asks(const struct person_input *input)
{
	static const char *const NAMES[] = { "name", "id_number", "nationality", "education", "occupation", "work_unit", "phone", "joined", "full" };

	for (size_t i = 0; i < sizeof(NAMES) / sizeof(NAMES[0]); i++)
		if (strcmp(NAMES[i], input->name) == 0)
			return true;
	return false;
}

static void show_arrival(struct web *w)
{
	struct ctx *c = w->c;
	struct transfer_arrival_screen s = { .issued = web_param(w, "issued_day"), .until = web_param(w, "valid_until"), .dues = web_param(w, "dues_month"),
		.day = typed_or(w, "day", day_text(c->arena, c->today)),
		.statuses = { { "2", NULL, code_name(c->lang, "member_status", "2") }, { "1", NULL, code_name(c->lang, "member_status", "1") } } };

	transfer_arrival_read(w, &s.arrival);
	if (text_is_empty(s.arrival.person.nationality))
		s.arrival.person.nationality = "01";
	transfer_arrival_screen(&w->view, &s);
	web_page(w);
}

void transfer_arrival_page(struct web *w)
{
	show_arrival(w);
}

void transfer_arrival_save(struct web *w)
{
	struct transfer_arrival arrival;
	transfer_id made;

	transfer_arrival_read(w, &arrival);
	if (transfer_arrive(w->c, &arrival, &made)) {
		web_notice(w, T_transfer_arrived, "name", arrival.person.name, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/transfer/%lld", (long long)made.v));
	} else if (web_form_again(w)) {
		show_arrival(w);
	}
}
