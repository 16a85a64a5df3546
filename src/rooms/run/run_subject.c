/* What a programme may know of whom or what a case is about: attributes of a person, and of an organisation with its members. */
#include "rooms/run/run.h"

#include <string.h>
#include "core/path.h"
#include "rooms/org/approver.h"
#include "rooms/org/org_kind.h"
#include "rooms/org/post.h"
#include "rooms/org/post_sql.h"
#include "rooms/person/person.h"
#include "rooms/person/punishment.h"
#include "rooms/person/role.h"
#include "rooms/run/run_move_sql.h"
#include "rooms/run/run_overdue.h"
#include "rooms/run/run_walk.h"

static void set_attribute(struct play *play, enum programme_word word, struct programme_value value)
{
	int i = programme_attribute(programme_word_text(word, LANG_EN));

	if (i >= 0)
		play->attributes[i] = value;
}

static void set_day(struct play *play, enum programme_word word, day_t day)
{
	struct programme_value value = { .kind = VALUE_NONE };

	if (day != DAY_NONE)
		value = (struct programme_value){ .kind = VALUE_DATE, .day = day };
	set_attribute(play, word, value);
}

/* How a status of the archive is said in a programme, where no role says more. */
static const struct { int64_t status; enum programme_word word; } STATUS_WORDS[] = {
	{ PERSON_FULL, WORD_FULL }, { PERSON_NO_VOTE, WORD_NO_VOTE }, { PERSON_SUSPENDED, WORD_SUSPENDED }, { PERSON_REMOVED, WORD_REMOVED },
	{ PERSON_EXPELLED, WORD_EXPELLED }, { PERSON_CANCELLED, WORD_CANCELLED }, { PERSON_DECEASED, WORD_DECEASED }, { PERSON_MOVED_OUT, WORD_MOVED_OUT },
};

/* On the way to membership a role says how far somebody is, also one who was removed and applies again; a member's status says it, and a
 * role that the probation is extended. Whoever is suspended can't apply, but is restored. */
enum programme_word run_status_word(struct ctx *c, person_id id, int64_t region, int64_t status)
{
	static const enum programme_word ROLES[] = { WORD_PROSPECT, WORD_ACTIVIST, WORD_APPLICANT };
	struct person_role_open_row role;

	if (status == PERSON_PROBATIONARY)
		return person_role_open(c->store, region, id, programme_word_text(WORD_EXTENDED, LANG_EN), &role) ? WORD_EXTENDED : WORD_PROBATIONARY;
	for (size_t i = 0; !person_status_is_member(status) && i < sizeof(ROLES) / sizeof(ROLES[0]); i++)
		if (person_role_open(c->store, region, id, programme_word_text(ROLES[i], LANG_EN), &role))
			return ROLES[i];
	for (size_t i = 0; i < sizeof(STATUS_WORDS) / sizeof(STATUS_WORDS[0]); i++)
		if (STATUS_WORDS[i].status == status)
			return STATUS_WORDS[i].word;
	return NO_WORD;
}

void run_set_subject(struct ctx *c, struct play *play, const struct run_person_row *person)
{
	enum programme_word status = run_status_word(c, person->id, person->region, person->status);
	struct programme_value said = { .kind = VALUE_NONE };
	struct person_role_open_row role;
	struct person_since since;
	struct run_moved_in moved = { DAY_NONE };
	bool is_suspended;

	if (status != NO_WORD)
		said = (struct programme_value){ .kind = VALUE_SYMBOL, .symbol = programme_word_text(status, LANG_EN) };
	set_attribute(play, WORD_STATUS, said);
	set_attribute(play, WORD_IN_POOL, value_truth(person_role_open(c->store, person->region, person->id, RUN_ROLE_POOL, &role)));
	set_day(play, WORD_BORN_ON, person->birth_day);
	set_day(play, WORD_APPLIED_ON, person->applied_day);
	set_day(play, WORD_JOINED_ON, person->joined_day);
	set_day(play, WORD_STATUS_SINCE, person_status_since(c->store, person->region, person->id, person->status, &since) ? since.day : DAY_NONE);
	run_moved_in_last(c->store, person->id, &moved);
	set_day(play, WORD_MOVED_ON, moved.day);
	set_day(play, WORD_LEFT_ON, rejoin_left(c, person->region, person->id, person->status));
	set_day(play, WORD_SANCTION_ENDS, person->status == PERSON_NO_VOTE ? punishment_ends(c, person->region, person->id) : DAY_NONE);
	set_day(play, WORD_EXTENDED_TO, status == WORD_EXTENDED ? run_extended_end(c, person->region, person->id) : DAY_NONE);
	is_suspended = person_role_open(c->store, person->region, person->id, ROLE_RIGHTS_SUSPENDED, &role);
	set_attribute(play, WORD_RIGHTS_SUSPENDED, value_truth(is_suspended));
	set_day(play, WORD_RIGHTS_SUSPENDED_ON, is_suspended ? role.from_day : DAY_NONE);
}

/* How many members of each kind the organisation of the case has that day. */
void run_set_members(struct ctx *c, struct run_case *k)
{
	struct run_members_row members = { 0 };
	struct run_admitted admitted = { 0 };

	run_members_count(c->store, k->row.region, k->row.org_path, path_end(c->arena, k->row.org_path), k->today, &members);
	set_attribute(&k->play, WORD_MEMBER_COUNT, value_number(fraction_of(members.n, 1)));
	set_attribute(&k->play, WORD_FULL_COUNT, value_number(fraction_of(members.full, 1)));
	run_admitted_count(c->store, k->row.region, k->row.org_path, path_end(c->arena, k->row.org_path), day_add_months(k->today, -12), k->today, &admitted);
	set_attribute(&k->play, WORD_ADMITTED_COUNT, value_number(fraction_of(admitted.n, 1)));
	set_attribute(&k->play, WORD_VOTER_COUNT, value_number(fraction_of(members.voting, 1)));
}

/* Seats of the posts of its committee that nobody holds that day, nor waits for a second person to hold. */
static int64_t free_seats(struct ctx *c, org_id org, day_t day)
{
	struct post_holder *holders;
	struct post_row *posts;
	size_t holders_count = post_holders(c->store, org, day, &holders), count = post_list(c->store, org, day, &posts);
	int64_t all = 0;

	for (size_t i = 0; i < count; i++) {
		int64_t left = posts[i].base == 0 && post_is_of_party(posts[i].kind) ? posts[i].seats : 0;

		for (size_t n = 0; n < holders_count && left > 0; n++)
			left -= holders[n].post.v == posts[i].id.v;
		all += left;
	}
	return all;
}

/* What expressions may know of an organisation; its members are those of the archive, whoever types what. */
void run_set_subject_org(struct ctx *c, struct run_case *k, const struct org_row *org)
{
	struct org_term term = org_term_of(org->kind, org->unit_kind);
	enum programme_word kind = org_kind_is_committee(org->kind) ? WORD_COMMITTEE : strcmp(org->kind, "general_branch") == 0 ? WORD_GENERAL_BRANCH : WORD_BRANCH;

	set_attribute(&k->play, WORD_KIND, (struct programme_value){ .kind = VALUE_SYMBOL, .symbol = programme_word_text(kind, LANG_EN) });
	set_attribute(&k->play, WORD_TERM, value_number(fraction_of(org->term_years, 1)));
	set_day(&k->play, WORD_TERM_ENDS, org->term_ends_day == DAY_OPEN ? DAY_NONE : org->term_ends_day);
	set_attribute(&k->play, WORD_TERM_LEAST, value_number(fraction_of(term.least, 1)));
	set_attribute(&k->play, WORD_TERM_MOST, value_number(fraction_of(term.most, 1)));
	set_attribute(&k->play, WORD_FREE_SEATS, value_number(fraction_of(free_seats(c, org->id, k->today), 1)));
}
