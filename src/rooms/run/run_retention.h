/* How long the files of a case are kept, as its practice says (保存 … 至). */
#ifndef ROOMS_RUN_RUN_RETENTION_H
#define ROOMS_RUN_RUN_RETENTION_H

#include "rooms/run/run.h"

/* The files of the case that have a term, with their last days as the case stands. */
struct run_keep { file_id file; day_t day; };
size_t run_keeps(struct ctx *c, const struct run_case *k, struct run_keep **list);

/* Inside the transaction that ends the case: from now on the days of its files are fixed. A file whose day can't be reckoned stays. */
void run_write_keeps(struct ctx *c, const struct run_case *k);

/* Where files have a term, one that is taken away or that another takes the place of before the step is closed belongs to no record: it is withdrawn, and has its
 * term too. before: what the field held. */
void run_take_out(struct ctx *c, const struct run_case *k, const char *form, const char *field, const struct run_value_row *before);

/* Refuses GONE a file whose content was destroyed; true: it is there. */
bool run_file_is_kept(struct ctx *c, const struct file_row *file);

/* What is known of the term of a file in a field. day: the last one on which the content is kept, as it would be now where the case is open;
 * DAY_OPEN: no term, or it can't be reckoned yet. erased_day: DAY_OPEN while the content is there. digest: "" without a term. note: all that in
 * words for the page, the print and programs; NULL: the practice says nothing of it. */
struct run_kept { day_t day, erased_day; const char *digest, *note; };
struct run_kept run_kept_of(struct ctx *c, const struct run_case *k, const char *form, const char *field, int64_t file);

#endif
