/* Refusals that no handler turned into an answer: a page in plain words, or problem+json (RFC 9457). */
#include <string.h>
#include "text/permit.h"
#include "view/component.h"
#include "view/layout_tmpl.h"
#include "web/run.h"

static int status_of(enum refusal_kind kind)
{
	switch (kind) {
	case BAD_INPUT:
	case AGAINST_RULE:
		return 422;
	case NOT_FOUND:
		return 404;
	case FORBIDDEN:
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
		json_put_text(j, "detail", message_text(c->arena, c->lang, error_reason(status), NULL, 0));
	}
	json_end(j);
	r->status = status;
	r->data = r->json_out.data;
	r->data_bytes = r->json_out.bytes;
}

static void answer_page(struct web *w, int status)
{
	buffer_clear(&w->view.out);
	web_status(w, status);
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

/* The sign-in page, and from there back here. */
static const char *sign_in_url(struct web *w)
{
	struct buffer to;

	buffer_init(&to, w->c->arena, 0);
	buffer_lit(&to, "/sign-in?next=");
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
	c->refusals[0] = (struct refusal){ .kind = NOT_FOUND, .text = T_permit_not_found };
	c->refusals_count = 1;
}

void refusal_answer(struct web *w)
{
	struct web_request *r = w->request;
	int status = status_of(w->c->refusals[0].kind);
	const char *elsewhere = NULL;

	if (status == 404)
		say_only_not_found(w->c);

	if (status == 401)
		elsewhere = sign_in_url(w);
	else if (status == 403 && w->c->actor.duty != DUTY_NONE)
		elsewhere = duty_url(w->c->actor.duty);
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
