/* Who holds a post in name only acts in nothing by it (XY-06): an honorary secretary signs and closes no step, and has no rights. Pages and API. */
#include "page/case_desk_world.h"

static const char SIGNED[] =
	"programme signed \"两委审议\"\nversion 1\nafter \"试验\"\nabout matter\nruns_at branch\nopens any\n"
	"role head = post 书记 of branch\nrole every = staff_of branch\n"
	"form plan \"方案\"\n  field result choice \"结论\" must of 同意,退回\nend\n"
	"step check \"审议\"\n  by head\n  needs plan\n  sign every\n  go done\nend\n"
	"finish done \"完成\"\nend\n"
	"example \"审议\"\n  given plan.result 同意\n  given sign check every\n  expect done\nend\n";
static struct client *honorary_page, *honorary_api, *named_page, *named_api;
static int64_t run;

/* 水磨头 has its own secretary, an honorary one who leads a strong village, and another whose post of deputy is held as 名誉. */
static int begin(void **state)
{
	int64_t honorary, named;

	start(state);
	honorary = world_person(w, branch_b, "强村书记");
	named = world_person(w, branch_b, "名誉副书记");
	world_holding(w, branch_a, "honorary_secretary", honorary);
	world_right(w, "honorary_secretary", "handle");	/* even where somebody gave the kind of post a right */
	world_right(w, "honorary_secretary", "see_org");
	world_right(w, "deputy_secretary", "handle");
	world_run(w, text("UPDATE holding SET manner = 'honorary' WHERE id = %lld", (long long)world_holding(w, branch_a, "deputy_secretary", named)));
	morning("2015-11-12");
	honorary_page = walk_browser(w, "honorary_page", honorary);
	honorary_api = walk_program(w, "honorary_api", honorary);
	named_page = walk_browser(w, "named_page", named);
	named_api = walk_program(w, "named_api", named);
	run = walk_opened_of(county_api, branch_a, text("use=%lld\ntitle=修水渠", (long long)walk_practice(w, city, "signed", 1, SIGNED)));
	return 0;
}

static void stays(struct reply r)
{
	if (r.status != 403 && r.status != 404)
		fail_msg("status %d: %s", r.status, r.body);
	assert_int_equal(world_count(w, "run_signature"), 0);
}

static void XY_06_an_honorary_secretary_signs_no_step(void **state)
{
	/* covers XY-06 accept 1 refuse 1 by page and api */
	const char *url = text("/run/%lld", (long long)run);
	struct reply r;

	walk_fill(head_api, run, "plan", "result=同意");
	stays(client_post_json(honorary_api, text("/api/v1%s/sign", url), "{\"role\":\"every\"}"));
	stays(client_post_json(named_api, text("/api/v1%s/sign", url), "{\"role\":\"every\"}"));
	stays(walk_send(honorary_page, url, text("%s/sign", url), "role=every\nday=2015-11-12"));
	stays(walk_send(named_page, url, text("%s/sign", url), "role=every\nday=2015-11-12"));
	/* Nor does the secretary register a signature of theirs. */
	r = walk_send(head_a, url, text("%s/sign", url), text("role=every\nday=2015-11-12\nperson=%lld\nfile=@", (long long)people[3]));
	assert_int_equal(r.status, 422);
	r = walk_act(head_api, run, "sign", "\"role\":\"every\"");
	walk_has(&r, 200, "\"step\":\"check\"");
	walk_close(head_api, run, "2015-11-12", "done");
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(XY_06_an_honorary_secretary_signs_no_step) };

	return cmocka_run_group_tests_name("honorary", tests, begin, stop);
}
