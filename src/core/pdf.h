/* Official forms as PDF: an A4 page with a title, a table of boxes, and at the foot of each page who printed it when and
 * its number n/N. Text is set by pango, so it wraps, can be searched and copied, and rare characters of names are
 * taken from whatever installed font has them. To make another form: pdf_new, its rows, pdf_write. */
#ifndef CORE_PDF_H
#define CORE_PDF_H

#include <stdbool.h>
#include <stddef.h>
#include "base/buffer.h"

#define PDF_COLUMNS_MAX 12

struct pdf_cell {
	const char *text;	/* lines are parted by \n; NULL: empty */
	int columns;		/* how many it takes */
	bool is_head;		/* shaded: the name of a field */
	bool is_left;		/* a text; fields are centred */
};

struct pdf_frame {
	const char *title, *under_title;	/* on the first page; title NULL: neither */
	const char *mark;			/* above each page: 内部资料 */
	const char *printed;			/* at the foot of each page: who, when */
	int pages_before, pages_after;		/* of the set it is joined to: its own numbers count them */
	double widths[PDF_COLUMNS_MAX];		/* of the columns, in parts of their sum */
	int columns_count;
};

/* An empty document; it and all that is put into it live in the arena, and pdf_write ends it. */
struct pdf *pdf_new(struct arena *a, const struct pdf_frame *frame);
/* A row; its cells take all columns. It is at least `height_mm` high (0: one line) and may go on on the next page. */
void pdf_row(struct pdf *pdf, double height_mm, const struct pdf_cell *cells, int count);
/* The same for a heading: it never stands alone at the foot of a page, but where the row behind it begins. */
void pdf_heading(struct pdf *pdf, double height_mm, const struct pdf_cell *cells, int count);
/* The same beside the side box, which takes the last column of the first rows: its cells take the columns before it. These
 * rows come first and fit on the first page. */
void pdf_row_beside(struct pdf *pdf, double height_mm, const struct pdf_cell *cells, int count);
/* What stands in the side box. */
void pdf_side(struct pdf *pdf, const char *text);
/* A photo in place of those words, fitted into the box, the right way up: image/jpeg or image/png (core/pdf_picture.h). The words
 * stay when it is another kind, has more than PDF_PHOTO_PIXELS_MAX or cannot be read. The bytes must live until pdf_write. */
#define PDF_PHOTO_PIXELS_MAX 12000000
void pdf_photo(struct pdf *pdf, const char *media_type, const void *data, size_t bytes);
/* Can it be such a picture? */
bool pdf_is_picture(const char *media_type, const void *data, size_t bytes);
/* Such a picture over the whole width as a row, as high as it needs and a page allows, with a line above it. */
void pdf_picture(struct pdf *pdf, const char *caption, const char *media_type, const void *data, size_t bytes);
/* The number of the next row, and, after pdf_pages or pdf_write, the page on which the row of that number begins. */
int pdf_mark(const struct pdf *pdf);
int pdf_page_of(const struct pdf *pdf, int mark);
/* How many pages it takes; nothing is drawn. */
int pdf_pages(struct pdf *pdf);
/* The file, in `out`. Gives how many pages, 0 if it could not be made. *unknown: characters that no installed font has. */
int pdf_write(struct pdf *pdf, struct buffer *out, int *unknown);

#endif
