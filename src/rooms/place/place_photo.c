#include "rooms/place/place_photo.h"

#include <string.h>
#include "core/permit.h"
#include "schema/model.h"
#include "text/place.h"

static bool may_change(struct ctx *c, place_id id, struct place_row *row)
{
	if (!place_see(c, id, row) || !permit_require(c, MAY_EDIT_ORG, row->org.v))
		return false;
	return row->to_day == DAY_OPEN || ctx_refuse(c, AGAINST_RULE, T_place_closed, "name", row->name, NULL);
}

static bool has_room(struct ctx *c, place_id id)
{
	struct place_photo *photos;
	size_t count = place_photos(c->store, id.v, &photos);

	return count < PLACE_PHOTOS_MAX || ctx_refuse_field(c, "file", T_place_photo_many, "n", ctx_number(c, PLACE_PHOTOS_MAX), "found",
		arena_printf(c->arena, "%zu", count), NULL);
}

bool place_photo_add(struct ctx *c, place_id id, const char *name, int fd, int64_t bytes, file_id *made)
{
	struct place_row row;
	struct file_kept kept;

	/* Before the slow work, so that nobody keeps bytes for a place out of reach. */
	if (!may_change(c, id, &row) || !has_room(c, id))
		return false;
	if (fd < 0)
		return ctx_refuse_field(c, "file", T_place_photo_missing, NULL);
	if (text_chars(name) > LIMIT_FILE_NAME)
		return ctx_refuse_field(c, "file", T_place_photo_name, "n", ctx_number(c, LIMIT_FILE_NAME), NULL);
	if (!file_keep(c, "file", name, fd, bytes, &kept))
		return false;
	if (!text_starts(kept.media_type, "image/"))
		return ctx_refuse_field(c, "file", T_place_photo_no_picture, NULL);

	ctx_begin(c, "place.add_photo", "place", id.v, 0);
	if (!may_change(c, id, &row) || !has_room(c, id))
		return false;
	store_subject(c->store, id.v, row.org.v);
	made->v = file_record(c, &kept, name, &(struct file_place){ .subject = "place", .subject_id = id.v, .org_id = row.org.v, .kind = "photo",
		.paper_day = c->today });
	return ctx_commit(c);
}

bool place_photo_see(struct ctx *c, place_id id, file_id photo, struct file_row *file)
{
	struct place_row row;

	if (!place_see(c, id, &row))
		return false;
	return (file_get(c->store, photo, file) && strcmp(file->subject, "place") == 0 && file->subject_ref == id.v && !file->is_withdrawn) ||
		ctx_refuse(c, NOT_FOUND, T_place_photo_not_found, NULL);
}

bool place_photo_withdraw(struct ctx *c, place_id id, file_id photo, const char *reason)
{
	struct place_row row;
	struct file_row file;

	ctx_begin(c, "place.withdraw_photo", "place", id.v, 0);
	if (!may_change(c, id, &row) || !place_photo_see(c, id, photo, &file))
		return false;
	if (!text_says(reason) || text_chars(reason) > PLACE_REASON_CHARS_MAX)
		return ctx_refuse_field(c, "reason", T_place_photo_reason, "n", ctx_number(c, PLACE_REASON_CHARS_MAX), NULL);
	store_subject(c->store, id.v, row.org.v);
	file_withdraw(c->store, photo);
	store_note(c->store, "digest", file.digest, NULL);
	store_note(c->store, "reason", NULL, reason);
	return ctx_commit(c);
}
