/* 年度复核: an organisation looks over its areas and posts every so many months (setting place_review_months), as LQ-05 asks (每年复核). What it found is counted
 * from the matrix of that moment and cannot be typed; the list of areas with their leaders and of model posts may be made public with it, among the publications. */
#ifndef ROOMS_PLACE_PLACE_REVIEW_H
#define ROOMS_PLACE_PLACE_REVIEW_H

#include "core/ctx.h"
#include "rooms/place/place_cover.h"
#include "rooms/place/place_review_sql.h"

#define PLACE_REVIEWS_SHOWN_MAX 10

struct place_reviews {
	struct place_review_row *rows;	/* the last first */
	size_t count;
	day_t due;			/* the last day in time; DAY_OPEN: none is asked for */
	bool is_late;
};

/* The last reviews of its areas and posts and when the next is due: SETTING_PLACE_REVIEW_MONTHS after the last, or after the first area or post; DAY_OPEN
 * where nothing is asked for. */
void place_reviews_of(struct ctx *c, org_id org, struct place_reviews *reviews);
/* Whose review is late between two paths, by the same count, the longest first. */
struct place_late { org_id org; day_t due; };
size_t place_reviews_late(struct ctx *c, const char *path_from, const char *path_to, struct place_late **late);
/* Today's. Needs MAY_EDIT_ORG there and MAY_SEE_PERSON. Refuses where there is neither area nor post, a note that is too long, and a public list that does not
 * fit a publication. `publish`: the list replaces the one before it. */
bool place_review_write(struct ctx *c, org_id org, const char *note, bool publish, place_review_id *made);

#endif
