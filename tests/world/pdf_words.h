/* The text of a PDF file, as pdftotext reads it, and what its first page looks like, as pdftoppm paints it. */
#ifndef TESTS_WORLD_PDF_WORDS_H
#define TESTS_WORLD_PDF_WORDS_H

#include <stddef.h>
#include "base/arena.h"

char *pdf_words(struct arena *a, const void *data, size_t bytes);

/* 72 dots an inch, three bytes each, row by row from the top. */
struct pdf_pixels { int width, height; const unsigned char *rgb; };
struct pdf_pixels pdf_pixels(struct arena *a, const void *data, size_t bytes);

#endif
