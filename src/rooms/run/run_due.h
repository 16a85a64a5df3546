#ifndef ROOMS_RUN_RUN_DUE_H
#define ROOMS_RUN_RUN_DUE_H

#include "rooms/run/run.h"

/* Open cases that the actor's post has to look after, those due first, at most `limit` of them, and how many there are in all: late, due
 * today, this week, and later or without a term. */
/* Likewise what duties of cases are to be reported. */
struct run_due {
	struct run_line *lines; size_t lines_count; int64_t late, today, week, soon;
	struct run_duty_line *duties; size_t duties_count; int64_t duties_late, duties_today, duties_week, duties_soon;
};
void run_due_of(struct ctx *c, size_t limit, struct run_due *due);

#endif
