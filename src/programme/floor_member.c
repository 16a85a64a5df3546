/* Who becomes a member and who stops being one, and who is on the way there: no programme does that without the act of the organisation that the rules
 * name, and where they give the decision to the members' meeting, not without a vote of theirs that passed. The same of a committee's term and of posts of the Party. */
#include "programme/floor.h"

#include <string.h>
#include "programme/programme.h"
#include "text/programme.h"

/* What a way has behind it. WRITTEN: a form with a file that must be there, handed in at a step that somebody closes. MET: the members came together about it, in a vote
 * or in a step with their meeting's record. RECOMMENDED: a form of recommendations. UNFILED: somebody left, and nobody above
 * has it on file. NAMED, which no way has: the status stands in the file, and is one that a practice may set. APPROVED: somebody above has had a step since the vote
 * that passed, and nobody else behind it; AGREED: since the year was asked for. Another status takes the vote and
 * the approval with it: the next one has its own. What a step keeps to of recruiting stands in floor.h. */
enum {
	VOTED = 1, ABOVE = 2, COUNTY = 4, OWN = 8, WRITTEN = 16, MET = 32, RECOMMENDED = 64, ELECTED = 128, UNFILED = 256, NAMED = 512, APPROVED = 1024, AGREED = 2048,
	BITS_COUNT = 21
};

enum { STATES = 4, NO_STATUS = -1, OF_EACH = VOTED | APPROVED | ABOVE };

/* 章程 art. 5, 7, 9, 10; 发展党员工作细则 art. 5 to 8, 13, 22 to 26 and 30 to 33; 支部工作条例 art. 11. Death is told, not decided. Who is not
 * recognised is decided by a department of the county or above (发展党员工作细则, of those who come on probation). A status without a line is nobody's to set. */
static const struct { enum programme_word status; int asks; message own; } STATUSES[] = {
	{ WORD_PROBATIONARY, VOTED | APPROVED | FLOOR_LIMITED | FLOOR_INTRODUCED | FLOOR_REVIEWED | FLOOR_TRAINED, NULL }, { WORD_FULL, VOTED | APPROVED | FLOOR_PROBATION, NULL },
	{ WORD_EXTENDED, VOTED | APPROVED | FLOOR_PROBATION | FLOOR_EXTENSION, NULL }, { WORD_RESTORED, VOTED | APPROVED, NULL },
	{ WORD_CANCELLED, VOTED | APPROVED, NULL }, { WORD_REMOVED, VOTED | APPROVED, NULL },
	{ WORD_SUSPENDED, ABOVE, NULL }, { WORD_EXPELLED, ABOVE, NULL }, { WORD_NO_VOTE, ABOVE, NULL }, { WORD_DECEASED, ABOVE, NULL }, { WORD_RECOGNISED, ABOVE, NULL },
	{ WORD_UNRECOGNISED, COUNTY, NULL },
	{ WORD_RESIGNED, OWN | WRITTEN | MET, T_programme_floor_member_resigned },
	{ WORD_APPLICANT, OWN | WRITTEN | FLOOR_ADULT, T_programme_floor_member_applicant },
	{ WORD_ACTIVIST, OWN | RECOMMENDED, T_programme_floor_member_activist },
	{ WORD_PROSPECT, FLOOR_YEAR | AGREED | FLOOR_SHOWN, T_programme_floor_member_prospect },
	{ WORD_FORMER_ACTIVIST, OWN, T_programme_floor_member_former },
};

/* How a post of the Party is called; 选举工作条例 2020: who was elected is approved by the committee above, which may also send somebody (章程 art. 13). */
static const char *const PARTY_POSTS[] = { "书记", "组织委员", "宣传委员", "纪检委员", "纪委", "青年委员", "统战委员", "党委", "党支部", "党总支" };
static const char PLAIN_POST[] = "委员";
static const char *const MEETINGS[] = { "大会", "全体党员会议" };
static const char *const RECOMMENDATIONS[] = { "推荐", "推优" };

/* The ways are followed once for each thing that may be asked, and for each status that asks it, so that a file costs its steps and not what they bring together. */
struct ways {
	const struct programme *p;
	int asked;			/* the one that is looked for; UNFILED is reckoned with ABOVE */
	int status;			/* whose vote or approval is looked for; NO_STATUS: what is no status */
	int first;			/* what stands before it: the vote before APPROVED, the year before AGREED; 0: nothing */
	const int *brings;		/* of each step */
	const int *const *go_brings;	/* of each step, of each way on from it */
	const bool *is_stale;		/* of each vote and step: a status may have been set since that vote was held */
	bool *seen;
	const struct effect *found, *left;	/* left: what set the status that is to be filed */
	int lacks;
};

static bool is_above(const struct programme *p, enum programme_word place)
{
	/* A practice about an organisation runs in its own committee. */
	return place == WORD_ABOVE || ((place == WORD_APPROVER || place == WORD_COMMITTEE || place == WORD_TOWN || place == WORD_COUNTY) && (p->about != WORD_ORG || place != p->runs_at));
}

static bool is_county(const struct programme *p, enum programme_word place) { return place == WORD_COUNTY && is_above(p, place); }

static bool is_own(const struct programme *p, enum programme_word place) { return place == WORD_BRANCH || place == WORD_GENERAL_BRANCH || is_above(p, place); }

/* Acts for the organisation: its committee, its staff or a post. A member of it, or of a body, does not. */
static bool is_acting(const struct role_part *part)
{
	return part->body == NULL && (part->selector == WORD_COMMITTEE_OF || part->selector == WORD_STAFF_OF || part->selector == WORD_POST);
}

/* Only somebody there closes the step: several roles mean that either may. */
static bool closes_at(const struct programme *p, const struct step *s, bool is_there(const struct programme *p, enum programme_word place))
{
	for (size_t i = 0; i < s->by.count; i++) {
		struct name name = programme_name(p, s->by.list[i]->text);
		const struct role *role = name.kind == NAME_ROLE ? &p->roles[name.index] : NULL;

		for (size_t k = 0; role != NULL && k < role->parts_count; k++)
			if (!is_acting(&role->parts[k]) || !is_there(p, role->parts[k].place))
				return false;
		if (role == NULL || role->parts_count == 0)
			return false;
	}
	return s->by.count > 0;
}

bool floor_is_members_vote(const struct programme *p, struct name vote)
{
	const struct role *role;

	if (vote.kind != NAME_VOTE)
		return false;
	role = &p->roles[programme_name(p, p->votes[vote.index].voters->text).index];
	return role->parts_count == 1 && role->parts[0].body == NULL && (role->parts[0].place == WORD_BRANCH || role->parts[0].place == WORD_GENERAL_BRANCH) &&
		(role->parts[0].selector == WORD_MEMBERS_OF || role->parts[0].selector == WORD_FULL_MEMBERS_OF);
}

/* ---- what a step brings with it ---- */

static bool has_file(const struct programme_form *f)
{
	for (size_t i = 0; i < f->fields_count; i++)
		if (f->fields[i].type == WORD_FILE && f->fields[i].is_must)
			return true;
	return false;
}

#define HAS_ONE_OF(text, words) floor_has_one_of((text), (words), sizeof(words) / sizeof((words)[0]))

static bool is_recommendation(const struct programme_form *f)
{
	bool is_one = HAS_ONE_OF(f->title, RECOMMENDATIONS);

	for (size_t i = 0; i < f->fields_count; i++)
		is_one = is_one || HAS_ONE_OF(f->fields[i].title, RECOMMENDATIONS);
	return is_one;
}

static int brought_by(const struct programme *p, const struct step *s)
{
	int has = 0;

	for (size_t i = 0; i < s->needs.count; i++) {
		struct name name = programme_name(p, s->needs.list[i]->text);

		if (name.kind == NAME_VOTE)
			has |= (floor_is_members_vote(p, name) ? MET : 0) | (floor_is_election(p, &p->votes[name.index]) ? ELECTED : 0);
		if (name.kind != NAME_FORM)
			continue;
		has |= has_file(&p->forms[name.index]) ? WRITTEN : 0;
		has |= has_file(&p->forms[name.index]) && (HAS_ONE_OF(s->title, MEETINGS) || HAS_ONE_OF(p->forms[name.index].title, MEETINGS)) ? MET : 0;
		has |= is_recommendation(&p->forms[name.index]) ? RECOMMENDED : 0;
	}
	return has;
}

/* ---- what an effect asks ---- */

static enum programme_word attribute_of(const struct effect *e)
{
	return e->kind == EFFECT_SET ? PROGRAMME_ATTRIBUTES[programme_attribute(e->target->text)].word : NO_WORD;
}

/* -1: it sets no status, or none that is known by now. */
static int status_of(const struct effect *e)
{
	bool is_extension = attribute_of(e) == WORD_EXTENDED_TO;	/* how long asks what it asks that it is */

	for (size_t i = 0; (is_extension || attribute_of(e) == WORD_STATUS) && i < sizeof(STATUSES) / sizeof(STATUSES[0]); i++)
		if (is_extension ? STATUSES[i].status == WORD_EXTENDED : e->value->token != NULL && programme_word_is(STATUSES[i].status, e->value->token->text))
			return (int)i;
	return -1;
}

static int asks_of(const struct programme *p, const struct effect *e)
{
	int status = status_of(e);

	if (status >= 0)
		return STATUSES[status].asks & ~(floor_is_before_display(p, e->when) ? FLOOR_SHOWN : 0);
	if (attribute_of(e) == WORD_STATUS)
		return NAMED;
	if (attribute_of(e) == WORD_TERM)
		return ELECTED | ABOVE;
	if (attribute_of(e) == WORD_SANCTION_ENDS)
		return ABOVE;	/* as the observation itself */
	if (attribute_of(e) == WORD_RIGHTS_SUSPENDED)
		return ABOVE;	/* taken and given back alike: 纪律处分条例 2023, 按照管理权限 */
	return e->kind == EFFECT_APPOINT && (HAS_ONE_OF(e->text, PARTY_POSTS) || strcmp(e->text, PLAIN_POST) == 0) ? ABOVE : 0;
}

static void tell_of(struct ways *w, const struct effect *e, int lacks)
{
	w->found = e;
	w->lacks = lacks;
}

struct at { const struct ways *w; size_t step; };

/* A vote of the members that was held for this status, and not for one before it. */
static bool is_own_vote(const void *data, struct name vote)
{
	const struct at *at = data;

	return floor_is_members_vote(at->w->p, vote) && !at->w->is_stale[(size_t)vote.index * at->w->p->steps_count + at->step];
}

/* The condition holds only where such a vote passed. */
static bool is_voted(const struct ways *w, size_t at, const struct expression *when)
{
	return expression_wants_passed(when, is_own_vote, &(struct at){ w, at });
}

/* Some status, but the one that is looked for. */
static bool sets_another(const struct ways *w, const struct effect *effects, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (status_of(&effects[i]) >= 0 && status_of(&effects[i]) != w->status)
			return true;
	return false;
}

static bool is_looked_at(const struct ways *w, const struct effect *e)
{
	return (w->asked & OF_EACH) == 0 || (w->asked & UNFILED) != 0 || status_of(e) == w->status;
}

/* What holds behind the effects, which somebody closes at the step, or which end a case there. */
static int judge(struct ways *w, size_t at, const struct effect *effects, size_t count, int state)
{
	int after = w->status != NO_STATUS && sets_another(w, effects, count) ? state & ~OF_EACH : state;

	for (size_t i = 0; i < count && w->found == NULL; i++) {
		int voted = is_voted(w, at, effects[i].when) ? VOTED | ((w->brings[at] & ABOVE) != 0 ? APPROVED : 0) : 0;
		int lacks = asks_of(w->p, &effects[i]) & w->asked & ~(state | voted) & ~UNFILED, status = status_of(&effects[i]);

		if (lacks != 0 && (w->asked & UNFILED) == 0 && is_looked_at(w, &effects[i]))
			tell_of(w, &effects[i], lacks);
		if (status >= 0 && STATUSES[status].status == WORD_RESIGNED && (state & ABOVE) == 0) {
			after |= UNFILED & w->asked;
			w->left = &effects[i];
		}
	}
	return after;
}

static void finish_with(struct ways *w, size_t at, const struct finish *f, int state)
{
	if ((judge(w, at, f->effects, f->effects_count, state) & UNFILED) != 0 && w->found == NULL)
		tell_of(w, w->left, UNFILED);
}

/* The branch acts behind the approval where somebody is asked to leave and agrees (劝其退党); everything else begins with the approval. */
static bool is_last_above(const struct ways *w)
{
	return w->status != NO_STATUS && STATUSES[w->status].status != WORD_REMOVED;
}

/* With what the step itself brings. */
static int entered(const struct ways *w, size_t at, int state)
{
	state |= w->brings[at] & (w->asked | w->first);
	if ((w->brings[at] & ABOVE) == 0)
		return is_last_above(w) && !w->p->steps[at].is_auto ? state & ~APPROVED : state;
	return (state & ~UNFILED) | ((state & w->first) != 0 ? w->asked : 0);
}

/* Behind a vote that passed nobody has approved yet, but who closes its step. Of the step that sets the status its vote is the one that was taken. */
static int gone(const struct ways *w, size_t at, const struct go *go, int state)
{
	const struct step *s = &w->p->steps[at];

	state |= w->go_brings[at][go - s->goes] & (w->asked | w->first);
	if (((w->asked | w->first) & VOTED) == 0 || sets_another(w, s->effects, s->effects_count) || !is_voted(w, at, go->when))
		return state;
	return ((state | VOTED) & ~APPROVED) | ((w->brings[at] & ABOVE) != 0 ? APPROVED & w->asked : 0);
}

/* Every way, with what it has passed so far. */
static void follow(struct ways *w, size_t at, int state)
{
	const struct step *s = &w->p->steps[at];
	int before = state;
	size_t seen = at * STATES + ((state & (UNFILED | w->first)) != 0 ? 2 : 0) + ((state & ~(UNFILED | w->first)) != 0 ? 1 : 0);

	if (w->found != NULL || w->seen[seen])
		return;
	w->seen[seen] = true;
	state = judge(w, at, s->effects, s->effects_count, entered(w, at, state));
	for (size_t i = 0; i < s->goes_count; i++) {
		int then = gone(w, at, &s->goes[i], state);

		if (s->goes[i].is_by_move)	/* gone without the step being done */
			follow(w, (size_t)s->goes[i].to.index, before);
		if (s->goes[i].to.kind == NAME_STEP)
			follow(w, (size_t)s->goes[i].to.index, then);
		else if (s->goes[i].to.kind == NAME_FINISH)
			finish_with(w, at, &w->p->finishes[s->goes[i].to.index], then);
	}
}

static message told(const struct ways *w)
{
	static const struct { int lacks; message text; } OF_RECRUITING[] = { { FLOOR_ADULT, T_programme_floor_member_adult }, { FLOOR_SHOWN, T_programme_floor_member_shown },
		{ FLOOR_LIMITED, T_programme_floor_member_limited }, { FLOOR_PROBATION, T_programme_floor_member_probation }, { FLOOR_EXTENSION, T_programme_floor_member_extension },
		{ FLOOR_INTRODUCED, T_programme_floor_member_introduced }, { FLOOR_REVIEWED, T_programme_floor_member_reviewed },
		{ FLOOR_TRAINED, T_programme_floor_member_trained } };
	int status = status_of(w->found);

	for (size_t i = 0; i < sizeof(OF_RECRUITING) / sizeof(OF_RECRUITING[0]); i++)
		if (w->lacks == OF_RECRUITING[i].lacks)
			return OF_RECRUITING[i].text;
	if (w->found->kind == EFFECT_APPOINT)
		return T_programme_floor_post;
	if (attribute_of(w->found) == WORD_SANCTION_ENDS)
		return T_programme_floor_sanction;
	if (attribute_of(w->found) == WORD_RIGHTS_SUSPENDED)
		return T_programme_floor_rights;
	if (status < 0)
		return w->lacks == NAMED ? T_programme_floor_member_status : T_programme_floor_term;
	return STATUSES[status].own != NULL ? STATUSES[status].own : (w->lacks & VOTED) != 0 ? T_programme_floor_member_vote :
		(w->lacks & COUNTY) != 0 ? T_programme_floor_member_county : T_programme_floor_member_above;
}

/* Does everything that asks for it hold only under that condition, which nobody changes behind the step? */
struct everywhere { const struct programme *p; const struct step *step; };

static bool is_asked_only_under(const struct everywhere *e, int bit, const struct expression *given, const struct effect *effects, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if ((asks_of(e->p, &effects[i]) & bit) != 0 && !floor_implies(effects[i].when, given))
			return false;
	return true;
}

static bool is_filled_elsewhere(const struct everywhere *e, const struct expression *given)
{
	for (size_t i = 0; i < e->p->steps_count; i++)
		for (size_t k = 0; &e->p->steps[i] != e->step && k < e->p->steps[i].needs.count; k++) {
			struct name name = programme_name(e->p, e->p->steps[i].needs.list[k]->text);

			if (name.kind == NAME_FORM && name.index == given->left->name.index)
				return true;
		}
	return false;
}

static bool is_implied_everywhere(const void *data, int bit, const struct expression *given)
{
	const struct everywhere *e = data;
	bool is_implied = !is_filled_elsewhere(e, given);

	for (size_t i = 0; is_implied && i < e->p->finishes_count; i++)
		is_implied = is_asked_only_under(e, bit, given, e->p->finishes[i].effects, e->p->finishes[i].effects_count);
	for (size_t i = 0; is_implied && i < e->p->steps_count; i++)
		is_implied = is_asked_only_under(e, bit, given, e->p->steps[i].effects, e->p->steps[i].effects_count);
	return is_implied;
}

static bool is_implied_by_way(const void *data, int bit, const struct expression *given)
{
	const struct go *go = data;

	(void)bit;
	return floor_implies(go->when, given);
}

/* What each step brings with it, whatever came before. */
static const int *brought(struct arena *a, const struct programme *p)
{
	int *brings = arena_array(a, p->steps_count, sizeof(*brings));

	for (size_t i = 0; i < p->steps_count; i++) {
		const struct step *s = &p->steps[i];

		brings[i] = (closes_at(p, s, is_above) ? ABOVE : 0) | (closes_at(p, s, is_county) ? COUNTY : 0) | (closes_at(p, s, is_own) ? OWN : 0) |
			brought_by(p, s) | floor_kept(p, s, is_implied_everywhere, &(struct everywhere){ p, s });
	}
	return brings;
}

static const int *const *brought_by_ways(struct arena *a, const struct programme *p)
{
	const int **all = arena_array(a, p->steps_count, sizeof(*all));

	for (size_t i = 0; i < p->steps_count; i++) {
		const struct step *s = &p->steps[i];
		int *brings = arena_array(a, s->goes_count + 1, sizeof(*brings));

		for (size_t k = 0; k < s->goes_count; k++)
			brings[k] = floor_kept(p, s, is_implied_by_way, &s->goes[k]) | (floor_reviews(p, s, s->goes[k].when) ? FLOOR_REVIEWED : 0);
		all[i] = brings;
	}
	return all;
}

static bool holds_vote(const struct programme *p, const struct step *s, size_t vote)
{
	for (size_t i = 0; i < s->needs.count; i++) {
		struct name name = programme_name(p, s->needs.list[i]->text);

		if (name.kind == NAME_VOTE && (size_t)name.index == vote)
			return true;
	}
	return false;
}

struct stale { const struct ways *w; size_t vote; bool *seen, *is_stale; };

/* From a step behind one that set a status, on until the vote is held again; a step that is left by a move held none. */
static void grow_stale(struct stale *g, size_t from)
{
	const struct step *s = &g->w->p->steps[from];
	bool is_held = holds_vote(g->w->p, s, g->vote);

	if (g->seen[from])
		return;
	g->seen[from] = true;
	g->is_stale[from] = !is_held;
	for (size_t i = 0; i < s->goes_count; i++)
		if (s->goes[i].to.kind == NAME_STEP && (!is_held || s->goes[i].is_by_move))
			grow_stale(g, (size_t)s->goes[i].to.index);
}

static void find_stale(struct stale *g)
{
	for (size_t i = 0; i < g->w->p->steps_count; i++) {
		const struct step *s = &g->w->p->steps[i];

		for (size_t k = 0; sets_another(g->w, s->effects, s->effects_count) && k < s->goes_count; k++)
			if (s->goes[k].to.kind == NAME_STEP)
				grow_stale(g, (size_t)s->goes[k].to.index);
	}
}

static const bool *stale_votes(struct arena *a, const struct ways *w)
{
	const struct programme *p = w->p;
	bool *is_stale = arena_array(a, (p->votes_count + 1) * p->steps_count, sizeof(*is_stale));

	for (size_t i = 0; i < p->votes_count; i++) {
		struct stale g = { w, i, arena_array(a, p->steps_count, sizeof(bool)), is_stale + i * p->steps_count };

		if (floor_is_members_vote(p, (struct name){ NAME_VOTE, (int)i, 0 }))
			find_stale(&g);
	}
	return is_stale;
}

static void look_for(struct arena *a, struct ways *w, int asked, int status)
{
	w->asked = asked;
	w->status = status;
	w->first = asked == APPROVED ? VOTED : asked == AGREED ? FLOOR_YEAR : 0;
	w->is_stale = stale_votes(a, w);
	w->seen = arena_array(a, w->p->steps_count * STATES, sizeof(*w->seen));
	follow(w, 0, 0);
}

/* Looks for the first that is missing. */
static struct ways looked_through(struct arena *a, const struct programme *p)
{
	/* The first that is missing is told: the vote, who is above, then what else there is. */
	static const int ORDER[BITS_COUNT] = { VOTED, COUNTY, APPROVED, ABOVE, OWN, WRITTEN, MET, RECOMMENDED, FLOOR_YEAR, AGREED, ELECTED, NAMED, UNFILED | ABOVE, FLOOR_ADULT, FLOOR_SHOWN, FLOOR_LIMITED,
		FLOOR_PROBATION, FLOOR_EXTENSION, FLOOR_INTRODUCED, FLOOR_REVIEWED, FLOOR_TRAINED };
	struct ways w = { .p = p };

	if (p->steps_count == 0)
		return w;
	w.brings = brought(a, p);
	w.go_brings = brought_by_ways(a, p);
	for (size_t i = 0; i < BITS_COUNT && w.found == NULL; i++) {
		look_for(a, &w, ORDER[i], NO_STATUS);
		for (size_t k = 0; k < sizeof(STATUSES) / sizeof(STATUSES[0]) && w.found == NULL; k++)
			if ((ORDER[i] | OF_EACH) == OF_EACH && (STATUSES[k].asks & ORDER[i]) != 0)
				look_for(a, &w, ORDER[i], (int)k);
	}
	return w;
}

struct lack { struct arena *arena; int lacks; };

static bool is_lacking(const struct programme *p, const void *data)
{
	const struct lack *lack = data;
	struct ways w = looked_through(lack->arena, p);

	return w.found != NULL && w.lacks == lack->lacks;
}

void floor_check_membership(struct problems *problems, const struct programme *p)
{
	struct ways w = looked_through(problems->arena, p);

	if (w.found == NULL)
		return;
	problem_add(problems, w.found->line, told(&w), "name", w.found->kind == EFFECT_APPOINT ? w.found->text : w.found->value->token != NULL ? w.found->value->token->text : "", NULL);
	floor_tell_params(problems, p, w.found->line, is_lacking, &(struct lack){ problems->arena, w.lacks });
}
