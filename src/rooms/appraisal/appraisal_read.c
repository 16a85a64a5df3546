/* The record of a branch for a year, with who belongs to it. */
#include <string.h>
#include "core/permit.h"
#include "rooms/appraisal/appraisal_write.h"
#include "rooms/org/org_kind.h"
#include "rooms/person/person.h"
#include "text/appraisal.h"

bool appraisal_is_held_by(const char *kind)
{
	return org_kind_keeps_members(kind) && strcmp(kind, "temporary_branch") != 0;
}

bool appraisal_is_closed(const struct ctx *c, int year)
{
	return date_from_day(c->today).year > year;
}

bool appraisal_is_long_over(const struct ctx *c, int year)
{
	return year < date_from_day(c->today).year - 1;
}

bool appraisal_first_waits(const struct ctx *c, const struct appraisal *a)
{
	bool waits = appraisal_is_long_over(c, a->year);

	for (size_t i = 0; i < a->corrections_count && a->is_withdrawn && appraisal_is_closed(c, a->year); i++)
		waits |= strcmp(a->corrections[i].kind, "withdraw") == 0 && strcmp(a->corrections[i].state, "settled") == 0 && a->corrections[i].decided_by != 0;
	return waits;
}

int64_t appraisal_version(const struct appraisal *a)
{
	return a->has_row || a->is_withdrawn ? a->row.row_version : 0;
}

day_t appraisal_reference_day(const struct ctx *c, int year)
{
	day_t end = day_from_date(year, 12, 31);

	return end < c->today ? end : c->today;
}

/* Everybody who was a member on the day and whom no other branch has marked for the year, and whoever has a mark here though the day says otherwise. */
static void read_lines(struct ctx *c, struct appraisal *a)
{
	struct appraisal_member *members;
	struct appraisal_mark *marks = NULL;
	size_t next = 0, count = appraisal_members(c->store, a->org.id, a->day, &members), marks_count = a->has_row ? appraisal_marks(c->store, a->row.id, &marks) : 0;

	a->lines = arena_array(c->arena, count + marks_count + 1, sizeof(*a->lines));
	a->elsewhere_count = appraisal_elsewhere(c->store, a->org.id, a->year, a->day, &a->elsewhere);
	for (size_t i = 0; i < count; i++) {
		bool is_probationary = members[i].status == PERSON_PROBATIONARY;

		/* Both are in one order. */
		while (next < a->elsewhere_count && a->elsewhere[next].person.v == members[i].person.v)
			next++;
		if (next > 0 && a->elsewhere[next - 1].person.v == members[i].person.v)
			continue;
		a->lines[a->lines_count++] = (struct appraisal_line){ .person = members[i].person, .region = members[i].region, .name = members[i].name, .place = "",
			.measure = "", .mark = is_probationary ? MARK_PROBATIONARY : -1, .is_probationary = is_probationary, .is_suspended = members[i].status == PERSON_SUSPENDED,
			.has_ground = members[i].has_ground };
	}
	for (size_t i = 0; i < marks_count; i++) {
		struct appraisal_line *line = appraisal_line_of(a, marks[i].person);

		if (line == NULL) {
			line = &a->lines[a->lines_count++];
			*line = (struct appraisal_line){ .person = marks[i].person, .region = marks[i].region, .name = marks[i].name,
				.is_probationary = appraisal_mark_find(marks[i].mark) == MARK_PROBATIONARY,
				.has_ground = appraisal_mark_find(marks[i].mark) == MARK_SUSPENDED };
		}
		line->mark = appraisal_mark_find(marks[i].mark);
		line->place = marks[i].place;
		line->measure = marks[i].measure;
		line->is_recorded = true;
	}
}

void appraisal_load(struct ctx *c, struct appraisal *a, day_t day)
{
	bool is_found = appraisal_find(c->store, a->org.id, a->year, &a->row);

	a->is_withdrawn = is_found && strcmp(a->row.state, "withdrawn") == 0;
	a->has_row = is_found && !a->is_withdrawn;
	a->day = day != DAY_NONE ? day : a->has_row ? a->row.day : appraisal_reference_day(c, a->year);
	read_lines(c, a);
	if (is_found) {
		a->corrections_count = appraisal_corrections(c->store, a->row.id, &a->corrections);
		a->changes_count = appraisal_correction_lines(c->store, a->row.id, &a->changes);
	}
	a->waits = a->corrections_count > 0 && strcmp(a->corrections[0].state, "waiting") == 0;
	a->is_unconfirmed = a->has_row && strcmp(a->row.state, "waiting") == 0;
}

bool appraisal_read(struct ctx *c, org_id org, int year, day_t day, enum permission p, struct appraisal *a)
{
	*a = (struct appraisal){ .year = year };
	if (!org_see_for(c, org, p, &a->org))
		return false;
	appraisal_load(c, a, day);
	return true;
}

int64_t appraisal_waiting(struct ctx *c, int *year)
{
	struct appraisal_number n = { 0 };

	appraisal_to_decide(c->store, c->actor.path_from, c->actor.path_to, c->actor.account_id, c->today, &n);
	*year = (int)n.year;
	return n.n;
}
