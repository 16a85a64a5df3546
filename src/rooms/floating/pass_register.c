#include "rooms/floating/pass_register.h"

#include "core/path.h"
#include "rooms/floating/pass_screen.h"
#include "text/pass.h"

/* Of those due, by whose work it is to take them back. */
static struct desk_filter desk_of(struct ctx *c, const struct register_ask *ask)
{
	struct desk_filter desk;

	desk_filter_named(ask->desk, &desk);
	pass_due_narrow(c, ask->path, path_end(c->arena, ask->path), &desk);
	return desk;
}

static int64_t count(struct ctx *c, const struct register_ask *ask)
{
	const struct desk_filter desk = desk_of(c, ask);
	struct pass_count n = { 0 };

	passes_count(c->store, ask->path, path_end(c->arena, ask->path), c->today, ask->side, desk.part, desk.orgs, desk.orgs_count, &n);
	return n.n;
}

static size_t read(struct ctx *c, const struct register_ask *ask, int64_t limit, int64_t offset, const char ***cells)
{
	const struct desk_filter desk = desk_of(c, ask);
	struct pass_row *rows;
	size_t n = passes(c->store, ask->path, path_end(c->arena, ask->path), c->today, ask->side, desk.part, desk.orgs, desk.orgs_count, limit, offset, &rows);

	*cells = arena_array(c->arena, n * PASS_REGISTER.columns_count + 1, sizeof(**cells));
	for (size_t i = 0; i < n; i++) {
		const struct pass_row *row = &rows[i];
		const char **cell = *cells + i * PASS_REGISTER.columns_count;

		*cell++ = row->name;
		*cell++ = pass_number(c->arena, row->year, row->serial);
		*cell++ = row->branch_name;
		*cell++ = row->place;
		*cell++ = day_text(c->arena, row->to_day);
		*cell = ctx_words(c, pass_state_text(pass_state_of(row, c->today)));
	}
	return n;
}

static const char *address(struct arena *a, const struct register_ask *ask)
{
	return arena_printf(a, "/pass?org=%lld&side=%s&desk=%s", (long long)ask->org, ask->side, ask->desk);
}

static const struct message *const SIDES[PASS_STATES_COUNT] = { T_pass_valid, T_pass_expired, T_pass_due, T_pass_renewed, T_pass_handed_back, T_pass_lost };
static const struct register_column COLUMNS[] = { { T_pass_name, 12 }, { T_pass_number_label, 16 }, { T_pass_branch, 30 }, { T_pass_place, 24 }, { T_pass_until, 12 }, { T_pass_state, 10 } };

const struct register_list PASS_REGISTER = { .key = "pass", .title = T_pass_title, .sides = PASS_STATE_KEYS, .side_titles = SIDES, .sides_count = PASS_STATES_COUNT,
	.columns = COLUMNS, .columns_count = sizeof(COLUMNS) / sizeof(COLUMNS[0]), .desk_sides = "due", .count = count, .read = read, .address = address };
