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

/* All cases of a practice in one county, by person. */
struct cases { int64_t region; struct post_need_case *list; size_t count; struct cases *next; };

/* What is looked at for one practice where it is in force. */
struct looking {
	struct post_need_list *list; size_t room;
	const struct post_need_use *uses, *use; size_t uses_count; bool has_others;	/* of the same practice: then the nearest counts */
	const struct programme *p;
	struct run_place *places; size_t places_count, at;	/* where it is opened, the tops only; at: the one that was looked at last */
	bool is_everywhere;					/* the place lies at or above the subtree */
	const char *asked; bool is_found;			/* the path asked last of a practice whose place the tree does not tell */
	struct cases *cases;
};

/* Of several versions or variants of a practice the nearest counts. */
static bool is_nearest(const struct looking *l, const char *path)
{
	const struct post_need_use *nearest = NULL;

	if (!l->has_others)
		return true;
	for (size_t i = 0; i < l->uses_count; i++)
		if (strcmp(l->uses[i].code, l->use->code) == 0 && path_is_within(path, l->uses[i].org_path) &&
		    (nearest == NULL || strlen(l->uses[i].org_path) > strlen(nearest->org_path)))
			nearest = &l->uses[i];
	return nearest == l->use;
}

static const char *unit_kind_of(enum programme_word word)
{
	return word == WORD_VILLAGE ? "village" : word == WORD_COMMUNITY ? "community" : "";
}

/* Asking the tree for each holder would cost a statement each; the places of a county are read once. */
static void read_places(struct ctx *c, struct looking *l, const char *from)
{
	struct run_place above, *all;
	size_t count;

	l->is_everywhere = run_place_find(c, from, l->p->runs_at, &above);
	if (l->is_everywhere || l->p->runs_at == WORD_APPROVER)
		return;
	count = run_places_in(c->store, from, path_end(c->arena, from), unit_kind_of(l->p->runs_at), &all);
	l->places = all;
	for (size_t i = 0; i < count; i++)
		if (run_place_is(&all[i], l->p->runs_at) && (l->places_count == 0 || !path_is_within(all[i].path, all[l->places_count - 1].path)))
			all[l->places_count++] = all[i];
}

/* Holders come in the order of the tree, as the places do. */
static bool has_place(struct ctx *c, struct looking *l, const char *path)
{
	struct run_place found;

	if (l->is_everywhere)
		return true;
	if (l->p->runs_at != WORD_APPROVER) {
		while (l->at < l->places_count && strcmp(l->places[l->at].path, path) < 0 && !path_is_within(path, l->places[l->at].path))
			l->at++;
		return l->at < l->places_count && path_is_within(path, l->places[l->at].path);
	}
	if (l->asked == NULL || strcmp(l->asked, path) != 0) {
		l->asked = path;
		l->is_found = run_place_find(c, path, l->p->runs_at, &found);
	}
	return l->is_found;
}

static const struct cases *cases_of(struct ctx *c, struct looking *l, int64_t region)
{
	struct cases *one = l->cases;

	while (one != NULL && one->region != region)
		one = one->next;
	if (one != NULL)
		return one;
	one = arena_alloc(c->arena, sizeof(*one));
	*one = (struct cases){ .region = region, .next = l->cases };
	one->count = post_need_cases(c->store, region, l->use->code, &one->list);
	l->cases = one;
	return one;
}

/* Those of one person: the last one that is over, the first one that is open. */
static void take_cases(const struct cases *cases, person_id person, struct post_need_line *line)
{
	size_t low = 0, high = cases->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (cases->list[middle].person.v < person.v)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < cases->count && cases->list[low].person.v == person.v; low++) {
		if (strcmp(cases->list[low].state, "done") == 0)
			line->done = &cases->list[low];
		else if (line->open == NULL)
			line->open = &cases->list[low];
	}
}

/* Of the same organisation, by post. */
static bool stands_before(const struct post_need_line *a, const struct post_need_line *b)
{
	if (a->use != b->use || strcmp(a->path, b->path) != 0)
		return false;
	if (a->rank != b->rank)
		return a->rank < b->rank;
	return a->post != b->post ? a->post < b->post : a->holding.v < b->holding.v;
}

static void add_line(struct ctx *c, struct looking *l, const struct post_need_line *line)
{
	struct post_need_list *list = l->list;
	size_t at = list->lines_count;

	if (list->lines_count == l->room) {
		struct post_need_line *lines = arena_room(c->arena, (l->room = l->room * 2 + 256) * sizeof(*lines));

		if (list->lines_count > 0)
			memcpy(lines, list->lines, list->lines_count * sizeof(*lines));
		list->lines = lines;
	}
	for (; at > 0 && stands_before(line, &list->lines[at - 1]); at--)
		list->lines[at] = list->lines[at - 1];
	list->lines[at] = *line;
	list->lines_count++;
	list->counts[line->state]++;
}

static void judge(struct ctx *c, struct looking *l, const struct post_need_holding *holding)
{
	struct post_need_line line = { .holding = holding->holding, .path = holding->path, .rank = holding->rank, .post = holding->post,
		.use = l->use, .p = l->p, .state = POST_NEED_NONE, .last_day = DAY_OPEN };

	take_cases(cases_of(c, l, holding->region), holding->person, &line);
	if (line.done != NULL) {
		line.state = POST_NEED_OTHER;
		if (run_post_is_among(&l->p->post_needs, line.done->finish)) {
			line.last_day = run_term_end(l->p->post_within, line.done->closed_day);
			if (line.last_day > c->today + POST_NEED_SOON_DAYS)
				return;
			line.state = line.last_day < c->today ? POST_NEED_OVER : POST_NEED_SOON;
		}
	}
	add_line(c, l, &line);
}

/* In the part of the subtree in which the practice is in force. */
static void look(struct ctx *c, struct looking *l, const char *path)
{
	const char *from = path_is_within(path, l->use->org_path) ? path : l->use->org_path;
	struct post_need_holding holding;
	struct cursor cursor;

	for (size_t i = 0; i < l->uses_count; i++)
		l->has_others |= &l->uses[i] != l->use && strcmp(l->uses[i].code, l->use->code) == 0;
	read_places(c, l, from);
	post_need_holdings(c->store, from, path_end(c->arena, from), c->today, &cursor);
	while (post_need_holding_next(&cursor, &holding))
		if (has_place(c, l, holding.path) && run_post_is_meant(l->p, holding.post_kind) && is_nearest(l, holding.path))
			judge(c, l, &holding);
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
	struct post_need_use *uses;
	size_t count = post_need_uses(c->store, path, path, path_end(c->arena, path), c->today, &uses), room = 0;

	*list = (struct post_need_list){ .lines = NULL };
	for (size_t i = 0; i < count; i++) {
		struct looking l = { .list = list, .room = room, .uses = uses, .uses_count = count, .use = &uses[i], .p = programme_of_file(c, uses[i].programme) };

		if (!is_asked(l.p))
			continue;
		list->has_practice = true;
		look(c, &l, path);
		room = l.room;
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
