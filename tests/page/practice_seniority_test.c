/* XY-01: what counts for the award of long service is what the archive says of posts, days and leaving; told once by pages and once by
 * programs (practice_world.h). */
#include "practice_held.h"

/* XY-01: sixty on the day; what counts is what the archive says of posts, days and leaving. */
static const char *const APPLIES[] = {
	"secretary open 年功奖: @member",
	"secretary fill application: +paper",
	"secretary close ! 不能办理",
	"director close ! 不是正常离任",		/* punished, by the archive */
	NULL
};

static const char *const STILL_IN_OFFICE[] = {
	"director fill application: +paper",
	"director close ! 仍在任",
	NULL
};

static const char *const NOT_SAID[] = {
	"director fill application: +paper",
	"director close ! 档案没有写明怎样离任",
	"director fill application: unsaid=受处分离任|+paper",
	"director close ! 受处分离任的不享受年功奖",
	NULL
};

/* Two posts at the same time count once, and nothing is typed that the record knows or would know. */
static const char *const OVERLAPPING[] = {
	"director fill application: *posts=村会计;2011-01-01;2014-12-31;任期届满;证明;|+paper ! 档案从1990-01-01起有任职记录",
	"director fill application: *posts=村会计;1975-01-01;1979-12-31;任期届满;;|+paper ! 没有写全",
	"director fill application: +paper",
	"director see: 任期届满",
	"director close > verify",
	"office fill verification: result=属实|note=同时任两职",
	"office close ! 连续任职10年，不满15年；累计任职10年，也不满20年",
	NULL
};

/* Fourteen years without a gap, nineteen in all. */
static const char *const TOO_SHORT[] = {
	"secretary open 年功奖: @rep",
	"director fill application: +paper",
	"director figure: 连续任职年限=14",
	"director close > verify",
	"office fill verification: result=属实|note=间断一年",
	"office close ! 连续任职14年，不满16年；累计任职19年，也不满20年",	/* as the village has set it */
	NULL
};

/* With the years before the records began, which stand on paper. */
static const char *const ON_PAPER[] = {
	"secretary open 年功奖: @talent",
	/* How service on paper ended is one of the words of the archive: no dismissal passes under another word. */
	"director fill application: *posts=大队长;1978-01-01;1978-12-31;开除;公社任免文件;|+paper ! 离任方式是“开除”，只能写：任期届满、调动",
	"director fill application: *posts=大队长;1978-01-01;1978-12-31;被判刑;公社任免文件;|+paper ! 离任方式是“被判刑”",
	"director fill application: *posts=大队长;1978-01-01;1978-12-31;责令辞职;公社任免文件;|+paper ! 离任方式是“责令辞职”",
	"director fill application: *posts=大队长;1978-01-01;1978-12-31;罢免;公社任免文件;|+paper ! 离任方式是“罢免”",
	"director fill application: *posts=大队长;1978-01-01;1978-12-31;撤职;公社任免文件;|+paper ! 离任方式是“撤职”",
	"director fill application: *posts=大队长;1978-01-01;1978-12-31;受处分离任;公社任免文件;|+paper",
	"director close ! 不是正常离任",
	"director fill application: *posts=大队长;1978-01-01;1978-12-31;免职;公社任免文件;|+paper",
	"director close ! 不是正常离任",
	"director fill application: *posts=大队长;1978-01-01;1978-12-31;换届;公社任免文件;|+paper",	/* as the archive writes it */
	"director see: 公社任免文件",
	"director figure: 连续任职年限=15",
	"director close > verify",
	"office fill verification: result=属实|note=连续任职",
	"office figure: 累计任职年限=16",
	"office close > show_names",
	"secretary notice names",
	"secretary days 15",
	"director close > approve",
	"county fill approval: result=同意|opinion=符合",
	"county close > first",
	NULL
};

/* Twenty years in all are enough, gap or not. */
static const char *const WITH_A_GAP[] = {
	"secretary open 年功奖: @prospect",
	"director fill application: +paper",
	"director close > verify",
	"office fill verification: result=属实|note=有间断",
	"office close > show_names",
	NULL
};

static const char *const UNDER_SIXTY[] = {
	"secretary open 年功奖: @second",
	"director fill application: +paper",
	"director close ! 未满60周岁",
	NULL
};

/* How many years without a gap are asked for where the case runs. */
static void ask_for_unbroken(const char *years)
{
	good(client_post_json(actor_named("county")->program, text("/api/v1/org/%lld/programme/param", (long long)here->org),
		text("{\"code\":\"xy-seniority\",\"param\":\"unbroken\",\"value\":\"%s\",\"day\":\"2015-11-17\",\"document\":\"昔组发〔2015〕7号\"}", years)));
}

static void seniority(void)
{
	/* The records of the village begin in 1990: what the world put there before is of no day that counts. */
	world_run(w, text("UPDATE holding SET from_day = %d WHERE from_day < %d", day_parse_iso("1990-01-01"), day_parse_iso("1990-01-01")));
	held("member", "secretary", "1995-01-01", "2010-01-01", "punished");
	tell_here(APPLIES);
	held_nothing("member");
	held("member", "secretary", "1995-01-01", "2199-01-01", NULL);
	tell_here(STILL_IN_OFFICE);
	held_nothing("member");
	held("member", "secretary", "1995-01-01", "2010-01-01", NULL);
	tell_here(NOT_SAID);
	held_nothing("member");
	held("member", "secretary", "1995-01-01", "2005-01-01", "term");
	held("member", "village_director", "1995-01-01", "2005-01-01", "term");
	tell_here(OVERLAPPING);
	held("rep", "secretary", "1990-01-01", "2004-01-01", "term");
	held("rep", "village_director", "2005-01-01", "2010-01-01", "transferred");
	run_now = 0;
	ask_for_unbroken("16");
	tell_here(TOO_SHORT);
	ask_for_unbroken("15");
	held("talent", "secretary", "1995-01-01", "2010-01-01", "retired");
	run_now = 0;
	tell_here(ON_PAPER);
	clock_to(day_parse_iso("2015-11-17"));
	held("prospect", "secretary", "1990-01-01", "2000-01-01", "term");
	held("prospect", "village_director", "2003-01-01", "2013-01-01", "resigned");
	run_now = 0;
	tell_here(WITH_A_GAP);
	held_nothing("second");
	held("second", "secretary", "1995-01-01", "2010-01-01", "term");
	run_now = 0;
	tell_here(UNDER_SIXTY);
}

static void XY_01_years_of_service(void **state)
{
	/* covers XY-01 accept 1 2 3 4 refuse 1 2 3 by page and api */
	world_run(w, text("UPDATE person SET birth_day = %d WHERE id IN (SELECT person_id FROM account WHERE login IN ('member0', 'member1', 'rep0', 'rep1', 'talent0', 'talent1', 'prospect0', 'prospect1'))", day_parse_iso("1955-11-17")));
	world_run(w, text("UPDATE person SET birth_day = %d WHERE id IN (SELECT person_id FROM account WHERE login IN ('second0', 'second1'))", day_parse_iso("1955-11-18")));
	world_right(w, "secretary", "set_norms");
	put_practice("xy/seniority");
	in_each(seniority);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(XY_01_years_of_service),
	};

	return cmocka_run_group_tests_name("practice_seniority", tests, practice_start, practice_stop);
}
