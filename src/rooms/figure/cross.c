#include "rooms/figure/cross.h"

#include "text/figure.h"

struct cross {
	struct figure_report *r;
	struct figure_query q;
	struct figure_cells cells;
	struct figure_cross_screen *screen;
	struct figure_child *children;
	size_t children_count, inner[FIGURE_DIMS_MAX];	/* cells below one value of each dimension */
	int down;					/* attributes that run down */
	int values[FIGURE_DIMS_MAX];
	bool has_column[FIGURE_CROSS_ACROSS_MAX + 1];
	bool is_full;
};

static const char *value_name(const struct cross *x, int dim, int value)
{
	if (x->q.dims[dim] == FIGURE_BELOW && value > 0)
		return x->children[value - 1].name;
	return figure_value_name(x->r->c->arena, x->r->c->lang, x->q.dims[dim], value);
}

/* The address of a cell; a unit below is another organisation. */
static const char *cell_href(const struct cross *x, int depth, int across)
{
	struct figure_report r = *x->r;
	struct figure_query q = report_query(&r);
	int last = x->q.dims_count - 1;

	for (int d = 0; d <= (across >= 0 ? last : depth); d++) {
		int value = d == last && across >= 0 ? across : x->values[d];

		if (d > depth && d != last)
			continue;
		if (x->q.dims[d] != FIGURE_BELOW)
			figure_where(&q, x->q.dims[d], FIGURE_VALUE(value));
		else if (value > 0)
			r.org.id.v = x->children[value - 1].id;
	}
	return report_people_href(&r, &q, FIGURE_NONE, 0);
}

static int64_t sum_of(const struct cross *x, size_t from, size_t count, int across)
{
	int64_t sum = 0;
	size_t width = (size_t)x->cells.sizes[x->q.dims_count - 1];

	for (size_t i = from; i < from + count; i++)
		if (across < 0 || i % width == (size_t)across)
			sum += x->cells.numbers[i];
	return sum;
}

static void fill_across(struct cross *x, struct figure_cross_line *line, size_t from, size_t count, int depth)
{
	struct arena *a = x->r->c->arena;
	int width = x->cells.sizes[x->q.dims_count - 1];
	int64_t *numbers = arena_array(a, x->screen->across_count, sizeof(*numbers));
	size_t n = 0;

	line->across = numbers;
	line->across_hrefs = arena_array(a, x->screen->across_count, sizeof(*line->across_hrefs));
	for (int v = 0; x->screen->across_count > 0 && v < width; v++) {
		if (!x->has_column[v])
			continue;
		numbers[n] = sum_of(x, from, count, v);
		line->across_hrefs[n] = numbers[n] > 0 ? cell_href(x, depth, v) : NULL;
		n++;
	}
}

static void walk(struct cross *x, int depth, size_t from)
{
	for (int v = 0; v < x->cells.sizes[depth] && !x->is_full; v++) {
		size_t at = from + (size_t)v * x->inner[depth];
		int64_t n = sum_of(x, at, x->inner[depth], -1);
		struct figure_cross_line *line;

		if (n == 0)
			continue;
		if (x->screen->count == FIGURE_CROSS_LINES_MAX) {
			x->is_full = true;
			return;
		}
		line = &x->screen->lines[x->screen->count++];
		x->values[depth] = v;
		*line = (struct figure_cross_line){ .label = value_name(x, depth, v), .depth = depth, .number = n,
			.tenths = figure_tenths(n, x->cells.total), .href = cell_href(x, depth, -1) };
		fill_across(x, line, at, x->inner[depth], depth);
		if (depth == 0 && n > x->screen->largest)
			x->screen->largest = n;
		if (depth + 1 < x->down)
			walk(x, depth + 1, at);
	}
}

static bool plan_columns(struct cross *x)
{
	int last = x->q.dims_count - 1, width = x->cells.sizes[last];
	const char **heads;

	if (x->down == x->q.dims_count)
		return true;
	if (width > FIGURE_CROSS_ACROSS_MAX)
		return ctx_refuse(x->r->c, AGAINST_RULE, T_figure_too_many_columns, NULL);
	heads = arena_array(x->r->c->arena, (size_t)width, sizeof(*heads));
	for (int v = 0; v < width; v++)
		if ((x->has_column[v] = sum_of(x, 0, x->cells.count, v) > 0))
			heads[x->screen->across_count++] = value_name(x, last, v);
	x->screen->across = heads;
	return true;
}

bool figure_cross(struct figure_report *r, const enum figure_attribute *dims, int count, struct figure_cross_screen *screen)
{
	struct cross x = { .r = r, .q = report_query(r), .screen = screen, .down = count > 1 ? count - 1 : 1 };

	x.q.dims_count = count;
	for (int i = 0; i < count; i++)
		x.q.dims[i] = dims[i];
	if (!figure_count(r->c, &x.q, &x.cells) || !figure_children(r->c, r->org.path, r->day, &x.children, &x.children_count))
		return false;
	for (int i = count - 1, inner = 1; i >= 0; inner *= x.cells.sizes[i--])
		x.inner[i] = (size_t)inner;
	if (!plan_columns(&x))
		return false;
	screen->lines = arena_array(r->c->arena, FIGURE_CROSS_LINES_MAX, sizeof(*screen->lines));
	screen->total = x.cells.total;
	walk(&x, 0, 0);
	if (x.is_full)
		return ctx_refuse(r->c, AGAINST_RULE, T_figure_too_many_cells, NULL);
	screen->has_table = true;
	return true;
}
