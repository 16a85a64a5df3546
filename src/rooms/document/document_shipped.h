/* The templates that come with the program: the files of documents/, compiled in by mk/practice, named by the code of their paper. */
#ifndef ROOMS_DOCUMENT_DOCUMENT_SHIPPED_H
#define ROOMS_DOCUMENT_DOCUMENT_SHIPPED_H

#include "programme/shipped.h"

extern const struct shipped SHIPPED_DOCUMENTS[];	/* sorted by name */
/* Files of SHIPPED_DOCUMENTS. */
extern const size_t SHIPPED_DOCUMENTS_COUNT;

#endif
