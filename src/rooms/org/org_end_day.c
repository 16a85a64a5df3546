/* From which day on an organisation can be closed or merged: not before what was done in it. */
#include <string.h>
#include "core/code.h"
#include "rooms/org/org_carry_sql.h"
#include "rooms/org/org_part.h"
#include "text/org.h"

/* What stands in the way, by the kind that org_end_last gives. */
static const struct { const char *kind; message words; } THINGS[] = {
	{ "post", T_org_ending_post }, { "role", T_org_ending_role }, { "election", T_org_ending_election }, { "team", T_org_ending_team }, { "place", T_org_ending_place }, { "review", T_org_ending_review },
	{ "body", T_org_ending_body }, { "group", T_org_ending_group }, { "guest", T_org_ending_guest }, { "practice", T_org_ending_practice }, { "param", T_org_ending_param },
	{ "template", T_org_ending_template },
};

static const char *thing_words(struct ctx *c, const struct org_end_last_row *last)
{
	bool is_role = strcmp(last->kind, "role") == 0;
	const struct message_arg args[] = { { "name", last->name }, { "detail", is_role ? code_name(c->lang, "role_kind", last->detail) : last->detail } };

	for (size_t i = 0; i < sizeof(THINGS) / sizeof(THINGS[0]); i++)
		if (strcmp(THINGS[i].kind, last->kind) == 0)
			return message_text(c->arena, c->lang, THINGS[i].words, args, 2);
	return "";
}

bool org_end_day_is_right(struct ctx *c, const struct org_row *org, day_t day)
{
	struct org_end_last_row last;

	return !org_end_last(c->store, org->id, org->region, org->path, day, c->today, &last) || ctx_refuse_field(c, "day", T_org_ending_day, "name", org->name, "day", day_text(c->arena, day),
		"thing", thing_words(c, &last), "since", day_text(c->arena, last.since), "turn", ctx_words(c, last.is_over ? T_org_ending_over : T_org_ending_begun), "first",
		day_text(c->arena, last.earliest), NULL);
}
