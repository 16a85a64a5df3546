#include "web/carried.h"

#include <sodium.h>
#include <string.h>
#include "core/crypto.h"
#include "core/services.h"
#include "web/request.h"

#define VARIANT sodium_base64_VARIANT_URLSAFE_NO_PADDING
#define COLUMN "carried"
#define ROW 1	/* there is no row: table and column alone tell it from others */

const char *carried_seal(struct web *w, const char *what, const char *text)
{
	struct arena *a = w->request->work;
	struct bytes sealed = crypto_seal(w->c->services->keys, a, what, COLUMN, ROW, text);
	size_t chars = sodium_base64_encoded_len(sealed.bytes, VARIANT);

	return sodium_bin2base64(arena_alloc(a, chars), chars, sealed.data, sealed.bytes, VARIANT);
}

char *carried_open(struct web *w, const char *what, const char *sealed)
{
	struct arena *a = w->request->work;
	size_t room = strlen(sealed) + 1, bytes;
	unsigned char *data = arena_alloc(a, room);

	if (sealed[0] == '\0' || sodium_base642bin(data, room, sealed, room - 1, NULL, &bytes, NULL, VARIANT) != 0 || bytes == 0)
		return NULL;
	return crypto_open(w->c->services->keys, a, what, COLUMN, ROW, (struct bytes){ data, bytes });
}

char *carried_line(char **at)
{
	char *line = *at, *end = strchr(line, '\n');

	if (end == NULL)
		return NULL;
	*end = '\0';
	*at = end + 1;
	return line;
}
