#include "rooms/org/org_pick.h"

#include <assert.h>
#include <string.h>

struct fold { const char *unit_kind; size_t count, first; bool is_folded; };

static struct fold *fold_of(struct fold *folds, size_t count, const char *unit_kind)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(folds[i].unit_kind, unit_kind) == 0)
			return &folds[i];
	return NULL;
}

static size_t collect(const struct org_item *items, size_t count, struct fold *folds)
{
	size_t kinds = 0;

	for (size_t i = 0; i < count; i++) {
		struct fold *f = fold_of(folds, kinds, items[i].unit_kind);

		if (f == NULL) {
			f = &folds[kinds++];
			*f = (struct fold){ .unit_kind = items[i].unit_kind, .first = i };
		}
		f->count++;
	}
	return kinds;
}

static struct fold *largest(struct fold *folds, size_t kinds)
{
	struct fold *found = NULL;

	for (size_t i = 0; i < kinds; i++)
		if (!folds[i].is_folded && folds[i].count > 1 && (found == NULL || folds[i].count > found->count))
			found = &folds[i];
	return found;
}

size_t org_pick_fold(struct arena *a, const struct org_item *items, size_t count, size_t max, struct org_pick_line **lines)
{
	struct fold *folds = arena_array(a, count, sizeof(*folds)), *next;
	size_t kinds = collect(items, count, folds), left = count, made = 0;

	while (left > max && (next = largest(folds, kinds)) != NULL) {
		next->is_folded = true;
		left -= next->count - 1;
	}
	*lines = arena_array(a, left, sizeof(**lines));
	for (size_t i = 0; i < count; i++) {
		const struct fold *f = fold_of(folds, kinds, items[i].unit_kind);

		assert(f != NULL);	/* each kind was collected */
		if (!f->is_folded)
			(*lines)[made++] = (struct org_pick_line){ .item = &items[i], .count = items[i].children };
		else if (f->first == i)
			(*lines)[made++] = (struct org_pick_line){ .unit_kind = f->unit_kind, .count = (int64_t)f->count };
	}
	return made;
}
