/* What the log says of organisations, as the auditor reads it: words for codes, names for numbers. */
#include "org_world.h"

#include <string.h>

/* The newest line of the log with this verb: its page, and as programs read it. */
static struct reply line_of(const char *verb, struct reply *answer)
{
	struct reply list = client_get(auditor, arena_printf(w->arena, "/audit?verb=%s", verb));
	const char *at = strstr(list.body, "<a href=\"/audit/");
	long long seq = 0;

	assert_non_null(at);
	assert_int_equal(sscanf(at, "<a href=\"/audit/%lld", &seq), 1);
	*answer = client_get(auditor, arena_printf(w->arena, "/api/v1/audit/%lld", seq));
	assert_int_equal(answer->status, 200);
	return client_get(auditor, arena_printf(w->arena, "/audit/%lld", seq));
}

/* An auditor reads words and names; of people the number alone. */
static void the_log_says_codes_and_numbers_in_words(void **state)
{
	struct reply r = found("词语支部", "branch", "2014-01-01"), answer;
	int64_t org = id_of(&r), person = world_person(w, org, "词中人"), upper;
	const char *path, *number = arena_printf(w->arena, "%lld", (long long)person);

	r = client_get(town, url(org, "/describe/form"));
	r = client_post(town, url(org, "/describe"), "unit_kind", "community", "note", "村改社区", "day", "2015-10-01", "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	r = line_of("org.describe", &answer);
	walk_has(&r, 200, "村 <small class=\"muted\"><code>village</code></small>");
	assert_true(reply_has(&r, "社区 <small class=\"muted\"><code>community</code></small>"));
	assert_true(reply_has(&r, arena_printf(w->arena, "词语支部 <small class=\"muted num\">%lld</small>", (long long)org)));
	assert_true(reply_has(&r, "所任职务") && reply_has(&r, "secretary <small class=\"muted num\">"));
	assert_true(reply_has(&answer, "\"before\":\"village\",\"after\":\"community\",\"before_words\":\"村\",\"after_words\":\"社区\""));
	assert_true(reply_has(&answer, "\"org_name\":\"词语支部\"") && reply_has(&answer, "\"subject_name\":\"词语支部\"") && reply_has(&answer, "secretary\","));
	r = found("词语总支", "general_branch", "2014-01-01");
	upper = id_of(&r);
	r = client_get(town, url(org, "/move/form"));
	r = client_post(town, url(org, "/move"), "parent_code", "词语总支", "day", "2015-10-02", "document", "甲", "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	r = line_of("org.move", &answer);
	walk_has(&r, 200, arena_printf(w->arena, "词语总支 <small class=\"muted\"><code>%lld</code></small>", (long long)upper));
	assert_true(reply_has(&answer, "\"before_words\":\"甲镇党委\",\"after_words\":\"词语总支\""));
	path = arena_printf(w->arena, "/post/%lld/appoint", (long long)world_first_id(w, arena_printf(w->arena, "post WHERE org_id = %lld AND kind = 'secretary'", (long long)org)));
	r = client_get(town, path);
	r = client_post(town, path, "person", number, "manner", "appointed", "from_day", "2015-11-01", "document", "甲", "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	r = line_of("post.appoint", &answer);
	assert_int_equal(r.status, 200);
	assert_false(reply_has(&r, "词中人") || reply_has(&answer, "词中人"));
}

/* Hundreds of verbs stand under headings in Chinese, none twice, each once. */
static void the_filter_of_the_log_has_headings(void **state)
{
	struct reply r = client_get(auditor, "/audit");
	const char *verbs = strstr(r.body, "name=\"verb\""), *subjects = strstr(r.body, "name=\"subject\""), *at;
	size_t headings = 0;

	assert_true(verbs != NULL && subjects != NULL && verbs < subjects);
	for (at = verbs; (at = strstr(at, "<optgroup label=\"")) != NULL; headings++) {
		const char *heading = at;

		at += strlen("<optgroup label=\"");
		if ((unsigned char)*at < 0x80)
			fail_msg("no Chinese heading: %.40s", at);
		heading = arena_text_n(w->arena, heading, strcspn(heading, ">"));
		if (at < subjects)
			assert_true(strstr(at, heading) == NULL || strstr(at, heading) > subjects);
	}
	assert_true(headings > 40 && headings < 250);
	at = strstr(verbs, "<optgroup label=\"党组织\">");
	assert_non_null(at);
	assert_true(strstr(at, "value=\"org.found\"") < strstr(at, "</optgroup>"));
	assert_non_null(strstr(subjects, "value=\"org_path\""));
	r = client_get(auditor, "/audit?verb=org.found&subject=org");
	walk_has(&r, 200, "<option value=\"org.found\" selected>");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_log_says_codes_and_numbers_in_words),
		cmocka_unit_test(the_filter_of_the_log_has_headings),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
