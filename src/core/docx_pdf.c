/* A paragraph is set by pango as a whole and drawn line by line, so that it may go on on the next page; a row of a table likewise, all its
 * cells at once. Head rows of a table are drawn again on each page. */
#include "core/docx_pdf_part.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define TWIPS 20.0		/* twentieths of a point */
#define PARTS_MAX 13
#define HELD_MAX 4	/* paragraphs in a row that stay with the next */
#define PICTURE_WIDTH (25 / 25.4 * 72)	/* of a photo of one inch, in points */
#define PICTURE_HEIGHT (35 / 25.4 * 72)
#define SIDE_MIN 100.0		/* what margins must leave of a sheet, in points */

struct paragraph { const char *align, *rule; double first, left, right, before, after, line, size; bool is_exact, breaks, keeps_next; };

/* ---- fonts ---- */

/* What offices call their fonts, and what stands in for them. */
static const struct { const char *name, *families; } FONTS[] = {
	{ "FZXiaoBiaoSong", "FZXiaoBiaoSong-B05S, FZXiaoBiaoSong-B05, Noto Serif CJK SC, " PDF_RARE_FONTS },
	{ "小标宋", "FZXiaoBiaoSong-B05S, FZXiaoBiaoSong-B05, Noto Serif CJK SC, " PDF_RARE_FONTS },
	{ "黑", "SimHei, Noto Sans CJK SC, " PDF_RARE_FONTS },
	{ "SimHei", "SimHei, Noto Sans CJK SC, " PDF_RARE_FONTS },
	{ "楷", "KaiTi_GB2312, KaiTi, Noto Serif CJK SC, " PDF_RARE_FONTS },
	{ "宋", "SimSun, Noto Serif CJK SC, " PDF_RARE_FONTS },
};

static const char *families_of(const char *name)
{
	for (size_t i = 0; i < sizeof(FONTS) / sizeof(FONTS[0]); i++)
		if (strstr(name, FONTS[i].name) != NULL)
			return FONTS[i].families;
	return PDF_FONTS;
}

/* ---- reading lines ---- */

/* The parts of a line; the last one takes the rest. */
static int parts_of(struct arena *a, const char *line, size_t bytes, char *parts[PARTS_MAX + COLUMNS_MAX], int most)
{
	char *at = arena_text_n(a, line, bytes);
	int count = 0;

	while (count < most - 1 && strchr(at, '\t') != NULL)
		parts[count++] = strsep(&at, "\t");
	parts[count++] = at;
	return count;
}

static double points(const char *text) { return (double)strtol(text, NULL, 10) / TWIPS; }

/* A paragraph being read: its text, and the looks of its runs. */
struct reading { struct paragraph p; struct buffer text; PangoAttrList *looks; bool is_open; };

static void add_look(struct reading *r, PangoAttribute *look, size_t from)
{
	look->start_index = (guint)from;
	look->end_index = (guint)r->text.bytes;
	pango_attr_list_insert(r->looks, look);
}

/* The sign of the picture takes its room in the line. */
static void add_pictures(struct reading *r, size_t from)
{
	const char *text = buffer_text(&r->text);

	for (const char *sign = text + from; (sign = strstr(sign, DOCX_PICTURE)) != NULL; sign += strlen(DOCX_PICTURE)) {
		PangoRectangle box = { 0, (int)(-PICTURE_HEIGHT * PANGO_SCALE), (int)(PICTURE_WIDTH * PANGO_SCALE), (int)(PICTURE_HEIGHT * PANGO_SCALE) };
		PangoAttribute *look = pango_attr_shape_new(&box, &box);

		look->start_index = (guint)(sign - text);
		look->end_index = look->start_index + (guint)strlen(DOCX_PICTURE);
		pango_attr_list_insert(r->looks, look);
	}
}

static void read_run(const struct drawing *d, struct reading *r, char *parts[], int count)
{
	size_t from = r->text.bytes;
	long color;

	if (count < 7 || !r->is_open)
		return;
	for (const char *c = parts[6]; *c != '\0'; c++) {
		if (*c == '\v')
			buffer_lit(&r->text, "\xe2\x80\xa8");	/* a new line of the same paragraph */
		else if (*c == '\f')
			r->p.breaks = true;
		else
			buffer_putc(&r->text, *c);
	}
	if (r->text.bytes == from)
		return;
	color = strtol(parts[4], NULL, 16);
	add_look(r, pango_attr_size_new_absolute((int)(strtol(parts[1], NULL, 10) * PANGO_SCALE / 2)), from);
	add_look(r, pango_attr_family_new(families_of(parts[5])), from);
	add_look(r, pango_attr_foreground_new((guint16)((color >> 16 & 255) * 257), (guint16)((color >> 8 & 255) * 257), (guint16)((color & 255) * 257)), from);
	if (parts[2][0] == '1')
		add_look(r, pango_attr_weight_new(PANGO_WEIGHT_BOLD), from);
	if (parts[3][0] == '1')
		add_look(r, pango_attr_underline_new(PANGO_UNDERLINE_SINGLE), from);
	if (d->opened != NULL)
		add_pictures(r, from);
}

static void read_paragraph(struct drawing *d, struct reading *r, char *parts[], int count)
{
	if (count < 13)
		return;
	*r = (struct reading){ .is_open = true, .looks = pango_attr_list_new(),
		.p = { .align = parts[1], .first = points(parts[2]), .left = points(parts[3]), .right = points(parts[4]), .before = points(parts[5]),
			.after = points(parts[6]), .line = points(parts[7]), .is_exact = parts[8][0] == '1', .rule = parts[9], .breaks = parts[10][0] == '1',
			.size = (double)strtol(parts[11], NULL, 10) / 2, .keeps_next = parts[12][0] == '1' } };
	buffer_init(&r->text, d->arena, 64);
}

/* ---- setting ---- */

static void keep_layout(struct drawing *d, PangoLayout *layout)
{
	if (d->layouts_count == d->layouts_room) {
		PangoLayout **more = arena_array(d->arena, d->layouts_room * 2 + 100, sizeof(*more));

		if (d->layouts_count > 0)
			memcpy(more, d->layouts, d->layouts_count * sizeof(*more));
		d->layouts = more;
		d->layouts_room = d->layouts_room * 2 + 100;
	}
	d->layouts[d->layouts_count++] = layout;
}

static void add_line(struct drawing *d, struct cell *c, struct set_line line)
{
	if (c->count == c->room) {
		struct set_line *more = arena_array(d->arena, c->room * 2 + 8, sizeof(*more));

		if (c->count > 0)
			memcpy(more, c->lines, c->count * sizeof(*more));
		c->lines = more;
		c->room = c->room * 2 + 8;
	}
	c->lines[c->count++] = line;
}

static void put_picture(cairo_t *cr, PangoAttrShape *shape, gboolean is_path, gpointer data)
{
	const struct drawing *d = data;
	double x, y;

	(void)shape;
	cairo_get_current_point(cr, &x, &y);
	if (!is_path)
		pdf_picture_put(&d->picture, d->opened, cr, x, y - PICTURE_HEIGHT, PICTURE_WIDTH, PICTURE_HEIGHT);
}

static PangoLayout *set_text(struct drawing *d, struct reading *r, double width)
{
	PangoContext *context = pango_font_map_create_context(d->fonts);
	PangoFontDescription *description = pango_font_description_from_string(PDF_FONTS);
	PangoLayout *layout;

	pango_cairo_update_context(d->cr, context);
	if (d->opened != NULL)
		pango_cairo_context_set_shape_renderer(context, put_picture, d, NULL);
	layout = pango_layout_new(context);
	pango_font_description_set_absolute_size(description, (r->p.size > 0 ? r->p.size : 10.5) * PANGO_SCALE);
	pango_layout_set_font_description(layout, description);
	pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_indent(layout, (int)(r->p.first * PANGO_SCALE));
	pango_layout_set_alignment(layout, strcmp(r->p.align, "center") == 0 ? PANGO_ALIGN_CENTER : strcmp(r->p.align, "right") == 0 ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
	pango_layout_set_attributes(layout, r->looks);
	pdf_text_as_it_is(layout);
	pango_layout_set_text(layout, buffer_text(&r->text), -1);
	pango_font_description_free(description);
	g_object_unref(context);
	keep_layout(d, layout);
	return layout;
}

/* The paragraph that is open, as lines of the cell. */
static void set_paragraph(struct drawing *d, struct reading *r, struct cell *c)
{
	double width = c->right - c->left - r->p.left - r->p.right;
	PangoLayout *layout;
	int count;

	if (!r->is_open)
		return;
	layout = set_text(d, r, width > 20 ? width : 20);
	count = pango_layout_get_line_count(layout);
	for (int i = 0; i < count; i++) {
		PangoRectangle extents;
		double natural, height;

		pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, i), NULL, &extents);
		natural = (double)extents.height / PANGO_SCALE;
		height = r->p.is_exact && r->p.line > 1 ? r->p.line : natural * (r->p.line > 1 ? r->p.line / 12 : 1);
		add_line(d, c, (struct set_line){ .layout = layout, .index = i, .x = r->p.left, .breaks = i == 0 && r->p.breaks,
			.height = height + (i == 0 ? docx_pdf_positive(r->p.before) : 0) + (i == count - 1 ? docx_pdf_positive(r->p.after) : 0),
			.lift = (i == 0 ? docx_pdf_positive(r->p.before) : 0) + (height - natural) / 2 - (double)extents.y / PANGO_SCALE,
			.rule = i == count - 1 && strcmp(r->p.rule, "-") != 0 ? r->p.rule : NULL });
	}
	pango_attr_list_unref(r->looks);
	r->is_open = false;
}

/* ---- all lines ---- */

static void read_sheet(struct drawing *d, char *parts[], int count)
{
	if (count < 7)
		return;
	d->width = points(parts[1]);
	d->height = points(parts[2]);
	d->top = docx_pdf_positive(points(parts[3]));
	d->right = docx_pdf_positive(points(parts[4]));
	d->bottom = docx_pdf_positive(points(parts[5]));
	d->left = docx_pdf_positive(points(parts[6]));
}

static bool is_sheet(const struct drawing *d)
{
	return d->width - d->left - d->right >= SIDE_MIN && d->height - d->top - d->bottom >= SIDE_MIN && d->width <= 3000 && d->height <= 3000;
}

/* Columns share the width between the margins, whatever the file says of them in all. */
static void read_columns(struct drawing *d, char *parts[], int count)
{
	double sum = 0, at = d->left;

	d->columns_count = count - 1 < COLUMNS_MAX ? count - 1 : COLUMNS_MAX;
	for (int i = 0; i < d->columns_count; i++)
		sum += docx_pdf_positive(points(parts[i + 1])) + 0.1;
	for (int i = 0; i <= d->columns_count; i++) {
		d->columns[i] = at;
		if (i < d->columns_count)
			at += (docx_pdf_positive(points(parts[i + 1])) + 0.1) / sum * (d->width - d->left - d->right);
	}
	d->heads = arena_array(d->arena, 3, sizeof(*d->heads));
	d->heads_count = 0;
}

static void add_cell(struct drawing *d, struct row *row, int *column, char *parts[], int count)
{
	int span = count < 4 ? 1 : (int)strtol(parts[1], NULL, 10), left = *column < d->columns_count ? *column : d->columns_count;
	int right = left + span < d->columns_count ? left + span : d->columns_count;

	if (count < 4 || row->count == COLUMNS_MAX || left == right)
		return;
	row->cells[row->count++] = (struct cell){ .left = d->columns[left], .right = d->columns[right], .goes_on = parts[2][0] == '1',
		.has_lines = parts[3][0] != '-', .top = strchr(parts[3], 't') != NULL, .right_side = strchr(parts[3], 'r') != NULL,
		.bottom = strchr(parts[3], 'b') != NULL, .left_side = strchr(parts[3], 'l') != NULL };
	*column = right;
}

/* Text inside a cell keeps away from its lines. */
static void close_paragraph(struct drawing *d, struct reading *r, struct row *row, bool is_table)
{
	struct cell *c = row->count == 0 ? NULL : &row->cells[row->count - 1];

	if (!r->is_open)
		return;
	if (is_table && c != NULL) {
		r->p.left += PAD;
		r->p.right += PAD;
		r->p.breaks = false;	/* a row does not end a page */
		set_paragraph(d, r, c);
	} else if (!is_table) {
		struct row own = { .count = 1, .cells = { { .left = d->left, .right = d->width - d->right } } };

		d->heads_count = 0;
		set_paragraph(d, r, &own.cells[0]);
		if (r->p.keeps_next && d->held_count < HELD_MAX) {
			d->held[d->held_count++] = own;
			return;
		}
		docx_pdf_put_held(d, &own);
		docx_pdf_put_row(d, &own, false);
	} else {
		pango_attr_list_unref(r->looks);
		r->is_open = false;
	}
}

static void close_row(struct drawing *d, struct row *row)
{
	if (row->count == 0)
		return;
	docx_pdf_put_row(d, row, true);
	if (row->is_head && d->heads_count < 3)
		d->heads[d->heads_count++] = *row;
	row->count = 0;
}

static void draw_all(struct drawing *d, const char *lines)
{
	struct reading r = { .is_open = false };
	struct row row = { .count = 0 };
	bool is_table = false;
	int column = 0;

	while (*lines != '\0') {
		size_t bytes = strcspn(lines, "\n");
		char *parts[PARTS_MAX + COLUMNS_MAX];
		int count = parts_of(d->arena, lines, bytes, parts, lines[0] == 'R' ? 7 : PARTS_MAX + COLUMNS_MAX);

		if (lines[0] == 'R')
			read_run(d, &r, parts, count);
		else
			close_paragraph(d, &r, &row, is_table);
		if (lines[0] == 'r' || lines[0] == 'E')
			close_row(d, &row);
		if (lines[0] == 'P') {
			read_paragraph(d, &r, parts, count);
		} else if (lines[0] == 'T') {
			docx_pdf_put_held(d, NULL);
			read_columns(d, parts, count);
			is_table = true;
		} else if (lines[0] == 'r' && count > 2) {
			row = (struct row){ .height = docx_pdf_positive(points(parts[1])), .is_head = parts[2][0] == '1' };
			column = 0;
		} else if (lines[0] == 'C') {
			add_cell(d, &row, &column, parts, count);
		} else if (lines[0] == 'E') {
			is_table = false;
		}
		lines += bytes + (lines[bytes] == '\n');
	}
	close_paragraph(d, &r, &row, is_table);
	docx_pdf_put_held(d, NULL);
}

int docx_pdf_draw(struct arena *a, const char *title, const char *lines, const struct docx_values *values, struct buffer *out)
{
	const struct docx_picture *picture = values->pictures_count == 0 ? &(struct docx_picture){ .bytes = 0 } : &values->pictures[0];
	struct drawing d = { .arena = a, .mark = values->mark, .picture = { .media_type = picture->media_type, .data = picture->data, .bytes = picture->bytes } };
	char *parts[PARTS_MAX + COLUMNS_MAX];
	cairo_surface_t *surface;
	bool is_good;

	if (lines[0] == 'G')
		read_sheet(&d, parts, parts_of(a, lines, strcspn(lines, "\n"), parts, PARTS_MAX));
	if (!is_sheet(&d))
		return 0;
	surface = pdf_surface(out, d.width, d.height);
	d.fonts = pdf_fonts_take();
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
	d.cr = cairo_create(surface);
	if (docx_picture_is_good(picture))
		d.opened = pdf_picture_open(&d.picture);
	d.held = arena_array(a, HELD_MAX, sizeof(*d.held));
	docx_pdf_begin_page(&d);
	draw_all(&d, lines);
	cairo_show_page(d.cr);
	cairo_destroy(d.cr);
	for (size_t i = 0; i < d.layouts_count; i++)
		g_object_unref(d.layouts[i]);
	cairo_surface_finish(surface);
	if (d.opened != NULL)
		cairo_surface_destroy(d.opened);
	is_good = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
	cairo_surface_destroy(surface);
	pdf_fonts_give_back();
	return is_good ? d.page : 0;
}
