/* What is due for a post: the turns of its organisation, each with the one thing to do next. */
#include "rooms/run/run_due.h"

#include <string.h>
#include "core/path.h"
#include "core/permit.h"
#include "rooms/run/run_back.h"
#include "rooms/run/run_hold.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"

static size_t desks_of(const struct org_row *org, int64_t desks[RUN_DESKS_MAX])
{
	static const char *const OFFICES[] = { "office", "party_office", "department" };
	size_t count = 0;

	desks[count++] = org->id.v;
	for (size_t i = 0; i < sizeof(OFFICES) / sizeof(OFFICES[0]); i++)
		if (strcmp(org->kind, OFFICES[i]) == 0 && org->parent.v != 0)
			desks[count++] = org->parent.v;
	return count;
}

size_t run_own_desks(struct ctx *c, int64_t desks[RUN_DESKS_MAX])
{
	struct org_row own;

	return c->actor.org_id != 0 && org_get(c->store, (org_id){ c->actor.org_id }, &own) ? desks_of(&own, desks) : 0;
}

bool run_is_own_desk(struct ctx *c, int64_t org)
{
	int64_t desks[RUN_DESKS_MAX];
	size_t count = run_own_desks(c, desks);

	for (size_t i = 0; i < count; i++)
		if (desks[i] == org)
			return true;
	return false;
}

int64_t run_turn_below(struct ctx *c, const struct run_row *row)
{
	struct run_turn_org *orgs;
	size_t count = run_turn_orgs(c->store, row->region, row->id, &orgs);

	for (size_t i = 0; i < count; i++)
		if (run_is_own_desk(c, orgs[i].id.v))
			return 0;
	for (size_t i = 0; i < count; i++)
		if (may_at_path(c, MAY_HANDLE, orgs[i].path))
			return orgs[i].id.v;
	return 0;
}

/* ---- what is next ---- */

static enum run_next next_of(const struct run_case *k, const struct run_missing *m)
{
	switch (m->kind) {
	case RUN_MISSING_FORM: return RUN_NEXT_FILL;
	case RUN_MISSING_SHEET: return RUN_NEXT_RATE;
	case RUN_MISSING_VOTE: return RUN_NEXT_VOTE;
	case RUN_MISSING_NOTICE: return run_notice_of(k, m->id) == NULL ? RUN_NEXT_SHOW : RUN_NEXT_WAIT;
	case RUN_MISSING_SIGNATURE: return RUN_NEXT_SIGN;
	default: return RUN_NEXT_MEND;
	}
}

void run_due_next(struct ctx *c, struct run_due_line *line)
{
	struct run_case k;
	struct run_missing *missing;
	struct run_back back;

	line->next = RUN_NEXT_CLOSE;
	line->what = line->turn.step_title;
	if (!run_read(c, line->turn.run, &k))
		return;
	run_back_read(c, &k, &back);
	line->back = back.text;
	if (run_hold_of(&k) != NULL || run_is_held(c, &k)) {
		line->next = RUN_NEXT_HELD;
		return;
	}
	if (k.at >= 0 && run_is_in_roles(c, &k, &k.p->steps[k.at].not_by, c->actor.person_id, c->today)) {
		line->next = RUN_NEXT_OTHERS;
		line->what = run_roles_text(c, k.p, &k.p->steps[k.at].by);
		line->away = run_kept_away_text(c, &k);
		return;
	}
	if (run_missing(c, &k, &missing) == 0)
		return;
	line->next = next_of(&k, &missing[0]);
	if (line->next != RUN_NEXT_MEND)
		line->what = missing[0].title;
}

/* ---- all ---- */

static void read_part(struct ctx *c, int64_t region, const int64_t *desks, size_t desks_count, const char *kind, day_t before, day_t begun, size_t limit, struct run_due_part *part)
{
	struct run_turn_line *turns;
	day_t week_end = c->today + 8 - day_weekday(c->today);

	part->lines_count = run_turns(c->store, region, desks, desks_count, kind, before, begun, c->today, c->today + 1, week_end, (int64_t)limit, &turns);
	part->lines = arena_array(c->arena, part->lines_count + 1, sizeof(*part->lines));
	for (size_t i = 0; i < part->lines_count; i++)
		part->lines[i] = (struct run_due_line){ .turn = turns[i], .next = RUN_NEXT_CLOSE, .what = turns[i].step_title };
	run_turn_counts(c->store, region, desks, desks_count, kind, before, begun, c->today, c->today + 1, week_end, &part->n);
}

/* What waits for somebody above cannot be hastened from here. */
static int64_t late_below(struct ctx *c, const struct org_row *org, const int64_t *desks, size_t desks_count)
{
	struct run_number below = { 0 };
	struct run_place *places;
	size_t count = run_places(c->store, org->path, &places), above_count = 0;
	int64_t *above = arena_array(c->arena, count + desks_count, sizeof(*above));

	for (size_t i = 0; i < desks_count; i++)
		above[above_count++] = desks[i];
	for (size_t i = 0; i < count; i++)
		if (!path_is_within(places[i].path, c->actor.path_from))
			above[above_count++] = places[i].id.v;
	run_late_below(c->store, org->region, c->actor.path_from, c->actor.path_to, desks, desks_count, above, above_count, c->today, &below);
	return below.n;
}

void run_due_of(struct ctx *c, size_t limit, day_t begun, struct run_due *due)
{
	struct org_row org;
	int64_t desks[RUN_DESKS_MAX];
	size_t count;

	*due = (struct run_due){ .late_below = 0 };
	if (c->actor.org_id == 0 || !org_get(c->store, (org_id){ c->actor.org_id }, &org))
		return;
	count = desks_of(&org, desks);
	due->org = desks[count - 1];
	read_part(c, org.region, desks, count, "does", DAY_OPEN + 1, begun, limit, &due->does);
	read_part(c, org.region, desks, count, "reports", DAY_OPEN, begun, limit, &due->reports);
	read_part(c, org.region, desks, count, "told", c->today, begun, limit, &due->told);
	due->late_below = late_below(c, &org, desks, count);
}

int64_t run_due_elsewhere(struct ctx *c, org_id id, day_t begun)
{
	static const char *const KINDS[] = { "does", "reports" };
	day_t week_end = c->today + 8 - day_weekday(c->today);
	struct org_row org;
	int64_t desks[RUN_DESKS_MAX], n = 0;
	size_t count;

	if (!org_get(c->store, id, &org) || (may(c, MAY_HANDLE) && run_is_own_desk(c, id.v)))
		return 0;
	count = desks_of(&org, desks);
	for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); i++) {
		struct run_due_row row = { 0 };

		run_turn_counts(c->store, org.region, desks, count, KINDS[i], i == 0 ? DAY_OPEN + 1 : DAY_OPEN, begun, c->today, c->today + 1, week_end, &row);
		n += row.late + row.today + row.week + row.soon;
	}
	return n;
}
