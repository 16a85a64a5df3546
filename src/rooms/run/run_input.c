#include "rooms/run/run_input.h"

#include <string.h>
#include "base/text.h"
#include "core/services.h"
#include "core/unit_number.h"
#include "rooms/org/org.h"
#include "rooms/org/org_input.h"
#include "rooms/document/document_screen.h"
#include "rooms/run/paper_page.h"
#include "rooms/run/run_hold.h"
#include "rooms/run/run_table.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"
#include "text/web.h"
#include "web/web.h"

run_id run_path(const struct web *w) { return (run_id){ web_path_id(w, "run") }; }
org_id run_org_path(const struct web *w) { return (org_id){ web_path_id(w, "org") }; }

/* Today where nothing is said. */
static day_t day_read(const struct web *w)
{
	return web_param(w, "day")[0] == '\0' ? w->c->today : web_param_day(w, "day", DAY_NONE);
}

bool run_opening_read(struct web *w, struct run_opening *o)
{
	struct org_row org;

	*o = (struct run_opening){ .use = { web_param_int(w, "use", 0) }, .title = web_param(w, "title"), .repeated = web_param(w, "repeated"),
		.day = day_read(w) };
	/* Nobody keeps bytes for an organisation out of reach. */
	if (!org_see_for(w->c, run_org_path(w), MAY_HANDLE, &org) || !web_day_is_one(w, "day"))
		return false;
	o->person = post_person_named(w->c, web_param(w, "person")).v;
	return !ctx_is_refused(w->c) && run_file_read(w, "paper", &o->kept, &o->file_name);
}

bool run_voting_read(struct web *w, struct run_voting *what)
{
	struct run_case k;

	*what = (struct run_voting){ .vote = web_param(w, "vote"), .day = day_read(w), .from_afar = strcmp(web_param(w, "from_afar"), "1") == 0,
		.row_version = web_row_version(w) };
	return run_see(w->c, run_path(w), &k) && web_day_is_one(w, "day");
}

struct run_drawing *run_drawing_read(struct web *w)
{
	struct run_drawing *what = arena_alloc(w->c->arena, sizeof(*what));

	*what = (struct run_drawing){ .draw = web_param(w, "draw"), .seed_source = web_param(w, "seed_source"), .reason = text_clean(w->c->arena, web_param(w, "reason")),
		.row_version = web_row_version(w) };
	return what;
}

bool run_holding_read(struct web *w, struct run_holding *what)
{
	struct run_case k;

	*what = (struct run_holding){ .reason = web_param(w, "reason"), .talk = web_param_lines(w, "talk"), .talk_day = web_param_day(w, "talk_day", DAY_NONE),
		.row_version = web_row_version(w) };
	what->has_talk = web_param(w, "talk_day")[0] != '\0' || what->talk[0] != '\0';
	return run_see(w->c, run_path(w), &k) && web_day_is_one(w, "talk_day");
}

bool run_showing_read(struct web *w, struct run_showing *what)
{
	struct run_case k;

	/* Before the slow work, as with an act. */
	if (!run_see(w->c, run_path(w), &k) || !web_day_is_one(w, "from"))
		return false;
	*what = (struct run_showing){ .notice = web_param(w, "notice"), .text = web_param_lines(w, "text"), .from_day = web_param_day(w, "from", DAY_NONE),
		.row_version = web_row_version(w) };
	return run_file_read(w, "file", &what->kept, &what->file_name);
}

/* Commas that part thousands are no part of the number; any other one stays, so that "12,5" is refused and never 125. */
static const char *ungrouped(struct arena *a, const char *number)
{
	char *out = arena_text(a, number), *at = out;

	for (const char *from = number; *from != '\0'; from++) {
		if (*from == ',' && (from == number || strspn(from + 1, "0123456789") != 3))
			return number;
		if (*from != ',')
			*at++ = *from;
	}
	*at = '\0';
	return out;
}

/* As what is typed by itself: a column names its unit as a field does. */
static const char *plain_cell(struct arena *a, const struct programme_field *f, size_t column, const char *cell)
{
	enum programme_word type = column < f->columns_count ? f->column_types[column] : WORD_TEXT;

	const struct programme_field *takes = programme_cell(f, column);
	const char *asked = takes != NULL && takes->type == WORD_MONEY ? UNIT_YUAN : column < f->columns_count ? f->columns[column] : "";

	return type == WORD_DATE ? run_day_plain(a, cell) : type == WORD_NUMBER ? ungrouped(a, unit_number(a, cell, asked)) : cell;
}

/* Rows whose days are in one spelling, and numbers without their unit. */
static const char *plain_rows(struct arena *a, const struct programme_field *f, const char *rows)
{
	struct buffer b;

	buffer_init(&b, a, strlen(rows) + 64);
	for (size_t column = 0; *rows != '\0'; column++) {
		size_t bytes = strcspn(rows, "\t\n");
		const char *cell = arena_text_n(a, rows, bytes);

		buffer_puts(&b, plain_cell(a, f, column, cell));
		rows += bytes;
		if (*rows == '\0')
			break;
		buffer_putc(&b, *rows);
		if (*rows++ == '\n')
			column = (size_t)-1;
	}
	return buffer_text(&b);
}

/* Days in one spelling, numbers without the signs that separate thousands and without the unit that is asked for; everything else as typed. */
static const char *plain(struct web *w, const struct programme_field *f, const char *typed)
{
	struct arena *a = w->c->arena;

	if (f->type == WORD_DATE)
		return run_day_plain(a, typed);
	if (f->type == WORD_TABLE)
		return plain_rows(a, f, typed);
	return f->type == WORD_NUMBER || f->type == WORD_MONEY ? ungrouped(a, unit_number(a, typed, f->type == WORD_MONEY ? UNIT_YUAN : f->title)) : typed;
}

/* Where there are too many for a list a name is typed. One that nobody or several have is refused as it stands. */
static const char *person_from_page(struct web *w, const char *name)
{
	const char *typed = web_param(w, name);
	int64_t id;

	if (typed[0] == '\0' || int_parse(typed, &id))
		return typed;
	id = post_person_named_at(w->c, name, typed).v;
	return id == 0 ? typed : arena_printf(w->c->arena, "%lld", (long long)id);
}

static const char *text_from_page(struct web *w, const struct programme_field *f)
{
	const char *name = arena_printf(w->c->arena, "v_%s", f->id);

	if (f->type == WORD_TABLE)
		return run_typed_text(w, f);
	if (f->type == WORD_PERSON)
		return person_from_page(w, name);
	return f->type == WORD_TEXT ? web_param_lines(w, name) : web_param(w, name);
}

/* Cells come with | between them, or with tabs as the case itself gives them; then a | is part of a cell. */
static const char *row_of(struct arena *a, const char *cells)
{
	char *row = arena_text(a, cells);

	for (char *at = row; *at != '\0' && strchr(cells, '\t') == NULL; at++)
		if (*at == '|')
			*at = '\t';
	return row;
}

static const char *text_from_program(struct web *w, const struct programme_field *f)
{
	struct arena *a = w->c->arena;
	const char **values, *all = "";
	size_t count = f->type == WORD_TABLE ? web_params_rows(w, "values", &values) : web_params_all(w, "values", &values), bytes = strlen(f->id);

	for (size_t i = 0; i < count; i++) {
		if (strncmp(values[i], f->id, bytes) != 0 || values[i][bytes] != '=')
			continue;
		if (f->type != WORD_TABLE)
			return values[i] + bytes + 1;
		all = arena_printf(a, all[0] == '\0' ? "%s%s" : "%s\n%s", all, row_of(a, values[i] + bytes + 1));
	}
	return all;
}

/* A table has a row a value and a paper a page; of everything else one would be taken and the other lost. */
static bool may_come_again(const struct programme_field *f)
{
	return f->type == WORD_TABLE || f->type == WORD_FILE;
}

static bool is_among_first(const char *const *values, size_t count, const char *id)
{
	size_t bytes = strlen(id);

	for (size_t i = 0; i < count; i++)
		if (strncmp(values[i], id, bytes) == 0 && values[i][bytes] == '=')
			return true;
	return false;
}

/* A name that the form has not would be swallowed, and what stands behind it lost. */
static bool are_known(struct web *w, const struct programme_form *form)
{
	struct arena *a = w->c->arena;
	const char **values, *known = "";
	size_t count = web_params_all(w, "values", &values);

	for (size_t i = 0; i < form->fields_count; i++)
		known = arena_printf(a, "%s%s%s", known, i == 0 ? "" : ", ", form->fields[i].id);
	for (size_t i = 0; i < count; i++) {
		const char *id = arena_text_n(a, values[i], strcspn(values[i], "="));
		size_t k = 0;

		while (k < form->fields_count && strcmp(form->fields[k].id, id) != 0)
			k++;
		if (k == form->fields_count || values[i][strlen(id)] != '=')
			return ctx_refuse_field(w->c, "values", T_web_field_unknown, "field", id, "known", known, NULL);
		if (!may_come_again(&form->fields[k]) && is_among_first(values, i, id))
			return ctx_refuse_field(w->c, "values", T_web_field_twice, "field", id, NULL);
	}
	return true;
}

bool run_file_read(struct web *w, const char *field, const struct file_kept **kept, const char **name)
{
	const struct upload *upload = web_upload(w, field);
	struct file_kept *made;

	*kept = NULL;
	*name = "";
	if (upload == NULL)
		return true;
	made = arena_alloc(w->c->arena, sizeof(*made));
	if (!file_is_paper(w->c, field, upload->filename) || !file_keep(w->c, field, upload->filename, upload->fd, upload->bytes, made))
		return false;
	*kept = made;
	*name = upload->filename;
	return true;
}

/* Of a file of the case; what is no number names none. */
static int64_t page_number(const char *text)
{
	int64_t id;

	return int_parse(text, &id) ? id : 0;
}

/* One of several: the refusal says which. */
static bool page_keep(struct web *w, const char *field, const struct upload *upload, size_t count, struct paper_page *page)
{
	struct ctx *c = w->c;
	struct file_kept *kept = arena_alloc(c->arena, sizeof(*kept));
	int before = c->refusals_count;
	const char *why;

	*page = (struct paper_page){ .kept = kept, .name = upload->filename };
	if (file_is_paper(c, field, upload->filename) && file_keep(c, field, upload->filename, upload->fd, upload->bytes, kept))
		return true;
	if (count == 1 || c->refusals_count == before || c->refusals[before].field == NULL)
		return false;
	why = message_text(c->arena, c->lang, c->refusals[before].text, c->refusals[before].args, (size_t)c->refusals[before].args_count);
	c->refusals_count = before;
	return ctx_refuse_field(c, field, T_run_page_refused, "name", upload->filename, "why", why, NULL);
}

static bool is_among(const char *const *list, size_t count, int64_t id)
{
	int64_t one;

	for (size_t i = 0; i < count; i++)
		if (int_parse(list[i], &one) && one == id)
			return true;
	return false;
}

/* What is there and not ticked to go, where it is not replaced; then the papers of a batch that were ticked; then what was chosen. */
static bool pages_from_page(struct web *w, const struct run_case *k, const struct programme_form *form, const struct programme_field *f, struct run_entry *e)
{
	struct arena *a = w->c->arena;
	const char *name = arena_printf(a, "v_%s", f->id), **out, **loose;
	size_t out_count = web_params_all(w, arena_printf(a, "%s_out", name), &out), loose_count = web_params_all(w, arena_printf(a, "%s_loose", name), &loose);
	const struct run_value_row **now;
	size_t now_count = paper_pages_now(k, form->id, f->id, &now);
	const struct upload **uploads;
	size_t uploads_count = web_uploads_all(w, name, &uploads);
	bool is_good = true, is_new = false;

	e->text = "";
	e->pages = arena_array(a, now_count + loose_count + uploads_count + 1, sizeof(*e->pages));
	for (size_t i = 0; i < loose_count; i++)
		is_new |= loose[i][0] != '\0';
	is_new |= uploads_count > 0;
	e->are_pages_said = is_new || out_count > 0;
	for (size_t i = 0; i < now_count && (!is_new || strcmp(web_param(w, arena_printf(a, "%s_how", name)), "add") == 0); i++)
		if (!is_among(out, out_count, now[i]->file))
			e->pages[e->pages_count++] = (struct paper_page){ .file = now[i]->file, .name = now[i]->value };
	for (size_t i = 0; i < loose_count; i++)
		if (loose[i][0] != '\0')
			e->pages[e->pages_count++] = (struct paper_page){ .file = page_number(loose[i]), .name = "" };
	for (size_t i = 0; i < uploads_count; i++)
		is_good &= page_keep(w, name, uploads[i], uploads_count, &e->pages[e->pages_count++]);
	return is_good;
}

/* All pages by their ids in order; an empty one alone: the field is emptied. */
static void pages_from_program(struct web *w, const struct programme_field *f, struct run_entry *e)
{
	const char **values;
	size_t count = web_params_all(w, "values", &values), bytes = strlen(f->id);

	e->text = "";
	e->pages = arena_array(w->c->arena, count + 1, sizeof(*e->pages));
	for (size_t i = 0; i < count; i++) {
		if (strncmp(values[i], f->id, bytes) != 0 || values[i][bytes] != '=')
			continue;
		e->are_pages_said = true;
		if (values[i][bytes + 1] != '\0')
			e->pages[e->pages_count++] = (struct paper_page){ .file = page_number(values[i] + bytes + 1), .name = "" };
	}
}

bool run_entries_read(struct web *w, const struct run_case *k, const char *form_id, struct run_entry **entries)
{
	struct name name = programme_name(k->p, form_id);
	const struct programme_form *form;

	if (name.kind != NAME_FORM)
		return ctx_refuse(w->c, NOT_FOUND, T_run_not_found, NULL);
	form = &k->p->forms[name.index];
	if (w->is_api && !are_known(w, form))
		return false;
	*entries = arena_array(w->c->arena, form->fields_count + 1, sizeof(**entries));
	for (size_t i = 0; i < form->fields_count; i++) {
		const struct programme_field *f = &form->fields[i];
		struct run_entry *e = &(*entries)[i];
		int refused = w->c->refusals_count;

		e->text = plain(w, f, w->is_api ? text_from_program(w, f) : text_from_page(w, f));
		e->is_refused = w->c->refusals_count > refused;	/* a name that several have */
		if (f->type == WORD_FILE && !w->is_api)
			e->is_refused = !pages_from_page(w, k, form, f, e);
		else if (f->type == WORD_FILE)
			pages_from_program(w, f, e);
	}
	return true;
}

void run_reporting_read(struct web *w, struct run_reporting *what)
{
	const char **texts;

	*what = (struct run_reporting){ .duty = web_param(w, "duty"), .reason = web_param(w, "reason"), .period = web_param_day(w, "period", DAY_NONE), .row_version = web_row_version(w) };
	if (w->is_api) {
		what->texts_count = web_params_all(w, "contents", &texts);
		what->texts = texts;
		return;
	}
	what->texts = arena_array(w->c->arena, PROGRAMME_ITEMS_MAX + 1, sizeof(*what->texts));
	for (size_t i = 0; i < PROGRAMME_ITEMS_MAX; i++) {
		what->texts[i] = web_param_lines(w, arena_printf(w->c->arena, "content_%zu", i + 1));
		if (what->texts[i][0] != '\0')
			what->texts_count = i + 1;
	}
}

bool run_act_read(struct web *w, struct run_act *act)
{
	struct run_case k;

	/* Before the slow work, so that nobody keeps bytes for a case out of reach. */
	if (!run_see(w->c, run_path(w), &k) || !web_day_is_one(w, "day"))
		return false;
	/* On paper somebody else acted: whoever registers it says who. */
	if (strcmp(web_param(w, "own"), "0") == 0 && web_param(w, "person")[0] == '\0')
		return ctx_refuse_field(w->c, "person", T_run_person_not_chosen, NULL);
	*act = (struct run_act){ .person = web_param_int(w, "person", 0), .row_version = web_row_version(w),
		.day = day_read(w) };
	return run_file_read(w, "file", &act->kept, &act->file_name);
}

bool run_ending_read(struct web *w, struct run_ending *what)
{
	struct run_case k;

	if (!run_see(w->c, run_path(w), &k))
		return false;
	*what = (struct run_ending){ .reason = web_param(w, "reason"), .row_version = web_row_version(w) };
	return run_file_read(w, "file", &what->kept, &what->file_name);
}

static struct run_chosen chosen(struct web *w, const char *field, const char *value)
{
	return (struct run_chosen){ .by = web_param(w, field), .value = web_param(w, value), .form = "", .field = "", .title = "" };
}

void run_filter_read(struct web *w, struct run_filter *f)
{
	const char *state = web_param(w, "state");

	*f = (struct run_filter){ .state = state[0] == '\0' ? "open" : state, .code = web_param(w, "code"), .step = web_param(w, "step"), .due = web_param(w, "due"),
		.age = web_param(w, "age"), .version = web_param_int(w, "version", 0), .page = web_param_int(w, "page", 1),
		.finish = web_param(w, "finish"), .year = web_param_small(w, "year", 0), .chosen = { chosen(w, "field", "value"), chosen(w, "field2", "value2") } };
	f->is_held = strcmp(web_param(w, "held"), "1") == 0;
	if (strcmp(web_param(w, "late"), "1") == 0)
		f->due = "late";
	if (strcmp(state, "all") == 0 || (state[0] == '\0' && (f->finish[0] != '\0' || f->year != 0 || f->chosen[0].by[0] != '\0')))
		f->state = "";
	if (f->year != 0 && !date_is_valid((int)f->year, 1, 1))
		f->year = 0;
	if (f->page < 1)
		f->page = 1;
}

void run_send_bundle(struct web *w)
{
	bool is_docx = strcmp(web_param(w, "as"), "docx") == 0;
	struct document_ask ask = { .subject = run_path(w).v, .is_pdf = !is_docx };
	struct document_paper paper;
	struct run_row row;

	if (document_print(w->c, document_kind_of(DOCUMENT_BUNDLE), &ask, &paper) && run_get(w->c->store, run_path(w), &row))
		document_send_paper(w, &paper, web_made_name(w, arena_printf(w->c->arena, "%s-%s", row.programme_title, row.title), is_docx ? "docx" : "pdf"));
}

void run_send_file(struct web *w)
{
	struct run_case k;
	struct file_row file;
	int fd;

	if (!run_file_see(w->c, run_path(w), (file_id){ web_path_id(w, "file") }, web_param(w, "reason"), &k, &file))
		return;
	fd = file_read(w->c->services->files, file.digest);
	if (fd < 0)
		ctx_refuse(w->c, NOT_FOUND, T_run_no_file, NULL);
	else
		web_attachment_fd(w, file.name, file.media_type, fd, file.bytes);
}
