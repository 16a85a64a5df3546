/* What the rules of organisations share; nothing outside the room includes it. */
#ifndef ROOMS_ORG_ORG_PART_H
#define ROOMS_ORG_ORG_PART_H

#include "rooms/org/org.h"
#include "rooms/org/org_kind.h"

/* The organisation to be changed, in the write turn: there, editable, open, and as the form saw it. */
bool org_take(struct ctx *c, org_id id, const struct org_form *form, struct org_row *row);
/* An effective day: one at all, not in the future, and not before `since`. */
bool org_day_is_right(struct ctx *c, day_t day, day_t since);
bool org_day_of_is_right(struct ctx *c, const struct org_form *form, day_t since);	/* of a form, which says what was typed */
/* The founding day of a unit below `parent`: not before that was founded, unless the form says that it predates it; never before the Party was (1921-07-01). */
bool org_founding_day_is_right(struct ctx *c, const struct org_form *form, const struct org_row *parent);
/* The document that a change rests on: there, and short enough. */
bool org_document_is_right(struct ctx *c, const struct org_form *form);
/* The form's short name, or without one its name. */
const char *org_short_name_of(const struct org_form *form);
/* Names: there, within their limits, and the name taken by no other unit below the same parent; self: the unit itself, 0 for a new one. */
bool org_name_is_right(struct ctx *c, const struct org_form *form, org_id parent, org_id self);
/* NC-02: no committee or association without the authority that approved it; the body linked with it lies in the actor's range. */
bool org_authority_is_right(struct ctx *c, const struct org_form *form, const struct org_kind *kind);
/* The place behind the last that ever hung below the parent. */
char *org_next_child_path(struct ctx *c, const struct org_row *parent);
/* A line of history that begins on form->day and is open. reason: "founded", "renamed" or "moved". */
void org_write_history(struct ctx *c, org_id id, org_id parent, const char *path, const char *name, const char *kind, const struct org_form *form, const char *reason);
/* The day of the last change of place or name: the next lies after it, or history would overlap. `otherwise` if it has no history. */
day_t org_last_change(struct ctx *c, org_id id, day_t otherwise);
/* The day of a move or merger of `org`, which gives all below it a new line of history: refuses at `day` one on or before the last change of something below, or its founding, whose
 * line would end before it began. */
bool org_day_is_right_below(struct ctx *c, const struct org_row *org, day_t day);
/* The day on which `org` is closed or merged: refuses at `day` one on or before which somebody took up a post, a role or whatever else ends or goes along with it, or was elected, and one before the
 * end of what is over by now, naming what stands in the way longest and the earliest day. Nothing that was done is unsaid, and nothing lasts no day. A move ends nothing and asks no such thing. */
bool org_end_day_is_right(struct ctx *c, const struct org_row *org, day_t day);
/* Gives the subtree of `org` its new paths below `parent`, with a dated line of history for every node in it. */
void org_rehang(struct ctx *c, const struct org_row *org, const struct org_row *parent, const struct org_form *form);

/* Everything that the founding form asks, of what is to be founded below `parent`; refuses at the fields. */
bool org_founding_is_right(struct ctx *c, const struct org_form *form, const struct org_row *parent);

#endif
