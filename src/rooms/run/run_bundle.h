/* All that a case holds as one file: a table of contents with the digests of the papers, each step with its forms, votes, signatures and
 * seal, then the papers themselves in the order of the steps and of their forms. As PDF here; as .docx it is a paper of the template in force
 * (rooms/document/document_bundle.c), made of the same parts. */
#ifndef ROOMS_RUN_RUN_BUNDLE_H
#define ROOMS_RUN_RUN_BUNDLE_H

#include "base/buffer.h"
#include "rooms/run/run.h"
#include "rooms/run/run_screen.h"

/* A paper of the case; its bytes are mapped while the bundle is made. */
struct run_bundle_paper {
	struct file_row file;
	const char *name, *step;	/* what it is, as the practice calls it */
	void *data;			/* NULL: not there */
	bool is_picture;
	int pages;			/* of a PDF file that can be joined; 0: it is none */
	int part;			/* of the PDF: in which of the parts it stands; 0: only listed */
	int page;			/* and of the whole set, on which it begins */
};

/* STEP begins what was done at a step: its title; day, who and how often. PAIR: a field and what it says, or the seal. TRACE: a vote, a review, a notice or a
 * signature as a sentence, name "". */
enum run_bundle_line_kind { RUN_BUNDLE_STEP, RUN_BUNDLE_PAIR, RUN_BUNDLE_TRACE };
struct run_bundle_line { enum run_bundle_line_kind kind; const char *name, *text; };

struct run_bundle {
	struct ctx *c;
	const struct run_case *k;
	struct run_screen screen;
	struct run_bundle_paper *papers; size_t papers_count;
	struct run_bundle_line *lines; size_t lines_count, lines_room;
};

/* The case if the actor may see it, else NOT_FOUND; written into the log like the reading of every file, with the form, "pdf" or "docx". Commits. */
bool run_bundle_see(struct ctx *c, run_id id, const char *form, struct run_case *k);
/* What it is made of, in the language of the actor; k lives as long. run_bundle_forget lets go of the papers. */
void run_bundle_read(struct ctx *c, const struct run_case *k, struct run_bundle *b);
void run_bundle_forget(struct run_bundle *b);
/* How far the case is, in words. */
const char *run_bundle_state(const struct run_bundle *b);
/* Pictures and PDF files stand in it under the names that the practice gives them, numbered by the pages of the whole set; what is neither, damaged, protected or too large is listed with its digest alone. False: the
 * file could not be made. */
bool run_bundle_write(struct ctx *c, const struct run_case *k, struct buffer *out);

#endif
