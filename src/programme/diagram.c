#include "programme/diagram.h"

#include <stdlib.h>
#include <string.h>
#include "base/text.h"

static size_t low(const struct diagram_arc *arc) { return arc->is_back ? arc->to : arc->from; }
static size_t high(const struct diagram_arc *arc) { return arc->is_back ? arc->from : arc->to; }

static void add_arc(struct diagram *d, size_t from, size_t to)
{
	for (size_t i = 0; i < d->arcs_count; i++)
		if (d->arcs[i].from == from && d->arcs[i].to == to)
			return;
	d->arcs[d->arcs_count++] = (struct diagram_arc){ .from = from, .to = to, .is_back = to <= from };
}

static void add_end(struct diagram_row *row, const char *title)
{
	for (size_t i = 0; i < row->ends_count; i++)
		if (strcmp(row->ends[i], title) == 0)
			return;
	row->ends[row->ends_count++] = title;
}

static void read_ways(struct arena *a, struct diagram *d, size_t index, const struct reading_step *step)
{
	struct diagram_row *row = &d->rows[index];

	*row = (struct diagram_row){ .title = step->title, .ends = arena_array(a, step->ways_count, sizeof(*row->ends)) };
	for (size_t i = 0; i < step->ways_count; i++) {
		const struct reading_way *way = &step->ways[i];

		if (way->is_finish)
			add_end(row, way->to);
		else if (way->target == index + 1)
			row->goes_on = true;
		else
			add_arc(d, index, way->target);
	}
}

static int by_length(const void *a, const void *b)
{
	const struct diagram_arc *x = a, *y = b;
	size_t x_length = high(x) - low(x), y_length = high(y) - low(y);

	if (x_length != y_length)
		return x_length < y_length ? -1 : 1;
	return x->from != y->from ? (x->from < y->from ? -1 : 1) : (x->to > y->to) - (x->to < y->to);
}

static bool meet(const struct diagram_arc *a, const struct diagram_arc *b)
{
	return a->is_back == b->is_back && low(a) <= high(b) && low(b) <= high(a);
}

static bool is_free(const struct diagram *d, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (d->arcs[i].lane == d->arcs[index].lane && meet(&d->arcs[i], &d->arcs[index]))
			return false;
	return true;
}

/* Short arcs stay inside; a lane takes what does not meet anything in it, not even at its ends. */
static void choose_lanes(struct diagram *d)
{
	qsort(d->arcs, d->arcs_count, sizeof(*d->arcs), by_length);
	for (size_t i = 0; i < d->arcs_count; i++) {
		int *lanes = d->arcs[i].is_back ? &d->left_lanes : &d->right_lanes;

		while (!is_free(d, i))
			d->arcs[i].lane++;
		*lanes = d->arcs[i].lane + 1 > *lanes ? d->arcs[i].lane + 1 : *lanes;
	}
}

/* At most so many characters, twice as many of the Latin ones, which are half as wide; the last one a sign that more follows. */
static const char *shortened(struct arena *a, const char *text, size_t chars)
{
	const char *at = text, *end = text;
	size_t halves = 0;

	while (*at != '\0') {
		halves += text_next(&at) < 0x80 ? 1 : 2;
		if (halves + 2 <= 2 * chars)
			end = at;
	}
	return halves <= 2 * chars ? text : arena_printf(a, "%.*s…", (int)(end - text), text);
}

static void write_labels(struct arena *a, struct diagram_row *row, enum lang lang)
{
	const char *all = NULL;

	for (size_t i = 0; i < row->ends_count; i++)
		all = all == NULL ? row->ends[i] : arena_printf(a, lang == LANG_ZH ? "%s、%s" : "%s, %s", all, row->ends[i]);
	row->label = shortened(a, row->title, DIAGRAM_LABEL_CHARS);
	row->ends_label = all == NULL ? NULL : shortened(a, all, DIAGRAM_LABEL_CHARS);
}

struct diagram programme_diagram(struct arena *a, const struct reading_step *steps, size_t count, enum lang lang)
{
	struct diagram d = { .rows = arena_array(a, count, sizeof(*d.rows)), .rows_count = count };
	size_t ways = 0;

	for (size_t i = 0; i < count; i++)
		ways += steps[i].ways_count;
	d.arcs = arena_array(a, ways + 1, sizeof(*d.arcs));
	for (size_t i = 0; i < count; i++)
		read_ways(a, &d, i, &steps[i]);
	choose_lanes(&d);
	for (size_t i = 0; i < count; i++)
		write_labels(a, &d.rows[i], lang);
	return d;
}
