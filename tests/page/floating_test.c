/* 流动党员双重管理 (CS-03, KFQ-15, 02 membership rule 7): registered at home, taken in by one host at a time, the same card for both, a
 * vote in the home branch only. Pages and API. */
#include "world/world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct world *w;
static struct client *home, *host, *elsewhere, *town_clerk, *api, *host_api, *reader;
static int64_t city, branch, street, community, second_street, second_community, foreign_branch, use;

static const char *text(const char *format, ...) __attribute__((format(printf, 1, 2)));
static const char *text(const char *format, ...)
{
	char *out = arena_alloc(w->arena, 4000);
	va_list args;

	va_start(args, format);
	vsnprintf(out, 4000, format, args);
	va_end(args);
	return out;
}

#define TEXT(name, value) { .column = (name), .text = (value), .is_text = true }
#define NUMBER(name, value) { .column = (name), .number = (value) }
#define PUT(table, ...) world_put(w, table, (struct cell[]){ __VA_ARGS__ }, sizeof((struct cell[]){ __VA_ARGS__ }) / sizeof(struct cell))

static struct client *signed_in(const char *login, int64_t person)
{
	struct client *c = client_new(w);

	client_sign_in(c, world_account(w, login, ADMIN_NONE, person));
	return c;
}

static struct client *program(const char *login, int64_t person)
{
	struct client *c = client_new(w);

	client_header(c, text("Authorization: Bearer %s", client_token(w, world_account(w, login, ADMIN_NONE, person))));
	return c;
}

/* A full member with the stretch of days that says so. */
static int64_t member(int64_t org, const char *name)
{
	int64_t id = world_person(w, org, name);

	PUT("membership", NUMBER("region_id", 1), NUMBER("person_id", id), NUMBER("org_id", org), NUMBER("status", 2), NUMBER("from_day", 10000), NUMBER("to_day", 2932897));
	return id;
}

static const char PRACTICE[] =
	"programme matter \"支部事项\"\nversion 1\nafter \"试验\"\nabout matter\nruns_at branch\nopens any\n"
	"role party = members_of branch\nform plan \"方案\"\n  field what text \"内容\" must\nend\n"
	"vote decide \"支部大会表决\"\n  voters party\n  quorum 1/2 of voters\n  pass more_than 1/2 of voters\n  secret no\nend\n"
	"step meet \"表决\"\n  needs decide\n  go done when passed(decide)\n  go stopped\nend\nfinish done \"通过\"\nend\nfinish stopped \"未通过\"\nend\n"
	"example \"通过\"\n  given decide for 20 against 3 present 23 of 30\n  expect done\nend\n";

static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "see_person", "edit_person", "see_full", "handle" };
	int64_t town, foreign_city, file;

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	world_set(w, "totp_required", "off");
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	branch = world_org_of(w, town, "branch", "甲村支部");
	world_org_of(w, town, "branch", "丙村支部");
	street = world_org_of(w, city, "committee", "乙街道党工委");
	community = world_org_of(w, street, "branch", "阳光社区支部");
	second_street = world_org_of(w, city, "committee", "丁街道党工委");
	second_community = world_org_of(w, second_street, "branch", "花园社区支部");
	foreign_city = world_org_of(w, 0, "city_committee", "外县县委");
	foreign_branch = world_org_of(w, foreign_city, "branch", "外县支部");
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "secretary", RIGHTS[i]);
	world_right(w, "member", "see_person");
	world_right(w, "org_officer", "set_norms");
	world_holding(w, branch, "secretary", 101);
	world_holding(w, community, "secretary", 102);
	world_holding(w, foreign_city, "secretary", 103);
	world_holding(w, branch, "member", 104);
	world_holding(w, town, "secretary", 105);
	town_clerk = signed_in("town_clerk", 105);
	home = signed_in("home", 101);
	host = signed_in("host", 102);
	elsewhere = signed_in("elsewhere", 103);
	reader = signed_in("reader", 104);
	api = program("home_api", 101);
	host_api = program("host_api", 102);
	file = PUT("programme_file", TEXT("code", "matter"), NUMBER("version", 1), TEXT("title", "支部事项"), TEXT("origin", "试验"), TEXT("digest", "m"), TEXT("text", PRACTICE));
	use = PUT("programme_use", NUMBER("programme_id", file), NUMBER("org_id", city), NUMBER("from_day", 16000), NUMBER("to_day", 2932897), TEXT("document", "1"),
		NUMBER("row_version", 1));
	return 0;
}

static int stop(void **state)
{
	world_stop(w);
	return 0;
}

static void has(const struct reply *r, int status, const char *words)
{
	if (r->status != status || !reply_has(r, words))
		fail_msg("status %d without '%s': %s", r->status, words, strstr(r->body, "errs") != NULL ? strstr(r->body, "errs") : r->body);
}

static struct reply register_at(struct client *c, int64_t person, const char *since, const char *place, const char *phone, const char *host_code)
{
	const char *url = text("/person/%lld/floating", (long long)person);

	client_get(c, url);
	return client_post(c, url, "away_since", since, "reason", "work", "place", place, "phone", phone, "host", host_code, "wish", "想学电工", NULL);
}

static const char *code_of(int64_t org) { return text("T%lld", (long long)org); }
static const char *card(int64_t id, const char *rest) { return text("/floating/%lld%s", (long long)id, rest); }

static int64_t registered(int64_t person, const char *since, int64_t host_org)
{
	struct reply r = register_at(home, person, since, "浙江省宁波市", "13800001111", host_org == 0 ? "" : code_of(host_org));
	long long id = 0;

	if (r.status != 303)
		has(&r, 303, "");
	assert_int_equal(sscanf(reply_header(w, &r, "Location"), "/floating/%lld", &id), 1);
	return id;
}

static const char *version(struct client *c, int64_t id)
{
	struct reply r = client_get(c, card(id, ""));
	const char *found = reply_field(w, &r, "row_version");

	assert_int_equal(r.status, 200);
	return found;
}

/* Rule 7 of domain/02, and the place that is no address (KFQ-15). */
static void a_registration_needs_day_place_and_phone(void **state)
{
	/* covers KFQ-15 refuse 3 by page and api */
	const struct { const char *since, *place, *phone, *host, *says; } cases[] = {
		{ "", "浙江省宁波市", "13800001111", "", "请填写外出日期" },
		{ "2015-03-01", "", "13800001111", "", "请填写流向地" },
		{ "2015-03-01", "浙江省宁波市", "", "", "请填写外出期间能联系上的电话" },
		{ "2015-03-01", "浙江省宁波市", "12", "", "不是电话号码" },
		{ "2015-11-18", "浙江省宁波市", "13800001111", "", "晚于今天（2015-11-17）" },
		{ "1990-01-01", "浙江省宁波市", "13800001111", "", "早于入党日期" },
		{ "2015-03-01", "宁波市中山路12号", "13800001111", "", "像是门牌或住址" },
		{ "2015-03-01", "浙江省宁波市", "13800001111", "无此组织", "没有代码或全称是“无此组织”的组织" },
		{ "2015-03-01", "浙江省宁波市", "13800001111", "甲村支部", "就是党员所在支部" },
	};
	int64_t person = member(branch, "张三");
	struct reply r;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		r = register_at(home, person, cases[i].since, cases[i].place, cases[i].phone, cases[i].host);
		has(&r, 422, cases[i].says);
		assert_true(reply_has(&r, "想学电工"));	/* nothing typed is lost */
	}
	assert_int_equal(world_count(w, "floating"), 0);
	r = register_at(home, world_person_of(w, branch, "群众甲", 0), "2015-03-01", "浙江省宁波市", "13800001111", "");
	has(&r, 422, "不是党员");
	assert_int_equal(register_at(reader, person, "2015-03-01", "浙江省宁波市", "13800001111", "").status, 403);
	assert_int_equal(register_at(host, person, "2015-03-01", "浙江省宁波市", "13800001111", "").status, 404);
	assert_int_equal(register_at(elsewhere, person, "2015-03-01", "浙江省宁波市", "13800001111", "").status, 404);
	r = client_post_json(api, text("/api/v1/person/%lld/floating", (long long)person), "{\"reason\":\"work\",\"place\":\"浙江省宁波市\",\"phone\":\"13800001111\"}");
	has(&r, 422, "away_since");
	r = client_post_json(api, text("/api/v1/person/%lld/floating", (long long)person),
		"{\"away_since\":\"2015-03-01\",\"reason\":\"work\",\"place\":\"宁波市中山路12号\",\"phone\":\"13800001111\"}");
	has(&r, 422, "像是门牌或住址");
	r = client_post_json(api, text("/api/v1/person/%lld/floating", (long long)person),
		"{\"away_since\":\"2015-03-01\",\"reason\":\"work\",\"place\":\"浙江省宁波市\",\"phone\":\"13800001111\",\"host_name\":\"宁波某社区党委\"}");
	assert_int_equal(r.status, 201);
	r = register_at(home, person, "2015-04-01", "浙江省宁波市", "13800001111", "");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "已经登记外出（2015-03-01 起）"));
	r = client_get(home, text("/person/%lld/floating", (long long)person));
	assert_int_equal(r.status, 303);	/* leads to the card */
}

static void home_and_host_see_one_card_and_a_new_host_closes_the_former(void **state)
{
	/* covers CS-03 accept 1 by page and api */
	int64_t person = member(branch, "李四"), id = registered(person, "2015-03-01", community);
	const char *old;
	struct reply r = client_get(host, card(id, ""));

	has(&r, 200, "待接收");
	assert_true(reply_has(&r, "138****1111"));
	assert_false(reply_has(&r, "13800001111"));
	assert_false(reply_has(&r, "想学电工"));
	assert_false(reply_has(&r, text("/person/%lld\"", (long long)person)));	/* the archive is not the host's */
	assert_int_equal(client_get(elsewhere, card(id, "")).status, 404);
	r = client_get(host, "/");
	has(&r, 200, "接收 1 名流入党员");
	r = client_get(host, "/floating?side=waiting");
	has(&r, 200, "李四");
	r = client_get(home, card(id, "/letter"));
	has(&r, 200, "阳光社区支部：");
	assert_true(reply_has(&r, "李四同志系我支部党员，2015-03-01 起外出"));
	assert_false(reply_has(&r, "13800001111"));
	assert_int_equal(client_get(elsewhere, card(id, "/letter")).status, 404);
	/* Only the host takes in, and once. */
	old = version(home, id);
	r = client_post(home, card(id, "/accept"), "row_version", old, NULL);
	has(&r, 422, "只有接收组织能接收李四");
	client_get(host, card(id, ""));
	assert_int_equal(client_post(host, card(id, "/accept"), "row_version", old, NULL).status, 303);
	r = client_post(host, card(id, "/accept"), "row_version", old, NULL);
	has(&r, 409, "刚刚被别人更新过");
	r = client_post_json(host_api, text("/api/v1%s", card(id, "/accept")), text("{\"row_version\":%s}", version(home, id)));
	has(&r, 422, "已于 2015-11-17 接收");
	r = client_get(host_api, text("/api/v1%s", card(id, "")));
	has(&r, 200, "\"accepted_day\":\"2015-11-17\"");
	assert_true(reply_has(&r, "\"phone\":\"138****1111\""));
	/* What is only the home's the host may not. */
	client_get(host, card(id, ""));
	assert_int_equal(client_post(host, card(id, "/finish"), "row_version", version(home, id), "day", "2015-11-17", "ended_by", "returned", NULL).status, 404);
	/* CS-03: the former host is closed on the same day. */
	r = client_post(home, card(id, "/host"), "row_version", version(home, id), "host", "", "day", "2015-06-01", NULL);
	has(&r, 422, "请填写接收组织");
	r = client_post(home, card(id, "/host"), "row_version", version(home, id), "host", code_of(community), "day", "2015-06-01", NULL);
	has(&r, 422, "从 2015-03-01 起就是接收组织");
	r = client_post(home, card(id, "/host"), "row_version", version(home, id), "host", "花园社区支部", "day", "2015-02-01", NULL);
	has(&r, 422, "2015-02-01 早于 2015-03-01");
	r = client_post_json(api, text("/api/v1%s", card(id, "/host")), text("{\"host\":\"花园社区支部\",\"day\":\"2015-06-01\",\"is_more\":true,\"row_version\":%s}", version(home, id)));
	has(&r, 422, "本地规定同时最多 1 个");	/* KFQ-15: several only where the norm says so */
	assert_int_equal(client_post_json(api, text("/api/v1%s", card(id, "/host")), text("{\"host\":\"花园社区支部\",\"row_version\":%s}", version(home, id))).status, 422);
	assert_int_equal(client_post_json(api, text("/api/v1%s", card(id, "/host")), text("{\"host\":\"花园社区支部\",\"day\":\"2015-06-01\",\"row_version\":%s}", version(home, id))).status, 200);
	r = client_get(home, card(id, ""));
	has(&r, 200, "2015-03-01 至 2015-06-01");
	assert_true(reply_has(&r, "2015-06-01 起"));
	assert_int_equal(client_get(host, card(id, "")).status, 404);	/* a host no longer */
}

static void several_hosts_only_where_the_norm_says_so(void **state)
{
	int64_t id = registered(member(branch, "王五"), "2015-03-01", community);
	struct reply r = client_get(home, card(id, ""));

	assert_false(reply_has(&r, "name=\"is_more\""));
	PUT("norm", TEXT("name", "post"), TEXT("text", "band floating_hosts 1-2\nband floating_contact_months 1-1\n"));
	r = client_get(home, card(id, ""));
	assert_true(reply_has(&r, "name=\"is_more\""));
	assert_true(reply_has(&r, "至少每 1 个月联系一次"));
	assert_int_equal(client_post(home, card(id, "/host"), "row_version", version(home, id), "host", code_of(second_community), "day", "2015-06-01", "is_more", "1", NULL).status, 303);
	assert_int_equal(client_get(host, card(id, "")).status, 200);
	r = client_post(home, card(id, "/host"), "row_version", version(home, id), "host", code_of(foreign_branch), "day", "2015-07-01", "is_more", "1", NULL);
	has(&r, 422, "现在已有 2 个接收组织，本地规定同时最多 2 个");
	world_run(w, "DELETE FROM norm");
}

static void set_clock(const char *now)
{
	assert_int_equal(client_post_json(client_new(w), "/api/v1/test/clock", text("{\"now\":\"%s\"}", now)).status, 200);
}

/* Away is no second membership: not for the host, and not for the county that sees both. */
static void who_is_away_is_no_member_of_a_second_branch(void **state)
{
	/* covers KFQ-15 refuse 1 by page and api */
	int64_t person = member(branch, "卫一处"), lines;
	struct client *county, *county_api;
	const char *page = text("/person/%lld/standing", (long long)person), *version_now;
	struct reply r;

	registered(person, "2015-03-01", community);
	world_holding(w, city, "secretary", 121);
	county = signed_in("county_clerk", 121);
	county_api = program("county_clerk_api", 121);
	lines = world_count(w, "late_entry");
	r = client_get(county, page);
	version_now = reply_field(w, &r, "row_version")[0] != '\0' ? reply_field(w, &r, "row_version") : "0";
	r = client_post(county, page, "cause", "late_entry", "status", "2", "org", "阳光社区支部", "joined", "2010-07-01", "full", "2011-07-01", "document", "甲发1号", "reason", "在社区也编入",
		"row_version", version_now, NULL);
	has(&r, 422, "不能再补录党籍");
	r = client_post_json(county_api, text("/api/v1%s", page), text("{\"cause\":\"late_entry\",\"status\":2,\"org\":\"阳光社区支部\",\"joined\":\"2010-07-01\",\"full\":\"2011-07-01\",\"document\":\"甲发1号\","
		"\"reason\":\"在社区也编入\",\"row_version\":%s}", version_now));
	has(&r, 422, "不能再补录党籍");
	client_get(host, "/");
	assert_int_equal(client_post(host, page, "cause", "late_entry", "status", "2", "org", "阳光社区支部", "row_version", version_now, NULL).status, 404);
	assert_int_equal(world_count(w, "late_entry"), lines);
	r = client_get(county, text("/person/%lld", (long long)person));
	has(&r, 200, "甲村支部");
}

/* The yearly card: who is away for two months and a day is due one; filled by home, host and member; the host judges nothing. */
static void the_card_of_the_year_is_given_after_two_months_and_filled_by_both(void **state)
{
	/* covers KFQ-15 accept 1 2 refuse 2 by page and api */
	/* covers CS-03 refuse 1 by page and api */
	int64_t person = member(branch, "陈登记"), early = registered(member(branch, "褚未到"), "2015-09-17", community), id = registered(person, "2015-03-01", community), activity, second = 0;
	struct client *own = signed_in("own", person), *own_api = program("own_api", person);
	struct reply r = client_get(home, "/floating?side=card");

	has(&r, 200, "陈登记");
	assert_false(reply_has(&r, "褚未到"));	/* two months are full today, and not over */
	r = client_get(home, "/");
	has(&r, 200, "名流动党员发年度登记证");
	r = client_post(home, card(early, "/card"), "row_version", version(home, early), NULL);
	has(&r, 422, "褚未到 2015-09-17 外出，外出超过 2 个月才发年度登记证，2015-11-18 起可以发");
	r = client_post_json(api, text("/api/v1%s", card(early, "/card")), text("{\"row_version\":%s}", version(home, early)));
	has(&r, 422, "2015-11-18 起可以发");
	/* Away on 1 March: on 1 May not yet, on 2 May due. */
	set_clock("2015-05-01T09:00:00+08:00");
	r = client_get(home, "/floating?side=card");
	assert_false(reply_has(&r, "陈登记"));
	r = client_post(home, card(id, "/card"), "row_version", version(home, id), NULL);
	has(&r, 422, "2015-05-02 起可以发");
	r = client_post_json(api, text("/api/v1%s", card(id, "/card")), text("{\"row_version\":%s}", version(home, id)));
	has(&r, 422, "2015-05-02 起可以发");
	set_clock("2015-05-02T09:00:00+08:00");
	r = client_get(home, "/floating?side=card");
	has(&r, 200, "陈登记");
	r = client_get(api, "/api/v1/floating?side=card");
	has(&r, 200, "陈登记");
	r = client_post_json(api, text("/api/v1%s", card(id, "/activity")), text("{\"day\":\"2015-04-01\",\"kind\":\"study\",\"row_version\":%s}", version(home, id)));
	has(&r, 422, "没有 2015 年度登记证");
	assert_int_equal(client_get(home, card(id, "/card")).status, 404);
	assert_int_equal(client_post_json(api, text("/api/v1%s", card(id, "/card")), text("{\"row_version\":%s}", version(home, id))).status, 200);
	r = client_post(home, card(id, "/card"), "row_version", version(home, id), NULL);
	has(&r, 422, "一年一证");
	set_clock("2015-11-17T09:00:00+08:00");
	/* The member enters, the host confirms. */
	r = client_get(own, "/me/floating");
	has(&r, 200, "〔2015〕1号");
	r = client_post(own, "/me/floating/activity", "row_version", reply_field(w, &r, "row_version"), "day", "2015-07-01", "kind", "party_day", NULL);
	if (r.status != 303)
		has(&r, 303, "");
	r = client_get(own, "/me/floating");
	r = client_post(own, "/me/floating/activity", "row_version", reply_field(w, &r, "row_version"), "day", "2015-07-01", "kind", "party_day", NULL);
	has(&r, 422, "2015-07-01 的“主题党日”已经登记过");
	assert_int_equal(client_post_json(own_api, "/api/v1/me/floating/activity", text("{\"kind\":\"study\",\"row_version\":%s}", version(home, id))).status, 422);
	assert_int_equal(client_post_json(own_api, "/api/v1/me/floating/activity", text("{\"day\":\"2015-08-01\",\"row_version\":%s}", version(home, id))).status, 422);
	assert_int_equal(client_post_json(own_api, "/api/v1/me/floating/activity", text("{\"day\":\"2015-08-01\",\"kind\":\"study\",\"row_version\":%s}", version(home, id))).status, 200);
	r = client_get(own_api, "/api/v1/me/floating");
	has(&r, 200, "\"reporter\":\"member\"");
	activity = world_first_id(w, "floating_activity");
	r = client_post(home, card(id, text("/activity/%lld/confirm", (long long)activity)), "row_version", version(home, id), NULL);
	has(&r, 422, "只有接收了陈登记的组织能确认");
	client_get(host, card(id, ""));
	assert_int_equal(client_post(host, card(id, "/accept"), "row_version", version(host, id), NULL).status, 303);
	assert_int_equal(client_post(host, card(id, text("/activity/%lld/confirm", (long long)activity)), "row_version", version(host, id), NULL).status, 303);
	r = client_post_json(host_api, text("/api/v1%s", card(id, text("/activity/%lld/confirm", (long long)activity))), text("{\"row_version\":%s}", version(home, id)));
	has(&r, 422, "已经确认过");
	/* The other one, by a program. */
	r = client_get(host_api, text("/api/v1%s", card(id, "/card")));
	assert_non_null(strstr(r.body, "\"day\":\"2015-08-01\""));
	for (const char *at = strstr(r.body, "\"activities\""); at != NULL && at < strstr(r.body, "\"day\":\"2015-08-01\""); at = strstr(at + 1, "\"id\":\""))
		second = strtoll(at + strlen("\"id\":\""), NULL, 10);
	assert_int_equal(client_post_json(host_api, text("/api/v1%s", card(id, text("/activity/%lld/confirm", (long long)second))), text("{\"row_version\":%s}", version(home, id))).status, 200);
	assert_int_equal(client_post_json(host_api, text("/api/v1%s", card(id, text("/activity/%lld/confirm", (long long)activity + 1))), text("{\"row_version\":%s}", version(home, id))).status, 422);
	/* The host enters what was done; discipline is no activity. */
	assert_int_equal(client_post(host, card(id, "/activity"), "row_version", version(host, id), "day", "2015-10-01", "kind", "lesson", NULL).status, 303);
	r = client_post(host, card(id, "/activity"), "row_version", version(host, id), "day", "2015-10-02", "kind", "warning", NULL);
	has(&r, 422, "处分、党籍等事项由流出支部按规定办理（党员教育管理工作条例2019年");
	r = client_post_json(host_api, text("/api/v1%s", card(id, "/activity")), text("{\"day\":\"2015-10-02\",\"kind\":\"警告处分\",\"row_version\":%s}", version(home, id)));
	has(&r, 422, "处分、党籍等事项由流出支部");
	assert_int_equal(client_post_json(host_api, text("/api/v1%s", card(id, "/activity")), text("{\"kind\":\"study\",\"row_version\":%s}", version(home, id))).status, 422);
	assert_int_equal(client_post_json(host_api, text("/api/v1%s", card(id, "/activity")), text("{\"day\":\"2015-10-02\",\"row_version\":%s}", version(home, id))).status, 422);
	assert_int_equal(client_post_json(host_api, text("/api/v1%s", card(id, "/activity")), text("{\"day\":\"2015-10-02\",\"kind\":\"study\",\"row_version\":%s}", version(home, id))).status, 200);
	/* Both see the same card, and print it. */
	r = client_get(home, card(id, "/card?year=2015"));
	has(&r, 200, "〔2015〕1号");
	assert_true(reply_has(&r, "主题党日"));
	assert_true(reply_has(&r, "阳光社区支部 <span class=\"num\">2015-11-17"));
	assert_int_equal(client_get(host, card(id, "/card?year=2015")).status, 200);
	assert_int_equal(client_get(elsewhere, card(id, "/card?year=2015")).status, 404);
	assert_int_equal(client_get(home, card(id, "/card?year=2014")).status, 404);
	r = client_get(host_api, text("/api/v1%s", card(id, "/card?year=2015")));
	has(&r, 200, "\"confirmed_name\":\"阳光社区支部\"");
	client_get(elsewhere, "/me");
	assert_int_equal(client_post(elsewhere, card(id, "/activity"), "row_version", "1", "day", "2015-10-02", "kind", "study", NULL).status, 404);
	r = client_get(signed_in("never", member(branch, "未外出")), "/me/floating");
	has(&r, 200, "您没有登记为流动党员");
}

static void contacts_keep_day_and_way_and_count_searches(void **state)
{
	static const char *const WAYS[] = { "phone", "visit", "phone", "letter" };
	int64_t id = registered(member(branch, "赵六"), "2015-03-01", 0);
	struct reply r;

	world_run(w, text("UPDATE floating SET contact_day = %d WHERE id = %lld", 16664, (long long)id));	/* 2015-08-17: three months ago */
	r = client_get(home, "/floating?side=late");
	has(&r, 200, "赵六");
	r = client_get(home, "/");
	has(&r, 200, "联系 1 名流动党员");
	r = client_post(home, card(id, "/contact"), "row_version", version(home, id), "day", "2015-02-01", "method", "phone", NULL);
	has(&r, 422, "2015-02-01 早于 2015-03-01");
	r = client_post(home, card(id, "/contact"), "row_version", version(home, id), "day", "2015-11-17", "method", "", NULL);
	has(&r, 422, "请选择联系方式");
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(client_post(home, card(id, "/contact"), "row_version", version(home, id), "day", "2015-11-16", "method", WAYS[i], NULL).status, 303);
	r = client_get(home, card(id, ""));
	has(&r, 200, "已用 3 种方式查找未果");
	r = client_get(home, "/floating?side=late");
	assert_true(reply_has(&r, "赵六"));	/* nobody got through */
	assert_int_equal(client_post_json(api, text("/api/v1%s", card(id, "/contact")), text("{\"method\":\"phone\",\"is_reached\":true,\"row_version\":%s}", version(home, id))).status, 422);
	assert_int_equal(client_post_json(api, text("/api/v1%s", card(id, "/contact")), text("{\"day\":\"2015-11-17\",\"method\":\"phone\",\"is_reached\":true,\"row_version\":%s}", version(home, id))).status, 200);
	r = client_get(api, "/api/v1/floating?side=late");
	assert_int_equal(r.status, 200);
	assert_false(reply_has(&r, "赵六"));
	r = client_get(api, "/api/v1/floating");
	assert_true(reply_has(&r, "赵六"));
}

static void phone_and_wishes_are_shown_with_a_reason_that_is_logged(void **state)
{
	int64_t id = registered(member(branch, "钱七"), "2015-03-01", community), before;
	struct reply r;

	client_get(home, card(id, ""));
	r = client_post(home, card(id, "/reveal"), "reason", "", NULL);
	has(&r, 422, "请写明查看原因");
	assert_false(reply_has(&r, "13800001111"));
	before = world_count(w, "audit");
	r = client_post(home, card(id, "/reveal"), "reason", "春节联系", NULL);
	has(&r, 200, "13800001111");
	assert_true(reply_has(&r, "想学电工"));
	assert_int_equal(world_count(w, "audit"), before + 1);
	assert_int_equal(client_post_json(host_api, text("/api/v1%s", card(id, "/reveal")), "{}").status, 422);
	r = client_post_json(host_api, text("/api/v1%s", card(id, "/reveal")), "{\"reason\":\"接收联系\"}");
	has(&r, 200, "\"phone\":\"13800001111\"");
	assert_int_equal(client_post_json(host_api, text("/api/v1%s", card(id, "/accept")), text("{\"row_version\":%s}", version(home, id))).status, 200);
	client_get(elsewhere, "/me");
	assert_int_equal(client_post(elsewhere, card(id, "/reveal"), "reason", "x", NULL).status, 404);
	client_get(reader, "/me");
	assert_int_equal(client_post(reader, card(id, "/reveal"), "reason", "x", NULL).status, 403);
}

static void a_return_ends_it_and_so_does_another_branch(void **state)
{
	int64_t person = member(branch, "孙八"), id = registered(person, "2015-03-01", community);
	const char *moving;
	struct reply r;

	r = client_post(home, card(id, "/finish"), "row_version", version(home, id), "day", "2015-11-01", "ended_by", "transferred", NULL);
	has(&r, 422, "请选择返回，还是登记有误");
	assert_int_equal(client_post_json(api, text("/api/v1%s", card(id, "/finish")), text("{\"ended_by\":\"returned\",\"row_version\":%s}", version(home, id))).status, 422);
	assert_int_equal(client_post_json(api, text("/api/v1%s", card(id, "/finish")), text("{\"ended_by\":\"returned\",\"day\":\"2015-11-01\",\"row_version\":%s}", version(home, id))).status, 200);
	r = client_post(home, card(id, "/contact"), "row_version", version(home, id), "day", "2015-11-01", "method", "phone", NULL);
	has(&r, 422, "已经在 2015-11-01 结束");
	r = client_get(home, text("/person/%lld", (long long)person));
	assert_true(reply_has(&r, "2015-03-01 至 2015-11-01"));	/* the role of the archive ended with it */
	/* Away again, and then the membership goes to another branch. */
	id = registered(person, "2015-11-10", community);
	client_get(town_clerk, text("/transfer/new?person=%lld", (long long)person));
	r = client_post(town_clerk, "/transfer/new", "person", text("%lld", (long long)person), "to", "丙村支部", "reason", "job", "dues_month", "2015-11", NULL);
	assert_int_equal(r.status, 303);
	moving = reply_header(w, &r, "Location");
	client_get(town_clerk, moving);
	r = client_post(town_clerk, text("%s/act", moving), "act", "adjust", "document", "甲党〔2015〕8号", "day", "2015-11-16", "row_version", "1", NULL);
	if (r.status != 303)
		has(&r, 303, "");
	r = client_get(town_clerk, card(id, ""));
	has(&r, 200, "组织关系转移");
	assert_int_equal(client_get(host, card(id, "")).status, 404);
}

/* Test case 14 of domain/02: whoever votes in an election or a meeting belongs to the branch; a floating member is not on the list of the host. */
static void a_floating_member_votes_at_home_only(void **state)
{
	int64_t person = member(branch, "周流动"), id = registered(person, "2015-03-01", community), orgs[2] = { branch, community };
	struct client *who[2] = { home, host };

	member(community, "吴社区");
	client_get(host, card(id, ""));
	assert_int_equal(client_post(host, card(id, "/accept"), "row_version", version(host, id), NULL).status, 303);
	for (int i = 0; i < 2; i++) {
		long long run = 0, ballot = 0;
		struct reply r;

		client_get(who[i], text("/org/%lld/run/new?use=%lld", (long long)orgs[i], (long long)use));
		r = client_post(who[i], text("/org/%lld/run/new", (long long)orgs[i]), "use", text("%lld", (long long)use), "title", "选举支部委员", "day", "2015-11-16", NULL);
		if (r.status != 303)
			has(&r, 303, "");
		assert_int_equal(sscanf(reply_header(w, &r, "Location"), "/run/%lld", &run), 1);
		r = client_get(who[i], text("/run/%lld", run));
		r = client_post(who[i], text("/run/%lld/vote", run), "vote", "decide", "row_version", reply_field(w, &r, "row_version"), NULL);
		if (r.status != 303)
			has(&r, 303, "");
		assert_int_equal(sscanf(reply_header(w, &r, "Location"), "/ballot/%lld", &ballot), 1);
		r = client_get(who[i], text("/ballot/%lld/list", ballot));
		assert_int_equal(r.status, 200);
		assert_int_equal(reply_has(&r, "周流动"), i == 0);
		assert_int_equal(reply_has(&r, "吴社区"), i == 1);
	}
}

static void those_who_came_are_counted_apart(void **state)
{
	struct reply r;

	world_run(w, "UPDATE floating_host SET to_day = 16000 WHERE to_day = 2932897");
	registered(member(branch, "郑流出"), "2015-05-17", community);
	registered(member(branch, "冯未满"), "2015-05-18", 0);
	r = client_get(host_api, "/api/v1/floating?side=in");
	has(&r, 200, "\"total\":1");
	assert_true(reply_has(&r, "郑流出"));
	r = client_get(host_api, "/api/v1/floating?side=out");
	has(&r, 200, "\"total\":0");
	client_get(home, "/me");	/* the notice of what was done last stands there */
	r = client_get(home, "/floating?side=six");
	has(&r, 200, "郑流出");
	assert_false(reply_has(&r, "冯未满"));	/* one day is missing */
	r = client_get(elsewhere, "/floating");
	has(&r, 200, "没有这样的党员");
	assert_int_equal(client_get(elsewhere, text("/floating?org=%lld", (long long)branch)).status, 404);
	assert_int_equal(client_get(home, "/floating?side=in").status, 200);
}

/* SH-12: registered at a station, checked with the home organisation, settled by a transfer or a temporary card; without its confirmation, in checking. */

static const char *entry(int64_t id, const char *rest) { return text("/station-entry/%lld%s", (long long)id, rest); }

static int64_t entered_at(struct client *c, int64_t at, const char *name, const char *home_code, const char *home_name, const char *came)
{
	const char *url = text("/org/%lld/station", (long long)at);
	struct reply r;
	long long id = 0;

	client_get(c, text("%s/new", url));
	r = client_post(c, url, "name", name, "home", home_code, "home_name", home_name, "came_day", came, NULL);
	if (r.status != 303)
		has(&r, 303, "");
	assert_int_equal(sscanf(reply_header(w, &r, "Location"), "/station-entry/%lld", &id), 1);
	return id;
}

static const char *entry_version(struct client *c, int64_t id)
{
	struct reply r = client_get(c, text("/api/v1%s", entry(id, "")));
	const char *at = strstr(r.body, "\"row_version\":");

	assert_int_equal(r.status, 200);
	return text("%lld", strtoll(at + strlen("\"row_version\":"), NULL, 10));
}

static struct reply act(struct client *c, struct client *program_of, int64_t id, const char *rest, const char *name, const char *value, const char *second, const char *value2)
{
	client_get(c, entry(id, ""));
	return client_post(c, entry(id, rest), "row_version", entry_version(program_of, id), name, value, second, value2, NULL);
}

static void a_station_settles_only_whom_the_home_organisation_confirmed(void **state)
{
	/* covers SH-12 accept 2 refuse 1 by page and api */
	int64_t station = world_org_of(w, street, "floating_station", "阳光流动党员服务站"), person = member(branch, "韩流入"), id, outside;
	struct client *desk, *desk_api;
	struct reply r;

	world_holding(w, street, "secretary", 140);
	desk = signed_in("desk", 140);
	desk_api = program("desk_api", 140);
	/* What a form lacks is said, and nothing typed is lost. */
	r = client_get(desk, text("/org/%lld/station", (long long)station));
	has(&r, 200, "登记流入党员");
	client_get(desk, text("/org/%lld/station/new", (long long)station));
	r = client_post(desk, text("/org/%lld/station", (long long)station), "name", "韩流入", "home", "", "home_name", "", "came_day", "2015-10-01", NULL);
	has(&r, 422, "没有流出地组织，就无从核查");
	assert_true(reply_has(&r, "韩流入"));
	r = client_post(desk, text("/org/%lld/station", (long long)station), "name", "韩流入", "home", "阳光社区支部", "home_name", "外地党委", "came_day", "2015-10-01", NULL);
	has(&r, 422, "只填一个");
	r = client_post(desk, text("/org/%lld/station", (long long)station), "name", "韩流入", "home", "云川市委", "came_day", "2015-10-01", NULL);
	has(&r, 422, "就是服务站的上级");
	r = client_post(desk, text("/org/%lld/station", (long long)community), "name", "韩流入", "home", "甲村支部", "came_day", "2015-10-01", NULL);
	has(&r, 422, "不是流动党员服务站");
	r = client_post_json(desk_api, text("/api/v1/org/%lld/station", (long long)station), "{\"name\":\"韩流入\",\"came_day\":\"2015-11-18\",\"home\":\"甲村支部\"}");
	has(&r, 422, "晚于今天");
	assert_int_equal(client_post_json(desk_api, text("/api/v1/org/%lld/station", (long long)station), "{\"name\":\"韩流入\",\"home\":\"甲村支部\"}").status, 422);
	assert_int_equal(client_post_json(desk_api, text("/api/v1/org/%lld/station", (long long)station), "{\"came_day\":\"2015-10-01\",\"home\":\"甲村支部\"}").status, 422);
	client_get(home, "/me");
	assert_int_equal(client_post(home, text("/org/%lld/station", (long long)station), "name", "韩流入", "home", "甲村支部", "came_day", "2015-10-01", NULL).status, 404);
	id = entered_at(desk, station, "韩流入", "丙村支部", "", "2015-10-01");
	r = client_post_json(desk_api, text("/api/v1%s", entry(id, "/ask")), text("{\"home\":\"甲村支部\",\"row_version\":%s}", entry_version(desk_api, id)));
	assert_int_equal(r.status, 200);	/* the wrong branch was named at first */
	assert_int_equal(client_get(elsewhere, entry(id, "")).status, 404);
	/* Nobody settles before the home organisation has said so, and nobody says so in its place. */
	r = act(desk, desk_api, id, "/settle", "by", "card", "letter", "");
	has(&r, 422, "甲村支部还没有确认，不能算落实");
	r = client_post_json(desk_api, text("/api/v1%s", entry(id, "/settle")), text("{\"by\":\"transfer\",\"row_version\":%s}", entry_version(desk_api, id)));
	has(&r, 422, "还没有确认，不能算落实");
	r = act(desk, desk_api, id, "/reply", "is_member", "1", "person", text("%lld", (long long)person));
	has(&r, 422, "由甲村支部答复，服务站不能代为确认");
	r = client_post_json(desk_api, text("/api/v1%s", entry(id, "/reply")), text("{\"is_member\":true,\"row_version\":%s}", entry_version(desk_api, id)));
	has(&r, 422, "服务站不能代为确认");
	r = client_get(desk, text("/org/%lld/station", (long long)station));
	has(&r, 200, "韩流入");
	r = client_get(desk_api, text("/api/v1/org/%lld/station?side=settled", (long long)station));
	has(&r, 200, "\"total\":0");
	/* The home organisation is told, and answers; first it denied, and the station asked again. */
	r = client_get(home, "/");
	has(&r, 200, "答复 1 名流动党员的核查");
	r = client_get(home, text("/org/%lld/station?side=asked", (long long)branch));
	has(&r, 200, "韩流入");
	r = act(home, api, id, "/reply", "is_member", "0", "person", "");
	assert_int_equal(r.status, 303);
	r = client_get(desk, entry(id, ""));
	has(&r, 200, "流出地答复不是其党员");
	r = act(desk, desk_api, id, "/settle", "by", "card", "letter", "");
	has(&r, 422, "不能算落实");
	r = act(desk, desk_api, id, "/ask", "home", "甲村支部", "home_name", "");
	assert_int_equal(r.status, 303);
	r = act(home, api, id, "/reply", "is_member", "1", "person", "");
	has(&r, 422, "请选择韩流入是本组织的哪一位党员");
	r = act(home, api, id, "/reply", "is_member", "1", "person", text("%lld", (long long)member(community, "韩流入")));
	has(&r, 422, "不是甲村支部的党员");
	r = act(home, api, id, "/reply", "is_member", "1", "person", text("%lld", (long long)member(branch, "张冠")));
	has(&r, 422, "姓名不符");
	r = client_get(api, text("/api/v1%s", entry(id, "")));
	has(&r, 200, text("\"people\":[{\"id\":\"%lld\"", (long long)person));
	r = client_post_json(api, text("/api/v1%s", entry(id, "/reply")), text("{\"is_member\":true,\"person\":\"%lld\",\"row_version\":%s}", (long long)person, entry_version(api, id)));
	assert_int_equal(r.status, 200);
	r = act(home, api, id, "/reply", "is_member", "0", "person", "");
	has(&r, 422, "甲村支部已于 2015-11-17 确认韩流入");
	/* A transfer counts when it is done, not when it is said. */
	r = act(desk, desk_api, id, "/settle", "by", "transfer", "letter", "");
	has(&r, 422, "组织关系还在甲村支部，没有转入乙街道党工委");
	assert_int_equal(client_post_json(desk_api, text("/api/v1%s", entry(id, "/settle")), text("{\"row_version\":%s}", entry_version(desk_api, id))).status, 422);
	assert_int_equal(client_get(desk, entry(id, "/card")).status, 404);
	r = act(desk, desk_api, id, "/settle", "by", "card", "letter", "");
	assert_int_equal(r.status, 303);
	r = client_get(home, entry(id, "/card"));
	has(&r, 200, "〔2015〕1号");
	r = act(desk, desk_api, id, "/settle", "by", "card", "letter", "");
	has(&r, 422, "已于 2015-11-17 落实");
	/* From outside: the written confirmation, and a letter with which somebody really came. */
	outside = entered_at(desk, station, "许外来", "", "宁海县委组织部", "2015-09-01");
	client_get(desk, text("/org/%lld/station/new", (long long)station));
	r = client_post(desk, text("/org/%lld/station", (long long)station), "name", "许外来", "home_name", "宁海县委组织部", "came_day", "2015-09-01", NULL);
	has(&r, 422, "已经登记过");
	r = act(desk, desk_api, outside, "/reply", "is_member", "1", "document", "");
	has(&r, 422, "外地组织的确认要有书面凭据");
	r = act(desk, desk_api, outside, "/reply", "is_member", "1", "document", "宁海证〔2015〕3号");
	assert_int_equal(r.status, 303);
	r = act(desk, desk_api, outside, "/settle", "by", "transfer", "letter", "宁组〔2015〕9号");
	has(&r, 422, "没有用介绍信“宁组〔2015〕9号”办结的、许外来的转入");
	PUT("transfer", TEXT("kind", "in"), NUMBER("person_id", 900), TEXT("name", "许外来"), NUMBER("to_id", community), NUMBER("to_organ_id", street), TEXT("place", "宁海县委组织部"),
		TEXT("reason", "job"), NUMBER("dues_month", 16000), TEXT("state", "done"), TEXT("number", "宁组〔2015〕9号"), NUMBER("first_day", 16000), NUMBER("row_version", 1));
	r = client_post_json(desk_api, text("/api/v1%s", entry(outside, "/settle")), text("{\"by\":\"transfer\",\"letter\":\"宁组〔2015〕9号\",\"row_version\":%s}", entry_version(desk_api, outside)));
	assert_int_equal(r.status, 200);
	/* One that nobody confirms stays in checking. */
	id = entered_at(desk, station, "未确认", "甲村支部", "", "2015-11-01");
	r = client_get(desk, text("/org/%lld/station?side=checking", (long long)station));
	has(&r, 200, "核查中");
	assert_true(reply_has(&r, "未确认"));
	assert_false(reply_has(&r, "韩流入"));
	r = client_get(desk_api, text("/api/v1%s", entry(id, "")));
	has(&r, 200, "\"state\":\"checking\"");
	r = client_post_json(desk_api, text("/api/v1%s", entry(id, "/finish")), text("{\"row_version\":%s}", entry_version(desk_api, id)));
	assert_int_equal(r.status, 422);
	assert_int_equal(client_post_json(desk_api, text("/api/v1%s", entry(id, "/finish")), text("{\"ended_by\":\"mistaken\",\"row_version\":%s}", entry_version(desk_api, id))).status, 200);
	r = act(desk, desk_api, id, "/finish", "ended_by", "left", "x", "");
	has(&r, 422, "已经在 2015-11-17 结束");
}

/* 160 settled and one in checking: counted in the ledger of the station, and above it. */
static void hundred_and_sixty_are_settled_and_one_is_in_checking(void **state)
{
	/* covers SH-12 accept 1 by page and api */
	int64_t station = world_org_of(w, second_street, "floating_station", "花园流动党员服务站");
	struct client *desk, *desk_api;
	struct reply r;

	world_holding(w, second_street, "secretary", 141);
	desk = signed_in("desk_b", 141);
	desk_api = program("desk_b_api", 141);
	for (int i = 1; i <= 161; i++) {
		const char *url = text("/api/v1/org/%lld/station", (long long)station);
		long long id;

		r = client_post_json(desk_api, url, text("{\"name\":\"流动%03d\",\"home_name\":\"外县党委\",\"came_day\":\"2015-06-01\"}", i));
		assert_int_equal(r.status, 201);
		id = strtoll(strstr(r.body, "\"id\":\"") + strlen("\"id\":\""), NULL, 10);
		if (i == 161)
			continue;
		r = client_post_json(desk_api, text("/api/v1%s", entry(id, "/reply")), "{\"is_member\":true,\"document\":\"外县证1号\",\"row_version\":1}");
		assert_int_equal(r.status, 200);
		r = client_post_json(desk_api, text("/api/v1%s", entry(id, "/settle")), "{\"by\":\"card\",\"row_version\":2}");
		assert_int_equal(r.status, 200);
	}
	r = client_get(desk_api, text("/api/v1/org/%lld/station?side=settled", (long long)station));
	has(&r, 200, "\"total\":160");
	r = client_get(desk_api, text("/api/v1/org/%lld/station?side=checking", (long long)station));
	has(&r, 200, "\"total\":1");
	assert_true(reply_has(&r, "流动161"));
	assert_true(reply_has(&r, "\"state\":\"checking\""));
	assert_true(reply_has(&r, "\"name\":\"花园流动党员服务站\",\"checking\":1,\"confirmed\":0,\"settled\":160"));
	r = client_get(desk, text("/org/%lld/station", (long long)second_street));	/* the sums of the stations below */
	has(&r, 200, "流动161");
	assert_true(reply_has(&r, "<td class=\"num r\" data-l=\"已落实\">160</td>"));
	assert_true(reply_has(&r, "<td class=\"num r\" data-l=\"核查中\">1</td>"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_registration_needs_day_place_and_phone),
		cmocka_unit_test(home_and_host_see_one_card_and_a_new_host_closes_the_former),
		cmocka_unit_test(several_hosts_only_where_the_norm_says_so),
		cmocka_unit_test(who_is_away_is_no_member_of_a_second_branch),
		cmocka_unit_test(the_card_of_the_year_is_given_after_two_months_and_filled_by_both),
		cmocka_unit_test(contacts_keep_day_and_way_and_count_searches),
		cmocka_unit_test(phone_and_wishes_are_shown_with_a_reason_that_is_logged),
		cmocka_unit_test(a_return_ends_it_and_so_does_another_branch),
		cmocka_unit_test(a_floating_member_votes_at_home_only),
		cmocka_unit_test(those_who_came_are_counted_apart),
		cmocka_unit_test(a_station_settles_only_whom_the_home_organisation_confirmed),
		cmocka_unit_test(hundred_and_sixty_are_settled_and_one_is_in_checking),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
