/* CS-11: what village cadres declare of their interests, and no post with an open conflict. */
#include "practice_world.h"

/* CS-11: the rule is in force for the one village, not for its neighbour. */
static int64_t neighbours[VILLAGES], posts[VILLAGES], neighbour_posts[VILLAGES];

static int64_t free_post(int64_t org)
{
	return PUT(w, "post", NUMBER("org_id", org), TEXT("kind", "deputy_secretary"), TEXT("name", "副书记"), NUMBER("seats", 9), NUMBER("rank", 2), NUMBER("from_day", 10000),
		NUMBER("to_day", 2932897), NUMBER("row_version", 1));
}

/* Refused at the person with these words and kept as typed, or given (NULL). */
static void appointed(int64_t post, int64_t person, const char *refusal)
{
	struct actor *a = actor_named("office");
	const char *day = day_text(w->arena, today_now);
	struct reply r;

	if (by_page) {
		client_get(a->page, text("/post/%lld/appoint", (long long)post));
		r = client_post(a->page, text("/post/%lld/appoint", (long long)post), "person", text("%lld", (long long)person), "manner", "appointed", "from_day", day, "document",
			"镇发〔2015〕8号", NULL);
	} else
		r = client_post_json(a->program, text("/api/v1/post/%lld/holding", (long long)post), text("{\"person\":\"%lld\",\"manner\":\"appointed\",\"from_day\":\"%s\",\"document\":\"镇发〔2015〕8号\"}",
			(long long)person, day));
	if (refusal == NULL ? r.status != 303 && r.status != 201 : r.status != 422 || !reply_has(&r, refusal) || !reply_has(&r, "村干部利益申报"))
		fail_msg("%s: status %d: %s", refusal == NULL ? "appointed" : refusal, r.status, r.body);
	if (refusal != NULL && by_page && !reply_has(&r, "value=\"镇发〔2015〕8号\""))
		fail_msg("what was typed is lost: %s", r.body);
}

static const char *const DECLARED[] = {
	"secretary open 利益申报: @member",
	NULL
};
static const char *const CONFLICT[] = {
	"secretary fill declaration: held=有|promise=退出后任职 ! 本人签字的申报表",	/* nobody declares for another without the paper */
	"secretary fill declaration: held=有|promise=退出后任职|+signed",
	"secretary close ! 要写明是哪一家",
	"secretary fill declaration: held=有|*interests=河湾砂场;办企业;2012-03-01;|promise=退出后任职|+signed",
	"secretary close > verify",
	"upper fill check: result=无冲突|how=查市场主体登记",
	"upper close ! 不能认定为无冲突",
	"upper fill check: result=有冲突|how=查市场主体登记",
	"upper close > resolve",
	NULL
};
static const char *const RESOLVED[] = {
	"upper fill decision: result=已经退出|on=2015-11-16|note=股份转让",
	"upper close ! 要有退出日期和证明",
	"upper fill decision: result=已经退出|on=2015-11-16|note=股份转让|+proof",
	"upper close > resolved",
	"office published: 已申报且冲突已消除",
	NULL
};
static const char *const CLEAR[] = {
	"secretary fill declaration: held=没有|promise=不办企业|+signed",
	"secretary close > verify",
	"upper fill check: result=无冲突|how=查市场主体登记",
	"upper close > clear",
	"office published: 已申报无冲突",
	NULL
};
static const char *const KEPT[] = {
	"upper fill check: result=有冲突|how=接到反映|*found=河湾砂场;参股;",
	"upper close > resolve",
	"upper fill decision: result=保留企业或者兼职|note=本人选择",
	"upper close > kept",
	NULL
};

static void neighbour_of(int i)
{
	struct village *v = &villages[i];

	neighbours[i] = world_org_of(w, v->zone, "branch", text("邻村%d党支部", i));
	world_run(w, text("UPDATE org SET unit_kind = 'village' WHERE id = %lld", (long long)neighbours[i]));
	world_run(w, text("UPDATE programme_use SET org_id = %lld WHERE id = %lld", (long long)v->org, (long long)v->use));
	neighbour_posts[i] = free_post(neighbours[i]);
	posts[i] = free_post(v->org);
}

/* Somebody of the other village, by the name that is typed. */
static void an_outsider_declares(int i)
{
	int64_t outsider = world_person_of(w, neighbours[i], text("邻村能人%d", i), 2);

	appointed(posts[i], outsider, "没有办过");
	run_now = 0;
	open_case(&(struct act_line){ "upper", "open 利益申报", by_page ? text("邻村能人%d", i) : text("%lld", (long long)outsider), NULL });
	appointed(posts[i], outsider, "还没有办结");
	good(ended(run_now, actor_named("upper"), "本人不再参选"));
	appointed(posts[i], outsider, "没有办过");	/* without a result it counts for nothing */
	appointed(neighbour_posts[i], outsider, NULL);
}

/* A post that opens doors waits for a second person; meanwhile something came to light. */
static void the_second_person_is_asked_again(int64_t person)
{
	int64_t post = PUT(w, "post", NUMBER("org_id", here->org), TEXT("kind", "organisation_member"), TEXT("name", "组织委员"), NUMBER("seats", 1), NUMBER("rank", 3),
		NUMBER("from_day", 10000), NUMBER("to_day", 2932897), NUMBER("row_version", 1));
	struct reply r = client_post_json(actor_named("office")->program, text("/api/v1/post/%lld/holding", (long long)post),
		text("{\"person\":\"%lld\",\"manner\":\"appointed\",\"from_day\":\"2015-11-17\"}", (long long)person));
	int64_t holding;

	good(r);
	holding = number_after(&r, "id");
	tell_here((const char *const[]){ "secretary open 利益申报: @member", NULL });
	r = client_post_json(actor_named("upper")->program, text("/api/v1/holding/%lld/confirmation", (long long)holding), "{\"row_version\":1}");
	if (r.status != 422 || !reply_has(&r, "还没有办结"))
		fail_msg("status %d: %s", r.status, r.body);
	tell_here(CLEAR);
	good(client_post_json(actor_named("upper")->program, text("/api/v1/holding/%lld/confirmation", (long long)holding), "{\"row_version\":1}"));
}

static void CS_11_no_post_with_an_open_conflict(void **state)
{
	/* covers CS-11 accept 1 refuse 1 by page and api */
	world_right(w, "organiser", "appoint");
	world_right(w, "secretary", "appoint");
	world_right(w, "organisation_member", "appoint");
	put_practice("cs/interests");
	for (int i = 0; i < VILLAGES; i++) {
		int64_t member, second;

		here = &villages[i];
		by_page = i == 0;
		neighbour_of(i);
		member = actor_named("member")->person;
		second = actor_named("second")->person;
		appointed(neighbour_posts[i], member, NULL);
		appointed(posts[i], member, "没有办过");
		tell_here(DECLARED);
		appointed(posts[i], member, "现在是“本人申报”");
		tell_here(CONFLICT);
		appointed(posts[i], member, "现在是“消除冲突”");
		tell_here(RESOLVED);
		appointed(posts[i], member, NULL);
		the_second_person_is_asked_again(member);
		tell_here((const char *const[]){ "secretary open 利益申报: @second", NULL });
		tell_here(CLEAR);
		clock_to(today_now + 367);	/* twelve months and a day after */
		appointed(posts[i], second, "已经过期");
		clock_to(today_now - 1);
		appointed(posts[i], second, NULL);
		tell_here((const char *const[]){ "secretary open 利益申报: @director", NULL });
		tell_here((const char *const[]){ "secretary fill declaration: held=没有|promise=不办企业|+signed", "secretary close > verify", NULL });
		tell_here(KEPT);
		clock_to(day_parse_iso("2015-11-17"));
		an_outsider_declares(i);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(CS_11_no_post_with_an_open_conflict),
	};

	return cmocka_run_group_tests_name("practice_interest", tests, practice_start, practice_stop);
}
