#include "rooms/transfer/transfer_merge.h"

#include <string.h>
#include "core/audit.h"
#include "rooms/org/approver.h"
#include "rooms/transfer/transfer_part.h"
#include "text/transfer.h"

struct merger { int64_t from, to, organ; const char *words; };

size_t transfer_merge_list(struct ctx *c, int64_t branch, size_t limit, struct transfer_row **rows)
{
	return transfers_of_branch(c->store, branch, (int64_t)limit, rows);
}

static day_t last_day(const struct transfer_row *t)
{
	const day_t days[] = { t->opened_day, t->issued_day, t->accepted_day };
	day_t last = DAY_NONE;

	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++)
		if (days[i] != DAY_OPEN && days[i] > last)
			last = days[i];
	return last;
}

bool transfer_merge_day_is_right(struct ctx *c, int64_t branch, const char *branch_name, day_t day)
{
	struct transfer_row *rows;
	size_t count = transfers_of_branch(c->store, branch, INT32_MAX, &rows);
	const char *name = "";
	day_t last = DAY_NONE;

	for (size_t i = 0; i < count; i++)
		if (last_day(&rows[i]) > last) {
			last = last_day(&rows[i]);
			name = rows[i].name;
		}
	return last == DAY_NONE || day >= last || ctx_refuse_field(c, "day", T_transfer_merge_day, "name", name, "branch", branch_name, "last", day_text(c->arena, last),
		"day", day_text(c->arena, day), NULL);
}

static void end_between(struct ctx *c, const struct transfer_row *t, const struct merger *m)
{
	transfer_set_state(c->store, t->id, "withdrawn", message_text(c->arena, LANG_ZH, T_transfer_merged_there, NULL, 0), t->row_version);
	transfer_note_step(c, t->id, "merge", c->today, m->words);
	audit_note_code(c, "transfer", "state", t->id.v, t->state, "withdrawn");
}

/* The letter names a committee that goes on deciding about it; only the branch below it may be no more one of its own. */
static void follow(struct ctx *c, const struct transfer_row *t, const struct merger *m)
{
	int64_t from = t->from == m->from ? m->to : t->from, to = t->to == m->from ? m->to : t->to, from_organ = t->from_organ, to_organ = t->to_organ;
	const char *kind = t->kind, *state = t->state;

	if (t->from == m->from && !transfer_has_letter(t))
		from_organ = m->organ;
	if (t->to == m->from && !transfer_has_letter(t))
		to_organ = m->organ;
	if (strcmp(kind, "committee") == 0 && from_organ != to_organ)
		kind = "system";
	if (t->to == m->from && transfer_has_letter(t) && t->to_organ != m->organ) {
		to = 0;
		state = "issued";
	}
	transfer_follow(c->store, t->id, kind, from, from_organ, to, to_organ, state, t->row_version);
	transfer_note_step(c, t->id, "merge", c->today, m->words);
	audit_note_int(c, "transfer", "from_id", t->id.v, t->from, from);
	audit_note_int(c, "transfer", "to_id", t->id.v, t->to, to);
}

void transfer_merge(struct ctx *c, int64_t from, const char *from_name, int64_t to, const char *to_name, const char *to_path)
{
	const struct message_arg args[] = { { "from", from_name }, { "to", to_name } };
	struct merger m = { .from = from, .to = to, .words = message_text(c->arena, LANG_ZH, T_transfer_merged, args, 2) };
	struct approver_row organ;
	struct transfer_row *rows;
	size_t count = transfers_of_branch(c->store, from, INT32_MAX, &rows);

	if (approver_find(c, to_path, &organ))
		m.organ = organ.id.v;
	for (size_t i = 0; i < count; i++) {
		if (rows[i].from == to || rows[i].to == to)
			end_between(c, &rows[i], &m);
		else
			follow(c, &rows[i], &m);
	}
	transfer_follow_organ(c->store, from, to);
}
