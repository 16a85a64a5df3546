/* A committee with a register of booklets, a branch below it, and a practice whose file names the number: what the tests of booklets share. */
#include "world/walk.h"

#include <stdlib.h>
#include <string.h>

static struct world *w;
static struct client *page, *api, *foreign, *branch_api;
static int64_t city, town, branch, person, run, early, join;

#define text(...) world_text(w, __VA_ARGS__)

/* No name of it is one of national/recruit.prog: the register goes by the word in the file. */
static const char RECRUIT[] = "programme join \"发展党员\"\nversion 1\nafter \"测试\"\nabout person\nruns_at branch\nopens any\n"
	"form word \"说明\"\nfield what text \"说明\" must\nend\nform talk \"讨论\"\nfield what text \"意见\" must\nend\nform paper \"志愿书\"\nfield serial text \"编号\" must registered booklet\nend\n"
	"step apply \"1 申请\"\nneeds word\ngo issue\nend\nstep issue \"14 填写入党志愿书\"\nneeds paper\ngo meet\nend\nstep meet \"15 讨论\"\nneeds talk\ngo done\nend\nfinish done \"完成\"\nend\n"
	"example \"一\"\ngiven word.what 甲\nexpect waiting issue\nend\n";
static const char OTHER[] = "programme plan \"计划\"\nversion 1\nafter \"测试\"\nabout person\nruns_at branch\nopens any\nform word \"说明\"\nfield what text \"说明\" must\nend\n"
	"step fill \"一\"\nneeds word\ngo done\nend\nfinish done \"完成\"\nend\nexample \"一\"\ngiven word.what 甲\nexpect done\nend\n";

static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "see_person", "handle" };
	int64_t clerk, other, secretary, use;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川县委");
	town = world_org_of(w, city, "committee", "石门镇党委");
	branch = world_org_of(w, town, "branch", "石门村党支部");
	other = world_org_of(w, city, "committee", "别镇党委");
	person = world_person_of(w, branch, "李发展", 0);
	world_run(w, text("UPDATE person SET id_number_mask = '3704**********1234', native_place = '滕州', sex = 1 WHERE id = %lld", (long long)person));
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "organiser", RIGHTS[i]);
	clerk = world_person(w, branch, "组织委员");
	secretary = world_person(w, branch, "支部书记");
	world_holding(w, town, "organiser", clerk);
	world_holding(w, branch, "organiser", secretary);
	world_holding(w, other, "organiser", 901);
	page = walk_browser(w, "clerk", clerk);
	api = walk_program(w, "clerk_api", clerk);
	branch_api = walk_program(w, "branch_api", secretary);
	foreign = walk_program(w, "foreign", 901);
	use = walk_practice(w, city, "join", 1, RECRUIT);
	join = use;
	run = walk_opened(api, use, branch, person, "2015-11-17");
	walk_step(api, run, "word", "what=甲", "2015-11-17", "issue");
	early = walk_opened(api, use, branch, world_person_of(w, branch, "王早", 0), "2015-11-17");
	return 0;
}

__attribute__((unused))
static struct reply receive(const char *first, const char *last, const char *more)
{
	return client_post_json(api, text("/api/v1/org/%lld/booklet", (long long)town), text("{\"first\":\"%s\",\"last\":\"%s\",%s}", first, last, more));
}

__attribute__((unused))
static struct reply receive_page(const char *first, const char *last, const char *source, const char *day)
{
	const char *path = text("/org/%lld/booklet", (long long)town);

	client_get(page, path);
	return client_post(page, path, "first", first, "last", last, "source", source, "day", day, NULL);
}

__attribute__((unused))
static struct reply stock(const char *state)
{
	return client_get(api, text("/api/v1/org/%lld/booklet%s", (long long)town, state));
}

/* The id of the booklet with that number. */
__attribute__((unused))
static int64_t numbered(const char *number)
{
	struct reply r = stock("");
	const char *at = strstr(r.body, text("\"number\":\"%s\"", number)), *id = NULL;

	if (r.status != 200 || at == NULL)
		fail_msg("no %s: %s", number, r.body);
	for (const char *c = strstr(r.body, "\"id\":\""); c != NULL && c < at; c = strstr(c + 1, "\"id\":\""))
		id = c;
	return strtoll(id + 6, NULL, 10);
}

__attribute__((unused))
static struct reply act(struct client *c, const char *number, const char *what, const char *fields)
{
	return client_post_json(c, text("/api/v1/booklet/%lld/%s", (long long)numbered(number), what), fields);
}

__attribute__((unused))
static struct reply act_page(const char *number, const char *what, const char *name, const char *value, const char *day, const char *version)
{
	const char *path = text("/booklet/%lld", (long long)numbered(number));

	client_get(page, path);
	return client_post(page, text("%s/%s", path, what), name, value, "day", day, "row_version", version, NULL);
}

#define SOURCE "\"source\":\"县委组织部\",\"day\":\"2015-11-16\""

__attribute__((unused))
static void has_note(int64_t of, const char *number, const char *note)
{
	struct reply r = client_get(branch_api, text("/api/v1/run/%lld", (long long)of));

	walk_has(&r, 200, text("\"value\":\"%s\",\"file\":\"0\",\"note\":\"%s\"", number, note));
	r = client_get(page, text("/run/%lld", (long long)of));
	walk_has(&r, 200, note);
}

__attribute__((unused))
static struct reply receive_one(const char *number)
{
	return receive(number, "", SOURCE);
}

/* A new case that stands at the filling in of the booklet, and has one of that number. */
__attribute__((unused))
static int64_t issued_for_a_new_case(const char *name, const char *number)
{
	int64_t of = walk_opened(api, join, branch, world_person_of(w, branch, name, 0), "2015-11-17");

	walk_step(api, of, "word", "what=甲", "2015-11-17", "issue");
	walk_answered(act(api, number, "issue", text("{\"run\":\"%lld\",\"day\":\"2015-11-17\",\"row_version\":1}", (long long)of)), 200, "");
	return of;
}
