/* Branches by the number of their members, and the members that stand under some of them. */
#include <string.h>
#include "rooms/figure/answers.h"
#include "rooms/figure/follow.h"
#include "rooms/figure/report.h"

static int size_class(size_t members)
{
	return members < 3 ? 0 : members < 50 ? 1 : members < 100 ? 2 : 3;
}

/* Members of each organisation, of an image that is held: counted once for all subtrees, or brought up to date. */
static const uint32_t *members_of(struct ctx *c, const struct image *im, day_t day)
{
	const char *key = answer_key(c, "members by organisation", "", day);
	struct answer answer;
	uint32_t *counts;

	if (answers_find(c, im, key, &answer)) {
		counts = answer.value;
		if (answer.changes == im->changes_count)
			return counts;
		follow_by_org(im, day, answer.changes, counts);
	} else {
		counts = members_by_org(im, c->arena, day);
	}
	answers_keep(im, key, counts, im->orgs_count * sizeof(*counts));
	return counts;
}

bool figure_branch_sizes(struct ctx *c, const char *path, day_t day, int64_t counts[FIGURE_SIZES_COUNT], int wanted, int64_t **ids, size_t *ids_count)
{
	const uint64_t branches = figure_kind_bits(FIGURE_BRANCH_KINDS);
	const struct image *im = snapshot_open(c);
	const struct tree *t;
	const uint32_t *members;
	int64_t org;
	size_t i, to, n = 0;

	memset(counts, 0, FIGURE_SIZES_COUNT * sizeof(*counts));
	if (im == NULL)
		return false;
	t = image_tree(im, c->arena, day, c->today);
	members = members_of(c, im, day);
	org = path[0] == '\0' ? -1 : image_org_at(im, path);
	tree_range(im, t, org < 0 ? path : t->path[org], &i, &to);
	if (ids != NULL)
		*ids = arena_array(c->arena, to - i, sizeof(**ids));
	for (; i < to; i++) {
		uint32_t o = t->order[i];
		int size = size_class(members[o]);

		if ((branches >> t->kind[o] & 1) == 0)
			continue;
		counts[size]++;
		if (size == wanted && ids != NULL)
			(*ids)[n++] = im->org_id[o];
	}
	snapshot_close(c);
	if (ids != NULL)
		*ids_count = n;
	return true;
}

bool figure_have_members(struct ctx *c, day_t day, const int64_t *ids, size_t count, bool *have)
{
	const struct image *im = snapshot_open(c);
	const uint32_t *members;

	if (im == NULL)
		return false;
	members = members_of(c, im, day);
	for (size_t i = 0; i < count; i++) {
		int64_t org = image_org(im, ids[i]);

		have[i] = org >= 0 && members[org] > 0;
	}
	snapshot_close(c);
	return true;
}

bool figure_members_under(struct ctx *c, const char *path, day_t day, const int64_t *ids, size_t count, int64_t *n)
{
	const struct image *im = snapshot_open(c);
	const struct tree *t;
	const uint32_t *members;
	bool *is_under;
	size_t i, to;
	int64_t top;

	*n = 0;
	if (im == NULL)
		return false;
	t = image_tree(im, c->arena, day, c->today);
	members = members_of(c, im, day);
	is_under = arena_array(c->arena, im->orgs_count, sizeof(*is_under));
	for (size_t k = 0; k < count; k++) {
		int64_t org = image_org(im, ids[k]);

		if (org < 0)
			continue;
		tree_range(im, t, t->path[org], &i, &to);
		for (; i < to; i++)
			is_under[t->order[i]] = true;
	}
	top = path[0] == '\0' ? -1 : image_org_at(im, path);
	tree_range(im, t, top < 0 ? path : t->path[top], &i, &to);
	for (; i < to; i++)
		*n += is_under[t->order[i]] ? members[t->order[i]] : 0;
	snapshot_close(c);
	return true;
}
