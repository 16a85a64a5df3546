/* Templates of papers: those that come with the program, those that a county keeps and puts in force for an organisation and below, and what
 * is refused. Pages and API. */
#include "page/document_world.h"

#include "core/docx.h"
#include "rooms/document/document.h"
#include "rooms/document/document_shipped.h"
#include "world/docx_words.h"

static void every_template_of_the_program_passes_its_own_check(void **state)
{
	assert_int_equal(SHIPPED_DOCUMENTS_COUNT, DOCUMENT_KINDS_COUNT);
	for (size_t i = 0; i < SHIPPED_DOCUMENTS_COUNT; i++) {
		const struct document_kind *kind = document_kind_of(SHIPPED_DOCUMENTS[i].name);
		struct docx_values known;
		struct buffer docx, pdf;
		const char *problem, *detail;
		int pages;

		assert_non_null(kind);
		known = document_vocabulary(w->arena, kind);
		buffer_init(&docx, w->arena, 0);
		buffer_init(&pdf, w->arena, 0);
		problem = docx_make(w->arena, SHIPPED_DOCUMENTS[i].text, &docx);
		if (problem != NULL || docx_check(w->arena, docx.data, docx.bytes, &known, &detail) != DOCX_GOOD)
			fail_msg("%s: %s %s", kind->code, problem == NULL ? "" : problem, detail);
		assert_int_equal(docx_pdf(w->arena, docx.data, docx.bytes, kind->code, &known, &pdf, &pages), DOCX_GOOD);
		if (pages != (strcmp(kind->code, "minutes") == 0 ? 2 : strcmp(kind->code, "pass") == 0 ? 3 : 1))
			fail_msg("%s takes %d pages", kind->code, pages);
	}
}

static struct reply upload_page(const char *name, const char *bytes, size_t count)
{
	client_get(office_page, "/document/resolution");
	return client_upload(office_page, "/document/resolution", "file", name, bytes, count);
}

static void a_changed_template_holds_from_its_day_for_those_below(void **state)
{
	struct reply r = client_get(office_page, "/document/resolution/file");
	struct buffer docx;
	int64_t id, in_force;

	says(&r, "{{应到人数}}");
	r = client_get(office, "/api/v1/document/resolution/file");
	says(&r, "{{应到人数}}");
	buffer_init(&docx, w->arena, 0);
	assert_null(docx_make(w->arena, "title 本镇决议格式\ntext {{事项}}：{{表决结果}}\n", &docx));
	r = upload_page("决议.docx", docx.data, docx.bytes);
	assert_int_equal(r.status, 303);
	r = client_upload(office, "/api/v1/document/resolution", "file", "决议.docx", docx.data, docx.bytes);
	assert_int_equal(r.status, 201);
	id = walk_number(office, &r, "id");
	hold_vote();
	r = client_get(office, "/api/v1/document/resolution");
	walk_has(&r, 200, "\"version\":2");
	assert_true(reply_has(&r, "\"表决结果\""));
	r = print(secretary, "resolution", run, "");
	says(&r, "会议决议：");	/* kept is not in force */
	r = client_post_json(town_api, "/api/v1/document/resolution/use", text("{\"template\":\"%lld\",\"day\":\"2015-11-16\",\"basis\":\"纪要\"}", (long long)id));
	walk_has(&r, 422, "不能早于今天");
	r = client_post_json(town_api, "/api/v1/document/resolution/use", text("{\"template\":\"%lld\",\"day\":\"2015-11-17\",\"basis\":\"\"}", (long long)id));
	walk_has(&r, 422, "依据");
	r = client_post_json(town_api, "/api/v1/document/resolution/use", text("{\"template\":\"%lld\",\"org\":\"%lld\",\"day\":\"2015-11-17\",\"basis\":\"纪要\"}", (long long)id, (long long)city));
	assert_int_equal(r.status, 404);
	r = client_post_json(town_api, "/api/v1/document/notice/use", text("{\"template\":\"%lld\",\"day\":\"2015-11-17\",\"basis\":\"纪要\"}", (long long)id));
	walk_has(&r, 422, "请选择要启用的版本");
	r = client_post_json(town_api, "/api/v1/document/resolution/use", text("{\"template\":\"%lld\",\"day\":\"2015-11-17\",\"basis\":\"纪要\"}", (long long)id));
	assert_int_equal(r.status, 201);
	in_force = walk_number(town_api, &r, "id");
	r = print(secretary, "resolution", run, "");
	says(&r, "本镇决议格式");
	r = client_get(page, "/document");
	walk_has(&r, 200, "石门镇党委 第 2 版");
	r = client_get(secretary, "/api/v1/document");
	walk_has(&r, 200, "\"org_name\":\"石门镇党委\"");
	client_get(office_page, "/document/resolution");
	r = client_post(office_page, "/document/resolution/use", "template", text("%lld", (long long)id), "day", "2015-11-17", "basis", "县委组织部通知", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(office_page, "/document/resolution");
	walk_has(&r, 200, "县委组织部通知");
	r = client_post_json(town_api, "/api/v1/document/resolution/end", text("{\"use\":\"%lld\",\"day\":\"2015-11-18\",\"row_version\":7}", (long long)in_force));
	assert_int_equal(r.status, 409);
	r = client_post_json(foreign, "/api/v1/document/resolution/end", text("{\"use\":\"%lld\",\"day\":\"2015-11-18\",\"row_version\":1}", (long long)in_force));
	assert_int_equal(r.status, 404);
	r = client_post_json(town_api, "/api/v1/document/resolution/end", text("{\"use\":\"%lld\",\"day\":\"2015-11-18\",\"row_version\":1}", (long long)in_force));
	assert_int_equal(r.status, 200);
	r = client_post(office_page, "/document/resolution/end", "use", text("%lld", (long long)in_force), "day", "2015-11-19", "row_version", "2", NULL);
	walk_has(&r, 422, "停用日期只能更早");
}

static int64_t kept_template(const char *words)
{
	struct buffer docx;
	struct reply r;

	buffer_init(&docx, w->arena, 0);
	assert_null(docx_make(w->arena, text("title %s\n", words), &docx));
	r = client_upload(office, "/api/v1/document/minutes", "file", "记录.docx", docx.data, docx.bytes);
	assert_int_equal(r.status, 201);
	return walk_number(office, &r, "id");
}

static struct reply put_in_force(int64_t template, const char *day)
{
	return client_post_json(town_api, "/api/v1/document/minutes/use", text("{\"template\":\"%lld\",\"day\":\"%s\",\"basis\":\"纪要\"}", (long long)template, day));
}

static struct reply end_use(int64_t in_use, const char *day)
{
	return client_post_json(town_api, "/api/v1/document/minutes/end", text("{\"use\":\"%lld\",\"day\":\"%s\",\"row_version\":1}", (long long)in_use, day));
}

/* A wrong one need not print for a day, nor a day ahead that was a slip come true. */
static void a_version_is_taken_back_on_its_first_day_or_before(void **state)
{
	struct reply r = put_in_force(kept_template("好的格式"), "2015-11-17");
	int64_t wrong, later;

	assert_int_equal(r.status, 201);
	r = put_in_force(kept_template("错的格式"), "2015-11-17");	/* in place of the one that began this morning */
	assert_int_equal(r.status, 201);
	wrong = walk_number(town_api, &r, "id");
	r = print(secretary, "minutes", run, "");
	says(&r, "错的格式");
	assert_int_equal(end_use(wrong, "2015-11-17").status, 200);
	r = print(secretary, "minutes", run, "");
	assert_int_equal(r.status, 200);
	assert_null(strstr(docx_words(w->arena, r.body, r.body_bytes), "格式"));	/* the good one gave way on its first day: it was never in force either */
	r = client_get(office_page, "/document/minutes");
	walk_has(&r, 200, "没有启用（已收回）");
	r = put_in_force(kept_template("又一格式"), "2015-11-17");
	assert_int_equal(r.status, 201);
	r = put_in_force(kept_template("将来的格式"), "2015-12-01");
	assert_int_equal(r.status, 201);
	later = walk_number(town_api, &r, "id");
	walk_answered(put_in_force(kept_template("夹在中间"), "2015-11-20"), 422, "已定从 2015-12-01 起启用：请先在下面收回它");
	assert_int_equal(end_use(later, "2015-11-17").status, 200);
	r = client_get(town_api, "/api/v1/document/minutes");
	walk_has(&r, 200, "\"from_day\":\"2015-12-01\",\"to_day\":\"2015-12-01\"");
	assert_int_equal(put_in_force(kept_template("夹在中间"), "2015-11-20").status, 201);
	r = print(secretary, "minutes", run, "");
	says(&r, "又一格式");
}

static void what_may_not_be_kept_is_refused_with_the_reason(void **state)
{
	struct buffer docx;
	struct reply r;
	int64_t kept = world_count(w, "document_template");

	buffer_init(&docx, w->arena, 0);
	assert_null(docx_make(w->arena, "title {{身份证}}\n", &docx));
	r = upload_page("决议.docx", docx.data, docx.bytes);
	walk_has(&r, 422, "没有这个栏目");
	assert_true(reply_has(&r, "身份证"));
	r = client_upload(office, "/api/v1/document/resolution", "file", "决议.docx", docx.data, docx.bytes);
	walk_has(&r, 422, "没有这个栏目");
	buffer_init(&docx, w->arena, 0);
	assert_null(docx_make(w->arena, "title {{单位}}{不存在}\n", &docx));
	r = upload_page("决议.docx", docx.data, docx.bytes);
	walk_has(&r, 422, "双花括号里");
	walk_has(&r, 422, "{不存在}");
	r = client_upload(office, "/api/v1/document/resolution", "file", "决议.docx", docx.data, docx.bytes);
	walk_has(&r, 422, "{不存在}");
	r = client_upload(office, "/api/v1/document/resolution", "file", "决议.docx", "PK no", 5);
	walk_has(&r, 422, "已损坏");
	r = client_upload(office, "/api/v1/document/resolution", "file", "决议.doc", docx.data, docx.bytes);
	walk_has(&r, 422, "不是 docx");
	buffer_init(&docx, w->arena, 0);
	assert_null(docx_make(w->arena, "title {{单位}}\n", &docx));
	r = client_upload(town_api, "/api/v1/document/resolution", "file", "决议.docx", docx.data, docx.bytes);
	walk_has(&r, 403, "由县级组织部门保存");
	r = client_post_json(office, "/api/v1/document/poem/use", "{\"template\":\"1\",\"day\":\"2015-11-17\",\"basis\":\"x\"}");
	assert_int_equal(r.status, 404);
	r = client_get(office, "/api/v1/document/resolution/file?template=77");
	assert_int_equal(r.status, 404);
	assert_int_equal(world_count(w, "document_template"), kept);
}

/* The set of all papers is one of them: by the template of the county, by the others that of the program. */
static void the_set_of_a_case_follows_the_template(void **state)
{
	struct buffer docx;
	struct reply r;
	const char *set = text("/api/v1/run/%lld/bundle", (long long)run);
	int64_t id;

	r = client_post_json(secretary, set, "{\"as\":\"docx\"}");
	says(&r, "一、材料目录（共0份）");
	says(&r, "主要事迹防汛抢险");
	r = client_post_json(foreign, set, "{\"as\":\"docx\"}");
	assert_int_equal(r.status, 404);
	r = print(foreign, "bundle", run, "\"as\":\"pdf\"");
	assert_int_equal(r.status, 404);
	buffer_init(&docx, w->arena, 0);
	assert_null(docx_make(w->arena, "title 本县卷宗：{{事项}}\ntext {{#步骤内容}}{{步骤}}（{{栏目}}）{{内容}}\n", &docx));
	r = client_upload(office, "/api/v1/document/bundle", "file", "卷宗.docx", docx.data, docx.bytes);
	assert_int_equal(r.status, 201);
	id = walk_number(office, &r, "id");
	r = client_post_json(office, "/api/v1/document/bundle/use", text("{\"template\":\"%lld\",\"day\":\"2015-11-17\",\"basis\":\"纪要\"}", (long long)id));
	assert_int_equal(r.status, 201);
	r = client_post_json(secretary, set, "{\"as\":\"docx\"}");
	says(&r, "本县卷宗：");
	says(&r, "（主要事迹）防汛抢险");
	assert_null(strstr(words_of(&r), "材料目录"));
	client_get(page, text("/document/bundle/print?subject=%lld", (long long)run));
	r = client_post(page, "/document/bundle/print", "subject", text("%lld", (long long)run), "as", "docx", NULL);
	says(&r, "本县卷宗：");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_template_of_the_program_passes_its_own_check),
		cmocka_unit_test(a_changed_template_holds_from_its_day_for_those_below),
		cmocka_unit_test(a_version_is_taken_back_on_its_first_day_or_before),
		cmocka_unit_test(what_may_not_be_kept_is_refused_with_the_reason),
		cmocka_unit_test(the_set_of_a_case_follows_the_template),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
