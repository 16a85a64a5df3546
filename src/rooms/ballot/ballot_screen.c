/* Gathers what the pages of a ballot show. Before both have typed, nobody sees what the other counted. */
#include "rooms/ballot/ballot_screen.h"

#include <string.h>
#include "base/text.h"
#include "core/permit.h"
#include "rooms/ballot/ballot_counter.h"
#include "rooms/ballot/ballot_part.h"
#include "rooms/result/result.h"
#include "text/ballot.h"

#define FIXED_ITEMS 6

/* Figures of the first, of the second, and of this account. */
static void add_item(struct ctx *c, struct ballot_screen *s, const char *name, const char *whose, message field, const int64_t values[3])
{
	const struct message_arg args[] = { { "name", whose }, { "field", ctx_words(c, field) } };
	struct ballot_item *item = &s->items[s->items_count++];
	/* Where hands are raised there are no papers. */
	const char *empty = !s->row.is_secret && field != T_ballot_present && whose[0] == '\0' && s->fixed_count == 0 ? "0" : "";

	*item = (struct ballot_item){ .name = name, .field = field, .typed = s->has_typed ? ctx_number(c, values[2]) : empty,
		.label = whose[0] == '\0' ? ctx_words(c, field) : message_text(c->arena, c->lang, T_ballot_of_candidate, args, 2) };
	item->value = ctx_number(c, s->is_differing ? values[2] : values[0]);
	item->is_different = s->is_differing && values[0] != values[1];
}

static void make_items(struct ctx *c, struct ballot_screen *s, const struct ballot_figures *const f[3])
{
#define OF_ALL(member) (const int64_t[3]){ f[0]->member, f[1]->member, f[2]->member }
	s->items = arena_array(c->arena, FIXED_ITEMS + 3 * s->lines_count, sizeof(*s->items));
	add_item(c, s, "present", "", T_ballot_present, OF_ALL(present));
	add_item(c, s, "issued", "", T_ballot_issued, OF_ALL(issued));
	add_item(c, s, "collected", "", T_ballot_collected, OF_ALL(collected));
	add_item(c, s, "spoilt", "", T_ballot_spoilt, OF_ALL(spoilt));
	for (size_t i = 1; i < s->items_count; i++)	/* from afar and where hands are raised there are no papers */
		s->items[i].is_hidden = s->row.is_from_afar || !(s->row.is_secret || f[0]->issued > 0 || f[1]->issued > 0);
	if (s->row.allows_written) {
		add_item(c, s, "written", "", T_ballot_written, OF_ALL(written));
		add_item(c, s, "written_agreed", "", T_ballot_written_agreed, OF_ALL(written_agreed));
	}
	s->fixed_count = s->items_count;
	for (size_t i = 0; i < s->lines_count; i++) {
		add_item(c, s, arena_printf(c->arena, "agreed_%zu", i + 1), s->names[i], T_ballot_agreed, OF_ALL(lines[i].agreed));
		add_item(c, s, arena_printf(c->arena, "opposed_%zu", i + 1), s->names[i], T_ballot_opposed, OF_ALL(lines[i].opposed));
		add_item(c, s, arena_printf(c->arena, "abstained_%zu", i + 1), s->names[i], T_ballot_abstained, OF_ALL(lines[i].abstained));
		s->items[s->items_count - 2].is_hidden = s->items[s->items_count - 1].is_hidden = s->lines[i].other != 0;
	}
#undef OF_ALL
}

/* Who tied at the last seat is said before the vote is sealed, when the papers lie on the table still. */
static void read_tie(struct ctx *c, struct ballot_screen *s, const struct ballot_figures *f)
{
	bool *is_elected = arena_array(c->arena, s->lines_count + 1, sizeof(*is_elected)), *is_tied = arena_array(c->arena, s->lines_count + 1, sizeof(*is_tied));
	int64_t elected = ballot_elect(&s->terms, f, is_elected), votes = 0;
	const char *names = "";

	if (ballot_tied(&s->terms, f, is_elected, is_tied) == 0)
		return;
	for (size_t i = 0; i < s->lines_count; i++)
		if (is_tied[i]) {
			names = arena_printf(c->arena, "%s%s%s", names, names[0] == '\0' ? "" : c->lang == LANG_ZH ? "、" : ", ", s->lines[i].name);
			votes = f->lines[i].agreed;
		}
	s->tie = message_text(c->arena, c->lang, T_ballot_tied, (const struct message_arg[]){ { "names", names }, { "n", ctx_number(c, votes) },
		{ "left", ctx_number(c, s->row.seats - elected) } }, 3);
}

static void make_sums(struct ctx *c, struct ballot_screen *s, const struct ballot_figures *f)
{
	if (s->row.seats > 0)
		read_tie(c, s, f);
	s->sums = arena_array(c->arena, s->lines_count + 1, sizeof(*s->sums));
	s->sums[s->sums_count++] = ballot_quorum_sum(c, &s->terms, f);
	for (size_t i = 0; i < s->lines_count; i++)
		s->sums[s->sums_count++] = ballot_line_sum(c, &s->terms, f, i, s->names[i]);
}

static void read_counts(struct ctx *c, struct ballot_screen *s)
{
	struct ballot_figures none = ballot_figures_of(c, &s->row, s->lines, s->lines_count);
	const struct ballot_figures *f[3] = { &none, &none, &none };

	if (s->is_open) {
		ballot_counting_of(c, &s->row, &s->counting);
		for (size_t i = 0; i < s->counting.count; i++) {
			f[i] = &s->counting.figures[i];
			if (permit_is_self(c, s->counting.rows[i].account)) {
				s->has_typed = true;
				f[2] = f[i];
			}
		}
		/* In an open vote the second compares with what the first typed. Of two counts that differ nobody sees the other's, or he would copy it. */
		s->is_differing = s->counting.count == 2 && !s->counting.is_agreed;
		s->has_figures = s->is_differing ? s->has_typed : s->counting.count == 2 || (s->counting.count == 1 && !s->row.is_secret);
		if (s->counting.count < 2)
			s->handlers = ballot_counters(c, &s->row);
	} else {
		s->has_figures = ballot_was_counted(&s->row);
	}
	if ((s->is_open || ballot_may_be_void(c, &s->row)) && ballot_is_about_actor(c, &s->row))
		s->own_matter = ballot_own_matter(c, &s->row);
	make_items(c, s, f);
	if (s->has_figures && (!s->is_open || s->counting.is_agreed))
		make_sums(c, s, f[0]);
}

static void read_list(struct ctx *c, struct ballot_screen *s)
{
	s->voters_count = ballot_voters(c->store, s->row.id, &s->voters);
	s->options = arena_array(c->arena, s->voters_count + 1, sizeof(*s->options));
	for (size_t i = 0; i < s->voters_count; i++) {
		const struct ballot_voter_row *voter = &s->voters[i];

		s->voted_count += voter->has_voted;
		if (voter->ground[0] != '\0')
			s->out_count++;
		else
			s->options[s->options_count++] = (struct option){ .value = ctx_number(c, voter->number),
				.label_text = arena_printf(c->arena, "%lld %s", (long long)voter->number, voter->name) };
	}
	s->out_line = ballot_out_line(c, &s->row, s->out_count);
}

static void read_exclusions(struct ctx *c, struct ballot_screen *s)
{
	static const struct { const char *ground; message label; } GROUNDS[] = { BALLOT_GROUNDS };

	for (size_t i = 0; i < BALLOT_GROUNDS_COUNT; i++)
		if (ballot_ground_is_of(c, &s->row, GROUNDS[i].ground))
			s->grounds[s->grounds_count++] = (struct option){ .value = GROUNDS[i].ground, .label = GROUNDS[i].label };
	s->exclusions_count = ballot_exclusions(c->store, s->row.id, &s->exclusions);
	s->may_confirm = arena_array(c->arena, s->exclusions_count + 1, sizeof(*s->may_confirm));
	s->left_out = arena_array(c->arena, s->voters_count + 1, sizeof(*s->left_out));
	for (size_t i = 0; i < s->voters_count; i++)
		s->left_out[i] = s->voters[i].ground[0] == '\0' ? NULL : ballot_ground_words(c, c->lang, s->voters[i].ground);
	for (size_t i = 0; i < s->exclusions_count; i++) {
		const struct ballot_exclusion_row *e = &s->exclusions[i];
		const struct message_arg by[] = { { "name", e->decided_name }, { "day", day_text(c->arena, day_from_time(e->decided_s)) } };

		s->may_confirm[i] = strcmp(e->state, "waiting") == 0 && ballot_may_confirm(c, &s->row, e->asked_by, false);
		s->waiting_count += strcmp(e->state, "waiting") == 0;
		for (size_t k = 0; k < s->voters_count && strcmp(e->state, "confirmed") == 0; k++)
			if (s->voters[k].number == e->number)
				s->left_out[k] = arena_printf(c->arena, "%s %s", s->left_out[k], message_text(c->arena, c->lang, T_ballot_exclusion_confirmed_by, by, 2));
	}
}

static bool is_line(const struct ballot_screen *s, const char *name)
{
	for (size_t i = 0; i < s->lines_count; i++)
		if (ballot_line_bears(s->lines[i].name, name))
			return true;
	return false;
}

/* Who was written onto papers is shown as such, and who else may be. */
static bool is_written_in(const struct ballot_screen *s, person_id person)
{
	for (size_t i = 0; i < s->lines_count; i++)
		if (s->lines[i].other != 0 && s->lines[i].other == person.v)
			return true;
	return false;
}

static void read_others(struct ctx *c, struct ballot_screen *s)
{
	s->names = arena_array(c->arena, s->lines_count + 1, sizeof(*s->names));
	s->others = arena_array(c->arena, s->voters_count + 1, sizeof(*s->others));
	s->written = arena_array(c->arena, s->lines_count + 1, sizeof(*s->written));
	for (size_t i = 0; i < s->lines_count; i++) {
		const struct message_arg name = { "name", s->lines[i].name };

		s->names[i] = s->lines[i].other == 0 ? s->lines[i].name : message_text(c->arena, c->lang, T_ballot_other_name, &name, 1);
	}
	for (size_t i = 0; i < s->voters_count && s->row.allows_others; i++) {
		const struct option one = { .value = ctx_number(c, s->voters[i].number),
			.label_text = arena_printf(c->arena, "%lld %s", (long long)s->voters[i].number, s->voters[i].name) };

		if (!is_line(s, s->voters[i].name))
			s->others[s->others_count++] = one;
		else if (is_written_in(s, s->voters[i].person))
			s->written[s->written_count++] = one;
	}
}

/* What each voted, which an open vote tells once it is closed. */
static void read_given(struct ctx *c, struct ballot_screen *s)
{
	struct ballot_voice_row *voices;
	size_t count = ballot_was_counted(&s->row) ? ballot_voices(c->store, s->row.id, &voices) : 0;

	s->given = arena_array(c->arena, s->voters_count + 1, sizeof(*s->given));
	for (size_t i = 0; i < s->voters_count; i++)
		s->given[i] = "";
	for (size_t i = 0; i < count; i++) {
		const char **given = &s->given[voices[i].number - 1];
		const struct message_arg args[] = { { "name", s->lines[voices[i].line - 1].name }, { "field", ctx_words(c, ballot_choice_title(voices[i].choice)) } };
		const char *text = s->row.seats > 0 ? message_text(c->arena, c->lang, T_ballot_of_candidate, args, 2) : args[1].value;

		*given = (*given)[0] == '\0' ? text : arena_printf(c->arena, "%s, %s", *given, text);
	}
}

/* That it was refused or taken back stays on the page. */
static void read_voidings(struct ctx *c, struct ballot_screen *s)
{
	s->voidings_count = ballot_voidings_asked(c->store, s->row.id, &s->voidings);
	s->void_told = arena_array(c->arena, s->voidings_count + 1, sizeof(*s->void_told));
	for (size_t i = 0; i < s->voidings_count; i++) {
		const struct ballot_voiding_row *v = &s->voidings[i];
		bool is_refused = strcmp(v->state, "refused") == 0;
		const struct message_arg args[] = { { "asked", v->asked_name }, { "day", day_text(c->arena, day_from_time(v->decided_s)) }, { "name", v->decided_name }, { "note", v->note } };

		if (is_refused || strcmp(v->state, "withdrawn") == 0)
			s->void_told[i] = message_text(c->arena, c->lang, is_refused ? T_ballot_void_was_refused : T_ballot_void_was_withdrawn, args, 4);
		if (permit_is_self(c, v->asked_by) && result_is_new(c, RESULT_VOIDING, v->id.v))
			s->void_unread = v->id.v;
	}
}

static void read_voiding(struct ctx *c, struct ballot_screen *s)
{
	static const struct { const char *ground; message label; } GROUNDS[] = { BALLOT_VOID_GROUNDS };
	struct ballot_voiding_row asked;

	s->binds = ballot_binds(c, &s->row);
	s->void_effect = ballot_void_effect(c, &s->row);
	s->void_barred = s->binds ? ballot_void_barred(c, &s->row) : NULL;
	for (size_t i = 0; i < BALLOT_VOID_GROUNDS_COUNT; i++)
		s->void_grounds[i] = (struct option){ .value = GROUNDS[i].ground, .label = GROUNDS[i].label };
	read_voidings(c, s);
	if (!s->may_be_void || !ballot_voiding_waiting(c->store, s->row.id, &asked))
		return;
	s->void_asked = ballot_voiding_words(c, &asked);
	s->void_paper = asked.file;
	s->may_decide_void = !permit_is_self(c, asked.asked_by);
	s->has_made = ballot_was_made_by(c, &s->row, c->actor.account_id, c->actor.person_id);
	s->may_confirm_void = ballot_voiding_may_confirm(c, &s->row, &asked);
	s->void_deciders = ballot_voiding_deciders(c, &s->row, &asked);
}

bool ballot_screen_read(struct ctx *c, ballot_id id, struct ballot_screen *s)
{
	struct ballot_row was;

	*s = (struct ballot_screen){ 0 };
	if (!ballot_see_count(c, id, &s->row))
		return false;
	s->may_handle = may_at(c, MAY_HANDLE, s->row.org.v);
	s->terms = ballot_terms_of(&s->row);
	s->base = arena_printf(c->arena, "/ballot/%lld", (long long)id.v);
	s->quorum_rule = ballot_quorum_rule(c, &s->terms);
	s->pass_rule = ballot_pass_rule(c, &s->terms);
	s->is_open = strcmp(s->row.state, "open") == 0;
	s->may_be_void = ballot_may_be_void(c, &s->row);
	read_voiding(c, s);
	was = ballot_as_counted(&s->row);
	s->result = ballot_was_counted(&s->row) ? ballot_result_text(c, &was) : NULL;
	s->voided = ballot_voided_text(c, &s->row, false);
	s->lines_count = ballot_lines(c->store, id, &s->lines);
	ballot_paper_read(c, &s->row, &s->paper);
	s->entitled_line = ballot_entitled_line(c, &s->row);
	s->disclosure = ballot_disclosure(c, &was, s->lines, s->lines_count);
	read_list(c, s);
	read_exclusions(c, s);
	read_others(c, s);
	read_given(c, s);
	s->phase = BALLOT_COUNTED;
	if (s->row.is_from_afar && s->row.is_secret) {
		struct ballot_secrecy secrecy;

		ballot_secrecy_of(c, &s->row, &secrecy);
		s->phase = secrecy.phase;
	}
	read_counts(c, s);
	s->is_before_count = s->is_open && s->counting.count == 0 && s->voted_count == 0;
	return true;
}
