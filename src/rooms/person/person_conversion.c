/* 转正 that counts from a day before the present stretch of membership began: 发展党员工作细则 (2014) art. 33. The new branch may discuss it up to six
 * months late, full membership counts from the end of probation all the same; so it does of who came from outside or was restored only after that end.
 * The stretches from that day on become those of a full member, in each branch in which he then was; where he was on which day does not change. */
#include "rooms/person/person_conversion.h"

bool person_conversion_reaches_back(struct ctx *c, const struct person_row *row, day_t day)
{
	struct person_spell *spells;
	size_t count = person_spells(c->store, row->region, row->id, &spells);

	if (day == DAY_NONE || count == 0 || spells[count - 1].to_day != DAY_OPEN || spells[count - 1].from_day < day)
		return false;
	for (size_t i = 0; i < count; i++)
		if (spells[i].to_day > day && spells[i].status != PERSON_PROBATIONARY)
			return false;
	return spells[0].from_day < day || (row->joined_day != DAY_NONE && row->joined_day < day);
}

void person_write_conversion_back(struct ctx *c, const struct person_row *row, day_t day, const char *document)
{
	struct person_spell *spells;
	size_t count = person_spells(c->store, row->region, row->id, &spells);

	for (size_t i = 0; i < count; i++) {
		const struct person_spell *s = &spells[i];

		if (s->from_day >= day) {
			membership_set_status(c->store, s->id, row->region, PERSON_FULL);
		} else if (s->to_day > day) {
			membership_end(c->store, s->id, row->region, day, "converted");
			membership_insert(c->store, (membership_id){ store_new_id(c->store) }, row->region, row->id, s->org, PERSON_FULL, day, s->to_day, "converted",
				s->ended_by, document);
		}
	}
	person_set_standing(c->store, row->id, row->region, row->org, row->path, PERSON_FULL, day, row->row_version);
}
