#include "web/waiting.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "core/file.h"
#include "core/file_wait.h"
#include "text/web.h"
#include "view/component.h"
#include "web/carried.h"
#include "web/csrf.h"
#include "web/draft.h"
#include "web/request.h"
#include "web/run.h"

#define USE "file_wait"

bool waiting_is_field(const char *name)
{
	return text_starts(name, FIELD_WAITING);
}

static const char *name_of(const struct web_request *r, const char *field)
{
	return arena_printf(r->arena, FIELD_WAITING "%s", field);
}

/* Among the first so many. */
static size_t uploads_of(const struct web_request *r, const char *field, size_t among)
{
	size_t count = 0;

	for (size_t i = 0; i < among; i++)
		count += strcmp(r->uploads[i].field, field) == 0;
	return count;
}

static size_t waiting_of(const struct web_request *r, const char *field, size_t among)
{
	const char *name = name_of(r, field);
	size_t count = 0;

	for (size_t i = 0; i < among; i++)
		count += strcmp(r->params[i].name, name) == 0;
	return count;
}

/* ---- taken ---- */

/* A file of its own, as an upload has it: a small one in memory. */
static int open_new(const struct web_request *r, int64_t bytes)
{
	return bytes <= BODY_IN_MEMORY_BYTES_MAX || r->spool_folder == NULL ? memfd_create("waiting", MFD_CLOEXEC) :
		open(r->spool_folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
}

/* What was sealed, if it is for this account and field, and not too old; *path is the form. */
static bool read_sealed(struct web *w, const char *field, const char *value, struct file_wait *wait, struct upload *upload, const char **path)
{
	struct web_request *r = w->request;
	char *at = carried_open(w, USE, arena_text_n(r->work, value, strcspn(value, ":"))), *account, *created, *id, *bytes, *own, *type;

	if (at == NULL || (account = carried_line(&at)) == NULL || (created = carried_line(&at)) == NULL || (id = carried_line(&at)) == NULL ||
	    (bytes = carried_line(&at)) == NULL || (*path = carried_line(&at)) == NULL || (own = carried_line(&at)) == NULL || (type = carried_line(&at)) == NULL ||
	    !int_parse(account, &wait->account_id) || !int_parse(created, &wait->created_s) || !int_parse(id, &wait->id) || !int_parse(bytes, &wait->bytes))
		return false;
	*upload = (struct upload){ .field = arena_text(r->arena, field), .filename = arena_text(r->arena, at), .content_type = arena_text(r->arena, type),
		.fd = -1, .bytes = wait->bytes };
	return wait->account_id == w->c->actor.account_id && strcmp(own, field) == 0 && w->c->now_s - wait->created_s <= FILE_WAIT_SECONDS;
}

bool waiting_waits(struct web *w, const char *name, const char *value)
{
	struct file_wait wait;
	struct upload upload;
	const char *path;

	return read_sealed(w, name + strlen(FIELD_WAITING), value, &wait, &upload, &path);
}

static bool take_one(struct web *w, const char *field, const char *value)
{
	struct web_request *r = w->request;
	struct file_wait wait;
	struct upload upload;
	const char *path;

	if (!read_sealed(w, field, value, &wait, &upload, &path) || strcmp(path, r->path) != 0 || r->uploads_count == UPLOADS_COUNT_MAX)
		return false;
	upload.fd = open_new(r, wait.bytes);
	if (upload.fd < 0)
		return false;
	if (!file_wait_read(w->c->services, &wait, upload.fd)) {
		close(upload.fd);
		return false;
	}
	lseek(upload.fd, 0, SEEK_SET);
	if (r->uploads == NULL)
		r->uploads = arena_array(r->arena, UPLOADS_COUNT_MAX, sizeof(*r->uploads));
	r->uploads[r->uploads_count++] = upload;
	return true;
}

bool waiting_take(struct web *w)
{
	struct web_request *r = w->request;
	size_t kept_count = 0, chosen_count = r->uploads_count;

	if (r->is_waiting_taken || !draft_is_form(w))
		return true;
	r->is_waiting_taken = true;	/* a handler that runs again finds them */
	for (size_t i = 0; i < r->params_count; i++) {
		const struct param p = r->params[i];
		const char *field = waiting_is_field(p.name) ? p.name + strlen(FIELD_WAITING) : NULL;

		if (field == NULL || (uploads_of(r, field, chosen_count) == 0 && take_one(w, field, p.value)))
			r->params[kept_count++] = p;
		else if (uploads_of(r, field, chosen_count) == 0)	/* else another one was chosen */
			ctx_refuse_field(w->c, field, T_web_file_gone, "name", text_clean(r->work, field_waiting_name(p.value)), NULL);
	}
	r->params_count = kept_count;
	w->view.sent = draft_sent(r);
	return !ctx_is_refused(w->c);
}

/* ---- kept ---- */

static bool is_refused(const struct ctx *c, const char *field)
{
	for (int i = 0; i < c->refusals_count; i++)
		if (c->refusals[i].field != NULL && strcmp(c->refusals[i].field, field) == 0)
			return true;
	return false;
}

/* A rule that has begun to write has looked at its files before: that is slow, and file_keep does not run inside a transaction. */
static bool is_right(struct ctx *c, const struct upload *u)
{
	return (c->store != NULL && store_is_writing(c->store)) || file_is_right(c, u->filename, u->fd, u->bytes);
}

static void keep_one(struct web *w, const struct upload *u)
{
	struct web_request *r = w->request;
	struct file_wait wait = { .account_id = w->c->actor.account_id, .created_s = w->c->now_s, .bytes = u->bytes };
	const char *sealed;

	if (r->params_count == PARAMS_COUNT_MAX || !is_right(w->c, u) || !file_wait_keep(w->c->services, &wait, u->fd))
		return;
	sealed = carried_seal(w, USE, arena_printf(r->work, "%lld\n%lld\n%lld\n%lld\n%s\n%s\n%s\n%s", (long long)wait.account_id, (long long)wait.created_s,
		(long long)wait.id, (long long)wait.bytes, r->path, u->field, u->content_type, u->filename));
	request_add_param(r, name_of(r, u->field), arena_printf(r->arena, "%s:%s", sealed, u->filename));
}

void waiting_keep(struct web *w)
{
	struct web_request *r = w->request;
	size_t before = r->params_count;

	if (r->session == NULL || r->is_bearer || w->c->actor.account_id == 0 || r->uploads_count == 0 || !draft_is_form(w) || !csrf_origin_is_own(r))
		return;
	for (size_t i = 0; i < r->uploads_count; i++) {
		const struct upload *u = &r->uploads[i];

		/* What waited before waits on: of a field either all that it has did, or none. */
		if (waiting_of(r, u->field, before) == 0 && !is_refused(w->c, u->field))
			keep_one(w, u);
	}
	w->view.sent = draft_sent(r);
}

bool waiting_has_all(const struct web *w)
{
	const struct web_request *r = w->request;

	for (size_t i = 0; i < r->uploads_count; i++)
		if (waiting_of(r, r->uploads[i].field, r->params_count) < uploads_of(r, r->uploads[i].field, r->uploads_count))
			return false;
	return true;
}

void waiting_purge(struct site *site)
{
	file_wait_purge(site->services, site_now_s(site) - FILE_WAIT_SECONDS);
}
