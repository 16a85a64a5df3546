/* What the two files of a form share: pdf.c takes its rows and writes the file, pdf_page.c lays them out on pages. */
#ifndef CORE_PDF_PART_H
#define CORE_PDF_PART_H

#include "core/pdf.h"
#include "core/pdf_fonts.h"
#include "core/pdf_picture.h"

#define PDF_PT_PER_MM (72.0 / 25.4)
#define PDF_PAGE_WIDTH (210 * PDF_PT_PER_MM)
#define PDF_PAGE_HEIGHT (297 * PDF_PT_PER_MM)

/* A picture has a row of its own, with its caption as the first cell. `page` is the one on which it began when it was last laid out. */
struct pdf_row { double height; struct pdf_cell cells[PDF_COLUMNS_MAX]; int count; bool is_beside, is_heading; struct pdf_picture *picture; int page; };

struct pdf {
	struct arena *arena;
	struct pdf_frame frame;
	struct pdf_row **rows;
	int rows_count, rows_room;
	const char *side;
	struct pdf_picture photo;
	/* while it is laid out */
	PangoFontMap *fonts;
	cairo_t *cr;
	cairo_surface_t *opened;	/* the photo; NULL: none */
	double x[PDF_COLUMNS_MAX + 1], y;
	bool is_drawing;
	int page, pages, unknown;
};

/* Lays out all rows on pdf->cr and leaves in pdf->page how many pages they take and in each row where it began; draws them where is_drawing. */
void pdf_put_all(struct pdf *pdf);

#endif
