/* An installation that keeps version 1 of recruiting is offered the version that comes with the program; cases that walk by the first one
 * keep it, new ones walk by the second from its day on. Pages and API. */
#include "world/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define VERSION "\nversion "
#define OFFER "/programme/new?shipped=national%2Frecruit"

static struct world *w;
static struct client *county, *api, *secretary;
static int64_t city, branch;
static const char *shipped;

#define text(...) world_text(w, __VA_ARGS__)

static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "see_person", "handle", "set_norms" };

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	branch = world_org_of(w, world_org_of(w, city, "committee", "甲镇党委"), "branch", "甲村党支部");
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "secretary", RIGHTS[i]);
	for (int i = 0; i < 2; i++)
		world_holding(w, city, "secretary", 101 + i);
	world_holding(w, branch, "secretary", world_member(w, branch, "书记", 2));
	county = walk_browser(w, "county", 101);
	api = walk_program(w, "api", 102);
	secretary = walk_program(w, "secretary", world_first_id(w, "person"));
	shipped = walk_source(w, "national/recruit");
	return 0;
}

static int64_t applicant(const char *name)
{
	int64_t person = world_person_of(w, branch, name, 0);

	world_run(w, text("UPDATE person SET birth_day = 7428, applied_day = -2147483647, joined_day = -2147483647, full_day = -2147483647 WHERE id = %lld", (long long)person));
	return person;
}

static int64_t in_force(int64_t programme, const char *day)
{
	const char *at;
	struct reply r;

	client_get(county, text("/org/%lld/programme", (long long)city));
	r = client_post(county, text("/org/%lld/programme", (long long)city), "programme", text("%lld", (long long)programme), "day", day, "document", "云组发〔2015〕9号", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(api, text("/api/v1/org/%lld/programme", (long long)branch));
	at = strstr(r.body, text("\"programme\":\"%lld\"", (long long)programme));
	assert_non_null(at);
	while (strncmp(at, "\"id\":\"", 6) != 0)
		at--;
	return strtoll(at + 6, NULL, 10);
}

static struct reply kept(const char *source)
{
	client_get(county, "/programme/new");
	return client_post(county, "/programme/new", "text", source, "act", "keep", NULL);
}

static int64_t file_of(const struct reply *r)
{
	assert_int_equal(r->status, 303);
	return strtoll(reply_header(w, r, "Location") + strlen("/programme/"), NULL, 10);
}

/* As an earlier build brought it. */
static const char *older(void)
{
	const char *at = strstr(shipped, VERSION);

	assert_non_null(at);
	return arena_printf(w->arena, "%.*s1%s", (int)(at + strlen(VERSION) - shipped), shipped, strchr(at + 1, '\n'));
}

static int shipped_version(void) { return (int)strtol(strstr(shipped, VERSION) + strlen(VERSION), NULL, 10); }

static void the_next_version_is_offered_and_running_cases_keep_theirs(void **state)
{
	struct reply r = kept(older());
	int64_t use = in_force(file_of(&r), "2015-11-17"), run = walk_opened(secretary, use, branch, applicant("陈一"), "2015-11-17"), later;
	const char *offer;

	r = client_get(county, "/programme");
	offer = strstr(r.body, OFFER);
	assert_non_null(offer);
	assert_non_null(strstr(arena_text_n(w->arena, offer, strcspn(offer, "\n")), "有新版本"));
	r = client_get(county, OFFER);
	walk_has(&r, 200, "与第 1 版不同的行");
	walk_has(&r, 200, "- 版本 1");
	walk_has(&r, 200, text("+ 版本 %d", shipped_version()));
	r = kept(shipped);
	later = file_of(&r);
	r = client_get(county, "/programme");
	assert_null(strstr(r.body, OFFER));
	use = in_force(later, "2015-11-18");
	walk_clock(secretary, "2015-11-18");
	r = client_get(secretary, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "\"version\":1,");
	walk_fill(secretary, run, "application", "paper=@\napplied_on=2015-11-17\nreceived_by=居住地");
	walk_close(secretary, run, "2015-11-18", "talk");	/* and goes on by it */
	r = client_get(secretary, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "\"version\":1,");
	later = walk_opened(secretary, use, branch, applicant("陈二"), "2015-11-18");
	r = client_get(secretary, text("/api/v1/run/%lld", (long long)later));
	walk_has(&r, 200, text("\"version\":%d,", shipped_version()));
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(the_next_version_is_offered_and_running_cases_keep_theirs) };

	return cmocka_run_group_tests_name("programme_upgrade", tests, start, world_over);
}
