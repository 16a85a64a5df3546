/* What handlers call to answer. */
#include <assert.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>
#include "web/notice.h"
#include "web/request.h"
#include "web/run.h"

void web_page(struct web *w)
{
	struct web_request *r = w->request;

	assert(!w->is_api);
	r->status = r->form_status != 0 ? r->form_status : 200;
	r->content_type = "text/html; charset=utf-8";
	r->data = w->view.out.data;
	r->data_bytes = w->view.out.bytes;
}

void web_keep(struct web *w, const char *text)
{
	assert(!w->is_api && strlen(text) > 0 && strlen(text) <= IDEMPOTENCY_BODY_BYTES_MAX);
	w->request->to_keep = arena_text(w->request->work, text);
}

const char *web_kept(const struct web *w)
{
	return w->request->kept;
}

/* "//host" and "/\\host" lead elsewhere; a control byte would end the header. */
bool web_is_local(const char *location)
{
	if (location[0] != '/' || location[1] == '/')
		return false;
	for (const char *c = location; *c != '\0'; c++)
		if ((unsigned char)*c <= 0x20 || *c == 0x7f || *c == '\\')
			return false;
	return true;
}

void web_redirect(struct web *w, const char *location)
{
	struct web_request *r = w->request;

	assert(web_is_local(location));
	r->status = 303;
	r->location = arena_text(r->work, location);
}

void web_repeat(struct web *w, const char *again)
{
	if (!web_is_local(again)) {
		web_redirect(w, "/");
		return;
	}
	web_redirect(w, again);
	/* The one redirect after which a browser sends method and body again. */
	w->request->status = 307;
}

void web_notice(struct web *w, message text, ...)
{
	struct message_arg args[REFUSAL_ARGS_MAX];
	size_t count = 0;
	va_list pairs;

	va_start(pairs, text);
	for (const char *name; (name = va_arg(pairs, const char *)) != NULL; count++) {
		assert(count < REFUSAL_ARGS_MAX);
		args[count] = (struct message_arg){ name, va_arg(pairs, const char *) };
	}
	va_end(pairs);
	web_notice_text(w, message_text(w->c->arena, w->c->lang, text, args, count), false);
}

void web_notice_text(struct web *w, const char *text, bool is_warning)
{
	notice_set(run_of(w)->site, w->request, text, is_warning);
}

struct json *web_json(struct web *w)
{
	struct web_request *r = w->request;

	buffer_init(&r->json_out, r->work, 0);
	json_init(&r->json, &r->json_out);
	r->json.lang = w->c->lang;
	r->status = r->route == NULL || r->route->gives == NULL ? 200 : r->route->gives->status;
	r->content_type = "application/json";
	return &r->json;
}

const char *web_made_name(const struct web *w, const char *title, const char *extension)
{
	char *name = arena_printf(w->c->arena, "%s-%s.%s", title, day_text(w->c->arena, w->c->today), extension);

	for (char *at = name; *at != '\0'; at++)
		if (strchr("/\\:*?\"<>|", *at) != NULL)
			*at = '-';
	return name;
}

static void attach(struct web *w, const char *filename, const char *content_type)
{
	struct web_request *r = w->request;

	r->status = 200;
	r->filename = arena_text(r->work, filename);
	r->content_type = arena_text(r->work, content_type);
}

void web_attachment(struct web *w, const char *filename, const char *content_type, const void *data, size_t bytes)
{
	attach(w, filename, content_type);
	w->request->data = data;
	w->request->data_bytes = bytes;
}

void web_attachment_fd(struct web *w, const char *filename, const char *content_type, int fd, int64_t bytes)
{
	assert(fd >= 0);
	attach(w, filename, content_type);
	w->request->data_fd = fd;
	w->request->data_fd_bytes = bytes;
}

void web_status(struct web *w, int status)
{
	w->request->form_status = status;
}
