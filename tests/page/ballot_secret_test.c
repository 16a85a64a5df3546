/* Secret votes from afar: three trustees, votes that nobody opens alone, receipts, the board, and another program that counts again
 * (tests/ballot_check). And what somebody finds who has the file, its journal and a backup, and knows who voted when. */
#include "world/walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/date.h"
#include "core/crypto.h"
#include "rooms/ballot/ballot_secret.h"
#include "schema/model.h"
#include "store/dump.h"

#define VOTERS 12
#define TRUSTEES 3
#define ARTEFACT_MAX ((size_t)64 << 20)

static struct world *w;
static struct client *secretary, *program, *elsewhere, *voters[VOTERS], *trustees[TRUSTEES], *trustee_program;
static int64_t branch, people[VOTERS];
static const char *tokens[3];	/* of programs of the first voters */
static const char *codes[TRUSTEES], *board_now, *receipt_now;

static const char *url(int64_t id, const char *what) { return world_text(w, "/ballot/%lld%s", (long long)id, what); }
static const char *api_url(int64_t id, const char *what) { return world_text(w, "/api/v1/ballot/%lld%s", (long long)id, what); }

static int start(void **state)
{
	int64_t town, other, own;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	town = world_org_of(w, world_org_of(w, 0, "city_committee", "云川市委"), "committee", "甲镇党委");
	branch = world_org_of(w, town, "branch", "甲村党支部");
	other = world_org_of(w, world_org_of(w, 0, "city_committee", "邻县县委"), "branch", "乙村党支部");
	for (int i = 0; i < 2; i++)
		world_right(w, "secretary", i == 0 ? "handle" : "see_org");
	own = world_person(w, branch, "周书记");
	world_holding(w, branch, "secretary", own);
	secretary = walk_browser(w, "secretary", own);
	program = walk_program(w, "secretary_program", own);
	own = world_person(w, other, "吴书记");
	world_holding(w, other, "secretary", own);
	elsewhere = walk_browser(w, "elsewhere", own);
	for (int i = 0; i < VOTERS; i++) {
		people[i] = world_person(w, branch, world_text(w, "投票人%02d", i + 1));
		voters[i] = walk_browser(w, world_text(w, "voter%d", i + 1), people[i]);
		if (i < 3)
			tokens[i] = client_token(w, world_account(w, world_text(w, "device%d", i + 1), ADMIN_NONE, people[i]));
	}
	for (int i = 0; i < TRUSTEES; i++) {
		own = world_person(w, town, world_text(w, "开票人%d", i + 1));
		trustees[i] = walk_browser(w, world_text(w, "trustee%d", i + 1), own);
		if (i == 1)
			trustee_program = walk_program(w, "trustee2_program", own);
	}
	return 0;
}

static int stop(void **state)
{
	world_stop(w);
	return 0;
}

/* ---- opening, as the rule of a case does ---- */

static struct ctx acting(int64_t account, int64_t person)
{
	struct ctx c = { .arena = arena_new(), .services = &w->services, .today = day_from_date(2015, 11, 17), .now_s = 1447750000, .machine_s = 1700000000, .address = "test" };

	c.store = store_open(w->services.database, c.arena);
	c.actor.path_from = "0";	/* the whole tree */
	c.actor.path_to = "~";
	c.actor.account_id = account;
	c.actor.person_id = person;
	c.actor.org_id = c.actor.region_id = 1;
	c.actor.may = ~(permission_set)0;
	return c;
}

static void done(struct ctx *c)
{
	store_close(c->store);
	arena_free(c->arena);
}

static struct ballot_ask ask_of(int64_t subject, size_t count)
{
	struct ballot_ask ask = { .subject = "test", .subject_id = subject, .part_id = 1, .item = "choose", .title = "评选先进", .org = { branch }, .voters_title = "全体党员",
		.entitled_count = count, .quorum = { 1, 2 }, .pass = { 1, 2 }, .is_pass_exceeded = true, .pass_of = BALLOT_OF_ENTITLED, .is_secret = true, .is_from_afar = true };
	struct ballot_entitled *list = arena_array(w->arena, count + 1, sizeof(*list));

	for (size_t i = 0; i < count; i++)
		list[i] = (struct ballot_entitled){ { i < VOTERS ? people[i] : (int64_t)(70000 + i) }, world_text(w, "投票人%02zu", i + 1) };
	ask.entitled = list;
	return ask;
}

static int64_t opened(const struct ballot_ask *ask)
{
	struct ctx c = acting(7, 0);
	ballot_id id = { 0 };
	bool is_done = ballot_open(&c, ask, &id);

	done(&c);
	assert_true(is_done);
	return id.v;
}

/* ---- trustees ---- */

static struct reply named(int64_t id, const char *one, const char *two, const char *three)
{
	struct reply r = client_get(secretary, url(id, "/trustees"));

	return client_post(secretary, url(id, "/trustees"), "trustee_1", one, "trustee_2", two, "trustee_3", three, "row_version", reply_field(w, &r, "row_version"), NULL);
}

/* The code stands between <code> and </code>, once. */
static const char *shown(const struct reply *r)
{
	const char *at = strstr(r->body, "<code>");

	if (r->status != 200 || at == NULL)
		fail_msg("status %d without a code: %s", r->status, r->body);
	return arena_text_n(w->arena, at + 6, strcspn(at + 6, "<"));
}

static void taken(int64_t id, int trustee)
{
	struct reply r;

	client_get(trustees[trustee], url(id, "/key"));
	r = client_post(trustees[trustee], url(id, "/key"), NULL);
	codes[trustee] = shown(&r);
	assert_int_equal(strlen(codes[trustee]), SECRET_VOTE_CODE_CHARS);
	r = client_get(trustees[trustee], url(id, "/key"));
	assert_false(reply_has(&r, codes[trustee]));
}

static struct reply part(int64_t id, int trustee, const char *code)
{
	client_get(trustees[trustee], url(id, "/key"));
	return client_post(trustees[trustee], url(id, "/part"), "code", code, NULL);
}

static struct reply voted(int64_t id, int voter, const char *choice)
{
	client_get(voters[voter], url(id, "/vote"));
	return client_post(voters[voter], url(id, "/vote"), "choice", choice, NULL);
}

/* ---- the other program ---- */

/* Gives its status; what it printed lies in w->folder/check.out. */
static int checked(const char *text, const char *receipt)
{
	const char *path = world_text(w, "%s/board.txt", w->folder), *out = world_text(w, "%s/check.out", w->folder);
	FILE *file = fopen(path, "w");
	int status;
	pid_t pid;

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
	pid = fork();
	if (pid == 0) {
		int to = open(out, O_WRONLY | O_CREAT | O_TRUNC, 0600), nothing = open("/dev/null", O_WRONLY);

		dup2(to, STDOUT_FILENO);
		dup2(nothing, STDERR_FILENO);
		execlp("node", "node", "tests/ballot_check", path, receipt, (char *)NULL);
		_exit(9);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WEXITSTATUS(status);
}

static bool check_said(const char *words)
{
	char line[200] = "";
	FILE *file = fopen(world_text(w, "%s/check.out", w->folder), "r");

	assert_non_null(file);
	while (fgets(line, sizeof(line), file) != NULL && strncmp(line, words, strlen(words)) != 0)
		;
	fclose(file);
	return strncmp(line, words, strlen(words)) == 0;
}

/* ---- the whole way ---- */

static int64_t vote_now;

static void trustees_are_three_others(void **state)
{
	struct ballot_ask ask = ask_of(1, 5);
	struct reply r;

	vote_now = opened(&ask);
	r = client_get(secretary, url(vote_now, ""));
	walk_has(&r, 200, "两人一起才能开票");
	walk_has(&r, 200, "还没有指定开票人");
	walk_has(&r, 200, "法定选举以现场纸质投票为准");
	r = voted(vote_now, 0, "agreed");
	walk_has(&r, 409, "还不能投票");
	r = named(vote_now, "trustee1", "trustee2", "nobody");
	walk_has(&r, 422, "没有可用的账号“nobody”");
	walk_has(&r, 422, "value=\"trustee1\"");
	r = named(vote_now, "trustee1", "trustee2", "trustee2");
	walk_has(&r, 422, "填了两次");
	r = named(vote_now, "trustee1", "trustee2", "secretary");
	walk_has(&r, 422, "不能指定自己");
	r = client_post(secretary, url(vote_now, "/trustees"), "trustee_1", "trustee1", "trustee_2", "trustee2", "trustee_3", "trustee3", "row_version", "77", NULL);
	walk_has(&r, 409, "刚刚被别人改过");
	r = client_get(elsewhere, url(vote_now, "/trustees"));
	assert_int_equal(r.status, 404);
	r = named(vote_now, "trustee1", "trustee2", "trustee3");
	assert_int_equal(r.status, 303);
	r = client_get(trustees[0], "/");
	walk_has(&r, 200, "领取开票钥匙：评选先进");
	r = client_get(voters[0], url(vote_now, "/key"));
	assert_int_equal(r.status, 404);
	client_get(voters[0], "/me");
	r = client_post(voters[0], url(vote_now, "/key"), NULL);
	assert_int_equal(r.status, 404);
	for (int i = 0; i < TRUSTEES; i++) {
		taken(vote_now, i);
		r = client_get(voters[0], "/me/ballot");
		assert_int_equal(reply_has(&r, "评选先进"), i == TRUSTEES - 1);	/* waits once all have their keys */
	}
}

static void each_votes_once_and_gets_a_receipt(void **state)
{
	static const char *const CHOICES[] = { "agreed", "agreed", "opposed", "agreed" };
	struct reply r = part(vote_now, 0, codes[0]);

	walk_has(&r, 409, "投票还没有停止");	/* no sums before the end */
	r = client_get(voters[0], url(vote_now, "/vote"));
	walk_has(&r, 200, "没有人能单独打开");
	r = voted(vote_now, 0, "");
	walk_has(&r, 422, "请选择赞成、不赞成或弃权");
	for (int i = 0; i < 4; i++) {
		r = voted(vote_now, i, CHOICES[i]);
		assert_int_equal(strlen(shown(&r)), 24);
		if (i == 1)
			receipt_now = shown(&r);
		r = client_get(voters[i], url(vote_now, "/vote"));
		walk_has(&r, 200, "查不到");
		assert_false(reply_has(&r, "<b>赞成</b>"));
	}
	client_get(voters[0], "/me");
	r = client_post(voters[0], url(vote_now, "/vote"), "choice", "opposed", NULL);
	walk_has(&r, 409, "您已经投过票");
	client_get(voters[6], "/me");
	r = client_post(voters[6], url(vote_now, "/vote"), "choice", "opposed", NULL);	/* not on the list */
	assert_int_equal(r.status, 404);
	assert_int_equal(world_count(w, "ballot_voted"), 4);
	assert_int_equal(world_count(w, "ballot_voice"), 0);
	r = named(vote_now, "trustee1", "trustee2", "trustee3");
	walk_has(&r, 409, "开票人不能再换");
	client_get(trustees[0], url(vote_now, "/key"));
	r = client_post(trustees[0], url(vote_now, "/key"), NULL);
	walk_has(&r, 409, "钥匙不能再换");
	client_get(secretary, url(vote_now, ""));
	r = client_post(secretary, url(vote_now, "/close"), "day", "2015-11-17", NULL);
	walk_has(&r, 422, "投票还没有停止");
	r = client_get(program, api_url(vote_now, ""));
	walk_has(&r, 200, "\"voted_count\":4");
	walk_has(&r, 200, "\"agreed\":0");
}

static void two_trustees_open_the_sums(void **state)
{
	const char *receipt = receipt_now, *wrong = receipt[0] == 'a' ? "baaa-aaaa-aaaa-aaaa-aaaa" : "aaaa-aaaa-aaaa-aaaa-aaaa";
	struct reply r;

	client_get(elsewhere, "/me");
	r = client_post(elsewhere, url(vote_now, "/end"), NULL);
	assert_int_equal(r.status, 404);
	client_get(secretary, url(vote_now, "/trustees"));
	r = client_post(secretary, url(vote_now, "/end"), NULL);
	assert_int_equal(r.status, 303);
	client_get(secretary, url(vote_now, "/trustees"));
	r = client_post(secretary, url(vote_now, "/end"), NULL);
	walk_has(&r, 409, "已经停止投票");
	r = voted(vote_now, 4, "agreed");	/* too late */
	walk_has(&r, 409, "已经停止投票");
	r = client_get(trustees[0], "/");
	walk_has(&r, 200, "开票：评选先进");
	r = part(vote_now, 0, codes[1]);
	walk_has(&r, 422, "这不是您领取的钥匙码");
	r = part(vote_now, 0, "2");
	walk_has(&r, 422, "这不是您领取的钥匙码");
	r = part(vote_now, 0, codes[0]);
	assert_int_equal(r.status, 303);
	r = part(vote_now, 0, codes[0]);
	walk_has(&r, 409, "您已经开过票");
	client_get(secretary, url(vote_now, ""));
	r = client_post(secretary, url(vote_now, "/close"), "day", "2015-11-17", NULL);
	walk_has(&r, 422, "还没有开票");
	r = part(vote_now, 2, codes[2]);
	assert_int_equal(r.status, 303);
	r = part(vote_now, 1, codes[1]);
	walk_has(&r, 409, "不需要再开");
	r = client_get(voters[0], url(vote_now, "/board"));
	assert_int_equal(r.status, 404);	/* not yet closed */
	client_get(secretary, url(vote_now, ""));
	r = client_post(secretary, url(vote_now, "/close"), "day", "2015-11-17", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(program, api_url(vote_now, ""));
	walk_has(&r, 200, "\"agreed\":3,\"opposed\":1,\"abstained\":0");
	walk_has(&r, 200, "\"is_passed\":true");
	r = client_get(voters[1], url(vote_now, "/board"));
	walk_has(&r, 200, receipt);
	r = client_get(elsewhere, url(vote_now, "/board"));
	assert_int_equal(r.status, 404);
	r = client_get(elsewhere, url(vote_now, "/board/file"));
	assert_int_equal(r.status, 404);
	r = client_get(voters[4], url(vote_now, "/board/file"));
	walk_has(&r, 200, "sum 1 3 1 0");
	board_now = arena_text(w->arena, r.body);
	assert_int_equal(checked(board_now, receipt), 0);
	assert_true(check_said("1 3 1 0"));
	assert_int_equal(checked(board_now, wrong), 1);
}

/* Another sum, a vote left out or there twice, another title, a flipped bit anywhere: the other program finds each. */
static void what_is_changed_on_the_board_is_found(void **state)
{
	size_t flips = getenv("BOARD_FLIPS") != NULL ? (size_t)strtol(getenv("BOARD_FLIPS"), NULL, 10) : 12, bytes = strlen(board_now);
	const char *vote = strstr(board_now, "\nvote ") + 1, *next = strchr(vote, '\n') + 1, *sum = strstr(board_now, "\nsum 1 "), *title = strstr(board_now, "title ");

	assert_int_equal(checked(world_text(w, "%.*s\nsum 1 2 2 0\n", (int)(sum - board_now), board_now), NULL), 1);
	assert_int_equal(checked(world_text(w, "%.*s%s", (int)(vote - board_now), board_now, next), NULL), 1);	/* left out */
	assert_int_equal(checked(world_text(w, "%.*stitle 评选后进%s", (int)(title - board_now), board_now, strchr(title, '\n')), NULL), 1);
	for (size_t i = 0; i < flips; i++) {
		char *flipped = arena_text(w->arena, board_now);
		uint32_t at;

		crypto_random(&at, sizeof(at));
		at %= (uint32_t)bytes;
		flipped[at] = (char)(flipped[at] ^ 1);
		if (checked(flipped, NULL) != 1)
			fail_msg("a flipped bit at %u was not found: %.20s", at, board_now + at);
	}
	/* A vote once more in the place of another. */
	{
		char *twice = arena_text(w->arena, board_now);

		memcpy(twice + (next - board_now), vote, (size_t)(next - vote));
		assert_int_equal(checked(twice, NULL), 1);
	}
}

static void programs_do_the_same(void **state)
{
	struct ballot_ask ask = ask_of(2, 3);
	struct client *voter = walk_program(w, "voter1_program", people[0]), *keepers[TRUSTEES] = { NULL, trustee_program, NULL };
	int64_t id = opened(&ask);
	const char *code[TRUSTEES], *version;
	struct reply r;

	for (int i = 0; i < TRUSTEES; i += 2)
		keepers[i] = walk_program(w, world_text(w, "keeper%d", i), world_person(w, branch, "保管人"));
	r = client_get(program, api_url(id, "/trustees"));
	walk_has(&r, 200, "\"phase\":\"wants_trustees\"");
	version = strstr(r.body, "\"row_version\":");
	version = arena_text_n(w->arena, version, strcspn(version, ",}"));
	r = client_post_json(program, api_url(id, "/trustees"), world_text(w, "{\"trustee_1\":\"keeper0\",\"trustee_2\":\"trustee2_program\",%s}", version));
	assert_int_equal(r.status, 422);
	r = client_post_json(program, api_url(id, "/trustees"), world_text(w, "{\"trustee_1\":\"keeper0\",\"trustee_2\":\"trustee2_program\",\"trustee_3\":\"keeper2\",%s}", version));
	walk_has(&r, 200, "\"id\"");
	r = client_get(keepers[1], "/api/v1/me/ballot-key");
	walk_has(&r, 200, "\"wants_key\":true");
	for (int i = 0; i < TRUSTEES; i++) {
		r = client_post_json(keepers[i], api_url(id, "/key"), "{}");
		walk_has(&r, 200, "\"code\":\"");
		code[i] = arena_text_n(w->arena, strstr(r.body, "\"code\":\"") + 8, SECRET_VOTE_CODE_CHARS);
	}
	r = client_post_json(voter, api_url(id, "/key"), "{}");
	assert_int_equal(r.status, 404);
	r = client_get(voter, api_url(id, "/vote"));
	walk_has(&r, 200, "\"is_secret\":true");
	r = client_post_json(voter, api_url(id, "/vote"), "{\"choice\":[\"abstained\"]}");
	walk_has(&r, 200, "\"receipt\":\"");
	r = client_post_json(voter, api_url(id, "/vote"), "{\"choice\":[\"agreed\"]}");
	walk_has(&r, 409, "您已经投过票");
	r = client_post_json(program, api_url(id, "/end"), "{}");
	walk_has(&r, 200, "\"id\"");
	r = client_post_json(keepers[0], api_url(id, "/part"), "{}");
	assert_int_equal(r.status, 422);
	for (int i = 0; i < 2; i++) {
		r = client_post_json(keepers[i], api_url(id, "/part"), world_text(w, "{\"code\":\"%s\"}", code[i]));
		walk_has(&r, 200, "\"id\"");
	}
	r = client_post_json(program, api_url(id, "/close"), "{\"day\":\"2015-11-17\"}");
	walk_has(&r, 200, "\"id\"");
	r = client_get(voter, api_url(id, "/board"));
	walk_has(&r, 200, "sum 1 0 0 1");
	r = client_get(program, api_url(id, ""));
	walk_has(&r, 200, "\"is_valid\":false");	/* one of three */
}

/* An election: no more than the seats, candidates are no trustees. */
static void candidates_are_chosen_secretly(void **state)
{
	static const char *const NAMES[] = { "张三", "李四", "开票人3" };
	struct ballot_ask ask = ask_of(3, 3);
	int64_t id;
	struct reply r;

	ask.seats = 1;
	ask.candidates = NAMES;
	ask.candidates_count = 3;
	id = opened(&ask);
	r = named(id, "trustee1", "trustee2", "trustee3");
	walk_has(&r, 422, "是候选人，不能当开票人");
	r = named(id, "trustee1", "trustee2", "voter9");
	assert_int_equal(r.status, 303);
	taken(id, 0);
	taken(id, 1);
	client_get(voters[8], url(id, "/key"));
	r = client_post(voters[8], url(id, "/key"), NULL);
	assert_int_equal(r.status, 200);
	client_get(voters[0], url(id, "/vote"));
	r = client_post(voters[0], url(id, "/vote"), "choice_1", "agreed", "choice_2", "agreed", "choice_3", "opposed", NULL);
	walk_has(&r, 422, "赞成了 2 名，应选 1 名");
	for (int i = 0; i < 2; i++) {
		client_get(voters[i], url(id, "/vote"));
		r = client_post(voters[i], url(id, "/vote"), "choice_1", "agreed", "choice_2", "opposed", "choice_3", "abstained", NULL);
		shown(&r);
	}
	client_get(secretary, url(id, "/trustees"));
	client_post(secretary, url(id, "/end"), NULL);
	part(id, 0, codes[0]);
	part(id, 1, codes[1]);
	client_get(secretary, url(id, ""));
	r = client_post(secretary, url(id, "/close"), "day", "2015-11-17", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(voters[0], url(id, "/board/file"));
	walk_has(&r, 200, "sum 1 2 0 0\nsum 2 0 2 0\nsum 3 0 0 2\n");
	assert_int_equal(checked(r.body, NULL), 0);
}

/* A box or a part that somebody changed in the database: refused in words, at voting and at closing. */
static void what_was_changed_in_the_database_is_refused(void **state)
{
	struct ballot_ask ask = ask_of(5, 3);
	int64_t id = opened(&ask);
	struct reply r;

	named(id, "trustee1", "trustee2", "trustee3");
	for (int i = 0; i < TRUSTEES; i++)
		taken(id, i);
	for (int i = 0; i < 2; i++) {
		r = voted(id, i, "agreed");
		shown(&r);
	}
	client_get(secretary, url(id, "/trustees"));
	client_post(secretary, url(id, "/end"), NULL);
	part(id, 0, codes[0]);
	part(id, 2, codes[2]);
	world_run(w, world_text(w, "UPDATE ballot_trustee SET part = (SELECT u.part FROM ballot_trustee u WHERE u.ballot_id = %lld AND u.number = 1) WHERE ballot_id = %lld AND number = 3",
		(long long)id, (long long)id));
	client_get(secretary, url(id, ""));
	r = client_post(secretary, url(id, "/close"), "day", "2015-11-17", NULL);
	walk_has(&r, 409, "可能被改动过");
	world_run(w, world_text(w, "UPDATE ballot_box SET slots = slots + 1 WHERE ballot_id = %lld", (long long)id));
	client_get(secretary, url(id, ""));
	r = client_post(secretary, url(id, "/close"), "day", "2015-11-17", NULL);
	walk_has(&r, 409, "可能被改动过");
	r = client_get(program, api_url(id, ""));
	walk_has(&r, 200, "\"state\":\"open\"");
}

/* ---- what is in the file, its journal and a backup ---- */

struct artefact { unsigned char *data; size_t bytes; };

static bool add_row(void *data, const struct model_table *table, const struct value *values)
{
	struct artefact *all = data;

	for (size_t i = 0; i < (size_t)table->columns_count; i++)
		if (values[i].data != NULL && all->bytes + values[i].bytes < ARTEFACT_MAX) {
			memcpy(all->data + all->bytes, values[i].data, values[i].bytes);
			all->bytes += values[i].bytes;
		}
	return true;
}

/* What a backup keeps of every table: the same rows, in the same order. */
static struct artefact backup_now(void)
{
	struct artefact all = { arena_alloc(w->arena, ARTEFACT_MAX), 0 };
	struct ctx c = acting(7, 0);

	for (size_t i = 0; i < (size_t)MODEL_TABLES_COUNT; i++)
		store_dump(c.store, &MODEL_TABLES[i], add_row, &all);
	done(&c);
	return all;
}

/* Every file of the database and of its journal (of SQLite; those of PostgreSQL are not ours to read). */
static struct artefact files_now(void)
{
	struct artefact all = { arena_alloc(w->arena, ARTEFACT_MAX), 0 };
	DIR *folder = opendir(w->folder);
	struct dirent *entry;

	assert_non_null(folder);
	while ((entry = readdir(folder)) != NULL) {
		FILE *file = fopen(world_text(w, "%s/%s", w->folder, entry->d_name), "rb");

		if (file == NULL)
			continue;
		all.bytes += fread(all.data + all.bytes, 1, (ARTEFACT_MAX) - all.bytes, file);
		fclose(file);
	}
	closedir(folder);
	return all;
}

static bool holds(const struct artefact *a, const void *what, size_t bytes)
{
	return memmem(a->data, a->bytes, what, bytes) != NULL;
}

/* Rank correlation of the order of voting with where each vote is found; 0 where nothing is found. */
static double found_order(const struct artefact *a, unsigned char (*marks)[32], size_t count)
{
	double sum = 0, n = (double)count;
	const unsigned char **at = arena_array(w->arena, count, sizeof(*at));

	for (size_t i = 0; i < count; i++) {
		at[i] = memmem(a->data, a->bytes, marks[i], 32);
		if (at[i] == NULL)
			return 0;
	}
	for (size_t i = 0; i < count; i++) {
		double rank = 0;

		for (size_t k = 0; k < count; k++)
			rank += at[k] < at[i];
		sum += (rank - (double)i) * (rank - (double)i);
	}
	return 1 - 6 * sum / (n * (n * n - 1));
}

/* The box as whoever has the keyring too would open it. */
static struct artefact box_opened(int64_t id)
{
	struct ctx c = acting(7, 0);
	struct ballot_box_row box;
	struct bytes clear;
	struct artefact out;

	assert_true(ballot_box_get(c.store, (ballot_id){ id }, &box));
	clear = crypto_open_bytes(w->services.keys, c.arena, "ballot_box", "content", box.id.v, box.content);
	out = (struct artefact){ arena_alloc(w->arena, clear.bytes), clear.bytes };
	memcpy(out.data, clear.data, clear.bytes);
	done(&c);
	return out;
}

/* A ballot of so many, whose trustees hold keys; they vote one after the other in the order of the list, and `marks` keeps the first
 * point of each vote, which the box shows to whoever opens it between two votes. */
static int64_t cast(int64_t subject, size_t count, unsigned char (*marks)[32], struct artefact *appended)
{
	struct ballot_ask ask = ask_of(subject, count);
	int64_t id = opened(&ask);
	size_t bytes = secret_vote_bytes(1, 0);
	struct artefact before = { NULL, 0 };

	named(id, "trustee1", "trustee2", "trustee3");
	for (int i = 0; i < TRUSTEES; i++)
		taken(id, i);
	for (size_t i = 0; i < count; i++) {
		struct ctx c = acting(9, ask.entitled[i].person.v);
		const char *choice = i % 3 == 0 ? "opposed" : "agreed", *receipt;
		struct artefact now;

		if (!ballot_vote(&c, (ballot_id){ id }, &choice, 1, &receipt))
			fail_msg("vote %zu is refused", i);
		done(&c);
		now = box_opened(id);
		/* The new one is the one that was not there. */
		for (size_t k = 0; k <= i; k++) {
			const unsigned char *vote = now.data + 4 + k * bytes;

			if (before.data == NULL || memmem(before.data, before.bytes, vote, 32) == NULL)
				memcpy(marks[i], vote, 32);
		}
		before = now;
		memcpy(appended->data + appended->bytes, marks[i], 32);
		appended->bytes += 32;
	}
	return id;
}

/* ---- many at once ---- */

#define AT_ONCE 12

struct racer { const char *request; int status; };

static void *race(void *data)
{
	struct racer *r = data;
	char answer[64] = "";
	int fd = world_connect(w);
	size_t bytes = strlen(r->request), got = 0;
	ssize_t n = 1;

	if (write(fd, r->request, bytes) == (ssize_t)bytes)
		while (got < 16 && n > 0) {
			n = read(fd, answer + got, sizeof(answer) - 1 - got);
			got += n > 0 ? (size_t)n : 0;
		}
	close(fd);
	r->status = got >= 12 ? (int)strtol(answer + 9, NULL, 10) : 0;
	return NULL;
}

/* Each of three voters votes from several devices at once: one vote each is in the box, and the others are told so. */
static void at_once_each_votes_once_too(void **state)
{
	struct ballot_ask ask = ask_of(4, 4);
	int64_t id = opened(&ask);
	struct racer racers[AT_ONCE];
	pthread_t threads[AT_ONCE];
	struct artefact box;
	int given = 0;

	named(id, "trustee1", "trustee2", "trustee3");
	for (int i = 0; i < TRUSTEES; i++)
		taken(id, i);
	for (int i = 0; i < AT_ONCE; i++) {
		static const char BODY[] = "{\"choice\":[\"agreed\"]}";

		racers[i].request = world_text(w, "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\n"
			"Idempotency-Key: %s\r\nContent-Length: %zu\r\nConnection: close\r\n\r\n%s", api_url(id, "/vote"), w->port, tokens[i % 3], crypto_token(w->arena), strlen(BODY), BODY);
	}
	for (int i = 0; i < AT_ONCE; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, race, &racers[i]), 0);
	for (int i = 0; i < AT_ONCE; i++) {
		pthread_join(threads[i], NULL);
		given += racers[i].status == 200;
		if (racers[i].status != 200 && racers[i].status != 409)
			fail_msg("racer %d is answered %d", i, racers[i].status);
	}
	assert_int_equal(given, 3);
	box = box_opened(id);
	assert_int_equal(box.data[0], 3);
}

/* Three times, since one order in three hundred looks like the true one by chance; a place that keeps the order does so each time. */
static bool tells_order(double rho, size_t count) { return rho * rho * (double)count > 9; }	/* |rho| > 3 / sqrt n */

static void neither_file_nor_journal_nor_box_keeps_an_order(void **state)
{
	static unsigned char marks[60][32];
	static const size_t SIZES[] = { 3, 12, 60 };

	for (size_t i = 0; i < sizeof(SIZES) / sizeof(SIZES[0]); i++) {
		int orders = 0;

		for (int again = 0; again < 3 && orders == again; again++) {
			struct artefact appended = { arena_alloc(w->arena, sizeof(marks)), 0 }, files, backup, box;
			int64_t id = cast(100 + 10 * (int64_t)i + again, SIZES[i], marks, &appended);

			files = files_now();
			backup = backup_now();
			box = box_opened(id);
			assert_true(holds(&backup, "评选先进", strlen("评选先进")));	/* the search finds what is there */
			if (w->engine == ENGINE_SQLITE)
				assert_true(holds(&files, "评选先进", strlen("评选先进")));
			/* What is sealed is nowhere in clear: not a point of a vote, not the trustees' codes, not a receipt. */
			for (size_t k = 0; k < SIZES[i]; k++)
				assert_false(holds(&files, marks[k], 32) || holds(&backup, marks[k], 32));
			for (int k = 0; k < TRUSTEES; k++)
				assert_false(holds(&files, codes[k], strlen(codes[k])) || holds(&backup, codes[k], strlen(codes[k])));
			/* Whoever has the keyring too finds the votes, in no order. */
			orders += tells_order(found_order(&box, marks, SIZES[i]), SIZES[i]);
			/* The same search finds the order where votes are put down one after the other. */
			if (SIZES[i] > 9)
				assert_true(tells_order(found_order(&appended, marks, SIZES[i]), SIZES[i]));
		}
		assert_true(orders < 3);
	}
}

int main(void)
{
	const struct CMUnitTest TESTS[] = {
		cmocka_unit_test(trustees_are_three_others),
		cmocka_unit_test(each_votes_once_and_gets_a_receipt),
		cmocka_unit_test(two_trustees_open_the_sums),
		cmocka_unit_test(what_is_changed_on_the_board_is_found),
		cmocka_unit_test(programs_do_the_same),
		cmocka_unit_test(candidates_are_chosen_secretly),
		cmocka_unit_test(at_once_each_votes_once_too),
		cmocka_unit_test(what_was_changed_in_the_database_is_refused),
		cmocka_unit_test(neither_file_nor_journal_nor_box_keeps_an_order),
	};

	return cmocka_run_group_tests(TESTS, start, stop);
}
