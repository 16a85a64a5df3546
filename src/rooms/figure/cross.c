#include "rooms/figure/cross.h"

#include <string.h>
#include "text/figure.h"

/* ---- counting ---- */

static struct cross_sums sums_new(struct arena *a, size_t count)
{
	return (struct cross_sums){ .numbers = arena_array(a, count, sizeof(int64_t)), .count = count };
}

/* The values of the last attribute stay apart (width) or not (1): each level is the sum of the next. */
static void sum_up(struct arena *a, const struct figure_cross *x, struct cross_sums *levels, size_t width)
{
	for (int d = x->down - 1; d >= 0; d--) {
		size_t size = (size_t)x->cells.sizes[d];

		levels[d] = sums_new(a, levels[d + 1].count / size);
		for (size_t i = 0; i < levels[d + 1].count; i++)
			levels[d].numbers[i / width / size * width + i % width] += levels[d + 1].numbers[i];
	}
}

static void sum_across(struct arena *a, struct figure_cross *x, size_t width)
{
	x->across[x->down] = (struct cross_sums){ .numbers = x->cells.numbers, .count = x->cells.count };
	sum_up(a, x, x->across, width);
	x->sums[x->down] = sums_new(a, x->cells.count / width);
	for (size_t i = 0; i < x->cells.count; i++)
		x->sums[x->down].numbers[i / width] += x->cells.numbers[i];
}

static size_t width_of(const struct figure_cross *x)
{
	return x->q.dims_count > x->down ? (size_t)x->cells.sizes[x->q.dims_count - 1] : 1;
}

/* ---- hiding ---- */

static void hide_small(struct arena *a, struct cross_sums *s)
{
	s->hides = arena_array(a, s->count, sizeof(*s->hides));
	for (size_t i = 0; i < s->count; i++)
		s->hides[i] = s->numbers[i] > 0 && s->numbers[i] < FIGURE_SMALL;
}

/* A sum and its parts, `step` places apart. What is hidden must not follow from what shows: at least two numbers are hidden
 * together, and what is hidden of the parts comes to FIGURE_SMALL. True: one more had to go. */
static bool protect(struct cross_sums *sum, size_t at, struct cross_sums *parts, size_t from, size_t step, size_t count)
{
	int64_t hidden = 0;
	size_t n = 0, least = count;

	for (size_t i = 0; i < count; i++) {
		size_t k = from + i * step;

		if (parts->hides[k]) {
			hidden += parts->numbers[k];
			n++;
		} else if (parts->numbers[k] > 0 && (least == count || parts->numbers[k] < parts->numbers[from + least * step])) {
			least = i;
		}
	}
	if ((n == 0 && !sum->hides[at]) || (n > 0 && sum->hides[at]) || (n > 1 && hidden >= FIGURE_SMALL))
		return false;
	if (least < count)
		parts->hides[from + least * step] = true;
	else if (n > 0)
		sum->hides[at] = true;
	else
		return false;
	return true;
}

/* Until nothing more has to go; each turn hides at least one. */
static void hide(struct arena *a, struct figure_cross *x)
{
	size_t width = width_of(x);
	bool has_changed = true;

	for (int d = 0; d <= x->down; d++) {
		hide_small(a, &x->sums[d]);
		if (width > 1)
			hide_small(a, &x->across[d]);
	}
	while (has_changed) {
		has_changed = false;
		for (int d = 0; d < x->down; d++) {
			size_t size = (size_t)x->cells.sizes[d];

			for (size_t i = 0; i < x->sums[d].count; i++)
				has_changed |= protect(&x->sums[d], i, &x->sums[d + 1], i * size, 1, size);
			for (size_t i = 0; width > 1 && i < x->across[d].count; i++)
				has_changed |= protect(&x->across[d], i, &x->across[d + 1], i / width * size * width + i % width, width, size);
		}
		for (int d = 0; width > 1 && d <= x->down; d++)
			for (size_t i = 0; i < x->sums[d].count; i++)
				has_changed |= protect(&x->sums[d], i, &x->across[d], i * width, 1, width);
	}
}

bool figure_cross_count(struct figure_report *r, const struct figure_query *q, bool is_public, struct figure_cross *x)
{
	struct arena *a = r->c->arena;
	struct figure_org_name *children;
	size_t children_count;

	*x = (struct figure_cross){ .q = *q, .down = q->dims_count > 1 ? q->dims_count - 1 : q->dims_count };
	if (!figure_count(r->c, q, &x->cells) || !figure_children(r->c, r->org.path, r->day, &children, &children_count))
		return false;
	x->children = children;
	sum_across(a, x, width_of(x));
	sum_up(a, x, x->sums, 1);
	if (is_public)
		hide(a, x);
	return true;
}

bool figure_cross_hides(const struct figure_cross *x, size_t cell)
{
	const struct cross_sums *s = x->q.dims_count > x->down ? &x->across[x->down] : &x->sums[x->down];

	return s->hides != NULL && s->hides[cell];
}

const char *figure_cross_value(const struct figure_report *r, const struct figure_cross *x, int dim, int value)
{
	if (x->q.dims[dim] == FIGURE_BELOW && value > 0)
		return x->children[value - 1].name;
	return figure_value_name(r->c->arena, r->c->lang, x->q.dims[dim], value);
}

/* ---- the table ---- */

struct walk {
	struct figure_report *r;
	const struct figure_cross *x;
	struct figure_cross_table *table;
	int columns[FIGURE_CROSS_ACROSS_MAX];	/* values of the last attribute that anybody has */
	int values[FIGURE_DIMS_MAX];		/* where the walk is */
	size_t lines_room;
	const char *address[FIGURE_DIMS_MAX + 1];	/* of all numbers, and with the values down to a depth; NULL where a unit below is another organisation */
	const char *address_of[FIGURE_CROSS_ACROSS_MAX];	/* what a column adds to it */
};

/* "sex.2", behind a hyphen unless it is the first condition. */
static const char *condition(const struct walk *k, int dim, int value)
{
	return arena_printf(k->r->c->arena, "%s%s.%d", dim > 0 ? "-" : "", figure_attribute_key(k->x->q.dims[dim]), value);
}

/* The address of a number: the values that the walk has reached down to `depth`, and one that runs across (-1: none). A unit
 * below is another organisation. */
static const char *href_in_full(const struct walk *k, int depth, int across)
{
	struct figure_report r = *k->r;
	struct figure_query q = k->x->q;

	for (int d = 0; d < k->x->q.dims_count; d++) {
		int value = d <= depth ? k->values[d] : across;

		if (d > depth && (d < k->x->down || across < 0))
			continue;
		if (k->x->q.dims[d] != FIGURE_BELOW)
			figure_where(&q, k->x->q.dims[d], FIGURE_VALUE(value));
		else if (value > 0)
			r.org.id.v = k->x->children[value - 1].id;
	}
	return report_people_href(&r, &q, FIGURE_NONE, 0);
}

/* A table has thousands of addresses, which differ in their ends. `column`: a place in k->columns, -1 none. */
static const char *href_of(const struct walk *k, int depth, int column)
{
	const char *begin = k->address[depth + 1], *end = column < 0 ? "" : k->address_of[column];
	size_t begin_bytes, end_bytes;
	char *text;

	if (begin == NULL || end == NULL)
		return href_in_full(k, depth, column < 0 ? -1 : k->columns[column]);
	if (column >= 0 && depth < 0)
		end++;		/* no hyphen before the first */
	begin_bytes = strlen(begin);
	end_bytes = strlen(end) + 1;
	text = arena_room(k->r->c->arena, begin_bytes + end_bytes);
	memcpy(text, begin, begin_bytes);
	memcpy(text + begin_bytes, end, end_bytes);
	return text;
}

static struct figure_cell cell_hidden(void)
{
	return (struct figure_cell){ .kind = CELL_HIDDEN };
}

static struct figure_cell cell_of(const struct walk *k, const struct cross_sums *s, size_t at, int depth, int column)
{
	if (s->hides == NULL)
		return cell_number(s->numbers[at], s->numbers[at] > 0 ? href_of(k, depth, column) : NULL);
	return s->hides[at] ? cell_hidden() : cell_number(s->numbers[at], NULL);
}

static void put_line(struct walk *k, int depth, size_t at)
{
	const struct figure_cross *x = k->x;
	struct figure_cross_table *t = k->table;
	struct figure_cross_line *line = &t->lines[t->count++];
	int64_t n = x->sums[depth + 1].numbers[at];
	bool is_secret;

	*line = (struct figure_cross_line){ .label = figure_cross_value(k->r, x, depth, k->values[depth]), .depth = depth,
		.number = cell_of(k, &x->sums[depth + 1], at, depth, -1), .across = arena_array(k->r->c->arena, t->heads_count, sizeof(*line->across)) };
	is_secret = line->number.kind == CELL_HIDDEN || t->total.kind == CELL_HIDDEN;
	line->share = is_secret ? cell_hidden() : cell_share(n, x->cells.total);
	for (size_t i = 0; i < t->heads_count; i++)
		line->across[i] = cell_of(k, &x->across[depth + 1], at * width_of(x) + (size_t)k->columns[i], depth, (int)i);
	if (depth == 0 && !is_secret && n > t->largest)
		t->largest = n;
}

static bool walk(struct walk *k, int depth, size_t from)
{
	const struct figure_cross *x = k->x;

	for (int v = 0; v < x->cells.sizes[depth]; v++) {
		size_t at = from + (size_t)v;

		if (x->sums[depth + 1].numbers[at] == 0)
			continue;
		if (k->table->count == k->lines_room)
			return ctx_refuse(k->r->c, AGAINST_RULE, T_figure_too_many_cells, NULL);
		k->values[depth] = v;
		if (k->address[depth] != NULL)
			k->address[depth + 1] = arena_printf(k->r->c->arena, "%s%s", k->address[depth], condition(k, depth, v));
		put_line(k, depth, at);
		if (depth + 1 < x->down && !walk(k, depth + 1, at * (size_t)x->cells.sizes[depth + 1]))
			return false;
	}
	return true;
}

static bool plan_columns(struct walk *k)
{
	const struct figure_cross *x = k->x;
	int last = x->q.dims_count - 1, width = x->cells.sizes[last];
	const char **heads;

	if (x->down == x->q.dims_count)
		return true;
	if (width > FIGURE_CROSS_ACROSS_MAX)
		return ctx_refuse(k->r->c, AGAINST_RULE, T_figure_too_many_columns, NULL);
	heads = arena_array(k->r->c->arena, (size_t)width, sizeof(*heads));
	k->table->sums = arena_array(k->r->c->arena, (size_t)width, sizeof(*k->table->sums));
	for (int v = 0; v < width; v++)
		if (x->across[0].numbers[v] > 0) {
			k->columns[k->table->heads_count] = v;
			k->address_of[k->table->heads_count] = condition(k, last, v);
			k->table->sums[k->table->heads_count] = cell_of(k, &x->across[0], (size_t)v, -1, (int)k->table->heads_count);
			heads[k->table->heads_count++] = figure_cross_value(k->r, x, last, v);
		}
	k->table->heads = heads;
	return true;
}

/* Lines that somebody stands in: no more room than they need. */
static size_t lines_of(const struct figure_cross *x)
{
	size_t n = 0;

	for (int d = 1; d <= x->down; d++)
		for (size_t i = 0; i < x->sums[d].count; i++)
			n += x->sums[d].numbers[i] > 0;
	return n < FIGURE_CROSS_LINES_MAX ? n : FIGURE_CROSS_LINES_MAX;
}

static bool has_below(const struct figure_cross *x)
{
	for (int d = 0; d < x->q.dims_count; d++)
		if (x->q.dims[d] == FIGURE_BELOW)
			return true;
	return false;
}

bool figure_cross_lines(struct figure_report *r, const struct figure_cross *x, struct figure_cross_table *table)
{
	struct walk k = { .r = r, .x = x, .table = table, .lines_room = lines_of(x) };

	*table = (struct figure_cross_table){ 0 };
	if (!has_below(x))
		k.address[0] = report_people_href(r, &x->q, FIGURE_NONE, 0);
	table->total = cell_of(&k, &x->sums[0], 0, -1, -1);
	table->lines = arena_array(r->c->arena, k.lines_room, sizeof(*table->lines));
	return plan_columns(&k) && walk(&k, 0, 0);
}
