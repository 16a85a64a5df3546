#include "rooms/run/run_talk.h"

#include <stdlib.h>
#include <string.h>
#include "core/path.h"
#include "rooms/run/run_person.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

day_t run_talk_until(day_t applied) { return day_add_months(applied, RUN_TALK_MONTHS); }

/* Whoever applied before that day has his last day before the other; months end on different days, so it is tried. */
static day_t applied_before(day_t before)
{
	day_t applied = day_add_months(before, -RUN_TALK_MONTHS) - 3;

	while (run_talk_until(applied) < before)
		applied++;
	return applied;
}

/* ---- what a case says of the talk ---- */

/* The step behind the registration of the application whose term counts from it: without one the practice leaves the talk to another. */
static bool holds_talk(const struct programme *p)
{
	int registers = run_step_towards(p, WORD_APPLICANT);

	for (size_t n = 0; registers >= 0 && n < p->steps[registers].effects_count; n++) {
		const struct effect *e = &p->steps[registers].effects[n];

		for (size_t i = (size_t)registers + 1; i < p->steps_count; i++)
			if (e->from != NULL && e->from->token != NULL && p->steps[i].within_of != NULL && strcmp(e->from->token->text, p->steps[i].within_of->text) == 0)
				return true;
	}
	return false;
}

static const struct programme *towards(struct ctx *c, programme_file_id file)
{
	const struct programme *p = programme_of_file(c, file);

	return p != NULL && holds_talk(p) ? p : NULL;
}

/* Is the step behind the one that registers the application? */
static bool is_behind(const struct programme *p, const char *step) { return run_step_index(p, step) > run_step_towards(p, WORD_APPLICANT); }

bool run_talk_way_find(struct ctx *c, const char *path, struct run_talk_way *way)
{
	struct programme_use_row *uses;
	size_t count = programme_uses_for(c->store, path, c->today, &uses);
	const char *before = "";

	for (size_t i = 0; i < count; i++) {
		const struct programme *p;
		struct run_place place;

		if (uses[i].from_day > c->today || strcmp(before, uses[i].code) == 0)
			continue;
		before = uses[i].code;
		p = programme_of_file(c, uses[i].programme);
		if (p == NULL || p->about != WORD_PERSON || !holds_talk(p) || !run_place_find(c, path, p->runs_at, &place))
			continue;
		*way = (struct run_talk_way){ uses[i].id.v, place.id.v, uses[i].code };
		return true;
	}
	return false;
}

run_id run_talk_case(struct ctx *c, int64_t region, person_id person, bool *has_term)
{
	struct run_other *open;
	size_t count = run_others_open(c->store, region, "person", person.v, (run_id){ 0 }, &open);
	run_id found = { 0 };

	*has_term = false;
	for (size_t i = 0; i < count; i++) {
		const struct programme *p = towards(c, open[i].programme);

		if (p == NULL)
			continue;
		found = open[i].id;
		*has_term = *has_term || is_behind(p, open[i].step);
	}
	return found;
}

/* What the step of a version of a practice says is asked once. */
struct known { struct known_step { int64_t programme; const char *step; bool is_towards, has_term; } *list; size_t count, room; };

static struct known_step *known_step(struct ctx *c, struct known *known, const struct run_talk_role *row)
{
	const struct programme *p;

	for (size_t i = 0; i < known->count; i++)
		if (known->list[i].programme == row->programme.v && strcmp(known->list[i].step, row->step) == 0)
			return &known->list[i];
	if (known->count == known->room) {
		size_t room = known->room == 0 ? 16 : known->room * 2;
		struct known_step *more = arena_array(c->arena, room, sizeof(*more));

		if (known->count > 0)
			memcpy(more, known->list, known->count * sizeof(*more));
		known->list = more;
		known->room = room;
	}
	p = towards(c, row->programme);
	known->list[known->count] = (struct known_step){ row->programme.v, row->step, p != NULL, p != NULL && is_behind(p, row->step) };
	return &known->list[known->count++];
}

/* ---- whoever waits for it ---- */

/* Applicants for whom no case has the term; somebody stands in one row, or in one for each open case about him, one behind the other. */
static size_t without_term(struct ctx *c, const struct run_talk_role *rows, size_t count, struct run_talk *talks)
{
	struct known known = { .list = NULL };
	size_t n = 0;

	for (size_t i = 0; i < count;) {
		const struct run_talk_role *first = &rows[i];
		run_id open = { 0 };
		bool is_owed = true;

		for (; i < count && rows[i].person.v == first->person.v && rows[i].org.v == first->org.v; i++) {
			const struct known_step *step = rows[i].programme.v == 0 ? NULL : known_step(c, &known, &rows[i]);

			if (step == NULL || !step->is_towards)
				continue;
			open = rows[i].run.v > open.v ? rows[i].run : open;
			is_owed = is_owed && !step->has_term;
		}
		if (is_owed)
			talks[n++] = (struct run_talk){ .person = first->person, .org = first->org, .path = first->path, .run = open };
	}
	return n;
}

static int by_place(const void *left, const void *right)
{
	const struct run_talk_person *l = left, *r = right;

	if (l->person.v != r->person.v)
		return l->person.v < r->person.v ? -1 : 1;
	return l->org.v < r->org.v ? -1 : l->org.v > r->org.v;
}

/* Of them those who are no members and applied before that day. */
static size_t applied(struct ctx *c, int64_t region, day_t before, struct run_talk *talks, size_t count)
{
	int64_t *ids = arena_array(c->arena, count + 1, sizeof(*ids));
	struct run_talk_person *people;
	size_t people_count, n = 0;

	for (size_t i = 0; i < count; i++)
		ids[i] = talks[i].person.v;
	people_count = count == 0 ? 0 : run_talk_people(c->store, region, ids, count, &people);
	for (size_t i = 0; i < count && people_count > 0; i++) {
		const struct run_talk_person key = { .person = talks[i].person, .org = talks[i].org }, *person = bsearch(&key, people, people_count, sizeof(*people), by_place);

		if (person == NULL || person->applied_day >= before)
			continue;
		talks[n] = talks[i];
		talks[n++].applied_day = person->applied_day;
	}
	return n;
}

size_t run_talks_owed(struct ctx *c, const struct org_row *org, day_t before, struct run_talk **talks)
{
	struct run_talk_role *rows;
	size_t count = run_talk_roles(c->store, org->region, org->path, path_end(c->arena, org->path), &rows);

	*talks = arena_array(c->arena, count + 1, sizeof(**talks));
	count = without_term(c, rows, count, *talks);
	return applied(c, org->region, applied_before(before), *talks, count);
}

/* ---- as lines of a list ---- */

static int by_day(const void *left, const void *right)
{
	const struct run_talk *l = left, *r = right;

	if (l->applied_day != r->applied_day)
		return l->applied_day < r->applied_day ? -1 : 1;
	if (l->person.v != r->person.v)
		return l->person.v < r->person.v ? -1 : 1;
	return strcmp(l->path, r->path);
}

static int by_number(const void *left, const void *right)
{
	const struct run_talk_name *l = left, *r = right;

	return l->id < r->id ? -1 : l->id > r->id;
}

static const char *name_in(const struct run_talk_name *names, size_t count, int64_t id)
{
	const struct run_talk_name key = { .id = id }, *found = count == 0 ? NULL : bsearch(&key, names, count, sizeof(*names), by_number);

	return found == NULL ? "" : found->name;
}

size_t run_talks_lines(struct ctx *c, int64_t region, struct run_talk *talks, size_t count, size_t from, size_t most, struct run_duty_line **lines)
{
	size_t shown = from >= count ? 0 : count - from > most ? most : count - from, people_count, orgs_count;
	int64_t *people = arena_array(c->arena, shown + 1, sizeof(*people)), *orgs = arena_array(c->arena, shown + 1, sizeof(*orgs));
	const char *title = message_text(c->arena, c->lang, T_run_talk, NULL, 0);
	struct run_talk_name *person_names, *org_names;

	*lines = arena_array(c->arena, shown + 1, sizeof(**lines));
	if (shown == 0)
		return 0;
	qsort(talks, count, sizeof(*talks), by_day);
	for (size_t i = 0; i < shown; i++) {
		people[i] = talks[from + i].person.v;
		orgs[i] = talks[from + i].org.v;
	}
	people_count = run_talk_people_names(c->store, region, people, shown, &person_names);
	orgs_count = run_talk_orgs_names(c->store, orgs, shown, &org_names);
	for (size_t i = 0; i < shown; i++) {
		const struct run_talk *talk = &talks[from + i];

		(*lines)[i] = (struct run_duty_line){ .run = talk->run, .title = name_in(person_names, people_count, talk->person.v), .code = "", .programme_title = "", .org = talk->org,
			.org_name = name_in(org_names, orgs_count, talk->org.v), .duty_title = title, .from_day = talk->applied_day, .due_day = run_talk_until(talk->applied_day),
			.reported_day = DAY_NONE, .person = talk->person.v, .path = talk->path };
	}
	return shown;
}
