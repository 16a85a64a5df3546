#include "command/account_post.h"

#include <string.h>
#include "base/buffer.h"
#include "base/number.h"
#include "base/text.h"
#include "core/permit.h"
#include "rooms/org/org.h"

static const char *code_of(struct ctx *c, const struct permit_post *post)
{
	struct org_row org;

	return org_get(c->store, (org_id){ post->org_id }, &org) ? org.code : "";
}

static const char *posts_named(struct ctx *c, const struct permit_post *posts, size_t count)
{
	struct buffer b;

	buffer_init(&b, c->arena, 0);
	for (size_t i = 0; i < count; i++)
		buffer_printf(&b, "%s%s %s %s (holding %lld)", i == 0 ? "" : "; ", code_of(c, &posts[i]), posts[i].org_name, posts[i].post_name, (long long)posts[i].holding_id);
	return buffer_text(&b);
}

bool account_post_find(struct ctx *c, int64_t account, const char *login, const char *option, const char *asked, int64_t *holding, const char **why)
{
	struct permit_post *posts;
	size_t count = permit_load(c, account, 0, NULL, NULL) && c->actor.person_id != 0 ? permit_posts(c, c->actor.person_id, &posts) : 0, fits = 0;
	int64_t number = 0;

	*holding = 0;
	if (asked == NULL && count <= 1)
		return true;
	int_parse(text_or_empty(asked), &number);
	for (size_t i = 0; asked != NULL && i < count; i++)
		if (strcmp(code_of(c, &posts[i]), asked) == 0 || (number > 0 && posts[i].holding_id == number)) {
			*holding = posts[i].holding_id;
			fits++;
		}
	if (fits == 1)
		return true;
	*why = arena_printf(c->arena, "%s %s; choose with %s, by the code of the organisation or the number of the holding: %s", login,
		asked == NULL ? "holds several posts" : fits > 1 ? "holds several posts there" : "holds no such post", option,
		count == 0 ? "there is none" : posts_named(c, posts, count));
	return false;
}
