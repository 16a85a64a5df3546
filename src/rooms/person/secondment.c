#include "rooms/person/secondment.h"

#include <string.h>
#include "base/text.h"
#include "core/code.h"
#include "text/role.h"

static const char *const ROLES[] = { "first_secretary", "team_member", NULL };

bool secondment_by_role(const char *role_kind) { return text_is_one_of(role_kind, ROLES); }
bool secondment_by_manner(const char *manner) { return strcmp(manner, "seconded") == 0; }

bool secondment_is_free(struct ctx *c, const struct secondment *s, const char *field)
{
	struct secondment_row *rows;
	const char *what;

	if (secondments_within(c->store, s->region, s->person, s->org, s->is_post, s->from_day, s->to_day, &rows) == 0)
		return true;
	what = rows[0].role_kind[0] != '\0' ? code_name(c->lang, "role_kind", rows[0].role_kind) : rows[0].post_name;
	return ctx_refuse_field(c, field, rows[0].to_day == DAY_OPEN ? T_role_secondments : T_role_secondments_until, "role", what, "org", rows[0].org_name,
		"since", day_text(c->arena, rows[0].from_day), "until", day_text(c->arena, rows[0].to_day - 1), "day", day_text(c->arena, s->from_day), NULL);
}
