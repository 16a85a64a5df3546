/* The text of a PDF file, read from the file itself, without painting anything: runs in the confined child (core/helper.h) and needs nothing that
 * is closed to it. Read: pages, forms and remarks on them, title, subject and keywords. Not read: pictures, letters drawn as lines, fonts that
 * do not say what their codes mean. */
#ifndef CORE_PDF_TEXT_H
#define CORE_PDF_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "core/pdf_tree.h"

enum pdf_text_answer {
	PDF_TEXT_WHOLE,
	PDF_TEXT_CUT,		/* what a page shows could not be unpacked, or was too much (forms in forms, fonts, pages); the rest was read */
	PDF_TEXT_LOCKED,	/* it asks for a password to be opened; one that only forbids printing or changing does not */
	PDF_TEXT_LACKS,		/* it names more or fewer pages than it has; what it has was read */
	PDF_TEXT_CLOSED		/* it cannot be opened, or has no page: damaged beyond mending */
};
/* Calls `take` with the text of each page in turn, in lines as core/pdf_content.h puts them together; false from it ends the reading. *tree: how many pages
 * there are, and should be. */
enum pdf_text_answer pdf_text(struct arena *a, const char *data, size_t bytes, struct pdf_tree *tree,
	bool (*take)(void *to, const char *text, size_t text_bytes), void *to);

#endif
