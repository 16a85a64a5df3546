#include "rooms/host/host_relation_register.h"

#include "base/text.h"
#include "core/code.h"
#include "core/path.h"
#include "rooms/host/host_relation.h"
#include "text/host.h"

/* As addresses name what is missing; the first is all of them. */
static const char *const SIDE_KEYS[] = { "all", "relation", "home", "secretary" };

static enum host_relation_gap gap_of(const struct register_ask *ask)
{
	return host_relation_gap_read(text_same(ask->side, SIDE_KEYS[0]) ? "" : ask->side);
}

static int64_t count(struct ctx *c, const struct register_ask *ask)
{
	struct host_relation_count counts = { 0 };

	host_relation_counts(c->store, ask->path, path_end(c->arena, ask->path), 0, c->today, &counts);
	return host_relation_total(&counts, gap_of(ask));
}

static const char *yes(struct ctx *c, bool is_there)
{
	return ctx_words(c, is_there ? T_host_secretary_there : T_host_not_yet);
}

static message state_of(const struct host_relation_row *row)
{
	switch (host_relation_lacks(row)) {
	case HOST_GAP_RELATION: return T_host_state_unclear;
	case HOST_GAP_HOME: return T_host_state_cleared;
	case HOST_GAP_SECRETARY: return T_host_state_home;
	default: return T_host_state_secretary;
	}
}

static size_t read(struct ctx *c, const struct register_ask *ask, int64_t limit, int64_t offset, const char ***cells)
{
	struct host_relation_row *rows;
	size_t n = host_relations(c->store, ask->path, path_end(c->arena, ask->path), 0, c->today, HOST_GAP_WORDS[gap_of(ask)], limit, offset, &rows);

	*cells = arena_array(c->arena, n * HOST_RELATION_REGISTER.columns_count + 1, sizeof(**cells));
	for (size_t i = 0; i < n; i++) {
		const struct host_relation_row *row = &rows[i];
		const char **cell = *cells + i * HOST_RELATION_REGISTER.columns_count;

		*cell++ = row->name;
		*cell++ = code_name(c->lang, "host_kind", row->kind);
		*cell++ = row->org_name;
		*cell++ = row->is_cleared ? row->superior_name : yes(c, false);
		*cell++ = row->is_cleared ? row->document : "";
		*cell++ = row->is_cleared ? day_text(c->arena, row->day) : "";
		*cell++ = row->has_home ? row->place_name : yes(c, false);
		*cell++ = yes(c, row->has_secretary);
		*cell = ctx_words(c, state_of(row));
	}
	return n;
}

static const char *address(struct arena *a, const struct register_ask *ask)
{
	return arena_printf(a, "/org/%lld/host/relation?gap=%s", (long long)ask->org, HOST_GAP_WORDS[gap_of(ask)]);
}

static const struct message *const SIDES[] = { T_host_gap_all, T_host_gap_relation, T_host_gap_home, T_host_gap_secretary };
static const struct register_column COLUMNS[] = { { T_host_name, 30 }, { T_host_kind, 14 }, { T_host_area, 30 }, { T_host_superior, 30 }, { T_host_relation_paper, 20 }, { T_host_relation_day, 12 },
	{ T_host_home, 20 }, { T_host_secretary, 10 }, { T_host_relation_state, 14 } };

const struct register_list HOST_RELATION_REGISTER = { .key = "relation", .title = T_host_relations, .sides = SIDE_KEYS, .side_titles = SIDES, .sides_count = sizeof(SIDES) / sizeof(SIDES[0]),
	.columns = COLUMNS, .columns_count = sizeof(COLUMNS) / sizeof(COLUMNS[0]), .is_of_orgs = true, .count = count, .read = read, .address = address };
