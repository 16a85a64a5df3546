/* Draws (抽签): a pool is frozen with its digest and the source of the seed is named before anybody knows the seed; from both the
 * result follows and can be checked without this program (draw_sum.h). A draw is held once; whoever draws from the same pool once more
 * says why, and that stands with the draw for good (YC-05).
 *
 * Whoever opens or draws needs MAY_HANDLE at the organisation. */
#ifndef ROOMS_BALLOT_DRAW_H
#define ROOMS_BALLOT_DRAW_H

#include "core/ctx.h"
#include "rooms/ballot/draw_sql.h"

#define DRAW_POOL_MAX 5000

struct draw_ask {
	const char *subject;		/* what asks; "" where a draw is held by itself */
	int64_t subject_id, part_id;
	const char *item, *title;
	org_id org;
	const char *const *names; size_t names_count;
	int64_t wanted;
	const char *seed_source;	/* a public event still to come, such as the numbers of a named lottery; "": this machine */
	const char *reason;		/* why once more, where the organisation drew from the same names before; "" else */
	bool is_of_period;		/* held once a period, whatever the names: only `before` asks for a reason */
	draw_id before;			/* the draw held for the same period; 0: none */
};

/* Freezes the pool. Refuses: no title; a pool of fewer than two or more than DRAW_POOL_MAX; a name that is empty, too long or there
 * twice; more wanted than there are less one; a source that is too long; the names of
 * an earlier draw of the organisation, in whatever order and whatever blanks stand in them, or what was drawn for the same period, without a reason, and a reason where there was none. The second is for a rule that has begun its own transaction and has
 * asked the right itself. */
bool draw_open(struct ctx *c, const struct draw_ask *ask, draw_id *id);
bool draw_write_open(struct ctx *c, const struct draw_ask *ask, draw_id *id);

/* The newest of subject, part and item; false: none was opened. */
bool draw_of(struct ctx *c, const char *subject, int64_t subject_id, int64_t part_id, const char *item, struct draw_row *row);
/* Needs MAY_HANDLE at its organisation, else NOT_FOUND. */
bool draw_see(struct ctx *c, draw_id id, struct draw_row *row);

/* Draws once. Where a source was named the seed is what it gave; else the machine makes one and `seed` must be empty. Refuses a second
 * draw, and one by the account that opened where a seed is typed: two people stand for it. */
bool draw_hold(struct ctx *c, draw_id id, const char *seed);

#endif
