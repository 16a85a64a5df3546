/* What tests of the desk share: a city with a town and two villages, whoever works there, and a practice whose first step is the branch's,
 * its second the town's, and that tells the town when the first is late. */
#ifndef TESTS_PAGE_CASE_DESK_WORLD_H
#define TESTS_PAGE_CASE_DESK_WORLD_H

#include "world/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char PROGRAMME[] =
	"programme visit \"走访事项\"\nversion 1\nafter \"试验\"\nabout matter\nruns_at branch\nopens any\n"
	"rule r2014 \"走访办法(2014年)\" from 2014-01-01\n"
	"role head = post 书记 of branch\nrole upper = committee_of committee\n"
	"form plan \"走访计划(办法第三条)\"\n  field list file \"走访名单\" must\n  field photo file \"走访照片\"\n  field minutes file \"会议记录\" must\nend\n"
	"form opinion \"审核意见\"\n  field result choice \"结论\" must of 同意,退回\nend\n"
	"step visit \"走访\"\n  by head\n  needs plan\n  within 5d of open\n  late escalate upper\n  go check\nend\n"
	"step check \"审核\"\n  by upper\n  sign upper\n  needs opinion\n  within 3wd\n  go done\nend\n"
	"finish done \"完成\"\nend\n"
	"example \"走访\"\n  given plan.list 有\n  given plan.minutes 有\n  given sign check upper\n  given opinion.result 同意\n  expect done\nend\n";

static struct world *w;
static struct client *head_a, *town_clerk, *neighbour, *head_api, *town_api, *county_api;
static int64_t city, town, other_town, branch_a, branch_b, use;
static int64_t people[5];	/* secretaries of branch_a, branch_b, town, city, other_town */

#define text(...) world_text(w, __VA_ARGS__)

static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "see_person", "handle" };
	int64_t file;

	w = world_start(&(struct world_options){ .clock = "2015-11-10T09:00:00+08:00" });
	world_set(w, "totp_required", "off");
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	other_town = world_org_of(w, city, "committee", "乙镇党委");
	branch_a = world_org_of(w, town, "branch", "甲村党支部");
	branch_b = world_org_of(w, town, "branch", "乙村党支部");
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "secretary", RIGHTS[i]);
	for (int i = 0; i < 5; i++) {
		people[i] = world_person(w, branch_a, (const char *[]){ "李建国", "赵永福", "王敏", "周正", "孙邻" }[i]);
		world_holding(w, (int64_t[]){ branch_a, branch_b, town, city, other_town }[i], "secretary", people[i]);
	}
	head_api = walk_program(w, "head_api", people[0]);
	town_api = walk_program(w, "town_api", people[2]);
	county_api = walk_program(w, "county_api", people[3]);
	file = PUT(w, "programme_file", TEXT("code", "visit"), NUMBER("version", 1), TEXT("title", "走访事项"), TEXT("origin", "试验"), TEXT("digest", "visit"), TEXT("text", PROGRAMME));
	use = PUT(w, "programme_use", NUMBER("programme_id", file), NUMBER("org_id", city), NUMBER("from_day", 16000), NUMBER("to_day", 2932897), TEXT("document", "试验〔2015〕1号"),
		NUMBER("row_version", 1));
	return 0;
}

/* Nine o'clock of a day; whoever works in a browser signs in that morning. */
__attribute__((unused)) static void morning(const char *day)
{
	static int number;

	walk_clock(client_new(w), day);
	number++;
	head_a = walk_browser(w, text("head%d", number), people[0]);
	town_clerk = walk_browser(w, text("town%d", number), people[2]);
	neighbour = walk_browser(w, text("neighbour%d", number), people[4]);
}

__attribute__((unused)) static int64_t opened(int64_t org, const char *title, const char *day)
{
	return walk_opened_of(county_api, org, text("use=%lld\ntitle=%s\nday=%s", (long long)use, title, day));
}

__attribute__((unused)) static void visited(int64_t run, const char *day)
{
	walk_step(head_api, run, "plan", "list=@\nminutes=@", day, "check");
}

static int stop(void **state)
{
	world_stop(w);
	return 0;
}

#endif
