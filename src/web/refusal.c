/* Refusals that no handler turned into an answer: a page in plain words, or problem+json (RFC 9457). */
#include <string.h>
#include "text/permit.h"
#include "text/view.h"
#include "view/component.h"
#include "view/layout_tmpl.h"
#include "web/csrf.h"
#include "web/draft.h"
#include "web/run.h"
#include "web/waiting.h"

static int status_of(enum refusal_kind kind)
{
	switch (kind) {
	case BAD_INPUT:
	case AGAINST_RULE:
		return 422;
	case NOT_FOUND:
		return 404;
	case GONE:
		return 410;
	case FORBIDDEN:
	case STEP_UP:
		return 403;
	case CONFLICT:
		return 409;
	case TOO_MUCH:
		return 429;
	case NOT_SIGNED_IN:
		return 401;
	case REFUSED_NOT:
		break;
	}
	return 500;
}

bool web_form_again(struct web *w)
{
	enum refusal_kind kind = ctx_is_refused(w->c) ? w->c->refusals[0].kind : REFUSED_NOT;

	if (kind != BAD_INPUT && kind != AGAINST_RULE && kind != CONFLICT)
		return false;
	/* What was written before the refusal is not kept: the form shows what stands. */
	if (store_is_writing(w->c->store))
		store_abandon(w->c->store);
	web_status(w, status_of(kind));
	waiting_keep(w);
	return true;
}

void web_form_return(struct web *w)
{
	w->view.is_returned = true;
	waiting_keep(w);
}

bool refusal_is_step_up(const struct ctx *c)
{
	return c->refusals_count > 0 && c->refusals[c->refusals_count - 1].kind == STEP_UP;
}

static void put_refusal(struct web *w, struct json *j, const struct refusal *refusal)
{
	json_object(j);
	if (refusal->field != NULL)
		json_put_text(j, "field", refusal->field);
	json_put_text(j, "key", refusal->text->key);
	json_put_text(j, "message", message_text(w->c->arena, w->c->lang, refusal->text, refusal->args, (size_t)refusal->args_count));
	json_name(j, "figures");
	json_object(j);
	for (int i = 0; i < refusal->args_count; i++)
		json_put_text(j, refusal->args[i].name, refusal->args[i].value);
	json_end(j);
	json_end(j);
}

static void answer_problem(struct web *w, int status)
{
	struct web_request *r = w->request;
	struct ctx *c = w->c;
	struct json *j = web_json(w);

	r->content_type = "application/problem+json";
	json_object(j);
	json_put_text(j, "type", arena_printf(c->arena, "urn:jishi:problem:%d", status));
	json_put_text(j, "title", message_text(c->arena, c->lang, error_title(status), NULL, 0));
	json_put_int(j, "status", status);
	if (refusal_is_step_up(c))
		json_put_text(j, "confirm", "/api/v1/session/confirm");
	if (c->refusals_count > 0) {
		const struct refusal *first = &c->refusals[0];

		json_put_text(j, "detail", message_text(c->arena, c->lang, first->text, first->args, (size_t)first->args_count));
		json_put_text(j, "key", first->text->key);
		json_name(j, "errors");
		json_array(j);
		for (int i = 0; i < c->refusals_count; i++)
			put_refusal(w, j, &c->refusals[i]);
		json_end(j);
	} else {
		json_put_text(j, "detail", message_text(c->arena, c->lang, status == 405 ? T_view_error_405_api : error_reason(status), NULL, 0));
	}
	json_end(j);
	r->status = status;
	r->data = r->json_out.data;
	r->data_bytes = r->json_out.bytes;
}

static bool is_step_up_field(const char *name)
{
	return strncmp(name, "step_up_", 8) == 0;
}

/* What a form sent that nobody could save stays on the page, and can be sent once more where the page holds all of it. */
static void keep_unsaved(struct web *w)
{
	struct web_request *r = w->request;
	struct view_draft *unsaved = arena_alloc(r->work, sizeof(*unsaved));

	if (strcmp(r->method, "POST") != 0 || !csrf_origin_is_own(r) || !draft_is_form(w))
		return;
	w->view.is_unsaved = true;
	w->view.sent = draft_sent(r);
	w->view.page = NULL;	/* the form does not stand on this answer */
	w->view.carried = NULL;	/* whose session could not be read was not signed out */
	*unsaved = (struct view_draft){ .form = r->path, .fields = arena_array(r->work, r->params_count + 1, sizeof(*unsaved->fields)) };
	for (size_t i = 0; i < r->params_count; i++) {
		if (is_step_up_field(r->params[i].name) || (!draft_is_mark(r->params[i].name) && !draft_keeps(r->params[i].name)))
			return;		/* no password is written into a page */
		unsaved->fields[unsaved->fields_count++] = (struct view_draft_field){ r->params[i].name, r->params[i].value };
	}
	if (r->uploads_count == 0)
		w->view.unsaved = unsaved;
}

static void answer_page(struct web *w, int status)
{
	buffer_clear(&w->view.out);
	web_status(w, status);
	if (status == 503)
		keep_unsaved(w);
	error_page(&w->view, status);
	web_page(w);
}

void refusal_answer_status(struct web *w, int status)
{
	struct web_request *r = w->request;

	r->location = r->filename = r->encoding = r->etag = NULL;
	memset(r->set_cookies, 0, sizeof(r->set_cookies));
	if (status == 503 || status == 429)
		r->retry_after_s = 2;
	if (w->is_api)
		answer_problem(w, status);
	else
		answer_page(w, status);
}

/* What the page that asks for the password sends for itself. */
static bool is_own_field(const char *name)
{
	return strcmp(name, "csrf_token") == 0 || strcmp(name, "form_key") == 0 || strcmp(name, "again") == 0
		|| is_step_up_field(name);
}

void web_step_up_page(struct web *w, const char *again)
{
	struct web_request *r = w->request;
	struct step_up s = { .again = again, .is_wrong = !refusal_is_step_up(w->c) };
	struct step_up_field *fields = arena_array(r->work, r->params_count + 1, sizeof(*fields));

	for (size_t i = 0; i < r->params_count; i++)
		if (!is_own_field(r->params[i].name))
			fields[s.fields_count++] = (struct step_up_field){ r->params[i].name, r->params[i].value };
	s.fields = fields;
	buffer_clear(&w->view.out);
	if (r->form_status == 0 || !s.is_wrong)
		web_status(w, 403);
	step_up_page(&w->view, &s);
	web_page(w);
}

/* The sign-in page, and from there back here. */
/* A page that leads on to where one meant to go. */
static const char *leading_on(struct web *w, const char *page)
{
	struct buffer to;

	buffer_init(&to, w->c->arena, 0);
	buffer_printf(&to, "%s?next=", page);
	for (const char *at = w->request->target; *at != '\0'; at++)
		if (strchr("&=?#+%", *at) != NULL)
			buffer_printf(&to, "%%%02X", (unsigned)(unsigned char)*at);
		else if ((unsigned char)*at > 0x20 && (unsigned char)*at < 0x7f && *at != '\\')
			buffer_putc(&to, *at);
	return buffer_text(&to);
}

/* Where an account does what it has to do first. */
static const char *duty_url(enum actor_duty duty)
{
	switch (duty) {
	case DUTY_PASSWORD:
		return "/me/password";
	case DUTY_TOTP:
		return "/me/totp";
	default:
		return "/me";
	}
}

/* What is foreign and what is missing read alike, whichever rule found it out. */
static void say_only_not_found(struct ctx *c)
{
	c->refusals[0] = (struct refusal){ .kind = NOT_FOUND, .text = c->actor.account_id == 0 ? T_permit_not_found_public : T_permit_not_found };
	c->refusals_count = 1;
}

void refusal_answer(struct web *w)
{
	struct web_request *r = w->request;
	int status = status_of(w->c->refusals[0].kind);
	const char *elsewhere = NULL;

	waiting_keep(w);
	if (refusal_is_step_up(w->c) && !w->is_api && strcmp(r->method, "POST") == 0 && waiting_has_all(w)) {
		web_step_up_page(w, r->path);
		return;
	}
	if (status == 404)
		say_only_not_found(w->c);

	if (status == 401) {
		elsewhere = leading_on(w, "/sign-in");
		w->view.carried = strcmp(r->method, "POST") == 0 && csrf_origin_is_own(r) ? draft_sealed(w) : NULL;
	}
	if (status == 403 && w->c->actor.duty != DUTY_NONE)
		elsewhere = leading_on(w, duty_url(w->c->actor.duty));
	if (elsewhere == NULL || w->is_api || strcmp(r->method, "GET") != 0) {
		refusal_answer_status(w, status);
	} else if (web_wants_partial(w)) {
		/* A part of a page cannot hold the sign-in form: the script layer goes there as a whole. */
		refusal_answer_status(w, status);
		r->partial_location = "/sign-in";
	} else {
		web_redirect(w, elsewhere);
	}
}
