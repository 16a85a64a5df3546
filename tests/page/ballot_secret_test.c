/* Secret votes from afar: three trustees, votes that nobody opens alone, receipts, the board, and another program that counts again
 * (tests/ballot_check). And what somebody finds who has the file, its journal and a backup, and knows who voted when. */
#include "page/ballot_secret_world.h"

static const char *board_now, *receipt_now;

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
	struct ballot_ask ask = ask_of(1, 6);
	struct reply r;

	vote_now = opened(&ask);
	r = client_get(secretary, ballot_url(vote_now, ""));
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
	r = client_post(secretary, ballot_url(vote_now, "/trustees"), "trustee_1", "trustee1", "trustee_2", "trustee2", "trustee_3", "trustee3", "row_version", "77", NULL);
	walk_has(&r, 409, "刚刚被别人改过");
	r = client_get(elsewhere, ballot_url(vote_now, "/trustees"));
	assert_int_equal(r.status, 404);
	r = named(vote_now, "trustee1", "trustee2", "trustee3");
	assert_int_equal(r.status, 303);
	r = client_get(trustees[0], "/");
	walk_has(&r, 200, "领取开票钥匙：评选先进");
	r = client_get(voters[0], ballot_url(vote_now, "/key"));
	assert_int_equal(r.status, 404);
	client_get(voters[0], "/me");
	r = client_post(voters[0], ballot_url(vote_now, "/key"), NULL);
	assert_int_equal(r.status, 404);
	for (int i = 0; i < TRUSTEES; i++) {
		taken(vote_now, i);
		r = client_get(voters[0], "/me/ballot");
		assert_int_equal(reply_has(&r, "评选先进"), i == TRUSTEES - 1);	/* waits once all have their keys */
	}
}

/* A double click, or an answer that was lost on the way: the same form gives the same receipt, and is one vote. Another choice under that key gives nothing. */
static void the_form_sent_twice_gives_the_receipt_twice(const char *key)
{
	int64_t before = world_count(w, "ballot_voted"), rows = world_count(w, "audit");
	struct reply r = client_post(voters[1], ballot_url(vote_now, "/vote"), "sure", "yes", "choice", "agreed", "form_key", key, NULL);

	assert_string_equal(shown(&r), receipt_now);
	assert_false(reply_has(&r, "这次操作已经办理"));
	assert_int_equal(world_count(w, "ballot_voted"), before);
	assert_int_equal(world_count(w, "audit"), rows);
	r = client_post(voters[1], ballot_url(vote_now, "/vote"), "sure", "yes", "choice", "opposed", "form_key", key, NULL);
	assert_int_equal(r.status, 409);
	assert_false(reply_has(&r, receipt_now));
	r = client_post(voters[0], ballot_url(vote_now, "/vote"), "sure", "yes", "choice", "agreed", "form_key", "another-0123456789ab", NULL);
	assert_int_equal(r.status, 409);	/* a key of its own is an act of its own */
	assert_false(reply_has(&r, receipt_now));
}

/* Before a vote is given for good the page shows it once more; until then nothing of it is kept anywhere, and an address marks no choice. */
static void nothing_is_kept_before_the_voter_is_sure(void)
{
	static const char *const TABLES[] = { "audit", "draft", "idempotency", "ballot_voted", "ballot_voice" };
	int64_t before[sizeof(TABLES) / sizeof(TABLES[0])];
	struct reply r;

	r = client_get(voters[0], ballot_url(vote_now, "/vote?choice=opposed"));
	assert_false(reply_has(&r, " checked"));
	for (size_t i = 0; i < sizeof(TABLES) / sizeof(TABLES[0]); i++)
		before[i] = world_count(w, TABLES[i]);
	r = client_post(voters[0], ballot_url(vote_now, "/vote"), "choice", "opposed", "form_key", "not-sure-0123456789ab", NULL);
	walk_has(&r, 200, "<b>不赞成</b>");
	walk_has(&r, 200, "name=\"choice\" value=\"opposed\"");
	walk_has(&r, 200, "确认以后不能再改");
	walk_has(&r, 200, "name=\"sure\" value=\"yes\"");
	r = client_post(voters[0], ballot_url(vote_now, "/vote"), "choice", "opposed", "sure", "change", "form_key", "change-0123456789abcd", NULL);
	walk_has(&r, 200, "value=\"opposed\" checked required");
	assert_false(reply_has(&r, "name=\"sure\""));
	for (size_t i = 0; i < sizeof(TABLES) / sizeof(TABLES[0]); i++)
		if (world_count(w, TABLES[i]) != before[i])
			fail_msg("%s: %lld rows, were %lld", TABLES[i], (long long)world_count(w, TABLES[i]), (long long)before[i]);
	r = client_get(voters[0], ballot_url(vote_now, "/vote"));
	assert_false(reply_has(&r, " checked"));
}

/* Four of six have voted, and everybody sees who: their sums are never opened, by page and API. */
static void so_few_are_not_counted(void)
{
	struct reply r;

	client_get(secretary, ballot_url(vote_now, "/trustees"));
	r = client_post(secretary, ballot_url(vote_now, "/end"), NULL);
	walk_has(&r, 422, "应到会 6 人，目前只有 4 人投票，少于 5 人");
	r = client_post_json(program, ballot_api_url(vote_now, "/end"), "{}");
	walk_has(&r, 422, "改用现场纸质票无记名投票");
	r = client_get(program, ballot_api_url(vote_now, "/trustees"));
	walk_has(&r, 200, "\"phase\":\"voting\"");
}

static void each_votes_once_and_gets_a_receipt(void **state)
{
	static const char *const CHOICES[] = { "agreed", "agreed", "opposed", "agreed", "agreed" };
	struct reply r = part(vote_now, 0, codes[0]);
	const char *key = "sent-twice-0123456789";

	walk_has(&r, 409, "投票还没有停止");	/* no sums before the end */
	r = client_get(voters[0], ballot_url(vote_now, "/vote"));
	walk_has(&r, 200, "没有人能单独打开");
	walk_has(&r, 200, "如果所有人都投同一种票，公布的总数就说明了每个人投了什么");
	r = voted(vote_now, 0, "");
	walk_has(&r, 422, "请选择赞成、不赞成或弃权");
	nothing_is_kept_before_the_voter_is_sure();
	for (int i = 0; i < 5; i++) {
		if (i == 4)
			so_few_are_not_counted();
		client_get(voters[i], ballot_url(vote_now, "/vote"));
		r = client_post(voters[i], ballot_url(vote_now, "/vote"), "sure", "yes", "choice", CHOICES[i], "form_key", key, NULL);
		assert_int_equal(strlen(shown(&r)), 24);
		if (i == 1) {
			receipt_now = shown(&r);
			the_form_sent_twice_gives_the_receipt_twice(key);
		}
		r = client_get(voters[i], ballot_url(vote_now, "/vote"));
		walk_has(&r, 200, "查不到");
		assert_false(reply_has(&r, "<b>赞成</b>"));
	}
	client_get(voters[0], "/me");
	r = client_post(voters[0], ballot_url(vote_now, "/vote"), "sure", "yes", "choice", "opposed", NULL);
	walk_has(&r, 409, "您已经投过票");
	client_get(voters[6], "/me");
	r = client_post(voters[6], ballot_url(vote_now, "/vote"), "sure", "yes", "choice", "opposed", NULL);	/* not on the list */
	assert_int_equal(r.status, 404);
	assert_int_equal(world_count(w, "ballot_voted"), 5);
	assert_int_equal(world_count(w, "ballot_voice"), 0);
	r = named(vote_now, "trustee1", "trustee2", "trustee3");
	walk_has(&r, 409, "开票人不能再换");
	client_get(trustees[0], ballot_url(vote_now, "/key"));
	r = client_post(trustees[0], ballot_url(vote_now, "/key"), NULL);
	walk_has(&r, 409, "钥匙不能再换");
	client_get(secretary, ballot_url(vote_now, ""));
	r = client_post(secretary, ballot_url(vote_now, "/close"), "day", "2015-11-17", NULL);
	walk_has(&r, 422, "投票还没有停止");
	r = client_get(program, ballot_api_url(vote_now, ""));
	walk_has(&r, 200, "\"voted_count\":5");
	walk_has(&r, 200, "\"agreed\":0");
}

static void two_trustees_open_the_sums(void **state)
{
	const char *receipt = receipt_now, *wrong = receipt[0] == 'a' ? "baaa-aaaa-aaaa-aaaa-aaaa" : "aaaa-aaaa-aaaa-aaaa-aaaa";
	struct reply r;

	client_get(elsewhere, "/me");
	r = client_post(elsewhere, ballot_url(vote_now, "/end"), NULL);
	assert_int_equal(r.status, 404);
	client_get(secretary, ballot_url(vote_now, "/trustees"));
	r = client_post(secretary, ballot_url(vote_now, "/end"), NULL);
	assert_int_equal(r.status, 303);
	client_get(secretary, ballot_url(vote_now, "/trustees"));
	r = client_post(secretary, ballot_url(vote_now, "/end"), NULL);
	walk_has(&r, 409, "已经停止投票");
	r = voted(vote_now, 5, "agreed");	/* too late */
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
	client_get(secretary, ballot_url(vote_now, ""));
	r = client_post(secretary, ballot_url(vote_now, "/close"), "day", "2015-11-17", NULL);
	walk_has(&r, 422, "还没有开票");
	r = part(vote_now, 2, codes[2]);
	assert_int_equal(r.status, 303);
	r = part(vote_now, 1, codes[1]);
	walk_has(&r, 409, "不需要再开");
	r = client_get(voters[0], ballot_url(vote_now, "/board"));
	assert_int_equal(r.status, 404);	/* not yet closed */
	client_get(secretary, ballot_url(vote_now, ""));
	r = client_post(secretary, ballot_url(vote_now, "/close"), "day", "2015-11-17", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(program, ballot_api_url(vote_now, ""));
	walk_has(&r, 200, "\"agreed\":4,\"opposed\":1,\"abstained\":0");
	walk_has(&r, 200, "\"is_passed\":true");
	walk_has(&r, 200, "\"disclosure\":\"\"");	/* four and one tell of nobody */
	r = client_get(secretary, ballot_url(vote_now, ""));
	assert_false(reply_has(&r, "投的都一样"));
	r = client_get(voters[1], ballot_url(vote_now, "/board"));
	walk_has(&r, 200, receipt);
	r = client_get(elsewhere, ballot_url(vote_now, "/board"));
	assert_int_equal(r.status, 404);
	r = client_get(elsewhere, ballot_url(vote_now, "/board/file"));
	assert_int_equal(r.status, 404);
	r = client_get(voters[4], ballot_url(vote_now, "/board/file"));
	walk_has(&r, 200, "sum 1 4 1 0");
	board_now = arena_text(w->arena, r.body);
	assert_int_equal(checked(board_now, receipt), 0);
	assert_true(check_said("1 4 1 0"));
	assert_int_equal(checked(board_now, wrong), 1);
}

/* Another sum, a vote left out or there twice, another title, a flipped bit anywhere: the other program finds each. */
static void what_is_changed_on_the_board_is_found(void **state)
{
	size_t flips = getenv("BOARD_FLIPS") != NULL ? (size_t)strtol(getenv("BOARD_FLIPS"), NULL, 10) : 12, bytes = strlen(board_now);
	const char *vote = strstr(board_now, "\nvote ") + 1, *next = strchr(vote, '\n') + 1, *sum = strstr(board_now, "\nsum 1 "), *title = strstr(board_now, "title ");

	assert_int_equal(checked(world_text(w, "%.*s\nsum 1 3 2 0\n", (int)(sum - board_now), board_now), NULL), 1);
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

/* Whoever is one of four is known by the sums: such a vote is held with papers. */
static void a_vote_of_four_people_is_not_opened(void **state)
{
	struct ballot_ask ask = ask_of(6, 4);
	struct ctx c = acting(7, 0);
	ballot_id id = { 0 };

	assert_false(ballot_open(&c, &ask, &id));
	assert_string_equal(c.refusals[0].text->key, "ballot.few_entitled");
	done(&c);
	ask.is_secret = false;	/* with names it is */
	assert_true(opened(&ask) > 0);
}

static void programs_do_the_same(void **state)
{
	struct ballot_ask ask = ask_of(2, 5);
	struct client *voter = walk_program(w, "voter1_program", people[0]), *keepers[TRUSTEES] = { NULL, trustee_program, NULL };
	int64_t id = opened(&ask);
	const char *code[TRUSTEES], *version;
	struct reply r;

	for (int i = 0; i < TRUSTEES; i += 2)
		keepers[i] = walk_program(w, world_text(w, "keeper%d", i), world_person(w, branch, "保管人"));
	r = client_get(program, ballot_api_url(id, "/trustees"));
	walk_has(&r, 200, "\"phase\":\"wants_trustees\"");
	version = strstr(r.body, "\"row_version\":");
	version = arena_text_n(w->arena, version, strcspn(version, ",}"));
	r = client_post_json(program, ballot_api_url(id, "/trustees"), world_text(w, "{\"trustee_1\":\"keeper0\",\"trustee_2\":\"trustee2_program\",%s}", version));
	assert_int_equal(r.status, 422);
	r = client_post_json(program, ballot_api_url(id, "/trustees"), world_text(w, "{\"trustee_1\":\"keeper0\",\"trustee_2\":\"trustee2_program\",\"trustee_3\":\"keeper2\",%s}", version));
	walk_has(&r, 200, "\"id\"");
	r = client_get(keepers[1], "/api/v1/me/ballot-key");
	walk_has(&r, 200, "\"wants_key\":true");
	for (int i = 0; i < TRUSTEES; i++) {
		r = client_post_json(keepers[i], ballot_api_url(id, "/key"), "{}");
		walk_has(&r, 200, "\"code\":\"");
		code[i] = arena_text_n(w->arena, strstr(r.body, "\"code\":\"") + 8, SECRET_VOTE_CODE_CHARS);
	}
	r = client_post_json(voter, ballot_api_url(id, "/key"), "{}");
	assert_int_equal(r.status, 404);
	r = client_get(voter, ballot_api_url(id, "/vote"));
	walk_has(&r, 200, "\"is_secret\":true");
	r = client_post_json(voter, ballot_api_url(id, "/vote"), "{\"choice\":[\"abstained\"]}");
	walk_has(&r, 200, "\"receipt\":\"");
	r = client_post_json(voter, ballot_api_url(id, "/vote"), "{\"choice\":[\"agreed\"]}");
	walk_has(&r, 409, "您已经投过票");
	for (int i = 1; i < 5; i++) {
		r = voted(id, i, "agreed");
		shown(&r);
	}
	r = client_post_json(program, ballot_api_url(id, "/end"), "{}");
	walk_has(&r, 200, "\"id\"");
	r = client_post_json(keepers[0], ballot_api_url(id, "/part"), "{}");
	assert_int_equal(r.status, 422);
	for (int i = 0; i < 2; i++) {
		r = client_post_json(keepers[i], ballot_api_url(id, "/part"), world_text(w, "{\"code\":\"%s\"}", code[i]));
		walk_has(&r, 200, "\"id\"");
	}
	r = client_post_json(program, ballot_api_url(id, "/close"), "{\"day\":\"2015-11-17\"}");
	walk_has(&r, 200, "\"id\"");
	r = client_get(voter, ballot_api_url(id, "/board"));
	walk_has(&r, 200, "sum 1 4 0 1");
	r = client_get(program, ballot_api_url(id, ""));
	walk_has(&r, 200, "\"is_valid\":true");
	walk_has(&r, 200, "\"agreed\":4,\"opposed\":0,\"abstained\":1");
}

/* An election: no more than the seats, candidates are no trustees. */
static void candidates_are_chosen_secretly(void **state)
{
	static const char *const NAMES[] = { "张三", "李四", "开票人3" };
	struct ballot_ask ask = ask_of(3, 5);
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
	client_get(voters[8], ballot_url(id, "/key"));
	r = client_post(voters[8], ballot_url(id, "/key"), NULL);
	assert_int_equal(r.status, 200);
	client_get(voters[0], ballot_url(id, "/vote"));
	r = client_post(voters[0], ballot_url(id, "/vote"), "sure", "yes", "choice_1", "agreed", "choice_2", "agreed", "choice_3", "opposed", NULL);
	walk_has(&r, 422, "赞成了 2 名，应选 1 名");
	for (int i = 0; i < 5; i++) {
		client_get(voters[i], ballot_url(id, "/vote"));
		r = client_post(voters[i], ballot_url(id, "/vote"), "sure", "yes", "choice_1", "agreed", "choice_2", "opposed", "choice_3", "abstained", NULL);
		shown(&r);
	}
	client_get(secretary, ballot_url(id, "/trustees"));
	client_post(secretary, ballot_url(id, "/end"), NULL);
	part(id, 0, codes[0]);
	part(id, 1, codes[1]);
	client_get(secretary, ballot_url(id, ""));
	r = client_post(secretary, ballot_url(id, "/close"), "day", "2015-11-17", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(voters[0], ballot_url(id, "/board/file"));
	walk_has(&r, 200, "sum 1 5 0 0\nsum 2 0 5 0\nsum 3 0 0 5\n");
	assert_int_equal(checked(r.body, NULL), 0);
	/* All five voted alike: the result says what that tells, to whoever voted and to whoever held it. */
	r = client_get(voters[0], ballot_url(id, "/vote"));
	walk_has(&r, 200, "对张三、李四、开票人3，5 张票投的都一样，所以总数本身说明了每个投票人对其投了什么。");
	r = client_get(secretary, ballot_url(id, ""));
	walk_has(&r, 200, "对张三、李四、开票人3，5 张票投的都一样");
	r = client_get(program, ballot_api_url(id, ""));
	walk_has(&r, 200, "\"disclosure\":\"对张三、李四、开票人3，5 张票投的都一样");
}

int main(void)
{
	const struct CMUnitTest TESTS[] = {
		cmocka_unit_test(trustees_are_three_others),
		cmocka_unit_test(each_votes_once_and_gets_a_receipt),
		cmocka_unit_test(two_trustees_open_the_sums),
		cmocka_unit_test(what_is_changed_on_the_board_is_found),
		cmocka_unit_test(a_vote_of_four_people_is_not_opened),
		cmocka_unit_test(programs_do_the_same),
		cmocka_unit_test(candidates_are_chosen_secretly),
	};

	return cmocka_run_group_tests(TESTS, start, world_over);
}
