/* Floors of what villages decide: the order of the four deliberations, how long the result is displayed, and who watches over it. What a practice
 * is called, where it runs and what its boards and bodies are named leads round none of them: it is judged by who decides. */
#include "programme/floor.h"

#include <string.h>
#include "text/programme.h"

#define DISPLAY_DAYS_MIN 15	/* 村民委员会组织法 art. 35 */

/* Boards of a village, by what stands in their names. That of the Party, and of the registers that a clearing of accounts makes (三资), are others. */
static const char *const BOARDS[] = { "村务", "居务", "三务", "五公开", "财务", "村级", "村委", "居委", "村民", "居民" };

/* In the name of a body or a post: 村监会, 监委会, 村务监督小组, 村务监督委员会（徐家寨村）. */
static const char *const SUPERVISORS[] = { "监督", "监委", "村监", "居监" };

#define HAS_ONE_OF(text, words) floor_has_one_of((text), (words), sizeof(words) / sizeof((words)[0]))

struct village { struct problems *problems; const struct programme *p; };

/* ---- who decides ---- */

bool floor_is_review(const struct programme *p, struct name name)
{
	return name.kind == NAME_VOTE && floor_is_of_members(p, &p->votes[name.index]) && floor_meeting(p, &p->votes[name.index]) == PARTY;
}

/* Elections are no decisions of the four deliberations, unless they are called so of a matter. Groups and collectives decide for the village only in its own matters. */
bool floor_is_decision(const struct programme *p, struct name name)
{
	bool is_matter = p->about == WORD_MATTER || p->about == WORD_PROJECT;
	enum meeting m = name.kind == NAME_VOTE ? floor_meeting(p, &p->votes[name.index]) : NO_MEETING;

	if (m == REPRESENTATIVES || m == ASSEMBLY || m == HOUSEHOLDS)
		return is_matter || (p->about == WORD_ORG && !floor_is_election(p, &p->votes[name.index]));
	return (m == GROUP || m == COLLECTIVE) && is_matter && floor_is_of_village(p);
}

bool floor_decides(const struct programme *p, const struct step *s)
{
	for (size_t i = 0; i < s->needs.count; i++)
		if (floor_is_decision(p, programme_name(p, s->needs.list[i]->text)))
			return true;
	return false;
}

/* ---- the members' review before it ---- */

/* The first step in which the people decide that a way leads to though no review of the members has passed; NULL: none. */
static const struct step *unreviewed(struct floor_world *w, size_t at, bool *seen)
{
	const struct step *s = &w->p->steps[at], *found = NULL;

	if (seen[at] || floor_world_refuses(w, s))
		return NULL;
	seen[at] = true;
	if (floor_decides(w->p, s))
		return s;
	for (size_t i = 0; found == NULL && i < s->goes_count; i++) {
		struct programme_value v = floor_world_value(w, s->goes[i].when);

		if (v.kind == VALUE_TRUTH && !v.is_true)
			continue;
		if (s->goes[i].to.kind == NAME_STEP)
			found = unreviewed(w, (size_t)s->goes[i].to.index, seen);
		if (value_is_true(v))
			break;
	}
	return found;
}

/* ---- what no decision stands before ---- */

/* What belongs to the village: its collective and what that has. Of it nobody but the villagers disposes, whatever organisation runs the practice. */
static const char *const OF_COLLECTIVE[] = { "村集体", "居集体", "集体资产", "集体资金", "集体收益", "集体收入", "集体土地", "集体经济", "集体财产", "集体事项", "村里", "本村", "村财" };
/* Its affairs and its villagers' rights, which a branch carries out for it. Of its own funds and duties a branch decides; a town or a department pays its own money to villages. */
static const char *const OF_VILLAGE[] = { "村务", "居务", "村级", "村民利益", "全村" };
static const char *const MEETINGS[] = { "村民代表会议", "村民会议", "村代会", "居民代表会议", "居民会议", "户代表会议", "成员大会", "成员代表大会" };
static const char *const DECISIONS[] = { "决议", "决定", "会议记录" };

/* The title that says what is paid or carried out in the step; NULL: nothing. Of a person only what he is paid: whoever leaves a post hands it over (移交). */
static const char *spends(const struct programme *p, const struct step *s)
{
	bool is_of_person = p->about == WORD_PERSON;

	if (!is_of_person && floor_deals(s->title))
		return s->title;
	if (!is_of_person && s->phase != NULL && floor_deals(s->phase))
		return s->phase;
	for (size_t i = 0; i < s->needs.count; i++) {
		struct name name = programme_name(p, s->needs.list[i]->text);

		if (!is_of_person && floor_acts(programme_title(p, name)))
			return programme_title(p, name);
		for (size_t k = 0; name.kind == NAME_FORM && k < p->forms[name.index].fields_count; k++) {
			const struct programme_field *f = &p->forms[name.index].fields[k];

			if (f->type == WORD_MONEY || (!is_of_person && floor_tells_deed(f)))
				return f->title;
		}
	}
	return NULL;
}

/* A practice begins with the paper of a decision that the villagers made outside of it. */
static bool begins_with_decision(const struct programme *p)
{
	const struct step *s = &p->steps[0];

	for (size_t i = 0; i < s->needs.count; i++) {
		struct name name = programme_name(p, s->needs.list[i]->text);

		for (size_t k = 0; name.kind == NAME_FORM && k < p->forms[name.index].fields_count; k++) {
			const struct programme_field *f = &p->forms[name.index].fields[k];

			if (f->type == WORD_FILE && f->is_must && HAS_ONE_OF(f->title, MEETINGS) && HAS_ONE_OF(f->title, DECISIONS))
				return true;
		}
	}
	return false;
}

static bool speaks_of(const struct programme *p, const char *const *words, size_t count)
{
	bool does = floor_has_one_of(p->title, words, count);

	for (size_t i = 0; i < p->steps_count; i++)
		does = does || floor_has_one_of(p->steps[i].title, words, count);
	for (size_t i = 0; i < p->votes_count; i++)
		does = does || floor_has_one_of(p->votes[i].title, words, count);
	for (size_t i = 0; i < p->forms_count; i++) {
		does = does || floor_has_one_of(p->forms[i].title, words, count);
		for (size_t k = 0; k < p->forms[i].fields_count; k++)
			does = does || floor_has_one_of(p->forms[i].fields[k].title, words, count);
	}
	for (size_t i = 0; i < p->finishes_count; i++)
		does = does || floor_has_one_of(p->finishes[i].title, words, count);
	return does;
}

#define SPEAKS_OF(p, words) speaks_of((p), (words), sizeof(words) / sizeof((words)[0]))

static bool is_for_village(const struct programme *p)
{
	bool is_of_branch = p->runs_at == WORD_BRANCH || p->runs_at == WORD_GENERAL_BRANCH;

	return floor_is_of_village(p) || SPEAKS_OF(p, OF_COLLECTIVE) || (is_of_branch && SPEAKS_OF(p, OF_VILLAGE));
}

/* Of a file in which no villagers decide: at a village whatever it is about, anywhere else what is the village's. */
static void check_undecided(struct village *c)
{
	const struct programme *p = c->p;

	if (!is_for_village(p) || begins_with_decision(p))
		return;
	for (size_t i = 0; i < p->steps_count; i++) {
		const char *title = spends(p, &p->steps[i]);

		if (title != NULL) {
			problem_add(c->problems, p->steps[i].line, T_programme_floor_spends_undecided, "name", p->steps[i].title, "what", title, NULL);
			return;
		}
	}
}

/* 四议: important matters of a village are studied by its Party organisation first and decided by its people. */
static void check_order(struct village *c)
{
	const struct programme *p = c->p;
	bool has_decision = false;
	struct floor_world w = floor_world_without(c->problems->arena, p, floor_is_review);
	const struct step *early;

	for (size_t i = 0; i < p->steps_count; i++)
		has_decision = has_decision || floor_decides(p, &p->steps[i]);
	if (!has_decision && p->about == WORD_MATTER && floor_is_of_village(p))
		problem_add(c->problems, p->steps[0].line, T_programme_floor_no_decision, NULL);
	else if (!has_decision)
		check_undecided(c);
	early = unreviewed(&w, 0, arena_array(c->problems->arena, p->steps_count, sizeof(bool)));
	if (early != NULL)
		problem_add(c->problems, early->line, T_programme_floor_no_review, "name", early->title, NULL);
	else if (has_decision)
		floor_check_decided(c->problems, p);
}

/* ---- display ---- */

static void follow(const struct programme *p, size_t at, bool *seen)
{
	if (seen[at])
		return;
	seen[at] = true;
	for (size_t i = 0; i < p->steps[at].goes_count; i++)
		if (p->steps[at].goes[i].to.kind == NAME_STEP)
			follow(p, (size_t)p->steps[at].goes[i].to.index, seen);
}

/* What is displayed once the people have decided, on whatever board. */
static bool *displays_of_decisions(struct village *c)
{
	const struct programme *p = c->p;
	bool *steps = arena_array(c->problems->arena, p->steps_count + 1, sizeof(bool)), *notices = arena_array(c->problems->arena, p->notices_count + 1, sizeof(bool));

	for (size_t i = 0; i < p->steps_count; i++)
		if (floor_decides(p, &p->steps[i]))
			follow(p, i, steps);
	for (size_t i = 0; i < p->steps_count; i++)
		for (size_t k = 0; steps[i] && k < p->steps[i].needs.count; k++) {
			struct name name = programme_name(p, p->steps[i].needs.list[k]->text);

			if (name.kind == NAME_NOTICE)
				notices[name.index] = true;
		}
	return notices;
}

static bool is_too_short(const struct programme *p, const void *data)
{
	struct floor_range days;

	return !floor_range(p, data, &days) || fraction_compare(days.low, fraction_of(DISPLAY_DAYS_MIN, 1)) < 0;
}

static void check_days(struct village *c, const struct notice *n)
{
	struct floor_range days;

	if (!is_too_short(c->p, n->days))
		return;
	if (floor_range(c->p, n->days, &days))
		problem_add(c->problems, n->line, T_programme_floor_display, "name", n->id, "found", fraction_text(c->problems->arena, days.low), NULL);
	else
		problem_add(c->problems, n->line, T_programme_floor_unreckoned, "name", n->id, NULL);
	floor_tell_params(c->problems, c->p, n->line, is_too_short, n->days);
}

static void check_displays(struct village *c)
{
	const bool *of_decisions = displays_of_decisions(c);

	for (size_t i = 0; i < c->p->notices_count; i++) {
		const struct notice *n = &c->p->notices[i];
		bool is_meant = of_decisions[i] || strstr(n->board, "村务") != NULL || strstr(n->board, "居务") != NULL || (floor_is_of_village(c->p) && HAS_ONE_OF(n->board, BOARDS));

		if (is_meant)
			check_days(c, n);
	}
}

/* ---- supervisors ---- */

static size_t supervisors_count(const struct role *role)
{
	size_t count = 0;

	for (size_t i = 0; i < role->parts_count; i++)
		count += (role->parts[i].body != NULL && HAS_ONE_OF(role->parts[i].body, SUPERVISORS)) || (role->parts[i].post != NULL && HAS_ONE_OF(role->parts[i].post, SUPERVISORS));
	return count;
}

/* Several roles behind "by" mean that either may close the step. */
static void check_closers(struct village *c, const struct step *s)
{
	bool has_others = false, has_watch = false;

	for (size_t i = 0; i < s->by.count; i++) {
		struct name name = programme_name(c->p, s->by.list[i]->text);
		bool is_watch = name.kind == NAME_ROLE && supervisors_count(&c->p->roles[name.index]) > 0;

		has_watch = has_watch || is_watch;
		has_others = has_others || !is_watch;
	}
	if (has_watch && has_others)
		problem_add(c->problems, s->line, T_programme_floor_supervisors, "name", s->title, NULL);
}

static void check_supervisors(struct village *c)
{
	for (size_t i = 0; i < c->p->roles_count; i++) {
		size_t watching = supervisors_count(&c->p->roles[i]);

		if (watching > 0 && watching < c->p->roles[i].parts_count)
			problem_add(c->problems, c->p->roles[i].line, T_programme_floor_supervisors, "name", c->p->roles[i].id, NULL);
	}
	for (size_t i = 0; i < c->p->steps_count; i++)
		check_closers(c, &c->p->steps[i]);
}

void floor_check_village(struct problems *problems, const struct programme *p)
{
	struct village c = { problems, p };

	check_order(&c);
	check_displays(&c);
	check_supervisors(&c);
}
