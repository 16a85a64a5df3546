#include "core/audit.h"

#include <assert.h>
#include <string.h>
#include "base/text.h"
#include "core/crypto.h"
#include "core/services.h"
#include "schema/model.h"

static const struct model_column *find_column(const char *table, const char *column)
{
	for (const struct model_table *t = MODEL_TABLES; t->name != NULL; t++) {
		if (strcmp(t->name, table) != 0)
			continue;
		for (size_t i = 0; i < t->columns_count; i++)
			if (strcmp(t->columns[i].name, column) == 0)
				return &t->columns[i];
	}
	return NULL;
}

const char *audit_hide(struct ctx *c, const char *table, const char *column, int64_t row_id, const char *value)
{
	const struct model_column *about = find_column(table, column);

	assert(about != NULL);
	if (value == NULL || about->privacy < PRIVACY_PERSONAL)
		return value;
	if (value[0] == '\0')
		return "";
	assert(c->services != NULL && c->services->keys != NULL);
	return arena_printf(c->arena, "#%s", crypto_audit(c->services->keys, c->arena, table, column, row_id, value));
}

void audit_note_text(struct ctx *c, const char *table, const char *column, int64_t row_id, const char *before, const char *after)
{
	if (text_same(before, after))
		return;
	store_note(c->store, arena_printf(c->arena, "%s.%s", table, column), audit_hide(c, table, column, row_id, before),
		   audit_hide(c, table, column, row_id, after));
}

void audit_note_code(struct ctx *c, const char *table, const char *column, int64_t row_id, const char *before, const char *after)
{
	audit_note_text(c, table, column, row_id, before, after);
}

void audit_note_int(struct ctx *c, const char *table, const char *column, int64_t row_id, int64_t before, int64_t after)
{
	if (before == after)
		return;
	audit_note_text(c, table, column, row_id, arena_printf(c->arena, "%lld", (long long)before),
			arena_printf(c->arena, "%lld", (long long)after));
}

void audit_note_day(struct ctx *c, const char *table, const char *column, int64_t row_id, day_t before, day_t after)
{
	const char *old = before == DAY_NONE ? NULL : before == DAY_OPEN ? "open" : day_text(c->arena, before);
	const char *new = after == DAY_NONE ? NULL : after == DAY_OPEN ? "open" : day_text(c->arena, after);

	audit_note_text(c, table, column, row_id, old, new);
}
