/* All papers of a case about a membership as one file, to read and to edit. Pages and API. */
#include "standing_world.h"

#include <cairo.h>
#include <stdio.h>
#include "base/buffer.h"
#include "core/pdf.h"
#include "world/docx_words.h"
#include "world/pdf_words.h"

/* A PDF file with a page of these words. */
static struct buffer sheet(const char *words)
{
	struct pdf *pdf = pdf_new(w->arena, &(struct pdf_frame){ .title = words, .widths = { 1 }, .columns_count = 1 });
	struct buffer out;
	int unknown;

	buffer_init(&out, w->arena, 0);
	assert_int_equal(pdf_write(pdf, &out, &unknown), 1);
	return out;
}

static cairo_status_t take(void *closure, const unsigned char *data, unsigned int bytes)
{
	buffer_put(closure, data, bytes);
	return CAIRO_STATUS_SUCCESS;
}

static struct buffer picture(void)
{
	cairo_surface_t *dots = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 40, 30);
	struct buffer png;

	buffer_init(&png, w->arena, 0);
	assert_int_equal(cairo_surface_write_to_png_stream(dots, take, &png), CAIRO_STATUS_SUCCESS);
	cairo_surface_destroy(dots);
	return png;
}

static void bundle_has(const struct reply *r, const char *words)
{
	const char *all;

	assert_int_equal(r->status, 200);
	all = pdf_words(w->arena, r->body, r->body_bytes);
	if (strstr(all, words) == NULL)
		fail_msg("no '%s' in %s", words, all);
}

/* Two papers behind our pages: the stranger's file, then the picture, which is ours and the last page of the set. */
static void pages_are_numbered_through(const struct reply *r)
{
	const char *all = pdf_words(w->arena, r->body, r->body_bytes), *proof = strstr(all, "村委会出具的证明全文"), *photo = NULL;
	int pages = 3;

	while (pages < 20 && strstr(all, text("%d/%d", pages, pages)) == NULL)
		pages++;
	if (pages == 20 || strstr(all, text("1/%d", pages)) == NULL || strstr(all, text("%d/%d", pages - 1, pages)) != NULL)
		fail_msg("the pages of the set are not numbered through: %s", all);
	for (const char *at = all; (at = strstr(at, "现场.png")) != NULL; at++)
		photo = at;
	if (proof == NULL || photo == NULL || photo < proof)
		fail_msg("the papers are not in the order of the steps: %s", all);
	if (strstr(proof + strlen("村委会出具的证明全文"), "证明") == NULL)	/* what the paper is, beside the name of its file */
		fail_msg("the picture has the name of its file alone: %s", all);
}

/* The same as the PDF has, in its order, to be edited; what cannot stand in it is named with its pages and digest. */
static void the_editable_set_has_the_same(const struct reply *r)
{
	static const char *const ORDER[] = { "预备己", "材料目录（共2份）", "证明.pdf", "PDF 1 页，另附", "现场.png", "附后", "各步骤内容", "办理时间、办理人2026-06-01", "重新办理",
		"去世日期2026-05-20", "封签", "附件", "证明.pdf", "PDF 文件，共 1 页，另附。SHA-256：", "2　证明　现场.png" };
	const char *all, *at, *picture;
	size_t bytes = 0;

	assert_int_equal(r->status, 200);
	all = at = docx_words(w->arena, r->body, r->body_bytes);
	for (size_t i = 0; i < sizeof(ORDER) / sizeof(ORDER[0]); i++) {
		at = strstr(at, ORDER[i]);
		if (at == NULL)
			fail_msg("'%s' is not where it belongs in %s", ORDER[i], all);
		at += strlen(ORDER[i]);
	}
	assert_non_null(strstr(all, "内部资料"));
	picture = docx_part_of(w->arena, r->body, r->body_bytes, "word/media/picture1.png", &bytes);
	assert_non_null(picture);
	assert_true(bytes > 60);
	assert_memory_equal(picture, "\x89PNG\r\n\x1a\n", 8);
}

static void all_papers_of_a_case_print_as_one_file(void **state)
{
	struct buffer pdf = sheet("村委会出具的证明全文"), png = picture();
	int64_t run, proof, photo, lines;
	const char *url;
	struct reply r;

	walk_clock(county, "2026-06-01");
	run = walk_opened(secretary, death, branch, newcomer, "2026-06-01");
	url = text("/run/%lld", (long long)run);
	proof = walk_upload(secretary, run, "证明.pdf", "application/pdf", pdf.data, pdf.bytes);
	walk_step(secretary, run, "record", text("died_on=2026-05-20\nsource=死亡证明\nproof=%lld", (long long)proof), "2026-06-01", "confirm");
	walk_step(upper, run, "confirmation", "result=有误", "2026-06-01", "register");
	photo = walk_upload(secretary, run, "现场.png", "image/png", png.data, png.bytes);
	walk_fill(secretary, run, "record", text("died_on=2026-05-20\nsource=死亡证明\nproof=%lld", (long long)photo));
	r = client_post_json(secretary, text("/api/v1%s/bundle", url), "{}");
	bundle_has(&r, "村委会出具的证明全文");		/* the page of the paper itself */
	bundle_has(&r, "重新办理");			/* the round that was sent back */
	bundle_has(&r, "现场.png");
	pages_are_numbered_through(&r);
	assert_true(reply_has(&r, "%PDF"));
	client_get(page, url);
	r = client_post(page, text("%s/bundle", url), NULL);
	bundle_has(&r, "死亡证明");
	pages_are_numbered_through(&r);
	lines = world_count(w, "audit WHERE verb = 'run.bundle'");
	r = client_post_json(secretary, text("/api/v1%s/bundle", url), "{\"as\":\"docx\"}");
	the_editable_set_has_the_same(&r);
	r = client_get(page, url);
	walk_has(&r, 200, "name=\"as\" value=\"docx\"");
	r = client_post(page, text("%s/bundle", url), "as", "docx", NULL);
	the_editable_set_has_the_same(&r);
	assert_int_equal(world_count(w, "audit WHERE verb = 'run.bundle'"), lines + 2);
	r = client_post_json(secretary, "/api/v1/document/bundle/print", text("{\"subject\":\"%lld\"}", (long long)run));
	the_editable_set_has_the_same(&r);
	r = client_post_json(secretary, "/api/v1/document/bundle/print", text("{\"subject\":\"%lld\",\"as\":\"pdf\"}", (long long)run));
	pages_are_numbered_through(&r);
	assert_int_equal(world_count(w, "audit WHERE verb = 'run.bundle'"), lines + 4);
	assert_int_equal(world_count(w, "audit WHERE verb = 'document.print'"), 0);
	r = client_post_json(secretary, text("/api/v1%s/bundle", url), "{\"as\":\"odt\"}");
	walk_has(&r, 422, "as");
	r = walk_send(county, NULL, text("/api/v1%s/stop", url), text("reason=登记错人\nrow_version=%d\nfile=@", (int)walk_version(county, run)));
	assert_int_equal(r.status, 200);
	r = client_post_json(county, text("/api/v1%s/bundle", url), "{}");
	bundle_has(&r, "证明.pdf");
	knows(newcomer, "\"status\":\"1\"");	/* stopped, it changed nothing */
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(all_papers_of_a_case_print_as_one_file) };

	return cmocka_run_group_tests(tests, start, world_over);
}
