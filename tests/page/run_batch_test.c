/* Many papers at once: each is checked by itself, what fits a field by its name is offered there, the rest is sorted by hand, and nothing is
 * lost when one is refused. */
#include "page/case_desk_world.h"

#include "base/buffer.h"

static const char PDF[] = PDF_OF_ONE_PAGE("");

struct sent { const char *name, *data; };

static bool is_numbered = true;	/* each file of a batch has other bytes than the one before */

/* As a browser sends several files of one field. */
static struct reply send_batch(struct client *c, int64_t run, const char *csrf, const struct sent *files, size_t count)
{
	struct buffer body;

	buffer_init(&body, w->arena, 0);
	if (csrf != NULL)
		buffer_printf(&body, "--b\r\nContent-Disposition: form-data; name=\"csrf_token\"\r\n\r\n%s\r\n"
			"--b\r\nContent-Disposition: form-data; name=\"draft_page\"\r\n\r\n/run/%lld\r\n", csrf, (long long)run);
	for (size_t i = 0; i < count; i++)
		buffer_printf(&body, "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"%s\"\r\nContent-Type: application/pdf\r\n\r\n%s%d\r\n", files[i].name,
			files[i].data, is_numbered ? (int)i : 0);
	buffer_puts(&body, "--b--\r\n");
	return client_send(c, "POST", csrf != NULL ? text("/run/%lld/batch", (long long)run) : text("/api/v1/run/%lld/batch", (long long)run),
		"multipart/form-data; boundary=b", body.data, body.bytes);
}

static const char *token_of(struct client *c, int64_t run)
{
	struct reply r = client_get(c, text("/run/%lld", (long long)run));

	return reply_field(w, &r, "csrf_token");
}

/* The number of the paper of that name among those to be sorted. */
static long long loose(int64_t run, const char *name)
{
	struct reply r = client_get(head_api, text("/api/v1/run/%lld/loose", (long long)run));
	const char *at = strstr(r.body, text("\"name\":\"%s\"", name));
	long long id = 0;

	if (at == NULL)
		fail_msg("no %s in %s", name, r.body);
	while (strncmp(at, "\"file\":\"", 8) != 0)
		at--;
	assert_int_equal(sscanf(at, "\"file\":\"%lld\"", &id), 1);
	return id;
}

static void a_batch_from_a_stick_is_sorted_by_name_and_by_hand(void **state)
{
	static const struct sent FILES[] = { { "U盘/01 走访名单.pdf", PDF }, { "会议记录（11月）.pdf", PDF }, { "IMG_2034.pdf", PDF }, { "坏文件.pdf", "MZ not a paper" },
		{ "机密材料.pdf", PDF } };
	int64_t run;
	struct reply r;
	const char *version;

	morning("2015-11-17");
	run = opened(branch_a, "走访一户", "2015-11-17");
	r = client_get(head_a, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "一次最多 40 份，每份不超过 50 兆，合计不超过 64 兆");
	walk_has(&r, 200, "name=\"files\" type=\"file\" multiple accept=\".pdf,");
	r = send_batch(head_a, run, token_of(head_a, run), FILES, 5);
	walk_has(&r, 200, "收下 3 份，其中 2 份按文件名对上了所需材料");
	walk_has(&r, 200, "没有收下 2 份");
	walk_has(&r, 200, "<span>坏文件.pdf: ");
	walk_has(&r, 200, "<span>机密材料.pdf: ");
	walk_has(&r, 200, "对上：走访名单");
	walk_has(&r, 200, "对上：会议记录");
	walk_has(&r, 200, "还有 3 份待归类");
	walk_has(&r, 200, text("name=\"v_list_loose\" value=\"%lld\" checked><span>01 走访名单.pdf", loose(run, "01 走访名单.pdf")));
	version = reply_field(w, &r, "row_version");
	r = client_post(head_a, text("/run/%lld/fill/plan", (long long)run), "row_version", version, "v_list_loose", text("%lld", loose(run, "01 走访名单.pdf")),
		"v_photo_loose", text("%lld", loose(run, "IMG_2034.pdf")), "v_minutes_loose", text("%lld", loose(run, "会议记录（11月）.pdf")), NULL);
	assert_int_equal(r.status, 303);
	r = client_get(head_a, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "IMG_2034.pdf");
	assert_false(reply_has(&r, "份待归类"));
	r = client_get(head_api, text("/api/v1/run/%lld/loose", (long long)run));
	walk_has(&r, 200, "{\"loose\":[]}");
	walk_close(head_api, run, "2015-11-17", "check");
	r = client_get(town_clerk, text("/run/%lld", (long long)run));
	assert_false(reply_has(&r, "批量上传材料"));	/* the next step asks for no file */
}

/* A batch that is taken in whole leads back to the case: what was typed into the form above stands there again, and a paper that the form must have is no choice. */
static void a_batch_takes_nothing_of_what_was_typed(void **state)
{
	static const struct sent GOOD[] = { { "走访名单.pdf", PDF } }, MIXED[] = { { "会议记录.pdf", PDF }, { "x.exe", "MZ" } };
	int64_t run = opened(branch_a, "走访五户", "2015-11-17");
	const char *page = text("/run/%lld", (long long)run), *form = text("/run/%lld/fill/plan", (long long)run), *where;
	struct reply r = send_batch(head_a, run, token_of(head_a, run), GOOD, 1);

	assert_int_equal(r.status, 303);
	assert_string_equal(reply_header(w, &r, "Location"), page);
	r = client_get(head_a, page);
	walk_has(&r, 200, "收下 1 份，其中 1 份按文件名对上了所需材料");
	walk_has(&r, 200, text("<legend class=\"f__l\">走访名单</legend>"));
	walk_has(&r, 200, text("<legend class=\"f__l\">走访照片 <small"));	/* this one may be left out */
	r = client_post(head_a, "/draft", "draft_form", form, "draft_page", page, "row_version", "1", "v_photo_loose", text("%lld", loose(run, "走访名单.pdf")), NULL);
	assert_int_equal(r.status, 204);
	r = send_batch(head_a, run, token_of(head_a, run), MIXED, 2);
	walk_has(&r, 200, "<span>x.exe: ");
	assert_int_equal(reply_times(&r, text("value=\"%lld\" checked>", loose(run, "走访名单.pdf"))), 2);	/* what was chosen, and what is offered by its name */
	r = send_batch(head_a, run, token_of(head_a, run), GOOD, 1);
	assert_int_equal(r.status, 303);
	where = reply_header(w, &r, "Location");
	assert_non_null(strstr(where, text("%s?draft=", page)));
	r = client_get(head_a, where);
	walk_has(&r, 200, "收下 1 份");
	assert_true(reply_times(&r, text("value=\"%lld\" checked>", loose(run, "走访名单.pdf"))) >= 1);
}

static void programs_send_a_batch_too_and_doubles_are_for_the_hand(void **state)
{
	static const struct sent FILES[] = { { "走访照片.pdf", PDF }, { "走访照片2.pdf", PDF }, { "名单.pdf", PDF }, { "x.exe", "MZ" } };
	int64_t run = opened(branch_a, "走访二户", "2015-11-17");
	struct reply r = send_batch(head_api, run, NULL, FILES, 4);

	walk_has(&r, 200, "\"name\":\"走访照片.pdf\",\"form\":null,\"field\":null");	/* two for one field */
	walk_has(&r, 200, "\"name\":\"走访照片2.pdf\",\"form\":null,\"field\":null");
	walk_has(&r, 200, "\"name\":\"名单.pdf\",\"form\":\"plan\",\"field\":\"list\"");
	walk_has(&r, 200, "\"not_taken\":[{\"name\":\"x.exe\",\"reason\":\"");
	r = walk_act(head_api, run, "fill/plan", text("\"values\":[\"list=%lld\",\"minutes=%lld\"]", loose(run, "名单.pdf"), loose(run, "走访照片2.pdf")));
	walk_has(&r, 200, "\"value\":\"名单.pdf\"");
	loose(run, "走访照片.pdf");	/* stays until it is sorted */
}

/* What comes three times in one batch is taken, and said. */
static void the_same_file_in_one_batch_is_named(void **state)
{
	static const struct sent SAME[] = { { "名单一.pdf", PDF }, { "名单二.pdf", PDF }, { "名单三.pdf", PDF }, { "x.exe", "MZ" } };
	int64_t run = opened(branch_a, "走访七户", "2015-11-17");
	struct reply r;

	is_numbered = false;
	r = send_batch(head_api, run, NULL, SAME, 3);
	walk_has(&r, 200, text("\"name\":\"名单二.pdf\",\"same_as\":\"%lld\",\"same_name\":\"名单一.pdf\"", loose(run, "名单一.pdf")));
	walk_has(&r, 200, "\"name\":\"名单三.pdf\",\"same_as\"");
	run = opened(branch_a, "走访八户", "2015-11-17");
	r = send_batch(head_a, run, token_of(head_a, run), SAME, 3);
	assert_int_equal(r.status, 303);
	r = client_get(head_a, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "收下 3 份，其中 0 份按文件名对上了所需材料；保存上面的表单才算归类。请核对，有 2 份材料和本办件里的另一份内容完全相同");
	run = opened(branch_a, "走访九户", "2015-11-17");
	r = send_batch(head_a, run, token_of(head_a, run), SAME, 4);	/* one of them is not taken */
	is_numbered = true;
	walk_has(&r, 200, "“名单二.pdf”和“名单一.pdf”");
	walk_has(&r, 200, "没有收下 1 份");
}

static void what_no_form_names_is_taken_out_with_a_reason(void **state)
{
	static const struct sent FILES[] = { { "走访名单.pdf", PDF }, { "走访照片.pdf", PDF }, { "会议记录.pdf", PDF } };
	int64_t run = opened(branch_a, "走访四户", "2015-11-17"), list, photo, minutes;
	struct reply r;

	send_batch(head_api, run, NULL, FILES, 3);
	list = loose(run, "走访名单.pdf");
	photo = loose(run, "走访照片.pdf");
	minutes = loose(run, "会议记录.pdf");
	r = client_get(head_a, text("/run/%lld", (long long)run));
	walk_has(&r, 200, text("/run/%lld/loose/%lld/withdraw", (long long)run, (long long)photo));
	r = client_post(head_a, text("/run/%lld/loose/%lld/withdraw", (long long)run, (long long)photo), "reason", "", NULL);
	walk_has(&r, 422, "请写明原因");
	r = client_post_json(head_api, text("/api/v1/run/%lld/loose/%lld/withdraw", (long long)run, (long long)photo), "{\"reason\":\"\"}");
	assert_int_equal(r.status, 422);
	r = client_post_json(walk_program(w, "withdraw_neighbour", people[4]), text("/api/v1/run/%lld/loose/%lld/withdraw", (long long)run, (long long)photo), "{\"reason\":\"核对\"}");
	assert_int_equal(r.status, 404);
	r = client_post_json(head_api, text("/api/v1/run/%lld/loose/%lld/withdraw", (long long)run, (long long)photo), "{\"reason\":\"传错了\"}");
	walk_has(&r, 200, "走访名单.pdf");
	assert_false(reply_has(&r, "走访照片.pdf"));
	assert_int_equal(world_count(w, "audit WHERE verb = 'run.withdraw_file' AND changes LIKE '%传错了%'"), 1);
	r = client_post_json(head_api, text("/api/v1/run/%lld/loose/%lld/withdraw", (long long)run, (long long)photo), "{\"reason\":\"再撤\"}");
	walk_has(&r, 422, "已经撤回");
	r = walk_act(head_api, run, "fill/plan", text("\"values\":[\"list=%lld\",\"photo=%lld\",\"minutes=%lld\"]", (long long)list, (long long)photo, (long long)minutes));
	assert_int_equal(r.status, 422);	/* nothing that was taken out comes in by its number */
	r = walk_act(head_api, run, "fill/plan", text("\"values\":[\"list=%lld\",\"minutes=%lld\"]", (long long)list, (long long)minutes));
	assert_int_equal(r.status, 200);
	client_get(head_a, text("/run/%lld", (long long)run));
	r = client_post(head_a, text("/run/%lld/loose/%lld/withdraw", (long long)run, (long long)list), "reason", "传错了", NULL);
	walk_has(&r, 422, "已经填进表单");
}

static void a_batch_without_a_good_file_is_refused(void **state)
{
	static const struct sent BAD[] = { { "x.exe", "MZ" } }, GOOD[] = { { "走访名单.pdf", PDF } };
	int64_t run = opened(branch_a, "走访三户", "2015-11-17"), files = world_count(w, "file");
	struct reply r = send_batch(head_a, run, token_of(head_a, run), BAD, 1);

	walk_has(&r, 422, "没有收下任何文件");
	walk_has(&r, 422, "<span>x.exe: ");
	r = send_batch(head_api, run, NULL, BAD, 0);
	walk_has(&r, 422, "files");
	r = send_batch(head_api, run, NULL, BAD, 1);	/* a program hears why of each file */
	walk_has(&r, 422, "“x.exe”没有收下：");
	r = send_batch(town_api, run, NULL, BAD, 1);
	walk_has(&r, 422, "没有收下任何文件");
	r = send_batch(walk_program(w, "batch_neighbour", people[4]), run, NULL, GOOD, 1);
	assert_int_equal(r.status, 404);
	r = walk_act(county_api, run, "stop", "\"reason\":\"户已迁走\"");
	assert_int_equal(r.status, 200);
	r = send_batch(head_api, run, NULL, GOOD, 1);
	walk_has(&r, 422, "");
	assert_int_equal(world_count(w, "file"), files);
	r = client_get(walk_program(w, "loose_neighbour", people[4]), text("/api/v1/run/%lld/loose", (long long)run));
	assert_int_equal(r.status, 404);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_batch_from_a_stick_is_sorted_by_name_and_by_hand),
		cmocka_unit_test(a_batch_takes_nothing_of_what_was_typed),
		cmocka_unit_test(programs_send_a_batch_too_and_doubles_are_for_the_hand),
		cmocka_unit_test(the_same_file_in_one_batch_is_named), cmocka_unit_test(what_no_form_names_is_taken_out_with_a_reason),
		cmocka_unit_test(a_batch_without_a_good_file_is_refused),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
