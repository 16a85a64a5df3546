/* Lists as files for programs: the same rules as the pages. A program asks, looks until the state is "ready" (somebody
 * else may have to approve before), and fetches the file while its link lives. */
#include <string.h>
#include "core/permit.h"
#include "rooms/export/export_screen.h"
#include "text/export.h"
#include "web/web.h"

#define EXPORT_FACTS { AN_ID("id") }, { AN_ID("org") }, { A_TEXT("org_name", 0) }, { A_TEXT("asked_by", 0) }, { A_TEXT("query", 0) }, \
	{ A_TEXT("columns", 0) }, { A_TEXT("reason", 0) }, { A_TEXT("format", 0) }, { A_BOOL("is_full") }, { A_BOOL("needs_second") }, \
	{ AN_INT("rows") }, { AN_INT("bytes") }, { A_TEXT("state", 0) }, { A_TEXT("refusal", 0) }, { A_TIME("created") }, { A_TIME("ends") }
FIELDS(EXPORT, EXPORT_FACTS)
FIELDS(WORK, ROW_TEXT(struct job_row, kind), ROW_TEXT(struct job_row, state), ROW_INT(struct job_row, done), ROW_INT(struct job_row, total))
FIELDS(STEP, { AN_ID("id") }, { A_TEXT("state", 0) })

ROUTE(GET, "/api/v1/export", export_api_list, SIGNED_IN, "Own exports (own), and those that wait for approval (pending)")
TAKES_NOTHING(export_api_list)
GIVES(export_api_list, 200, { A_LIST("own", EXPORT) }, { A_LIST("pending", EXPORT) })

ROUTE(POST, "/api/v1/export", export_api_ask, MAY_EXPORT, "Ask for a list as a file: org, query (as in the URL of a list of people; or register=certificate, pass, station, resident, transfer, floating, vacancy, host, relation or balance with side, kind, state, desk, from, to and q as on its page), columns (a list of fields), reason, format xlsx or csv, full for whole numbers")
TAKES(export_api_ask, { AN_ID("org") }, { A_TEXT("query", LIMIT_EXPORT_FILTERS) }, { A_TEXT("columns", 40), LIST },
	{ A_TEXT("reason", LIMIT_EXPORT_REASON), NEEDED }, { A_CHOICE("format", "xlsx csv") }, { A_BOOL("full") })
GIVES_SAME(export_api_ask, 201, STEP)

ROUTE(GET, "/api/v1/export/:export", export_api_get, SIGNED_IN, "One export: its state, and the progress while the file is made")
TAKES_NOTHING(export_api_get)
GIVES(export_api_get, 200, EXPORT_FACTS, { AN_OBJECT("work", WORK), OR_NULL })

ROUTE(POST, "/api/v1/export/:export/approve", export_api_approve, MAY_APPROVE_EXPORT, "The second person approves")
TAKES_NOTHING(export_api_approve)
GIVES_SAME(export_api_approve, 200, STEP)

ROUTE(POST, "/api/v1/export/:export/refuse", export_api_refuse, MAY_APPROVE_EXPORT, "The second person refuses, with the reason")
TAKES(export_api_refuse, { A_TEXT("reason", LIMIT_EXPORT_REFUSAL_REASON), NEEDED })
GIVES_SAME(export_api_refuse, 200, STEP)

ROUTE(POST, "/api/v1/export/:export/withdraw", export_api_withdraw, MAY_EXPORT, "Whoever asked takes an export back that waits for the second person")
TAKES_NOTHING(export_api_withdraw)
GIVES_SAME(export_api_withdraw, 200, STEP)

ROUTE(POST, "/api/v1/export/:export/fetch", export_api_fetch, MAY_EXPORT, "The file, for whoever asked, within 24 hours; logged")
TAKES_NOTHING(export_api_fetch)
GIVES_FILE(export_api_fetch, "*/*")

/* "expired" is no state that is stored: the clock says it. */
static const char *state_of(const struct ctx *c, const struct export_row *row)
{
	return export_is_dead(c, row) && strcmp(row->state, "refused") != 0 && strcmp(row->state, "withdrawn") != 0 ? "expired" : row->state;
}

/* Left open, so that the progress of one can follow. */
static void put_export(const struct ctx *c, struct json *j, const struct export_row *row)
{
	json_object(j);
	json_put_id(j, "id", row->id.v);
	json_put_id(j, "org", row->org.v);
	json_put_text(j, "org_name", row->title);
	json_put_text(j, "asked_by", row->name);
	json_put_text(j, "query", row->filters);
	json_put_text(j, "columns", row->columns);
	json_put_text(j, "reason", row->reason);
	json_put_text(j, "format", row->format);
	json_put_bool(j, "is_full", row->is_full);
	json_put_bool(j, "needs_second", row->needs_second);
	json_put_int(j, "rows", row->row_total);
	json_put_int(j, "bytes", row->bytes);
	json_put_text(j, "state", state_of(c, row));
	json_put_text(j, "refusal", row->refusal);
	json_put_text(j, "created", time_text(c->arena, row->created_s));
	json_put_text(j, "ends", time_text(c->arena, row->ends_s));
}

static void put_exports(const struct ctx *c, struct json *j, const char *name, const struct export_row *rows, size_t count)
{
	json_name(j, name);
	json_array(j);
	for (size_t i = 0; i < count; i++) {
		put_export(c, j, &rows[i]);
		json_end(j);
	}
	json_end(j);
}

void export_api_list(struct web *w)
{
	struct ctx *c = w->c;
	struct export_row *own, *pending = NULL;
	size_t own_count = export_own(c->store, c->actor.account_id, &own), pending_count = 0;
	struct json *j = web_json(w);

	if (may(c, MAY_APPROVE_EXPORT))
		pending_count = export_pending(c->store, c->actor.path_from, c->actor.path_to, c->actor.account_id, c->now_s, &pending);
	json_object(j);
	put_exports(c, j, "own", own, own_count);
	put_exports(c, j, "pending", pending, pending_count);
	json_end(j);
}

/* False with a refusal: a column that no list has. */
static bool read_columns(struct web *w, struct export_form *form)
{
	const char **names;
	size_t count = web_params_all(w, "columns", &names);

	for (size_t n = 0; n < count; n++) {
		bool is_known = false;

		for (size_t i = 0; i < PERSON_INPUTS_COUNT; i++)
			if (strcmp(PERSON_INPUTS[i].name, names[n]) == 0 && export_has_column(&PERSON_INPUTS[i]))
				is_known = form->has[i] = true;
		if (!is_known)
			return ctx_refuse_field(w->c, "columns", T_export_column_unknown, "name", names[n], NULL);
	}
	return true;
}

static void answer(struct web *w, export_id id)
{
	struct export_row row;
	struct json *j;

	if (!export_get(w->c->store, id, &row))
		return;
	j = web_json(w);
	json_object(j);
	json_put_id(j, "id", id.v);
	json_put_text(j, "state", state_of(w->c, &row));
	json_end(j);
}

void export_api_ask(struct web *w)
{
	struct export_form form = { .org = web_param_int(w, "org", 0), .query = web_param(w, "query"), .reason = web_param(w, "reason"),
		.format = web_param(w, "format"), .is_full = strcmp(web_param(w, "full"), "1") == 0 };
	export_id id;

	if (read_columns(w, &form) && export_ask(w->c, &form, &id))
		answer(w, id);
}

void export_api_get(struct web *w)
{
	struct export_row row;
	struct job_row job;
	struct json *j;

	if (!export_see(w->c, web_path(w, export), &row))
		return;
	j = web_json(w);
	put_export(w->c, j, &row);
	json_name(j, "work");
	if (!job_newest(w->c, row.id.v, &job)) {
		json_null(j);
	} else {
		json_object(j);
		json_put_text(j, "kind", job.kind);
		json_put_text(j, "state", job.state);
		json_put_int(j, "done", job.done);
		json_put_int(j, "total", job.total);
		json_end(j);
	}
	json_end(j);
}

static void decide(struct web *w, bool is_approved)
{
	if (export_decide(w->c, web_path(w, export), is_approved, web_param(w, "reason")))
		answer(w, web_path(w, export));
}

void export_api_approve(struct web *w) { decide(w, true); }
void export_api_refuse(struct web *w) { decide(w, false); }

void export_api_withdraw(struct web *w)
{
	if (export_take_back(w->c, web_path(w, export)))
		answer(w, web_path(w, export));
}

void export_api_fetch(struct web *w)
{
	enum sheet_format format;
	int64_t bytes = 0;
	int fd = export_fetch(w->c, web_path(w, export), &format, &bytes);

	if (fd >= 0)
		web_attachment_fd(w, web_made_name(w, message_text(w->c->arena, LANG_ZH, T_export_file_name, NULL, 0), format == SHEET_CSV ? "csv" : "xlsx"), sheet_media_type(format), fd, bytes);
}
