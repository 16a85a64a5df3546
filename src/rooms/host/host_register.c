#include "rooms/host/host_register.h"

#include "base/buffer.h"
#include "core/code.h"
#include "core/path.h"
#include "rooms/host/host_sql.h"
#include "text/host.h"

static int64_t count(struct ctx *c, const struct register_ask *ask)
{
	struct host_number n = { 0 };

	host_list_count(c->store, ask->path, path_end(c->arena, ask->path), c->today, ask->kind, ask->state, ask->text, &n);
	return n.n;
}

static size_t read(struct ctx *c, const struct register_ask *ask, int64_t limit, int64_t offset, const char ***cells)
{
	struct host_row *rows;
	size_t n = host_list(c->store, ask->path, path_end(c->arena, ask->path), c->today, ask->kind, ask->state, ask->text, limit, offset, &rows);

	*cells = arena_array(c->arena, n * HOST_REGISTER.columns_count + 1, sizeof(**cells));
	for (size_t i = 0; i < n; i++) {
		const struct host_row *row = &rows[i];
		const char **cell = *cells + i * HOST_REGISTER.columns_count;

		*cell++ = row->name;
		*cell++ = code_name(c->lang, "host_kind", row->kind);
		*cell++ = row->org_name;
		*cell++ = row->credit_code;
		*cell++ = code_name(c->lang, "coverage", row->coverage);
		*cell++ = row->covered_name;
		*cell++ = ctx_number(c, row->households);
		*cell++ = ctx_number(c, row->people);
		*cell = ctx_number(c, row->staff);
	}
	return n;
}

static const char *address(struct arena *a, const struct register_ask *ask)
{
	return arena_printf(a, "/org/%lld/host?kind=%s&coverage=%s&q=%s", (long long)ask->org, ask->kind, ask->state, buffer_url(a, ask->text));
}

static const char *const SIDE_KEYS[] = { "open" };
static const struct message *const SIDES[] = { T_host_open };
static const struct register_column COLUMNS[] = { { T_host_name, 30 }, { T_host_kind, 14 }, { T_host_area, 30 }, { T_host_credit_code, 20 }, { T_host_coverage, 14 }, { T_host_covered_by, 30 },
	{ T_host_households, 8 }, { T_host_people, 8 }, { T_host_staff, 8 } };

const struct register_list HOST_REGISTER = { .key = "host", .title = T_host_list, .sides = SIDE_KEYS, .side_titles = SIDES, .sides_count = 1, .columns = COLUMNS,
	.columns_count = sizeof(COLUMNS) / sizeof(COLUMNS[0]), .kinds = "host_kind", .states = "coverage", .has_text = true, .is_of_orgs = true, .count = count, .read = read, .address = address };
