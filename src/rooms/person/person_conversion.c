/* 转正 that counts from a day before the member came to the present branch: 发展党员工作细则 (2014) art. 33. The new branch may discuss it up to six
 * months late, full membership counts from the end of probation all the same. So the stretches from that day on become those of a
 * full member, in each branch in which he then was; where he was on which day does not change. */
#include "rooms/person/person_conversion.h"

/* From this one on all are stretches of probation that follow one another without a gap. -1: none is. */
static int stretch_of(const struct person_spell *spells, size_t count, day_t day)
{
	int found = -1;

	for (size_t i = 0; i < count; i++) {
		if (found >= 0 && (spells[i].status != PERSON_PROBATIONARY || spells[i].from_day != spells[i - 1].to_day))
			return -1;
		if (found < 0 && spells[i].status == PERSON_PROBATIONARY && spells[i].from_day < day && day <= spells[i].to_day)
			found = (int)i;
	}
	return found >= 0 && spells[count - 1].to_day == DAY_OPEN ? found : -1;
}

bool person_conversion_reaches_back(struct ctx *c, const struct person_row *row, day_t day)
{
	struct person_spell *spells;
	size_t count = person_spells(c->store, row->region, row->id, &spells);
	int found = day == DAY_NONE ? -1 : stretch_of(spells, count, day);

	return found >= 0 && (size_t)found + 1 < count;
}

void person_write_conversion_back(struct ctx *c, const struct person_row *row, day_t day, const char *document)
{
	struct person_spell *spells;
	size_t count = person_spells(c->store, row->region, row->id, &spells);
	int found = stretch_of(spells, count, day);
	const struct person_spell *s = &spells[found];

	if (day < s->to_day) {
		membership_end(c->store, s->id, row->region, day, "converted");
		membership_insert(c->store, (membership_id){ store_new_id(c->store) }, row->region, row->id, s->org, PERSON_FULL, day, s->to_day, "converted", s->ended_by,
			document);
	}
	for (size_t i = (size_t)found + 1; i < count; i++)
		membership_set_status(c->store, spells[i].id, row->region, PERSON_FULL);
	person_set_standing(c->store, row->id, row->region, row->org, row->path, PERSON_FULL, day, row->row_version);
}
