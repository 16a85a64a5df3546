/* Whole pages of view/: the gallery of components, sizes and languages, errors, conflicts, menus, pagers and what old browsers are told. With JISHI_GALLERY=FOLDER the pages are also written there, to be looked at. */
#include "unit/view_world.h"

#include "core/permit.h"

static void sign_in(struct world *w)
{
	w->c.actor = (struct actor){
		.account_id = 1, .org_id = 5, .name = "王敏", .post_name = "组织委员", .org_name = "柳河镇党委",
		.may = ~UINT64_C(0) >> (64 - PERMISSIONS_COUNT),
	};
	w->c.today = 16756;
}

/* ---- reading what was written: attributes and references ---- */

#define IDS_MAX 200
struct words { char list[IDS_MAX][64]; int count; };

static bool has_word(const struct words *w, const char *word)
{
	for (int i = 0; i < w->count; i++)
		if (strcmp(w->list[i], word) == 0)
			return true;
	return false;
}

/* All values of an attribute, split at blanks. */
static void collect(const char *page, const char *attribute, struct words *w)
{
	char needle[40];

	w->count = 0;
	snprintf(needle, sizeof needle, " %s=\"", attribute);
	for (const char *p = page; (p = strstr(p, needle)) != NULL; ) {
		const char *end;

		p += strlen(needle);
		end = strchr(p, '"');
		while (p < end && w->count < IDS_MAX) {
			size_t n = strcspn(p, " \"");

			snprintf(w->list[w->count++], 64, "%.*s", (int)(n < 63 ? n : 63), p);
			p += n + (p[n] == ' ');
		}
	}
}

static void assert_page_holds_together(const char *page)
{
	struct words ids, refs;

	collect(page, "id", &ids);
	for (int i = 0; i < ids.count; i++)
		for (int k = 0; k < i; k++)
			if (strcmp(ids.list[i], ids.list[k]) == 0)
				fail_msg("id %s is twice on the page", ids.list[i]);
	collect(page, "for", &refs);
	for (int i = 0; i < refs.count; i++)
		assert_true(has_word(&ids, refs.list[i]));
	collect(page, "aria-describedby", &refs);
	for (int i = 0; i < refs.count; i++)
		assert_true(has_word(&ids, refs.list[i]));
	assert_null(strstr(page, " style="));
	assert_null(strstr(page, " onclick"));
	assert_null(strstr(page, "<script>"));
}

/* Every form that posts carries the token. */
static void assert_forms_are_marked(const char *page)
{
	for (const char *p = page; (p = strstr(p, "<form")) != NULL; p++) {
		const char *tag_end = strchr(p, '>'), *end = strstr(p, "</form>"), *post = strstr(p, "method=\"post\"");

		assert_non_null(end);
		if (post != NULL && post < tag_end) {
			const char *token = strstr(p, "name=\"csrf_token\" value=\"tok&quot;en\"");

			assert_true(token != NULL && token < end);
		}
	}
}

/* ---- the gallery ---- */

static void put(struct view *v, const char *markup)
{
	view_raw_html(v, markup, strlen(markup));
}

static void show_lists(struct view *v)
{
	static const struct tab TABS[] = {
		{ .href = "/person", .label_text = "全部", .count = 43, .has_count = true, .is_current = true },
		{ .href = "/person?kind=2", .label_text = "预备", .count = 2, .has_count = true },
		{ .href = "/person?view=9", .label_text = "70 岁以上", .is_after_line = true },
	};
	static const struct option KINDS[] = { { "1", NULL, "正式党员" }, { "2", NULL, "预备党员" } };
	static const struct chip CHIPS[] = { { "在册", "/person?x=1" } };

	panel_begin(v, .title_text = "名册");
	tabs(v, T_view_menu_person, TABS, 3);
	filters_begin(v, .action = "/person", .label = T_view_filter);
	filter_search(v, .name = "q", .label = T_view_search, .hint = T_view_search_hint, .value = PAYLOADS[1]);
	filter_select(v, .name = "kind", .label = T_view_menu_person, .options = KINDS, .options_count = 2, .value = "2");
	filters_end(v);
	chips(v, CHIPS, 1, "/person");
	form_begin(v, .action = "/person/batch", .is_list = true);
	batch_bar_begin(v, T_view_selected);
	button(v, .href = "/x", .label = T_view_print, .is_small = true);
	batch_bar_end(v);
	table_begin(v, .label = T_view_menu_person, .has_cards = true);
	put(v, "<thead><tr>");
	pick_head(v);
	sort_head(v, .label = T_view_menu_person, .href = "/person?sort=name", .direction = 1);
	sort_head(v, .label = T_view_menu_org, .href = "/person?sort=org");
	put(v, "<th scope=\"col\">入党时间</th><th scope=\"col\" class=\"r\">党龄</th></tr></thead><tbody>");
	for (int i = 0; i < 8; i++) {
		put(v, "<tr>");
		pick_cell(v, "id", 100 + i, i == 3 ? PAYLOADS[0] : "张德厚");
		put(v, "<td><div class=\"who\"><a href=\"/person/1\">张德厚</a><small>男<i class=\"sp\"></i>71 岁</small></div></td><td data-l=\"组织\">青石沟村党支部</td><td class=\"num\" data-l=\"入党时间\">1978-06</td><td class=\"num r\" data-l=\"党龄\">48</td></tr>");
	}
	put(v, "</tbody>");
	table_end(v);
	form_end(v);
	pager(v, .href = "/person?kind=2&", .page = 7, .rows_per_page = 50, .rows_count = 73851);
	panel_end(v);
}

static void show_form(struct view *v)
{
	static const struct option SEXES[] = { { "1", NULL, "男" }, { "2", NULL, "女" } };

	card_begin(v, .title_text = "表单与出错", .id = "h-form", .more_href = "/me", .more = T_view_menu_me);
	form_begin(v, .action = "/person/7", .row_version = 3, .has_files = true);
	field_text(v, .name = "name", .label_text = "姓名", .hint = T_view_search_hint, .value = "吴雪", .required = true, .chars_max = 50);
	field_text(v, .name = "id_number", .label_text = "公民身份号码", .hint = T_view_search_hint, .value = PAYLOADS[1], .required = true);
	field_day(v, .name = "joined", .label_text = "入党日期", .value = "2015.13");
	field_select(v, .name = "sex", .label_text = "性别", .options = SEXES, .options_count = 2, .value = "2");
	field_select(v, .name = "education", .label_text = "学历", .codes = "education");
	field_radio(v, .name = "away", .label_text = "是否外出", .options = SEXES, .options_count = 2, .value = "1");
	field_check(v, .name = "agreed", .label_text = "已经核对过原件", .is_checked = true);
	field_lines(v, .name = "note", .label_text = "备注", .value = PAYLOADS[4], .chars_max = 500);
	field_file(v, .name = "paper", .label_text = "入党志愿书", .accept = ".jpg,.pdf", .hint = T_view_search_hint);
	form_end(v, .submit = T_view_save, .cancel_href = "/person/7");
	card_end(v);
}

static void show_rest(struct view *v)
{
	note(v, .tone = TONE_WARN, .label_text = "有 12 名党员的资料待补。");
	kpis_begin(v);
	kpi(v, .href = "/person", .number = 73851, .label = T_view_menu_person, .hint_text = "比上月 +12");
	kpi(v, .href = "/org", .number = 3365, .label_text = "党支部");
	kpi(v, .href = "/org", .number = 70, .label_text = "党委");
	kpi(v, .href = "/org", .number_text = "98.5%", .label_text = "完整率");
	kpi(v, .href = "/org", .number = 0, .label_text = "失联党员");
	kpi(v, .href = "/org", .number = 5, .label_text = "待接转");
	kpis_end(v);
	card_begin(v, .title_text = "本支部");
	figures_begin(v);
	figure(v, .href = "/person?q=1", .number = 43, .label = T_view_menu_person);
	figure(v, .href = "/person?q=2", .number = 2, .label_text = "预备党员");
	figure(v, .href = "/person?q=3", .number = 1284, .label_text = PAYLOADS[0]);
	figures_end(v);
	meter(v, .part = 3, .whole = 5, .label = T_view_progress, .tone = TONE_OK);
	card_end(v);
	panel_begin(v, .title_text = "我的待办");
	task_group(v, .title = T_view_menu_today, .count = 1, .tone = TONE_LATE);
	put(v, "<ul>");
	task(v, .icon = "file", .href = "/org/5", .title_text = "换届到期：青石沟村党支部", .meta_text = "任期至 2015-11-15", .due_text = "逾期 2 天", .tone = TONE_LATE, .button = T_view_menu_org, .is_lead = true);
	task(v, .icon = "users", .href = "/org/6", .title_text = PAYLOADS[0], .due_text = "今天", .tone = TONE_WARN, .button = T_view_menu_org);
	put(v, "</ul>");
	panel_end(v);
	card_begin(v, .title = T_view_menu_batch);
	job(v, .title_text = "党员名册.xlsx", .done = 2310, .total = 3660, .text_text = "正在校验，还没有写入数据。", .href = "/batch/1", .is_running = true, .stop_action = "/batch/1/stop");
	put(v, "<p class=\"tagrow\">");
	for (enum tone tone = TONE_PLAIN; tone <= TONE_RED; tone++)
		tag(v, .tone = tone, .label_text = "状态", .icon = tone == TONE_OK ? "check" : NULL);
	put(v, "</p>");
	card_end(v);
	confirm_begin(v, .action = "/org/5/close", .row_version = 2, .title_text = "撤销“青石沟村党支部”？", .is_danger = true);
	put(v, "<p>43 名党员要先转到别的支部。</p>");
	confirm_end(v, .submit = T_view_stop, .cancel_href = "/org/5", .is_danger = true);
	card_begin(v, .title_text = "空");
	empty(v, .title = T_view_no_rows, .text = T_view_error_404_advice, .href = "/org", .button = T_view_menu_org);
	card_end(v);
}

static void write_gallery(const char *name, struct view *v)
{
	const char *folder = getenv("JISHI_GALLERY");
	char path[300];
	FILE *f;

	if (folder == NULL)
		return;
	snprintf(path, sizeof path, "%s/%s.html", folder, name);
	f = fopen(path, "w");
	assert_non_null(f);
	fwrite(v->out.data, 1, v->out.bytes, f);
	fclose(f);
}

static struct view *gallery(struct world *w)
{
	static const struct crumb CRUMBS[] = { { "/org", T_view_menu_org, NULL }, { NULL, NULL, "<柳河镇>" } };
	struct view *v = new_view(w, 0);

	sign_in(w);
	v->clock_text = "2015-11-17 09:00";
	v->notice = "已保存。<b>";
	w->c.refusals = arena_array(w->arena, 3, sizeof *w->c.refusals);
	w->c.refusals[0] = (struct refusal){ BAD_INPUT, "id_number", T_view_remove_filter, { { "name", PAYLOADS[0] } }, 1, NULL, NULL, 0 };
	w->c.refusals[1] = (struct refusal){ BAD_INPUT, "paper", T_view_error_413_reason, { { NULL, NULL } }, 0, NULL, NULL, 0 };
	w->c.refusals[2] = (struct refusal){ AGAINST_RULE, NULL, T_view_error_422_reason, { { NULL, NULL } }, 0, NULL, NULL, 0 };
	w->c.refusals_count = 3;
	page_begin(v, .has_own_head = true, .title_text = "构件一览", .crumbs = CRUMBS, .crumbs_count = 2);
	head_begin(v, .title_text = "构件一览", .subtitle_text = "青石沟村党支部，43 名党员");
	button(v, .href = "/batch", .label = T_view_menu_batch, .icon = "upl", .is_desktop_only = true);
	print_button(v);
	button(v, .href = "/person/new", .label = T_view_save, .icon = "plus", .is_primary = true);
	head_end(v);
	show_lists(v);
	put(v, "<div class=\"two gap-t\">");
	show_form(v);
	put(v, "<div>");
	show_rest(v);
	put(v, "</div></div>");
	page_end(v);
	return v;
}

static void test_gallery(void **state)
{
	struct world w;
	struct view *v = gallery(&w);
	const char *page = html(v);

	write_gallery("gallery", v);
	assert_page_holds_together(page);
	assert_forms_are_marked(page);
	for (size_t i = 0; i < 5; i++)
		assert_null(strstr(page, PAYLOADS[i]));
	assert_non_null(strstr(page, "name=\"row_version\" value=\"3\""));
	assert_non_null(strstr(page, "name=\"form_key\" value=\"key-1\""));
	assert_non_null(strstr(page, "href=\"#f-id_number\""));
	assert_non_null(strstr(page, "aria-describedby=\"h-id_number e-id_number\""));
	assert_non_null(strstr(page, "严禁上传涉密文件"));
	assert_non_null(strstr(page, "内部资料"));
	assert_non_null(strstr(page, "&lt;柳河镇&gt;"));
	assert_non_null(strstr(page, "已保存。&lt;b&gt;"));
	assert_non_null(strstr(page, "href=\"/person?kind=2&amp;page=1478\""));
	assert_non_null(strstr(page, "\"historyCacheSize\":0"));
	arena_free(w.arena);
}

static void test_large_and_english(void **state)
{
	struct world w;
	struct view *v = new_view(&w, 0);

	sign_in(&w);
	v->is_large = true;
	v->lang = LANG_EN;
	page_begin(v, .title = T_view_menu_person, .is_wide_in_print = true);
	page_end(v);
	write_gallery("english", v);
	assert_page_holds_together(html(v));
	assert_non_null(strstr(html(v), "<html lang=\"en\" data-size=\"large\" data-printed=\""));
	assert_non_null(strstr(html(v), "<h1>Members</h1>"));
	arena_free(w.arena);
}

static void test_errors(void **state)
{
	static const int STATUSES[] = { 401, 403, 404, 409, 413, 422, 429, 500, 503, 418 };

	for (size_t i = 0; i < sizeof STATUSES / sizeof *STATUSES; i++) {
		struct world w;
		struct view *v = new_view(&w, 0);

		v->c = i % 2 == 0 ? NULL : &w.c;	/* a failure may come before anybody is known */
		error_page(v, STATUSES[i]);
		write_gallery(arena_printf(w.arena, "error-%d", STATUSES[i]), v);
		assert_page_holds_together(html(v));
		assert_null(strstr(html(v), "class=\"side\""));
		arena_free(w.arena);
	}
}

static void test_conflict_keeps_what_was_typed(void **state)
{
	const struct conflict_row ROWS[] = {
		{ .label_text = "名称", .name = "name", .theirs = "青石沟村党总支", .mine = PAYLOADS[1] },
		{ .label_text = "编号", .name = "code", .theirs = "0101", .mine = "0101" },
	};
	struct world w;
	struct view *v = new_view(&w, 0);

	sign_in(&w);
	conflict_page(v, .action = "/org/5", .row_version = 9, .back_href = "/org/5", .rows = ROWS, .rows_count = 2);
	write_gallery("conflict", v);
	assert_page_holds_together(html(v));
	assert_forms_are_marked(html(v));
	assert_non_null(strstr(html(v), "name=\"row_version\" value=\"9\""));
	assert_non_null(strstr(html(v), "name=\"name\" value=\"&quot;&gt;&lt;img src=x onerror=alert(1)&gt;\""));
	arena_free(w.arena);
}

/* ---- menus, pager, browsers, assets ---- */

static void test_menu_shows_only_what_is_allowed(void **state)
{
	static const struct { enum admin_kind admin; permission_set may; const char *shown, *hidden; } CASES[] = {
		{ ADMIN_NONE, UINT64_C(1) << MAY_SEE_ORG, "href=\"/org\"", "href=\"/person\"" },
		{ ADMIN_NONE, UINT64_C(1) << MAY_SEE_PERSON, "href=\"/person\"", "href=\"/audit\"" },
		{ ADMIN_NONE, UINT64_C(1) << MAY_SEE_SELF, "href=\"/me\"", "action=\"/search\"" },
		{ ADMIN_AUDIT, ~UINT64_C(0), "href=\"/audit\"", "href=\"/person\"" },
		{ ADMIN_SECURITY, ~UINT64_C(0), "href=\"/account\"", "href=\"/audit\"" },
		{ ADMIN_SYSTEM, ~UINT64_C(0), "href=\"/me\"", "href=\"/account\"" },
	};

	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct world w;
		struct view *v = new_view(&w, 0);

		sign_in(&w);
		w.c.actor.admin = CASES[i].admin;
		w.c.actor.may = CASES[i].may;
		page_begin(v, .title = T_view_product);
		page_end(v);
		assert_non_null(strstr(html(v), CASES[i].shown));
		assert_null(strstr(html(v), CASES[i].hidden));
		arena_free(w.arena);
	}
}

/* The six that a post uses most come first, and nothing stands twice. */
static void test_menu_begins_with_what_the_post_uses_most(void **state)
{
	const permission_set OFFICER = PERMISSION_BIT(MAY_SEE_ORG) | PERMISSION_BIT(MAY_SEE_PERSON) | PERMISSION_BIT(MAY_EDIT_PERSON) |
		PERMISSION_BIT(MAY_HANDLE) | PERMISSION_BIT(MAY_SEE_FIGURES) | PERMISSION_BIT(MAY_SEE_SELF);
	const struct { permission_set may; int level; const char *front[7]; } CASES[] = {
		{ OFFICER, 1, { "/", "/run", "/org", "/person", "/transfer", "/figure", NULL } },
		{ OFFICER, 2, { "/", "/run", "/org", "/person", "/transfer", "/figure", NULL } },
		{ OFFICER, 4, { "/", "/run", "/person", "/dues", "/floating", "/document", NULL } },
		{ PERMISSION_BIT(MAY_SEE_ORG), 4, { "/", NULL } },		/* what there is no right for is not there */
		{ PERMISSION_BIT(MAY_SEE_SELF), 4, { "/", "/notice", "/me/message", "/me/dues", "/me/floating", "/me/resident", NULL } },
	};

	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		size_t items[MENU_ITEMS_MAX], seen[MENU_ITEMS_MAX] = { 0 }, count;
		struct world w;
		struct view *v = new_view(&w, 0);

		sign_in(&w);
		w.c.actor.admin = ADMIN_NONE;
		w.c.actor.may = CASES[i].may;
		w.c.actor.level = CASES[i].level;
		w.c.actor.has_membership = true;
		count = menu_items(v, MENU_FRONT, items);
		for (size_t k = 0; k < count; k++)
			assert_string_equal(MENU[items[k]].href, CASES[i].front[k]);
		assert_null(CASES[i].front[count]);
		for (enum menu_section s = MENU_FRONT; s < MENU_SECTIONS_COUNT; s++) {
			count = menu_items(v, s, items);
			for (size_t k = 0; k < count; k++)
				seen[items[k]]++;
		}
		for (size_t k = 0; k < MENU_COUNT; k++)
			assert_int_equal(seen[k], menu_is_visible(v, &MENU[k]));
		arena_free(w.arena);
	}
}

static void test_menu_current(void **state)
{
	static const struct { const char *path, *href; } CASES[] = {
		{ "/", "/" }, { "/person/7", "/person" }, { "/figure/check", "/figure/check" }, { "/figure", "/figure" },
		{ "/figure/table/3", "/figure" }, { "/org?x=1", "/org" }, { "/organ", NULL }, { "/org/5/ledger", "/ledger" }, { "/org/5/ledgers", "/org" }, { "/org/5/station", "/floating" },
		{ "/pass", "/floating" }, { "/pass/3", "/floating" }, { "/passage", NULL }, { "/post-right", "/post-right" }, { "/post/3/appoint", "/org" },
		{ "/floating/3/pass", "/floating" },
	};

	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct world w;
		struct view *v = new_view(&w, 0);

		v->path = CASES[i].path;
		for (size_t k = 0; k < MENU_COUNT; k++)
			assert_int_equal(menu_is_current(v, &MENU[k]), CASES[i].href != NULL && strcmp(MENU[k].href, CASES[i].href) == 0);
		arena_free(w.arena);
	}
}

static void test_pager_numbers(void **state)
{
	static const struct { int64_t page, rows; const char *text; } CASES[] = {
		{ 1, 0, "1" }, { 1, 50, "1" }, { 1, 51, "1 2" }, { 1, 1000, "1 2 3 0 20" }, { 20, 1000, "1 0 18 19 20" },
		{ 10, 1000, "1 0 8 9 10 11 12 0 20" }, { 4, 1000, "1 2 3 4 5 6 0 20" }, { 5, 1000, "1 2 3 4 5 6 7 0 20" },
		{ 17, 1000, "1 0 15 16 17 18 19 20" },
	};

	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		int64_t numbers[9];
		size_t n = pager_numbers(&(struct pager){ .page = CASES[i].page, .rows_per_page = 50, .rows_count = CASES[i].rows }, numbers);
		char text[100] = "";

		for (size_t k = 0; k < n; k++)
			snprintf(text + strlen(text), sizeof text - strlen(text), "%s%d", k > 0 ? " " : "", (int)numbers[k]);
		assert_string_equal(text, CASES[i].text);
	}
}

static void test_widths(void **state)
{
	assert_string_equal(width_class(0, 5), "w0");
	assert_string_equal(width_class(1, 100000), "w1");
	assert_string_equal(width_class(99999, 100000), "w99");
	assert_string_equal(width_class(7, 7), "w100");
	assert_string_equal(width_class(9, 7), "w100");
	assert_string_equal(width_class(1, 2), "w50");
	assert_string_equal(width_class(1, 0), "w0");
}

static void test_old_browsers(void **state)
{
	static const struct { const char *user_agent; bool is_old; } CASES[] = {
		{ "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0)", true },
		{ "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko", true },
		{ "Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/78.0.3904.108 Safari/537.36", true },
		{ "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/85.0.4183.83 Safari/537.36", true },
		{ "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/86.0.4240.198 Safari/537.36 QIHU 360EE", false },
		{ "Mozilla/5.0 (X11; Linux aarch64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36", false },
		{ "Mozilla/5.0 (iPhone; CPU iPhone OS 14_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/14.1 Mobile/15E148 Safari/604.1", false },
		{ "curl/7.88.1", false }, { "", false }, { NULL, false },
	};
	struct world w;
	struct view *v = new_view(&w, 0);

	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
		assert_int_equal(is_old_browser(CASES[i].user_agent), CASES[i].is_old);
	old_browser_page(v);
	write_gallery("old-browser", v);
	assert_null(strstr(html(v), "<script"));
	assert_null(strstr(html(v), "stylesheet"));
	arena_free(w.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_gallery),
		cmocka_unit_test(test_large_and_english),
		cmocka_unit_test(test_errors),
		cmocka_unit_test(test_conflict_keeps_what_was_typed),
		cmocka_unit_test(test_menu_shows_only_what_is_allowed),
		cmocka_unit_test(test_menu_begins_with_what_the_post_uses_most),
		cmocka_unit_test(test_menu_current),
		cmocka_unit_test(test_pager_numbers),
		cmocka_unit_test(test_widths),
		cmocka_unit_test(test_old_browsers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
