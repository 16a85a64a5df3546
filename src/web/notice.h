/* A sentence said once on the next page. It travels sealed in a cookie, so it survives any server and
 * leaves nothing readable on a shared computer. */
#ifndef WEB_NOTICE_H
#define WEB_NOTICE_H

#include "web/web.h"

struct site;

/* is_warning: what was asked is done, but something is not as it must be. */
void notice_set(const struct site *site, struct web_request *r, const char *text, bool is_warning);
/* NULL if there is none; the answer then also removes it. */
const char *notice_take(const struct site *site, struct web_request *r, bool *is_warning);

#endif
