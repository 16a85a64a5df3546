#include "rooms/org/org_list.h"

#include <string.h>
#include <unistd.h>
#include "base/buffer.h"
#include "core/code.h"
#include "core/path.h"
#include "core/permit.h"
#include "core/reason.h"
#include "rooms/org/org_kind.h"
#include "text/export.h"
#include "text/org.h"
#include "web/web.h"

#define COLUMNS 8
#define FILE_ROWS 1000		/* read at a time */
#define NO_NAME "\x7f"		/* stands in no name: what holds % or _ finds nothing, since LIKE would read them */

/* ---- what is asked ---- */

#define SAID_CHARS 40		/* of a filter that is too long */

static const char *kept(struct ctx *c, struct org_query *q, const char *field, const char *value, bool is_known)
{
	if (text_is_empty(value))
		return "";
	if (is_known)
		return value;
	q->unread = text_beginning(c->arena, value, SAID_CHARS);
	q->unread_field = field;
	return "";
}

void org_query_clean(struct ctx *c, struct org_query *q)
{
	const char *text = q->q == NULL ? "" : text_clean(c->arena, q->q), *kind = q->kind == NULL ? "" : q->kind, *unit = q->unit_kind == NULL ? "" : q->unit_kind;

	q->q = kept(c, q, "q", text, text_chars(text) <= LIMIT_ORG_NAME);
	q->kind = kept(c, q, "kind", kind, strcmp(kind, ORG_KIND_BRANCHES) == 0 || code_find("org_kind", kind) != NULL);
	q->unit_kind = kept(c, q, "unit_kind", unit, code_find("unit_kind", unit) != NULL);
	if (q->term_before == DAY_NONE)
		q->term_before = DAY_OPEN;
}

bool org_query_is_read(struct ctx *c, const struct org_query *q)
{
	static const struct { const char *field; message label; } FIELDS[] = { { "q", T_org_find }, { "kind", T_org_kind }, { "unit_kind", T_org_unit_kind },
		{ "term_before", T_org_term_filter } };

	for (size_t i = 0; q->unread != NULL && i < sizeof(FIELDS) / sizeof(FIELDS[0]); i++)
		if (strcmp(FIELDS[i].field, q->unread_field) == 0)
			return ctx_refuse_field(c, q->unread_field, T_org_list_unread, "field", ctx_words(c, FIELDS[i].label), "typed", q->unread, NULL);
	return true;
}

void org_query_take(struct web *w, struct org_query *q)
{
	*q = (struct org_query){ .q = web_param(w, "q"), .kind = web_param(w, "kind"), .unit_kind = web_param(w, "unit_kind"),
		.term_before = web_param_day(w, "term_before", DAY_OPEN) };
	if (q->term_before == DAY_NONE) {
		q->unread = text_beginning(w->c->arena, web_param(w, "term_before"), SAID_CHARS);
		q->unread_field = "term_before";
	}
	org_query_clean(w->c, q);
}

static void put(struct buffer *b, const char *name, const char *value)
{
	if (value[0] == '\0')
		return;
	buffer_printf(b, "%s%s=", b->bytes > 0 ? "&" : "", name);
	buffer_put_url(b, value);
}

const char *org_query_text(struct arena *a, const struct org_query *q)
{
	struct buffer b;

	buffer_init(&b, a, 0);
	put(&b, "q", q->q);
	put(&b, "kind", q->kind);
	put(&b, "unit_kind", q->unit_kind);
	put(&b, "term_before", q->term_before == DAY_OPEN ? "" : day_text(a, q->term_before));
	return buffer_text(&b);
}

void org_query_read(struct ctx *c, const char *text, struct org_query *q)
{
	struct web w;

	*q = (struct org_query){ .term_before = DAY_OPEN };
	if (web_of_query(c, text, &w))
		org_query_take(&w, q);
	else
		org_query_clean(c, q);
}

static void say(struct ctx *c, struct buffer *b, message label, const char *value)
{
	if (value[0] != '\0')
		buffer_printf(b, "%s%s: %s", b->bytes > 0 ? " · " : "", ctx_words(c, label), value);
}

const char *org_query_words(struct ctx *c, const struct org_query *q)
{
	struct buffer b;

	buffer_init(&b, c->arena, 0);
	say(c, &b, T_org_list_find, q->q);
	say(c, &b, T_org_kind, strcmp(q->kind, ORG_KIND_BRANCHES) == 0 ? ctx_words(c, T_org_all_branches) : q->kind[0] == '\0' ? "" : code_name(c->lang, "org_kind", q->kind));
	say(c, &b, T_org_unit_kind, q->unit_kind[0] == '\0' ? "" : code_name(c->lang, "unit_kind", q->unit_kind));
	say(c, &b, T_org_term_filter, q->term_before == DAY_OPEN ? "" : day_text(c->arena, q->term_before));
	return buffer_text(&b);
}

/* ---- rows ---- */

static const char *typed(const struct org_query *q, struct arena *a)
{
	return strpbrk(q->q, "%_") != NULL ? NO_NAME : text_lower(a, q->q);
}

int64_t org_list_total(struct ctx *c, const struct org_row *org, const struct org_query *q)
{
	struct org_number total = { 0 };

	org_list_count(c->store, org->path, path_end(c->arena, org->path), c->today, org_kinds_text(c->arena, q->kind), q->unit_kind, q->term_before,
		typed(q, c->arena), q->q, &total);
	return total.n;
}

size_t org_list_rows(struct ctx *c, const struct org_row *org, const struct org_query *q, int64_t limit, int64_t offset, struct org_list_row **rows)
{
	return org_list(c->store, org->path, path_end(c->arena, org->path), c->today, org_kinds_text(c->arena, q->kind), q->unit_kind, q->term_before,
		typed(q, c->arena), q->q, limit, offset, rows);
}

/* ---- the file ---- */

static const char *zh(struct ctx *c, message text)
{
	return message_text(c->arena, LANG_ZH, text, NULL, 0);
}

static struct sheet_writer *begin_file(struct ctx *c, const struct org_row *org, enum sheet_format format)
{
	static const struct { const struct message *title; int width; } HEADS[COLUMNS] = { { T_org_code, 14 }, { T_org_name, 40 }, { T_org_kind, 16 }, { T_org_parent, 40 },
		{ T_org_unit_kind, 16 }, { T_org_founded, 12 }, { T_org_elected_day, 12 }, { T_org_term, 12 } };
	const struct message_arg mark[] = { { "name", c->actor.name }, { "day", day_text(c->arena, c->today) } }, title[] = { { "name", org->name } };
	struct sheet_page page = { .title = message_text(c->arena, LANG_ZH, T_org_list_of, title, 1), .author = c->actor.name,
		.mark = message_text(c->arena, LANG_ZH, T_org_list_mark, mark, 2) };
	struct sheet_column columns[COLUMNS];

	for (int i = 0; i < COLUMNS; i++)
		columns[i] = (struct sheet_column){ zh(c, HEADS[i].title), HEADS[i].width, true };
	return sheet_write_begin(format, &page, columns, COLUMNS);
}

static const char *day_or_blank(struct ctx *c, day_t day)
{
	return day == DAY_OPEN || day == DAY_NONE ? "" : day_text(c->arena, day);
}

static void write_row(struct ctx *c, struct sheet_writer *file, const struct org_list_row *row)
{
	const char *cells[COLUMNS] = { row->code, row->name, code_name(LANG_ZH, "org_kind", row->kind), row->parent_name,
		row->unit_kind[0] == '\0' ? "" : code_name(LANG_ZH, "unit_kind", row->unit_kind), day_or_blank(c, row->from_day), day_or_blank(c, row->elected_day),
		day_or_blank(c, row->term_ends_day) };

	sheet_write_row(file, cells);
}

static int make_file(struct ctx *c, const struct org_row *org, const struct org_query *q, enum sheet_format format, int64_t *bytes)
{
	struct sheet_writer *file = begin_file(c, org, format);
	struct org_list_row *rows;
	int64_t at = 0;
	size_t count;

	if (file == NULL)
		return -1;
	do {
		count = org_list_rows(c, org, q, FILE_ROWS, at, &rows);
		for (size_t i = 0; i < count; i++)
			write_row(c, file, &rows[i]);
		at += (int64_t)count;
	} while (count == FILE_ROWS);
	return sheet_write_end(file, bytes);
}

static bool log_export(struct ctx *c, const struct org_row *org, const struct org_query *q, const char *reason, int64_t total)
{
	ctx_begin(c, "org.export", "org", org->id.v, org->id.v);
	store_note(c->store, "reason", NULL, reason);
	store_note(c->store, "query", NULL, org_query_text(c->arena, q));
	store_note(c->store, "rows", NULL, ctx_number(c, total));
	return permit_require(c, MAY_EXPORT, org->id.v) && ctx_commit(c);
}

int org_list_export(struct ctx *c, const struct org_row *org, const struct org_query *q, const char *reason, enum sheet_format format, int64_t *bytes)
{
	int64_t total = 0;
	int fd;

	if (!permit_require(c, MAY_EXPORT, org->id.v))
		return -1;
	if (reason_is_given(c, reason) && (total = org_list_total(c, org, q)) == 0)
		ctx_refuse_field(c, "reason", T_org_list_empty, NULL);
	if (ctx_is_refused(c))
		return -1;
	fd = make_file(c, org, q, format, bytes);
	if (fd >= 0 && log_export(c, org, q, reason, total))
		return fd;
	if (fd >= 0)
		close(fd);
	return -1;
}
