/* What is printed onto a booklet spoils none, by page and program: words stand within their places or are not printed, and the ID number is whole, for whoever may
 * see it and says what for, with one line of the log, or not there. */
#include "page/booklet_world.h"
#include <stdio.h>
#include "world/pdf_words.h"

#define NAME_50 "买买提阿不都热合曼艾合买提江吾买尔江买买提阿不都热合曼艾合买提江吾买尔江买买提阿不都热合曼艾合买提江"
#define ADDRESS_60 "新疆维吾尔自治区伊犁哈萨克自治州霍尔果斯市清水河镇二道河村三组五十七号院内东侧第二栋三单元四〇二室东南角第二户门牌旁边的"

static int start_with_numbers(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "see_person", "edit_person", "handle", "see_full" };

	start(state);
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "secretary", RIGHTS[i]);
	return 0;
}

static const char *printed(struct client *who, const char *number, const char *fields)
{
	struct reply r = act(who, number, "print", fields);

	if (r.status != 200)
		fail_msg("%d %s", r.status, r.body);
	return pdf_words(w->arena, r.body, r.body_bytes);
}

/* The words of a page without the ends of lines, which are where the place is too narrow. */
static const char *joined(const char *words)
{
	char *all = arena_text(w->arena, words), *to = all;

	for (const char *from = all; *from != '\0'; from++)
		if (*from != '\n' && *from != '\f' && *from != ' ')
			*to++ = *from;
	*to = '\0';
	return all;
}

static void words_that_do_not_fit_are_not_set_over_others(void **state)
{
	int64_t of;
	const char *words;

	walk_answered(receive("F1", "F2", SOURCE), 201, "");
	of = issued_for_a_new_case(NAME_50, "F1");
	world_run(w, text("UPDATE person SET address = '%s' WHERE id = (SELECT subject_id FROM run WHERE id = %lld)", ADDRESS_60, (long long)of));
	walk_answered(act(api, "F1", "print", "{}"), 422, "「姓名」要印 50 个字，缩到最小的 7 磅字也放不进 40×14 毫米的栏目");
	walk_answered(act_page("F1", "print", "reason", "", "", "1"), 422, "放不下的栏目留空，手工填写");
	words = joined(printed(api, "F1", "{\"leave_out\":true}"));
	assert_non_null(strstr(words, ADDRESS_60));		/* two lines of twelve points, or three of less */
	assert_non_null(strstr(words, NAME_50));		/* the cover is wide enough */
	assert_null(strstr(strstr(words, NAME_50) + 1, NAME_50));	/* the second page is not */
	assert_int_equal(act_page("F1", "print", "leave_out", "1", "", "1").status, 200);
	/* Somebody set the next place nearer: the address has less room, and is not set over it. */
	world_run(w, text("INSERT INTO overprint_place (org_id, field, x_tenths, y_tenths, row_version) VALUES (%lld, 'id_number', 550, 1200, 1)", (long long)town));
	walk_answered(act(api, "F1", "print", "{}"), 422, "「现居住地」要印 60 个字，缩到最小的 7 磅字也放不进 120×5 毫米的栏目");
	world_run(w, "DELETE FROM overprint_place");
}

static int64_t lines(const char *verb)
{
	return world_count(w, text("audit WHERE verb = '%s'", verb));
}

/* A person with an ID number, entered by a clerk who may see it whole, at the filling in of his booklet. */
static struct client *clerk_with_numbers(const char **number, const char *booklet)
{
	int64_t clerk = world_person(w, town, "见全委员"), man, of;
	struct client *browser, *program;
	struct reply r;

	world_holding(w, town, "secretary", clerk);
	browser = walk_browser(w, "full", clerk);
	program = walk_program(w, "full_api", clerk);
	*number = world_id_number(w, "19800102", 7);
	client_get(browser, text("/person/new?org=%lld", (long long)branch));
	r = client_post(browser, "/person/create", "org", text("%lld", (long long)branch), "name", "沈全号", "id_number", *number, "nationality", "01", "education", "21", "occupation", "2", "status", "0", NULL);
	if (r.status != 303)
		fail_msg("%d %s", r.status, r.body);
	assert_int_equal(sscanf(reply_header(w, &r, "Location"), "/person/%lld", (long long *)&man), 1);
	of = walk_opened(api, join, branch, man, "2015-11-17");
	walk_step(api, of, "word", "what=甲", "2015-11-17", "issue");
	walk_answered(act(api, booklet, "issue", text("{\"run\":\"%lld\",\"day\":\"2015-11-17\",\"row_version\":1}", (long long)of)), 200, "");
	return program;
}

static void the_id_number_is_whole_and_logged_once_or_not_there(void **state)
{
	const char *number;
	struct client *full = clerk_with_numbers(&number, "F2");
	int64_t prints = lines("booklet.print"), reveals = lines("person.reveal");

	assert_null(strstr(printed(full, "F2", "{}"), arena_text_n(w->arena, number, 6)));
	assert_int_equal(lines("booklet.print"), prints + 1);
	assert_int_equal(lines("booklet.print' AND changes LIKE '%id_number%"), 0);
	walk_answered(act(full, "F2", "print", "{\"full\":true}"), 422, "\"field\":\"reason\"");
	walk_answered(act(api, "F2", "print", "{\"full\":true,\"reason\":\"套打志愿书\"}"), 403, "这一栏留空，手工填写");
	assert_int_equal(lines("booklet.print"), prints + 1);
	assert_non_null(strstr(printed(full, "F2", "{\"full\":true,\"reason\":\"套打志愿书\"}"), number));
	assert_int_equal(lines("booklet.print"), prints + 2);
	assert_int_equal(lines("booklet.print' AND changes LIKE '%id_number%full%"), 1);
	assert_int_equal(lines("person.reveal"), reveals);	/* one line for one reading */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_that_do_not_fit_are_not_set_over_others),
		cmocka_unit_test(the_id_number_is_whole_and_logged_once_or_not_there),
	};

	return cmocka_run_group_tests(tests, start_with_numbers, world_over);
}
