/* Draws the lines that core/docx_lay.c made of a filled paper. */
#ifndef CORE_DOCX_PDF_H
#define CORE_DOCX_PDF_H

#include "core/docx.h"

/* The file, in `out`; of the values picture and mark: the picture stands where a run has the sign DOCX_PICTURE. Pages are numbered — 1 —, odd ones at the right, even ones at the left (GB/T 9704). Gives how
 * many pages, 0 if it could not be made. */
int docx_pdf_draw(struct arena *a, const char *title, const char *lines, const struct docx_values *values, struct buffer *out);

#endif
