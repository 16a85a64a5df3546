/* Registers of the demo beside the cases, a few entries of every kind: a station for floating members (page 31), certificates, the stock of
 * booklets, and a vote that is given by telephone. */
#include <string.h>
#include "base/text.h"
#include "demo/cast_case.h"
#include "demo/demo_many.h"
#include "demo/demo_plan.h"
#include "rooms/booklet/booklet.h"
#include "rooms/certificate/certificate.h"
#include "rooms/floating/station.h"
#include "rooms/org/org_sql.h"
#include "rooms/run/run.h"
#include "rooms/run/run_overview.h"

/* ---- a station ---- */

#define STATION_DAYS 400	/* since when it is there */

void demo_plan_station(struct demo_plan *p)
{
	struct demo_org *o = demo_org_at(p, p->station = demo_add_org(p, p->towns[p->towns_count > 1], "floating_station", "town_organ", "云川汽车站流动党员服务站"));

	o->short_name = "汽车站服务站";
	o->from_day = p->today - STATION_DAYS;
}

/* Came to the station so many days ago from outside, or from a branch here; what the home organisation said, and how it was settled. */
enum visit_end { IN_CHECKING, DENIED, CONFIRMED, SETTLED };
static const struct { const char *name, *home; int days; enum visit_end end; } VISITS[] = {
	{ "周建业", "中共平山县古月镇西岭村支部委员会", 6, IN_CHECKING }, { "孟庆生", "中共涞源县水堡镇支部委员会", 48, DENIED },
	{ "贺玉兰", "中共曲周县第四疃镇支部委员会", 60, CONFIRMED }, { "牛广田", "中共阳城县北留镇皇城村支部委员会", 130, SETTLED }, { NULL, NULL, 75, SETTLED }, { NULL, NULL, 20, CONFIRMED },
	{ NULL, NULL, 3, IN_CHECKING },
};

static int64_t entry_version(struct ctx *c, station_entry_id id)
{
	struct station_row row = { .row_version = 0 };

	station_get(c->store, id, &row);
	return row.row_version;
}

/* The one of that number, from 0, among full members without a post in the last branches of the city. */
static int somebody_far(struct demo_plan *p, int number)
{
	for (int i = p->orgs_count - 1; i >= 0; i--) {
		const struct demo_org *o = &p->orgs[i];

		for (int n = 0; demo_is_branch(o) && n < o->members; n++) {
			const struct demo_person *who = demo_person_at(p, o->first_person + n);

			if (who->status == 2 && who->posts_count == 0 && who->roles_count == 0 && !who->is_mover && number-- == 0)
				return o->first_person + n;
		}
	}
	return 0;
}

static void visit(struct caster *k, size_t i)
{
	struct demo_plan *p = k->p;
	int person = VISITS[i].name == NULL ? somebody_far(p, (int)i) : 0;
	day_t day = p->today - VISITS[i].days;
	const struct demo_person *who = person == 0 ? NULL : demo_person_at(p, person);
	const struct station_form form = { .name = who == NULL ? VISITS[i].name : who->name, .came_day = day,
		.home = { .code = who == NULL ? "" : demo_org_at(p, who->org)->code, .name = who == NULL ? VISITS[i].home : "" } };
	const struct station_answer answer = { .is_member = VISITS[i].end != DENIED, .person = { person }, .document = who == NULL ? "流出地党组织复函" : "" };
	struct ctx *c = acting(k, 0, 1, day);
	station_entry_id made = { 0 };

	done(k, station_register(c, (org_id){ p->station }, &form, &made));
	if (VISITS[i].end == IN_CHECKING || k->is_failed)
		return;
	c = acting(k, 0, 1, day + 5);
	done(k, station_reply(c, made, &answer, entry_version(c, made)));
	if (VISITS[i].end != SETTLED || k->is_failed)
		return;
	c = acting(k, 0, 1, day + 8);
	done(k, station_settle(c, made, &(struct station_way){ .by = "card", .letter = "" }, entry_version(c, made)));
}

/* ---- certificates ---- */

static const struct { const char *place, *reason; int issued, until; bool is_voided; } CERTIFICATES[] = {
	{ "石家庄市党校", "study", 120, -30, false }, { "天津市河东区", "work", 60, 80, false }, { "省人民医院", "family", 20, 60, false }, { "太原市杏花岭区", "work", 90, 40, true },
	{ "省委党校", "meeting", 10, 5, false }, { "大同市平城区", "other", 3, 90, false },
};

static void certify(struct caster *k, size_t i)
{
	struct demo_plan *p = k->p;
	int person = somebody_far(p, 10 + (int)i);
	day_t day = p->today - CERTIFICATES[i].issued;
	const struct certificate_form form = { .place = CERTIFICATES[i].place, .reason = CERTIFICATES[i].reason, .from_day = day, .to_day = p->today + CERTIFICATES[i].until };
	struct ctx *c = acting(k, 0, 1, day);
	certificate_id made = { 0 };
	struct certificate_row row = { .row_version = 0 };

	if (person == 0 || !done(k, certificate_issue(c, (person_id){ person }, &form, &made)) || !CERTIFICATES[i].is_voided)
		return;
	c = acting(k, 0, 1, day + 4);
	certificate_get(c->store, made, &row);
	done(k, certificate_void(c, made, "行程取消，原件已收回。", row.row_version));
}

/* ---- booklets ---- */

#define STOCK 20		/* of a committee */
#define STOCKS 3		/* towns that have received theirs, beside the committees with a case at that step */
#define CASES_MAX 20

static void receive(struct caster *k, int committee, int *number)
{
	const struct booklet_receipt receipt = { .org = { committee }, .first = arena_printf(k->p->arena, "YC%08d", *number + 1),
		.last = arena_printf(k->p->arena, "YC%08d", *number + STOCK), .source = "市委组织部统一领取", .day = k->p->today - 90 };
	int64_t count;

	*number += STOCK;
	done(k, booklet_receive(acting(k, 0, 1, k->p->today - 90), &receipt, &count));
}

/* The first one in stock; false: none. */
static bool next_booklet(struct ctx *c, int committee, struct booklet_row *row)
{
	struct booklet_row *rows;

	if (booklets_of(c->store, (org_id){ committee }, "stock", 1, 0, &rows) == 0)
		return false;
	*row = rows[0];
	return true;
}

static void issue(struct caster *k, int committee, int64_t run)
{
	struct ctx *c = acting(k, 0, 1, k->p->today);
	struct booklet_row row;

	done(k, !next_booklet(c, committee, &row) || booklet_issue(c, row.id, run, k->p->today, row.row_version));
}

static void spoil(struct caster *k, int committee)
{
	struct ctx *c = acting(k, 0, 1, k->p->today - 30);
	struct booklet_row row;

	done(k, !next_booklet(c, committee, &row) || booklet_void(c, row.id, "运输中受潮，封面损坏", k->p->today - 30, row.row_version));
}

/* The cases whose booklet is to be filled in: their ids and organisations. */
static size_t waiting_cases(struct caster *k, int64_t runs[CASES_MAX], int committees[CASES_MAX])
{
	static const struct run_filter FILTER = { .state = "open", .code = "recruit", .step = "fill", .due = "", .age = "", .page = 1, .finish = "",
		.chosen = { { "", "", "", "", "" }, { "", "", "", "", "" } } };
	struct ctx *c = acting(k, 0, 1, k->p->today);
	struct org_row root;
	struct run_line *lines;
	int64_t total;
	size_t count = org_get(c->store, (org_id){ k->p->root }, &root) ? run_list_of(c, &root, &FILTER, CASES_MAX, &lines, &total) : 0;

	for (size_t i = 0; i < count; i++) {
		struct run_row row = { .org = { 0 } };

		run_get(c->store, lines[i].id, &row);
		runs[i] = lines[i].id.v;
		committees[i] = demo_committee_of(k->p, (int)row.org.v);
	}
	done(k, true);
	return count;
}

static void booklets(struct caster *k)
{
	int64_t runs[CASES_MAX];
	int committees[CASES_MAX], number = 2015000;
	size_t count = waiting_cases(k, runs, committees);
	bool *has_stock = arena_array(k->p->arena, (size_t)k->p->orgs_count + 1, sizeof(*has_stock));

	memset(has_stock, 0, ((size_t)k->p->orgs_count + 1) * sizeof(*has_stock));
	for (int i = 0; i < STOCKS && i < k->p->towns_count && !k->is_failed; i++) {
		receive(k, k->p->towns[i], &number);
		has_stock[k->p->towns[i]] = true;
	}
	spoil(k, k->p->towns[0]);
	for (size_t i = 0; i < count && !k->is_failed; i++) {
		if (!has_stock[committees[i]])
			receive(k, committees[i], &number);
		has_stock[committees[i]] = true;
		/* One in three still waits for the booklet. */
		if (i % 3 != 2)
			issue(k, committees[i], runs[i]);
	}
}

/* ---- a vote by telephone ---- */

static const char TOPIC[] =
	"programme topic \"调研选题\"\nversion 1\nafter \"云川市委组织部\"\nabout matter\nruns_at committee\nopens any\n"
	"role office = staff_of committee\n"
	"vote topic \"调研选题表决\"\n  voters office\n  quorum 1/2 of voters\n  pass more_than 1/2 of voters\n  secret no\n  from_afar yes\nend\n"
	"step decide \"手机表决\"\n  by office\n  needs topic\n  go chosen when passed(topic)\n  go dropped\nend\n"
	"finish chosen \"列为年度课题\"\nend\nfinish dropped \"未列入\"\nend\n"
	"example \"过半数同意\"\n  given topic for 6 against 1 present 7 of 10\n  expect chosen\nend\n"
	"example \"恰好一半:未列入\"\n  given topic for 5 against 2 present 7 of 10\n  expect dropped\nend\n";
#define VOTERS_MAX 40

static size_t voters_of(struct caster *k, ballot_id ballot, day_t day, int people[VOTERS_MAX])
{
	struct ctx *c = acting(k, 0, 1, day);
	struct ballot_voter_row *rows;
	size_t count = ballot_voters(c->store, ballot, &rows);

	count = count < VOTERS_MAX ? count : VOTERS_MAX;
	for (size_t i = 0; i < count; i++)
		people[i] = (int)rows[i].person.v;
	done(k, true);
	return count;
}

/* Of those entitled the first ones have voted; the one of the account `shi.zuzhi` has not where the vote is still open. */
static void vote_by_telephone(struct caster *k, int64_t use, const char *title, day_t day, int open_for, bool is_closed)
{
	static const char *const AGREED[] = { "agreed" }, *const OPPOSED[] = { "opposed" };
	int by = demo_login_person(k->p, "shi.zuzhi2"), left = demo_login_person(k->p, "shi.zuzhi"), people[VOTERS_MAX];
	int64_t run = cast_open(k, k->p->root, use, by, 0, title, day);
	struct ctx *c = acting(k, by, 1, day);
	ballot_id ballot = { 0 };
	const char *receipt;
	size_t count;

	if (!done(k, run_open_vote(c, (run_id){ run }, &(struct run_voting){ .vote = "topic", .day = day, .from_afar = true, .row_version = cast_version(c, run) }, &ballot)))
		return;
	count = voters_of(k, ballot, day, people);
	for (size_t i = 0; i < count && !k->is_failed; i++)
		if (is_closed || (people[i] != left && i % 3 != 0))
			done(k, ballot_vote(acting(k, people[i], 1, day + (int)i % open_for), ballot, i % 5 == 4 ? OPPOSED : AGREED, 1, &receipt));
	if (!is_closed || k->is_failed)
		return;
	done(k, ballot_close(acting(k, by, 1, day + open_for), ballot, day + open_for, "", ""));
	cast_close(k, run, by, day + open_for);
}

static void telephone_votes(struct caster *k)
{
	int64_t use = cast_text_in_force(k, TOPIC, k->p->today - 60);

	if (use != 0 && k->p->committees_count == DEMO_PLAN_COMMITTEES)
		vote_by_telephone(k, use, "村级集体经济怎样壮大", k->p->today - 40, 3, true);
	if (use != 0 && !k->is_failed)
		vote_by_telephone(k, use, "流动党员怎样参加组织生活", k->p->today - 2, 2, false);
}

void demo_registers(struct caster *k)
{
	for (size_t i = 0; i < sizeof(VISITS) / sizeof(VISITS[0]) && !k->is_failed; i++)
		visit(k, i);
	for (size_t i = 0; i < sizeof(CERTIFICATES) / sizeof(CERTIFICATES[0]) && !k->is_failed; i++)
		certify(k, i);
	if (!k->is_failed)
		booklets(k);
	if (!k->is_failed)
		telephone_votes(k);
}
