#include "rooms/person/balance.h"

#include <string.h>
#include "core/code.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/figure/figure.h"
#include "rooms/org/org.h"
#include "rooms/person/person_void.h"
#include "text/balance.h"
#include "text/person_void.h"

bool balance_part_is_known(const char *part)
{
	static const char *const PARTS[] = { "opening", "closing", "in", "out", "inside" };

	for (size_t i = 0; i < sizeof(PARTS) / sizeof(PARTS[0]); i++)
		if (strcmp(PARTS[i], part) == 0)
			return true;
	return false;
}

bool balance_cause_is_known(const char *cause)
{
	return strcmp(cause, "reorganised") == 0 || code_find("membership_cause", cause) != NULL;
}

const char *balance_cause_words(const struct ctx *c, const char *part, const char *cause)
{
	bool is_inside = strcmp(part, "inside") == 0, is_void = strcmp(cause, PERSON_VOID_CAUSE) == 0;

	if (is_inside && (strcmp(cause, "transferred_in") == 0 || strcmp(cause, "transferred_out") == 0))
		return ctx_words(c, T_balance_between_branches);
	if (is_void && strcmp(part, "in") == 0)
		return ctx_words(c, T_person_void_undone);
	if (is_void && is_inside)
		return ctx_words(c, T_person_void_void_and_back);
	if (strcmp(cause, "reorganised") == 0)
		return ctx_words(c, T_balance_reorganised);
	return cause[0] == '\0' ? ctx_words(c, T_balance_unnamed) : code_name(c->lang, "membership_cause", cause);
}

static void add(struct balance_line *lines, size_t *count, const struct balance_sum *sum)
{
	if (*count < BALANCE_LINES_MAX)
		lines[(*count)++] = (struct balance_line){ .cause = sum->cause, .count = sum->n };
}

static void take(struct balance *b, const struct balance_sum *sum)
{
	if (strcmp(sum->part, "in") == 0) {
		add(b->in, &b->in_count, sum);
		b->in_total += sum->n;
	} else if (strcmp(sum->part, "out") == 0) {
		add(b->out, &b->out_count, sum);
		b->out_total += sum->n;
	} else {
		add(b->inside, &b->inside_count, sum);
	}
}

/* Members in the subtree on a day, as the tree stood then. */
static struct figure_query standing_on(const char *path, day_t day)
{
	return (struct figure_query){ .path = path, .day = day };
}

static bool count_standing(struct ctx *c, const char *path, day_t day, int64_t *count)
{
	struct figure_query q = standing_on(path, day);
	struct figure_cells cells;

	if (!figure_count(c, &q, &cells))
		return false;
	*count = cells.total;
	return true;
}

bool balance_period(struct ctx *c, org_id org, day_t from, day_t to, struct org_row *row, struct balance *b)
{
	*b = (struct balance){ .from = from, .to = to };
	if (!org_see_for(c, org, MAY_SEE_PERSON, row))
		return false;
	if (from == DAY_NONE)
		ctx_refuse_field(c, "from", T_balance_from_wrong, NULL);
	if (to == DAY_NONE)
		ctx_refuse_field(c, "to", T_balance_to_wrong, NULL);
	if (from == DAY_NONE || to == DAY_NONE)
		return false;
	if (to < from)
		return ctx_refuse_field(c, "to", T_balance_order, "to", day_text(c->arena, to), "from", day_text(c->arena, from), NULL);
	return to <= c->today || ctx_refuse_field(c, "to", T_balance_future, "today", day_text(c->arena, c->today), NULL);
}

bool balance_of(struct ctx *c, org_id org, day_t from, day_t to, struct balance *b)
{
	struct balance_sum *sums;
	struct org_row row;
	size_t count;

	if (!balance_period(c, org, from, to, &row, b))
		return false;
	count = balance_moves(c->store, org, from, to, &sums);
	for (size_t i = 0; i < count; i++)
		take(b, &sums[i]);
	return count_standing(c, row.path, from - 1, &b->opening) && count_standing(c, row.path, to, &b->closing);
}

/* In the order of the tree, which is that of the ids. */
static size_t list_standing(struct ctx *c, const char *path, day_t day, size_t limit, size_t skip, struct balance_person **people, int64_t *total)
{
	struct figure_query q = standing_on(path, day);
	struct balance_person *rows;
	int64_t *ids;
	size_t ids_count, rows_count, count = 0;

	if (!figure_members(c, &q, skip, limit, &ids, &ids_count, total))
		return 0;
	rows_count = balance_standing(c->store, ids, ids_count, day, &rows);
	*people = arena_array(c->arena, ids_count, sizeof(**people));
	for (size_t i = 0; i < ids_count; i++) {
		size_t low = 0, high = rows_count;

		while (low < high) {
			size_t middle = (low + high) / 2;

			if (rows[middle].id.v < ids[i])
				low = middle + 1;
			else
				high = middle;
		}
		if (low < rows_count && rows[low].id.v == ids[i])
			(*people)[count++] = rows[low];
	}
	return count;
}

/* Of a page behind the last one, which has nobody to tell it. */
static int64_t count_movers(struct ctx *c, org_id org, const struct balance *b, const char *part, const char *cause)
{
	struct balance_person *first;

	return balance_movers(c->store, org, b->from, b->to, part, cause, 1, 0, &first) > 0 ? first[0].total : 0;
}

size_t balance_people(struct ctx *c, const struct org_row *org, const struct balance *b, const char *part, const char *cause,
	size_t limit, size_t skip, struct balance_person **people, int64_t *total)
{
	size_t count;

	*total = 0;
	if (strcmp(part, "opening") == 0)
		return list_standing(c, org->path, b->from - 1, limit, skip, people, total);
	if (strcmp(part, "closing") == 0)
		return list_standing(c, org->path, b->to, limit, skip, people, total);
	count = balance_movers(c->store, org->id, b->from, b->to, part, cause, (int64_t)limit, (int64_t)skip, people);
	*total = count > 0 ? (*people)[0].total : skip > 0 ? count_movers(c, org->id, b, part, cause) : 0;
	return count;
}

static int64_t begin_of(day_t day) { return (int64_t)day * 86400 - CHINA_OFFSET_S; }

size_t balance_late(struct ctx *c, const struct org_row *org, const struct balance *b, struct late_entry_done **late)
{
	return late_entry_of_period(c->store, org->path, path_end(c->arena, org->path), begin_of(b->from), begin_of(b->to + 1), b->from, b->to, BALANCE_LATE_MAX, late);
}

size_t balance_voided(struct ctx *c, const struct org_row *org, const struct balance *b, struct person_void_row **rows)
{
	return person_void_of_period(c->store, org->path, path_end(c->arena, org->path), begin_of(b->from), begin_of(b->to + 1), BALANCE_LATE_MAX, rows);
}

size_t balance_rosters(struct ctx *c, const struct org_row *org, const struct balance *b, struct balance_batch **batches)
{
	size_t count = balance_batches(c->store, org->path, path_end(c->arena, org->path), begin_of(b->from), BALANCE_LATE_MAX, batches);

	for (size_t i = 0; i < count; i++)
		if (!may_at_path(c, MAY_IMPORT, (*batches)[i].path))
			(*batches)[i].name = "";
	return count;
}
