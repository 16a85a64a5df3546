#include "rooms/org/org_offer.h"

#include <string.h>
#include "base/text.h"
#include "rooms/org/org_input.h"
#include "rooms/org/org_sql.h"

#define OPEN "\uff08"
#define CLOSE "\uff09"

static const char *offered_as(struct ctx *c, const char *name, const char *code)
{
	return arena_printf(c->arena, "%s" OPEN "%s" CLOSE, name, code);
}

static void add(struct ctx *c, struct org_offered *list, size_t *count, const char *name, const char *code, const char *upper)
{
	const char *value = offered_as(c, name, code);

	for (size_t i = 0; i < *count; i++)
		if (strcmp(list[i].value, value) == 0)
			return;
	if (*count < ORG_OFFERED_MAX)
		list[(*count)++] = (struct org_offered){ value, upper };
}

size_t org_offered(struct ctx *c, const char *text, struct org_offered **list)
{
	struct org_similar_row similar[ORG_SIMILAR_MAX];
	struct org_item *own;
	size_t own_count, similar_count, count = 0;

	*list = arena_array(c->arena, ORG_OFFERED_MAX, sizeof(**list));
	if (text_chars(text) < 2 || text_chars(text) > LIMIT_ORG_NAME)
		return 0;
	own_count = org_search(c, text, &own);
	similar_count = org_similar(c, text, similar);
	/* Room is left for those elsewhere, of which there are fewer. */
	for (size_t i = 0; i < own_count && count < ORG_OFFERED_MAX - similar_count; i++)
		add(c, *list, &count, own[i].name, own[i].code, own[i].parent_name);
	for (size_t i = 0; i < similar_count; i++)
		add(c, *list, &count, similar[i].name, similar[i].code, similar[i].upper);
	return count;
}

const char *org_offered_code(struct ctx *c, const char *typed)
{
	size_t bytes = strlen(typed), tail = strlen(CLOSE);
	const char *open = NULL, *code;
	struct org_row row;

	for (const char *at = typed; (at = strstr(at, OPEN)) != NULL; at += strlen(OPEN))
		open = at;
	if (open == NULL || bytes < tail || strcmp(typed + bytes - tail, CLOSE) != 0)
		return typed;
	code = arena_text_n(c->arena, open + strlen(OPEN), (size_t)(typed + bytes - tail - open) - strlen(OPEN));
	/* A name may end in brackets too. */
	return org_by_code(c->store, code, &row) && strcmp(offered_as(c, row.name, row.code), typed) == 0 ? code : typed;
}

bool org_offer_similar(struct ctx *c, const char *typed)
{
	struct org_similar_row rows[ORG_SIMILAR_MAX];
	size_t count = org_similar(c, typed, rows);
	struct refusal_choice *choices = arena_array(c->arena, count + 1, sizeof(*choices));

	for (size_t i = 0; i < count; i++)
		choices[i] = (struct refusal_choice){ offered_as(c, rows[i].name, rows[i].code), rows[i].upper };
	if (count > 0)
		ctx_offer(c, choices, count);
	return false;
}
