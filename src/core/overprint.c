#include "core/overprint.h"

#include <cairo-pdf.h>
#include "core/pdf_fonts.h"

#define PT_PER_TENTH (72.0 / 254)
#define SHEET_WIDTH 2100
#define SHEET_HEIGHT 2970
#define RULER_PT 6.0

struct drawing { struct arena *arena; cairo_t *cr; PangoFontMap *fonts; };

/* Broken as it is on paper, whether it is only measured or drawn. */
static PangoLayout *layout_of(PangoFontMap *fonts, double size, const char *text, double width)
{
	PangoContext *context = pango_font_map_create_context(fonts);
	PangoFontDescription *description = pango_font_description_from_string(PDF_FONTS);
	cairo_font_options_t *options = cairo_font_options_create();
	PangoLayout *layout;

	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(context, options);
	layout = pango_layout_new(context);
	pango_font_description_set_absolute_size(description, size * PANGO_SCALE);
	pango_layout_set_font_description(layout, description);
	pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_text(layout, text, -1);
	cairo_font_options_destroy(options);
	pango_font_description_free(description);
	g_object_unref(context);
	return layout;
}

static void put_text(struct drawing *d, double size, const char *text, double x, double y, double width)
{
	PangoLayout *layout = layout_of(d->fonts, size, text, width);

	cairo_move_to(d->cr, x, y);
	pango_cairo_show_layout(d->cr, layout);
	g_object_unref(layout);
}

static bool fits(PangoFontMap *fonts, const struct overprint_item *item, int size)
{
	PangoLayout *layout = layout_of(fonts, size, item->text, item->width * PT_PER_TENTH);
	PangoRectangle box;

	pango_layout_get_extents(layout, NULL, &box);
	g_object_unref(layout);
	return box.height <= item->height * PT_PER_TENTH * PANGO_SCALE && box.width <= item->width * PT_PER_TENTH * PANGO_SCALE;
}

static int pt_of(PangoFontMap *fonts, const struct overprint_item *item)
{
	int size = OVERPRINT_PT_MOST;

	while (size >= OVERPRINT_PT_LEAST && !fits(fonts, item, size))
		size--;
	return size < OVERPRINT_PT_LEAST ? 0 : size;
}

int overprint_pt(const struct overprint_item *item)
{
	int size = pt_of(pdf_fonts_take(), item);

	pdf_fonts_give_back();
	return size;
}

static void line(struct drawing *d, double x1, double y1, double x2, double y2)
{
	cairo_move_to(d->cr, x1 * PT_PER_TENTH, y1 * PT_PER_TENTH);
	cairo_line_to(d->cr, x2 * PT_PER_TENTH, y2 * PT_PER_TENTH);
	cairo_stroke(d->cr);
}

/* A mark each five millimetres along both edges, a number each twenty. It shifts with the text: what is measured is where the printer really
 * begins. */
static void put_rulers(struct drawing *d, int dx, int dy)
{
	cairo_set_line_width(d->cr, 0.4);
	for (int at = 0; at <= SHEET_WIDTH; at += 50) {
		line(d, at + dx, dy, at + dx, dy + (at % 100 == 0 ? 40 : 20));
		if (at % 200 == 0 && at > 0)
			put_text(d, RULER_PT, arena_printf(d->arena, "%d", at / 10), (at + dx + 5) * PT_PER_TENTH, (dy + 25) * PT_PER_TENTH, 40);
	}
	for (int at = 0; at <= SHEET_HEIGHT; at += 50) {
		line(d, dx, at + dy, dx + (at % 100 == 0 ? 40 : 20), at + dy);
		if (at % 200 == 0 && at > 0)
			put_text(d, RULER_PT, arena_printf(d->arena, "%d", at / 10), (dx + 25) * PT_PER_TENTH, (at + dy + 5) * PT_PER_TENTH, 40);
	}
}

static void put_item(struct drawing *d, const struct overprint_item *item, int dx, int dy, bool is_test)
{
	int size = pt_of(d->fonts, item);

	put_text(d, size == 0 ? OVERPRINT_PT_LEAST : size, item->text, (item->x + dx) * PT_PER_TENTH, (item->y + dy) * PT_PER_TENTH, item->width * PT_PER_TENTH);
	if (!is_test)
		return;
	cairo_set_line_width(d->cr, 0.4);
	cairo_rectangle(d->cr, (item->x + dx) * PT_PER_TENTH, (item->y + dy) * PT_PER_TENTH, item->width * PT_PER_TENTH, item->height * PT_PER_TENTH);
	cairo_stroke(d->cr);
}

bool overprint_write(const char *title, const struct overprint_item *items, size_t count, int dx, int dy, bool is_test, struct buffer *out)
{
	cairo_surface_t *surface = pdf_surface(out, SHEET_WIDTH * PT_PER_TENTH, SHEET_HEIGHT * PT_PER_TENTH);
	struct drawing d = { .arena = out->arena, .fonts = pdf_fonts_take() };
	int page = 0;
	bool is_good;

	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
	d.cr = cairo_create(surface);
	for (size_t i = 0; i < count; i++) {
		while (page < items[i].page) {
			if (page++ > 0)
				cairo_show_page(d.cr);
			if (is_test)
				put_rulers(&d, dx, dy);
		}
		put_item(&d, &items[i], dx, dy, is_test);
	}
	cairo_show_page(d.cr);
	cairo_destroy(d.cr);
	cairo_surface_finish(surface);
	is_good = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
	cairo_surface_destroy(surface);
	pdf_fonts_give_back();
	return is_good;
}
