/* Nothing typed is lost: a refused form, a form left half way, large type pressed in between, an address opened
 * again. On the forms of people, of standing and of organisations, which have it without a line of their own. */
#include "draft_world.h"

#include <stdio.h>
#include <string.h>
#include "web/draft.h"

/* A form in which nothing is typed leaves nothing to take up again. */
static void a_form_without_fields_keeps_no_draft(void **state)
{
	struct client *admin = client_new(w);
	struct reply r;

	client_sign_in(admin, world_admin(w, "system_empty", ADMIN_SYSTEM));
	client_get(admin, "/setting");
	r = client_post(admin, "/draft", "draft_form", "/setting#name=password_days", "draft_page", "/setting", "draft_mark", "name=password_days", "name", "password_days",
		"row_version", "3", NULL);
	assert_int_equal(r.status, 204);
	assert_int_equal(world_count(w, "draft"), 0);
	r = client_post(admin, "/draft", "draft_form", "/setting#name=password_days", "draft_page", "/setting", "draft_mark", "name=password_days", "name", "password_days",
		"row_version", "3", "password_days", "60", NULL);
	assert_int_equal(r.status, 204);
	assert_int_equal(world_count(w, "draft"), 1);
}

static struct reply create(const char *name, const char *joined)
{
	struct reply page = client_get(clerk, new_page);

	assert_string_equal(reply_field(w, &page, "draft_page"), new_page);
	return client_post(clerk, "/person/create", "org", arena_printf(w->arena, "%lld", (long long)branch), "name", name,
		"id_number", "110101199003079972", "nationality", "02", "education", "21", "occupation", "2", "status", "2", "joined", joined,
		"full", "2013-07-01", "document", "甲发〔2015〕1号", "draft_page", new_page, NULL);
}

static void shows_what_was_typed(const struct reply *r)
{
	assert_int_equal(r->status, 200);
	assert_true(reply_has(r, "value=\"王小芳\""));
	assert_true(reply_has(r, "value=\"110101199003079972\""));
	assert_true(reply_has(r, "value=\"02\" selected"));
	assert_true(reply_has(r, "value=\"甲发〔2015〕1号\""));
}

/* ---- refused ---- */

static void a_refused_form_is_offered_again(void **state)
{
	struct reply r = create("王小芳", "tomorrow");

	assert_int_equal(r.status, 422);
	assert_int_equal(world_count(w, "draft"), 1);
	r = client_get(clerk, new_page);
	assert_true(reply_has(&r, "没有提交"));
	assert_true(reply_has(&r, "2015-11-17 09:"));	/* the day that the office has, on a set clock too */
	assert_true(reply_has(&r, "恢复填写"));
	assert_false(reply_has(&r, "王小芳"));	/* offered, not thrust upon */
	r = client_get(clerk, taken_back_on(new_page));
	shows_what_was_typed(&r);
	assert_true(reply_has(&r, "已恢复"));
	/* Refused once more: still one draft, of the newer text. */
	create("王小芳二", "tomorrow");
	assert_int_equal(world_count(w, "draft"), 1);
	r = client_get(clerk, taken_back_on(new_page));
	assert_true(reply_has(&r, "value=\"王小芳二\""));
	/* Nobody else gets it. */
	client_get(other, "/me");
	r = client_post(other, arena_printf(w->arena, "/draft/%lld/drop", (long long)world_first_id(w, "draft")), NULL);
	assert_int_equal(r.status, 404);
	assert_int_equal(world_count(w, "draft"), 1);
}

static void it_is_gone_once_the_form_went_through(void **state)
{
	struct reply r;

	create("王小芳", "tomorrow");
	assert_int_equal(world_count(w, "draft"), 1);
	r = create("王小芳", "2012-07-01");
	assert_int_equal(r.status, 303);
	assert_int_equal(world_count(w, "draft"), 0);
	r = client_get(clerk, new_page);
	assert_false(reply_has(&r, "没有提交"));
}

static void it_is_dropped_by_choice(void **state)
{
	struct reply r;

	create("王小芳", "tomorrow");
	client_get(clerk, new_page);
	r = client_post(clerk, arena_printf(w->arena, "/draft/%lld/drop", (long long)world_first_id(w, "draft")), NULL);
	assert_int_equal(r.status, 303);
	assert_string_equal(reply_header(w, &r, "Location"), new_page);
	assert_int_equal(world_count(w, "draft"), 0);
}

/* Where the switch of this page leads back to, as the browser reads it. */
static const char *back_of(const struct reply *r)
{
	char *back = arena_text(w->arena, reply_field(w, r, "back"));

	for (char *at = back; (at = strstr(at, "&amp;")) != NULL; at++)
		memmove(at + 1, at + 5, strlen(at + 5) + 1);
	return back;
}

static void large_type_keeps_what_was_refused(void **state)
{
	struct reply r = create("王小芳", "tomorrow");
	const char *back = back_of(&r);

	r = client_post(clerk, "/size", "size", "large", "back", back, NULL);
	assert_int_equal(r.status, 303);
	r = client_get(clerk, reply_header(w, &r, "Location"));
	assert_true(reply_has(&r, "data-size=\"large\""));
	shows_what_was_typed(&r);
	/* And back again, from the page with the draft. */
	back = back_of(&r);
	r = client_post(clerk, "/size", "size", "normal", "back", back, NULL);
	r = client_get(clerk, reply_header(w, &r, "Location"));
	shows_what_was_typed(&r);
	/* Taken back and refused again it stands at the same page. */
	assert_string_equal(reply_field(w, &r, "draft_page"), new_page);
}

/* Two forms of one page, refused at once: each answer leads back to what was typed into its own. */
static void the_switch_takes_back_the_form_it_stands_in(void **state)
{
	const char *rename = arena_printf(w->arena, "/org/%lld/rename", (long long)branch), *page = arena_printf(w->arena, "%s/form", rename), *back;
	struct reply r = client_get(clerk, page), later;

	r = client_post(clerk, rename, "name", "", "document", "甲发〔2015〕3号", "row_version", reply_field(w, &r, "row_version"), "draft_page", page, NULL);
	assert_int_equal(r.status, 422);
	back = back_of(&r);
	later = client_post(clerk, "/person/create", "name", "王小芳", "document", "乙发〔2015〕4号", "draft_page", page, NULL);
	assert_int_equal(later.status, 422);
	world_run(w, "UPDATE draft SET changed_s = 2000000000");
	assert_string_not_equal(back, back_of(&later));
	r = client_get(clerk, back);
	assert_true(reply_has(&r, "value=\"甲发〔2015〕3号\""));
	assert_false(reply_has(&r, "乙发〔2015〕4号"));
}

/* Several forms of one address on a page: each has a draft of its own, and only the one that goes through loses it. */
static void forms_of_one_address_keep_a_draft_each(void **state)
{
	struct client *admin = client_new(w);
	struct reply r;

	client_sign_in(admin, world_admin(w, "system", ADMIN_SYSTEM));
	r = client_get(admin, "/setting");
	walk_has(&r, 200, "name=\"draft_mark\" value=\"name=password_days\"");
	r = client_post(admin, "/setting", "name", "password_days", "password_days", "-77", "draft_page", "/setting", "draft_mark", "name=password_days", NULL);
	assert_int_equal(r.status, 422);
	client_get(admin, "/setting");
	r = client_post(admin, "/draft", "draft_form", "/setting#name=totp_required", "draft_page", "/setting", "draft_mark", "name=totp_required",
		"name", "totp_required", "totp_required", "off", NULL);
	assert_int_equal(r.status, 204);
	assert_int_equal(world_count(w, "draft"), 2);
	r = client_get(admin, "/setting?draft=%2Fsetting%23name%3Dpassword_days");
	walk_has(&r, 200, "value=\"-77\"");
	assert_true(reply_has(&r, "note--ok draft"));
	assert_true(reply_has(&r, "note--warn draft"));			/* the other one waits at its own form */
	r = client_post(admin, "/setting", "row_version", form_version_at(admin, "/setting", "name=\"password_days\""), "name", "password_days", "password_days", "60", "draft_page", "/setting", "draft_mark", "name=password_days", NULL);
	assert_int_equal(r.status, 303);
	assert_int_equal(world_count(w, "draft WHERE form = '/setting#name=password_days'"), 0);
	assert_int_equal(world_count(w, "draft WHERE form = '/setting#name=totp_required'"), 1);
	r = client_post(admin, "/draft", "draft_form", "/person/create#name=x", "draft_page", "/setting", "name", "x", NULL);
	assert_int_equal(r.status, 403);				/* a mark opens no form that the account may not send */
}

static void the_address_of_a_refused_form_leads_to_its_page(void **state)
{
	struct reply r;

	create("王小芳", "tomorrow");
	r = client_get(clerk, "/person/create");
	assert_int_equal(r.status, 303);
	r = client_get(clerk, reply_header(w, &r, "Location"));
	shows_what_was_typed(&r);
	/* Without a draft to the page the form belongs to. */
	r = client_get(other, "/person/create");
	assert_int_equal(r.status, 303);
	assert_string_equal(reply_header(w, &r, "Location"), "/person/new");
	r = client_get(clerk, arena_printf(w->arena, "/org/%lld/rename", (long long)branch));
	assert_string_equal(reply_header(w, &r, "Location"), arena_printf(w->arena, "/org/%lld/rename/form", (long long)branch));
	r = client_get(clerk, arena_printf(w->arena, "/person/%lld/change", (long long)person));
	assert_string_equal(reply_header(w, &r, "Location"), arena_printf(w->arena, "/person/%lld", (long long)person));
	/* Where there is no page, plain words and a way home; programs get the number. */
	r = client_get(clerk, "/size");
	assert_int_equal(r.status, 405);
	assert_true(reply_has(&r, "这个地址不能直接打开"));
	assert_true(reply_has(&r, "回到首页"));
	assert_false(reply_has(&r, "系统出了问题"));
	r = client_get(clerk, "/api/v1/session");
	assert_int_equal(r.status, 405);
	assert_true(reply_has(&r, "这个地址不接受这种方法") && !reply_has(&r, "表单"));
	/* A page that a list cannot have is refused at its field, for people and programs. */
	for (int i = 0; i < 4; i++) {
		const char *typed = (const char *[]){ "0", "-1", "abc", "1.5" }[i];

		r = client_get(clerk, arena_printf(w->arena, "/person?page=%s", typed));
		walk_has(&r, 422, arena_printf(w->arena, "“%s”不是页码（page）：从 1 数起。请改成 1 或更大的整数，或者去掉 page，看第一页。", typed));
		r = client_get(clerk, arena_printf(w->arena, "/api/v1/person?page=%s", typed));
		walk_has(&r, 422, "\"field\":\"page\",\"key\":\"web.page_number\"");
	}
	assert_int_equal(client_get(clerk, "/person?page=2").status, 200);
	assert_int_equal(client_get(clerk, "/person?page=").status, 200);
}

/* Also where there is nothing: the page comes back in large type, and whoever is signed in has his menu. */
static void large_type_works_on_pages_that_say_no(void **state)
{
	static const char *const PATHS[] = { "/no-such-page", "/size", "/person/999999999" };

	for (size_t i = 0; i < sizeof(PATHS) / sizeof(PATHS[0]); i++) {
		struct reply r = client_get(clerk, PATHS[i]);
		int status = r.status;

		assert_true(status == 404 || status == 405);
		assert_true(reply_has(&r, "action=\"/size\""));
		r = client_post(clerk, "/size", "size", "large", "back", PATHS[i], NULL);
		assert_int_equal(r.status, 303);
		assert_string_equal(reply_header(w, &r, "Location"), PATHS[i]);
		r = client_get(clerk, PATHS[i]);
		assert_int_equal(r.status, status);
		assert_true(reply_has(&r, "data-size=\"large\""));
		assert_true(reply_has(&r, "class=\"side\""));
		client_post(clerk, "/size", "size", "normal", "back", "/", NULL);
	}
}

/* What a browser sends is what stands in the form, and nothing goes through without a key. */
static void has_its_key(const struct reply *r, const char *action)
{
	const char *form = strstr(r->body, action), *end = form == NULL ? NULL : strstr(form, "</form>");

	assert_non_null(end);
	assert_non_null(strstr(arena_text_n(w->arena, form, (size_t)(end - form)), "name=\"form_key\" value=\""));
}

static void forms_of_the_frame_have_their_key(void **state)
{
	struct reply r;

	create("王小芳", "tomorrow");
	r = client_get(clerk, new_page);
	has_its_key(&r, "action=\"/size\"");
	has_its_key(&r, "action=\"/sign-out\"");
	has_its_key(&r, "action=\"/draft/");
}

/* ---- left half way ---- */

static struct reply type(struct client *c, const char *form, const char *name)
{
	client_get(c, "/me");
	return client_post(c, "/draft", "draft_form", form, "draft_page", new_page, "name", name, "id_number", "110101199003079972",
		"nationality", "02", "document", "甲发〔2015〕1号", NULL);
}

static void what_is_typed_is_kept_before_it_is_sent(void **state)
{
	struct reply r = type(clerk, "/person/create", "王");

	assert_int_equal(r.status, 204);
	assert_int_equal(type(clerk, "/person/create", "王小芳").status, 204);
	assert_int_equal(world_count(w, "draft"), 1);
	r = client_get(clerk, taken_back_on(new_page));
	shows_what_was_typed(&r);
	assert_int_equal(type(clerk, "/no/such/form", "王").status, 404);
	assert_int_equal(type(clerk, "//evil.example/", "王").status, 404);
	assert_int_equal(type(other, "/person/create", "王").status, 403);	/* not a form he may send */
	assert_int_equal(type(client_new(w), "/person/create", "王").status, 401);
	assert_int_equal(world_count(w, "draft"), 1);
}

static void there_is_an_end_to_what_is_kept(void **state)
{
	char *long_text = arena_alloc(w->arena, 70001);

	memset(long_text, 'a', 70000);
	long_text[70000] = '\0';
	assert_int_equal(type(clerk, "/person/create", long_text).status, 422);
	for (int i = 0; i < 35; i++)
		assert_int_equal(type(clerk, arena_printf(w->arena, "/person/%d/change", 1000 + i), "王").status, 204);
	assert_int_equal(world_count(w, "draft"), 30);
	world_run(w, arena_printf(w->arena, "UPDATE draft SET changed_s = changed_s - %d", 15 * 86400));
	assert_int_equal(type(clerk, "/person/create", "王").status, 204);
	draft_purge(w->site);
	assert_int_equal(world_count(w, "draft"), 1);
}

/* One address serves everybody: what was typed about one person waits on that page only, however it is reached. */
static void what_was_typed_about_one_is_not_offered_for_another(void **state)
{
	int64_t second = world_person(w, branch, "赵强");
	const char *first_page = arena_printf(w->arena, "/transfer/new?person=%lld", (long long)person), *second_page = arena_printf(w->arena, "/transfer/new?person=%lld", (long long)second);
	struct reply r = client_get(clerk, first_page);

	assert_string_equal(reply_field(w, &r, "draft_page"), first_page);
	assert_int_equal(client_post(clerk, "/draft", "draft_form", "/transfer/new", "draft_page", first_page, "person", arena_printf(w->arena, "%lld", (long long)person), "note", "家在邻县", NULL).status, 204);
	r = client_get(clerk, second_page);
	assert_false(reply_has(&r, "恢复填写"));
	r = client_get(clerk, arena_printf(w->arena, "%s&draft=%%2Ftransfer%%2Fnew", second_page));
	assert_int_equal(r.status, 200);
	assert_false(reply_has(&r, "家在邻县"));
	/* A filled-in value, or a part in another order, chooses nobody else. */
	r = client_get(clerk, arena_printf(w->arena, "/transfer/new?reason=job&person=%lld", (long long)person));
	assert_true(reply_has(&r, "恢复填写"));
	r = client_get(clerk, arena_printf(w->arena, "%s&draft=%%2Ftransfer%%2Fnew", first_page));
	assert_true(reply_has(&r, "value=\"家在邻县\""));
	/* The same after a refusal: each has its own, and the one that went through takes the other's not along. */
	client_post(clerk, "/transfer/new", "person", arena_printf(w->arena, "%lld", (long long)second), "note", "调动", "draft_page", second_page, NULL);
	assert_int_equal(world_count(w, "draft"), 2);
	r = client_get(clerk, arena_printf(w->arena, "%s&draft=%%2Ftransfer%%2Fnew", first_page));
	assert_true(reply_has(&r, "value=\"家在邻县\"") && !reply_has(&r, "调动\""));
	r = client_get(clerk, "/transfer/new");
	assert_int_not_equal(r.status, 500);
}

/* ---- other forms ---- */

static void forms_of_organisations_and_of_standing_have_it_too(void **state)
{
	const char *form = arena_printf(w->arena, "/org/%lld/rename", (long long)branch), *page = arena_printf(w->arena, "%s/form", form);
	struct reply r = client_get(clerk, page);

	r = client_post(clerk, form, "name", "", "day", "2015-11-01", "document", "甲发〔2015〕2号", "row_version", reply_field(w, &r, "row_version"),
		"draft_page", reply_field(w, &r, "draft_page"), NULL);
	assert_int_equal(r.status, 422);
	r = client_get(clerk, arena_printf(w->arena, "%s?draft=%s", page, form));
	assert_true(reply_has(&r, "value=\"甲发〔2015〕2号\""));
	form = page = arena_printf(w->arena, "/person/%lld/standing", (long long)person);
	r = client_get(clerk, page);
	r = client_post(clerk, form, "cause", "died", "day", "someday", "document", "讣告", "row_version", reply_field(w, &r, "row_version"),
		"draft_page", reply_field(w, &r, "draft_page"), NULL);
	assert_int_equal(r.status, 422);
	r = client_get(clerk, arena_printf(w->arena, "%s?draft=%s", page, form));
	assert_true(reply_has(&r, "value=\"someday\""));
	assert_true(reply_has(&r, "value=\"died\" selected"));
	assert_int_equal(world_count(w, "draft"), 2);
}

/* Taken back, a draft still knows which version of the row it was typed over. */
static void a_draft_does_not_overwrite_what_others_changed(void **state)
{
	const char *form = arena_printf(w->arena, "/org/%lld/rename", (long long)branch), *page = arena_printf(w->arena, "%s/form", form);
	struct reply r;
	const char *seen;

	world_run(w, "UPDATE org SET row_version = 5");
	r = client_get(clerk, page);
	seen = reply_field(w, &r, "row_version");
	assert_string_equal(seen, "5");

	client_post(clerk, form, "name", "", "day", "2015-11-01", "document", "2号", "row_version", seen, "draft_page", page, NULL);
	world_run(w, arena_printf(w->arena, "UPDATE org SET row_version = row_version + 1 WHERE id = %lld", (long long)branch));
	r = client_get(clerk, arena_printf(w->arena, "%s?draft=%s", page, form));
	assert_string_equal(reply_field(w, &r, "row_version"), seen);
	r = client_get(clerk, page);
	assert_string_not_equal(reply_field(w, &r, "row_version"), seen);
}

/* ---- secrets ---- */

static void no_password_is_ever_kept_and_the_rest_is_sealed(void **state)
{
	struct reply r = client_get(clerk, "/me/password");

	assert_string_equal(reply_field(w, &r, "draft_page"), "");
	assert_int_equal(client_post(clerk, "/me/password", "old_password", "a", "new_password", "b", "repeated", "c", NULL).status, 422);
	assert_int_equal(world_count(w, "draft"), 0);
	client_get(clerk, "/me");
	assert_int_equal(client_post(clerk, "/draft", "draft_form", "/person/create", "draft_page", new_page, "name", "王小芳",
		"any_password", "geheim", NULL).status, 204);
	r = client_get(clerk, taken_back_on(new_page));
	assert_true(reply_has(&r, "王小芳"));
	world_run(w, w->engine == ENGINE_SQLITE ? "DELETE FROM draft WHERE instr(content, CAST('name' AS BLOB)) > 0"
		: "DELETE FROM draft WHERE position('name'::bytea IN content) > 0");
	assert_int_equal(world_count(w, "draft"), 1);	/* its names do not stand there in clear text */
	/* Moved to another row it does not open. */
	world_run(w, "UPDATE draft SET id = id + 1");
	r = client_get(clerk, taken_back_on(new_page));
	assert_false(reply_has(&r, "王小芳"));
	assert_int_equal(r.status, 200);
}

static void put_part(struct buffer *body, const char *name, const char *value)
{
	buffer_printf(body, "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n", name, value);
}

/* A form with a file that is larger than all of an upload may be, and texts before and behind it. */
static struct reply sent_with(const char *csrf_token, const char *password, size_t file_bytes)
{
	char *file = arena_alloc(w->arena, file_bytes);
	struct buffer body;

	memset(file, 'x', file_bytes);
	buffer_init(&body, w->arena, file_bytes + 4096);
	put_part(&body, "csrf_token", csrf_token);
	put_part(&body, "draft_page", paper_page);
	put_part(&body, "paper_day", "2015-11-02");
	put_part(&body, "old_password", password);
	buffer_puts(&body, "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf\r\n\r\n");
	buffer_put(&body, file, file_bytes);
	buffer_puts(&body, "\r\n");
	put_part(&body, "kind", "application");
	buffer_puts(&body, "--b--\r\n");
	return client_send(clerk, "POST", paper_page, "multipart/form-data; boundary=b", body.data, body.bytes);
}

static void what_was_typed_beside_a_file_too_large_is_kept(void **state)
{
	struct reply page = client_get(clerk, paper_page), r;
	int64_t before = world_count(w, "file");

	r = sent_with(reply_field(w, &page, "csrf_token"), "Geheim@2015", 65 * 1024 * 1024);
	assert_int_equal(r.status, 413);
	assert_true(reply_has(&r, "一次最多 64 MB，什么也没有保存") && reply_has(&r, "填写的文字已经保存，没有丢"));
	assert_true(reply_has(&r, "回到填写的表单") && reply_has(&r, arena_printf(w->arena, "href=\"%s?draft=", paper_page)));
	assert_int_equal(world_count(w, "draft"), 1);
	r = client_get(clerk, taken_back_on(paper_page));
	assert_true(r.status == 200 && reply_has(&r, "value=\"2015-11-02\"") && reply_has(&r, "value=\"application\" selected"));
	assert_false(reply_has(&r, "Geheim"));
	assert_int_equal(world_count(w, "file"), before);	/* nothing was done */
}

/* No foreign page puts words into a draft, and what is too large beyond all measure is not read at all. */
static void what_no_form_of_ours_sent_is_not_kept(void **state)
{
	struct reply r = sent_with("foreign", "", 65 * 1024 * 1024);

	assert_int_equal(r.status, 413);
	assert_false(reply_has(&r, "填写的文字已经保存"));
	assert_int_equal(world_count(w, "draft"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(a_form_without_fields_keeps_no_draft, clear),
		cmocka_unit_test_setup(a_refused_form_is_offered_again, clear),
		cmocka_unit_test_setup(it_is_gone_once_the_form_went_through, clear),
		cmocka_unit_test_setup(it_is_dropped_by_choice, clear),
		cmocka_unit_test_setup(large_type_keeps_what_was_refused, clear),
		cmocka_unit_test_setup(the_switch_takes_back_the_form_it_stands_in, clear),
		cmocka_unit_test_setup(forms_of_one_address_keep_a_draft_each, clear),
		cmocka_unit_test_setup(the_address_of_a_refused_form_leads_to_its_page, clear),
		cmocka_unit_test_setup(what_is_typed_is_kept_before_it_is_sent, clear),
		cmocka_unit_test_setup(there_is_an_end_to_what_is_kept, clear),
		cmocka_unit_test_setup(what_was_typed_about_one_is_not_offered_for_another, clear),
		cmocka_unit_test_setup(forms_of_organisations_and_of_standing_have_it_too, clear),
		cmocka_unit_test_setup(a_draft_does_not_overwrite_what_others_changed, clear),
		cmocka_unit_test_setup(no_password_is_ever_kept_and_the_rest_is_sealed, clear),
		cmocka_unit_test_setup(large_type_works_on_pages_that_say_no, clear),
		cmocka_unit_test_setup(forms_of_the_frame_have_their_key, clear),
		cmocka_unit_test_setup(what_was_typed_beside_a_file_too_large_is_kept, clear),
		cmocka_unit_test_setup(what_no_form_of_ours_sent_is_not_kept, clear),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
