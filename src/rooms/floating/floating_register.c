#include "rooms/floating/floating_register.h"

#include "base/text.h"
#include "core/path.h"
#include "rooms/floating/floating_list.h"
#include "rooms/floating/floating_screen.h"
#include "text/floating.h"

static enum floating_side side_of(const struct register_ask *ask)
{
	int side = 0;

	while (side + 1 < FLOATING_SIDES_COUNT && !text_same(FLOATING_SIDE_KEYS[side], ask->side))
		side++;
	return (enum floating_side)side;
}

/* False: the organisation is gone. */
static bool open_list(struct ctx *c, const struct register_ask *ask, struct floating_list *list)
{
	struct org_row org;

	if (!org_get(c->store, (org_id){ ask->org }, &org))
		return false;
	*list = (struct floating_list){ .side = side_of(ask), .region = org.region, .from = ask->path, .to = path_end(c->arena, ask->path) };
	desk_filter_named(ask->desk, &list->desk);
	floating_side_narrow(c, list->side, list->region, list->from, list->to, &list->desk);
	return true;
}

static int64_t count(struct ctx *c, const struct register_ask *ask)
{
	struct floating_list list;

	return open_list(c, ask, &list) ? floating_list_count(c, &list) : 0;
}

static const char *host_of(struct ctx *c, const struct floating_line *line)
{
	if (text_is_empty(line->host_name))
		return ctx_words(c, T_floating_no_host);
	if (line->host_org != 0 && line->accepted_day != DAY_OPEN)
		return line->host_name;
	return arena_printf(c->arena, "%s（%s）", line->host_name, ctx_words(c, line->host_org == 0 ? T_floating_outside : T_floating_not_accepted));
}

static size_t read(struct ctx *c, const struct register_ask *ask, int64_t limit, int64_t offset, const char ***cells)
{
	struct floating_list list;
	struct floating_line *lines;
	size_t n = open_list(c, ask, &list) ? floating_list_lines(c, &list, limit, offset, &lines) : 0;

	*cells = arena_array(c->arena, n * FLOATING_REGISTER.columns_count + 1, sizeof(**cells));
	for (size_t i = 0; i < n; i++) {
		const struct floating_line *line = &lines[i];
		const char **cell = *cells + i * FLOATING_REGISTER.columns_count;

		*cell++ = line->name;
		*cell++ = line->home_name;
		*cell++ = line->place;
		*cell++ = host_of(c, line);
		*cell++ = day_text(c->arena, line->away_since);
		*cell++ = line->contact_day == DAY_OPEN ? ctx_words(c, T_floating_never_reached) : day_text(c->arena, line->contact_day);
		*cell = ctx_words(c, floating_stage_text(floating_stage(line->away_since, line->is_settled, c->today)));
	}
	return n;
}

static const char *address(struct arena *a, const struct register_ask *ask)
{
	return arena_printf(a, "/floating?org=%lld&side=%s&desk=%s", (long long)ask->org, ask->side, ask->desk);
}

static const struct message *const SIDES[FLOATING_SIDES_COUNT] = { T_floating_out, T_floating_late, T_floating_card_due, T_floating_six, T_floating_in, T_floating_waiting };
static const struct register_column COLUMNS[] = { { T_floating_name, 12 }, { T_floating_home, 30 }, { T_floating_place, 24 }, { T_floating_host, 30 }, { T_floating_since, 12 },
	{ T_floating_last_contact, 12 }, { T_floating_state, 12 } };

const struct register_list FLOATING_REGISTER = { .key = "floating", .title = T_floating_title, .sides = FLOATING_SIDE_KEYS, .side_titles = SIDES, .sides_count = FLOATING_SIDES_COUNT,
	.columns = COLUMNS, .columns_count = sizeof(COLUMNS) / sizeof(COLUMNS[0]), .desk_sides = "card six waiting", .count = count, .read = read, .address = address };
