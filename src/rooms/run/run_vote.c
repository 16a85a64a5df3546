/* Votes and reviews of a case: opened as the programme says, held and counted in the room of ballots. */
#include "rooms/run/run.h"

#include <string.h>
#include "base/text.h"
#include "core/permit.h"
#include "programme/reading.h"
#include "rooms/ballot/ballot_exclusion.h"
#include "rooms/person/person.h"
#include "rooms/run/run_candidate.h"
#include "rooms/run/run_review.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"
#include "rooms/run/take_over_proof.h"
#include "schema/model.h"
#include "text/run.h"

static bool is_of_members(const struct role *role)
{
	for (size_t i = 0; i < role->parts_count; i++)
		if (role->parts[i].selector == WORD_MEMBERS_OF && role->parts[i].body == NULL)
			return true;
	return false;
}

/* In a meeting of members only full members vote, and only those who have not lost the vote: 党章 arts. 4, 7, 40. */
static void read_entitled(struct ctx *c, const struct run_case *k, const struct role *role, day_t day, struct ballot_ask *ask)
{
	struct run_person *people;
	struct ballot_entitled *entitled;
	bool is_open, of_members = is_of_members(role);
	size_t count = run_role_people(c, k, role, day, &people, &is_open);

	entitled = arena_array(c->arena, count + 1, sizeof(*entitled));
	for (size_t i = 0; i < count; i++)
		if (!of_members || people[i].status == PERSON_FULL)
			entitled[ask->entitled_count++] = (struct ballot_entitled){ people[i].person, people[i].name };
	ask->entitled = entitled;
}

static enum ballot_base base_of(const struct vote *v)
{
	return v->pass_of == WORD_PRESENT ? BALLOT_OF_PRESENT : v->pass_of == WORD_BASE_VOTERS ? BALLOT_OF_ENTITLED : BALLOT_OF_CAST;
}

/* Whoever bears the name of another candidate is told apart by the month of birth, or where that is the same or not known by his place among them. */
static const char *told_apart(struct ctx *c, const struct run_person_row *people, size_t count, size_t at)
{
	const char *month = people[at].birth_day == DAY_NONE ? "" : day_text_zh(c->arena, people[at].birth_day, DATE_MONTH);
	struct message_arg args[] = { { "name", people[at].name }, { "month", month }, { "n", ctx_number(c, (int64_t)at + 1) } };
	bool is_alone = true, is_month_own = month[0] != '\0';

	for (size_t i = 0; i < count; i++) {
		if (people[i].id.v == people[at].id.v || !text_same(people[i].name, people[at].name))
			continue;
		is_alone = false;
		is_month_own &= people[i].birth_day != DAY_NONE && strcmp(day_text_zh(c->arena, people[i].birth_day, DATE_MONTH), month) != 0;
	}
	return is_alone ? people[at].name : message_text(c->arena, LANG_ZH, is_month_own ? T_run_candidate_born : T_run_candidate_numbered, args, 3);
}

static void read_candidates(struct ctx *c, const struct run_case *k, const struct vote *v, struct ballot_ask *ask)
{
	struct programme_value seats = play_seats(&k->play, (int)(v - k->p->votes));
	struct run_person_row *people;
	const char **names;

	ask->candidates_count = run_candidates_of(c, k, v, &people);
	names = arena_array(c->arena, ask->candidates_count + 1, sizeof(*names));
	for (size_t i = 0; i < ask->candidates_count; i++)
		names[i] = told_apart(c, people, ask->candidates_count, i);
	ask->candidates = names;
	/* Without seats it is no election, and refused as such. */
	ask->seats = seats.kind == VALUE_NUMBER && seats.number.below == 1 ? seats.number.above : 0;
}

/* A live case votes today; of one taken over from paper the meeting lay between the beginning of the step and the day of the taking over. */
static bool is_day_of_meeting(struct ctx *c, const struct run_case *k, day_t day)
{
	const struct run_step_row *open = &k->steps[k->steps_count - 1];

	if (day == c->today || run_is_on_paper(k, day))
		return true;
	if (k->row.paper == 0 || day > c->today || day == DAY_NONE)
		return ctx_refuse_field(c, "day", T_run_vote_day_wrong, "today", day_text(c->arena, c->today), "day", day_text(c->arena, day), NULL);
	if (day < open->opened_day)
		return ctx_refuse_field(c, "day", T_run_vote_day_early, "day", day_text(c->arena, day), "since", day_text(c->arena, open->opened_day), "step", programme_named(c->lang, k->row.step_title), NULL);
	return ctx_refuse_field(c, "day", T_run_vote_day_entered, "day", day_text(c->arena, day), "entered", day_text(c->arena, k->row.entered_day), "today",
		day_text(c->arena, c->today), NULL);
}

/* What other practices ask before the step is closed is asked before anybody votes: a meeting that voted without it would have to vote again. */
static bool others_let_vote(struct ctx *c, const struct run_case *k, const struct vote *v, day_t day)
{
	struct run_case then = *k;
	struct run_missing *list;
	size_t count;

	then.today = day;
	count = run_gates(c, &then, &list);
	for (size_t i = 0; i < count; i++)
		ctx_refuse(c, AGAINST_RULE, T_run_vote_gated, "vote", programme_named(c->lang, v->title), "why", list[i].title, NULL);
	return count == 0 && run_is_not_held(c, &then, day);
}

/* The newest vote before it of the same people on the same day: one meeting. */
static void carry_exclusions(struct ctx *c, const struct run_case *k, const struct ballot_ask *ask, ballot_id made)
{
	ballot_id from = { 0 };

	for (size_t i = 0; i < k->ballots_count; i++)
		if (k->ballots[i].listed_day == ask->listed_day && strcmp(k->ballots[i].voters_title, ask->voters_title) == 0 && k->ballots[i].id.v > from.v)
			from = k->ballots[i].id;
	if (from.v != 0)
		ballot_exclusions_carry(c, made, from);
}

bool run_open_vote(struct ctx *c, run_id id, const struct run_voting *what, ballot_id *made)
{
	struct run_case k;
	const struct vote *v;
	const struct role *role;
	struct ballot_ask ask;

	ctx_begin(c, "run.open_vote", "run", id.v, 0);
	if (!run_see(c, id, &k) || !run_is_open(c, &k, what->row_version) || !run_not_on_hold(c, &k))
		return false;
	if (!may_at_path(c, MAY_HANDLE, k.row.org_path))
		return ctx_refuse(c, FORBIDDEN, T_run_not_yours, NULL);
	if (programme_name(k.p, what->vote).kind != NAME_VOTE || !run_needs(&k, what->vote))
		return ctx_refuse(c, AGAINST_RULE, T_run_vote_not_here, "step", programme_named(c->lang, k.row.step_title), NULL);
	if (!is_day_of_meeting(c, &k, what->day))
		return false;
	v = &k.p->votes[programme_name(k.p, what->vote).index];
	if (what->from_afar && !v->is_from_afar)
		return ctx_refuse(c, AGAINST_RULE, T_run_vote_not_afar, "title", programme_named(c->lang, v->title), NULL);
	role = run_role_find(k.p, v->voters->text);
	ask = (struct ballot_ask){ .subject = "run", .subject_id = id.v, .part_id = k.steps[k.steps_count - 1].id.v, .item = v->id, .org = k.row.org, .listed_day = what->day,
		.title = run_motion(c, &k, v), .voters_title = programme_role_text(c->arena, k.p, role, LANG_ZH),
		.quorum = play_value(&k.play, v->quorum).number, .pass = play_value(&k.play, v->pass).number, .is_quorum_exceeded = play_quorum_is_exceeded(&k.play, v),
		.is_pass_exceeded = v->is_pass_exceeded, .pass_of = base_of(v), .is_secret = v->is_secret, .is_final = v->is_final,
		.allows_written = v->counts_written && !what->from_afar, .is_from_afar = what->from_afar, .allows_others = v->allows_others };
	read_entitled(c, &k, role, what->day, &ask);
	if (!run_lets_vote_on(c, &k, v, what->day) || !others_let_vote(c, &k, v, what->day))
		return false;
	if (vote_is_election(v)) {
		if (!run_candidates_stand(c, &k, v, what->day))
			return false;
		read_candidates(c, &k, v, &ask);
	}
	store_subject(c->store, id.v, k.row.org.v);
	if (!ballot_write_open(c, &ask, made))
		return false;
	carry_exclusions(c, &k, &ask, *made);
	run_touch(c->store, id, k.row.region, k.row.row_version);
	store_note(c->store, "vote", NULL, v->id);
	return ctx_commit(c);
}

/* ---- reviews ---- */

int64_t run_sheet_least(const struct run_case *k, const struct sheet *sheet)
{
	struct fraction least = fraction_of(1, 1);
	struct name name = programme_name_of(k->p, sheet->least);

	if (name.kind == NAME_PARAM)
		least = k->play.params[name.index];
	else if (sheet->least != NULL)
		fraction_parse(sheet->least->text, &least);
	return (least.above + least.below - 1) / least.below;
}

/* Nobody rates himself: neither whom the case is about, nor whom the row means. */
static void read_raters(struct ctx *c, const struct run_case *k, const struct sheet *sheet, struct review_ask *ask)
{
	const struct role *role = run_role_find(k->p, sheet->raters->text);
	struct run_person *people;
	struct review_entitled *raters;
	bool is_open;
	size_t count = run_role_people(c, k, role, c->today, &people, &is_open);

	raters = arena_array(c->arena, count + 1, sizeof(*raters));
	for (size_t i = 0; i < count; i++)
		if (people[i].person.v != k->subject.id.v && people[i].person.v != ask->rated.v && !run_is_in_roles(c, k, &sheet->not_by, people[i].person.v, c->today))
			raters[ask->raters_count++] = (struct review_entitled){ people[i].person, people[i].name, NULL };
	ask->raters = is_open ? NULL : raters;
	ask->raters_count = is_open ? 0 : ask->raters_count;
}

static bool open_one(struct ctx *c, const struct run_case *k, const struct sheet *sheet, struct review_ask *ask, review_id *made)
{
	if (text_chars(ask->title) > LIMIT_REVIEW_TITLE)
		ask->title = sheet->title;
	read_raters(c, k, sheet, ask);
	return review_write_open(c, ask, made);
}

/* Of a sheet by rows a review for each; the first of them is made. */
static bool open_rows(struct ctx *c, const struct run_case *k, const struct sheet *sheet, const struct review_ask *all, review_id *made)
{
	struct name name = programme_name_of(k->p, sheet->per);
	const struct play_table *table = &k->play.tables[name.index][name.field];

	if (table->rows_count == 0)
		return ctx_refuse(c, AGAINST_RULE, T_run_sheet_no_rows, "title", programme_named(c->lang, sheet->title), "table", programme_named(c->lang, k->p->forms[name.index].fields[name.field].title), NULL);
	for (size_t i = 0; i < table->rows_count; i++) {
		const char *label = table->cells[i][0].kind == VALUE_SYMBOL ? table->cells[i][0].symbol : "";
		struct review_ask ask = *all;
		review_id id;

		ask.item = review_row_item(c->arena, sheet->id, i + 1);
		ask.title = review_row_title(c, sheet->title, label);
		ask.rated.v = table->meant == NULL ? 0 : table->meant[i];
		if (ask.rated.v == 0)
			return ctx_refuse(c, AGAINST_RULE, T_run_sheet_row_nobody, "title", programme_named(c->lang, sheet->title), "row", ctx_number(c, (int64_t)i + 1), "name", label, NULL);
		if (!open_one(c, k, sheet, &ask, i == 0 ? made : &id))
			return false;
	}
	return true;
}

bool run_open_sheet(struct ctx *c, run_id id, const char *sheet_id, int64_t row_version, review_id *made)
{
	struct run_case k;
	const struct sheet *sheet;
	const struct role *role;
	struct review_ask ask;

	ctx_begin(c, "run.open_sheet", "run", id.v, 0);
	if (!run_see(c, id, &k) || !run_is_open(c, &k, row_version) || !run_not_on_hold(c, &k))
		return false;
	if (programme_name(k.p, sheet_id).kind != NAME_SHEET || !run_needs(&k, sheet_id))
		return ctx_refuse(c, AGAINST_RULE, T_run_sheet_not_here, "step", programme_named(c->lang, k.row.step_title), NULL);
	sheet = &k.p->sheets[programme_name(k.p, sheet_id).index];
	if (!run_sheet_keeper_is_right(c, &k, sheet->title))
		return false;
	role = run_role_find(k.p, sheet->raters->text);
	ask = (struct review_ask){ .subject = "run", .subject_id = id.v, .part_id = k.steps[k.steps_count - 1].id.v, .item = sheet->id, .org = k.row.org,
		.title = run_said(c, k.row.title, sheet->title), .raters_title = programme_role_text(c->arena, k.p, role, LANG_ZH),
		.low = sheet->low, .high = sheet->high, .least = run_sheet_least(&k, sheet), .is_secret = sheet->is_secret,
		.combine = sheet->combine == WORD_MEDIAN ? REVIEW_MEDIAN : sheet->combine == WORD_TRIMMED ? REVIEW_TRIMMED : REVIEW_MEAN };
	ask.rated = k.subject.id;
	store_subject(c->store, id.v, k.row.org.v);
	if (sheet->per != NULL ? !open_rows(c, &k, sheet, &ask, made) : !open_one(c, &k, sheet, &ask, made))
		return false;
	run_touch(c->store, id, k.row.region, k.row.row_version);
	store_note(c->store, "sheet", NULL, sheet->id);
	return ctx_commit(c);
}
