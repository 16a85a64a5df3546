/* A paper of several pages that were photographed one by one (材料的页): a `file` field keeps them in order, each with its own digest. The first page stands in the
 * row of the field (`run_value`, number 0), the following ones in rows 1, 2 and so on. What is no photo is a paper by itself. */
#ifndef ROOMS_RUN_PAPER_PAGE_H
#define ROOMS_RUN_PAPER_PAGE_H

#include "rooms/run/run_screen.h"

#define PAPER_PAGES_MAX 30

/* One as it is sent: what was kept of an upload, or (kept NULL) a file that the case has, by its number. */
struct paper_page { const struct file_kept *kept; const char *name; int64_t file; };

/* The pages that count now, in order; or those of that step record. They belong to the case. */
size_t paper_pages_now(const struct run_case *k, const char *form, const char *field, const struct run_value_row ***pages);
size_t paper_pages_in(const struct run_case *k, int64_t step, const char *form, const char *field, const struct run_value_row ***pages);

/* Refuses at the field: a file of another case, more than PAPER_PAGES_MAX, several of which one is no photo (JPEG, PNG). */
bool paper_pages_are_right(struct ctx *c, const struct run_case *k, const struct programme_field *f, const struct run_entry *e);
/* In the transaction, in which the rows of the form are gone: writes what the entry says, or the pages of before where it says nothing. The log names the digests
 * of what came and of what was taken away; of a paper of several pages the case keeps which of them went, with who and when. */
void paper_pages_write(struct ctx *c, const struct run_case *k, const char *form, const struct programme_field *f, const struct run_entry *e);

/* What the page of the case shows of a field; step 0: as it is to be filled in now. */
void paper_pages_show(struct ctx *c, const struct run_case *k, int64_t step, const struct programme_form *form, struct run_field_screen *s);
/* Once all that the page shows has been read: which pages somebody took away, at the field and in the step in which it was done. */
void paper_pages_gone_show(struct ctx *c, const struct run_case *k, struct run_screen *s);

#endif
