/* Village decisions as they go wrong at the desk: nobody of a step has an account, two clerks on one form, somebody to be left out of a vote of
 * representatives. */
#include "practice_world.h"

/* ---- nobody of the step has an account ---- */

/* The supervisors have none, and the branch, which keeps the papers, must not do their step: it is due above, where it is registered on paper. */
static void SN_04_whoever_registers_has_it_among_what_is_due(void **state)
{
	put_practice("sn/chain");
	for (int i = 0; i < VILLAGES; i++) {
		static const char *const REFUSED[] = { "secretary fill supervision: result=符合决议|opinion=看过现场 ! 不得", NULL };
		static const char *const REGISTERED[] = { "upper fill supervision: result=符合决议|opinion=看过现场", "upper sign watch: @watch", "upper close: @watch > show_outcome", NULL };
		struct reply r;

		here = &villages[i];
		by_page = i == 0;
		run_now = 0;
		world_run(w, text("UPDATE account SET is_closed = 1 WHERE id = %lld", (long long)actor_named("watch")->account));
		tell_here((const char *const[]){ "secretary open 修缮戏台", "secretary fill matter: text=修缮戏台|budget=30000", "secretary vote review: 24 20 4",
			"secretary close > decision", "secretary vote decide: 30 25 5", "rep close > carry", "director fill execution: way=实施完毕|report=完成|spent=29500", NULL });
		r = by_page ? client_get(actor_named("upper")->page, "/") : client_get(actor_named("upper")->program, "/api/v1/workbench");
		assert_int_equal(r.status, 200);
		assert_false(reply_has(&r, "修缮戏台"));
		tell_here((const char *const[]){ "director sign village", "director close > supervise", NULL });
		r = by_page ? client_get(actor_named("upper")->page, "/") : client_get(actor_named("upper")->program, "/api/v1/workbench");
		walk_has(&r, 200, "修缮戏台");
		r = client_get(actor_named("upper")->page, text("/run/%lld", (long long)run_now));
		walk_has(&r, 200, "没有人开通账号：由");
		walk_has(&r, 200, "upper");
		tell_here(REFUSED);
		tell_here(REGISTERED);
		r = by_page ? client_get(actor_named("upper")->page, "/") : client_get(actor_named("upper")->program, "/api/v1/workbench");
		assert_false(reply_has(&r, "修缮戏台"));
		world_run(w, text("UPDATE account SET is_closed = 0 WHERE id = %lld", (long long)actor_named("watch")->account));
	}
}

/* ---- two clerks on one form ---- */

static struct reply proposed(struct actor *a, int version, const char *budget, const char *plan)
{
	if (!by_page)
		return client_post_json(a->program, text("/api/v1/run/%lld/fill/matter", (long long)run_now), text("{\"row_version\":%d,\"values\":[\"text=%s\",\"budget=%s\"]}",
			version, plan, budget));
	client_get(a->page, text("/run/%lld", (long long)run_now));
	return client_post(a->page, text("/run/%lld/fill/matter", (long long)run_now), "v_text", plan, "v_budget", budget, "row_version", text("%d", version), NULL);
}

/* What the first one wrote is not undone unseen: the second one sees both, in a form that is open. */
static void two_clerks_see_both_texts(void **state)
{
	put_practice("sn/chain");
	for (int i = 0; i < VILLAGES; i++) {
		struct reply r;
		int version;

		here = &villages[i];
		by_page = i == 0;
		run_now = 0;
		tell_here((const char *const[]){ "secretary open 修桥", "secretary fill matter: text=修一座桥|budget=400", NULL });
		version = version_now();
		good(proposed(actor_named("secretary"), version, "600", "修两座桥"));
		r = proposed(actor_named("second"), version, "500", "修一座桥");
		walk_has(&r, 409, "刚被别人改过");
		if (by_page) {
			walk_has(&r, 409, "<td class=\"wraps lines\">修两座桥</td><td class=\"wraps lines\">修一座桥</td>");
			walk_has(&r, 409, "<td class=\"wraps lines\">600 元</td><td class=\"wraps lines\">500 元</td>");
			walk_has(&r, 409, "<details class=\"more-form\" open>");
			walk_has(&r, 409, "value=\"500\"");
			r = proposed(actor_named("second"), version, "600", "修两座桥");
			walk_has(&r, 409, "与您填的相同");
		}
		r = client_get(actor_named("second")->program, text("/api/v1/run/%lld", (long long)run_now));
		walk_has(&r, 200, "修两座桥");
		good(proposed(actor_named("second"), version_now(), "500", "修一座桥"));	/* seen, and wanted */
		/* A form that a rule refused is open, too. */
		r = proposed(actor_named("second"), version_now(), "五百", "修一座桥");
		walk_has(&r, 422, by_page ? "<details class=\"more-form\" open>" : "预算");
	}
}

/* ---- who is left out of what ---- */

static const char *const TO_THE_MEETING[] = {
	"secretary open 修水渠",
	"secretary fill proposal: entry=村内道路和水利建设|kind=重要事项|matter=修水渠|budget=80000|plan=分两段施工",
	"secretary close > consult",
	KFQ_TOPIC_SHOWN("15"),
	NULL
};

static struct reply ballot_sent(const char *who, const char *what, const char *names[4], const char *values[4])
{
	struct actor *a = actor_named(who);
	const char *url = text("%s/ballot/%lld", by_page ? "" : "/api/v1", (long long)ballot_last), *json = "{";
	struct reply r;

	if (by_page) {
		client_get(a->page, url);
		r = client_get(a->program, text("/api/v1%s", url));
		return client_post(a->page, text("%s/%s", url, what), names[0], values[0], names[1], values[1], names[2], values[2], names[3], values[3], "row_version",
			text("%lld", strtoll(strstr(r.body, "\"row_version\":") + strlen("\"row_version\":"), NULL, 10)), NULL);
	}
	r = client_get(a->program, url);
	for (int i = 0; i < 4 && strcmp(names[i], "-") != 0; i++)
		json = text(strcmp(names[i], "voter") == 0 ? "%s\"%s\":%s," : "%s\"%s\":\"%s\",", json, names[i], values[i]);
	if (strcmp(what, "void") == 0)
		return client_post_json(a->program, text("%s/%s", url, what), text("{\"reason\":\"%s\"}", values[0]));
	return client_post_json(a->program, text("%s/%s", url, what), text("%s\"row_version\":%lld}", json, strtoll(strstr(r.body, "\"row_version\":") + strlen("\"row_version\":"), NULL, 10)));
}

static struct reply left_out(const char *ground)
{
	return ballot_sent("secretary", "leave-out", (const char *[]){ "voter", "ground", "reason", "consent" }, (const char *[]){ "7", ground, "规定的情形", "上级同意" });
}

static struct reply declared_void(void)
{
	return ballot_sent("secretary", "void", (const char *[]){ "reason", "-", "-", "-" }, (const char *[]){ "重新表决", "", "", "" });
}

/* The grounds of the Party's rules are about votes of its members: 40 representatives stay 40, of whom two thirds have to be there (村民委员会组织法 art. 30). */
static void nobody_is_left_out_of_the_representatives(void **state)
{
	put_practice("kfq/four");
	for (int i = 0; i < VILLAGES; i++) {
		static const char *const GROUNDS[] = { "4", "recused", "1" };
		struct reply r;

		here = &villages[i];
		by_page = i == 0;
		run_now = 0;
		tell_here(TO_THE_MEETING);
		good(opened_ballot(actor_named("secretary"), "review"));
		good(left_out("4"));	/* of the members' meeting it may be asked */
		good(declared_void());
		tell_here((const char *const[]){ "secretary vote review: 24 20 4", "secretary close > assembly", NULL });
		good(opened_ballot(actor_named("secretary"), "decide"));
		for (size_t g = 0; g < sizeof(GROUNDS) / sizeof(GROUNDS[0]); g++) {
			r = left_out(GROUNDS[g]);
			walk_has(&r, 422, "名单上的 40 人都计入");
			walk_has(&r, 422, "《村民委员会组织法》（2025年）第三十条");
		}
		r = client_get(actor_named("secretary")->page, text("/ballot/%lld", (long long)ballot_last));
		walk_has(&r, 200, "名单上的人都计入应到");
		assert_false(reply_has(&r, "/leave-out"));
		/* One that was asked for before is not confirmed any more. */
		world_run(w, text("INSERT INTO ballot_exclusion (id, ballot_id, number, ground, reason, consent, state, asked_by, asked_s, decided_by, decided_s) "
			"VALUES (%d, %lld, 7, '4', '卧床', '同意', 'waiting', %lld, 1, 0, 0)", 900 + i, (long long)ballot_last, (long long)actor_named("secretary")->account));
		r = ballot_sent("upper", "left-out", (const char *[]){ "voter", "state", "-", "-" }, (const char *[]){ "7", "confirmed", "", "" });
		walk_has(&r, 422, "名单上的 40 人都计入");
		good(ballot_sent("upper", "left-out", (const char *[]){ "voter", "state", "-", "-" }, (const char *[]){ "7", "refused", "", "" }));
		r = client_get(actor_named("secretary")->program, text("/api/v1/ballot/%lld", (long long)ballot_last));
		walk_has(&r, 200, "\"entitled\":40");
		clock_to(day_parse_iso("2015-11-17"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(SN_04_whoever_registers_has_it_among_what_is_due),
		cmocka_unit_test(two_clerks_see_both_texts),
		cmocka_unit_test(nobody_is_left_out_of_the_representatives),
	};

	return cmocka_run_group_tests_name("practice_desk", tests, practice_start, practice_stop);
}
