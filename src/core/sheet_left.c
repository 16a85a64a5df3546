#include "core/sheet_left.h"

#include "core/sheet_left_sql.h"

void sheet_left_keep(struct ctx *c, const char *subject, int64_t id, const struct sheet_unread *unread)
{
	if (unread->count == 0)
		return;
	sheet_left_insert(c->store, subject, id, unread->read, unread->count, unread->names);
	store_note(c->store, "sheets_unread", NULL, ctx_number(c, unread->count));
}

const char *sheet_left_text(struct ctx *c, const char *subject, int64_t id)
{
	struct sheet_left_row row;

	if (!sheet_left_get(c->store, subject, id, &row))
		return NULL;
	return sheet_unread_text(c->arena, c->lang, &(struct sheet_unread){ .read = row.read_name, .names = row.names, .count = row.count });
}
