/* Names of an organisation by date: given anew, shortened, set right with the founding day, and a former one on reports of its days. */
#include "org_world.h"

#include <string.h>
#include "base/date.h"

/* A new name moves nobody: no line of the balance, on the page and for programs; and it must be new, with its brackets as typed. */
static void a_new_name_moves_nobody(void **state)
{
	struct reply r = found("宽村支部", "branch", "2014-01-01");
	int64_t org = id_of(&r), member = world_person(w, org, "张更名");
	const char *balance = arena_printf(w->arena, "/org/%lld/balance?from=2015-01-01&to=2015-11-17", (long long)org);

	world_run(w, arena_printf(w->arena, "UPDATE person SET status = 2 WHERE id = %lld", (long long)member));
	world_run(w, arena_printf(w->arena, "INSERT INTO membership (id, region_id, person_id, org_id, status, began_by, ended_by, document, from_day, to_day)"
		" VALUES (8, 1, %lld, %lld, 2, 'joined', '', '甲', 16400, 2932897)", (long long)member, (long long)org));
	r = changed(org, "rename", "2015-09-01", "宽村支部");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "名称还是“宽村支部”，没有更改"));
	assert_int_equal(changed(org, "rename", "2015-09-01", "宽村（新）支部").status, 303);
	assert_int_equal(changed(org, "rename", "2015-10-01", "宽村(新)支部").status, 422);	/* the same in narrow brackets */
	assert_int_equal(changed(org, "rename", "2015-10-01", "宽村新支部").status, 303);
	assert_int_equal(changed(org, "rename", "2015-11-01", "宽村（新）支部").status, 303);
	r = client_get(town, url(org, ""));
	assert_true(reply_has(&r, "宽村（新）支部") && !reply_has(&r, "(新)"));
	r = client_get(town, "/api/v1/org?q=%E5%AE%BD%E6%9D%91%EF%BC%88%E6%96%B0%EF%BC%89");
	assert_true(reply_has(&r, "宽村（新）支部"));
	r = client_get(town, arena_printf(w->arena, "/api/v1%s", balance));
	if (!reply_has(&r, "\"out\":{},\"inside\":{},\"closing\":1"))
		fail_msg("%s", r.body);
	r = client_get(town, balance);
	assert_int_equal(r.status, 200);
	assert_false(reply_has(&r, "组织隶属调整"));
}

static struct reply renamed(int64_t org, const char *day, const char *name, const char *short_name)
{
	struct reply r = client_get(town, url(org, "/rename/form"));

	return client_post(town, url(org, "/rename"), "name", name, "short_name", short_name, "day", day, "document", "甲发〔2015〕9号", "row_version",
		reply_field(w, &r, "row_version"), NULL);
}

/* Lists, menus and the path above a page show the short name: one that came from the old name does not keep it alive. */
static void a_short_name_follows_the_name_it_came_from(void **state)
{
	struct reply r = found("石桥村支部", "branch", "2014-01-01");
	int64_t org = id_of(&r);
	const char *list = url(town_a, "/list?q=%E7%9F%B3%E6%A1%A5");

	r = client_get(town, url(org, "/rename/form"));
	assert_true(reply_has(&r, "各处显示的是简称。不填，就用全称"));
	assert_true(reply_has(&r, "name=\"short_name\" type=\"text\" value=\"\""));
	/* Left as it was, from a page that was opened before or by a program. */
	assert_int_equal(renamed(org, "2015-02-01", "石桥村联合支部", "石桥村支部").status, 303);
	r = client_get(town, url(org, "/chart"));
	assert_true(reply_has(&r, "石桥村联合支部"));
	r = client_get(town, list);
	assert_true(reply_has(&r, "石桥村联合支部") && !reply_has(&r, "石桥村支部"));
	/* Taken from the name: what stands there now. */
	assert_int_equal(renamed(org, "2015-03-01", "中共石桥村支部委员会", "石桥村").status, 303);
	assert_int_equal(renamed(org, "2015-04-01", "中共石桥新村支部委员会", "石桥村").status, 303);
	r = client_get(town, url(org, "/rename/form"));
	assert_true(reply_has(&r, "name=\"short_name\" type=\"text\" value=\"石桥新村\""));
	/* Where it cannot be told it is asked for. */
	r = renamed(org, "2015-05-01", "青山支部", "石桥新村");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "简称“石桥新村”取自旧名称，新名称“青山支部”里没有了") && reply_has(&r, "甲发〔2015〕9号"));
	r = client_post_json(walk_program(w, "namer", 101), arena_printf(w->arena, "/api/v1%s", url(org, "/name")), arena_printf(w->arena,
		"{\"name\":\"青山支部\",\"short_name\":\"石桥新村\",\"day\":\"2015-05-01\",\"document\":\"甲\",\"row_version\":4}"));
	assert_true(r.status == 422 && reply_has(&r, "org.short_name_old"));
	assert_int_equal(renamed(org, "2015-05-01", "青山支部", "").status, 303);
	/* A name of its own stays. */
	assert_int_equal(renamed(org, "2015-06-01", "青山支部", "山里红").status, 303);
	assert_int_equal(renamed(org, "2015-07-01", "青山二支部", "山里红").status, 303);
	r = client_get(town, url(org, "/rename/form"));
	assert_true(reply_has(&r, "name=\"short_name\" type=\"text\" value=\"山里红\""));
}

/* On the day on which a name began it is set right; a founding day is set right while nothing contradicts it. */
static void a_name_and_a_founding_day_are_set_right(void **state)
{
	struct reply r = found("新支部", "branch", "2015-11-17");
	int64_t org = id_of(&r), below;

	assert_int_equal(changed(org, "rename", "2015-11-18", "明天支部").status, 422);
	assert_int_equal(changed(org, "rename", "2015-11-17", "新村党支部").status, 303);
	r = client_get(town, url(org, ""));
	assert_true(reply_has(&r, "新村党支部"));
	/* It never stood for a day: what was written first stays beside it, with the document that corrects it. */
	assert_true(reply_has(&r, "2015-11-17 更正名称</b><p>原误写为“新支部”") && reply_has(&r, "甲发〔2015〕9号"));
	r = client_get(town, url(org, "/founding/form"));
	assert_true(reply_has(&r, "value=\"2015-11-17\""));
	r = changed(org, "founding", "1900-01-01", "");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "上级组织“甲镇党委”") && reply_has(&r, "本组织早于上级组织成立"));
	assert_int_equal(changed(org, "founding", "2010-05-01", "").status, 303);
	r = client_get(town, url(org, ""));
	assert_true(reply_has(&r, "2010-05-01"));
	r = client_get(town, arena_printf(w->arena, "/api/v1/org/%lld", (long long)org));
	assert_true(reply_has(&r, "\"from_day\":\"2010-05-01\""));
	r = found("老总支", "general_branch", "2009-01-01");
	org = id_of(&r);
	client_get(town, url(org, "/found/form"));
	r = client_post(town, url(org, "/found"), "name", "老总支一支部", "kind", "branch", "unit_kind", "village", "day", "2009-03-01", "document", "甲", NULL);
	below = id_of(&r);
	r = changed(org, "founding", "2009-04-01", "");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "2009-03-01"));		/* the unit below stands on that day */
	assert_int_equal(changed(org, "founding", "2008-01-01", "").status, 303);
	assert_int_equal(changed(below, "founding", "2008-02-01", "").status, 303);
}

/* A name is corrected on the day on which it began, the present one and one before it, and reports of a day print the name of that day. */
static void a_former_name_is_corrected_and_stands_on_reports_of_its_days(void **state)
{
	struct client *program = walk_program(w, "naming", 101);
	struct reply r = found("错字村支部", "branch", "2013-01-01");
	int64_t org = id_of(&r);
	const char *asked = arena_printf(w->arena, "org=%lld&day=2014-05-01&kinds=branch", (long long)org);

	assert_int_equal(changed(org, "rename", "2015-03-01", "明村党支部").status, 303);
	client_get(town, url(org, ""));	/* which says once what was saved */
	r = client_get(town, arena_printf(w->arena, "/figure/orgs?%s", asked));
	assert_true(reply_has(&r, "错字村支部") && !reply_has(&r, "明村党支部"));
	assert_int_equal(changed(org, "rename", "2014-01-01", "清村支部").status, 422);	/* no name began on that day */
	assert_int_equal(changed(org, "rename", "2013-01-01", "错字村支部").status, 422);
	walk_answered(client_post_json(program, arena_printf(w->arena, "/api/v1/org/%lld/name", (long long)org), arena_printf(w->arena,
		"{\"name\":\"清村支部\",\"day\":\"2013-01-01\",\"document\":\"更正件\",\"row_version\":%s}", present_version(org))), 200, "");
	r = client_get(town, url(org, ""));
	assert_true(reply_has(&r, "原误写为“错字村支部”") && reply_has(&r, "更正件") && reply_has(&r, "<p>清村支部"));
	r = client_get(program, arena_printf(w->arena, "/api/v1/org/%lld", (long long)org));
	assert_true(reply_has(&r, "\"name\":\"明村党支部\""));	/* today's is as it was */
	r = client_get(program, arena_printf(w->arena, "/api/v1/figure/orgs?%s", asked));
	assert_true(reply_has(&r, "清村支部") && !reply_has(&r, "明村党支部"));
	/* What is corrected keeps nobody from setting the founding day right. */
	assert_int_equal(changed(org, "founding", "2013-02-01", "").status, 303);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_name_moves_nobody),
		cmocka_unit_test(a_short_name_follows_the_name_it_came_from),
		cmocka_unit_test(a_name_and_a_founding_day_are_set_right),
		cmocka_unit_test(a_former_name_is_corrected_and_stands_on_reports_of_its_days),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
