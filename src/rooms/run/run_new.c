/* Gathers what the page shows on which a case is opened: the practices of an organisation, where the others are opened, whom one may be for. */
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "core/path.h"
#include "core/permit.h"
#include "core/search.h"
#include "rooms/org/approver.h"
#include "rooms/run/run_person.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_screen.h"
#include "rooms/run/run_walk.h"

#define BELOW_READ_MAX 400	/* organisations looked at for those where a practice runs */

/* As a clerk looks for them: what is about people first, then what is used most in the organisation, then by name. */
static int by_kind_use_and_name(const void *first, const void *second)
{
	const struct run_choice *a = first, *b = second;
	bool is_first_person = a->p->about == WORD_PERSON, is_second_person = b->p->about == WORD_PERSON;

	if (a->p->about == b->p->about && a->open != b->open)
		return a->open > b->open ? -1 : 1;
	if (a->p->about == b->p->about)
		return strcmp(a->key, b->key);
	if (is_first_person != is_second_person)
		return is_first_person ? -1 : 1;
	return (int)a->p->about - (int)b->p->about;
}

static bool may_be_below(const struct org_row *org)
{
	return org_kind_is_committee(org->kind) || strcmp(org->kind, "general_branch") == 0;
}

/* In a general branch with branches only those who belong to no branch below have their cases here. */
static bool is_above_branches(struct ctx *c, const struct org_row *org)
{
	struct run_place *below;

	return strcmp(org->kind, "general_branch") == 0 && run_orgs_below(c->store, org->path, path_end(c->arena, org->path), c->today, "", 1, &below) > 0;
}

/* Behind the path itself, before those of its subtree. */
static const char *path_alone_end(struct ctx *c, const struct org_row *org)
{
	return arena_printf(c->arena, "%s!", org->path);
}

static bool has_people_of_its_own(struct ctx *c, const struct org_row *org)
{
	struct run_candidate *one;

	return run_candidates(c->store, org->region, org->path, path_alone_end(c, org), 1, &one) > 0;
}

int64_t run_open_in(const struct run_open_code *codes, size_t count, const char *code)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(codes[i].code, code) == 0)
			return codes[i].n;
	return 0;
}

/* Of the practices in force here the nearest of each: those that are opened here, and those that are opened elsewhere. */
void run_choices_read(struct ctx *c, struct run_new_screen *s)
{
	struct programme_use_row *all;
	size_t count = programme_uses_for(c->store, s->org.path, c->today, &all);
	struct run_open_code *codes;
	size_t codes_count = run_open_codes(c->store, s->org.region, s->org.id, &codes);
	const char *before = "";
	bool is_above = is_above_branches(c, &s->org), is_empty = is_above && !has_people_of_its_own(c, &s->org);

	s->here = arena_array(c->arena, count + 1, sizeof(*s->here));
	s->elsewhere = arena_array(c->arena, count + 1, sizeof(*s->elsewhere));
	for (size_t i = 0; i < count; i++) {
		struct run_choice one = { .use = &all[i] };
		const char *called;
		bool is_found;

		if (all[i].from_day > c->today || strcmp(before, all[i].code) == 0 || (one.p = programme_of_file(c, all[i].programme)) == NULL)
			continue;
		before = all[i].code;
		is_found = run_place_find(c, s->org.path, one.p->runs_at, &one.place);
		called = is_found ? run_called(one.p, &one.place) : "";
		if (called[0] != '\0')
			all[i].title = called;
		one.key = search_key(c->arena, all[i].title);
		one.open = run_open_in(codes, codes_count, all[i].code);
		if ((is_empty && run_is_in_own_branch(one.p)) || (is_above && run_appraises_nobody(one.p, s->org.kind))) {
			one.place.id.v = 0;	/* some branch below */
			s->elsewhere[s->elsewhere_count++] = one;
		} else if (is_found && one.place.id.v == s->org.id.v)
			s->here[s->here_count++] = one;
		else if (is_found ? may_at_path(c, MAY_HANDLE, one.place.path) : may_be_below(&s->org))
			s->elsewhere[s->elsewhere_count++] = one;
	}
	qsort(s->here, s->here_count, sizeof(*s->here), by_kind_use_and_name);
	qsort(s->elsewhere, s->elsewhere_count, sizeof(*s->elsewhere), by_kind_use_and_name);
}

const struct run_choice *run_choice_of(const struct run_choice *list, size_t count, int64_t use)
{
	for (size_t i = 0; i < count; i++)
		if (list[i].use->id.v == use)
			return &list[i];
	return NULL;
}

static bool has_open_case(struct ctx *c, const struct programme *p, int64_t region, person_id person)
{
	struct run_open_row other;

	return p->is_one_open_per_subject && run_open_of(c->store, region, "person", person.v, p->id, &other);
}

/* Whom the practice may be opened for. */
void run_people_read(struct ctx *c, struct run_new_screen *s)
{
	struct run_candidate *all;
	const struct programme *p = s->chosen->p;
	bool is_alone = run_is_in_own_branch(p) && is_above_branches(c, &s->org);
	size_t count = run_candidates(c->store, s->org.region, s->org.path, is_alone ? path_alone_end(c, &s->org) : path_end(c->arena, s->org.path), RUN_PEOPLE_MAX, &all);

	s->people = arena_array(c->arena, count + 1, sizeof(*s->people));
	for (size_t i = 0; i < count; i++) {
		struct run_person_row person;
		struct play play;

		if (has_open_case(c, p, s->org.region, all[i].id) || !run_person_named(c->store, all[i].id, &person))
			continue;
		play_prepare(&play, c->arena, p);
		run_set_subject(c, &play, &person);
		if (p->about_where == NULL || value_is_true(play_value(&play, p->about_where)))
			s->people[s->people_count++] = (struct option){ .value = arena_printf(c->arena, "%lld", (long long)all[i].id.v), .label_text = all[i].name };
	}
}

void run_vacant_read(struct ctx *c, struct run_new_screen *s)
{
	struct run_case k = { .p = s->chosen->p, .row = { .org = s->org.id, .org_path = s->org.path, .region = s->org.region } };

	s->vacant_count = run_vacant_steps(c, &k, &s->vacant);
	s->vacant_roles = arena_array(c->arena, s->vacant_count + 1, sizeof(*s->vacant_roles));
	for (size_t i = 0; i < s->vacant_count; i++)
		s->vacant_roles[i] = run_vacant_roles(c, k.p, s->vacant[i]);
}

/* The organisations below in which the practice is opened. */
void run_below_read(struct ctx *c, struct run_new_screen *s)
{
	struct run_place *all, found;
	size_t count = run_orgs_below(c->store, s->org.path, path_end(c->arena, s->org.path), c->today, text_lower(c->arena, s->find), BELOW_READ_MAX, &all);

	s->orgs = arena_array(c->arena, RUN_ROWS_PER_PAGE + 1, sizeof(*s->orgs));
	s->is_cut = count == BELOW_READ_MAX;
	for (size_t i = 0; i < count; i++) {
		if (!run_place_find(c, all[i].path, s->below->p->runs_at, &found) || found.id.v != all[i].id.v)
			continue;
		if (s->orgs_count == RUN_ROWS_PER_PAGE) {
			s->is_cut = true;
			return;
		}
		s->orgs[s->orgs_count++] = all[i];
	}
}
