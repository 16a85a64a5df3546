/* Rules of lists as files: who may ask, who may approve, who may fetch. The file is made in export_make.c. */
#include "rooms/export/export.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "base/buffer.h"
#include "core/crypto.h"
#include "core/permit.h"
#include "core/reason.h"
#include "core/services.h"
#include "rooms/export/export_register.h"
#include "rooms/export/export_run.h"
#include "text/export.h"

bool export_is_dead(const struct ctx *c, const struct export_row *row)
{
	return row->ends_s <= c->now_s;
}

bool export_has_column(const struct person_input *input)
{
	return strcmp(input->name, "document") != 0;
}

bool export_has_chosen(const char *columns, const char *name)
{
	size_t bytes = strlen(name);

	for (const char *at = columns; (at = strstr(at, name)) != NULL; at += bytes)
		if ((at == columns || at[-1] == ' ') && (at[bytes] == ' ' || at[bytes] == '\0'))
			return true;
	return false;
}

static const char *columns_text(struct ctx *c, const struct export_form *form)
{
	struct buffer b;

	buffer_init(&b, c->arena, 0);
	for (size_t i = 0; i < PERSON_INPUTS_COUNT; i++)
		if (form->has[i] && export_has_column(&PERSON_INPUTS[i]))
			buffer_printf(&b, "%s%s", b.bytes > 0 ? " " : "", PERSON_INPUTS[i].name);
	return buffer_text(&b);
}

static void ask_job(struct ctx *c, export_id id, int64_t account, int64_t holding, int64_t org, int64_t rows)
{
	job_ask_for(c, &(struct job_order){ .kind = "export.make", .subject_id = id.v, .account_id = account, .holding_id = holding,
		.org_id = org, .total_count = rows });
}

/* What is asked for, of people or of a register. */
struct asked { int64_t org; const char *path, *title, *query, *columns; int64_t rows; bool is_full; };

static bool ask(struct ctx *c, const struct asked *a, const struct export_form *form, export_id *made)
{
	struct export_number making = { 0 };
	bool needs_second = a->is_full || a->rows > EXPORT_ROWS_ALONE;

	if (a->rows == 0)
		ctx_refuse_field(c, "reason", T_export_no_rows, NULL);
	if (ctx_is_refused(c) || !permit_require_fresh(c))
		return false;
	export_making_count(c->store, c->actor.account_id, c->now_s, &making);
	if (making.n >= EXPORTS_MAKING_MAX)
		return ctx_refuse(c, TOO_MUCH, T_export_busy, "n", ctx_number(c, making.n), NULL);
	made->v = store_new_id(c->store);
	ctx_begin(c, "export.ask", "export", made->v, a->org);
	export_insert(c->store, *made, c->actor.account_id, c->actor.holding_id, (org_id){ a->org }, a->path, a->title, a->query, a->columns,
		strcmp(form->format, "csv") == 0 ? "csv" : "xlsx", form->reason, a->is_full, a->rows, needs_second, needs_second ? "waiting" : "making", c->now_s, c->now_s + EXPORT_SECONDS);
	if (!needs_second)
		ask_job(c, *made, c->actor.account_id, c->actor.holding_id, a->org, a->rows);
	store_note(c->store, "reason", NULL, form->reason);
	store_note(c->store, "columns", NULL, a->columns);
	store_note(c->store, "query", NULL, a->query);
	store_note(c->store, "rows", NULL, arena_printf(c->arena, "%lld", (long long)a->rows));
	store_note(c->store, "full", NULL, a->is_full ? "1" : "0");
	return ctx_commit(c);
}

/* A register leaves with the columns of its page; numbers of people stand in none. */
static bool ask_register(struct ctx *c, const struct export_form *form, export_id *made)
{
	struct export_register r;

	if (!export_register_read(c, form->query, form->org, &r))
		return false;
	reason_is_given(c, form->reason);
	if (form->is_full)
		ctx_refuse_field(c, "full", T_export_register_full, NULL);
	return ask(c, &(struct asked){ .org = r.org.id.v, .path = r.org.path, .title = arena_printf(c->arena, "%s %s", r.org.name, message_text(c->arena, LANG_ZH, r.list->title, NULL, 0)),
		.query = export_register_query(c->arena, &r), .columns = "", .rows = r.list->count(c, &r.ask) }, form, made);
}

bool export_ask(struct ctx *c, const struct export_form *form, export_id *made)
{
	struct roster_scope scope;
	struct roster_query query;
	const char *columns = columns_text(c, form);
	int64_t *ids;
	size_t count;

	if (export_names_register(form->query))
		return ask_register(c, form, made);
	if (!roster_open(c, form->org, &scope) || !permit_require(c, MAY_EXPORT, scope.org.v))
		return false;
	if (form->is_full && !permit_require(c, MAY_SEE_FULL, scope.org.v))
		return false;
	reason_is_given(c, form->reason);
	if (columns[0] == '\0')
		ctx_refuse_field(c, "columns", T_export_columns_missing, NULL);
	roster_query_read(c, form->query, &query);
	roster_query_is_read(c, &query);
	count = roster_match(c, &scope, &query, &ids);
	return ask(c, &(struct asked){ .org = scope.org.v, .path = scope.path, .title = scope.name, .query = roster_query_text(c->arena, &query), .columns = columns, .rows = (int64_t)count,
		.is_full = form->is_full }, form, made);
}

static bool is_own(const struct ctx *c, const struct export_row *row)
{
	return row->account == c->actor.account_id || (row->person != 0 && row->person == c->actor.person_id);
}

bool export_may_decide(const struct ctx *c, const struct export_row *row)
{
	return row->needs_second && !is_own(c, row) && may_at_path(c, MAY_APPROVE_EXPORT, row->path);
}

bool export_see(struct ctx *c, export_id id, struct export_row *row)
{
	if (!export_get(c->store, id, row) || (row->account != c->actor.account_id && !export_may_decide(c, row)))
		return ctx_refuse(c, NOT_FOUND, T_export_not_found, NULL);
	return true;
}

size_t export_list_waiting(struct ctx *c, struct export_row **rows)
{
	size_t count, kept = 0;

	if (!may(c, MAY_APPROVE_EXPORT))
		return 0;
	count = export_pending(c->store, c->actor.path_from, c->actor.path_to, c->actor.account_id, c->now_s, rows);
	for (size_t i = 0; i < count; i++)
		if (export_may_decide(c, &(*rows)[i]))
			(*rows)[kept++] = (*rows)[i];
	return kept;
}

static bool says_why(struct ctx *c, const char *reason)
{
	return (text_chars(reason) >= REASON_CHARS_MIN && text_chars(reason) <= LIMIT_EXPORT_REFUSAL_REASON && text_says(reason)) ||
		ctx_refuse_field(c, "reason", T_export_refusal_missing, "min", ctx_number(c, REASON_CHARS_MIN), "max", ctx_number(c, LIMIT_EXPORT_REFUSAL_REASON), NULL);
}

bool export_decide(struct ctx *c, export_id id, bool is_approved, const char *reason)
{
	struct export_row row;
	int64_t changed;

	ctx_begin(c, is_approved ? "export.approve" : "export.refuse", "export", id.v, 0);
	if (!export_get(c->store, id, &row) || !row.needs_second || !may_at_path(c, MAY_APPROVE_EXPORT, row.path))
		return ctx_refuse(c, NOT_FOUND, T_export_not_found, NULL);
	if (is_own(c, &row))
		return ctx_refuse(c, AGAINST_RULE, T_export_own, NULL);
	if (export_is_dead(c, &row))
		return ctx_refuse(c, AGAINST_RULE, T_export_dead, NULL);
	if (is_approved ? !permit_require_fresh(c) : strcmp(row.state, "waiting") == 0 && !says_why(c, reason))
		return false;
	store_subject(c->store, id.v, row.org.v);
	changed = is_approved ? export_approve(c->store, id, c->actor.account_id, c->now_s + EXPORT_SECONDS)
		: export_refuse(c->store, id, c->actor.account_id, c->now_s + EXPORT_REFUSAL_TOLD_SECONDS);
	if (changed != 1)
		return ctx_refuse(c, CONFLICT, T_export_decided, NULL);
	if (!is_approved) {
		export_refusal_insert(c->store, id, reason);
		store_note(c->store, "reason", NULL, reason);
	} else
		ask_job(c, id, row.account, row.holding, row.org.v, row.row_total);
	return ctx_commit(c);
}

bool export_take_back(struct ctx *c, export_id id)
{
	struct export_row row;

	ctx_begin(c, "export.withdraw", "export", id.v, 0);
	if (!export_get(c->store, id, &row) || row.account != c->actor.account_id)
		return ctx_refuse(c, NOT_FOUND, T_export_not_found, NULL);
	if (export_is_dead(c, &row) || export_withdraw(c->store, id, c->actor.account_id) != 1)
		return ctx_refuse(c, CONFLICT, T_export_waits_no_more, NULL);
	store_subject(c->store, id.v, row.org.v);
	return ctx_commit(c);
}

/* ---- the file ---- */

/* Why a file cannot be had in this state; NULL when it can. */
static message objection(const struct ctx *c, const struct export_row *row)
{
	const struct { const char *state; message text; } STATES[] = { { "waiting", T_export_waits }, { "making", T_export_is_making },
		{ "refused", row->refusal[0] == '\0' ? T_export_was_refused : T_export_was_refused_why }, { "withdrawn", T_export_was_withdrawn }, { "grown", T_export_grown }, { "failed", T_export_has_failed } };

	if (export_is_dead(c, row))
		return T_export_dead;
	for (size_t i = 0; i < sizeof(STATES) / sizeof(STATES[0]); i++)
		if (strcmp(STATES[i].state, row->state) == 0)
			return STATES[i].text;
	return NULL;
}

/* One block in an arena of its own, so that memory does not grow with the file. False: not there, or damaged. */
static bool copy_block(const struct ctx *c, struct arena *arena, export_id id, int64_t number, int fd, int64_t *copied)
{
	struct store *s = store_open(c->services->database, arena);
	struct export_block_row block;
	struct bytes clear = { NULL, 0 };

	if (export_block_get(s, id.v, number, &block))
		clear = crypto_open_bytes(c->services->keys, arena, "export_block", "content", block.id.v, block.content);
	store_close(s);
	*copied += (int64_t)clear.bytes;
	return clear.data != NULL && write(fd, clear.data, clear.bytes) == (ssize_t)clear.bytes;
}

static int open_file(const struct ctx *c, const struct export_row *row)
{
	int fd = memfd_create("export", MFD_CLOEXEC);
	struct arena *arena = arena_new();
	bool is_good = fd >= 0;
	int64_t copied = 0;

	for (int64_t number = 0; is_good && copied < row->bytes; number++) {
		arena_clear(arena);
		is_good = copy_block(c, arena, row->id, number, fd, &copied);
	}
	arena_free(arena);
	if (fd >= 0 && (!is_good || lseek(fd, 0, SEEK_SET) != 0)) {
		close(fd);
		fd = -1;
	}
	return fd;
}

int export_fetch(struct ctx *c, export_id id, enum sheet_format *format, int64_t *bytes)
{
	struct export_row row;
	message why;
	int fd;

	if (!export_get(c->store, id, &row) || row.account != c->actor.account_id) {
		ctx_refuse(c, NOT_FOUND, T_export_not_found, NULL);
		return -1;
	}
	why = objection(c, &row);
	if (why != NULL) {
		ctx_refuse(c, AGAINST_RULE, why, "reason", row.refusal, NULL);
		return -1;
	}
	if (!permit_require(c, MAY_EXPORT, row.org.v) || (row.is_full && !permit_require(c, MAY_SEE_FULL, row.org.v))
	    || !permit_require_fresh(c))
		return -1;
	fd = open_file(c, &row);
	if (fd < 0) {
		ctx_refuse(c, AGAINST_RULE, T_export_has_failed, NULL);
		return -1;
	}
	*format = strcmp(row.format, "csv") == 0 ? SHEET_CSV : SHEET_XLSX;
	*bytes = row.bytes;
	ctx_begin(c, "export.fetch", "export", id.v, row.org.v);
	export_fetched(c->store, id, c->now_s);
	store_note(c->store, "rows", NULL, ctx_number(c, row.row_total));
	ctx_commit(c);
	return fd;
}

/* ---- work ---- */

static void give_up(struct ctx *c, int64_t subject)
{
	ctx_begin(c, "export.end", "export", subject, 0);
	export_end(c->store, (export_id){ subject }, "failed", 0, 0);
	store_note(c->store, "state", NULL, "failed");
	ctx_commit(c);
}

/* Files whose link is dead. */
static bool export_tend(struct ctx *c)
{
	struct export_block_dead_row dead;

	if (!export_block_dead(c->store, c->now_s, &dead))
		return store_state(c->store) == STORE_GOOD;
	store_begin_unlogged(c->store);
	export_block_clear_dead(c->store, c->now_s);
	return store_commit(c->store);
}

const struct job_kind EXPORT_JOBS[] = {
	{ "export.make", export_make_step, give_up, export_make_release, export_tend },
	{ NULL, NULL, NULL, NULL, NULL },
};
