/* Ending a case about a person without a result: by the own organisation with the paper, by the level above alone once it has acted. Pages and API. */
#include "recruit_world.h"

static int64_t applied(const char *name)
{
	int64_t run = opened(secretary, branch, applicant(branch, name), "2023-11-01");

	walk_step(secretary, run, "application", "paper=@\napplied_on=2023-10-30\nreceived_by=居住地", "2023-11-01", "talk");
	walk_step(secretary, run, "first_talk", "talker=党员01\ntopics=是\ncontent=了解情况", "2023-11-20", "recommend");
	return run;
}

static int64_t filed_above(const char *name)
{
	int64_t run = applied(name);

	walk_step(secretary, run, "recommendation", "way=党员推荐\nminutes=@\nresult=同意", "2023-11-30", "file");
	walk_step(organiser, run, "filing", "reply=@\nnote=同意备案", "2023-12-20", "contacts");
	return run;
}

static struct reply ended(struct client *c, bool by_page, int64_t run, const char *lines)
{
	const char *page = text("/run/%lld", (long long)run);

	return by_page ? walk_send(c, page, text("%s/stop", page), lines) :
		walk_send(c, NULL, text("/api/v1/run/%lld/stop", (long long)run), text("%s\nrow_version=%d", lines, (int)walk_version(c, run)));
}

static void the_own_organisation_ends_it_with_the_paper(void **state)
{
	for (int by_page = 0; by_page < 2; by_page++) {
		struct client *c = by_page ? secretary_page : secretary;
		int64_t run = applied(by_page ? "周撤回" : "吴撤回");
		struct reply r = ended(c, by_page, run, "reason=本人撤回申请");

		walk_has(&r, 422, "请附上本人申请或者会议决定的扫描件");
		r = ended(c, by_page, run, "reason=\nfile=@");
		walk_has(&r, 422, "请写明原因");
		assert_non_null(strstr(seen(run).body, "\"state\":\"open\""));
		r = ended(c, by_page, run, "reason=本人撤回申请\nfile=@");
		assert_int_equal(r.status, by_page ? 303 : 200);
		r = seen(run);
		walk_has(&r, 200, "\"state\":\"stopped\"");
		walk_has(&r, 200, "\"stopped_by\":\"党员01\"");
		assert_false(reply_has(&r, "\"stopped_file\":\"0\""));
		r = client_get(secretary_page, text("/run/%lld", (long long)run));
		walk_has(&r, 200, "由 党员01 终止");
		walk_has(&r, 200, "终止材料");
		walk_has(&r, 200, "2024-12-02 终止");
		assert_false(reply_has(&r, "2024-12-02 办结"));
	}
}

static void what_the_level_above_took_up_only_it_ends(void **state)
{
	for (int by_page = 0; by_page < 2; by_page++) {
		int64_t run = filed_above(by_page ? "郑备案" : "王备案");
		struct reply r = ended(by_page ? secretary_page : secretary, by_page, run, "reason=支部决定不再培养\nfile=@");

		walk_has(&r, 422, "「甲镇党委」已于 2023-12-20 在这个办件中办理");
		walk_has(&r, 422, "请把情况报给「甲镇党委」");
		assert_non_null(strstr(seen(run).body, "\"state\":\"open\""));
		r = client_get(secretary_page, text("/run/%lld", (long long)run));
		walk_has(&r, 200, "下级不能自行终止");	/* said before anybody tries */
		assert_false(reply_has(&r, text("/run/%lld/stop", (long long)run)));
		r = client_get(organiser_page, text("/run/%lld", (long long)run));
		walk_has(&r, 200, text("/run/%lld/stop", (long long)run));
		r = ended(by_page ? organiser_page : organiser, by_page, run, "reason=政治审查不合格");
		walk_has(&r, 422, "请附上");
		r = ended(by_page ? organiser_page : organiser, by_page, run, "reason=政治审查不合格\nfile=@");
		assert_int_equal(r.status, by_page ? 303 : 200);
		assert_non_null(strstr(seen(run).body, "\"state\":\"stopped\""));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_own_organisation_ends_it_with_the_paper),
		cmocka_unit_test(what_the_level_above_took_up_only_it_ends),
	};

	return cmocka_run_group_tests_name("run_stop", tests, start, stop);
}
