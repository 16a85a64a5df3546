/* Waiting for what a job does behind the pages: until it is done, not for a number of turns that a busy machine uses up. */
#include "world/world.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

#define WAIT_S_MAX 90
#define TURN_US 20000

struct reply client_wait(struct client *c, const char *path, const char *text)
{
	struct timespec end, now;
	struct reply r;
	const char *main_part;

	clock_gettime(CLOCK_MONOTONIC, &end);
	end.tv_sec += WAIT_S_MAX;
	do {
		r = client_get(c, path);
		if (r.status == 200 && reply_has(&r, text))
			return r;
		usleep(TURN_US);
		clock_gettime(CLOCK_MONOTONIC, &now);
	} while (now.tv_sec < end.tv_sec);
	main_part = strstr(r.body, "<main");
	fail_msg("%s never says %s: %d %s", path, text, r.status, main_part != NULL ? main_part : r.body);
	return r;
}
