/* Electing units that are founded or dissolved after the quotas of a congress were allotted (programmes/national/congress.prog): who is not meant is named,
 * the committee says what is done about it, and allots anew where the unit gets delegates of its own. Pages and API. */
#include "world/walk.h"

#include <stdio.h>
#include <string.h>

#define DAY "2016-01-04"
#define LATER "2016-01-05"
#define FOUNDED 16805	/* 2016-01-05 */

struct unit { int64_t org, run, members[3]; struct client *secretary, *other; };

static struct world *w;
static struct unit first, second, fresh;
static struct client *town_page, *town, *city;
static int64_t city_org, town_org, run;

#define text(...) world_text(w, __VA_ARGS__)
#define ID(n) ((long long)(n))

static void make_unit(struct unit *u, const char *name)
{
	u->org = world_org_of(w, town_org, "branch", name);
	for (int i = 0; i < 3; i++)
		u->members[i] = world_member(w, u->org, text("%.6s%d", name, i + 1), 2);
	world_holding(w, u->org, "secretary", u->members[2]);
	u->secretary = walk_program(w, text("%s_secretary", name), u->members[2]);
	u->other = walk_counter(w, u->org, text("%s_other", name), text("%.6s计票员", name));
}

static int start(void **state)
{
	static const char *const KINDS[] = { "secretary", "organisation_member" };
	int64_t town_person, city_person, use;
	struct reply r;

	w = world_start(&(struct world_options){ .clock = DAY "T09:00:00+08:00" });
	city_org = world_org_of(w, 0, "city_committee", "云川市委");
	town_org = world_org_of(w, city_org, "committee", "甲镇党委");
	world_run(w, text("UPDATE org SET unit_kind = 'town', elected_day = 15033, term_years = 5, term_ends_day = 16859 WHERE id = %lld", ID(town_org)));
	for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); i++) {
		world_right(w, KINDS[i], "see_org");
		world_right(w, KINDS[i], "see_person");
		world_right(w, KINDS[i], "handle");
	}
	make_unit(&first, "甲村党支部");
	make_unit(&second, "乙村党支部");
	town_person = world_person_of(w, town_org, "镇委书记", 0);
	city_person = world_person_of(w, city_org, "市委书记", 0);
	world_holding(w, town_org, "secretary", town_person);
	world_holding(w, city_org, "secretary", city_person);
	town_page = walk_browser(w, "town_page", town_person);
	town = walk_program(w, "town", town_person);
	city = walk_program(w, "city", city_person);
	walk_shipped(w, city_org, "national/delegates");
	use = walk_shipped(w, city_org, "national/congress");
	r = client_post_json(town, text("/api/v1/org/%lld/run", ID(town_org)), text("{\"use\":\"%lld\"}", ID(use)));
	run = walk_number(town, &r, "id");
	walk_step(town, run, "plan", "seats=3\ndeputies=1\nyears=5\nway=党员代表大会\nwhy=所属党组织驻地分散\ndelegates=2\ndiscipline=不设立\npaper=@", DAY, "agree");
	walk_step(city, run, "reply", "result=同意\ncongress=同意\nmoved=不涉及\ndiscipline=不涉及\npaper=@", DAY, "allot");
	walk_step(town, run, "quota", "units=甲村党支部|1\nunits=乙村党支部|1\nadded=0\npaper=@", DAY, "send");
	return 0;
}

static void open_missing(struct unit *u)
{
	struct reply r = walk_act(town, run, "each", "\"each\":\"units\"");
	const char *at;
	long long found = 0;

	assert_int_equal(r.status, 200);
	r = client_get(town, text("/api/v1/run/%lld/each?each=units", ID(run)));
	at = strstr(r.body, text("\"org\":\"%lld\"", ID(u->org)));
	at = at == NULL ? NULL : strstr(at, "\"run\":\"");
	assert_int_equal(at == NULL ? 0 : sscanf(at, "\"run\":\"%lld", &found), 1);
	u->run = found;
}

static int64_t case_of(const struct unit *u)
{
	struct reply r = client_get(u->secretary, text("/api/v1/org/%lld/run?state=open", ID(u->org)));

	return walk_number(u->secretary, &(struct reply){ .status = r.status, .body = strstr(r.body, "\"items\"") }, "id");
}

static void elects_one(const struct unit *u, const char *day)
{
	walk_step(u->secretary, u->run, "plan", "quota=1\npaper=@", day, "nominate");
	walk_step(u->secretary, u->run, "nominees", text("first=%lld\nsecond=%lld", ID(u->members[0]), ID(u->members[1])), day, "vet");
	walk_step(town, u->run, "vetting", "result=同意\npaper=@", day, "meeting");
	walk_election((struct walk_counters){ u->secretary, u->other, 3 }, u->run, "choose", day, "{\"present\":3,\"issued\":3,\"collected\":3,\"agreed\":[3,0],\"opposed\":[0,3]}");
	walk_fill(u->secretary, u->run, "minutes", "adopted=是\nfewer=不涉及\nsheet=@");
	walk_close(u->secretary, u->run, day, "hand_in");
	walk_step(u->secretary, u->run, "sent_paper", "paper=@", day, "sent_up");
}

static void a_branch_founded_after_the_quotas_is_named_and_not_waited_for(void **state)
{
	struct reply r;

	open_missing(&first);
	second.run = case_of(&second);
	elects_one(&first, DAY);
	elects_one(&second, DAY);
	walk_clock(town, LATER);
	make_unit(&fresh, "丁村党支部");
	world_run(w, text("UPDATE org SET from_day = %d WHERE id = %lld", FOUNDED, ID(fresh.org)));
	r = client_get(town, text("/api/v1/run/%lld/each?each=units", ID(run)));
	walk_has(&r, 200, "\"meant\":2,\"done\":2");
	walk_has(&r, 200, "\"later\":\"“3 分配代表名额”办结以后成立、不在其中的：丁村党支部\"");
	r = client_get(town_page, text("/run/%lld", ID(run)));
	walk_has(&r, 200, "办结以后成立、不在其中的：丁村党支部");
	r = client_get(town_page, text("/run/%lld/each?each=units", ID(run)));
	walk_has(&r, 200, "办结以后成立、不在其中的：丁村党支部");
	walk_refused(town_page, town, run, LATER, "选举单位核对");
	walk_fill(town, run, "sending", "changed=新单位的党员随原单位选举");
	walk_refused(town_page, town, run, LATER, "写明是哪个单位");
}

/* Back to the quotas: now it is meant, its delegates are added with a reason and the consent of the committee above, and those who have elected stay. */
static void it_gets_delegates_of_its_own_when_the_committee_allots_anew(void **state)
{
	const char *units = "units=甲村党支部|1\nunits=乙村党支部|1\nunits=丁村党支部|1";
	struct reply r;

	walk_step(town, run, "sending", "changed=需要重新分配名额\nnote=丁村党支部1月5日成立", LATER, "allot");
	r = walk_filled(town, run, "quota", "units=甲村党支部|1\nunits=乙村党支部|1\nadded=0\npaper=@");
	walk_has(&r, 422, "缺少丁村党支部");
	walk_fill(town, run, "quota", text("%s\nadded=0\npaper=@", units));
	walk_refused(town_page, town, run, LATER, "分配的名额合计 3 名，批准的代表名额是 2 名");
	walk_fill(town, run, "quota", text("%s\nadded=1\nwhy=丁村党支部成立\npaper=@", units));
	walk_refused(town_page, town, run, LATER, "附上同意增加的批复");
	walk_step(town, run, "quota", text("%s\nadded=1\nadded_reply=@\nwhy=丁村党支部成立\npaper=@", units), LATER, "send");
	walk_fill(town, run, "sending", "changed=没有变化");
	walk_refused(town_page, town, run, LATER, "丁村党支部");
	open_missing(&fresh);
	elects_one(&fresh, LATER);
	walk_close(town, run, LATER, "qualify");
	walk_step(town, run, "qualification", "result=全部合格\npaper=@", LATER, "nominate");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_branch_founded_after_the_quotas_is_named_and_not_waited_for),
		cmocka_unit_test(it_gets_delegates_of_its_own_when_the_committee_allots_anew),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
