/* Who counts a vote of a village: two of its own, its supervisors among them; nobody is looked for above while there are two. Told by pages and by programs in the two
 * villages of practice_place.h. */
#include "practice_world.h"

static const char *const OPENED[] = { "secretary open 硬化村道", NULL }, *const ANOTHER[] = { "secretary open 硬化村南路", NULL };	/* one matter has one case */
static const char *const TO_REVIEW[] = {
	"secretary fill proposal: entry=村内道路和水利建设|kind=重要事项|matter=硬化村道三公里|budget=80000|plan=分两段施工",
	"secretary close > consult",
	"secretary fill consultation: present=9|opinion=同意提交审议|+minutes",
	"secretary sign branch",
	"director sign village",
	"secretary close > open_topic",
	"secretary notice topic",
	"secretary days 15",
	"director close > party_meeting",
	NULL
};
static const char *const DECIDED[] = { "rep close > open_decision", NULL }, *const TO_DECISION[] = { "secretary close > assembly", NULL };

static struct client *client_of(const char *who)
{
	if (by_page)
		client_get(actor_named(who)->page, "/me/message");	/* a page with a form */
	return by_page ? actor_named(who)->page : actor_named(who)->program;
}

static struct reply asked(const char *who)
{
	return client_get(client_of(who), text(by_page ? "/ballot/%lld" : "/api/v1/ballot/%lld", (long long)ballot_last));
}

static struct reply act_on(const char *who, const char *act, const char *name, const char *value)
{
	const char *page = text("/ballot/%lld/%s", (long long)ballot_last, act);

	if (by_page)
		return client_post(client_of(who), page, name, value, NULL);
	return client_post_json(client_of(who), text("/api/v1%s", page), text("{\"%s\":\"%s\"}", name, value));
}

static struct reply count_by(const char *who, int present, int agreed)
{
	const char *n = text("%d", present), *yes = text("%d", agreed), *no = text("%d", present - agreed);

	if (by_page)
		return client_post(client_of(who), text("/ballot/%lld/count", (long long)ballot_last), "present", n, "issued", n, "collected", n, "spoilt", "0", "agreed_1", yes, "opposed_1", no,
			"abstained_1", "0", NULL);
	return client_post_json(client_of(who), text("/api/v1/ballot/%lld/count", (long long)ballot_last), text("{\"present\":%s,\"issued\":%s,\"collected\":%s,\"agreed\":[%s],\"opposed\":[%s],"
		"\"abstained\":[0]}", n, n, n, yes, no));
}

static void is_kept(struct reply r)
{
	if (r.status != 200 && r.status != 201 && r.status != 303)
		fail_msg("status %d: %s", r.status, r.body);
}

/* Of the members' meeting the village's supervisors see nothing, and count nothing: whoever is named is of the branch. */
static void the_party_counts_for_itself(void)
{
	struct reply r;

	is_kept(opened_ballot(actor_named("secretary"), "review"));
	r = asked("secretary");
	walk_has(&r, 200, "党员02");
	assert_false(reply_has(&r, "村务监督委员会"));
	assert_false(reply_has(&r, "云川县委"));
	assert_int_equal(asked("watch").status, 404);
	assert_int_equal(count_by("watch", 24, 20).status, 404);
	is_kept(count_by("secretary", 24, 20));
	is_kept(count_by("second", 24, 20));
	good(client_post_json(actor_named("secretary")->program, text("/api/v1/ballot/%lld/close", (long long)ballot_last), text("{\"day\":\"%s\",\"supervisor\":\"党员09\",\"teller\":\"党员10\"}",
		day_text(w->arena, today_now))));
}

/* Of the villagers' vote the head of the supervisors is named, may count, and may do nothing else about it. */
static void the_village_counts_for_itself(void)
{
	struct reply r;

	is_kept(opened_ballot(actor_named("secretary"), "decide"));
	r = asked("secretary");
	walk_has(&r, 200, "watch");
	walk_has(&r, 200, "rep");
	assert_false(reply_has(&r, "云川县委"));
	assert_false(reply_has(&r, "开发区党委"));
	assert_int_equal(asked("disclosure").status, 404);	/* another body beside the village */
	is_kept(count_by("secretary", 33, 30));
	r = asked("watch");
	walk_has(&r, 200, "33");
	for (size_t i = 0; by_page && i < 3; i++)
		assert_false(reply_has(&r, ((const char *const[]){ "/recount\"", "/void\"", "/close\"" })[i]));
	assert_int_equal(act_on("watch", "recount", "reason", "重新数一遍").status, 404);
	assert_int_equal(act_on("watch", "void", "reason", "作废").status, 404);
	is_kept(count_by("watch", 33, 30));
	assert_int_equal(act_on("watch", "close", "day", day_text(w->arena, today_now)).status, 404);
	here = &villages[1 - (here - villages)];	/* the supervisor of another village */
	r = asked("watch");
	here = &villages[1 - (here - villages)];
	assert_int_equal(r.status, 404);
	good(client_post_json(actor_named("secretary")->program, text("/api/v1/ballot/%lld/close", (long long)ballot_last), text("{\"day\":\"%s\",\"supervisor\":\"代表09\",\"teller\":\"代表10\"}",
		day_text(w->arena, today_now))));
	tell_here(DECIDED);
}

static void a_village_counts_its_own_votes(void **state)
{
	put_practice("kfq/four");
	for (int i = 0; i < VILLAGES; i++) {
		here = &villages[i];
		by_page = i == 0;
		run_now = 0;
		tell_here(OPENED);
		tell_here(TO_REVIEW);
		the_party_counts_for_itself();
		tell_here(TO_DECISION);
		the_village_counts_for_itself();
		clock_to(day_parse_iso("2015-11-17"));
	}
}

/* Where nobody else of the village has an account, the next level above is named with why, and not the county behind it. */
static void without_a_second_the_next_level_is_named(void **state)
{
	struct reply r;

	here = &villages[0];
	by_page = true;
	run_now = 0;
	tell_here(ANOTHER);
	tell_here(TO_REVIEW);
	world_run(w, text("UPDATE account SET is_closed = 1 WHERE id = %lld", (long long)actor_named("second")->account));
	is_kept(opened_ballot(actor_named("secretary"), "review"));
	r = asked("secretary");
	walk_has(&r, 200, "上级的开发区党委");
	walk_has(&r, 200, "本单位可以办的人不够两名，才由上级办");
	assert_false(reply_has(&r, "云川县委"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_village_counts_its_own_votes),
		cmocka_unit_test(without_a_second_the_next_level_is_named),
	};

	return cmocka_run_group_tests_name("ballot_village", tests, practice_start, practice_stop);
}
