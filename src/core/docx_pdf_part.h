/* What setting a paper and drawing its pages share. */
#ifndef CORE_DOCX_PDF_PART_H
#define CORE_DOCX_PDF_PART_H

#include <cairo-pdf.h>
#include <stdbool.h>
#include "core/docx_pdf.h"
#include "core/pdf_fonts.h"
#include "core/pdf_picture.h"

#define PAD 4.0
#define LINE_PT 0.6
#define COLUMNS_MAX 30

/* One line of text, set; x from the left of its column. `rule` stands below it. */
struct set_line { PangoLayout *layout; int index; double x, height, lift; const char *rule; bool breaks; };
struct cell { double left, right; bool goes_on, has_lines, top, right_side, bottom, left_side; struct set_line *lines; size_t count, room, next; };
struct row { struct cell cells[COLUMNS_MAX]; int count; double height; bool is_head; };

struct drawing {
	struct arena *arena;
	PangoFontMap *fonts;
	cairo_t *cr;
	double width, height, top, right, bottom, left, y;
	int page;
	struct row *held; size_t held_count;	/* paragraphs that stay with the next one, which has not come yet */
	const char *mark;		/* above each page; NULL or "": none */
	bool is_empty;			/* nothing stands on this page yet */
	double columns[COLUMNS_MAX + 1]; int columns_count;
	struct row *heads; size_t heads_count;
	struct pdf_picture picture; cairo_surface_t *opened;	/* NULL: none */
	PangoLayout **layouts; size_t layouts_count, layouts_room;	/* to be given back at the end */
};

/* A length in points that a file states below nought counts as none. */
static inline double docx_pdf_positive(double n) { return n > 0 ? n : 0; }

/* A sheet with its number; what follows begins at its top. */
void docx_pdf_begin_page(struct drawing *d);
/* Draws the row, on the next pages what does not fit, of a table below its heads. */
void docx_pdf_put_row(struct drawing *d, struct row *row, bool is_table);
/* Draws the paragraphs that are held, on one page with the first line of the next (NULL: none comes), where a page has room for them; then none is held. */
void docx_pdf_put_held(struct drawing *d, const struct row *next);

#endif
