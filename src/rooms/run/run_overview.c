#include "rooms/run/run_overview.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/map.h"
#include "core/path.h"
#include "rooms/run/run_duty_list.h"
#include "rooms/run/run_overdue.h"
#include "rooms/run/run_paused.h"
#include "rooms/run/run_talk.h"

/* ---- lists ---- */

static bool is_narrow(const struct run_filter *f)
{
	return f->finish[0] != '\0' || f->year > 0 || f->chosen[0].form[0] != '\0' || f->chosen[1].form[0] != '\0';
}

static struct run_days closed_days(const struct run_filter *f)
{
	if (f->year == 0)
		return (struct run_days){ RUN_FIRST_DAY, DAY_OPEN + 1 };
	return (struct run_days){ day_from_date((int)f->year, 1, 1), day_from_date((int)f->year, 12, 31) + 1 };
}

static size_t list(struct ctx *c, const struct org_row *org, const struct run_filter *f, struct run_days due, int64_t rows, struct run_line **lines, struct run_number *all)
{
	const char *end = path_end(c->arena, org->path);
	const struct run_chosen *row = &f->chosen[0], *column = &f->chosen[1];
	struct run_days opened = run_opened_days(c->today, f->age), closed = closed_days(f);
	struct run_paused held;

	run_paused_of(c, org->region, &held);
	if (all != NULL)
		run_list_count(c->store, org->region, org->path, end, f->state, f->code, f->version, f->step, due.from, due.to, opened.from, opened.to, f->is_held, held.ids, held.count, is_narrow(f), f->finish,
			closed.from, closed.to, row->form, row->field, row->value, column->form, column->field, column->value, all);
	return run_list(c->store, org->region, org->path, end, f->state, f->code, f->version, f->step, due.from, due.to, opened.from, opened.to, f->is_held, held.ids, held.count, is_narrow(f), f->finish,
		closed.from, closed.to, row->form, row->field, row->value, column->form, column->field, column->value, rows, (f->page - 1) * rows, lines);
}

size_t run_list_of(struct ctx *c, const struct org_row *org, const struct run_filter *f, size_t rows_per_page, struct run_line **lines, int64_t *total)
{
	struct run_number all = { 0 };
	size_t count = list(c, org, f, run_due_days(c->today, f->due), (int64_t)rows_per_page, lines, &all);

	*total = all.n;
	return count;
}

/* Every open case: what is asked for first. */
static bool is_plain(const struct run_filter *f)
{
	return strcmp(f->state, "open") == 0 && f->code[0] == '\0' && f->step[0] == '\0' && f->due[0] == '\0' && f->age[0] == '\0' && f->version == 0 && !f->is_held && !is_narrow(f);
}

size_t run_list_beside(struct ctx *c, const struct org_row *org, const struct run_filter *f, const struct run_overview *o, size_t rows_per_page, struct run_line **lines, int64_t *total)
{
	if (!is_plain(f))
		return run_list_of(c, org, f, rows_per_page, lines, total);
	*total = o->bands.all;
	return list(c, org, f, run_due_days(c->today, f->due), (int64_t)rows_per_page, lines, NULL);
}

size_t run_due_before(struct ctx *c, const struct org_row *org, day_t before, size_t most, struct run_line **lines)
{
	const struct run_chosen none = { "", "", "", "", "" };
	const struct run_filter f = { .state = "open", .code = "", .step = "", .due = "", .age = "", .page = 1, .finish = "", .chosen = { none, none } };

	return list(c, org, &f, (struct run_days){ RUN_FIRST_DAY, before }, (int64_t)most, lines, NULL);
}

/* ---- the overview: one walk over the open cases ---- */

/* A step while cases are counted, and its newest case. */
struct step_tally { struct run_step_count n; int64_t newest; };
struct unit_tally { const char *path; int64_t n, late, held; day_t oldest_day; };
struct talks { struct run_talk *items; size_t count, at; };
struct people { struct run_overdue *items; size_t count; };

struct case_tally {
	struct ctx *c;
	struct map steps;					/* of struct step_tally */
	struct unit_tally *units; size_t units_count, units_room;	/* in the order of their paths */
	size_t unit_chars;					/* the beginning of a path that says the unit */
	struct run_paused paused;
};

#define STEP_KEY_BYTES 400	/* two names of 40 characters, and a blank */

static struct step_tally *step_of(struct case_tally *t, const struct run_open_case *one)
{
	char key[STEP_KEY_BYTES];
	struct step_tally *s;

	snprintf(key, sizeof(key), "%s %s", one->code, one->step);
	s = map_get(&t->steps, key);
	if (s == NULL) {
		s = arena_alloc(t->c->arena, sizeof(*s));
		s->n = (struct run_step_count){ .code = arena_text(t->c->arena, one->code), .programme_title = "", .step = arena_text(t->c->arena, one->step),
			.step_title = "", .oldest_day = one->opened_day };
		map_set(&t->steps, key, s);
	}
	return s;
}

/* The cases come in the order of paths. */
static struct unit_tally *unit_of(struct case_tally *t, const char *path)
{
	if (t->units_count > 0 && strncmp(t->units[t->units_count - 1].path, path, t->unit_chars) == 0)
		return &t->units[t->units_count - 1];
	if (t->units_count == t->units_room) {
		size_t room = t->units_room == 0 ? 64 : t->units_room * 2;
		struct unit_tally *more = arena_array(t->c->arena, room, sizeof(*more));

		if (t->units_count > 0)
			memcpy(more, t->units, t->units_count * sizeof(*more));
		t->units = more;
		t->units_room = room;
	}
	t->units[t->units_count] = (struct unit_tally){ .path = arena_printf(t->c->arena, "%.*s", (int)t->unit_chars, path), .oldest_day = DAY_OPEN };
	return &t->units[t->units_count++];
}

static void count_case(struct case_tally *t, const struct run_open_case *one, struct run_band_counts *bands)
{
	struct step_tally *s = step_of(t, one);
	struct unit_tally *u = unit_of(t, one->path);
	bool is_late = one->due_day < t->c->today, held = run_is_paused(&t->paused, one->id);

	run_band_add(bands, t->c->today, one->due_day, one->opened_day);
	s->n.n++;
	s->n.late += is_late;
	s->n.held += held;
	if (one->opened_day < s->n.oldest_day)
		s->n.oldest_day = one->opened_day;
	if (one->id.v > s->newest)
		s->newest = one->id.v;
	u->n++;
	u->late += is_late;
	u->held += held;
	if (one->opened_day < u->oldest_day)
		u->oldest_day = one->opened_day;
}

static int by_step(const void *left, const void *right)
{
	const struct run_step_count *l = left, *r = right;
	int order = strcmp(l->code, r->code);

	return order != 0 ? order : l->number != r->number ? l->number - r->number : strcmp(l->step, r->step);
}

static int number_of(struct ctx *c, programme_file_id file, const char *step)
{
	const struct programme *p = programme_of_file(c, file);
	struct name name = p != NULL ? programme_name(p, step) : (struct name){ 0 };

	return name.kind == NAME_STEP ? (int)name.index : 0;
}

/* What a step is called, its newest case says. */
static void put_steps(struct case_tally *t, int64_t region, struct run_overview *o)
{
	size_t count = t->steps.count, names_count;
	int64_t *newest = arena_array(t->c->arena, count + 1, sizeof(*newest));
	struct run_step_name *names;

	o->steps = arena_array(t->c->arena, count + 1, sizeof(*o->steps));
	o->steps_count = count;
	for (size_t i = 0; i < count; i++)
		newest[i] = ((const struct step_tally *)t->steps.items[i].value)->newest;
	names_count = run_step_names(t->c->store, region, newest, count, &names);
	for (size_t i = 0; i < count; i++) {
		o->steps[i] = ((const struct step_tally *)t->steps.items[i].value)->n;
		for (size_t n = 0; n < names_count; n++)
			if (names[n].id.v == newest[i]) {
				o->steps[i].programme_title = names[n].programme_title;
				o->steps[i].step_title = names[n].step_title;
				o->steps[i].number = number_of(t->c, names[n].programme, o->steps[i].step);
			}
	}
	qsort(o->steps, count, sizeof(*o->steps), by_step);
}

static int by_lateness(const void *left, const void *right)
{
	const struct run_unit_count *l = left, *r = right;

	if (l->late != r->late)
		return l->late > r->late ? -1 : 1;
	if (l->n != r->n)
		return l->n > r->n ? -1 : 1;
	return strcmp(l->path, r->path);
}

/* Units and talks come in the order of paths; what lies at the top itself comes before them. */
static int64_t talks_of(struct talks *talks, const char *unit)
{
	int64_t n = 0;

	while (talks->at < talks->count && strcmp(talks->items[talks->at].path, unit) < 0)
		talks->at++;
	for (; talks->at < talks->count && path_is_within(talks->items[talks->at].path, unit); talks->at++)
		n++;
	return n;
}

static int64_t people_of(const struct people *people, const char *unit)
{
	int64_t n = 0;

	for (size_t i = 0; i < people->count; i++)
		n += path_is_within(people->items[i].path, unit);
	return n;
}

/* Units without a case, a talk or somebody overdue are left out, and what lies at the top itself is no unit's. The lists are in the order of paths. */
static void put_units(struct case_tally *t, const struct org_row *org, struct talks *talks, const struct people *people, struct run_overview *o)
{
	struct run_unit *units;
	size_t units_count = run_units(t->c->store, org->id, &units), at = 0;

	o->units = arena_array(t->c->arena, units_count + 1, sizeof(*o->units));
	for (size_t i = 0; i < units_count; i++) {
		const struct unit_tally *u, none = { .oldest_day = DAY_NONE };
		int64_t n = talks_of(talks, units[i].path), overdue = people_of(people, units[i].path);

		while (at < t->units_count && strcmp(t->units[at].path, units[i].path) < 0)
			at++;
		u = at < t->units_count && strcmp(t->units[at].path, units[i].path) == 0 ? &t->units[at] : n + overdue > 0 ? &none : NULL;
		if (u != NULL)
			o->units[o->units_count++] = (struct run_unit_count){ .id = units[i].id, .name = units[i].name, .path = units[i].path, .n = u->n, .late = u->late,
				.held = u->held, .talks = n, .people = overdue, .oldest_day = u->oldest_day };
	}
	qsort(o->units, o->units_count, sizeof(*o->units), by_lateness);
}

void run_overview_read(struct ctx *c, const struct org_row *org, struct run_overview *o)
{
	struct case_tally t = { .c = c, .unit_chars = strlen(org->path) + PATH_SEGMENT_CHARS };
	struct run_open_case one;
	struct cursor cursor;
	struct talks talks = { .at = 0 };
	struct people people;

	*o = (struct run_overview){ .steps = NULL };
	map_init(&t.steps, c->arena);
	run_paused_of(c, org->region, &t.paused);
	run_open_cases(c->store, org->region, org->path, path_end(c->arena, org->path), &cursor);
	while (run_open_case_next(&cursor, &one))
		count_case(&t, &one, &o->bands);
	cursor_close(&cursor);
	put_steps(&t, org->region, o);
	talks.count = run_talks_owed(c, org, c->today, &talks.items);
	people.count = run_overdue_of(c, org, c->today, &people.items);
	put_units(&t, org, &talks, &people, o);
	o->talks_late = (int64_t)talks.count;
	o->people_late = (int64_t)people.count;
	o->duties_late = run_duty_late_count(c, org);
}
