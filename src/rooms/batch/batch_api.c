/* Uploaded rosters for programs: the same rules as the pages. A program uploads, asks for the batch until its state is
 * "checked" (or "mapping"), reads the rows, and applies with the row_version it saw. */
#include <string.h>
#include "core/permit.h"
#include "core/sheet_left.h"
#include "rooms/batch/batch_near.h"
#include "rooms/batch/batch_run.h"
#include "rooms/batch/batch_show.h"
#include "text/batch.h"
#include "web/decision.h"
#include "web/web.h"

#define PAGE_ROWS 200

#define BATCH_FACTS \
	ROW_ID(struct batch_item, id), ROW_ID(struct batch_item, org), ROW_TEXT(struct batch_item, org_name), ROW_TEXT(struct batch_item, name), \
	ROW_TEXT(struct batch_item, state), ROW_INT(struct batch_item, rows), { AN_INT("new"), AT(struct batch_item, new_count) }, \
	ROW_INT(struct batch_item, changed), ROW_INT(struct batch_item, same), ROW_INT(struct batch_item, wrong), ROW_INT(struct batch_item, warned), \
	ROW_INT(struct batch_item, dated), ROW_INT(struct batch_item, twins), ROW_TEXT(struct batch_item, twin_reason), \
	{ AN_INT("written"), AT(struct batch_item, done) }, { AN_INT("left_out"), AT(struct batch_item, kept) }, ROW_INT(struct batch_item, undone), \
	{ A_TIME("created") }, ROW_TEXT(struct batch_item, undo_reason), ROW_INT(struct batch_item, row_version)

FIELDS(BATCH, BATCH_FACTS)
FIELDS(WORK, ROW_TEXT(struct job_row, kind), ROW_TEXT(struct job_row, state), ROW_INT(struct job_row, done), ROW_INT(struct job_row, total))
FIELDS(FINDING, { A_CHOICE("kind", "wrong change warning") }, ROW_TEXT(struct batch_finding, column), ROW_TEXT(struct batch_finding, content),
	ROW_TEXT(struct batch_finding, text))
FIELDS(LINE, { AN_INT("row"), AT(struct batch_line, number) }, { AN_ID("person"), OR_NULL }, ROW_TEXT(struct batch_line, name), ROW_TEXT(struct batch_line, org),
	ROW_TEXT(struct batch_line, status), ROW_TEXT(struct batch_line, joined), ROW_TEXT(struct batch_line, full), ROW_TEXT(struct batch_line, id_number),
	ROW_TEXT(struct batch_line, joined_read), ROW_TEXT(struct batch_line, full_read), { A_LIST("findings", FINDING) })
FIELDS(COLUMN, { A_TEXT("title", 0) }, { A_TEXT("field", 0) })
FIELDS(FIELD, { A_TEXT("name", 0) }, { A_TEXT("title", 0) })
/* Branches that the roster names and that nobody has founded, with how many rows name them. */
FIELDS(MISSING, ROW_TEXT(struct batch_missing_told, name), ROW_INT(struct batch_missing_told, people), ROW_TEXT(struct batch_missing_told, near))
/* What became of it: state and version, so that the next step can follow at once. */
FIELDS(STEP, ROW_ID(struct batch_item, id), ROW_TEXT(struct batch_item, state), ROW_INT(struct batch_item, row_version))

ROUTE(GET, "/api/v1/batch", batch_api_list, MAY_IMPORT, "Uploaded rosters of the subtree, newest first, 200 a page")
TAKES(batch_api_list, A_PAGE)
GIVES_PAGE(batch_api_list, BATCH)

ROUTE(POST, "/api/v1/batch", batch_api_upload, MAY_IMPORT, "Upload a roster (.xlsx or .csv); the check begins by itself")
TAKES(batch_api_upload, { A_FILE("file"), NEEDED })
GIVES_SAME(batch_api_upload, 201, STEP)

ROUTE(GET, "/api/v1/batch/template", batch_api_template, MAY_IMPORT, "An empty roster as XLSX, or CSV")
TAKES(batch_api_template, { A_CHOICE("format", "xlsx csv") })
GIVES_FILE(batch_api_template, "*/*")

ROUTE(GET, "/api/v1/batch/waiting", batch_api_waiting, MAY_EDIT_PERSON, "Imports that wait for one's decision, the oldest first, 200 at most")
TAKES_NOTHING(batch_api_waiting)
GIVES_PAGE(batch_api_waiting, BATCH)

ROUTE(GET, "/api/v1/batch/:batch", batch_api_get, SIGNED_IN, "One batch: state, counts and the progress of its work; to whoever imports, the branches that are not founded yet (missing), most people first")
TAKES_NOTHING(batch_api_get)
GIVES(batch_api_get, 200, BATCH_FACTS, { A_TEXT("unread_sheets", 0), OR_NULL }, { AN_OBJECT("work", WORK), OR_NULL }, { A_LIST("missing", MISSING) })

ROUTE(GET, "/api/v1/batch/:batch/row", batch_api_rows, SIGNED_IN, "What was found, by what to show, 200 a page")
TAKES(batch_api_rows, { A_CHOICE("show", "wrong changed new twin warned kept undo") }, A_PAGE)
GIVES(batch_api_rows, 200, { A_TEXT("show", 0) }, { AN_INT("total") }, { A_LIST("items", LINE) })

ROUTE(GET, "/api/v1/batch/:batch/map", batch_api_columns, MAY_IMPORT, "Titles of the columns, the field each one is taken for, and the fields there are")
TAKES_NOTHING(batch_api_columns)
GIVES(batch_api_columns, 200, { A_LIST("columns", COLUMN) }, { A_LIST("fields", FIELD) }, { AN_INT("row_version") })

ROUTE(POST, "/api/v1/batch/:batch/map", batch_api_map, MAY_IMPORT, "Say which column is which (fields: one a column, empty to leave out); checks again")
TAKES(batch_api_map, { A_TEXT("fields", 40), LIST, NEEDED }, A_VERSION)
GIVES_SAME(batch_api_map, 200, STEP)

ROUTE(POST, "/api/v1/batch/:batch/apply", batch_api_apply, MAY_IMPORT, "Write what is new or changed, or go on after a stop; where it would set memberships it waits for a second person first; twin_reason where twins is not 0")
TAKES(batch_api_apply, { A_TEXT("twin_reason", LIMIT_PERSON_CHANGE_REASON) }, A_VERSION)
GIVES_SAME(batch_api_apply, 200, STEP)

ROUTE(POST, "/api/v1/batch/:batch/decide", batch_api_decide, MAY_EDIT_PERSON, "The second person approves an import that sets memberships, or its undoing, or gives it back with a note")
TAKES(batch_api_decide, { A_CHOICE("state", "approved refused"), NEEDED }, { A_TEXT("note", LIMIT_BATCH_APPROVAL_NOTE) }, A_VERSION)
GIVES_SAME(batch_api_decide, 200, STEP)

ROUTE(POST, "/api/v1/batch/:batch/stop", batch_api_stop, MAY_IMPORT, "Stop the check, import or undoing after its present slice, or take back the request to undo")
TAKES_NOTHING(batch_api_stop)
GIVES_SAME(batch_api_stop, 200, STEP)

ROUTE(POST, "/api/v1/batch/:batch/undo", batch_api_undo, MAY_IMPORT, "Take the import back with its reason, except for people changed since; one that set memberships waits for a second person first (undo_asked)")
TAKES(batch_api_undo, { A_TEXT("reason", LIMIT_BATCH_UNDO_REASON), NEEDED }, A_VERSION)
GIVES_SAME(batch_api_undo, 200, STEP)

ROUTE(POST, "/api/v1/batch/:batch/drop", batch_api_drop, MAY_IMPORT, "Forget an upload that was not imported")
TAKES(batch_api_drop, A_VERSION)
GIVES_SAME(batch_api_drop, 200, STEP)

ROUTE(POST, "/api/v1/batch/:batch/wrong", batch_api_wrong, MAY_IMPORT, "Rows with errors as XLSX, or CSV; logged")
TAKES(batch_api_wrong, { A_CHOICE("format", "xlsx csv") })
GIVES_FILE(batch_api_wrong, "*/*")

ROUTE(GET, "/api/v1/edit-batch", batch_api_edit_list, MAY_EDIT_PERSON, "Bulk edits of the subtree, newest first, 200 a page")
TAKES(batch_api_edit_list, A_PAGE)
GIVES_PAGE(batch_api_edit_list, BATCH)

ROUTE(GET, "/api/v1/edit-batch/:edit_batch", batch_api_edit_get, MAY_EDIT_PERSON, "One bulk edit: its reason is its name; state, counts and the progress of an undoing")
TAKES_NOTHING(batch_api_edit_get)
GIVES(batch_api_edit_get, 200, BATCH_FACTS, { AN_OBJECT("work", WORK), OR_NULL })

ROUTE(GET, "/api/v1/edit-batch/:edit_batch/row", batch_api_edit_rows, MAY_EDIT_PERSON, "Old and new value of each record (changed), who was left alone (kept), who was not undone (undo), 200 a page")
TAKES(batch_api_edit_rows, { A_CHOICE("show", "changed kept undo") }, A_PAGE)
GIVES(batch_api_edit_rows, 200, { A_TEXT("show", 0) }, { AN_INT("total") }, { A_LIST("items", LINE) })

ROUTE(POST, "/api/v1/edit-batch/:edit_batch/undo", batch_api_edit_undo, MAY_EDIT_PERSON, "Take the bulk edit back with its reason, except for people changed since")
TAKES(batch_api_edit_undo, { A_TEXT("reason", LIMIT_BATCH_UNDO_REASON), NEEDED }, A_VERSION)
GIVES_SAME(batch_api_edit_undo, 200, STEP)

ROUTE(POST, "/api/v1/edit-batch/:edit_batch/stop", batch_api_edit_stop, MAY_EDIT_PERSON, "Stop the undoing after its present slice")
TAKES_NOTHING(batch_api_edit_stop)
GIVES_SAME(batch_api_edit_stop, 200, STEP)

static enum sheet_format asked_format(const struct web *w)
{
	return strcmp(web_param(w, "format"), "csv") == 0 ? SHEET_CSV : SHEET_XLSX;
}

static void put_batch(struct json *j, const struct batch_item *b)
{
	json_object(j);
	api_put_members(j, BATCH, b);
	json_put_text(j, "created", time_text(j->out->arena, b->created_s));
}

static void put_list(struct web *w, const struct batch_item *rows, size_t count, int64_t total)
{
	struct json *j = web_json(w);

	json_object(j);
	json_put_int(j, "total", total);
	json_name(j, "items");
	json_array(j);
	for (size_t i = 0; i < count; i++) {
		put_batch(j, &rows[i]);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

static void list(struct web *w, const char *kind)
{
	struct ctx *c = w->c;
	struct batch_item *rows;
	struct batch_number total = { 0 };
	size_t count = batch_list(c->store, c->actor.path_from, c->actor.path_to, kind, PAGE_ROWS, (web_page_number(w) - 1) * PAGE_ROWS, &rows);

	batch_list_count(c->store, c->actor.path_from, c->actor.path_to, kind, &total);
	put_list(w, rows, count, total.n);
}

void batch_api_list(struct web *w) { list(w, BATCH_IMPORT); }
void batch_api_edit_list(struct web *w) { list(w, BATCH_EDIT); }

void batch_api_waiting(struct web *w)
{
	struct batch_item *rows;
	size_t count = batch_list_waiting(w->c, &rows);

	put_list(w, rows, count, (int64_t)count);
}

static void answer(struct web *w, batch_id id)
{
	struct batch_item batch;
	struct json *j;

	if (!batch_get(w->c->store, id, &batch))
		return;
	j = web_json(w);
	json_object(j);
	api_put_members(j, STEP, &batch);
	json_end(j);
}

void batch_api_upload(struct web *w)
{
	const struct upload *upload = web_upload(w, "file");
	batch_id id;

	if (upload == NULL)
		ctx_refuse_field(w->c, "file", T_batch_file_missing, NULL);
	else if (batch_upload(w->c, upload->filename, upload->fd, upload->bytes, &id))
		answer(w, id);
}

static void send_sheet(struct web *w, message name, enum sheet_format format, int fd, int64_t bytes)
{
	if (fd >= 0)
		web_attachment_fd(w, web_made_name(w, message_text(w->c->arena, LANG_ZH, name, NULL, 0), format == SHEET_CSV ? "csv" : "xlsx"), sheet_media_type(format), fd, bytes);
	else if (!ctx_is_refused(w->c))
		ctx_refuse(w->c, TOO_MUCH, sheet_fault_text(SHEET_BUSY), NULL);
}

void batch_api_template(struct web *w)
{
	int64_t bytes = 0;
	int fd = batch_template_sheet(w->c, asked_format(w), &bytes);

	send_sheet(w, T_batch_file_template, asked_format(w), fd, bytes);
}

static batch_id path_edit(const struct web *w)
{
	return (batch_id){ web_path_id(w, "edit_batch") };
}

static void put_work(struct web *w, struct json *j, const struct batch_item *batch)
{
	struct job_row job;

	json_name(j, "work");
	if (!job_newest(w->c, batch->id.v, &job)) {
		json_null(j);
	} else {
		json_object(j);
		api_put_members(j, WORK, &job);
		json_end(j);
	}
}

/* As the page does, to whoever may import there. */
static void put_missing(struct web *w, struct json *j, const struct batch_item *batch)
{
	struct batch_missing_told *rows = NULL;
	size_t count = may_at_path(w->c, MAY_IMPORT, batch->path) ? batch_missing_list(w->c, batch, &rows) : 0;

	api_put_rows(j, "missing", MISSING, rows, count);
}

void batch_api_get(struct web *w)
{
	struct batch_item batch;

	struct json *j;

	if (!batch_see_or_decide(w->c, web_path(w, batch), &batch))
		return;
	j = web_json(w);
	put_batch(j, &batch);
	json_put_text(j, "unread_sheets", sheet_left_text(w->c, "batch", batch.id.v));
	put_work(w, j, &batch);
	put_missing(w, j, &batch);
	json_end(j);
}

void batch_api_edit_get(struct web *w)
{
	struct batch_item batch;

	struct json *j;

	if (!batch_see_edit(w->c, path_edit(w), &batch))
		return;
	j = web_json(w);
	put_batch(j, &batch);
	put_work(w, j, &batch);
	json_end(j);
}

static void put_finding(struct json *j, const struct batch_finding *f)
{
	json_object(j);
	json_put_text(j, "kind", f->kind == BATCH_FINDING_WRONG ? "wrong" : f->kind == BATCH_FINDING_CHANGE ? "change" : "warning");
	api_put_members(j, FINDING, f);
	json_end(j);
}

static void put_line(struct json *j, const struct batch_line *line)
{
	json_object(j);
	api_put_members(j, LINE, line);
	json_name(j, "person");
	if (line->person == 0)
		json_null(j);
	else
		json_id(j, line->person);
	json_name(j, "findings");
	json_array(j);
	for (size_t i = 0; i < line->findings_count; i++)
		put_finding(j, &line->findings[i]);
	json_end(j);
	json_end(j);
}

static void put_rows(struct web *w, const struct batch_item *batch)
{
	struct batch_line *lines;
	int64_t counts[BATCH_SHOWS_COUNT];
	size_t show = batch_show_find(w->c, batch->id, web_param(w, "show"), false, counts);
	size_t count = batch_show_lines(w->c, batch, show, web_page_number(w), PAGE_ROWS, &lines);
	struct json *j = web_json(w);

	json_object(j);
	json_put_text(j, "show", BATCH_SHOWS[show].show);
	json_put_int(j, "total", counts[show]);
	json_name(j, "items");
	json_array(j);
	for (size_t i = 0; i < count; i++)
		put_line(j, &lines[i]);
	json_end(j);
	json_end(j);
}

void batch_api_rows(struct web *w)
{
	struct batch_item batch;

	if (batch_see_or_decide(w->c, web_path(w, batch), &batch))
		put_rows(w, &batch);
}

void batch_api_edit_rows(struct web *w)
{
	struct batch_item batch;

	if (batch_see_edit(w->c, path_edit(w), &batch))
		put_rows(w, &batch);
}

static void put_columns(struct json *j, const struct batch_columns *columns)
{
	json_name(j, "columns");
	json_array(j);
	for (int i = 0; i < columns->count; i++) {
		json_object(j);
		json_put_text(j, "title", columns->titles[i]);
		json_put_text(j, "field", columns->fields[i] == BATCH_FIELD_NONE ? "" : batch_field_at(columns->fields[i]).name);
		json_end(j);
	}
	json_end(j);
}

static void put_fields(struct ctx *c, struct json *j)
{
	json_name(j, "fields");
	json_array(j);
	for (int i = 0; i < (int)batch_fields_count(); i++) {
		json_object(j);
		json_put_text(j, "name", batch_field_at(i).name);
		json_put_text(j, "title", ctx_words(c, batch_field_at(i).label));
		json_end(j);
	}
	json_end(j);
}

void batch_api_columns(struct web *w)
{
	struct batch_item batch;
	struct batch_columns columns;
	struct json *j;

	if (!batch_see(w->c, web_path(w, batch), &batch))
		return;
	batch_columns_of(w->c->arena, &batch, &columns);
	j = web_json(w);
	json_object(j);
	put_columns(j, &columns);
	put_fields(w->c, j);
	json_put_int(j, "row_version", batch.row_version);
	json_end(j);
}

void batch_api_map(struct web *w)
{
	const char **names;
	size_t count = web_params_all(w, "fields", &names);

	if (batch_map(w->c, web_path(w, batch), names, count, web_row_version(w)))
		answer(w, web_path(w, batch));
}

void batch_api_apply(struct web *w)
{
	if (batch_confirm(w->c, web_path(w, batch), web_param(w, "twin_reason"), web_row_version(w)))
		answer(w, web_path(w, batch));
}

void batch_api_drop(struct web *w)
{
	if (batch_drop(w->c, web_path(w, batch), web_row_version(w)))
		answer(w, web_path(w, batch));
}

static void undo(struct web *w, batch_id id)
{
	if (batch_undo(w->c, id, web_param(w, "reason"), web_row_version(w)))
		answer(w, id);
}

void batch_api_undo(struct web *w) { undo(w, web_path(w, batch)); }
void batch_api_edit_undo(struct web *w) { undo(w, path_edit(w)); }

void batch_api_decide(struct web *w)
{
	struct batch_item batch;
	bool is_approved;

	if (batch_see_or_decide(w->c, web_path(w, batch), &batch) && decision_read(w, &is_approved) && batch_decide(w->c, batch.id, is_approved, web_param(w, "note"), web_row_version(w)))
		answer(w, web_path(w, batch));
}

static void stop(struct web *w, batch_id id)
{
	if (batch_stop(w->c, id))
		answer(w, id);
}

void batch_api_stop(struct web *w) { stop(w, web_path(w, batch)); }
void batch_api_edit_stop(struct web *w) { stop(w, path_edit(w)); }

void batch_api_wrong(struct web *w)
{
	int64_t bytes = 0;
	int fd = batch_wrong_sheet(w->c, web_path(w, batch), asked_format(w), &bytes);

	send_sheet(w, T_batch_file_wrong, asked_format(w), fd, bytes);
}
