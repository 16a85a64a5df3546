#include "rooms/run/post_need.h"

#include <string.h>
#include "base/text.h"
#include "core/code.h"
#include "core/path.h"
#include "rooms/figure/figure.h"
#include "rooms/programme/programme_cache.h"
#include "rooms/run/run_post.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"

const char *const POST_NEED_STATES[] = { [POST_NEED_NONE] = "none", [POST_NEED_OTHER] = "other", [POST_NEED_OVER] = "over", [POST_NEED_SOON] = "soon" };

/* What is looked at for one practice where it is in force; place: the organisation found last in which it is opened. */
struct looking { struct post_need_list *list; const struct post_need_use *uses, *use; size_t uses_count; const struct programme *p; const char *place; };

/* Of several versions or variants of a practice the nearest counts. */
static bool is_nearest(const struct looking *l, const char *path)
{
	const struct post_need_use *nearest = NULL;

	for (size_t i = 0; i < l->uses_count; i++)
		if (strcmp(l->uses[i].code, l->use->code) == 0 && path_is_within(path, l->uses[i].org_path) &&
		    (nearest == NULL || strlen(l->uses[i].org_path) > strlen(nearest->org_path)))
			nearest = &l->uses[i];
	return nearest == l->use;
}

/* Holders come in the order of the tree: below a place that was found is none to look for. */
static bool has_place(struct ctx *c, struct looking *l, const char *path)
{
	struct run_place found;

	if (l->place != NULL && path_is_within(path, l->place))
		return true;
	if (!run_place_find(c, path, l->p->runs_at, &found))
		return false;
	l->place = found.path;
	return true;
}

static void judge(struct ctx *c, const struct looking *l, const struct post_need_holder *holder)
{
	struct post_need_line line = { .holder = holder, .use = l->use, .p = l->p, .state = POST_NEED_NONE, .last_day = DAY_OPEN };

	if (holder->closed_day != DAY_OPEN) {
		line.state = POST_NEED_OTHER;
		if (run_post_is_among(&l->p->post_needs, holder->finish)) {
			line.last_day = run_term_end(l->p->post_within, holder->closed_day);
			if (line.last_day > c->today + POST_NEED_SOON_DAYS)
				return;
			line.state = line.last_day < c->today ? POST_NEED_OVER : POST_NEED_SOON;
		}
	}
	l->list->lines[l->list->lines_count++] = line;
	l->list->counts[line.state]++;
}

static void make_room(struct ctx *c, struct post_need_list *list, size_t more)
{
	struct post_need_line *lines = arena_array(c->arena, list->lines_count + more + 1, sizeof(*lines));

	if (list->lines_count > 0)
		memcpy(lines, list->lines, list->lines_count * sizeof(*lines));
	list->lines = lines;
}

/* In the part of the subtree in which the practice is in force. */
static void look(struct ctx *c, struct looking *l, const char *path)
{
	const char *from = path_is_within(path, l->use->org_path) ? path : l->use->org_path;
	struct post_need_holder *holders;
	size_t count = post_need_holders(c->store, from, path_end(c->arena, from), c->today, l->use->code, &holders);

	make_room(c, l->list, count);
	for (size_t i = 0; i < count; i++)
		if (run_post_is_meant(l->p, holders[i].post_kind) && is_nearest(l, holders[i].path) && has_place(c, l, holders[i].path))
			judge(c, l, &holders[i]);
}

static bool is_asked(const struct programme *p)
{
	return p != NULL && p->post_needs.count > 0 && p->post_within.count > 0;
}

bool post_need_is_asked(struct ctx *c, const char *path)
{
	struct post_need_use *uses;
	size_t count = post_need_uses(c->store, path, path, path_end(c->arena, path), c->today, &uses);

	for (size_t i = 0; i < count; i++)
		if (is_asked(programme_of_file(c, uses[i].programme)))
			return true;
	return false;
}

void post_need_read(struct ctx *c, const char *path, struct post_need_list *list)
{
	struct looking l = { .list = list };
	struct post_need_use *uses;

	*list = (struct post_need_list){ .lines = NULL };
	l.uses_count = post_need_uses(c->store, path, path, path_end(c->arena, path), c->today, &uses);
	l.uses = uses;
	for (size_t i = 0; i < l.uses_count; i++) {
		l.use = &uses[i];
		l.p = programme_of_file(c, uses[i].programme);
		l.place = NULL;
		if (!is_asked(l.p))
			continue;
		list->has_practice = true;
		look(c, &l, path);
	}
}

/* ---- the first page ---- */

enum { DUE_LATE, DUE_SOON, DUE_FIRST, DUE_COUNT };

static void count_due(struct ctx *c, const void *data, int64_t n[])
{
	struct post_need_list list;

	post_need_read(c, c->actor.path_from, &list);
	n[DUE_LATE] = (int64_t)(list.counts[POST_NEED_NONE] + list.counts[POST_NEED_OTHER] + list.counts[POST_NEED_OVER]);
	n[DUE_SOON] = (int64_t)list.counts[POST_NEED_SOON];
	n[DUE_FIRST] = DAY_OPEN;
	for (size_t i = 0; i < list.lines_count; i++)
		if (list.lines[i].state == POST_NEED_SOON && list.lines[i].last_day < n[DUE_FIRST])
			n[DUE_FIRST] = list.lines[i].last_day;
}

void post_need_due_of(struct ctx *c, struct post_need_due *due)
{
	int64_t n[DUE_COUNT];

	figure_kept(c, "post needs", c->actor.path_from, c->today, FIGURE_ON_POSTS | FIGURE_ON_NEEDS, count_due, NULL, n, DUE_COUNT);
	*due = (struct post_need_due){ .late = n[DUE_LATE], .soon = n[DUE_SOON], .first_day = (day_t)n[DUE_FIRST] };
}
