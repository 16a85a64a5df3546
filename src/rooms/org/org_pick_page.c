/* The page of the tree picker: typing searches, tapping descends. The whole state is in the address, so it works without
 * script; with script the hits follow the typing. */
#include "rooms/org/org_pick.h"

#include <string.h>
#include "base/buffer.h"
#include "core/permit.h"
#include "rooms/org/org_input.h"
#include "rooms/org/org_pick_tmpl.h"
#include "web/web.h"

#define UNIT_ALL "all"	/* of ?unit=: everything below, nothing folded */

ROUTE(GET, "/org/:org/pick", org_pick_page, MAY_SEE_ORG, "Finds an organisation by name, initials, code or by descending the tree")

static bool is_register(const struct org_pick *pick)
{
	return strcmp(pick->use, "register") == 0;
}

static const char *pick_href(struct ctx *c, const struct org_pick *pick, org_id org, const char *unit_kind)
{
	const char *more = pick->use[0] == '\0' ? "" : is_register(pick) ? arena_printf(c->arena, "&use=register&query=%s", buffer_url(c->arena, pick->query))
		: arena_printf(c->arena, "&use=%s&of=%lld", pick->use, (long long)pick->of);

	return arena_printf(c->arena, "/org/%lld/pick?unit=%s%s", (long long)org.v, unit_kind, more);
}

static const char *goes_to(struct ctx *c, const struct org_pick *pick, const struct org_item *item)
{
	if (pick->use[0] == '\0')
		return arena_printf(c->arena, "/org/%lld", (long long)item->id.v);
	if (is_register(pick))
		return arena_printf(c->arena, "/person?org=%lld%s%s", (long long)item->id.v, pick->query[0] == '\0' ? "" : "&", pick->query);
	return arena_printf(c->arena, "/org/%lld/%s/form?parent_code=%s", (long long)pick->of, pick->use, item->code);
}

static void lines_of(struct ctx *c, struct org_pick *pick, const struct org_item *items, size_t count)
{
	pick->lines = arena_array(c->arena, count, sizeof(*pick->lines));
	for (size_t i = 0; i < count; i++)
		pick->lines[pick->lines_count++] = (struct org_pick_line){ .item = &items[i], .count = items[i].children };
}

/* Without a choice the first draw, folded; with one the units of a kind, or all, a page of them. */
static void units_below(struct ctx *c, struct org_pick *pick)
{
	struct org_item *items;
	size_t count = org_children(c->store, pick->org.id, c->today, ORG_PICK_CHILDREN_MAX, 0, &items), kept = 0;
	size_t from = (size_t)(pick->page - 1) * ORG_PICK_ROWS_PER_PAGE;

	if (text_is_empty(pick->unit_kind)) {
		pick->lines_count = org_pick_fold(c->arena, items, count, ORG_PICK_LINES_MAX, &pick->lines);
		return;
	}
	for (size_t i = 0; i < count; i++)
		if (strcmp(pick->unit_kind, UNIT_ALL) == 0 || strcmp(pick->unit_kind, items[i].unit_kind) == 0)
			items[kept++] = items[i];
	pick->total = (int64_t)kept;
	if (from < kept)
		lines_of(c, pick, items + from, kept - from < ORG_PICK_ROWS_PER_PAGE ? kept - from : ORG_PICK_ROWS_PER_PAGE);
}

static void found(struct ctx *c, struct org_pick *pick)
{
	struct org_item *items;
	size_t count = org_search(c, pick->text, &items);

	lines_of(c, pick, items, count);
	pick->is_cut = count == ORG_FOUND_MAX;
}

void org_pick_page(struct web *w)
{
	struct ctx *c = w->c;
	struct org_pick pick = { 0 };

	if (!org_see(c, web_path(w, org), &pick.org))
		return;
	pick.text = web_param(w, "q");
	pick.of = web_param_int(w, "of", 0);
	pick.use = web_param(w, "use");
	pick.query = web_param(w, "query");
	if (!is_register(&pick) && (pick.of <= 0 || (strcmp(pick.use, "move") != 0 && strcmp(pick.use, "merge") != 0)))
		pick.use = "";
	pick.unit_kind = web_param(w, "unit");
	if (strcmp(pick.unit_kind, UNIT_ALL) != 0 && code_find("unit_kind", pick.unit_kind) == NULL)
		pick.unit_kind = "";
	pick.page = web_param_int(w, "page", 1);
	if (pick.page < 1 || pick.page > ORG_PICK_CHILDREN_MAX)
		pick.page = 1;
	if (text_is_empty(pick.text))
		units_below(c, &pick);
	else
		found(c, &pick);
	for (size_t i = 0; i < pick.lines_count; i++) {
		struct org_pick_line *line = &pick.lines[i];

		if (line->item != NULL)
			line->pick_href = goes_to(c, &pick, line->item);
		if (line->item == NULL)
			line->href = pick_href(c, &pick, pick.org.id, line->unit_kind);
		else if (line->count > 0)
			line->href = pick_href(c, &pick, line->item->id, UNIT_ALL);
	}
	pick.ancestors_count = org_ancestors(c->store, pick.org.path, &pick.ancestors);
	pick.page_href = arena_printf(c->arena, "%s&", pick_href(c, &pick, pick.org.id, pick.unit_kind));
	org_pick_screen(&w->view, &pick);
	web_page(w);
}
