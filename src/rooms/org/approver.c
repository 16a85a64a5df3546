#include "rooms/org/approver.h"

#include <string.h>
#include "base/buffer.h"
#include "core/permit.h"
#include "rooms/org/post_sql.h"
#include "text/org.h"

bool org_kind_is_committee(const char *kind)
{
	return strcmp(kind, "committee") == 0 || strcmp(kind, "work_committee") == 0 || strcmp(kind, "city_committee") == 0;
}

bool approver_find(struct ctx *c, const char *path, struct approver_row *found)
{
	struct approver_row *chain;
	size_t count = approver_chain(c->store, path, &chain);
	bool is_found = false;

	for (size_t i = 0; i < count; i++) {
		if (!org_kind_is_committee(chain[i].kind))
			continue;
		*found = chain[i];
		is_found = true;
		if (strcmp(chain[i].unit_kind, "town") == 0 || strcmp(chain[i].unit_kind, "street") == 0)
			break;
	}
	return is_found;
}

const char *approver_words(struct ctx *c, const char *path)
{
	struct message_arg args[2] = { { "organ", "" }, { "posts", "" } };
	struct approver_row organ;
	struct post_row *posts;
	struct buffer names;
	size_t count;

	if (!approver_find(c, path, &organ))
		return ctx_words(c, T_org_approver_missing);
	buffer_init(&names, c->arena, 0);
	count = post_list(c->store, organ.id, c->today, &posts);
	for (size_t i = 0; i < count; i++)
		if ((permit_kind_rights(c, posts[i].kind) & PERMISSION_BIT(MAY_EDIT_PERSON)) != 0)
			buffer_printf(&names, "%s%s", names.bytes > 0 ? "、" : "", posts[i].name);
	args[0].value = organ.name;
	args[1].value = buffer_text(&names);
	return message_text(c->arena, c->lang, names.bytes > 0 ? T_org_approver_posts : T_org_approver_none, args, 2);
}
