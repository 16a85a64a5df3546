#include "rooms/run/run_rows.h"

#include <string.h>
#include "base/date.h"
#include "base/text.h"
#include "core/code.h"
#include "core/path.h"
#include "rooms/run/run_each.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

/* ---- who there is ---- */

/* What is kept is the same in both languages. */
static const char *label_of(struct ctx *c, message text, const char *name, int64_t id, struct date born)
{
	const struct message_arg args[] = { { "name", name }, { "number", ctx_number(c, id) }, { "year", ctx_number(c, born.year) }, { "month", ctx_number(c, born.month) } };

	return message_text(c->arena, LANG_ZH, text, args, sizeof(args) / sizeof(args[0]));
}

static bool has_label_before(const struct run_meant *list, size_t i)
{
	for (size_t n = 0; n < i; n++)
		if (strcmp(list[n].label, list[i].label) == 0)
			return true;
	return false;
}

static bool has_namesake(const struct run_meant *list, size_t count, size_t i)
{
	for (size_t n = 0; n < count; n++)
		if (n != i && text_is_same(list[n].name, list[i].name))
			return true;
	return false;
}

/* People are told apart by the month of birth, and where that does not do, as with organisations, by their number. */
static void tell_apart(struct ctx *c, struct run_meant *list, size_t count, bool is_of_people)
{
	for (size_t i = 0; i < count; i++) {
		struct run_person_row person = { .birth_day = DAY_NONE };

		if (!has_namesake(list, count, i))
			continue;
		if (is_of_people && run_person_named(c->store, (person_id){ list[i].id }, &person) && person.birth_day != DAY_NONE && person.birth_day != DAY_OPEN)
			list[i].label = label_of(c, T_run_row_born, list[i].name, list[i].id, date_from_day(person.birth_day));
		if (list[i].label == list[i].name || has_label_before(list, i))
			list[i].label = label_of(c, T_run_row_numbered, list[i].name, list[i].id, (struct date){ 0 });
	}
}

/* As a page hands in what is typed. */
static struct run_meant meant_by(struct ctx *c, int64_t id, const char *name)
{
	const char *plain = text_clean(c->arena, name);

	return (struct run_meant){ .id = id, .name = plain, .label = plain };
}

static size_t orgs_of(struct ctx *c, const struct run_case *k, int each, struct run_meant **list)
{
	struct run_each_list all;

	run_each_read(c, k, each, &all);
	*list = arena_array(c->arena, all.lines_count + 1, sizeof(**list));
	for (size_t i = 0; i < all.lines_count; i++)
		(*list)[i] = meant_by(c, all.lines[i].org->id.v, all.lines[i].org->name);
	return all.lines_count;
}

static size_t people_of(struct ctx *c, const struct run_case *k, const struct role *role, day_t from, day_t to, struct run_meant **list)
{
	struct run_person *people;
	bool is_open;
	size_t count = run_role_people_between(c, k, role, from, to, &people, &is_open);

	*list = arena_array(c->arena, count + 1, sizeof(**list));
	for (size_t i = 0; i < count; i++)
		(*list)[i] = meant_by(c, people[i].person.v, people[i].name);
	return count;
}

#define REGISTER_MAX 5000

static size_t register_of(struct ctx *c, const struct run_case *k, day_t from, day_t to, struct run_register_org **orgs)
{
	return run_register_orgs(c->store, k->row.org_path, path_end(c->arena, k->row.org_path), from, to, REGISTER_MAX, orgs);
}

/* Of the unit that the table is about. Namesakes follow each other. */
static size_t orgs_of_register(struct ctx *c, const struct run_case *k, const struct programme_field *f, day_t from, day_t to, struct run_meant **list)
{
	struct run_register_org *orgs;
	size_t all = register_of(c, k, from, to, &orgs), count = 0;

	*list = arena_array(c->arena, all + 1, sizeof(**list));
	for (size_t i = 0; i < all; i++) {
		struct run_meant *meant = &(*list)[count];

		if (f->org_unit[0] != '\0' && strcmp(orgs[i].unit_kind, f->org_unit) != 0)
			continue;
		count++;
		*meant = meant_by(c, orgs[i].id.v, orgs[i].name);
		meant->path = orgs[i].path;
		if ((i > 0 && text_is_same(orgs[i - 1].name, orgs[i].name)) || (i + 1 < all && text_is_same(orgs[i + 1].name, orgs[i].name)))
			meant->label = label_of(c, T_run_row_numbered, meant->name, meant->id, (struct date){ 0 });
	}
	return count;
}

/* By the time that those of the role are looked for in. */
static void mark_barred(struct ctx *c, const struct run_case *k, const struct words *not_by, day_t from, day_t to, struct run_meant *list, size_t count)
{
	for (size_t i = 0; i < not_by->count; i++) {
		struct run_person *people;
		bool is_open;
		size_t barred = run_role_people_between(c, k, run_role_find(k->p, not_by->list[i]->text), from, to, &people, &is_open);

		for (size_t n = 0; n < barred; n++)
			for (size_t m = 0; m < count; m++)
				list[m].is_barred = list[m].is_barred || list[m].id == people[n].person.v;
	}
}

static struct name rows_of(const struct run_case *k, const struct programme_field *f)
{
	return f->type == WORD_TABLE && f->choices.count == 1 ? programme_name(k->p, f->choices.list[0]->text) : (struct name){ NAME_UNKNOWN, 0, 0 };
}

size_t run_meant_of(struct ctx *c, const struct run_case *k, const struct programme_field *f, day_t from, day_t to, struct run_meant **list)
{
	struct name of = rows_of(k, f);
	size_t count = 0;

	*list = NULL;
	if (f->is_of_orgs)
		return orgs_of_register(c, k, f, from, to, list);
	if (of.kind == NAME_EACH)
		count = orgs_of(c, k, of.index, list);
	else if (of.kind == NAME_ROLE)
		count = people_of(c, k, &k->p->roles[of.index], from, to, list);
	tell_apart(c, *list, count, of.kind == NAME_ROLE);
	mark_barred(c, k, &f->not_by, from, to, *list, count);
	return count;
}

int64_t run_row_means(struct arena *a, const struct run_meant *list, size_t count, const char *row)
{
	const char *cell = text_clean(a, arena_text_n(a, row, strcspn(row, "\t\n")));

	for (size_t i = 0; i < count; i++)
		if (text_is_same(list[i].label, cell))
			return list[i].id;
	return 0;
}

/* ---- what is typed ---- */

static const char *field_name(struct ctx *c, const struct programme_field *f) { return arena_printf(c->arena, "v_%s", f->id); }

/* Those who have the name, as they are to be written. */
static const char *labels_of(struct ctx *c, const struct run_meant *list, size_t count, const char *name, size_t *found)
{
	const char *all = "";

	*found = 0;
	for (size_t i = 0; i < count; i++)
		if (text_is_same(list[i].name, name))
			all = arena_printf(c->arena, "%s%s%s", all, (*found)++ == 0 ? "" : "、", list[i].label);
	return all;
}

/* It is told whether the archive has it as another unit. */
static bool refuse_org(struct ctx *c, const struct run_case *k, const struct programme_field *f, size_t row, const char *name)
{
	const char *wanted = f->org_unit[0] == '\0' ? "" : code_name(c->lang, "unit_kind", f->org_unit);
	struct run_register_org *orgs;
	size_t count = register_of(c, k, c->today, c->today, &orgs);

	for (size_t i = 0; i < count; i++)
		if (text_is_same(orgs[i].name, name))
			return ctx_refuse_field(c, field_name(c, f), T_run_row_other_unit, "title", programme_named(c->lang, f->title), "row", ctx_number(c, (int64_t)row), "name", name, "found",
				code_name(c->lang, "unit_kind", orgs[i].unit_kind), "wanted", wanted, NULL);
	return ctx_refuse_field(c, field_name(c, f), T_run_row_no_org, "title", programme_named(c->lang, f->title), "row", ctx_number(c, (int64_t)row), "name", name, "org", k->row.org_name, "wanted", wanted, NULL);
}

static bool is_of_below(const struct run_case *k, struct name of)
{
	const struct role *role = of.kind == NAME_ROLE ? &k->p->roles[of.index] : NULL;

	for (size_t i = 0; role != NULL && i < role->parts_count; i++)
		if (role->parts[i].is_below)
			return true;
	return false;
}

static bool refuse_row(struct ctx *c, const struct run_case *k, const struct programme_field *f, size_t row, const char *name, const struct run_meant *list, size_t count)
{
	size_t found;
	const char *labels = labels_of(c, list, count, name, &found);
	struct name of = rows_of(k, f);
	message text = found > 0 ? T_run_row_of_several : of.kind == NAME_EACH ? T_run_row_no_unit : is_of_below(k, of) ? T_run_row_not_below : T_run_row_not_of;

	if (f->is_of_orgs && found == 0)
		return refuse_org(c, k, f, row, name);
	return ctx_refuse_field(c, field_name(c, f), text, "title", programme_named(c->lang, f->title), "row", ctx_number(c, (int64_t)row), "name", name, "n", ctx_number(c, (int64_t)found),
		"labels", labels, "org", k->row.org_name, "roles", run_roles_text(c, k->p, &f->choices), NULL);
}

/* Is the table one whose people an election is about? */
static bool is_of_candidates(const struct run_case *k, const struct programme_field *f)
{
	for (size_t i = 0; i < k->p->votes_count; i++) {
		const struct token *named = k->p->votes[i].candidates;
		const struct programme_form *form = named == NULL ? NULL : &k->p->forms[programme_name(k->p, named->text).index];

		if (form != NULL && f >= form->fields && f < form->fields + form->fields_count)
			return true;
	}
	return false;
}

static bool are_once(struct ctx *c, const struct programme_field *f, const struct run_meant *list, const int *rows, size_t count, message text)
{
	for (size_t i = 0; i < count; i++)
		if (rows[i] > 1)
			return ctx_refuse_field(c, field_name(c, f), text, "title", programme_named(c->lang, f->title), "name", list[i].label, "n", ctx_number(c, rows[i]), NULL);
	return true;
}

/* Of organisations each stands there once. */
static bool are_whole(struct ctx *c, const struct run_case *k, const struct programme_field *f, const struct run_meant *list, const int *rows, size_t count)
{
	const char *missing = "";

	if (!are_once(c, f, list, rows, count, T_run_row_twice))
		return false;
	for (size_t i = 0; i < count; i++)
		if (rows[i] == 0)
			missing = arena_printf(c->arena, "%s%s%s", missing, missing[0] == '\0' ? "" : "、", list[i].label);
	return missing[0] == '\0' || ctx_refuse_field(c, field_name(c, f), T_run_row_missing, "title", programme_named(c->lang, f->title), "each", run_roles_text(c, k->p, &f->choices), "names",
		missing, NULL);
}

bool run_rows_are_right(struct ctx *c, const struct run_case *k, const struct programme_field *f, const char *text)
{
	struct run_meant *list;
	size_t count;
	int *rows;

	if (rows_of(k, f).kind == NAME_UNKNOWN && !f->is_of_orgs)
		return true;
	count = run_meant_of(c, k, f, k->steps[k->steps_count - 1].opened_day, c->today, &list);
	rows = arena_array(c->arena, count + 1, sizeof(*rows));
	for (size_t row = 1; *text != '\0'; row++) {
		int64_t meant = run_row_means(c->arena, list, count, text);

		if (meant == 0)
			return refuse_row(c, k, f, row, arena_text_n(c->arena, text, strcspn(text, "\t\n")), list, count);
		for (size_t i = 0; i < count; i++) {
			rows[i] += list[i].id == meant;
			if (list[i].id == meant && list[i].is_barred)
				return ctx_refuse_field(c, field_name(c, f), T_run_person_barred, "title", programme_named(c->lang, f->title), "roles", run_roles_text(c, k->p, &f->not_by), "name",
					list[i].label, NULL);
		}
		text += strcspn(text, "\n");
		text += *text == '\n';
	}
	if (f->is_of_orgs)
		return are_once(c, f, list, rows, count, T_run_row_twice);
	if (is_of_candidates(k, f))
		return are_once(c, f, list, rows, count, T_run_candidate_twice);
	return rows_of(k, f).kind != NAME_EACH || are_whole(c, k, f, list, rows, count);
}
