/* Places of a practice: the organisation of a kind nearest to where a case runs, and those right below it. */
#include "rooms/run/run_role.h"

#include <string.h>
#include "rooms/org/approver.h"
#include "rooms/org/org_kind.h"

/* ---- places: nearest organisation of a kind, seen from where the case runs ---- */

static bool is_branch(const char *kind)
{
	return strstr(kind, "branch") != NULL;
}

bool run_place_is(const struct run_place *place, enum programme_word word)
{
	switch (word) {
	case WORD_BRANCH: return is_branch(place->kind);
	case WORD_GENERAL_BRANCH: return strcmp(place->kind, "general_branch") == 0;
	case WORD_COMMITTEE: return org_kind_is_committee(place->kind);
	case WORD_VILLAGE: return strcmp(place->unit_kind, "village") == 0 && is_branch(place->kind);
	case WORD_COMMUNITY: return strcmp(place->unit_kind, "community") == 0 && is_branch(place->kind);
	case WORD_TOWN: return place->level == 2;
	case WORD_COUNTY: return place->level == 1;
	default: return place->level <= 2;	/* unit, department */
	}
}

const char *run_called(const struct programme *p, const struct run_place *place)
{
	for (size_t i = 0; i < p->titles_count; i++)
		if (run_place_is(place, p->titles[i].place))
			return p->titles[i].title;
	return "";
}

/* The nearest committee above, the organisation itself left out. */
static bool find_above(const struct run_place *places, size_t count, const char *path, struct run_place *found)
{
	for (size_t i = count; i > 0; i--)
		if (strcmp(places[i - 1].path, path) != 0 && org_kind_is_committee(places[i - 1].kind)) {
			*found = places[i - 1];
			return true;
		}
	return false;
}

/* A village stands for itself at its top: its general branch, where it has one. */
bool run_place_find(struct ctx *c, const char *path, enum programme_word word, struct run_place *found)
{
	struct run_place *places;
	size_t count = run_places(c->store, path, &places);
	bool is_top = word == WORD_VILLAGE || word == WORD_COMMUNITY;
	struct approver_row approver;

	if (word == WORD_APPROVER && !approver_find(c, path, &approver))
		return false;
	if (word == WORD_ABOVE)
		return find_above(places, count, path, found);
	for (size_t i = 0; i < count; i++) {
		const struct run_place *place = &places[is_top ? i : count - 1 - i];

		if (word == WORD_APPROVER ? place->id.v == approver.id.v : run_place_is(place, word)) {
			*found = *place;
			return true;
		}
	}
	return false;
}

/* Seen from above, towns and departments are told by their kind of unit: their level is the same. */
static bool is_below_as(const struct run_place *place, enum programme_word word)
{
	if (word == WORD_TOWN)
		return strcmp(place->unit_kind, "town") == 0 || strcmp(place->unit_kind, "street") == 0;
	if (word == WORD_DEPARTMENT)
		return strcmp(place->unit_kind, "department") == 0 || strcmp(place->unit_kind, "institution") == 0;
	return run_place_is(place, word);
}

size_t run_places_below(struct ctx *c, org_id org, enum programme_word word, day_t from, day_t to, struct run_place **list)
{
	size_t all = run_party_below(c->store, org, from, to, list), count = 0;

	for (size_t i = 0; i < all; i++)
		if (is_below_as(&(*list)[i], word))
			(*list)[count++] = (*list)[i];
	return count;
}
