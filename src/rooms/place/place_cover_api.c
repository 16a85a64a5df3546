/* Places and posts of an organisation against each other, for programs. */
#include <string.h>
#include "rooms/place/place_review.h"
#include "schema/model.h"
#include "web/web.h"

ROUTE(GET, "/api/v1/org/:org/place-cover", place_cover_api, MAY_SEE_PERSON, "Floors and posts of an organisation without a member who answers for them; the last reviews, and until when the next is due")
FIELDS(FLOOR, { AN_INT("floor") }, { A_TEXT("name", 0) }, { AN_INT("members") })
FIELDS(POST, { A_TEXT("name", 0) }, { AN_INT("members") }, { A_BOOL("at_work") })
FIELDS(REVIEW, ROW_DAY(struct place_review_row, day), ROW_INT(struct place_review_row, floors_count), ROW_INT(struct place_review_row, floor_gaps), ROW_INT(struct place_review_row, posts_count),
	ROW_INT(struct place_review_row, post_gaps), ROW_TEXT(struct place_review_row, note), ROW_ID(struct place_review_row, publication), ROW_TEXT(struct place_review_row, who))
TAKES_NOTHING(place_cover_api)
GIVES(place_cover_api, 200, { AN_INT("floor_gaps") }, { AN_INT("post_gaps") }, { AN_INT("work_post_gaps") }, { A_LIST("floors", FLOOR) }, { A_LIST("posts", POST) },
	{ A_DAY("review_due") }, { A_BOOL("is_review_late") }, { A_LIST("reviews", REVIEW) })

ROUTE(POST, "/api/v1/org/:org/place-review", place_review_api, MAY_EDIT_ORG, "Keep today's review of the areas and posts; publish: the list is made public, in place of the one before")
TAKES(place_review_api, { A_TEXT("note", LIMIT_PLACE_REVIEW_NOTE) }, { A_BOOL("publish") })
GIVES_ID(place_review_api, 201)

void place_cover_api(struct web *w)
{
	struct place_reviews reviews;
	struct place_cover cover;
	struct json *j;

	if (!place_cover_of(w->c, web_path(w, org), &cover))
		return;
	j = web_json(w);
	json_object(j);
	json_put_int(j, "floor_gaps", (int64_t)cover.floor_gaps);
	json_put_int(j, "post_gaps", (int64_t)cover.post_gaps);
	json_put_int(j, "work_post_gaps", (int64_t)cover.work_post_gaps);
	json_name(j, "floors");
	json_array(j);
	for (size_t i = 0; i < cover.floors_count; i++) {
		json_object(j);
		json_put_int(j, "floor", cover.floors[i].floor);
		json_put_text(j, "name", cover.floors[i].name);
		json_put_int(j, "members", cover.floors[i].members_count);
		json_end(j);
	}
	json_end(j);
	json_name(j, "posts");
	json_array(j);
	for (size_t k = 0; k + 1 < cover.posts_count; k++) {
		json_object(j);
		json_put_text(j, "name", cover.posts[k].name);
		json_put_int(j, "members", cover.posts[k].members_count);
		json_put_bool(j, "at_work", cover.posts[k].place.v != 0);
		json_end(j);
	}
	json_end(j);
	place_reviews_of(w->c, cover.org.id, &reviews);
	json_put_day(j, "review_due", reviews.due);
	json_put_bool(j, "is_review_late", reviews.is_late);
	api_put_rows(j, "reviews", REVIEW, reviews.rows, reviews.count);
	json_end(j);
}

void place_review_api(struct web *w)
{
	place_review_id made;

	if (place_review_write(w->c, web_path(w, org), web_param(w, "note"), strcmp(web_param(w, "publish"), "1") == 0, &made))
		web_give_id(w, made.v);
}
