/* A village of 昔阳 with its branch, its representatives and whoever watches over it, and the four regulated steps from their file
 * (programmes/xy/four.prog) in force for the township above: opened, proposed, voted on and closed on paper. Pages and API. */
#ifndef TESTS_PAGE_RUN_VILLAGE_WORLD_H
#define TESTS_PAGE_RUN_VILLAGE_WORLD_H

#include "world/walk.h"

#include <string.h>

#define MEMBERS 26
#define REPRESENTATIVES 36

static struct world *w;
static struct client *secretary, *api, *second, *director, *watcher, *villager;
static int64_t village, town, use, members[MEMBERS], representatives[REPRESENTATIVES], director_person, watcher_person, committee_org;

#define text(...) world_text(w, __VA_ARGS__)

/* The second version is the same but for the days of a notice: 20 instead of 15. */
static void put_practice(int64_t org, int version)
{
	char *source = arena_text(w->arena, walk_source(w, "xy/four"));
	int64_t practice;

	strstr(source, "\nversion ")[9] = (char)('0' + version);
	if (version == 2)
		memcpy(strstr(source, "comment_days 15") + 13, "20", 2);
	practice = PUT(w, "programme_file", TEXT("code", "xy-four"), NUMBER("version", version), TEXT("title", "规范四项程序"), TEXT("origin", "昔阳"), TEXT("digest", text("%d", version)),
		TEXT("text", source));
	use = PUT(w, "programme_use", NUMBER("programme_id", practice), NUMBER("org_id", org), NUMBER("from_day", version == 1 ? 16000 : 16756), NUMBER("to_day", 2932897),
		TEXT("document", "昔组发〔2015〕1号"), NUMBER("row_version", 1));
}

static int start(void **state)
{
	static const char *const KINDS[] = { "secretary", "village_director", "supervision_director", "committee_member" };
	int64_t assembly, watch;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	town = world_org_of(w, world_org_of(w, 0, "city_committee", "昔阳县委"), "committee", "王家山乡党委");
	village = world_org_of(w, town, "branch", "王家山村党支部");
	world_run(w, text("UPDATE org SET unit_kind = 'village' WHERE id = %lld", (long long)village));
	committee_org = world_org_of(w, village, "village_committee", "王家山村民委员会");
	assembly = world_org_of(w, village, "villagers_assembly", "王家山村民代表会议");
	watch = world_org_of(w, village, "supervision_committee", "王家山村务监督委员会");
	for (int i = 0; i < MEMBERS; i++)
		members[i] = world_member(w, village, text("党员%02d", i + 1), 2);
	world_member(w, village, "预备一", 1);	/* has no vote */
	for (int i = 0; i < REPRESENTATIVES; i++) {
		representatives[i] = world_person_of(w, village, text("代表%02d", i + 1), 0);
		world_holding(w, assembly, "representative", representatives[i]);
	}
	for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); i++) {
		world_right(w, KINDS[i], "see_org");
		world_right(w, KINDS[i], "handle");
	}
	director_person = world_person_of(w, village, "王主任", 0);
	watcher_person = world_person_of(w, village, "王监督", 0);
	world_holding(w, village, "secretary", members[0]);
	world_holding(w, village, "committee_member", members[1]);
	world_holding(w, committee_org, "village_director", director_person);
	world_holding(w, watch, "supervision_director", watcher_person);
	secretary = walk_browser(w, "secretary", members[0]);
	api = walk_program(w, "secretary_api", members[0]);
	second = walk_program(w, "second", members[1]);
	director = walk_program(w, "director", director_person);
	watcher = walk_program(w, "watcher", watcher_person);
	villager = client_new(w);
	put_practice(town, 1);
	return 0;
}

static const char *run_url(int64_t run, const char *rest) { return text("/run/%lld%s", (long long)run, rest); }

static const char *version_of(int64_t run) { return text("%lld", (long long)walk_version(api, run)); }

static int64_t opened(const char *title)
{
	struct reply r = client_post_json(api, text("/api/v1/org/%lld/run", (long long)village), text("{\"use\":\"%lld\",\"title\":\"%s\"}", (long long)use, title));

	if (r.status != 201)
		fail_msg("status %d: %s", r.status, r.body);
	return walk_number(api, &r, "id");
}

static void proposed(int64_t run, const char *matter)
{
	struct reply r = walk_act(api, run, "fill/plan", text("\"values\":[\"matter=%s\",\"budget=246000\",\"plan=初步方案见会议记录\"]", matter));

	walk_has(&r, 200, matter);
	r = walk_act(api, run, "sign", "\"role\":\"branch\"");
	walk_has(&r, 200, "\"branch\"");
	r = walk_act(director, run, "sign", "\"role\":\"village\"");
	walk_has(&r, 200, "\"village\"");
	r = walk_act(api, run, "close", "");
	walk_has(&r, 200, "\"step\":\"party_meeting\"");
}

#define NOT_ANNOUNCED "现在不得付款：决议公告和征求意见没有期满，不得付款", "\"payment\":{\"is_allowed\":false,\"reason\":\"决议公告和征求意见没有期满，不得付款\"}"

/* The ballot is opened, counted by two and closed. */
static int64_t voted(int64_t run, const char *vote, int present, int agreed, int opposed)
{
	const struct walk_counters by = { api, second, strcmp(vote, "review") == 0 ? MEMBERS : REPRESENTATIVES };

	return walk_election(by, run, vote, "2015-11-17", text("{\"present\":%d,\"issued\":%d,\"collected\":%d,\"agreed\":[%d],\"opposed\":[%d],\"abstained\":[%d]}", present, present, present,
		agreed, opposed, present - agreed - opposed));
}

static void reviewed(int64_t run)
{
	struct reply r;

	voted(run, "review", 24, 20, 4);
	r = walk_act(api, run, "close", "");
	walk_has(&r, 200, "\"step\":\"assembly\"");
}

/* What a representative did is registered with the signed record of the meeting. */
__attribute__((unused))
static struct reply closed_on_paper(int64_t run, int64_t person)
{
	return walk_send(secretary, run_url(run, ""), run_url(run, "/close"), text("person=%lld\nfile=@", (long long)person));
}

/* The same act in the browser, with one field. */
__attribute__((unused))
static struct reply page_act(int64_t run, const char *what, const char *field, const char *value)
{
	client_get(secretary, run_url(run, ""));
	return client_post(secretary, run_url(run, text("/%s", what)), field, value, "row_version", version_of(run), NULL);
}

/* By page and API: what they say of paying for the matter of the case. */
__attribute__((unused))
static void says_of_payment(int64_t run, const char *on_page, const char *in_api)
{
	struct reply r = client_get(secretary, run_url(run, ""));

	walk_has(&r, 200, on_page);
	r = client_get(api, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, in_api);
}

#define NOTHING_DECIDED "现在不得付款：未经村代会或村民会议决议，不得付款", "\"payment\":{\"is_allowed\":false,\"reason\":\"未经村代会或村民会议决议，不得付款\"}"
#define PAYABLE "本做法里不准付款的情形现在都没有。这不是付款批准", "\"payment\":{\"is_allowed\":true,\"reason\":\"\"}"

#endif
