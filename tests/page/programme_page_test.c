/* Practices that are kept and used: the editor names each line that is wrong, a version is never changed, a practice is in force in
 * an organisation and below from a day, and the next version takes over. Pages and API. */
#include "world/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buffer.h"
#include "programme/token.h"
#include "schema/model.h"

static struct world *w;
static struct client *county, *town, *reader, *api, *town_api;
static int64_t city, town_a, village;
static const char *four;

static const char *file_text(const char *path)
{
	char *text = arena_alloc(w->arena, PROGRAMME_BYTES_MAX + 1);
	FILE *file = fopen(path, "rb");

	assert_non_null(file);
	fread(text, 1, PROGRAMME_BYTES_MAX, file);
	fclose(file);
	return text;
}

static const char *replaced(const char *text, const char *old, const char *new)
{
	const char *at = strstr(text, old);

	assert_non_null(at);
	return arena_printf(w->arena, "%.*s%s%s", (int)(at - text), text, new, at + strlen(old));
}

static int start(void **state)
{
	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town_a = world_org_of(w, city, "committee", "甲镇党委");
	village = world_org_of(w, town_a, "branch", "甲村党支部");
	world_right(w, "secretary", "see_org");
	world_right(w, "secretary", "set_norms");
	world_right(w, "member", "see_org");
	world_holding(w, city, "secretary", 101);
	world_holding(w, town_a, "secretary", 102);
	world_holding(w, village, "member", 103);
	world_holding(w, city, "secretary", 104);
	world_holding(w, town_a, "secretary", 105);
	county = walk_browser(w, "county", 101);
	town = walk_browser(w, "town", 102);
	reader = walk_browser(w, "reader", 103);
	api = walk_program(w, "api", 104);
	town_api = walk_program(w, "town_api", 105);
	four = file_text("programmes/xy/four.prog");
	((char *)strstr(four, "\nversion "))[strlen("\nversion ")] = '1';	/* whichever came with the program: versions count from here */
	return 0;
}

static const char *org_url(int64_t org, const char *rest)
{
	return arena_printf(w->arena, "/org/%lld%s", (long long)org, rest);
}

static struct reply typed(struct client *c, const char *text, const char *act)
{
	client_get(c, "/programme/new");
	return client_post(c, "/programme/new", "text", text, "act", act, NULL);
}

static const char *json_text(const char *text)
{
	struct buffer b;

	buffer_init(&b, w->arena, strlen(text) * 2);
	for (; *text != '\0'; text++) {
		if (*text == '\n')
			buffer_puts(&b, "\\n");
		else if (*text == '"' || *text == '\\')
			buffer_printf(&b, "\\%c", *text);
		else
			buffer_putc(&b, *text);
	}
	return arena_printf(w->arena, "{\"text\":\"%s\"}", buffer_text(&b));
}

/* ---- the editor ---- */

/* Which line of the text begins so, counted from 1. */
static int line_of(const char *text, const char *beginning)
{
	const char *found = strstr(text, arena_printf(w->arena, "\n%s", beginning));
	int line = 2;

	assert_non_null(found);
	for (const char *at = text; at < found; at++)
		line += *at == '\n';
	return line;
}

static void what_comes_with_the_program_is_offered_and_opens_in_the_editor(void **state)
{
	struct reply r = client_get(county, "/programme");

	walk_has(&r, 200, "随系统提供的程序");
	walk_has(&r, 200, "/programme/new?shipped=xy%2Ffour");
	walk_has(&r, 200, "<li class=\"rows__head\">昔阳</li>");
	r = client_get(county, "/programme/new?shipped=xy%2Ffour");
	walk_has(&r, 200, "规范四项程序");
	walk_has(&r, 200, "个示例的结果都符合");
	walk_has(&r, 200, "程序 xy-four");	/* in the words of whoever reads it */
	assert_false(reply_has(&r, "the two committees propose together"));	/* so is what is noted beside them */
	assert_false(reply_has(&r, "<b>programme</b>"));
	r = client_get(town, "/programme");
	assert_false(reply_has(&r, "随系统提供的程序"));	/* only the county keeps them */
	r = client_get(county, "/programme/new?shipped=xy%2Fnothing");
	assert_int_equal(r.status, 200);
}

static void the_editor_checks_and_keeps_nothing(void **state)
{
	struct reply r = typed(county, replaced(four, "14 against 19", "20 against 13"), "check");

	walk_has(&r, 200, "第 1");
	walk_has(&r, 200, "示例");
	assert_true(reply_has(&r, "矾石厂"));	/* what was typed stays */
	walk_has(&r, 200, "<a href=\"#line-");	/* and what is wrong stands below its line, too */
	walk_has(&r, 200, "<em id=\"line-");
	r = typed(county, four, "check");
	walk_has(&r, 200, "没有问题，19 个示例");
	walk_has(&r, 200, "不得由村班子成员办理");
	walk_has(&r, 200, "<svg class=\"diagram\"");
	walk_has(&r, 200, "<b>programme</b>");	/* a keyword of the listing */
	for (int i = 0; i < 2; i++) {
		r = typed(county, i == 0 ? "" : " \n", i == 0 ? "check" : "");
		walk_has(&r, 422, "还没有程序文件：请粘贴文本，再检查。");
	}
	r = client_post_json(api, "/api/v1/programme", json_text(" "));
	walk_has(&r, 422, "还没有程序文件：请粘贴文本，再检查。");
	r = typed(county, replaced(four, "in 2/3..1", "in 1/2..1"), "check");
	walk_has(&r, 200, "这里最低只要 1/2");
	walk_has(&r, 200, "参数取 decide_quorum = 0.5 时");
	r = client_get(county, "/programme");
	walk_has(&r, 200, "还没有程序");
	r = client_post_json(api, "/api/v1/programme/check", json_text(replaced(four, "in 2/3..1", "in 1/2..1")));
	walk_has(&r, 200, "\"line\":");
	walk_has(&r, 200, "第三十条");
	r = client_post_json(api, "/api/v1/programme", json_text(replaced(four, "in 2/3..1", "in 1/2..1")));	/* and so does the one that keeps it */
	walk_has(&r, 422, "有 2 处问题");	/* the floor, and at which value of the parameter it is not kept */
	walk_has(&r, 422, arena_printf(w->arena, "\"line\":\"%d\"", line_of(four, "vote decide ")));
	walk_has(&r, 422, "这里最低只要 1/2");
	r = client_post_json(api, "/api/v1/programme/check", json_text(four));
	walk_has(&r, 200, "{\"items\":[]}");
}

/* Blanks and brackets mean something in a programme: what was typed stands there again, byte for byte, and is what is kept. */
static void the_text_stays_as_it_was_typed(void **state)
{
	const char *source = "# 缩进　与（全角）括号\nprogramme odd “乱”\n\tversion  1\n    after （试验）  \n\n\nend";
	const char *kept = replaced(replaced(four, "xy-four", "xy-odd"), "规范四项程序", "规范四项程序（试行）　Ａ");
	struct reply r = typed(county, "# 缩进　与（全角）括号\r\nprogramme odd “乱”\r\n\tversion  1\r\n    after （试验）  \r\n\r\n\r\nend", "check");

	walk_has(&r, 200, arena_printf(w->arena, ">\n%s</textarea>", source));
	r = client_post_json(api, "/api/v1/programme", json_text(kept));
	assert_int_equal(r.status, 201);
	walk_has(&r, 201, "规范四项程序（试行）　Ａ");
	walk_has(&r, 201, "\\n  ");
}

/* What a browser copies from the page: the text between the tags with its entities read. */
static const char *copied(const struct reply *r, const char *from, const char *to)
{
	static const char *const ENTITIES[][2] = { { "&quot;", "\"" }, { "&#39;", "'" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&amp;", "&" } };
	const char *at = strstr(r->body, from), *end;
	struct buffer b;

	assert_non_null(at);
	at += strlen(from);
	end = strstr(at, to);
	assert_non_null(end);
	buffer_init(&b, w->arena, (size_t)(end - at) + 1);
	while (at < end) {
		size_t i = 0, count = sizeof(ENTITIES) / sizeof(ENTITIES[0]);

		while (i < count && strncmp(at, ENTITIES[i][0], strlen(ENTITIES[i][0])) != 0)
			i++;
		buffer_putc(&b, i < count ? ENTITIES[i][1][0] : *at);
		at += i < count ? strlen(ENTITIES[i][0]) : 1;
	}
	return buffer_text(&b);
}

static void the_sample_of_the_editor_is_copied_and_passes_the_check(void **state)
{
	struct reply r = client_get(county, "/programme/new");
	const char *sample;

	walk_has(&r, 200, "看一个完整的例子");
	sample = copied(&r, "<pre class=\"code\" id=\"sample\" tabindex=\"0\">", "</pre>");
	assert_non_null(strstr(sample, "程序 sample \"评选学习标兵\"\n"));
	assert_null(strstr(sample, "\nstep "));
	r = typed(county, sample, "check");
	walk_has(&r, 200, "没有问题，4 个示例");
	r = typed(county, replaced(sample, "赞成 9 反对 1", "赞成 6 反对 4"), "check");
	walk_has(&r, 200, "<a href=\"#line-");
	assert_false(reply_has(&r, "没有问题，4 个示例"));
	walk_has(&r, 200, "id=\"sample\"");	/* it stays to be looked at */
}

static void a_version_is_kept_once_and_never_changed(void **state)
{
	struct reply r = typed(county, replaced(four, "in 2/3..1", "in 1/2..1"), "keep");

	walk_has(&r, 422, "有 2 处问题");	/* the floor, and at which value of the parameter it is not kept */
	walk_has(&r, 422, "第三十条");
	r = typed(town, four, "keep");
	walk_has(&r, 403, "由县级组织部门保存");
	r = typed(county, four, "keep");
	assert_int_equal(r.status, 303);
	r = client_get(county, "/programme");
	walk_has(&r, 200, "规范四项程序");
	r = typed(county, four, "check");
	walk_has(&r, 200, "与已保存的第 1 版相同");
	assert_false(reply_has(&r, "<pre class=\"code\">"));	/* no lines that differ */
	r = typed(county, replaced(four, "param comment_days 15", "param comment_days 20"), "keep");
	walk_has(&r, 422, "第 1 版已经保存，内容不同");
	/* The same practice with Chinese keywords or fewer comments is the same version; a comment that would not be kept is told. */
	r = client_post_json(api, "/api/v1/programme", json_text(replaced(four, "programme xy-four", "程序 xy-four")));
	walk_has(&r, 201, "\"code\":\"xy-four\",\"version\":1");
	r = client_post_json(api, "/api/v1/programme", json_text(replaced(four, "# 昔阳", "# 昔阳县")));
	walk_has(&r, 409, "只是第 1 行的注释不同");
	r = typed(county, replaced(four, "version 1", "version 1  # 试行一年"), "keep");
	walk_has(&r, 409, "这次的注释没有保存");
	walk_has(&r, 409, "# 试行一年");
	r = client_post_json(api, "/api/v1/programme", json_text(replaced(four, "param comment_days 15", "param comment_days 20")));
	walk_has(&r, 422, "\"text\"");
	r = client_post_json(town_api, "/api/v1/programme", json_text(four));
	walk_has(&r, 403, "由县级组织部门保存");
	/* A new version shows what it changes. */
	r = typed(county, replaced(replaced(four, "version 1", "version 2"), "param comment_days 15", "param comment_days 20"), "check");
	walk_has(&r, 200, "与第 1 版不同的行");
	walk_has(&r, 200, "- 参数 comment_days 15");
	walk_has(&r, 200, "+ 参数 comment_days 20");
	r = typed(county, replaced(replaced(four, "version 1", "version 2"), "param comment_days 15", "param comment_days 20"), "keep");
	assert_int_equal(r.status, 303);
	r = client_get(api, "/api/v1/programme");
	walk_has(&r, 200, "\"version\":2");
	walk_has(&r, 200, "\"version\":1");
}

static const char *times(const char *text, int count)
{
	struct buffer b;

	buffer_init(&b, w->arena, 0);
	while (count-- > 0)
		buffer_puts(&b, text);
	return buffer_text(&b);
}

/* At their limit title and origin are kept, one character beyond they are refused with the figures. */
static void title_and_origin_have_limits(void **state)
{
	const char *other = replaced(four, "xy-four", "xy-limit");
	struct reply r;

	r = client_post_json(api, "/api/v1/programme", json_text(replaced(other, "规范四项程序", times("规", LIMIT_PROGRAMME_FILE_TITLE + 1))));
	walk_has(&r, 422, "practice.title_long");
	r = typed(county, replaced(other, "昔阳\"\nabout", arena_printf(w->arena, "%s\"\nabout", times("源", LIMIT_PROGRAMME_FILE_ORIGIN + 1))), "keep");
	walk_has(&r, 422, "程序名称最多 120 个字，来源最多 60 个字");
	walk_has(&r, 422, "xy-limit");	/* what was typed is there again */
	r = client_post_json(api, "/api/v1/programme", json_text(replaced(replaced(other, "规范四项程序", times("规", LIMIT_PROGRAMME_FILE_TITLE)),
		"昔阳\"\nabout", arena_printf(w->arena, "%s\"\nabout", times("源", LIMIT_PROGRAMME_FILE_ORIGIN)))));
	walk_has(&r, 201, "xy-limit");
}

static int64_t id_of(int version)
{
	struct reply r = client_get(api, "/api/v1/programme");
	const char *at = strstr(r.body, arena_printf(w->arena, "\",\"code\":\"xy-four\",\"version\":%d", version));

	assert_non_null(at);
	while (at[-1] != '"')
		at--;
	return strtoll(at, NULL, 10);
}

static void a_kept_version_leads_to_putting_it_in_force(void **state)
{
	struct reply r = client_get(county, arena_printf(w->arena, "/programme/%lld", (long long)id_of(1)));
	const char *href = arena_printf(w->arena, "/org/%lld/programme?programme=%lld", (long long)city, (long long)id_of(1));
	const char *below = arena_printf(w->arena, "/org/%lld/programme?programme=%lld", (long long)town_a, (long long)id_of(1));

	walk_has(&r, 200, href);
	r = client_get(county, href);
	walk_has(&r, 200, arena_printf(w->arena, "<option value=\"%lld\" selected", (long long)id_of(1)));
	walk_has(&r, 200, "不在云川市委，只在一个下级启用");	/* one town alone: the choice of the practice goes with it */
	walk_has(&r, 200, below);
	r = client_get(county, below);
	walk_has(&r, 200, arena_printf(w->arena, "<option value=\"%lld\" selected", (long long)id_of(1)));
	r = client_get(reader, below);
	assert_false(reply_has(&r, "只在一个下级启用"));
}

static void a_kept_practice_is_read_in_both_languages(void **state)
{
	struct reply r = client_get(county, arena_printf(w->arena, "/programme/%lld", (long long)id_of(1)));

	walk_has(&r, 200, "<b>程序</b> xy-four");
	walk_has(&r, 200, "依次签字");
	r = client_get(county, arena_printf(w->arena, "/programme/%lld?lang=en", (long long)id_of(1)));
	walk_has(&r, 200, "<b>programme</b> xy-four");
	r = client_get(county, "/programme/99999");
	assert_int_equal(r.status, 404);
	r = client_get(api, arena_printf(w->arena, "/api/v1/programme/%lld", (long long)id_of(2)));
	walk_has(&r, 200, "param comment_days 20");
}

/* A later build may refuse what an earlier one kept: its text stands as it is, and the next version is compared
 * with the last one that can be read. */
static void what_a_later_build_refuses_is_still_shown(void **state)
{
	int64_t id = id_of(2);
	struct reply r;

	world_run(w, arena_printf(w->arena, "UPDATE programme_file SET text = 'programme xy-four \"旧写法\"\nforgotten word' WHERE id = %lld", (long long)id));
	r = client_get(county, arena_printf(w->arena, "/programme/%lld", (long long)id));
	walk_has(&r, 200, "forgotten word");
	r = client_get(api, arena_printf(w->arena, "/api/v1/programme/%lld", (long long)id));
	walk_has(&r, 200, "forgotten word");
	r = typed(county, replaced(replaced(four, "version 1", "version 3"), "param comment_days 15", "param comment_days 25"), "check");
	walk_has(&r, 200, "与第 1 版不同的行");
	walk_has(&r, 200, "+ 参数 comment_days 25");
	world_run(w, arena_printf(w->arena, "UPDATE programme_file SET text = '%s' WHERE id = %lld",
		replaced(replaced(four, "version 1", "version 2"), "param comment_days 15", "param comment_days 20"), (long long)id));
}

/* ---- in force ---- */

static struct reply used(struct client *c, int64_t org, int64_t programme, const char *day, const char *document)
{
	client_get(c, org_url(org, "/programme"));
	return client_post(c, org_url(org, "/programme"), "programme", arena_printf(w->arena, "%lld", (long long)programme), "day", day, "document", document,
		NULL);
}

static void a_practice_is_in_force_from_a_day_and_below(void **state)
{
	struct reply r = used(county, city, id_of(1), "2015-11-16", "云组发〔2015〕9号");

	walk_has(&r, 422, "不能早于今天（2015-11-17）");
	r = used(county, city, id_of(1), "2015-11-17", "");
	walk_has(&r, 422, "请填写启用依据");
	r = used(county, city, 99999, "2015-11-17", "云组发〔2015〕9号");
	walk_has(&r, 422, "请选择程序");
	r = used(town, city, id_of(1), "2015-11-17", "云组发〔2015〕9号");
	assert_int_equal(r.status, 404);
	r = used(reader, village, id_of(1), "2015-11-17", "云组发〔2015〕9号");
	assert_int_equal(r.status, 403);
	r = used(county, city, id_of(1), "2015-11-17", "云组发〔2015〕9号");
	assert_int_equal(r.status, 303);
	r = client_get(reader, org_url(village, "/programme"));
	walk_has(&r, 200, "规范四项程序");
	walk_has(&r, 200, "云川市委启用");
	assert_false(reply_has(&r, "name=\"programme\""));
	r = used(county, city, id_of(1), "2015-11-18", "云组发〔2015〕9号");
	walk_has(&r, 422, "第 1 版自 2015-11-17 起");
	r = used(county, city, id_of(2), "2015-11-17", "云组发〔2015〕9号");
	walk_has(&r, 422, "请选更晚的日期");
}

static void the_next_version_takes_over(void **state)
{
	struct reply r = used(county, city, id_of(2), "2016-01-01", "云组发〔2015〕20号");

	assert_int_equal(r.status, 303);
	r = client_get(api, arena_printf(w->arena, "/api/v1/org/%lld/programme", (long long)village));
	walk_has(&r, 200, "\"version\":1,\"org\":");
	walk_has(&r, 200, "\"from_day\":\"2015-11-17\",\"to_day\":\"2016-01-01\"");
	walk_has(&r, 200, "\"from_day\":\"2016-01-01\",\"to_day\":null");
	world_clock(w, "2016-01-02T09:00:00+08:00");
	r = client_get(api, arena_printf(w->arena, "/api/v1/org/%lld/programme", (long long)village));
	assert_false(reply_has(&r, "\"version\":1"));
	walk_has(&r, 200, "\"version\":2");
}

static void a_practice_ends_on_a_day(void **state)
{
	struct reply r = client_post_json(town_api, arena_printf(w->arena, "/api/v1/org/%lld/programme", (long long)town_a),
		arena_printf(w->arena, "{\"programme\":\"%lld\",\"day\":\"2016-02-01\",\"document\":\"甲镇发〔2016〕1号\"}", (long long)id_of(2)));
	const char *at, *end = arena_printf(w->arena, "/api/v1/org/%lld/programme/end", (long long)town_a);
	int64_t use;

	walk_has(&r, 200, "甲镇发〔2016〕1号");
	at = strstr(r.body, arena_printf(w->arena, ",\"org\":\"%lld\",", (long long)town_a));
	assert_non_null(at);
	while (strncmp(at, "\"id\":\"", 6) != 0)
		at--;
	use = strtoll(at + 6, NULL, 10);
	r = client_post_json(town_api, end, arena_printf(w->arena, "{\"use\":\"%lld\",\"day\":\"2016-01-15\",\"row_version\":1}", (long long)use));
	walk_has(&r, 422, "停用日期应当晚于启用日期（2016-02-01）");
	r = client_post_json(town_api, end, arena_printf(w->arena, "{\"use\":\"%lld\",\"day\":\"2016-03-01\",\"row_version\":7}", (long long)use));
	assert_int_equal(r.status, 409);
	r = client_post_json(api, arena_printf(w->arena, "/api/v1/org/%lld/programme/end", (long long)city),
		arena_printf(w->arena, "{\"use\":\"%lld\",\"day\":\"2016-03-01\",\"row_version\":1}", (long long)use));
	assert_int_equal(r.status, 404);
	r = client_get(town, org_url(town_a, "/programme"));
	walk_has(&r, 200, "<details class=\"more-form\"><summary>停用");
	assert_false(reply_has(&r, "<details class=\"more-form\" open>"));
	r = client_post(town, org_url(town_a, "/programme/end"), "use", arena_printf(w->arena, "%lld", (long long)use), "day", "2016-01-15", "row_version", "1",
		NULL);
	walk_has(&r, 422, "<details class=\"more-form\" open>");
	assert_non_null(strstr(r.body, "id=\"e-end_"));
	assert_null(strstr(r.body, "id=\"e-day\""));	/* the other form was not sent */
	at = strstr(r.body, "class=\"errsum\"");	/* said once, above all of them */
	assert_non_null(at);
	assert_null(strstr(at + 1, "class=\"errsum\""));
	r = used(town, town_a, id_of(2), "2015-01-01", "甲镇发〔2016〕2号");
	assert_int_equal(r.status, 422);
	assert_non_null(strstr(r.body, "id=\"e-day\""));
	assert_null(strstr(r.body, "id=\"e-end_"));	/* nor here is an end of what is in force */
	r = client_post(town, org_url(town_a, "/programme/end"), "use", arena_printf(w->arena, "%lld", (long long)use), "day", "2016-03-01", "row_version", "1",
		NULL);
	assert_int_equal(r.status, 303);
	r = client_get(town, org_url(town_a, "/programme"));
	walk_has(&r, 200, "2016-03-01 起停用");
	/* Earlier still, by a program. */
	r = client_post_json(town_api, end, arena_printf(w->arena, "{\"use\":\"%lld\",\"day\":\"2016-02-20\",\"row_version\":2}", (long long)use));
	walk_has(&r, 200, "\"to_day\":\"2016-02-20\"");
}

/* A version that is shown is where the next one begins: its text stands in the editor, its number raised past all that are kept. */
static void the_next_version_begins_as_the_one_that_is_shown(void **state)
{
	struct reply r = typed(county, replaced(replaced(four, "xy-four", "xy-next"), "规范四项程序", "接着写的程序"), "");
	const char *from, *at, *text;
	long long file = 0;
	int64_t before = world_count(w, "programme_file");
	int next = 0;

	assert_int_equal(r.status, 303);
	assert_int_equal(sscanf(reply_header(w, &r, "Location"), "/programme/%lld", &file), 1);
	from = arena_printf(w->arena, "/programme/new?from=%lld", file);
	r = client_get(county, arena_printf(w->arena, "/programme/%lld", file));

	walk_has(&r, 200, arena_printf(w->arena, "href=\"%s\"", from));
	walk_has(&r, 200, "以此为底稿写新版本");
	r = client_get(town, arena_printf(w->arena, "/programme/%lld", file));
	assert_false(reply_has(&r, from));	/* only the county keeps them */
	r = client_get(county, from);
	assert_int_equal(r.status, 200);
	at = strstr(r.body, "<textarea");
	assert_non_null(at);
	r.body = (char *)at;
	text = strchr(copied(&r, "<textarea", "</textarea>"), '>') + 2;
	at = strstr(text, "版本 ");
	assert_non_null(at);
	assert_int_equal(sscanf(at, "版本 %d", &next), 1);
	assert_int_equal(next, 2);
	r = typed(county, text, "");
	assert_int_equal(r.status, 303);
	assert_int_equal(world_count(w, "programme_file"), before + 1);
	r = client_get(county, reply_header(w, &r, "Location"));
	walk_has(&r, 200, arena_printf(w->arena, "  %d", next));
	r = client_get(county, "/programme/new?from=999999");	/* none: the empty editor */
	assert_int_equal(r.status, 200);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_comes_with_the_program_is_offered_and_opens_in_the_editor),
		cmocka_unit_test(the_editor_checks_and_keeps_nothing), cmocka_unit_test(a_version_is_kept_once_and_never_changed),
		cmocka_unit_test(the_sample_of_the_editor_is_copied_and_passes_the_check),
		cmocka_unit_test(title_and_origin_have_limits),
		cmocka_unit_test(a_kept_version_leads_to_putting_it_in_force),
		cmocka_unit_test(a_kept_practice_is_read_in_both_languages), cmocka_unit_test(what_a_later_build_refuses_is_still_shown), cmocka_unit_test(a_practice_is_in_force_from_a_day_and_below),
		cmocka_unit_test(the_next_version_takes_over), cmocka_unit_test(a_practice_ends_on_a_day), cmocka_unit_test(the_text_stays_as_it_was_typed),
		cmocka_unit_test(the_next_version_begins_as_the_one_that_is_shown),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
