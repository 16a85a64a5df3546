#include "rooms/batch/batch_journal.h"

#include <string.h>
#include "core/crypto.h"
#include "rooms/batch/batch_sql.h"

void batch_journal_init(struct batch_journal *j, struct arena *a)
{
	*j = (struct batch_journal){ 0 };
	buffer_init(&j->text, a, 0);
}

/* A roster goes branch by branch, so the last one is looked at first. */
static struct batch_branch_sum *sum_of(struct batch_journal *j, org_id org)
{
	for (size_t i = j->branches_count; i > 0; i--)
		if (j->branches[i - 1].org.v == org.v)
			return &j->branches[i - 1];
	if (j->branches_count == j->branches_room) {
		size_t room = j->branches_room == 0 ? 16 : j->branches_room * 2;
		struct batch_branch_sum *wider = arena_array(j->text.arena, room, sizeof(*wider));

		if (j->branches_count > 0)
			memcpy(wider, j->branches, j->branches_count * sizeof(*wider));
		j->branches = wider;
		j->branches_room = room;
	}
	j->branches[j->branches_count] = (struct batch_branch_sum){ .org = org };
	return &j->branches[j->branches_count++];
}

void batch_journal_count(struct batch_journal *j, const struct batch_branch_sum *add)
{
	struct batch_branch_sum *sum = sum_of(j, add->org);

	sum->fresh += add->fresh;
	sum->dated += add->dated;
	sum->written += add->written;
	sum->undone += add->undone;
}

void batch_journal_keep(struct ctx *c, const struct batch_journal *j, batch_id batch)
{
	for (size_t i = 0; i < j->branches_count; i++)
		batch_branch_add(c->store, batch.v, j->branches[i].org, j->branches[i].fresh, j->branches[i].dated, j->branches[i].written, j->branches[i].undone);
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
