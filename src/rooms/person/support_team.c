#include "rooms/person/support_team.h"

#include <string.h>
#include "base/buffer.h"
#include "base/text.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/org/org.h"
#include "rooms/person/posting.h"
#include "schema/model.h"
#include "text/support.h"

#define KINDS ",first_secretary,liaison,"

bool support_team_is_complete(const struct support_team_village *village)
{
	return !text_is_empty(village->first_secretaries) && !text_is_empty(village->liaisons);
}

static bool is_village(const struct org_row *org)
{
	return strcmp(org->unit_kind, "village") == 0 || strcmp(org->unit_kind, "community") == 0;
}

static const char *joined(struct arena *a, const char *names, const char *name)
{
	return text_is_empty(names) ? name : arena_printf(a, "%s、%s", names, name);
}

static struct support_team_village *of_org(struct support_team_village *villages, size_t *count, org_id org, const char *name)
{
	for (size_t i = 0; i < *count; i++)
		if (villages[i].org.v == org.v)
			return &villages[i];
	villages[*count] = (struct support_team_village){ .org = org, .name = name, .first_secretaries = "", .liaisons = "", .formed_day = DAY_NONE, .document = "" };
	return &villages[(*count)++];
}

static size_t read_villages(struct ctx *c, const char *path, day_t day, struct support_team_village **villages)
{
	const char *end = path_end(c->arena, path);
	struct support_team_person *people;
	struct support_team_row *teams;
	size_t people_count = support_team_people(c->store, path, end, day, KINDS, &people), teams_count = support_team_rows(c->store, path, end, day, &teams), count = 0;

	*villages = arena_array(c->arena, people_count + teams_count + 1, sizeof(**villages));
	for (size_t i = 0; i < people_count; i++) {
		struct support_team_village *v = of_org(*villages, &count, people[i].org, people[i].org_name);

		if (strcmp(people[i].kind, "liaison") == 0)
			v->liaisons = joined(c->arena, v->liaisons, people[i].name);
		else
			v->first_secretaries = joined(c->arena, v->first_secretaries, people[i].name);
	}
	for (size_t i = 0; i < teams_count; i++) {
		struct support_team_village *v = of_org(*villages, &count, teams[i].org, teams[i].org_name);

		v->formed_day = teams[i].from_day;
		v->document = teams[i].document;
	}
	return count;
}

bool support_team_list(struct ctx *c, org_id org, struct support_team_list *list)
{
	if (!org_see_for(c, org, MAY_SEE_PERSON, &list->org))
		return false;
	list->count = read_villages(c, list->org.path, c->today, &list->villages);
	return store_state(c->store) == STORE_GOOD;
}

/* ---- formed and ended ---- */

/* The village, if the actor may form and end its team. */
static bool may_form(struct ctx *c, org_id org, struct org_row *row)
{
	if (!permit_require(c, MAY_EDIT_PERSON, org.v))
		return false;
	if (!org_get(c->store, org, row) || row->to_day != DAY_OPEN)
		return ctx_refuse(c, NOT_FOUND, T_support_no_village, NULL);
	return is_village(row) || ctx_refuse(c, AGAINST_RULE, T_support_other_org, "name", row->name, NULL);
}

static bool day_is_right(struct ctx *c, day_t day, day_t least, message early)
{
	if (day == DAY_NONE)
		return ctx_refuse_field(c, "day", T_support_day_missing, NULL);
	if (day > c->today)
		return ctx_refuse_field(c, "day", T_support_day_future, "day", day_text(c->arena, day), "today", day_text(c->arena, c->today), NULL);
	return day >= least || ctx_refuse_field(c, "day", early, "day", day_text(c->arena, day), "since", day_text(c->arena, least), NULL);
}

/* Both of them, on the day. */
static bool people_are_there(struct ctx *c, const struct org_row *org, day_t day)
{
	struct support_team_village *villages, none = { .first_secretaries = "", .liaisons = "" }, *v = &none;
	size_t count = read_villages(c, org->path, day, &villages);

	for (size_t i = 0; i < count; i++)
		if (villages[i].org.v == org->id.v)
			v = &villages[i];
	if (text_is_empty(v->first_secretaries))
		return ctx_refuse(c, AGAINST_RULE, T_support_no_first, "name", org->name, "day", day_text(c->arena, day), NULL);
	return !text_is_empty(v->liaisons) || ctx_refuse(c, AGAINST_RULE, T_support_no_liaison, "name", org->name, "day", day_text(c->arena, day), NULL);
}

bool support_team_begin(struct ctx *c, org_id org, const struct support_team_form *form, support_team_id *made)
{
	struct support_team_open last = { .to_day = DAY_NONE };
	struct org_row row;
	bool has_last;

	ctx_begin(c, "support_team.begin", "support_team", 0, org.v);
	if (!may_form(c, org, &row))
		return false;
	has_last = support_team_last(c->store, org, &last);
	if (has_last && last.to_day == DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_support_there, "name", row.name, "day", day_text(c->arena, last.from_day), NULL);
	if (!day_is_right(c, form->day, has_last ? last.to_day : row.from_day, has_last ? T_support_day_before_last : T_support_day_before_org))
		return false;
	if (text_is_empty(form->document) || text_chars(form->document) > LIMIT_SUPPORT_TEAM_DOCUMENT)
		return ctx_refuse_field(c, "document", T_support_document_missing, "n", ctx_number(c, LIMIT_SUPPORT_TEAM_DOCUMENT), NULL);
	if (!people_are_there(c, &row, form->day))
		return false;
	*made = (support_team_id){ store_new_id(c->store) };
	store_subject(c->store, made->v, org.v);
	support_team_insert(c->store, *made, org, form->day, form->document);
	store_note(c->store, "from_day", NULL, day_text(c->arena, form->day));
	store_note(c->store, "document", NULL, form->document);
	return ctx_commit(c);
}

/* One that was formed today by mistake ends today, and was there on no day. */
bool support_team_end(struct ctx *c, org_id org, const struct support_team_form *form)
{
	struct support_team_open last;
	struct org_row row;

	ctx_begin(c, "support_team.end", "support_team", 0, org.v);
	if (!may_form(c, org, &row))
		return false;
	if (!support_team_last(c->store, org, &last) || last.to_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_support_not_there, "name", row.name, NULL);
	if (!day_is_right(c, form->day, last.from_day == c->today ? c->today : last.from_day + 1, T_support_day_before_first))
		return false;
	if (text_is_empty(form->reason) || text_chars(form->reason) > LIMIT_SUPPORT_TEAM_REASON)
		return ctx_refuse_field(c, "reason", T_support_reason_missing, "n", ctx_number(c, LIMIT_SUPPORT_TEAM_REASON), NULL);
	store_subject(c->store, last.id.v, org.v);
	support_team_close(c->store, last.id, form->day, form->reason);
	store_note(c->store, "to_day", NULL, day_text(c->arena, form->day));
	store_note(c->store, "reason", NULL, form->reason);
	return ctx_commit(c);
}
