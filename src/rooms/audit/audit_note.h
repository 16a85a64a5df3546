/* Notes of a line in words. */
#ifndef ROOMS_AUDIT_AUDIT_NOTE_H
#define ROOMS_AUDIT_AUDIT_NOTE_H

#include "rooms/audit/audit_room.h"

/* What the value of a note ("step", "state") says in a line; NULL: it says it itself, or nothing is known of it. */
const char *audit_note_words(struct ctx *c, const struct audit_line *line, const char *note, const char *value);

#endif
