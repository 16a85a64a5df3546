/* What the search finds by a number or a title: cases, papers by digest, letters of transfer, reminders; page and API. What lies outside the own scope is answered
 * as what does not exist. */
#include "page/case_desk_world.h"

#include "base/buffer.h"

static struct reply page_of(struct client *c, const char *q) { return client_get(c, text("/search?q=%s", buffer_url(w->arena, q))); }
static struct reply api_of(struct client *c, const char *q) { return client_get(c, text("/api/v1/search?q=%s", buffer_url(w->arena, q))); }

/* Found by those of the town and the branch, by page and API; to a neighbour it is what nobody has. */
static void is_found(const char *q, const char *kind, int64_t id, const char *href)
{
	struct client *inside[] = { head_a, town_clerk }, *programs[] = { head_api, town_api };
	struct reply r;

	for (int i = 0; i < 2; i++) {
		r = page_of(inside[i], q);
		walk_has(&r, 200, text("href=\"%s\"", href));
		r = api_of(programs[i], q);
		walk_has(&r, 200, text("\"kind\":\"%s\",\"id\":\"%lld\"", kind, (long long)id));
		walk_has(&r, 200, text("\"href\":\"%s\"", href));
	}
	r = page_of(neighbour, q);
	walk_has(&r, 200, "没有找到");
	assert_false(reply_has(&r, href));
}

static void is_not_found(struct client *c, const char *q)
{
	struct reply r = page_of(c, q);

	walk_has(&r, 200, "没有找到");
}

static const char *hex_of(int64_t run)
{
	struct reply r = client_get(head_api, text("/api/v1/run/%lld", (long long)run));

	return text("%.64s", strstr(r.body, "\"digest\":\"") + 10);
}

static void a_case_is_found_by_title_and_number(void **state)
{
	int64_t run, foreign;
	struct reply r;

	morning("2015-11-17");
	run = opened(branch_a, "河东路灯改造一期", "2015-11-17");
	foreign = opened(branch_b, "河东水渠清淤", "2015-11-17");
	is_found("河东路灯", "case", run, text("/run/%lld", (long long)run));		/* its beginning */
	is_found("路灯改造", "case", run, text("/run/%lld", (long long)run));		/* and further in */
	is_found(text("%lld", (long long)run), "case", run, text("/run/%lld", (long long)run));
	r = page_of(head_a, "河东路灯");
	walk_has(&r, 200, "走访事项");
	walk_has(&r, 200, "甲村党支部");
	r = api_of(head_api, "河东路灯");
	walk_has(&r, 200, "\"what\":\"走访事项\",\"where\":\"甲村党支部\",\"how\":\"走访\"");
	/* Another village of the town has its own; the branch does not find it, and the town finds both. */
	is_not_found(head_a, "河东水渠");
	is_not_found(head_a, "水渠清淤");
	is_not_found(head_a, text("%lld", (long long)foreign));
	r = page_of(town_clerk, "河东水渠清淤");
	walk_has(&r, 200, text("href=\"/run/%lld\"", (long long)foreign));
	is_not_found(head_a, "路灯");	/* three characters and fewer are the name of somebody */
	is_not_found(head_a, "河东%路灯");
	/* While somebody types, by the beginning. */
	client_header(head_a, "HX-Request: true");
	r = page_of(head_a, "河东路灯");
	walk_has(&r, 200, text("<a href=\"/run/%lld\">河东路灯改造一期", (long long)run));
	is_not_found(head_a, "路灯改造");
	client_header(head_a, NULL);
}

static void a_paper_is_found_by_its_digest(void **state)
{
	int64_t run, file, other;
	const char *digest;
	struct reply r;

	morning("2015-11-17");
	run = opened(branch_a, "河西走访", "2015-11-17");
	visited(run, "2015-11-17");
	digest = hex_of(run);
	r = client_get(head_api, text("/api/v1/run/%lld", (long long)run));
	file = strtoll(walk_value(w, &r, "file"), NULL, 10);
	is_found(digest, "paper", file, text("/run/%lld", (long long)run));
	is_found(text("%.8s", digest), "paper", file, text("/run/%lld", (long long)run));
	is_not_found(head_a, text("%.7s", digest));	/* too few */
	is_not_found(head_a, "0123456789abcdef");
	/* Of an archive; once it is taken away nobody finds it. */
	other = PUT(w, "file", TEXT("digest", "ABCDEF0123" "00000000000000000000000000000000000000000000000000ffff"), TEXT("name", "申请书.pdf"), TEXT("subject", "person"), NUMBER("subject_id", people[0]),
		NUMBER("org_id", other_town));
	world_run(w, text("UPDATE file SET digest = lower(digest) WHERE id = %lld", (long long)other));
	is_found("ABCDEF0123", "paper", other, text("/person/%lld", (long long)people[0]));
	world_run(w, text("UPDATE file SET is_withdrawn = 1 WHERE id = %lld", (long long)other));
	is_not_found(head_a, "abcdef0123");
}

static int64_t paper_of(int64_t run, const char *digest)
{
	int64_t file = PUT(w, "file", TEXT("digest", digest), TEXT("name", "照片.png"), TEXT("subject", "run"), NUMBER("subject_id", run), NUMBER("org_id", branch_a));

	PUT(w, "run_value", NUMBER("region_id", 1), NUMBER("run_id", run), NUMBER("step_id", 1), TEXT("form", "plan"), TEXT("field", "photo"), TEXT("value", "照片.png"), NUMBER("file_id", file));
	return file;
}

static void a_letter_is_found_by_its_number(void **state)
{
	int64_t letter = PUT(w, "transfer", TEXT("kind", "inside"), NUMBER("person_id", people[1]), TEXT("name", "赵永福"), NUMBER("from_id", branch_a), NUMBER("from_organ_id", town),
		TEXT("state", "issued"), NUMBER("issuer_id", town), TEXT("number", "〔2015〕12号"), NUMBER("first_day", 16700), NUMBER("issued_day", 16700));
	struct reply r;

	morning("2015-11-17");
	is_found("〔2015〕12号", "letter", letter, text("/transfer/%lld", (long long)letter));
	is_found("[2015] 12号", "letter", letter, text("/transfer/%lld", (long long)letter));	/* as keyboards have it */
	is_found("（2015）12", "letter", letter, text("/transfer/%lld", (long long)letter));
	is_not_found(head_a, "〔2015〕2号");
	r = page_of(head_a, "〔2015〕12号");
	walk_has(&r, 200, "赵永福");
	/* The new side knows of it once it is written. */
	world_run(w, text("UPDATE transfer SET to_id = 0, to_organ_id = %lld, first_day = 2932897 WHERE id = %lld", (long long)other_town, (long long)letter));
	is_not_found(neighbour, "〔2015〕12号");
	world_run(w, text("UPDATE transfer SET first_day = 16700 WHERE id = %lld", (long long)letter));
	r = page_of(neighbour, "〔2015〕12号");
	walk_has(&r, 200, text("/transfer/%lld", (long long)letter));
}

static void a_reminder_is_found_by_its_number(void **state)
{
	int64_t sheet;
	struct reply r;

	morning("2015-11-17");
	opened(branch_a, "河南走访", "2015-11-10");
	r = client_post_json(town_api, text("/api/v1/org/%lld/reminder", (long long)branch_a), "{\"by_day\":\"2015-11-20\"}");
	assert_int_equal(r.status, 201);
	sheet = walk_number(town_api, &r, "id");
	is_found("催办〔2015〕1号", "reminder", sheet, text("/reminder/%lld", (long long)sheet));
	is_found("催办[2015]1号", "reminder", sheet, text("/reminder/%lld", (long long)sheet));
	is_not_found(head_a, "催办〔2015〕2号");
	is_not_found(head_a, "催办〔2014〕1号");
	is_not_found(head_a, "催办〔2015〕");
}

/* Whoever may see people and not handle cases finds neither cases nor their papers nor reminders. */
static void cases_need_the_right_to_handle_them(void **state)
{
	int64_t run, reader = world_person(w, branch_a, "只读");
	struct client *c;
	struct reply r;

	morning("2015-11-17");
	run = opened(branch_a, "河北路灯改造", "2015-11-17");
	world_right(w, "org_officer", "see_person");
	world_holding(w, branch_a, "org_officer", reader);
	c = walk_browser(w, "only_reader", reader);
	is_not_found(c, "河北路灯");
	is_not_found(c, text("%lld", (long long)run));
	is_not_found(c, "催办〔2015〕1号");
	paper_of(run, "decade00ffff0000000000000000000000000000000000000000000000000000");
	r = page_of(head_a, "decade00");
	walk_has(&r, 200, "照片.png");
	is_not_found(c, "decade00");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_case_is_found_by_title_and_number),
		cmocka_unit_test(a_paper_is_found_by_its_digest),
		cmocka_unit_test(a_letter_is_found_by_its_number),
		cmocka_unit_test(a_reminder_is_found_by_its_number),
		cmocka_unit_test(cases_need_the_right_to_handle_them),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
