#include "rooms/roster/roster_view.h"

#include <string.h>
#include "text/roster.h"

const struct roster_column_kind ROSTER_COLUMN_KINDS[ROSTER_COLUMNS_COUNT] = {
#define X(constant, key, title) { key, title },
	ROSTER_COLUMNS(X)
#undef X
};

#define COLUMNS_USUAL "status org joined education occupation phone"

/* ---- columns ---- */

static void add_column(struct roster_columns *columns, const char *key, size_t bytes)
{
	for (size_t i = 0; i < ROSTER_COLUMNS_COUNT; i++)
		if (strlen(ROSTER_COLUMN_KINDS[i].key) == bytes && strncmp(ROSTER_COLUMN_KINDS[i].key, key, bytes) == 0)
			columns->has[i] = true;
}

void roster_columns_read(struct ctx *c, struct roster_columns *columns)
{
	struct roster_choice_row choice;
	const char *at = roster_choice_get(c->store, c->actor.account_id, &choice) ? choice.columns : COLUMNS_USUAL;

	memset(columns, 0, sizeof(*columns));
	while (*at != '\0') {
		size_t bytes = strcspn(at, " ");

		add_column(columns, at, bytes);
		at += bytes + (at[bytes] == ' ');
	}
}

bool roster_columns_choose(struct ctx *c, const char *const *keys, size_t count)
{
	struct roster_columns columns = { 0 };
	struct buffer text;

	for (size_t i = 0; i < count; i++)
		add_column(&columns, keys[i], strlen(keys[i]));
	buffer_init(&text, c->arena, 0);
	for (size_t i = 0; i < ROSTER_COLUMNS_COUNT; i++)
		if (columns.has[i])
			buffer_printf(&text, "%s%s", text.bytes > 0 ? " " : "", ROSTER_COLUMN_KINDS[i].key);
	ctx_begin(c, "roster.columns", "account", c->actor.account_id, c->actor.org_id);
	roster_choice_put(c->store, c->actor.account_id, buffer_text(&text));
	return ctx_commit(c);
}
