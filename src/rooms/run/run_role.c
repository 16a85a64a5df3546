#include "rooms/run/run_role.h"

#include <string.h>
#include "core/code.h"
#include "base/text.h"
#include "core/path.h"
#include "core/permit.h"
#include "programme/reading.h"
#include "rooms/person/person.h"
#include "rooms/run/run_apart.h"
#include "rooms/run/run_each.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

/* By its name, its short name, or what its kind is called. */
static bool body_find(struct ctx *c, const char *path, const char *name, struct run_body *found)
{
	struct run_body *bodies;
	size_t count = run_bodies(c->store, path, c->today, &bodies);
	const struct code *kind = code_read("org_kind", name);

	for (size_t i = 0; i < count; i++)
		if (strcmp(bodies[i].name, name) == 0 || strcmp(bodies[i].short_name, name) == 0 || (kind != NULL && strcmp(kind->value, bodies[i].kind) == 0) ||
		    strstr(bodies[i].name, name) != NULL) {
			*found = bodies[i];
			return true;
		}
	return false;
}

/* ---- people ---- */

/* from: the first day of the stretch that is asked about; person: of members this one alone, 0 all; is_any: of members one is enough, whoever it is. */
struct people { struct ctx *c; struct run_person *list; size_t count; day_t from; int64_t person; bool is_any; };

static void add_person(struct people *people, const struct run_person *person)
{
	for (size_t i = 0; i < people->count; i++)
		if (people->list[i].person.v == person->person.v)
			return;
	if (people->count < RUN_PEOPLE_MAX)
		people->list[people->count++] = *person;
}

static void add_all(struct people *people, const struct run_person *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		add_person(people, &list[i]);
}

bool run_is_on_committee(const char *post_kind)
{
	static const char *const KINDS[] = { "secretary", "deputy_secretary", "organisation_member", "publicity_member", "discipline_member", "youth_member",
		"united_front_member", "committee_member", "discipline_secretary", "village_director", "village_deputy_director", "village_committee_member",
		"residents_director", "residents_deputy_director", "residents_committee_member", NULL };

	for (size_t i = 0; KINDS[i] != NULL; i++)
		if (strcmp(KINDS[i], post_kind) == 0)
			return true;
	return false;
}

enum whom { EVERY_POST, COMMITTEE_POSTS, ONE_POST };

/* of_party: by those posts an organisation of the Party acts, which whoever has no rights in it at the time does not. */
static void add_holders(struct people *people, org_id org, day_t day, enum whom whom, const char *post, bool of_party)
{
	const struct code *kind = whom == ONE_POST ? code_read("post_kind", post) : NULL;
	struct run_person *holders;
	size_t count = run_holders(people->c->store, org, people->from, day, of_party, &holders);

	for (size_t i = 0; i < count; i++) {
		bool is_meant = whom == EVERY_POST || (whom == COMMITTEE_POSTS && run_is_on_committee(holders[i].post_kind)) ||
			(whom == ONE_POST && (strcmp(holders[i].post_name, post) == 0 || (kind != NULL && strcmp(kind->value, holders[i].post_kind) == 0)));

		if (is_meant)
			add_person(people, &holders[i]);
	}
}

static void add_representatives(struct people *people, org_id assembly, day_t day)
{
	struct run_person *representatives;
	size_t count = run_representatives(people->c->store, assembly, people->from, day, &representatives);

	add_all(people, representatives, count);
}

/* In each organisation of a kind right below. */
static void add_holders_below(struct people *people, const struct run_case *k, const struct role_part *part, day_t day)
{
	struct run_place *places;
	size_t count = run_places_below(people->c, k->row.org, part->place, people->from, day, &places);

	for (size_t i = 0; i < count; i++)
		add_holders(people, places[i].id, day, ONE_POST, part->post, true);
}

/* Offices and departments that hang right below an organisation do its work. */
static void add_staff(struct people *people, const struct run_place *place, day_t day)
{
	static const char *const OFFICES[] = { "office", "party_office", "department", NULL };
	struct run_body *bodies;
	size_t count = run_bodies(people->c->store, place->path, day, &bodies);

	add_holders(people, place->id, day, EVERY_POST, NULL, false);
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; OFFICES[k] != NULL && strlen(bodies[i].path) == strlen(place->path) + PATH_SEGMENT_CHARS; k++)
			if (strcmp(bodies[i].kind, OFFICES[k]) == 0)
				add_holders(people, bodies[i].id, day, EVERY_POST, NULL, false);
}

/* The committee of a village is its villagers' committee, a body beside the Party organisation. Its director, deputies and members are elected
 * (村民委员会组织法 2025 art. 8); whoever else works for it decides nothing. */
static const char *committee_kind(enum programme_word word)
{
	return word == WORD_VILLAGE ? "village_committee" : "residents_committee";
}

static void add_committee(struct people *people, const struct run_case *k, enum programme_word word, const struct run_place *place, day_t day)
{
	struct run_body body;

	if (word == WORD_VILLAGE || word == WORD_COMMUNITY) {
		if (body_find(people->c, k->row.org_path, committee_kind(word), &body))
			add_holders(people, body.id, day, COMMITTEE_POSTS, NULL, false);
	} else {
		add_holders(people, place->id, day, COMMITTEE_POSTS, NULL, true);
	}
}

static void add_members(struct people *people, const struct run_case *k, const struct run_place *place, day_t day, bool only_full)
{
	struct arena *a = people->c->arena;
	struct run_person *members, any;
	const char *end = path_end(a, place->path);
	size_t last = 0, count;

	if (people->is_any) {
		if (run_member_any(people->c->store, k->row.region, people->from, day, place->path, end, only_full, &any))
			add_person(people, &any);
		return;
	}
	count = people->person != 0 ?
		run_member(people->c->store, k->row.region, people->from, day, (person_id){ people->person }, place->path, end, &members) :
		run_members(people->c->store, k->row.region, people->from, day, place->path, end, RUN_PEOPLE_MAX, &members);

	for (size_t i = 0; i < count; i++) {
		if (only_full && members[i].status != PERSON_FULL)
			continue;
		/* One stretch after the other is one time. */
		if (last > 0 && members[last - 1].person.v == members[i].person.v && members[last - 1].from_day == members[i].to_day)
			members[last - 1].from_day = members[i].from_day;
		else
			members[last++] = members[i];
	}
	add_all(people, members, last);
}

/* Who applied to join, or whoever has an archive there, a member or not; archives are where they are today. */
static void add_others(struct people *people, const struct run_case *k, enum programme_word word, const struct run_place *place, day_t day)
{
	struct run_person *others;
	const char *end = path_end(people->c->arena, place->path);
	size_t count = word == WORD_APPLICANTS_OF ?
		run_applicants(people->c->store, k->row.region, place->path, end, people->from, day, RUN_PEOPLE_MAX, &others) :
		run_people(people->c->store, k->row.region, place->path, end, people->person, RUN_PEOPLE_MAX, &others);

	add_all(people, others, count);
}

static struct run_place place_of_body(const struct run_body *body)
{
	return (struct run_place){ .id = body->id, .kind = body->kind, .name = body->name, .path = body->path, .unit_kind = "" };
}

bool run_part_place(struct ctx *c, const struct run_case *k, const struct role_part *part, struct run_place *found)
{
	bool is_village = part->place == WORD_VILLAGE || part->place == WORD_COMMUNITY;
	const char *body_name = part->body != NULL ? part->body : part->selector == WORD_COMMITTEE_OF && is_village ? committee_kind(part->place) : NULL;
	struct run_body body;

	if (part->selector == WORD_EVERYONE || part->selector == WORD_INVITED || part->selector == WORD_SUBJECT ||
	    part->selector == WORD_ELECTED || part->selector == WORD_NAMED || part->is_below)
		return false;
	if (body_name == NULL)
		return run_place_find(c, k->row.org_path, part->place, found);
	if (!body_find(c, k->row.org_path, body_name, &body))
		return false;
	*found = place_of_body(&body);
	return true;
}

static void add_elected(struct people *people, const struct run_case *k, const struct vote *v)
{
	struct run_person_row *elected;
	size_t count = run_elected_of(people->c, k, v, &elected);

	for (size_t i = 0; i < count; i++)
		add_person(people, &(struct run_person){ .person = elected[i].id, .name = elected[i].name, .post_kind = "", .post_name = "", .status = elected[i].status });
}

/* Whom the organisations below elected, as far as they are full members there on the day: a delegate who left is none any more. */
static void add_elected_below(struct people *people, const struct run_case *k, const struct role_part *part, day_t day)
{
	struct arena *a = people->c->arena;
	struct run_person *elected;
	int64_t *parts;
	size_t parts_count = run_each_done(people->c, k, (int)(part->each - k->p->eaches), &parts);
	size_t count = run_elected_below(people->c->store, k->row.region, day, day, parts, parts_count, part->each_vote, k->row.org_path,
		path_end(a, k->row.org_path), RUN_PEOPLE_MAX, &elected);

	add_all(people, elected, count);
}

/* Whoever the field names now. */
static void add_named(struct people *people, const struct run_case *k, const struct token *field)
{
	struct name name = programme_name(k->p, field->text);
	const struct programme_value *v = &k->play.fields[name.index][name.field];
	struct run_person_row person;
	int64_t id;

	if (v->kind == VALUE_SYMBOL && int_parse(v->symbol, &id) && run_person_named(people->c->store, (person_id){ id }, &person))
		add_person(people, &(struct run_person){ .person = person.id, .name = person.name, .post_kind = "", .post_name = "", .status = person.status });
}

static void add_part(struct people *people, const struct run_case *k, const struct role_part *part, day_t day, bool *is_open)
{
	struct run_place place;
	struct run_body body;

	if (part->selector == WORD_EVERYONE || part->selector == WORD_INVITED) {
		*is_open = true;
	} else if (part->selector == WORD_SUBJECT) {
		if (k->subject.id.v != 0)
			add_person(people, &(struct run_person){ .person = k->subject.id, .name = k->subject.name, .post_kind = "", .post_name = "",
				.status = k->subject.status });
	} else if (part->is_below) {
		add_holders_below(people, k, part, day);
	} else if (part->each != NULL) {
		add_elected_below(people, k, part, day);
	} else if (part->selector == WORD_ELECTED) {
		add_elected(people, k, &k->p->votes[programme_name(k->p, part->vote->text).index]);
	} else if (part->selector == WORD_NAMED) {
		add_named(people, k, part->field);
	} else if (part->body != NULL) {
		if (body_find(people->c, k->row.org_path, part->body, &body)) {
			add_holders(people, body.id, day, part->post == NULL ? EVERY_POST : ONE_POST, part->post, false);
			if (part->post == NULL)
				add_representatives(people, body.id, day);
		}
	} else if (run_place_find(people->c, k->row.org_path, part->place, &place)) {
		if (part->selector == WORD_POST)
			add_holders(people, place.id, day, ONE_POST, part->post, true);
		else if (part->selector == WORD_COMMITTEE_OF)
			add_committee(people, k, part->place, &place, day);
		else if (part->selector == WORD_APPLICANTS_OF || part->selector == WORD_PEOPLE_OF)
			add_others(people, k, part->selector, &place, day);
		else if (part->selector == WORD_STAFF_OF)
			add_staff(people, &place, day);
		else
			add_members(people, k, &place, day, part->selector == WORD_FULL_MEMBERS_OF);
	}
}

size_t run_role_people(struct ctx *c, const struct run_case *k, const struct role *role, day_t day, struct run_person **list, bool *is_open)
{
	return run_role_people_between(c, k, role, day, day, list, is_open);
}

size_t run_role_people_between(struct ctx *c, const struct run_case *k, const struct role *role, day_t from, day_t to, struct run_person **list, bool *is_open)
{
	struct people people = { c, arena_room(c->arena, RUN_PEOPLE_MAX * sizeof(**list)), 0, from, 0, false };	/* most roles have few people: what they don't fill stays untouched */

	*is_open = false;
	for (size_t i = 0; i < role->parts_count; i++)
		add_part(&people, k, &role->parts[i], to, is_open);
	*list = people.list;
	return people.count;
}

bool run_role_is_empty(struct ctx *c, const struct run_case *k, const struct role *role, day_t day)
{
	struct people people = { c, arena_room(c->arena, RUN_PEOPLE_MAX * sizeof(struct run_person)), 0, day, 0, true };
	bool is_open = false;

	for (size_t i = 0; i < role->parts_count && people.count == 0 && !is_open; i++)
		add_part(&people, k, &role->parts[i], day, &is_open);
	return people.count == 0 && !is_open;
}

/* Is this person in the role? A committee may have more members than a list holds, so of members only this one is asked. */
static bool find_in_role(struct ctx *c, const struct run_case *k, const struct role *role, int64_t person, const struct day_span *days, struct run_person *found)
{
	struct people people = { c, arena_room(c->arena, RUN_PEOPLE_MAX * sizeof(*found)), 0, days->from, person, false };
	bool is_open;

	for (size_t i = 0; role != NULL && i < role->parts_count; i++)
		add_part(&people, k, &role->parts[i], days->to, &is_open);
	for (size_t i = 0; i < people.count; i++)
		if (people.list[i].person.v == person) {
			*found = people.list[i];
			return true;
		}
	return false;
}

const struct role *run_role_find(const struct programme *p, const char *id)
{
	struct name name = programme_name(p, id);

	return name.kind == NAME_ROLE ? &p->roles[name.index] : NULL;
}

static bool is_in_role(struct ctx *c, const struct run_case *k, const struct role *role, int64_t person, day_t day)
{
	struct run_person found;

	return find_in_role(c, k, role, person, &(struct day_span){ day, day }, &found);
}

/* Whoever rated in this case, a void paper too, or, where papers have no names, might have. Where others were invited too no list was frozen, and the
 * role tells. */
static bool is_rater(struct ctx *c, const struct run_case *k, int64_t person, day_t day)
{
	for (size_t i = 0; i < k->reviews_count; i++) {
		struct name name = programme_name(k->p, k->reviews[i].item);
		struct review_who_rated_row rater;

		if (review_who_rated(c->store, k->reviews[i].id, (person_id){ person }, &rater))
			return true;
		if (k->reviews[i].raters == 0 && name.kind == NAME_SHEET && is_in_role(c, k, run_role_find(k->p, k->p->sheets[name.index].raters->text), person, day))
			return true;
	}
	return false;
}

bool run_may_register(struct ctx *c, const struct run_case *k, const struct role_part *part)
{
	struct run_place place;

	if (!may_at_path(c, MAY_HANDLE, k->row.org_path))
		return false;
	return !run_part_place(c, k, part, &place) || path_is_within(place.path, k->row.org_path) || may_at_path(c, MAY_HANDLE, place.path);
}

bool run_is_done_above(struct ctx *c, const struct run_case *k, const struct words *roles)
{
	struct run_place place;

	for (size_t i = 0; i < roles->count; i++) {
		const struct role *role = run_role_find(k->p, roles->list[i]->text);

		for (size_t n = 0; role != NULL && n < role->parts_count; n++)
			if (run_part_place(c, k, &role->parts[n], &place) && !path_is_within(place.path, k->row.org_path) && !may_at_path(c, MAY_HANDLE, place.path))
				return true;
	}
	return false;
}

bool run_may_register_for(struct ctx *c, const struct run_case *k, const struct words *roles, int64_t person, day_t day)
{
	bool is_named = false;

	for (size_t i = 0; i < roles->count; i++) {
		const struct role *role = run_role_find(k->p, roles->list[i]->text);

		for (size_t n = 0; role != NULL && n < role->parts_count; n++) {
			struct role one = { .parts = &role->parts[n], .parts_count = 1 };
			struct run_person *people;
			bool is_open;
			size_t count = run_role_people(c, k, &one, day, &people, &is_open);

			for (size_t p = 0; p < count; p++) {
				if (people[p].person.v != person)
					continue;
				if (run_may_register(c, k, &role->parts[n]))
					return true;
				is_named = true;
			}
		}
	}
	return !is_named;	/* that somebody is in none of the roles is told elsewhere */
}

bool run_is_in_roles(struct ctx *c, const struct run_case *k, const struct words *roles, int64_t person, day_t day)
{
	for (size_t i = 0; person != 0 && i < roles->count; i++) {
		const char *text = roles->list[i]->text;

		if (roles->list[i]->word == WORD_RATERS ? is_rater(c, k, person, day) :
		    programme_name(k->p, text).kind == NAME_STEP ? run_did(c, k, text, person) : is_in_role(c, k, run_role_find(k->p, text), person, day))
			return true;
	}
	return false;
}

bool run_in_roles_between(struct ctx *c, const struct run_case *k, const struct words *roles, int64_t person, const struct day_span *days, struct run_person *found)
{
	for (size_t i = 0; i < roles->count; i++)
		if (find_in_role(c, k, run_role_find(k->p, roles->list[i]->text), person, days, found))
			return true;
	return false;
}

const char *run_term_text(struct ctx *c, const struct run_person *person, day_t from)
{
	return person->from_day <= from && person->to_day > c->today ? "" : run_held_text(c, person);
}

const char *run_held_text(struct ctx *c, const struct run_person *person)
{
	if (person->to_day == 0)
		return "";
	return person->to_day > c->today ? message_text(c->arena, c->lang, T_run_held_since, (const struct message_arg[]){ { "from", day_text(c->arena, person->from_day) } }, 1) :
		message_text(c->arena, c->lang, T_run_held_between, (const struct message_arg[]){ { "from", day_text(c->arena, person->from_day) },
			{ "to", day_text(c->arena, person->to_day - 1) } }, 2);
}

const char *run_roles_text(struct ctx *c, const struct programme *p, const struct words *roles)
{
	const char *text = programme_people_text(c->arena, p, roles, c->lang);

	return text == NULL ? "" : text;
}
