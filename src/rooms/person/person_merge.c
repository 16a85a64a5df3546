#include "rooms/person/person_merge.h"

#include "core/code.h"
#include "rooms/person/person_move.h"
#include "rooms/person/person_move_sql.h"
#include "rooms/transfer/transfer_merge.h"
#include "text/person.h"

static bool move(struct ctx *c, const struct person_merge *m, const struct person_row *row)
{
	if (person_status_is_member(row->status))
		return person_write_move(c, row, &(struct person_move){ .to = m->to, .day = m->day, .document = m->document });
	if (person_event_fits("moved", row->status))
		return person_write_standing(c, row->id, &(struct person_standing){ .org = m->to, .status = PERSON_BY_CAUSE, .day = m->day, .cause = "moved",
			.document = m->document });
	return true;
}

/* Whoever came last says from which day on all of them can go. */
static bool day_is_after_all(struct ctx *c, const struct person_merge *m, const struct person_number *people, size_t count)
{
	struct person_spell_open open;
	struct person_row row;
	const char *name = "";
	day_t since = DAY_NONE;

	for (size_t i = 0; i < count; i++) {
		if (!person_open_spell(c->store, m->region, people[i].id, &open) || (since != DAY_NONE && open.from_day <= since) ||
		    !person_get(c->store, people[i].id, &row) || !person_status_is_member(row.status))
			continue;
		since = open.from_day;
		name = row.name;
	}
	return since == DAY_NONE || m->day > since || ctx_refuse_field(c, "day", T_person_merge_day, "name", name, "since", day_text(c->arena, since), "first",
		day_text(c->arena, since + 1), "day", day_text(c->arena, m->day), NULL);
}

bool person_merge_is_right(struct ctx *c, const struct person_merge *m)
{
	struct person_number *people;
	size_t count = person_move_people(c->store, m->region, m->from, PERSON_MERGE_MAX + 1, &people);

	if (count > PERSON_MERGE_MAX)
		return ctx_refuse(c, AGAINST_RULE, T_person_merge_many, "n", ctx_number(c, PERSON_MERGE_MAX), NULL);
	return day_is_after_all(c, m, people, count);
}

bool person_merge(struct ctx *c, const struct person_merge *m)
{
	struct person_number *people;
	size_t count = person_move_people(c->store, m->region, m->from, PERSON_MERGE_MAX, &people);
	struct person_row row;

	for (size_t i = 0; i < count; i++) {
		if (!person_get(c->store, people[i].id, &row) || move(c, m, &row))
			continue;
		return ctx_refuse(c, AGAINST_RULE, T_person_merge_stops, "name", row.name, NULL);
	}
	return true;
}
