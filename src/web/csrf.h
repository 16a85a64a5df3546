/* Was this form really sent from a page of ours? */
#ifndef WEB_CSRF_H
#define WEB_CSRF_H

#include <stdbool.h>
#include "web/web.h"

struct site;

#define CSRF_MASK_BYTES 16

/* A token for the forms of this answer: masked, since pages are compressed and a constant secret in them
 * could be guessed from their length. The mask is random and of this answer alone. */
const char *csrf_token(const struct site *site, const struct web_request *r, const unsigned char mask[CSRF_MASK_BYTES]);
bool csrf_token_is_good(const struct site *site, const struct web_request *r, const char *token);
/* Do Origin, Sec-Fetch-Site and Referer, as far as sent, all say our own site? */
bool csrf_origin_is_own(const struct web_request *r);

#endif
