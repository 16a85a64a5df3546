/* Floors of law and privacy: a programme may ask for more than they do, never for less. Meetings are known by who votes: the
 * members of a branch, or a body of a village or a collective by its legal name. */
#include "programme/floor.h"

#include <string.h>
#include "programme/programme.h"
#include "text/programme.h"

struct floors { struct problems *problems; const struct programme *p; };

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
	{ "居民代表", REPRESENTATIVES }, { "选民", ASSEMBLY }, { "成员大会", COLLECTIVE }, { "成员代表", COLLECTIVE }, { "股东大会", COLLECTIVE }, { "股东代表", COLLECTIVE },
};

/* Of whom a body is no assembly: committees and groups that work for the village. */
static const char *const WORKERS[] = { "委员会", "小组", "理事会", "监事会", "议事会", "协会", "领导", "工委", "支委", "两委" };

/* Whom else a body is of, where it is none of those: by households, by their representatives, by the members of the collective, or by everybody. */
static const struct { const char *part; enum meeting meeting; } KINDS[] = {
	{ "户主", HOUSEHOLDS }, { "户长", HOUSEHOLDS }, { "家长", HOUSEHOLDS }, { "农户", HOUSEHOLDS }, { "住户", HOUSEHOLDS }, { "各户", HOUSEHOLDS }, { "社员", COLLECTIVE }, { "股民", COLLECTIVE },
	{ "股东", COLLECTIVE }, { "股份", COLLECTIVE }, { "合作社", COLLECTIVE }, { "经济联合", COLLECTIVE }, { "经联社", COLLECTIVE }, { "经合社", COLLECTIVE }, { "集体经济", COLLECTIVE },
	{ "村代表", REPRESENTATIVES }, { "社区代表", REPRESENTATIVES }, { "群众代表", REPRESENTATIVES }, { "村民", ASSEMBLY }, { "居民", ASSEMBLY }, { "群众", ASSEMBLY }, { "乡亲", ASSEMBLY },
	{ "百姓", ASSEMBLY }, { "全村", ASSEMBLY },
};

/* Who meets there and is no meeting of the people of the place. */
static const char *const OTHERS[] = { "党", "团", "工会", "职工", "妇女", "学生", "教师" };

/* What a vote is about, by its words: the committee that villagers or residents elect, and how that is called. */
static const char *const VILLAGE_COMMITTEES[] = { "村委", "村民委员会", "居委", "居民委员会", "村主任", "村干部", "村长" };
static const char *const ELECTIONS[] = { "选举", "换届", "直选", "民选", "海选", "补选", "改选", "推选", "罢免" };
static const char *const VILLAGE_WORDS[] = { "村民", "居民", "村务", "居务", "村集体", "村级", "本村", "全村", "村委", "居委", "村代会" };

#define HAS_ONE_OF(text, words) floor_has_one_of((text), (words), sizeof(words) / sizeof((words)[0]))

bool floor_has_one_of(const char *text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strstr(text, words[i]) != NULL)
			return true;
	return false;
}

const struct expression *floor_meant(const struct programme *p, const struct expression *e)
{
	while (e != NULL && e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind == NAME_VALUE)
		e = p->values[e->name.index].expression;
	return e;
}

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

static enum meeting meeting_of_body(const char *body, bool is_of_village)
{
	for (size_t i = 0; i < sizeof(BODIES) / sizeof(BODIES[0]); i++)
		if (strstr(body, BODIES[i].part) != NULL)
			return BODIES[i].meeting;
	for (size_t i = 0; i < sizeof(WORKERS) / sizeof(WORKERS[0]); i++)
		if (strstr(body, WORKERS[i]) != NULL)
			return NO_MEETING;
	for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); i++)
		if (strstr(body, KINDS[i].part) != NULL)
			return KINDS[i].meeting;
	/* Whatever else a village calls its meeting: by representatives where it says so, else of everybody. */
	if (!is_of_village || HAS_ONE_OF(body, OTHERS) || (strstr(body, "大会") == NULL && strstr(body, "会议") == NULL && strstr(body, "代表会") == NULL))
		return NO_MEETING;
	return strstr(body, "代表") != NULL ? REPRESENTATIVES : ASSEMBLY;
}

bool floor_is_of_village(const struct programme *p)
{
	return p->runs_at == WORD_VILLAGE || p->runs_at == WORD_COMMUNITY;
}

/* How else the votes of members are called that choose a committee, a secretary or delegates. */
static bool is_party_election(const char *title)
{
	static const char *const CHOICES[] = { "产生", "票选", "选出", "选任", "选定", "推举", "推选", "公推", "竞选", "当选", "组建", "改组", "换选" };
	static const char *const CHOSEN[] = { "支委", "班子", "委员", "书记", "总支", "党委", "纪委", "支部领导", "党代表", "出席" };

	return HAS_ONE_OF(title, ELECTIONS) || (HAS_ONE_OF(title, CHOICES) && HAS_ONE_OF(title, CHOSEN));
}

static bool is_village_election(const char *title)
{
	return HAS_ONE_OF(title, VILLAGE_COMMITTEES) && HAS_ONE_OF(title, ELECTIONS);
}

/* 村民委员会组织法 2025 arts. 14 to 23: by the words of the practice or of the vote, or because a village votes on people. */
static bool elects_village_committee(const struct programme *p, const struct vote *v)
{
	return is_village_election(p->title) || is_village_election(v->title) || (vote_is_election(v) && floor_is_of_village(p));
}

bool floor_is_election(const struct programme *p, const struct vote *v)
{
	return vote_is_election(v) || elects_village_committee(p, v) || HAS_ONE_OF(v->title, ELECTIONS);
}

/* ---- commending is not electing ---- */

static bool is_elected_in(const struct role *role, const struct vote *v)
{
	for (size_t i = 0; i < role->parts_count; i++)
		if (role->parts[i].selector == WORD_ELECTED && (v == NULL || strcmp(role->parts[i].vote->text, v->id) == 0))
			return true;
	return false;
}

/* A post, a standing or a term: whoever is elected in such a file may be elected to it. */
static bool gives_more(const struct effect *effects, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (effects[i].kind == EFFECT_APPOINT || effects[i].kind == EFFECT_SET)
			return true;
	return false;
}

static bool commends_elected(const struct programme *p, const struct vote *v, const struct effect *effects, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct name name = effects[i].kind == EFFECT_AWARD ? programme_name(p, effects[i].target->text) : (struct name){ .kind = NAME_UNKNOWN };

		if (name.kind == NAME_ROLE && is_elected_in(&p->roles[name.index], v))
			return true;
	}
	return false;
}

static bool is_given_an_award(const struct programme *p, const struct vote *v)
{
	for (size_t i = 0; i < p->finishes_count; i++)
		if (commends_elected(p, v, p->finishes[i].effects, p->finishes[i].effects_count))
			return true;
	for (size_t i = 0; i < p->steps_count; i++)
		if (commends_elected(p, v, p->steps[i].effects, p->steps[i].effects_count))
			return true;
	return false;
}

bool programme_commends(const struct programme *p, const struct vote *v)
{
	bool gives = p->eaches_count > 0;

	if (v->candidates == NULL || is_party_election(p->title) || is_party_election(v->title) || !is_given_an_award(p, v))
		return false;
	for (size_t i = 0; i < p->finishes_count; i++)
		gives = gives || gives_more(p->finishes[i].effects, p->finishes[i].effects_count);
	for (size_t i = 0; i < p->steps_count; i++)
		gives = gives || gives_more(p->steps[i].effects, p->steps[i].effects_count);
	for (size_t i = 0; i < p->votes_count; i++)	/* a committee that was elected here votes on */
		gives = gives || is_elected_in(&p->roles[programme_name(p, p->votes[i].voters->text).index], NULL);
	return !gives;
}

/* Whoever is asked without a body of which there is a list are the people of the place: a village votes as its assembly does. */
static bool is_of_villagers(const struct programme *p, const struct vote *v, const struct role_part *part)
{
	bool is_everyone = part->selector == WORD_EVERYONE || part->selector == WORD_INVITED ||
		(part->selector == WORD_MEMBERS_OF && part->body == NULL && (part->place == WORD_VILLAGE || part->place == WORD_COMMUNITY));

	return is_everyone && (floor_is_of_village(p) || HAS_ONE_OF(p->title, VILLAGE_WORDS) || HAS_ONE_OF(v->title, VILLAGE_WORDS));
}

static enum meeting meeting_of(const struct programme *p, const struct vote *v, const struct role_part *part)
{
	if (is_of_villagers(p, v, part))
		return ASSEMBLY;
	/* Delegates whom the members below elected meet in their place: 党员代表大会. */
	if (part->each != NULL)
		return PARTY;
	if (part->selector != WORD_MEMBERS_OF && part->selector != WORD_FULL_MEMBERS_OF)
		return NO_MEETING;
	if (part->body == NULL)
		return part->place == WORD_BRANCH || part->place == WORD_GENERAL_BRANCH || part->place == WORD_COMMITTEE ? is_recruiting(p) ? RECRUITING : PARTY : NO_MEETING;
	return meeting_of_body(part->body, floor_is_of_village(p) || HAS_ONE_OF(v->title, VILLAGE_WORDS));
}

/* Whom a body named like a meeting of the Party's, or a vote called one, is of: its members, whoever is asked. */
static bool is_called_party_meeting(const char *title)
{
	static const char *const MEETINGS[] = { "党员大会", "支部大会", "党支部会议", "总支大会", "全体党员", "党员会议", "党员代表大会", "党代会" };

	return HAS_ONE_OF(title, MEETINGS);
}

static const struct role *voters_of(const struct programme *p, const struct vote *v)
{
	return &p->roles[programme_name(p, v->voters->text).index];
}

static enum meeting meeting_of_voters(const struct programme *p, const struct vote *v)
{
	const struct role *role = voters_of(p, v);
	enum meeting m = NO_MEETING;

	for (size_t i = 0; i < role->parts_count && m == NO_MEETING; i++)
		m = meeting_of(p, v, &role->parts[i]);
	return m;
}

bool floor_is_of_members(const struct programme *p, const struct vote *v)
{
	enum meeting m = meeting_of_voters(p, v);

	return m == PARTY || m == RECRUITING;
}

static bool has_vote_of_members(const struct programme *p)
{
	for (size_t i = 0; i < p->votes_count; i++)
		if (floor_is_of_members(p, &p->votes[i]))
			return true;
	return false;
}

/* A vote that is called a meeting of the Party's is one, whoever is put down as its voters; so is each of a practice that is called one and has no vote of
 * members. Where villagers are asked, and the title speaks of them, it is theirs. */
static bool is_party_by_title(const struct programme *p, const struct vote *v, enum meeting of_voters)
{
	if (of_voters != NO_MEETING && (of_voters != ASSEMBLY || HAS_ONE_OF(v->title, VILLAGE_WORDS)))
		return false;
	return is_called_party_meeting(v->title) || (of_voters == NO_MEETING && is_called_party_meeting(p->title) && !has_vote_of_members(p));
}

enum meeting floor_meeting(const struct programme *p, const struct vote *v)
{
	enum meeting m = meeting_of_voters(p, v);

	if (is_party_by_title(p, v, m))
		m = is_recruiting(p) ? RECRUITING : PARTY;
	/* Of members it is an election by its form, or because it says so: the form can't lead round the rule. */
	if (m == PARTY && !programme_commends(p, v) && (vote_is_election(v) || is_party_election(v->title)))
		return ELECTION;
	return m == NO_MEETING && elects_village_committee(p, v) ? ASSEMBLY : m;
}

/* ---- quorum and majority ---- */

static bool is_enough(struct fraction share, bool is_exceeded, struct fraction floor, bool is_floor_exceeded)
{
	int to_floor = fraction_compare(share, floor);

	return to_floor > 0 || (to_floor == 0 && (is_exceeded || !is_floor_exceeded));
}

/* A share of a vote, and what the law asks of it. */
struct share { const struct expression *e; bool is_exceeded; struct fraction least; bool is_least_exceeded; };

static bool is_too_low(const struct programme *p, const void *data)
{
	const struct share *s = data;
	struct floor_range range;

	return !floor_range(p, s->e, &range) || !is_enough(range.low, s->is_exceeded, s->least, s->is_least_exceeded);
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

/* A committee of the Party that elects its secretary: those who were elected in the case, or who are on it. */
static bool is_of_party_committee(const struct programme *p, const struct vote *v)
{
	const struct role *role = voters_of(p, v);

	for (size_t i = 0; i < role->parts_count; i++) {
		const struct role_part *part = &role->parts[i];

		if (part->selector != WORD_ELECTED && (part->selector != WORD_COMMITTEE_OF || part->body != NULL || part->place == WORD_VILLAGE || part->place == WORD_COMMUNITY))
			return false;
	}
	return role->parts_count > 0;
}

/* Where the rule of the meeting is 无记名投票. */
static void check_secrecy(struct floors *c, const struct vote *v, enum meeting m)
{
	if (v->is_secret)
		return;
	if (m == ELECTION)
		problem_add(c->problems, v->line, T_programme_floor_election_secret, "name", v->id, NULL);
	else if (m == RECRUITING)
		problem_add(c->problems, v->line, T_programme_floor_recruiting_secret, "name", v->id, NULL);
	else if (m == ASSEMBLY && elects_village_committee(c->p, v))
		problem_add(c->problems, v->line, T_programme_floor_village_secret, "name", v->id, NULL);
}

/* Villagers elect their committee themselves; only who fills an empty place may be elected by their representatives (arts. 11, 19). */
static void check_directness(struct floors *c)
{
	const struct programme *p = c->p;
	bool has_representatives = false, is_filling = strstr(p->title, "补选") != NULL;

	for (size_t i = 0; i < p->votes_count; i++) {
		enum meeting m = floor_meeting(p, &p->votes[i]);

		if (m == ASSEMBLY)
			return;
		has_representatives = has_representatives || m == REPRESENTATIVES || m == GROUP || m == HOUSEHOLDS;
		is_filling = is_filling || strstr(p->votes[i].title, "补选") != NULL;
	}
	for (size_t i = 0; has_representatives && !is_filling && i < p->votes_count; i++)
		if (is_village_election(p->title) || is_village_election(p->votes[i].title)) {
			problem_add(c->problems, p->votes[i].line, T_programme_floor_village_direct, "name", p->votes[i].id, NULL);
			return;
		}
}

/* Tells `text` where the share may be too low, or where what it is of is not what the law says. */
static void check_share(struct floors *c, const struct vote *v, struct share s, bool is_of_wrong, message text)
{
	struct arena *a = c->problems->arena;
	bool is_weak = is_too_low(c->p, &s);
	struct floor_range range;

	if (!is_weak && !is_of_wrong)
		return;
	if (!floor_range(c->p, s.e, &range))
		problem_add(c->problems, v->line, T_programme_floor_unreckoned, "name", v->id, NULL);
	else
		problem_add(c->problems, v->line, text, "name", v->id, "found", share_text(a, range.low),
			"base", arena_printf(a, "%s %s", programme_word_text(v->pass_of, LANG_ZH), programme_word_text(v->pass_of, LANG_EN)), NULL);
	if (is_weak)
		floor_tell_params(c->problems, c->p, v->line, is_too_low, &s);
}

static void check_vote(struct floors *c, const struct vote *v)
{
	enum meeting m = floor_meeting(c->p, v);
	const struct floor *floor;

	if (m == NO_MEETING && vote_is_election(v) && !v->is_secret && !floor_is_of_village(c->p) && is_of_party_committee(c->p, v))
		problem_add(c->problems, v->line, T_programme_floor_committee_secret, "name", v->id, NULL);
	if (m == NO_MEETING)
		return;
	floor = &FLOORS[m];
	check_secrecy(c, v, m);
	if (!is_one_body(voters_of(c->p, v)))
		problem_add(c->problems, v->line, T_programme_floor_mixed_voters, "name", v->id, NULL);
	if (v->is_from_afar && floor->needs_presence != NULL)
		problem_add(c->problems, v->line, floor->needs_presence, "name", v->id, NULL);
	check_share(c, v, (struct share){ v->quorum, v->is_quorum_exceeded, floor->quorum, floor->is_quorum_exceeded }, false, floor->too_few);
	/* Those who tied had more than half already: 选举工作条例2020年 gives the seat to most votes. */
	if (v->runoff_of.count == 0)
		check_share(c, v, (struct share){ v->pass, v->is_pass_exceeded, floor->pass, floor->is_pass_exceeded },
			v->pass_of == WORD_CAST || (floor->is_of_all && v->pass_of != WORD_BASE_VOTERS), floor->too_weak);
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
	check_directness(&c);
	floor_check_village(problems, p);
	floor_check_membership(problems, p);
	floor_check_appointing(problems, p);
	programme_check_finals(problems, p);
	programme_check_sealed_uses(problems, p);
	check_listed(problems, p);
	programme_check_private(problems, p);
	return problems->count == before;
}
