/* Marked secrets through a real run: people are entered, imported and exported, somebody signs in with password and code, a branch votes
 * in secret. Afterwards none of them stands in clear in a file of the data folder, the write-ahead log, a dump, a backup, the log on
 * standard error, or an address that the program led to. The same search finds what is planted in each of those places. */
#include "page/ballot_secret_world.h"

#include <ftw.h>
#include "base/log.h"
#include "command/command.h"
#include "core/password.h"
#include "core/totp.h"
#include "web/clock.h"
#include "world/cli.h"
#include "world/folder.h"

#define SECRETS_MAX 24
#define PLACES_MAX 80
#define PASSWORD "kwz-Rbt7-qhx"
#define PASSWORD_NEXT "nvq-Wpd4-zlm"
#define PASSWORD_WRONG "hyk-Mzn8-vdq"
#define PHONE "13877654321"
#define PHONE_IMPORTED "13912348765"

static struct { const char *name, *text; } secrets[SECRETS_MAX];
static int secrets_count;
static struct client *clerk, *second, *head;

static void mark(const char *name, const char *text)
{
	assert_true(secrets_count < SECRETS_MAX && text != NULL && strlen(text) >= 8);
	secrets[secrets_count].name = name;
	secrets[secrets_count++].text = arena_text(w->arena, text);
}

/* ---- where is looked ---- */

struct found_place { const char *name; unsigned char *data; size_t bytes; };

static struct found_place places[PLACES_MAX];
static int places_count;
static struct buffer addresses;		/* that the program led to */
static char run_folder[64];		/* for what is made beside the data: log, backup, dump */

static struct found_place *add_place(const char *name, const void *data, size_t bytes)
{
	assert_true(places_count < PLACES_MAX);
	places[places_count] = (struct found_place){ strdup(name), malloc(bytes + 1), bytes };
	memcpy(places[places_count].data, data, bytes);
	return &places[places_count++];
}

static int add_file(const char *path, const struct stat *about, int kind, struct FTW *at)
{
	FILE *f = kind == FTW_F ? fopen(path, "rb") : NULL;
	unsigned char *data;
	size_t bytes;

	(void)at;
	if (f == NULL)
		return 0;
	data = malloc((size_t)about->st_size + 1);
	bytes = fread(data, 1, (size_t)about->st_size, f);
	add_place(path, data, bytes);
	/* Its name is read too. */
	add_place("a file's name", path, strlen(path));
	free(data);
	fclose(f);
	return 0;
}

static void forget_places(void)
{
	while (places_count > 0) {
		free((void *)(uintptr_t)places[--places_count].name);
		free(places[places_count].data);
	}
}

static void run_program(const char *const words[])
{
	pid_t pid = fork();

	if (pid == 0) {
		execvp(words[0], (char *const *)(uintptr_t)words);
		_exit(127);
	}
	assert_int_equal(cli_wait(pid), 0);
}

/* A dump of PostgreSQL by its own tool; the file of SQLite lies in the data folder. */
static void dump(void)
{
	const char *out = world_text(w, "--file=%s/dump.sql", run_folder);

	unlink(world_text(w, "%s/dump.sql", run_folder));
	if (w->engine == ENGINE_POSTGRES)
		run_program((const char *const[]){ "pg_dump", out, w->postgres.url, NULL });
}

static void backup(void)
{
	static struct cli c;
	const char *url = w->engine == ENGINE_POSTGRES ? w->postgres.url : w->url;

	unlink(world_text(w, "%s/archive", run_folder));
	if (CLI(&c, "backup", "--db", url, "--keys", world_text(w, "%s/test.keys", w->folder), "--out", world_text(w, "%s/archive", run_folder)) != EXIT_DONE)
		fail_msg("%s", c.output);
}

static void look_around(void)
{
	forget_places();
	dump();
	backup();
	fflush(stderr);
	assert_int_equal(nftw(w->folder, add_file, 8, FTW_PHYS), 0);
	assert_int_equal(nftw(run_folder, add_file, 8, FTW_PHYS), 0);
	add_place("an address", addresses.data, addresses.bytes);
}

/* As it is, and as a dump writes bytes, in the places with this in their name. Gives the name of one, or NULL. */
static const char *found_in(const char *text, const char *place)
{
	size_t bytes = strlen(text);
	char *hex = arena_alloc(w->arena, 2 * bytes + 1);

	for (size_t i = 0; i < bytes; i++)
		snprintf(hex + 2 * i, 3, "%02x", (unsigned char)text[i]);
	for (int i = 0; i < places_count; i++)
		if (strstr(places[i].name, place) != NULL && (memmem(places[i].data, places[i].bytes, text, bytes) != NULL ||
		    memmem(places[i].data, places[i].bytes, hex, 2 * bytes) != NULL))
			return places[i].name;
	return NULL;
}

/* ---- the run ---- */

static struct reply note(struct reply r)
{
	const char *to = reply_header(w, &r, "Location");

	if (to != NULL)
		buffer_printf(&addresses, "%s\n", to);
	return r;
}

static const char *path_of(struct reply r)
{
	const char *to = reply_header(w, &r, "Location");

	note(r);
	if (to == NULL)
		fail_msg("status %d leads nowhere: %.2000s", r.status, r.body);
	return to;
}

static struct client *clerk_of(const char *login, int64_t org, const char *post, int64_t person)
{
	world_holding(w, org, post, person);
	return walk_browser(w, login, person);
}

static struct reply enter(const char *name, const char *number, const char *joined)
{
	const char *page = world_text(w, "/person/new?org=%lld", (long long)branch);

	client_get(clerk, page);
	return note(client_post(clerk, "/person/create", "org", world_text(w, "%lld", (long long)branch), "name", name, "id_number", number, "phone", PHONE,
		"nationality", "01", "education", "21", "occupation", "2", "status", "0", "joined", joined, "draft_page", page, NULL));
}

/* Entered, refused and kept as a draft, imported (a row of it refused), searched for. */
static void people_are_entered(void)
{
	const char *entered = world_id_number(w, "19760303", 5), *refused = world_id_number(w, "19810405", 7), *imported = world_id_number(w, "19850918", 3);
	const char *wrong = world_id_number(w, "19860919", 9), *text, *batch;
	struct reply r;

	mark("the number of somebody entered", entered);
	mark("the number in a refused form", refused);
	mark("the number of somebody imported", imported);
	mark("the number in a refused row", wrong);
	mark("a phone", PHONE);
	mark("an imported phone", PHONE_IMPORTED);
	r = enter("金丝雀", entered, "");
	assert_int_equal(r.status, 303);
	r = enter("", refused, "tomorrow");
	assert_int_equal(r.status, 422);
	assert_int_equal(world_count(w, "draft"), 1);
	text = world_text(w, "姓名,公民身份号码,民族,学历,职业,党籍状态,入党日期,转正日期,所在支部,工作单位,电话\n"
		"李华,%s,汉,本科,农牧渔民,正式党员,2012-03,2013-03-01,甲村党支部,甲厂,%s\n"
		"王芳,%s,汉,大专,农牧渔民,预备党员,昨天,,甲村党支部,乙厂,%s\n", imported, PHONE_IMPORTED, wrong, PHONE_IMPORTED);
	client_get(clerk, "/batch");
	batch = path_of(client_upload(clerk, "/batch", "file", "a.csv", text, strlen(text)));
	r = client_wait(clerk, batch, "检查完成");
	note(client_post(clerk, world_text(w, "%s/apply", batch), "row_version", reply_field(w, &r, "row_version"), NULL));
	r = client_get(second, batch);
	note(client_post(second, world_text(w, "%s/decide", batch), "row_version", reply_field(w, &r, "row_version"), "state", "approved", NULL));
	client_wait(clerk, batch, "撤销这次导入");
	note(client_get(clerk, "/search?q=%E9%87%91%E4%B8%9D"));
}

/* A list with full numbers, which another person approves; fetched once. */
static void people_are_exported(void)
{
	const char *path;
	struct reply r;

	client_get(clerk, "/export/new");
	path = path_of(client_post(clerk, "/export", "org", "0", "query", "", "reason", "年报核对名册", "column_name", "1", "column_id_number", "1",
		"column_phone", "1", "csv", "1", "full", "1", NULL));
	client_get(head, path);
	note(client_post(head, world_text(w, "%s/approve", path), NULL));
	client_wait(clerk, path, "可以下载");
	client_get(clerk, "/export");
	r = client_post(clerk, world_text(w, "%s/fetch", path), NULL);
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, PHONE_IMPORTED));	/* whoever may sees it in clear */
	assert_true(world_count(w, "export_block") > 0);
}

static struct reply sign_in(struct client *c, const char *login, const char *password, const char *code)
{
	client_get(c, "/sign-in");
	return note(client_post(c, "/sign-in", "login", login, "password", password, "code", code, NULL));
}

/* With a password and a code; wrongly; the password typed where the name belongs; and the password changed. */
static void somebody_signs_in(void)
{
	int64_t account = world_account(w, "canary", ADMIN_NONE, people[0]);
	struct client *c = client_new(w), *again = client_new(w);
	const char *secret;
	struct reply r;

	mark("a password", PASSWORD);
	mark("the next password", PASSWORD_NEXT);
	mark("a wrong password", PASSWORD_WRONG);
	world_run(w, world_text(w, "UPDATE account SET password = '%s', totp_secret = %s WHERE id = %lld", password_hash(w->services.keys, w->arena, PASSWORD),
		w->engine == ENGINE_SQLITE ? "x''" : "''::bytea", (long long)account));
	assert_int_equal(sign_in(c, "canary", PASSWORD, "").status, 303);
	r = client_get(c, "/me/totp");
	secret = reply_totp_secret(w, &r);
	mark("the secret of one-time codes", secret);
	r = note(client_post(c, "/me/totp", "key", reply_field(w, &r, "key"), "code", totp_code(w->arena, secret, machine_now_s() / TOTP_STEP_S - 1, 6),
		"password", PASSWORD, NULL));
	assert_int_equal(r.status, 303);
	mark("a session", client_cookie(c, "jishi_session"));
	assert_int_equal(sign_in(again, "canary", PASSWORD_WRONG, "000000").status, 403);
	assert_int_equal(sign_in(again, PASSWORD_WRONG, "canary", "").status, 403);
	assert_int_equal(sign_in(again, "canary", PASSWORD, totp_code(w->arena, secret, machine_now_s() / TOTP_STEP_S, 6)).status, 303);
	mark("another session", client_cookie(again, "jishi_session"));
	client_get(again, "/me/password");
	r = note(client_post(again, "/me/password", "old_password", PASSWORD, "new_password", PASSWORD_NEXT, "repeated", PASSWORD_NEXT, NULL));
	assert_int_equal(r.status, 303);
	mark("the token of a program", tokens[0]);
}

/* Who has a receipt can prove a vote; who has two codes of trustees can open them. */
static void a_branch_votes(void)
{
	struct ballot_ask ask = ask_of(77, 5);
	int64_t id = opened(&ask);
	struct reply r;

	note(named(id, "trustee1", "trustee2", "trustee3"));
	for (int i = 0; i < TRUSTEES; i++) {
		taken(id, i);
		mark("the code of a trustee", codes[i]);
	}
	for (int i = 0; i < 5; i++) {
		r = note(voted(id, i, i == 0 ? "opposed" : "agreed"));
		if (i < 2)
			mark("the receipt of a vote", shown(&r));
	}
	client_get(secretary, ballot_url(id, "/trustees"));
	note(client_post(secretary, ballot_url(id, "/end"), NULL));
	note(part(id, 0, codes[0]));
	note(part(id, 2, codes[2]));
	client_get(secretary, ballot_url(id, ""));
	note(client_post(secretary, ballot_url(id, "/close"), "day", "2015-11-17", NULL));
	r = client_get(program, ballot_api_url(id, ""));
	walk_has(&r, 200, "\"state\":\"closed\"");
}

static int log_fd = -1, stderr_kept = -1;

/* Standard error of this process, in which the server runs, goes to a file meanwhile. */
static void keep_log(void)
{
	fflush(stderr);
	stderr_kept = dup(2);
	log_fd = open(world_text(w, "%s/log", run_folder), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	assert_true(log_fd >= 0 && dup2(log_fd, 2) == 2);
}

static void give_log_back(void)
{
	fflush(stderr);
	dup2(stderr_kept, 2);
	close(stderr_kept);
	close(log_fd);
}

static int run_everything(void **state)
{
	static const char *const RIGHTS[] = { "import", "see_person", "edit_person", "export", "see_full" };

	start(state);
	buffer_init(&addresses, w->arena, 0);
	world_set(w, "totp_required", "off");
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "org_officer", RIGHTS[i]);
	world_right(w, "member", "approve_export");
	world_right(w, "member", "see_person");
	clerk = clerk_of("clerk", town, "org_officer", 101);
	second = clerk_of("second", town, "org_officer", 104);
	head = clerk_of("head", town, "member", 103);
	folder_make(run_folder, sizeof(run_folder), "canary");
	keep_log();
	people_are_entered();
	people_are_exported();
	somebody_signs_in();
	a_branch_votes();
	log_write(LOG_INFO, "test", "the run is over", NULL);
	give_log_back();
	return 0;
}

static int clean(void **state)
{
	forget_places();
	folder_remove(run_folder);
	return world_over(state);
}

/* ---- what is found ---- */

static void no_secret_stands_in_clear(void **state)
{
	int wrong = 0;

	(void)state;
	look_around();
	assert_non_null(found_in("the run is over", "/log"));		/* the log is looked at */
	assert_non_null(found_in("金丝雀", ""));			/* and the rows: a name is no secret */
	assert_non_null(found_in("/export/", "an address"));
	for (int i = 0; i < secrets_count; i++) {
		const char *where = found_in(secrets[i].text, "");

		if (where == NULL)
			continue;
		print_message("# %s (%s) stands in %s\n", secrets[i].name, secrets[i].text, where);
		wrong++;
	}
	print_message("# %d secrets, %d places\n", secrets_count, places_count);
	assert_int_equal(wrong, 0);
}

static void is_found_in(const char *text, const char *place)
{
	look_around();
	if (found_in(text, place) == NULL)
		fail_msg("%s was planted in %s and is not found there", text, place);
}

/* A row, a row of bytes, a line of the log, a paper, a file's name and an address. */
static void what_is_planted_is_found(void **state)
{
	const char *rows = w->engine == ENGINE_SQLITE ? "test.db" : "dump.sql", *bytes = w->engine == ENGINE_SQLITE ? "CAST('planted-in-bytes' AS BLOB)" : "'planted-in-bytes'::bytea";
	FILE *f;

	(void)state;
	world_run(w, "UPDATE person SET address = 'planted-in-a-row' WHERE id = (SELECT MIN(id) FROM person)");
	is_found_in("planted-in-a-row", rows);
	world_run(w, world_text(w, "UPDATE account SET totp_secret = %s WHERE login = 'canary'", bytes));
	is_found_in("planted-in-bytes", rows);
	keep_log();
	log_write(LOG_WARN, "test", "somebody logs what he should not", "what", "planted-in-the-log", NULL);
	give_log_back();
	is_found_in("planted-in-the-log", "/log");
	f = fopen(world_text(w, "%s/test.files/planted-in-a-name", w->folder), "w");
	assert_non_null(f);
	fputs("planted-in-a-file", f);
	fclose(f);
	is_found_in("planted-in-a-file", "test.files");
	is_found_in("planted-in-a-name", "name");
	buffer_printf(&addresses, "/person?q=%s\n", "planted-in-an-address");
	is_found_in("planted-in-an-address", "an address");
	is_found_in("planted-in-a-row", "/archive");	/* and in a backup, where the row went too */
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(no_secret_stands_in_clear), cmocka_unit_test(what_is_planted_is_found) };

	return cmocka_run_group_tests(tests, run_everything, clean);
}
