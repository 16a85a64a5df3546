#include "rooms/norm/norm.h"

#include <string.h>
#include "base/text.h"
#include "core/permit.h"
#include "schema/model.h"
#include "text/norm.h"

const char *norm_text(struct ctx *c, const char *name)
{
	const struct norm_default *built_in = norm_find(name);
	struct norm_row row;

	if (norm_get(c->store, name, &row) && !text_is_empty(row.text))
		return row.text;
	return built_in != NULL ? built_in->text : "";
}

size_t norm_rules(struct ctx *c, struct norm_rule **rules)
{
	int wrong_line;

	*rules = arena_array(c->arena, NORM_LINES_MAX, sizeof(**rules));
	return norm_read_rules(c->arena, norm_text(c, "post"), *rules, &wrong_line);
}

size_t norm_items(struct ctx *c, const char *name, struct norm_item **items)
{
	int wrong_line;

	*items = arena_array(c->arena, NORM_LINES_MAX, sizeof(**items));
	return norm_read_items(c->arena, norm_text(c, name), *items, &wrong_line);
}

bool norm_allows_manner(const struct norm_rule *rule, const char *manner)
{
	size_t bytes = strlen(manner);

	for (const char *at = rule->manners; (at = strstr(at, manner)) != NULL; at += bytes)
		if ((at == rule->manners || at[-1] == '|') && (at[bytes] == '\0' || at[bytes] == '|'))
			return true;
	return false;
}

void norm_band(struct ctx *c, const char *name, int *low, int *high)
{
	struct norm_rule *rules;
	size_t count = norm_rules(c, &rules);

	for (size_t i = 0; i < count; i++) {
		if (rules[i].kind != NORM_BAND || strcmp(rules[i].name, name) != 0)
			continue;
		*low = rules[i].low;
		*high = rules[i].high;
	}
}

static bool text_is_right(struct ctx *c, const struct norm_default *about, const char *text)
{
	struct norm_rule *rules;
	struct norm_item *items;
	int wrong_line = 0;

	if (text_chars(text) > LIMIT_NORM_TEXT)
		return ctx_refuse_field(c, "text", T_norm_long, "n", ctx_number(c, LIMIT_NORM_TEXT), NULL);
	if (about->format == NORM_LEDGER) {
		struct norm_sheet *sheets = arena_array(c->arena, NORM_SHEETS_MAX, sizeof(*sheets));
		size_t sheets_count;

		norm_read_ledger(c->arena, text, sheets, &sheets_count, arena_array(c->arena, NORM_LINES_MAX, sizeof(struct norm_indicator)), &wrong_line);
	} else if (about->format == NORM_DUES) {
		norm_read_dues(c->arena, text, arena_array(c->arena, NORM_DUES_MAX, sizeof(struct norm_dues)), &wrong_line);
	} else if (about->format == NORM_CHECKLIST) {
		items = arena_array(c->arena, NORM_LINES_MAX, sizeof(*items));
		norm_read_items(c->arena, text, items, &wrong_line);
	} else {
		rules = arena_array(c->arena, NORM_LINES_MAX, sizeof(*rules));
		norm_read_rules(c->arena, text, rules, &wrong_line);
	}
	return wrong_line == 0 || ctx_refuse_field(c, "text", T_norm_line, "n", ctx_number(c, wrong_line), NULL);
}

bool norm_set(struct ctx *c, const char *name, const char *text, int64_t row_version)
{
	const struct norm_default *about = norm_find(name);
	struct norm_row row = { .text = "" };
	bool is_there;

	ctx_begin(c, "norm.change", "norm", 0, c->actor.org_id);
	if (!permit_require(c, MAY_SET_NORMS, c->actor.org_id))
		return false;
	/* A norm is the whole county's. */
	if (c->actor.level > 1)
		return ctx_refuse(c, FORBIDDEN, T_norm_county_only, NULL);
	if (about == NULL)
		return ctx_refuse(c, NOT_FOUND, T_norm_not_found, NULL);
	is_there = norm_get(c->store, name, &row);
	if (row_version != (is_there ? row.row_version : 0))
		return ctx_refuse_changed(c, T_norm_changed_meanwhile, NULL);
	if (!text_is_right(c, about, text))
		return false;

	if (is_there)
		norm_update(c->store, name, text, c->now_s, c->actor.account_id, row.row_version);
	else
		norm_insert(c->store, name, text, c->now_s, c->actor.account_id);
	store_note(c->store, name, row.text, text);
	return ctx_commit(c);
}
