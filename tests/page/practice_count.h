/* What is counted of the cases of a practice (practice_world.h), and that each number opens its rows. */
#ifndef TESTS_PAGE_PRACTICE_COUNT_H
#define TESTS_PAGE_PRACTICE_COUNT_H

#include "page/practice_act.h"

/* Each number that leads somewhere leads to as many cases, on the page and for programs. */
static void numbers_open_their_rows(const struct reply *page)
{
	static const char LINK[] = "<a href=\"/org/", END[] = "#cases\">";
	int links = 0;

	for (const char *at = strstr(page->body, LINK); at != NULL; at = strstr(at + 1, LINK)) {
		const char *from = at + strlen("<a href=\""), *to = strchr(from, '"'), *number;
		struct buffer path;
		struct reply r;

		if (strncmp(to - strlen("#cases"), END, strlen(END)) != 0)
			continue;
		number = arena_text_n(w->arena, to + 2, strspn(to + 2, "0123456789"));
		buffer_init(&path, w->arena, 0);
		for (const char *c = from; c < to - strlen("#cases"); c += strncmp(c, "&amp;", 5) == 0 ? 5 : 1)
			buffer_putc(&path, *c);
		r = client_get(actor_named("county")->page, buffer_text(&path));
		assert_int_equal(r.status, 200);
		r = client_get(actor_named("county")->program, text("/api/v1%s", buffer_text(&path)));
		if (!reply_has(&r, text("\"total\":%s,", number)) && !reply_has(&r, text("\"total\":%s}", number)))
			fail_msg("%s: not %s: %s", buffer_text(&path), number, r.body);
		links++;
	}
	assert_true(links > 0);
}

static const char *without_links(const char *body)
{
	struct buffer b;

	buffer_init(&b, w->arena, 0);
	while (*body != '\0')
		if (strncmp(body, "<a href=", 8) == 0)
			body = strchr(body, '>') + 1;
		else if (strncmp(body, "</a>", 4) == 0)
			body += 4;
		else
			buffer_putc(&b, *body++);
	return buffer_text(&b);
}

/* What the page and the API of the county of the village told last count: each of the words stands in the answer. */
static void counted(const char *query, const char *on_page, const char *in_json)
{
	struct reply page = client_get(actor_named("county")->page, text("/org/%lld/run/count?%s", (long long)here->county, query)),
		program = client_get(actor_named("county")->program, text("/api/v1/org/%lld/run/count?%s", (long long)here->county, query));

	numbers_open_their_rows(&page);
	if (page.status != 200 || strstr(without_links(page.body), on_page) == NULL)
		fail_msg("%s: status %d without '%s': %s", query, page.status, on_page, page.body);
	if (program.status != 200 || !reply_has(&program, in_json))
		fail_msg("%s: status %d without '%s': %s", query, program.status, in_json, program.body);
}

#endif
