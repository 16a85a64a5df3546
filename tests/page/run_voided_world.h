/* The village of run_village_world.h with a township above it whose clerk asks that a final vote be void and whose officer decides, and somebody of the village who handles votes and
 * counted none. Each act by page and by program. */
#ifndef TESTS_PAGE_RUN_VOIDED_WORLD_H
#define TESTS_PAGE_RUN_VOIDED_WORLD_H

#include "page/run_village_world.h"

#include "world/docx_words.h"
#include "world/pdf_words.h"

static struct client *asking, *asking_page, *deciding, *deciding_page, *below, *below_page;

static int start_above(void **state)
{
	int64_t clerk, officer;

	start(state);
	world_right(w, "organiser", "see_org");
	world_right(w, "organiser", "handle");
	clerk = world_person_of(w, town, "乡书记", 0);
	officer = world_person_of(w, town, "乡组织委员", 0);
	world_holding(w, town, "secretary", clerk);
	world_holding(w, town, "organiser", officer);
	asking = walk_program(w, "asking", clerk);
	asking_page = walk_browser(w, "asking_page", clerk);
	world_holding(w, village, "committee_member", members[2]);	/* of the village, and counts nothing */
	below = walk_program(w, "below", members[2]);
	below_page = walk_browser(w, "below_page", members[2]);
	deciding = walk_program(w, "deciding", officer);
	deciding_page = walk_browser(w, "deciding_page", officer);
	world_run(w, "UPDATE programme_file SET title = '规范四项程序'");
	return 0;
}

static int64_t ballot_now;

/* Decided against, and the step is open still. */
static int64_t lost(const char *title)
{
	int64_t run = opened(title);

	proposed(run, title);
	reviewed(run);
	ballot_now = voted(run, "decide", 33, 14, 19);
	return run;
}

static struct reply by_program(struct client *c, const char *what, const char *lines)
{
	return walk_send(c, NULL, text("/api/v1/ballot/%lld/%s", (long long)ballot_now, what), lines);
}

__attribute__((unused))
static struct reply by_page(struct client *c, const char *what, const char *lines)
{
	return walk_send(c, text("/ballot/%lld", (long long)ballot_now), text("/ballot/%lld/%s", (long long)ballot_now, what), lines);
}

__attribute__((unused))
static struct reply sent(bool is_page, struct client *page, struct client *program, const char *what, const char *lines)
{
	return is_page ? by_page(page, what, lines) : by_program(program, what, lines);
}

__attribute__((unused))
static void stands(void)
{
	struct reply r = client_get(asking, text("/api/v1/ballot/%lld", (long long)ballot_now));

	walk_has(&r, 200, "\"state\":\"closed\"");
	walk_has(&r, 200, "\"is_valid\":true");
}

__attribute__((unused))
static void is_refused(bool is_page, struct client *page, struct client *program, const char *what, const char *lines, const char *why)
{
	struct reply r = sent(is_page, page, program, what, lines);

	walk_has(&r, 422, why);
	stands();
}

#define PROVED "ground=unentitled\nreason=三人已迁出仍参加表决\nfile=@"

__attribute__((unused))
static const char *printed(const char *code, int64_t run, const char *more)
{
	struct reply r = client_post_json(api, text("/api/v1/document/%s/print", code), text("{\"subject\":\"%lld\"%s}", (long long)run, more));

	if (r.status != 200)
		fail_msg("%s: status %d: %s", code, r.status, r.body);
	return docx_words(w->arena, r.body, r.body_bytes);
}

__attribute__((unused))
static void paper_says(const char *words, const char *said)
{
	if (strstr(words, said) == NULL)
		fail_msg("no '%s' in %s", said, words);
}

#endif
