/* Recruiting from its file (programmes/national/recruit.prog): a village technician from his application to full membership, with every
 * refusal on the way that an example of the file can't carry: people, accounts, days, terms, and what the archive then says. What the
 * examples carry is in the file itself. Pages and API. */
#include "world/world.h"

#include <stdio.h>
#include <string.h>
#include "programme/token.h"

#define MEMBERS 41	/* with a vote, the committee among them */

static struct world *w;
static struct client *secretary_page, *secretary, *second, *upper_page, *upper, *organiser, *county, *general, *village_upper, *own, *own_second;
static int64_t city, town, general_branch, branch, village_committee, village_branch, use;
static int64_t members[MEMBERS], on_probation, on_observation, elsewhere, upper_person, general_person, technician, paper_use;

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

static struct client *signed_in(const char *login, int64_t person)
{
	struct client *c = client_new(w);

	client_sign_in(c, world_account(w, login, ADMIN_NONE, person));
	return c;
}

#define TEXT(name, value) { .column = (name), .text = (value), .is_text = true }
#define NUMBER(name, value) { .column = (name), .number = (value) }
#define PUT(table, ...) world_put(w, table, (struct cell[]){ __VA_ARGS__ }, sizeof((struct cell[]){ __VA_ARGS__ }) / sizeof(struct cell))

static const char *replaced(const char *all, const char *old, const char *new)
{
	const char *at = strstr(all, old);
	char *out = arena_alloc(w->arena, PROGRAMME_BYTES_MAX + 100);

	assert_non_null(at);
	snprintf(out, PROGRAMME_BYTES_MAX + 100, "%.*s%s%s", (int)(at - all), all, new, at + strlen(old));
	return out;
}

static int64_t in_force(int64_t org, int version, const char *source)
{
	int64_t practice = PUT("programme_file", TEXT("code", "recruit"), NUMBER("version", version), TEXT("title", "发展党员"), TEXT("origin", "细则"),
		TEXT("digest", text("%d", version)), TEXT("text", source));

	return PUT("programme_use", NUMBER("programme_id", practice), NUMBER("org_id", org), NUMBER("from_day", 16218), NUMBER("to_day", 2932897),
		TEXT("document", "中办发〔2014〕33号"), NUMBER("row_version", 1));
}

/* For one branch a variant of a place that asked for no display under the rules of 2014. */
static void put_practice(void)
{
	char *source = arena_alloc(w->arena, PROGRAMME_BYTES_MAX + 1);
	FILE *file = fopen("programmes/national/recruit.prog", "rb");

	assert_non_null(file);
	fread(source, 1, PROGRAMME_BYTES_MAX, file);
	fclose(file);
	use = in_force(city, 1, source);
	paper_use = in_force(village_branch, 2, replaced(source, "display_2014 1", "display_2014 0"));
}

static int64_t member(int64_t org, const char *name, int status)
{
	int64_t person = world_person_of(w, org, name, status);

	PUT("membership", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", org), NUMBER("status", status), NUMBER("from_day", 10000),
		NUMBER("to_day", 2932897));
	return person;
}

/* Somebody who wants to join, born 1990-05-04. */
static int64_t applicant(int64_t org, const char *name)
{
	int64_t person = world_person_of(w, org, name, 0);

	world_run(w, text("UPDATE person SET birth_day = 7428, joined_day = -2147483647, full_day = -2147483647 WHERE id = %lld", (long long)person));
	return person;
}

static int start(void **state)
{
	static const char *const KINDS[] = { "secretary", "committee_member", "organiser" };
	int64_t organiser_person, county_person, own_person;

	w = world_start(&(struct world_options){ .clock = "2024-12-02T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	general_branch = world_org_of(w, town, "general_branch", "甲村党总支");
	branch = world_org_of(w, general_branch, "branch", "甲村第一党支部");
	village_committee = world_org_of(w, town, "committee", "乙村党委");
	village_branch = world_org_of(w, village_committee, "branch", "乙村第一党支部");
	world_run(w, text("UPDATE org SET unit_kind = 'town' WHERE id = %lld", (long long)town));
	for (int i = 0; i < MEMBERS; i++)
		members[i] = member(branch, text("党员%02d", i + 1), 2);
	on_probation = member(branch, "预备甲", 1);
	on_observation = member(branch, "察看乙", 3);
	elsewhere = member(village_branch, "外村党员", 2);
	upper_person = member(village_branch, "镇委书记", 2);
	organiser_person = member(village_branch, "镇组织员", 2);
	county_person = member(village_branch, "组织部干部", 2);
	general_person = member(village_branch, "总支书记", 2);
	technician = applicant(branch, "陈技员");
	for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); i++) {
		world_right(w, KINDS[i], "see_org");
		world_right(w, KINDS[i], "see_person");
		world_right(w, KINDS[i], "handle");
	}
	world_holding(w, branch, "secretary", members[0]);
	world_holding(w, branch, "committee_member", members[1]);
	world_holding(w, village_branch, "secretary", elsewhere);
	own_person = member(village_branch, "外村委员", 2);
	world_holding(w, village_branch, "committee_member", own_person);
	world_holding(w, village_committee, "secretary", 901);
	world_holding(w, general_branch, "secretary", general_person);
	world_holding(w, town, "secretary", upper_person);
	world_holding(w, town, "organiser", organiser_person);
	world_holding(w, city, "organiser", county_person);
	secretary_page = signed_in("secretary", members[0]);
	secretary = program("secretary_api", members[0]);
	second = program("second", members[1]);
	upper_page = signed_in("upper", upper_person);
	upper = program("upper_api", upper_person);
	organiser = program("organiser", organiser_person);
	county = program("county", county_person);
	general = program("general", general_person);
	village_upper = program("village_upper", 901);
	own = program("own", elsewhere);
	own_second = program("own_second", own_person);
	put_practice();
	return 0;
}

static int stop(void **state)
{
	world_stop(w);
	return 0;
}

/* ---- what every step does ---- */

static void has(const struct reply *r, int status, const char *words)
{
	if (r->status != status || !reply_has(r, words))
		fail_msg("status %d without '%s': %s", r->status, words, r->body);
}

static void clock_to(const char *day)
{
	struct reply r = client_post_json(secretary, "/api/v1/test/clock", text("{\"now\":\"%sT09:00:00+08:00\"}", day));

	assert_int_equal(r.status, 200);
}

static int64_t number_after(const struct reply *r, const char *name)
{
	const char *at = strstr(r->body, text("\"%s\":\"", name));
	long long n = 0;

	if (at == NULL || sscanf(at + strlen(name) + 3, "\"%lld\"", &n) != 1)
		fail_msg("no %s in %s", name, r->body);
	return n;
}

static struct reply seen(int64_t run) { return client_get(county, text("/api/v1/run/%lld", (long long)run)); }

static int version_of(int64_t run)
{
	struct reply r = seen(run);
	int version = 0;

	if (r.status != 200 || sscanf(strstr(r.body, "\"row_version\":"), "\"row_version\":%d", &version) != 1)
		fail_msg("status %d: %s", r.status, r.body);
	return version;
}

static struct reply act(struct client *c, int64_t run, const char *what, const char *fields)
{
	return client_post_json(c, text("/api/v1/run/%lld/%s", (long long)run, what), text("{\"row_version\":%d%s%s}", version_of(run), fields[0] == '\0' ? "" : ",", fields));
}

static int64_t opened_by(struct client *c, int64_t practice, int64_t org, int64_t person, const char *day)
{
	struct reply r = client_post_json(c, text("/api/v1/org/%lld/run", (long long)org), text("{\"use\":\"%lld\",\"person\":\"%lld\",\"day\":\"%s\"}",
		(long long)practice, (long long)person, day));

	if (r.status != 201)
		fail_msg("status %d: %s", r.status, r.body);
	return number_after(&r, "id");
}

static int64_t opened(struct client *c, int64_t org, int64_t person, const char *day) { return opened_by(c, use, org, person, day); }

#define PAPER "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"材料.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4\n%%EOF\n\r\n--cut--\r\n"

static int64_t paper(struct client *c, int64_t run)
{
	struct reply r = client_send(c, "POST", text("/api/v1/run/%lld/file", (long long)run), "multipart/form-data; boundary=cut", PAPER, strlen(PAPER));

	if (r.status != 201)
		fail_msg("status %d: %s", r.status, r.body);
	return number_after(&r, "id");
}

/* FIELD=text with lines between; FIELD=@ is a file that is uploaded. */
static struct reply filled(struct client *c, int64_t run, const char *form, const char *lines)
{
	const char *values = "";

	while (*lines != '\0') {
		size_t bytes = strcspn(lines, "\n");
		bool is_file = bytes > 2 && strncmp(lines + bytes - 2, "=@", 2) == 0;

		values = is_file ? text("%s%s\"%.*s%lld\"", values, values[0] == '\0' ? "" : ",", (int)bytes - 1, lines, (long long)paper(c, run)) :
			text("%s%s\"%.*s\"", values, values[0] == '\0' ? "" : ",", (int)bytes, lines);
		lines += bytes + (lines[bytes] == '\n');
	}
	return act(c, run, text("fill/%s", form), text("\"values\":[%s]", values));
}

static void fill(struct client *c, int64_t run, const char *form, const char *lines)
{
	struct reply r = filled(c, run, form, lines);

	if (r.status != 200)
		fail_msg("%s: status %d: %s", form, r.status, r.body);
}

static void closed(struct client *c, int64_t run, const char *day, const char *next)
{
	struct reply r = act(c, run, "close", text("\"day\":\"%s\"", day));

	if (r.status != 200 || !reply_has(&r, text("\"step\":\"%s\"", next)))
		fail_msg("not at %s, status %d: %s", next, r.status, r.body);
}

static void step(struct client *c, int64_t run, const char *form, const char *lines, const char *day, const char *next)
{
	fill(c, run, form, lines);
	closed(c, run, day, next);
}

/* Both ways say why. */
static void refused(struct client *page, struct client *api, int64_t run, const char *day, const char *why)
{
	const char *url = text("/run/%lld", (long long)run);
	struct reply r = act(api, run, "close", text("\"day\":\"%s\"", day));

	has(&r, 422, why);
	if (page == NULL)
		return;
	r = client_get(page, url);
	assert_int_equal(r.status, 200);
	r = client_post(page, text("%s/close", url), "row_version", reply_field(w, &r, "row_version"), "own", "1", "day", day, NULL);
	has(&r, 422, why);
}

struct counters { struct client *first, *other; int entitled; };

static void held_by(struct counters by, int64_t run, const char *vote, const char *day, int present, int agreed, int written)
{
	struct reply r = act(by.first, run, "vote", text("\"vote\":\"%s\"", vote));
	const char *count = text("{\"present\":%d,\"issued\":%d,\"collected\":%d,\"written\":%d,\"written_agreed\":%d,\"agreed\":[%d],\"opposed\":[%d],\"abstained\":[0]}",
		present, present, present, written, written, agreed, present - agreed), *url;

	if (r.status != 201)
		fail_msg("status %d: %s", r.status, r.body);
	url = text("/api/v1/ballot/%lld", (long long)number_after(&r, "ballot"));
	r = client_get(by.first, url);
	has(&r, 200, text("\"entitled\":%d", by.entitled));	/* neither who is on probation nor who is on observation */
	r = client_post_json(by.first, text("%s/count", url), count);
	if (r.status != 200)
		fail_msg("status %d: %s", r.status, r.body);
	r = client_post_json(by.other, text("%s/count", url), count);
	assert_int_equal(r.status, 200);
	r = client_post_json(by.first, text("%s/close", url), text("{\"day\":\"%s\",\"supervisor\":\"党员09\",\"teller\":\"党员10\"}", day));
	if (r.status != 200)
		fail_msg("status %d: %s", r.status, r.body);
}

static void ballot_held(int64_t run, const char *vote, const char *day, int present, int agreed, int written)
{
	held_by((struct counters){ secretary, second, MEMBERS }, run, vote, day, present, agreed, written);
}

static const char *two(const char *field, int64_t first, int64_t other)
{
	return text("first=%lld\nsecond=%lld\n%s", (long long)first, (long long)other, field);
}

/* ---- the story ---- */

static int64_t story;

static void knows_of(int64_t person, const char *words)
{
	struct reply r = client_get(county, text("/api/v1/person/%lld", (long long)person));

	has(&r, 200, words);
}

static void knows(const char *words) { knows_of(technician, words); }

static void an_application_is_taken_over_from_paper(void **state)
{
	int64_t run = opened(secretary, branch, technician, "2023-11-01");
	struct reply r;

	story = run;
	fill(secretary, run, "application", "paper=@\napplied_on=2023-10-30\nreceived_by=居住地");
	refused(secretary_page, secretary, run, "2023-10-29", "早于");
	world_run(w, text("UPDATE person SET birth_day = %d WHERE id = %lld", 13087, (long long)technician));	/* 2005-10-31 */
	refused(secretary_page, secretary, run, "2023-11-01", "未满十八岁");
	has(&(struct reply){ .status = 200, .body = seen(run).body }, 200, "依据:中国共产党发展党员工作细则(2014年)");
	world_run(w, text("UPDATE person SET birth_day = 7428 WHERE id = %lld", (long long)technician));
	closed(secretary, run, "2023-11-01", "talk");
	r = seen(run);
	has(&r, 200, "\"due_day\":\"2023-12-01\"");	/* a month */
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	has(&r, 200, "逾期");
	has(&r, 200, "一、申请入党");
	has(&r, 200, "五、预备党员的教育考察和转正");
	has(&r, 200, "25 材料归档");
	knows("\"applicant\"");
	r = client_post_json(secretary, text("/api/v1/org/%lld/run", (long long)branch), text("{\"use\":\"%lld\",\"person\":\"%lld\"}", (long long)use, (long long)technician));
	has(&r, 422, "发展党员");	/* one open case for a person */
	r = client_get(own, text("/api/v1/run/%lld", (long long)run));
	assert_int_equal(r.status, 404);
	step(secretary, run, "first_talk", "talker=党员01\ntopics=是\ncontent=了解情况", "2023-11-20", "recommend");
	step(secretary, run, "recommendation", "way=党员推荐\nminutes=@\nresult=同意", "2023-11-30", "file");
	knows("\"activist\"");
	refused(NULL, secretary, run, "2023-12-20", "不能办理");	/* the branch does not file its own report */
	step(organiser, run, "filing", "reply=@\nnote=同意备案", "2023-12-20", "contacts");
}

static void sponsors_are_full_members_in_good_standing(void **state)
{
	struct reply r = filled(secretary, story, "mentors", two("kin=否", members[2], on_probation));

	has(&r, 422, "v_second");
	has(&r, 422, "预备甲");
	r = filled(secretary, story, "mentors", two("kin=否", on_observation, members[2]));
	has(&r, 422, "察看乙");
	r = filled(secretary, story, "mentors", two("kin=否", elsewhere, members[2]));
	has(&r, 422, "没有这个人");
	assert_false(reply_has(&r, "外村党员"));	/* no name comes out by trying numbers */
	r = filled(secretary, story, "mentors", two("kin=否", technician, members[2]));
	has(&r, 422, "陈技员");
	r = filled(secretary, story, "mentors", "first=没有\nkin=否");
	has(&r, 422, "没有这个人");
	r = client_get(secretary_page, text("/run/%lld", (long long)story));
	has(&r, 200, "党员03");
	assert_false(reply_has(&r, ">预备甲"));
	r = client_post(secretary_page, text("/run/%lld/fill/mentors", (long long)story), "row_version", reply_field(w, &r, "row_version"), "v_first",
		text("%lld", (long long)on_probation), "v_kin", "否", NULL);
	has(&r, 422, "只能从");
	fill(secretary, story, "mentors", two("kin=否", members[2], members[2]));
	refused(secretary_page, secretary, story, "2023-12-25", "不能是同一人");
	fill(secretary, story, "mentors", two("kin=否", members[2], members[3]));
	world_run(w, text("UPDATE membership SET status = 3 WHERE person_id = %lld", (long long)members[3]));
	refused(secretary_page, secretary, story, "2023-12-25", "在 2023-12-25 不是");	/* sanctioned before the step was closed */
	world_run(w, text("UPDATE membership SET status = 2 WHERE person_id = %lld", (long long)members[3]));
	closed(secretary, story, "2023-12-25", "cultivate");
	r = client_get(secretary_page, text("/run/%lld", (long long)story));
	has(&r, 200, "党员04");
}

static void a_prospect_is_displayed_for_working_days(void **state)
{
	struct reply r;

	fill(secretary, story, "cultivation", "reviews=2024-06-01\\t好\nearlier=0\nregister=@");
	refused(secretary_page, secretary, story, "2024-12-01", "每半年考察一次");
	step(secretary, story, "cultivation", "reviews=2024-06-01\\t好\nreviews=2024-11-20\\t好\nearlier=0\nregister=@", "2024-12-01", "propose");
	step(secretary, story, "opinions", "groups=同意\npeople=同意\nminutes=@\nresult=同意", "2024-12-02", "agree");
	step(upper, story, "consent", "result=同意\nreply=@", "2024-12-02", "display");
	r = act(secretary, story, "notice", "\"notice\":\"listing\",\"text\":\"拟确定陈技员为发展对象，现予公示\",\"from\":\"2024-12-02\"");
	has(&r, 200, "display");
	r = client_get(secretary_page, text("/run/%lld", (long long)story));
	has(&r, 200, "2024-12-06");	/* the fifth working day, the first one counts */
	fill(secretary, story, "listed", "result=没有影响发展的反映");
	clock_to("2024-12-06");
	refused(secretary_page, secretary, story, "2024-12-06", "没有期满");
	clock_to("2024-12-09");
	closed(secretary, story, "2024-12-09", "introduce");
	knows("\"prospect\"");
}

static void the_vote_is_of_full_members_with_the_signed_resolution(void **state)
{
	struct reply r;

	clock_to("2025-06-10");
	step(secretary, story, "introducers", two("kin=否", members[2], members[3]), "2024-12-10", "review");
	step(secretary, story, "political", "result=合格\nfloating=否\nreport=@", "2025-01-10", "train");
	fill(organiser, story, "training", "days=2\nhours=20\nended_on=2025-02-28\ncertificate=@");
	refused(NULL, organiser, story, "2025-03-01", "不少于三天或者不少于24学时");
	step(organiser, story, "training", "days=2\nhours=24\nended_on=2025-02-28\ncertificate=@", "2025-03-01", "examine");
	step(secretary, story, "examination", "result=合格\nminutes=@", "2025-04-01", "preread");
	fill(upper, story, "preview", "result=合格\nleaves_on=2025-07-24\nreply=@");	/* graduates in ten weeks */
	refused(upper_page, upper, story, "2025-05-15", "一般不办理接收手续");
	step(upper, story, "preview", "result=合格\nreply=@", "2025-05-15", "fill");
	step(secretary, story, "booklet", "number=3704000001\nfilled_on=2025-05-20\npaper=@", "2025-05-20", "meeting");
	r = seen(story);
	has(&r, 200, "\"due_day\":null");	/* a month from the pre-review is a rule of 2026 */
	refused(secretary_page, secretary, story, "2025-06-10", "没有有效的表决");
	r = filled(secretary, story, "admission_minutes", "alone=是");
	has(&r, 422, "v_resolution");	/* no resolution, no step */
	fill(secretary, story, "admission_minutes", "alone=是\nresolution=@");
	ballot_held(story, "admission", "2025-06-10", 20, 20, 3);	/* twenty of forty-one are no quorum, whatever came in writing */
	refused(secretary_page, secretary, story, "2025-06-10", "没有有效的表决");
	ballot_held(story, "admission", "2025-06-10", 36, 35, 1);
	closed(secretary, story, "2025-06-10", "pretalk");
}

static void nobody_approves_before_the_talk_or_without_the_right(void **state)
{
	struct reply r = filled(upper, story, "approval", "body=党委\ncollective=是\nresult=批准\nreply=@");

	has(&r, 422, "16 上级党委派人谈话");
	refused(upper_page, upper, story, "2025-06-10", "审批前谈话记录(细则2014年");
	clock_to("2025-09-01");
	step(organiser, story, "second_talk", "talker=镇组织员\nopinion=同意", "2025-08-01", "approve");
	r = seen(story);
	has(&r, 200, "\"due_day\":\"2025-09-10\"");	/* three months from the resolution */
	refused(NULL, general, story, "2025-09-01", "总支书记 不能办理");
	fill(upper, story, "approval", "body=党总支\ncollective=是\nresult=批准\nreply=@");
	refused(upper_page, upper, story, "2025-09-01", "只能审议");
	fill(upper, story, "approval", "body=党委\ncollective=是\nresult=批准\nreply=@");
	closed(upper, story, "2025-09-01", "county_file");
	knows("\"joined\":\"2025-06-10\"");	/* of the vote, not of the approval */
	knows("\"status\":\"1\"");
}

static void probation_counts_from_the_vote(void **state)
{
	struct reply r;

	clock_to("2026-06-09");
	step(county, story, "county_filing", "paper=@", "2025-09-10", "assign");
	step(secretary, story, "assignment", "team=第一党小组", "2025-09-12", "oath");
	step(secretary, story, "oath_record", "place=县烈士陵园\nphoto=@", "2025-10-01", "probation");
	clock_to("2026-05-20");
	r = client_get(secretary_page, "/");
	has(&r, 200, "陈技员");	/* said before the year is over */
	clock_to("2026-06-09");
	step(secretary, story, "probation_record", "reviews=2025-12-01\\t好\nregister=@", "2026-05-20", "convert_apply");
	step(secretary, story, "conversion_paper", "paper=@\napplied_on=2026-06-01", "2026-06-02", "convert");
	r = seen(story);
	has(&r, 200, "\"due_day\":\"2026-06-10\"");
	fill(secretary, story, "conversion_minutes", "motion=按期转正\nopinions=同意\nalone=是\nresolution=@");
	refused(secretary_page, secretary, story, "2026-06-09", "预备期未满");
	has(&(struct reply){ .status = 200, .body = seen(story).body }, 200, "依据:中国共产党发展党员工作细则(2026年)");
	clock_to("2026-08-20");
	r = client_get(secretary_page, text("/run/%lld", (long long)story));
	has(&r, 200, "逾期");	/* the meeting comes late, and that is seen */
	ballot_held(story, "conversion", "2026-08-20", 36, 36, 0);
	closed(secretary, story, "2026-08-20", "convert_approve");
	step(upper, story, "conversion_approval", "result=批准\nreply=@", "2026-08-20", "archive");
	knows("\"status\":\"2\"");
	knows("\"full\":\"2026-06-10\"");	/* all the same from the end of probation */
	fill(secretary, story, "archive_list", "booklet_kept=有\napplication_kept=有\npolitical_kept=缺\nconversion_kept=有\ncultivation_kept=有\nplace=党委保存的党员档案");
	refused(secretary_page, secretary, story, "2026-08-20", "政治审查材料");
	fill(secretary, story, "archive_list", "booklet_kept=有\napplication_kept=有\npolitical_kept=有\nconversion_kept=有\ncultivation_kept=有\nplace=党委保存的党员档案");
	r = act(secretary, story, "close", "\"day\":\"2026-08-20\"");
	has(&r, 200, "\"finish\":\"member\"");
}

/* ---- terms and days of display by the rule of 2026 ---- */

static void a_talk_is_due_within_a_month_of_the_shortest_one(void **state)
{
	int64_t run = opened(secretary, branch, applicant(branch, "迟谈话"), "2026-01-31");
	struct reply r;

	step(secretary, run, "application", "paper=@\napplied_on=2026-01-31\nreceived_by=居住地", "2026-01-31", "talk");
	r = seen(run);
	has(&r, 200, "\"due_day\":\"2026-02-28\"");
	step(secretary, run, "first_talk", "talker=党员01\ntopics=是\ncontent=了解情况", "2026-03-01", "recommend");
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	has(&r, 200, "2026-02-28");	/* done late, and that stays to be seen */
	fill(secretary, run, "recommendation", "way=群团组织推优\nminutes=@\nresult=不同意");
	r = act(secretary, run, "close", "\"day\":\"2026-03-02\"");
	has(&r, 200, "\"finish\":\"ended\"");
}

static int64_t to_consent(struct client *c, int64_t run, const char *recommended, const char *cultivated, const char *proposed)
{
	int64_t sponsor = c == own ? upper_person : members[2];

	step(c, run, "first_talk", "talker=书记\ntopics=是\ncontent=了解情况", recommended, "recommend");
	step(c, run, "recommendation", "way=党员推荐\nminutes=@\nresult=同意", recommended, "file");
	step(organiser, run, "filing", "reply=@", recommended, "contacts");
	step(c, run, "mentors", text("first=%lld\nkin=否", (long long)sponsor), recommended, "cultivate");
	step(c, run, "cultivation", "reviews=半年一\\t好\nreviews=半年二\\t好\nearlier=0\nregister=@", cultivated, "propose");
	fill(c, run, "opinions", "groups=同意\npeople=同意\nminutes=@\nresult=同意");
	if (proposed != NULL)
		closed(c, run, proposed, "agree");
	return run;
}

static void a_year_of_training_is_a_year(void **state)
{
	int64_t run = opened(secretary, branch, applicant(branch, "满一年"), "2025-03-10");

	step(secretary, run, "application", "paper=@\napplied_on=2025-03-10\nreceived_by=居住地", "2025-03-10", "talk");
	to_consent(secretary, run, "2025-03-10", "2026-03-09", NULL);
	refused(secretary_page, secretary, run, "2026-03-09", "未满十二个月");
	closed(secretary, run, "2026-03-10", "agree");
}

static void display_runs_over_holidays_and_make_up_days(void **state)
{
	int64_t person = applicant(branch, "公示期"), run = opened(secretary, branch, person, "2025-02-10"), notice;
	struct reply r;
	const char *at;

	step(secretary, run, "application", "paper=@\napplied_on=2025-02-10\nreceived_by=居住地", "2025-02-10", "talk");
	to_consent(secretary, run, "2025-02-10", "2026-02-11", "2026-02-11");
	step(upper, run, "consent", "result=同意\nreply=@", "2026-02-12", "display");
	clock_to("2026-02-13");
	r = act(secretary, run, "notice", "\"notice\":\"listing\",\"text\":\"拟确定发展对象，现予公示\",\"from\":\"2026-02-13\"");
	has(&r, 200, "display");
	r = client_get(secretary, "/api/v1/notice?board=党务公开");
	has(&r, 200, "\"last_day\":\"2026-02-26\"");	/* 13, 14 (make-up), 24, 25, 26 */
	at = strstr(r.body, "\"items\"");
	assert_non_null(at);
	notice = number_after(&(struct reply){ .status = 200, .body = at }, "id");
	r = client_post_json(secretary, text("/api/v1/notice/%lld/withdraw", (long long)notice), "{\"reason\":\"重新公示\",\"row_version\":1}");
	has(&r, 200, "2026-02-13");
	clock_to("2026-09-30");
	r = act(secretary, run, "notice", "\"notice\":\"listing\",\"text\":\"拟确定发展对象，现予公示\",\"from\":\"2026-09-30\"");
	has(&r, 200, "display");
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	has(&r, 200, "2026-10-12");	/* 30 September, 8, 9, 10 (make-up), 12 October */
	fill(secretary, run, "listed", "result=没有影响发展的反映");
	clock_to("2026-10-12");
	refused(secretary_page, secretary, run, "2026-10-12", "没有期满");
	clock_to("2026-10-13");
	closed(secretary, run, "2026-10-13", "introduce");
	knows_of(person, "\"prospect\"");
	step(secretary, run, "introducers", two("kin=否", members[2], members[3]), "2026-10-13", "review");
	step(secretary, run, "political", "result=合格\nfloating=否\nreport=@", "2026-10-13", "train");
	step(organiser, run, "training", "days=3\nhours=18\nended_on=2026-10-12\ncertificate=@", "2026-10-13", "examine");
	step(secretary, run, "examination", "result=合格\nminutes=@", "2026-10-13", "preread");
	step(upper, run, "preview", "result=合格\nreply=@", "2026-10-13", "fill");
	step(secretary, run, "booklet", "number=1\nfilled_on=2026-10-13\npaper=@", "2026-10-13", "meeting");
	r = seen(run);
	has(&r, 200, "\"due_day\":\"2026-11-13\"");	/* a month from the pre-review by the rule of 2026 */
}

/* ---- taken over from paper, years later ---- */

/* The list is that of the day on which the ballot is opened; the one of the case before is a full member later. */
static struct counters village_counters(int entitled) { return (struct counters){ own, own_second, entitled }; }

static int64_t to_meeting(int64_t person)
{
	int64_t run = opened_by(own, paper_use, village_branch, person, "2024-01-08");

	step(own, run, "application", "paper=@\napplied_on=2024-01-08\nreceived_by=居住地", "2024-01-08", "talk");
	to_consent(own, run, "2024-02-01", "2025-02-01", "2025-02-02");
	step(upper, run, "consent", "result=同意\nreply=@", "2025-02-03", "introduce");	/* no display there, by the rules of 2014 */
	step(own, run, "introducers", two("kin=否", upper_person, general_person), "2025-02-04", "review");
	step(own, run, "political", "result=合格\nfloating=否\nreport=@", "2025-02-05", "train");
	step(organiser, run, "training", "days=3\nhours=18\nended_on=2025-02-09\ncertificate=@", "2025-02-10", "examine");
	step(own, run, "examination", "result=合格\nminutes=@", "2025-02-11", "preread");
	step(upper, run, "preview", "result=合格\nreply=@", "2025-02-12", "fill");
	step(own, run, "booklet", "number=2\nfilled_on=2025-02-13\npaper=@", "2025-02-13", "meeting");
	return run;
}

static void meeting_passed(int64_t run, const char *day, int entitled)
{
	fill(own, run, "admission_minutes", "alone=是\nresolution=@");
	held_by(village_counters(entitled), run, "admission", day, 5, 5, 0);
	closed(own, run, day, "pretalk");
	step(organiser, run, "second_talk", "talker=镇组织员\nopinion=同意", day, "approve");
}

static void to_conversion(int64_t run, const char *approved)
{
	step(upper, run, "approval", "body=党委\ncollective=是\nresult=批准\nreply=@", approved, "county_file");
	step(county, run, "county_filing", "paper=@", approved, "assign");
	step(own, run, "assignment", "team=第一党小组", approved, "oath");
	step(own, run, "oath_record", "place=县烈士陵园\nphoto=@", approved, "probation");
	step(own, run, "probation_record", "reviews=半年\\t好\nregister=@", "2026-09-01", "convert_apply");
	step(own, run, "conversion_paper", "paper=@\napplied_on=2026-09-02", "2026-09-02", "convert");
}

static void after_six_months_the_meeting_is_held_again_and_probation_is_extended_once(void **state)
{
	int64_t person = applicant(village_branch, "孙延期"), run;
	struct reply r;

	clock_to("2027-04-01");
	run = to_meeting(person);
	meeting_passed(run, "2025-03-15", 6);
	fill(upper, run, "approval", "body=党委\ncollective=是\nresult=批准\nlate_why=换届\nreply=@");
	refused(NULL, village_upper, run, "2025-06-15", "不能办理");	/* a village's committee only deliberates */
	refused(upper_page, upper, run, "2025-09-16", "已超过六个月");
	fill(upper, run, "approval", "body=党委\ncollective=是\nresult=退回重新讨论\nreply=@");
	closed(upper, run, "2025-09-16", "meeting");
	meeting_passed(run, "2025-09-20", 6);
	to_conversion(run, "2025-09-30");
	knows_of(person, "\"joined\":\"2025-09-20\"");	/* of the meeting that counts */
	fill(own, run, "conversion_minutes", "motion=延长预备期\nmonths=13\nopinions=再考察\nalone=是\nresolution=@");
	held_by(village_counters(6), run, "conversion", "2026-09-20", 5, 5, 0);
	refused(NULL, own, run, "2026-09-20", "应当是6至12");
	fill(own, run, "conversion_minutes", "motion=延长预备期\nmonths=6\nopinions=再考察\nalone=是\nresolution=@");
	closed(own, run, "2026-09-20", "convert_approve");
	step(upper, run, "conversion_approval", "result=批准\nreply=@", "2026-10-10", "last_convert");
	knows_of(person, "\"extended\"");
	knows_of(person, "\"status\":\"1\"");
	r = client_post_json(own, text("/api/v1/person/%lld/role", (long long)person), "{\"kind\":\"extended\",\"day\":\"2026-10-10\",\"document\":\"手工\"}");
	assert_int_not_equal(r.status, 201);
	fill(own, run, "last_minutes", "motion=延长预备期\nopinions=再考察\nalone=是\nresolution=@");
	held_by(village_counters(6), run, "last_conversion", "2027-03-20", 5, 5, 0);
	refused(NULL, own, run, "2027-03-20", "只能延长一次");
	fill(own, run, "last_minutes", "motion=按期转正\nopinions=同意\nalone=是\nresolution=@");
	refused(NULL, own, run, "2027-03-19", "延长的预备期未满");
	closed(own, run, "2027-03-20", "last_approve");
	step(upper, run, "last_approval", "result=批准\nreply=@", "2027-04-01", "archive");
	knows_of(person, "\"status\":\"2\"");
	knows_of(person, "\"full\":\"2027-03-20\"");
}

/* The archive knows of the activist already: the case tells it again, and nothing is entered twice. */
static void what_the_archive_knows_stays_and_probation_may_be_cancelled(void **state)
{
	int64_t person = applicant(village_branch, "周取消"), run;
	struct reply r;

	PUT("person_role", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", village_branch), TEXT("kind", "activist"), NUMBER("from_day", 19600),
		NUMBER("to_day", 2932897), NUMBER("term_day", 2932897), TEXT("document", "纸质档案"));	/* 2023-08-31 */
	run = to_meeting(person);
	knows_of(person, "\"from_day\":\"2023-08-31\"");
	r = client_get(county, text("/api/v1/person/%lld", (long long)person));
	assert_null(strstr(strstr(r.body, "\"activist\"") + 1, "\"activist\""));
	meeting_passed(run, "2025-03-15", 7);
	to_conversion(run, "2025-05-15");
	fill(own, run, "conversion_minutes", "motion=取消预备党员资格\nopinions=不合格\nalone=是\nresolution=@");
	held_by(village_counters(7), run, "conversion", "2026-09-10", 6, 6, 0);
	closed(own, run, "2026-09-10", "convert_approve");
	fill(upper, run, "conversion_approval", "result=批准\nreply=@");
	r = act(upper, run, "close", "\"day\":\"2026-09-20\"");
	has(&r, 200, "\"finish\":\"cancelled_member\"");
	knows_of(person, "\"status\":\"7\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_application_is_taken_over_from_paper),
		cmocka_unit_test(sponsors_are_full_members_in_good_standing),
		cmocka_unit_test(a_prospect_is_displayed_for_working_days),
		cmocka_unit_test(the_vote_is_of_full_members_with_the_signed_resolution),
		cmocka_unit_test(nobody_approves_before_the_talk_or_without_the_right),
		cmocka_unit_test(probation_counts_from_the_vote),
		cmocka_unit_test(a_talk_is_due_within_a_month_of_the_shortest_one),
		cmocka_unit_test(a_year_of_training_is_a_year),
		cmocka_unit_test(display_runs_over_holidays_and_make_up_days),
		cmocka_unit_test(after_six_months_the_meeting_is_held_again_and_probation_is_extended_once),
		cmocka_unit_test(what_the_archive_knows_stays_and_probation_may_be_cancelled),
	};

	return cmocka_run_group_tests_name("recruit", tests, start, stop);
}
