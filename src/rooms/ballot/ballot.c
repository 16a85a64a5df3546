/* Opening a vote, and what it came to. */
#include "rooms/ballot/ballot_counter.h"

#include <string.h>
#include "base/map.h"
#include "base/text.h"
#include "core/audit.h"
#include "core/permit.h"
#include "rooms/ballot/ballot_part.h"
#include "rooms/ballot/ballot_secret.h"
#include "rooms/ballot/ballot_voiding.h"
#include "rooms/ballot/ballot_words.h"
#include "rooms/run/run_candidate.h"
#include "rooms/run/run_voided.h"
#include "schema/model.h"
#include "text/ballot.h"

static const char *const BASES[BALLOT_BASES_COUNT] = { [BALLOT_OF_PRESENT] = "present", [BALLOT_OF_ENTITLED] = "entitled", [BALLOT_OF_CAST] = "cast" };

#define SHARE_BELOW_MAX 1000000	/* finer shares are in no rule */

/* ---- opening ---- */

static bool is_share(struct fraction f, bool is_exceeded)
{
	return fraction_is_number(f) && f.below <= SHARE_BELOW_MAX && f.above >= 0 && (is_exceeded ? f.above < f.below : f.above <= f.below);
}

static bool are_apart(struct ctx *c, const struct ballot_ask *ask)
{
	struct map seen;

	map_init(&seen, c->arena);
	for (size_t i = 0; i < ask->entitled_count; i++) {
		const char *key = ctx_number(c, ask->entitled[i].person.v);

		if (map_get(&seen, key) != NULL)
			return ctx_refuse(c, AGAINST_RULE, T_ballot_twice, "name", ask->entitled[i].name, NULL);
		map_set(&seen, key, (void *)ask);
	}
	for (size_t i = 0; i < ask->candidates_count; i++) {
		const char *name = ask->candidates[i], *key = arena_printf(c->arena, "candidate %s", text_or_empty(name));

		if (text_is_empty(name))
			return ctx_refuse(c, AGAINST_RULE, T_ballot_line_empty, "n", ctx_number(c, (int64_t)i + 1), NULL);
		if (text_chars(name) > LIMIT_BALLOT_LINE_NAME)
			return ctx_refuse(c, AGAINST_RULE, T_ballot_line_long, "name", name, "n", ctx_number(c, LIMIT_BALLOT_LINE_NAME), NULL);
		if (map_get(&seen, key) != NULL)
			return ctx_refuse(c, AGAINST_RULE, T_ballot_candidate_twice, "name", name, NULL);
		map_set(&seen, key, (void *)ask);
	}
	return true;
}

bool ballot_line_bears(const char *line, const char *name)
{
	size_t bytes = name == NULL ? 0 : strlen(name);

	return bytes > 0 && strncmp(line, name, bytes) == 0 && (line[bytes] == '\0' || strncmp(line + bytes, BALLOT_TOLD_APART, strlen(BALLOT_TOLD_APART)) == 0);
}

static bool ask_is_right(struct ctx *c, const struct ballot_ask *ask)
{
	if (!is_share(ask->quorum, ask->is_quorum_exceeded) || !is_share(ask->pass, ask->is_pass_exceeded))
		return ctx_refuse(c, AGAINST_RULE, T_ballot_share_wrong, "title", ask->title, NULL);
	if (ask->entitled_count > BALLOT_VOTERS_MAX)
		return ctx_refuse(c, AGAINST_RULE, T_ballot_too_many, "n", ctx_number(c, (int64_t)ask->entitled_count), "most", ctx_number(c, BALLOT_VOTERS_MAX), NULL);
	if ((ask->seats > 0) != (ask->candidates_count > 0) || ask->seats < 0 || ask->seats > (int64_t)ask->candidates_count ||
	    ask->candidates_count > BALLOT_LINES_MAX)
		return ctx_refuse(c, AGAINST_RULE, T_ballot_candidates_wrong, "n", ctx_number(c, (int64_t)ask->candidates_count), "seats", ctx_number(c, ask->seats), NULL);
	if (ask->seats > 0 && ask->allows_written)
		return ctx_refuse(c, AGAINST_RULE, T_ballot_no_written_in_election, NULL);
	if (ask->is_from_afar && (ask->entitled_count == 0 || ask->allows_written))
		return ctx_refuse(c, AGAINST_RULE, T_ballot_afar_wrong, NULL);
	if (ask->allows_others && (ask->seats == 0 || ask->is_from_afar || ask->entitled_count == 0))
		return ctx_refuse(c, AGAINST_RULE, T_ballot_others_wrong, NULL);
	if (ask->is_from_afar && ask->is_secret && ask->entitled_count < BALLOT_SECRET_FEW)
		return ctx_refuse(c, AGAINST_RULE, T_ballot_few_entitled, "n", ctx_number(c, (int64_t)ask->entitled_count), "least", ctx_number(c, BALLOT_SECRET_FEW), NULL);
	if (ask->is_from_afar && ask->is_secret && !ballot_box_fits(c, ask))
		return false;
	return are_apart(c, ask);
}

static void write_lists(struct ctx *c, const struct ballot_ask *ask, ballot_id id)
{
	if (ask->candidates_count == 0)
		ballot_line_insert(c->store, (ballot_line_id){ store_new_id(c->store) }, id, 1, "");
	for (size_t i = 0; i < ask->candidates_count; i++)
		ballot_line_insert(c->store, (ballot_line_id){ store_new_id(c->store) }, id, (int64_t)i + 1, ask->candidates[i]);
	for (size_t i = 0; i < ask->entitled_count; i++)
		ballot_voter_insert(c->store, (ballot_voter_id){ store_new_id(c->store) }, id, (int64_t)i + 1, ask->entitled[i].person, ask->entitled[i].name);
}

bool ballot_write_open(struct ctx *c, const struct ballot_ask *ask, ballot_id *id)
{
	struct ballot_row before = { 0 };

	if (ballot_newest(c->store, ask->subject, ask->subject_id, ask->part_id, ask->item, &before) &&
	    (strcmp(before.state, "open") == 0 || ballot_is_valid(&before)))
		return ctx_refuse(c, CONFLICT, T_ballot_is_open, "title", before.title, NULL);
	if (!ask_is_right(c, ask))
		return false;
	id->v = store_new_id(c->store);
	ballot_insert(c->store, *id, ask->subject, ask->subject_id, ask->part_id, ask->item, before.round + 1, ask->title, ask->org, ask->voters_title,
		ask->quorum.above, ask->quorum.below, ask->is_quorum_exceeded, ask->pass.above, ask->pass.below, ask->is_pass_exceeded, BASES[ask->pass_of],
		ask->seats, ask->is_secret, ask->is_final, ask->allows_written, ask->entitled_count > 0, (int64_t)ask->entitled_count,
		c->actor.account_id, c->now_s);
	ballot_listed_insert(c->store, *id, ask->listed_day == DAY_NONE ? c->today : ask->listed_day);
	write_lists(c, ask, *id);
	if (ask->allows_others)
		ballot_others_insert(c->store, *id);
	if (ask->is_from_afar)
		ballot_afar_insert(c->store, *id);
	if (ask->is_from_afar && ask->is_secret)
		ballot_box_write_empty(c, *id, ask);
	audit_note_text(c, "ballot", "title", id->v, NULL, ask->title);
	audit_note_int(c, "ballot", "entitled", id->v, 0, (int64_t)ask->entitled_count);
	return true;
}

bool ballot_open(struct ctx *c, const struct ballot_ask *ask, ballot_id *id)
{
	ctx_begin(c, "ballot.open", "ballot", 0, ask->org.v);
	if (!permit_require(c, MAY_HANDLE, ask->org.v) || !ballot_write_open(c, ask, id))
		return false;
	store_subject(c->store, id->v, ask->org.v);
	return ctx_commit(c);
}

/* ---- reading ---- */

bool ballot_of(struct ctx *c, const char *subject, int64_t subject_id, int64_t part_id, const char *item, struct ballot_row *row)
{
	return ballot_newest(c->store, subject, subject_id, part_id, item, row);
}

bool ballot_see(struct ctx *c, ballot_id id, struct ballot_row *row)
{
	if (!ballot_get(c->store, id, row) || !may_at(c, MAY_HANDLE, row->org.v))
		return ctx_refuse(c, NOT_FOUND, T_ballot_not_found, NULL);
	return true;
}

struct ballot_terms ballot_terms_of(const struct ballot_row *row)
{
	struct ballot_terms terms = { .quorum = { row->quorum_above, row->quorum_below }, .pass = { row->pass_above, row->pass_below },
		.is_quorum_exceeded = row->is_quorum_exceeded, .is_pass_exceeded = row->is_pass_exceeded, .entitled = row->entitled, .seats = row->seats,
		.is_secret = row->is_secret, .allows_written = row->allows_written };

	while (terms.pass_of + 1 < BALLOT_BASES_COUNT && strcmp(BASES[terms.pass_of], row->pass_of) != 0)
		terms.pass_of++;
	return terms;
}

const bool *ballot_tied_lines(struct ctx *c, const struct ballot_row *row, const struct ballot_line_row *lines, size_t count)
{
	struct ballot_terms terms = ballot_terms_of(row);
	struct ballot_figures f = ballot_figures_of(c, row, lines, count);
	bool *is_elected = arena_array(c->arena, count + 1, sizeof(*is_elected)), *is_tied = arena_array(c->arena, count + 1, sizeof(*is_tied));

	for (size_t i = 0; i < count; i++)
		is_elected[i] = lines[i].is_elected;
	ballot_tied(&terms, &f, is_elected, is_tied);
	return is_tied;
}

bool ballot_is_valid(const struct ballot_row *row)
{
	struct ballot_terms terms = ballot_terms_of(row);

	return strcmp(row->state, "closed") == 0 && ballot_has_quorum(&terms, row->present);
}

bool ballot_is_passed(const struct ballot_row *row)
{
	struct ballot_terms terms = ballot_terms_of(row);
	struct ballot_votes votes = { row->agreed, row->opposed, row->abstained };
	struct ballot_figures f = { .present = row->present, .written = row->written, .written_agreed = row->written_agreed, .lines = &votes, .lines_count = 1 };

	if (!ballot_is_valid(row))
		return false;
	return row->seats > 0 ? row->elected == row->seats : ballot_has_majority(&terms, &f, 0);
}

/* ---- before the count ---- */

bool ballot_is_still_open(struct ctx *c, const struct ballot_row *row)
{
	store_subject(c->store, row->id.v, row->org.v);
	return strcmp(row->state, "open") == 0 || ctx_refuse(c, AGAINST_RULE, strcmp(row->state, "void") == 0 ? T_ballot_is_void : T_ballot_is_closed, NULL);
}

bool ballot_take(struct ctx *c, ballot_id id, struct ballot_row *row)
{
	return ballot_see(c, id, row) && ballot_is_still_open(c, row);
}

bool ballot_take_before_count(struct ctx *c, ballot_id id, int64_t row_version, struct ballot_row *row)
{
	struct ballot_count_row *counts;
	struct ballot_voted_row voted = { 0 };

	if (!ballot_take(c, id, row))
		return false;
	ballot_voted_count(c->store, id, &voted);
	if (voted.n > 0 || ballot_counts(c->store, id, row->count_round, &counts) > 0)
		return ctx_refuse(c, CONFLICT, T_ballot_count_began, NULL);
	return row_version == row->row_version || ctx_refuse_changed(c, T_ballot_changed_meanwhile, NULL);
}

bool ballot_is_text(struct ctx *c, const char *field, const char *text, int most, message missing)
{
	return (!text_is_empty(text) && text_chars(text) <= (size_t)most) || ctx_refuse_field(c, field, missing, "n", ctx_number(c, most), NULL);
}

bool ballot_set_entitled(struct ctx *c, ballot_id id, int64_t entitled, const char *reason, int64_t row_version)
{
	struct ballot_row row;
	bool is_right = true;

	ctx_begin(c, "ballot.entitled", "ballot", id.v, 0);
	if (!ballot_take_before_count(c, id, row_version, &row))
		return false;
	if (row.is_listed)
		return ctx_refuse(c, AGAINST_RULE, T_ballot_is_listed, "n", ctx_number(c, row.entitled), NULL);
	if (entitled < 1 || entitled > BALLOT_FIGURE_MAX)
		is_right = ctx_refuse_field(c, "entitled", T_ballot_number_wrong, "a", ctx_number(c, BALLOT_FIGURE_MAX), "b", "1", NULL);
	is_right &= ballot_is_text(c, "reason", reason, LIMIT_BALLOT_ENTITLED_REASON, T_ballot_reason_missing);
	if (!is_right || !ballot_counter_is_right(c, &row))
		return false;
	ballot_entitled_set(c->store, id, entitled, reason);
	ballot_stated_put(c->store, id, c->actor.account_id);
	audit_note_int(c, "ballot", "entitled", id.v, row.entitled, entitled);
	audit_note_text(c, "ballot", "entitled_reason", id.v, row.entitled_reason, reason);
	return ctx_commit(c);
}

bool ballot_may_be_void(struct ctx *c, const struct ballot_row *row)
{
	return strcmp(row->state, "open") == 0 || (strcmp(row->state, "closed") == 0 && run_voiding_of(c, row) > RUN_VOIDING_NOT);
}

bool ballot_was_made_by(struct ctx *c, const struct ballot_row *row, int64_t account, int64_t person)
{
	struct ballot_made_row made = { 0 };

	ballot_made_by(c->store, row->id, row->count_round, account, person, &made);
	return made.n > 0;
}

bool ballot_is_second_person(struct ctx *c, const struct ballot_row *row)
{
	return !ballot_was_made_by(c, row, c->actor.account_id, c->actor.person_id) || ctx_refuse(c, AGAINST_RULE, T_ballot_void_by_other, NULL);
}

void ballot_write_void(struct ctx *c, const struct ballot_row *row, const char *reason, const struct ballot_voiding_row *asked)
{
	enum run_voiding what = strcmp(row->state, "closed") == 0 ? run_voiding_of(c, row) : RUN_VOIDING_NOT;
	message ground = asked == NULL ? NULL : ballot_void_ground_label(asked->ground);

	ballot_mark_void(c->store, row->id, reason, c->actor.account_id, c->now_s);
	run_vote_was_voided(c, row, what, ground == NULL ? "" : message_text(c->arena, LANG_ZH, ground, NULL, 0), reason, asked == NULL ? 0 : asked->file);
	audit_note_text(c, "ballot", "state", row->id.v, row->state, "void");
	audit_note_text(c, "ballot", "void_reason", row->id.v, NULL, reason);
}

bool ballot_void(struct ctx *c, ballot_id id, const struct ballot_voiding_form *form)
{
	struct ballot_row row;

	ctx_begin(c, "ballot.void", "ballot", id.v, 0);
	if (!ballot_see(c, id, &row))
		return false;
	store_subject(c->store, id.v, row.org.v);
	if (ballot_void_barred(c, &row) != NULL)
		return ctx_refuse(c, AGAINST_RULE, ballot_void_barred(c, &row), NULL);
	if ((strcmp(row.state, "closed") != 0 && !ballot_is_still_open(c, &row)) || !ballot_counter_is_right(c, &row))
		return false;
	if (ballot_binds(c, &row))
		return ballot_voiding_ask(c, &row, form) && ctx_commit(c);
	if (!ballot_is_text(c, "reason", form->reason, LIMIT_BALLOT_VOID_REASON, T_ballot_reason_missing) ||
	    (strcmp(row.state, "closed") == 0 && !ballot_is_second_person(c, &row)))
		return false;
	ballot_write_void(c, &row, form->reason, NULL);
	return ctx_commit(c);
}
