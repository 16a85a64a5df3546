/* The text of a PDF file, as pdftotext reads it. */
#ifndef TESTS_WORLD_PDF_WORDS_H
#define TESTS_WORLD_PDF_WORDS_H

#include <stddef.h>
#include "base/arena.h"

char *pdf_words(struct arena *a, const void *data, size_t bytes);

#endif
