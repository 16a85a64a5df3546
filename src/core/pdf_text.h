/* The text of a PDF file, read from the file itself, without painting anything: runs in the confined child (core/helper.h) and needs nothing that
 * is closed to it. Read: pages, forms and remarks on them, title, subject and keywords. Not read: pictures, letters drawn as lines, fonts that
 * do not say what their codes mean. */
#ifndef CORE_PDF_TEXT_H
#define CORE_PDF_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"

/* Calls `take` with the text of each page in turn, in lines as core/pdf_content.h puts them together; false from it ends the reading. False when
 * the file cannot be opened: damaged beyond mending, or under a password. */
bool pdf_text(struct arena *a, const char *data, size_t bytes, bool (*take)(void *to, const char *text, size_t text_bytes), void *to);

#endif
