/* Secretaries and the units that lack one (DHZ-11), told once by pages and once by programs (practice_world.h): nobody is appointed without
 * the sheet of six criteria where the practice is in force, and of ten units whose relation was cleared one has no secretary yet. */
#include "practice_world.h"

#define UNITS 10

static struct reply answer_of(struct actor *a, const char *address)
{
	return client_get(by_page ? a->page : a->program, text(by_page ? "%s" : "/api/v1%s", address));
}

static void says(const struct reply *r, const char *on_page, const char *in_json)
{
	if (r->status != 200 || !reply_has(r, by_page ? on_page : in_json))
		fail_msg("status %d without '%s': %s", r->status, by_page ? on_page : in_json, r->body);
}

static void refused(const struct reply *r, const char *words)
{
	if (r->status != 422 || !reply_has(r, words))
		fail_msg("status %d without '%s': %s", r->status, words, r->body);
}

/* ---- the sheet of six criteria ---- */

static struct reply appointed(struct actor *a, int64_t post, int64_t person, const char *day)
{
	if (!by_page)
		return client_post_json(a->program, text("/api/v1/post/%lld/holding", (long long)post),
			text("{\"person\":\"%lld\",\"manner\":\"appointed\",\"from_day\":\"%s\",\"document\":\"甲组〔2015〕3号\"}", (long long)person, day));
	client_get(a->page, text("/post/%lld/appoint", (long long)post));
	return client_post(a->page, text("/post/%lld/appoint", (long long)post), "person", text("%lld", (long long)person), "manner", "appointed", "from_day", day,
		"document", "甲组〔2015〕3号", NULL);
}

static int64_t post_in(int64_t org, const char *kind)
{
	return PUT(w, "post", NUMBER("org_id", org), TEXT("kind", kind), TEXT("name", "书记"), NUMBER("seats", 1), NUMBER("from_day", 10000), NUMBER("to_day", 2932897),
		NUMBER("row_version", 1));
}

#define CRITERIA(occasion, market) "office fill criteria: occasion=" occasion "|branch=甲企业党支部|market=" market \
	"|politics=符合|masses=符合|society=符合|income=符合|virtue=符合|grounds=任村委会主任三年"

static const char *const UNFIT[] = {
	"office open_zone 书记选任: @member",
	"office close ! 条件核对表",
	CRITERIA("补缺", "不符合"),
	"office close > unfit",
	NULL
};

static const char *const DECIDED[] = {
	"office open_zone 书记选任: @member",
	CRITERIA("新建组织", "符合"),
	"office close > propose",
	"upper fill proposal: proposed_on=2015-11-16|+record",
	"upper close > decide",
	"upper fill decision: result=同意任职|decided_on=2015-11-17|+record",
	"upper close > decided",
	NULL
};

static int64_t appointed_secretary(int64_t org)
{
	int64_t post = post_in(org, "secretary"), person = actor_named("member")->person;
	struct actor *office = actor_named("office");
	struct reply r = appointed(office, post, person, "2015-11-17");

	refused(&r, "没有办过“书记选任”");
	assert_true(reply_has(&r, "云川县委"));
	tell_here(UNFIT);
	r = appointed(office, post, person, "2015-11-17");
	refused(&r, "不符合书记条件");
	tell_here(DECIDED);
	r = appointed(office, post, person, "2015-11-17");
	if (r.status != 303 && r.status != 201)
		fail_msg("status %d: %s", r.status, r.body);
	return post;
}

static void DHZ_11_nobody_is_secretary_without_the_sheet(void **state)
{
	/* covers DHZ-11 refuse 1 by page and api */
	put_practice("dhz/secretary");
	for (int i = 0; i < VILLAGES; i++) {
		int64_t free_post;
		struct reply r;

		here = &villages[i];
		by_page = i == 0;
		run_now = 0;
		/* Where the practice is not in force nobody asks: here it is the custom of the other county alone. */
		world_run(w, text("UPDATE programme_use SET org_id = %lld WHERE id = %lld", (long long)villages[1 - i].county, (long long)here->use));
		free_post = post_in(world_org_of(w, here->zone, "branch", "老规矩党支部"), "secretary");
		r = appointed(actor_named("office"), free_post, add_member(here, "老书记"), "2015-11-17");
		if (r.status != 303 && r.status != 201)
			fail_msg("status %d: %s", r.status, r.body);
		world_run(w, text("UPDATE programme_use SET org_id = %lld WHERE id = %lld", (long long)here->county, (long long)here->use));

		appointed_secretary(world_org_of(w, here->zone, "branch", "甲企业党支部"));
		/* Of other posts the practice says nothing. */
		r = appointed(actor_named("office"), post_in(here->org, "organisation_member"), add_member(here, "组织委员"), "2015-11-17");
		if (r.status != 303 && r.status != 201)
			fail_msg("status %d: %s", r.status, r.body);
	}
}

/* ---- ten units ---- */

static struct reply cleared(int64_t unit, const char *superior, int64_t place, const char *document, int version)
{
	struct actor *a = actor_named("office");
	const char *home = place == 0 ? "" : text("%lld", (long long)place);

	if (!by_page)
		return client_post_json(a->program, text("/api/v1/host/%lld/relation", (long long)unit),
			text("{\"superior_code\":\"%s\",%s\"document\":\"%s\",\"relation_day\":\"2015-11-17\",\"row_version\":%d}", superior,
				place == 0 ? "" : text("\"place\":\"%s\",", home), document, version));
	client_get(a->page, text("/host/%lld", (long long)unit));
	return client_post(a->page, text("/host/%lld/relation", (long long)unit), "superior_code", superior, "place", home, "document", document,
		"relation_day", "2015-11-17", "row_version", text("%d", version), NULL);
}

static void good_answer(struct reply r)
{
	if (r.status != 303 && r.status != 200)
		fail_msg("status %d: %s", r.status, r.body);
}

static void counts_are(int units, int no_relation, int no_home, int no_secretary)
{
	struct reply r = answer_of(actor_named("office"), text("/org/%lld/host/relation", (long long)here->zone));

	says(&r, text("还差 %d 个</span></a>", no_relation), text("\"units\":%d,\"cleared\":%d,\"homes\":%d,\"secretaries\":%d", units, units - no_relation, units - no_home,
		units - no_secretary));
	says(&r, text("已有活动场所，还差 %d 个", no_home), "");
	says(&r, text("已配书记，还差 %d 个", no_secretary), "");
}

/* What keeps a relation from being cleared; what was typed stands in the form again. */
static void refuses(int64_t unit, int64_t given_up, int64_t school)
{
	struct reply r = cleared(unit, text("%s民委员会", here == &villages[0] ? "王家山村" : "李家沟村"), 0, "甲组〔2015〕9号", 0);

	refused(&r, "没有撤销");	/* no such organisation */
	if (by_page)
		assert_true(reply_has(&r, "value=\"甲组〔2015〕9号\""));
	r = cleared(unit, "村民理财组织", 0, "甲组〔2015〕9号", 0);
	refused(&r, "不是党的组织");
	r = cleared(unit, "甲开发区党委", given_up, "甲组〔2015〕9号", 0);
	refused(&r, "没有这个场所");
	r = cleared(unit, "甲开发区党委", 0, "", 0);
	refused(&r, "请填写依据");
	r = cleared(school, "甲开发区党委", 0, "甲组〔2015〕9号", 0);
	refused(&r, "不在这份名单里");
	r = cleared(unit, "甲开发区党委", 0, "甲组〔2015〕9号", 7);
	if (r.status != 409)
		fail_msg("status %d: %s", r.status, strstr(r.body, "errsum"));
}

static void DHZ_11_of_ten_units_one_has_no_secretary(void **state)
{
	/* covers DHZ-11 accept 1 by page and api */
	for (int i = 0; i < VILLAGES; i++) {
		int64_t units[UNITS], place, given_up, school, last;
		struct actor *office;
		struct reply r;

		here = &villages[i];
		by_page = i == 0;
		office = actor_named("office");
		world_run(w, text("UPDATE org SET name = '甲开发区党委' WHERE id = %lld", (long long)here->zone));
		world_run(w, text("UPDATE org SET name = '乙开发区党委' WHERE id = %lld", (long long)villages[1 - i].zone));
		world_org_of(w, here->zone, "finance_group", "村民理财组织");
		place = PUT(w, "place", NUMBER("org_id", here->zone), TEXT("kind", "activity_room"), TEXT("name", "两新党员之家"), NUMBER("from_day", 10000), NUMBER("to_day", 2932897));
		given_up = PUT(w, "place", NUMBER("org_id", here->zone), TEXT("kind", "activity_room"), TEXT("name", "旧活动室"), NUMBER("from_day", 10000), NUMBER("to_day", 16000));
		school = PUT(w, "host_unit", NUMBER("org_id", here->zone), TEXT("kind", "school"), TEXT("name", "开发区小学"), TEXT("coverage", "none"), NUMBER("from_day", 10000),
			NUMBER("to_day", 2932897), NUMBER("row_version", 1));
		for (int k = 0; k < UNITS; k++)
			units[k] = PUT(w, "host_unit", NUMBER("org_id", here->zone), TEXT("kind", k < 7 ? "enterprise" : "social"), TEXT("name", text("单位%02d", k + 1)),
				TEXT("coverage", "none"), NUMBER("from_day", 10000), NUMBER("to_day", 2932897), NUMBER("row_version", 1));
		counts_are(UNITS, UNITS, UNITS, UNITS);
		refuses(units[0], given_up, school);
		counts_are(UNITS, UNITS, UNITS, UNITS);		/* and nothing was written */

		for (int k = 0; k < UNITS; k++)
			good_answer(cleared(units[k], "甲开发区党委", 0, "甲组〔2015〕9号", 0));
		counts_are(UNITS, 0, UNITS, UNITS);
		for (int k = 0; k < UNITS; k++)
			good_answer(cleared(units[k], "甲开发区党委", place, "甲组〔2015〕9号", 1));
		for (int k = 0; k < UNITS - 1; k++) {
			int64_t branch = world_org_of(w, here->zone, "branch", text("单位%02d党支部", k + 1));

			world_run(w, text("UPDATE org SET host_id = %lld WHERE id = %lld", (long long)units[k], (long long)branch));
			if (k > 0)
				world_holding(w, branch, "secretary", add_member(here, text("书记%02d", k + 1)));
			else
				last = branch;
		}
		counts_are(UNITS, 0, 0, 2);
		world_holding(w, last, "secretary", add_member(here, "书记01"));
		counts_are(UNITS, 0, 0, 1);
		r = answer_of(office, text("/org/%lld/host/relation?gap=secretary", (long long)here->zone));
		says(&r, "单位10", "\"total\":1,\"items\":[{");
		assert_true(reply_has(&r, "单位10"));
		assert_false(reply_has(&r, "单位09"));
		says(&r, "有活动场所，缺书记", "\"is_cleared\":true,\"has_home\":true,\"has_secretary\":false");
		r = answer_of(office, text("/host/%lld", (long long)units[0]));
		says(&r, "书记已配", "单位01");
		/* An organisation that is given up is no superior any more, and a place no home. */
		world_run(w, text("UPDATE place SET to_day = 16700 WHERE id = %lld", (long long)place));
		counts_are(UNITS, 0, UNITS, 1);
	}
}

static int secretary_start(void **state)
{
	int failed = practice_start(state);

	world_right(w, "organiser", "appoint");
	world_right(w, "organiser", "edit_org");
	return failed;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(DHZ_11_nobody_is_secretary_without_the_sheet),
		cmocka_unit_test(DHZ_11_of_ten_units_one_has_no_secretary),
	};

	return cmocka_run_group_tests_name("secretary", tests, secretary_start, practice_stop);
}
