/* Places and posts of an organisation against each other, for programs. */
#include "rooms/place/place_cover.h"
#include "web/web.h"

ROUTE(GET, "/api/v1/org/:org/place-cover", place_cover_api, MAY_SEE_PERSON, "Floors and posts of an organisation without a member who answers for them")
FIELDS(FLOOR, { AN_INT("floor") }, { A_TEXT("name", 0) }, { AN_INT("members") })
FIELDS(POST, { A_TEXT("name", 0) }, { AN_INT("members") }, { A_BOOL("at_work") })
TAKES_NOTHING(place_cover_api)
GIVES(place_cover_api, 200, { AN_INT("floor_gaps") }, { AN_INT("post_gaps") }, { AN_INT("work_post_gaps") }, { A_LIST("floors", FLOOR) }, { A_LIST("posts", POST) })

void place_cover_api(struct web *w)
{
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
	json_end(j);
}
