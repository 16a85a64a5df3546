/* What is due for a post: open cases of its subtree; for somebody in a body beside the Party tree those whose open step is the body's. */
#include "rooms/run/run_due.h"

#include <string.h>
#include "core/path.h"
#include "core/permit.h"
#include "rooms/org/org_kind.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"

#define BODY_CASES_MAX 200	/* of the subtree beside which a body stands, those due first */

static void count(struct run_due *due, day_t today, day_t day)
{
	if (day < today)
		due->late++;
	else if (day == today)
		due->today++;
	else if (day < today + 8 - day_weekday(today))
		due->week++;
	else
		due->soon++;
}

static bool is_for_actor(struct ctx *c, run_id id)
{
	struct run_case k;

	return run_read(c, id, &k) && k.at >= 0 && (run_is_in_roles(c, &k, &k.p->steps[k.at].by, c->actor.person_id, c->today) ||
		run_is_in_roles(c, &k, &k.p->steps[k.at].sign, c->actor.person_id, c->today));
}

static void read_for_body(struct ctx *c, const struct org_row *org, size_t limit, struct run_due *due)
{
	const char *top = arena_text_n(c->arena, org->path, strlen(org->path) - PATH_SEGMENT_CHARS);
	struct run_line *all;
	size_t all_count = run_list(c->store, org->region, top, path_end(c->arena, top), "open", "", "", DAY_OPEN + 1, BODY_CASES_MAX, 0, &all);

	due->lines = all;
	for (size_t i = 0; i < all_count; i++) {
		if (!is_for_actor(c, all[i].id))
			continue;
		count(due, c->today, all[i].due_day);
		if (due->lines_count < limit)
			due->lines[due->lines_count++] = all[i];
	}
}

/* A duty that is the body's own: it reports for the cases of the branch beside which it stands. */
static bool is_duty_for_actor(struct ctx *c, const struct run_duty_line *line)
{
	struct run_case k;

	if (!run_read(c, (run_id){ line->run }, &k))
		return false;
	for (size_t i = 0; i < k.p->duties_count; i++)
		if (strcmp(k.p->duties[i].id, line->duty) == 0)
			return run_is_in_roles(c, &k, &(struct words){ &k.p->duties[i].who, 1 }, c->actor.person_id, c->today);
	return false;
}

static void count_duty(struct run_due *due, day_t today, day_t day)
{
	if (day < today)
		due->duties_late++;
	else if (day == today)
		due->duties_today++;
	else if (day < today + 8 - day_weekday(today))
		due->duties_week++;
	else
		due->duties_soon++;
}

static void read_duties_for_body(struct ctx *c, const struct org_row *org, size_t limit, struct run_due *due)
{
	const char *top = arena_text_n(c->arena, org->path, strlen(org->path) - PATH_SEGMENT_CHARS);
	size_t count = run_duties_due(c->store, org->region, top, path_end(c->arena, top), DAY_OPEN, BODY_CASES_MAX, &due->duties);

	for (size_t i = 0; i < count; i++) {
		if (!is_duty_for_actor(c, &due->duties[i]))
			continue;
		count_duty(due, c->today, due->duties[i].due_day);
		if (due->duties_count < limit)
			due->duties[due->duties_count++] = due->duties[i];
	}
}

static void read_duties(struct ctx *c, const struct org_row *org, size_t limit, struct run_due *due)
{
	struct run_due_row n = { 0 };

	due->duties_count = run_duties_due(c->store, org->region, c->actor.path_from, c->actor.path_to, DAY_OPEN, (int64_t)limit, &due->duties);
	run_duties_counts(c->store, org->region, c->actor.path_from, c->actor.path_to, c->today, c->today + 1, c->today + 8 - day_weekday(c->today), &n);
	due->duties_late = n.late;
	due->duties_today = n.today;
	due->duties_week = n.week;
	due->duties_soon = n.soon;
}

void run_due_of(struct ctx *c, size_t limit, struct run_due *due)
{
	struct org_row org;
	struct run_due_row n = { 0 };

	*due = (struct run_due){ .lines = NULL };
	if (c->actor.org_id == 0 || !org_get(c->store, (org_id){ c->actor.org_id }, &org))
		return;
	if (org_kind_is_beside(org.kind) && strlen(org.path) > PATH_SEGMENT_CHARS) {
		read_for_body(c, &org, limit, due);
		read_duties_for_body(c, &org, limit, due);
		return;
	}
	due->lines_count = run_list(c->store, org.region, c->actor.path_from, c->actor.path_to, "open", "", "", DAY_OPEN + 1, (int64_t)limit, 0, &due->lines);
	read_duties(c, &org, limit, due);
	run_due_counts(c->store, org.region, c->actor.path_from, c->actor.path_to, c->today, c->today + 1, c->today + 8 - day_weekday(c->today), &n);
	due->late = n.late;
	due->today = n.today;
	due->week = n.week;
	due->soon = n.soon;
}
