/* The cases of the demo, asked of the rules once more: what each closed step needed is there, nothing refuses it, whoever closed it was in its
 * role on that day, it went where the programme sends it, and its seal is the one that everything in it gives. So what was written as rows
 * is told from what went through the rules by nothing. */
#include "demo_world.h"

#include "rooms/run/run_retention.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_verify.h"
#include "rooms/run/run_walk.h"

STATEMENT(CLOSED_STEPS, "", "i", false, "SELECT COUNT(*) FROM run_step WHERE seal <> ''",
	"SELECT COUNT(*) FROM run_step WHERE seal <> ''");

/* The congress of a town: it waits while its units elect, two have, a third has named its candidates. */
#define CASES(name, condition) STATEMENT(name, "", "i", false, "SELECT COUNT(*) FROM run WHERE " condition, "SELECT COUNT(*) FROM run WHERE " condition)
CASES(CONGRESSES, "code = 'congress' AND state = 'open' AND step = 'send'");
CASES(UNITS_DONE, "code = 'delegates' AND finish = 'sent_up'");
CASES(UNITS_NOMINATED, "code = 'delegates' AND state = 'open' AND step = 'vet'");
STATEMENT(DELEGATES, "", "i", false, "SELECT COUNT(*) FROM run_each_elected WHERE vote = 'choose'", "SELECT COUNT(*) FROM run_each_elected WHERE vote = 'choose'");

#define REVIEWS "SELECT COUNT(*) FROM ballot b JOIN ballot_line l ON l.ballot_id = b.id WHERE b.item = 'council_view' AND b.entitled = 26 AND b.present = 24 AND l.agreed = 20 AND l.opposed = 4"

/* Page 7 of the demo plan: a review of 20 to 4. */
STATEMENT(VILLAGE_REVIEWS, "", "i", false, REVIEWS, REVIEWS);

static void a_council_reviewed_with_twenty_to_four(struct world *w)
{
	assert_int_equal(ask_int(w->database, w->arena, &VILLAGE_REVIEWS), 1);
}

static void a_town_is_on_its_way_to_its_congress(struct world *w)
{
	assert_int_equal(ask_int(w->database, w->arena, &CONGRESSES), 1);
	assert_int_equal(ask_int(w->database, w->arena, &UNITS_DONE), 2);
	assert_int_equal(ask_int(w->database, w->arena, &UNITS_NOMINATED), 1);
	assert_int_equal(ask_int(w->database, w->arena, &DELEGATES), 4);
}

/* The case as it stood when that step was open, on the day on which it was closed. */
static struct run_case as_it_stood(struct ctx *c, const struct run_case *k, size_t index)
{
	struct run_case then = *k;

	then.steps = arena_array(c->arena, index + 1, sizeof(*then.steps));
	memcpy(then.steps, k->steps, (index + 1) * sizeof(*then.steps));
	then.is_void = arena_array(c->arena, index + 1, sizeof(*then.is_void));
	then.steps_count = index + 1;
	then.steps[index].day = DAY_OPEN;
	then.row.state = "open";
	then.today = k->steps[index].day;
	run_play(c, &then);
	return then;
}

static bool is_open_to_all(struct ctx *c, const struct run_case *k, const struct words *roles)
{
	bool is_open = roles->count == 0;

	for (size_t i = 0; i < roles->count && !is_open; i++) {
		struct run_person *people;

		run_role_people(c, k, run_role_find(k->p, roles->list[i]->text), k->today, &people, &is_open);
	}
	return is_open;
}

static void judge(struct ctx *c, const struct run_case *k, size_t index)
{
	const struct run_step_row *s = &k->steps[index];
	struct run_case then = as_it_stood(c, k, index);
	const struct step *step = &then.p->steps[then.at];
	struct run_missing *missing;
	size_t count;
	const struct go *go;

	c->today = s->day;	/* what the demo tells was entered on its day: a gate that came later was no gate then */
	count = run_missing(c, &then, &missing);
	if (count > 0 && strcmp(missing[0].id, "subject") == 0) {	/* the archive has him as the later steps made him */
		missing++;
		count--;
	}
	if (count > 0)
		fail_msg("%s, case %lld, step %s: %s", k->row.code, (long long)k->row.id.v, s->step, missing[0].title);
	go = play_way(&then.play, (size_t)then.at);
	if (go == NULL || strcmp(go->target->text, s->way) != 0)
		fail_msg("%s, case %lld, step %s goes to %s", k->row.code, (long long)k->row.id.v, s->step, s->way);
	if (s->person == 0)
		return;
	if (!is_open_to_all(c, &then, &step->by) && !run_is_in_roles(c, &then, &step->by, s->person, s->day))
		fail_msg("%s, case %lld, step %s: closed by somebody else", k->row.code, (long long)k->row.id.v, s->step);
	if (run_is_in_roles(c, &then, &step->not_by, s->person, s->day))
		fail_msg("%s, case %lld, step %s: closed by somebody who may not", k->row.code, (long long)k->row.id.v, s->step);
}

/* Who is on the list of a vote of members is who was one with a vote that day; whom it is about was none yet. */
static void judge_list(struct ctx *c, const struct run_case *k, const struct ballot_row *b)
{
	const struct vote *v = &k->p->votes[programme_name(k->p, b->item).index];
	struct ballot_voter_row *voters;
	struct run_person *people;
	bool is_open;
	size_t listed = ballot_voters(c->store, b->id, &voters), count = run_role_people(c, k, run_role_find(k->p, v->voters->text), b->day, &people, &is_open), entitled = 0;

	for (size_t i = 0; i < count; i++) {
		bool is_listed = false;

		if (people[i].status != 2 || people[i].person.v == k->subject.id.v)
			continue;
		for (size_t n = 0; n < listed && !is_listed; n++)
			is_listed = voters[n].person.v == people[i].person.v;
		assert_true(is_listed);
		entitled++;
	}
	assert_int_equal(entitled, listed);
	assert_int_equal(entitled, b->entitled);
}

/* Of a case that is over each file with a term has the day that the rules give it. */
static void judge_keeps(struct ctx *c, const struct run_case *k)
{
	struct run_keep *keeps;
	size_t count = k->at >= 0 ? 0 : run_keeps(c, k, &keeps);

	assert_true(count > 0 || strcmp(k->row.code, "tz-image") != 0 || k->at >= 0);
	for (size_t i = 0; i < count; i++) {
		struct file_row file;

		assert_true(file_get(c->store, keeps[i].file, &file));
		assert_int_equal(file.keep_day, keeps[i].day);
	}
}

static day_t closed_on(const struct run_case *k, int64_t step)
{
	for (size_t i = 0; i < k->steps_count; i++)
		if (k->steps[i].id.v == step)
			return k->steps[i].day;
	return DAY_NONE;
}

static bool has_review(const struct run_case *k, const char *day)
{
	const struct run_value_row *row;

	for (int n = 1; (row = run_value_of(k, "cultivation", "reviews", n, true)) != NULL; n++)
		if (text_starts(row->value, day))
			return true;
	return false;
}

/* What was reported of an activist each half-year stands in the form too. */
static size_t judge_reviews(const struct run_case *k)
{
	const struct run_value_row *first = run_value_of(k, "cultivation", "reviews", 1, true);
	size_t count = 0;

	for (size_t i = 0; first != NULL && i < k->reports_count; i++) {
		const char *day = run_report_text_of(k, k->reports[i].id, 1);

		if (strcmp(k->reports[i].duty, "half_yearly") != 0 || k->reports[i].day > closed_on(k, first->step))
			continue;
		if (!has_review(k, day))
			fail_msg("case %lld: reported on %s, and not in the form", (long long)k->row.id.v, day);
		count++;
	}
	return count;
}

static size_t reviews_judged;

static int judge_case(struct services *services, run_id id)
{
	struct ctx c = { .arena = arena_new(), .services = services, .today = BUSINESS_DAY, .address = "test" };
	struct run_case k;
	int judged = 0;

	c.store = store_open(services->database, c.arena);
	assert_true(run_read(&c, id, &k));
	for (size_t i = 0; i < k.steps_count; i++)
		if (k.steps[i].seal[0] != '\0') {
			judge(&c, &k, i);
			judged++;
		}
	for (size_t i = 0; i < k.ballots_count && strcmp(k.row.code, "recruit") == 0; i++)
		judge_list(&c, &k, &k.ballots[i]);
	judge_keeps(&c, &k);
	reviews_judged += judge_reviews(&k);
	store_close(c.store);
	arena_free(c.arena);
	return judged;
}

static void every_step_follows_the_rules(struct world *w)
{
	struct keyring *keys = demo_world_keys();
	struct services services = { .database = w->database, .keys = keys, .files = world_files(w), .programmes = programme_cache_new() };
	struct store *s = store_open(w->database, w->arena);
	struct run_seal_report seals;
	struct run_after *rows;
	run_id after = { 0 };
	int judged = 0;

	demo_world_load(w, keys, BUSINESS_DAY);
	for (size_t count; (count = run_ids_after(s, after, &rows)) > 0;)
		for (size_t i = 0; i < count; i++) {
			judged += judge_case(&services, rows[i].id);
			after = rows[i].id;
		}
	store_close(s);
	assert_true(judged > 0 && reviews_judged > 0);
	assert_int_equal(judged, ask_int(w->database, w->arena, &CLOSED_STEPS));
	assert_true(run_verify_seals(&services, &seals));
	assert_int_equal(seals.seals_count, judged);
	assert_int_equal(seals.bad_count, 0);
	a_town_is_on_its_way_to_its_congress(w);
	a_council_reviewed_with_twenty_to_four(w);
	programme_cache_free(services.programmes);
	keyring_free(keys);
}

static void every_step_follows_the_rules_on_both(void **state) { (void)state; world_on_both(every_step_follows_the_rules); }

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(every_step_follows_the_rules_on_both) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
