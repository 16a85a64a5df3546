#include "base/buffer.h"
#include "core/permit.h"
#include "rooms/person/person.h"
#include "rooms/transfer/transfer_part.h"
#include "rooms/transfer/transfer_request_screen.h"
#include "rooms/transfer/transfer_request_tmpl.h"
#include "web/web.h"

ROUTE(GET, "/me/transfer", transfer_request_own_page, MAY_SEE_SELF, "Ask for a transfer of one's own relation, and what became of it")
ROUTE(POST, "/me/transfer", transfer_request_ask_save, MAY_SEE_SELF, "Ask for a transfer of one's own relation")
ROUTE(POST, "/me/transfer/withdraw", transfer_request_withdraw_save, MAY_SEE_SELF, "Withdraw one's own request for a transfer")
ROUTE(GET, "/transfer/request", transfer_request_list_page, MAY_EDIT_PERSON, "Members who ask for a transfer")
ROUTE(POST, "/transfer/request/refuse", transfer_request_refuse_save, MAY_EDIT_PERSON, "Say why a transfer that a member asks for is not proposed")

static struct transfer_request_form read_form(struct web *w)
{
	return (struct transfer_request_form){ .place = web_param(w, "place"), .reason = web_param(w, "reason"), .note = web_param(w, "note"),
		.wanted_day = web_param_day(w, "wanted_day", DAY_NONE) };
}

void transfer_request_own_page(struct web *w)
{
	struct ctx *c = w->c;
	struct transfer_request_own_screen s = { .form = read_form(w), .day = web_param(w, "wanted_day") };
	struct transfer_row open;
	struct person_row row;

	if (!person_get(c->store, (person_id){ c->actor.person_id }, &row)) {
		ctx_refuse(c, NOT_FOUND, T_transfer_request_no_record, NULL);
		return;
	}
	s.count = transfer_request_own(c, &s.rows, &s.may_ask);
	s.words = arena_array(c->arena, s.count + 1, sizeof(*s.words));
	for (size_t i = 0; i < s.count; i++)
		s.words[i] = transfer_request_words(c, &s.rows[i]);
	s.may_ask &= person_status_is_member(row.status) && !transfer_open_of(c->store, row.id.v, &open);
	transfer_request_own_screen(&w->view, &s);
	web_page(w);
}

void transfer_request_ask_save(struct web *w)
{
	struct transfer_request_form form = read_form(w);
	transfer_request_id made;

	if (transfer_request_ask(w->c, &form, &made)) {
		web_notice(w, T_transfer_request_asked, NULL);
		web_redirect(w, "/me/transfer");
	} else if (web_form_again(w)) {
		transfer_request_own_page(w);
	}
}

void transfer_request_withdraw_save(struct web *w)
{
	if (!transfer_request_withdraw(w->c, (transfer_request_id){ web_param_int(w, "request", 0) }, web_row_version(w)))
		return;
	web_notice(w, T_transfer_request_withdrawn, NULL);
	web_redirect(w, "/me/transfer");
}

/* An organisation of the system, or a village that has some, is the target inside; any other name is a place outside. What was written of a village is
 * carried as it is: the form finds its branch, or offers them. */
static const char *proposal_href(struct ctx *c, const struct transfer_request_row *row)
{
	const char *inside = transfer_target_for(c, row->place);
	struct buffer b;

	buffer_init(&b, c->arena, 0);
	buffer_printf(&b, "/transfer/new?person=%lld&reason=%s&%s=", (long long)row->person, row->reason, inside != NULL ? "to" : "place");
	buffer_put_url(&b, inside != NULL ? inside : row->place);
	buffer_puts(&b, "&note=");
	buffer_put_url(&b, row->note);
	return buffer_text(&b);
}

void transfer_request_list_page(struct web *w)
{
	struct ctx *c = w->c;
	struct transfer_request_list_screen s = { .page = web_page_number(w), .rows_per_page = web_list_rows(w, TRANSFER_REQUEST_ROWS) };

	if (!desk_filter_read(w, true, &s.desk))
		return;
	s.count = transfer_request_list(c, &s.desk, s.rows_per_page, (s.page - 1) * s.rows_per_page, &s.rows, &s.total);
	if (s.count == 0 && s.total > 0) {	/* the last ones of the last page were answered */
		s.page = (s.total + s.rows_per_page - 1) / s.rows_per_page;
		s.count = transfer_request_list(c, &s.desk, s.rows_per_page, (s.page - 1) * s.rows_per_page, &s.rows, &s.total);
	}
	s.hrefs = arena_array(c->arena, s.count + 1, sizeof(*s.hrefs));
	for (size_t i = 0; i < s.count; i++)
		s.hrefs[i] = proposal_href(c, &s.rows[i]);
	transfer_request_list_screen(&w->view, &s);
	web_page(w);
}

void transfer_request_refuse_save(struct web *w)
{
	if (transfer_request_refuse(w->c, (transfer_request_id){ web_param_int(w, "request", 0) }, web_param(w, "answer"), web_row_version(w))) {
		web_notice(w, T_transfer_request_answered, NULL);
		web_redirect(w, "/transfer/request");
	} else if (web_form_again(w)) {
		transfer_request_list_page(w);
	}
}
