/* For tests of the archive's rules on the demo city: somebody made for them, and what befalls him, registered late or by a procedure. */
#ifndef TESTS_STORE_PERSON_EVENT_H
#define TESTS_STORE_PERSON_EVENT_H

#include "city_world.h"

#include "rooms/person/late_entry.h"
#include "rooms/person/person.h"

#define QUESTION(name_, columns_, text_) STATEMENT(name_, "", columns_, false, text_, text_)

QUESTION(LAST_BRANCH, "i",
	"SELECT id FROM org WHERE kind = 'branch' AND to_day = 2932897 ORDER BY path DESC LIMIT 1");

static void commit(struct ctx *c, bool is_good)
{
	if (!is_good)
		fail_msg("%s", c->refusals_count > 0 ? c->refusals[0].text->key : store_error(c->store));
	end(c);
}

static struct person_standing event(day_t day, const char *cause)
{
	return (struct person_standing){ .day = day, .document = "甲", .status = PERSON_BY_CAUSE, .cause = cause };
}

/* By a procedure that has asked for itself who may: refused with this sentence, or done. */
static void procedure_gives(struct world *w, person_id person, struct person_standing standing, message says)
{
	struct ctx c = begin(w);

	ctx_begin(&c, "person.standing", "person", person.v, 0);
	if (person_write_standing(&c, person, &standing) != (says == NULL))
		fail_msg("%s on day %d: %s", standing.cause, standing.day, c.refusals_count > 0 ? c.refusals[0].text->key : "accepted");
	if (says != NULL)
		assert_ptr_equal(c.refusals[0].text, says);
	else
		assert_true(ctx_commit(&c));
	end(&c);
}

/* Registered late: refused with this sentence; NULL: not refused. */
static void standing_gives(struct world *w, person_id person, struct person_standing standing, message says)
{
	struct ctx c = begin(w);
	struct person_row row;

	assert_true(person_get(c.store, person, &row));
	end(&c);
	c = begin(w);
	ctx_begin(&c, "late_entry.decide", "person", person.v, 0);
	if ((person_judge_standing(&c, person, &standing) && person_write_standing(&c, person, &standing) && ctx_commit(&c)) != (says == NULL))
		fail_msg("%s on day %d: %s", standing.cause, standing.day, c.refusals_count > 0 ? c.refusals[0].text->key : "accepted");
	if (says != NULL)
		assert_ptr_equal(c.refusals[0].text, says);
	end(&c);
}

static person_id make(struct world *w, org_id org, const char *name, const char *birth, const char *status, const char *joined)
{
	struct ctx c = begin(w);
	struct person_form form = { .name = name, .no_number_reason = "补办中", .sex = "1", .birth = birth, .nationality = "01", .education = "21",
		.occupation = "2", .status = status, .joined = joined, .full = strcmp(status, "2") == 0 ? "2006-02-01" : "", .document = "甲委〔2015〕1号", .org = org, .twin_reason = "号码不同" };
	person_id made;
	struct late_entry_row *entries;

	commit(&c, person_create(&c, &form, &made));
	if (strcmp(status, "0") == 0)
		return made;
	c = begin(w);
	c.actor.account_id = 2;		/* not whoever asked */
	assert_true(late_entry_waiting_of(&c, 1, made, &entries) == 1 || late_entry_waiting_of(&c, 2, made, &entries) == 1);
	commit(&c, late_entry_decide(&c, entries[0].id, true, "", 1));
	return made;
}

#endif
