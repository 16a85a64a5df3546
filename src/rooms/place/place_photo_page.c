/* Photos of places in the browser. */
#include "core/services.h"
#include "rooms/place/place_input.h"
#include "rooms/place/place_photo.h"
#include "text/place.h"
#include "web/web.h"

ROUTE(GET, "/place/:place/photo/:file", place_photo_page, MAY_SEE_ORG, "A photo of a place")
ROUTE(POST, "/place/:place/photo", place_photo_save, MAY_EDIT_ORG, "Upload a photo of a place")
ROUTE(POST, "/place/:place/photo/:file/withdraw", place_photo_withdraw_save, MAY_EDIT_ORG, "Withdraw a photo of a place")
UPLOADS(place_photo_save, UPLOAD_BYTES_MAX)

void place_photo_send(struct web *w)
{
	struct file_row file;
	int fd;

	if (!place_photo_see(w->c, web_path(w, place), web_path(w, file), &file))
		return;
	fd = file_read(w->c->services->files, file.digest);
	if (fd < 0)
		ctx_refuse(w->c, NOT_FOUND, T_place_photo_not_found, NULL);
	else
		web_attachment_fd(w, file.name, file.media_type, fd, file.bytes);
}

bool place_photo_take(struct web *w, file_id *made)
{
	const struct upload *upload = web_upload(w, "file");

	return upload == NULL ? place_photo_add(w->c, web_path(w, place), "", -1, 0, made) :
		place_photo_add(w->c, web_path(w, place), upload->filename, upload->fd, upload->bytes, made);
}

void place_photo_page(struct web *w)
{
	place_photo_send(w);
}

static void answer(struct web *w, bool is_done)
{
	struct ctx *c = w->c;

	if (is_done) {
		web_notice(w, T_place_saved, NULL);
		web_redirect(w, arena_printf(c->arena, "/place/%lld", (long long)web_path(w, place).v));
	} else if (web_form_again(w)) {
		place_show(w, web_path(w, place));
	}
}

void place_photo_save(struct web *w)
{
	file_id made;

	answer(w, place_photo_take(w, &made));
}

void place_photo_withdraw_save(struct web *w)
{
	answer(w, place_photo_withdraw(w->c, web_path(w, place), web_path(w, file), web_param(w, "reason")));
}
