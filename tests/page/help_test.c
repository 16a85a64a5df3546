/* The help: everybody finds the parts of their own post and no others, and no line of it leads to a closed door. */
#include "world/walk.h"

#include <string.h>

static struct world *w;

/* Somebody, the parts that the page has for them, and pages it leads them to. "" ends a list. */
struct reader {
	const char *name;
	struct client *client;
	const char *parts[20], *doors[12];
};

static struct reader readers[] = {
	{ .name = "stranger", .parts = { "villager", "ask" }, .doors = { "/notice", "/publication", "/open-case", "/catalogue", "/about" } },
	{ .name = "member", .parts = { "member", "colour", "draft", "villager", "screen", "ask" },
	  .doors = { "/me", "/me/dues", "/me/message", "/me/floating", "/me/appraisal", "/notice" } },
	{ .name = "secretary", .parts = { "secretary", "member", "case", "vote", "correct", "appraisal", "colour", "print", "draft", "villager", "screen", "ask" },
	  .doors = { "/appraisal", "/", "/person", "/run", "/me", "/notice" } },
	{ .name = "town", .parts = { "town", "member", "case", "vote", "correct", "change", "area", "founding", "roster", "appraisal", "colour", "print", "draft", "villager", "screen", "ask" },
	  .doors = { "/appraisal", "/", "/run", "/org", "/org-request", "/late-entry", "/batch", "/person" } },
	{ .name = "county", .parts = { "county", "member", "case", "vote", "correct", "change", "area", "founding", "roster", "appraisal", "colour", "print", "draft", "villager", "screen", "ask" },
	  .doors = { "/appraisal", "/figure", "/figure/check", "/programme", "/norm", "/batch", "/export", "/run" } },
	{ .name = "approver", .parts = { "county", "member", "colour", "print", "draft", "villager", "screen", "ask" }, .doors = { "/figure", "/export" } },
	{ .name = "xitong", .parts = { "admin", "colour", "draft", "villager", "screen", "ask" }, .doors = { "/setting", "/post-right/pending" } },
	{ .name = "anquan", .parts = { "admin", "colour", "draft", "villager", "screen", "ask" }, .doors = { "/account", "/post-right" } },
	{ .name = "shenji", .parts = { "auditor", "colour", "draft", "villager", "screen", "ask" }, .doors = { "/audit" } },
};

#define READERS_COUNT (sizeof readers / sizeof *readers)

static const char *const PARTS[] = { "begin", "secretary", "town", "county", "admin", "auditor", "member", "case", "vote", "correct", "change", "area", "founding", "roster", "appraisal", "colour",
	"print", "draft", "villager", "screen", "ask" };

/* Every page that some part leads to, and that is not open to anybody. */
static const char *const DOORS[] = { "/person", "/run", "/org", "/figure", "/figure/check", "/programme", "/norm", "/setting",
	"/post-right/pending", "/account", "/post-right", "/audit", "/me/dues", "/me/message", "/me/floating", "/me/appraisal", "/appraisal", "/batch", "/export", "/org-request", "/late-entry" };

static struct reader *reader(const char *name)
{
	for (size_t i = 0; i < READERS_COUNT; i++)
		if (strcmp(readers[i].name, name) == 0)
			return &readers[i];
	fail_msg("nobody is called %s", name);
	return NULL;
}

static void give(const char *post, const char *rights)
{
	char *all = arena_text(w->arena, rights), *rest = NULL;

	for (char *right = strtok_r(all, " ", &rest); right != NULL; right = strtok_r(NULL, " ", &rest))
		world_right(w, post, right);
}

/* A member with an account who holds this post there; NULL: none. */
static struct client *somebody(const char *login, int64_t org, const char *post)
{
	int64_t person = world_person(w, org, login);

	if (post != NULL)
		world_holding(w, org, post, person);
	return walk_browser(w, login, person);
}

static int start(void **state)
{
	int64_t county, town, branch;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	world_set(w, "totp_required", "off");
	county = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, county, "committee", "清河镇党委");
	branch = world_org(w, town, "清河村党支部");
	give("secretary", "see_org see_person see_figures handle edit_person appoint");
	give("organiser", "see_org see_person see_figures handle edit_org edit_person import");
	give("org_officer", "see_org see_person see_figures handle edit_org edit_person import export set_norms");
	give("org_department_head", "see_org see_person see_figures approve_export");
	reader("stranger")->client = client_new(w);
	reader("member")->client = somebody("dangyuan", branch, NULL);
	reader("secretary")->client = somebody("shuji", branch, "secretary");
	reader("town")->client = somebody("zhen", town, "organiser");
	reader("county")->client = somebody("zuzhi", county, "org_officer");
	reader("approver")->client = somebody("buzhang", county, "org_department_head");
	reader("xitong")->client = walk_admin(w, "xitong", ADMIN_SYSTEM);
	reader("anquan")->client = walk_admin(w, "anquan", ADMIN_SECURITY);
	reader("shenji")->client = walk_admin(w, "shenji", ADMIN_AUDIT);
	return 0;
}

static bool is_among(const char *const *list, const char *word)
{
	for (; *list != NULL; list++)
		if (strcmp(*list, word) == 0)
			return true;
	return false;
}

static bool leads_to(const struct reply *r, const char *href)
{
	return reply_has(r, world_text(w, "href=\"%s\"", href));
}

static void everybody_finds_the_parts_of_their_post(void **state)
{
	for (size_t i = 0; i < READERS_COUNT; i++) {
		struct reply r = client_get(readers[i].client, "/help");

		assert_int_equal(r.status, 200);
		for (size_t k = 0; k < sizeof PARTS / sizeof *PARTS; k++) {
			bool is_meant = is_among(readers[i].parts, PARTS[k]);

			if (reply_has(&r, world_text(w, "<h2 id=\"%s\">", PARTS[k])) != is_meant || leads_to(&r, world_text(w, "#%s", PARTS[k])) != is_meant)
				fail_msg("%s and the part %s", readers[i].name, PARTS[k]);
		}
	}
}

static void everybody_is_led_to_the_pages_of_their_post(void **state)
{
	for (size_t i = 0; i < READERS_COUNT; i++) {
		struct reply r = client_get(readers[i].client, "/help");

		for (const char *const *door = readers[i].doors; *door != NULL; door++)
			if (!leads_to(&r, *door))
				fail_msg("%s is not led to %s", readers[i].name, *door);
	}
}

/* What /org answers leads on to the organisation itself. */
static int status_of(struct client *c, const char *path)
{
	struct reply r = client_get(c, path);

	if (r.status == 303)
		r = client_get(c, reply_header(w, &r, "Location"));
	return r.status;
}

/* The page without the menu beside it. */
static const char *main_of(const struct reply *r)
{
	const char *at = strstr(r->body, "<main"), *end = strstr(r->body, "</main>");

	assert_non_null(at);
	assert_non_null(end);
	return arena_text_n(w->arena, at, (size_t)(end - at));
}

/* Follows each link of the page; gives how many there were. */
static int follow(struct reader *who, const struct reply *page)
{
	int count = 0;

	for (const char *at = main_of(page); (at = strstr(at, "<a ")) != NULL; at++) {
		const char *href = strstr(at, "href=\"") + 6;
		const char *path = arena_text_n(w->arena, href, strcspn(href, "\""));
		int status = path[0] == '#' ? 0 : status_of(who->client, path);

		if (status != 0 && status != 200)
			fail_msg("%s is led to %s, which answers %d", who->name, path, status);
		count += status != 0;
	}
	return count;
}

static void no_line_leads_to_a_closed_door(void **state)
{
	for (size_t i = 0; i < READERS_COUNT; i++) {
		struct reply r = client_get(readers[i].client, "/help");

		assert_true(follow(&readers[i], &r) >= 5);
		for (size_t k = 0; k < sizeof DOORS / sizeof *DOORS; k++)
			if (status_of(readers[i].client, DOORS[k]) != 200 && leads_to(&r, DOORS[k]))
				fail_msg("%s is led to %s", readers[i].name, DOORS[k]);
	}
}

/* Whoever must change the password first is not led where nothing opens before. */
static void a_duty_comes_before_the_doors(void **state)
{
	struct reader late = { .name = "late", .client = client_new(w) };
	int64_t account = world_admin(w, "xin", ADMIN_AUDIT);
	struct reply r = client_get(reader("shenji")->client, "/help");

	assert_non_null(strstr(main_of(&r), "href=\"/audit\""));
	world_run(w, world_text(w, "UPDATE account SET must_change = 1 WHERE id = %lld", (long long)account));
	client_sign_in(late.client, account);
	assert_int_equal(client_get(late.client, "/audit").status, 303);	/* to the new password */
	r = client_get(late.client, "/help");
	assert_null(strstr(main_of(&r), "href=\"/audit\""));
	assert_true(reply_has(&r, "<h2 id=\"begin\">"));
	assert_true(follow(&late, &r) >= 5);
}

/* Somebody with two posts reads that one is to be chosen, and afterwards what that post may do. */
static void whoever_has_two_posts_is_told_to_choose(void **state)
{
	struct reader both = { .name = "both" };
	int64_t org = world_org_of(w, 0, "city_committee", "双河市委"), person = world_person(w, org, "双职");
	int64_t holding = world_holding(w, org, "organiser", person);
	struct reply r;

	world_holding(w, org, "org_department_head", person);
	both.client = walk_browser(w, "both", person);
	r = client_get(both.client, "/");
	assert_int_equal(r.status, 303);
	assert_string_equal(reply_header(w, &r, "Location"), "/me");	/* nothing is due before the choice */
	r = client_get(both.client, "/me?next=/person%3Fsex%3D2");
	assert_true(reply_has(&r, "请选择本次以哪个职务办理") && reply_has(&r, "name=\"next\" value=\"/person?sex=2\""));
	r = client_get(both.client, "/me?next=//elsewhere.example");
	assert_false(reply_has(&r, "name=\"next\""));
	r = client_get(both.client, "/help");
	assert_true(reply_has(&r, "以此职务办理"));
	assert_false(reply_has(&r, "<h2 id=\"county\">"));
	assert_true(follow(&both, &r) >= 5);
	client_get(both.client, "/me");
	r = client_post(both.client, "/me/post", "holding", world_text(w, "%lld", (long long)holding), "next", "/person?sex=2", NULL);
	assert_int_equal(r.status, 303);
	assert_string_equal(reply_header(w, &r, "Location"), "/person?sex=2");
	r = client_get(both.client, "/help");
	assert_false(reply_has(&r, "<h2 id=\"begin\">"));
	assert_true(reply_has(&r, "<h2 id=\"county\">"));
	assert_true(reply_has(&r, "<h2 id=\"roster\">"));
	assert_true(follow(&both, &r) >= 5);
}

static void a_stranger_reads_how_to_object_in_chinese(void **state)
{
	struct reply r = client_get(reader("stranger")->client, "/help");

	assert_true(reply_has(&r, "<h1>使用说明</h1>"));
	assert_true(reply_has(&r, "村民怎样看公开、提意见"));
	assert_true(reply_has(&r, "可以不写姓名"));
	assert_true(reply_has(&r, "找本县的系统管理员"));
	assert_false(reply_has(&r, "Villagers"));
	assert_false(reply_has(&r, "还缺"));
}

static void the_same_in_english(void **state)
{
	struct client *stranger = client_new(w), *clerk = reader("county")->client;
	struct reply r;

	client_header(stranger, "Accept-Language: en-GB,en;q=0.8");
	r = client_get(stranger, "/help");
	assert_true(reply_has(&r, "<h1>Help</h1>"));
	assert_true(reply_has(&r, "Villagers: how to read disclosures and object"));
	assert_false(reply_has(&r, "村民"));
	client_get(clerk, "/me");
	assert_int_equal(client_post(clerk, "/lang", "lang", "en", NULL).status, 303);
	r = client_get(clerk, "/help");
	assert_true(reply_has(&r, "A case from its opening to its end"));
	assert_false(reply_has(&r, "还缺"));
	client_get(clerk, "/me");
	assert_int_equal(client_post(clerk, "/lang", "lang", "zh", NULL).status, 303);
}

/* What is told of the appraisal is what the form asks and what the member finds. */
static void the_appraisal_is_told_to_who_records_it_and_to_who_is_graded(void **state)
{
	struct reply r = client_get(reader("secretary")->client, "/help");

	assert_true(reply_has(&r, "到会不到应到的一半") && reply_has(&r, "（2018年）第十八条") && reply_has(&r, "勾选“其余没有填写的党员评为合格”"));
	r = client_get(reader("member")->client, "/help");
	assert_true(reply_has(&r, "看“我的民主评议”") && !reply_has(&r, "到会不到应到的一半"));
	r = client_get(reader("approver")->client, "/help");
	assert_false(reply_has(&r, "到会不到应到的一半"));	/* records nothing */
}

/* What the help says of a limit is the limit. */
static void figures_are_those_of_the_program(void **state)
{
	struct reply r = client_get(reader("county")->client, "/help");

	assert_true(reply_has(&r, "超过 5,000 行"));
	assert_true(reply_has(&r, "24 小时内下载"));
	assert_true(reply_has(&r, "替您留 14 天"));
}

static void every_page_and_every_error_leads_to_it(void **state)
{
	struct client *member = reader("member")->client, *stranger = reader("stranger")->client;
	struct reply r = client_get(member, "/me");

	assert_true(strstr(strstr(r.body, "class=\"foot\""), "href=\"/help\"") != NULL);
	assert_true(strstr(strstr(r.body, "class=\"side\""), "href=\"/help\" title=\"使用说明\"") != NULL);
	r = client_get(member, "/run");
	assert_int_equal(r.status, 403);
	assert_true(reply_has(&r, "btn--ghost\" href=\"/help\""));
	r = client_get(stranger, "/no-such-page");
	assert_int_equal(r.status, 404);
	assert_true(reply_has(&r, "btn--ghost\" href=\"/help\""));
	r = client_get(stranger, "/sign-in");
	assert_true(leads_to(&r, "/help"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everybody_finds_the_parts_of_their_post),
		cmocka_unit_test(everybody_is_led_to_the_pages_of_their_post),
		cmocka_unit_test(no_line_leads_to_a_closed_door),
		cmocka_unit_test(a_duty_comes_before_the_doors),
		cmocka_unit_test(whoever_has_two_posts_is_told_to_choose),
		cmocka_unit_test(a_stranger_reads_how_to_object_in_chinese),
		cmocka_unit_test(the_same_in_english),
		cmocka_unit_test(the_appraisal_is_told_to_who_records_it_and_to_who_is_graded),
		cmocka_unit_test(figures_are_those_of_the_program),
		cmocka_unit_test(every_page_and_every_error_leads_to_it),
	};

	return cmocka_run_group_tests_name("help", tests, start, world_over);
}
