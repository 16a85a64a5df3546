/* Operational log: one JSON object a line on standard error. Never personal values. */
#ifndef BASE_LOG_H
#define BASE_LOG_H

enum log_level { LOG_INFO, LOG_WARN, LOG_ERROR };

/* Pairs of name and text value, ended by NULL: log_write(LOG_WARN, "store", "slow commit", "ms", "12", NULL). */
void log_write(enum log_level level, const char *where, const char *what, ...) __attribute__((sentinel));

/* Ends the process where it cannot go on, as without memory, with a line that needs none: what was answered is on disk, what was not is
 * rolled back, and the service manager starts it again. */
_Noreturn void log_end(const char *where, const char *why);

#endif
