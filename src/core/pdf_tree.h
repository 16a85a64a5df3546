/* Whether the pages that a PDF names are there: a page tree (ISO 32000-1, 7.7.3) may name what the file does not hold, and libqpdf counts that too. Runs in the
 * confined child, on a file that it opened. */
#ifndef CORE_PDF_TREE_H
#define CORE_PDF_TREE_H

#include <qpdf/qpdf-c.h>
#include <stdbool.h>

struct pdf_tree {
	int named;	/* what the file says: its /Count (INT_MAX: that or more), or how many its /Kids name where some of these are not there and these are more; 0 and up */
	int found;	/* pages that are there, 0 and up; 0 also for a tree that cannot be walked, as one that names itself */
};

/* Of a file that qpdf_read_memory took, before anything else asks for its pages: looking for them, libqpdf mends what it finds wrong. A file without /Count
 * names what it holds. */
struct pdf_tree pdf_tree_read(qpdf_data q);
/* Is it a dictionary with the MediaBox that 7.7.3.3 demands of a page, or at least with contents? After pdf_tree_read, which hands down what is inherited. */
bool pdf_tree_is_page(qpdf_data q, qpdf_oh page);

#endif
