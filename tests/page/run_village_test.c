/* XY-09 and XY-07: the four regulated steps of 昔阳 from their file (programmes/xy/four.prog). A village votes 14 to 19 against an alum
 * works: the case ends, nothing can be carried out, and the same text is barred; another matter goes all the way, with a meeting that
 * was too small, notices that everybody may object to, and spending above what was decided. Pages and API. */
#include "world/walk.h"

#include <stdio.h>
#include <string.h>
#include "programme/token.h"

#define MEMBERS 26
#define REPRESENTATIVES 36

static struct world *w;
static struct client *secretary, *api, *second, *director, *watcher, *villager;
static int64_t village, town, use, members[MEMBERS], representatives[REPRESENTATIVES], director_person, watcher_person, committee_org;

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

static struct client *program(const char *login, int64_t person)
{
	struct client *c = client_new(w);

	client_header(c, text("Authorization: Bearer %s", client_token(w, world_account(w, login, ADMIN_NONE, person))));
	return c;
}

/* The second version is the same but for the days of a notice: 20 instead of 15. */
static void put_practice(int64_t org, int version)
{
	char *source = arena_alloc(w->arena, PROGRAMME_BYTES_MAX + 1);
	FILE *file = fopen("programmes/xy/four.prog", "rb");
	int64_t practice;

	assert_non_null(file);
	fread(source, 1, PROGRAMME_BYTES_MAX, file);
	fclose(file);
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
	for (int i = 0; i < MEMBERS; i++) {
		members[i] = world_person(w, village, text("党员%02d", i + 1));
		PUT(w, "membership", NUMBER("region_id", 1), NUMBER("person_id", members[i]), NUMBER("org_id", village), NUMBER("status", 2), NUMBER("from_day", 10000),
			NUMBER("to_day", 2932897));
	}
	PUT(w, "membership", NUMBER("region_id", 1), NUMBER("person_id", world_person_of(w, village, "预备一", 1)), NUMBER("org_id", village), NUMBER("status", 1),
		NUMBER("from_day", 16500), NUMBER("to_day", 2932897));	/* a probationary member has no vote */
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
	secretary = client_new(w);
	client_sign_in(secretary, world_account(w, "secretary", ADMIN_NONE, members[0]));
	api = program("secretary_api", members[0]);
	second = program("second", members[1]);
	director = program("director", director_person);
	watcher = program("watcher", watcher_person);
	villager = client_new(w);
	put_practice(town, 1);
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
		fail_msg("status %d without '%s': %s", r->status, words, r->body);
}

static const char *run_url(int64_t run, const char *rest) { return text("/run/%lld%s", (long long)run, rest); }

static int version_of(int64_t run)
{
	struct reply r = client_get(api, text("/api/v1/run/%lld", (long long)run));
	int version = 0;

	if (r.status != 200 || sscanf(strstr(r.body, "\"row_version\":"), "\"row_version\":%d", &version) != 1)
		fail_msg("status %d: %s", r.status, r.body);
	return version;
}

static struct reply act(struct client *c, int64_t run, const char *what, const char *fields)
{
	return client_post_json(c, text("/api/v1/run/%lld/%s", (long long)run, what), text("{\"row_version\":%d%s%s}", version_of(run), fields[0] == '\0' ? "" : ",", fields));
}

static int64_t number_after(const struct reply *r, const char *name)
{
	const char *at = strstr(r->body, text("\"%s\":\"", name));
	long long n = 0;

	if (at == NULL || sscanf(at + strlen(name) + 3, "\"%lld\"", &n) != 1)
		fail_msg("no %s in %s", name, r->body);
	return n;
}

static int64_t opened(const char *title)
{
	struct reply r = client_post_json(api, text("/api/v1/org/%lld/run", (long long)village), text("{\"use\":\"%lld\",\"title\":\"%s\"}", (long long)use, title));

	if (r.status != 201)
		fail_msg("status %d: %s", r.status, r.body);
	return number_after(&r, "id");
}

static void proposed(int64_t run, const char *matter)
{
	struct reply r = act(api, run, "fill/plan", text("\"values\":[\"matter=%s\",\"budget=246000\",\"plan=初步方案见会议记录\"]", matter));

	has(&r, 200, matter);
	r = act(api, run, "sign", "\"role\":\"branch\"");
	has(&r, 200, "\"branch\"");
	r = act(director, run, "sign", "\"role\":\"village\"");
	has(&r, 200, "\"village\"");
	r = act(api, run, "close", "");
	has(&r, 200, "\"step\":\"party_meeting\"");
}

/* The ballot is opened, counted by two and closed. */
static int64_t voted(int64_t run, const char *vote, int present, int agreed, int opposed)
{
	struct reply r = act(api, run, "vote", text("\"vote\":\"%s\"", vote));
	const char *count = text("{\"present\":%d,\"issued\":%d,\"collected\":%d,\"agreed\":[%d],\"opposed\":[%d],\"abstained\":[%d]}", present, present, present, agreed,
		opposed, present - agreed - opposed), *url;
	int64_t ballot;

	if (r.status != 201)
		fail_msg("status %d: %s", r.status, r.body);
	ballot = number_after(&r, "ballot");
	url = text("/api/v1/ballot/%lld", (long long)ballot);
	r = client_post_json(api, text("%s/count", url), count);
	assert_int_equal(r.status, 200);
	r = client_post_json(second, text("%s/count", url), count);
	assert_int_equal(r.status, 200);
	r = client_post_json(api, text("%s/close", url), "{\"day\":\"2015-11-17\",\"supervisor\":\"党员09\",\"teller\":\"党员10\"}");
	if (r.status != 200)
		fail_msg("status %d: %s", r.status, r.body);
	return ballot;
}

static void reviewed(int64_t run)
{
	struct reply r;

	voted(run, "review", 24, 20, 4);
	r = act(api, run, "close", "");
	has(&r, 200, "\"step\":\"assembly\"");
}

static void fourteen_to_nineteen_ends_the_case(void **state)
{
	int64_t run = opened("矾石厂");
	struct reply r;
	int64_t ballot;

	proposed(run, "矾石厂");
	r = client_get(secretary, run_url(run, ""));
	has(&r, 200, "待表决");
	r = act(api, run, "close", "");
	has(&r, 422, "没有有效的表决");
	reviewed(run);
	ballot = voted(run, "decide", 33, 14, 19);
	r = client_get(secretary, text("/ballot/%lld", (long long)ballot));
	has(&r, 200, "14");
	r = act(api, run, "close", text("\"person\":\"%lld\"", (long long)representatives[0]));
	has(&r, 422, "请附上本人签字的材料");	/* the representatives decide; the secretary only registers it, on paper */
	has(&r, 422, "file");
	r = act(api, run, "close", "");
	has(&r, 422, "不能办理");
}

/* What a representative did is registered with the signed record of the meeting. */
static struct reply closed_on_paper(int64_t run, int64_t person)
{
	struct reply page = client_get(secretary, run_url(run, ""));
	const char *body = text("--cut\r\nContent-Disposition: form-data; name=\"csrf_token\"\r\n\r\n%s\r\n--cut\r\nContent-Disposition: form-data; name=\"form_key\"\r\n\r\n%s\r\n--cut\r\nContent-Disposition: form-data; name=\"row_version\"\r\n\r\n"
		"%s\r\n--cut\r\nContent-Disposition: form-data; name=\"person\"\r\n\r\n%lld\r\n--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"会议记录.pdf\"\r\n"
		"Content-Type: application/pdf\r\n\r\n%%PDF-1.4\n%%%%EOF\n\r\n--cut--\r\n", reply_field(w, &page, "csrf_token"), reply_field(w, &page, "form_key"), reply_field(w, &page, "row_version"),
		(long long)person);

	return client_send(secretary, "POST", run_url(run, "/close"), "multipart/form-data; boundary=cut", body, strlen(body));
}

/* The village committee are those whom the villagers elected to it; whoever works for it, as the family planning publicist does, signs nothing for it. */
static void only_the_village_committee_signs_for_it(void **state)
{
	int64_t run = opened("修渠"), clerk_person = world_person_of(w, village, "计生宣传员", 0), member_person = world_person_of(w, village, "村委委员", 0);
	struct client *clerk, *member;
	struct reply r = act(api, run, "fill/plan", "\"values\":[\"matter=修渠\",\"budget=1000\",\"plan=初步方案见会议记录\"]");
	const char *page = run_url(run, "");

	has(&r, 200, "修渠");
	world_holding(w, committee_org, "staff", clerk_person);
	world_holding(w, committee_org, "village_committee_member", member_person);
	world_right(w, "staff", "handle");
	world_right(w, "village_committee_member", "handle");
	clerk = program("clerk", clerk_person);
	member = program("village_member", member_person);
	r = act(api, run, "sign", "\"role\":\"branch\"");
	has(&r, 200, "\"branch\"");
	r = client_post_json(clerk, text("/api/v1/run/%lld/sign", (long long)run), text("{\"role\":\"village\",\"row_version\":%d}", version_of(run)));
	assert_int_equal(r.status, 404);
	r = client_get(secretary, page);
	assert_false(reply_has(&r, "计生宣传员"));
	r = walk_send(secretary, page, run_url(run, "/sign"), text("own=0\nrole=village\nperson=%lld\nday=2015-11-17\nfile=@", (long long)clerk_person));
	has(&r, 422, "不能办理");
	r = act(member, run, "sign", "\"role\":\"village\"");
	has(&r, 200, "\"village\"");
}

/* The same act in the browser, with one field. */
static struct reply page_act(int64_t run, const char *what, const char *field, const char *value)
{
	client_get(secretary, run_url(run, ""));
	return client_post(secretary, run_url(run, text("/%s", what)), field, value, "row_version", text("%d", version_of(run)), NULL);
}

/* By page and API: what they say of paying for the matter of the case. */
static void says_of_payment(int64_t run, const char *on_page, const char *in_api)
{
	struct reply r = client_get(secretary, run_url(run, ""));

	has(&r, 200, on_page);
	r = client_get(api, text("/api/v1/run/%lld", (long long)run));
	has(&r, 200, in_api);
}

#define NOTHING_DECIDED "现在不得付款：未经村代会或村民会议决议，不得付款", "\"payment\":{\"is_allowed\":false,\"reason\":\"未经村代会或村民会议决议，不得付款\"}"
#define PAYABLE "可以付款：本做法的付款条件都满足", "\"payment\":{\"is_allowed\":true,\"reason\":\"\"}"

/* The representatives decide against it, fourteen to nineteen, and the case is over. */
static int64_t voted_down(const char *title, const char *matter)
{
	int64_t run = opened(title);
	struct reply r;

	proposed(run, matter);
	reviewed(run);
	voted(run, "decide", 33, 14, 19);
	r = closed_on_paper(run, representatives[0]);
	if (r.status != 303)
		fail_msg("status %d: %s", r.status, r.body);
	return run;
}

static void what_was_voted_down_is_over_and_barred(void **state)
{
	/* covers XY-07 accept 1 by page and api */
	/* covers XY-09 accept 1 2 refuse 1 2 by page and api */
	int64_t run = voted_down("办矾石厂", "办矾石厂");
	struct reply r;

	r = client_get(api, text("/api/v1/run/%lld", (long long)run));
	has(&r, 200, "\"finish\":\"rejected\"");
	r = client_get(secretary, run_url(run, ""));
	has(&r, 200, "否决");
	has(&r, 200, "应到 36 人，实到 33 人，赞成 14 票，反对 19 票");
	says_of_payment(run, NOTHING_DECIDED);
	r = act(api, run, "fill/execution", "\"values\":[\"spent=1\"]");
	has(&r, 422, "已经结束");
	r = client_post_json(api, text("/api/v1/org/%lld/run", (long long)village), text("{\"use\":\"%lld\",\"title\":\"办 矾石厂！\"}", (long long)use));
	has(&r, 422, "不得原样再提");
	r = page_act(run, "fill/execution", "v_spent", "1");
	has(&r, 422, "已经结束");
	client_get(secretary, text("/org/%lld/run/new?use=%lld", (long long)village, (long long)use));
	r = client_post(secretary, text("/org/%lld/run/new", (long long)village), "use", text("%lld", (long long)use), "title", "办 矾石厂！", NULL);
	has(&r, 422, "不得原样再提");
}

/* Filled in by page and by a program. */
static void is_the_same_matter(int64_t run, const char *matter, const char *plan, const char *field)
{
	struct reply r = act(api, run, "fill/plan", text("\"values\":[\"matter=%s\",\"budget=246000\",\"plan=%s\"]", matter, plan));

	has(&r, 422, "同样的事项「办矾石厂」2015-11-17 已经办结：否决，不得原样再提，换个名称也不行");
	has(&r, 422, field);
	client_get(secretary, run_url(run, ""));
	r = client_post(secretary, run_url(run, "/fill/plan"), "row_version", text("%d", version_of(run)), "v_matter", matter, "v_budget", "246000", "v_plan", plan, NULL);
	has(&r, 422, "同样的事项「办矾石厂」2015-11-17 已经办结");
}

/* Under another title the case is opened, but the matter stays what it was; with a plan that changed it may be decided anew. */
static void another_title_makes_no_other_matter(void **state)
{
	int64_t run = opened("矾石加工项目");
	struct reply r;

	is_the_same_matter(run, "办 矾石厂。", "改由村民入股", "v_matter");
	is_the_same_matter(run, "另一件事", "办矾石厂", "v_plan");
	r = act(api, run, "fill/plan", "\"values\":[\"matter=村民入股办小型矾石厂\",\"budget=90000\",\"plan=规模减半，环评以后再办\"]");
	has(&r, 200, "规模减半");
}

/* Nor does one whose title never said what it was about: the whole proposal is that of then. */
static void the_same_proposal_is_the_same_matter(void **state)
{
	int64_t run;
	struct reply r;

	voted_down("石料项目", "采石料");
	run = opened("石料二期");
	r = act(api, run, "fill/plan", "\"values\":[\"matter=采石料\",\"budget=246000.00\",\"plan=初步方案，见会议记录\"]");
	has(&r, 422, "同样的事项「石料项目」");
	client_get(secretary, run_url(run, ""));
	r = client_post(secretary, run_url(run, "/fill/plan"), "row_version", text("%d", version_of(run)), "v_matter", "采石料", "v_budget", "246000", "v_plan", "初步方案，见会议记录", NULL);
	has(&r, 422, "同样的事项「石料项目」");
	r = act(api, run, "fill/plan", "\"values\":[\"matter=采石料\",\"budget=90000\",\"plan=初步方案，见会议记录\"]");
	has(&r, 200, "90000");
}

static void a_meeting_that_is_too_small_decides_nothing(void **state)
{
	int64_t run = opened("修路");
	struct reply r;

	proposed(run, "修路");
	reviewed(run);
	voted(run, "decide", 23, 20, 3);
	r = closed_on_paper(run, representatives[0]);
	has(&r, 422, "没有有效的表决");
	r = client_get(secretary, run_url(run, ""));
	has(&r, 200, "另行召集会议再表决");
	voted(run, "decide", 30, 15, 15);	/* half is not more than half */
	r = closed_on_paper(run, representatives[0]);
	assert_int_equal(r.status, 303);
	r = client_get(api, text("/api/v1/run/%lld", (long long)run));
	has(&r, 200, "\"finish\":\"rejected\"");
}

static void no_step_is_skipped(void **state)
{
	/* covers XY-07 refuse 1 2 3 by page and api */
	int64_t run = opened("修桥");
	struct reply r = act(api, run, "fill/plan", "\"values\":[\"matter=修桥\",\"budget=80000\",\"plan=初步方案见会议记录\"]");

	has(&r, 200, "修桥");
	r = act(api, run, "sign", "\"role\":\"branch\"");
	has(&r, 200, "\"branch\"");
	walk_refused(secretary, api, run, "2015-11-17", "签字");	/* one committee only */
	r = act(director, run, "sign", "\"role\":\"village\"");
	has(&r, 200, "\"village\"");
	r = act(api, run, "close", "");
	has(&r, 200, "\"step\":\"party_meeting\"");
	r = act(api, run, "vote", "\"vote\":\"decide\"");	/* a decision before the review */
	has(&r, 422, "现在是");
	r = page_act(run, "vote", "vote", "decide");
	has(&r, 422, "现在是");
	reviewed(run);
	r = act(api, run, "fill/execution", "\"values\":[\"spent=1\"]");	/* nothing is decided yet */
	has(&r, 422, "不填这张表");
	r = page_act(run, "fill/execution", "v_spent", "1");
	has(&r, 422, "不填这张表");
}

static void clock_to(const char *day)
{
	struct reply r = client_post_json(api, "/api/v1/test/clock", text("{\"now\":\"%sT09:00:00+08:00\"}", day));

	assert_int_equal(r.status, 200);
}

static int64_t shown(int64_t run, const char *notice, const char *from)
{
	struct reply r = act(api, run, "notice", text("\"notice\":\"%s\",\"text\":\"王家山村修路决议，预算二十四万六千元\",\"from\":\"%s\"", notice, from)), list;
	const char *at;
	long long id = 0;

	if (r.status != 200)
		fail_msg("status %d: %s", r.status, r.body);
	list = client_get(villager, "/notice");
	has(&list, 200, "王家山");
	list = client_get(villager, "/api/v1/notice?board=村务公开");
	has(&list, 200, "王家山村党支部");
	list = client_get(villager, "/api/v1/notice?board=党务公开");
	has(&list, 200, "\"total\":0");
	list = client_get(villager, "/notice");
	at = strstr(list.body, "href=\"/notice/");
	assert_non_null(at);
	sscanf(at, "href=\"/notice/%lld\"", &id);
	return id;
}

static void a_matter_goes_all_the_way(void **state)
{
	/* covers X-07 accept 1 2 by page and api */
	/* covers X-08 accept 1 by page and api */
	int64_t run = opened("硬化道路"), notice, objection;
	struct reply r;

	says_of_payment(run, NOTHING_DECIDED);
	proposed(run, "硬化道路");
	reviewed(run);
	voted(run, "decide", 33, 30, 3);
	assert_int_equal(closed_on_paper(run, representatives[1]).status, 303);
	r = act(api, run, "notice", "\"notice\":\"announce\",\"text\":\"王家山村修路决议，预算二十四万六千元\",\"from\":\"2015-11-16\"");
	has(&r, 422, "从今天");
	r = act(api, run, "notice", "\"notice\":\"announce\",\"text\":\"太短\",\"from\":\"2015-11-17\"");
	has(&r, 422, "个字");
	r = act(api, run, "notice", "\"notice\":\"result\",\"text\":\"王家山村修路决议，预算二十四万六千元\",\"from\":\"2015-11-17\"");
	has(&r, 422, "没有这项公示");
	notice = shown(run, "announce", "2015-11-17");
	r = act(api, run, "notice", "\"notice\":\"announce\",\"text\":\"王家山村修路决议，预算二十四万六千元\",\"from\":\"2015-11-17\"");
	has(&r, 422, "已经公示");
	r = client_get(villager, text("/notice/%lld", (long long)notice));
	has(&r, 200, "2015-12-01");	/* fifteen days, the first one counts */
	r = client_post(villager, text("/notice/%lld/objection", (long long)notice), "text", "路", NULL);
	has(&r, 422, "个字");
	r = client_post(villager, text("/notice/%lld/objection", (long long)notice), "text", "请公布施工单位是怎样选的", "name", "张三", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(villager, text("/notice/%lld", (long long)notice));
	has(&r, 200, "收到一条意见");
	assert_false(reply_has(&r, "张三"));
	assert_false(reply_has(&r, "施工单位是怎样选的"));
	r = client_get(villager, text("/api/v1/notice/%lld", (long long)notice));
	assert_false(reply_has(&r, "张三"));
	r = act(director, run, "close", "");
	has(&r, 422, "没有期满");
	clock_to("2015-12-02");
	r = act(director, run, "close", "");
	has(&r, 422, "已经期满，还有 1 条必须答复的意见没有答复");
	r = client_get(api, text("/api/v1/notice/%lld", (long long)notice));
	has(&r, 200, "张三");
	objection = number_after(&(struct reply){ .status = 200, .body = strstr(r.body, "\"objections\"") }, "id");
	r = client_post_json(api, text("/api/v1/objection/%lld/answer", (long long)objection), "{\"answer\":\"通过公开招标选定，结果另行公布\",\"row_version\":9}");
	assert_int_equal(r.status, 409);
	r = client_post_json(api, text("/api/v1/objection/%lld/answer", (long long)objection), "{\"answer\":\"通过公开招标选定，结果另行公布\",\"row_version\":1}");
	assert_int_equal(r.status, 200);
	r = act(director, run, "close", "");
	has(&r, 200, "\"step\":\"carry\"");
	says_of_payment(run, PAYABLE);
	r = act(director, run, "fill/execution", "\"values\":[\"spent=246000.01\"]");
	assert_int_equal(r.status, 200);
	r = act(director, run, "close", "");
	has(&r, 422, "支出超出已决议预算");
	r = act(director, run, "fill/execution", "\"values\":[\"spent=245000\"]");
	assert_int_equal(r.status, 200);
	r = act(director, run, "close", "");
	has(&r, 200, "\"step\":\"show_result\"");
	notice = shown(run, "result", "2015-12-02");
	r = act(watcher, run, "sign", "\"role\":\"watch\"");
	has(&r, 422, "还不能签字：「结果公示」的「监督意见」没有填写");	/* nobody signs an empty page */
	r = act(director, run, "fill/supervise", "\"values\":[\"opinion=同意\"]");
	assert_int_equal(r.status, 200);
	r = act(watcher, run, "sign", "\"role\":\"watch\"");
	has(&r, 200, "王监督");
	clock_to("2015-12-17");
	r = act(director, run, "close", "");
	has(&r, 200, "\"finish\":\"done\"");
	says_of_payment(run, PAYABLE);
	r = client_get(villager, text("/notice/%lld", (long long)notice));
	assert_int_equal(r.status, 404);	/* the time of display is over */
	clock_to("2015-11-17");
}

static void a_notice_is_withdrawn_with_a_reason_and_flooded_by_nobody(void **state)
{
	int64_t run = opened("水渠"), notice;
	struct reply r;

	proposed(run, "水渠");
	reviewed(run);
	voted(run, "decide", 33, 30, 3);
	assert_int_equal(closed_on_paper(run, representatives[2]).status, 303);
	notice = shown(run, "announce", "2015-11-17");
	for (int i = 0; i < 4; i++) {	/* one was sent from here within the hour */
		r = client_post_json(villager, text("/api/v1/notice/%lld/objection", (long long)notice), "{\"text\":\"反对的意见一二三\"}");
		assert_int_equal(r.status, 200);
	}
	r = client_post_json(villager, text("/api/v1/notice/%lld/objection", (long long)notice), "{\"text\":\"反对的意见一二三\"}");
	assert_int_equal(r.status, 429);
	r = client_post_json(villager, text("/api/v1/notice/%lld/objection", (long long)notice), "{\"name\":\"甲\"}");
	assert_int_equal(r.status, 422);
	r = client_post_json(api, text("/api/v1/notice/%lld/withdraw", (long long)notice), "{\"reason\":\"\",\"row_version\":1}");
	assert_int_equal(r.status, 422);
	r = client_post_json(api, text("/api/v1/notice/%lld/withdraw", (long long)notice), "{\"reason\":\"预算写错\",\"row_version\":1}");
	has(&r, 200, "\"withdrawn_day\":\"2015-11-17\"");
	r = client_post_json(villager, text("/api/v1/notice/%lld/objection", (long long)notice), "{\"text\":\"反对的意见一二三\"}");
	has(&r, 422, "已经撤下");
	r = client_get(secretary, run_url(run, ""));
	has(&r, 200, "待公示");	/* a new one is wanted */
	r = client_get(director, "/api/v1/workbench");	/* it is the villagers' committee that puts it up */
	has(&r, 200, "发布公示“决议公告与征求意见”：水渠");
	r = client_get(watcher, "/api/v1/workbench");
	assert_int_equal(r.status, 200);
	assert_false(reply_has(&r, "水渠"));
	says_of_payment(run, PAYABLE);
	PUT(w, "run_hold", NUMBER("region_id", 1), NUMBER("run_id", run), NUMBER("org_id", town), NUMBER("from_day", 16756), TEXT("reason", "核实"), NUMBER("talk_day", 2932897),
		NUMBER("person_id", members[0]), NUMBER("to_day", 2932897));
	says_of_payment(run, "现在不得付款：办件暂缓期间不付款", "\"is_allowed\":false");
	world_run(w, "UPDATE run_hold SET to_day = 16756");
	r = act(api, run, "stop", "\"reason\":\"水源改道\"");
	assert_int_equal(r.status, 200);
	says_of_payment(run, "现在不得付款：办件已经终止，没有结果", "\"is_allowed\":false");
}

static const char *announced_until(int64_t run)
{
	struct reply r;
	int64_t notice;

	reviewed(run);
	voted(run, "decide", 33, 30, 3);
	assert_int_equal(closed_on_paper(run, representatives[3]).status, 303);
	notice = shown(run, "announce", "2015-11-17");
	r = client_get(api, text("/api/v1/notice/%lld", (long long)notice));
	return text("%.10s", strstr(r.body, "\"last_day\":\"") + strlen("\"last_day\":\""));
}

/* The last test: the second version is in force from then on. */
static void what_was_begun_by_one_version_goes_on_by_it(void **state)
{
	/* covers XY-17 accept 1 by page and api */
	/* covers X-09 accept 1 2 by page and api */
	int64_t old = opened("旧版事项"), later;
	struct reply r;

	proposed(old, "旧版事项");
	world_run(w, text("UPDATE programme_use SET to_day = 16756 WHERE id = %lld", (long long)use));	/* 2015-11-17 */
	put_practice(town, 2);
	later = opened("新版事项");
	proposed(later, "新版事项");
	assert_string_equal(announced_until(old), "2015-12-01");
	assert_string_equal(announced_until(later), "2015-12-06");
	r = client_get(secretary, run_url(old, ""));
	has(&r, 200, "2015-12-01");
	assert_false(reply_has(&r, "2015-12-06"));
	r = client_get(secretary, run_url(later, ""));
	has(&r, 200, "2015-12-06");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fourteen_to_nineteen_ends_the_case),
		cmocka_unit_test(only_the_village_committee_signs_for_it),
		cmocka_unit_test(what_was_voted_down_is_over_and_barred),
		cmocka_unit_test(no_step_is_skipped),
		cmocka_unit_test(another_title_makes_no_other_matter),
		cmocka_unit_test(the_same_proposal_is_the_same_matter),
		cmocka_unit_test(a_meeting_that_is_too_small_decides_nothing),
		cmocka_unit_test(a_matter_goes_all_the_way),
		cmocka_unit_test(a_notice_is_withdrawn_with_a_reason_and_flooded_by_nobody),
		cmocka_unit_test(what_was_begun_by_one_version_goes_on_by_it),
	};

	return cmocka_run_group_tests_name("run_village", tests, start, stop);
}
