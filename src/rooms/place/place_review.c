#include "rooms/place/place_review.h"

#include "base/buffer.h"
#include "core/setting.h"
#include "rooms/place/place.h"
#include "schema/model.h"
#include "text/place.h"

void place_reviews_of(struct ctx *c, org_id org, struct place_reviews *reviews)
{
	int64_t months = setting_number(c->store, SETTING_PLACE_REVIEW_MONTHS);
	struct place_since_row since = { DAY_OPEN };

	*reviews = (struct place_reviews){ .due = DAY_OPEN };
	reviews->count = place_reviews(c->store, org, PLACE_REVIEWS_SHOWN_MAX, &reviews->rows);
	place_reviewed_since(c->store, org, c->today, &since);
	if (months == 0 || since.day == DAY_OPEN)
		return;
	reviews->due = day_add_months(reviews->count > 0 ? reviews->rows[0].day : since.day, (int)months);
	reviews->is_late = reviews->due < c->today;
}

#define MONTH_END_DAYS 4	/* by which a term of months may end earlier than it is counted back */

size_t place_reviews_late(struct ctx *c, const char *path_from, const char *path_to, struct place_late **late)
{
	int months = (int)setting_number(c->store, SETTING_PLACE_REVIEW_MONTHS);
	struct place_before_row *rows;
	size_t count, kept = 0;

	if (months == 0)
		return 0;
	count = place_reviewed_before(c->store, path_from, path_to, c->today, day_add_months(c->today, -months) + MONTH_END_DAYS, &rows);
	*late = arena_array(c->arena, count + 1, sizeof(**late));
	for (size_t i = 0; i < count; i++) {
		day_t due = day_add_months(rows[i].since, months);

		if (due < c->today)
			(*late)[kept++] = (struct place_late){ .org = rows[i].org, .due = due };
	}
	return kept;
}

/* ---- the public list ---- */

static const char *people_of(struct ctx *c, const struct place_areas *areas, place_id place, bool leaders)
{
	struct buffer names;

	buffer_init(&names, c->arena, 0);
	for (size_t i = 0; i < areas->people_count; i++)
		if (areas->people[i].place.v == place.v && areas->people[i].is_leader == leaders)
			buffer_printf(&names, "%s%s", names.bytes > 0 ? "、" : "", areas->people[i].name);
	return names.bytes > 0 ? buffer_text(&names) : message_text(c->arena, LANG_ZH, T_place_public_nobody, NULL, 0);
}

/* An area by its leader, as its sign says it; a model post by who stands there. */
static const char *public_list(struct ctx *c, const struct org_row *org)
{
	struct place_areas areas;
	struct buffer lines;

	buffer_init(&lines, c->arena, 0);
	place_areas_of(c, org, &areas);
	for (size_t i = 0; i < areas.count + areas.posts_count; i++) {
		bool is_area = i < areas.count;
		const struct place_row *place = is_area ? &areas.rows[i] : &areas.posts[i - areas.count];
		const struct message_arg args[] = { { "name", place->name }, { "who", people_of(c, &areas, place->id, is_area) } };

		buffer_printf(&lines, "%s%s", i > 0 ? "\n" : "", message_text(c->arena, LANG_ZH, is_area ? T_place_public_area : T_place_public_post, args, 2));
	}
	return buffer_text(&lines);
}

/* 0 where nothing is made public. */
static int64_t publish_list(struct ctx *c, const struct org_row *org, const char *list)
{
	const struct message_arg args[] = { { "name", org->name } };
	publication_id id = { store_new_id(c->store) };

	place_unpublish(c->store, org->region, org->id, c->today, message_text(c->arena, LANG_ZH, T_place_public_replaced, NULL, 0));
	place_publish(c->store, id, org->region, org->id, message_text(c->arena, LANG_ZH, T_place_public_title, args, 1), list, c->today);
	store_note(c->store, "published", NULL, "areas");
	return id.v;
}

bool place_review_write(struct ctx *c, org_id org, const char *note, bool publish, place_review_id *made)
{
	struct place_since_row since = { DAY_OPEN };
	struct place_cover cover;
	const char *list = "";

	ctx_begin(c, "place.review", "place_review", 0, org.v);
	if (!place_org_is_right(c, org) || !place_cover_of(c, org, &cover))
		return false;
	place_reviewed_since(c->store, org, c->today, &since);
	if (since.day == DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_place_review_nothing, "name", cover.org.name, NULL);
	if (!ctx_text_fits(c, "note", note, LIMIT_PLACE_REVIEW_NOTE, T_place_review_note_long))
		return false;
	if (publish)
		list = public_list(c, &cover.org);
	if (text_chars(list) > LIMIT_PUBLICATION_TEXT)
		return ctx_refuse_field(c, "publish", T_place_public_long, "n", ctx_number(c, LIMIT_PUBLICATION_TEXT), NULL);

	*made = (place_review_id){ store_new_id(c->store) };
	store_subject(c->store, made->v, org.v);
	place_review_insert(c->store, *made, org, c->today, (int64_t)cover.floors_count, (int64_t)cover.floor_gaps, (int64_t)cover.posts_count - 1,
		(int64_t)(cover.post_gaps + cover.work_post_gaps), note, publish ? publish_list(c, &cover.org, list) : 0, c->actor.account_id);
	return ctx_commit(c);
}
