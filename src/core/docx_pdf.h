/* Draws the lines that core/docx_lay.c made of a filled paper. */
#ifndef CORE_DOCX_PDF_H
#define CORE_DOCX_PDF_H

#include "base/buffer.h"

/* The file, in `out`; `lines` may be changed. Pages are numbered — 1 —, odd ones at the right, even ones at the left (GB/T 9704). Gives how
 * many pages, 0 if it could not be made. */
int docx_pdf_draw(struct arena *a, const char *title, const char *lines, struct buffer *out);

#endif
