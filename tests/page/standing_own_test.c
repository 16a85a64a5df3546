/* Nobody acts in a matter of his own membership: not in a case about it, and not by a late entry, asked for or decided. Pages and API. */
#include "standing_world.h"

#include <stdlib.h>

/* Whoever the case is about does nothing of it, whatever post he has: the others of the committee do, by page and API. */
static void a_secretary_does_nothing_in_his_own_matter(void **state)
{
	static const char *const FORMS[] = { "grounds", "ground", "application", "request" };
	static const char *const LINES[] = { "ground=因私出国定居", "rule=党章", "kind=恢复党籍", "asked_on=2032-06-01" };
	const int64_t uses[] = { suspend, dispose, restore, resign };
	const char *day = "2032-06-01";
	struct reply r;
	int64_t run;

	walk_clock(county, day);
	for (int i = 0; i < 4; i++) {
		if (i == 2)
			world_run(w, text("UPDATE person SET status = 3 WHERE id = %lld", (long long)secretary_person));	/* restored are only those who lost something */
		run = walk_opened(second, uses[i], branch, secretary_person, day);
		r = walk_filled(secretary, run, FORMS[i], LINES[i]);
		walk_has(&r, 422, "run.kept_apart");
		walk_refused(page, secretary, run, day, "不得");
		if (i == 2)
			world_run(w, text("UPDATE person SET status = 2 WHERE id = %lld", (long long)secretary_person));
		if (i == 0)
			walk_step(second, run, "grounds", "ground=因私出国定居\nsince=2032-01-10\nrecord=@", day, "decide");
	}
}

/* Nor does he register or correct it late. */
static void nobody_registers_late_what_he_is_himself(void **state)
{
	const char *url = text("/person/%lld/standing", (long long)secretary_person);
	struct reply r;

	world_right(w, "secretary", "edit_person");
	r = client_get(page, url);
	r = client_post(page, url, "row_version", reply_field(w, &r, "row_version"), "cause", "suspended", "day", "2032-05-01", "document", "甲党〔2032〕1号", "reason", "漏登", NULL);
	walk_has(&r, 422, "本人不登记、不补录自己的");
	r = client_get(secretary, text("/api/v1/person/%lld", (long long)secretary_person));
	r = client_post_json(secretary, text("/api/v1%s", url), text("{\"cause\":\"suspended\",\"day\":\"2032-05-01\",\"document\":\"甲党〔2032〕1号\",\"reason\":\"漏登\",\"row_version\":%lld}",
		strtoll(walk_value(w, &r, "row_version"), NULL, 10)));
	walk_has(&r, 422, "本人不登记、不补录自己的");
}

/* Asked for by the branch, about somebody of the committee above: another one there decides, not he. */
static void nobody_decides_about_his_own_late_entry(void **state)
{
	struct reply r = client_get(secretary, text("/api/v1/person/%lld", (long long)upper_person));
	const char *entry;

	r = client_post_json(secretary, text("/api/v1/person/%lld/standing", (long long)upper_person), text("{\"cause\":\"suspended\",\"day\":\"2032-05-01\",\"document\":\"甲党〔2032〕2号\",\"reason\":\"漏登\",\"row_version\":%lld}",
		strtoll(walk_value(w, &r, "row_version"), NULL, 10)));
	assert_int_equal(r.status, 201);
	entry = text("/late-entry/%s", walk_value(w, &r, "id"));
	r = client_post_json(upper, text("/api/v1%s/decide", entry), "{\"state\":\"approved\",\"row_version\":1}");
	walk_has(&r, 422, "本人不登记、不补录自己的");
	client_get(upper_page, entry);
	r = client_post(upper_page, text("%s/decide", entry), "state", "approved", "note", "", "row_version", "1", NULL);
	walk_has(&r, 422, "本人不登记、不补录自己的");
	knows(upper_person, "\"status\":\"2\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_secretary_does_nothing_in_his_own_matter),
		cmocka_unit_test(nobody_registers_late_what_he_is_himself),
		cmocka_unit_test(nobody_decides_about_his_own_late_entry),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
