/* Posts that people of the villages held, as the archive has them, and a story that rests on them told in each village (practice_world.h). */
#ifndef TESTS_PAGE_PRACTICE_HELD_H
#define TESTS_PAGE_PRACTICE_HELD_H

#include "page/practice_world.h"

/* A post of the village as the archive has it; `ended_as` NULL: nobody said how it ended. A last day behind today: it goes on. */
static void held(const char *who, const char *kind, const char *from, const char *to, const char *ended_as)
{
	int64_t id = world_holding(w, here->org, kind, actor_named(who)->person);

	world_run(w, text("UPDATE holding SET from_day = %d, to_day = %d WHERE id = %lld", day_parse_iso(from), day_parse_iso(to), (long long)id));
	if (ended_as != NULL)
		PUT(w, "holding_ending", NUMBER("holding_id", id), TEXT("ended_as", ended_as));
}

static void held_nothing(const char *who)
{
	int64_t person = actor_named(who)->person;

	world_run(w, text("DELETE FROM holding_ending WHERE holding_id IN (SELECT id FROM holding WHERE person_id = %lld)", (long long)person));
	world_run(w, text("DELETE FROM holding WHERE person_id = %lld", (long long)person));
}

#endif
