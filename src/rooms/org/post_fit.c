/* Which posts an organisation may have. */
#include "rooms/org/post_fit.h"

#include <string.h>
#include "base/buffer.h"
#include "core/code.h"
#include "rooms/org/org_kind.h"
#include "text/org.h"

/* "书记、副书记、委员" */
static const char *names_of(struct ctx *c, const char *org_kind)
{
	struct buffer names;
	const char *kinds[ORG_KIND_POST_KINDS_MAX];
	size_t count = org_kind_post_kinds(org_kind_find(org_kind), kinds);

	buffer_init(&names, c->arena, 0);
	for (size_t i = 0; i < count; i++)
		buffer_printf(&names, "%s%s", i == 0 ? "" : c->lang == LANG_ZH ? "、" : ", ", code_name(c->lang, "post_kind", kinds[i]));
	return buffer_text(&names);
}

static bool has_none(struct ctx *c, const struct org_row *org, const char *kind, day_t day)
{
	struct post_row *posts;
	size_t count = post_list(c->store, org->id, day, &posts);

	for (size_t i = 0; i < count; i++)
		if (strcmp(posts[i].kind, kind) == 0)
			return ctx_refuse_field(c, "kind", T_org_post_kind_there, "kind", code_name(c->lang, "post_kind", kind), "org", org->name,
				"name", posts[i].name, "since", day_text(c->arena, posts[i].from_day), NULL);
	return true;
}

bool post_may_be_added(struct ctx *c, const struct org_row *org, const char *kind, int64_t seats, day_t from_day)
{
	if (!org_kind_has_post(org->kind, kind))
		return ctx_refuse_field(c, "kind", T_org_post_kind_elsewhere, "kind", code_name(c->lang, "post_kind", kind),
			"org", org->name, "org_kind", code_name(c->lang, "org_kind", org->kind), "kinds", names_of(c, org->kind), NULL);
	if (!org_kind_has_one(kind))
		return true;
	if (!has_none(c, org, kind, c->today) || (from_day < c->today && !has_none(c, org, kind, from_day)))
		return false;
	return seats <= 1 || ctx_refuse_field(c, "seats", T_org_post_one_seat, "kind", code_name(c->lang, "post_kind", kind), "n", ctx_number(c, seats), NULL);
}

bool post_seats_fit(struct ctx *c, const struct post_row *post, int64_t seats)
{
	return seats <= 1 || seats <= post->seats || !org_kind_has_one(post->kind) ||
		ctx_refuse_field(c, "seats", T_org_post_one_seat, "kind", code_name(c->lang, "post_kind", post->kind), "n", ctx_number(c, seats), NULL);
}

bool post_may_be_filled(struct ctx *c, const struct org_row *org, const struct post_row *post)
{
	return org_kind_has_post(org->kind, post->kind) ||
		ctx_refuse(c, AGAINST_RULE, T_org_post_not_filled, "name", post->name, "kind", code_name(c->lang, "post_kind", post->kind), "org", org->name,
			"org_kind", code_name(c->lang, "org_kind", org->kind), "kinds", names_of(c, org->kind), NULL);
}
