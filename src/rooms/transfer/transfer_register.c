#include "rooms/transfer/transfer_register.h"

#include "core/code.h"
#include "rooms/transfer/transfer_input.h"
#include "text/transfer.h"

static struct transfer_filter filter_of(const struct register_ask *ask, int64_t limit, int64_t offset)
{
	return (struct transfer_filter){ .tab = ask->side, .kind = ask->kind, .state = ask->state, .page = offset / limit + 1, .rows_per_page = limit };
}

static int64_t count(struct ctx *c, const struct register_ask *ask)
{
	struct transfer_filter f = filter_of(ask, 1, 0);
	struct transfer_list list;

	transfer_list_read(c, &f, &list);
	return list.total;
}

static size_t read(struct ctx *c, const struct register_ask *ask, int64_t limit, int64_t offset, const char ***cells)
{
	struct transfer_filter f = filter_of(ask, limit, offset);
	struct transfer_list list;

	transfer_list_read(c, &f, &list);
	*cells = arena_array(c->arena, list.count * TRANSFER_REGISTER.columns_count + 1, sizeof(**cells));
	for (size_t i = 0; i < list.count; i++) {
		const struct transfer_row *t = &list.lines[i].row;
		const char **cell = *cells + i * TRANSFER_REGISTER.columns_count;

		*cell++ = t->name;
		*cell++ = code_name(c->lang, "transfer_kind", t->kind);
		*cell++ = t->from == 0 ? t->place : t->person == 0 ? t->from_organ_name : t->from_name;
		*cell++ = t->to == 0 ? t->place : t->to_name;
		*cell++ = day_text(c->arena, t->opened_day);
		*cell++ = t->number;
		*cell = transfer_state_words(c, t);
	}
	return list.count;
}

static const char *address(struct arena *a, const struct register_ask *ask)
{
	return arena_printf(a, "/transfer?tab=%s&kind=%s&state=%s", ask->side, ask->kind, ask->state);
}

static const char *const TABS[] = { "waiting", "open", "over" };
static const struct message *const SIDES[] = { T_transfer_waiting, T_transfer_open, T_transfer_over };
static const struct register_column COLUMNS[] = { { T_transfer_register_name, 12 }, { T_transfer_kind, 14 }, { T_transfer_register_from, 30 }, { T_transfer_register_to, 30 },
	{ T_transfer_register_opened, 12 }, { T_transfer_register_letter, 16 }, { T_transfer_state, 12 } };

const struct register_list TRANSFER_REGISTER = { .key = "transfer", .title = T_transfer_title, .sides = TABS, .side_titles = SIDES, .sides_count = sizeof(TABS) / sizeof(TABS[0]),
	.columns = COLUMNS, .columns_count = sizeof(COLUMNS) / sizeof(COLUMNS[0]), .kinds = "transfer_kind", .states = "transfer_state", .is_own_range = true, .count = count, .read = read,
	.address = address };
