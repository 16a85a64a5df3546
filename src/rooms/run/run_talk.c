#include "rooms/run/run_talk.h"

#include "core/path.h"
#include "rooms/run/run_person.h"
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

static const struct programme *towards(struct ctx *c, programme_file_id file)
{
	const struct programme *p = programme_of_file(c, file);

	return p != NULL && run_is_towards(p, WORD_APPLICANT) ? p : NULL;
}

/* Is the step behind the one that registers the application? */
static bool is_behind(const struct programme *p, const char *step) { return run_step_index(p, step) > run_step_towards(p, WORD_APPLICANT); }

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

/* Of each version of a practice it is asked once. */
struct known { struct programme_known { int64_t id; const struct programme *towards; } *list; size_t count; };

static const struct programme *known_towards(struct ctx *c, struct known *known, programme_file_id file)
{
	for (size_t i = 0; i < known->count; i++)
		if (known->list[i].id == file.v)
			return known->list[i].towards;
	known->list[known->count] = (struct programme_known){ file.v, towards(c, file) };
	return known->list[known->count++].towards;
}

/* ---- whoever waits for it ---- */

static struct run_duty_line line_of(struct ctx *c, const struct run_talk *row, run_id open)
{
	return (struct run_duty_line){ .run = open, .title = row->name, .code = "", .programme_title = "", .org = row->org, .org_name = row->org_name,
		.duty_title = message_text(c->arena, c->lang, T_run_talk, NULL, 0), .from_day = row->applied_day, .due_day = run_talk_until(row->applied_day),
		.reported_day = DAY_NONE, .person = row->person, .path = row->path };
}

/* A person stands in one row, or in one for each open case about him, one behind the other. */
size_t run_talks_owed(struct ctx *c, const struct org_row *org, day_t before, struct run_duty_line **lines)
{
	struct run_talk *rows;
	size_t n = 0, count = run_talks(c->store, org->region, org->path, path_end(c->arena, org->path), applied_before(before), RUN_TALKS_MAX, &rows);
	struct known known = { .list = arena_array(c->arena, count + 1, sizeof(*known.list)) };

	*lines = arena_array(c->arena, count + 1, sizeof(**lines));
	for (size_t i = 0; i < count;) {
		size_t first = i;
		bool is_owed = true;
		run_id open = { 0 };

		for (; i < count && rows[i].person == rows[first].person; i++) {
			const struct programme *p = rows[i].programme.v == 0 ? NULL : known_towards(c, &known, rows[i].programme);

			if (p == NULL)
				continue;
			open = rows[i].run;
			is_owed = is_owed && !is_behind(p, rows[i].step);
		}
		if (is_owed)
			(*lines)[n++] = line_of(c, &rows[first], open);
	}
	return n;
}
