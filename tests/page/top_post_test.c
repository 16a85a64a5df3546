/* The first people of an installation: two administrators put somebody into a post at the top, who then founds
 * the first committee; nobody does it alone. */
#include "world/walk.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buffer.h"

static struct world *w;
static struct client *security, *system_admin, *auditor;

static int start(void **state)
{
	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	world_org_of(w, 0, "city_committee", "云川市委");
	world_right(w, "org_officer", "see_org");
	world_right(w, "org_officer", "edit_org");
	security = walk_admin(w, "anquan", ADMIN_SECURITY);
	system_admin = walk_admin(w, "xitong", ADMIN_SYSTEM);
	auditor = walk_admin(w, "shenji", ADMIN_AUDIT);
	return 0;
}

static struct client *program(const char *login, enum admin_kind kind)
{
	struct client *c = client_new(w);

	client_header(c, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, world_admin(w, login, kind))));
	return c;
}

static struct reply propose_as(const char *kind, const char *name, const char *number, const char *document)
{
	client_get(security, "/top-post");
	return client_post(security, "/top-post", "kind", kind, "name", name, "id_number", number, "nationality", "01",
		"education", "21", "occupation", "5", "document", document, NULL);
}

static struct reply propose(const char *name, const char *number, const char *document)
{
	return propose_as("org_officer", name, number, document);
}

/* Number and version of the holding that waits, from the page of the second administrator. */
static const char *pending(const char **version)
{
	struct reply r = client_get(system_admin, "/top-post/pending");
	const char *at = strstr(r.body, "/top-post/");
	long long id = 0;

	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "云组〔2015〕1号") && reply_has(&r, "由账号 anquan 提出"));	/* what the second one compares */
	*version = reply_field(w, &r, "row_version");
	while (at != NULL && sscanf(at, "/top-post/%lld/confirm", &id) != 1)
		at = strstr(at + 1, "/top-post/");
	assert_non_null(at);
	return arena_printf(w->arena, "/top-post/%lld/confirm", id);
}

/* Nobody approves what one has entered oneself: an office begins with two people. */
static void two_people_are_asked_for(void **state)
{
	struct reply r = client_get(security, "/top-post");

	assert_true(reply_has(&r, "请至少提出两名有“维护人员”权限的人"));
	walk_has(&r, 200, "性别 <small class=\"f__o\">（没有身份号码时必填）</small>");
	walk_has(&r, 200, "公民身份号码 <small class=\"f__o\">（确实没有的，填写下面的原因）</small>");
}

static const char *of_chars(size_t count)
{
	struct buffer b;

	buffer_init(&b, w->arena, 0);
	for (size_t i = 0; i < count; i++)
		buffer_puts(&b, "文");
	return buffer_text(&b);
}

static void a_proposal_is_refused_with_what_was_typed(void **state)
{
	struct reply r = propose("", "110101199003079972", "云组〔2015〕1号");

	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "请填写姓名"));
	assert_true(reply_has(&r, "云组〔2015〕1号"));
	r = propose("何帆", "110101199003079973", "云组〔2015〕1号");
	assert_int_equal(r.status, 422);
	r = propose("何帆", "110101199003079972", "");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "任职文号"));
	r = propose("何帆", "110101199003079972", of_chars(5000));
	walk_has(&r, 422, "任职文号最多 100 个字");
	assert_true(reply_has(&r, "href=\"#f-document\"") && reply_has(&r, "value=\"何帆\"") && reply_has(&r, of_chars(5000)));
	assert_false(reply_has(&r, "请填写任职文号"));
	r = client_post_json(program("anquan5", ADMIN_SECURITY), "/api/v1/top-post", arena_printf(w->arena, "{\"kind\":\"org_officer\",\"name\":\"何帆\","
		"\"id_number\":\"110101199003079972\",\"nationality\":\"01\",\"education\":\"21\",\"occupation\":\"5\",\"document\":\"%s\"}", of_chars(101)));
	walk_has(&r, 422, "\"field\":\"document\"");
	assert_int_equal(world_count(w, "holding"), 0);
}

static void nobody_else_proposes(void **state)
{
	assert_int_equal(client_get(system_admin, "/top-post").status, 403);
	assert_int_equal(client_get(auditor, "/top-post").status, 403);
	assert_int_equal(client_get(auditor, "/top-post/pending").status, 403);
	assert_int_equal(client_get(security, "/top-post/pending").status, 403);
}

static void two_administrators_make_the_first_officer(void **state)
{
	const char *version, *url;
	struct reply r = propose("何帆", "110101199003079972", "云组〔2015〕1号");
	struct client *clerk = client_new(w);
	int64_t persons;

	assert_int_equal(r.status, 303);
	persons = world_count(w, "person");
	assert_int_equal(persons, 1);
	client_sign_in(clerk, world_account(w, "hefan", ADMIN_NONE, world_first_id(w, "person")));
	assert_int_equal(client_get(clerk, "/org").status, 403);	/* not in force yet */

	url = pending(&version);
	client_get(security, "/top-post");
	assert_int_equal(client_post(security, url, "row_version", version, NULL).status, 403);
	client_get(system_admin, "/top-post/pending");
	assert_int_equal(client_post(system_admin, url, "row_version", version, NULL).status, 303);
	r = client_get(clerk, "/org");
	assert_int_equal(r.status, 303);
	r = client_get(clerk, reply_header(w, &r, "Location"));
	assert_true(reply_has(&r, "云川市委"));
	client_get(system_admin, "/top-post/pending");
	assert_int_equal(client_post(system_admin, url, "row_version", version, NULL).status, 409);	/* once is enough */

	/* The same ID number is the same person, who holds one post once; another name with it is a mistake. */
	r = propose("何帆", "110101199003079972", "云组〔2015〕2号");
	walk_has(&r, 422, "何帆 已经担任");
	r = propose("冒名者", "110101199003079972", "云组〔2015〕2号");
	walk_has(&r, 422, "登记的姓名不是“冒名者”");
	r = client_post_json(program("anquan2", ADMIN_SECURITY), "/api/v1/top-post", "{\"kind\":\"org_officer\",\"name\":\"冒名者\",\"id_number\":\"110101199003079972\","
		"\"nationality\":\"01\",\"education\":\"21\",\"occupation\":\"5\",\"document\":\"云组〔2015〕2号\"}");
	walk_has(&r, 422, "登记的姓名不是");
	assert_false(reply_has(&r, "何帆"));	/* whose it is is not told */
	assert_int_equal(propose_as("org_department_deputy", "何帆", "110101199003079972", "云组〔2015〕2号").status, 303);
	assert_int_equal(world_count(w, "person"), persons);
}

static long long waiting(const char *name)
{
	struct reply r = client_get(system_admin, "/top-post/pending");
	long long id = 0;

	for (const char *at = strstr(r.body, name); at != NULL && sscanf(at, "/top-post/%lld/refuse", &id) != 1; at = strstr(at + 1, "/top-post/"))
		;
	return id;
}

/* The second administrator says why not, and the first reads it; what was given back is in force nowhere and can be proposed anew. */
static void a_proposal_is_given_back_with_its_reason(void **state)
{
	struct client *second = program("xitong2", ADMIN_SYSTEM);
	const char *path, *number = world_id_number(w, "19910307", 5);
	struct reply r;

	assert_int_equal(propose("云退回", number, "云组〔2015〕1号").status, 303);
	path = arena_printf(w->arena, "/top-post/%lld/refuse", waiting("云退回"));
	r = client_post(system_admin, path, "reason", "", "row_version", "1", NULL);
	walk_has(&r, 422, "请写明不同意的理由");
	client_get(system_admin, "/top-post/pending");
	r = client_post(system_admin, path, "reason", of_chars(201), "row_version", "1", NULL);
	walk_has(&r, 422, "理由最多 200 字，现在是 201 字");
	assert_true(reply_has(&r, arena_printf(w->arena, "value=\"%s\"", of_chars(201))) && reply_has(&r, "<details class=\"more-form\" open"));
	r = client_post_json(second, arena_printf(w->arena, "/api/v1%s", path), arena_printf(w->arena, "{\"reason\":\"%s\",\"row_version\":1}", of_chars(201)));
	walk_has(&r, 422, "\"field\":\"reason\"");
	client_get(security, "/top-post");
	assert_int_equal(client_post(security, path, "reason", "不符", "row_version", "1", NULL).status, 403);
	client_get(system_admin, "/top-post/pending");
	assert_int_equal(client_post(system_admin, path, "reason", "文号与任免文件不符", "row_version", "1", NULL).status, 303);
	assert_int_equal(waiting("云退回"), 0);
	r = client_get(security, "/top-post");
	walk_has(&r, 200, "由账号 xitong 退回：文号与任免文件不符");
	r = client_get(program("anquan3", ADMIN_SECURITY), "/api/v1/top-post/refused");
	walk_has(&r, 200, "文号与任免文件不符");
	client_get(security, "/top-post");
	assert_int_equal(propose("云退回", number, "云组〔2015〕1号").status, 303);
	path = arena_printf(w->arena, "/api/v1/top-post/%lld/refuse", waiting("云退回"));
	r = client_post_json(second, path, "{\"row_version\":1}");
	walk_has(&r, 422, "理由");
	assert_int_equal(client_post_json(second, path, "{\"reason\":\"不符\",\"row_version\":1}").status, 200);
}

/* Sets the standing of the person who was put down last: the archive is kept elsewhere. */
static void member_of(const char *number, const char *status)
{
	assert_non_null(number);
	world_run(w, arena_printf(w->arena, "UPDATE person SET status = %s WHERE id = (SELECT MAX(id) FROM person)", status));
}

static void only_a_full_member_is_secretary(void **state)
{
	struct reply r = propose_as("secretary", "周非党", "370481199003079979", "云组〔2015〕7号");
	int64_t holdings;

	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "还没有档案") && reply_has(&r, "第四条、第七条") && reply_has(&r, "周非党"));
	propose_as("org_officer", "何帆", "110101199003079972", "云组〔2015〕1号");	/* any officer of the department */
	holdings = world_count(w, "holding");
	member_of("110101199003079972", "1");
	r = propose_as("deputy_secretary", "何帆", "110101199003079972", "云组〔2015〕7号");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "预备党员") && reply_has(&r, "不是正式党员"));
	assert_int_equal(world_count(w, "holding"), holdings);
	member_of("110101199003079972", "2");
	/* Nor one whose rights are suspended (被留置、逮捕). */
	world_run(w, "INSERT INTO person_role (id, region_id, person_id, org_id, kind, source, detail, from_day, to_day, document, mentor_id, term_day, result) "
		"SELECT 990001, region_id, id, org_id, 'rights_suspended', '', '', 16000, 2932897, '', 0, 2932897, '' FROM person WHERE id = (SELECT MAX(id) FROM person)");
	r = propose_as("deputy_secretary", "何帆", "110101199003079972", "云组〔2015〕7号");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "何帆 的党员权利从 2013-10-22 起中止"));
	assert_int_equal(world_count(w, "holding"), holdings);
	world_run(w, "DELETE FROM person_role WHERE id = 990001");
	assert_int_equal(propose_as("deputy_secretary", "何帆", "110101199003079972", "云组〔2015〕7号").status, 303);
	/* Who is no full member any more when the second one looks at it is not confirmed. */
	member_of("110101199003079972", "0");
	r = client_get(security, "/top-post");
	assert_true(reply_has(&r, "不是正式党员，请核对"));
}

/* One mistake, one objection: a number that cannot be read does not ask for the day of birth too, nor does an unreadable day. */
static void one_mistake_is_told_once(void **state)
{
	struct reply r = propose("何帆", "11010119900307997", "云组〔2015〕1号");

	assert_int_equal(r.status, 422);
	assert_false(reply_has(&r, "请填写出生日期"));
	client_get(security, "/top-post");
	r = client_post(security, "/top-post", "kind", "org_officer", "name", "何帆", "no_number_reason", "遗失", "birth", "三月", "sex", "1", "nationality", "01",
		"education", "21", "occupation", "5", "document", "云组〔2015〕1号", NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "“三月”不是日期"));
	assert_false(reply_has(&r, "请填写出生日期"));
}

static void there_is_one_secretary(void **state)
{
	struct reply r;

	member_of("110101199003079972", "2");
	r = propose_as("secretary", "何帆", "110101199003079972", "云组〔2015〕3号");
	assert_int_equal(r.status, 303);
	propose_as("org_officer", "何二帆", "370481199003079979", "云组〔2015〕4号");
	member_of("370481199003079979", "2");
	r = propose_as("secretary", "何二帆", "370481199003079979", "云组〔2015〕4号");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "核定 1 职，已经满员"));
}

/* Who holds a post at the top now, as the programs have it: the number, and the version. */
static int64_t holding_of(const char *name, long long *version)
{
	struct reply r = client_get(program(arena_printf(w->arena, "anquan_%lld", (long long)world_count(w, "account")), ADMIN_SECURITY), "/api/v1/top-post");
	const char *at = strstr(r.body, arena_printf(w->arena, "\"person_name\":\"%s\"", name));
	long long id = 0;

	assert_non_null(at);
	*version = strtoll(strstr(at, "\"row_version\":") + strlen("\"row_version\":"), NULL, 10);
	while (at > r.body && strncmp(at, "{\"id\":\"", 7) != 0)
		at--;
	assert_int_equal(sscanf(at, "{\"id\":\"%lld", &id), 1);
	return id;
}

static void confirmed(const char *name)
{
	const char *path = arena_printf(w->arena, "/top-post/%lld/confirm", waiting(name));

	client_get(system_admin, "/top-post/pending");
	assert_int_equal(client_post(system_admin, path, "row_version", "1", NULL).status, 303);
}

/* Nobody inside fills a post of the own level; so those who leave one have a successor by the two administrators, whatever post it is. */
static void every_post_at_the_top_has_a_successor(void **state)
{
	static const char *const KINDS[] = { "organisation_member", "publicity_member", "discipline_member", "organiser" }, *const GIVEN[] = { "甲", "乙", "丙", "丁" };
	int64_t city = world_first_id(w, "org"), post = 0;
	struct client *officer;
	struct reply r;

	world_right(w, "org_officer", "appoint");
	world_run(w, arena_printf(w->arena, "INSERT INTO post (id, org_id, kind, name, seats, is_exclusive, base_post_id, rank, from_day, to_day, row_version) "
		"VALUES (990001, %lld, 'organiser', '专职组织员', 1, 0, 0, 9, 16000, 2932897, 1)", (long long)city));
	for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); i++) {
		const char *first = arena_printf(w->arena, "前任%s", GIVEN[i]), *next = arena_printf(w->arena, "后任%s", GIVEN[i]);
		const char *first_number = world_id_number(w, "19710307", 11 + 2 * (int)i), *next_number = world_id_number(w, "19720307", 11 + 2 * (int)i);
		long long version, id;

		propose_as("org_officer", first, first_number, "云组〔2015〕1号");
		member_of(first_number, "2");
		propose_as("org_officer", next, next_number, "云组〔2015〕1号");
		member_of(next_number, "2");
		world_run(w, "UPDATE holding SET to_day = 16000 WHERE post_id IN (SELECT id FROM post WHERE kind = 'org_officer') AND needs_second = 1");
		r = propose_as(KINDS[i], first, first_number, "云组〔2015〕1号");
		walk_has(&r, 303, "");
		confirmed(first);
		id = holding_of(first, &version);
		r = propose_as(KINDS[i], next, next_number, "云组〔2015〕1号");
		walk_has(&r, 422, "已经满员");
		client_get(security, "/top-post");
		r = client_post(security, arena_printf(w->arena, "/top-post/%lld/end", id), "reason", "调出", "row_version", arena_printf(w->arena, "%lld", version), NULL);
		walk_has(&r, 303, "");
		r = propose_as(KINDS[i], next, next_number, "云组〔2015〕1号");
		walk_has(&r, 303, "");
		confirmed(next);
	}
	/* What the officer is shown instead of a form that can only be refused, and the way to it from the vacancies. */
	officer = walk_browser(w, "officer", world_first_id(w, "person"));
	r = client_get(officer, arena_printf(w->arena, "/org/%lld/vacancies?kind=org_officer", (long long)city));
	walk_has(&r, 200, "/appoint\">");
	assert_true(reply_has(&r, "2015-11-17"));		/* empty since the post was made, not since the city was founded */
	assert_int_equal(sscanf(strstr(r.body, "\"/post/"), "\"/post/%" SCNd64 "/appoint", &post), 1);
	r = client_get(officer, arena_printf(w->arena, "/post/%lld/appoint", (long long)post));
	walk_has(&r, 200, "由安全保密管理员在“最上级职务”中提出");
	assert_false(reply_has(&r, "name=\"manner\""));
	r = client_post(officer, arena_printf(w->arena, "/post/%lld/appoint", (long long)post), "person", "1", "manner", "appointed", "from_day", "2015-11-17", NULL);
	assert_int_equal(r.status, 422);
	r = client_post_json(walk_program(w, "officer_program", world_first_id(w, "person")), arena_printf(w->arena, "/api/v1/post/%lld/holding", (long long)post),
		"{\"person\":\"1\",\"manner\":\"appointed\",\"from_day\":\"2015-11-17\"}");
	assert_int_equal(r.status, 422);
	r = client_post_json(program("anquan9", ADMIN_SECURITY), "/api/v1/top-post", "{\"kind\":\"village_director\",\"name\":\"何帆\",\"id_number\":\"110101199003079972\","
		"\"nationality\":\"01\",\"education\":\"21\",\"occupation\":\"5\",\"document\":\"云组〔2015〕2号\"}");
	walk_has(&r, 422, "\"field\":\"kind\"");	/* no such post at the top */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_people_are_asked_for),
		cmocka_unit_test(a_proposal_is_refused_with_what_was_typed),
		cmocka_unit_test(nobody_else_proposes),
		cmocka_unit_test(two_administrators_make_the_first_officer),
		cmocka_unit_test(only_a_full_member_is_secretary),
		cmocka_unit_test(one_mistake_is_told_once),
		cmocka_unit_test(there_is_one_secretary),
		cmocka_unit_test(a_proposal_is_given_back_with_its_reason),
		cmocka_unit_test(every_post_at_the_top_has_a_successor),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
