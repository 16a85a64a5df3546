/* The count of a vote: two people type it, each by himself, and what both typed is the result. */
#include <string.h>
#include "base/text.h"
#include "core/audit.h"
#include "core/permit.h"
#include "rooms/ballot/ballot_counter.h"
#include "rooms/ballot/ballot_exclusion.h"
#include "rooms/ballot/ballot_part.h"
#include "rooms/ballot/ballot_secret.h"
#include "rooms/run/run_candidate.h"
#include "schema/model.h"
#include "text/ballot.h"

void ballot_counting_of(struct ctx *c, const struct ballot_row *row, struct ballot_counting *counting)
{
	*counting = (struct ballot_counting){ 0 };
	counting->count = ballot_counts(c->store, row->id, row->count_round, &counting->rows);
	counting->figures = arena_array(c->arena, counting->count + 1, sizeof(*counting->figures));
	for (size_t i = 0; i < counting->count; i++) {
		const struct ballot_count_row *r = &counting->rows[i];
		struct ballot_figures *f = &counting->figures[i];
		struct ballot_count_line_row *lines;

		*f = (struct ballot_figures){ .present = r->present, .issued = r->issued, .collected = r->collected, .spoilt = r->spoilt,
			.written = r->written, .written_agreed = r->written_agreed };
		f->lines_count = ballot_count_lines(c->store, r->id, &lines);
		f->lines = arena_array(c->arena, f->lines_count + 1, sizeof(*f->lines));
		for (size_t k = 0; k < f->lines_count; k++)
			f->lines[k] = (struct ballot_votes){ lines[k].agreed, lines[k].opposed, lines[k].abstained };
	}
	counting->is_agreed = counting->count == 2 && ballot_are_same(&counting->figures[0], &counting->figures[1]);
}

bool ballot_waits_for_seal(struct ctx *c, const struct ballot_row *row)
{
	struct ballot_counting counting;

	if (strcmp(row->state, "open") != 0 || row->is_from_afar)
		return false;
	ballot_counting_of(c, row, &counting);
	return counting.is_agreed;
}

static bool is_at_meeting(struct ctx *c, const struct ballot_row *row)
{
	return !row->is_from_afar || ctx_refuse(c, AGAINST_RULE, T_ballot_is_afar, NULL);
}

static bool refuse_fault(struct ctx *c, const struct ballot_row *row, const struct ballot_fault *fault)
{
	const char *field = fault->field;

	/* Each line of an election has fields of its own. */
	if (row->seats > 0 && (strcmp(field, "agreed") == 0 || strcmp(field, "opposed") == 0 || strcmp(field, "abstained") == 0))
		field = arena_printf(c->arena, "%s_%zu", field, fault->line + 1);
	return ctx_refuse_field(c, field, fault->text, "a", ctx_number(c, fault->figure), "b", ctx_number(c, fault->other), NULL);
}

static void write_figures(struct ctx *c, const struct ballot_row *row, const struct ballot_counting *counting, size_t mine, const struct ballot_figures *f)
{
	ballot_count_id id;

	if (mine < counting->count) {
		id = counting->rows[mine].id;
		ballot_count_change(c->store, id, f->present, f->issued, f->collected, f->spoilt, f->written, f->written_agreed, c->now_s);
	} else {
		id.v = store_new_id(c->store);
		ballot_count_insert(c->store, id, row->id, row->count_round, c->actor.account_id, f->present, f->issued, f->collected, f->spoilt,
			f->written, f->written_agreed, c->now_s);
	}
	audit_note_int(c, "ballot_count", "present", id.v, -1, f->present);
	audit_note_int(c, "ballot_count", "spoilt", id.v, -1, f->spoilt);
	audit_note_int(c, "ballot_count", "written_agreed", id.v, -1, f->written_agreed);
	for (size_t i = 0; i < f->lines_count; i++) {
		ballot_count_line_put(c->store, id, (int64_t)i + 1, f->lines[i].agreed, f->lines[i].opposed, f->lines[i].abstained);
		audit_note_int(c, "ballot_count_line", "agreed", (int64_t)i + 1, -1, f->lines[i].agreed);
		audit_note_int(c, "ballot_count_line", "opposed", (int64_t)i + 1, -1, f->lines[i].opposed);
	}
	ballot_touch(c->store, row->id);
}

/* Two people count, not two accounts of one. */
static size_t own_count(struct ctx *c, const struct ballot_counting *counting)
{
	size_t i = 0;

	while (i < counting->count && !permit_is_self(c, counting->rows[i].account))
		i++;
	return i;
}

static bool take_count(struct ctx *c, ballot_id id, struct ballot_row *row)
{
	return ballot_see_count(c, id, row) && ballot_is_still_open(c, row);
}

bool ballot_type(struct ctx *c, ballot_id id, const struct ballot_figures *figures, bool *is_agreed)
{
	struct ballot_figures typed = *figures;
	struct ballot_counting counting;
	struct ballot_line_row *lines;
	struct ballot_fault fault;
	struct ballot_terms terms;
	struct ballot_row row;
	size_t mine, count;

	*is_agreed = false;
	ctx_begin(c, "ballot.type", "ballot", id.v, 0);
	if (!take_count(c, id, &row) || !is_at_meeting(c, &row) || !ballot_counter_is_right(c, &row))
		return false;
	ballot_counting_of(c, &row, &counting);
	mine = own_count(c, &counting);
	if (mine == 2)
		return ctx_refuse(c, AGAINST_RULE, T_ballot_two_typed, "first", counting.rows[0].name, "second", counting.rows[1].name, NULL);
	count = ballot_lines(c->store, id, &lines);
	if (figures->lines_count != count)
		return ctx_refuse_field(c, "agreed", T_ballot_lines_wrong, "n", ctx_number(c, (int64_t)figures->lines_count), "lines", ctx_number(c, (int64_t)count), NULL);
	typed.others_count = (size_t)row.others;
	terms = ballot_terms_of(&row);
	if (ballot_has_fault(&terms, &typed, &fault))
		return refuse_fault(c, &row, &fault);
	if (!ballot_entitled_is_agreed(c, &row, figures->entitled) || (counting.count == 0 && !ballot_exclusions_are_decided(c, id)))
		return false;
	write_figures(c, &row, &counting, mine, figures);
	for (size_t i = 0; i < counting.count; i++)
		*is_agreed |= i != mine && ballot_are_same(&counting.figures[i], figures);
	return ctx_commit(c);
}

static const struct ballot_voter_row *voter_numbered(struct ctx *c, ballot_id id, int64_t number)
{
	struct ballot_voter_row *voters;
	size_t count = ballot_voters(c->store, id, &voters);

	for (size_t i = 0; i < count; i++)
		if (voters[i].number == number)
			return &voters[i];
	return NULL;
}

/* A line of the count came or went: what was typed in this round lacks it or has one too many. */
static void lines_changed(struct ctx *c, const struct ballot_row *row)
{
	struct ballot_count_row *typed;

	if (ballot_counts(c->store, row->id, row->count_round, &typed) > 0)
		ballot_begin_recount(c->store, row->id, row->count_round + 1);
	else
		ballot_touch(c->store, row->id);
}

bool ballot_write_in(struct ctx *c, ballot_id id, int64_t voter)
{
	const struct ballot_voter_row *other;
	struct ballot_line_row *lines;
	struct ballot_row row;
	size_t count;

	ctx_begin(c, "ballot.write_in", "ballot", id.v, 0);
	if (!ballot_take(c, id, &row) || !ballot_counter_is_right(c, &row))
		return false;
	if (!row.allows_others)
		return ctx_refuse(c, AGAINST_RULE, T_ballot_others_not_here, NULL);
	other = voter_numbered(c, id, voter);
	if (other == NULL)
		return ctx_refuse_field(c, "other", T_ballot_other_missing, NULL);
	count = ballot_lines(c->store, id, &lines);
	for (size_t i = 0; i < count; i++)
		if (ballot_line_bears(lines[i].name, other->name))
			return ctx_refuse_field(c, "other", T_ballot_other_stands, "name", other->name, NULL);
	if (!run_lets_vote_in(c, &row, other->person))
		return false;
	if (count == BALLOT_LINES_MAX)
		return ctx_refuse_field(c, "other", T_ballot_too_many_lines, "n", ctx_number(c, BALLOT_LINES_MAX), NULL);
	ballot_line_insert(c->store, (ballot_line_id){ store_new_id(c->store) }, id, (int64_t)count + 1, other->name);
	ballot_write_in_insert(c->store, id, (int64_t)count + 1, other->person);
	lines_changed(c, &row);
	audit_note_text(c, "ballot_line", "name", (int64_t)count + 1, NULL, other->name);
	return ctx_commit(c);
}

bool ballot_write_out(struct ctx *c, ballot_id id, int64_t voter)
{
	const struct ballot_voter_row *other;
	struct ballot_line_row *lines;
	struct ballot_row row;
	size_t count, at = 0;

	ctx_begin(c, "ballot.write_out", "ballot", id.v, 0);
	if (!ballot_take(c, id, &row) || !ballot_counter_is_right(c, &row))
		return false;
	other = voter_numbered(c, id, voter);
	count = ballot_lines(c->store, id, &lines);
	while (other != NULL && at < count && !(lines[at].other != 0 && lines[at].other == other->person.v))
		at++;
	if (other == NULL || at == count)
		return ctx_refuse_field(c, "other", T_ballot_other_not_in, NULL);
	ballot_write_in_delete(c->store, id, lines[at].number);
	ballot_line_delete(c->store, id, lines[at].number);
	for (size_t i = at + 1; i < count; i++) {
		ballot_line_move_up(c->store, id, lines[i].number);
		ballot_write_in_move_up(c->store, id, lines[i].number);
	}
	lines_changed(c, &row);
	audit_note_text(c, "ballot_line", "name", lines[at].number, lines[at].name, NULL);
	return ctx_commit(c);
}

bool ballot_confirm(struct ctx *c, ballot_id id, int64_t entitled)
{
	struct ballot_counting counting;
	struct ballot_row row;

	ctx_begin(c, "ballot.confirm", "ballot", id.v, 0);
	if (!take_count(c, id, &row) || !is_at_meeting(c, &row))
		return false;
	if (row.is_secret)
		return ctx_refuse(c, AGAINST_RULE, T_ballot_secret_is_typed, NULL);
	if (!ballot_counter_is_right(c, &row))
		return false;
	ballot_counting_of(c, &row, &counting);
	if (counting.count != 1)
		return ctx_refuse(c, AGAINST_RULE, counting.count == 0 ? T_ballot_nothing_typed : T_ballot_both_typed, NULL);
	if (permit_is_self(c, counting.rows[0].account))
		return ctx_refuse(c, AGAINST_RULE, T_ballot_own_figures, NULL);
	if (!ballot_entitled_is_agreed(c, &row, entitled))
		return false;
	write_figures(c, &row, &counting, counting.count, &counting.figures[0]);
	return ctx_commit(c);
}

bool ballot_recount(struct ctx *c, ballot_id id, const char *reason)
{
	struct ballot_counting counting;
	struct ballot_row row;

	ctx_begin(c, "ballot.recount", "ballot", id.v, 0);
	if (!ballot_take(c, id, &row) || !ballot_counter_is_right(c, &row) || !ballot_is_text(c, "reason", reason, LIMIT_BALLOT_VOID_REASON, T_ballot_reason_missing))
		return false;
	ballot_counting_of(c, &row, &counting);
	if (counting.count == 0)
		return ctx_refuse(c, AGAINST_RULE, T_ballot_nothing_typed, NULL);
	ballot_begin_recount(c->store, id, row.count_round + 1);
	audit_note_int(c, "ballot", "count_round", id.v, row.count_round, row.count_round + 1);
	store_note(c->store, "reason", NULL, reason);
	return ctx_commit(c);
}

/* ---- closing ---- */

static bool is_blank(uint32_t c) { return c == ' ' || c == '\t' || c == 0x3000; }
/* 、 ， ； and their half-width twins stand between names, and so may blanks. */
static bool is_between(uint32_t c) { return is_blank(c) || c == 0x3001 || c == 0xff0c || c == 0xff1b || c == ',' || c == ';' || c == '/'; }

static uint32_t next_inked(const char **at)
{
	uint32_t c = text_next(at);

	while (is_blank(c))
		c = text_next(at);
	return c;
}

/* Does the name stand there, whatever blanks are in it, with nothing more behind it? */
static bool stands_at(const char *at, const char *name)
{
	const char *next;

	for (const char *rest = name; next_inked(&rest) != 0; name = rest)
		if (next_inked(&at) != next_inked(&name))
			return false;
	next = at;
	return *at == '\0' || is_between(text_next(&next));
}

/* Several people count and watch: is the name one of those in the text? */
static bool is_among(const char *text, const char *name)
{
	bool is_start = true;

	while (*text != '\0' && !text_is_empty(name)) {
		const char *here = text;
		bool is_sign = is_between(text_next(&text));

		if (is_start && !is_sign && stands_at(here, name))
			return true;
		is_start = is_sign;
	}
	return false;
}

/* The next name of a list, which moves behind it; NULL: there are no more. */
static const char *next_name(struct arena *a, const char **list)
{
	const char *end = *list, *next = *list, *name;

	if (*end == '\0')
		return NULL;
	for (uint32_t c = text_next(&next); c != 0 && (is_blank(c) || !is_between(c)); c = text_next(&next))
		end = next;
	name = text_clean_name(a, arena_text_n(a, *list, (size_t)(end - *list)));
	*list = *end == '\0' ? end : next;
	return name;
}

/* The first name of one list that stands in the other too; NULL: none. */
static const char *in_both(struct arena *a, const char *list, const char *other)
{
	const char *name;

	while ((name = next_name(a, &list)) != NULL)
		if (is_among(other, name))
			return name;
	return NULL;
}

/* Whoever is voted on: the candidates, and the person whom the case is about. */
static bool subject_stays_out(struct ctx *c, const struct ballot_row *row, const char *supervisor, const char *teller)
{
	const char *subject = run_vote_subject(c, row);

	return subject == NULL || !(is_among(supervisor, subject) || is_among(teller, subject)) ||
		ctx_refuse_field(c, is_among(supervisor, subject) ? "supervisor" : "teller", T_ballot_subject_counts, "name", subject, NULL);
}

static bool named_stay_out(struct ctx *c, const struct ballot_row *row, const char *supervisor, const char *teller)
{
	const char **names;
	size_t count = run_vote_names(c, row, &names);

	for (size_t i = 0; i < count; i++)
		if (is_among(supervisor, names[i]) || is_among(teller, names[i]))
			return ctx_refuse_field(c, is_among(supervisor, names[i]) ? "supervisor" : "teller", T_ballot_candidate_counts, "name", names[i], NULL);
	return true;
}

static bool is_candidate(const struct ballot_line_row *lines, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (lines[i].other == 0 && ballot_line_bears(lines[i].name, name))
			return true;
	return false;
}

/* 监票人 of an election are chosen by those who vote, among those who vote and are no candidates (《中国共产党基层组织选举工作条例》（2020年）): each stands on the
 * list. Where there is no list, or everybody on it is a candidate, nobody can be asked for. */
static bool supervisors_are_listed(struct ctx *c, const struct ballot_row *row, const char *supervisor, const struct ballot_line_row *lines, size_t lines_count)
{
	struct ballot_voter_row *voters;
	size_t count = row->seats == 0 || row->is_from_afar ? 0 : ballot_voters(c->store, row->id, &voters), others = 0;
	const char *name;

	for (size_t i = 0; i < count; i++)
		others += voters[i].ground[0] == '\0' && !is_candidate(lines, lines_count, voters[i].name);
	while (others > 0 && (name = next_name(c->arena, &supervisor)) != NULL) {
		bool is_listed = false;

		for (size_t i = 0; i < count && !is_listed; i++)
			is_listed = voters[i].ground[0] == '\0' && is_among(voters[i].name, name);
		if (!is_listed)
			return ctx_refuse_field(c, "supervisor", T_ballot_supervisor_unlisted, "name", name, "n", ctx_number(c, (int64_t)count), NULL);
	}
	return true;
}

/* 监票人 and 计票人 are two, and nobody who is voted on watches over the count (选举工作条例). */
static bool people_are_right(struct ctx *c, const struct ballot_row *row, const char *supervisor, const char *teller)
{
	struct ballot_line_row *lines;
	size_t count = ballot_lines(c->store, row->id, &lines);
	bool is_right = true, is_watched = row->is_secret && !row->is_from_afar;	/* from afar, trustees open what nobody counts by hand */

	supervisor = supervisor == NULL ? "" : supervisor;
	teller = teller == NULL ? "" : teller;
	if (is_watched || !text_is_empty(supervisor))
		is_right &= ballot_is_text(c, "supervisor", supervisor, LIMIT_BALLOT_SUPERVISOR, T_ballot_supervisor_missing);
	if (is_watched || !text_is_empty(teller))
		is_right &= ballot_is_text(c, "teller", teller, LIMIT_BALLOT_TELLER, T_ballot_teller_missing);
	if (!is_right)
		return false;
	if (in_both(c->arena, teller, supervisor) != NULL)
		return ctx_refuse_field(c, "teller", T_ballot_same_person, "name", in_both(c->arena, teller, supervisor), NULL);
	for (size_t i = 0; i < count; i++) {
		if (lines[i].other == 0 && (is_among(supervisor, lines[i].name) || is_among(teller, lines[i].name)))
			return ctx_refuse_field(c, is_among(supervisor, lines[i].name) ? "supervisor" : "teller", T_ballot_candidate_counts, "name", lines[i].name, NULL);
	}
	return subject_stays_out(c, row, supervisor, teller) && named_stay_out(c, row, supervisor, teller) && supervisors_are_listed(c, row, supervisor, lines, count);
}

static bool is_opened(struct ctx *c, const struct ballot_row *row)
{
	struct ballot_secrecy s;

	ballot_secrecy_of(c, row, &s);
	return s.phase == BALLOT_COUNTED || ctx_refuse(c, AGAINST_RULE, s.phase == BALLOT_WANTS_PARTS ? T_ballot_wants_parts : T_ballot_not_ended, NULL);
}

/* Who is entitled was asked of one day, and a meeting votes on that day; a vote from afar begins on it and ends later. A vote kept before lists had a
 * day has none. */
static bool is_day_of_list(struct ctx *c, const struct ballot_row *row, day_t day)
{
	bool is_right = day == row->listed_day || row->listed_day == DAY_NONE || (row->is_from_afar && day > row->listed_day);

	return is_right || ctx_refuse_field(c, "day", row->is_from_afar ? T_ballot_day_early : T_ballot_day_other, "day", day_text(c->arena, day), "listed",
		day_text(c->arena, row->listed_day), NULL);
}

bool ballot_close(struct ctx *c, ballot_id id, day_t day, const char *supervisor, const char *teller)
{
	struct ballot_counting counting;
	struct ballot_figures given;
	const struct ballot_figures *f;
	struct ballot_terms terms;
	struct ballot_row row;
	bool *is_elected;

	ctx_begin(c, "ballot.close", "ballot", id.v, 0);
	if (!ballot_take(c, id, &row) || !ballot_counter_is_right(c, &row))
		return false;
	ballot_counting_of(c, &row, &counting);
	if (!row.is_from_afar && !counting.is_agreed)
		return ctx_refuse(c, AGAINST_RULE, counting.count == 2 ? T_ballot_differ : T_ballot_one_typed, "n", ctx_number(c, (int64_t)counting.count), NULL);
	if (row.is_from_afar && row.is_secret && !is_opened(c, &row))
		return false;
	if (day > c->today)
		return ctx_refuse_field(c, "day", T_ballot_day_ahead, "day", day_text(c->arena, day), "today", day_text(c->arena, c->today), NULL);
	if (day == DAY_NONE)
		return ctx_refuse_field(c, "day", T_ballot_day_wrong, "today", day_text(c->arena, c->today), NULL);
	if (!is_day_of_list(c, &row, day))
		return false;
	if (!people_are_right(c, &row, supervisor, teller) || !run_lets_seal(c, &row, day))
		return false;
	if (row.is_from_afar && !ballot_given(c, &row, &given))
		return false;
	f = row.is_from_afar ? &given : &counting.figures[0];
	terms = ballot_terms_of(&row);
	is_elected = arena_array(c->arena, f->lines_count, sizeof(*is_elected));
	if (row.seats > 0)
		ballot_elect(&terms, f, is_elected);
	for (size_t i = 0; i < f->lines_count; i++)
		ballot_line_result(c->store, id, (int64_t)i + 1, f->lines[i].agreed, f->lines[i].opposed, f->lines[i].abstained, is_elected[i]);
	ballot_mark_closed(c->store, id, day, f->present, f->issued, f->collected, f->spoilt, f->written, f->written_agreed, supervisor, teller,
		c->actor.account_id, c->now_s);
	audit_note_text(c, "ballot", "state", id.v, row.state, "closed");
	audit_note_day(c, "ballot", "day", id.v, DAY_NONE, day);
	audit_note_int(c, "ballot", "present", id.v, -1, f->present);
	for (size_t i = 0; i < f->lines_count; i++)
		audit_note_int(c, "ballot_line", "agreed", (int64_t)i + 1, -1, f->lines[i].agreed);
	return ctx_commit(c);
}
