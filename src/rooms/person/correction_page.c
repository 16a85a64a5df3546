/* One's own record, and requests for its correction, asked and answered. */
#include <string.h>
#include "rooms/person/correction.h"
#include "rooms/person/correction_tmpl.h"
#include "rooms/person/person_card.h"
#include "rooms/person/person_tmpl.h"
#include "rooms/result/result.h"
#include "text/correction.h"
#include "web/web.h"

#define LIST_ROWS 200

ROUTE(GET, "/me/archive", own_archive_page, MAY_SEE_SELF, "One's own record and posts")
ROUTE(POST, "/me/archive/reveal", own_archive_reveal, MAY_SEE_SELF, "One's own record with the full ID number and phone; logged")
ROUTE(GET, "/me/archive/photo", own_archive_photo, MAY_SEE_SELF, "One's own photo")
ROUTE(GET, "/me/correction", correction_ask_form, MAY_SEE_SELF, "The form that asks for a correction, and one's requests")
ROUTE(POST, "/me/correction", correction_ask_save, MAY_SEE_SELF, "Ask for a correction of one's own record")
ROUTE(POST, "/me/correction/:correction/withdraw", correction_withdraw_action, MAY_SEE_SELF, "Take a request of one's own back that is not answered")
ROUTE(GET, "/correction", correction_list_form, MAY_EDIT_PERSON, "Requests for a correction, by their due day")
ROUTE(GET, "/correction/:correction", correction_answer_form, MAY_EDIT_PERSON, "The form that answers a request")
ROUTE(POST, "/correction/:correction", correction_answer_save, MAY_EDIT_PERSON, "Answer a request with a reason")

static bool own_row(struct web *w, struct person_row *row)
{
	return person_get(w->c->store, (person_id){ w->c->actor.person_id }, row) || ctx_refuse(w->c, NOT_FOUND, T_correction_no_record, NULL);
}

void own_archive_page(struct web *w)
{
	struct person_card card = { .is_own = true };

	if (!own_row(w, &card.row))
		return;
	person_card_read(w->c, &card);
	person_archive(&w->view, &card);
	web_page(w);
}

void own_archive_reveal(struct web *w)
{
	struct person_card card = { .is_own = true };
	const char *id_number, *phone;

	if (!person_reveal_own(w->c, &card.row, &id_number, &phone))
		return;
	card.id_number = id_number;
	card.phone = phone;
	person_card_read(w->c, &card);
	person_archive(&w->view, &card);
	web_page(w);
}

void own_archive_photo(struct web *w)
{
	struct person_row row;

	if (own_row(w, &row))
		person_send_photo(w, &row);
}

static void show_ask(struct web *w, const struct person_row *row)
{
	struct correction_row *rows;
	size_t count = correction_of_person(w->c->store, row->region, row->id, &rows);
	bool *unread = arena_array(w->c->arena, count + 1, sizeof(*unread));

	for (size_t i = 0; i < count; i++)
		unread[i] = strcmp(rows[i].state, "open") != 0 && result_is_new(w->c, RESULT_CORRECTION, rows[i].id.v);
	correction_ask_page(&w->view, web_param_lines(w, "text"), rows, unread, count);
	web_page(w);
}

void correction_ask_form(struct web *w)
{
	struct person_row row;

	if (own_row(w, &row))
		show_ask(w, &row);
}

void correction_ask_save(struct web *w)
{
	struct ctx *c = w->c;
	struct person_row row;
	correction_id made;

	if (correction_ask(c, web_param_lines(w, "text"), &made)) {
		web_notice(w, T_correction_asked, "day", day_text(c->arena, c->today + CORRECTION_DAYS), NULL);
		web_redirect(w, "/me/correction");
	} else if (web_form_again(w) && person_get(c->store, (person_id){ c->actor.person_id }, &row)) {
		show_ask(w, &row);
	}
}

void correction_withdraw_action(struct web *w)
{
	struct person_row row;

	if (correction_withdraw(w->c, web_path(w, correction), web_row_version(w))) {
		web_notice(w, T_correction_withdrawn, NULL);
		web_redirect(w, "/me/correction");
	} else if (web_form_again(w) && own_row(w, &row)) {
		show_ask(w, &row);
	}
}

static const struct { const char *state; message label; } STATES[] = {
	{ "open", T_correction_open_tab }, { "done", T_correction_done_tab }, { "declined", T_correction_declined_tab }, { "withdrawn", T_correction_state_withdrawn },
};
#define STATES_COUNT (sizeof(STATES) / sizeof(STATES[0]))

void correction_list_form(struct web *w)
{
	struct ctx *c = w->c;
	struct tab tabs[STATES_COUNT];
	struct correction_row *rows;
	size_t at = 0, count;

	for (size_t i = 0; i < STATES_COUNT; i++)
		if (strcmp(web_param(w, "state"), STATES[i].state) == 0)
			at = i;
	for (size_t i = 0; i < STATES_COUNT; i++)
		tabs[i] = (struct tab){ .href = arena_printf(c->arena, "/correction?state=%s", STATES[i].state), .label = STATES[i].label,
			.is_current = i == at };
	count = correction_list(c, STATES[at].state, LIST_ROWS, &rows);
	correction_list_page(&w->view, tabs, rows, count, at == 0);
	web_page(w);
}

static bool see(struct web *w, struct correction_row *row)
{
	return (correction_get(w->c->store, web_path(w, correction), row) && may_at_path(w->c, MAY_EDIT_PERSON, row->path)) ||
		ctx_refuse(w->c, NOT_FOUND, T_correction_not_found, NULL);
}

void correction_answer_form(struct web *w)
{
	struct correction_row row;

	if (!see(w, &row))
		return;
	correction_answer_page(&w->view, &row, web_param(w, "state"), web_param_lines(w, "answer"));
	web_page(w);
}

void correction_answer_save(struct web *w)
{
	struct ctx *c = w->c;
	struct correction_row row;

	if (!see(w, &row))
		return;
	if (correction_answer(c, row.id, web_param(w, "state"), web_param_lines(w, "answer"), web_row_version(w))) {
		web_notice(w, T_correction_answered, "name", row.name, NULL);
		web_redirect(w, "/correction");
	} else if (web_form_again(w)) {
		correction_answer_page(&w->view, &row, web_param(w, "state"), web_param_lines(w, "answer"));
		web_page(w);
	}
}
