/* What becomes of an organisation: moved, closed, merged, named anew, and its name and founding day set right. */
#include "org_world.h"

#include <string.h>
#include "base/date.h"

static void moves_a_subtree_but_never_under_itself(void **state)
{
	struct reply r = found("东片总支", "general_branch", "2015-01-01");
	int64_t upper = id_of(&r), lower;
	const char *version;

	r = found("移动支部", "branch", "2015-01-01");
	lower = id_of(&r);
	PUT(w, "batch", NUMBER("org_id", lower), TEXT("path", world_org_path(w, lower)), TEXT("name", "名册"), TEXT("state", "applied"), TEXT("kind", "import"));
	r = client_get(town, url(lower, "/move/form"));
	version = reply_field(w, &r, "row_version");
	r = client_post(town, url(lower, "/move"), "parent_code", "东片总支", "day", "2015-06-01", "document", "甲",
		"row_version", version, NULL);
	assert_int_equal(r.status, 303);
	/* What was imported there is seen and undone from above its new place. */
	assert_int_equal(world_count(w, arena_printf(w->arena, "batch WHERE path = '%s'", world_org_path(w, lower))), 1);
	r = client_get(town, url(upper, ""));
	assert_true(reply_has(&r, "移动支部"));
	r = client_get(town, url(upper, "/move/form"));
	version = reply_field(w, &r, "row_version");
	r = client_post(town, url(upper, "/move"), "parent_code", "移动支部", "day", "2015-07-01", "document", "甲",
		"row_version", version, NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "移到它自己"));
}

static struct reply moved(int64_t org, const char *to, const char *day)
{
	struct reply r = client_get(town, url(org, "/move/form"));

	return client_post(town, url(org, "/move"), "parent_code", to, "day", day, "document", "甲", "row_version", reply_field(w, &r, "row_version"), NULL);
}

/* Whoever leaves a general branch with his branch holds no post in it any more; where it stays above him he keeps it. */
static void a_post_above_keeps_a_branch_until_it_is_ended(void **state)
{
	struct reply r = found("南片总支", "general_branch", "2015-01-01");
	int64_t upper = id_of(&r), lower, person, holding;
	struct client *api = walk_program(w, "mover", 101);
	int version;

	found("北片总支", "general_branch", "2015-01-01");
	r = found("随迁支部", "branch", "2015-01-01");
	lower = id_of(&r);
	assert_int_equal(moved(lower, "南片总支", "2015-06-01").status, 303);
	person = world_member(w, lower, "兼职书记", 2);
	world_holding(w, town_a, "committee_member", person);	/* which stays above him */
	holding = world_holding(w, upper, "secretary", person);
	r = moved(lower, "北片总支", "2015-07-01");
	walk_has(&r, 422, "兼职书记 现任“南片总支”的");
	walk_has(&r, 422, "免职日期不晚于 2015-07-01");
	r = client_get(api, arena_printf(w->arena, "/api/v1/org/%lld", (long long)lower));
	assert_int_equal(sscanf(strstr(r.body, "\"row_version\":"), "\"row_version\":%d", &version), 1);
	r = client_post_json(api, arena_printf(w->arena, "/api/v1/org/%lld/parent", (long long)lower), arena_printf(w->arena,
		"{\"parent_code\":\"北片总支\",\"day\":\"2015-07-01\",\"document\":\"甲\",\"row_version\":%d}", version));
	walk_has(&r, 422, "org.move_posts");
	world_run(w, arena_printf(w->arena, "UPDATE holding SET to_day = %d WHERE id = %lld", (int)day_from_date(2015, 7, 1), (long long)holding));
	assert_int_equal(moved(lower, "北片总支", "2015-07-01").status, 303);
}

static void closes_only_what_is_empty(void **state)
{
	struct reply r = found("将撤总支", "general_branch", "2015-01-01");
	int64_t upper = id_of(&r);
	const char *version;

	r = client_get(town, url(upper, "/found/form"));
	r = client_post(town, url(upper, "/found"), "name", "下级支部", "kind", "branch", "unit_kind", "village",
		"day", "2015-02-01", "document", "甲", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(town, url(upper, "/close/form"));
	version = reply_field(w, &r, "row_version");
	r = client_post(town, url(upper, "/close"), "day", "2015-11-17", "document", "甲", "row_version", version, NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "还有 1 个下级组织"));
}

static struct reply merged(int64_t org, const char *into, const char *day)
{
	struct reply r = client_get(town, url(org, "/merge/form"));

	return client_post(town, url(org, "/merge"), "parent_code", into, "day", day, "document", "甲发〔2015〕6号", "row_version",
		reply_field(w, &r, "row_version"), NULL);
}

/* What was below goes to the other, what is merged is closed on that day, and both cards remember it. */
static void merges_and_remembers(void **state)
{
	struct reply r = found("东村总支", "general_branch", "2014-01-01");
	int64_t east = id_of(&r), west, below;

	r = found("西村总支", "general_branch", "2014-01-01");
	west = id_of(&r);
	client_get(town, url(east, "/found/form"));
	r = client_post(town, url(east, "/found"), "name", "东村一支部", "kind", "branch", "unit_kind", "village", "day", "2014-02-01", "document", "甲",
		NULL);
	below = id_of(&r);
	r = merged(east, "东村一支部", "2015-11-01");
	assert_int_equal(r.status, 422);
	r = merged(east, "乙村支部", "2015-11-01");	/* another town's */
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "甲发〔2015〕6号"));
	r = found("南村支部", "branch", "2014-01-01");
	r = client_get(town, url(east, "/merge/form"));
	assert_true(reply_has(&r, "它自己没有党员") && !reply_has(&r, "0 名党员"));
	r = merged(east, "南村支部", "2015-11-01");		/* another kind */
	assert_int_equal(r.status, 422);
	world_run(w, arena_printf(w->arena, "INSERT INTO membership (id, region_id, person_id, org_id, status, began_by, ended_by, document, from_day, to_day)"
		" VALUES (1, 1, %lld, %lld, 2, 'joined', '', '甲', 16000, 2932897)", (long long)world_person(w, below, "李华"), (long long)below));
	r = merged(below, "南村支部", "2013-10-01");
	assert_int_equal(r.status, 422);			/* before the branch was founded, and before the member came */
	r = merged(east, "西村总支", "2015-11-01");
	assert_int_equal(r.status, 303);
	walk_approve_orgs(w);
	r = client_get(town, url(below, ""));
	assert_true(reply_has(&r, "西村总支"));
	r = client_get(town, url(east, ""));
	/* Nothing is asked of it any more: no seats to fill, no term, no advice; the way to the other is there. */
	assert_true(reply_has(&r, "已于 2015-11-01 并入西村总支（甲发〔2015〕6号）") && reply_has(&r, "打开西村总支"));
	assert_true(reply_has(&r, arena_printf(w->arena, "class=\"btn\" href=\"%s\"", url(west, ""))));
	assert_false(reply_has(&r, "空缺 ") || reply_has(&r, "没有登记换届日期") || reply_has(&r, "/post/form"));
	r = client_get(town, url(west, ""));
	assert_true(reply_has(&r, "空缺 ") && reply_has(&r, "没有登记换届日期") && !reply_has(&r, "只供查阅"));
	r = client_get(town, url(west, "/list"));
	assert_true(reply_has(&r, "东村一支部"));
}

/* The people of a branch go along: the line of the balance says so on both sides, and a later day of the same branch knows them. */
static void a_merger_takes_the_members_along(void **state)
{
	struct reply r = found("北村一支部", "branch", "2014-01-01");
	int64_t one = id_of(&r), two, member, guest;

	r = found("北村二支部", "branch", "2014-01-01");
	two = id_of(&r);
	member = world_person(w, one, "王合并");
	guest = world_person(w, one, "刘积极");
	world_run(w, arena_printf(w->arena, "UPDATE person SET status = 2 WHERE id = %lld", (long long)member));
	world_run(w, arena_printf(w->arena, "UPDATE person SET status = 0 WHERE id = %lld", (long long)guest));
	world_run(w, arena_printf(w->arena, "INSERT INTO membership (id, region_id, person_id, org_id, status, began_by, ended_by, document, from_day, to_day)"
		" VALUES (7, 1, %lld, %lld, 2, 'joined', '', '甲', 16400, 2932897)", (long long)member, (long long)one));
	r = client_get(town, url(one, ""));
	assert_true(reply_has(&r, "不足 3 人"));	/* advice of article 4, not a refusal */
	r = client_get(town, url(one, "/merge/form"));
	assert_true(reply_has(&r, "并入的组织"));
	assert_true(reply_has(&r, "1 名党员"));
	assert_false(reply_has(&r, "上级组织"));
	r = merged(one, "北村二支部", "2015-11-02");
	if (r.status != 303)
		fail_msg("%s", r.body);
	r = client_get(town, arena_printf(w->arena, "/api/v1/org/%lld/balance?from=2015-01-01&to=2015-11-17", (long long)one));
	assert_true(reply_has(&r, "\"opening\":1"));
	assert_true(reply_has(&r, "\"out\":{\"moved\":1}"));
	assert_true(reply_has(&r, "\"closing\":0"));
	r = client_get(town, arena_printf(w->arena, "/api/v1/org/%lld/balance?from=2015-01-01&to=2015-11-17", (long long)two));
	assert_true(reply_has(&r, "\"in\":{\"moved\":1}"));
	assert_true(reply_has(&r, "\"closing\":1"));
	r = client_get(town, arena_printf(w->arena, "/org/%lld/balance?from=2015-01-01&to=2015-11-17", (long long)two));
	assert_int_equal(r.status, 200);
	assert_false(reply_has(&r, "不等于"));
	r = client_get(town, arena_printf(w->arena, "/api/v1/person/%lld", (long long)guest));
	assert_true(reply_has(&r, "北村二支部"));
	r = client_get(town, url(one, ""));
	assert_true(reply_has(&r, "已于 2015-11-02 并入北村二支部"));
	assert_false(reply_has(&r, "不足 3 人"));
}

/* A village branch of 1958 below a town of 1984: whoever says that it was there before may found it so, and may correct its day. */
static void a_branch_may_be_older_than_the_committee_above_it(void **state)
{
	struct client *program = walk_program(w, "older", 101);
	struct reply r;
	const char *was;
	int64_t org;

	world_run(w, arena_printf(w->arena, "UPDATE org SET from_day = %d WHERE id = %lld", day_from_date(1984, 5, 1), (long long)town_a));
	client_get(town, url(town_a, "/found/form"));
	r = client_post(town, url(town_a, "/found"), "name", "老村支部", "kind", "branch", "unit_kind", "village", "day", "1958-03-01", "document", "甲", NULL);
	walk_has(&r, 422, "上级组织“甲镇党委” 1984-05-01 才成立，填写的 1958-03-01 早于它");
	client_get(town, url(town_a, "/found/form"));
	r = client_post(town, url(town_a, "/found"), "name", "老村支部", "kind", "branch", "unit_kind", "village", "day", "1900-03-01", "document", "甲", "predates", "1", NULL);
	assert_int_equal(r.status, 422);	/* before the Party was */
	client_get(town, url(town_a, "/found/form"));
	r = client_post(town, url(town_a, "/found"), "name", "老村支部", "kind", "branch", "unit_kind", "village", "day", "1958-03-01", "document", "甲", "predates", "1", NULL);
	org = id_of(&r);
	was = present_version(org);
	walk_answered(client_post_json(program, arena_printf(w->arena, "/api/v1/org/%lld/founding", (long long)org), arena_printf(w->arena,
		"{\"day\":\"1957-03-01\",\"document\":\"甲\",\"row_version\":%s}", was)), 422, "org.day_before_parent");
	walk_answered(client_post_json(program, arena_printf(w->arena, "/api/v1/org/%lld/founding", (long long)org), arena_printf(w->arena,
		"{\"day\":\"1957-03-01\",\"document\":\"甲\",\"predates\":true,\"row_version\":%s}", was)), 200, "");
	r = client_get(program, arena_printf(w->arena, "/api/v1/org/%lld", (long long)org));
	assert_true(reply_has(&r, "\"from_day\":\"1957-03-01\""));
	/* The day of the committee itself is still corrected within what began under it. */
	r = client_get(town, url(town_a, ""));
	assert_int_equal(r.status, 200);
}

/* As after `jishi init`: the top organisation has a name that nobody gave it, and nobody said when it was founded. */
static void the_top_is_named_and_founded_by_its_own(void **state)
{
	struct client *top = client_new(w);
	struct reply r;

	world_holding(w, city, "secretary", 901);
	client_sign_in(top, world_account(w, "top", ADMIN_NONE, 901));
	world_run(w, arena_printf(w->arena, "UPDATE org SET from_day = -2147483647 WHERE id = %lld", (long long)city));
	world_run(w, arena_printf(w->arena, "INSERT INTO org_path (id, org_id, parent_id, path, name, kind, from_day, to_day, reason, document)"
		" SELECT 990001, id, 0, path, name, kind, from_day, 2932897, 'founded', '' FROM org WHERE id = %lld", (long long)city));
	r = client_get(top, url(city, ""));
	walk_has(&r, 200, "还没有登记");
	r = client_get(top, arena_printf(w->arena, "/api/v1/org/%lld", (long long)city));
	walk_has(&r, 200, "\"from_day\":null");
	r = client_get(top, url(city, "/list"));
	assert_int_equal(r.status, 200);
	r = client_get(top, url(city, "/founding/form"));
	r = client_post(top, url(city, "/founding"), "day", "1938-07-01", "document", "云委〔1938〕1号", "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	r = client_get(top, url(city, "/rename/form"));
	r = client_post(top, url(city, "/rename"), "name", "中共云川市委员会", "short_name", "云川市委", "day", "1938-07-01", "document", "云委〔1938〕1号", "row_version",
		reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	client_get(top, url(city, "/found/form"));
	r = client_post(top, url(city, "/found"), "name", "丙镇党委", "kind", "committee", "unit_kind", "town", "day", "1950-10-01", "document", "云委〔1950〕1号",
		"authority", "省委组织部", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(top, arena_printf(w->arena, "/api/v1/org/%lld", (long long)city));
	assert_true(reply_has(&r, "\"from_day\":\"1938-07-01\""));
	assert_true(reply_has(&r, "中共云川市委员会"));
}

/* The numbers of organisations at `org` on a day with what the address asks for: on the page, and the same for programs. */
static bool counted(struct client *program, int64_t org, const char *day, const char *asks)
{
	const char *rest = arena_printf(w->arena, "figure/orgs?org=%lld&day=%s&%s", (long long)org, day, asks);
	struct reply page = client_get(town, arena_printf(w->arena, "/%s", rest)), answer = client_get(program, arena_printf(w->arena, "/api/v1/%s", rest));
	bool is_one = reply_has(&answer, "\"total\":1");

	assert_int_equal(page.status, 200);
	assert_int_equal(answer.status, 200);
	assert_true(is_one || reply_has(&answer, "\"total\":0"));
	assert_int_equal(reply_has(&page, arena_printf(w->arena, "href=\"/org/%lld\">", (long long)org)), is_one);
	return is_one;
}

static const char *version_of(int64_t org, const char *change)
{
	struct reply r = client_get(town, url(org, arena_printf(w->arena, "/%s/form", change)));

	return reply_field(w, &r, "row_version");
}

static struct reply elected(int64_t org, const char *day, const char *corrects)
{
	return client_post(town, url(org, "/elect"), "day", day, "term_years", "5", "document", "甲批〔2015〕1号", "corrects", corrects, "row_version",
		version_of(org, "elect"), NULL);
}

static struct reply elected_by_program(struct client *program, int64_t org, const char *day, const char *corrects)
{
	return client_post_json(program, arena_printf(w->arena, "/api/v1/org/%lld/election", (long long)org), arena_printf(w->arena,
		"{\"day\":\"%s\",\"term_years\":5,\"document\":\"甲批〔2015〕2号\",\"corrects\":%s,\"row_version\":%s}", day, corrects, version_of(org, "elect")));
}

static void former_terms_stay_known(void **state)
{
	struct client *program = walk_program(w, "terms", 101);
	struct reply r = found("任期支部", "branch", "2008-01-01");
	int64_t org = id_of(&r);

	assert_int_equal(elected(org, "2009-06-01", "").status, 303);
	assert_int_equal(elected(org, "2014-09-01", "").status, 303);
	/* On a past day the term of then counts: good, over before the next election, good again; unknown before the first. */
	assert_true(counted(program, org, "2013-06-30", "term=1") && counted(program, org, "2014-07-01", "term=3") && counted(program, org, "2014-09-01", "term=1"));
	assert_true(counted(program, org, "2009-05-31", "term=4") && !counted(program, org, "2013-06-30", "term=4"));
	r = client_get(town, url(org, ""));
	assert_true(reply_has(&r, "历届任期") && reply_has(&r, "任期 5 年，应于 2014-06-01 届满"));
	/* A former one that is entered late leaves the present one as it is. */
	assert_int_equal(elected_by_program(program, org, "2008-03-01", "false").status, 200);
	assert_true(counted(program, org, "2009-05-31", "term=1") && counted(program, org, "2013-06-30", "term=1"));
	r = client_get(program, arena_printf(w->arena, "/api/v1/org/%lld", (long long)org));
	assert_true(reply_has(&r, "\"elected_day\":\"2014-09-01\""));
	assert_true(reply_has(&r, "\"former_terms\":[{\"elected_day\":\"2008-03-01\",\"term_years\":5,\"term_ends_day\":\"2013-03-01\",\"to_day\":\"2009-06-01\"},"
		"{\"elected_day\":\"2009-06-01\",\"term_years\":5,\"term_ends_day\":\"2014-06-01\",\"to_day\":\"2014-09-01\"}]"));
	/* What was a slip is no term. */
	r = elected(org, "2009-06-01", "1");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "任期支部上一届选举日期是 2009-06-01") && reply_has(&r, "甲批〔2015〕1号"));
	r = elected_by_program(program, org, "2009-05-01", "true");
	assert_true(r.status == 422 && reply_has(&r, "org.elect_corrects_early"));
	assert_int_equal(elected_by_program(program, org, "2014-08-01", "true").status, 200);
	assert_true(counted(program, org, "2014-08-15", "term=1") && counted(program, org, "2014-07-01", "term=3"));
	assert_int_equal(world_count(w, arena_printf(w->arena, "org_term WHERE org_id = %lld", (long long)org)), 2);
	/* No organisation was founded after it elected. */
	r = changed(org, "founding", "2008-03-02", "");
	assert_true(r.status == 422 && reply_has(&r, "2008-03-01"));
}

static struct reply described(int64_t org, const char *unit, const char *day)
{
	return client_post(town, url(org, "/describe"), "unit_kind", unit, "note", "村改社区", "day", day, "row_version", version_of(org, "describe"), NULL);
}

static struct reply described_by_program(struct client *program, int64_t org, const char *unit, const char *more)
{
	return client_post_json(program, arena_printf(w->arena, "/api/v1/org/%lld/facts", (long long)org),
		arena_printf(w->arena, "{\"unit_kind\":\"%s\",%s\"row_version\":%s}", unit, more, version_of(org, "describe")));
}

/* The figures of teams ask for the kind of the day, too, with what somebody is in a list for. */
static void roles_follow_it(struct client *program, int64_t org)
{
	static const struct { const char *day, *is, *is_not; } DAYS[] = { { "2014-12-31", "village", "community" }, { "2015-03-01", "community", "village" } };
	int64_t person = world_person(w, org, "后备甲");
	struct reply r;

	PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", org), TEXT("kind", "reserve"), NUMBER("from_day", 15000), NUMBER("to_day", 2932897));
	for (size_t i = 0; i < 2; i++) {
		const char *asked = arena_printf(w->arena, "figure/roles?org=%lld&kind=reserve&day=%s&unit=", (long long)org, DAYS[i].day);

		assert_int_equal(walk_total(program, arena_printf(w->arena, "/api/v1/%s%s", asked, DAYS[i].is)), 1);
		assert_int_equal(walk_total(program, arena_printf(w->arena, "/api/v1/%s%s", asked, DAYS[i].is_not)), 0);
		r = client_get(town, arena_printf(w->arena, "/%s%s", asked, DAYS[i].is));
		assert_true(reply_has(&r, "后备甲"));
		r = client_get(town, arena_printf(w->arena, "/figure/holders?org=%lld&area=%s&body=reserve&day=%s", (long long)org, DAYS[i].is, DAYS[i].day));
		assert_true(reply_has(&r, "后备甲") && reply_has(&r, "改居支部 后备"));
	}
	assert_int_equal(described_by_program(program, org, "town", "\"day\":\"2015-03-01\",").status, 200);
	/* Of a past day, though it is neither village nor community today. */
	r = client_get(town, arena_printf(w->arena, "/figure/holders?org=%lld&area=village&body=reserve&day=2014-12-31", (long long)org));
	assert_true(reply_has(&r, "改居支部 后备"));
	assert_int_equal(described_by_program(program, org, "community", "\"day\":\"2015-03-01\",").status, 200);
}

/* 单位性质 by date: what changes today rewrites no table of last year. */
static void the_kind_of_unit_is_kept_by_date(void **state)
{
	struct client *program = walk_program(w, "units", 101);
	struct reply r = found("改居支部", "branch", "2010-01-01");
	int64_t org = id_of(&r);

	assert_true(counted(program, org, "2014-12-31", "kinds=branch&unit=village"));
	r = described(org, "community", "2009-12-31");
	assert_true(r.status == 422 && reply_has(&r, "2010-01-01") && reply_has(&r, "村改社区"));
	assert_int_equal(described(org, "community", "2015-03-01").status, 303);
	assert_true(counted(program, org, "2014-12-31", "kinds=branch&unit=village") && !counted(program, org, "2014-12-31", "kinds=branch&unit=community"));
	assert_true(counted(program, org, "2015-03-01", "kinds=branch&unit=community") && !counted(program, org, "2015-11-17", "kinds=branch&unit=village"));
	r = client_get(program, arena_printf(w->arena, "/api/v1/figure/orgs?org=%lld&day=2014-12-31&kinds=branch", (long long)org));
	assert_true(reply_has(&r, "\"unit_kind\":\"village\""));
	r = client_get(town, url(org, ""));
	assert_true(reply_has(&r, "原单位性质"));
	r = client_get(program, arena_printf(w->arena, "/api/v1/org/%lld", (long long)org));
	assert_true(reply_has(&r, "\"former_units\":[{\"unit_kind\":\"village\",\"to_day\":\"2015-03-01\"}]"));
	roles_follow_it(program, org);
	/* Nothing is changed behind the last change; on its day it is set right; a note alone changes no kind. */
	r = described(org, "town", "2015-02-28");
	assert_true(r.status == 422 && reply_has(&r, "2015-03-01"));
	r = described_by_program(program, org, "town", "\"day\":\"2015-02-28\",");
	assert_true(r.status == 422 && reply_has(&r, "org.day_too_early"));
	r = described_by_program(program, org, "town", "\"day\":\"2015-11-18\",");
	assert_true(r.status == 422 && reply_has(&r, "org.day_in_future"));
	assert_int_equal(described_by_program(program, org, "town", "\"day\":\"2015-03-01\",").status, 200);
	assert_int_equal(described(org, "town", "").status, 303);
	assert_int_equal(world_count(w, arena_printf(w->arena, "org_unit WHERE org_id = %lld", (long long)org)), 1);
	assert_true(counted(program, org, "2015-03-01", "kinds=branch&unit=town") && counted(program, org, "2015-02-28", "kinds=branch&unit=village"));
	/* Without a day it is today's. */
	assert_int_equal(described_by_program(program, org, "community", "").status, 200);
	assert_true(counted(program, org, "2015-11-16", "kinds=branch&unit=town") && counted(program, org, "2015-11-17", "kinds=branch&unit=community"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(moves_a_subtree_but_never_under_itself),
		cmocka_unit_test(a_post_above_keeps_a_branch_until_it_is_ended),
		cmocka_unit_test(closes_only_what_is_empty),
		cmocka_unit_test(merges_and_remembers),
		cmocka_unit_test(a_merger_takes_the_members_along),
		cmocka_unit_test(a_branch_may_be_older_than_the_committee_above_it),
		cmocka_unit_test(former_terms_stay_known),
		cmocka_unit_test(the_kind_of_unit_is_kept_by_date),
		cmocka_unit_test(the_top_is_named_and_founded_by_its_own),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
