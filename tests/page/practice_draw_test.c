/* A case that draws lots: the names are its own, the draw is held in the register, and nothing that is typed takes its place (YC-05). Tables of names that are
 * pasted. */
#include "page/practice_world.h"

#include "rooms/run/run_verify.h"
#include "world/workbook.h"

static const char *rows(const char *field, const char *name, int count)
{
	const char *all = "";

	for (int i = 1; i <= count; i++)
		all = text("%s%s*%s=%s%02d;书记%02d;", all, i == 1 ? "" : "|", field, name, i, i);
	return all;
}

/* The draw that was opened last, by who may. */
static int64_t draw_opened(struct reply r)
{
	const char *location = reply_header(w, &r, "Location");

	good(r);
	return r.status == 201 ? number_after(&r, "draw") : strtoll(location + strlen("/draw/"), NULL, 10);
}

static struct reply draw_held(const char *who, int64_t draw, const char *seed)
{
	if (!by_page)
		return client_post_json(actor_named(who)->program, text("/api/v1/draw/%lld/seed", (long long)draw), text("{\"seed\":\"%s\"}", seed));
	client_get(actor_named(who)->page, text("/draw/%lld", (long long)draw));
	return client_post(actor_named(who)->page, text("/draw/%lld/seed", (long long)draw), "seed", seed, NULL);
}

/* The three that the register says, as rows of the list; `instead` (NULL: nobody) takes the place of the last, whose name is given. */
static const char *drawn_rows(int64_t draw, const char *instead, const char **last)
{
	struct reply r = client_get(actor_named("county")->program, text("/api/v1/draw/%lld", (long long)draw));
	const char *all = "";
	int count = 0;

	for (int n = 1; n <= 40; n++)
		if (reply_has(&r, text("\"name\":\"部门%02d\",\"place\":", n)) && !reply_has(&r, text("\"name\":\"部门%02d\",\"place\":0", n))) {
			*last = text("部门%02d", n);
			all = text("%s|*reporters=%s;书记%02d;", all, ++count == 3 && instead != NULL ? instead : *last, n);
		}
	assert_int_equal(count, 3);
	return all;
}

/* What is typed is no draw: the names come from the register. */
static void YC_05_all_towns_and_three_that_were_drawn(void **state)
{
	const char *last, *towns = rows("reporters", "镇街", 7);

	/* covers YC-05 refuse 1 2 by page and api */
	put_practice("yc/reporters");
	for (int i = 0; i < VILLAGES; i++) {
		int64_t draw;
		struct reply r;

		here = &villages[i];
		by_page = i == 0;
		add_holder(here, here->county, "organiser", "drawer");
		tell_here((const char *const[]){ "county open_county 述职名单", text("county fill pool: %s|%s", rows("towns", "镇街", 6), rows("departments", "部门", 40)),
			"county close ! 镇街个数不对：全部镇街书记都要述职（",
			text("county fill pool: %s|%s|*departments=部门39;书记39; ! 同一个部门写了两次：40行里只有39个不同的部门", rows("towns", "镇街", 7), rows("departments", "部门", 39)),	/* nobody has two lots */
			text("county fill pool: %s|*towns=镇街06;书记06;|%s ! 同一个镇街写了两次：7行里只有6个不同的镇街", rows("towns", "镇街", 6), rows("departments", "部门", 40)),
			NULL });
		walk_answered(ACT(actor_named("county"), "draw", "draw=lots"), 422, "不需要抽签");	/* before its step */
		tell_here((const char *const[]){ text("county fill pool: %s|%s", rows("towns", "镇街", 7), rows("departments", "部门", 40)), "county close > draw_lots",
			"county fill record: witness=王监督|+paper", "county sign lead", "county close ! 抽取述职的区直部门", NULL });
		walk_answered(ACT(actor_named("upper"), "draw", "draw=lots"), 404, "");
		walk_answered(ACT(actor_named("county"), "draw", "draw=record"), 422, "不需要抽签");
		draw = draw_opened(ACT(actor_named("county"), "draw", "draw=lots", "seed_source=11月18日双色球号码"));
		tell_here((const char *const[]){ "county close ! 抽取述职的区直部门", NULL });	/* opened is not drawn */
		walk_answered(draw_held("county", draw, "031722"), 422, "");	/* two people stand for the seed */
		good(draw_held("drawer", draw, "031722"));
		/* Once more without a reason; with one it stands there, and the new draw counts. */
		walk_answered(ACT(actor_named("county"), "draw", "draw=lots"), 422, "必须写明理由");
		draw = draw_opened(ACT(actor_named("county"), "draw", "draw=lots", "reason=监督人缺席，上一次不算"));
		tell_here((const char *const[]){ "county close ! 抽取述职的区直部门", NULL });
		good(draw_held("county", draw, ""));
		r = client_get(actor_named("county")->page, text("/draw/%lld", (long long)draw));
		assert_true(reply_has(&r, "监督人缺席，上一次不算") && reply_has(&r, text("href=\"/run/%lld\"", (long long)run_now)));
		r = client_get(actor_named("county")->program, text("/api/v1/run/%lld", (long long)run_now));
		assert_true(reply_has(&r, "\"reason\":\"监督人缺席，上一次不算\"") && reply_has(&r, "\"missing\":[]"));
		tell_here((const char *const[]){ "county close > publish_list", NULL });
		walk_answered(ACT(actor_named("county"), "draw", "draw=lots", "reason=不满意"), 422, "不需要抽签");	/* the step is sealed */
		tell_here((const char *const[]){ text("county fill list: %s%s", towns, drawn_rows(draw, "部门41", &last)), NULL });
		tell_here((const char *const[]){ text("county close ! %s", last),	/* nobody is put in by hand */
			text("county fill list: %s%s", towns, drawn_rows(draw, NULL, &last)), "county figure: 述职人数=10", "county close > listed",
			text("county published: %s", last), "county published: 监督人缺席", "county see: 监督人缺席", NULL });
	}
}

static void stop_here(void)
{
	good(ACT(actor_named("county"), "stop", "reason=名单有误，重新办理"));
	run_now = 0;
}

/* A year has one draw, in whatever case and from whatever names: whoever stops the case and begins anew says why. The next year has its own. */
static void YC_05_a_new_case_is_no_new_draw(void **state)
{
	/* covers YC-05 refuse 1 by page and api */
	put_practice("yc/reporters");
	for (int i = 0; i < VILLAGES; i++) {
		struct reply r;
		int64_t draw;

		here = &villages[i];
		by_page = i == 0;
		clock_to(day_parse_iso("2016-03-01"));
		run_now = 0;
		/* The same forty as the year before, and no reason: it is another year's draw. */
		tell_here((const char *const[]){ "county open_county 述职名单", text("county fill pool: %s|%s", rows("towns", "镇街", 7), rows("departments", "部门", 40)), "county close > draw_lots", NULL });
		walk_answered(ACT(actor_named("county"), "draw", "draw=lots", "reason=试试"), 422, "以前没有抽过");
		draw = draw_opened(ACT(actor_named("county"), "draw", "draw=lots"));
		good(draw_held("county", draw, ""));
		stop_here();
		tell_here((const char *const[]){ "county open_county 述职名单", text("county fill pool: %s|*departments=部门01 ;书记01;|%s ! 同一个部门写了两次", rows("towns", "镇街", 7), rows("departments", "部门", 39)),
			text("county fill pool: %s|%s|*departments=部门40 ;书记40;", rows("towns", "镇街", 7), rows("departments", "部门", 39)), "county close > draw_lots", NULL });
		walk_answered(ACT(actor_named("county"), "draw", "draw=lots"), 422, "在 2016-03-01 已经发起过抽签");
		stop_here();
		tell_here((const char *const[]){ "county open_county 述职名单", text("county fill pool: %s|%s|*departments=部门41;书记41;", rows("towns", "镇街", 7), rows("departments", "部门", 39)),
			"county close > draw_lots", NULL });
		walk_answered(ACT(actor_named("county"), "draw", "draw=lots"), 422, "必须写明理由");	/* other names, the same year */
		draw_opened(ACT(actor_named("county"), "draw", "draw=lots", "reason=部门40撤并，改为部门41"));
		r = state_of_case();
		assert_true(reply_has(&r, "\"reason\":\"部门40撤并，改为部门41\""));
		clock_to(day_parse_iso("2015-11-17"));
	}
}

/* A practice in which the names and the draw belong to one step. */
static void put_sampling(void)
{
	static const char SOURCE[] = "programme sampling \"抽样\"\nversion 1\nafter \"测试\"\nabout matter\nruns_at county\nopens any\nparam many 2 in 1..5 \"个数\"\n"
		"role office = staff_of county\nform pool \"名单\"\n  field names table \"名单(单位,书记)\" must rows 1..50\nend\n"
		"draw lots \"抽查对象\"\n  from pool.names\n  count many\nend\nstep first \"抽查\"\n  by office\n  needs pool, lots\n  go drawn when count(lots) = many\n  go odd\nend\n"
		"finish drawn \"已抽\"\n  publish lots\nend\nfinish odd \"未抽\"\nend\n"
		"example \"抽两个\"\n  given pool.names row 甲, 一\n  given lots row 甲\n  given lots row 乙\n  expect drawn\nend\n";
	int64_t practice = PUT(w, "programme_file", TEXT("code", "sampling"), NUMBER("version", 1), TEXT("title", "抽样"), TEXT("origin", "测试"), TEXT("digest", "sampling"), TEXT("text", SOURCE));

	for (int i = 0; i < VILLAGES; i++)
		villages[i].use = PUT(w, "programme_use", NUMBER("programme_id", practice), NUMBER("org_id", villages[i].county), NUMBER("from_day", 10000),
			NUMBER("to_day", 2932897), TEXT("document", "组发〔2015〕1号"), NUMBER("row_version", 1));
}

static void names_that_change_make_the_draw_void(void **state)
{
	put_sampling();
	for (int i = 0; i < VILLAGES; i++) {
		int64_t draw, left;
		struct reply r;

		here = &villages[i];
		by_page = i == 0;
		tell_here((const char *const[]){ "county open_county 抽查三个单位", NULL });
		walk_answered(ACT(actor_named("county"), "draw", "draw=lots"), 422, "名单有 0 个");
		tell_here((const char *const[]){ text("county fill pool: %s", rows("names", "单位", 3)), NULL });
		walk_answered(ACT(actor_named("county"), "draw", "draw=lots", "reason=试试"), 422, "以前没有抽过");
		draw = draw_opened(ACT(actor_named("county"), "draw", "draw=lots"));
		good(draw_held("county", draw, ""));
		r = state_of_case();
		assert_true(reply_has(&r, "\"missing\":[]"));
		tell_here((const char *const[]){ text("county fill pool: %s", rows("names", "单位", 4)), "county close ! 名单改过", NULL });
		r = client_get(actor_named("county")->page, text("/run/%lld", (long long)run_now));
		assert_true(reply_has(&r, "那次抽签不算数"));
		left = draw_opened(ACT(actor_named("county"), "draw", "draw=lots"));	/* never held before the step is closed */
		draw = draw_opened(ACT(actor_named("county"), "draw", "draw=lots", "reason=漏请了监督人"));
		good(draw_held("county", draw, ""));
		tell_here((const char *const[]){ "county close > drawn", "county published: 种子：", "county see: 抽查对象", NULL });
		walk_answered(ACT(actor_named("county"), "draw", "draw=lots"), 422, "");	/* it is over */
		good(draw_held("county", left, ""));	/* what was left open changes nothing that is sealed */
	}
}

/* ---- tables that are pasted ---- */

static const char *range(const char *head, const char *name, int count)
{
	struct buffer b;

	buffer_init(&b, w->arena, 0);
	buffer_puts(&b, head);
	for (int i = 1; i <= count; i++)
		buffer_printf(&b, "%s%02d\t书记%02d\r\n", name, i, i);
	return arena_text(w->arena, buffer_text(&b));
}

static struct reply pasted(const char *who, const char *form, const char *field, const char *paste, const char *more)
{
	client_get(actor_named(who)->page, text("/run/%lld", (long long)run_now));
	return client_post(actor_named(who)->page, text("/run/%lld/fill/%s", (long long)run_now, form), "row_version", text("%d", version_now()), text("v_%s_1_1", field), "部门甲",
		text("v_%s_1_2", field), "书记甲", text("v_%s_paste", field), paste, "rows_more", more, NULL);
}

static bool has_cell(struct reply *r, const char *field, int row, int column, const char *value)
{
	const char *at = strstr(r->body, text("name=\"v_%s_%d_%d\"", field, row, column));
	const char *end = at == NULL ? NULL : strchr(at, '>');

	return end != NULL && strstr(arena_text_n(w->arena, at, (size_t)(end - at)), text("value=\"%s\"", value)) != NULL;
}

static void a_range_that_is_pasted_stands_in_the_rows(void **state)
{
	struct reply r;

	here = &villages[0];
	by_page = true;
	tell_here((const char *const[]){ "county open_county 抽查四十个单位", NULL });
	/* More rows keep what is typed, ask for nothing and keep nothing. */
	r = pasted("county", "pool", "names", "", "v_names");
	assert_int_equal(r.status, 200);
	assert_true(has_cell(&r, "names", 1, 1, "部门甲") && has_cell(&r, "names", 15, 2, "") && !reply_has(&r, "name=\"v_names_16_1\"") && !reply_has(&r, "errsum"));
	/* Forty rows with the titles of their columns and a number before each. */
	r = pasted("county", "pool", "names", range("单位\t书记\r\n", "单位", 40), "");
	assert_int_equal(r.status, 200);
	assert_true(has_cell(&r, "names", 1, 1, "部门甲") && has_cell(&r, "names", 2, 1, "单位01") && has_cell(&r, "names", 41, 2, "书记40"));
	assert_true(reply_has(&r, "读入了 40 行") && reply_has(&r, "第一行认作列名：单位、书记") && has_cell(&r, "names", 42, 1, "") == false);
	r = client_get(actor_named("county")->program, text("/api/v1/run/%lld", (long long)run_now));
	assert_false(reply_has(&r, "单位01"));	/* read, and not kept */
	r = pasted("county", "pool", "names", "1\t甲局\t\"张,\n三\"\n2\t乙局\t李四\n", "");
	assert_true(has_cell(&r, "names", 2, 1, "甲局") && has_cell(&r, "names", 2, 2, "张, 三") && has_cell(&r, "names", 3, 2, "李四") && reply_has(&r, "序号一列没有读入"));
	r = pasted("county", "pool", "names", "书记,备注,单位\n王五,新,丙局\n", "");
	assert_true(has_cell(&r, "names", 2, 1, "丙局") && has_cell(&r, "names", 2, 2, "王五") && reply_has(&r, "没有读入：备注"));
	r = pasted("county", "pool", "names", "甲局、乙局、丙局", "");
	assert_true(has_cell(&r, "names", 4, 1, "丙局"));
	/* Refused with the figures: what was pasted and what was typed stay. */
	r = pasted("county", "pool", "names", range("", "单位", 50), "");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "最多 50 行：已填 1 行，这次读入 50 行，多出 1 行") && reply_has(&r, "单位50\t书记50") && has_cell(&r, "names", 1, 1, "部门甲"));
	r = pasted("county", "pool", "names", "甲\t乙\t丙\t丁\n", "");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "有 2 列（单位、书记），第 1 行有 4 格"));
	r = pasted("county", "pool", "names", "单位,书记,机密★10年\n甲局,张三,\n", "");
	walk_has(&r, 422, "有密级标志“机密★10年”，没有读入");
	/* Nor cell by cell, in the browser or by a program. */
	client_get(actor_named("county")->page, text("/run/%lld", (long long)run_now));
	r = client_post(actor_named("county")->page, text("/run/%lld/fill/pool", (long long)run_now), "row_version", text("%d", version_now()), "v_names_1_1", "甲局", "v_names_1_2", "机密★10年", NULL);
	walk_has(&r, 422, "有密级标志“机密★10年”，没有保存");
	assert_true(has_cell(&r, "names", 1, 1, "甲局"));	/* what is typed stays */
	r = client_post_json(actor_named("county")->program, text("/api/v1/run/%lld/fill/pool", (long long)run_now), text("{\"row_version\":%d,\"values\":[\"names=甲局;绝密★\"]}", version_now()));
	walk_has(&r, 422, "有密级标志“绝密★");
	r = pasted("county", "pool", "names", range("", "单位", 10000), "");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "这次读入 10,000 行"));
	tell_here((const char *const[]){ text("county fill pool: %s", rows("names", "单位", 40)), NULL });
}

/* ---- tables as files ---- */

/* A file for the table of the form, beside a row that is typed. */
static struct reply file_sent(const char *who, const char *form, const char *field, const char *filename, const void *data, size_t bytes, const char *waits)
{
	struct reply page = client_get(actor_named(who)->page, text("/run/%lld", (long long)run_now));
	const char *const parts[][2] = { { "csrf_token", reply_field(w, &page, "csrf_token") }, { "row_version", text("%d", version_now()) },
		{ "draft_page", text("/run/%lld", (long long)run_now) }, { text("v_%s_1_1", field), "部门甲" }, { text("v_%s_1_2", field), "书记甲" }, { text("kept:v_%s_sheet", field), waits } };
	struct buffer body;

	buffer_init(&body, w->arena, 0);
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (parts[i][1] != NULL)
			buffer_printf(&body, "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n", parts[i][0], parts[i][1]);
	buffer_printf(&body, "--b\r\nContent-Disposition: form-data; name=\"v_%s_sheet\"; filename=\"%s\"\r\n\r\n", field, filename);
	buffer_put(&body, data, bytes);
	buffer_puts(&body, "\r\n--b--\r\n");
	return client_send(actor_named(who)->page, "POST", text("/run/%lld/fill/%s", (long long)run_now, form), "multipart/form-data; boundary=b", body.data, body.bytes);
}

static struct reply table_file(const char *who, const char *form, const char *field, const char *as)
{
	if (!by_page)
		return client_post_json(actor_named(who)->program, text("/api/v1/run/%lld/table/%s", (long long)run_now, form), text("{\"field\":\"%s\",\"as\":\"%s\"}", field, as));
	client_get(actor_named(who)->page, text("/run/%lld", (long long)run_now));
	return client_post(actor_named(who)->page, text("/run/%lld/table/%s", (long long)run_now, form), "field", field, "as", as, NULL);
}

static void a_table_is_filled_in_with_an_office_program(void **state)
{
	const char *csv = "\xef\xbb\xbf参加抽查的单位,\r\n2015年11月,\r\n单位,书记\r\n甲局,张三\r\n乙局,'-李四\r\n内部资料,\r\n";
	struct buffer long_file;
	struct reply r, sheet;

	here = &villages[0];
	by_page = true;
	tell_here((const char *const[]){ "county open_county 用表格填的抽查", NULL });
	r = client_get(actor_named("county")->page, text("/run/%lld", (long long)run_now));
	assert_true(reply_has(&r, text("/run/%lld/table/pool", (long long)run_now)) && reply_has(&r, "name=\"v_names_sheet\" type=\"file\" accept=\".xlsx,.csv\""));
	/* Head alone, to be filled in. */
	r = table_file("county", "pool", "names", "csv");
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "单位,书记"));
	assert_int_equal(world_count(w, text("audit WHERE verb = 'run.table' AND subject_id = %lld", (long long)run_now)), 1);
	/* What stands above the head and the mark of internal papers are no rows; a sign before a name is what it was. */
	r = file_sent("county", "pool", "names", "单位.csv", csv, strlen(csv), NULL);
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "读入了 2 行") && has_cell(&r, "names", 1, 1, "部门甲") && has_cell(&r, "names", 2, 1, "甲局") && has_cell(&r, "names", 3, 2, "-李四"));
	assert_false(reply_has(&r, "kept:v_names_sheet"));	/* read once, it is not read again with the next save */
	assert_false(has_cell(&r, "names", 4, 1, "内部资料"));
	/* The draft has the rows as they stand now, and nothing that would be read into them once more. */
	r = client_get(actor_named("county")->page, text("/run/%lld?draft=/run/%lld/fill/pool", (long long)run_now, (long long)run_now));
	assert_true(has_cell(&r, "names", 2, 1, "甲局") && has_cell(&r, "names", 3, 2, "-李四") && !reply_has(&r, "kept:v_names_sheet"));
	client_post(actor_named("county")->page, text("/run/%lld/fill/pool", (long long)run_now), "row_version", text("%d", version_now()), "draft_page", text("/run/%lld", (long long)run_now),
		"v_names_1_1", "部门甲", "v_names_paste", "丁局\t赵六\n", NULL);
	r = client_get(actor_named("county")->page, text("/run/%lld?draft=/run/%lld/fill/pool", (long long)run_now, (long long)run_now));
	assert_true(has_cell(&r, "names", 2, 1, "丁局") && !reply_has(&r, "丁局\t赵六"));
	tell_here((const char *const[]){ text("county fill pool: %s", rows("names", "单位", 40)), NULL });
	for (int i = 0; i < 2; i++, by_page = !by_page) {
		sheet = table_file("county", "pool", "names", "xlsx");
		assert_int_equal(sheet.status, 200);
		assert_memory_equal(sheet.body, "PK", 2);
		r = table_file("county", "pool", "names", "csv");
		assert_true(reply_has(&r, "单位40,书记40"));
		r = table_file("county", "pool", "none", "csv");
		assert_int_equal(r.status, 404);
		r = table_file("county", "none", "names", "csv");
		assert_int_equal(r.status, 404);
		r = table_file("member", "pool", "names", "csv");	/* a member of a branch, who handles no cases of the county */
		assert_true(r.status == 403 || r.status == 404);
	}
	/* The workbook that was given is read back; together with the row that is typed it is one more. */
	r = file_sent("county", "pool", "names", "单位.xlsx", sheet.body, sheet.body_bytes, NULL);
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "读入了 40 行") && has_cell(&r, "names", 41, 2, "书记40"));
	/* Refused in words, with the row, and nothing typed is lost; another file can be chosen. */
	r = file_sent("county", "pool", "names", "宽.csv", "甲,乙,丙\n", strlen("甲,乙,丙\n"), NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "第 1 行有 3 格") && has_cell(&r, "names", 1, 1, "部门甲") && !reply_has(&r, "kept:v_names_sheet"));
	buffer_init(&long_file, w->arena, 0);
	for (int i = 0; i < 10000; i++)
		buffer_printf(&long_file, "单位%d,书记%d\n", i, i);
	r = file_sent("county", "pool", "names", "长.csv", long_file.data, long_file.bytes, NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "最多 50 行，这个文件有 10,000 行"));
	r = file_sent("county", "pool", "names", "旧.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, NULL);
	assert_int_equal(r.status, 422);
	r = file_sent("county", "pool", "names", "单位.csv", "机密★10年\n单位,书记\n甲局,张三\n", strlen("机密★10年\n单位,书记\n甲局,张三\n"), NULL);
	walk_has(&r, 422, "文件内容中有密级标志“机密★10年”");
	r = file_sent("county", "pool", "names", "空.csv", "", 0, NULL);
	walk_has(&r, 422, "文件是空的");	/* chosen and empty: not as if none had been chosen */
	assert_true(has_cell(&r, "names", 1, 1, "部门甲"));
	r = file_sent("county", "pool", "names", "机密.csv", csv, strlen(csv), NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "机密"));
}

/* A practice with a table about people. */
static void put_roll(void)
{
	static const char SOURCE[] = "programme roll \"评议\"\nversion 1\nafter \"测试\"\nabout matter\nruns_at branch\nopens any\nrole branch = committee_of branch\n"
		"role party = members_of branch\nform review \"民主评议\"\n  field list table \"评议结果(姓名,意见)\" must of party rows 1..500\nend\n"
		"step first \"评议\"\n  by branch\n  needs review\n  go done\nend\nfinish done \"办结\"\nend\n"
		"example \"一个\"\n  given review.list row 甲, 好\n  expect done\nend\n";
	int64_t practice = PUT(w, "programme_file", TEXT("code", "roll"), NUMBER("version", 1), TEXT("title", "评议"), TEXT("origin", "测试"), TEXT("digest", "roll"), TEXT("text", SOURCE));

	villages[0].use = PUT(w, "programme_use", NUMBER("programme_id", practice), NUMBER("org_id", villages[0].county), NUMBER("from_day", 10000),
		NUMBER("to_day", 2932897), TEXT("document", "组发〔2015〕1号"), NUMBER("row_version", 1));
}

static struct reply pasted_names(const char *paste)
{
	client_get(actor_named("secretary")->page, text("/run/%lld", (long long)run_now));
	return client_post(actor_named("secretary")->page, text("/run/%lld/fill/review", (long long)run_now), "row_version", text("%d", version_now()), "v_list_1_1", "党员01",
		"v_list_1_2", "好", "v_list_2_1", "党员02", "v_list_2_2", "", "v_list_paste", paste, NULL);
}

static void people_are_filled_in_by_name(void **state)
{
	struct reply r;

	here = &villages[0];
	by_page = true;
	put_roll();
	add_member(here, "同名人");
	add_member(here, "同名人");
	tell_here((const char *const[]){ "secretary open 民主评议", NULL });
	r = pasted_names("姓名\t意见\n党员02\t优秀\n党员01\t合格\n党员05\t合格\n没有的人\t合格\n同名人\t合格\n");
	assert_int_equal(r.status, 200);
	assert_true(has_cell(&r, "list", 1, 2, "合格") && has_cell(&r, "list", 2, 2, "优秀") && has_cell(&r, "list", 3, 1, "党员05") && has_cell(&r, "list", 4, 1, "没有的人"));
	assert_true(reply_has(&r, "有 1 个名称没有找到") && reply_has(&r, "按读入的内容改了的有 1 格") && reply_has(&r, "叫同名人的有 2 个，请写明是哪一个：同名人"));
	tell_here((const char *const[]){ "secretary fill review: *list=没有的人;合格; ! 没有的人不在", NULL });
	/* The practice says 500 and so many are not reckoned with; more than fifty are. */
	r = pasted_names(range("", "某人", 400));
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "最多 400 行：已填 2 行，这次读入 400 行，多出 2 行"));
	r = pasted_names(range("", "某人", 187));
	assert_int_equal(r.status, 200);
	assert_true(has_cell(&r, "list", 189, 1, "某人187"));
}

/* The register is part of the seal: a draw that somebody changes in the database breaks it. */
static void a_draw_that_was_changed_breaks_the_seal(void **state)
{
	struct run_seal_report report;

	assert_true(run_verify_seals(&w->services, &report));
	assert_true(report.seals_count >= 8);
	assert_int_equal(report.bad_count, 0);
	world_run(w, text("UPDATE draw SET seed = 'other' WHERE subject_id = %lld AND item = 'lots'", (long long)run_now));
	assert_true(run_verify_seals(&w->services, &report));
	assert_int_equal(report.bad_count, 1);
}

/* Of a workbook with several sheets the page says which one was read; into the case of the test before. */
static void the_other_sheets_of_a_file_are_named(void **state)
{
	static const struct workbook_sheet SHEETS[] = { { "城关", "单位\t书记\n甲局\t张三" }, { "乡镇", "单位\t书记\n乙局\t李四" } };
	size_t bytes;
	const char *book = workbook_of(w->arena, SHEETS, 2, &bytes);
	struct reply r = file_sent("county", "pool", "names", "单位.xlsx", book, bytes, NULL);

	walk_has(&r, 200, "只读了第一张可见的工作表“城关”，另有 1 张没有读：“乡镇”");
	assert_true(reply_has(&r, "读入了 1 行"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(YC_05_all_towns_and_three_that_were_drawn),
		cmocka_unit_test(YC_05_a_new_case_is_no_new_draw),
		cmocka_unit_test(names_that_change_make_the_draw_void),
		cmocka_unit_test(a_draw_that_was_changed_breaks_the_seal),
		cmocka_unit_test(a_range_that_is_pasted_stands_in_the_rows),
		cmocka_unit_test(a_table_is_filled_in_with_an_office_program),
		cmocka_unit_test(the_other_sheets_of_a_file_are_named),
		cmocka_unit_test(people_are_filled_in_by_name),
	};

	return cmocka_run_group_tests_name("practice_draw", tests, practice_start, practice_stop);
}
