/* Members who go abroad, graduates whose relation moves, and whoever is recognised after death, from the files of programmes/national: the terms that
 * bring the next act to the branch, what is refused, and the archive afterwards. Pages and API. */
#include "standing_world.h"

static int64_t abroad, graduate, recognise;

static int begin(void **state)
{
	start(state);
	abroad = walk_shipped(w, city, "national/abroad");
	graduate = walk_shipped(w, city, "national/graduate");
	recognise = walk_shipped(w, city, "national/recognise");
	world_right(w, "organiser", "edit_person");
	world_right(w, "secretary", "edit_person");
	return 0;
}

static void today_is(const char *day) { walk_clock(county, day); }

/* The term of the step that is open, as the API and the page of the case say it. */
static void is_due(int64_t run, const char *day)
{
	struct reply r = client_get(secretary, text("/api/v1/run/%lld", (long long)run));

	walk_has(&r, 200, text("\"due_day\":\"%s\"", day));
	r = client_get(page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, day);
}

/* The first page of a post leads to the case, in the browser and for a program. */
static void waits_for(struct client *browser, struct client *program, int64_t run, bool waits)
{
	struct reply r = client_get(browser, "/");

	assert_int_equal(reply_has(&r, text("/run/%lld", (long long)run)), waits);
	r = client_get(program, "/api/v1/workbench");
	assert_int_equal(reply_has(&r, text("/run/%lld", (long long)run)), waits);
}

/* What a form says is refused for the program and in the browser: field=text, one a line. */
static void refused_to_fill(int64_t run, const char *form, const char *fields, const char *why)
{
	const char *url = text("/run/%lld", (long long)run), *lines = "";
	struct reply r = walk_filled(secretary, run, form, fields);

	walk_has(&r, 422, why);
	for (const char *at = fields; *at != '\0'; at += strcspn(at, "\n") + (at[strcspn(at, "\n")] == '\n'))
		lines = text("%sv_%.*s\n", lines, (int)strcspn(at, "\n"), at);
	r = walk_send(page, url, text("%s/fill/%s", url, form), text("row_version=%d\n%s", (int)walk_version(secretary, run), lines));
	walk_has(&r, 422, why);
}

static int64_t gone_abroad(int64_t person, const char *purpose, const char *left_on, const char *next)
{
	int64_t run = walk_opened(secretary, abroad, branch, person, "2024-06-03");

	walk_step(secretary, run, "departure", text("purpose=%s\nleft_on=%s\npaper=@", purpose, left_on), "2024-06-03", next);
	return run;
}

/* domain/02, section 4: contact at least every six months. */
static void whoever_is_abroad_is_in_touch_every_six_months(void **state)
{
	int64_t run = walk_opened(secretary, abroad, branch, idler, "2024-06-03");

	walk_fill(secretary, run, "departure", "purpose=学习研究\nleft_on=2024-06-01\nreturn_on=2029-06-02\npaper=@");
	walk_refused(page, secretary, run, "2024-06-03", "保留党籍最长五年，到2029-06-01");
	refused_to_fill(run, "departure", "purpose=学习研究\nleft_on=2024-06-04\npaper=1", "2024-06-04");	/* who has not left yet */
	walk_step(secretary, run, "departure", "purpose=学习研究\nleft_on=2024-06-01\nreturn_on=2029-06-01\npaper=@", "2024-06-03", "contact");
	is_due(run, "2024-12-03");
	today_is("2024-12-03");
	waits_for(upper_page, upper, run, false);
	today_is("2024-12-04");		/* the committee above is told */
	waits_for(page, secretary, run, true);
	waits_for(upper_page, upper, run, true);
	walk_fill(secretary, run, "contact_record", "contacted_on=2024-06-03\nstate=仍在国外\nway=电话");
	walk_refused(page, secretary, run, "2024-12-04", "登记的联系到2024-12-04已经超过六个月");
	walk_fill(secretary, run, "contact_record", "contacted_on=2024-12-04\nstate=联系不上\nway=委托他人查找");
	walk_refused(page, secretary, run, "2024-12-04", "没有联系上，不算一次联系");
	walk_step(secretary, run, "contact_record", "contacted_on=2024-12-04\nstate=仍在国外\nway=网络", "2024-12-04", "contact");
	is_due(run, "2025-06-04");
	waits_for(upper_page, upper, run, false);
	walk_step(secretary, run, "contact_record", "contacted_on=2024-12-04\nstate=已经返回\nway=见面", "2024-12-04", "back");
	knows(idler, "\"status\":\"2\"");
	today_is("2024-06-03");
}

/* domain/02, case 16: five years and a day abroad, not back: the branch has to propose 停止党籍. */
static void five_years_and_a_day_lead_to_suspension(void **state)
{
	int64_t run = gone_abroad(lost, "学习研究", "2019-08-01", "last_contact"), case_of_suspension;

	is_due(run, "2024-08-01");	/* counted from the day of leaving, not from that of the record */
	today_is("2024-08-01");
	waits_for(upper_page, upper, run, false);
	walk_fill(secretary, run, "last_record", "contacted_on=2024-08-01\nstate=仍在国外\nway=网络");
	walk_refused(page, secretary, run, "2024-08-01", "没有超过五年，党籍保留到2024-08-01，今天是2024-08-01");
	today_is("2024-08-02");
	waits_for(upper_page, upper, run, true);
	walk_close(secretary, run, "2024-08-02", "settle");
	walk_fill(secretary, run, "outcome", "note=支部提出");
	walk_refused(page, secretary, run, "2024-08-02", "由支部提出停止党籍，上级党委审批");
	case_of_suspension = walk_opened(secretary, suspend, branch, lost, "2024-08-02");
	walk_step(secretary, case_of_suspension, "grounds", "ground=出国学习研究超过五年未返回\nsince=2019-08-01\nrecord=@", "2024-08-02", "decide");
	walk_refused(page, secretary, run, "2024-08-02", "由支部提出停止党籍，上级党委审批");	/* proposed is not decided */
	knows(lost, "\"status\":\"2\"");
	walk_step(upper, case_of_suspension, "decision", "result=同意\nreply=@", "2024-08-02", "suspended");
	knows(lost, "\"status\":\"4\"");
	balances("2024-08-02", "\"out\":{\"suspended\":1}");
	walk_close(secretary, run, "2024-08-02", "suspended_abroad");
	today_is("2024-06-03");
}

/* Settled abroad: no five years; and where the committee above does not agree, contact goes on. */
static void whoever_settles_abroad_is_proposed_at_once(void **state)
{
	int64_t run = gone_abroad(fallen, "因私定居", "2024-05-01", "settle"), case_of_suspension;

	walk_fill(secretary, run, "outcome", "note=支部提出");
	walk_refused(page, secretary, run, "2024-06-03", "由支部提出停止党籍，上级党委审批");
	case_of_suspension = walk_opened(secretary, suspend, branch, fallen, "2024-06-03");
	walk_step(secretary, case_of_suspension, "grounds", "ground=因私出国定居\nsince=2024-05-01\nrecord=@", "2024-06-03", "decide");
	walk_step(upper, case_of_suspension, "decision", "result=不同意\nnote=探亲\nreply=@", "2024-06-03", "kept");
	walk_close(secretary, run, "2024-06-03", "contact");
	knows(fallen, "\"status\":\"2\"");
}

/* ---- graduates ---- */

/* Up to the letter, which the branch issues next. */
static int64_t gone_to_a_job(int64_t person)
{
	int64_t run = walk_opened(secretary, graduate, branch, person, "2024-06-03");

	walk_step(secretary, run, "destination", "graduated_on=2024-06-01\ngoing=已落实去向", "2024-06-03", "letter");
	return run;
}

/* A letter out of the system that the committee issued for somebody. */
static const char *letter_of(int64_t person, int serial, const char *state)
{
	const char *number = text("〔2024〕%d号", serial);

	PUT(w, "transfer", TEXT("kind", "out"), NUMBER("person_id", person), NUMBER("from_id", branch), NUMBER("from_organ_id", town), TEXT("place", "中共乙县人社局党委"), TEXT("reason", "job"),
		NUMBER("dues_month", day_parse_iso("2024-06-01")), TEXT("state", state), NUMBER("issuer_id", town), TEXT("number", number), NUMBER("serial", serial), NUMBER("valid_days", 30),
		NUMBER("first_day", day_parse_iso("2024-06-03")), NUMBER("issued_day", day_parse_iso("2024-06-03")), NUMBER("valid_until", day_parse_iso("2024-07-03")),
		NUMBER("accepted_day", DAY_OPEN), NUMBER("moved_day", DAY_OPEN), NUMBER("opened_day", day_parse_iso("2024-06-03")));
	return number;
}

/* On the last day of the six months. */
static void has_not_left_yet(int64_t run, const char *form)
{
	walk_fill(secretary, run, form, "result=没有正当理由未报到\nreason=多次催促");
	walk_refused(page, secretary, run, "2024-12-03", "超过六个月（2024-12-03）没有报到的，才按自行脱党处理");
}

/* domain/02, section 4 and cases 1 and 5. */
static void a_letter_of_a_graduate_is_issued_again_within_six_months(void **state)
{
	int64_t run = gone_to_a_job(leaver), handled;
	const char *number = letter_of(leaver, 1, "issued");

	refused_to_fill(run, "letter_record", text("number=%s\ndays=91\nto=乙县人社局党委", number), "90");
	walk_step(secretary, run, "letter_record", text("number=%s\ndays=90\nto=乙县人社局党委", number), "2024-06-03", "receipt");
	is_due(run, "2024-07-03");
	walk_fill(secretary, run, "report", "result=已报到\nreason=已编入支部");
	walk_refused(page, secretary, run, "2024-06-03", "回执一个月内交回");
	today_is("2024-07-04");
	waits_for(upper_page, upper, run, true);
	today_is("2024-09-01");
	walk_fill(secretary, run, "report", "result=客观原因过期\nreason=工作单位变动");
	walk_refused(page, secretary, run, "2024-09-01", "有效期至2024-09-01，今天是2024-09-01，没有过期");
	today_is("2024-10-03");
	walk_close(secretary, run, "2024-10-03", "reissue");
	is_due(run, "2024-12-03");
	walk_step(secretary, run, "reissue_record", "reason=工作单位变动\ndays=30", "2024-10-03", "receipt_again");
	is_due(run, "2024-11-03");
	walk_fill(secretary, run, "second_report", "result=已报到\nreason=已编入支部");
	walk_refused(page, secretary, run, "2024-10-03", "回执一个月内交回");
	today_is("2024-12-03");
	has_not_left_yet(run, "second_report");
	today_is("2024-12-04");
	walk_close(secretary, run, "2024-12-04", "handle");
	walk_fill(secretary, run, "handled", "note=启动");
	walk_refused(page, secretary, run, "2024-12-04", "按自行脱党处理（组通字〔2015〕33号）");
	handled = walk_opened(secretary, dispose, branch, leaver, "2024-12-04");
	walk_fill(secretary, handled, "ground", "rule=党章\narticle=9\nconsecutive=是\nsince=2024-06-03\npunished=否");
	walk_step(secretary, handled, "opening", "minutes=@", "2024-12-04", "file");
	walk_refused(page, secretary, run, "2024-12-04", "按自行脱党处理（组通字〔2015〕33号）");
	walk_step(upper, handled, "prior_filing", "result=不同意启动\nreply=@", "2024-12-04", "not_started");
	walk_close(secretary, run, "2024-12-04", "letter");	/* who stays a member gets another letter */
	knows(leaver, "\"status\":\"2\"");
	today_is("2024-06-03");
}

/* The letter that ran out is of no use after six months, whatever the reason. */
static void six_months_after_the_letter_it_is_not_issued_again(void **state)
{
	int64_t run = gone_to_a_job(helper);

	walk_step(secretary, run, "letter_record", text("number=%s\ndays=30\nto=乙县人社局党委", letter_of(helper, 3, "issued")), "2024-06-03", "receipt");
	today_is("2024-12-03");
	has_not_left_yet(run, "report");
	today_is("2024-12-04");
	walk_fill(secretary, run, "report", "result=客观原因过期\nreason=工作单位变动");
	walk_refused(page, secretary, run, "2024-12-04", "到2024-12-03为止可以在原介绍信上重新开具");
	today_is("2024-12-03");
	walk_close(secretary, run, "2024-12-03", "reissue");
	walk_fill(secretary, run, "reissue_record", "reason=工作单位变动\ndays=30");
	today_is("2024-12-04");
	walk_refused(page, secretary, run, "2024-12-04", "到2024-12-03为止可以重新开具");
	today_is("2024-06-03");
}

/* By a transfer inside the committee; the secretary of the new branch. */
static struct client *arrived(int64_t person, const char *day)
{
	int64_t transfer, there = world_org_of(w, town, "branch", "接收支部");
	struct reply r;

	world_holding(w, there, "secretary", fallen);
	r = client_post_json(secretary, "/api/v1/transfer", text("{\"person\":\"%lld\",\"to\":\"接收支部\",\"reason\":\"job\",\"dues_month\":\"2026-05\"}", (long long)person));
	walk_has(&r, 201, "");
	transfer = walk_number(secretary, &r, "id");
	r = client_post_json(upper, text("/api/v1/transfer/%lld/act", (long long)transfer),
		text("{\"act\":\"adjust\",\"document\":\"甲党〔2026〕8号\",\"day\":\"%s\",\"row_version\":%s}", day, walk_value(w, &r, "row_version")));
	walk_has(&r, 200, "\"state\":\"done\"");
	return walk_program(w, "received", fallen);
}

/* Two years without a job, and one more on request. */
static void without_a_job_the_relation_stays_two_years_and_one_on_request(void **state)
{
	int64_t run = walk_opened(secretary, graduate, branch, idler, "2024-06-03");
	struct client *received;
	struct reply r;

	walk_step(secretary, run, "destination", "graduated_on=2024-06-01\ngoing=未落实工作单位", "2024-06-03", "stay");
	is_due(run, "2026-06-01");
	today_is("2026-06-02");
	waits_for(upper_page, upper, run, true);
	walk_fill(secretary, run, "stay_record", "going=申请延长");
	walk_refused(page, secretary, run, "2026-06-02", "可以保留两年，到2026-06-01；再延长一年要本人申请");
	today_is("2027-06-02");
	walk_fill(secretary, run, "stay_record", "going=申请延长\nrequest=@");
	walk_refused(page, secretary, run, "2027-06-02", "延长一年，到2027-06-01为止");
	today_is("2026-06-02");
	walk_step(secretary, run, "stay_record", "going=申请延长\nrequest=@", "2026-06-02", "stay_longer");
	is_due(run, "2027-06-01");
	walk_step(secretary, run, "last_record", "to=户籍地村党支部", "2026-06-02", "letter");
	walk_fill(secretary, run, "letter_record", "to=户籍地村党支部");
	walk_refused(page, secretary, run, "2026-06-02", "在册的组织关系还没有转出");
	/* Within one committee no letter is written: the move that was done ends it, and with it the case goes to the new branch. */
	received = arrived(idler, "2026-06-02");
	r = client_get(county, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "接收支部");
	walk_close(received, run, "2026-06-02", "moved");
	today_is("2024-06-03");
}

/* Whoever studies on abroad is registered there: both practices hold together. */
static void a_graduate_abroad_is_registered_as_such(void **state)
{
	int64_t run = walk_opened(secretary, graduate, branch, newcomer, "2024-06-03");

	walk_step(secretary, run, "destination", "graduated_on=2024-06-01\ngoing=出国学习研究", "2024-06-03", "go_abroad");
	walk_fill(secretary, run, "abroad_record", "note=攻读学位");
	walk_refused(page, secretary, run, "2024-06-03", "组织关系保留在原学校党组织，登记出国（境）党员");
	gone_abroad(newcomer, "学习研究", "2024-06-03", "contact");
	walk_close(secretary, run, "2024-06-03", "kept_abroad");
	knows(newcomer, "\"status\":\"1\"");
}

/* ---- recognised after death ---- */

static int64_t dead_hero(const char *name)
{
	int64_t id = world_person_of(w, branch, name, 0);

	world_run(w, text("UPDATE person SET birth_day = 7428, joined_day = -2147483647, full_day = -2147483647 WHERE id = %lld", (long long)id));
	return id;
}

/* domain/01, section 4: the unit decides, the committee above reviews, that of the province approves. */
static void the_province_recognises_and_nobody_else(void **state)
{
	int64_t hero = dead_hero("英雄庚"), run = walk_opened(secretary, recognise, branch, hero, "2024-06-03");
	struct reply r;

	balances("2024-06-03", "\"closing\":10");
	walk_fill(secretary, run, "record", "died_on=2024-05-20\nsource=死亡证明\nproof=@\ndeeds=抢险救人牺牲");
	walk_step(secretary, run, "decision", "result=同意追认\nminutes=@", "2024-06-03", "examine");
	knows(hero, "\"status\":\"0\"");
	walk_refused(NULL, secretary, run, "2024-06-03", "不能办理");	/* the branch does not review itself */
	walk_step(upper, run, "review", "result=同意上报\npaper=@", "2024-06-03", "approve");
	knows(hero, "\"status\":\"8\"");
	walk_refused(NULL, upper, run, "2024-06-03", "不能办理");
	walk_fill(county, run, "approval", "result=批准\norgan=县级党委\nnumber=云委〔2024〕9号\napproved_on=2024-06-03\npaper=@");
	walk_refused(county_page, county, run, "2024-06-03", "追认党员由省级党委批准（《中国共产党发展党员工作细则》（2014年、2026年）），县级党委不能批准");
	walk_fill(county, run, "approval", "result=批准\norgan=省级党委\nnumber=省委〔2024〕9号\napproved_on=2024-06-02\npaper=@");
	walk_refused(county_page, county, run, "2024-06-03", "批复日期早于上级党委审查的2024-06-03");
	walk_step(county, run, "approval", "result=批准\norgan=省级党委\nnumber=省委〔2024〕9号\napproved_on=2024-06-03\npaper=@", "2024-06-03", "recognised_member");
	knows(hero, "\"cause\":\"recognised\",\"was\":8,\"became\":8,\"day\":\"2024-06-03\"");
	r = client_get(county_page, text("/person/%lld", (long long)hero));
	walk_has(&r, 200, "追认");
	balances("2024-06-03", "\"closing\":10");	/* no branch counts the dead */
	/* Not twice. */
	run = walk_opened(secretary, recognise, branch, hero, "2024-06-03");
	walk_fill(secretary, run, "record", "died_on=2024-05-19\nsource=死亡证明\nproof=@\ndeeds=抢险救人牺牲");
	walk_fill(secretary, run, "decision", "result=同意追认\nminutes=@");
	walk_refused(page, secretary, run, "2024-06-03", "档案登记的去世日期是2024-05-20");
	walk_fill(secretary, run, "record", "died_on=2024-05-20\nsource=死亡证明\nproof=@\ndeeds=抢险救人牺牲");
	walk_close(secretary, run, "2024-06-03", "examine");
	walk_step(upper, run, "review", "result=同意上报\npaper=@", "2024-06-03", "approve");
	walk_fill(county, run, "approval", "result=批准\norgan=省级党委\nnumber=省委〔2024〕10号\napproved_on=2024-06-03\npaper=@");
	walk_refused(county_page, county, run, "2024-06-03", "已于2024-06-03追认为党员");
}

/* A member who died was one in life; and no form recognises anybody. */
static void whoever_was_a_member_is_not_recognised(void **state)
{
	int64_t run = walk_opened(secretary, death, branch, sick, "2024-06-03");
	struct reply r;

	walk_step(secretary, run, "record", "died_on=2024-06-02\nsource=死亡证明", "2024-06-03", "confirm");
	refused_to_open(recognise, sick, "2024-06-03", "病故丙");
	walk_step(upper, run, "confirmation", "result=属实", "2024-06-03", "deceased_person");
	run = walk_opened(secretary, recognise, branch, sick, "2024-06-03");
	walk_fill(secretary, run, "record", "died_on=2024-06-02\nsource=死亡证明\nproof=@\ndeeds=事迹");
	walk_fill(secretary, run, "decision", "result=同意追认\nminutes=@");
	walk_refused(page, secretary, run, "2024-06-03", "不需要追认");
	r = client_post_json(county, text("/api/v1/person/%lld/standing", (long long)dead_hero("英雄辛")),
		"{\"cause\":\"recognised\",\"day\":\"2024-06-03\",\"document\":\"文\",\"reason\":\"补登\",\"row_version\":0}");
	walk_has(&r, 422, "person.event_by_procedure");
}

/* The number of the letter is that of a letter which was issued for this member, and no word that somebody types. */
static void the_letter_is_the_one_of_the_transfer(void **state)
{
	int64_t graduate_of = member("毕业庚", 2), run = gone_to_a_job(graduate_of), transfer;
	const char *number, *of_other = letter_of(idler, 7, "withdrawn");
	struct reply r;

	world_org_of(w, city, "committee", "乙镇党委");
	refused_to_fill(run, "letter_record", "number=〔2024〕99号\ndays=30\nto=乙镇党委", "没有为 毕业庚 开具过编号是“〔2024〕99号”的组织关系介绍信：编号由");
	refused_to_fill(run, "letter_record", text("number=%s\ndays=30\nto=乙镇党委", of_other), "没有为 毕业庚 开具过");
	refused_to_fill(run, "letter_record", text("number=%s\ndays=30\nto=乙镇党委", letter_of(graduate_of, 8, "withdrawn")), "介绍信已撤回，不能再用");
	r = client_post_json(secretary, "/api/v1/transfer", text("{\"person\":\"%lld\",\"to\":\"乙镇党委\",\"reason\":\"graduated\",\"dues_month\":\"2024-06\"}", (long long)graduate_of));
	walk_has(&r, 201, "");
	transfer = walk_number(secretary, &r, "id");
	r = client_post_json(secretary, text("/api/v1/transfer/%lld/act", (long long)transfer), text("{\"act\":\"agree\",\"document\":\"会议记录\",\"row_version\":%s}", walk_value(w, &r, "row_version")));
	walk_has(&r, 200, "\"state\":\"agreed\"");
	r = client_post_json(upper, text("/api/v1/transfer/%lld/act", (long long)transfer), text("{\"act\":\"issue\",\"valid_days\":30,\"row_version\":%s}", walk_value(w, &r, "row_version")));
	walk_has(&r, 200, "\"state\":\"issued\"");
	number = walk_value(w, &r, "number");
	r = client_get(page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, text("value=\"%s\"", number));	/* the field begins with it */
	walk_has(&r, 200, "甲镇党委于 2024-06-03 开具，有效期 30 天，到 2024-07-03 为止，转往乙镇党委");
	refused_to_fill(run, "letter_record", "number=〔2024〕99号\ndays=30\nto=乙镇党委", text("开具的是 %s：请填 %s", number, number));
	walk_fill(secretary, run, "letter_record", text("number=%s\nto=乙镇党委", number));
	walk_refused(page, secretary, run, "2024-06-03", "介绍信要写明有效期");
	walk_step(secretary, run, "letter_record", text("number=%s\ndays=30\nto=乙镇党委", number), "2024-06-03", "receipt");
	r = client_get(secretary, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "\"note\":\"甲镇党委于 2024-06-03 开具");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whoever_is_abroad_is_in_touch_every_six_months),
		cmocka_unit_test(five_years_and_a_day_lead_to_suspension),
		cmocka_unit_test(whoever_settles_abroad_is_proposed_at_once),
		cmocka_unit_test(a_letter_of_a_graduate_is_issued_again_within_six_months),
		cmocka_unit_test(six_months_after_the_letter_it_is_not_issued_again),
		cmocka_unit_test(without_a_job_the_relation_stays_two_years_and_one_on_request),
		cmocka_unit_test(a_graduate_abroad_is_registered_as_such),
		cmocka_unit_test(the_province_recognises_and_nobody_else),
		cmocka_unit_test(whoever_was_a_member_is_not_recognised),
		cmocka_unit_test(the_letter_is_the_one_of_the_transfer),	/* adds a member, so that counts before it stay */
	};

	return cmocka_run_group_tests(tests, begin, world_over);
}
