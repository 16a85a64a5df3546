/* Pages of practices: the list, the editor, one version, and what is in force in an organisation. */
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "core/permit.h"
#include "programme/shipped.h"
#include "rooms/org/org.h"
#include "rooms/programme/programme_screen.h"
#include "rooms/programme/programme_tmpl.h"
#include "text/practice.h"
#include "view/component.h"
#include "web/web.h"

ROUTE(GET, "/programme", programme_list_page, MAY_SET_NORMS, "Practices kept as files, every version")
ROUTE(GET, "/programme/new", programme_draft_page, MAY_SET_NORMS, "The editor of a programme file")
ROUTE(POST, "/programme/new", programme_draft_save, MAY_SET_NORMS, "Checks a programme file, or keeps it as a version")
ROUTE(GET, "/programme/:programme", programme_page, MAY_SET_NORMS, "One version of a practice, in sentences and as a file")
ROUTE(GET, "/org/:org/programme", programme_org_page, MAY_SEE_ORG, "Practices in force in an organisation, its own and those from above")
ROUTE(POST, "/org/:org/programme", programme_use_save, MAY_SET_NORMS, "Puts a practice in force from a day")
ROUTE(POST, "/org/:org/programme/end", programme_end_save, MAY_SET_NORMS, "Ends a practice from a day")

/* As a clerk looks for them: the place or the rule they follow, then the name; the newest of a practice first. */
static int by_origin(const void *first, const void *second)
{
	const struct programme_line *a = first, *b = second;
	int order = strcmp(a->origin, b->origin);

	if (order == 0)
		order = strcmp(a->title, b->title);
	return order != 0 ? order : a->version < b->version ? 1 : -1;
}

void programme_list_page(struct web *w)
{
	struct programme_line *lines;
	size_t count = programme_files(w->c->store, w->c->today, &lines);

	if (count > 0)
		qsort(lines, count, sizeof(*lines), by_origin);
	programme_list_screen(&w->view, lines, count, w->c->actor.level <= 1 ? programme_room_shipped(w->c) : NULL);
	web_page(w);
}

/* ---- the editor ---- */

static size_t lines_of(struct arena *a, const char *text, const char ***lines)
{
	size_t count = 0;

	*lines = arena_array(a, PROGRAMME_LINES_MAX + 1, sizeof(**lines));
	while (*text != '\0') {
		size_t bytes = strcspn(text, "\n");

		(*lines)[count++] = arena_text_n(a, text, bytes);
		text += bytes + (text[bytes] == '\n');
	}
	return count;
}

static bool has_line(const char **lines, size_t count, const char *line)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(lines[i], line) == 0)
			return true;
	return false;
}

/* Lines of the draft that the last version does not have, both with the keywords that people read. A version that this build does not
 * read is passed over. */
static void compare(struct ctx *c, struct programme_draft *s)
{
	struct programme_line *all;
	struct programme_file_row row = { .text = "" };
	struct problems *problems;
	struct programme *last = NULL;
	const char **lines, **last_lines;
	size_t count = programme_files(c->store, c->today, &all), last_count;

	for (size_t i = 0; i < count && last == NULL; i++)
		if (strcmp(all[i].code, s->programme->id) == 0 && programme_file_get(c->store, all[i].id, &row))
			last = programme_room_read(c, row.text, &problems);
	if (last == NULL)
		return;
	s->last_version = row.version;
	count = lines_of(c->arena, programme_format_to_read(c->arena, s->programme, c->lang), &lines);
	last_count = lines_of(c->arena, programme_format_to_read(c->arena, last, c->lang), &last_lines);
	s->different = arena_array(c->arena, count + last_count + 1, sizeof(*s->different));
	for (size_t i = 0; i < last_count; i++)
		if (!has_line(lines, count, last_lines[i]))
			s->different[s->different_count++] = arena_printf(c->arena, "- %s", last_lines[i]);
	for (size_t i = 0; i < count; i++)
		if (!has_line(last_lines, last_count, lines[i]))
			s->different[s->different_count++] = arena_printf(c->arena, "+ %s", lines[i]);
}

static struct programme_text shown_text(struct ctx *c, const char *text, const struct problems *problems)
{
	struct programme_text shown = { .problems = problems };

	shown.lines_count = programme_highlight(c->arena, text, &shown.lines);
	return shown;
}

/* As whoever looks reads it: the keywords are the same in both languages, and so is the version that is kept. */
static const char *in_words(struct ctx *c, const char *text)
{
	struct problems *problems;
	struct programme *p = programme_room_read(c, text, &problems);

	return p == NULL ? text : programme_format_to_read(c->arena, p, c->lang);
}

static void show_draft(struct web *w, const char *text)
{
	struct ctx *c = w->c;
	struct programme_draft s = { .text = text, .sample = in_words(c, SAMPLES[0].text) };
	struct problems *problems;

	if (text[0] != '\0') {
		s.programme = programme_room_read(c, text, &problems);
		s.problems = problems;
		s.shown = shown_text(c, text, problems);
	}
	if (s.programme != NULL) {
		s.steps_count = programme_reading(c->arena, s.programme, c->lang, &s.steps);
		s.diagram = programme_diagram(c->arena, s.steps, s.steps_count, c->lang);
		compare(c, &s);
	}
	programme_draft_screen(&w->view, &s);
	web_page(w);
}

/* The next version of one that is kept, with its number raised; a version that this build does not read stands as it is. */
static const char *next_version(struct ctx *c, programme_file_id id)
{
	struct programme_file_row row, later;
	struct problems *problems;
	struct programme *p;
	const char *text, *line, *at;
	int next;

	if (!programme_file_get(c->store, id, &row))
		return "";
	p = programme_room_read(c, row.text, &problems);
	if (p == NULL)
		return row.text;
	next = p->version;
	while (programme_file_version(c->store, p->id, next, &later))
		next++;
	text = programme_format_to_read(c->arena, p, c->lang);
	line = arena_printf(c->arena, "\n%s %d\n", programme_word_text(WORD_VERSION, c->lang), p->version);
	at = strstr(text, line);
	return at == NULL ? text : arena_printf(c->arena, "%.*s\n%s %d%s", (int)(at - text), text, programme_word_text(WORD_VERSION, c->lang), next, at + strlen(line) - 1);
}

/* One of those that come with the program, to be looked at and kept, or what the next version of one that is kept begins as. */
void programme_draft_page(struct web *w)
{
	const char *name = web_param(w, "shipped"), *text = next_version(w->c, (programme_file_id){ web_param_int(w, "from", 0) });

	for (size_t i = 0; i < SHIPPED_COUNT; i++)
		if (strcmp(SHIPPED[i].name, name) == 0)
			text = in_words(w->c, SHIPPED[i].text);
	show_draft(w, text);
}

void programme_draft_save(struct web *w)
{
	const char *text = web_param_source(w, "text");
	struct problems *problems;
	programme_file_id id;

	if (strcmp(web_param(w, "act"), "check") == 0) {
		if (text_is_empty(text))
			ctx_refuse_field(w->c, "text", T_practice_text_empty, NULL);
		if (!ctx_is_refused(w->c) || web_form_again(w))
			show_draft(w, text);
	} else if (programme_room_keep(w->c, text, &problems, &id)) {
		web_notice(w, T_practice_kept, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/programme/%lld", (long long)id.v));
	} else if (web_form_again(w)) {
		show_draft(w, text);
	}
}

/* ---- one version ---- */

/* Of the county one works in; a region's own staff sees its own. */
static void read_cases(struct ctx *c, struct programme_screen *s)
{
	const struct actor *me = &c->actor;

	s->cases_count = programme_cases(c->store, me->region_id, s->file.code, s->file.id, me->path_from, me->path_to, &s->cases);
	s->orgs_count = programme_case_orgs(c->store, me->region_id, s->file.code, s->file.id, me->path_from, me->path_to, PROGRAMME_ORGS_MAX, &s->orgs);
}

void programme_page(struct web *w)
{
	struct ctx *c = w->c;
	struct programme_screen s = { .is_english = strcmp(web_param(w, "lang"), "en") == 0 };
	struct problems *problems;
	const char *text;

	if (!programme_file_get(c->store, (programme_file_id){ web_path_id(w, "programme") }, &s.file)) {
		ctx_refuse(c, NOT_FOUND, T_practice_not_found, NULL);
		return;
	}
	s.programme = programme_room_read(c, s.file.text, &problems);
	text = s.file.text;
	/* A later build may refuse what an earlier one kept; then the text stands as it is. */
	if (s.programme != NULL) {
		text = programme_format_to_read(c->arena, s.programme, s.is_english ? LANG_EN : LANG_ZH);
		s.steps_count = programme_reading(c->arena, s.programme, c->lang, &s.steps);
		s.diagram = programme_diagram(c->arena, s.steps, s.steps_count, c->lang);
	}
	s.may_keep = c->actor.level <= 1;
	s.shown = shown_text(c, text, NULL);
	read_cases(c, &s);
	s.uses_count = programme_uses_of(c->store, s.file.id, c->actor.path_from, c->actor.path_to, &s.uses);
	programme_screen(&w->view, &s);
	web_page(w);
}

/* ---- in an organisation ---- */

#define UNITS_MAX 200	/* to choose from; one that is farther down is reached level by level */

static void show_org(struct web *w)
{
	struct ctx *c = w->c;
	struct programme_org_screen s = { .programme = web_param(w, "programme"), .document = web_param(w, "document") };

	if (!org_see(c, web_path(w, org), &s.org))
		return;
	s.may_set = may_at(c, MAY_SET_NORMS, s.org.id.v);
	s.ending = ctx_is_refused(c) ? web_param_int(w, "use", 0) : 0;
	s.day = ctx_is_refused(c) ? web_param(w, "day") : day_text(c->arena, c->today);
	s.uses_count = programme_uses_for(c->store, s.org.path, c->today, &s.uses);
	if (s.may_set) {
		s.files_count = programme_files(c->store, c->today, &s.files);
		s.units_count = org_children(c->store, s.org.id, c->today, UNITS_MAX, 0, &s.units);
	}
	s.options = arena_array(c->arena, s.files_count + 1, sizeof(*s.options));
	for (size_t i = 0; i < s.files_count; i++)
		s.options[i] = (struct option){ .value = ctx_number(c, s.files[i].id.v),
			.label_text = arena_printf(c->arena, "%s %lld", programme_named(c->lang, s.files[i].title), (long long)s.files[i].version) };
	programme_org_screen(&w->view, &s);
	web_page(w);
}

void programme_org_page(struct web *w)
{
	show_org(w);
}

static void answer(struct web *w, bool is_done, message notice)
{
	if (is_done) {
		web_notice(w, notice, NULL);
		web_redirect(w, org_url(w->c, web_path(w, org), "/programme"));
	} else if (web_form_again(w)) {
		show_org(w);
	}
}

void programme_use_save(struct web *w)
{
	answer(w, programme_room_use(w->c, web_path(w, org), (programme_file_id){ web_param_int(w, "programme", 0) }, web_param_day(w, "day", DAY_NONE),
		web_param(w, "document")), T_practice_used);
}

void programme_end_save(struct web *w)
{
	answer(w, programme_room_end(w->c, web_path(w, org), (programme_use_id){ web_param_int(w, "use", 0) }, web_param_day(w, "day", DAY_NONE), web_row_version(w)),
		T_practice_ended);
}
