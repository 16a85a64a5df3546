/* Who is commended, from the file of its place: how many, by whose vote, and that it stands in his record once (practice_world.h). */
#include "practice_world.h"

#define OF_THE_GENERAL_BRANCH 187

/* A general branch of 187 members beside the village; their names are 党员101 and on. */
static void add_general_branch(struct village *v)
{
	int64_t general = world_org_of(w, v->zone, "general_branch", "示范镇党总支"), branch = world_org_of(w, general, "branch", "示范镇第一支部");
	int64_t first = world_person(w, branch, "党员101"), member = PUT(w, "membership", NUMBER("region_id", 1), NUMBER("person_id", first), NUMBER("org_id", branch),
		NUMBER("status", 2), NUMBER("from_day", 10000), NUMBER("to_day", 2932897));
	int64_t others = world_copies(w, "person", first, OF_THE_GENERAL_BRANCH - 1, "name", "'党员' || (101 + n.i)", NULL);

	world_copies(w, "membership", member, OF_THE_GENERAL_BRANCH - 1, "person_id", text("%lld + n.i", (long long)others), NULL);
	world_holding(w, general, "secretary", first);
	add_actor(v, "chief", first);
	world_holding(w, general, "committee_member", others + 1);
	add_actor(v, "clerk", others + 1);
	v->zone = general;
}

static const char *names(const char *rest, int from, int to)
{
	const char *all = "";

	for (int i = from; i <= to; i++)
		all = text("%s%s*list=党员%d;%s;", all, i > from ? "|" : "", i, rest);
	return all;
}

static const char *agreed(int count)
{
	const char *all = "";

	for (int i = 0; i < count; i++)
		all = text("%s%s100", all, i == 0 ? "" : ",");
	return all;
}

/* Whoever was commended has it in his record once: what, when, by whom, by which case. */
static void is_commended(struct village *v, const char *name, bool is)
{
	static const char LINE[] = "优秀党员";
	struct reply page, program;
	long long person;

	here = v;
	person = actor_named("clerk")->person + strtol(name + strlen("党员"), NULL, 10) - 102;	/* the clerk is the second of them */
	page = client_get(actor_named("chief")->page, text("/person/%lld", person));
	program = client_get(actor_named("chief")->program, text("/api/v1/person/%lld", person));
	assert_int_equal(page.status, 200);
	assert_int_equal(program.status, 200);
	assert_int_equal(reply_has(&page, LINE), is);
	assert_int_equal(reply_has(&program, LINE), is);
	assert_int_equal(world_count(w, text("person_history WHERE kind = 'award' AND person_id = %lld", person)), is);
	if (is && !(reply_has(&page, "示范镇党总支授予，依据：优秀党员评选 2015-11-17，办件 ") && reply_has(&program, "示范镇党总支授予，依据：优秀党员评选 2015-11-17，办件 ")))
		fail_msg("%s", program.body);
}

/* DHZ-21: 20% of all members of the general branch, as the archive counts them, rounded down: 37 of 187; and nobody who missed a step. */
static void DHZ_21_a_fifth_rounded_down(void **state)
{
	int64_t zones[VILLAGES];

	/* covers DHZ-21 accept 1 2 refuse 1 2 by page and api */
	for (int i = 0; i < VILLAGES; i++) {
		zones[i] = villages[i].zone;
		add_general_branch(&villages[i]);
	}
	tell("dhz/outstanding", (const char *const[]){
		"clerk open_zone 优秀党员",
		text("clerk fill review: +paper|%s", names("好", 101, 139)),
		"clerk close > nominate",
		"clerk figure: 名额=37",
		text("clerk fill nomination: %s", names("好", 101, 138)),
		"clerk close ! 党员187名，按20%取整，名额37名，推荐了38名",	/* the 38th */
		text("clerk fill nomination: %s|*list=党员140;好;", names("好", 101, 136)),
		"clerk close ! 党员140",	/* nobody spoke about him */
		text("clerk fill nomination: %s|*list=党员101;好; ! 同一名党员推荐了两次", names("好", 101, 136)),
		text("clerk fill nomination: %s", names("好", 101, 137)),
		"clerk close > check",
		text("chief fill audit: %s|*list=党员137;不合格;", names("合格", 101, 136)),
		"chief close ! 不合格的写在“审核不合格”，并写明理由：党员137",
		text("chief fill audit: %s|*list=党员136;合格; ! 党员136填了2行", names("合格", 101, 136)),
		text("chief fill audit: %s|*unfit=党员136;违反村规;", names("合格", 101, 136)),
		"chief close ! 既写在审核合格，又写在审核不合格",
		text("chief fill audit: %s|*unfit=党员137;;", names("合格", 101, 136)),
		"chief close ! 审核不合格没有写明理由：党员137",
		text("chief fill audit: %s", names("合格", 101, 135)),
		"chief close ! 推荐的还没有审核：每一名都要写明，合格的写在“审核合格”，不合格的写在“审核不合格”：党员136、党员137",	/* nobody drops out unsaid */
		text("chief fill audit: %s|*unfit=党员137;违反村规;|*unfit=党员138;违反村规;", names("合格", 101, 136)),
		"chief close ! 审核不合格的没有经过支部推荐：党员138",
		text("chief fill audit: %s|*unfit=党员137;违反村规;", names("合格", 101, 136)),
		"clerk close ! 不能办理",
		"chief close > elect",
		"clerk close ! 总支全体党员大会民主评选",
		text("clerk vote election: 120 %s,94,93", agreed(34)),	/* an ordinary meeting: fewer than the four fifths of an election */
		"clerk fill chosen: +sheet",
		"clerk figure: 审核合格人数=36",
		"clerk figure: 评选人数=35",	/* 94 of 187 is more than half, 93 is not */
		"clerk close > commended",
		"clerk close ! ",	/* nothing is done twice */
		"clerk published: 应到 187 人，实到 120 人，评选出 35 名：党员101、党员102、",
		"clerk published: 党员135",
		"clerk not_published: 党员136",	/* nobody reads who was not chosen, nor any votes */
		"clerk not_published: 赞成 94 票",
		"clerk not_published: 不赞成 27 票",
		"clerk public: 评选出 35 名",
		"clerk not_public: 党员136",
		"clerk not_public: 94 票",
		NULL });
	for (int i = 0; i < VILLAGES; i++) {
		is_commended(&villages[i], "党员135", true);
		is_commended(&villages[i], "党员136", false);	/* 93 votes */
	}
	tell("dhz/yearly", (const char *const[]){ "clerk open_zone 民主评议 ! 不单独开展民主评议", NULL });	/* its branches do */
	for (int i = 0; i < VILLAGES; i++)
		villages[i].zone = zones[i];
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(DHZ_21_a_fifth_rounded_down),
	};

	return cmocka_run_group_tests_name("practice_outstanding", tests, practice_start, practice_stop);
}
