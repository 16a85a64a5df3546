/* The rows of a form, and its file. They are laid out twice: once to know how many pages there are, once to draw them (pdf_page.c). */
#include "core/pdf_part.h"

#include <assert.h>
#include <cairo-pdf.h>
#include <string.h>

struct pdf *pdf_new(struct arena *a, const struct pdf_frame *frame)
{
	struct pdf *pdf = arena_alloc(a, sizeof(*pdf));

	assert(frame->columns_count > 0 && frame->columns_count <= PDF_COLUMNS_MAX);
	*pdf = (struct pdf){ .arena = a, .frame = *frame };
	return pdf;
}

static struct pdf_row *new_row(struct pdf *pdf)
{
	if (pdf->rows_count == pdf->rows_room) {
		struct pdf_row **rows = arena_array(pdf->arena, (size_t)(pdf->rows_room = pdf->rows_room * 2 + 50), sizeof(struct pdf_row *));

		if (pdf->rows_count > 0)
			memcpy(rows, pdf->rows, (size_t)pdf->rows_count * sizeof(struct pdf_row *));
		pdf->rows = rows;
	}
	return pdf->rows[pdf->rows_count++] = arena_alloc(pdf->arena, sizeof(struct pdf_row));
}

static struct pdf_row *add_row(struct pdf *pdf, double height_mm, const struct pdf_cell *cells, int count, bool is_beside)
{
	struct pdf_row *row = new_row(pdf);
	int columns = 0;

	*row = (struct pdf_row){ .height = height_mm * PDF_PT_PER_MM, .count = count, .is_beside = is_beside };
	for (int i = 0; i < count; i++) {
		row->cells[i] = cells[i];
		columns += cells[i].columns;
	}
	assert(columns == pdf->frame.columns_count - (is_beside ? 1 : 0));
	return row;
}

void pdf_row(struct pdf *pdf, double height_mm, const struct pdf_cell *cells, int count)
{
	add_row(pdf, height_mm, cells, count, false);
}

void pdf_heading(struct pdf *pdf, double height_mm, const struct pdf_cell *cells, int count)
{
	add_row(pdf, height_mm, cells, count, false)->is_heading = true;
}

void pdf_row_beside(struct pdf *pdf, double height_mm, const struct pdf_cell *cells, int count)
{
	add_row(pdf, height_mm, cells, count, true);
}

void pdf_side(struct pdf *pdf, const char *text)
{
	pdf->side = text;
}

/* ---- pictures ---- */

void pdf_photo(struct pdf *pdf, const char *media_type, const void *data, size_t bytes)
{
	pdf->photo = (struct pdf_picture){ .media_type = media_type, .data = data, .bytes = bytes };
}

bool pdf_is_picture(const char *media_type, const void *data, size_t bytes)
{
	return pdf_picture_measure(&(struct pdf_picture){ .media_type = media_type, .data = data, .bytes = bytes });
}

void pdf_picture(struct pdf *pdf, const char *caption, const char *media_type, const void *data, size_t bytes)
{
	struct pdf_picture *p = arena_alloc(pdf->arena, sizeof(*p));
	struct pdf_row *row = new_row(pdf);

	*p = (struct pdf_picture){ .media_type = media_type, .data = data, .bytes = bytes };
	pdf_picture_measure(p);
	*row = (struct pdf_row){ .picture = p, .cells = { { .text = caption } } };
}

int pdf_mark(const struct pdf *pdf)
{
	return pdf->rows_count;
}

int pdf_page_of(const struct pdf *pdf, int mark)
{
	return pdf->rows[mark]->page;
}

/* ---- the file ---- */

/* The rows are laid out on a PDF that nobody gets: text is as wide on it as on the real one. */
static void lay_out(struct pdf *pdf)
{
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(NULL, NULL, PDF_PAGE_WIDTH, PDF_PAGE_HEIGHT);

	pdf->cr = cairo_create(surface);
	pdf->is_drawing = false;
	pdf_put_all(pdf);
	pdf->pages = pdf->page;
	cairo_destroy(pdf->cr);
	cairo_surface_destroy(surface);
}

int pdf_pages(struct pdf *pdf)
{
	pdf->fonts = pdf_fonts_take();
	lay_out(pdf);
	pdf_fonts_give_back();
	return pdf->pages;
}

int pdf_write(struct pdf *pdf, struct buffer *out, int *unknown)
{
	cairo_surface_t *surface = pdf_surface(out, PDF_PAGE_WIDTH, PDF_PAGE_HEIGHT);
	bool is_good;

	pdf->fonts = pdf_fonts_take();
	lay_out(pdf);
	if (pdf->frame.title != NULL)
		cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, pdf->frame.title);
	pdf->cr = cairo_create(surface);
	cairo_set_line_width(pdf->cr, 0.6);
	pdf->opened = pdf_picture_open(&pdf->photo);
	pdf->is_drawing = true;
	pdf_put_all(pdf);
	cairo_show_page(pdf->cr);
	cairo_destroy(pdf->cr);
	cairo_surface_finish(surface);
	is_good = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
	cairo_surface_destroy(surface);
	if (pdf->opened != NULL)
		cairo_surface_destroy(pdf->opened);
	pdf_fonts_give_back();
	*unknown = pdf->unknown;
	return is_good ? pdf->pages : 0;
}
