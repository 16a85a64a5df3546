/* A village matter that is carried on from paper: what its assembly decided and its committee signed is entered by the committee above, by an account that did not
 * open the case, with the figures of the vote and the days of the notice. Pages and API, and what everybody reads of it. */
#include "page/case_desk_world.h"

static const char MATTER[] =
	"programme matter \"村级事项\"\nversion 1\nafter \"试验\"\nabout matter\nruns_at branch\nopens any\nledger public\n"
	"role head = post 书记 of branch\nrole reps = members_of body \"村代会\"\nrole village = members_of body \"村委会\"\n"
	"form plan \"方案\"\n  field what text \"内容\" must public\nend\n"
	"vote decide \"村代会决议\"\n  voters reps\n  quorum 2/3 of voters\n  pass more_than 1/2 of present\n  secret no\nend\n"
	"notice announce \"公告\"\n  board 村务公开\n  days 15\n  objections must_be_answered\nend\n"
	"step propose \"提议\"\n  by head\n  needs plan\n  go assembly\nend\n"
	"step assembly \"村代会\"\n  by head\n  needs decide\n  go signed when passed(decide)\n  go dropped\nend\n"
	"step signed \"村委会确认\"\n  by head\n  sign village\n  go tell\nend\n"
	"step tell \"公告\"\n  by head\n  needs announce\n  go carry\nend\n"
	"step carry \"实施\"\n  by head\n  needs plan\n  go over\nend\n"
	"finish over \"办结\"\nend\nfinish dropped \"否决\"\nend\n"
	"example \"一\"\n  given plan.what 修路\n  given decide for 20 against 4 present 24 of 30\n  given sign signed village\n  given announce done\n  expect over\nend\n";
#define DECIDED "steps=assembly=2015-01-12\nvotes=decide=30/24/20/4/0"
static int64_t use_matter, run;

static struct reply entered(struct client *c, int64_t of, const char *steps)
{
	return walk_send(c, NULL, text("/api/v1/run/%lld/take-over", (long long)of), text("%s\nrow_version=%d", steps, (int)walk_version(county_api, of)));
}

static int64_t on_paper(struct client *opener, const char *title)
{
	return walk_opened_of(opener, branch_a, text("use=%lld\ntitle=%s\nday=2015-01-10", (long long)use_matter, title));
}

static int begin(void **state)
{
	start(state);
	morning("2015-11-12");
	use_matter = walk_practice(w, city, "matter", 1, MATTER);
	run = on_paper(head_api, "修桥");
	return 0;
}

static void one_post_alone_enters_no_decision_of_others(void **state)
{
	const char *url = text("/run/%lld", (long long)run);
	struct reply r = client_get(head_a, url);
	int64_t own;

	walk_has(&r, 200, "name=\"day_propose\"");
	assert_false(reply_has(&r, "name=\"day_assembly\""));
	r = entered(head_api, run, "steps=propose=2015-01-11\n" DECIDED);
	walk_has(&r, 422, "「村代会」要由别的组织签字或者表决");
	walk_has(&r, 422, "\"field\":\"day_assembly\"");
	r = walk_send(head_a, url, text("%s/take-over", url), "day_propose=2015-01-11\nday_assembly=2015-01-12\nvote_decide=30/24/20");
	walk_has(&r, 422, "请上级党委的经办人（不是开办这一件的人）对照纸质材料补登");
	r = entered(head_api, run, "steps=propose=2015-01-11");
	walk_has(&r, 200, "\"step\":\"assembly\"");
	r = client_get(head_a, url);
	walk_has(&r, 200, "请联系上级，或者按程序重新办理这一步");
	/* Nor the committee above, where the same account opened the case. */
	own = on_paper(town_api, "修塘");
	r = entered(town_api, own, "steps=propose=2015-01-11");
	walk_has(&r, 200, "\"step\":\"assembly\"");
	r = entered(town_api, own, DECIDED);
	walk_has(&r, 422, "开办这一件的账号");
	r = entered(county_api, own, DECIDED);
	walk_has(&r, 200, "\"step\":\"signed\"");
}

static void the_committee_above_enters_figures_and_days(void **state)
{
	const char *url = text("/run/%lld", (long long)run);
	struct reply r = client_get(town_clerk, url);

	walk_has(&r, 200, "name=\"vote_decide\"");
	r = entered(town_api, run, "steps=assembly=2015-01-12");
	walk_has(&r, 422, "\"field\":\"vote_decide\"");
	r = entered(town_api, run, "steps=assembly=2015-01-12\nvotes=decide=30/19/19");
	walk_has(&r, 422, "到会人数不够，表决无效");
	r = entered(town_api, run, "steps=assembly=2015-01-12\nsteps=signed=2015-01-13\nvotes=decide=30/24/12");
	walk_has(&r, 422, "没有得到程序要求的赞成");
	r = entered(town_api, run, DECIDED "\nsteps=signed=2015-01-13\nsteps=tell=2015-01-27");
	walk_has(&r, 422, "应当公示15天：从2015-01-13起公示，最早到2015-01-27满，2015-01-28以后才能办结");
	r = walk_send(town_clerk, url, text("%s/take-over", url), "day_assembly=2015-01-12\nvote_decide=30/24/20/4/0\nday_signed=2015-01-13\nday_tell=2015-01-28");
	assert_int_equal(r.status, 303);
	r = client_get(county_api, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "\"step\":\"carry\"");
}

/* Everybody reads which steps are known by the papers alone, and by which figures it was decided. */
static void everybody_reads_what_came_from_paper(void **state)
{
	struct client *nobody = client_new(w);
	struct reply r = client_get(nobody, text("/open-case/%lld", (long long)run));

	walk_has(&r, 200, "<b>村代会</b> <span class=\"tag\">补录（由纸质材料接续）</span>");
	walk_has(&r, 200, "应到30人，实到24人，赞成20人，反对4人，弃权0人（补录，由纸质材料接续）");
	r = client_get(nobody, text("/api/v1/open-case/%lld", (long long)run));
	walk_has(&r, 200, "\"title\":\"补录（由纸质材料接续）\",\"text\":\"提议 2015-01-11\\n村代会 2015-01-12");
	walk_has(&r, 200, "应到30人，实到24人，赞成20人");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_post_alone_enters_no_decision_of_others),
		cmocka_unit_test(the_committee_above_enters_figures_and_days),
		cmocka_unit_test(everybody_reads_what_came_from_paper),
	};

	return cmocka_run_group_tests_name("take_over_others", tests, begin, stop);
}
