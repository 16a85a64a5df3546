/* Files of a case that are kept until a day (TZ-10): what the page and a program say of the day, what is destroyed after it and what stays, and who is told. */
#include "practice_world.h"

#include <unistd.h>
#include "world/erasing.h"

#define LAST_DAY "2025-11-17"	/* ten years behind 2015-11-17 */

static struct { int64_t run, image, paper, first; } cases[VILLAGES];

static const char *const ELECTED[] = {
	"secretary open 影像: @prospect",
	"upper see: election",
	NULL
};
static const char *const SEALED[] = { "upper close > admit", NULL };
static const char *const FILED[] = { "upper close > filed", NULL };

/* A file of that tag (walk_file): each tag has bytes of its own. */
static int64_t uploaded(const char *tag)
{
	struct walk_file file = walk_file(w, tag);

	return walk_upload(actor_named("upper")->program, run_now, file.name, file.media_type, file.data, file.bytes);
}

/* By a program, since each image has bytes of its own. */
static void fill(const char *form, int64_t paper, int64_t image)
{
	good(client_post_json(actor_named("upper")->program, text("/api/v1/run/%lld/fill/%s", (long long)run_now, form),
		text("{\"row_version\":%d,\"values\":[\"on_day=2015-11-17\",\"told=是\",\"paper=%lld\",\"images=%lld\"]}", version_now(), (long long)paper, (long long)image)));
}

/* Papers with a term for which this holds. */
static int64_t kept(const char *where) { return world_count(w, text("file_keep WHERE %s", where)); }

static struct reply on_page(void) { return client_get(actor_named("upper")->page, text("/run/%lld", (long long)run_now)); }

static day_t day_of(const char *day) { return day_parse_iso(day); }

static void both_say(const char *words, const char *json)
{
	struct reply page = on_page(), program = state_of_case();

	if (page.status != 200 || !reply_has(&page, words))
		fail_msg("the page does not say '%s': %s", words, page.body);
	if (!reply_has(&program, words) || !reply_has(&program, json))
		fail_msg("the program is not told '%s', '%s': %s", words, json, program.body);
}

static struct reply opened(const char *who, int64_t file, bool as_page)
{
	struct actor *a = actor_named(who);

	if (!as_page)
		return client_post_json(a->program, text("/api/v1/run/%lld/file/%lld", (long long)run_now, (long long)file), "{\"reason\":\"核对\"}");
	client_get(a->page, text("/run/%lld", (long long)run_now));
	return client_post(a->page, text("/run/%lld/file/%lld", (long long)run_now, (long long)file), "reason", "核对", NULL);
}

static void the_day_stands_beside_the_file(void **state)
{
	put_practice("tz/image");
	for (int i = 0; i < VILLAGES; i++) {
		int64_t election;

		here = &villages[i];
		by_page = i == 0;
		if (i == 0) {
			/* In the first village a paper of another case, which stays, has the same bytes as the image. */
			run_now = 0;
			tell_here((const char *const[]){ "secretary open 影像: @talent", NULL });
			fill("election", uploaded("jpg admission 0"), uploaded("jpg talent"));
			run_now = 0;
		}
		tell_here(ELECTED);
		cases[i].run = run_now;
		cases[i].paper = uploaded("");
		cases[i].first = uploaded(text("jpg blurred %d", i));
		fill("election", cases[i].paper, cases[i].first);
		both_say("保存到 2025年11月17日", "\"kept_until\":\"" LAST_DAY "\",\"erased_on\":null");
		election = uploaded(text("jpg election %d", i));
		fill("election", cases[i].paper, election);	/* in place of the first one */
		tell_here(SEALED);
		assert_int_equal(kept("1 = 1"), i == 0 ? 0 : 3);	/* an open case fixes nothing */
		cases[i].image = uploaded(text("jpg admission %d", i));
		fill("admission", uploaded("decision"), cases[i].image);
		if (i == 0)
			erasing_all(w, day_of("2099-01-01"));
		assert_true(erasing_is_there(w, cases[i].image));	/* and loses nothing */
		world_run(w, text("UPDATE person SET status = 1 WHERE id = %lld", (long long)actor_named("prospect")->person));	/* admitted */
		tell_here(FILED);
		both_say("保存到 2025年11月17日", "\"kept_until\":\"" LAST_DAY "\"");
		if (i == 0)
			assert_int_equal(kept("1 = 1"), 3);	/* two images and the one that was replaced; no paper */
	}
	assert_int_equal(kept("1 = 1"), 6);
	assert_int_equal(kept(text("keep_day = %d", (int)day_of(LAST_DAY))), 6);
}

static void what_goes_soon_is_told(void **state)
{
	for (int i = 0; i < VILLAGES; i++) {
		here = &villages[i];
		run_now = cases[i].run;
		world_run(w, text("UPDATE file_keep SET keep_day = %d WHERE file_id = %lld", (int)today_now + 9, (long long)cases[i].image));
		both_say("保存到 2015年11月26日，还有 10 天就要销毁", "\"kept_until\":\"2015-11-26\"");
		world_run(w, text("UPDATE file_keep SET keep_day = %d WHERE file_id = %lld", (int)day_of(LAST_DAY), (long long)cases[i].image));
	}
}

static void nothing_goes_on_the_last_day(void **state)
{
	erasing_all(w, day_of(LAST_DAY));
	assert_int_equal(kept("erased_day < 2932897"), 0);
	for (int i = 0; i < VILLAGES; i++)
		assert_true(erasing_is_there(w, cases[i].image));
}

/* First the rows say so, and nobody reads the paper any more; only then the bytes go. A process that ended in between leaves nothing but that. */
static void the_row_goes_before_the_bytes(void **state)
{
	struct reply r;
	int lock;

	here = &villages[1];
	run_now = cases[1].run;
	assert_false(erasing_slice(w, day_of("2025-11-18")));
	assert_int_equal(kept("erased_day < 2932897 AND is_destroyed = 0"), 6);
	assert_true(erasing_is_there(w, cases[1].image));
	r = opened("upper", cases[1].image, false);
	assert_int_equal(r.status, 410);
	/* A backup that reads the papers holds them up. */
	lock = erasing_hold(w);
	erasing_all(w, day_of("2025-11-18"));
	assert_true(erasing_is_there(w, cases[1].image));
	assert_int_equal(kept("is_destroyed = 1"), 0);
	close(lock);
	/* As if the process had been killed behind the first byte that went, before its commit. */
	erasing_kill(w, cases[1].image);
	erasing_all(w, day_of("2025-11-18"));
	assert_int_equal(kept("is_destroyed = 1"), 6);
	assert_int_equal(world_count(w, "audit WHERE verb = 'file.erase'"), 1);
	assert_int_equal(world_count(w, "audit WHERE verb = 'file.destroy'"), 1);
}

static void what_another_paper_has_too_stays(void **state)
{
	struct reply r;

	assert_true(erasing_is_there(w, cases[0].image));
	assert_false(erasing_is_there(w, cases[1].image));
	for (int i = 0; i < VILLAGES; i++) {
		here = &villages[i];
		run_now = cases[i].run;
		assert_false(erasing_is_there(w, cases[i].first));
		r = opened("upper", cases[i].paper, i == 0);
		assert_int_equal(r.status, 200);
		assert_true(reply_has(&r, "%PDF"));
	}
}

/* Whoever may see the case reads when it was, and the digest; nobody else learns that it ever was there. */
static void the_case_says_what_was_destroyed(void **state)
{
	for (int i = 0; i < VILLAGES; i++) {
		struct reply r;

		here = &villages[i];
		run_now = cases[i].run;
		both_say(text("已于 2025年11月18日 按保存期限销毁，摘要 %s", erasing_digest(w, cases[i].image)), text("\"erased_on\":\"2025-11-18\",\"digest\":\"%s\"", erasing_digest(w, cases[i].image)));
		r = on_page();
		assert_false(reply_has(&r, text("/run/%lld/file/%lld\"", (long long)run_now, (long long)cases[i].image)));	/* no door to it */
		assert_true(reply_has(&r, text("/run/%lld/file/%lld\"", (long long)run_now, (long long)cases[i].paper)));
		r = opened("upper", cases[i].image, true);
		assert_int_equal(r.status, 410);
		assert_true(reply_has(&r, "已于 2025年11月18日 按保存期限销毁"));
		r = opened("upper", cases[i].image, false);
		assert_int_equal(r.status, 410);
		assert_true(reply_has(&r, "\"status\":410") && reply_has(&r, "run.file_gone") && reply_has(&r, erasing_digest(w, cases[i].image)));
		here = &villages[1 - i];	/* another county */
		for (int page = 0; page < 2; page++) {
			r = opened("upper", cases[i].image, page == 1);
			assert_int_equal(r.status, 404);
			assert_false(reply_has(&r, "销毁"));
		}
	}
}

static void the_print_and_the_seals_hold(void **state)
{
	assert_true(erasing_seals(w) >= 4);
	for (int i = 0; i < VILLAGES; i++) {
		struct reply r;

		here = &villages[i];
		r = client_post_json(actor_named("upper")->program, text("/api/v1/run/%lld/bundle", (long long)cases[i].run), "{}");
		assert_int_equal(r.status, 200);
	}
}

/* A case that is stopped behind its first event: that image has its own day, and the one that never was has none. */
static void a_stopped_case_has_its_days(void **state)
{
	here = &villages[1];
	by_page = false;
	tell_here((const char *const[]){ "secretary open 影像: @talent", NULL });
	fill("election", uploaded("minutes"), uploaded("jpg another"));
	tell_here(SEALED);
	good(ended(run_now, actor_named("upper"), "本人不愿继续"));
	assert_int_equal(kept(text("keep_day = %d AND file_id IN (SELECT id FROM file WHERE subject = 'run' AND subject_id = %lld)", (int)day_of(LAST_DAY), (long long)run_now)), 1);
}

/* A case that ends because a consent was taken back is sealed like any other. */
static void a_withdrawn_case_is_sealed(void **state)
{
	int64_t seals = erasing_seals(w);

	put_practice("tz/sunrise");
	here = &villages[1];
	by_page = false;
	tell_here((const char *const[]){ "secretary open 向阳: @talent",
		"secretary fill entry: pool=优秀青年|channel=个人自荐|consent=是|agreed_on=2015-11-10|merit=技术能手", "secretary close > check_up", NULL });
	good(client_post_json(actor_named("talent")->program, text("/api/v1/me/consent/%lld", (long long)run_now), "{}"));
	assert_int_equal(erasing_seals(w), seals + 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_day_stands_beside_the_file),
		cmocka_unit_test(what_goes_soon_is_told),
		cmocka_unit_test(nothing_goes_on_the_last_day),
		cmocka_unit_test(the_row_goes_before_the_bytes),
		cmocka_unit_test(what_another_paper_has_too_stays),
		cmocka_unit_test(the_case_says_what_was_destroyed),
		cmocka_unit_test(the_print_and_the_seals_hold),
		cmocka_unit_test(a_stopped_case_has_its_days),
		cmocka_unit_test(a_withdrawn_case_is_sealed),
	};

	return cmocka_run_group_tests_name("run_retention", tests, practice_start, practice_stop);
}
