/* A mass organisation decides on its own officers and elections (GY-05): the Party organisation above it registers what was decided, with its document. By page and API. */
#include "page/body_world.h"

static int64_t labour;

static struct reply chosen(int64_t who, const char *manner, const char *document)
{
	int64_t post = post_of(labour, "chair");

	client_get(county, url("post", post, "/appoint"));
	return client_post(county, url("post", post, "/appoint"), "person", text_of(who), "manner", manner, "from_day", "2015-03-01", "document", document, NULL);
}

static struct reply chosen_by_program(int64_t who, const char *manner, const char *document)
{
	return client_post_json(county_api, url("api/v1/post", post_of(labour, "chair"), "/holding"), arena_printf(w->arena,
		"{\"person\":\"%lld\",\"manner\":\"%s\",\"from_day\":\"2015-03-01\",\"document\":\"%s\"}", (long long)who, manner, document));
}

static struct reply left(int64_t holding, const char *document)
{
	client_get(county, url("holding", holding, ""));
	return client_post(county, url("holding", holding, "/end"), "to_day", "2015-11-01", "ended_as", "resigned", "reason", "本人辞职", "document", document, "row_version", "1", NULL);
}

static void GY_05_the_party_does_not_decide_for_a_mass_organisation(void **state)
{
	/* covers GY-05 refuse 1 by page and api */
	int64_t worker = somebody("职工甲"), before = world_count(w, "holding"), holding;
	struct reply r;

	r = chosen(worker, "appointed", "甲发3号");
	refused(&r, "按自己的章程产生负责人");
	refused(&r, "value=\"甲发3号\"");
	r = chosen_by_program(worker, "sent", "甲发3号");
	refused(&r, "按自己的章程产生负责人");
	r = chosen(worker, "elected", "");
	refused(&r, "请填写它的选举结果或者决定的文号");
	r = chosen_by_program(worker, "elected", "");
	refused(&r, "请填写它的选举结果或者决定的文号");
	assert_int_equal(world_count(w, "holding"), before);
	/* What the union elected is registered with its document; so are the end and the next election. */
	r = chosen_by_program(worker, "elected", "工会选字1号");
	assert_int_equal(r.status, 201);
	holding = walk_number(county_api, &r, "id");
	r = left(holding, "");
	refused(&r, "请填写它的选举结果或者决定的文号");
	r = client_post_json(county_api, url("api/v1/holding", holding, "/end"), "{\"to_day\":\"2015-11-01\",\"ended_as\":\"resigned\",\"reason\":\"本人辞职\",\"row_version\":1}");
	refused(&r, "请填写它的选举结果或者决定的文号");
	assert_int_equal(left(holding, "工会选字2号").status, 303);
	r = client_post_json(county_api, url("api/v1/org", labour, "/election"), "{\"day\":\"2015-11-02\",\"term_years\":5,\"row_version\":1}");
	refused(&r, "请填写它的选举结果或者决定的文号");
}

/* Staff are no officers, and the union's own chair needs nobody's paper. */
static void its_own_people_act_for_it(void **state)
{
	int64_t chair = somebody("主席甲");
	struct client *own;
	struct reply r = client_post_json(county_api, url("api/v1/org", labour, "/post"), "{\"kind\":\"staff\",\"name\":\"工会干事\",\"seats\":1}");

	assert_int_equal(r.status, 201);
	seated(labour, "staff", somebody("干事甲"), "appointed", "2016-11-17");
	world_right(w, "chair", "see_org");
	world_right(w, "chair", "edit_org");
	world_holding(w, labour, "chair", chair);
	own = walk_program(w, "chair", chair);
	r = client_post_json(own, url("api/v1/org", labour, "/election"), "{\"day\":\"2015-11-02\",\"term_years\":5,\"row_version\":1}");
	assert_int_equal(r.status, 200);
}

static int begin(void **state)
{
	start(state);
	labour = found(town, "union", "鼎盛公司工会");
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(GY_05_the_party_does_not_decide_for_a_mass_organisation), cmocka_unit_test(its_own_people_act_for_it) };

	return cmocka_run_group_tests_name("post_mass", tests, begin, stop);
}
