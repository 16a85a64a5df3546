/* How tests read a case of recruiting: the blocks of its page and the headings of its bundle. */
#ifndef TESTS_PAGE_RECRUIT_READING_H
#define TESTS_PAGE_RECRUIT_READING_H

#include "recruit_world.h"

/* How many steps the blocks of a phase say are closed. */
static int closed_in_blocks(const struct reply *r, const char *phase)
{
	int closed = 0, n;

	for (const char *at = strstr(r->body, "<summary>"); at != NULL; at = strstr(at + 1, "<summary>")) {
		const char *end = strstr(at, "</summary>"), *tag = strstr(at, "tag--ok\">");

		if (tag != NULL && tag < end && memmem(at, (size_t)(end - at), text("<span>%s</span>", phase), strlen(phase) + 13) != NULL &&
		    sscanf(tag, "tag--ok\">%d 步已办结", &n) == 1)
			closed += n;
	}
	return closed;
}

/* Is the last line of that page, but for its foot, the heading of a step: title, day and who closed it? */
static bool ends_with_a_heading(const char *page, size_t bytes)
{
	const char *last = "";
	int day;

	for (const char *at = page; at < page + bytes; at += strcspn(at, "\n\f") + 1) {
		const char *line = text("%.*s", (int)strcspn(at, "\n\f"), at);

		if (line[0] != '\0' && strstr(line, "打印人") == NULL && strchr(line, '/') == NULL)
			last = line;
	}
	return sscanf(last, "%d %*[^ ] 20%*d-%*d-%d ", &day, &day) == 2;
}

#endif
