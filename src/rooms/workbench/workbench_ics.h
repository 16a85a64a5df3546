/* Due days as an iCalendar file (RFC 5545) for the calendar of a telephone or a mail program: whole days, no alarms, since reminders are the
 * matter of the digest. The same task keeps its UID, so that a file imported again moves a day instead of adding one. */
#ifndef ROOMS_WORKBENCH_WORKBENCH_ICS_H
#define ROOMS_WORKBENCH_WORKBENCH_ICS_H

#include "base/buffer.h"
#include "rooms/workbench/workbench.h"

#define WORKBENCH_ICS_MAX 500	/* of each kind of task and each group, those due first */

/* What has a day, of the actor's post; what it oversees only where that is asked for, under a category of its own. Logged, since it takes names of people out
 * of the system. */
bool workbench_ics(struct ctx *c, bool has_overseen, struct buffer *out);

/* Answers with it. */
struct web;
void workbench_send_ics(struct web *w);

/* One content line: text escaped where it is a text, folded at 75 bytes without parting a character, CRLF at the end. */
void ics_line(struct buffer *out, const char *name, const char *value, bool is_text);

#endif
