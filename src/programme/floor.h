/* What the files of the floors share; for this floor of the house only. */
#ifndef PROGRAMME_FLOOR_H
#define PROGRAMME_FLOOR_H

#include "programme/programme.h"

enum meeting { NO_MEETING = -1, PARTY, RECRUITING, ELECTION, REPRESENTATIVES, ASSEMBLY, HOUSEHOLDS, GROUP, COLLECTIVE };

/* Which meeting votes, by its voters and by what it votes on. */
enum meeting floor_meeting(const struct programme *p, const struct vote *v);
/* Are the voters members of the Party, or delegates whom they elected? By the roles alone: what a vote is called makes nobody a member. */
bool floor_is_of_members(const struct programme *p, const struct vote *v);
/* Does the practice run at a village or a community? */
bool floor_is_of_village(const struct programme *p);
/* Is it people who are voted on, by the form of the vote or by its words? */
bool floor_is_election(const struct programme *p, const struct vote *v);
bool floor_has_one_of(const char *text, const char *const *words, size_t count);
/* From the least to the greatest that the number comes to, each parameter anywhere in its range; one that stands in it twice counts as two. False where nobody can tell: it
 * asks for more than numbers and parameters, may divide by nothing, or comes to what is too great. */
struct floor_range { struct fraction low, high; };
bool floor_range(const struct programme *p, const struct expression *e, struct floor_range *range);

/* Does the file, with its parameters in these ranges, keep less than a floor asks? */
typedef bool floor_is_weak(const struct programme *p, const void *data);
/* Behind a floor that was told: at which values of parameters it is not kept. Nothing is told where the file does not keep it as it stands. */
void floor_tell_params(struct problems *problems, const struct programme *p, int line, floor_is_weak *is_weak, const void *data);

/* What a step keeps to of recruiting (floor_recruit.c): it is refused to whoever is not eighteen; it has a notice of at least five working days; it is not closed more
 * than six months after the resolution; not before twelve months of probation; an extension has from six to twelve months; two introducers are named; the political
 * review is passed; the training was three days or 24 hours; twelve months have passed since somebody became an activist. */
enum { FLOOR_ADULT = 4096, FLOOR_SHOWN = 8192, FLOOR_LIMITED = 16384, FLOOR_PROBATION = 32768, FLOOR_EXTENSION = 65536, FLOOR_INTRODUCED = 131072, FLOOR_REVIEWED = 262144,
	FLOOR_TRAINED = 524288, FLOOR_YEAR = 1048576 };

/* Which of them. A refusal counts where it is of a known form, as it stands or with more refused beside it; where it only holds under an answer (CHOICE = ANSWER), that
 * answer is asked about: does what follows hold only under it too? */
int floor_kept(const struct programme *p, const struct step *s, bool (*is_implied)(const void *data, int bit, const struct expression *given), const void *data);
/* Does the condition hold only where the answer CHOICE = ANSWER is given? NULL: no. */
bool floor_implies(const struct expression *when, const struct expression *given);
/* Is the political review of the step passed where the condition holds? */
bool floor_reviews(const struct programme *p, const struct step *s, const struct expression *when);
/* A vote of the members of the branch alone. */
bool floor_is_members_vote(const struct programme *p, struct name vote);
/* Does the condition never hold under the rule that asks for a display of prospects, that is from 2026-05-18 on? */
bool floor_is_before_display(const struct programme *p, const struct expression *when);

/* Of membership: tells the first way on which somebody becomes a member, or stops being one, without what the rules ask. */
void floor_check_membership(struct problems *problems, const struct programme *p);
/* Of posts: tells the first appointment whose step is not kept (`not_by`) from everybody whom it appoints. Nobody appoints himself, whichever of his posts makes him
 * the one who approves (rule of the house, docs/permissions.md; who was elected is approved by the organisation above: 《中国共产党基层组织选举工作条例》（2020年）). An automatic step is nobody's. */
void floor_check_appointing(struct problems *problems, const struct programme *p);
/* Is it the members' review of what villagers decide; their decision; does the step need one? */
bool floor_is_review(const struct programme *p, struct name name);
bool floor_is_decision(const struct programme *p, struct name name);
bool floor_decides(const struct programme *p, const struct step *s);
/* A decision of villagers, or of a council of members where it may decide; does the step need that vote? */
bool floor_is_deciding(const struct programme *p, struct name name);
bool floor_needs(const struct programme *p, const struct step *s, struct name vote);
/* Does one of the words end right before `at`, a place in the text? */
bool floor_is_behind(const char *text, const char *at, const char *const *words, size_t count);
/* Does the text say that something is carried out, other than a plan or talk of it? */
bool floor_acts(const char *text);
/* The same of what is called so as a step or a form, as 承包 or 铺路, which fields of a plan ask about. */
bool floor_deals(const char *title);
/* Does the title of the field, or a column, ask for what is only there once something was carried out or paid? */
bool floor_tells_deed(const struct programme_field *f);
/* Is what bears the title shown once something was decided? */
bool floor_shows_results(const char *title);
/* Does every part of the title of an end, between signs, say that nothing came of the case (nobody agreed, or it was stopped), why, or how it is wound up, and one of them the
 * first? Nothing stands beside it that denies it or carries something out. */
bool floor_says_failed(const char *title);
/* Tells what an end that is reached though nobody decided lacks: that it is declared failed and called so, gives nothing, and where nothing was carried out in an earlier round
 * neither publishes nor tells of deeds or decisions. False: nothing. */
bool floor_tell_end(struct problems *problems, const struct programme *p, const struct go *go, bool is_first_round);
/* Of a step that is done before the decision, in the first round: it votes, displays, or says which vote it prepares, and nothing begins or changes by it. */
bool floor_tell_early(struct problems *problems, const struct programme *p, const struct step *s);
/* Of a step that is only reached before a decision in a later round, to close an earlier one: nothing is spent in it. */
bool floor_tell_late(struct problems *problems, const struct programme *p, const struct step *s);
/* What follows where one of several decisions failed. */
void floor_check_failures(struct problems *problems, const struct programme *p);
/* Of a file in which villagers decide: nothing is carried out, shown as decided or ended as done while none of their votes has passed
 * (村民委员会组织法（2025年）第二十八条). Tells the first step or end that is. */
void floor_check_decided(struct problems *problems, const struct programme *p);

/* What a file says while none of those votes has passed. reached: the steps that may be done in this round, NULL: any; is_first_round: and none was in an earlier one. */
struct floor_world {
	struct arena *arena;
	const struct programme *p;
	bool (*is_meant)(const struct programme *p, struct name vote);
	const struct name *vote;		/* of those that one alone has not passed; NULL: none of them has */
	const bool *reached;
	bool is_first_round;
	struct programme_value *values;		/* of values that were reckoned */
	bool *is_known;
};
struct floor_world floor_world_without(struct arena *a, const struct programme *p, bool (*is_meant)(const struct programme *p, struct name vote));
/* NULL, no condition: true. */
struct programme_value floor_world_value(struct floor_world *w, const struct expression *e);
/* Is the step certainly refused there? */
bool floor_world_refuses(struct floor_world *w, const struct step *s);
/* Fills in what is reached there from the first step on. */
void floor_world_reach(struct floor_world *w, bool is_first_round);
/* What a value means, through others; the expression itself where it is none. */
const struct expression *floor_meant(const struct programme *p, const struct expression *e);

/* Of villages: the members' review that passed before the people decide, the days of display, and supervisors who are nobody else. */
void floor_check_village(struct problems *problems, const struct programme *p);

#endif
