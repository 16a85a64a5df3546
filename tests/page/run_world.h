/* What tests of cases share: a practice with forms, signatures, a review above and two finishes, in force for a branch; its secretary and its
 * committee, the town above and another branch; and the acts by which a case goes on. */
#ifndef TESTS_PAGE_RUN_WORLD_H
#define TESTS_PAGE_RUN_WORLD_H

#include "world/walk.h"

#include <stdio.h>
#include <string.h>

static const char PROGRAMME[] =
	"programme repair \"整修事项\"\nversion 1\nafter \"试验\"\nabout matter\nruns_at branch\nopens any\n"
	"role head = post 书记 of branch\nrole board = committee_of branch\nrole upper = staff_of committee\n"
	"form plan \"整修方案\"\n"
	"  field what text \"内容\" must public\n  field cost money \"费用\" must public in 0..100000\n  field kind choice \"类别\" must of 道路,水渠\n"
	"  field due date \"完成日期\" must from 1900-01-01\n  field parts table \"分项(名称,数量,责任人)\" must rows 1..3\n  field drawing file \"图纸\"\nend\n"
	"form opinion \"审核意见\"\n  field result choice \"结论\" must of 同意,退回\n  field ground text \"理由\"\nend\n"
	"step declare \"申报\"\n  by head\n  sign head, board\n  needs plan\n  within 5d of open\n  go review\nend\n"
	"step review \"审核\"\n  by upper\n  not_by head\n  needs opinion\n  within 3wd\n  late block\n  go declare when opinion.result = 退回\n  go sort\nend\n"
	"step sort \"分类\"\n  auto\n  go carry when plan.cost > 1000\n  go small\nend\n"
	"step carry \"实施\"\n  by head\n  go done\nend\n"
	"finish done \"完成\"\n  publish plan\n  points head 2.5 \"整修\"\n  tell board plan.cost\nend\n"
	"finish small \"小修不立项\"\n  bar same_text\nend\n"
	"refuse declare when count(plan.parts where 责任人 = none) > 0 \"分项没有责任人\"\n"
	"refuse review when opinion.result = 退回 and opinion.ground = none \"退回必须写明理由\"\n"
	"example \"立项\"\n  given plan.cost 2000\n  given plan.parts 1\n  given sign declare head, board\n  given opinion.result 同意\n  expect done\nend\n";

static struct world *w;
static struct client *head, *upper, *api, *outsider, *member_api;
static int64_t city, town, branch, other_branch, head_person, board_person, upper_person, foreign_person, file, use;

static int64_t programme(const char *code, int version, const char *source)
{
	struct cell cells[] = { TEXT("code", code), NUMBER("version", version), TEXT("title", "整修事项"), TEXT("origin", "试验"), TEXT("digest", code), TEXT("text", source) };

	return world_put(w, "programme_file", cells, sizeof(cells) / sizeof(cells[0]));
}

static int64_t in_force(int64_t org, int64_t programme_file, int from_day)
{
	struct cell cells[] = { NUMBER("programme_id", programme_file), NUMBER("org_id", org), NUMBER("from_day", from_day), NUMBER("to_day", 2932897),
		TEXT("document", "试验〔2015〕1号"), NUMBER("row_version", 1) };

	return world_put(w, "programme_use", cells, sizeof(cells) / sizeof(cells[0]));
}

#define TODAY 16756	/* 2015-11-17 */

static int start(void **state)
{
	static const char *const KINDS[] = { "secretary", "committee_member", "organiser" };

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	branch = world_org_of(w, town, "branch", "甲村党支部");
	other_branch = world_org_of(w, town, "branch", "乙村党支部");
	head_person = world_person(w, branch, "李建国");
	board_person = world_person(w, branch, "王秀英");
	upper_person = world_person(w, branch, "王敏");
	foreign_person = world_person(w, other_branch, "赵不识");
	walk_handlers(w, KINDS, sizeof(KINDS) / sizeof(KINDS[0]));
	world_holding(w, branch, "secretary", head_person);
	world_holding(w, branch, "committee_member", board_person);
	world_holding(w, town, "organiser", upper_person);
	world_holding(w, other_branch, "secretary", 901);
	head = walk_browser(w, "head", head_person);
	upper = walk_browser(w, "upper", upper_person);
	outsider = walk_browser(w, "outsider", 901);
	api = walk_program(w, "head_api", head_person);
	member_api = walk_program(w, "board_api", board_person);
	file = programme("repair", 1, PROGRAMME);
	use = in_force(city, file, 16000);
	return 0;
}

/* Went through: the page sends on to the case. */
static void went(struct reply r)
{
	if (r.status != 303)
		fail_msg("status %d: %s", r.status, strstr(r.body, "errs") != NULL ? strstr(r.body, "errs") : r.body);
}

static int64_t opened(struct client *c, const char *title)
{
	struct reply r = walk_send(c, world_text(w, "/org/%lld/run/new?use=%lld", (long long)branch, (long long)use), world_text(w, "/org/%lld/run/new", (long long)branch),
		world_text(w, "use=%lld\ntitle=%s\nday=2015-11-16\npaper=@", (long long)use, title));	/* since yesterday, on paper */
	long long id = 0;

	went(r);
	assert_int_equal(sscanf(reply_header(w, &r, "Location"), "/run/%lld", &id), 1);
	return id;
}

static const char *run_url(int64_t run, const char *rest) { return world_text(w, "/run/%lld%s", (long long)run, rest); }
static const char *api_url(int64_t run, const char *rest) { return world_text(w, "/api/v1/run/%lld%s", (long long)run, rest); }

/* The version that the page of the case shows. */
static const char *version_of(struct client *c, int64_t run)
{
	struct reply r = client_get(c, run_url(run, ""));

	return reply_field(w, &r, "row_version");
}

static struct reply planned(struct client *c, int64_t run, const char *cost, const char *owner)
{
	const char *version = version_of(c, run);

	/* Every case of these tests brings the same road for another sum, and it is said that it is another one. */
	return client_post(c, run_url(run, "/fill/plan"), "row_version", version, "v_what", "村北道路", "v_cost", cost, "v_kind", "道路", "v_due", "2015.12.1",
		"v_parts_1_1", "路面", "v_parts_1_2", "300米", "v_parts_1_3", owner, "repeated", "no", NULL);
}

static struct reply signs(struct client *c, int64_t run, const char *role)
{
	const char *version = version_of(c, run);

	return client_post(c, run_url(run, "/sign"), "row_version", version, "own", "1", "role", role, NULL);
}

static struct reply closes(struct client *c, int64_t run, const char *day)
{
	const char *version = version_of(c, run);

	return client_post(c, run_url(run, "/close"), "row_version", version, "own", "1", "day", day, NULL);
}

#endif
