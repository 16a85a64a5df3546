/* A sheet of a case that is carried on from paper: its papers and its mark are entered and judged, since a day says neither. Pages and API. */
#include "page/case_desk_world.h"

static const char MARKING[] =
	"programme marking \"评议事项\"\nversion 1\nafter \"试验\"\nabout matter\nruns_at branch\nopens any\n"
	"role head = post 书记 of branch\nrole party = members_of branch\n"
	"form plan \"方案\"\n  field what text \"内容\" must\nend\n"
	"sheet marks \"党员评议\"\n  raters party\n  scale 0..100\n  least 3\n  secret no\n  combine mean\nend\n"
	"value score = marks \"评议得分\"\n"
	"step propose \"提出\"\n  by head\n  needs plan\n  go rate\nend\n"
	"step rate \"评议\"\n  by head\n  needs marks\n  go carry when score >= 60\n  go dropped\nend\n"
	"step carry \"实施\"\n  by head\n  needs plan\n  go over\nend\n"
	"finish over \"办结\"\nend\nfinish dropped \"不予办理\"\nend\n"
	"example \"一\"\n  given plan.what 修路\n  given marks 80\n  expect over\nend\n";
#define DAYS "steps=propose=2015-01-11\nsteps=rate=2015-01-12"

static struct reply entered(int64_t run, const char *lines)
{
	return walk_send(head_api, NULL, text("/api/v1/run/%lld/take-over", (long long)run), text("%s\nrow_version=%d", lines, (int)walk_version(county_api, run)));
}

static void a_sheet_on_paper_has_its_figures(void **state)
{
	static const struct { const char *lines, *field, *words; } WRONG[] = {
		{ DAYS, "sheet_marks", "只填日期不够" },
		{ DAYS "\nsheets=marks=2/88.5", "sheet_marks", "填了 2 份，至少要 3 份" },
		{ DAYS "\nsheets=marks=99/88.5", "sheet_marks", "评价人只有" },
		{ DAYS "\nsheets=marks=3/100.5", "sheet_marks", "应当在 0 至 100 分之间" },
		{ DAYS "\nsheets=marks=3/59.9", "sheet_marks", "不能办到后面的步骤" },
		{ DAYS "\nsheets=marks=88.5", "sheet_marks", "有效份数/得分" },
		{ DAYS "\nsheets=none=3/88.5", "sheets", "程序里没有测评" },
	};
	int64_t use_marking, run;
	const char *url;
	struct reply r;

	morning("2015-11-12");
	for (int i = 0; i < 5; i++)
		world_member(w, branch_a, text("党员%d", i + 1), 2);
	use_marking = walk_practice(w, city, "marking", 1, MARKING);
	for (int i = 0; i < 2; i++) {	/* a page, and a program */
		run = walk_opened_of(head_api, branch_a, text("use=%lld\ntitle=修桥%d\nday=2015-01-10", (long long)use_marking, i));
		url = text("/run/%lld", (long long)run);
		for (size_t n = 0; n < sizeof(WRONG) / sizeof(WRONG[0]); n++) {
			r = entered(run, WRONG[n].lines);
			walk_has(&r, 422, WRONG[n].words);
			walk_has(&r, 422, text("\"field\":\"%s\"", WRONG[n].field));
		}
		r = client_get(head_a, url);
		walk_has(&r, 200, "name=\"sheet_marks\"");
		r = walk_send(head_a, url, text("%s/take-over", url), "day_propose=2015-01-11\nday_rate=2015-01-12\nsheet_marks=2/88.5");
		walk_has(&r, 422, "填了 2 份，至少要 3 份");
		walk_has(&r, 422, "value=\"2/88.5\"");
		r = i == 0 ? walk_send(head_a, url, text("%s/take-over", url), "day_propose=2015-01-11\nday_rate=2015-01-12\nsheet_marks=3/88.5") : entered(run, DAYS "\nsheets=marks=3/88.5");
		assert_int_equal(r.status, i == 0 ? 303 : 200);
		r = client_get(head_api, text("/api/v1/run/%lld", (long long)run));
		walk_has(&r, 200, "\"step\":\"carry\"");
		walk_has(&r, 200, "\"title\":\"评议得分\",\"text\":\"88.5\"");
		r = client_get(head_a, url);
		walk_has(&r, 200, "88.5分（3份，由纸质材料接续）");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sheet_on_paper_has_its_figures),
	};

	return cmocka_run_group_tests_name("take_over_sheet", tests, start, stop);
}
