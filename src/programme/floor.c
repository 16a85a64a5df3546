/* Floors of law and privacy: a programme may ask for more than they do, never for less. Meetings are known by who votes: the
 * members of a branch, or a body of a village or a collective by its legal name. */
#include "programme/floor.h"

#include <string.h>
#include "programme/programme.h"
#include "text/programme.h"

#define DISPLAY_DAYS_MIN 15	/* 村民委员会组织法 art. 35 */

enum meeting { NO_MEETING = -1, PARTY, RECRUITING, ELECTION, REPRESENTATIVES, ASSEMBLY, HOUSEHOLDS, GROUP, COLLECTIVE };

/* What must be present of those entitled, and what must agree. `of_all`: of those entitled, not of those present. */
static const struct floor {
	struct fraction quorum, pass;
	bool is_quorum_exceeded, is_pass_exceeded, is_of_all;
	message too_few, too_weak, needs_presence;	/* the last NULL: the law lets members take part from where they are */
} FLOORS[] = {
	[PARTY] = { { 1, 2 }, { 1, 2 }, false, true, true, T_programme_floor_party_quorum, T_programme_floor_party_pass,
		T_programme_floor_afar_party },
	[RECRUITING] = { { 1, 2 }, { 1, 2 }, true, true, true, T_programme_floor_recruiting_quorum, T_programme_floor_recruiting_pass,
		T_programme_floor_afar_recruiting },
	[ELECTION] = { { 4, 5 }, { 1, 2 }, false, true, false, T_programme_floor_election_quorum, T_programme_floor_election_pass,
		T_programme_floor_afar_party },
	[REPRESENTATIVES] = { { 2, 3 }, { 1, 2 }, false, true, false, T_programme_floor_representatives_quorum, T_programme_floor_village_pass,
		T_programme_floor_afar_village },
	[ASSEMBLY] = { { 1, 2 }, { 1, 2 }, true, true, false, T_programme_floor_assembly_quorum, T_programme_floor_village_pass,
		T_programme_floor_afar_village },
	[HOUSEHOLDS] = { { 2, 3 }, { 1, 2 }, false, true, false, T_programme_floor_households_quorum, T_programme_floor_village_pass,
		T_programme_floor_afar_village },
	[GROUP] = { { 2, 3 }, { 1, 2 }, false, true, false, T_programme_floor_group_quorum, T_programme_floor_village_pass,
		T_programme_floor_afar_village },
	[COLLECTIVE] = { { 2, 3 }, { 2, 3 }, false, false, true, T_programme_floor_collective_quorum, T_programme_floor_collective_pass, NULL },
};

/* What the name of a body has in it, the first that fits; a name of its own must not lead round the law. */
static const struct { const char *part; enum meeting meeting; } BODIES[] = {
	{ "村民小组", GROUP }, { "居民小组", GROUP }, { "户代表", HOUSEHOLDS }, { "村代会", REPRESENTATIVES }, { "村民代表", REPRESENTATIVES },
	{ "居民代表", REPRESENTATIVES }, { "成员大会", COLLECTIVE }, { "成员代表", COLLECTIVE }, { "股东大会", COLLECTIVE }, { "股东代表", COLLECTIVE },
};

/* Of whom a body is no assembly: committees and groups that work for the village. */
static const char *const WORKERS[] = { "委员会", "小组", "理事会", "议事会" };

static const char *const SUPERVISORS[] = { "村监会", "村务监督委员会", "居务监督委员会" };

struct floors { struct problems *problems; const struct programme *p; };

/* ---- who votes ---- */

static bool sets_status(const struct effect *effects, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (effects[i].kind == EFFECT_SET && PROGRAMME_ATTRIBUTES[programme_attribute(effects[i].target->text)].word == WORD_STATUS)
			return true;
	return false;
}

/* Recruiting is a programme that changes what a person is. */
static bool is_recruiting(const struct programme *p)
{
	bool does = false;

	for (size_t i = 0; i < p->finishes_count; i++)
		does = does || sets_status(p->finishes[i].effects, p->finishes[i].effects_count);
	for (size_t i = 0; i < p->steps_count; i++)
		does = does || sets_status(p->steps[i].effects, p->steps[i].effects_count);
	return does && p->about == WORD_PERSON;
}

static enum meeting meeting_of_body(const char *body)
{
	for (size_t i = 0; i < sizeof(BODIES) / sizeof(BODIES[0]); i++)
		if (strstr(body, BODIES[i].part) != NULL)
			return BODIES[i].meeting;
	for (size_t i = 0; i < sizeof(WORKERS) / sizeof(WORKERS[0]); i++)
		if (strstr(body, WORKERS[i]) != NULL)
			return NO_MEETING;
	return strstr(body, "村民") != NULL || strstr(body, "居民") != NULL ? ASSEMBLY : NO_MEETING;
}

static enum meeting meeting_of(const struct programme *p, const struct role_part *part)
{
	/* Delegates whom the members below elected meet in their place: 党员代表大会. */
	if (part->each != NULL)
		return PARTY;
	if (part->selector != WORD_MEMBERS_OF && part->selector != WORD_FULL_MEMBERS_OF)
		return NO_MEETING;
	if (part->body == NULL)
		return part->place == WORD_BRANCH || part->place == WORD_GENERAL_BRANCH || part->place == WORD_COMMITTEE ? is_recruiting(p) ? RECRUITING : PARTY : NO_MEETING;
	return meeting_of_body(part->body);
}

static const struct role *voters_of(const struct programme *p, const struct vote *v)
{
	return &p->roles[programme_name(p, v->voters->text).index];
}

static enum meeting meeting_of_vote(const struct programme *p, const struct vote *v)
{
	const struct role *role = voters_of(p, v);

	for (size_t i = 0; i < role->parts_count; i++) {
		enum meeting m = meeting_of(p, &role->parts[i]);

		if (m != NO_MEETING)
			return m == PARTY && vote_is_election(v) ? ELECTION : m;
	}
	return NO_MEETING;
}

/* ---- quorum and majority ---- */

static struct programme_value param_low(const struct facts *facts, struct name name)
{
	const struct programme *p = facts->data;

	return name.kind == NAME_PARAM ? value_number(p->params[name.index].low) : (struct programme_value){ .kind = VALUE_UNKNOWN };
}

/* As low as the parameters allow; false where it is no number, which the checks have told already. */
static bool lowest(const struct programme *p, const struct expression *e, struct fraction *f)
{
	struct facts facts = { .of = param_low, .called = facts_call_nothing, .tabled = facts_table_nothing, .data = (void *)p };
	struct programme_value v = expression_value(e, &facts);

	*f = v.number;
	return v.kind == VALUE_NUMBER;
}

static bool is_enough(struct fraction share, bool is_exceeded, struct fraction floor, bool is_floor_exceeded)
{
	int to_floor = fraction_compare(share, floor);

	return to_floor > 0 || (to_floor == 0 && (is_exceeded || !is_floor_exceeded));
}

/* As shares are written: 1/2, not 0.5. */
static char *share_text(struct arena *a, struct fraction f)
{
	return f.below <= 1 ? fraction_text(a, f) : arena_printf(a, "%lld/%lld", (long long)f.above, (long long)f.below);
}

/* Delegates are one body, though some of them were elected in a second vote. */
static bool is_one_body(const struct role *role)
{
	for (size_t i = 1; i < role->parts_count; i++)
		if (role->parts[0].each == NULL || role->parts[i].each != role->parts[0].each)
			return false;
	return true;
}

static void check_vote(struct floors *c, const struct vote *v)
{
	enum meeting m = meeting_of_vote(c->p, v);
	const struct floor *floor;
	struct fraction f;

	if (m == NO_MEETING)
		return;
	floor = &FLOORS[m];
	if (m == ELECTION && !v->is_secret)
		problem_add(c->problems, v->line, T_programme_floor_election_secret, "name", v->id, NULL);
	if (!is_one_body(voters_of(c->p, v)))
		problem_add(c->problems, v->line, T_programme_floor_mixed_voters, "name", v->id, NULL);
	if (v->is_from_afar && floor->needs_presence != NULL)
		problem_add(c->problems, v->line, floor->needs_presence, "name", v->id, NULL);
	if (lowest(c->p, v->quorum, &f) && !is_enough(f, v->is_quorum_exceeded, floor->quorum, floor->is_quorum_exceeded))
		problem_add(c->problems, v->line, floor->too_few, "name", v->id, "found", share_text(c->problems->arena, f), NULL);
	/* Those who tied had more than half already: 选举工作条例2020年 gives the seat to most votes. */
	if (v->runoff_of.count > 0)
		return;
	if (lowest(c->p, v->pass, &f) && (v->pass_of == WORD_CAST || (floor->is_of_all && v->pass_of != WORD_BASE_VOTERS) ||
	    !is_enough(f, v->is_pass_exceeded, floor->pass, floor->is_pass_exceeded)))
		problem_add(c->problems, v->line, floor->too_weak, "name", v->id, "found", share_text(c->problems->arena, f),
			"base", arena_printf(c->problems->arena, "%s %s", programme_word_text(v->pass_of, LANG_ZH), programme_word_text(v->pass_of, LANG_EN)), NULL);
}

/* ---- the Party's review before the village's decision ---- */

static bool needs_vote_of(const struct programme *p, const struct step *s, bool of_party)
{
	for (size_t i = 0; i < s->needs.count; i++) {
		struct name name = programme_name(p, s->needs.list[i]->text);
		enum meeting m = name.kind == NAME_VOTE ? meeting_of_vote(p, &p->votes[name.index]) : NO_MEETING;

		if (m != NO_MEETING && m != ELECTION && (m == PARTY) == of_party)
			return true;
	}
	return false;
}

/* The first step with a vote of villagers that a way leads to without a vote of the members before it; NULL: none. */
static const struct step *unreviewed(const struct programme *p, size_t at, bool *seen)
{
	const struct step *s = &p->steps[at], *found;

	if (seen[at] || needs_vote_of(p, s, true))
		return NULL;
	seen[at] = true;
	if (needs_vote_of(p, s, false))
		return s;
	for (size_t i = 0; i < s->goes_count; i++)
		if (s->goes[i].to.kind == NAME_STEP && (found = unreviewed(p, (size_t)s->goes[i].to.index, seen)) != NULL)
			return found;
	return NULL;
}

/* 四议: important matters of a village are studied by its Party organisation first and decided by its people. */
static void check_order(struct floors *c)
{
	const struct programme *p = c->p;
	bool *seen = arena_array(c->problems->arena, p->steps_count, sizeof(bool)), has_decision = false;
	const struct step *early;

	if ((p->about != WORD_MATTER && p->about != WORD_PROJECT) || (p->runs_at != WORD_VILLAGE && p->runs_at != WORD_COMMUNITY))
		return;
	for (size_t i = 0; i < p->steps_count; i++)
		has_decision = has_decision || needs_vote_of(p, &p->steps[i], false);
	if (!has_decision && p->about == WORD_MATTER)
		problem_add(c->problems, p->steps[0].line, T_programme_floor_no_decision, NULL);
	early = unreviewed(p, 0, seen);
	if (early != NULL)
		problem_add(c->problems, early->line, T_programme_floor_no_review, "name", early->title, NULL);
}

/* ---- display, supervisors ---- */

static void check_notice(struct floors *c, const struct notice *n)
{
	struct fraction days;

	if ((strstr(n->board, "村务") != NULL || strstr(n->board, "居务") != NULL) && lowest(c->p, n->days, &days) && fraction_compare(days, fraction_of(DISPLAY_DAYS_MIN, 1)) < 0)
		problem_add(c->problems, n->line, T_programme_floor_display, "name", n->id, "found", fraction_text(c->problems->arena, days), NULL);
}

static bool has_supervisors(const struct role *role)
{
	for (size_t i = 0; i < role->parts_count; i++)
		for (size_t k = 0; k < sizeof(SUPERVISORS) / sizeof(SUPERVISORS[0]); k++)
			if (role->parts[i].body != NULL && strcmp(role->parts[i].body, SUPERVISORS[k]) == 0)
				return true;
	return false;
}

/* Several roles behind "by" mean that either may close the step. */
static void check_closers(struct floors *c, const struct step *s)
{
	bool has_others = false, has_watch = false;

	for (size_t i = 0; i < s->by.count; i++) {
		struct name name = programme_name(c->p, s->by.list[i]->text);
		bool is_watch = name.kind == NAME_ROLE && has_supervisors(&c->p->roles[name.index]);

		has_watch = has_watch || is_watch;
		has_others = has_others || !is_watch;
	}
	if (has_watch && has_others)
		problem_add(c->problems, s->line, T_programme_floor_supervisors, "name", s->title, NULL);
}

/* Whom a gate lists is told from his namesakes. A file that is kept from before lists names. */
static void check_listed(struct problems *problems, const struct programme *p)
{
	for (size_t i = 0; i < p->gates_count; i++) {
		const struct gate *gate = &p->gates[i];
		struct name listed = programme_name_of(p, gate->listed);

		if (listed.kind == NAME_FIELD && !programme_is_of_people(p, &p->forms[listed.index].fields[listed.field]))
			problem_add(problems, gate->line, T_programme_listed_without_role, "name", gate->listed->text, NULL);
	}
}

bool programme_check_floors(struct problems *problems, const struct programme *p)
{
	struct floors c = { problems, p };
	size_t before = problems->count;

	for (size_t i = 0; i < p->votes_count; i++)
		check_vote(&c, &p->votes[i]);
	check_order(&c);
	floor_check_membership(problems, p);
	programme_check_sealed_uses(problems, p);
	check_listed(problems, p);
	for (size_t i = 0; i < p->notices_count; i++)
		check_notice(&c, &p->notices[i]);
	for (size_t i = 0; i < p->roles_count; i++)
		if (p->roles[i].parts_count > 1 && has_supervisors(&p->roles[i]))
			problem_add(problems, p->roles[i].line, T_programme_floor_supervisors, "name", p->roles[i].id, NULL);
	for (size_t i = 0; i < p->steps_count; i++)
		check_closers(&c, &p->steps[i]);
	programme_check_private(problems, p);
	return problems->count == before;
}
