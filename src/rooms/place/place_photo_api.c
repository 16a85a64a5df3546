/* Photos of places for programs: the same rules as the pages. */
#include "rooms/place/place_input.h"
#include "rooms/place/place_photo.h"
#include "web/web.h"

FIELDS(PHOTO, ROW_ID(struct place_photo, id), ROW_TEXT(struct place_photo, name), ROW_INT(struct place_photo, bytes), ROW_TEXT(struct place_photo, digest),
	ROW_DAY(struct place_photo, day))

ROUTE(GET, "/api/v1/place/:place/photo", place_photo_api_list, MAY_SEE_ORG, "Photos of a place")
TAKES_NOTHING(place_photo_api_list)
GIVES_ROWS(place_photo_api_list, PHOTO)

ROUTE(GET, "/api/v1/place/:place/photo/:file", place_photo_api, MAY_SEE_ORG, "One photo")
TAKES_NOTHING(place_photo_api)
GIVES_FILE(place_photo_api, "image/*")

ROUTE(POST, "/api/v1/place/:place/photo", place_photo_api_add, MAY_EDIT_ORG, "Upload a photo, a JPEG or PNG picture")
TAKES(place_photo_api_add, { A_FILE("file"), NEEDED })
GIVES_ID(place_photo_api_add, 201)

ROUTE(POST, "/api/v1/place/:place/photo/:file/withdraw", place_photo_api_withdraw, MAY_EDIT_ORG, "Withdraw a photo")
TAKES(place_photo_api_withdraw, { A_TEXT("reason", PLACE_REASON_CHARS_MAX), NEEDED })
GIVES_ID(place_photo_api_withdraw, 200)

void place_photo_api_list(struct web *w)
{
	struct place_photo *photos;
	struct place_row row;
	size_t count;

	if (!place_see(w->c, web_path(w, place), &row))
		return;
	count = place_photos(w->c->store, row.id.v, &photos);
	web_give_rows(w, PHOTO, photos, count);
}

void place_photo_api(struct web *w)
{
	place_photo_send(w);
}

void place_photo_api_add(struct web *w)
{
	file_id made;

	if (place_photo_take(w, &made))
		web_give_id(w, made.v);
}

void place_photo_api_withdraw(struct web *w)
{
	file_id photo = web_path(w, file);

	if (place_photo_withdraw(w->c, web_path(w, place), photo, web_param(w, "reason")))
		web_give_id(w, photo.v);
}
