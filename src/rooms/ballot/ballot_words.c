/* The sums of a vote in words. */
#include "rooms/ballot/ballot_words.h"

#include <string.h>
#include "core/ordinal.h"
#include "rooms/ballot/ballot_part.h"
#include "rooms/ballot/ballot_secret_screen.h"
#include "text/ballot.h"

#define ARGS(...) (const struct message_arg[]){ __VA_ARGS__ }, sizeof((const struct message_arg[]){ __VA_ARGS__ }) / sizeof(struct message_arg)

static const char *share_text(struct ctx *c, struct fraction share)
{
	if (share.below == 1)
		return ctx_words(c, share.above == 1 ? T_ballot_all : T_ballot_none_share);
	if (share.above == 1 && share.below == 2)
		return ctx_words(c, T_ballot_half);
	if (c->lang == LANG_ZH && share.below < 100)
		return message_text(c->arena, c->lang, T_ballot_share, ARGS({ "above", ordinal_zh(c->arena, (int)share.above) }, { "below", ordinal_zh(c->arena, (int)share.below) }));
	return arena_printf(c->arena, c->lang == LANG_ZH ? " %lld/%lld " : "%lld/%lld", (long long)share.above, (long long)share.below);
}

/* 12.67 for two thirds of nineteen: rounded, since how many are needed stands beside it. */
static const char *part_text(struct ctx *c, struct fraction share, int64_t of)
{
	struct fraction part = fraction_multiply(share, fraction_of(of, 1));
	const char *exact = fraction_text(c->arena, part);
	int64_t hundredths;

	if (strchr(exact, '/') == NULL)
		return exact;
	hundredths = (part.above * 200 + part.below) / (part.below * 2);
	return arena_printf(c->arena, "%lld.%02d", (long long)(hundredths / 100), (int)(hundredths % 100));
}

static const char *base_text(struct ctx *c, const struct ballot_terms *terms)
{
	static const message BASES[BALLOT_BASES_COUNT] = { T_ballot_base_present, T_ballot_base_entitled, T_ballot_base_cast };

	return ctx_words(c, terms->pass_of == BALLOT_OF_PRESENT && terms->allows_written ? T_ballot_base_present_written : BASES[terms->pass_of]);
}

const char *ballot_quorum_rule(struct ctx *c, const struct ballot_terms *terms)
{
	return message_text(c->arena, c->lang, terms->is_quorum_exceeded ? T_ballot_rule_quorum_more : T_ballot_rule_quorum_least,
		ARGS({ "share", share_text(c, terms->quorum) }));
}

/* Of those who tied whoever has most votes is elected: no share is asked. */
static bool is_by_most(const struct ballot_terms *terms)
{
	return terms->seats > 0 && terms->pass.above == 0;
}

const char *ballot_pass_rule(struct ctx *c, const struct ballot_terms *terms)
{
	if (is_by_most(terms))
		return ctx_words(c, T_ballot_rule_pass_most);
	return message_text(c->arena, c->lang, terms->is_pass_exceeded ? T_ballot_rule_pass_more : T_ballot_rule_pass_least,
		ARGS({ "base", base_text(c, terms) }, { "share", share_text(c, terms->pass) }));
}

struct ballot_sentence ballot_quorum_sum(struct ctx *c, const struct ballot_terms *terms, const struct ballot_figures *f)
{
	return (struct ballot_sentence){ .is_met = ballot_has_quorum(terms, f->present), .text = message_text(c->arena, c->lang,
		terms->is_quorum_exceeded ? T_ballot_sum_quorum_more : T_ballot_sum_quorum_least,
		ARGS({ "entitled", ctx_number(c, terms->entitled) }, { "present", ctx_number(c, f->present) }, { "share", share_text(c, terms->quorum) },
			{ "part", part_text(c, terms->quorum, terms->entitled) },
			{ "least", ctx_number(c, ballot_least(terms->quorum, terms->is_quorum_exceeded, terms->entitled)) })) };
}

struct ballot_sentence ballot_line_sum(struct ctx *c, const struct ballot_terms *terms, const struct ballot_figures *f, size_t line, const char *name)
{
	int64_t of = ballot_base_count(terms, f, line);
	const char *who = name[0] == '\0' ? "" : message_text(c->arena, c->lang, T_ballot_candidate_colon, ARGS({ "name", name }));
	const char *text = message_text(c->arena, c->lang, terms->is_pass_exceeded ? T_ballot_sum_pass_more : T_ballot_sum_pass_least,
		ARGS({ "name", who }, { "agreed", ctx_number(c, ballot_agreed(f, terms, line)) }, { "base", base_text(c, terms) },
			{ "of", ctx_number(c, of) }, { "share", share_text(c, terms->pass) }, { "part", part_text(c, terms->pass, of) },
			{ "least", ctx_number(c, ballot_least(terms->pass, terms->is_pass_exceeded, of)) }));

	if (is_by_most(terms))
		text = message_text(c->arena, c->lang, T_ballot_sum_pass_most, ARGS({ "name", who }, { "agreed", ctx_number(c, ballot_agreed(f, terms, line)) }));
	if (f->written > 0)
		text = arena_printf(c->arena, "%s%s", text, message_text(c->arena, c->lang, T_ballot_sum_written, ARGS({ "n", ctx_number(c, f->written_agreed) })));
	return (struct ballot_sentence){ text, ballot_has_majority(terms, f, line) };
}

const char *ballot_falls_short(struct ctx *c, const struct ballot_row *row, const struct ballot_figures *f)
{
	const struct ballot_terms terms = ballot_terms_of(row);
	struct ballot_sentence sum = ballot_quorum_sum(c, &terms, f);

	if (sum.is_met && row->seats == 0)
		sum = ballot_line_sum(c, &terms, f, 0, "");
	return sum.is_met ? NULL : sum.text;
}

message ballot_choice_title(const char *choice)
{
	return strcmp(choice, "agreed") == 0 ? T_ballot_agreed : strcmp(choice, "opposed") == 0 ? T_ballot_opposed : T_ballot_abstained;
}

message ballot_phase_text(enum ballot_phase phase)
{
	static const message TEXTS[] = { [BALLOT_WANTS_TRUSTEES] = T_ballot_phase_trustees, [BALLOT_WANTS_KEYS] = T_ballot_phase_keys, [BALLOT_VOTING] = T_ballot_phase_voting,
		[BALLOT_WANTS_PARTS] = T_ballot_phase_parts, [BALLOT_COUNTED] = T_ballot_phase_counted };

	return TEXTS[phase];
}

struct ballot_figures ballot_figures_of(struct ctx *c, const struct ballot_row *row, const struct ballot_line_row *lines, size_t count)
{
	struct ballot_figures f = { .present = row->present, .issued = row->issued, .collected = row->collected, .spoilt = row->spoilt,
		.written = row->written, .written_agreed = row->written_agreed, .lines_count = count };

	f.lines = arena_array(c->arena, count, sizeof(*f.lines));
	for (size_t i = 0; i < count; i++)
		f.lines[i] = (struct ballot_votes){ lines[i].agreed, lines[i].opposed, lines[i].abstained };
	return f;
}

const char *ballot_figures_text(struct ctx *c, const struct ballot_row *row)
{
	struct ballot_line_row *lines;
	size_t count = ballot_lines(c->store, row->id, &lines);
	const char *all = message_text(c->arena, c->lang, T_ballot_figures_people, ARGS({ "entitled", ctx_number(c, row->entitled) }, { "present", ctx_number(c, row->present) }));

	if (row->written > 0)
		all = arena_printf(c->arena, "%s%s", all, message_text(c->arena, c->lang, T_ballot_figures_written, ARGS({ "n", ctx_number(c, row->written) },
			{ "agreed", ctx_number(c, row->written_agreed) })));
	for (size_t i = 0; i < count; i++) {
		const char *who = row->seats == 0 ? "" : lines[i].is_elected ? message_text(c->arena, c->lang, T_ballot_figures_elected, ARGS({ "name", lines[i].name })) : lines[i].name;

		all = arena_printf(c->arena, "%s%s", all, message_text(c->arena, c->lang, T_ballot_figures_line, ARGS({ "who", who },
			{ "agreed", ctx_number(c, lines[i].agreed) }, { "opposed", ctx_number(c, lines[i].opposed) }, { "abstained", ctx_number(c, lines[i].abstained) })));
	}
	/* Else the votes do not add up to those who came. */
	if (row->issued > 0 && (row->spoilt > 0 || row->collected < row->present))
		all = arena_printf(c->arena, "%s%s", all, message_text(c->arena, c->lang, T_ballot_figures_papers, ARGS({ "issued", ctx_number(c, row->issued) },
			{ "collected", ctx_number(c, row->collected) }, { "spoilt", ctx_number(c, row->spoilt) })));
	return all;
}

const char *ballot_chosen_text(struct ctx *c, const struct ballot_row *row)
{
	struct ballot_line_row *lines;
	size_t count = ballot_lines(c->store, row->id, &lines);
	const char *all = message_text(c->arena, c->lang, T_ballot_figures_people, ARGS({ "entitled", ctx_number(c, row->entitled) }, { "present", ctx_number(c, row->present) }));

	if (!ballot_is_valid(row))
		return arena_printf(c->arena, "%s%s", all, ctx_words(c, T_ballot_figures_invalid));
	all = arena_printf(c->arena, "%s%s", all, message_text(c->arena, c->lang, T_ballot_figures_chosen, ARGS({ "n", ctx_number(c, row->elected) })));
	for (size_t i = 0, told = 0; i < count; i++)
		if (lines[i].is_elected)
			all = arena_printf(c->arena, "%s%s%s", all, told++ == 0 ? "" : ctx_words(c, T_ballot_names_comma), lines[i].name);
	return all;
}

const char *ballot_result_text(struct ctx *c, const struct ballot_row *row)
{
	if (!ballot_is_valid(row))
		return ctx_words(c, T_ballot_not_valid);
	if (row->seats == 0)
		return ctx_words(c, ballot_is_passed(row) ? T_ballot_passed : T_ballot_not_passed);
	return row->elected == row->seats ? ctx_words(c, T_ballot_all_elected) : message_text(c->arena, c->lang, T_ballot_not_all_elected,
		ARGS({ "n", ctx_number(c, row->elected) }, { "seats", ctx_number(c, row->seats) }));
}

static bool is_unanimous(int64_t votes, const struct ballot_line_row *line)
{
	return line->agreed == votes || line->opposed == votes || line->abstained == votes;
}

const char *ballot_disclosure(struct ctx *c, const struct ballot_row *row, const struct ballot_line_row *lines, size_t count)
{
	int64_t votes = row->is_from_afar ? row->present : row->collected;	/* from afar nothing is collected */
	const char *names = "";
	bool is_alike = false;

	if (!row->is_secret || strcmp(row->state, "closed") != 0 || votes == 0 || row->spoilt > 0)
		return NULL;
	for (size_t i = 0; i < count; i++) {
		if (lines[i].other != 0 || !is_unanimous(votes, &lines[i]))
			continue;
		names = arena_printf(c->arena, "%s%s%s", names, is_alike ? (c->lang == LANG_ZH ? "、" : ", ") : "", lines[i].name);
		is_alike = true;
	}
	if (!is_alike)
		return NULL;
	return message_text(c->arena, c->lang, row->seats > 0 ? T_ballot_discloses_names : T_ballot_discloses, ARGS({ "n", ctx_number(c, votes) }, { "names", names }));
}
