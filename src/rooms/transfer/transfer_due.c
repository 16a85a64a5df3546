#include "rooms/transfer/transfer_due.h"

#include <stdlib.h>
#include <string.h>
#include "core/path.h"
#include "core/permit.h"
#include "rooms/transfer/transfer_training.h"

/* What the branch says the branch says; the rest of its work the committee may do for it. */
static bool is_for_own_branch(struct ctx *c, const struct transfer_row *row, const struct transfer_turn *turn)
{
	return ((turn->org == row->from && row->from_organ == c->actor.org_id && strcmp(turn->act, "agree") != 0) || (turn->org == row->to && row->to_organ == c->actor.org_id)) &&
		desk_is_own(c, turn->org);
}

bool transfer_is_mine(struct ctx *c, const struct transfer_row *row, const struct transfer_turn *turn)
{
	if (!may_at_path(c, MAY_EDIT_PERSON, turn->path))
		return false;
	if (strcmp(turn->act, "again") == 0)
		return turn->org == c->actor.org_id || (row->account == c->actor.account_id && desk_is_own(c, turn->org));
	return turn->org == c->actor.org_id || turn->due < c->today || is_for_own_branch(c, row, turn);
}

bool transfer_is_overseen(struct ctx *c, const struct transfer_row *row, const struct transfer_turn *turn)
{
	return strcmp(turn->act, "again") != 0 && turn->org != c->actor.org_id && !is_for_own_branch(c, row, turn) && transfer_is_mine(c, row, turn);
}

static int by_day(const void *a, const void *b)
{
	const struct transfer_due_line *x = a, *y = b;

	if (x->due != y->due)
		return x->due < y->due ? -1 : 1;
	return x->id.v < y->id.v ? -1 : x->id.v > y->id.v;
}

/* The count of the group that a day belongs to. */
static int64_t *group_of(struct transfer_due *due, day_t today, day_t day)
{
	if (day < today)
		return &due->late;
	if (day == today)
		return &due->today;
	return day < today + 8 - day_weekday(today) ? &due->week : &due->soon;
}

/* The first of each group stay; the lines are in the order of their days. */
static void count_and_cut(struct transfer_due *due, day_t today, size_t limit, size_t overseen_limit)
{
	size_t kept = 0;

	for (size_t i = 0; i < due->lines_count; i++) {
		bool is_overseen = due->lines[i].is_overseen;

		if (++*(is_overseen ? &due->overseen : group_of(due, today, due->lines[i].due)) <= (int64_t)(is_overseen ? overseen_limit : limit))
			due->lines[kept++] = due->lines[i];
	}
	due->lines_count = kept;
}

size_t transfer_todo(struct ctx *c, const char *kind, struct transfer_row **rows)
{
	struct transfer_row *open, *returned;
	size_t open_count = transfers_open(c->store, c->actor.path_from, c->actor.path_to, kind, TRANSFERS_OPEN_MAX, &open);
	size_t returned_count = transfers_returned(c->store, c->actor.path_from, c->actor.path_to, kind, TRANSFERS_OPEN_MAX, &returned);

	*rows = arena_array(c->arena, open_count + returned_count + 1, sizeof(**rows));
	for (size_t i = 0; i < open_count; i++)
		(*rows)[i] = open[i];
	for (size_t i = 0; i < returned_count; i++)
		(*rows)[open_count + i] = returned[i];
	return open_count + returned_count;
}

void transfer_due_of(struct ctx *c, size_t limit, size_t overseen_limit, const char *path, struct transfer_due *due)
{
	struct transfer_row *rows;
	size_t rows_count = transfer_todo(c, "", &rows);

	*due = (struct transfer_due){ .lines = arena_array(c->arena, rows_count + 1, sizeof(*due->lines)) };
	for (size_t i = 0; i < rows_count; i++) {
		struct transfer_turn turn;
		bool is_overseen;

		if (!transfer_turn(c, &rows[i], &turn) || !transfer_is_mine(c, &rows[i], &turn))
			continue;
		is_overseen = transfer_is_overseen(c, &rows[i], &turn);
		if (is_overseen && !path_is_within(turn.path, path))
			continue;
		due->lines[due->lines_count++] = (struct transfer_due_line){ .id = rows[i].id, .name = rows[i].name, .act = turn.act, .org_name = turn.org_name,
			.path = turn.path, .due = turn.due, .is_overseen = is_overseen, .is_training = transfer_is_training(&rows[i]) };
	}
	qsort(due->lines, due->lines_count, sizeof(*due->lines), by_day);
	count_and_cut(due, c->today, limit, overseen_limit);
}

size_t transfer_late_of(struct ctx *c, const char *path, day_t before, struct transfer_late **list)
{
	struct transfer_row *rows;
	size_t rows_count = transfers_open(c->store, path, path_end(c->arena, path), "", TRANSFERS_OPEN_MAX, &rows), count = 0;

	*list = arena_array(c->arena, rows_count + 1, sizeof(**list));
	for (size_t i = 0; i < rows_count; i++) {
		struct transfer_turn turn;

		if (transfer_turn(c, &rows[i], &turn) && turn.due < before && path_is_within(turn.path, path))
			(*list)[count++] = (struct transfer_late){ .id = rows[i].id, .person = rows[i].person, .name = rows[i].name, .turn = turn };
	}
	return count;
}
