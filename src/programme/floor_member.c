/* Who becomes a member and who stops being one: no programme does that without the act of an organisation above the branch, and where
 * the rules give the decision to the members' meeting, not without a vote of theirs that passed. */
#include "programme/floor.h"

#include <string.h>
#include "programme/programme.h"
#include "text/programme.h"

enum { VOTED = 1, ABOVE = 2, COUNTY = 4, STATES = 8 };

/* 章程 art. 7, 9, 10; 发展党员工作细则 art. 22 to 26 and 30 to 33; 支部工作条例 art. 11. Leaving of one's own will and death are told, not decided. Who is not
 * recognised is decided by a department of the county or above (发展党员工作细则, of those who come on probation). */
static const struct { enum programme_word status; int asks; } STATUSES[] = {
	{ WORD_PROBATIONARY, VOTED | ABOVE }, { WORD_FULL, VOTED | ABOVE }, { WORD_EXTENDED, VOTED | ABOVE }, { WORD_RESTORED, VOTED | ABOVE },
	{ WORD_CANCELLED, VOTED | ABOVE }, { WORD_REMOVED, VOTED | ABOVE },
	{ WORD_SUSPENDED, ABOVE }, { WORD_EXPELLED, ABOVE }, { WORD_NO_VOTE, ABOVE }, { WORD_DECEASED, ABOVE }, { WORD_RECOGNISED, ABOVE }, { WORD_UNRECOGNISED, COUNTY },
};

struct ways { struct problems *problems; const struct programme *p; bool *seen; const struct effect *found; int lacks; };

static bool is_above(enum programme_word place)
{
	return place == WORD_APPROVER || place == WORD_COMMITTEE || place == WORD_TOWN || place == WORD_COUNTY;
}

static bool is_county(enum programme_word place) { return place == WORD_COUNTY; }

/* Only somebody there closes the step: several roles mean that either may. */
static bool closes_at(const struct programme *p, const struct step *s, bool is_there(enum programme_word place))
{
	for (size_t i = 0; i < s->by.count; i++) {
		struct name name = programme_name(p, s->by.list[i]->text);
		const struct role *role = name.kind == NAME_ROLE ? &p->roles[name.index] : NULL;

		for (size_t k = 0; role != NULL && k < role->parts_count; k++)
			if (!is_there(role->parts[k].place))
				return false;
		if (role == NULL || role->parts_count == 0)
			return false;
	}
	return s->by.count > 0;
}

static bool is_of_members(const void *data, struct name vote)
{
	const struct programme *p = data;
	const struct role *role;

	if (vote.kind != NAME_VOTE)
		return false;
	role = &p->roles[programme_name(p, p->votes[vote.index].voters->text).index];
	return role->parts_count == 1 && role->parts[0].body == NULL && (role->parts[0].place == WORD_BRANCH || role->parts[0].place == WORD_GENERAL_BRANCH) &&
		(role->parts[0].selector == WORD_MEMBERS_OF || role->parts[0].selector == WORD_FULL_MEMBERS_OF);
}

static int asks_of(const struct effect *e)
{
	if (e->kind != EFFECT_SET || PROGRAMME_ATTRIBUTES[programme_attribute(e->target->text)].word != WORD_STATUS)
		return 0;
	for (size_t i = 0; i < sizeof(STATUSES) / sizeof(STATUSES[0]); i++)
		if (e->value->token != NULL && programme_word_is(STATUSES[i].status, e->value->token->text))
			return STATUSES[i].asks;
	return 0;
}

static void judge(struct ways *w, const struct effect *effects, size_t count, int state)
{
	for (size_t i = 0; i < count && w->found == NULL; i++) {
		int has = state | (expression_wants_passed(effects[i].when, is_of_members, w->p) ? VOTED : 0), lacks = asks_of(&effects[i]) & ~has;

		if (lacks != 0) {
			w->found = &effects[i];
			w->lacks = lacks;
		}
	}
}

/* Every way, with what it has passed so far. */
static void follow(struct ways *w, size_t at, int state)
{
	const struct step *s = &w->p->steps[at];
	int before = state;

	if (w->found != NULL || w->seen[at * STATES + (size_t)state])
		return;
	w->seen[at * STATES + (size_t)state] = true;
	state |= (closes_at(w->p, s, is_above) ? ABOVE : 0) | (closes_at(w->p, s, is_county) ? COUNTY : 0);
	judge(w, s->effects, s->effects_count, state);
	for (size_t i = 0; i < s->goes_count; i++) {
		int then = state | (expression_wants_passed(s->goes[i].when, is_of_members, w->p) ? VOTED : 0);

		if (s->goes[i].is_by_move)	/* gone without the step being done */
			follow(w, (size_t)s->goes[i].to.index, before);
		if (s->goes[i].to.kind == NAME_STEP)
			follow(w, (size_t)s->goes[i].to.index, then);
		else if (s->goes[i].to.kind == NAME_FINISH)
			judge(w, w->p->finishes[s->goes[i].to.index].effects, w->p->finishes[s->goes[i].to.index].effects_count, then);
	}
}

void floor_check_membership(struct problems *problems, const struct programme *p)
{
	struct ways w = { .problems = problems, .p = p, .seen = arena_array(problems->arena, p->steps_count * STATES + 1, sizeof(bool)) };

	if (p->about != WORD_PERSON || p->steps_count == 0)
		return;
	follow(&w, 0, 0);
	if (w.found != NULL)
		problem_add(problems, w.found->line, (w.lacks & VOTED) != 0 ? T_programme_floor_member_vote :
			(w.lacks & COUNTY) != 0 ? T_programme_floor_member_county : T_programme_floor_member_above,
			"name", w.found->value->token->text, NULL);
}
