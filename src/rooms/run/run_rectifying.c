/* Tables that nobody types: organisations of the Party with a rectification that is still open, of whatever practice (整改未了). */
#include <string.h>
#include "core/path.h"
#include "rooms/programme/programme_cache.h"
#include "rooms/run/run_rows.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

#define OPEN_LOOKED_AT 20000

static bool says(struct ctx *c, const char *text, message word)
{
	return text != NULL && strstr(text, message_text(c->arena, LANG_ZH, word, NULL, 0)) != NULL;
}

/* By its title, or by what is answered in it: 已经整改, 没有整改. */
static bool form_says(struct ctx *c, const struct programme_form *form)
{
	if (says(c, form->title, T_run_rectification))
		return true;
	for (size_t i = 0; i < form->fields_count; i++)
		for (size_t n = 0; form->fields[i].type == WORD_CHOICE && n < form->fields[i].choices.count; n++)
			if (says(c, form->fields[i].choices.list[n]->text, T_run_rectification))
				return true;
	return false;
}

/* Is the step, or a form that it needs, called so? */
static bool step_says(struct ctx *c, const struct programme *p, int at)
{
	const struct step *step = at < 0 ? NULL : &p->steps[at];

	if (step == NULL)
		return false;
	if (says(c, step->title, T_run_rectification))
		return true;
	for (size_t i = 0; i < step->needs.count; i++) {
		struct name name = programme_name(p, step->needs.list[i]->text);

		if (name.kind == NAME_FORM && form_says(c, &p->forms[name.index]))
			return true;
	}
	return false;
}

/* The column that says on which day a rectification of the table was done; 0: it is no such table. */
static size_t done_column(struct ctx *c, const struct programme_field *f)
{
	if (f->type != WORD_TABLE || f->is_of_orgs || !says(c, f->title, T_run_rectification))
		return 0;
	for (size_t i = 1; i < f->columns_count; i++)
		if (strcmp(f->columns[i], message_text(c->arena, LANG_ZH, T_run_rectified_on, NULL, 0)) == 0)
			return i;
	return 0;
}

static bool has_undone_row(const struct play_table *table, size_t column)
{
	for (size_t i = 0; i < table->rows_count; i++)
		if (table->cells[i][column].kind == VALUE_NONE)
			return true;
	return false;
}

/* Does a table of rectifications in the case have a row that is not done? Read only where the practice has such a table. */
static bool lists_undone(struct ctx *c, const struct programme *p, run_id id)
{
	struct run_case k;
	bool is_read = false;

	for (size_t i = 0; i < p->forms_count; i++)
		for (size_t n = 0; n < p->forms[i].fields_count; n++) {
			size_t column = done_column(c, &p->forms[i].fields[n]);

			if (column == 0)
				continue;
			if (!is_read && !run_read(c, id, &k))
				return false;
			is_read = true;
			if (has_undone_row(&k.play.tables[i][n], column))
				return true;
		}
	return false;
}

static bool is_rectification(struct ctx *c, const struct run_open_one *one)
{
	const struct programme *p = programme_of_file(c, one->programme);

	return p != NULL && (step_says(c, p, run_step_index(p, one->step)) || lists_undone(c, p, one->id));
}

/* The open ones of the subtree, but for the case itself. */
static size_t open_ones(struct ctx *c, const struct run_case *k, struct run_open_one **list)
{
	size_t count = run_open_below(c->store, k->row.region, k->row.org_path, path_end(c->arena, k->row.org_path), OPEN_LOOKED_AT, list), n = 0;

	for (size_t i = 0; i < count; i++)
		if ((*list)[i].id.v != k->row.id.v && is_rectification(c, &(*list)[i]))
			(*list)[n++] = (*list)[i];
	return n;
}

const char *run_rectifying_rows(struct ctx *c, const struct run_case *k, const struct programme_field *f)
{
	struct run_open_one *open;
	struct run_meant *orgs;
	size_t open_count = open_ones(c, k, &open), count = run_meant_of(c, k, f, c->today, c->today, &orgs);
	const char *rows = "";

	for (size_t i = 0; i < count; i++) {
		size_t n = 0;

		for (size_t o = 0; o < open_count; o++)
			n += path_is_within(open[o].org_path, orgs[i].path);
		if (n > 0)
			rows = arena_printf(c->arena, "%s%s%s\t%zu", rows, rows[0] == '\0' ? "" : "\n", orgs[i].label, n);
	}
	return rows;
}
