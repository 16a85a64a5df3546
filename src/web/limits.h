/* Every limit of the web floor in one place. */
#ifndef WEB_LIMITS_H
#define WEB_LIMITS_H

#define URL_BYTES_MAX (8 * 1024)
#define HEADERS_BYTES_MAX (16 * 1024)
#define HEADERS_COUNT_MAX 100
#define PARAMS_COUNT_MAX 4000		/* a table of 400 rows has more cells than any other form fields */
#define JSON_DEPTH_READ_MAX 8
#define FORM_BYTES_MAX (1024 * 1024)
#define UPLOAD_BYTES_MAX (64LL * 1024 * 1024)
#define UPLOAD_BYTES_READ_MAX (1024LL * 1024 * 1024)	/* of what is refused as too large: read to its end and kept nowhere, so that whoever sends hears why */
#define UPLOADS_COUNT_MAX 40
#define MULTIPART_FILES_COUNT_MAX 200	/* parts that name a file, also a file field left empty; only UPLOADS_COUNT_MAX of them are taken */
#define MULTIPART_PARTS_COUNT_MAX (PARAMS_COUNT_MAX + MULTIPART_FILES_COUNT_MAX)
#define MULTIPART_HEADS_BYTES_MAX (1024 * 1024)	/* of the heads of all parts of a body: names are kept as long as the request */
#define BODY_IN_MEMORY_BYTES_MAX (256 * 1024)	/* a larger multipart body goes to an unlinked file */
#define BODIES_IN_MEMORY_BYTES_MAX (128LL * 1024 * 1024)	/* of all requests together */
#define SPOOLED_BYTES_MAX (2LL * 1024 * 1024 * 1024)	/* of all bodies in files together, of whoever has a session */
#define SPOOLED_OF_STRANGERS_BYTES_MAX (128LL * 1024 * 1024)	/* the same of everybody else: a room of their own, so that they take none of the others' */
#define SPOOL_RESERVE_BYTES_MAX (1024LL * 1024 * 1024)	/* a tenth of the disk, at most this, is left free for the database */
#define PATH_PARTS_MAX 12

#define WORKERS_COUNT 64
#define WORKER_STACK_BYTES (512 * 1024)
#define QUEUE_COUNT_MAX 512		/* requests waiting for a worker; more get 503 */
#define CONNECTIONS_COUNT_MAX 12000
#define CONNECTIONS_PER_ADDRESS_MAX 4000	/* an office behind one address has some hundreds; the trusted proxy is not counted */
#define CONNECTIONS_IDLE_COUNT_MAX 2000	/* above it the longest idle are closed first */

#define HEADERS_SECONDS_MAX 10		/* from connect, or from the first byte of a later request, to complete headers */
#define IDLE_SECONDS_MAX 60		/* between two requests of one connection */
#define BODY_GRACE_SECONDS 10		/* then the body keeps a rate of at least */
#define BODY_BYTES_PER_SECOND_MIN 1024	/* from the beginning, and again in every stretch of */
#define BODY_STRETCH_GRACES 3		/* times the grace: what came fast at first buys no silence after it */
#define SEND_GRACE_SECONDS 30		/* the same for what the client takes from us */
#define LINGER_MS_MAX 2000		/* after an answer that came before the body: what is still sent is taken so long, */
#define LINGER_BYTES_MAX (1024 * 1024)	/* and so much of it, */
#define LINGER_COUNT_MAX 256		/* of so many connections at a time */
#define STOP_SECONDS_MAX 30
#define STOP_UNNEEDED_MS 2000	/* of these, for a body that is only refused or of somebody without a session: a sign-in that is under way is answered */

#define RUNS_COUNT_MAX 5		/* of one request that loses its race in the database */
#define COMPRESS_BYTES_MIN 1024

#define SESSION_IDLE_SECONDS (30 * 60)
#define SESSION_SECONDS_MAX (8 * 3600)
#define STEP_UP_SECONDS_MAX (5 * 60)
#define SESSIONS_CACHED_MAX 20000
#define DRAFT_SECONDS_KEPT (14 * 86400)
#define DRAFTS_COUNT_MAX 30		/* of one account; the oldest go first */
#define DRAFT_FORM_BYTES_MAX 200
#define DRAFT_PAGE_BYTES_MAX 500
#define DRAFT_CONTENT_BYTES_MAX (64 * 1024)
#define IDEMPOTENCY_SECONDS_KEPT (25 * 3600)
#define IDEMPOTENCY_BODY_BYTES_MAX 12000	/* kept as it is; beyond, squeezed */
#define IDEMPOTENCY_SQUEEZED_BYTES_MAX 14000	/* sealed, it fits the column of 20000 characters; what does not is told by 409 */
#define IDEMPOTENCY_ANSWER_BYTES_MAX (1024 * 1024)	/* of a longer one squeezing is not tried */

#endif
