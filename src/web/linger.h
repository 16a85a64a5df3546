/* The end of a connection whose answer was sent before its body came: closed at once, what the other side still sends would make its machine drop the answer
 * and show a connection that was reset. So the answer ends, and what comes is taken and thrown away for a while, as far as LINGER_MS_MAX and LINGER_BYTES_MAX
 * go (web/limits.h), on a thread of its own. */
#ifndef WEB_LINGER_H
#define WEB_LINGER_H

struct lingerers;

/* Never NULL. */
struct lingerers *linger_start(void);
/* Takes a socket whose answer is sent whole; `fd` stays the caller's, who closes it next. When LINGER_COUNT_MAX are taken it does nothing. */
void linger_take(struct lingerers *l, int fd);
/* Closes those that are left, and frees it. Nobody may take part any more. */
void linger_stop(struct lingerers *l);

#endif
