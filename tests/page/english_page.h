/* A page as whoever reads English has it: what stands there in Chinese is what people typed, or their names and those of organisations. */
#ifndef TESTS_PAGE_ENGLISH_PAGE_H
#define TESTS_PAGE_ENGLISH_PAGE_H

#include "world/walk.h"

#include <string.h>

#define CHINESE_BYTE 0xe3	/* no sign before U+3000 begins with it or a higher one; the dash, the middle dot and curly quotes are no Chinese */

static size_t known_bytes(const char *at, const char *const *known)
{
	size_t longest = 0;

	for (; *known != NULL; known++)
		if (strncmp(at, *known, strlen(*known)) == 0 && strlen(*known) > longest)
			longest = strlen(*known);
	return longest;
}

/* No text of the page, between its tags, is Chinese but those words; the list ends with NULL. */
__attribute__((unused)) static void english_has_only(const struct reply *r, const char *const *known)
{
	bool is_tag = false;

	assert_true(reply_has(r, "<html lang=\"en\""));
	for (const char *at = r->body; *at != '\0'; at++) {
		size_t bytes = is_tag || (unsigned char)*at < CHINESE_BYTE ? 0 : known_bytes(at, known);

		if (*at == '<' || *at == '>')
			is_tag = *at == '<';
		else if (bytes > 0)
			at += bytes - 1;
		else if (!is_tag && (unsigned char)*at >= CHINESE_BYTE)
			fail_msg("Chinese on an English page: %.120s", at);
	}
}

/* The page of that address in English; whoever reads it reads Chinese again after. */
static struct reply english_page(struct client *c, const char *url)
{
	struct reply r;

	client_get(c, url);
	assert_int_equal(client_post(c, "/lang", "lang", "en", NULL).status, 303);
	r = client_get(c, url);
	assert_int_equal(r.status, 200);
	assert_int_equal(client_post(c, "/lang", "lang", "zh", NULL).status, 303);
	return r;
}

#endif
