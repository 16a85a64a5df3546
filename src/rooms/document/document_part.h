/* Inside of the room: what is known of the subject of a paper, by field. */
#ifndef ROOMS_DOCUMENT_DOCUMENT_PART_H
#define ROOMS_DOCUMENT_DOCUMENT_PART_H

#include "rooms/document/document.h"

/* Refuses at "file": what docx_check or docx_fill found. */
bool document_refuse_fault(struct ctx *c, enum docx_fault fault, const char *detail);

struct document_rows { const char **cells; size_t count; };	/* by the columns of its list */
struct document_facts {
	const char *texts[FIELDS_COUNT];	/* NULL: nothing is known, which leaves a place to write on */
	struct document_rows lists[LISTS_COUNT];
	const char *title;			/* of the file that is made */
	const char *subject;			/* noun in the log */
	int64_t org_id;
	const char *path;			/* where its template is in force */
	int64_t person_id;			/* of a case about a person; 0 else */
	const char *person_path;
};

/* Reads what a paper says; asks the right on the subject. Refuses NOT_FOUND, and what its paper cannot say yet. */
bool document_facts_read(struct ctx *c, const struct document_kind *kind, int64_t subject, struct document_facts *f);

#endif
