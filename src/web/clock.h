#ifndef WEB_CLOCK_H
#define WEB_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

/* ISO 8601 with offset: 2015-11-17T09:00:00+08:00, or …Z. */
bool clock_parse(const char *text, int64_t *time_s);

#endif
