/* Rights of kinds of posts take two administrators where they are grave: what waits, who decides, and that nobody
 * has the right before. */
#include "world/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct world *w;
static struct client *security, *system_admin, *auditor, *clerk;

static int start(void **state)
{
	int64_t city;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	world_set(w, "totp_required", "off");
	city = world_org_of(w, 0, "city_committee", "云川市委");
	world_holding(w, city, "staff", 7);
	security = walk_admin(w, "anquan", ADMIN_SECURITY);
	system_admin = walk_admin(w, "xitong", ADMIN_SYSTEM);
	auditor = walk_admin(w, "shenji", ADMIN_AUDIT);
	clerk = walk_browser(w, "clerk", 7);
	return 0;
}

static bool clerk_has(const char *right)
{
	return strstr(client_get(clerk, "/api/v1/me").body, arena_printf(w->arena, "\"%s\"", right)) != NULL;
}

/* Address of the newest proposal's decision, and its version. */
static const char *waiting(const char *what, const char **version)
{
	struct reply r = client_get(system_admin, "/post-right/pending");
	const char *at = strstr(r.body, "/post-right/pending/");
	long long id = 0;

	assert_int_equal(r.status, 200);
	*version = reply_field(w, &r, "row_version");
	if (at == NULL || sscanf(at, "/post-right/pending/%lld", &id) != 1)
		return NULL;
	return arena_printf(w->arena, "/post-right/pending/%lld/%s", id, what);
}

static void a_grave_right_waits_for_the_system_administrator(void **state)
{
	const char *version, *url;
	struct reply r;

	client_get(security, "/post-right/staff");
	r = client_post(security, "/post-right/staff", "row_version", form_version_at(security, "/post-right/staff", NULL), "see_figures", "1", "export", "1", "appoint", "1", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(security, "/post-right");
	assert_true(reply_has(&r, "待系统管理员确认"));
	assert_true(clerk_has("see_figures"));	/* harmless: at once */
	assert_false(clerk_has("export"));
	assert_false(clerk_has("appoint"));
	/* It stands on the first page of the one who decides, and of nobody else. */
	r = client_get(system_admin, "/");
	assert_true(reply_has(&r, "职务权限变更待您确认"));
	assert_false(reply_has(&r, "最上级组织的任职待您确认"));
	r = client_get(security, "/");
	assert_false(reply_has(&r, "待您确认"));
	url = waiting("confirm", &version);
	assert_non_null(url);
	client_get(security, "/post-right");
	assert_int_equal(client_post(security, url, "row_version", version, NULL).status, 403);	/* one's own proposal */
	client_get(auditor, "/audit");
	r = client_post(auditor, url, "row_version", version, NULL);
	assert_int_equal(r.status, 403);
	/* Whose it is, once, and no list of what to correct; the same words for programs. */
	assert_true(reply_has(&r, "这里只供系统管理员办理"));
	assert_false(reply_has(&r, "处需要改") || reply_has(&r, "没有这项权限：系统"));
	r = client_get(auditor, "/api/v1/post-right/pending");
	assert_true(r.status == 403 && reply_has(&r, "这里只供系统管理员办理"));
	r = client_get(clerk, "/programme");
	assert_true(r.status == 403 && reply_has(&r, "没有这项权限："));
	assert_null(strstr(strstr(r.body, "安全保密管理员") + 1, "安全保密管理员"));	/* who helps is named once */
	r = client_get(auditor, "/no-such-page");
	assert_true(r.status == 404 && !reply_has(&r, "处需要改"));
	client_get(clerk, "/me");
	assert_int_equal(client_post(clerk, url, "row_version", version, NULL).status, 403);
	client_get(system_admin, "/post-right/pending");
	assert_int_equal(client_post(system_admin, url, "row_version", "7", NULL).status, 409);
	assert_false(clerk_has("export"));
	assert_int_equal(client_post(system_admin, url, "row_version", version, NULL).status, 303);
	assert_true(clerk_has("export"));
	assert_true(clerk_has("appoint"));
	client_get(system_admin, "/post-right/pending");
	assert_int_equal(client_post(system_admin, url, "row_version", version, NULL).status, 409);	/* once */
	client_get(clerk, "/account");
	r = client_wait(auditor, "/audit?verb=access.denied", "GET /account");
	assert_true(reply_has(&r, "<code>GET /account</code>"));
	r = client_get(auditor, "/audit?verb=account.rights");
	r = client_get(auditor, arena_printf(w->arena, "/audit/%ld", strtol(strstr(r.body, "<a href=\"/audit/") + strlen("<a href=\"/audit/"), NULL, 10)));
	assert_true(reply_has(&r, " · 导出"));	/* in words, not by its key */
	r = client_get(auditor, "/audit?verb=account.");
	assert_true(reply_has(&r, "account.rights_confirm"));
}

static void taking_away_needs_nobody_else(void **state)
{
	client_get(security, "/post-right/staff");
	assert_int_equal(client_post(security, "/post-right/staff", "row_version", form_version_at(security, "/post-right/staff", NULL), "see_figures", "1", NULL).status, 303);
	assert_false(clerk_has("export"));
	assert_false(clerk_has("appoint"));
}

static void a_new_proposal_takes_the_place_of_the_old(void **state)
{
	const char *first, *second, *version;

	client_get(security, "/post-right/staff");
	client_post(security, "/post-right/staff", "row_version", form_version_at(security, "/post-right/staff", NULL), "see_figures", "1", "export", "1", NULL);
	first = waiting("confirm", &version);
	client_get(security, "/post-right/staff");
	client_post(security, "/post-right/staff", "row_version", form_version_at(security, "/post-right/staff", NULL), "see_figures", "1", "approve_export", "1", NULL);
	client_get(system_admin, "/post-right/pending");
	assert_int_equal(client_post(system_admin, first, "row_version", version, NULL).status, 409);
	assert_false(clerk_has("export"));
	second = waiting("refuse", &version);
	assert_string_not_equal(first, second);
	{
		/* With the reason, which whoever proposed it reads on the first page until it was read. */
		struct reply r = client_post(system_admin, second, "row_version", version, "reason", "", NULL);
		const char *subject;

		assert_int_equal(r.status, 422);
		assert_true(reply_has(&r, "请写明退回的原因"));
		client_get(system_admin, "/post-right/pending");
		assert_int_equal(client_post(system_admin, second, "row_version", version, "reason", "一般工作人员不审批导出", NULL).status, 303);
		r = client_get(security, "/");
		assert_true(reply_has(&r, "退回的权限变更") && reply_has(&r, "一般工作人员不审批导出") && reply_has(&r, "/post-right/staff"));
		subject = reply_field(w, &r, "subject");
		r = client_get(system_admin, "/");
		assert_false(reply_has(&r, "一般工作人员不审批导出"));
		assert_int_equal(client_post(system_admin, "/result/seen", "kind", "right", "subject", subject, NULL).status, 404);
		assert_int_equal(client_post(security, "/result/seen", "kind", "right", "subject", subject, NULL).status, 303);
		r = client_get(security, "/");
		assert_false(reply_has(&r, "一般工作人员不审批导出"));
	}
	assert_false(clerk_has("approve_export"));
	assert_null(waiting("confirm", &version));
	/* The same form saved without a change proposes nothing anew. */
	client_get(security, "/post-right/staff");
	assert_int_equal(client_post(security, "/post-right/staff", "row_version", form_version_at(security, "/post-right/staff", NULL), "see_figures", "1", NULL).status, 303);
	assert_null(waiting("confirm", &version));
}

/* What waits is looked at again when it is confirmed: the two sides of an export never meet in one post. */
static void a_confirmation_is_judged_by_the_rights_of_its_day(void **state)
{
	const char *url, *version;

	client_get(security, "/post-right/staff");
	client_post(security, "/post-right/staff", "row_version", form_version_at(security, "/post-right/staff", NULL), "see_figures", "1", "approve_export", "1", NULL);
	url = waiting("confirm", &version);
	world_right(w, "staff", "export");
	assert_int_equal(client_post(system_admin, url, "row_version", version, NULL).status, 422);
	assert_false(clerk_has("approve_export"));
	world_run(w, "DELETE FROM post_right WHERE permission = 'export'");
}

/* Two have the form open; what the first takes away, the second does not bring back unseen. */
static void a_stale_form_brings_no_right_back(void **state)
{
	struct client *program = client_new(w);
	const char *stale, *version;
	struct reply r;

	client_header(program, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, world_admin(w, "anquan3", ADMIN_SECURITY))));
	client_post(security, "/post-right/staff", "row_version", form_version_at(security, "/post-right/staff", NULL), "see_figures", "1", "handle", "1", NULL);
	stale = form_version_at(security, "/post-right/staff", NULL);
	assert_int_equal(client_post(security, "/post-right/staff", "row_version", stale, "see_figures", "1", NULL).status, 303);
	assert_false(clerk_has("handle"));
	client_get(security, "/post-right/staff");
	r = client_post(security, "/post-right/staff", "row_version", stale, "see_figures", "1", "handle", "1", "see_org", "1", NULL);
	assert_int_equal(r.status, 409);
	/* What holds beside what was ticked, each right a line; nothing was written. */
	assert_true(reply_has(&r, "两个版本") && reply_has(&r, "用我填的内容保存") && reply_has(&r, "name=\"handle\" value=\"1\"") && reply_has(&r, "name=\"export\" value=\"0\""));
	assert_false(clerk_has("handle") || clerk_has("see_org"));
	version = reply_field(w, &r, "row_version");
	assert_string_not_equal(version, stale);
	/* Of a program neither: the version is needed, and is that of the answer. */
	assert_int_equal(client_post_json(program, "/api/v1/post-right/staff", arena_printf(w->arena, "{\"rights\":[\"handle\"],\"row_version\":%s}", stale)).status, 409);
	r = client_post_json(program, "/api/v1/post-right/staff", "{\"rights\":[\"handle\"]}");
	assert_true(r.status == 422 && reply_has(&r, "row_version"));
	assert_false(clerk_has("handle"));
	/* Whoever has seen both texts may save. */
	assert_int_equal(client_post(security, "/post-right/staff", "row_version", version, "see_figures", "1", "handle", "1", "export", "0", NULL).status, 303);
	assert_true(clerk_has("handle") && !clerk_has("see_org"));
}

static void programs_see_and_decide_the_same(void **state)
{
	struct client *program = client_new(w), *other = client_new(w);
	const char *version, *url = waiting("confirm", &version);
	char path[120];
	struct reply r;

	client_header(program, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, world_admin(w, "xitong2", ADMIN_SYSTEM))));
	client_header(other, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, world_admin(w, "anquan2", ADMIN_SECURITY))));
	assert_int_equal(client_get(other, "/api/v1/post-right/pending").status, 403);
	r = client_get(program, "/api/v1/post-right/pending");
	assert_int_equal(r.status, 200);
	assert_non_null(strstr(r.body, "\"approve_export\""));
	assert_non_null(strstr(r.body, "\"proposed_by\":\"anquan\""));
	snprintf(path, sizeof(path), "/api/v1%s", url);
	assert_int_equal(client_post_json(other, path, "{\"row_version\":1}").status, 403);
	assert_int_equal(client_post_json(program, "/api/v1/post-right/pending/1/confirm", "{\"row_version\":1}").status, 404);
	assert_int_equal(client_post_json(program, path, "{\"row_version\":1}").status, 200);
	assert_true(clerk_has("approve_export"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_grave_right_waits_for_the_system_administrator),
		cmocka_unit_test(taking_away_needs_nobody_else),
		cmocka_unit_test(a_new_proposal_takes_the_place_of_the_old),
		cmocka_unit_test(a_confirmation_is_judged_by_the_rights_of_its_day),
		cmocka_unit_test(programs_see_and_decide_the_same),
		cmocka_unit_test(a_stale_form_brings_no_right_back),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
