/* What tests of 滕州's gates share: both villages with everybody who signs, people on the way to membership, and the case of recruiting that a practice
 * of the place gates. */
#ifndef TESTS_PAGE_PRACTICE_GATE_WORLD_H
#define TESTS_PAGE_PRACTICE_GATE_WORLD_H

#include "practice_world.h"

/* One more post, for somebody who goes on working in the one he had. */
static void add_post(const struct actor *a, int64_t org, const char *post)
{
	int64_t first = world_holding(w, org, post, a->person);

	world_run(w, text("UPDATE session SET holding_id = (SELECT MIN(id) FROM holding WHERE person_id = %lld AND id <> %lld) WHERE account_id = %lld",
		(long long)a->person, (long long)first, (long long)a->account));
}

/* ---- the case of recruiting that they gate ---- */

static int64_t recruit_uses[VILLAGES];

static void tell_of(int64_t run, const char *const *lines)
{
	run_now = run;
	here->org_now = here->org;
	tell_here(lines);
}

#define TELL(run, ...) tell_of(run, (const char *const[]){ __VA_ARGS__, NULL })

/* Of each step the day on which it is done, before any practice of the place is in force, and who does what. */
static const struct { const char *step, *day, *acts[4]; } RECRUITING[] = {
	{ "apply", "2014-06-03", { "secretary fill application: +paper|applied_on=2014-06-03|received_by=工作学习单位", "secretary close > talk" } },
	{ "talk", "2014-06-10", { "secretary fill first_talk: talker=党员02|topics=是|content=了解情况", "secretary close > recommend" } },
	{ "recommend", "2014-06-30", { "secretary fill recommendation: way=党员推荐|+minutes|result=同意", "secretary close > file" } },
	{ "file", "2014-07-10", { "office fill filing: +reply|note=同意备案", "office close > contacts" } },
	{ "contacts", "2014-07-15", { "secretary fill mentors: first=@second|kin=否", "secretary close > cultivate" } },
	{ "cultivate", "2015-07-06", { "secretary fill cultivation: *reviews=2014-12-20;好;|*reviews=2015-06-20;好;|earlier=0|+register", "secretary close > propose" } },
	{ "propose", "2015-07-06", { "secretary fill opinions: groups=同意|people=同意|+minutes|result=同意", "secretary close > agree" } },
	{ "agree", "2015-07-07", { "upper fill consent: result=同意|+reply", "upper close > display" } },
	{ "display", "2015-07-08", { "secretary notice listing" } },
	{ "display", "2015-07-20", { "secretary fill listed: result=没有影响发展的反映", "secretary close > introduce" } },
	{ "introduce", "2015-07-20", { "secretary fill introducers: first=@second|second=@member|kin=否", "secretary close > review" } },
	{ "review", "2015-07-21", { "secretary fill political: result=合格|floating=否|+report", "secretary close > train" } },
	{ "train", "2015-07-30", { "office fill training: days=3|hours=24|ended_on=2015-07-30|+certificate", "office close > examine" } },
	{ "examine", "2015-08-03", { "secretary fill examination: result=合格|+minutes", "secretary close > preread" } },
	{ "preread", "2015-08-10", { "upper fill preview: result=合格|+reply", "upper close > fill" } },
	{ "fill", "2015-08-12", { "secretary fill booklet: number=#|filled_on=2015-08-12|+paper", "secretary close > meeting" } },
	{ "meeting", "2015-08-20", { "secretary vote admission: 24 22 2", "secretary fill admission_minutes: alone=是|+resolution", "secretary close > pretalk" } },
	{ "pretalk", "2015-08-25", { "office fill second_talk: talker=镇组织员|opinion=可以接收", "office close > approve" } },
};
#define RECRUITING_STEPS (sizeof(RECRUITING) / sizeof(RECRUITING[0]))

static bool stands_at(const char *step)
{
	struct reply r = state_of_case();

	return reply_has(&r, text("\"step\":\"%s\",\"due_day\"", step));
}

/* A case that was walked to that step, which is open now: by programs, each act on its day by whoever does it. */
static int64_t recruiting(const char *who, const char *step)
{
	int64_t use = here->use, run = 0;
	day_t now = today_now;
	bool was_by_page = by_page;

	by_page = false;
	for (size_t i = 0; i < RECRUITING_STEPS && strcmp(RECRUITING[i].step, step) != 0; i++) {
		clock_to(day_parse_iso(RECRUITING[i].day));
		if (i == 0) {
			here->use = recruit_uses[here - villages];
			tell_here((const char *const[]){ text("secretary open 发展党员: @%s", who), NULL });
			here->use = use;
			run = run_now;
		}
		tell_of(run, RECRUITING[i].acts);
	}
	by_page = was_by_page;
	clock_to(now);
	run_now = run;
	if (!stands_at(step))
		fail_msg("no case of recruiting was walked to %s", step);
	return run;
}

/* What takes a year more, or was told elsewhere, is not walked: the case is put there. */
__attribute__((unused))
static void jump(int64_t run, const char *step)
{
	world_run(w, text("UPDATE run_step SET step = '%s' WHERE run_id = %lld AND seal = ''", step, (long long)run));
	world_run(w, text("UPDATE run SET step = '%s', step_title = '%s' WHERE id = %lld", step, step, (long long)run));
}

/* Both villages, with the practice and recruiting in force. */
static void tell_gated(const char *practice, void (*tale)(void))
{
	put_practice("national/recruit");
	for (int i = 0; i < VILLAGES; i++)
		recruit_uses[i] = villages[i].use;
	put_practice(practice);
	for (int i = 0; i < VILLAGES; i++)
		world_run(w, text("UPDATE programme_use SET from_day = %d WHERE id = %lld", today_now, (long long)villages[i].use));
	for (int i = 0; i < VILLAGES; i++) {
		here = &villages[i];
		by_page = i == 0;
		tale();
	}
}

/* Cases of the stories before are no longer in the way of others about the same people. */
static void stop_all(void)
{
	world_run(w, "UPDATE run SET state = 'stopped', closed_day = opened_day WHERE state = 'open'");
	world_run(w, "UPDATE programme_use SET to_day = from_day WHERE programme_id IN (SELECT id FROM programme_file WHERE code LIKE 'tz-%')");
}

/* What the page leads to: the case that is open, or the page on which one is opened. */
__attribute__((unused))
static bool page_leads(const char *who, const char *href)
{
	struct reply r = client_get(actor_named(who)->page, text("/run/%lld", (long long)run_now));

	return reply_has(&r, href);
}

__attribute__((unused))
static int64_t gates_shown(void)
{
	struct reply r = state_of_case();

	return reply_has(&r, "\"kind\":\"gate\"");
}

static void add_role(int64_t person, const char *kind)
{
	PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", person), TEXT("kind", kind), NUMBER("from_day", 16000), NUMBER("to_day", 2932897));
}

/* Somebody on the way to membership, with a role. */
static void add_person(struct village *v, const char *actor, const char *name, const char *kind)
{
	int64_t person = world_person_of(w, v->org, name, 0);

	world_run(w, text("UPDATE person SET applied_day = -2147483647 WHERE id = %lld", (long long)person));
	add_actor(v, actor, person);
	add_role(person, kind);
}

/* The committee's organisation member and deputy secretary, and the organiser of the county; the deputy also works at the county. */
static int party_start(void **state)
{
	int failed = practice_start(state);

	for (int i = 0; i < VILLAGES; i++) {
		struct village *v = &villages[i];

		add_holder(v, v->zone, "organisation_member", "cadre");
		add_holder(v, v->zone, "deputy_secretary", "deputy");
		add_post(&v->actors[v->actors_count - 1], v->county, "department_head");
		add_holder(v, v->county, "organiser", "city");
		add_post(&v->actors[1], v->zone, "committee_member");	/* the second of the branch is on the committee too */
		add_person(v, "elected", "甲", "applicant");
		add_person(v, "other", "己", "applicant");
		add_person(v, "related", "发展乙", "prospect");
		add_person(v, "unfit", "发展丙", "prospect");
		add_person(v, "recorded", "发展丁", "applicant");
	}
	world_right(w, "organisation_member", "handle");
	world_right(w, "deputy_secretary", "handle");
	world_right(w, "secretary", "set_norms");
	return failed;
}

#endif
