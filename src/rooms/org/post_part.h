/* What the rules of posts share; nothing outside the room includes it. */
#ifndef ROOMS_ORG_POST_PART_H
#define ROOMS_ORG_POST_PART_H

#include "core/permission.h"
#include "rooms/org/post.h"


/* A post to be changed, in the write turn: there, within the right, open, and of an organisation that is. */
bool post_take(struct ctx *c, post_id id, enum permission p, struct post_row *post);
/* Nobody changed it since the form was shown; `name` is told where somebody did. */
bool post_version_is_right(struct ctx *c, int64_t seen, int64_t now, const char *name);

/* Refuses at "from_day" a day to come or before the post was there, at "to_day" a term that ends before it begins, or acting without an end. */
bool post_term_is_right(struct ctx *c, const struct post_form *form, const struct post_row *post);
/* Refuses at "person" a part-time member without a unit (CS-16), and at "person", "from_day" or "to_day" whoever was not of age or, for a post of the
 * Party, no full member on the days of the term: one who has left since may be entered for a term before. */
bool post_person_fits(struct ctx *c, const struct post_row *post, const struct post_form *form, const struct post_person_row *person);
/* Refuses who holds it already, and a term on some day of which every seat is taken. */
bool post_seat_is_free(struct ctx *c, const struct post_form *form, const struct post_row *post, const struct post_person_row *person);

/* The row of a holding. needs_second: without its rights until somebody confirmed it. */
void post_give(struct ctx *c, holding_id id, const struct post_row *post, const struct post_form *form, const char *manner, bool needs_second);
/* And those of the posts that follow it. */
void post_give_derived(struct ctx *c, const struct post_row *base, const struct post_form *form, bool needs_second);
/* Who held it before that day leaves on it, with the posts that follow it, but for those who stay; who is elected again goes on under the new term. */
void post_relieve(struct ctx *c, const struct post_row *post, day_t day, const char *document, const person_id *staying, size_t staying_count);

#endif
