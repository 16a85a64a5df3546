/* What is due of places: the yearly review of the areas and model posts of an organisation (LQ-05). */
#include "core/setting.h"
#include "rooms/figure/figure.h"
#include "rooms/org/desk.h"
#include "rooms/org/org.h"
#include "rooms/place/place_review.h"
#include "rooms/workbench/workbench_source.h"
#include "text/workbench.h"

/* Few are late at a time, but which is a question to every organisation of the range: so many are kept until a place or a review changes. */
#define KEPT_MAX ((FIGURE_KEPT_MAX - 1) / 2)

static void count_late(struct ctx *c, const void *data, int64_t n[])
{
	struct place_late *late;
	size_t count = place_reviews_late(c, c->actor.path_from, c->actor.path_to, &late);

	(void)data;
	n[0] = (int64_t)count;
	for (size_t i = 0; i < KEPT_MAX; i++) {
		n[1 + 2 * i] = i < count ? late[i].org.v : 0;
		n[2 + 2 * i] = i < count ? late[i].due : 0;
	}
}

static size_t late_of(struct ctx *c, struct place_late **late)
{
	int64_t n[1 + 2 * KEPT_MAX] = { 0 };
	const char *what = arena_printf(c->arena, "areas late %lld", (long long)setting_number(c->store, SETTING_PLACE_REVIEW_MONTHS));

	figure_kept(c, what, c->actor.path_from, c->today, FIGURE_ON_PLACES, count_late, NULL, n, sizeof(n) / sizeof(n[0]));
	if (n[0] > KEPT_MAX)
		return place_reviews_late(c, c->actor.path_from, c->actor.path_to, late);
	*late = arena_array(c->arena, (size_t)n[0] + 1, sizeof(**late));
	for (int64_t i = 0; i < n[0]; i++)
		(*late)[i] = (struct place_late){ .org = { n[1 + 2 * i] }, .due = (day_t)n[2 + 2 * i] };
	return (size_t)n[0];
}

/* Each on the desk of whoever may review it nearest to it; what is another's work below is not told above. */
void workbench_collect_place_reviews(struct ctx *c, struct workbench *b)
{
	struct place_late *late;
	size_t count = late_of(c, &late), listed = 0;
	struct desk_work *work = arena_array(c->arena, count + 1, sizeof(*work));
	const char *why = workbench_say(c, T_workbench_place_review_why, "n", ctx_number(c, setting_number(c->store, SETTING_PLACE_REVIEW_MONTHS)));
	const bool *are_below;

	for (size_t i = 0; i < count; i++)
		work[i] = (struct desk_work){ late[i].org.v, 1 };
	are_below = desk_below_by(c, MAY_EDIT_ORG, work, count);
	for (size_t i = 0; i < count; i++) {
		struct org_row org;

		if (are_below[i])
			continue;
		b->counts[WORKBENCH_LATE]++;
		if (listed++ < b->listed && org_get(c->store, late[i].org, &org))
			workbench_add(c, b, late[i].due, "okc", workbench_say(c, T_workbench_place_review, "org", org.name), why, arena_printf(c->arena, "/org/%lld/place-cover",
				(long long)org.id.v));
	}
}
