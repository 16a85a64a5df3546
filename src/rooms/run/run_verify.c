#include "rooms/run/run_verify.h"

#include <string.h>
#include "rooms/run/run_walk.h"

static void bad(struct run_seal_report *r, run_id run, int64_t step)
{
	if (r->bad_count++ > 0)
		return;
	r->first_bad_run = run.v;
	r->first_bad_step = step;
}

static void check_case(struct ctx *c, run_id id, struct run_seal_report *r)
{
	struct run_case k;

	if (!run_read(c, id, &k)) {
		bad(r, id, 0);
		return;
	}
	for (size_t i = 0; i < k.steps_count; i++) {
		const struct run_step_row *s = &k.steps[i];

		if (s->seal[0] == '\0')
			continue;
		r->seals_count++;
		if (strcmp(run_seal(c, &k, i, s->day, s->person, s->way), s->seal) != 0)
			bad(r, id, s->number);
	}
}

bool run_verify_seals(struct services *services, struct run_seal_report *report)
{
	run_id after = { 0 };

	*report = (struct run_seal_report){ 0 };
	for (bool has_more = true; has_more;) {
		struct arena *a = arena_new();
		struct ctx c = { .arena = a, .services = services, .store = store_open(services->database, a), .address = "verify" };
		struct run_after *rows;
		size_t count = run_ids_after(c.store, after, &rows);
		bool is_good;

		for (size_t i = 0; i < count; i++) {
			check_case(&c, rows[i].id, report);
			after = rows[i].id;
		}
		is_good = store_state(c.store) == STORE_GOOD;
		has_more = count > 0;
		store_close(c.store);
		arena_free(a);
		if (!is_good)
			return false;
	}
	return true;
}
