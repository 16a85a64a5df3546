#include "rooms/floating/station_register.h"

#include <string.h>
#include "base/text.h"
#include "core/code.h"
#include "core/path.h"
#include "rooms/floating/station_screen.h"
#include "text/station.h"

static bool is_asked(const struct register_ask *ask)
{
	return strcmp(ask->side, STATION_SIDE_KEYS[STATION_ASKED]) == 0;
}

/* Of those that are asked, by whose work it is to answer. */
static struct desk_filter desk_of(struct ctx *c, const struct register_ask *ask, const char *end)
{
	struct desk_filter desk;

	desk_filter_named(ask->desk, &desk);
	station_asked_narrow(c, ask->path, end, &desk);
	return desk;
}

static int64_t count(struct ctx *c, const struct register_ask *ask)
{
	struct station_number n = { 0 };
	const char *end = path_end(c->arena, ask->path);
	const struct desk_filter desk = desk_of(c, ask, end);

	if (is_asked(ask))
		station_asks_count(c->store, ask->path, end, desk.part, desk.orgs, desk.orgs_count, &n);
	else
		station_list_count(c->store, ask->path, end, ask->side, &n);
	return n.n;
}

/* How somebody was settled, with the number of the card or the letter. */
static const char *way_of(struct ctx *c, const struct station_row *row)
{
	if (text_is_empty(row->settled_by))
		return ctx_words(c, T_station_not_settled);
	return arena_printf(c->arena, "%s%s%s%s%s", code_name(c->lang, "station_settle", row->settled_by), row->serial > 0 ? " " : "", row->serial > 0 ? station_card_number(c->arena, row) : "",
		text_is_empty(row->letter) ? "" : " ", row->letter);
}

static size_t read(struct ctx *c, const struct register_ask *ask, int64_t limit, int64_t offset, const char ***cells)
{
	const char *end = path_end(c->arena, ask->path);
	const struct desk_filter desk = desk_of(c, ask, end);
	struct station_row *rows;
	size_t n = is_asked(ask) ? station_asks(c->store, ask->path, end, desk.part, desk.orgs, desk.orgs_count, limit, offset, &rows) :
		station_list(c->store, ask->path, end, ask->side, limit, offset, &rows);

	*cells = arena_array(c->arena, n * STATION_REGISTER.columns_count + 1, sizeof(**cells));
	for (size_t i = 0; i < n; i++) {
		const struct station_row *row = &rows[i];
		const char **cell = *cells + i * STATION_REGISTER.columns_count;

		*cell++ = row->name;
		*cell++ = row->home_name;
		*cell++ = row->station_name;
		*cell++ = day_text(c->arena, row->came_day);
		*cell++ = way_of(c, row);
		*cell = code_name(c->lang, "station_state", row->state);
	}
	return n;
}

static const char *address(struct arena *a, const struct register_ask *ask)
{
	return arena_printf(a, "/org/%lld/station?side=%s&desk=%s", (long long)ask->org, ask->side, ask->desk);
}

static const struct message *const SIDES[STATION_SIDES_COUNT] = { T_station_checking, T_station_confirmed, T_station_settled, T_station_over, T_station_asked };
static const struct register_column COLUMNS[] = { { T_station_name, 12 }, { T_station_home, 30 }, { T_station_station, 30 }, { T_station_came_day, 12 }, { T_station_way, 24 }, { T_station_state, 10 } };

const struct register_list STATION_REGISTER = { .key = "station", .title = T_station_title, .sides = STATION_SIDE_KEYS, .side_titles = SIDES, .sides_count = STATION_SIDES_COUNT,
	.columns = COLUMNS, .columns_count = sizeof(COLUMNS) / sizeof(COLUMNS[0]), .desk_sides = "asked", .count = count, .read = read, .address = address };
