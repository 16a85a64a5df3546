/* A paper of several pages that a telephone photographed one by one: its pages in order, each with its digest; more of them follow, a wrong one is taken away,
 * and what cannot be a page is refused by name. Pages and API, and the set in which they are printed. */
#include "page/case_desk_world.h"

#include <cairo.h>
#include "base/buffer.h"
#include "rooms/run/run_verify.h"
#include "world/docx_words.h"
#include "world/pdf_words.h"

static const char PDF[] = PDF_OF_ONE_PAGE("");
/* The first box of a photo as an iPhone keeps it. */
static const char HEIC[] = "\0\0\0\x18" "ftypheic\0\0\0\0mif1heic";

#define BODY_OF_ONE "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"单.pdf\"\r\nContent-Type: application/pdf\r\n\r\n" \
	PDF_OF_ONE_PAGE("") "\r\n--b--\r\n"

struct sent { const char *name, *data; size_t bytes; const char *field; };	/* field NULL: the list */

static cairo_status_t take(void *closure, const unsigned char *data, unsigned int bytes)
{
	buffer_put(closure, data, bytes);
	return CAIRO_STATUS_SUCCESS;
}

/* A photo that is like no other: as wide as it says. */
static struct sent photo(const char *name, int width)
{
	cairo_surface_t *dots = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, 30);
	struct buffer png;

	buffer_init(&png, w->arena, 0);
	assert_int_equal(cairo_surface_write_to_png_stream(dots, take, &png), CAIRO_STATUS_SUCCESS);
	cairo_surface_destroy(dots);
	return (struct sent){ name, png.data, png.bytes, NULL };
}

static struct sent pdf(const char *name, const char *field) { return (struct sent){ name, PDF, strlen(PDF), field }; }

/* A form of the page as a browser sends it: lines of NAME=TEXT, and the files. */
static struct reply send_to(struct client *c, int64_t run, const char *act, const char *lines, const struct sent *files, size_t count)
{
	const char *page = text("/run/%lld", (long long)run);
	struct reply r = client_get(c, page);
	struct buffer body;

	buffer_init(&body, w->arena, 0);
	lines = text("csrf_token=%s\nrow_version=%s\ndraft_page=%s\n%s", reply_field(w, &r, "csrf_token"), reply_field(w, &r, "row_version"), page, lines);
	while (*lines != '\0') {
		size_t line = strcspn(lines, "\n"), name = strcspn(lines, "=");

		buffer_printf(&body, "--b\r\nContent-Disposition: form-data; name=\"%.*s\"\r\n\r\n%.*s\r\n", (int)name, lines, (int)(line - name - 1), lines + name + 1);
		lines += line + (lines[line] == '\n');
	}
	for (size_t i = 0; i < count; i++) {
		buffer_printf(&body, "--b\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n",
			files[i].field == NULL ? "v_list" : files[i].field, files[i].name);
		buffer_put(&body, files[i].data, files[i].bytes);
		buffer_puts(&body, "\r\n");
	}
	buffer_puts(&body, "--b--\r\n");
	return client_send(c, "POST", text("%s/%s", page, act), "multipart/form-data; boundary=b", body.data, body.bytes);
}

static struct reply send_form(struct client *c, int64_t run, const char *lines, const struct sent *files, size_t count)
{
	return send_to(c, run, "fill/plan", lines, files, count);
}

/* The names of the pages of a field in order, with blanks between; *ids their numbers. */
static const char *pages_of(int64_t run, const char *field, long long *ids)
{
	struct reply r = client_get(head_api, text("/api/v1/run/%lld", (long long)run));
	const char *all = "", *at = r.body;

	for (int n = 0; (at = strstr(at, text("\"form\":\"plan\",\"field\":\"%s\",\"number\":%d,\"value\":\"", field, n))) != NULL; n++) {
		const char *name = strstr(at, "\"value\":\"") + 9;

		all = text("%s%s%.*s", all, n == 0 ? "" : " ", (int)strcspn(name, "\""), name);
		if (ids != NULL)
			assert_int_equal(sscanf(strstr(at, "\"file\":\"") + 8, "%lld", &ids[n]), 1);
	}
	return all;
}

static const char *digest_of(int64_t run, const char *name)
{
	struct reply r = client_get(head_api, text("/api/v1/run/%lld", (long long)run));
	const char *at = strstr(r.body, text("\"value\":\"%s\"", name));

	assert_non_null(at);
	return text("%.64s", strstr(at, "\"digest\":\"") + 10);
}

static void several_photos_are_the_pages_of_one_paper(void **state)
{
	const struct sent three[] = { photo("名单一.png", 40), photo("名单二.png", 41), photo("名单三.png", 42), pdf("记录.pdf", "v_minutes") }, more[] = { photo("名单四.png", 43) },
		minutes[] = { pdf("新记录.pdf", "v_minutes") }, other[] = { photo("重拍.png", 44) };
	long long ids[10];
	int64_t run;
	struct reply r;

	morning("2015-11-17");
	run = opened(branch_a, "拍照走访", "2015-11-17");
	r = client_get(head_a, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "name=\"v_list\" type=\"file\" multiple");
	r = send_form(head_a, run, "", three, 4);
	assert_int_equal(r.status, 303);
	assert_string_equal(pages_of(run, "list", ids), "名单一.png 名单二.png 名单三.png");
	r = client_get(head_a, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "已存 3 页照片");
	walk_has(&r, 200, text("name=\"v_list_out\" value=\"%lld\"", ids[1]));
	walk_has(&r, 200, "撤下第 2 页：名单二.png");
	/* What is chosen now follows; what is said of no file leaves it as it is. */
	r = send_form(head_a, run, "v_list_how=add", more, 1);
	assert_int_equal(r.status, 303);
	assert_string_equal(pages_of(run, "list", ids), "名单一.png 名单二.png 名单三.png 名单四.png");
	r = send_form(head_a, run, "v_list_how=add", minutes, 1);
	assert_int_equal(r.status, 303);
	assert_string_equal(pages_of(run, "list", NULL), "名单一.png 名单二.png 名单三.png 名单四.png");
	/* A wrong page goes, with its digest in the log. */
	r = send_form(head_a, run, text("v_list_how=add\nv_list_out=%lld", ids[1]), NULL, 0);
	assert_int_equal(r.status, 303);
	assert_string_equal(pages_of(run, "list", ids), "名单一.png 名单三.png 名单四.png");
	assert_int_equal(world_count(w, text("audit WHERE verb = 'run.fill' AND subject_id = %lld AND changes LIKE '%%digest%%' || (SELECT digest FROM file WHERE name = '名单二.png') || '%%'",
		(long long)run)), 2);	/* when it came and when it went */
	/* Whoever reads the case sees that one went, which, by whom and when. */
	r = client_get(head_a, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "第 2 页已撤下：名单二.png，李建国 于 2015-11-17 09:0");
	r = client_get(head_api, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "\"pages_out\":[{\"form\":\"plan\",\"field\":\"list\",\"number\":2,");
	walk_has(&r, 200, "\"name\":\"名单二.png\",\"digest\":\"");
	/* All can be replaced, too. */
	r = send_form(head_a, run, "v_list_how=replace", other, 1);
	assert_int_equal(r.status, 303);
	assert_string_equal(pages_of(run, "list", ids), "重拍.png");
	/* A paper that must be there does not lose its last page. */
	r = send_form(head_a, run, text("v_list_how=add\nv_list_out=%lld", ids[0]), NULL, 0);
	walk_has(&r, 422, "请");
	assert_string_equal(pages_of(run, "list", NULL), "重拍.png");
	assert_int_equal(world_count(w, "run_page_out"), 4);	/* the one, and the three that were replaced; a refusal takes none away */
	walk_close(head_api, run, "2015-11-17", "check");
	r = client_get(town_clerk, text("/run/%lld", (long long)run));	/* and after the step is closed */
	walk_has(&r, 200, "第 2 页已撤下：名单二.png");
	walk_has(&r, 200, "第 3 页已撤下：名单四.png");
}

/* A paper of one page that another takes the place of has lost no page. */
static void a_paper_of_one_page_loses_none(void **state)
{
	const struct sent one[] = { photo("单页.png", 45), pdf("记录.pdf", "v_minutes") }, other[] = { photo("单页新.png", 46) };
	int64_t run = opened(branch_a, "单页走访", "2015-11-17"), gone = world_count(w, "run_page_out");
	struct reply r = send_form(head_a, run, "", one, 2);

	assert_int_equal(r.status, 303);
	r = send_form(head_a, run, "v_list_how=replace", other, 1);
	assert_int_equal(r.status, 303);
	assert_string_equal(pages_of(run, "list", NULL), "单页新.png");
	assert_int_equal(world_count(w, "run_page_out"), gone);
	r = client_get(head_api, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "\"pages_out\":[]");
}

static void what_is_no_page_is_refused_by_name(void **state)
{
	const struct sent mixed[] = { photo("第一张.png", 50), pdf("整份.pdf", NULL) }, heic[] = { photo("好的.png", 51), { "IMG_0001.HEIC", HEIC, sizeof(HEIC), NULL } },
		alone[] = { { "IMG_0002.jpg", HEIC, sizeof(HEIC), NULL } }, good[] = { photo("甲.png", 52), photo("乙.png", 53) }, minutes[] = { pdf("记录.pdf", "v_minutes") };
	struct sent many[32];
	int64_t run = opened(branch_a, "拒收走访", "2015-11-17"), files = world_count(w, "file");
	struct reply r = send_form(head_a, run, "", mixed, 2);

	walk_has(&r, 422, "「走访名单」共 2 份文件，其中“整份.pdf”不是照片");
	r = send_form(head_a, run, "", heic, 2);
	walk_has(&r, 422, "苹果手机的高效格式照片（HEIC）");
	walk_has(&r, 422, "设置→相机→格式");
	walk_has(&r, 422, "“IMG_0001.HEIC”：");
	r = send_form(head_a, run, "", alone, 1);	/* told by what it is, not by its name */
	walk_has(&r, 422, "“IMG_0002.jpg”是苹果手机的高效格式照片");
	for (int i = 0; i < 31; i++)
		many[i] = photo(text("第%d张.png", i + 1), 60 + i);
	r = send_form(head_a, run, "", many, 31);
	walk_has(&r, 422, "「走访名单」共 31 页，一份材料最多 30 页");
	assert_int_equal(world_count(w, "file"), files);
	/* What was chosen waits in its order, because it was another field that was refused. */
	r = send_form(head_a, run, "v_minutes_loose=17", good, 2);
	walk_has(&r, 422, "已选好 2 份：甲.png、乙.png");
	assert_int_equal(reply_times(&r, "name=\"kept:v_list\""), 2);
	const char *first = reply_field(w, &r, "kept:v_list"), *at = strstr(strstr(r.body, "name=\"kept:v_list\"") + 1, "name=\"kept:v_list\" value=\"") + strlen("name=\"kept:v_list\" value=\"");
	const char *second = text("%.*s", (int)strcspn(at, "\""), at);

	r = send_form(head_a, run, text("kept:v_list=%s\nkept:v_list=%s", first, second), minutes, 1);
	assert_int_equal(r.status, 303);
	assert_string_equal(pages_of(run, "list", NULL), "甲.png 乙.png");
}

static void programs_name_the_pages_in_order(void **state)
{
	const struct sent one = photo("页一.png", 70), two = photo("页二.png", 71);
	int64_t run = opened(branch_a, "程序走访", "2015-11-17"), other = opened(branch_a, "另一件", "2015-11-17");
	int64_t a = walk_upload(head_api, run, one.name, "image/png", one.data, one.bytes), b = walk_upload(head_api, run, two.name, "image/png", two.data, two.bytes),
		p = walk_upload(head_api, run, "整份.pdf", "application/pdf", PDF, strlen(PDF)), foreign = walk_upload(head_api, other, one.name, "image/png", one.data, one.bytes);
	struct reply r = walk_act(head_api, run, "fill/plan", text("\"values\":[\"list=%lld\",\"list=%lld\",\"photo=%lld\",\"minutes=%lld\"]", (long long)b, (long long)a, (long long)p, (long long)p));

	walk_has(&r, 200, "\"field\":\"list\",\"number\":1,\"value\":\"页一.png\"");
	assert_string_equal(pages_of(run, "list", NULL), "页二.png 页一.png");
	assert_int_equal(world_count(w, text("file WHERE id = %lld AND digest = '%s'", (long long)a, digest_of(run, "页一.png"))), 1);
	r = walk_act(head_api, run, "fill/plan", text("\"values\":[\"list=%lld\",\"list=%lld\"]", (long long)a, (long long)p));
	walk_has(&r, 422, "整份.pdf");
	r = walk_act(head_api, run, "fill/plan", text("\"values\":[\"list=%lld\",\"list=%lld\"]", (long long)a, (long long)foreign));
	assert_int_equal(r.status, 422);
	r = walk_act(head_api, run, "fill/plan", "\"values\":[\"list=\"]");	/* it must be there */
	assert_int_equal(r.status, 422);
	assert_string_equal(pages_of(run, "photo", NULL), "整份.pdf");
	r = walk_act(head_api, run, "fill/plan", "\"values\":[\"photo=\"]");
	assert_int_equal(r.status, 200);
	assert_string_equal(pages_of(run, "photo", NULL), "");
	assert_string_equal(pages_of(run, "list", NULL), "页二.png 页一.png");
}

/* Photos of a batch that were to be sorted: ticked for one field they are its next pages. */
static void papers_of_a_batch_are_further_pages(void **state)
{
	const struct sent batch[] = { { "IMG_1.png", photo("", 90).data, photo("", 90).bytes, "files" }, { "IMG_2.png", photo("", 91).data, photo("", 91).bytes, "files" } },
		first[] = { photo("首页.png", 92), pdf("记录.pdf", "v_minutes") };
	int64_t run = opened(branch_a, "归类走访", "2015-11-17");
	long long ids[10];
	const char *at;
	struct reply r = send_form(head_a, run, "", first, 2);

	assert_int_equal(r.status, 303);
	r = send_to(head_a, run, "batch", "", batch, 2);
	assert_int_equal(r.status, 303);
	r = client_get(head_a, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "还有 2 份待归类");
	at = r.body;
	for (int i = 0; i < 2; i++) {
		at = strstr(at, "type=\"checkbox\" id=\"f-plan-list-loose-");
		assert_non_null(at);
		assert_int_equal(sscanf(strstr(at, "value=\""), "value=\"%lld", &ids[i]), 1);
		at++;
	}
	r = send_form(head_a, run, text("v_list_how=add\nv_list_loose=%lld\nv_list_loose=%lld", ids[0], ids[1]), NULL, 0);
	assert_int_equal(r.status, 303);
	assert_string_equal(pages_of(run, "list", NULL), "首页.png IMG_1.png IMG_2.png");
	r = client_get(head_a, text("/run/%lld", (long long)run));
	assert_false(reply_has(&r, "份待归类"));
}

/* Photographed once and sent for two pages, or for two fields: it is taken, and whoever sent it is told at once. */
static void the_same_photo_twice_is_told(void **state)
{
	const struct sent first[] = { photo("正面.png", 61), photo("背面.png", 62), pdf("记录.pdf", "v_minutes") }, again[] = { { "正面副本.png", photo("", 61).data, photo("", 61).bytes, NULL } },
		other[] = { photo("第三.png", 63) }, batch[] = { { "再拍.png", photo("", 63).data, photo("", 63).bytes, "files" } }, both[] = { photo("甲面.png", 64), photo("乙面.png", 64) },
		fresh[] = { { "不同.png", photo("", 65).data, photo("", 65).bytes, "files" } };
	int64_t run, file, next;
	const char *page;
	struct reply r;

	morning("2015-11-17");
	run = opened(branch_a, "重复走访", "2015-11-17");
	page = text("/run/%lld", (long long)run);
	assert_int_equal(send_form(head_a, run, "", first, 3).status, 303);
	r = client_get(head_a, page);
	walk_has(&r, 200, "已保存");
	assert_false(reply_has(&r, "内容完全相同"));
	assert_int_equal(send_form(head_a, run, "v_list_how=add", again, 1).status, 303);
	assert_string_equal(pages_of(run, "list", NULL), "正面.png 背面.png 正面副本.png");
	r = client_get(head_a, page);
	walk_has(&r, 200, "已保存。请核对，有 1 份材料和本办件里的另一份内容完全相同（摘要一致）：“正面副本.png”和“正面.png”；");
	r = client_get(head_a, page);	/* said once */
	assert_false(reply_has(&r, "内容完全相同"));
	/* What is twice and came before is no news with another page; for programs it stands in the case. */
	assert_int_equal(send_form(head_a, run, "v_list_how=add", other, 1).status, 303);
	r = client_get(head_a, page);
	assert_false(reply_has(&r, "内容完全相同"));
	r = client_get(head_api, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "\"name\":\"正面副本.png\",\"same_as\":");
	assert_int_equal(reply_times(&r, "\"same_name\""), 1);
	/* Among papers to be sorted, too. */
	assert_int_equal(send_to(head_a, run, "batch", "", batch, 1).status, 303);
	r = client_get(head_a, page);
	walk_has(&r, 200, "收下 1 份");
	walk_has(&r, 200, "“再拍.png”和“第三.png”；");
	assert_int_equal(send_to(head_a, run, "batch", "", fresh, 1).status, 303);
	r = client_get(head_a, page);
	walk_has(&r, 200, "收下 1 份");
	assert_false(reply_has(&r, "内容完全相同"));
	/* Twice in one upload; what it takes the place of counts no more. */
	assert_int_equal(send_form(head_a, run, "v_list_how=replace", both, 2).status, 303);
	r = client_get(head_a, page);
	walk_has(&r, 200, "“乙面.png”和“甲面.png”；");
	assert_int_equal(send_form(head_a, run, "v_list_how=replace", first, 2).status, 303);
	r = client_get(head_a, page);
	assert_false(reply_has(&r, "内容完全相同"));
	/* A program hears it with the upload. In another case it is no second one. */
	run = opened(branch_a, "重复走访二", "2015-11-17");
	r = client_send(head_api, "POST", text("/api/v1/run/%lld/file", (long long)run), "multipart/form-data; boundary=b", BODY_OF_ONE, strlen(BODY_OF_ONE));
	walk_has(&r, 201, "\"same_as\":null");
	file = walk_number(head_api, &r, "id");
	r = client_send(head_api, "POST", text("/api/v1/run/%lld/file", (long long)run), "multipart/form-data; boundary=b", BODY_OF_ONE, strlen(BODY_OF_ONE));
	walk_has(&r, 201, text("\"same_as\":\"%lld\"", (long long)file));
	next = walk_number(head_api, &r, "id");
	r = walk_act(head_api, run, "fill/plan", text("\"values\":[\"list=%lld\",\"minutes=%lld\"]", (long long)file, (long long)next));
	walk_has(&r, 200, text("\"twice\":[{\"file\":\"%lld\",\"name\":\"单.pdf\",\"same_as\":\"%lld\"", (long long)next, (long long)file));
}

/* Each page stands in the set with its number and digest, and the seal is that of all of them. */
static void the_set_has_each_page(void **state)
{
	const struct sent two[] = { photo("名单甲.png", 80), photo("名单乙.png", 81), pdf("记录.pdf", "v_minutes") };
	int64_t run = opened(branch_a, "装订走访", "2015-11-17");
	struct run_seal_report seals;
	const char *words, *digest;
	struct reply r = send_form(head_a, run, "", two, 3);

	assert_int_equal(r.status, 303);
	walk_close(head_api, run, "2015-11-17", "check");
	digest = digest_of(run, "名单乙.png");
	r = client_get(head_a, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "共 2 页");
	walk_has(&r, 200, text("摘要 %s", digest));
	r = client_post(head_a, text("/run/%lld/bundle", (long long)run), NULL);
	words = pdf_words(w->arena, r.body, r.body_bytes);
	assert_non_null(strstr(words, "走访名单（第 1 页，共 2 页）"));
	assert_non_null(strstr(words, "名单乙.png"));
	r = client_post(head_a, text("/run/%lld/bundle", (long long)run), "as", "docx", NULL);
	words = docx_words(w->arena, r.body, r.body_bytes);
	assert_non_null(strstr(words, "走访名单（第 2 页，共 2 页）"));
	assert_non_null(strstr(words, digest));
	assert_true(run_verify_seals(&w->services, &seals));
	assert_int_equal(seals.bad_count, 0);
	world_run(w, text("UPDATE file SET digest = (SELECT digest FROM file WHERE name = '名单甲.png') WHERE name = '名单乙.png'"));
	assert_true(run_verify_seals(&w->services, &seals));
	assert_int_equal(seals.first_bad_run, run);
	world_run(w, text("UPDATE file SET digest = '%s' WHERE name = '名单乙.png'", digest));
}

/* Cells and texts can be typed anew by anybody: they are no minutes, wherever a case takes a paper. A table of the form takes them in its own field. */
static void what_was_never_signed_is_no_paper(void **state)
{
	static const char *const NAMES[] = { "名册.csv", "会议记录.txt" };
	int64_t run = opened(branch_a, "附件走访", "2015-11-17"), files = world_count(w, "file");
	struct reply r;

	for (size_t i = 0; i < sizeof(NAMES) / sizeof(NAMES[0]); i++) {
		const struct sent one[] = { photo("名单.png", 95), { NAMES[i], "姓名,性别\n李华,男\n", strlen("姓名,性别\n李华,男\n"), "v_minutes" } },
			batch[] = { { NAMES[i], one[1].data, one[1].bytes, "files" } };

		r = send_form(head_a, run, "", one, 2);
		walk_has(&r, 422, text("“%s”不是材料的扫描件或文档", NAMES[i]));
		walk_has(&r, 422, "请上传扫描件或照片（PDF、JPG、PNG、OFD）或者 Word、WPS 文档");
		r = send_to(head_a, run, "batch", "", batch, 1);
		walk_has(&r, 422, text("“%s”不是材料的扫描件或文档", NAMES[i]));
		r = client_upload(head_api, text("/api/v1/run/%lld/file", (long long)run), "file", NAMES[i], one[1].data, one[1].bytes);
		walk_has(&r, 422, text("“%s”不是材料的扫描件或文档", NAMES[i]));
	}
	assert_int_equal(world_count(w, "file"), files);
	assert_string_equal(pages_of(run, "minutes", NULL), "");
	/* One that was taken before is not named now. */
	int64_t kept = walk_upload(head_api, run, "记录.pdf", "application/pdf", PDF, strlen(PDF));

	world_run(w, text("UPDATE file SET name = '名册.xlsx' WHERE id = %lld", (long long)kept));
	r = walk_act(head_api, run, "fill/plan", text("\"values\":[\"minutes=%lld\"]", (long long)kept));
	walk_has(&r, 422, "“名册.xlsx”不是材料的扫描件或文档");
	r = client_get(head_a, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "accept=\".pdf,.jpg,.jpeg,.png,.ofd,.docx,.doc,.wps\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(several_photos_are_the_pages_of_one_paper),
		cmocka_unit_test(a_paper_of_one_page_loses_none),
		cmocka_unit_test(what_is_no_page_is_refused_by_name),
		cmocka_unit_test(programs_name_the_pages_in_order),
		cmocka_unit_test(papers_of_a_batch_are_further_pages),
		cmocka_unit_test(the_same_photo_twice_is_told),
		cmocka_unit_test(the_set_has_each_page),
		cmocka_unit_test(what_was_never_signed_is_no_paper),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
