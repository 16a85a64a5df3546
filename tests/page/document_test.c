/* Papers of an office: filled from a case, a vote and a letter, as .docx and PDF, by page and program; templates that the county changes and
 * puts in force for an organisation and below; what is refused. */
#include "world/walk.h"

#include <stdio.h>
#include <string.h>
#include <zip.h>
#include "core/docx.h"
#include "rooms/document/document.h"
#include "rooms/document/document_shipped.h"
#include "world/pdf_words.h"

static struct world *w;
static struct client *page, *secretary, *second, *office, *office_page, *town_api, *foreign;

#define text(...) world_text(w, __VA_ARGS__)
#define MEMBERS 8
static int64_t city, town, branch, person, people[MEMBERS], use, run;

static const char PRACTICE[] = "programme honour \"表彰\"\nversion 1\nafter \"测试\"\nabout person\nruns_at branch\nopens any\nrole party = members_of branch\n"
	"form grounds \"事迹\"\nfield deed text \"主要事迹\" must\nend\n"
	"vote award \"同意表彰\"\nvoters party\nquorum more_than 1/2 of voters\npass more_than 1/2 of voters\nend\n"
	"notice display \"表彰公示\"\nboard 党务公开\ndays 5\nend\n"
	"step propose \"提出\"\nneeds grounds\ngo meet\nend\nstep meet \"表决\"\nneeds award\ngo show\nend\nstep show \"公示\"\nneeds display\ngo done\nend\n"
	"finish done \"完成\"\nend\nexample \"一\"\ngiven grounds.deed 甲\nexpect waiting meet\nend\n";

static int64_t member(const char *name)
{
	int64_t id = world_person_of(w, branch, name, 2);

	world_put(w, "membership", (struct cell[]){ { .column = "region_id", .number = 1 }, { .column = "person_id", .number = id },
		{ .column = "org_id", .number = branch }, { .column = "status", .number = 2 }, { .column = "from_day", .number = 10000 },
		{ .column = "to_day", .number = 2932897 } }, 6);
	return id;
}

static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "see_person", "handle" };
	int64_t officer, other_city;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川县委");
	town = world_org_of(w, city, "committee", "石门镇党委");
	branch = world_org_of(w, town, "branch", "石门村党支部");
	other_city = world_org_of(w, 0, "city_committee", "外县县委");
	for (int i = 0; i < MEMBERS; i++)
		people[i] = member(text("党员%02d", i + 1));
	person = people[MEMBERS - 1];
	world_run(w, text("UPDATE person SET id_number_mask = '3704**********1234' WHERE id = %lld", (long long)person));
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++) {
		world_right(w, "secretary", RIGHTS[i]);
		world_right(w, "organiser", RIGHTS[i]);
	}
	world_right(w, "organiser", "set_norms");
	world_right(w, "organiser", "see_full");
	world_holding(w, branch, "secretary", people[0]);
	world_holding(w, branch, "secretary", people[1]);
	officer = member("组织部干部");
	world_holding(w, city, "organiser", officer);
	world_holding(w, town, "organiser", people[2]);
	world_holding(w, other_city, "organiser", people[3]);
	page = walk_browser(w, "secretary", people[0]);
	secretary = walk_program(w, "secretary_api", people[0]);
	second = walk_program(w, "second", people[1]);
	office = walk_program(w, "office_api", officer);
	office_page = walk_browser(w, "office", officer);
	town_api = walk_program(w, "town_api", people[2]);
	foreign = walk_program(w, "foreign", people[3]);
	use = walk_practice(w, city, "honour", 1, PRACTICE);
	run = walk_opened(secretary, use, branch, person, "2015-11-17");
	walk_step(secretary, run, "grounds", "deed=防汛抢险", "2015-11-17", "meet");
	return 0;
}

/* The text of a .docx. */
static const char *words_of(const struct reply *r)
{
	zip_source_t *source = zip_source_buffer_create(r->body, r->body_bytes, 0, NULL);
	zip_t *zip = zip_open_from_source(source, ZIP_RDONLY, NULL);
	zip_file_t *file;
	zip_stat_t st;
	char *out, *to;
	bool is_text = true;

	if (r->status != 200 || zip == NULL || zip_stat(zip, "word/document.xml", 0, &st) != 0)
		fail_msg("status %d, no paper: %s", r->status, r->body);
	out = to = arena_alloc(w->arena, st.size + 1);
	file = zip_fopen(zip, "word/document.xml", 0);
	assert_int_equal(zip_fread(file, out, st.size), (zip_int64_t)st.size);
	zip_fclose(file);
	zip_discard(zip);
	for (const char *c = out; *c != '\0'; c++) {
		if (*c == '<' || *c == '>')
			is_text = *c == '>';
		else if (is_text)
			*to++ = *c;
	}
	*to = '\0';
	return out;
}

static void says(const struct reply *r, const char *what)
{
	const char *words = words_of(r);

	if (strstr(words, what) == NULL)
		fail_msg("no '%s' in %s", what, words);
}

static struct reply print(struct client *c, const char *code, int64_t subject, const char *more)
{
	return client_post_json(c, text("/api/v1/document/%s/print", code), text("{\"subject\":\"%lld\"%s%s}", (long long)subject, more[0] == '\0' ? "" : ",", more));
}

static struct reply print_page(const char *code, int64_t subject, const char *as, const char *name, const char *value)
{
	client_get(page, text("/document/%s/print?subject=%lld", code, (long long)subject));
	return client_post(page, text("/document/%s/print", code), "subject", text("%lld", (long long)subject), "as", as, name, value, NULL);
}

static void hold_vote(void)
{
	walk_ballot((struct walk_counters){ secretary, second, MEMBERS + 1 }, run, "award", "2015-11-17", 7, 6, 0);
}

/* ---- papers ---- */

/* Before the vote a resolution would tell what nobody decided. */
static void minutes_come_before_the_vote_and_the_resolution_after(void **state)
{
	int64_t lines;
	struct reply r = print_page("resolution", run, "docx", "number", "");

	walk_has(&r, 422, "还没有封存的表决");
	r = print(secretary, "resolution", run, "");
	walk_has(&r, 422, "还没有封存的表决");
	r = client_get(page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, text("/document/minutes/print?subject=%lld", (long long)run));
	r = print_page("minutes", run, "docx", "place", "村委会会议室");
	says(&r, "石门村党支部会议记录");
	says(&r, "村委会会议室");
	says(&r, "签到表");
	lines = world_count(w, "audit");
	r = print(secretary, "minutes", run, "\"chair\":\"王书记\"");
	assert_int_equal(world_count(w, "audit"), lines + 1);
	says(&r, "王书记");
	says(&r, "主要事迹防汛抢险");
	hold_vote();
	r = print_page("resolution", run, "docx", "number", "石村支发〔2015〕3号");
	assert_null(strstr(words_of(&r), "党支部文件"));	/* a branch has no red head */
	says(&r, "实到会7人，符合规定人数");
	says(&r, "会议决议：同意“");
	says(&r, "石村支发〔2015〕3号");
	says(&r, "应到会9人，实到会7人");
	says(&r, "赞成6票，不赞成1票，弃权0票");
	says(&r, "（盖章）");
	r = print(secretary, "resolution", run, "\"as\":\"pdf\"");
	assert_int_equal(r.status, 200);
	assert_non_null(strstr(pdf_words(w->arena, r.body, r.body_bytes), "赞成6票"));
	r = print(secretary, "minutes", run, "");
	says(&r, "1党员01");	/* the list to sign is that of the vote */
	says(&r, "同意表彰");
	r = print(foreign, "minutes", run, "");
	assert_int_equal(r.status, 404);
}

static void the_ballot_paper_has_no_names_and_the_count_sheet_the_closed_figures(void **state)
{
	int64_t ballot = world_first_id(w, "ballot");
	struct reply r = print_page("ballot_paper", ballot, "docx", "number", "");

	says(&r, "多画、不画的无效");
	assert_null(strstr(words_of(&r), "党员03"));	/* of those who vote nobody is named */
	r = print(secretary, "ballot_paper", ballot, "\"as\":\"pdf\"");
	assert_non_null(strstr(pdf_words(w->arena, r.body, r.body_bytes), "弃权"));
	r = print(secretary, "count_sheet", ballot, "");
	says(&r, "发出票数7收回票数7");
	says(&r, "监票人（签字）：监票人　　");
	r = print_page("count_sheet", ballot, "docx", "number", "");
	says(&r, "计票单");
	r = print(foreign, "count_sheet", ballot, "");
	assert_int_equal(r.status, 404);
}

static void a_notice_says_who_listens(void **state)
{
	struct reply r = print(secretary, "notice", run, "\"contact\":\"王书记\",\"phone\":\"5551234\"");

	walk_has(&r, 422, "还没有发布公示");
	walk_close(secretary, run, "2015-11-17", "show");
	r = walk_act(secretary, run, "notice", "\"notice\":\"display\",\"text\":\"拟表彰党员08，防汛抢险表现突出。\",\"from\":\"2015-11-17\"");
	assert_int_equal(r.status, 200);
	r = print(secretary, "notice", run, "\"contact\":\"王书记\"");
	walk_has(&r, 422, "请填写联系电话");
	r = print_page("notice", run, "docx", "contact", "王书记");
	walk_has(&r, 422, "请填写联系电话");
	assert_true(reply_has(&r, "王书记"));	/* what was typed is not lost */
	r = print(secretary, "notice", run, "\"contact\":\"王书记\",\"phone\":\"5551234\"");
	says(&r, "拟表彰党员08");
	says(&r, "2015年11月17日起至2015年11月21日止");
	says(&r, "联系电话：5551234");
}

static void a_request_goes_to_one_with_a_signer_and_a_right_number(void **state)
{
	struct reply r = print(secretary, "request", run, "\"to\":\"石门镇党委、云川县委\",\"signer\":\"王书记\"");

	walk_has(&r, 422, "只主送一个上级机关");
	r = print(secretary, "request", run, "\"to\":\"石门镇党委\"");
	walk_has(&r, 422, "请填写签发人");
	r = print(secretary, "request", run, "\"to\":\"石门镇党委\",\"signer\":\"王书记\",\"number\":\"石村支发[2015]第03号\"");
	walk_has(&r, 422, "写法不对");
	r = print(secretary, "request", run, "\"to\":\"石门镇党委\",\"signer\":\"王书记\",\"number\":\"石村支发〔2015〕3号\",\"body\":\"事迹附后。\\n请审。\"");
	says(&r, "石门镇党委：");
	says(&r, "签发人：王书记");
	says(&r, "主要事迹：防汛抢险");
	says(&r, "　　请审。");	/* each line begins as a paragraph does */
	says(&r, "妥否，请批示");
	r = print(office, "reply", run, "\"to\":\"石门村党支部\",\"body\":\"同意表彰。\"");
	says(&r, "同意表彰。");
	says(&r, "此复");
	r = print_page("reply", run, "docx", "to", "");
	walk_has(&r, 422, "请填写主送");
}

static void numbers_of_papers(void **state)
{
	static const struct { const char *number; bool is_right; } CASES[] = { { "", true }, { "云组发〔2015〕10号", true }, { "云组发〔2015〕1号", true },
		{ "云组发〔2015〕010号", false }, { "云组发〔2015〕第10号", false }, { "云组发[2015]10号", false }, { "云组发〔15〕10号", false }, { "云组发〔2015〕10", false },
		{ "〔2015〕10号", false }, { "云组发〔2015〕号", false }, { "云组发〔2015〕10号文", false }, { "〕云〔2015", false } };

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++)
		if (document_number_is_right(CASES[i].number) != CASES[i].is_right)
			fail_msg("%s", CASES[i].number);
}

/* ---- ID numbers ---- */

static void a_whole_number_wants_the_right_and_a_reason(void **state)
{
	const char *request = "\"to\":\"石门镇党委\",\"signer\":\"王书记\"";
	static const char TEMPLATE[] = "title 请示\ntext {{公民身份号码}}\n";
	struct buffer docx;
	struct reply r;
	int64_t id;

	buffer_init(&docx, w->arena, 0);
	assert_null(docx_make(w->arena, TEMPLATE, &docx));
	r = client_upload(office, "/api/v1/document/request", "file", "请示.docx", docx.data, docx.bytes);
	id = walk_number(office, &r, "id");
	r = client_post_json(office, "/api/v1/document/request/use", text("{\"template\":\"%lld\",\"day\":\"2015-11-17\",\"basis\":\"试\"}", (long long)id));
	assert_int_equal(r.status, 201);
	r = print(secretary, "request", run, request);
	says(&r, "3704**********1234");
	r = print(secretary, "request", run, text("%s,\"full\":true,\"reason\":\"上报\"", request));
	assert_int_equal(r.status, 403);
	r = print(office, "request", run, text("%s,\"full\":true", request));
	assert_int_equal(r.status, 422);
	r = print(office, "request", run, text("%s,\"full\":true,\"reason\":\"上报\"", request));
	assert_int_equal(r.status, 200);
	r = print(office, "reply", run, "\"to\":\"石门村党支部\",\"full\":true,\"reason\":\"上报\"");
	walk_has(&r, 422, "不印完整");
}

/* ---- templates ---- */

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
		assert_int_equal(pages, strcmp(kind->code, "minutes") == 0 ? 2 : 1);
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
	walk_has(&r, 422, "停用日期");
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

/* ---- members and organisations ---- */

/* By the page and by a program. */
static void no_such_period(const char *since, const char *until, const char *why)
{
	struct reply r = print(secretary, "change", branch, text("\"since\":\"%s\",\"until\":\"%s\"", since, until));

	walk_has(&r, 422, why);
	client_get(page, text("/document/change/print?subject=%lld", (long long)branch));
	r = client_post(page, "/document/change/print", "subject", text("%lld", (long long)branch), "as", "docx", "since", since, "until", until, NULL);
	walk_has(&r, 422, why);
}

static void a_roster_names_the_members_of_a_branch(void **state)
{
	struct reply r = client_get(page, text("/person?org=%lld", (long long)branch));

	walk_has(&r, 200, text("/document/roster/print?subject=%lld", (long long)branch));
	r = print_page("roster", branch, "docx", "number", "");
	says(&r, "石门村党支部党员名册");
	says(&r, text("共%d人，其中正式党员%d人、预备党员0人", MEMBERS + 1, MEMBERS + 1));
	says(&r, "党员08");
	r = print(secretary, "roster", branch, "\"as\":\"pdf\"");
	assert_non_null(strstr(pdf_words(w->arena, r.body, r.body_bytes), "党员08"));
	r = print(foreign, "roster", branch, "");
	assert_int_equal(r.status, 404);
	r = print(secretary, "roster", 0, "");
	assert_int_equal(r.status, 404);
}

static void the_record_of_a_member_is_masked_without_a_reason(void **state)
{
	struct reply r = client_get(page, text("/person/%lld", (long long)person));

	walk_has(&r, 200, text("/document/record/print?subject=%lld", (long long)person));
	r = print_page("record", person, "docx", "number", "");
	says(&r, "党员基本信息采集表");
	says(&r, "党员08");
	says(&r, "3704**********1234");
	r = print(secretary, "record", person, "\"full\":true,\"reason\":\"核对\"");
	assert_int_equal(r.status, 403);
	r = print(office, "record", person, "\"full\":true");
	assert_int_equal(r.status, 422);	/* no reason */
	r = print(foreign, "record", person, "");
	assert_int_equal(r.status, 404);
}

static void who_came_and_went_stands_with_the_balance(void **state)
{
	struct reply r;

	world_put(w, "org_path", (struct cell[]){ { .column = "org_id", .number = branch }, { .column = "parent_id", .number = town },
		{ .column = "path", .text = world_org_path(w, branch), .is_text = true }, { .column = "kind", .text = "branch", .is_text = true },
		{ .column = "name", .text = "石门村党支部", .is_text = true }, { .column = "reason", .text = "founded", .is_text = true } }, 6);
	world_run(w, text("UPDATE membership SET to_day = 16700, ended_by = 'deceased' WHERE person_id = (SELECT id FROM person WHERE name = '党员07')"));	/* 2015-09-22 */
	world_run(w, "UPDATE person SET status = 8 WHERE name = '党员07'");
	client_get(page, text("/org/%lld/balance", (long long)branch));
	no_such_period("", "2015-11-17", "起始日期");
	no_such_period("2015-13-01", "2015-11-17", "请填写日期");
	no_such_period("2015-11-01", "2015-10-01", "截止日期应当在起始日期");
	no_such_period("2015-01-01", "2015-12-01", "不晚于今天");
	r = print(secretary, "change", branch, "\"since\":\"2015-01-01\",\"until\":\"2015-11-17\"");
	says(&r, "石门村党支部党员增减变化表");
	says(&r, "2015年1月1日至2015年11月17日");
	says(&r, "党员07");
	r = client_get(page, text("/document/change/print?subject=%lld&since=2015-01-01&until=2015-11-17", (long long)branch));
	walk_has(&r, 200, "value=\"2015-01-01\"");
	r = client_post(page, "/document/change/print", "subject", text("%lld", (long long)branch), "as", "pdf", "since", "2015-01-01", "until", "2015-11-17", NULL);
	assert_non_null(strstr(pdf_words(w->arena, r.body, r.body_bytes), "党员07"));
	r = print(foreign, "change", branch, "\"since\":\"2015-01-01\",\"until\":\"2015-11-17\"");
	assert_int_equal(r.status, 404);
}

static void a_reminder_is_a_paper_too(void **state)
{
	int64_t sheet = world_put(w, "reminder", (struct cell[]){ { .column = "region_id", .number = 1 }, { .column = "org_id", .number = town }, { .column = "to_id", .number = branch },
		{ .column = "year", .number = 2015 }, { .column = "number", .number = 3 }, { .column = "day", .number = 16750 }, { .column = "by_day", .number = 16760 },
		{ .column = "note", .text = "请书记亲自过问", .is_text = true } }, 8);
	int64_t step = world_first_id(w, "run_step");
	struct reply r;

	world_put(w, "reminder_line", (struct cell[]){ { .column = "region_id", .number = 1 }, { .column = "reminder_id", .number = sheet }, { .column = "number", .number = 1 },
		{ .column = "run_id", .number = run }, { .column = "step_id", .number = step }, { .column = "title", .text = "表彰党员08", .is_text = true },
		{ .column = "step_title", .text = "提出", .is_text = true }, { .column = "who", .text = "党支部", .is_text = true }, { .column = "due_day", .number = 16745 } }, 9);
	r = client_get(page, text("/reminder/%lld", (long long)sheet));
	walk_has(&r, 200, text("/document/reminder/print?subject=%lld", (long long)sheet));
	r = print_page("reminder", sheet, "docx", "number", "");
	says(&r, "催办〔2015〕3号");
	says(&r, "石门村党支部：");
	says(&r, "表彰党员08");
	says(&r, "逾期5天");
	says(&r, "请书记亲自过问");
	r = print(secretary, "reminder", sheet, "\"as\":\"pdf\"");
	assert_non_null(strstr(pdf_words(w->arena, r.body, r.body_bytes), "表彰党员08"));
	r = print(foreign, "reminder", sheet, "");
	assert_int_equal(r.status, 404);
}

static const char TWICE[] = "programme twice \"两次表决\"\nversion 1\nafter \"测试\"\nabout person\nruns_at branch\nopens any\nrole party = members_of branch\n"
	"form first_talk \"第一次讨论\"\nfield words text \"讨论意见\" must\nend\nform upper \"上级审批\"\nfield reply text \"上级意见\" must\nend\n"
	"form second_talk \"第二次讨论\"\nfield words text \"讨论意见\" must\nend\n"
	"vote award \"接收\"\nresolves \"接收{subject}同志为预备党员，第一次讨论意见：{first_talk.words}\"\nvoters party\nquorum more_than 1/2 of voters\npass more_than 1/2 of voters\nend\n"
	"vote again \"转正\"\nvoters party\nquorum more_than 1/2 of voters\npass more_than 1/2 of voters\nend\n"
	"step meet \"接收大会\"\nneeds first_talk, award\ngo ask\nend\nstep ask \"审批\"\nneeds upper\ngo later\nend\nstep later \"转正大会\"\nneeds second_talk, again\ngo done\nend\n"
	"finish done \"完成\"\nend\nexample \"一\"\ngiven first_talk.words 甲\nexpect waiting meet\nend\n";

/* The vote that the open step of a case has. */
static int64_t ballot_of(int64_t the_run)
{
	struct reply r = client_get(page, text("/run/%lld", (long long)the_run));
	const char *at = strstr(r.body, "href=\"/ballot/");
	long long id = 0;

	if (at == NULL || sscanf(at, "href=\"/ballot/%lld", &id) != 1)
		fail_msg("no ballot in %s", r.body);
	return id;
}

/* A case of two meetings has a paper of each: its vote, its figures, what was entered at its step and nothing of the others. */
static void each_vote_of_a_case_has_its_own_papers(void **state)
{
	int64_t twice = walk_practice(w, city, "twice", 1, TWICE), two = walk_opened(secretary, twice, branch, person, "2015-11-17"), first;
	struct reply r;

	walk_fill(secretary, two, "first_talk", "words=同意接收他");
	walk_ballot((struct walk_counters){ secretary, second, MEMBERS }, two, "award", "2015-11-17", 7, 6, 0);
	first = ballot_of(two);
	r = client_get(page, text("/ballot/%lld", (long long)first));
	assert_int_equal(r.status, 200);
	assert_false(reply_has(&r, "可交书面意见"));	/* the practice does not say so */
	r = client_get(secretary, text("/api/v1/ballot/%lld", (long long)first));
	walk_has(&r, 200, "\"allows_written\":false");
	walk_close(secretary, two, "2015-11-17", "ask");
	walk_step(secretary, two, "upper", "reply=上级已经同意", "2015-11-17", "later");
	walk_fill(secretary, two, "second_talk", "words=同意转正");
	walk_ballot((struct walk_counters){ secretary, second, MEMBERS }, two, "again", "2015-11-17", 8, 8, 0);
	r = print(secretary, "resolution", two, "");
	says(&r, "关于党员08（转正）的决议");
	says(&r, "赞成8票");
	says(&r, "会议决议：同意“党员08（转正）”。");
	r = print(secretary, "resolution", two, text("\"ballot\":\"%lld\"", (long long)first));
	says(&r, "关于党员08（接收）的决议");
	says(&r, "赞成6票，不赞成1票");
	says(&r, "会议决议：同意接收党员08同志为预备党员，第一次讨论意见：同意接收他。");
	r = client_get(page, text("/document/minutes/print?subject=%lld", (long long)two));
	walk_has(&r, 200, "最近一次封存的表决");
	walk_has(&r, 200, text("<option value=\"%lld\"", (long long)first));
	r = print_page("minutes", two, "docx", "ballot", text("%lld", (long long)first));
	says(&r, "讨论意见同意接收他");
	says(&r, "赞成6");
	if (strstr(words_of(&r), "同意转正") != NULL || strstr(words_of(&r), "上级已经同意") != NULL)
		fail_msg("the paper of one meeting holds what was entered elsewhere: %s", words_of(&r));
	r = print(secretary, "minutes", two, "");
	says(&r, "讨论意见同意转正");
	r = print(secretary, "minutes", two, text("\"ballot\":\"%lld\"", (long long)world_first_id(w, "ballot")));	/* of another case */
	walk_has(&r, 422, "没有这一次封存的表决");
	r = print_page("minutes", two, "docx", "ballot", "77");
	walk_has(&r, 422, "没有这一次封存的表决");
}

/* The resolution says what was decided where too few agree and where too few came; the same by page and API. */
static void a_resolution_says_what_was_not_decided(void **state)
{
	static const struct { int present, agreed; const char *words; } HELD[] = {
		{ 8, 2, "会议决议：没有通过接收党员07同志为预备党员" },
		{ 2, 2, "会议决议：到会人数不够，没有就接收党员08同志为预备党员" },
	};
	int64_t twice = walk_practice(w, city, "twice_more", 1, text("programme twice_more%s", TWICE + strlen("programme twice")));

	for (size_t i = 0; i < sizeof(HELD) / sizeof(HELD[0]); i++) {
		int64_t one = walk_opened(secretary, twice, branch, people[6 + i], "2015-11-17");
		struct reply r;

		walk_fill(secretary, one, "first_talk", "words=讨论");
		walk_ballot((struct walk_counters){ secretary, second, MEMBERS }, one, "award", "2015-11-17", HELD[i].present, HELD[i].agreed, 0);
		r = print(secretary, "resolution", one, "");
		says(&r, HELD[i].words);
		r = print_page("resolution", one, "docx", "number", "");
		says(&r, HELD[i].words);
		says(&r, HELD[i].present == 2 ? "不足规定人数" : "符合规定人数");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_of_papers),
		cmocka_unit_test(every_template_of_the_program_passes_its_own_check),
		cmocka_unit_test(minutes_come_before_the_vote_and_the_resolution_after),
		cmocka_unit_test(the_ballot_paper_has_no_names_and_the_count_sheet_the_closed_figures),
		cmocka_unit_test(a_notice_says_who_listens),
		cmocka_unit_test(a_request_goes_to_one_with_a_signer_and_a_right_number),
		cmocka_unit_test(a_whole_number_wants_the_right_and_a_reason),
		cmocka_unit_test(a_roster_names_the_members_of_a_branch),
		cmocka_unit_test(the_record_of_a_member_is_masked_without_a_reason),
		cmocka_unit_test(who_came_and_went_stands_with_the_balance),
		cmocka_unit_test(a_reminder_is_a_paper_too),
		cmocka_unit_test(each_vote_of_a_case_has_its_own_papers),
		cmocka_unit_test(a_resolution_says_what_was_not_decided),
		cmocka_unit_test(a_changed_template_holds_from_its_day_for_those_below),
		cmocka_unit_test(what_may_not_be_kept_is_refused_with_the_reason),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
