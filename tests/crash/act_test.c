/* kill -9 while people act: a step of a case that was closed, a vote that was given and a transfer that was accepted are there once they were
 * answered, and none of them is there twice, whether the answer was lost or not. CRASH_ROUNDS sets how often it is killed. */
#include "page/transfer_world.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/text.h"
#include "command/command.h"
#include "rooms/figure/snapshot.h"
#include "web/job_runner.h"

#define CASES 14
#define VOTERS 14
#define TRANSFERS 4
#define ROUNDS_QUICK 3
#define ROUNDS_MOST 40

static const char PRACTICE[] =
	"programme green \"村庄绿化\"\nversion 1\nafter \"示例\"\nabout matter\nruns_at branch\nopens any\n"
	"role office = committee_of branch\nrole people = members_of body \"绿化议事会\"\n"
	"vote plan \"绿化方案表决\"\n  voters people\n  quorum 1/2 of voters\n  pass more_than 1/2 of voters\n  secret no\n  from_afar yes\nend\n"
	"step plant \"栽种\"\n  by office\n  go decide\nend\n"
	"step decide \"表决方案\"\n  by office\n  needs plan\n  go done when passed(plan)\n  go failed\nend\n"
	"finish done \"绿化完成\"\nend\nfinish failed \"未办成\"\nend\n"
	"example \"过半数同意\"\n  given plan for 3 against 0 present 3 of 5\n  expect done\nend\n";

/* What was made before the first kill, and who acts: written by a child, since a process with threads is not forked. */
struct made {
	char folder[64], db[400], keys[100];
	struct postgres_place postgres;
	char secretary[100], taker[100], voters[VOTERS][100];
	int64_t cases[CASES], ballot, transfers[TRANSFERS];
};

enum kind { CLOSE, VOTE, TAKE };
struct deed { enum kind kind; int at; bool is_told; };
#define DEEDS (CASES + VOTERS + 2 * TRANSFERS)

struct place { struct made *made; struct world w; pid_t server; struct client *secretary, *taker, *voters[VOTERS]; };

/* ---- made once ---- */

static int64_t opened_case(struct client *c, int64_t use, int i)
{
	struct reply r = client_post_json(c, text("/api/v1/org/%lld/run", (long long)branch_a), text("{\"use\":\"%lld\",\"title\":\"绿化第%d片\"}", (long long)use, i + 1));

	walk_has(&r, 201, "\"id\"");
	return walk_number(c, &r, "id");
}

static void make(struct made *made, bool is_on_postgres)
{
	struct client *office;
	struct reply r;
	int64_t use, body, chief;

	if (!is_on_postgres)
		unsetenv("JISHI_TEST_POSTGRES");
	start(NULL);
	for (size_t i = 0; i < 3; i++)
		world_right(w, "secretary", (const char *[]){ "handle", "see_org", "see_person" }[i]);
	chief = world_person(w, branch_a, "周书记");
	world_holding(w, branch_a, "secretary", chief);
	body = world_org_of(w, branch_a, "association", "绿化议事会");
	for (int i = 0; i < VOTERS; i++) {
		int64_t voter = world_person_of(w, branch_a, text("代表%02d", i + 1), 0);

		world_holding(w, body, i == 0 ? "president" : "council_member", voter);
		snprintf(made->voters[i], sizeof(made->voters[i]), "%s", client_token(w, world_account(w, text("voter%d", i), ADMIN_NONE, voter)));
	}
	snprintf(made->secretary, sizeof(made->secretary), "%s", client_token(w, world_account(w, "chief", ADMIN_NONE, chief)));
	snprintf(made->taker, sizeof(made->taker), "%s", client_token(w, world_account(w, "taker", ADMIN_NONE, 102)));
	office = client_new(w);
	client_header(office, text("Authorization: Bearer %s", made->secretary));
	use = walk_practice(w, branch_a, "green", 1, PRACTICE);
	for (int i = 0; i <= CASES; i++) {
		int64_t run = opened_case(office, use, i);

		if (i < CASES) {
			made->cases[i] = run;
			continue;
		}
		walk_close(office, run, "2015-11-17", "decide");
		r = walk_act(office, run, "vote", "\"vote\":\"plan\",\"from_afar\":true");
		walk_has(&r, 201, "\"ballot\"");
		made->ballot = walk_number(office, &r, "ballot");
	}
	for (int i = 0; i < TRANSFERS; i++) {
		made->transfers[i] = proposed(clerk_a, person(branch_a, text("迁移%02d", i + 1), 2), "乙村支部", "");
		must(secretary, made->transfers[i], "agree", "reason", "");
		must(clerk_a, made->transfers[i], "issue", "valid_days", "30");
	}
	made->postgres = w->postgres;
	snprintf(made->folder, sizeof(made->folder), "%s", w->folder);
	snprintf(made->db, sizeof(made->db), "%s", is_on_postgres ? w->postgres.url : w->url);
	snprintf(made->keys, sizeof(made->keys), "%s/test.keys", w->folder);
	/* As world_stop does, but that the folder stays: what still reads is waited for. */
	job_runner_stop(w->jobs);
	server_stop(w->server);
	snapshot_free(w->services.snapshot);
	database_close(w->services.database);
}

/* ---- the server ---- */

static void serve(struct place *p)
{
	char line[300] = "", *colon;
	int fds[2];
	ssize_t got, at = 0;

	assert_int_equal(pipe(fds), 0);
	fflush(NULL);
	p->server = fork();
	if (p->server == 0) {
		const char *argv[] = { "jishi", "serve", "--db", p->made->db, "--keys", p->made->keys, "--listen", "127.0.0.1:0", "--test-clock", "2015-11-17T09:00:00+08:00", NULL };

		prctl(PR_SET_PDEATHSIG, SIGKILL);	/* a test that failed leaves nobody behind */
		setpgid(0, 0);	/* with the child that parses uploads */
		dup2(fds[1], 1);
		dup2(open("/dev/null", O_WRONLY), 2);
		close(fds[0]);
		_exit(command_run(10, (char **)(uintptr_t)argv));
	}
	close(fds[1]);
	while (strchr(line, '\n') == NULL && (got = read(fds[0], line + at, sizeof(line) - 1 - (size_t)at)) > 0)
		at += got;
	close(fds[0]);
	colon = strrchr(line, ':');
	assert_non_null(colon);
	p->w.port = (int)strtol(colon + 1, NULL, 10);
}

/* Kills it some time from now, while the parent goes on. */
static pid_t killer_of(const struct place *p, int wait_us)
{
	pid_t killer = fork();

	if (killer == 0) {
		usleep((useconds_t)wait_us);
		kill(-p->server, SIGKILL);
		_exit(0);
	}
	return killer;
}

static struct client *program(struct place *p, const char *token)
{
	struct client *c = client_new(&p->w);

	client_header(c, arena_printf(p->w.arena, "Authorization: Bearer %s", token));
	return c;
}

/* ---- deeds ---- */

static const char *address(struct place *p, const char *noun, int64_t id, const char *rest)
{
	return arena_printf(p->w.arena, "/api/v1/%s/%lld%s", noun, (long long)id, rest);
}

static int64_t version_in(const struct reply *r)
{
	const char *at = strstr(r->body, "\"row_version\":");

	return at == NULL ? 0 : strtoll(at + strlen("\"row_version\":"), NULL, 10);
}

static struct reply look(struct place *p, const struct deed *d)
{
	switch (d->kind) {
	case CLOSE: return client_get(p->secretary, address(p, "run", p->made->cases[d->at], ""));
	case VOTE: return client_get(p->voters[d->at], address(p, "ballot", p->made->ballot, "/vote"));
	default: return client_get(p->taker, address(p, "transfer", p->made->transfers[d->at / 2], ""));
	}
}

/* How often it was done. Each transfer has two deeds: to accept, then to enrol. */
static int done(struct place *p, const struct deed *d)
{
	struct reply r = look(p, d);

	assert_int_equal(r.status, 200);
	switch (d->kind) {
	case CLOSE: return reply_times(&r, "\"way\":\"decide\"");
	case VOTE: return reply_times(&r, "\"has_voted\":true");
	default: return reply_times(&r, d->at % 2 == 0 ? "\"act\":\"accept\"" : "\"act\":\"enrol\"");
	}
}

static struct reply tried(struct place *p, const struct deed *d)
{
	struct reply r = look(p, d);
	const char *version;

	if (r.status == 0)
		return r;
	version = arena_printf(p->w.arena, "\"row_version\":%lld", (long long)version_in(&r));
	switch (d->kind) {
	case CLOSE: return client_post_json(p->secretary, address(p, "run", p->made->cases[d->at], "/close"), arena_printf(p->w.arena, "{\"day\":\"2015-11-17\",%s}", version));
	case VOTE: return client_post_json(p->voters[d->at], address(p, "ballot", p->made->ballot, "/vote"), "{\"choice\":[\"agreed\"]}");
	default: return client_post_json(p->taker, address(p, "transfer", p->made->transfers[d->at / 2], "/act"), arena_printf(p->w.arena, d->at % 2 == 0 ?
		"{\"act\":\"accept\",%s}" : "{\"act\":\"enrol\",\"day\":\"2015-11-17\",%s}", version));
	}
}

/* All that is not told yet, one after the other, until the server is gone (true); what was done and not told is refused, not done again. */
static bool act_until_killed(struct place *p, struct deed *deeds)
{
	for (int i = 0; i < DEEDS; i++) {
		struct reply r;

		if (deeds[i].is_told)
			continue;
		r = tried(p, &deeds[i]);
		if (r.status == 0)
			return true;
		if (r.status != 200 && r.status != 201 && r.status != 409 && r.status != 422)
			fail_msg("status %d: %s", r.status, r.body);
		deeds[i].is_told = true;	/* done now, or refused because it was */
	}
	return false;
}

static int told_and_done(struct place *p, const struct deed *deeds)
{
	int told = 0;

	for (int i = 0; i < DEEDS; i++) {
		int n = done(p, &deeds[i]);

		if (n > 1 || (deeds[i].is_told && n != 1))
			fail_msg("deed %d of kind %d was told: %d, done %d times", deeds[i].at, deeds[i].kind, deeds[i].is_told, n);
		told += deeds[i].is_told;
	}
	return told;
}

static void leave(struct made *made)
{
	pid_t pid = fork();

	if (pid == 0) {
		execlp("rm", "rm", "-rf", made->folder, NULL);
		_exit(1);
	}
	waitpid(pid, NULL, 0);
	postgres_place_drop(&made->postgres);
	munmap(made, sizeof(*made));
}

static void rounds_on(bool is_on_postgres)
{
	const char *asked = getenv("CRASH_ROUNDS");
	unsigned seed = (unsigned)getpid();
	struct deed deeds[DEEDS];
	struct place p = { .w = { .arena = arena_new() } };
	int64_t rounds = ROUNDS_QUICK;
	int count = 0, cut_off = 0, status;
	pid_t maker;

	if (asked != NULL && int_parse(asked, &rounds) && rounds > ROUNDS_MOST)
		rounds = ROUNDS_MOST;
	p.made = mmap(NULL, sizeof(*p.made), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	assert_true(p.made != MAP_FAILED);
	maker = fork();
	if (maker == 0) {
		make(p.made, is_on_postgres);
		_exit(0);
	}
	waitpid(maker, &status, 0);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	for (int i = 0; i < CASES; i++)
		deeds[count++] = (struct deed){ .kind = CLOSE, .at = i };
	for (int i = 0; i < VOTERS; i++)
		deeds[count++] = (struct deed){ .kind = VOTE, .at = i };
	for (int i = 0; i < 2 * TRANSFERS; i++)
		deeds[count++] = (struct deed){ .kind = TAKE, .at = i };
	serve(&p);
	p.secretary = program(&p, p.made->secretary);
	p.taker = program(&p, p.made->taker);
	for (int i = 0; i < VOTERS; i++)
		p.voters[i] = program(&p, p.made->voters[i]);
	for (int i = 0; i < rounds; i++) {
		pid_t killer = killer_of(&p, (int)(rand_r(&seed) % 40000));

		cut_off += act_until_killed(&p, deeds);
		waitpid(killer, NULL, 0);
		waitpid(p.server, NULL, 0);
		serve(&p);
		told_and_done(&p, deeds);
	}
	assert_false(act_until_killed(&p, deeds));	/* to the end, by nobody killed */
	assert_int_equal(told_and_done(&p, deeds), DEEDS);
	print_message("%d rounds, in %d of them somebody was cut off\n", (int)rounds, cut_off);
	kill(-p.server, SIGKILL);
	waitpid(p.server, NULL, 0);
	leave(p.made);
	arena_free(p.w.arena);
}

static void acts_are_done_once_sqlite(void **state)
{
	rounds_on(false);
}

static void acts_are_done_once_postgres(void **state)
{
	if (getenv("JISHI_TEST_NO_POSTGRES") != NULL)
		skip();
	assert_non_null(postgres_url());
	rounds_on(true);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(acts_are_done_once_sqlite), cmocka_unit_test(acts_are_done_once_postgres) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
