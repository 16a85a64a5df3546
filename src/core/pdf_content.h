/* What the content of a PDF page shows, put together to lines (ISO 32000-1, 9.4): letters that stand beside each other are one piece of text,
 * whoever placed each of them by itself; a gap wider than a letter is "\t", a new line "\n", unless it goes on where a full line
 * above it ended, as the lines of a paragraph do. */
#ifndef CORE_PDF_CONTENT_H
#define CORE_PDF_CONTENT_H

#include "core/pdf_font.h"

struct pdf_point { double x, y; };

/* The text of a page so far, and where it stands. */
struct pdf_lines {
	struct arena *arena;
	struct buffer text;		/* UTF-8 */
	struct pdf_point from, to;	/* where the line began, where its last letter ended */
	struct pdf_point along;		/* its direction, of length 1 */
	double size;			/* of its last letter; 0: nothing was shown yet */
	bool is_wide_last;		/* the last letter was Chinese */
	bool has_cells;			/* the line has a gap: a row of a table, not of a paragraph */
};

/* Of the page or form whose content is read. `font` may give NULL: its text cannot be read. `form` shows another content where the word Do
 * names it. */
struct pdf_resources {
	void *data;
	const struct pdf_font *(*font)(void *data, const char *name);
	void (*form)(void *data, const char *name, struct pdf_lines *lines, const double place[6]);
};

/* No lines yet; text and room grow in the arena. */
void pdf_lines_init(struct pdf_lines *l, struct arena *a);
void pdf_lines_end(struct pdf_lines *l);	/* what comes next stands elsewhere */
/* Reads the operators of one content (ISO 32000-1, 7.8.2) and adds its text to the lines. `place`: the matrix that leads to the page. Nothing in it is an
 * error: what is no operator, or lacks its operands, is passed over. Needs sheet_prepare. */
void pdf_content_read(struct pdf_lines *l, const struct pdf_resources *r, const double place[6], const char *data, size_t bytes);
/* out = inner, then outer; out may be either. */
void pdf_place_within(double out[6], const double inner[6], const double outer[6]);

#endif
