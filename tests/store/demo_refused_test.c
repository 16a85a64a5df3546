/* A practice is a file, and a changed one may refuse the cases of the demo: the load says which case, at which step and by which rule, and ends; it
 * neither crashes nor writes on. */
#include "demo_world.h"

#include "demo/cast_case.h"
#include "demo/cast_past.h"
#include "demo/demo_plan.h"

/* With a field more than the demo has ever filled in. */
static const char CHANGED[] = "programme changed \"改过的程序\"\nversion 7\nafter \"测试\"\nabout matter\nruns_at county\nopens any\nform word \"说明\"\nfield what text \"说明\" must\n"
	"field more text \"新增的一项\" must\nend\nstep tell \"说明情况\"\nneeds word\ngo done\nend\nfinish done \"完成\"\nend\n"
	"example \"一\"\ngiven word.what 甲\ngiven word.more 乙\nexpect done\nend\n";

/* With a field that may stay empty, before the one that the demo fills in. */
static const char GROWN[] = "programme grown \"多一栏的程序\"\nversion 8\nafter \"测试\"\nabout matter\nruns_at county\nopens any\nform word \"说明\"\nfield note text \"备注\"\n"
	"field what text \"说明\" must\nend\nstep tell \"说明情况\"\nneeds word\ngo done\nend\nfinish done \"完成\"\nend\n"
	"example \"一\"\ngiven word.what 甲\nexpect done\nend\n";

STATEMENT(TOLD, "", "i", false, "SELECT COUNT(*) FROM run_value WHERE form = 'word' AND field = 'what' AND value = '情况属实'",
	"SELECT COUNT(*) FROM run_value WHERE form = 'word' AND field = 'what' AND value = '情况属实'");
STATEMENT(NOTED, "", "i", false, "SELECT COUNT(*) FROM run_value WHERE form = 'word' AND field = 'note' AND value <> ''",
	"SELECT COUNT(*) FROM run_value WHERE form = 'word' AND field = 'note' AND value <> ''");
STATEMENT(RUNS, "", "i", false, "SELECT COUNT(*) FROM run WHERE code = 'changed'", "SELECT COUNT(*) FROM run WHERE code = 'changed'");

struct stage { struct services services; struct ctx base; struct caster k; char error[1000]; };

static void set_up(struct world *w, struct keyring *keys, struct stage *s)
{
	demo_world_load(w, keys, BUSINESS_DAY);
	*s = (struct stage){ .services = { .database = w->database, .keys = keys, .files = world_files(w), .programmes = programme_cache_new() } };
	s->base = (struct ctx){ .arena = w->arena, .services = &s->services, .today = BUSINESS_DAY, .machine_s = 1700000000, .address = "test" };
	s->k = (struct caster){ .base = &s->base, .p = demo_plan_new(w->arena, demo_profile_find("small"), BUSINESS_DAY), .arena = arena_new(), .error = s->error,
		.error_bytes = sizeof(s->error) };
	s->k.root_path = demo_org_at(s->k.p, 1)->path;
}

static void says(const char *error, const char *words)
{
	if (strstr(error, words) == NULL)
		fail_msg("not '%s': %s", words, error);
}

/* By acts: the second field, which must be filled, has no text, and the step is not closed without the form. */
static void an_act_names_case_step_and_rule(struct stage *s, int64_t use)
{
	static const char *const TEXTS[] = { "情况属实" };
	int64_t run = cast_open(&s->k, 1, use, 0, 0, "整修水渠", BUSINESS_DAY);

	assert_true(run != 0);
	assert_false(s->k.is_failed);
	cast_fill(&s->k, run, 0, BUSINESS_DAY, "word what", TEXTS, 1, NULL);
	assert_true(s->k.is_failed);
	says(s->error, "a rule refuses the demo on 2015-11-17, case “整修水渠” of “改过的程序” at “说明情况”: ");
	says(s->error, "新增的一项");
	says(s->error, "(rule ");
	/* What follows changes no word of it. */
	cast_close(&s->k, run, 0, BUSINESS_DAY);
	cast_vote(&s->k, run, 0, BUSINESS_DAY, "none", 3, 3);
	says(s->error, "新增的一项");
}

/* As rows, told by no rule: the form wants a field that the demo does not know; nothing of the slice is kept. */
static void the_past_says_what_the_practice_lacks(struct world *w, struct stage *s, int64_t use)
{
	static const char *const TEXTS[] = { "情况属实" };
	int64_t before = ask_int(w->database, w->arena, &RUNS);
	struct past *x;

	s->k.is_failed = false;
	x = past_begin(&s->k, use);
	past_open(x, 1, 1, BUSINESS_DAY - 30);
	past_fill(x, "word what", TEXTS, 1);
	assert_true(s->k.is_failed);
	says(s->error, "the practice “改过的程序”, version 7, has no way around the field “新增的一项” as the demo's cases of the past have it: case “");
	says(s->error, "opened on 2015-10-18");
	past_show(x, "none", "", BUSINESS_DAY - 20);
	past_report(x, "none", 1, BUSINESS_DAY - 20, TEXTS, 1);
	past_close(x, 1, BUSINESS_DAY - 10, "done");
	past_leave_open(x);
	past_end(x);
	assert_int_equal(ask_int(w->database, w->arena, &RUNS), before);
	/* A practice that is not there at all. */
	s->k.is_failed = false;
	x = past_begin(&s->k, 12345);
	past_open(x, 1, 1, BUSINESS_DAY - 30);
	past_end(x);
	says(s->error, "not in force");
}

/* Texts go to the fields that they name, wherever those stand in the form. */
static void texts_go_where_their_names_say(struct world *w, struct stage *s, int64_t use)
{
	static const char *const TEXTS[] = { "情况属实" };
	int64_t run = cast_open(&s->k, 1, use, 0, 0, "整修水塘", BUSINESS_DAY);
	struct past *x;

	cast_fill(&s->k, run, 0, BUSINESS_DAY, "word what", TEXTS, 1, NULL);
	cast_close(&s->k, run, 0, BUSINESS_DAY);
	x = past_begin(&s->k, use);
	past_open(x, 1, 1, BUSINESS_DAY - 30);
	past_fill(x, "word what", TEXTS, 1);
	past_close(x, 1, BUSINESS_DAY - 10, "done");
	past_end(x);
	if (s->k.is_failed)
		fail_msg("%s", s->error);
	assert_int_equal(ask_int(w->database, w->arena, &TOLD), 2);
	assert_int_equal(ask_int(w->database, w->arena, &NOTED), 0);
	run = cast_open(&s->k, 1, use, 0, 0, "整修水闸", BUSINESS_DAY);
	cast_fill(&s->k, run, 0, BUSINESS_DAY, "word which", TEXTS, 1, NULL);
	says(s->error, "no form or field “word.which”, which the demo fills in: 整修水闸");
	s->k.is_failed = false;
}

static void a_changed_practice_is_said(struct world *w)
{
	struct keyring *keys = demo_world_keys();
	struct stage s;
	int64_t use;

	set_up(w, keys, &s);
	use = cast_text_in_force(&s.k, GROWN, BUSINESS_DAY - 60);
	if (use == 0)
		fail_msg("%s", s.error);
	texts_go_where_their_names_say(w, &s, use);
	use = cast_text_in_force(&s.k, CHANGED, BUSINESS_DAY - 60);
	if (use == 0)
		fail_msg("%s", s.error);
	an_act_names_case_step_and_rule(&s, use);
	the_past_says_what_the_practice_lacks(w, &s, use);
	arena_free(s.k.arena);
	programme_cache_free(s.services.programmes);
	keyring_free(keys);
}

static void a_changed_practice_is_said_on_both(void **state) { (void)state; world_on_both(a_changed_practice_is_said); }

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(a_changed_practice_is_said_on_both) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
