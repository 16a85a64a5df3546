/* Organisations found by what somebody typed: a part of the name, initials, pinyin, a code, a number behind. */
#include "rooms/org/org_input.h"

#include <string.h>
#include "base/buffer.h"
#include "base/text.h"
#include "core/ordinal.h"
#include "core/path.h"
#include "rooms/org/approver.h"
#include "rooms/org/org_kind.h"
#include "rooms/org/org_offer.h"
#include "text/org.h"

/* With an ordinal more rows are read than shown: 第十 of the statement fits 第十二 too. */
#define ORDINAL_ROWS_MAX 400
#define PAIRS_LOOKED_UP 3	/* the name of a person has no more */

/* "wjs5" is the stem "wjs" and 5; 0 if no number in range stands behind a name. Codes are digits and hyphens
 * only, so they have no stem. */
static int ordinal_of(struct arena *a, const char *text, const char **stem)
{
	size_t length = strlen(text), digits = 0;
	int64_t number;

	while (digits < length && text[length - digits - 1] >= '0' && text[length - digits - 1] <= '9')
		digits++;
	if (digits == 0 || digits == length || text[length - digits - 1] == '-' ||
		!int_parse(text + length - digits, &number) || number < 1 || number > ORDINAL_MAX)
		return 0;
	*stem = text_clean(a, arena_text_n(a, text, length - digits));
	return text_is_empty(*stem) ? 0 : (int)number;
}

/* The first text behind everything that begins with this one: no character comes after the last code point. */
static const char *behind(struct arena *a, const char *text)
{
	return arena_printf(a, "%s\xf4\x8f\xbf\xbf", text);
}

static size_t search(struct ctx *c, const char *text, struct org_item **items)
{
	const char *low = text_lower(c->arena, text), *stem = low;
	int ordinal = ordinal_of(c->arena, low, &stem);
	size_t kept = 0, count;

	/* No name is longer, and the database would refuse the pattern. */
	*items = NULL;
	if (text_chars(text) > LIMIT_ORG_NAME || strpbrk(text, "%_") != NULL)
		return 0;	/* nor is it one of LIKE */
	count = org_find(c->store, c->actor.path_from, c->actor.path_to, c->today, low, behind(c->arena, low), stem,
		behind(c->arena, stem), ordinal > 0 ? ordinal_text(c->arena, ordinal) : "", text,
		ordinal > 0 ? ORDINAL_ROWS_MAX : ORG_FOUND_MAX, items);

	if (ordinal == 0)
		return count;
	for (size_t i = 0; i < count && kept < ORG_FOUND_MAX; i++)
		if (ordinal_is_in(c->arena, (*items)[i].name, ordinal) || strstr((*items)[i].name, text) != NULL ||
			strcmp(text_lower(c->arena, (*items)[i].code), low) == 0)
			(*items)[kept++] = (*items)[i];
	return kept;
}

/* A name stands as it was registered, with wide brackets or, once, with narrow ones. */
size_t org_search(struct ctx *c, const char *text, struct org_item **items)
{
	const char *wide = text_wide_brackets(c->arena, text), *narrow = text_narrow_brackets(c->arena, text);
	size_t count = search(c, text, items);

	if (count == 0 && strcmp(wide, text) != 0)
		count = search(c, wide, items);
	return count == 0 && strcmp(narrow, text) != 0 ? search(c, narrow, items) : count;
}

size_t org_similar(struct ctx *c, const char *text, struct org_similar_row *rows)
{
	struct org_similar_row *found;
	size_t count, kept = 0;

	/* One character stands in half of all names; and what LIKE reads is no name. */
	if (text_chars(text) < 2 || text_chars(text) > LIMIT_ORG_NAME || strpbrk(text, "%_") != NULL)
		return 0;
	count = org_names_with(c->store, text, c->today, ORG_FOUND_MAX, &found);
	for (size_t i = 0; i < count && kept < ORG_SIMILAR_MAX; i++)
		if (org_kind_keeps_members(found[i].kind) || org_kind_is_committee(found[i].kind))
			rows[kept++] = found[i];
	return kept;
}

const char *org_similar_words(struct ctx *c, const char *text)
{
	struct org_similar_row rows[ORG_SIMILAR_MAX];
	size_t count = org_similar(c, text, rows);
	struct message_arg list = { "list", NULL };
	struct buffer names;

	if (count == 0)
		return "";
	buffer_init(&names, c->arena, 0);
	for (size_t i = 0; i < count; i++) {
		const struct message_arg args[] = { { "name", rows[i].name }, { "code", rows[i].code }, { "upper", rows[i].upper } };

		buffer_printf(&names, "%s%s", i == 0 ? "" : ctx_words(c, T_org_similar_and), message_text(c->arena, c->lang, T_org_similar_one, args, 3));
	}
	list.value = buffer_text(&names);
	return message_text(c->arena, c->lang, T_org_similar, &list, 1);
}

bool org_may_be_named(struct ctx *c, const char *text)
{
	const char *at = text, *next;
	bool is_known = true;

	text_next(&at);
	for (int i = 0; i < PAIRS_LOOKED_UP && is_known && *at != '\0'; i++, text = next) {
		struct org_bigram_count found = { 0 };

		next = at;
		text_next(&at);
		org_bigram_has(c->store, arena_text_n(c->arena, text, (size_t)(at - text)), &found);
		is_known = found.count > 0;
	}
	return is_known;
}

org_id org_named(struct ctx *c, const char *typed)
{
	struct org_row row;
	struct org_item *items;
	org_id found = { 0 };
	size_t count;

	if (text_is_empty(typed))
		return found;
	typed = org_offered_code(c, typed);
	if (org_by_code(c->store, typed, &row) && c->actor.path_from[0] != '\0' && path_is_within(row.path, c->actor.path_from))
		return row.id;
	count = org_search(c, typed, &items);
	for (size_t i = 0; i < count; i++) {
		if (strcmp(text_narrow_brackets(c->arena, items[i].name), text_narrow_brackets(c->arena, typed)) != 0)
			continue;
		if (found.v != 0)
			return (org_id){ 0 };
		found = items[i].id;
	}
	return found;
}
