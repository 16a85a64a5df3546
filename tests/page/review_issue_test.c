/* A secret sheet with invited raters, whom no list names: whoever closes it says how many papers went out and came back, and more typed than that is refused with both
 * figures (programmes/gy/satisfaction.prog). Once by pages and once by programs. */
#include "practice_world.h"

static int64_t sheet_now;

static struct reply sheet_sent(const char *who, const char *what, const char *page, const char *json)
{
	struct actor *a = actor_named(who);
	const char *url = text("%s/review/%lld/%s", by_page ? "" : "/api/v1", (long long)sheet_now, what);
	struct reply r;

	if (!by_page)
		return client_post_json(a->program, url, json);
	r = client_get(a->page, text("/review/%lld", (long long)sheet_now));
	return walk_send(a->page, NULL, url, text("csrf_token=%s\nform_key=%s\n%s", reply_field(w, &r, "csrf_token"), crypto_token(w->arena), page));
}

static struct reply sheet_closed(const char *issued, const char *collected)
{
	return sheet_sent("office", "close", text("issued=%s\ncollected=%s", issued, collected), issued[0] == '\0' ? "{}" : text("{\"issued\":%s,\"collected\":%s}", issued, collected));
}

static struct reply sheet_read(void)
{
	struct actor *a = actor_named("office");

	return client_get(by_page ? a->page : a->program, text("%s/review/%lld", by_page ? "" : "/api/v1", (long long)sheet_now));
}

/* Twelve papers are typed by two. */
static void typed_by_two(void)
{
	const char *marks = "3 3 3 3 3 3 3 3 2 2 2 1";

	good(sheet_sent("office", "paper", text("marks=%s", marks), text("{\"marks\":\"%s\"}", marks)));
	good(sheet_sent("upper", "paper", text("marks=%s", marks), text("{\"marks\":\"%s\"}", marks)));
}

static void papers_that_went_out_are_counted(void **state)
{
	struct reply r;

	for (int i = 0; i < VILLAGES; i++) {
		here = &villages[i];
		by_page = i == 0;
		put_practice("gy/satisfaction");
		run_now = 0;
		tell_here((const char *const[]){ "secretary open 满意率", NULL });
		r = ACT(actor_named("office"), "sheet", "sheet=opinion");
		good(r);
		sheet_now = r.status == 201 ? number_after(&r, "review") : strtoll(reply_header(w, &r, "Location") + strlen("/review/"), NULL, 10);
		typed_by_two();
		r = sheet_read();
		assert_true(!by_page || (reply_has(&r, "发出测评表（份）") && reply_has(&r, "收回测评表（份）")));
		walk_answered(sheet_closed("", ""), 422, "请填写发出和收回的测评表各多少份");
		walk_answered(sheet_closed("14", "15"), 422, "收回 15 份，多于发出的 14 份");
		walk_answered(sheet_closed("11", "11"), 422, "录入 12 份（含作废），多于发出的 11 份");
		walk_answered(sheet_closed("15", "11"), 422, "录入 12 份（含作废），多于收回的 11 份");
		walk_answered(sheet_closed("100001", "12"), 422, "最多 100");
		assert_int_equal(world_count(w, text("review_issue WHERE review_id = %lld", (long long)sheet_now)), 0);
		good(sheet_closed("15", "13"));
		assert_int_equal(world_count(w, text("review_issue WHERE review_id = %lld AND issued = 15 AND collected = 13", (long long)sheet_now)), 1);
		r = sheet_read();
		assert_true(reply_has(&r, by_page ? "发出 15 份，收回 13 份，有效 12 份" : "\"papers_count\":12,\"issued\":15,\"collected\":13"));
		tell_here((const char *const[]){ "office fill count_sheet: +sheet", "office close > satisfied", NULL });
		r = client_get(actor_named("office")->page, text("/run/%lld", (long long)run_now));
		assert_true(r.status == 200 && reply_has(&r, "（发出15份，收回13份，有效12份）"));
		walk_answered(sheet_closed("15", "13"), 409, "已经封存");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(papers_that_went_out_are_counted),
	};

	return cmocka_run_group_tests_name("review_issue", tests, practice_start, practice_stop);
}
