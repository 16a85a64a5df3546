#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/json.h"

static const char *const LEVELS[] = { "info", "warn", "error" };

static void put_now(struct json *j, struct arena *a)
{
	struct timespec now;
	struct tm utc;
	char text[32];

	clock_gettime(CLOCK_REALTIME, &now);
	gmtime_r(&now.tv_sec, &utc);
	strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%S", &utc);
	json_put_text(j, "time", arena_printf(a, "%s.%03dZ", text, (int)(now.tv_nsec / 1000000)));
}

/* One write call a line, so that lines of different threads do not mix. */
void log_write(enum log_level level, const char *where, const char *what, ...)
{
	struct arena *a = arena_new();
	struct buffer line;
	struct json j;
	const char *name;
	va_list args;
	ssize_t written;

	buffer_init(&line, a, 512);
	json_init(&j, &line);
	json_object(&j);
	put_now(&j, a);
	json_put_text(&j, "level", LEVELS[level]);
	json_put_text(&j, "where", where);
	json_put_text(&j, "what", what);
	va_start(args, what);
	while ((name = va_arg(args, const char *)) != NULL)
		json_put_text(&j, name, va_arg(args, const char *));
	va_end(args);
	json_end(&j);
	buffer_putc(&line, '\n');
	written = write(STDERR_FILENO, line.data, line.bytes);
	(void)written;	/* nowhere left to tell that the log cannot be written */
	arena_free(a);
}

_Noreturn void log_end(const char *where, const char *why)
{
	char line[200];
	int bytes = snprintf(line, sizeof(line), "{\"level\":\"error\",\"where\":\"%s\",\"what\":\"%s\"}\n", where, why);
	ssize_t written = write(STDERR_FILENO, line, bytes < (int)sizeof(line) ? (size_t)bytes : sizeof(line) - 1);

	(void)written;	/* nowhere left to tell it */
	abort();
}
