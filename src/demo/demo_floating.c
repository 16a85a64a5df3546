/* Floating members, in-service members in their communities and dues of the demo, carried through the rules: page 31 of the demo plan (160 taken in by communities, one still
 * waits), and some branches with their dues of the year, two of their members late. */
#include "demo/demo_act.h"

#include <string.h>
#include "core/path.h"
#include "demo/demo_plan.h"
#include "rooms/dues/dues.h"
#include "rooms/dues/dues_book.h"
#include "rooms/floating/floating.h"
#include "rooms/floating/floating_card.h"
#include "rooms/floating/pass.h"
#include "rooms/resident/resident.h"

#define SETTLED 160
#define SETTLED_SMALL 4			/* where there are not people enough */
#define AWAY_DAYS_MIN 30
#define AWAY_DAYS_SPAN 700
#define TALKED_DAYS 120			/* within so many days each was contacted */
#define PASS_EVERY 20			/* of those who are away one in so many has the certificate, from this one on */
#define PASS_FIRST 3
#define PASS_AFTER_DAYS 20
#define PASS_LOST_BY 43
#define OCCUPATION_ORGAN 5		/* code set occupation */
#define RESIDENTS 60
#define RESIDENTS_SMALL 4
#define RESIDENT_DAYS_MIN 45
#define RESIDENT_DAYS_SPAN 400
#define DUES_BRANCHES 5			/* those of the first accounts of branches */
#define LATE_SIX 3			/* which members of the first of them are late */
#define LATE_FIVE 4

/* Full members without any post or role, town by town from the third on; 0: no more. */
struct people { int town, next; };

static int next_of(struct demo_plan *p, struct people *at, day_t joined_before)
{
	for (; at->town < p->towns_count; at->town++, at->next = 0) {
		struct demo_range range = demo_range_of(p, p->towns[at->town], NULL);

		while (at->next < range.people_count) {
			int id = range.first_person + at->next;
			const struct demo_person *who = demo_person_at(p, id);

			at->next += 7;
			if (who->status == 2 && who->posts_count == 0 && who->roles_count == 0 && !who->is_mover && who->joined_day < joined_before)
				return id;
		}
	}
	return 0;
}

static int64_t version_of(struct ctx *c, floating_id id)
{
	struct floating_row row = { .row_version = 0 };

	floating_get(c->store, id, &row);
	return row.row_version;
}

/* Who is away for more than two months has the card of the year; of some the community notes what they took part in. */
static void give_card(struct caster *k, floating_id id, day_t since, int community, int i)
{
	static const char *const ACTIVITIES[] = { "party_day", "service", "lesson", "study" };
	day_t today = k->p->today;
	struct ctx *c = acting(k, 0, 1, today);
	bool is_due = since < floating_card_away_before(c);

	if (!done(k, !is_due || floating_issue_card(c, id, version_of(c, id))) || !is_due || i % 4 != 1)
		return;
	c = acting_at(k, community, "shequ01.shuji", today);
	done(k, floating_report(c, id, today, ACTIVITIES[i / 4 % 4], version_of(c, id)));
}

/* Some of those who are away for long have the certificate of their committee, good for a year from the day they left: of two it has run out, one lost it. */
static void give_pass(struct caster *k, floating_id id, day_t since, int i)
{
	struct pass_row row = { .row_version = 0 };
	pass_id made = { 0 };
	struct ctx *c;

	if (i % PASS_EVERY != PASS_FIRST || k->is_failed)
		return;
	c = acting(k, 0, 1, since + PASS_AFTER_DAYS);
	if (!done(k, pass_issue(c, id, day_add_months(since, 12), &made)) || i != PASS_LOST_BY)
		return;
	c = acting(k, 0, 1, k->p->today - 5);
	pass_get(c->store, made, &row);
	done(k, pass_end(c, made, &(struct pass_ending){ .ended_by = "lost", .note = "外出途中遗失，已作废。", .day = k->p->today - 6 }, row.row_version));
}

static void away(struct caster *k, int person, int community, int i, bool is_taken_in)
{
	static const char *const REASONS[] = { "work", "business", "family", "work", "study" };
	struct demo_plan *p = k->p;
	day_t since = p->today - AWAY_DAYS_MIN - i * 37 % AWAY_DAYS_SPAN, talked = p->today - i * 13 % TALKED_DAYS;
	const struct floating_form form = { .reason = REASONS[i % 5], .place = "云川市城区", .phone = demo_person_at(p, person)->phone, .wish = "", .is_settled = i % 16 == 0,
		.away_since = since, .host = { .code = demo_org_at(p, community)->code, .name = "" } };
	struct ctx *c = acting(k, 0, 1, since + 10);
	floating_id made = { 0 };

	done(k, floating_register(c, (person_id){ person }, &form, &made));
	if (!is_taken_in || k->is_failed)
		return;
	c = acting(k, 0, 1, since + 12);
	done(k, floating_accept(c, made, version_of(c, made)));
	if (talked > since + 12) {
		c = acting_at(k, p->root, "shi.zuzhi", talked);	/* who talked stands on the card by name */
		done(k, floating_note_contact(c, made, talked, i % 3 == 0 ? "message" : "phone", true, version_of(c, made)));
	}
	if (!k->is_failed)
		give_card(k, made, since, community, i);
	give_pass(k, made, since, i);
}

void demo_floating(struct caster *k)
{
	struct demo_plan *p = k->p;
	struct people at = { .town = p->towns_count > 2 ? 2 : 0 };
	int wanted = p->communities_count > 10 ? SETTLED : SETTLED_SMALL;

	for (int i = 0; i <= wanted && !k->is_failed && p->communities_count > 0; i++) {
		int person = next_of(p, &at, p->today - AWAY_DAYS_MIN - AWAY_DAYS_SPAN), community = p->communities[i % p->communities_count].org;

		if (person == 0 || demo_person_at(p, person)->org == community)
			continue;
		away(k, person, community, i, i < wanted);
	}
}

/* ---- in-service members in their communities ---- */

static int64_t resident_version_of(struct ctx *c, resident_id id)
{
	struct resident_row row = { .row_version = 0 };

	resident_get(c->store, id, &row);
	return row.row_version;
}

/* Registered two months ago and more, taken in but for every fifth, who still waits; some served already. */
static void reside(struct caster *k, int person, int community, int i)
{
	static const struct { const char *offer, *activity, *hours; } WAYS[] = { { "法律咨询", "法律咨询", "2" }, { "电器维修", "义务维修家电", "3" }, { "文艺辅导", "排练合唱", "1.5" },
		{ "", "创城劝导", "2.5" } };
	struct demo_plan *p = k->p;
	day_t since = p->today - RESIDENT_DAYS_MIN - i * 11 % RESIDENT_DAYS_SPAN;
	const struct resident_form form = { .community = demo_org_at(p, community)->code, .offer = WAYS[i % 4].offer, .day = since };
	struct ctx *c = acting(k, 0, 1, since);
	resident_id made = { 0 };

	done(k, resident_register(c, (person_id){ person }, &form, &made));
	if (i % 5 == 0 || k->is_failed)
		return;
	c = acting(k, 0, 1, since + 3);
	done(k, resident_accept(c, made, resident_version_of(c, made)));
	for (int n = 0; n < i % 3 && !k->is_failed; n++) {
		c = acting(k, 0, 1, since + 7 + n * 14);
		done(k, resident_note_service(c, made, since + 7 + n * 14, WAYS[(i + n) % 4].activity, WAYS[(i + n) % 4].hours, resident_version_of(c, made)));
	}
}

void demo_residents(struct caster *k)
{
	struct demo_plan *p = k->p;
	int made = 0, wanted = p->communities_count > 10 ? RESIDENTS : RESIDENTS_SMALL;

	for (int i = 1; i < p->people_count && made < wanted && p->communities_count > 0 && !k->is_failed; i++) {
		const struct demo_person *who = demo_person_at(p, i);

		if (who->status == 2 && who->age_years < 55 && who->occupation == OCCUPATION_ORGAN && strcmp(demo_org_at(p, who->org)->unit_kind, "community") != 0) {
			reside(k, i, p->communities[made * 7 % p->communities_count].org, made);
			made++;
		}
	}
}

/* ---- dues ---- */

static struct dues_standard standard_of(struct demo_plan *p, const struct dues_line *line)
{
	const struct demo_person *who = demo_person_at(p, (int)line->person.v);
	bool is_village = strcmp(demo_org_at(p, who->org)->unit_kind, "village") == 0;

	if (is_village)
		return (struct dues_standard){ .person = line->person, .payer_class = "farmer", .base_fen = 50 };
	if (who->age_years >= 60)
		return (struct dues_standard){ .person = line->person, .payer_class = "retired", .base_fen = 180000 + line->person.v % 9 * 35000 };
	return (struct dues_standard){ .person = line->person, .payer_class = "wage", .base_fen = 260000 + line->person.v % 9 * 40000 };
}

static size_t lines_of(struct caster *k, struct ctx *c, int branch, struct dues_line **lines)
{
	const char *path = demo_org_at(k->p, branch)->path;

	return dues_members(c->store, DEMO_REGION, path, path_end(k->arena, path), DUES_MEMBERS_MAX, lines);
}

static void set_standards(struct caster *k, int branch, int from_month, day_t day)
{
	struct ctx *c = acting(k, 0, 1, day);
	struct dues_line *lines;
	size_t count = lines_of(k, c, branch, &lines), kept = 0;
	struct dues_standard *standards = arena_array(k->arena, count + 1, sizeof(*standards));

	/* Who joined within the year begins later; the branch sees that this is still to be set. */
	for (size_t i = 0; i < count; i++)
		if (lines[i].joined_day != DAY_NONE && dues_month(lines[i].joined_day) <= from_month)
			standards[kept++] = standard_of(k->p, &lines[i]);
	done(k, dues_set_standards(c, (org_id){ branch }, standards, kept, from_month));
}

/* A month's dues of everybody but those who are late by then. */
static void take_month(struct caster *k, int branch, int month, day_t day, bool has_late)
{
	int present = dues_month(k->p->today);
	struct ctx *c = acting(k, 0, 1, day);
	struct dues_line *lines;
	size_t count = lines_of(k, c, branch, &lines), kept = 0;
	struct dues_taking *takings = arena_array(k->arena, count + 1, sizeof(*takings));
	struct dues_taken taken;

	for (size_t i = 0; i < count; i++) {
		bool is_late = has_late && ((i == LATE_SIX && month >= present - DUES_REVIEW_MONTHS) || (i == LATE_FIVE && month >= present - DUES_WARN_MONTHS));

		if (lines[i].due_fen > 0 && lines[i].paid_to == month && !is_late)
			takings[kept++] = (struct dues_taking){ .person = lines[i].person, .until_month = month, .amount_fen = lines[i].due_fen, .day = day, .channel = "cash",
				.payer = "own", .document = "", .row_version = lines[i].row_version };
	}
	if (kept > 0)
		done(k, dues_take_many(c, (org_id){ branch }, takings, kept, &taken));
	else
		done(k, true);
}

/* Recorded by one and settled by another a day later; what waits is settled by nobody yet. */
static void keep_entry(struct caster *k, int branch, const char *login, const struct dues_entry_form *form, bool waits)
{
	dues_entry_id made = { 0 };

	done(k, dues_record(acting_at(k, branch, login, form->day), (org_id){ branch }, form, &made));
	if (!waits && !k->is_failed)
		done(k, dues_settle(acting_at(k, DEMO_REGION, "shi.zuzhi2", form->day + 1), made, 1));
}

/* More than half of what was taken goes up, a little is used for books. */
static void keep_book(struct caster *k, int branch, const char *login, day_t day, bool waits)
{
	struct ctx *c = acting(k, 0, 1, day);
	struct dues_book book = { .free_fen = 0 };
	struct org_row org;
	bool is_there = org_get(c->store, (org_id){ branch }, &org);

	if (is_there)
		dues_book_read(c, &org, date_from_day(day).year, &book);
	done(k, is_there);
	if (k->is_failed || book.free_fen < 1000)
		return;
	keep_entry(k, branch, login, &(struct dues_entry_form){ .kind = "hand_up", .purpose = "", .to = "", .detail = "", .document = "", .amount_fen = book.free_fen / 100 * 60, .day = day,
		.decided_day = DAY_NONE }, waits);
	keep_entry(k, branch, login, &(struct dues_entry_form){ .kind = "use", .purpose = "material", .to = "", .detail = "党课教材", .document = "支委会2015年第9次", .amount_fen = book.free_fen / 100 * 20,
		.day = day + 5, .decided_day = day }, false);
}

void demo_dues(struct caster *k)
{
	struct demo_plan *p = k->p;
	int present = dues_month(p->today), first = present - present % 12, branches = 0;

	for (int i = 0; i < p->accounts_count && branches < DUES_BRANCHES && !k->is_failed; i++) {
		const struct demo_account *account = &p->accounts[i];
		int branch = account->person == 0 ? 0 : demo_person_at(p, account->person)->org;

		if (branch == 0 || account->login[0] != 'b' || account->login[1] != '0')
			continue;
		set_standards(k, branch, first, dues_month_first(first) + 4);
		for (int month = first; month < present && !k->is_failed; month++)
			take_month(k, branch, month, dues_month_first(month) + 9, branches == 0);
		if (present > first && !k->is_failed)
			keep_book(k, branch, account->login, dues_month_first(present - 1) + 11, branches == DUES_BRANCHES - 1);
		branches++;
	}
}
