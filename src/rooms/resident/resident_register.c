#include "rooms/resident/resident_register.h"

#include <string.h>
#include "core/path.h"
#include "rooms/resident/resident_screen.h"
#include "text/resident.h"

#define PEOPLE_SIDES 3	/* out, in, waiting: the other two are sums */

static bool is_side(const struct register_ask *ask, enum resident_side side)
{
	return strcmp(ask->side, RESIDENT_SIDE_KEYS[side]) == 0;
}

/* Of those who wait, by whose work it is to take them in. */
static struct desk_filter desk_of(struct ctx *c, const struct register_ask *ask, const char *end)
{
	struct desk_filter desk;

	desk_filter_named(ask->desk, &desk);
	resident_waiting_narrow(c, ask->path, end, &desk);
	return desk;
}

static int64_t count(struct ctx *c, const struct register_ask *ask)
{
	struct resident_number n = { 0 };
	const char *end = path_end(c->arena, ask->path);
	const struct desk_filter desk = desk_of(c, ask, end);

	if (is_side(ask, RESIDENT_OUT))
		resident_out_count(c->store, ask->path, end, &n);
	else
		resident_in_count(c->store, ask->path, end, is_side(ask, RESIDENT_WAITING), desk.part, desk.orgs, desk.orgs_count, &n);
	return n.n;
}

static size_t read(struct ctx *c, const struct register_ask *ask, int64_t limit, int64_t offset, const char ***cells)
{
	const char *end = path_end(c->arena, ask->path);
	const struct desk_filter desk = desk_of(c, ask, end);
	struct resident_line *lines;
	size_t n = is_side(ask, RESIDENT_OUT) ? resident_out(c->store, ask->path, end, limit, offset, &lines) :
		resident_in(c->store, ask->path, end, is_side(ask, RESIDENT_WAITING), desk.part, desk.orgs, desk.orgs_count, limit, offset, &lines);

	*cells = arena_array(c->arena, n * RESIDENT_REGISTER.columns_count + 1, sizeof(**cells));
	for (size_t i = 0; i < n; i++) {
		const struct resident_line *line = &lines[i];
		const char **cell = *cells + i * RESIDENT_REGISTER.columns_count;

		*cell++ = line->name;
		*cell++ = line->home_name;
		*cell++ = line->community_name;
		*cell++ = day_text(c->arena, line->from_day);
		*cell++ = resident_hours_text(c->arena, line->minutes);
		*cell = ctx_words(c, line->accepted_day == DAY_OPEN ? T_resident_state_waiting : T_resident_state_active);
	}
	return n;
}

static const char *address(struct arena *a, const struct register_ask *ask)
{
	return arena_printf(a, "/resident?org=%lld&side=%s&desk=%s", (long long)ask->org, ask->side, ask->desk);
}

static const struct message *const SIDES[PEOPLE_SIDES] = { T_resident_out, T_resident_in, T_resident_waiting };
static const struct register_column COLUMNS[] = { { T_resident_name, 12 }, { T_resident_unit, 30 }, { T_resident_community, 30 }, { T_resident_since, 12 }, { T_resident_hours_total, 10 },
	{ T_resident_state, 10 } };

const struct register_list RESIDENT_REGISTER = { .key = "resident", .title = T_resident_title, .sides = RESIDENT_SIDE_KEYS, .side_titles = SIDES, .sides_count = PEOPLE_SIDES,
	.columns = COLUMNS, .columns_count = sizeof(COLUMNS) / sizeof(COLUMNS[0]), .desk_sides = "waiting", .count = count, .read = read, .address = address };
