/* A decision of a village decides: until its people's vote has passed nothing is carried out, paid for or shown as decided, and no case ends as done. A condition
 * beside the vote, a way on where it failed, or a step before it leads round none of that: what the check can't prove is refused. */
#include "programme/floor.h"

#include <string.h>
#include "text/programme.h"

/* What is shown once it is decided. */
static const char *const RESULTS[] = { "决议公", "决定公", "结果公", "决策公", "表决结果", "成交公" };
/* 村民委员会组织法（2025年）第二十八条: what villagers decide, whatever a catalogue calls it. */
static const char *const OF_VILLAGERS[] = { "补贴", "收益", "筹资", "筹劳", "承包", "宅基地", "征地", "补偿", "借贷", "租赁", "出租", "处分", "集体财产", "立项", "土地", "分配" };

static const char ORDINARY[] = "一般事务", COUNCIL[] = "议事会";

#define HAS_ONE_OF(text, words) floor_has_one_of((text), (words), sizeof(words) / sizeof((words)[0]))

/* ---- general affairs, of a catalogue ---- */

static const struct programme_field *choice_of(const struct programme *p, const struct expression *e)
{
	const struct programme_field *f = e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind == NAME_FIELD ? &p->forms[e->name.index].fields[e->name.field] : NULL;

	return f != NULL && f->type == WORD_CHOICE ? f : NULL;
}

/* Certainly one of the entries of a list, none of which the law gives to the villagers. */
static bool is_catalogued(const struct programme *p, const struct expression *e)
{
	if (e->kind == EXPRESSION_OR)
		return is_catalogued(p, e->left) && is_catalogued(p, e->right);
	if (e->kind == EXPRESSION_AND)
		return is_catalogued(p, e->left) || is_catalogued(p, e->right);
	return e->kind == EXPRESSION_EQUAL && choice_of(p, e->left) != NULL && e->right->kind == EXPRESSION_WORD && e->right->is_symbol && !HAS_ONE_OF(e->right->token->text, OF_VILLAGERS);
}

bool floor_needs(const struct programme *p, const struct step *s, struct name vote)
{
	for (size_t i = 0; i < s->needs.count; i++) {
		struct name name = programme_name(p, s->needs.list[i]->text);

		if (name.kind == vote.kind && name.index == vote.index)
			return true;
	}
	return false;
}

static bool is_of_council(const struct programme *p, const struct vote *v)
{
	const struct role *role = &p->roles[programme_name(p, v->voters->text).index];

	for (size_t i = 0; i < role->parts_count; i++)
		if (role->parts[i].selector != WORD_MEMBERS_OF || role->parts[i].body == NULL || strstr(role->parts[i].body, COUNCIL) == NULL)
			return false;
	return role->parts_count > 0;
}

/* General affairs of a list that the file brings are decided by a council of members (党员议事会), where every way to its vote asks for an entry of the list. */
static bool is_ordinary(const struct programme *p, struct name vote)
{
	bool is_covered = false;

	for (size_t i = 0; i < p->covers.count; i++)
		is_covered = is_covered || strcmp(p->covers.list[i]->text, ORDINARY) == 0;
	if (!is_covered || !is_of_council(p, &p->votes[vote.index]) || floor_needs(p, &p->steps[0], vote))
		return false;
	for (size_t i = 0; i < p->steps_count; i++)
		for (size_t k = 0; k < p->steps[i].goes_count; k++) {
			const struct go *go = &p->steps[i].goes[k];

			if (go->to.kind == NAME_STEP && floor_needs(p, &p->steps[go->to.index], vote) && (go->when == NULL || !is_catalogued(p, floor_meant(p, go->when))))
				return false;
		}
	return true;
}

bool floor_is_deciding(const struct programme *p, struct name name)
{
	return name.kind == NAME_VOTE && (floor_is_decision(p, name) || is_ordinary(p, name));
}

/* ---- what is done before it ---- */

struct undecided { struct problems *problems; const struct programme *p; struct floor_world *w; bool is_found; };

static void tell(struct undecided *c, int line, message text, const char *title)
{
	if (!c->is_found)
		problem_add(c->problems, line, text, "name", title, NULL);
	c->is_found = true;
}

bool floor_shows_results(const char *title) { return HAS_ONE_OF(title, RESULTS); }

/* Titles of whatever the step asks for are looked at, but for the decision itself; of displays what they show is. */
static bool carries_out(const struct programme *p, const struct step *s)
{
	bool does = floor_deals(s->title) || (s->phase != NULL && floor_deals(s->phase));

	for (size_t i = 0; i < s->needs.count; i++) {
		struct name name = programme_name(p, s->needs.list[i]->text);

		does = does || (name.kind == NAME_FORM && floor_deals(programme_title(p, name)));
		does = does || (name.kind != NAME_NOTICE && !floor_is_deciding(p, name) && floor_acts(programme_title(p, name)));
	}
	return does;
}

static bool shows_results(const struct programme *p, const struct step *s)
{
	for (size_t i = 0; i < s->needs.count; i++) {
		struct name name = programme_name(p, s->needs.list[i]->text);

		if (name.kind == NAME_NOTICE && (floor_shows_results(s->title) || floor_shows_results(p->notices[name.index].title)))
			return true;
	}
	return s->is_public;
}

/* Ends that are reached from the step though nobody decided. */
static void check_ends(struct undecided *c, const struct step *s)
{
	for (size_t i = 0; i < s->goes_count; i++) {
		const struct go *go = &s->goes[i];
		struct programme_value v = floor_world_value(c->w, go->when);

		if (v.kind == VALUE_TRUTH && !v.is_true)
			continue;
		if (go->to.kind == NAME_FINISH && !c->is_found)
			c->is_found = floor_tell_end(c->problems, c->p, go, c->w->is_first_round);
		if (value_is_true(v))
			break;
	}
}

/* Does a way lead on from the step to one where somebody votes, or is it one? What only follows a vote that failed leads to none. */
static bool *leads_to_votes(struct undecided *c)
{
	bool *leads = arena_array(c->problems->arena, c->p->steps_count + 1, sizeof(bool)), has_more = true;

	for (size_t i = 0; i < c->p->steps_count; i++)
		for (size_t k = 0; k < c->p->votes_count; k++) {
			struct name vote = { NAME_VOTE, (int)k, 0 };

			leads[i] = leads[i] || ((floor_is_review(c->p, vote) || floor_is_deciding(c->p, vote)) && floor_needs(c->p, &c->p->steps[i], vote));
		}
	while (has_more) {
		has_more = false;
		for (size_t i = 0; i < c->p->steps_count; i++)
			for (size_t k = 0; !leads[i] && k < c->p->steps[i].goes_count; k++) {
				const struct go *go = &c->p->steps[i].goes[k];

				if (go->to.kind == NAME_STEP && leads[go->to.index] && c->w->reached[go->to.index])
					leads[i] = has_more = true;
			}
	}
	return leads;
}

/* A later round is one after a decision was carried out: what it comes to then is shown, but nothing more is carried out. early: the steps of the first round. */
static const bool *check_round(struct undecided *c, const bool *early)
{
	const bool *leads;
	bool is_first = early == NULL;

	floor_world_reach(c->w, is_first);
	leads = leads_to_votes(c);
	for (size_t i = 0; i < c->p->steps_count && !c->is_found; i++) {
		const struct step *s = &c->p->steps[i];

		if (!c->w->reached[i] || floor_world_refuses(c->w, s))
			continue;
		if (carries_out(c->p, s) || (is_first && (shows_results(c->p, s) || !leads[i])))
			tell(c, s->line, T_programme_floor_undecided_step, s->title);
		else if (is_first || !early[i])
			c->is_found = (is_first ? floor_tell_early : floor_tell_late)(c->problems, c->p, s);
		check_ends(c, s);
	}
	return c->w->reached;
}

void floor_check_decided(struct problems *problems, const struct programme *p)
{
	struct floor_world w = floor_world_without(problems->arena, p, floor_is_deciding);
	struct undecided c = { .problems = problems, .p = p, .w = &w };
	const bool *early = check_round(&c, NULL);

	if (!c.is_found)
		check_round(&c, early);
	if (!c.is_found)
		floor_check_failures(problems, p);
}
