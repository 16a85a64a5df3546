/* Papers of an archive: scans told by their content, kept by digest, never changed, withdrawn with a reason; and the
 * photo. A download is a POST and leaves a line. */
#ifndef ROOMS_PERSON_PAPER_H
#define ROOMS_PERSON_PAPER_H

#include "core/ctx.h"
#include "core/file.h"
#include "rooms/person/person_sql.h"

struct paper_form {
	const char *kind;		/* code set paper_kind */
	const char *name;		/* of the uploaded file */
	int fd;				/* -1: none came */
	int64_t bytes;
	day_t paper_day;		/* DAY_NONE: not known; DAY_OPEN: what was typed is no day */
};

/* Needs MAY_EDIT_PERSON. Refuses: an unknown kind, no file, everything of file_keep, a photo that is no picture, a day
 * in the future. A photo takes the place of the former one. */
bool paper_add(struct ctx *c, person_id person, const struct paper_form *form, int64_t *made);
/* Refuses an empty reason, one withdrawn already. The row stays, the bytes too. */
bool paper_withdraw(struct ctx *c, person_id person, int64_t paper, const char *reason);
/* Logs the download and gives the row; the bytes are then read by its digest. Needs MAY_SEE_PERSON. */
bool paper_take(struct ctx *c, person_id person, int64_t paper, struct file_row *file);

#endif
