/* Papers that are kept until a day (保存期限). After it the content is destroyed by the clock: first the row says so, for good, and nobody
 * reads the paper any more; then the bytes go, unless another paper that is kept has the same. What stands in between after a crash is done
 * at the next start. The row stays with its digest, so that every seal over it holds. */
#ifndef CORE_ERASURE_H
#define CORE_ERASURE_H

#include "core/erasure_sql.h"
#include "core/file.h"
#include "core/job.h"

#define ERASURE_DAYS_TOLD 30	/* so long before it the page of a case says what will be destroyed */

/* Destroys what was kept until a day before that of the clock, some at a time, each slice with an audit line of its own that names the digests.
 * False: there is more. While a backup reads the papers their bytes wait, until the next hour. */
bool erasure_tend(struct ctx *c);
/* The family of the runner that does so every hour. */
extern const struct job_kind ERASURE_JOBS[];

/* Is the content of the paper destroyed? Row and digest stay. */
static inline bool file_is_erased(const struct file_row *file) { return file->erased_day != DAY_OPEN; }

#endif
