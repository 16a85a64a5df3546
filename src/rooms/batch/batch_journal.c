#include "rooms/batch/batch_journal.h"

#include <string.h>
#include "core/crypto.h"

void batch_journal_init(struct batch_journal *j, struct arena *a)
{
	*j = (struct batch_journal){ 0 };
	buffer_init(&j->text, a, 0);
}

void batch_journal_add(struct ctx *c, struct batch_journal *j, int64_t number, int64_t person, int64_t version, const char *image)
{
	buffer_printf(&j->text, "%d %lld %lld %s\n", (int)number, (long long)person, (long long)version, crypto_sha256(c->arena, image, strlen(image)));
	j->written++;
}

void batch_journal_note(struct ctx *c, const struct batch_journal *j)
{
	store_note(c->store, "rows", NULL, arena_printf(c->arena, "%lld..%lld", (long long)j->first, (long long)j->last));
	store_note(c->store, "written", NULL, ctx_number(c, j->written));
	store_note(c->store, "left_out", NULL, ctx_number(c, j->passed));
	store_note(c->store, "journal", NULL, crypto_sha256(c->arena, j->text.bytes == 0 ? "" : j->text.data, j->text.bytes));
}
