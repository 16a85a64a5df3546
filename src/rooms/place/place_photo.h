/* Photos of a place (KFQ-04): kept by digest as papers are, without what a picture tells about its maker, never changed and
 * withdrawn with a reason. Who sees the organisation sees them; a photo shows a room, never a paper. */
#ifndef ROOMS_PLACE_PLACE_PHOTO_H
#define ROOMS_PLACE_PLACE_PHOTO_H

#include "core/file.h"
#include "rooms/place/place.h"

#define PLACE_PHOTOS_MAX 20	/* of one place at a time */
#define PLACE_REASON_CHARS_MAX 200

/* Needs MAY_EDIT_ORG. Refuses: a closed place, no file, one that is no picture, more than PLACE_PHOTOS_MAX, and what file_keep
 * refuses: words of secrecy in name or text, a damaged or huge file. `name` is the uploaded file's; fd -1: none came. */
bool place_photo_add(struct ctx *c, place_id place, const char *name, int fd, int64_t bytes, file_id *made);
/* Refuses an empty reason and one withdrawn already. The row and the bytes stay. */
bool place_photo_withdraw(struct ctx *c, place_id place, file_id photo, const char *reason);
/* A photo that is shown, of a place whose organisation the actor may see; else NOT_FOUND. */
bool place_photo_see(struct ctx *c, place_id place, file_id photo, struct file_row *row);
#endif
