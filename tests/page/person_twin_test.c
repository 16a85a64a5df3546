/* One person registered twice: whoever enters the second record is asked first, the approver reads the answer, and the list of possible duplicates gets
 * shorter as pairs are told apart. By page and API. */
#include "page/person_world.h"

static struct client *program;
static int64_t first;

#define SAME_DAY(serial) world_id_number(w, "19800321", serial)

static struct reply entered(struct client *c, int64_t org, const char *number, const char *twin_reason)
{
	client_get(c, arena_printf(w->arena, "/person/new?org=%lld", (long long)org));
	return client_post(c, "/person/create", "org", arena_printf(w->arena, "%lld", (long long)org), "name", "张双全", "id_number", number, "nationality", "01",
		"education", "21", "occupation", "2", "status", "2", "joined", "2005-07-01", "full", "2006-07-01", "document", "甲发〔2015〕7号",
		twin_reason == NULL ? NULL : "twin_reason", twin_reason, NULL);
}

static struct reply entered_by_program(int64_t org, const char *number, const char *more)
{
	return client_post_json(program, "/api/v1/person", arena_printf(w->arena, "{\"org\":\"%lld\",\"name\":\"张双全\",\"id_number\":\"%s\",\"nationality\":\"01\","
		"\"education\":\"21\",\"occupation\":2,\"status\":\"2\",\"joined\":\"2005-07\",\"document\":\"甲发8号\"%s}", (long long)org, number, more));
}

static void a_second_record_is_asked_about_first(void **state)
{
	struct reply r = entered(clerk, branch_a, SAME_DAY(1), NULL);
	int64_t before;

	first = id_of(&r);
	before = world_count(w, "person");
	r = entered(clerk, branch_a2, SAME_DAY(3), NULL);
	walk_has(&r, 422, "已有同名同生日的档案：张双全 甲村支部");
	assert_true(reply_has(&r, "name=\"twin_reason\"") && reply_has(&r, "甲发〔2015〕7号"));
	r = entered(clerk, branch_a2, SAME_DAY(3), "   ");
	walk_has(&r, 422, "已有同名同生日的档案");
	r = entered_by_program(branch_a2, SAME_DAY(3), "");
	walk_has(&r, 422, "\"field\":\"twin_reason\"");
	/* Of a record elsewhere nothing is told but that there is one. */
	r = entered(other, branch_b, SAME_DAY(5), NULL);
	walk_has(&r, 422, "其他组织 1 份");
	assert_false(reply_has(&r, "甲村支部"));
	assert_int_equal(world_count(w, "person"), before);
	/* Another birthday is another person, and so is another name. */
	client_get(clerk, arena_printf(w->arena, "/person/new?org=%lld", (long long)branch_a));
	r = create(clerk, branch_a, "张双全", world_id_number(w, "19800322", 1));
	id_of(&r);
}

static const char *waiting_entry(void)
{
	struct reply r = client_get(clerk, "/late-entry");
	const char *at = strstr(r.body, "href=\"/late-entry/");
	long long id = 0;

	assert_non_null(at);
	assert_int_equal(sscanf(at + 18, "%lld", &id), 1);
	return arena_printf(w->arena, "/late-entry/%lld", id);
}

static void the_approver_reads_why_they_are_two(void **state)
{
	struct reply r = entered(clerk, branch_a2, SAME_DAY(3), "核对身份证原件，号码不同");
	const char *second = reply_header(w, &r, "Location");

	assert_int_equal(r.status, 303);
	r = client_get(clerk, waiting_entry());
	walk_has(&r, 200, "可能重复登记：另有 1 份档案与 张双全 同名同生日");
	assert_true(reply_has(&r, "登记人说明不是同一人：核对身份证原件，号码不同"));
	assert_true(reply_has(&r, arena_printf(w->arena, "href=\"%s\"", url(first, ""))));
	walk_approve_late(w);
	r = client_get(clerk, second);
	walk_has(&r, 200, "核对后确认：不是同一人");
	r = client_get(clerk, url(first, ""));	/* in the record of the other too */
	walk_has(&r, 200, "核对身份证原件，号码不同");
	r = client_get(clerk, "/person/duplicates");
	assert_false(reply_has(&r, "张双全"));
	r = entered_by_program(branch_a, SAME_DAY(7), ",\"twin_reason\":\"三人都核对过\"");
	assert_int_equal(r.status, 201);
	walk_approve_late(w);
}

static void the_list_gets_shorter(void **state)
{
	int64_t one = made(clerk, branch_a, "王重名", world_id_number(w, "19790611", 1)), two = made(clerk, branch_a2, "王重复", world_id_number(w, "19790611", 3));
	int64_t verified = made(clerk, branch_a, "王独名", world_id_number(w, "19790612", 1));
	struct reply r;

	world_run(w, arena_printf(w->arena, "UPDATE person SET name = '王重名' WHERE id = %lld", (long long)two));
	r = client_get(clerk, "/person/duplicates");
	walk_has(&r, 200, arena_printf(w->arena, "action=\"%s\"", url(one, "/distinct")));
	assert_true(reply_has(&r, arena_printf(w->arena, "action=\"%s\"", url(two, "/distinct"))));
	r = client_post(clerk, url(one, "/distinct"), "reason", "", NULL);
	assert_int_equal(r.status, 422);
	r = client_post_json(program, arena_printf(w->arena, "/api/v1%s", url(one, "/distinct")), "{\"reason\":\"\"}");
	assert_int_equal(r.status, 422);
	r = client_post(clerk, url(verified, "/distinct"), "reason", "没有同名的人", NULL);
	walk_has(&r, 422, "王独名 没有同名同生日的其他档案");
	assert_int_equal(client_post(other, url(one, "/distinct"), "reason", "不归我管", NULL).status, 404);
	client_get(clerk, "/person/duplicates");
	r = client_post(clerk, url(one, "/distinct"), "reason", "两人都到场核对", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(clerk, "/person/duplicates");
	walk_has(&r, 200, "已记录：王重名");
	assert_false(reply_has(&r, url(one, "/distinct")) || reply_has(&r, url(two, "/distinct")));
	r = client_get(program, "/api/v1/person/duplicates");
	assert_false(reply_has(&r, "王重名"));
	r = client_get(clerk, url(two, ""));
	walk_has(&r, 200, "两人都到场核对");
	r = client_post_json(program, arena_printf(w->arena, "/api/v1%s", url(one, "/distinct")), "{\"reason\":\"又说一次\"}");
	walk_has(&r, 422, "不需要说明");
	/* A third one brings them back. */
	world_run(w, arena_printf(w->arena, "UPDATE person SET name = '王重名', birth_day = (SELECT birth_day FROM person WHERE id = %lld) WHERE id = %lld", (long long)one,
		(long long)verified));
	r = client_get(program, "/api/v1/person/duplicates");
	walk_has(&r, 200, "王重名");
	r = client_post_json(program, arena_printf(w->arena, "/api/v1%s", url(verified, "/distinct")), "{\"reason\":\"三人都不同\"}");
	assert_int_equal(r.status, 200);
	r = client_get(program, "/api/v1/person/duplicates");
	assert_false(reply_has(&r, "王重名"));
}

/* What is said of somebody else changes nothing in a record that was compared with its papers. */
static void a_verified_record_stays_verified(void **state)
{
	int64_t one = made(clerk, branch_a, "李核实", world_id_number(w, "19780101", 1)), two = made(clerk, branch_a, "李核对", world_id_number(w, "19780101", 3));
	struct reply r = client_get(clerk, url(one, ""));

	r = client_post(clerk, url(one, "/verify"), "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	world_run(w, arena_printf(w->arena, "UPDATE person SET name = '李核实' WHERE id = %lld", (long long)two));
	client_get(clerk, "/person/duplicates");
	assert_int_equal(client_post(clerk, url(two, "/distinct"), "reason", "已核对", NULL).status, 303);
	r = client_get(clerk, url(one, ""));
	walk_has(&r, 200, "核对后确认：不是同一人");
	assert_true(reply_has(&r, "tag tag--ok\">已核实"));
}

static int twin_start(void **state)
{
	int failed = start(state);

	program = walk_program(w, "clerk_api", 101);
	return failed;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_second_record_is_asked_about_first),
		cmocka_unit_test(the_approver_reads_why_they_are_two),
		cmocka_unit_test(the_list_gets_shorter),
		cmocka_unit_test(a_verified_record_stays_verified),
	};

	return cmocka_run_group_tests(tests, twin_start, world_over);
}
