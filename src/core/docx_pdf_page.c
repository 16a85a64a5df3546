/* The pages of a paper: lines and rows are drawn as far as they fit, then on the next page. */
#include "core/docx_pdf_part.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "base/text.h"

#define FOOT_PT 14.0
#define MARK_PT 9.0

static void set_color(struct drawing *d, const char *color)
{
	long c = strtol(color, NULL, 16);

	cairo_set_source_rgb(d->cr, (double)(c >> 16 & 255) / 255, (double)(c >> 8 & 255) / 255, (double)(c & 255) / 255);
}

/* A line of the margin, at the height y. */
static void put_margin(struct drawing *d, const char *text, double size_pt, PangoAlignment align, double y)
{
	PangoContext *context = pango_font_map_create_context(d->fonts);
	PangoLayout *layout = pango_layout_new(context);
	PangoFontDescription *description = pango_font_description_from_string("SimSun, Noto Serif CJK SC");

	pango_font_description_set_absolute_size(description, size_pt * PANGO_SCALE);
	pango_layout_set_font_description(layout, description);
	pango_layout_set_width(layout, (int)((d->width - d->left - d->right) * PANGO_SCALE));
	pango_layout_set_alignment(layout, align);
	pango_layout_set_text(layout, text, -1);
	cairo_move_to(d->cr, d->left, y);
	pango_cairo_show_layout(d->cr, layout);
	pango_font_description_free(description);
	g_object_unref(layout);
	g_object_unref(context);
}

void docx_pdf_begin_page(struct drawing *d)
{
	if (d->page > 0)
		cairo_show_page(d->cr);
	d->page++;
	d->y = d->top;
	d->is_empty = true;
	cairo_set_source_rgb(d->cr, 0, 0, 0);
	put_margin(d, arena_printf(d->arena, "\xe2\x80\x94 %d \xe2\x80\x94", d->page), FOOT_PT, d->page % 2 == 1 ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT,
		d->height - d->bottom + 7 * 72 / 25.4);
	if (!text_is_empty(d->mark))
		put_margin(d, d->mark, MARK_PT, PANGO_ALIGN_RIGHT, d->top / 2);
}

static double room_left(const struct drawing *d) { return d->height - d->bottom - d->y; }

static void stroke(struct drawing *d, double x1, double y1, double x2, double y2, double width)
{
	cairo_set_line_width(d->cr, width);
	cairo_move_to(d->cr, x1, y1);
	cairo_line_to(d->cr, x2, y2);
	cairo_stroke(d->cr);
}

static void put_line(struct drawing *d, const struct cell *c, const struct set_line *l, double y)
{
	PangoLayoutLine *line = pango_layout_get_line_readonly(l->layout, l->index);
	int width = pango_layout_get_width(l->layout), indent = l->index == 0 ? pango_layout_get_indent(l->layout) : 0;
	PangoAlignment align = pango_layout_get_alignment(l->layout);
	PangoRectangle extents;
	double shift;

	pango_layout_line_get_extents(line, NULL, &extents);
	shift = align == PANGO_ALIGN_CENTER ? (width - extents.width) / 2.0 : align == PANGO_ALIGN_RIGHT ? width - extents.width : indent;
	cairo_set_source_rgb(d->cr, 0, 0, 0);
	cairo_move_to(d->cr, c->left + l->x + shift / PANGO_SCALE, y + l->lift);
	pango_cairo_show_layout_line(d->cr, line);
	if (l->rule == NULL)
		return;
	set_color(d, l->rule);
	stroke(d, c->left, y + l->height, c->right, y + l->height, 2);
	cairo_set_source_rgb(d->cr, 0, 0, 0);
}

/* Lines of a cell that fit, from its next one; one at least where the page is empty. */
static double fitting(const struct drawing *d, const struct cell *c, double room, size_t *count)
{
	double height = 0;

	for (*count = 0; c->next + *count < c->count; ++*count) {
		const struct set_line *l = &c->lines[c->next + *count];

		if (l->breaks && !(d->is_empty && *count == 0))
			break;
		if (height + l->height > room + 0.01 && !(d->is_empty && *count == 0))
			break;
		height += l->height;
	}
	return height;
}

static bool is_done(const struct row *row)
{
	for (int i = 0; i < row->count; i++)
		if (row->cells[i].next < row->cells[i].count)
			return false;
	return true;
}

static double needed(const struct row *row)
{
	double most = row->height;

	for (int i = 0; i < row->count; i++) {
		const struct cell *c = &row->cells[i];
		double height = c->has_lines ? 2 * PAD : 0;

		for (size_t n = c->next; n < c->count; n++)
			height += c->lines[n].height;
		if (height > most)
			most = height;
	}
	return most;
}

static void put_box(struct drawing *d, const struct cell *c, double height)
{
	if (!c->has_lines)
		return;
	cairo_set_source_rgb(d->cr, 0, 0, 0);
	if (c->left_side)
		stroke(d, c->left, d->y, c->left, d->y + height, LINE_PT);
	if (c->right_side)
		stroke(d, c->right, d->y, c->right, d->y + height, LINE_PT);
	if (c->bottom)
		stroke(d, c->left, d->y + height, c->right, d->y + height, LINE_PT);
	if (c->top && (!c->goes_on || d->is_empty))
		stroke(d, c->left, d->y, c->right, d->y, LINE_PT);
}

/* What of the row fits into that height. Text of a table stands in the middle of its row. */
static void put_part(struct drawing *d, struct row *row, double height)
{
	for (int i = 0; i < row->count; i++) {
		struct cell *c = &row->cells[i];
		double pad = c->has_lines ? PAD : 0, used, y;
		size_t count;

		used = fitting(d, c, height - 2 * pad, &count);
		assert(count == 0 || c->lines != NULL);
		y = d->y + (c->has_lines ? docx_pdf_positive((height - used) / 2) : 0);
		put_box(d, c, height);
		for (; count > 0; count--) {
			put_line(d, c, &c->lines[c->next], y);
			y += c->lines[c->next++].height;
		}
	}
	d->y += height;
	d->is_empty = false;
}

static void put_heads(struct drawing *d)
{
	for (size_t i = 0; i < d->heads_count; i++) {
		struct row again = d->heads[i];

		put_part(d, &again, needed(&again));
	}
}

static void next_page(struct drawing *d, const struct row *row)
{
	double height = 0;

	docx_pdf_begin_page(d);
	for (size_t i = 0; i < d->heads_count; i++) {
		for (int n = 0; n < d->heads[i].count; n++)
			d->heads[i].cells[n].next = 0;
		height += needed(&d->heads[i]);
	}
	if (!row->is_head && height < room_left(d) / 2)	/* else they would leave no room for what they head */
		put_heads(d);
}

static size_t lines_done(const struct row *row)
{
	size_t done = 0;

	for (int i = 0; i < row->count; i++)
		done += row->cells[i].next;
	return done;
}

void docx_pdf_put_row(struct drawing *d, struct row *row, bool is_table)
{
	double whole = d->height - d->top - d->bottom;

	if (is_table && needed(row) > room_left(d) && needed(row) <= whole && !d->is_empty)
		next_page(d, row);
	while (!is_done(row) || row->height > 0) {
		double height = needed(row), room = room_left(d);
		size_t fits, done;

		if (!is_table) {
			height = fitting(d, &row->cells[0], room, &fits);
			if (fits == 0) {
				next_page(d, row);
				continue;
			}
		} else if (height > room) {
			if (room < 3 * FOOT_PT && !d->is_empty) {
				next_page(d, row);
				continue;
			}
			height = room;
		}
		done = lines_done(row);
		put_part(d, row, height);
		row->height = 0;
		if (is_table && !is_done(row)) {
			if (lines_done(row) == done)	/* a line too high for what the heads leave */
				d->heads_count = 0;
			next_page(d, row);
		}
	}
}

void docx_pdf_put_held(struct drawing *d, const struct row *next)
{
	double height = next == NULL || next->cells[0].count == 0 ? 0 : next->cells[0].lines[0].height;

	for (size_t i = 0; i < d->held_count; i++)
		height += needed(&d->held[i]);
	if (d->held_count > 0 && d->held[0].cells[0].count > 0 && !d->is_empty && height > room_left(d) && height <= d->height - d->top - d->bottom)
		d->held[0].cells[0].lines[0].breaks = true;
	for (size_t i = 0; i < d->held_count; i++)
		docx_pdf_put_row(d, &d->held[i], false);
	d->held_count = 0;
}
