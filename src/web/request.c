/* Reading what came: headers, cookies, query, form and JSON bodies, and the accessors that handlers use.
 * All text is checked for UTF-8 here, so that nothing behind this file meets anything else. */
#include "web/request.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>
#include "base/message.h"
#include "text/web.h"
#include "web/json_read.h"
#include "web/multipart.h"
#include "web/router.h"

const char *request_header(const struct web_request *r, const char *name)
{
	for (int i = 0; i < r->headers_count; i++)
		if (strcasecmp(r->headers[i].name, name) == 0)
			return r->headers[i].value;
	return NULL;
}

const char *request_cookie(const struct web_request *r, const char *name)
{
	const char *at = request_header(r, "Cookie");
	size_t name_bytes = strlen(name);

	while (at != NULL && *at != '\0') {
		const char *end = strchrnul(at, ';');

		while (*at == ' ')
			at++;
		if (strncmp(at, name, name_bytes) == 0 && at[name_bytes] == '=')
			return arena_text_n(r->arena, at + name_bytes + 1, (size_t)(end - at) - name_bytes - 1);
		at = *end == ';' ? end + 1 : end;
	}
	return NULL;
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* Line ends and tabs are what people type; the other control bytes are not text. */
static bool has_control_byte(const char *text, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++) {
		unsigned char c = (unsigned char)text[i];

		if ((c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7f)
			return true;
	}
	return false;
}

char *request_unescape(struct arena *a, const char *text, size_t bytes, bool is_form)
{
	char *out = arena_alloc(a, bytes + 1);
	size_t n = 0;

	for (size_t i = 0; i < bytes; i++) {
		if (text[i] == '%') {
			int high = i + 2 < bytes ? hex_digit(text[i + 1]) : -1;
			int low = i + 2 < bytes ? hex_digit(text[i + 2]) : -1;

			if (high < 0 || low < 0)
				return NULL;
			out[n++] = (char)(high * 16 + low);
			i += 2;
		} else {
			out[n++] = is_form && text[i] == '+' ? ' ' : text[i];
		}
	}
	out[n] = '\0';
	if (!text_is_utf8(out, n) || has_control_byte(out, n))
		return NULL;
	return out;
}

void request_add_param(struct web_request *r, const char *name, const char *value)
{
	if (r->params_count == PARAMS_COUNT_MAX) {
		r->reader_status = 413;
		r->excess = (struct excess){ .kind = EXCESS_VALUES, .count = r->excess.count == 0 ? PARAMS_COUNT_MAX + 1 : r->excess.count + 1 };
		return;
	}
	if (r->params_count == r->params_room) {
		size_t room = r->params_room == 0 ? 16 : r->params_room * 2;
		struct param *wider = arena_array(r->arena, room, sizeof(*wider));

		if (r->params_count > 0)
			memcpy(wider, r->params, r->params_count * sizeof(*wider));
		r->params = wider;
		r->params_room = room;
	}
	r->params[r->params_count++] = (struct param){ .name = name, .value = value };
}

static bool refuse(struct web_request *r, int status)
{
	r->reader_status = status;
	return false;
}

static bool read_urlencoded(struct web_request *r, const char *text, size_t bytes)
{
	const char *end = text + bytes;

	while (text < end) {
		const char *stop = memchr(text, '&', (size_t)(end - text));
		const char *equals, *name, *value;

		if (stop == NULL)
			stop = end;
		equals = memchr(text, '=', (size_t)(stop - text));
		if (stop > text) {
			name = request_unescape(r->arena, text, (size_t)((equals == NULL ? stop : equals) - text), true);
			value = equals == NULL ? "" : request_unescape(r->arena, equals + 1, (size_t)(stop - equals - 1), true);
			if (name == NULL || value == NULL)
				return refuse(r, 400);
			request_add_param(r, name, value);
		}
		text = stop + 1;
	}
	return r->reader_status == 0;
}

static bool add_json_param(void *cls, const char *name, const char *value)
{
	if (has_control_byte(value, strlen(value)))
		return false;
	request_add_param(cls, name, value);
	return true;
}

static bool is_type(const char *content_type, const char *wanted)
{
	size_t bytes = strlen(wanted);

	return strncasecmp(content_type, wanted, bytes) == 0 && (content_type[bytes] == '\0' || strchr("; \t", content_type[bytes]));
}

static bool read_json(struct web_request *r)
{
	if (json_read(r->arena, r->body, r->body_bytes, add_json_param, r, &r->json_parts, &r->named_twice))
		return r->reader_status == 0;
	return refuse(r, r->named_twice != NULL ? 422 : 400);
}

bool request_read_params(struct web_request *r)
{
	const char *type = request_header(r, "Content-Type");

	if (!read_urlencoded(r, r->query, strlen(r->query)))
		return false;
	if (r->body_bytes == 0 && r->spool_fd < 0)
		return true;
	if (type == NULL)
		return refuse(r, 415);
	if (is_type(type, "multipart/form-data")) {
		const char *boundary = multipart_boundary(r, type);

		return boundary == NULL ? refuse(r, 400) : request_read_multipart(r, boundary);
	}
	if (r->spool_fd >= 0)
		return refuse(r, 413);
	if (is_type(type, "application/x-www-form-urlencoded"))
		return read_urlencoded(r, r->body, r->body_bytes);
	if (is_type(type, "application/json"))
		return read_json(r);
	return refuse(r, 415);
}

void request_close_files(struct web_request *r)
{
	for (size_t i = 0; i < r->uploads_count; i++)
		if (r->uploads[i].fd >= 0)
			close(r->uploads[i].fd);
	r->uploads_count = 0;
	if (r->spool_fd >= 0)
		close(r->spool_fd);
	r->spool_fd = -1;
}

/* ---- what handlers ask ---- */

const char *request_param(const struct web_request *r, const char *name)
{
	for (size_t i = 0; i < r->params_count; i++)
		if (strcmp(r->params[i].name, name) == 0)
			return r->params[i].value;
	return NULL;
}

const char *web_path_text(const struct web *w, const char *name)
{
	const struct web_request *r = w->request;
	size_t name_bytes = strlen(name);
	int part = 0;

	for (const char *at = strchr(r->route->path, ':'); at != NULL; at = strchr(at + 1, ':')) {
		if (strncmp(at + 1, name, name_bytes) == 0 && (at[1 + name_bytes] == '\0' || at[1 + name_bytes] == '/'))
			return r->parts[part];
		part++;
	}
	assert(!"a path part of this name is in the route");
	return "";
}

int64_t web_path_id(const struct web *w, const char *name)
{
	int64_t id;

	return int_parse(web_path_text(w, name), &id) && id > 0 ? id : 0;
}

const char *web_param_raw(const struct web *w, const char *name)
{
	const struct web_request *r = w->request;

	for (size_t i = 0; i < r->params_count; i++)
		if (strcmp(r->params[i].name, name) == 0) {
			r->params[i].is_single = true;
			return r->params[i].value;
		}
	return "";
}

const char *web_param(const struct web *w, const char *name)
{
	return text_clean(w->request->work, web_param_raw(w, name));
}

const char *web_param_lines(const struct web *w, const char *name)
{
	return text_clean_lines(w->request->work, web_param_raw(w, name));
}

const char *web_param_source(const struct web *w, const char *name)
{
	return text_line_ends(w->request->work, web_param_raw(w, name));
}

bool web_of_query(struct ctx *c, const char *query, struct web *w)
{
	struct web_request *r = arena_alloc(c->arena, sizeof(*r));

	r->arena = r->work = c->arena;
	r->spool_fd = r->data_fd = -1;
	r->query = query;
	*w = (struct web){ .c = c, .request = r };
	return read_urlencoded(r, query, strlen(query));
}

int64_t web_param_int(const struct web *w, const char *name, int64_t absent)
{
	int64_t number;

	return int_parse(web_param(w, name), &number) ? number : absent;
}

#define SMALL_MAX 999999999
int web_param_small(const struct web *w, const char *name, int absent)
{
	int64_t number = web_param_int(w, name, absent);

	return number > SMALL_MAX || number < -SMALL_MAX ? -1 : (int)number;
}

bool web_param_id(struct web *w, const char *name, int64_t *id)
{
	const char *text = web_param(w, name);

	*id = 0;
	return text[0] == '\0' || int_parse(text, id) || ctx_refuse_field(w->c, name, T_web_field_number, "field", name, NULL);
}

/* Read when it says no less than `least`: a year alone never is. */
static day_t day_of(const struct web *w, const char *name, day_t absent, enum date_precision least)
{
	enum date_precision precision;
	day_t day;

	switch (date_read(web_param(w, name), &day, &precision)) {
	case DATE_READ:
		return precision <= least ? day : DAY_NONE;
	case DATE_EMPTY:
		return absent;
	default:
		return DAY_NONE;
	}
}

day_t web_param_day(const struct web *w, const char *name, day_t absent)
{
	return day_of(w, name, absent, DATE_DAY);
}

day_t web_param_month(const struct web *w, const char *name, day_t absent)
{
	return day_of(w, name, absent, DATE_MONTH);
}

bool web_param_word(const struct web *w, const char *name, const char *const *words, int count, int *index)
{
	const char *sent = web_param(w, name), *known = "";

	for (int i = 0; i < count; i++) {
		if (strcmp(words[i], sent) == 0) {
			*index = i;
			return true;
		}
		known = arena_printf(w->c->arena, "%s%s%s", known, i == 0 ? "" : " ", words[i]);
	}
	return sent[0] == '\0' || ctx_refuse_field(w->c, name, T_web_field_choice, "field", name, "words", known, NULL);
}

bool web_day_is_one(const struct web *w, const char *name)
{
	return ctx_day_is_one(w->c, name, web_param(w, name));
}

bool web_param_year(const struct web *w, const char *name, int last, int *year)
{
	const char *typed = web_param(w, name);
	int64_t number;

	if (typed[0] == '\0')
		return true;
	if (!int_parse(typed, &number))
		return ctx_refuse_field(w->c, name, T_web_field_number, "field", name, NULL);
	if (number > last)
		return ctx_refuse_field(w->c, name, T_web_field_large, "field", name, "max", ctx_number(w->c, last), NULL);
	if (number < DATE_YEAR_FIRST)
		return ctx_refuse_field(w->c, name, T_web_field_small, "field", name, "min", ctx_number(w->c, DATE_YEAR_FIRST), NULL);
	*year = (int)number;
	return true;
}

size_t web_params_all(const struct web *w, const char *name, const char ***values)
{
	const struct web_request *r = w->request;
	size_t count = 0;

	*values = arena_array(r->work, r->params_count + 1, sizeof(**values));
	for (size_t i = 0; i < r->params_count; i++)
		if (strcmp(r->params[i].name, name) == 0)
			(*values)[count++] = text_clean(r->work, r->params[i].value);
	return count;
}

/* Each cell as a single line, the tabs between them as they came. */
static const char *clean_row(struct arena *a, const char *typed)
{
	const char *row = text_clean(a, arena_text_n(a, typed, strcspn(typed, "\t")));

	for (typed += strcspn(typed, "\t"); *typed == '\t'; typed += strcspn(typed, "\t")) {
		typed++;
		row = arena_printf(a, "%s\t%s", row, text_clean(a, arena_text_n(a, typed, strcspn(typed, "\t"))));
	}
	return row;
}

size_t web_params_rows(const struct web *w, const char *name, const char ***values)
{
	const struct web_request *r = w->request;
	size_t count = 0;

	*values = arena_array(r->work, r->params_count + 1, sizeof(**values));
	for (size_t i = 0; i < r->params_count; i++)
		if (strcmp(r->params[i].name, name) == 0)
			(*values)[count++] = clean_row(r->work, r->params[i].value);
	return count;
}

size_t web_uploads_all(const struct web *w, const char *field, const struct upload ***list)
{
	const struct web_request *r = w->request;
	size_t count = 0;

	*list = arena_array(r->work, r->uploads_count + 1, sizeof(**list));
	if (route_upload_bytes(r->route) == 0)
		return 0;
	for (size_t i = 0; i < r->uploads_count; i++) {
		struct upload *u = &r->uploads[i];

		if (strcmp(u->field, field) != 0)
			continue;
		/* Programs may send none; pages show a file, and open it, by its name. */
		if (u->filename[0] == '\0')
			u->filename = message_text(r->arena, w->c->lang, T_web_nameless_file, NULL, 0);
		(*list)[count++] = u;
	}
	return count;
}

const struct upload *web_upload(const struct web *w, const char *field)
{
	const struct upload **list;

	return web_uploads_all(w, field, &list) == 0 ? NULL : list[0];
}

int64_t web_row_version(const struct web *w)
{
	int64_t version = web_param_int(w, "row_version", -1);

	w->c->lacks_row_version = version < 0;
	return version < 0 ? 0 : version;
}

bool web_wants_partial(const struct web *w)
{
	return request_header(w->request, "HX-Request") != NULL;
}
