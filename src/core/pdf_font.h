/* What the codes of a font in a PDF file mean: by its ToUnicode map, or by one of the encodings that have Chinese in them without any map. */
#ifndef CORE_PDF_FONT_H
#define CORE_PDF_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/buffer.h"

enum pdf_coding {
	PDF_BYTES,		/* one byte a code */
	PDF_PAIRS,		/* two: Identity-H and what is like it */
	PDF_GB,			/* the bytes of GB18030: GBK-EUC-H, GB-EUC-H, GBK2K-H … */
	PDF_UTF16		/* UniGB-UCS2-H, UniGB-UTF16-H … */
};

struct pdf_meaning;

struct pdf_font {
	enum pdf_coding coding;
	const struct pdf_meaning *meanings;	/* sorted by code */
	size_t meanings_count;
	const float *widths;			/* of the codes from first_code on, in parts of the size; NULL: guessed */
	size_t widths_count;
	uint32_t first_code;
	double width_else;			/* of other codes; 0: guessed */
	double size_of_unit;			/* height of a letter of size 1: 1 but for drawn fonts (Type3) */
};

/* PDF_GB or PDF_UTF16 for the names of such encodings, else PDF_PAIRS. */
enum pdf_coding pdf_coding_of(const char *encoding);
/* Takes over a ToUnicode map. */
void pdf_font_take_map(struct pdf_font *font, struct arena *a, const char *data, size_t bytes);
/* The code at *at, which moves behind it; *width in parts of the size. Its characters are added to `text`: none when nobody knows what it
 * means. */
uint32_t pdf_font_read(const struct pdf_font *font, const char **at, const char *stop, struct buffer *text, double *width);

#endif
