/* What the components of component.tmpl need in C: classes, ids, the numbers of a pager. */
#include "view/component.h"
#include <assert.h>
#include <stdlib.h>
#include "base/text.h"
#include "text/view.h"
#include "view/asset.h"
#include "view/draft_name.h"

void icon(struct view *v, const char *name)
{
	static const char BEFORE[] = "<svg class=\"i\" aria-hidden=\"true\"><use href=\"";
	const char *url = asset_url("icons.svg");

	assert(name != NULL);
	view_raw_html(v, BEFORE, sizeof BEFORE - 1);
	view_raw_html(v, url, strlen(url));
	view_raw_html(v, "#i-", 3);
	view_text(v, name);
	view_raw_html(v, "\"/></svg>", 9);
}

/* One row a tone: of a tag, a note, a bar, a lamp, the icon of a task. */
static const struct { const char *tag, *note, *bar, *dot, *task; } TONES[] = {
	[TONE_PLAIN] = { "", "", "", "", "" },
	[TONE_OK] = { "tag--ok", "note--ok", "bar--ok", "dot--ok", "" },
	[TONE_WARN] = { "tag--warn", "note--warn", "bar--gold", "dot--warn", "task__ico--today" },
	[TONE_DANGER] = { "tag--danger", "note--danger", "", "dot--danger", "task__ico--danger" },
	[TONE_LATE] = { "tag--solid", "note--danger", "", "dot--danger", "task__ico--danger" },
	[TONE_INFO] = { "tag--info", "", "bar--slate", "", "" },
	[TONE_VIOLET] = { "tag--violet", "", "bar--slate", "", "" },
	[TONE_GOLD] = { "tag--gold", "note--warn", "bar--gold", "", "task__ico--today" },
	[TONE_RED] = { "tag--red", "note--danger", "", "", "" },
};

const char *tone_class(enum tone tone)
{
	return TONES[tone].tag;
}

const char *note_class(enum tone tone)
{
	return TONES[tone].note;
}

const char *bar_class(enum tone tone)
{
	return TONES[tone].bar;
}

const char *dot_class(enum tone tone)
{
	return TONES[tone].dot;
}

const char *task_class(enum tone tone)
{
	return TONES[tone].task;
}

int width_percent(int64_t part, int64_t whole)
{
	int percent;

	if (whole <= 0 || part <= 0)
		return 0;
	if (part >= whole)
		return 100;
	percent = (int)((double)part * 100 / (double)whole + 0.5);
	return percent < 1 ? 1 : percent > 99 ? 99 : percent;
}

const char *width_class(int64_t part, int64_t whole)
{
	static const char CLASSES[101][5] = {
#define TEN(t) "w" #t "0", "w" #t "1", "w" #t "2", "w" #t "3", "w" #t "4", "w" #t "5", "w" #t "6", "w" #t "7", "w" #t "8", "w" #t "9"
		"w0", "w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8", "w9",
		TEN(1), TEN(2), TEN(3), TEN(4), TEN(5), TEN(6), TEN(7), TEN(8), TEN(9), "w100"
#undef TEN
	};

	return CLASSES[width_percent(part, whole)];
}

size_t options_end(const struct field *f, size_t from)
{
	size_t end = from + 1;

	while (end < f->options_count && (f->groups == NULL || text_same(f->groups[end], f->groups[from])))
		end++;
	return end;
}

const struct code_set *field_codes(const struct field *f)
{
	static const struct code_set NONE = { "", NULL, 0 };
	const struct code_set *set = f->codes == NULL ? &NONE : code_set(f->codes);

	assert(set != NULL);
	return set;
}

const char *code_words(const struct view *v, const struct code *code)
{
	return v->lang == LANG_EN ? code->en : code->zh;
}

const char *field_id(const struct field *f)
{
	assert(f->name != NULL);
	return f->id != NULL ? f->id : f->name;
}

/* ---- drafts ---- */

const char *form_draft_mark(struct view *v, const struct form *f)
{
	return f->mark == NULL ? NULL : arena_printf(v->arena, "%s=%s", f->mark, f->mark_value);
}

const struct view_draft *form_draft(struct view *v, const struct form *f)
{
	const char *form = draft_name(v->arena, f->mark == NULL ? f->action : arena_printf(v->arena, "%s#%s", f->action, form_draft_mark(v, f)), v->page);

	for (size_t i = 0; i < v->drafts_count; i++)
		if (strcmp(v->drafts[i].form, form) == 0)
			return &v->drafts[i];
	return NULL;
}

bool form_keeps_draft(const struct view *v, const struct form *f)
{
	return v->page != NULL && v->c != NULL && v->c->actor.account_id > 0 && !f->is_inline && (!f->is_list || f->is_typed) && !f->has_secrets;
}

const char *draft_href(struct view *v, const struct view_draft *d)
{
	return arena_printf(v->arena, "%s%cdraft=%lld", v->page, strchr(v->page, '?') == NULL ? '?' : '&', (long long)d->id);
}

static const char *typed_field(const struct view_draft *d, const char *name)
{
	for (size_t i = 0; d != NULL && i < d->fields_count; i++)
		if (strcmp(d->fields[i].name, name) == 0)
			return d->fields[i].value;
	return NULL;
}

void page_open(struct view *v, const struct page *p)
{
	v->is_public = p->is_public || v->c == NULL || v->c->actor.account_id == 0;
	v->is_summary_shown = false;
	memset(v->error_lines, 0, sizeof(v->error_lines));
}

bool error_summary_once(struct view *v)
{
	bool is_first = v->c != NULL && v->c->refusals_count > 0 && !v->is_summary_shown;

	v->is_summary_shown = v->is_summary_shown || is_first;
	return is_first;
}

int error_mendable_count(const struct view *v)
{
	int count = 0;

	for (int i = 0; i < v->c->refusals_count; i++)
		count += v->c->refusals[i].field != NULL || (v->c->refusals[i].kind != AGAINST_RULE && v->c->refusals[i].kind != CONFLICT);
	return count;
}

void error_line_begin(struct view *v, int refusal)
{
	v->error_lines[refusal].from = v->out.bytes;
}

void error_line_end(struct view *v, int refusal)
{
	v->error_lines[refusal].to = v->out.bytes;
}

void error_told_at(struct view *v, const struct refusal *r, const char *field_id, const char *label)
{
	for (int i = 0; i < v->c->refusals_count; i++) {
		struct view_error_line *line = &v->error_lines[i];
		const struct refusal *one = &v->c->refusals[i];

		if (one->field == NULL || strcmp(one->field, r->field) != 0)
			continue;
		line->field_id = field_id;
		line->name = label;
		line->field_at = v->out.bytes;
	}
}

bool error_wants_name(struct view *v, const struct view_error_line *line, const struct refusal *r)
{
	return line->name != NULL && strstr(message_text(v->arena, v->lang, r->text, r->args, (size_t)r->args_count), line->name) == NULL;
}

static bool leads_to_field(const struct view_error_line *line)
{
	return line->to > 0 && line->field_id != NULL;
}

/* What belongs to no field of the page comes first, then what does, as the fields stand on it. */
static int compare_lines(const void *a, const void *b)
{
	const struct view_error_line *one = *(const struct view_error_line *const *)a, *other = *(const struct view_error_line *const *)b;
	size_t one_at = leads_to_field(one) ? one->field_at : 0, other_at = leads_to_field(other) ? other->field_at : 0;

	return one_at != other_at ? (one_at < other_at ? -1 : 1) : one->from < other->from ? -1 : 1;
}

void error_lines_write(struct view *v)
{
	struct buffer old = v->out;
	const struct view_error_line *written[REFUSALS_MAX], *sorted[REFUSALS_MAX];
	int count = 0, links = 0;
	size_t at = 0;

	for (int i = 0; v->c != NULL && v->is_summary_shown && i < v->c->refusals_count; i++)
		if (v->error_lines[i].to > 0) {
			links += leads_to_field(&v->error_lines[i]);
			written[count++] = &v->error_lines[i];
		}
	if (links == 0)
		return;
	memcpy(sorted, written, (size_t)count * sizeof(sorted[0]));
	qsort(sorted, (size_t)count, sizeof(sorted[0]), compare_lines);
	buffer_init(&v->out, v->arena, old.bytes * 2);
	for (int i = 0; i < count; i++) {
		const struct view_error_line *line = sorted[i];

		view_raw_html(v, old.data + at, written[i]->from - at);
		if (leads_to_field(line))
			error_link(v, line, &v->c->refusals[line - v->error_lines]);
		else
			view_raw_html(v, old.data + line->from, line->to - line->from);
		at = written[i]->to;
	}
	view_raw_html(v, old.data + at, old.bytes - at);
}

bool view_is_at(const struct view *v, const char *path)
{
	size_t bytes = strlen(path);

	return v->path != NULL && strncmp(v->path, path, bytes) == 0 && (v->path[bytes] == '\0' || v->path[bytes] == '/');
}

/* Is it the address of the form that this request sent? */
static bool is_sent_to(const struct view *v, const char *action)
{
	return strlen(v->sent->form) == strcspn(action, "?#") && strncmp(v->sent->form, action, strlen(v->sent->form)) == 0;
}

bool form_is_refused(const struct view *v, const char *action)
{
	return v->sent != NULL && v->c != NULL && (v->c->refusals_count > 0 || v->is_returned) && is_sent_to(v, action);
}

void form_open(struct view *v, const struct form *f, const struct view_draft *draft)
{
	bool is_sent;

	v->draft = draft != NULL && draft->is_taken ? draft : NULL;
	v->is_draft_shown = v->is_draft_shown || v->draft != NULL;
	if (v->sent == NULL || v->c == NULL || (v->c->refusals_count == 0 && !v->is_returned))
		return;
	is_sent = is_sent_to(v, f->action) && (f->mark == NULL || text_same(typed_field(v->sent, f->mark), f->mark_value));
	if (is_sent)
		v->draft = v->sent;
	v->is_sent_shown = v->is_sent_shown || is_sent;
	v->is_other_form = !is_sent;
	v->is_record_changed = is_sent && f->is_record && v->c->refusals_count > 0 && v->c->refusals[0].kind == CONFLICT;
}

bool view_is_words(const char *value)
{
	for (const char *at = value; *at != '\0'; at++)
		if ((unsigned char)*at >= 0x80 || *at == ' ')
			return true;
	return false;
}

static const struct view_draft *with_words(const struct view_draft *d)
{
	for (size_t i = 0; i < d->fields_count; i++)
		if (view_is_words(d->fields[i].value) && !text_starts(d->fields[i].name, FIELD_WAITING))
			return d;
	return NULL;
}

const struct view_draft *view_lost(const struct view *v)
{
	if (v->sent != NULL && !v->is_sent_shown && v->page == NULL && v->c != NULL && (v->c->refusals_count > 0 || v->is_unsaved))
		return with_words(v->sent);
	for (size_t i = 0; i < v->drafts_count && !v->is_draft_shown; i++)
		if (v->drafts[i].is_taken)
			return with_words(&v->drafts[i]);
	return NULL;
}

void form_close(struct view *v)
{
	v->draft = NULL;
	v->is_other_form = false;
	v->is_record_changed = false;
}

/* A draft and a form that only asked for rows still know which version they were typed over; who was refused just now has seen the page that gives the
 * newer one. */
int64_t form_version(const struct view *v, int64_t stored)
{
	const char *seen = v->draft == v->sent && !v->is_returned ? NULL : typed_field(v->draft, "row_version");
	int64_t version;

	return stored != 0 && seen != NULL && int_parse(seen, &version) && version > 0 ? version : stored;
}

const char *post_words(struct view *v, const char *name)
{
	const struct code *post = v->lang != LANG_EN || text_is_empty(name) ? NULL : code_read("post_kind", name);

	return post == NULL ? name : arena_printf(v->arena, "%s (%s)", post->en, name);
}

const char *field_value(const struct view *v, const struct field *f)
{
	const char *typed = typed_field(v->draft, f->name);

	return typed != NULL && !text_same(f->type, "password") ? typed : f->value;
}

/* All values that were typed under the name, in order. */
static size_t typed_all(struct view *v, const char *name, const char *const **values)
{
	const struct view_draft *d = v->draft;
	const char **list = arena_array(v->arena, d == NULL ? 1 : d->fields_count + 1, sizeof(*list));
	size_t count = 0;

	for (size_t i = 0; d != NULL && i < d->fields_count; i++)
		if (strcmp(d->fields[i].name, name) == 0)
			list[count++] = d->fields[i].value;
	*values = list;
	return count;
}

static const char *listed(const struct view *v, const char *all, const char *name)
{
	return arena_printf(v->arena, "%s%s%s", all, all[0] == '\0' ? "" : v->lang == LANG_ZH ? "\u3001" : ", ", name);
}

size_t field_waiting(struct view *v, const struct field *f, const char *const **waiting)
{
	return typed_all(v, arena_printf(v->arena, FIELD_WAITING "%s", f->name), waiting);
}

const char *files_max_words(struct view *v)
{
	const struct message_arg args[] = { { "size", "{size}" }, { "count", "{count}" }, { "all", view_number_text(v, VIEW_FILES_BYTES_MAX / 1024 / 1024) },
		{ "n", view_number_text(v, VIEW_FILES_COUNT_MAX) } };

	return message_text(v->arena, v->lang, T_view_files_max, args, sizeof(args) / sizeof(args[0]));
}

const char *field_lost(struct view *v, const struct field *f)
{
	const char *const *names, *all = "";

	for (size_t i = 0, count = typed_all(v, f->name, &names); i < count; i++)
		if (names[i][0] != '\0')
			all = listed(v, all, names[i]);
	return all[0] == '\0' ? NULL : all;
}

const char *field_waiting_name(const char *waiting)
{
	const char *colon = strchr(waiting, ':');

	return colon == NULL ? "" : colon + 1;
}

const char *field_waiting_names(struct view *v, const char *const *waiting, size_t count)
{
	const char *all = "";

	for (size_t i = 0; i < count; i++)
		all = listed(v, all, field_waiting_name(waiting[i]));
	return all;
}

/* A box that is not ticked is not sent: in a draft its absence says so. */
bool field_is_checked(const struct view *v, const struct field *f)
{
	if (v->draft == NULL || (f->is_marked && typed_field(v->draft, f->name) == NULL))
		return f->is_checked;
	for (size_t i = 0; i < v->draft->fields_count; i++)
		if (strcmp(v->draft->fields[i].name, f->name) == 0 && strcmp(v->draft->fields[i].value, f->value != NULL ? f->value : "1") == 0)
			return true;
	return false;
}

const char *field_described_by(struct view *v, const struct field *f, const struct refusal *r)
{
	const char *id = field_id(f);

	if (r != NULL && f->hint != NULL)
		return arena_printf(v->arena, "h-%s e-%s", id, id);
	return arena_printf(v->arena, "%c-%s", r != NULL ? 'e' : 'h', id);
}

const struct refusal *field_refusal(const struct view *v, const char *name)
{
	if (v->c == NULL || v->is_other_form)
		return NULL;
	for (int i = 0; i < v->c->refusals_count; i++)
		if (v->c->refusals[i].field != NULL && strcmp(v->c->refusals[i].field, name) == 0)
			return &v->c->refusals[i];
	return NULL;
}

const char *field_label_text(struct view *v, const struct field *f)
{
	return f->label != NULL ? view_message_text(v, f->label) : f->label_text;
}

void refusal_text(struct view *v, const struct refusal *r)
{
	view_message(v, r->text, r->args, (size_t)r->args_count);
}

int64_t pager_pages(const struct pager *p)
{
	assert(p->rows_per_page > 0);
	return p->rows_count <= 0 ? 1 : (p->rows_count + p->rows_per_page - 1) / p->rows_per_page;
}

/* The first, the last, and two on each side of the present one. */
size_t pager_numbers(const struct pager *p, int64_t numbers[9])
{
	int64_t pages = pager_pages(p), from = p->page - 2, to = p->page + 2;
	size_t n = 0;

	if (from < 1)
		from = 1;
	if (to > pages)
		to = pages;
	if (from > 1)
		numbers[n++] = 1;
	if (from > 2)
		numbers[n++] = from == 3 ? 2 : 0;
	for (int64_t i = from; i <= to; i++)
		numbers[n++] = i;
	if (to < pages - 1)
		numbers[n++] = to == pages - 2 ? pages - 1 : 0;
	if (to < pages)
		numbers[n++] = pages;
	assert(n <= 9);
	return n;
}

/* What each answer says in plain words. For others of the 400s the first row holds, the last one for the rest. */
static const struct error_words { int status; message title, reason, advice; } ERRORS[] = {
#define ROW(status) { status, T_view_error_##status, T_view_error_##status##_reason, T_view_error_##status##_advice }
	ROW(400), ROW(401), ROW(403), ROW(404), ROW(405), ROW(409), ROW(410), ROW(413), ROW(414), ROW(422), ROW(429), ROW(503), ROW(500),
#undef ROW
};

static const struct error_words *error_words(int status)
{
	const size_t last = sizeof ERRORS / sizeof *ERRORS - 1;

	for (size_t i = 0; i < last; i++)
		if (ERRORS[i].status == status)
			return &ERRORS[i];
	return status >= 400 && status < 500 ? &ERRORS[0] : &ERRORS[last];
}

message error_title(int status)
{
	return error_words(status)->title;
}

message error_reason(int status)
{
	return error_words(status)->reason;
}

message error_advice(int status)
{
	return error_words(status)->advice;
}
