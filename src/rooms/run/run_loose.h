/* Papers that came to a case in a batch, from a stick or a camera, and that no form names yet (待归类材料). Where the name of a file says which
 * field of the open step it is for, that is offered; everything else is sorted by hand. Only the form that is saved makes it so. */
#ifndef ROOMS_RUN_RUN_LOOSE_H
#define ROOMS_RUN_RUN_LOOSE_H

#include "rooms/run/run.h"

#define RUN_LOOSE_KIND "run_loose"	/* of rows of table file */

struct run_loose {
	struct file_row file;
	const char *form, *field, *title;	/* whose file it seems to be; NULL: its name does not say */
};

/* Those of the case that nothing names. */
size_t run_loose_list(struct ctx *c, const struct run_case *k, struct run_loose **list);
/* Is this file the one that is offered for the field? Its id; 0: none is. */
int64_t run_loose_for(const struct run_loose *list, size_t count, const char *form, const char *field);

/* Each file of a batch: kept, or why not. A file that is refused holds up none of the others. */
struct run_batch_file { const char *name; const struct file_kept *kept; const char *reason; };	/* kept NULL: reason says why */
/* Takes what was kept into the case. Refuses like run_add_file, and where there is no file at all. */
bool run_add_batch(struct ctx *c, run_id id, const struct run_batch_file *files, size_t count);

/* Takes one of them out again, before a form names it: the row and the bytes stay. Needs what filling in needs. Refuses: a paper that is no
 * such one (NOT_FOUND), one that a form names, one that is taken out, no reason. */
bool run_withdraw_loose(struct ctx *c, run_id id, file_id file, const char *reason);

#endif
