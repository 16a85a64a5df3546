#include "rooms/export/export.h"

#include <stdatomic.h>
#include <string.h>
#include <unistd.h>
#include "base/buffer.h"
#include "core/permit.h"
#include "core/services.h"
#include "text/export.h"

#define CHUNK_ROWS 1000

/* How many are being made: the one count that requests share. */
static atomic_int made_now;

bool export_is_dead(const struct ctx *c, const struct export_row *row)
{
	return row->ends_s <= c->machine_s;
}

static const char *columns_text(struct ctx *c, const struct export_form *form)
{
	struct buffer b;

	buffer_init(&b, c->arena, 0);
	for (size_t i = 0; i < PERSON_INPUTS_COUNT; i++)
		if (form->has[i])
			buffer_printf(&b, "%s%s", b.bytes > 0 ? " " : "", PERSON_INPUTS[i].name);
	return buffer_text(&b);
}

bool export_ask(struct ctx *c, const struct export_form *form, export_id *made)
{
	struct roster_scope scope;
	struct roster_query query;
	const char *columns = columns_text(c, form);
	int64_t *ids;
	size_t count;

	if (!roster_open(c, form->org, &scope) || !permit_require(c, MAY_EXPORT, scope.org.v))
		return false;
	if (form->is_full && !permit_require(c, MAY_SEE_FULL, scope.org.v))
		return false;
	if (text_is_empty(form->reason) || text_chars(form->reason) < EXPORT_REASON_CHARS_MIN || text_chars(form->reason) > LIMIT_EXPORT_REASON)
		ctx_refuse_field(c, "reason", T_export_reason_missing, NULL);
	if (columns[0] == '\0')
		ctx_refuse_field(c, "columns", T_export_columns_missing, NULL);
	roster_query_read(c, form->query, &query);
	count = roster_match(c, &scope, &query, &ids);
	if (count == 0)
		ctx_refuse_field(c, "reason", T_export_no_rows, NULL);
	if (ctx_is_refused(c) || !permit_require_fresh(c))
		return false;
	made->v = store_new_id(c->store);
	ctx_begin(c, "export.ask", "export", made->v, scope.org.v);
	export_insert(c->store, *made, c->actor.account_id, c->actor.holding_id, scope.org, scope.path, scope.name,
		roster_query_text(c->arena, &query), columns, strcmp(form->format, "csv") == 0 ? "csv" : "xlsx", form->reason, form->is_full,
		(int64_t)count, form->is_full || count > EXPORT_ROWS_ALONE, c->machine_s, c->machine_s + EXPORT_SECONDS);
	store_note(c->store, "reason", NULL, form->reason);
	store_note(c->store, "columns", NULL, columns);
	store_note(c->store, "rows", NULL, arena_printf(c->arena, "%zu", count));
	store_note(c->store, "full", NULL, form->is_full ? "1" : "0");
	return ctx_commit(c);
}

bool export_decide(struct ctx *c, export_id id, bool is_approved)
{
	struct export_row row;
	int64_t changed;

	ctx_begin(c, is_approved ? "export.approve" : "export.refuse", "export", id.v, 0);
	if (!export_get(c->store, id, &row) || !row.needs_second || !may_at_path(c, MAY_APPROVE_EXPORT, row.path))
		return ctx_refuse(c, NOT_FOUND, T_export_not_found, NULL);
	if (row.account == c->actor.account_id || (row.person != 0 && row.person == c->actor.person_id))
		return ctx_refuse(c, AGAINST_RULE, T_export_own, NULL);
	if (export_is_dead(c, &row))
		return ctx_refuse(c, AGAINST_RULE, T_export_dead, NULL);
	if (is_approved && !permit_require_fresh(c))
		return false;
	store_subject(c->store, id.v, row.org.v);
	changed = is_approved ? export_approve(c->store, id, c->actor.account_id, c->machine_s + EXPORT_SECONDS)
		: export_refuse(c->store, id, c->actor.account_id);
	if (changed != 1)
		return ctx_refuse(c, CONFLICT, T_export_decided, NULL);
	return ctx_commit(c);
}

/* ---- the file ---- */

struct making {
	const struct export_row *row;
	const struct person_input *inputs[40];
	int count;
	struct sheet_writer *writer;
};

static bool is_chosen(const char *columns, const char *name)
{
	size_t bytes = strlen(name);

	for (const char *at = columns; (at = strstr(at, name)) != NULL; at += bytes)
		if ((at == columns || at[-1] == ' ') && (at[bytes] == ' ' || at[bytes] == '\0'))
			return true;
	return false;
}

static void write_person(struct ctx *c, struct making *m, int64_t id)
{
	const char *cells[42];
	struct person_row person;
	struct person_org_row org;
	struct person_form form;

	if (!person_get(c->store, (person_id){ id }, &person))
		return;
	person_form_of(c, &person, &form);
	if (m->row->is_full)
		person_form_unmask(c, &person, &form);
	for (int i = 0; i < m->count; i++)
		cells[i] = person_input_words(c, &form, m->inputs[i]);
	cells[m->count] = person_org(c->store, person.org, &org) ? org.name : "";
	sheet_write_row(m->writer, cells);
}

/* A thousand at a time in an arena of their own, so that memory does not grow with the list. */
static bool write_people(const struct ctx *c, struct making *m, const int64_t *ids, size_t count)
{
	struct arena *arena = arena_new();
	bool is_good = true;

	for (size_t from = 0; from < count && is_good; from += CHUNK_ROWS) {
		struct ctx chunk = *c;

		arena_clear(arena);
		chunk.arena = arena;
		chunk.lang = LANG_ZH;
		chunk.store = store_open(c->services->database, arena);
		for (size_t i = from; i < count && i < from + CHUNK_ROWS; i++)
			write_person(&chunk, m, ids[i]);
		is_good = store_state(chunk.store) == STORE_GOOD;
		store_close(chunk.store);
	}
	arena_free(arena);
	return is_good;
}

static int make_file(struct ctx *c, const struct export_row *row, const int64_t *ids, size_t count, int64_t *bytes)
{
	struct making m = { .row = row };
	struct sheet_column columns[41];
	struct sheet_page page = { .title = row->title, .author = c->actor.name };
	const struct message_arg args[] = { { "name", c->actor.name }, { "time", time_text(c->arena, c->now_s) },
		{ "number", arena_printf(c->arena, "%lld", (long long)row->id.v) } };
	bool is_good;
	int fd;

	for (size_t i = 0; i < PERSON_INPUTS_COUNT; i++)
		if (is_chosen(row->columns, PERSON_INPUTS[i].name)) {
			columns[m.count] = (struct sheet_column){ message_text(c->arena, LANG_ZH, PERSON_INPUTS[i].label, NULL, 0), 14, true };
			m.inputs[m.count++] = &PERSON_INPUTS[i];
		}
	columns[m.count] = (struct sheet_column){ message_text(c->arena, LANG_ZH, T_export_org, NULL, 0), 30, true };
	page.mark = message_text(c->arena, LANG_ZH, T_export_mark, args, 3);
	m.writer = sheet_write_begin(strcmp(row->format, "csv") == 0 ? SHEET_CSV : SHEET_XLSX, &page, columns, m.count + 1);
	if (m.writer == NULL)
		return -1;
	is_good = write_people(c, &m, ids, count);
	fd = sheet_write_end(m.writer, bytes);
	if (!is_good && fd >= 0) {
		close(fd);
		fd = -1;
	}
	return fd;
}

static bool may_be_fetched(struct ctx *c, export_id id, struct export_row *row)
{
	if (!export_get(c->store, id, row) || row->account != c->actor.account_id)
		return ctx_refuse(c, NOT_FOUND, T_export_not_found, NULL);
	if (export_is_dead(c, row))
		return ctx_refuse(c, AGAINST_RULE, T_export_dead, NULL);
	if (row->refused_by != 0)
		return ctx_refuse(c, AGAINST_RULE, T_export_was_refused, NULL);
	if (row->needs_second && row->approved_by == 0)
		return ctx_refuse(c, AGAINST_RULE, T_export_waits, NULL);
	return permit_require(c, MAY_EXPORT, row->org.v) && (!row->is_full || permit_require(c, MAY_SEE_FULL, row->org.v))
		&& permit_require_fresh(c);
}

int export_fetch(struct ctx *c, export_id id, enum sheet_format *format, int64_t *bytes)
{
	struct export_row row;
	struct roster_scope scope;
	struct roster_query query;
	int64_t *ids;
	size_t count;
	int fd = -1;

	if (!may_be_fetched(c, id, &row) || !roster_open(c, row.org.v, &scope))
		return -1;
	*format = strcmp(row.format, "csv") == 0 ? SHEET_CSV : SHEET_XLSX;
	roster_query_read(c, row.filters, &query);
	count = roster_match(c, &scope, &query, &ids);
	if (!row.needs_second && count > EXPORT_ROWS_ALONE) {	/* the list has grown since */
		ctx_refuse(c, AGAINST_RULE, T_export_grown, NULL);
		return -1;
	}
	if (atomic_fetch_add(&made_now, 1) < EXPORTS_AT_ONCE_MAX)
		fd = make_file(c, &row, ids, count, bytes);
	atomic_fetch_sub(&made_now, 1);
	if (fd < 0) {
		ctx_refuse(c, TOO_MUCH, T_export_busy, NULL);
		return -1;
	}
	ctx_begin(c, "export.fetch", "export", id.v, row.org.v);
	export_fetched(c->store, id, c->machine_s);
	store_note(c->store, "rows", NULL, arena_printf(c->arena, "%zu", count));
	ctx_commit(c);
	return fd;
}
