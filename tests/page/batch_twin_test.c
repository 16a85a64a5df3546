/* An import that makes somebody of the name and birthday of another: warned of in the check, answered for once by who imports, read by who approves, and
 * kept in the records. The same is asked where a record gets such a name or birthday. By page and API. */
#include "world/walk.h"

#include <stdio.h>
#include <string.h>

static struct world *w;
static struct client *clerk, *program, *second, *far;
static int64_t town, branch, other_branch;

static int start(void **state)
{
	int64_t city, other;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	other = world_org_of(w, city, "committee", "乙镇党委");
	branch = world_org_of(w, town, "branch", "青石沟村党支部");
	other_branch = world_org_of(w, other, "branch", "乙村党支部");
	world_right(w, "secretary", "import");
	world_right(w, "secretary", "see_person");
	world_right(w, "secretary", "edit_person");
	world_holding(w, town, "secretary", 101);
	world_holding(w, other, "secretary", 102);
	world_holding(w, town, "secretary", 104);
	clerk = walk_browser(w, "clerk", 101);
	program = walk_program(w, "clerk_api", 101);
	second = walk_browser(w, "second", 104);
	far = walk_program(w, "far", 102);
	return 0;
}

#define HEAD "姓名,公民身份号码,民族,学历,职业,党籍状态,入党日期,转正日期,所在支部,工作单位,性别,出生日期,无身份证原因\n"

static const char *member(const char *name, const char *day, int serial)
{
	return world_text(w, "%s,%s,汉,本科,农牧渔民,正式党员,2012-03,2013-03,青石沟村党支部,甲村,,,\n", name, world_id_number(w, day, serial));
}

static const char *url(const char *id, const char *rest)
{
	return world_text(w, "/api/v1/batch/%s%s", id, rest);
}

static const char *value(const char *id, const char *name)
{
	struct reply r = client_get(program, url(id, ""));

	return walk_value(w, &r, name);
}

/* Uploaded by `c` and looked through. */
static const char *checked_by(struct client *c, const char *text)
{
	struct reply r = client_upload(c, "/api/v1/batch", "file", "名册.csv", text, strlen(text));
	const char *id = walk_value(w, &r, "id");

	assert_int_equal(r.status, 201);
	client_wait(c, url(id, ""), "\"state\":\"checked\"");
	return id;
}

static const char *checked(const char *rows)
{
	return checked_by(program, world_text(w, HEAD "%s", rows));
}

static struct reply applied(const char *id, const char *twin_reason)
{
	return client_post_json(program, url(id, "/apply"), world_text(w, "{%s\"row_version\":%s}", twin_reason, value(id, "row_version")));
}

static void approved(const char *id)
{
	struct reply r = client_get(second, world_text(w, "/batch/%s", id));

	r = client_post(second, world_text(w, "/batch/%s/decide", id), "row_version", reply_field(w, &r, "row_version"), "state", "approved", NULL);
	assert_int_equal(r.status, 303);
	client_wait(program, url(id, ""), "\"state\":\"applied\"");
}

static void imported(const char *id, const char *twin_reason)
{
	struct reply r = applied(id, twin_reason);

	assert_int_equal(r.status, 200);
	if (strcmp(walk_value(w, &r, "state"), "waiting") == 0)
		approved(id);
	else
		client_wait(program, url(id, ""), "\"state\":\"applied\"");
}

static int64_t person_of(const char *name, int serial, const char *day)
{
	struct reply r = client_get(program, world_text(w, "/api/v1/person?status=any&q=%s", world_id_number(w, day, serial)));
	long long id = 0;
	const char *at = strstr(r.body, "\"id\":\"");

	(void)name;
	assert_non_null(at);
	assert_int_equal(sscanf(at, "\"id\":\"%lld", &id), 1);
	return id;
}

static void who_is_archived_is_asked_about_before_a_namesake_is_written(void **state)
{
	const char *id = checked(member("张双全", "19800321", 1));
	const char *path;
	struct reply r;

	(void)state;
	assert_string_equal(value(id, "twins"), "0");
	imported(id, "");
	assert_int_equal(world_count(w, "person"), 1);
	/* Another number; and none at all, with its reason. */
	id = checked(world_text(w, "%s%s", member("张双全", "19800321", 3),
		"张双全,,汉,本科,农牧渔民,正式党员,2012-03,2013-03,青石沟村党支部,甲村,男,1980-03-21,证件遗失\n"));
	path = world_text(w, "/batch/%s", id);
	assert_string_equal(value(id, "twins"), "2");
	assert_string_equal(value(id, "wrong"), "0");
	r = client_get(program, url(id, "/row?show=twin"));
	assert_string_equal(walk_value(w, &r, "total"), "2");
	assert_true(reply_has(&r, "已有同名同生日的档案：张双全 青石沟村党支部"));
	assert_true(reply_has(&r, "与第 2 行同名同生日"));
	r = applied(id, "");
	walk_has(&r, 422, "\"field\":\"twin_reason\"");
	r = applied(id, "\"twin_reason\":\"  \",");
	walk_has(&r, 422, "有 2 行与已有档案或者名册里另一行同名同生日");
	r = client_get(clerk, path);
	walk_has(&r, 200, "name=\"twin_reason\"");
	r = client_post(clerk, world_text(w, "%s/apply", path), "row_version", reply_field(w, &r, "row_version"), "twin_reason", world_text(w, "核对%0199d", 0), NULL);
	walk_has(&r, 422, "最多 200 个字，现在有 201 个字");
	assert_true(reply_has(&r, "0000000000"));		/* nothing typed is lost */
	assert_int_equal(world_count(w, "person"), 1);
	r = client_get(clerk, path);
	r = client_post(clerk, world_text(w, "%s/apply", path), "row_version", reply_field(w, &r, "row_version"), "twin_reason", "三人都到场核对", NULL);
	assert_int_equal(r.status, 303);
	/* The approver reads it. */
	r = client_get(second, path);
	walk_has(&r, 200, "同名同生日 2 行，核对情况：三人都到场核对");
	r = client_get(second, world_text(w, "%s?show=twin", path));
	assert_true(reply_has(&r, "已有同名同生日的档案"));
	assert_string_equal(value(id, "twin_reason"), "三人都到场核对");
	approved(id);
	assert_string_equal(value(id, "written"), "2");
	assert_int_equal(world_count(w, "person WHERE name = '张双全'"), 3);
	/* Each of the three pairs from both sides. */
	assert_int_equal(world_count(w, "person_change WHERE field = 'distinct' AND reason = '三人都到场核对'"), 6);
	assert_int_equal(world_count(w, "audit WHERE verb = 'batch.confirm' AND changes LIKE '%三人都到场核对%'"), 1);
	assert_int_equal(world_count(w, "audit WHERE verb = 'batch.apply' AND changes LIKE '%三人都到场核对%'"), 1);
	r = client_get(clerk, "/person/duplicates");
	assert_false(reply_has(&r, "张双全"));
	/* The same roster again: nothing changes, and nothing is asked. */
	id = checked(member("张双全", "19800321", 3));
	assert_string_equal(value(id, "same"), "1");
	assert_string_equal(value(id, "twins"), "0");
}

/* What was said of somebody is no change that would keep the record. */
static void such_an_import_is_undone_whole(void **state)
{
	const char *id = checked(member("张双全", "19800321", 5));
	struct reply r;

	(void)state;
	imported(id, "\"twin_reason\":\"第四人，身份证核对过\",");
	assert_int_equal(world_count(w, "person WHERE name = '张双全'"), 4);
	assert_int_equal(world_count(w, "person_change WHERE reason = '第四人，身份证核对过'"), 6);
	r = client_post_json(program, url(id, "/undo"), world_text(w, "{\"reason\":\"送错了\",\"row_version\":%s}", value(id, "row_version")));
	assert_string_equal(walk_value(w, &r, "state"), "undo_asked");
	r = client_get(second, world_text(w, "/batch/%s", id));
	r = client_post(second, world_text(w, "/batch/%s/decide", id), "row_version", reply_field(w, &r, "row_version"), "state", "approved", NULL);
	assert_int_equal(r.status, 303);
	client_wait(program, url(id, ""), "\"state\":\"undone\"");
	assert_string_equal(value(id, "undone"), "1");
	assert_int_equal(world_count(w, "person WHERE name = '张双全'"), 3);
	assert_int_equal(world_count(w, "person_change WHERE reason = '第四人，身份证核对过'"), 0);
}

static void of_a_record_elsewhere_only_its_being_there_is_told(void **state)
{
	const char *id = checked_by(far, world_text(w, HEAD "张双全,%s,汉,本科,农牧渔民,正式党员,2012-03,2013-03,乙村党支部,乙村,,,\n", world_id_number(w, "19800321", 7)));
	struct reply r = client_get(far, url(id, "/row?show=twin"));

	(void)state;
	(void)other_branch;
	walk_has(&r, 200, "其他组织 3 份");
	assert_false(reply_has(&r, "青石沟"));
	r = client_post_json(far, url(id, "/apply"), "{\"row_version\":2}");
	assert_false(reply_has(&r, "青石沟"));
	assert_int_equal(r.status, 422);
}

static void a_namesake_since_the_check_is_left_out(void **state)
{
	const char *id = checked(world_text(w, "%s%s", member("周晚到", "19750505", 1), member("周不同", "19750505", 5)));
	struct reply r;

	(void)state;
	assert_string_equal(value(id, "twins"), "0");
	r = applied(id, "");
	assert_int_equal(r.status, 200);
	client_get(clerk, world_text(w, "/person/new?org=%lld", (long long)branch));
	r = client_post(clerk, "/person/create", "org", world_text(w, "%lld", (long long)branch), "name", "周晚到", "id_number", world_id_number(w, "19750505", 3),
		"nationality", "01", "education", "21", "occupation", "2", "status", "0", NULL);
	assert_int_equal(r.status, 303);
	approved(id);
	assert_string_equal(value(id, "written"), "1");
	assert_string_equal(value(id, "left_out"), "1");
	assert_int_equal(world_count(w, "person WHERE name = '周晚到'"), 1);
}

/* The form of a record and the API: another name, another birthday. */
static void a_name_that_makes_a_namesake_is_asked_about(void **state)
{
	int64_t person, other;
	const char *version, *path;
	struct reply r;

	(void)state;
	imported(checked(world_text(w, "%s%s", member("王原名", "19790611", 1), member("王同名", "19790611", 3))), "");
	person = person_of("王原名", 1, "19790611");
	other = person_of("王同名", 3, "19790611");
	path = world_text(w, "/api/v1/person/%lld", (long long)person);
	r = client_get(program, path);
	version = walk_value(w, &r, "row_version");
	r = client_post_json(program, path, world_text(w, "{\"name\":\"王同名\",\"reason\":\"更名\",\"row_version\":%s}", version));
	walk_has(&r, 422, "\"field\":\"twin_reason\"");
	assert_true(reply_has(&r, "已有同名同生日的档案：王同名 青石沟村党支部"));
	r = client_get(clerk, world_text(w, "/person/%lld/edit", (long long)person));
	assert_false(reply_has(&r, "name=\"twin_reason\""));
	r = client_post(clerk, world_text(w, "/person/%lld/change", (long long)person), "name", "王同名", "reason", "户口本更名", "row_version", version, NULL);
	walk_has(&r, 422, "已有同名同生日的档案");
	assert_true(reply_has(&r, "name=\"twin_reason\"") && reply_has(&r, "户口本更名"));
	assert_int_equal(world_count(w, "person WHERE name = '王同名'"), 1);
	r = client_post(clerk, world_text(w, "/person/%lld/change", (long long)person), "name", "王同名", "reason", "户口本更名", "row_version", version, "twin_reason",
		"两本户口本都看过", NULL);
	assert_int_equal(r.status, 303);
	assert_int_equal(world_count(w, "person_change WHERE field = 'distinct' AND reason = '两本户口本都看过'"), 2);
	r = client_get(clerk, world_text(w, "/person/%lld", (long long)other));
	walk_has(&r, 200, "两本户口本都看过");
	/* What is not about name or birthday asks nothing. */
	r = client_get(program, path);
	r = client_post_json(program, path, world_text(w, "{\"job\":\"会计\",\"reason\":\"补登\",\"row_version\":%s}", walk_value(w, &r, "row_version")));
	assert_int_equal(r.status, 200);
}

/* Who imports and who approves are two people, not two accounts. */
static void a_second_account_is_no_second_person(void **state)
{
	const char *id = checked(member("孙两号", "19900909", 1));
	struct client *again = walk_program(w, "clerk_again", 101);
	struct reply r = applied(id, "");

	(void)state;
	assert_string_equal(walk_value(w, &r, "state"), "waiting");
	r = client_post_json(again, url(id, "/decide"), world_text(w, "{\"state\":\"approved\",\"row_version\":%s}", value(id, "row_version")));
	walk_has(&r, 422, "不能是同一个人");
	r = client_get(again, "/api/v1/batch/waiting");
	assert_string_equal(walk_value(w, &r, "total"), "0");
	approved(id);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_is_archived_is_asked_about_before_a_namesake_is_written),
		cmocka_unit_test(such_an_import_is_undone_whole),
		cmocka_unit_test(of_a_record_elsewhere_only_its_being_there_is_told),
		cmocka_unit_test(a_namesake_since_the_check_is_left_out),
		cmocka_unit_test(a_name_that_makes_a_namesake_is_asked_about),
		cmocka_unit_test(a_second_account_is_no_second_person),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
