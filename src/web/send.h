/* From an answer to the library's response: status, security headers, cookies, compression. */
#ifndef WEB_SEND_H
#define WEB_SEND_H

#include <microhttpd.h>
#include "web/compress.h"
#include "web/request.h"

/* The response owns nothing of the request but points into its arena, which must outlive it. */
struct MHD_Response *send_prepare(struct compressors *pool, struct web_request *r);
/* A short plain answer without a request: the server is full or stops. Shared, never destroyed by callers. */
struct MHD_Response *send_plain(const char *text, int retry_after_s);

#endif
