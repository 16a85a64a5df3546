/* A form on its pages: text is set, rows go on on the next page, a heading stays with what is below it. */
#include "core/pdf_part.h"

#define MARGIN (16 * PDF_PT_PER_MM)
#define TOP (20 * PDF_PT_PER_MM)
#define BOTTOM (18 * PDF_PT_PER_MM)
#define PAD 3.0
#define LINE_PT 16.0		/* the least height of a row */
#define ROOM (PDF_PAGE_HEIGHT - TOP - BOTTOM)	/* of a page for rows */
#define PART_LEAST (2 * LINE_PT + 2 * PAD)	/* of a row that goes on on the next page */
#define SHADE 0.95

#define FONTS PDF_FONTS
#define TITLE_FONTS "FZXiaoBiaoSong-B05S, Noto Serif CJK SC, " PDF_RARE_FONTS

/* ---- text ---- */

static PangoLayout *set_text(struct pdf *pdf, const char *font, double size, const char *text, double width, PangoAlignment align)
{
	PangoContext *context = pango_font_map_create_context(pdf->fonts);
	PangoFontDescription *description = pango_font_description_from_string(font);
	PangoLayout *layout;

	pango_cairo_update_context(pdf->cr, context);
	layout = pango_layout_new(context);
	pango_font_description_set_absolute_size(description, size * PANGO_SCALE);
	pango_layout_set_font_description(layout, description);
	pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_alignment(layout, align);
	pango_layout_set_text(layout, text != NULL ? text : "", -1);
	pdf_text_as_it_is(layout);
	pango_font_description_free(description);
	g_object_unref(context);
	return layout;
}

static double height_of(PangoLayout *layout)
{
	int height;

	pango_layout_get_size(layout, NULL, &height);
	return (double)height / PANGO_SCALE;
}

/* One line or block that stands by itself. */
static double put_text(struct pdf *pdf, const char *font, double size, const char *text, double x, double y, double width, PangoAlignment align)
{
	PangoLayout *layout = set_text(pdf, font, size, text, width, align);
	double height = height_of(layout);

	if (pdf->is_drawing) {
		cairo_move_to(pdf->cr, x, y);
		pango_cairo_show_layout(pdf->cr, layout);
		pdf->unknown += pango_layout_get_unknown_glyphs_count(layout);
	}
	g_object_unref(layout);
	return height;
}

/* ---- pages ---- */

static void put_foot(struct pdf *pdf)
{
	double y = PDF_PAGE_HEIGHT - 12 * PDF_PT_PER_MM, width = PDF_PAGE_WIDTH - 2 * MARGIN;

	put_text(pdf, FONTS, 9, pdf->frame.mark, MARGIN, 10 * PDF_PT_PER_MM, width, PANGO_ALIGN_RIGHT);
	put_text(pdf, FONTS, 9, pdf->frame.printed, MARGIN, y, width, PANGO_ALIGN_LEFT);
	put_text(pdf, FONTS, 9, arena_printf(pdf->arena, "%d/%d", pdf->frame.pages_before + pdf->page,
		pdf->frame.pages_before + pdf->pages + pdf->frame.pages_after), MARGIN, y, width, PANGO_ALIGN_RIGHT);
}

static void begin_page(struct pdf *pdf)
{
	pdf->page++;
	pdf->y = TOP;
	if (pdf->is_drawing)
		put_foot(pdf);
}

static void next_page(struct pdf *pdf)
{
	if (pdf->is_drawing)
		cairo_show_page(pdf->cr);
	begin_page(pdf);
}

static double room_left(const struct pdf *pdf)
{
	return PDF_PAGE_HEIGHT - BOTTOM - pdf->y;
}

static void box(struct pdf *pdf, double left, double top, double right, double height, bool is_shaded)
{
	if (!pdf->is_drawing)
		return;
	cairo_rectangle(pdf->cr, left, top, right - left, height);
	if (is_shaded) {
		cairo_set_source_rgb(pdf->cr, SHADE, SHADE, SHADE);
		cairo_fill_preserve(pdf->cr);
		cairo_set_source_rgb(pdf->cr, 0, 0, 0);
	}
	cairo_stroke(pdf->cr);
}

/* ---- rows ---- */

/* A cell being set: its lines, and which comes next. */
struct setting { PangoLayout *layout; double left, right, height; int lines, next; };

static void set_row(struct pdf *pdf, const struct pdf_row *row, struct setting *settings)
{
	int column = 0;

	for (int i = 0; i < row->count; i++) {
		struct setting *s = &settings[i];
		const struct pdf_cell *cell = &row->cells[i];

		*s = (struct setting){ .left = pdf->x[column], .right = pdf->x[column + cell->columns] };
		s->layout = set_text(pdf, FONTS, 10.5, cell->text, s->right - s->left - 2 * PAD, cell->is_left ? PANGO_ALIGN_LEFT : PANGO_ALIGN_CENTER);
		s->lines = pango_layout_get_line_count(s->layout);
		s->height = height_of(s->layout);
		column += cell->columns;
	}
}

static double line_height(const struct setting *s)
{
	return s->lines > 0 ? s->height / s->lines : 0;
}

/* The height that the lines still to come need, `least` at least. */
static double needed(const struct pdf_row *row, const struct setting *settings, double least)
{
	double most = least > LINE_PT ? least : LINE_PT;

	for (int i = 0; i < row->count; i++) {
		double height = (settings[i].lines - settings[i].next) * line_height(&settings[i]) + 2 * PAD;

		if (height > most)
			most = height;
	}
	return most;
}

/* Lines from s->next that fit into `room`; gives their height. */
static double lines_that_fit(const struct setting *s, double room, int *count)
{
	double line = line_height(s), height = 0;

	for (*count = 0; s->next + *count < s->lines && height + line <= room; ++*count)
		height += line;
	return height;
}

static void put_lines(struct pdf *pdf, struct setting *s, const struct pdf_cell *cell, double height)
{
	int count, left = s->next;
	double used = lines_that_fit(s, height - 2 * PAD + 0.01, &count), line = line_height(s);
	double top = cell->is_left ? pdf->y + PAD : pdf->y + (height - used) / 2;

	box(pdf, s->left, pdf->y, s->right, height, cell->is_head);
	for (; s->next < left + count && pdf->is_drawing; s->next++) {
		PangoLayoutLine *l = pango_layout_get_line_readonly(s->layout, s->next);
		PangoRectangle extents;
		double inner = s->right - s->left - 2 * PAD;

		pango_layout_line_get_extents(l, NULL, &extents);
		cairo_move_to(pdf->cr, s->left + PAD + (cell->is_left ? 0 : (inner - (double)extents.width / PANGO_SCALE) / 2),
			top + (s->next - left) * line - (double)extents.y / PANGO_SCALE);
		pango_cairo_show_layout_line(pdf->cr, l);
	}
	s->next = left + count;
}

static bool is_done(const struct pdf_row *row, const struct setting *settings)
{
	for (int i = 0; i < row->count; i++)
		if (settings[i].next < settings[i].lines)
			return false;
	return true;
}

static double picture_height(const struct pdf *pdf, const struct pdf_picture *p)
{
	double width = pdf->x[pdf->frame.columns_count] - pdf->x[0], high = (width - 2 * PAD) * p->height / p->width + 2 * PAD, most = ROOM - 3 * LINE_PT;

	return high < most ? high : most;
}

/* The room that the rows from `at` on take up to the first that is no heading, of one that no page holds its beginning. */
static double beginning_of(struct pdf *pdf, int at)
{
	double height = 0;

	for (bool goes_on = true; goes_on && at < pdf->rows_count; at++) {
		const struct pdf_row *row = pdf->rows[at];
		struct setting settings[PDF_COLUMNS_MAX];
		double own;

		if (row->picture != NULL)
			return height + picture_height(pdf, row->picture) + 2 * LINE_PT;
		set_row(pdf, row, settings);
		own = needed(row, settings, row->height);
		for (int i = 0; i < row->count; i++)
			g_object_unref(settings[i].layout);
		height += own > ROOM ? PART_LEAST : own;
		goes_on = row->is_heading;
	}
	return height;
}

/* What has to stand on one page with the beginning of a row: a heading takes the row behind it along, or its first lines where both fill more than a page. */
static double least_of(struct pdf *pdf, int at, double height)
{
	double least = pdf->rows[at]->is_heading ? height + beginning_of(pdf, at + 1) : height;

	return pdf->rows[at]->is_heading && least > ROOM ? height + PART_LEAST : least;
}

/* What is left of a row on this page: all of it, or as many lines as the page has room for. A heading has seen to the place of the row behind it. */
static void put_row(struct pdf *pdf, int at)
{
	struct pdf_row *row = pdf->rows[at];
	struct setting settings[PDF_COLUMNS_MAX];
	double height, least;

	set_row(pdf, row, settings);
	height = needed(row, settings, row->height);
	least = least_of(pdf, at, height);
	if (least > room_left(pdf) && least <= ROOM && !(at > 0 && pdf->rows[at - 1]->is_heading))
		next_page(pdf);
	row->page = pdf->page;
	do {
		double part = height < room_left(pdf) ? height : room_left(pdf);

		if (part < height && part < PART_LEAST) {
			next_page(pdf);
			continue;
		}
		for (int i = 0; i < row->count; i++)
			put_lines(pdf, &settings[i], &row->cells[i], part);
		pdf->y += part;
		height = needed(row, settings, 0);
	} while (!is_done(row, settings));
	for (int i = 0; i < row->count; i++) {
		if (pdf->is_drawing)
			pdf->unknown += pango_layout_get_unknown_glyphs_count(settings[i].layout);
		g_object_unref(settings[i].layout);
	}
}

/* Opened for its page alone: many large ones do not stand in memory at once. */
static void put_picture(struct pdf *pdf, struct pdf_row *row)
{
	struct pdf_picture *p = row->picture;
	double width = pdf->x[pdf->frame.columns_count] - pdf->x[0], height = picture_height(pdf, p);
	cairo_surface_t *opened;

	if (height + 2 * LINE_PT > room_left(pdf))
		next_page(pdf);
	row->page = pdf->page;
	pdf->y += put_text(pdf, FONTS, 10.5, row->cells[0].text, pdf->x[0], pdf->y + PAD, width, PANGO_ALIGN_LEFT) + 2 * PAD;
	box(pdf, pdf->x[0], pdf->y, pdf->x[0] + width, height, false);
	if (pdf->is_drawing && (opened = pdf_picture_open(p)) != NULL) {
		pdf_picture_put(p, opened, pdf->cr, pdf->x[0] + PAD, pdf->y + PAD, width - 2 * PAD, height - 2 * PAD);
		cairo_surface_destroy(opened);
	}
	pdf->y += height;
}

static void put_side(struct pdf *pdf, double top)
{
	double left = pdf->x[pdf->frame.columns_count - 1], right = pdf->x[pdf->frame.columns_count], height = pdf->y - top;

	box(pdf, left, top, right, height, false);
	if (pdf->opened != NULL && pdf->is_drawing)
		pdf_picture_put(&pdf->photo, pdf->opened, pdf->cr, left + PAD, top + PAD, right - left - 2 * PAD, height - 2 * PAD);
	else
		put_text(pdf, FONTS, 10.5, pdf->side, left + PAD, top + height / 2 - 8, right - left - 2 * PAD, PANGO_ALIGN_CENTER);
}

static void place_columns(struct pdf *pdf)
{
	double sum = 0, at = MARGIN;

	for (int i = 0; i < pdf->frame.columns_count; i++)
		sum += pdf->frame.widths[i];
	for (int i = 0; i <= pdf->frame.columns_count; i++) {
		pdf->x[i] = at;
		if (i < pdf->frame.columns_count)
			at += pdf->frame.widths[i] / sum * (PDF_PAGE_WIDTH - 2 * MARGIN);
	}
}

void pdf_put_all(struct pdf *pdf)
{
	double width = PDF_PAGE_WIDTH - 2 * MARGIN, top;

	place_columns(pdf);
	pdf->page = 0;
	begin_page(pdf);
	if (pdf->frame.title != NULL) {
		pdf->y += put_text(pdf, TITLE_FONTS, 18, pdf->frame.title, MARGIN, pdf->y, width, PANGO_ALIGN_CENTER) + 6;
		pdf->y += put_text(pdf, FONTS, 10.5, pdf->frame.under_title, MARGIN, pdf->y, width, PANGO_ALIGN_RIGHT) + 4;
	}
	top = pdf->y;
	for (int i = 0; i < pdf->rows_count; i++) {
		if (i > 0 && pdf->rows[i - 1]->is_beside && !pdf->rows[i]->is_beside)
			put_side(pdf, top);
		if (pdf->rows[i]->picture != NULL)
			put_picture(pdf, pdf->rows[i]);
		else
			put_row(pdf, i);
	}
}
