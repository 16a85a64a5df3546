#include "rooms/place/place_cover.h"

#include <string.h>
#include "rooms/org/org.h"

/* Rows come by floor, the floor itself before the areas on it. */
static void read_floors(struct ctx *c, org_id org, struct place_cover *cover)
{
	struct place_floor *rows;
	size_t count = place_floors(c->store, org, c->today, &rows);

	cover->floors = arena_array(c->arena, count + 1, sizeof(*cover->floors));
	for (size_t i = 0; i < count; i++)
		if (cover->floors_count == 0 || cover->floors[cover->floors_count - 1].floor != rows[i].floor)
			cover->floors[cover->floors_count++] = (struct place_cover_floor){ .floor = rows[i].floor, .name = rows[i].name };
}

static void read_posts(struct ctx *c, org_id org, struct place_cover *cover)
{
	struct place_named *rows;
	struct place_work_post *work_posts;
	size_t count = place_post_names(c->store, org, c->today, &rows), work_count = place_work_posts(c->store, org, c->today, &work_posts);

	cover->posts = arena_array(c->arena, count + work_count + 1, sizeof(*cover->posts));
	for (size_t i = 0; i < count; i++)
		cover->posts[cover->posts_count++].name = rows[i].name;
	for (size_t i = 0; i < work_count; i++)
		cover->posts[cover->posts_count++] = (struct place_cover_post){ .name = work_posts[i].name, .place = work_posts[i].id };
	cover->posts[cover->posts_count++].name = "";
}

static struct place_cover_floor *floor_of(struct place_cover *cover, int64_t floor)
{
	for (size_t i = 0; i < cover->floors_count; i++)
		if (cover->floors[i].floor == floor)
			return &cover->floors[i];
	return NULL;
}

static bool is_of(const struct place_answerable *row, const struct place_cover_post *post)
{
	return post->place.v == row->work_post.v && (post->place.v != 0 || strcmp(post->name, row->post_name) == 0);
}

static size_t post_of(const struct place_cover *cover, const struct place_answerable *row)
{
	size_t i = 0;

	while (i + 1 < cover->posts_count && !is_of(row, &cover->posts[i]))
		i++;
	return i;
}

/* Somebody with two posts is one member of the floor and one of each post. */
static void count_people(struct ctx *c, org_id org, struct place_cover *cover)
{
	struct place_answerable *rows;
	size_t count = place_answerables(c->store, org, c->today, &rows);

	for (size_t i = 0; i < count; i++) {
		struct place_cover_floor *floor = floor_of(cover, rows[i].floor);
		size_t post = post_of(cover, &rows[i]);

		if (floor == NULL)
			continue;
		cover->cells[(size_t)(floor - cover->floors) * cover->posts_count + post]++;
		cover->posts[post].members_count++;
		if (i == 0 || rows[i - 1].person.v != rows[i].person.v || rows[i - 1].floor != rows[i].floor)
			floor->members_count++;
	}
}

bool place_cover_of(struct ctx *c, org_id org, struct place_cover *cover)
{
	*cover = (struct place_cover){ 0 };
	if (!org_see_for(c, org, MAY_SEE_PERSON, &cover->org))
		return false;
	read_floors(c, org, cover);
	read_posts(c, org, cover);
	cover->cells = arena_array(c->arena, cover->floors_count * cover->posts_count + 1, sizeof(*cover->cells));
	count_people(c, org, cover);
	for (size_t i = 0; i < cover->floors_count; i++)
		cover->floor_gaps += cover->floors[i].members_count == 0;
	for (size_t i = 0; i + 1 < cover->posts_count; i++)
		*(cover->posts[i].place.v != 0 ? &cover->work_post_gaps : &cover->post_gaps) += cover->posts[i].members_count == 0;
	return true;
}

int64_t place_cover_work_posts(const struct place_cover *cover)
{
	int64_t n = 0;

	for (size_t i = 0; i < cover->posts_count; i++)
		n += cover->posts[i].place.v != 0;
	return n;
}
