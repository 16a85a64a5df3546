/* A PDF as offices send them by mail: with a password that is asked for before it opens. */
#ifndef TESTS_WORLD_LOCKED_PDF_H
#define TESTS_WORLD_LOCKED_PDF_H

#include <qpdf/qpdf-c.h>
#include <string.h>
#include "base/arena.h"
#include "base/text.h"
#include "world/paper.h"

/* With `password` to open it; "" asks for none, and only printing is forbidden. In the arena. */
static inline struct bytes locked_pdf(struct arena *a, const char *password)
{
	qpdf_data q = qpdf_init();
	struct bytes out;
	char *data;

	qpdf_set_suppress_warnings(q, QPDF_TRUE);	/* it has no table of places */
	qpdf_read_memory(q, "sheet", PDF_OF_ONE_PAGE(""), strlen(PDF_OF_ONE_PAGE("")), NULL);
	qpdf_init_write_memory(q);
	qpdf_set_r6_encryption_parameters2(q, password, "owner", QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, qpdf_r3p_none, QPDF_TRUE);
	qpdf_write(q);
	out.bytes = qpdf_get_buffer_length(q);
	data = arena_alloc(a, out.bytes + 1);
	memcpy(data, qpdf_get_buffer(q), out.bytes);
	out.data = data;
	qpdf_cleanup(&q);
	return out;
}

#endif
