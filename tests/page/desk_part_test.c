/* What the first page counts as one's own and as the work of those below leads to exactly these rows, by page, API and file: the list is narrowed by whose
 * work stands in it, says so, and opens as a whole when the filter is taken off. */
#include "world/walk.h"

#include <stdlib.h>
#include <string.h>

#define BELOW 3
#define OWN 2

static struct world *w;
static struct client *clerk, *clerk_api, *county, *county_api, *branch_api;
static int64_t city, town, other_town, served, unserved;

/* Somebody of a branch who waits in each list of it. */
static void put_task(int64_t branch, int64_t organ, int64_t issuer, const char *name, int serial)
{
	const char *path = world_org_path(w, branch);
	int64_t person = world_member(w, branch, name, 2), away;

	away = PUT(w, "floating", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("home_id", branch), TEXT("path", path), NUMBER("away_since", day_from_date(2014, 1, 1)),
		TEXT("place", "宁波市"), NUMBER("is_settled", 1), NUMBER("contact_day", day_from_date(2015, 11, 1)), NUMBER("ended_day", 2932897), NUMBER("row_version", 1));
	PUT(w, "floating_host", NUMBER("floating_id", away), NUMBER("org_id", branch), TEXT("path", path), NUMBER("from_day", day_from_date(2014, 1, 1)), NUMBER("to_day", 2932897),
		NUMBER("accepted_day", 2932897));
	PUT(w, "station_entry", NUMBER("station_id", organ), TEXT("path", world_org_path(w, organ)), TEXT("name", name), NUMBER("home_id", branch), TEXT("home_path", path),
		NUMBER("came_day", day_from_date(2015, 11, 1)), TEXT("state", "checking"), NUMBER("answered_day", 2932897), NUMBER("settled_day", 2932897), NUMBER("ended_day", 2932897));
	PUT(w, "resident", NUMBER("person_id", person), NUMBER("home_id", branch), TEXT("path", path), NUMBER("community_id", branch), TEXT("community_path", path),
		NUMBER("from_day", day_from_date(2015, 11, 1)), NUMBER("accepted_day", 2932897), NUMBER("to_day", 2932897));
	PUT(w, "transfer_request", NUMBER("person_id", person), TEXT("name", name), TEXT("place", "外县"), TEXT("reason", "job"), NUMBER("wanted_day", day_from_date(2015, 12, 1)),
		TEXT("state", "waiting"), NUMBER("asked_day", day_from_date(2015, 11, 1)), NUMBER("row_version", 1));
	away = PUT(w, "floating", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("home_id", branch), TEXT("path", path), NUMBER("ended_day", day_from_date(2015, 11, 1)));
	PUT(w, "pass", NUMBER("org_id", issuer), NUMBER("floating_id", away), NUMBER("person_id", person), TEXT("name", name), NUMBER("branch_id", branch), TEXT("path", path),
		NUMBER("year", 2015), NUMBER("serial", serial), NUMBER("to_day", day_from_date(2016, 6, 1)), NUMBER("ended_day", 2932897));
}

static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "see_person", "edit_person", "export" };

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	world_set(w, "totp_required", "off");
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	other_town = world_org_of(w, city, "committee", "乙镇党委");
	served = world_org_of(w, town, "branch", "甲村支部");
	unserved = world_org_of(w, town, "branch", "丙村支部");
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "secretary", RIGHTS[i]);
	world_holding(w, city, "secretary", 101);
	world_holding(w, town, "secretary", 102);
	world_holding(w, served, "secretary", 103);
	county = walk_browser(w, "county", 101);
	county_api = walk_program(w, "county_api", 101);
	clerk = walk_browser(w, "clerk", 102);
	clerk_api = walk_program(w, "clerk_api", 102);
	branch_api = walk_program(w, "branch_api", 103);
	for (int i = 0; i < BELOW; i++)
		put_task(served, town, town, world_text(w, "督办%d", i), i + 1);
	for (int i = 0; i < OWN; i++)
		put_task(unserved, town, city, world_text(w, "本级%d", i), i + 1);
	put_task(world_org_of(w, other_town, "branch", "乙村支部"), other_town, other_town, "本级9", 91);
	return 0;
}

static int stop(void **state)
{
	world_stop(w);
	return 0;
}

/* The address behind a task of the first page, and how many it says. */
static const char *task_of(struct client *api, const char *title, int64_t *n)
{
	struct reply r = client_get(api, "/api/v1/workbench");
	const char *at = strstr(r.body, title), *href = at == NULL ? NULL : strstr(at, "\"href\":\""), *cases = href == NULL ? NULL : strstr(href, "\"cases\":");

	if (cases == NULL)
		fail_msg("%s: %s", title, r.body);
	*n = strtoll(cases + strlen("\"cases\":"), NULL, 10);
	href += strlen("\"href\":\"");
	return arena_text_n(w->arena, href, strcspn(href, "\""));
}

static int times(const struct reply *r, const char *words)
{
	int n = 0;

	for (const char *at = strstr(r->body, words); at != NULL; at = strstr(at + 1, words))
		n++;
	return n;
}

/* The task leads to a page with these names alone, as many as it says, and a filter that can be taken off; the API gives the same rows. */
static void leads_to(struct client *page, struct client *api, const char *title, const char *name, const char *other, int64_t n, const char *filter)
{
	int64_t said;
	const char *href = task_of(api, title, &said), *whole;
	struct reply r = client_get(page, href);

	assert_int_equal(said, n);
	walk_has(&r, 200, filter);
	if (times(&r, name) < n || reply_has(&r, other))
		fail_msg("%s: %s", href, r.body);
	whole = arena_text_n(w->arena, href, (size_t)(strstr(href, "desk=") - 1 - href));
	r = client_get(page, whole);
	assert_true(reply_has(&r, name) && reply_has(&r, other) && !reply_has(&r, filter));
	r = client_get(api, world_text(w, "/api/v1%s", href));
	walk_has(&r, 200, name);
	assert_int_equal(times(&r, world_text(w, "\"name\":\"%s", name)), n);
	assert_false(reply_has(&r, other));
	if (reply_has(&r, "\"total\":"))
		assert_int_equal(walk_total(api, world_text(w, "/api/v1%s", href)), n);
}

static void both_shares_of_a_task_lead_to_their_own_rows(void **state)
{
	static const struct { const char *own, *below; } TASKS[] = {
		{ "接收 2 名流入党员", "督促 1 个组织接收 3 名流入党员" },
		{ "办理 2 名外出党员的组织关系", "督促 1 个支部办理 3 名外出党员的组织关系" },
		{ "给 2 名流动党员发年度登记证", "督促 1 个组织给 3 名流动党员发年度登记证" },
		{ "答复 2 名流动党员的核查", "督促 1 个组织答复 3 名流动党员的核查" },
		{ "接收 2 名报到的在职党员", "督促 1 个社区接收 3 名报到的在职党员" },
		{ "2 名党员申请接转组织关系", "督促 1 个支部答复 3 名党员的接转申请" } };

	for (size_t i = 0; i < sizeof(TASKS) / sizeof(TASKS[0]); i++) {
		leads_to(clerk, clerk_api, world_text(w, "\"%s", TASKS[i].own), "本级", "督办", OWN, "只看本级办理的");
		leads_to(clerk, clerk_api, world_text(w, "\"%s", TASKS[i].below), "督办", "本级", BELOW, "只看下级办理的");
	}
}

static const char *whole_of(const char *list)
{
	const char *at = strstr(list, "%lld");

	return world_text(w, "%s%lld%s", arena_text_n(w->arena, list, (size_t)(at - list)), (long long)town, at + strlen("%lld"));
}

/* The committee that issued it takes it back: of the county's own, and of a town that nobody acts for, the county; of another town it sees to it. */
static void passes_are_taken_back_by_the_committee_that_issued_them(void **state)
{
	struct reply r;
	int64_t n;

	leads_to(county, county_api, "\"收回 3 本流动党员活动证", "本级", "督办", OWN + 1, "只看本级办理的");
	leads_to(county, county_api, "\"督促 1 个党委收回 3 本流动党员活动证", "督办", "本级", BELOW, "只看下级办理的");
	task_of(clerk_api, "\"收回 3 本流动党员活动证", &n);
	r = client_get(clerk_api, "/api/v1/workbench");
	assert_false(reply_has(&r, "个党委收回"));
	/* What came with a branch from another town is the work of the town that has the branch now, and no branch's. */
	world_run(w, world_text(w, "UPDATE pass SET org_id = %lld WHERE org_id = %lld", (long long)other_town, (long long)town));
	task_of(clerk_api, "\"收回 3 本流动党员活动证", &n);
	assert_int_equal(n, BELOW);
	r = client_get(branch_api, "/api/v1/workbench");
	assert_false(reply_has(&r, "流动党员活动证"));
	world_run(w, world_text(w, "UPDATE pass SET org_id = %lld WHERE path LIKE '%s%%' AND org_id = %lld", (long long)town, world_org_path(w, served), (long long)other_town));
}

/* Nobody acts for the branch nor for its town: whoever asks there is answered by the county. */
static void a_request_is_answered_by_the_nearest_with_an_account(void **state)
{
	int64_t n;
	const char *href = task_of(county_api, "\"1 名党员申请接转组织关系", &n);
	struct reply r = client_get(county_api, world_text(w, "/api/v1%s", href));

	walk_has(&r, 200, "本级9");
	assert_int_equal(times(&r, "\"name\":"), 1);
	href = task_of(county_api, "\"督促 2 个支部答复 5 名党员的接转申请", &n);
	r = client_get(county_api, world_text(w, "/api/v1%s", href));
	assert_int_equal(times(&r, "\"name\":"), 5);
}

/* Kept on paper, in the export and in the answer to what is wrong; taken off by one link. */
static void the_filter_goes_along(void **state)
{
	const char *lists[] = { "/floating?org=%lld&side=six", "/floating?org=%lld&side=card", "/floating?org=%lld&side=waiting", "/resident?org=%lld&side=waiting", "/org/%lld/station?side=asked" };
	struct reply r;

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		const char *list = whole_of(lists[i]);

		r = client_get(clerk, world_text(w, "%s&desk=below", list));
		walk_has(&r, 200, "desk=below&amp;print=1");
		assert_true(reply_has(&r, world_text(w, "%s\" aria-label", strrchr(list, '='))));	/* without it */
		r = client_get(clerk, world_text(w, "%s&desk=below&print=1", list));
		walk_has(&r, 200, "督办2");
		assert_false(reply_has(&r, "本级"));
	}
	r = client_get(clerk, "/resident?side=waiting&desk=own");
	walk_has(&r, 200, "side=waiting&amp;desk=own\"");	/* as a file */
	r = client_get(clerk, "/floating?side=six&desk=mine");
	walk_has(&r, 422, "own below");
	r = client_get(clerk, "/floating?side=out&desk=own");
	walk_has(&r, 422, "不分本级办理和下级办理");
	r = client_get(clerk_api, "/api/v1/resident?side=out&desk=own");
	walk_has(&r, 422, "不分本级办理和下级办理");
	walk_answered(client_get(clerk_api, world_text(w, "/api/v1/org/%lld/station?side=settled&desk=own", (long long)town)), 422, "不分本级办理和下级办理");
	walk_answered(client_get(clerk_api, "/api/v1/transfer/request?desk=mine"), 422, "own below");
}

static struct reply fetched(struct client *api, const char *query)
{
	struct reply r = client_post_json(api, "/api/v1/export", world_text(w, "{\"query\":\"%s\",\"format\":\"csv\",\"reason\":\"年度核对名册\"}", query));
	const char *id;

	if (r.status != 201)
		return r;
	id = walk_value(w, &r, "id");
	client_wait(api, world_text(w, "/api/v1/export/%s", id), "\"state\":\"ready\"");
	return client_post_json(api, world_text(w, "/api/v1/export/%s/fetch", id), "{}");
}

static void a_file_holds_the_rows_of_the_share(void **state)
{
	static const struct { struct client **api, **page; const char *query; } LISTS[] = { { &clerk_api, &clerk, "register=station&side=asked" },
		{ &clerk_api, &clerk, "register=resident&side=waiting" }, { &county_api, &county, "register=pass&side=due" } };

	for (size_t i = 0; i < 6; i++) {
		bool is_own = i % 2 == 0;
		const char *query = world_text(w, "%s&desk=%s", LISTS[i / 2].query, is_own ? "own" : "below");
		struct reply r = fetched(*LISTS[i / 2].api, query);

		walk_has(&r, 200, is_own ? "本级1" : "督办2");
		assert_false(reply_has(&r, is_own ? "督办" : "本级"));
		r = client_get(*LISTS[i / 2].page, world_text(w, "/export/new?%s", query));
		walk_has(&r, 200, is_own ? "只看本级办理的" : "只看下级办理的");
	}
	walk_answered(fetched(clerk_api, "register=station&side=asked&desk=mine"), 422, "没有这样的名册或者分类");
	walk_answered(fetched(clerk_api, "register=station&side=settled&desk=own"), 422, "没有这样的名册或者分类");
	walk_answered(fetched(clerk_api, "register=certificate&desk=own"), 422, "没有这样的名册或者分类");
}

/* Last, as the lists grow longer: the second page is of the same rows. */
static void the_filter_goes_to_the_next_page(void **state)
{
	struct reply r;

	for (int i = 0; i < 50; i++)
		put_task(served, town, town, world_text(w, "督办%d", 100 + i), 100 + i);
	r = client_get(clerk, "/floating?side=six&desk=below");
	walk_has(&r, 200, "side=six&amp;desk=below&amp;page=2");
	r = client_get(clerk, "/floating?side=six&desk=below&page=2");
	walk_has(&r, 200, "督办");
	assert_false(reply_has(&r, "本级0"));
	assert_int_equal(walk_total(clerk_api, "/api/v1/floating?side=six&desk=below"), BELOW + 50);
	assert_int_equal(walk_total(clerk_api, "/api/v1/floating?side=six"), BELOW + OWN + 50);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_shares_of_a_task_lead_to_their_own_rows),
		cmocka_unit_test(passes_are_taken_back_by_the_committee_that_issued_them),
		cmocka_unit_test(a_request_is_answered_by_the_nearest_with_an_account),
		cmocka_unit_test(the_filter_goes_along),
		cmocka_unit_test(a_file_holds_the_rows_of_the_share),
		cmocka_unit_test(the_filter_goes_to_the_next_page),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
