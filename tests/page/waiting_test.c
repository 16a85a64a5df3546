/* A file that was chosen is not lost when another field of its form is refused: it waits sealed for this account and form, and the form that is
 * shown again takes it without another choice (web/waiting.h). On the papers of the archive and on a form of a case, which have it without a line
 * of their own. */
#include "page/archive_world.h"

#include <dirent.h>
#include "core/file_wait.h"
#include "web/waiting.h"

#define PDF PDF_OF_ONE_PAGE("what was chosen")
#define OTHER_PDF PDF_OF_ONE_PAGE("another one")

static const char *kept;	/* what the last answer sends for the field "file"; "": nothing waits */

/* A form as the browser sends it: the marks of its page, lines of NAME=TEXT, and the file unless its name is NULL. */
static struct reply sent_to(struct client *c, const char *page, const char *url, const char *lines, const char *field, const char *filename, const char *bytes)
{
	struct reply r = client_get(c, page);
	struct buffer body;

	buffer_init(&body, w->arena, 2000);
	lines = world_text(w, "csrf_token=%s\nrow_version=%s\ndraft_page=%s\n%s", reply_field(w, &r, "csrf_token"), reply_field(w, &r, "row_version"), page, lines);
	while (*lines != '\0') {
		size_t line = strcspn(lines, "\n"), name = strcspn(lines, "=");

		buffer_printf(&body, "--b\r\nContent-Disposition: form-data; name=\"%.*s\"\r\n\r\n%.*s\r\n", (int)name, lines, (int)(line - name - 1), lines + name + 1);
		lines += line + (lines[line] == '\n');
	}
	buffer_printf(&body, "--b\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n%s\r\n--b--\r\n", field,
		filename == NULL ? "" : filename, filename == NULL ? "" : bytes);
	r = client_send(c, "POST", url, "multipart/form-data; boundary=b", body.data, body.bytes);
	kept = reply_field(w, &r, world_text(w, "kept:%s", field));
	return r;
}

/* The paper of a person: without a kind it is refused. */
static struct reply paper(struct client *c, int64_t id, const char *kind, const char *waiting, const char *filename, const char *bytes)
{
	const char *page = url(id, "/paper");

	return sent_to(c, page, page, world_text(w, "kind=%s%s%s", kind, waiting[0] == '\0' ? "" : "\nkept:file=", waiting), "file", filename, bytes);
}

static int waiting_count(void)
{
	DIR *dir = opendir(world_text(w, "%s/test.files/waiting", w->folder));
	struct dirent *entry;
	int count = 0;

	while (dir != NULL && (entry = readdir(dir)) != NULL)
		count += entry->d_name[0] != '.';
	if (dir != NULL)
		closedir(dir);
	return count;
}

static int clear(void **state)
{
	world_clock(w, "2015-11-17T09:00:00+08:00");
	world_run(w, "DELETE FROM draft");
	return 0;
}

static void a_chosen_file_waits_for_its_form(void **state)
{
	int64_t id = person(clerk, branch_a, "等候", "19850501", 1, "2"), papers = world_count(w, "file");
	const char *first, *at;
	long long made = 0;
	struct reply r = paper(clerk, id, "", "", "申请书.pdf", PDF);

	walk_has(&r, 422, "已选好：申请书.pdf");
	assert_true(kept[0] != '\0' && !reply_has(&r, "没有保存，请再选一次"));
	assert_int_equal(world_count(w, "file"), papers);
	assert_int_equal(waiting_count(), 1);
	first = kept;
	/* Refused again, nothing chosen: it still waits, once. */
	r = paper(clerk, id, "", first, NULL, NULL);
	walk_has(&r, 422, "已选好：申请书.pdf");
	assert_string_equal(kept, first);
	assert_int_equal(waiting_count(), 1);
	/* The draft of the form has it too. */
	r = client_get(clerk, world_text(w, "%s?draft=%s", url(id, "/paper"), url(id, "/paper")));
	walk_has(&r, 200, "已选好：申请书.pdf");
	assert_string_equal(reply_field(w, &r, "kept:file"), first);
	r = paper(clerk, id, "application", first, NULL, NULL);
	assert_int_equal(r.status, 303);
	assert_int_equal(world_count(w, "file"), papers + 1);
	r = client_get(clerk, url(id, ""));
	at = strstr(r.body, world_text(w, "action=\"%s", url(id, "/paper/")));
	assert_non_null(at);
	assert_int_equal(sscanf(at + strlen("action=\"") + strlen(url(id, "/paper/")), "%lld", &made), 1);
	r = client_post(clerk, url(id, world_text(w, "/paper/%lld/download", made)), NULL);
	assert_int_equal(r.status, 200);
	assert_string_equal(r.body, PDF);
	/* Another one that is chosen takes its place. */
	paper(clerk, id, "", "", "旧稿.pdf", PDF);
	r = paper(clerk, id, "", kept, "定稿.pdf", OTHER_PDF);
	walk_has(&r, 422, "已选好：定稿.pdf");
	assert_false(reply_has(&r, "已选好：旧稿.pdf"));
	assert_int_equal(reply_times(&r, "name=\"kept:file\""), 1);
}

/* What is refused itself is kept nowhere, nor what nobody looked at because another field was refused before. */
static void what_may_not_be_uploaded_does_not_wait(void **state)
{
	static const struct { const char *kind, *name, *bytes; } CASES[] = {
		{ "application", "秘密.pdf", PDF }, { "", "秘密.pdf", PDF }, { "", "申请.txt", "入党申请书\n\n机密★10年\n" }, { "", "a.jpg", PDF }, { "", "a.pdf", "MZ\x90" },
		{ "photo", "a.pdf", PDF },
	};
	int64_t id = person(clerk, branch_a, "不留", "19850502", 1, "2");
	int before = waiting_count();

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		struct reply r = paper(clerk, id, CASES[i].kind, "", CASES[i].name, CASES[i].bytes);

		walk_has(&r, 422, "没有保存，请再选一次");
		assert_string_equal(kept, "");
		assert_int_equal(waiting_count(), before);
	}
}

static void it_belongs_to_one_account_form_and_day(void **state)
{
	int64_t id = person(clerk, branch_a, "归属", "19850503", 1, "2"), foreign = person(clerk, branch_a, "旁人", "19850504", 1, "2"), papers = world_count(w, "file");
	struct client *colleague = walk_browser(w, "colleague", 101);
	struct reply r = paper(clerk, id, "", "", "归属.pdf", PDF);
	const char *mine = kept;
	char *changed = arena_text(w->arena, kept);

	changed[20] = changed[20] == 'A' ? 'B' : 'A';
	r = paper(colleague, id, "application", mine, NULL, NULL);
	walk_has(&r, 422, "先前选好的“归属.pdf”只为这张表保留一天");
	assert_string_equal(kept, "");
	r = paper(clerk, foreign, "application", mine, NULL, NULL);
	walk_has(&r, 422, "先前选好的“归属.pdf”");
	r = paper(clerk, id, "application", changed, NULL, NULL);
	walk_has(&r, 422, "先前选好的“归属.pdf”");
	r = paper(clerk, id, "application", "归属.pdf", NULL, NULL);
	walk_has(&r, 422, "只为这张表保留一天");
	assert_int_equal(world_count(w, "file"), papers);
	paper(clerk, id, "", "", "归属.pdf", PDF);
	mine = kept;
	world_clock(w, "2015-11-18T08:59:00+08:00");
	waiting_purge(w->site);
	r = client_get(clerk, world_text(w, "%s?draft=%s", url(id, "/paper"), url(id, "/paper")));
	assert_string_equal(reply_field(w, &r, "kept:file"), mine);
	assert_true(waiting_count() > 0);
	world_clock(w, "2015-11-18T09:01:00+08:00");
	r = paper(clerk, id, "application", mine, NULL, NULL);
	walk_has(&r, 422, "先前选好的“归属.pdf”");
	r = client_get(clerk, world_text(w, "%s?draft=%s", url(id, "/paper"), url(id, "/paper")));
	assert_string_equal(reply_field(w, &r, "kept:file"), "");
	waiting_purge(w->site);
	assert_int_equal(waiting_count(), 0);
	assert_int_equal(world_count(w, "file"), papers);
}

/* On the disk it is no PDF any more, and damaged it is none at all. */
static void it_lies_sealed_and_whole_or_is_gone(void **state)
{
	int64_t id = person(clerk, branch_a, "封存", "19850505", 1, "2");
	const char *folder = world_text(w, "%s/test.files/waiting", w->folder), *path = NULL;
	char bytes[400] = "";
	struct dirent *entry;
	struct reply r;
	DIR *dir;
	FILE *file;
	size_t count;

	waiting_purge(w->site);
	paper(clerk, id, "", "", "封存.pdf", PDF);
	dir = opendir(folder);
	assert_non_null(dir);
	while ((entry = readdir(dir)) != NULL)
		if (entry->d_name[0] != '.')
			path = world_text(w, "%s/%s", folder, entry->d_name);
	closedir(dir);
	assert_non_null(path);
	file = fopen(path, "r+b");
	assert_non_null(file);
	count = fread(bytes, 1, sizeof(bytes), file);
	assert_true(count > strlen(PDF));
	assert_null(memmem(bytes, count, "what was chosen", 15));
	fseek(file, (long)count - 1, SEEK_SET);
	fputc(bytes[count - 1] ^ 1, file);
	fclose(file);
	r = paper(clerk, id, "application", kept, NULL, NULL);
	walk_has(&r, 422, "先前选好的“封存.pdf”");
}

/* So many of an account; the oldest gives way. */
static void there_is_a_limit(void **state)
{
	int64_t id = person(clerk, branch_a, "限额", "19850506", 1, "2");
	const char *first = NULL;
	struct reply r;

	for (int i = 0; i <= FILE_WAIT_COUNT_MAX; i++) {
		world_clock(w, world_text(w, "2015-11-17T09:%02d:00+08:00", 10 + i));
		paper(clerk, id, "", "", "多件.pdf", PDF);
		assert_true(kept[0] != '\0');
		if (i == 0)
			first = kept;
	}
	assert_int_equal(waiting_count(), FILE_WAIT_COUNT_MAX);
	r = paper(clerk, id, "application", first, NULL, NULL);
	walk_has(&r, 422, "先前选好的“多件.pdf”");
}

/* ---- a form of a case ---- */

#define PRACTICE "programme plan \"年度计划\"\nversion 1\nafter \"测试\"\nabout matter\nruns_at branch\nopens any\nform sheet \"计划\"\nfield paper file \"计划原件\" must\n" \
	"field households number \"户数\" must decimal\nend\nstep plan \"订计划\"\nneeds sheet\ngo done\nend\nfinish done \"完成\"\nend\n" \
	"example \"一\"\ngiven sheet.households 12\nexpect done\nend\n"

static void a_form_of_a_case_has_it_too(void **state)
{
	int64_t secretary_person = world_person(w, branch_a, "支书"), run, papers;
	struct client *secretary, *secretary_page;
	const char *page, *form;
	struct reply r;

	walk_handlers(w, (const char *const[]){ "secretary" }, 1);
	world_holding(w, branch_a, "secretary", secretary_person);
	secretary = walk_program(w, "secretary", secretary_person);
	secretary_page = walk_browser(w, "secretary_page", secretary_person);
	run = walk_opened_of(secretary, branch_a, world_text(w, "use=%lld\ntitle=计划\nday=2015-11-17", (long long)walk_practice(w, city, "plan", 1, PRACTICE)));
	page = world_text(w, "/run/%lld", (long long)run);
	form = world_text(w, "%s/fill/sheet", page);
	papers = world_count(w, "file");
	r = sent_to(secretary_page, page, form, "v_households=很多", "v_paper", "计划.pdf", PDF);
	walk_has(&r, 422, "已选好：计划.pdf");
	assert_true(reply_has(&r, "很多"));
	assert_int_equal(world_count(w, "file"), papers);
	r = sent_to(secretary_page, page, form, world_text(w, "v_households=12\nkept:v_paper=%s", kept), "v_paper", NULL, NULL);
	assert_int_equal(r.status, 303);
	assert_int_equal(world_count(w, "file"), papers + 1);
	walk_close(secretary, run, "2015-11-17", "done");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(a_chosen_file_waits_for_its_form, clear),
		cmocka_unit_test_teardown(what_may_not_be_uploaded_does_not_wait, clear),
		cmocka_unit_test_teardown(it_belongs_to_one_account_form_and_day, clear),
		cmocka_unit_test_teardown(it_lies_sealed_and_whole_or_is_gone, clear),
		cmocka_unit_test_teardown(there_is_a_limit, clear),
		cmocka_unit_test_teardown(a_form_of_a_case_has_it_too, clear),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
