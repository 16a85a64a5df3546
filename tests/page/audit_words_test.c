/* What the auditor reads of cases and registers: steps and forms by their titles, states and kinds in words, and of a digest that it is one. Pages and API. */
#include "recruit_world.h"
#include "text/ballot.h"

static struct client *auditor, *auditor_api;

static int begin(void **state)
{
	start(state);
	world_right(w, "secretary", "edit_person");
	auditor = walk_admin(w, "auditor", ADMIN_AUDIT);
	auditor_api = client_new(w);
	client_header(auditor_api, text("Authorization: Bearer %s", world_session(w, world_account(w, "auditor_api", ADMIN_AUDIT, 0), true)));
	return 0;
}

/* The newest line of the log with this verb says both words, each beside its code, on its page and to programs. */
static void says(const char *verb, const char *code, const char *words)
{
	struct reply r = client_get(auditor, text("/audit?verb=%s", verb));
	const char *at = strstr(r.body, "<a href=\"/audit/");
	long long seq = 0;

	assert_non_null(at);
	assert_int_equal(sscanf(at, "<a href=\"/audit/%lld", &seq), 1);
	r = client_get(auditor, text("/audit/%lld", seq));
	walk_has(&r, 200, text("%s <small class=\"muted\"><code>%s</code></small>", words, code));
	r = client_get(auditor_api, text("/api/v1/audit/%lld", seq));
	walk_has(&r, 200, text("_words\":\"%s\"", words));
	walk_has(&r, 200, text("\"%s\"", code));
}

static void steps_and_forms_stand_by_their_titles(void **state)
{
	int64_t person = applicant(branch, "程入志"), run = opened(secretary, branch, person, "2024-12-02");

	walk_fill(secretary, run, "application", "paper=@\napplied_on=2024-12-02\nreceived_by=居住地");
	says("run.fill", "application", "入党申请");
	walk_close(secretary, run, "2024-12-02", "talk");
	says("run.close_archive", "apply", "1 递交入党申请书");
	says("run.close_archive", "talk", "2 党组织派人谈话");
	walk_step(secretary, run, "first_talk", "talker=书记\ntopics=是\ncontent=了解情况", "2024-12-02", "recommend");
	says("run.close", "recommend", "3 推荐和确定入党积极分子");
}

static void states_and_kinds_stand_in_words(void **state)
{
	int64_t person = world_member(w, branch, "程状态", 2);
	long long entry;
	struct reply r = client_get(secretary, text("/api/v1/person/%lld", (long long)person));

	r = client_post_json(secretary, text("/api/v1/person/%lld/standing", (long long)person), text("{\"cause\":\"suspended\",\"day\":\"2024-11-01\",\"document\":\"甲委1号\",\"reason\":\"漏登\","
		"\"row_version\":%s}", walk_value(w, &r, "row_version")));
	walk_has(&r, 201, "id");
	entry = walk_number(secretary, &r, "id");
	says("late_entry.ask", "event", "党籍变动");
	r = client_post_json(upper, text("/api/v1/late-entry/%lld/decide", entry), "{\"state\":\"refused\",\"note\":\"没有依据\",\"row_version\":1}");
	walk_has(&r, 200, "id");
	says("late_entry.decide", "waiting", "待审批");
	says("late_entry.decide", "refused", "未批准");
}

/* Which value it was can be proved by its digest, and not read. */
static void a_digest_is_said_to_be_one(void **state)
{
	struct reply r = client_get(auditor, "/audit?verb=run.fill");
	long long seq = 0;

	assert_int_equal(sscanf(strstr(r.body, "<a href=\"/audit/"), "<a href=\"/audit/%lld", &seq), 1);
	r = client_get(auditor, text("/audit/%lld", seq));
	walk_has(&r, 200, "个人信息，只留摘要 <small class=\"muted\"><code>#");
	r = client_get(auditor_api, text("/api/v1/audit/%lld", seq));
	walk_has(&r, 200, "\"after_words\":\"个人信息，只留摘要\"");
}

/* How many of the lines shown have this verb. */
static int lines_of(const struct reply *r, const char *verb)
{
	const char *words = text("<code>%s</code>", verb);
	int count = 0;

	for (const char *at = r->body; (at = strstr(at, words)) != NULL; at += strlen(words))
		count++;
	return count;
}

/* By the number of the archive alone: no name stands there, and the log gives none away. */
static void the_lines_about_a_person_and_all_sensitive_views_are_found(void **state)
{
	int64_t person = world_member(w, branch, "程被查", 2), other = world_member(w, branch, "程另外", 2);
	struct client *first = walk_program(w, "own_api", person), *another = walk_program(w, "second_api", other);
	struct reply r;

	assert_int_equal(client_post_json(first, "/api/v1/me/archive/reveal", "{}").status, 200);
	assert_int_equal(client_post_json(another, "/api/v1/me/archive/reveal", "{}").status, 200);
	r = client_get(auditor, text("/audit?person=%lld", (long long)person));
	walk_has(&r, 200, "本人查看自己的完整号码");
	assert_int_equal(lines_of(&r, "person.reveal_own"), 1);
	assert_false(reply_has(&r, "程被查"));
	r = client_get(auditor, "/audit?verb=sensitive");
	assert_int_equal(lines_of(&r, "person.reveal_own"), 2);
	assert_true(reply_has(&r, "value=\"sensitive\" selected") && lines_of(&r, "run.fill") == 0);
	r = client_get(auditor, text("/audit?verb=sensitive&person=%lld", (long long)other));
	assert_int_equal(lines_of(&r, "person.reveal_own"), 1);
	assert_true(reply_has(&r, text("value=\"%lld\"", (long long)other)));	/* what was typed stays */
	r = client_get(auditor, text("/audit?verb=sensitive&person=%lld", (long long)other + 1000));
	assert_int_equal(lines_of(&r, "person.reveal_own"), 0);
	r = client_get(auditor_api, text("/api/v1/audit?verb=sensitive&person=%lld", (long long)person));
	walk_has(&r, 200, text("\"subject_id\":\"%lld\"", (long long)person));
	assert_null(strstr(r.body, text("\"%lld\"", (long long)other)));
	r = client_get(auditor, text("/audit?person=%lld&subject=org", (long long)person));
	walk_has(&r, 422, "对象就只能选“人员”");
	r = client_get(auditor_api, "/api/v1/audit?subject_id=7");
	walk_has(&r, 422, "请同时选定对象");
}

/* What a table holds before anything is said reads as that, and a state as its room calls it. */
static void what_a_row_began_with_stands_in_words(void **state)
{
	world_run(w, "UPDATE audit SET changes = '[{\"field\":\"booklet.state\",\"before\":\"stock\",\"after\":\"issued\"},{\"field\":\"booklet.issued_day\",\"before\":\"open\","
		"\"after\":\"2015-11-01\"},{\"field\":\"ballot.state\",\"before\":\"open\",\"after\":\"closed\"},{\"field\":\"ballot.present\",\"before\":\"-1\",\"after\":\"12\"},"
		"{\"field\":\"holding.person_id\",\"before\":\"0\",\"after\":\"7\"}]' WHERE verb = 'person.reveal_own'");
	says("person.reveal_own", "stock", "结存");
	says("person.reveal_own", "open", "未定");
	says("person.reveal_own", "closed", message_text(w->arena, LANG_ZH, T_ballot_state_closed, NULL, 0));
	says("person.reveal_own", "-1", "未填");
	says("person.reveal_own", "0", "无");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(steps_and_forms_stand_by_their_titles),
		cmocka_unit_test(states_and_kinds_stand_in_words),
		cmocka_unit_test(a_digest_is_said_to_be_one),
		cmocka_unit_test(the_lines_about_a_person_and_all_sensitive_views_are_found),
		cmocka_unit_test(what_a_row_began_with_stands_in_words),
	};

	return cmocka_run_group_tests_name("audit_words", tests, begin, stop);
}
