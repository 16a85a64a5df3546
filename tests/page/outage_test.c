/* When the disk is full or the database gone: 503 in plain words, nothing half-written, and work goes on by itself when
 * it is back. On SQLite files may not grow for a while; on PostgreSQL the connections of this server are ended. */
#include "world/world.h"

#include <libpq-fe.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

static struct world *w;
static struct client *clerk;
static int64_t town;

static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "edit_org" };
	int64_t city;

	signal(SIGXFSZ, SIG_IGN);	/* the write fails instead */
	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "secretary", RIGHTS[i]);
	clerk = client_new(w);
	world_holding(w, town, "secretary", 101);
	client_sign_in(clerk, world_account(w, "clerk", ADMIN_NONE, 101));
	return 0;
}

static const char *url(const char *after)
{
	return arena_printf(w->arena, "/org/%lld%s", (long long)town, after);
}

static struct reply elect(struct reply *form, const char *day)
{
	/* With the token of the form: a page of refusal made without the database may have been made for nobody. */
	return client_post(clerk, url("/elect"), "draft_page", url("/elect/form"), "day", day, "term_years", "5", "document", "云委〔2015〕1号", "row_version", reply_field(w, form, "row_version"), "csrf_token",
		reply_field(w, form, "csrf_token"), NULL);
}

/* A page in plain words, which holds what was typed and sends it once more by a button, with the marks of the form. */
static void assert_refused(struct reply *r)
{
	assert_true(reply_has(r, "再提交一次"));
	assert_false(reply_has(r, "不要重复提交"));	/* which the button would contradict */
	assert_true(reply_has(r, arena_printf(w->arena, "action=\"%s\"", url("/elect"))));
	assert_true(reply_has(r, "name=\"document\" value=\"云委〔2015〕1号\""));
	assert_true(reply_has(r, "name=\"form_key\""));
	assert_int_equal(r->status, 503);
	assert_non_null(reply_header(w, r, "Retry-After"));
	assert_false(reply_has(r, "SQL"));
	assert_false(reply_has(r, "sqlite"));
}

static void may_grow_to(rlim_t bytes)
{
	struct rlimit limit;

	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = bytes;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void a_full_disk_refuses_and_leaves_nothing_behind(void **state)
{
	struct reply form = client_get(clerk, url("/elect/form")), r;
	int64_t lines = world_count(w, "audit");

	if (w->engine != ENGINE_SQLITE)
		return;		/* its server has a disk of its own; see below */
	may_grow_to(1);
	r = elect(&form, "2015-11-16");
	assert_refused(&r);
	r = elect(&form, "2015-11-16");
	assert_refused(&r);
	/* What proves who acts is written into no page, so nothing can be sent once more. */
	r = client_post(clerk, url("/elect"), "draft_page", url("/elect/form"), "day", "2015-11-16", "term_years", "5", "document", "云委〔2015〕1号", "row_version",
		reply_field(w, &form, "row_version"), "step_up_password", "geheim-1949", "csrf_token", reply_field(w, &form, "csrf_token"), NULL);
	assert_int_equal(r.status, 503);
	assert_false(reply_has(&r, "geheim-1949"));
	assert_false(reply_has(&r, "再提交一次"));
	/* What was written can be read there too, for a form with files. */
	r = client_post(clerk, url("/elect"), "draft_page", url("/elect/form"), "day", "2015-11-16", "term_years", "5", "document", "慢慢打出来的一段话，不能丢", "row_version",
		reply_field(w, &form, "row_version"), "csrf_token", reply_field(w, &form, "csrf_token"), NULL);
	assert_int_equal(r.status, 503);
	assert_true(reply_has(&r, "<p class=\"lines\">慢慢打出来的一段话，不能丢</p>"));
	r = client_get(clerk, url(""));
	assert_int_equal(r.status, 200);	/* who only reads is not disturbed */
	may_grow_to(RLIM_INFINITY);
	assert_int_equal(world_count(w, "audit"), lines);
	r = elect(&form, "2015-11-16");
	assert_int_equal(r.status, 303);
	assert_int_equal(world_count(w, "audit"), lines + 1);
}

/* Ends every connection of this server to the database. Something was written meanwhile, as always: so it no longer counts who is
 * signed in as known. */
static int end_connections(void)
{
	PGconn *pg = PQconnectdb(getenv("JISHI_TEST_POSTGRES"));
	PGresult *result = PQexec(pg, arena_printf(w->arena,
		"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '%s'", w->postgres.name));
	int ended = PQresultStatus(result) == PGRES_TUPLES_OK ? PQntuples(result) : -1;

	PQclear(result);
	PQclear(PQexec(pg, "SELECT pg_current_xact_id()"));
	PQfinish(pg);
	return ended;
}

static void a_lost_database_refuses_and_comes_back(void **state)
{
	struct reply form, r = { .status = 503 };
	int64_t lines, refused = 0;

	if (w->engine != ENGINE_POSTGRES)
		return;		/* a file is not lost on the way */
	form = client_get(clerk, url("/elect/form"));
	lines = world_count(w, "audit");
	assert_true(end_connections() > 0);
	for (int i = 0; i < 100 && r.status != 303; i++) {	/* at most once a connection that was lost */
		r = elect(&form, "2015-11-15");
		if (r.status == 303)
			break;
		assert_refused(&r);
		refused++;
	}
	assert_int_equal(r.status, 303);
	assert_true(refused > 0);
	assert_int_equal(world_count(w, "audit"), lines + 1);
	r = client_get(clerk, url(""));
	assert_int_equal(r.status, 200);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_full_disk_refuses_and_leaves_nothing_behind),
		cmocka_unit_test(a_lost_database_refuses_and_comes_back),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
