/* Which floors and areas of an organisation have a member who answers for them, and which of its posts do (LQ-05: 各个区域、各个
 * 岗位都设立党员责任区、党员示范岗): posts of the organisation by their holders, posts at work (岗位, a kind of place) by the members assigned
 * to them. Counted from places, areas and holdings; a gap cannot be marked away. */
#ifndef ROOMS_PLACE_PLACE_COVER_H
#define ROOMS_PLACE_PLACE_COVER_H

#include "core/ctx.h"
#include "rooms/org/org_sql.h"
#include "rooms/place/place_sql.h"

struct place_cover_floor { int64_t floor, members_count; const char *name; };
struct place_cover_post { const char *name; int64_t members_count; place_id place; };	/* place: 0 but for a post at work */

struct place_cover {
	struct org_row org;
	struct place_cover_floor *floors;	/* by number; an area alone makes its floor too, and so does a post, without a name */
	size_t floors_count;
	struct place_cover_post *posts;		/* those of the organisation, those at work, and last, without a name, members of areas who hold none of the first */
	size_t posts_count;
	int64_t *cells;				/* members on a floor who hold a post: floors_count rows of posts_count */
	size_t floor_gaps, post_gaps, work_post_gaps;	/* floors without a member, posts without one in any area, posts at work without one */
};

/* Needs MAY_SEE_PERSON at the organisation, else NOT_FOUND. */
bool place_cover_of(struct ctx *c, org_id org, struct place_cover *cover);

/* Posts at work among its posts. */
int64_t place_cover_work_posts(const struct place_cover *cover);

#endif
