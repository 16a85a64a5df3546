/* Pages of uploaded rosters. */
#include <string.h>
#include "base/buffer.h"
#include "core/permit.h"
#include "core/sheet_left.h"
#include "rooms/batch/batch_judge.h"
#include "rooms/batch/batch_run.h"
#include "rooms/batch/batch_screen.h"
#include "rooms/batch/batch_tmpl.h"
#include "rooms/org/approver.h"
#include "rooms/org/founding_screen.h"
#include "rooms/result/result.h"
#include "text/batch.h"
#include "text/sheet.h"
#include "web/decision.h"
#include "web/web.h"

#define ROWS 50

ROUTE(GET, "/batch", batch_list_page, MAY_IMPORT, "Uploaded rosters, and the form that uploads one")
ROUTE(POST, "/batch", batch_upload_page, MAY_IMPORT, "Uploads a roster")
ROUTE(GET, "/batch/template", batch_template_page, MAY_IMPORT, "An empty roster to be filled in")
ROUTE(GET, "/batch/waiting", batch_waiting_page, MAY_EDIT_PERSON, "Imports that wait for one's decision")
ROUTE(GET, "/batch/:batch", batch_page, SIGNED_IN, "One uploaded roster: progress, findings, import, undo")
ROUTE(GET, "/batch/:batch/founding", batch_founding_page, MAY_IMPORT, "The form that founds many organisations, with the branches that a roster names and that are not there")
ROUTE(GET, "/batch/:batch/map", batch_map_page, MAY_IMPORT, "Which column is which field")
ROUTE(POST, "/batch/:batch/map", batch_map_action, MAY_IMPORT, "Keeps which column is which field, and checks")
ROUTE(POST, "/batch/:batch/apply", batch_apply_action, MAY_IMPORT, "Writes what the check found new or changed")
ROUTE(POST, "/batch/:batch/decide", batch_decide_action, MAY_EDIT_PERSON, "The second person approves an import that sets memberships, or gives it back")
ROUTE(POST, "/batch/:batch/stop", batch_stop_action, MAY_IMPORT, "Stops the check, import or undoing after its present slice")
ROUTE(POST, "/batch/:batch/undo", batch_undo_action, MAY_IMPORT, "Takes an import back with its reason, except for people changed since")
ROUTE(POST, "/batch/:batch/drop", batch_drop_action, MAY_IMPORT, "Forgets an upload that was not imported")
ROUTE(POST, "/batch/:batch/wrong", batch_wrong_action, MAY_IMPORT, "Rows with errors as a sheet")
UPLOADS(batch_upload_page, UPLOAD_BYTES_MAX)

static const char *batch_url(struct ctx *c, batch_id id, const char *rest)
{
	return arena_printf(c->arena, "/batch/%lld%s", (long long)id.v, rest);
}

message batch_state_text(const char *state)
{
	static const struct { const char *state; message text; } TEXTS[] = {
		{ "mapping", T_batch_state_mapping }, { "checking", T_batch_state_checking }, { "checked", T_batch_state_checked }, { "waiting", T_batch_state_waiting },
		{ "applying", T_batch_state_applying }, { "applied", T_batch_state_applied }, { "stopped", T_batch_state_stopped },
		{ "undo_asked", T_batch_state_undo_asked }, { "undoing", T_batch_state_undoing }, { "undone", T_batch_state_undone }, { "not_undone", T_batch_state_not_undone },
	};

	for (size_t i = 0; i < sizeof(TEXTS) / sizeof(TEXTS[0]); i++)
		if (strcmp(TEXTS[i].state, state) == 0)
			return TEXTS[i].text;
	return T_batch_state_failed;
}

message batch_edit_state_text(const char *state)
{
	return strcmp(state, "applied") == 0 ? T_batch_state_edited : batch_state_text(state);
}

/* Was a sheet refused that WPS can save in a form which is read? */
static bool is_to_be_saved_anew(const struct ctx *c)
{
	message text = c->refusals_count > 0 ? c->refusals[0].text : NULL;

	return text != NULL && (text == T_sheet_old || text == T_sheet_locked || text == T_sheet_encoding);
}

void batch_list_page(struct web *w)
{
	struct ctx *c = w->c;
	struct batch_item *rows;
	struct batch_number total = { 0 };
	struct pager pages = { .href = "/batch?", .page = web_page_number(w), .rows_per_page = ROWS };
	size_t count = batch_list(c->store, c->actor.path_from, c->actor.path_to, BATCH_IMPORT, ROWS, (pages.page - 1) * ROWS, &rows);

	batch_list_count(c->store, c->actor.path_from, c->actor.path_to, BATCH_IMPORT, &total);
	pages.rows_count = total.n;
	batch_list_screen(&w->view, rows, count, &pages, is_to_be_saved_anew(c));
	web_page(w);
}

void batch_upload_page(struct web *w)
{
	const struct upload *upload = web_upload(w, "file");
	batch_id id;

	if (upload == NULL) {
		ctx_refuse_field(w->c, "file", T_batch_file_missing, NULL);
	} else if (batch_upload(w->c, upload->filename, upload->fd, upload->bytes, &id)) {
		web_notice(w, T_batch_uploaded, "name", upload->filename, NULL);
		web_redirect(w, batch_url(w->c, id, ""));
		return;
	}
	if (web_form_again(w))
		batch_list_page(w);
}

static void send_sheet(struct web *w, message name, int fd, int64_t bytes)
{
	if (fd >= 0)
		web_attachment_fd(w, web_made_name(w, message_text(w->c->arena, LANG_ZH, name, NULL, 0), "xlsx"), sheet_media_type(SHEET_XLSX), fd, bytes);
	else if (!ctx_is_refused(w->c))
		ctx_refuse(w->c, TOO_MUCH, sheet_fault_text(SHEET_BUSY), NULL);
}

void batch_template_page(struct web *w)
{
	int64_t bytes = 0;
	int fd = batch_template_sheet(w->c, SHEET_XLSX, &bytes);

	send_sheet(w, T_batch_file_template, fd, bytes);
}

void batch_waiting_page(struct web *w)
{
	struct batch_item *rows;
	size_t count = batch_list_waiting(w->c, &rows);

	batch_waiting_screen(&w->view, rows, count);
	web_page(w);
}

/* ---- one batch ---- */

void batch_screen_begin(struct web *w, struct batch_screen *s)
{
	struct ctx *c = w->c;

	s->href = arena_printf(c->arena, "%s/%lld", batch_is_edit(&s->batch) ? "/edit-batch" : "/batch", (long long)s->batch.id.v);
	s->stop_action = arena_printf(c->arena, "%s/stop", s->href);
	s->has_job = job_newest(c, s->batch.id.v, &s->job);
	s->is_running = s->has_job && !job_is_over(&s->job);
	s->is_erased = batch_is_erased(c, &s->batch);
	s->may_undo = batch_may_undo(c, &s->batch) && !s->is_erased && batch_can_be_undone(&s->batch);
	s->undo_reason = web_param(w, "reason");
	if (s->batch.undo_account != 0 && batch_author(c->store, s->batch.undo_account, &s->undone_by))
		s->is_undone_by = true;
}

/* Of a bulk edit nothing is new, and nothing is checked. */
static bool is_of_kind(const struct batch_screen *s, size_t show)
{
	return !batch_is_edit(&s->batch) || batch_show_is_of_changes(show) || BATCH_SHOWS[show].progress >= 0;
}

static message tab_label(const struct batch_screen *s, size_t show)
{
	if (batch_is_edit(&s->batch) && BATCH_SHOWS[show].progress == BATCH_LEFT_OUT)
		return T_batch_edit_kept;
	return batch_is_edit(&s->batch) && batch_show_is_of_changes(show) ? T_batch_edit_changed : BATCH_SHOWS[show].label;
}

void batch_screen_lines(struct web *w, struct batch_screen *s)
{
	struct ctx *c = w->c;
	int64_t counts[BATCH_SHOWS_COUNT];
	size_t current = batch_show_find(c, s->batch.id, web_param(w, "show"), s->may_decide, counts);

	for (size_t i = 0; i < BATCH_SHOWS_COUNT; i++)
		if (is_of_kind(s, i))
			s->tabs[s->tabs_count++] = (struct tab){ .href = arena_printf(c->arena, "%s?show=%s", s->href, BATCH_SHOWS[i].show),
				.label = tab_label(s, i), .count = counts[i], .has_count = true, .is_current = i == current };
	s->show = BATCH_SHOWS[current].show;
	s->is_of_changes = batch_show_is_of_changes(current);
	s->is_of_new = batch_show_is_of_new(current);
	s->page = web_page_number(w);
	s->page_href = arena_printf(c->arena, "%s?show=%s&", s->href, s->show);
	s->lines_total = counts[current];
	s->lines_count = batch_show_lines(c, &s->batch, current, s->page, ROWS, &s->lines);
}

static bool lacks_status(struct ctx *c, const struct batch_item *batch)
{
	struct batch_columns columns;

	batch_columns_of(c->arena, batch, &columns);
	return batch_lacks_status(columns.fields, columns.count);
}

static void take_missing(struct ctx *c, struct batch_screen *s)
{
	s->missing_count = batch_missing_list(c, &s->batch, &s->missing);
	s->missing_shown = s->missing_count < BATCH_MISSING_SHOWN ? s->missing_count : BATCH_MISSING_SHOWN;
	for (size_t i = 0; i < s->missing_count; i++) {
		s->missing_people += s->missing[i].people;
		s->missing_near += s->missing[i].near[0] != '\0';
	}
	s->may_found = may_at(c, MAY_EDIT_ORG, s->batch.org.v);
	s->found_href = batch_url(c, s->batch.id, "/founding");
}

void batch_page(struct web *w)
{
	struct ctx *c = w->c;
	struct batch_screen s = { 0 };
	bool imports;

	if (!batch_see_or_decide(c, web_path(w, batch), &s.batch))
		return;
	imports = may_at_path(c, MAY_IMPORT, s.batch.path);
	if (batch_is(&s.batch, "mapping")) {
		web_redirect(w, batch_url(c, s.batch.id, "/map"));
		return;
	}
	s.crumbs[0] = (struct crumb){ .href = imports ? "/batch" : "/batch/waiting", .label = T_batch_title };
	s.crumbs[1] = (struct crumb){ .label_text = s.batch.name };
	s.state = batch_state_text(s.batch.state);
	batch_screen_begin(w, &s);
	s.may_confirm = imports && !s.is_erased && (batch_is(&s.batch, "checked") || batch_is(&s.batch, "stopped")) && s.batch.new_count + s.batch.changed > 0;
	s.may_map = imports && batch_is(&s.batch, "checked");
	s.has_approval = batch_approval_get(c->store, s.batch.id, &s.approval);
	s.has_undo_approval = batch_undo_approval_get(c->store, s.batch.id, &s.undo_approval);
	s.undo_needs_approval = batch_undo_needs_approval(&s.batch);
	s.may_take_back = imports && batch_is(&s.batch, "undo_asked");
	s.unread = s.has_undo_approval ? s.undo_approval.id.v : s.has_approval ? s.approval.id.v : 0;
	if (s.unread != 0 && !result_is_new(c, RESULT_IMPORT, s.unread))
		s.unread = 0;
	s.may_decide = batch_may_decide(c, &s.batch, false);
	s.needs_approval = batch_needs_approval(&s.batch);
	s.may_drop = imports && (s.may_map || batch_is(&s.batch, "waiting") || batch_is(&s.batch, "failed"));
	s.imports = imports;
	s.unread_sheets = sheet_left_text(c, "batch", s.batch.id.v);
	s.lacks_status = imports && s.batch.wrong > 0 && lacks_status(c, &s.batch);
	if (imports)
		take_missing(c, &s);
	s.twin_reason = web_param(w, "twin_reason");
	s.asks_twins = s.may_confirm && s.batch.twins > 0 && batch_is(&s.batch, "checked");
	if (batch_is(&s.batch, "waiting") || batch_is(&s.batch, "undo_asked") || s.needs_approval)
		s.approvers = approver_words(c, s.batch.path);
	batch_screen_lines(w, &s);
	batch_screen_page(&w->view, &s);
	web_page(w);
}

/* Those that somebody may found meanwhile are founded by a list of their names. */
void batch_founding_page(struct web *w)
{
	struct ctx *c = w->c;
	struct batch_item batch;
	struct batch_missing_row *rows;
	struct org_row org;
	struct buffer names;
	size_t count;

	if (!batch_see(c, web_path(w, batch), &batch) || !org_see_for(c, batch.org, MAY_EDIT_ORG, &org))
		return;
	count = batch_missing(c->store, batch.id.v, &rows);
	buffer_init(&names, c->arena, 0);
	for (size_t i = 0; i < count; i++)
		buffer_printf(&names, "%s\n", rows[i].name);
	founding_show_form(w, &org, buffer_text(&names), message_text(c->arena, c->lang, T_batch_missing_told, (const struct message_arg[]){ { "n", ctx_number(c, (int64_t)count) }, { "name", batch.name } }, 2));
}

static void show_map(struct web *w, const struct batch_item *batch, bool is_typed)
{
	struct ctx *c = w->c;
	struct batch_columns columns;
	struct batch_map_screen s = { .batch = *batch };

	batch_columns_of(c->arena, batch, &columns);
	s.count = columns.count;
	s.titles = arena_array(c->arena, (size_t)s.count, sizeof(*s.titles));
	s.names = arena_array(c->arena, (size_t)s.count, sizeof(*s.names));
	s.values = arena_array(c->arena, (size_t)s.count, sizeof(*s.values));
	s.options = arena_array(c->arena, batch_fields_count(), sizeof(*s.options));
	for (int i = 0; i < (int)batch_fields_count(); i++)
		s.options[s.options_count++] = (struct option){ .value = batch_field_at(i).name, .label = batch_field_at(i).label };
	s.unread_sheets = sheet_left_text(c, "batch", s.batch.id.v);
	for (int i = 0; i < s.count; i++) {
		s.names[i] = arena_printf(c->arena, "column%d", i + 1);
		s.titles[i] = columns.titles[i];
		s.has_no_head |= strstr(s.titles[i], "****") != NULL;
		if (s.titles[i][0] == '\0')
			s.titles[i] = message_text(c->arena, c->lang, T_batch_map_column_n, (const struct message_arg[]){ { "n", ctx_number(c, i + 1) } }, 1);
		s.values[i] = is_typed ? web_param(w, s.names[i]) : columns.fields[i] == BATCH_FIELD_NONE ? "" : batch_field_at(columns.fields[i]).name;
	}
	s.action = batch_url(c, batch->id, "/map");
	s.cancel_href = "/batch";
	batch_map_page_screen(&w->view, &s);
	web_page(w);
}

void batch_map_page(struct web *w)
{
	struct batch_item batch;

	if (batch_see(w->c, web_path(w, batch), &batch))
		show_map(w, &batch, false);
}

void batch_map_action(struct web *w)
{
	struct ctx *c = w->c;
	const char *names[SHEET_COLUMNS_MAX];
	struct batch_item batch;

	for (int i = 0; i < SHEET_COLUMNS_MAX; i++)
		names[i] = web_param(w, arena_printf(c->arena, "column%d", i + 1));
	if (batch_map(c, web_path(w, batch), names, SHEET_COLUMNS_MAX, web_row_version(w))) {
		web_redirect(w, batch_url(c, web_path(w, batch), ""));
	} else if (c->refusals_count > 0 && c->refusals[0].kind == AGAINST_RULE && batch_get(c->store, web_path(w, batch), &batch)) {
		web_status(w, 422);
		show_map(w, &batch, true);
	}
}

static void back(struct web *w, bool is_done)
{
	if (is_done)
		web_redirect(w, batch_url(w->c, web_path(w, batch), ""));
}

void batch_apply_action(struct web *w)
{
	bool is_confirmed = batch_confirm(w->c, web_path(w, batch), web_param(w, "twin_reason"), web_row_version(w));

	back(w, is_confirmed);
	if (!is_confirmed && web_form_again(w))
		batch_page(w);
}

void batch_decide_action(struct web *w)
{
	struct ctx *c = w->c;
	struct batch_item before;
	bool is_approved;

	if (!batch_see_or_decide(c, web_path(w, batch), &before))
		return;
	if (decision_read(w, &is_approved) && batch_decide(c, before.id, is_approved, web_param(w, "note"), web_row_version(w))) {
		web_notice(w, !is_approved ? T_batch_given_back : batch_is(&before, "undo_asked") ? T_batch_undo_approved : T_batch_approved, NULL);
		web_redirect(w, batch_url(c, web_path(w, batch), ""));
	} else if (web_form_again(w)) {
		batch_page(w);
	}
}

void batch_stop_action(struct web *w)
{
	back(w, batch_stop(w->c, web_path(w, batch)));
}

void batch_undo_action(struct web *w)
{
	bool is_asked = batch_undo(w->c, web_path(w, batch), web_param(w, "reason"), web_row_version(w));

	back(w, is_asked);
	if (!is_asked && web_form_again(w))
		batch_page(w);
}

void batch_drop_action(struct web *w)
{
	if (batch_drop(w->c, web_path(w, batch), web_row_version(w)))
		web_redirect(w, "/batch");
}

void batch_wrong_action(struct web *w)
{
	int64_t bytes = 0;
	int fd = batch_wrong_sheet(w->c, web_path(w, batch), SHEET_XLSX, &bytes);

	send_sheet(w, T_batch_file_wrong, fd, bytes);
}
