/* What tests of practices share: stories told line by line in two villages (practice_place.h): who does what, and what comes of it.
 * Each story is told twice, in the first village by pages and in the second by programs, so that no rule holds for one of the two only.
 *
 *	static const char *const FOUR[] = {
 *		"secretary open 硬化村道",
 *		"secretary fill proposal: kind=重要事项|*rows=张三;12;|person=@member|+paper",
 *		"secretary close > consult",			now at that step, or finished so
 *		"secretary vote decide: 33 30 3 ! 现在是",	refused, with these words
 *		NULL }; */
#ifndef TESTS_PAGE_PRACTICE_WORLD_H
#define TESTS_PAGE_PRACTICE_WORLD_H

#include "page/practice_act.h"

/* KFQ-24: what was proposed is consulted on by both committees and shown for so many days, up to the meeting of members. */
#define KFQ_TOPIC_SHOWN(days) \
	"secretary fill consultation: present=9|opinion=同意提交审议|+minutes", "secretary sign branch", "director sign village", "secretary close > open_topic", \
	"secretary notice topic", "secretary days " days, "director close > party_meeting"

/* "who verb item: with > comes", or "! words" where it is refused. */
struct act_line { const char *who, *what, *with, *comes; };

/* Told line by line: what the verbs of the heading mean. */
static struct reply told(const struct act_line *line)
{
	struct actor *a = actor_named(line->who);
	size_t verb = strcspn(line->what, " ");
	const char *item = line->what + verb + (line->what[verb] == ' '), *with = line->with == NULL ? "" : line->with;

	if (strncmp(line->what, "fill ", 5) == 0)
		return filled(a, item, with);
	if (strncmp(line->what, "vote ", 5) == 0)
		return voted(a, item, with);
	if (strncmp(line->what, "rate ", 5) == 0)
		return rated(a, item, with);
	if (strncmp(line->what, "rate_more ", 10) == 0)	/* of the sheet that was opened last */
		return papered(a, with);
	if (strncmp(line->what, "report ", 7) == 0)
		return reported(a, item, with);
	if (strcmp(line->what, "object") == 0)
		return objected(with);
	if (strcmp(line->what, "answer") == 0)
		return answered(a, with);
	/* "sign ROLE: @who" and "close: @who" register what somebody else did on paper. */
	if (strncmp(line->what, "sign ", 5) == 0 && with[0] != '\0')
		return ACT_ON_PAPER(run_now, a, "sign", text("role=%s", item), text("person=%s", value_of(with)), text("day=%s", day_text(w->arena, today_now)));
	if (strcmp(line->what, "close") == 0 && with[0] != '\0')
		return ACT_ON_PAPER(run_now, a, "close", text("person=%s", value_of(with)), text("day=%s", day_text(w->arena, today_now)));
	if (strncmp(line->what, "sign ", 5) == 0)
		return ACT(a, "sign", text("role=%s", item));
	if (strncmp(line->what, "notice ", 7) == 0)
		return ACT(a, "notice", text("notice=%s", item), "text=按村级民主管理制度公示如下内容", text("from=%s", day_text(w->arena, today_now)));
	if (strcmp(line->what, "close") == 0)
		return ACT(a, "close", text("day=%s", day_text(w->arena, today_now)));
	fail_msg("nobody knows how to %s", line->what);
	return (struct reply){ 0 };
}

/* "open", or "open_zone" and "open_county" for what runs there. */
static void open_case(const struct act_line *line)
{
	struct actor *a = actor_named(line->who);
	bool is_about_person = line->with != NULL;
	const char *title = strchr(line->what, ' ') + 1;
	struct reply r;

	run_now = 0;
	here->org_now = strncmp(line->what, "open_zone", 9) == 0 ? here->zone : strncmp(line->what, "open_county", 11) == 0 ? here->county : here->org;
	if (by_page) {
		const char *const FIELDS[] = { text("use=%lld", (long long)here->use), is_about_person ? text("person=%s", value_of(line->with)) : text("title=%s", title),
			text("day=%s", day_text(w->arena, today_now)) };

		r = send_page(a, text("/org/%lld/run/new", (long long)here->org_now), FIELDS, 3);
	} else
		r = client_post_json(a->program, text("/api/v1/org/%lld/run", (long long)here->org_now), text("{\"use\":\"%lld\",\"%s\":\"%s\"}", (long long)here->use,
			is_about_person ? "person" : "title", is_about_person ? value_of(line->with) : title));
	if (line->comes != NULL && line->comes[0] == '!') {
		if (r.status != 422 || !reply_has(&r, line->comes + 1))
			fail_msg("%s: status %d without '%s': %s", line->what, r.status, line->comes + 1, r.body);
		return;
	}
	if (r.status != 201 && r.status != 303)
		fail_msg("%s: status %d: %s", line->what, r.status, r.body);
	run_now = r.status == 201 ? number_after(&r, "id") : strtoll(reply_header(w, &r, "Location") + strlen("/run/"), NULL, 10);
}

/* What anybody reads of the case without signing in. */
static bool is_public(const char *words)
{
	struct client *anybody = client_new(w);
	struct reply list = client_get(anybody, "/open-case"), one = client_get(anybody, text("/open-case/%lld", (long long)run_now)),
		program = client_get(anybody, text("/api/v1/open-case/%lld", (long long)run_now));

	assert_int_equal(one.status, 200);
	assert_int_equal(program.status, 200);
	assert_true(reply_has(&list, text("href=\"/open-case/%lld\"", (long long)run_now)));
	assert_int_equal(reply_has(&one, words), reply_has(&program, words));
	return reply_has(&one, words);
}

/* A number as pages write it, in threes; programs get plain digits. */
static const char *as_read(const char *number)
{
	struct buffer out;

	buffer_init(&out, w->arena, 0);
	number_put_grouped(&out, number);
	return buffer_text(&out);
}

/* "title=number" as the page and the API show what the practice reckons. */
static void is_figure(const struct act_line *line)
{
	const char *equals = strchr(line->with, '=');
	struct reply page = client_get(actor_named(line->who)->page, text("/run/%lld", (long long)run_now)),
		program = client_get(actor_named(line->who)->program, text("/api/v1/run/%lld", (long long)run_now));

	if (!reply_has(&page, text("<dt>%.*s</dt><dd class=\"num\">%s</dd>", (int)(equals - line->with), line->with, as_read(equals + 1))) ||
	    !reply_has(&program, text("\"title\":\"%.*s\",\"text\":\"%s\"", (int)(equals - line->with), line->with, equals + 1)))
		fail_msg("%s is not shown: %s", line->with, strstr(program.body, "\"figures\""));
}

static void tell_line(const struct act_line *line)
{
	struct reply r;

	if (strncmp(line->what, "open", 4) == 0) {
		open_case(line);
		return;
	}
	if (strncmp(line->what, "days ", 5) == 0) {
		clock_to(today_now + (int)strtol(line->what + 5, NULL, 10));
		return;
	}
	if (strcmp(line->what, "public") == 0 || strcmp(line->what, "not_public") == 0) {
		if (is_public(line->with) != (line->what[0] == 'p'))
			fail_msg("%s: %s", line->what, line->with);
		return;
	}
	if (strcmp(line->what, "published") == 0 || strcmp(line->what, "not_published") == 0) {
		r = client_get(client_new(w), by_page ? "/publication" : "/api/v1/publication");
		if (r.status != 200 || reply_has(&r, line->with) != (line->what[0] == 'p'))
			fail_msg("status %d, %s '%s': %s", r.status, line->what, line->with, r.body);
		return;
	}
	if (strcmp(line->what, "figure") == 0) {
		is_figure(line);
		return;
	}
	if (strcmp(line->what, "shown") == 0) {	/* on the page, in both villages */
		r = client_get(actor_named(line->who)->page, text("/run/%lld", (long long)run_now));
		if (r.status != 200 || !reply_has(&r, line->with))
			fail_msg("status %d, '%s' is not shown: %s", r.status, line->with, r.body);
		return;
	}
	if (strcmp(line->what, "see") == 0) {
		bool is_number = strlen(line->with) > 4 && line->with[strspn(line->with, "0123456789")] == '\0';	/* four digits may be a year */

		r = by_page ? client_get(actor_named(line->who)->page, text("/run/%lld", (long long)run_now)) :
			client_get(actor_named(line->who)->program, text("/api/v1/run/%lld", (long long)run_now));
		if (r.status != 200 || !reply_has(&r, by_page && is_number ? as_read(line->with) : line->with))
			fail_msg("status %d without '%s': %s", r.status, line->with, r.body);
		return;
	}
	r = told(line);
	if (line->comes != NULL && line->comes[0] == '!') {
		if (r.status < 400 || r.status >= 500 || !reply_has(&r, line->comes + 1))
			fail_msg("%s %s by %s: status %d without '%s': %s", line->who, line->what, by_page ? "page" : "program", r.status, line->comes + 1, r.body);
		return;
	}
	if (r.status != 200 && r.status != 201 && r.status != 303)
		fail_msg("%s %s by %s: status %d: %s", line->who, line->what, by_page ? "page" : "program", r.status, r.body);
	if (line->comes != NULL) {
		r = state_of_case();
		if (!reply_has(&r, text("\"step\":\"%s\",\"due_day\"", line->comes)) && !reply_has(&r, text("\"finish\":\"%s\"", line->comes)))
			fail_msg("%s %s: not at %s: %.600s", line->who, line->what, line->comes, r.body);
	}
}

static struct act_line line_of(const char *told_text)
{
	char *who = arena_text(w->arena, told_text), *what = strchr(who, ' '), *comes = strstr(what, " > "), *refused = strstr(what, " ! "), *with;

	*what++ = '\0';
	if (comes != NULL || refused != NULL) {
		char *at = comes != NULL ? comes : refused;

		*at = '\0';
		comes = at + (comes != NULL ? 3 : 2);	/* the words of a refusal keep a blank before them */
		if (refused != NULL)
			comes[0] = '!';
	}
	with = strstr(what, ": ");
	if (with != NULL) {
		*with = '\0';
		with += 2;
	}
	return (struct act_line){ who, what, with, comes };
}

__attribute__((unused))
static void tell_here(const char *const *lines)
{
	for (const char *const *line = lines; *line != NULL; line++) {
		struct act_line one = line_of(*line);

		tell_line(&one);
	}
}

__attribute__((unused))
static void tell_again(const char *const *lines)	/* of the practice told before */
{
	day_t began = day_parse_iso("2015-11-17");

	for (int i = 0; i < VILLAGES; i++) {
		here = &villages[i];
		by_page = i == 0;
		run_now = 0;
		tell_here(lines);
		clock_to(began);
	}
}

__attribute__((unused))
static void tell(const char *file, const char *const *lines)
{
	put_practice(file);
	tell_again(lines);
}

/* A story that is more than lines, in both villages, one by pages and one by programs. */
__attribute__((unused))
static void in_each(void (*story)(void))
{
	day_t began = day_parse_iso("2015-11-17");

	for (int i = 0; i < VILLAGES; i++) {
		here = &villages[i];
		by_page = i == 0;
		run_now = 0;
		story();
		clock_to(began);
	}
}

#endif
