/* Commendations and places, each told once by pages and once by programs (practice_world.h): KFQ-10 and ST-09, in a second year too. */
#include "practice_world.h"

/* KFQ-10: exactly six, and none with an open rectification. */
#define SIX(rest) "*list=甲企支部" rest "|*list=乙企支部" rest "|*list=丙企支部" rest "|*list=丁企支部" rest "|*list=戊企支部" rest "|*list=己企支部" rest
#define SEVEN(rest) SIX(rest) "|*list=庚企支部" rest
static const char *const JULY[] = {
	"upper open_zone 七一表彰 ! 05-01",	/* not in November */
	"upper days 200",	/* 4 June */
	"upper open_zone 七一表彰",
	"office fill nomination: checked=是|*list=城外企支部;好; ! 组织库里开发区党委和所属党组织中没有叫城外企支部的",	/* the register has it elsewhere */
	"office fill nomination: checked=是|*list=没有登记的支部;好; ! 没有叫没有登记的支部的",
	"office fill nomination: checked=是|*list=机关支部;好; ! 组织库里机关支部的单位性质是“机关”，这里只填“非公有制企业”的党组织",
	"office fill nomination: checked=是|*list=甲企支部;好;|*list=甲企支部;好; ! 甲企支部填了2行",
	"office fill nomination: checked=是|*list=同名支部;好; ! 叫同名支部的有2个，请写明是哪一个：同名支部(编号",
	"office fill nomination: checked=是|" SEVEN(";好;") "|*repairs=航天水力支部;党费公示;李四;2016-05-01;;",
	"upper sign lead",
	"office close ! 整改表里有没有推荐的党组织：航天水力支部",
	"office fill nomination: checked=是|" SEVEN(";好;") "|*list=航天水力支部;好;|*repairs=航天水力支部;党费公示;;2016-05-01;;",
	"upper sign lead",
	"office close ! 整改没有写明事项、责任人或者完成期限：航天水力支部",
	"office fill nomination: checked=是|" SEVEN(";好;") "|*list=航天水力支部;好;|*repairs=航天水力支部;党费公示;李四;2016-05-01;;",
	"upper sign lead",
	"office close ! 有整改没有完成，不得表彰：航天水力支部",	/* a rectification is open: its row has no day on which it was done */
	"office fill nomination: " SEVEN(";好;") " ! 所列党组织的整改已经逐个核对",	/* nobody said that it was looked up */
	"office fill nomination: checked=是|" SEVEN(";好;") "|*repairs=甲企支部;党费公示;李四;2016-05-01;2016-04-20;",
	"office close ! 的签字",	/* nor signed for it */
	"upper sign lead",
	"office close > decide",
	"office fill choice: document=开党〔2016〕7号|" SEVEN(";证;"),
	"upper sign lead",
	"office close ! 表彰个数和规定不符（表彰名单的个数 7，表彰非公企业先进党组织个数 6）",
	"office fill choice: document=开党〔2016〕7号|" SIX(";证;"),
	"upper sign lead",
	"office close > commended",
	"office published: 己企支部 证",	/* the sixth of six */
	NULL
};

/* ST-09: six first places in a row. */
static const char *const STREAK[] = {
	"county open_county 满意度",
	"county fill survey: year=2018|unit=山亭|own=96.2|*list=山亭;500;96.2;|*list=峄城;500;95.1;",
	"county close ! 2018年还没有到，今年是2015年",
	"county fill survey: year=2015|unit=山亭|own=96.2%|*list=山亭;500;96.2;|*list=峄城;500;95.1; ! 95% 请填 95",	/* not nought point nine */
	"county fill survey: year=2015|unit=山亭|own=96.2|*list=山亭;500;96.2;|*list=峄城;500;95.1%; ! 95% 请填 95",
	"county fill survey: year=2015|unit=山亭|own=96.2|*list=山亭;99;96.2;|*list=峄城;500;95.1;",
	"county close ! 山亭",
	"county fill survey: year=2015|unit=台儿庄|own=96.2|*list=山亭;500;96.2;|*list=峄城;500;95.1;",
	"county close ! 没有“台儿庄，满意度96.2”",
	"county fill survey: year=2015|unit=山亭|own=96.2|*list=山亭;500;96.2;|*list=峄城;500;95.1;|*published=满意度;山亭;2014;山亭;1;5; ! 从办件记录读取，不能填写",
	"county fill survey: year=2015|unit=山亭|own=96.2|*list=山亭;500;96.2;|*list=峄城;500;95.1;",
	"county close > place",
	"county fill years: *list=2009;2;|*list=2010;1;|*list=2011;1;|*list=2012;1;|*list=2013;1;|*list=2014;1;",
	"county figure: 连续第一的年数=6",
	"county figure: 本年名次=1",
	"county fill years: *list=2010;1;|*list=2011;1;|*list=2012;1;|*list=2013;1;|*list=2014;2;",
	"county figure: 连续第一的年数=1",	/* a second place */
	"county fill years: *list=2009;1;|*list=2014;1;",
	"county close ! 应当是2013年到2014年，一年不缺",
	"county fill years: *list=2013;2;|*list=2012;1;|*list=2014;1;",
	"county close ! 没有按年度排好",
	"county fill years: *list=2014;1;|*list=2013;1;|*list=2012;1;",
	"county close ! 最后一行是2014年",
	"county fill years: *list=2009;2;|*list=2010;1;|*list=2011;1;|*list=2012;1;|*list=2013;1;|*list=2014;1;",
	"county close > published",
	"county public: 2010",
	"county figure: 连续第一的年数=6",
	/* A year has one result, of the same district, and none is put in before one that is out. */
	"county open_county 满意度再来一次",
	"county fill survey: year=2015|unit=山亭|own=96.2|*list=山亭;500;96.2;|*list=峄城;500;95.1;",
	"county close ! 2015年的结果已经公布，一年只有一个结果",
	"county fill survey: year=2014|unit=山亭|own=96.2|*list=山亭;500;96.2;|*list=峄城;500;95.1;",
	"county close ! 2014年早于第一次公布的年度",
	"county days 300",	/* 2016-09-12 */
	"county fill survey: year=2016|unit=峄城|own=95.1|*list=山亭;500;95;|*list=峄城;500;95.1;",
	"county close ! 以前各年公布的本区不是“峄城”",
	"county fill survey: year=2016|unit=山亭|own=96|*list=山亭;500;96;|*list=峄城;500;95.1;",
	"county close > place",
	"county fill years: *list=2014;1;|*list=2015;1;",
	"county close ! 以前各年的名次系统里已经公布，从办件读取",
	"county fill years: ",
	"county figure: 连续第一的年数=7",	/* six, as the year before says, and this one */
	"county close > published",
	"county days 300",	/* 2017 */
	"county open_county 满意度2017",
	"county fill survey: year=2017|unit=山亭|own=95|*list=山亭;500;95;|*list=峄城;500;95.1;",
	"county close > place",
	"county fill years: ",
	"county figure: 本年名次=2",
	"county figure: 连续第一的年数=0",	/* the second place resets */
	"county close > published",
	"county days 300",	/* 2018 */
	"county open_county 满意度2018",
	"county fill survey: year=2018|unit=山亭|own=96|*list=山亭;500;96;|*list=峄城;500;95.1;",
	"county close > place",
	"county fill years: ",
	"county figure: 连续第一的年数=1",
	"county close > published",
	/* A year that nobody put in does not lose the row without a word: the case is told, puts it in first, or says that there was no survey. */
	"county days 700",	/* 2020 */
	"county open_county 满意度2020",
	"county fill survey: year=2020|unit=山亭|own=96|*list=山亭;500;96;|*list=峄城;500;95.1;",
	"county close ! 2019年的结果还没有公布，这样公布的话，连续第一的年数从2020年重新算起",
	"county fill survey: year=2019|unit=山亭|own=96|*list=山亭;500;96;|*list=峄城;500;95.1;|gap=是",
	"county close ! 上一年度（2018年）没有公布的时候选",
	"county fill survey: year=2019|unit=山亭|own=96|*list=山亭;500;96;|*list=峄城;500;95.1;",
	"county close > place",
	"county fill years: ",
	"county figure: 连续第一的年数=2",
	"county close > published",
	"county days 700",	/* 2022 */
	"county open_county 满意度2022",
	"county fill survey: year=2022|unit=山亭|own=96|*list=山亭;500;96;|*list=峄城;500;95.1;|gap=是",
	"county close > place",
	"county fill years: ",
	"county figure: 连续第一的年数=1",
	"county close > published",
	/* That there was none was wrong: the years between are made up in their order, with a word why, and what was published for 2022 stays. */
	"county open_county 补办",
	"county fill survey: year=2021|unit=山亭|own=96|*list=山亭;500;96;|*list=峄城;500;95.1;|late=年度汇总时漏报",
	"county close ! 2020年的结果还没有公布",
	"county fill survey: year=2020|unit=山亭|own=96|*list=山亭;500;96;|*list=峄城;500;95.1;",
	"county close ! 请在“补办说明”写明为什么现在才公布",
	"county fill survey: year=2020|unit=山亭|own=96|*list=山亭;500;96;|*list=峄城;500;95.1;|late=年度汇总时漏报",
	"county close > place",
	"county fill years: ",
	"county figure: 连续第一的年数=3",	/* two in 2019 */
	"county close > published",
	"county days 400",	/* 2023 */
	"county open_county 满意度2023",
	"county fill survey: year=2023|unit=山亭|own=96|*list=山亭;500;96;|*list=峄城;500;95.1;|late=没有以后的年度",
	"county close ! 只在以后年度已经公布的时候填写",
	"county fill survey: year=2023|unit=山亭|own=96|*list=山亭;500;96;|*list=峄城;500;95.1;",
	"county close > place",
	"county fill years: ",
	"county figure: 连续第一的年数=2",	/* as 2022 was published */
	"county close > published",
	NULL
};

/* Organisations of enterprises in the zone of each village, one of an office, and one outside. */
static void register_enterprises(struct village *v)
{
	static const char *const NAMES[] = { "甲企支部", "乙企支部", "丙企支部", "丁企支部", "戊企支部", "己企支部", "庚企支部", "航天水力支部", "同名支部", "同名支部" };

	for (size_t i = 0; i < sizeof(NAMES) / sizeof(NAMES[0]); i++)
		world_run(w, text("UPDATE org SET unit_kind = 'nonpublic' WHERE id = %lld", (long long)world_org_of(w, v->zone, "branch", NAMES[i])));
	world_run(w, text("UPDATE org SET unit_kind = 'department' WHERE id = %lld", (long long)world_org_of(w, v->zone, "branch", "机关支部")));
	world_run(w, text("UPDATE org SET unit_kind = 'nonpublic' WHERE id = %lld", (long long)world_org_of(w, v->county, "branch", "城外企支部")));
}

/* Which organisation each row means stands in the answer to a program, and the page leads to it; a later name changes nothing of it. */
static void rows_mean_organisations(void)
{
	struct village *last = &villages[VILLAGES - 1];
	struct actor *office;
	int64_t firm;
	struct reply r;

	here = last;
	office = actor_named("office");
	firm = world_first_id(w, text("(SELECT id FROM org WHERE name = '甲企支部' AND parent_id = %lld) x", (long long)last->zone));
	r = client_get(office->program, text("/api/v1/run/%lld", (long long)run_now));
	walk_has(&r, 200, text("\"value\":\"甲企支部\\u0009证\",\"file\":\"0\",\"note\":\"\",\"kept_until\":null,\"erased_on\":null,\"digest\":\"\",\"meant\":\"%lld\"", (long long)firm));
	world_run(w, text("UPDATE org SET name = '甲集团支部' WHERE id = %lld", (long long)firm));
	r = client_get(office->page, text("/run/%lld", (long long)run_now));
	walk_has(&r, 200, text("<a href=\"/org/%lld\">甲企支部</a>", (long long)firm));
}

/* A rectification that is open in the village's branch, of a practice of another name; it is moved to the organisation by the database. */
static int64_t rectification(void)
{
	put_practice("gy/satisfaction");
	run_now = 0;
	tell_here((const char *const[]){ "secretary open 满意率", "office rate opinion: 1 1 1 1 1 1 1 1 1 1", "office fill count_sheet: +sheet", "office close > fix", NULL });
	return run_now;
}

static void moved_to(int64_t run, const char *org)
{
	world_run(w, text("UPDATE run SET state = 'open', org_id = (SELECT id FROM org WHERE name = '%s' AND parent_id = %lld) WHERE id = %lld", org, (long long)here->zone, (long long)run));
}

#define FIVE_MORE(rest) "*list=丙企支部" rest "|*list=丁企支部" rest "|*list=戊企支部" rest "|*list=己企支部" rest "|*list=庚企支部" rest

/* What the system has open refuses, whoever says that all was looked up, when it is nominated and again when it is decided. */
static void nobody_with_an_open_rectification(void)
{
	int64_t open;

	clock_to(day_parse_iso("2017-06-01"));
	open = rectification();
	moved_to(open, "乙企支部");
	put_practice("kfq/july");
	run_now = 0;
	tell_here((const char *const[]){ "upper open_zone 七一表彰", "office fill nomination: checked=是|*list=乙企支部;好;|*rectifying=丙企支部;1; ! 从办件记录读取，不能填写",
		"office fill nomination: checked=是|*list=乙企支部;好;|" FIVE_MORE(";好;"), "upper sign lead", "office see: 乙企支部",
		"office close ! 系统里有整改没有办结，不得表彰：整改办结以后再推荐，或者不推荐这个党组织：乙企支部", NULL });
	world_run(w, text("UPDATE run SET state = 'stopped' WHERE id = %lld", (long long)open));
	tell_here((const char *const[]){ "office close ! 以后又有办件记录变化",
		"office fill nomination: checked=是|*list=乙企支部;好;|" FIVE_MORE(";好;"), "upper sign lead", "office close > decide", NULL });
	moved_to(open, "己企支部");	/* between the two */
	tell_here((const char *const[]){ "office fill choice: document=开党〔2017〕7号|*list=乙企支部;证;|" FIVE_MORE(";证;"), "upper sign lead",
		"office close ! 系统里有整改没有办结，不得表彰：改选没有整改的党组织：己企支部", NULL });
	world_run(w, text("UPDATE run SET state = 'done', step = '', finish = 'satisfied' WHERE id = %lld", (long long)open));
	tell_here((const char *const[]){ "office fill choice: document=开党〔2017〕7号|*list=乙企支部;证;|" FIVE_MORE(";证;"), "upper sign lead", "office close > commended", NULL });
}

static void KFQ_10_commendation_has_its_season(void **state)
{
	/* covers KFQ-10 accept 1 refuse 1 by page and api */
	for (int i = 0; i < VILLAGES; i++)
		register_enterprises(&villages[i]);
	tell("kfq/july", JULY);
	rows_mean_organisations();
	in_each(nobody_with_an_open_rectification);
}

static void ST_09_six_in_a_row(void **state)
{
	/* covers ST-09 accept 1 2 refuse 1 by page and api */
	tell("st/satisfaction", STREAK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(KFQ_10_commendation_has_its_season),
		cmocka_unit_test(ST_09_six_in_a_row),
	};

	return cmocka_run_group_tests_name("practice_commend", tests, practice_start, practice_stop);
}
