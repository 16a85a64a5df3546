/* 发展党员 is a fact about persons: who was accepted on a day of the year, whether a case brought it into the archive or a roster did later. The balance
 * tells how each came into the archive. The two conventions stand on their pages, and lead to each other. */
#include "batch_world.h"

#include "core/path.h"

static struct client *county;
static int64_t late_branch;

/* A membership as it lies in the archive: of somebody who joined on `joined` and has stood in the branch since `from`. */
static void spell(int64_t person, int64_t org, int status, day_t from, day_t to, const char *began_by, const char *ended_by)
{
	PUT(w, "membership", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", org), NUMBER("status", status), NUMBER("from_day", from),
	    NUMBER("to_day", to), TEXT("began_by", began_by), TEXT("ended_by", ended_by));
}

static int64_t person(int64_t org, const char *name, day_t joined)
{
	return PUT(w, "person", NUMBER("region_id", 1), NUMBER("org_id", org), TEXT("path", world_org_path(w, org)), TEXT("name", name), NUMBER("sex", 1),
		NUMBER("status", 1), NUMBER("birth_day", 3000), NUMBER("birth_precision", 3), NUMBER("joined_day", joined));
}

static void member(int64_t org, const char *name, day_t joined, day_t from, const char *began_by)
{
	spell(person(org, name, joined), org, 1, from, DAY_OPEN, began_by, "");
}

static struct reply tables(const char *which, int64_t org)
{
	return client_get(county, arena_printf(w->arena, "/api/v1/figure/tables?org=%lld&report=%s", (long long)org, which));
}

/* Told by other means: who joined in the year and whose first stretch here no transfer began. */
static int64_t recounted(int64_t org)
{
	return world_count(w, arena_printf(w->arena, "person p WHERE p.path LIKE '%s%%' AND p.joined_day >= %d AND p.joined_day <= %d AND EXISTS (SELECT 1 FROM membership m "
		"WHERE m.person_id = p.id AND m.from_day >= p.joined_day AND m.began_by IN ('joined', 'late_entry', 'opening'))", world_org_path(w, org),
		(int)day_from_date(2015, 1, 1), (int)day_from_date(2015, 11, 17)));
}

static void listed(int64_t org, int count, const char *const names[])
{
	struct reply r = client_get(county, arena_printf(w->arena, "/api/v1/figure/people?org=%lld&what=developed&since=2015-01-01", (long long)org));

	walk_has(&r, 200, arena_printf(w->arena, "\"total\":%d", count));
	for (int i = 0; i < count; i++)
		walk_has(&r, 200, arena_printf(w->arena, "\"%s\"", names[i]));
}

static void who_was_imported_in_the_year_of_joining_was_developed_in_it(void **state)
{
	const char *path = import(HEAD "1,赵新,110101199003079972,汉,本科,农牧渔民,预备党员,2015-03-12,,青石沟村党支部,甲村\n" WANG);
	struct reply r = client_get(clerk, path);

	assert_int_equal(client_post(clerk, arena_printf(w->arena, "%s/apply", path), "row_version", reply_field(w, &r, "row_version"), NULL).status, 303);
	r = client_get(colleague, path);
	assert_int_equal(client_post(colleague, arena_printf(w->arena, "%s/decide", path), "row_version", reply_field(w, &r, "row_version"), "state", "approved", NULL).status, 303);
	client_wait(clerk, path, "撤销这次导入");
	r = tables("communique", branch);
	walk_has(&r, 200, "\"item\":\"发展党员\",\"cells\":[1,\"100.0\"]");
	r = tables("annual", branch);
	walk_has(&r, 200, "\"item\":\"发展党员\",\"cells\":[1]");
	walk_has(&r, 200, "\"item\":\"经办件接收\",\"cells\":[0]");
	walk_has(&r, 200, "\"item\":\"后来登记（补录、名册导入、期初）\",\"cells\":[1]");
	walk_has(&r, 200, "\"item\":\"发展入党\",\"cells\":[0]");	/* the balance tells how he came */
	walk_has(&r, 200, "\"item\":\"补录\",\"cells\":[1]");
	walk_has(&r, 200, "\"item\":\"期末党员\",\"cells\":[2]");
	listed(branch, 1, (const char *const[]){ "赵新" });
}

/* By a case; registered later, in a branch younger than the membership too; who came from elsewhere; who joined a second time. */
static void each_is_developed_once_on_the_day_of_acceptance(void **state)
{
	day_t founded = day_from_date(2015, 6, 1), first = day_from_date(2013, 2, 1), again = day_from_date(2015, 5, 4);
	int64_t twice = person(late_branch, "再次入党", again);
	struct reply r;

	member(late_branch, "办件接收", day_from_date(2015, 2, 1), day_from_date(2015, 2, 1), "joined");
	member(late_branch, "年初补录", day_from_date(2015, 1, 1), day_from_date(2015, 1, 1), "late_entry");
	member(late_branch, "支部后建", day_from_date(2015, 3, 1), founded, "late_entry");
	member(late_branch, "期初在册", day_from_date(2015, 4, 1), founded, "opening");
	member(late_branch, "上年入党", day_from_date(2014, 12, 31), founded, "late_entry");
	member(late_branch, "外地转入", day_from_date(2015, 3, 5), day_from_date(2015, 7, 1), "transferred_in");
	spell(twice, late_branch, 1, first, day_from_date(2014, 2, 1), "late_entry", "cancelled");
	spell(twice, late_branch, 1, again, DAY_OPEN, "joined", "");
	assert_int_equal(recounted(late_branch), 5);
	listed(late_branch, 5, (const char *const[]){ "办件接收", "年初补录", "支部后建", "期初在册", "再次入党" });
	r = tables("communique", late_branch);
	walk_has(&r, 200, "\"item\":\"发展党员\",\"cells\":[5,\"100.0\"]");
	r = tables("annual", late_branch);
	walk_has(&r, 200, "\"item\":\"经办件接收\",\"cells\":[2]");
	walk_has(&r, 200, "\"item\":\"后来登记（补录、名册导入、期初）\",\"cells\":[3]");
	walk_has(&r, 200, "\"item\":\"期末党员\",\"cells\":[7]");
	r = client_get(county, arena_printf(w->arena, "/figure/annual?org=%lld", (long long)late_branch));
	assert_false(reply_has(&r, "&amp;what=begun&amp;since=2015-01-01&amp;causes=c.1&"));
	/* What is counted follows a change as a new count would tell it. */
	member(late_branch, "刚刚补录", day_from_date(2015, 11, 2), day_from_date(2015, 11, 2), "late_entry");
	assert_int_equal(recounted(late_branch), 6);
	/* Of a day in between: accepted up to it, whenever the archive came to know. */
	r = client_get(county, arena_printf(w->arena, "/api/v1/figure/people?org=%lld&day=2015-03-31&what=developed&since=2015-01-01", (long long)late_branch));
	walk_has(&r, 200, "\"total\":3");
}

static void the_pages_tell_their_conventions_and_lead_to_each_other(void **state)
{
	struct reply r = client_get(county, arena_printf(w->arena, "/figure?org=%lld&day=2015-11-16", (long long)branch));

	walk_has(&r, 200, "按接收为预备党员的日期计数");
	walk_has(&r, 200, arena_printf(w->arena, "<a href=\"/figure/annual?org=%lld&amp;day=2015-11-16\">看年报的增减变化表</a>", (long long)branch));
	r = client_get(county, arena_printf(w->arena, "/figure/annual?org=%lld&day=2015-11-16", (long long)branch));
	walk_has(&r, 200, "变动按统计日的隶属关系归属");
	walk_has(&r, 200, arena_printf(w->arena, "<a href=\"/figure?org=%lld&amp;day=2015-11-16\">看公报的发展党员</a>", (long long)branch));
	r = client_get(county, arena_printf(w->arena, "/org/%lld/balance?from=2015-01-01&to=2015-11-16", (long long)branch));
	walk_has(&r, 200, "变动按当日的隶属关系归属");
	walk_has(&r, 200, arena_printf(w->arena, "<a href=\"/figure/annual?org=%lld&amp;day=2015-11-16\">看年报</a>", (long long)branch));
	r = client_get(colleague, arena_printf(w->arena, "/org/%lld/balance", (long long)branch));	/* sees people, not figures */
	walk_has(&r, 200, "变动按当日的隶属关系归属");
	assert_false(reply_has(&r, "看年报"));
}

static int start_counting(void **state)
{
	start(state);
	world_right(w, "figure_clerk", "see_figures");
	world_right(w, "figure_clerk", "see_person");
	county = walk_holder(w, world_first_id(w, "org"), "figure_clerk", "figures", 120);
	late_branch = world_org_of(w, other, "branch", "后建党支部");
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_was_imported_in_the_year_of_joining_was_developed_in_it),
		cmocka_unit_test(each_is_developed_once_on_the_day_of_acceptance),
		cmocka_unit_test(the_pages_tell_their_conventions_and_lead_to_each_other),
	};

	return cmocka_run_group_tests(tests, start_counting, world_over);
}
