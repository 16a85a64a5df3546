/* What tests of votes at meetings share: two branches and the committee above, 41 people with a vote, secretaries in the browser and as
 * programs, and a vote opened as the rule of a case opens it, counted and closed. */
#ifndef TESTS_PAGE_BALLOT_MEETING_WORLD_H
#define TESTS_PAGE_BALLOT_MEETING_WORLD_H

#include "page/meeting_place.h"

#include "rooms/ballot/ballot.h"

#define VOTERS 41

static struct client *first, *second, *third, *outside, *api, *api_2;
static int64_t people[VOTERS];

static int start(void **state)
{
	meeting_place("党员", people, VOTERS);
	first = signed_in("first", village, 901);
	second = signed_in("second", village, 902);
	third = signed_in("third", town, 903);
	outside = signed_in("outside", other, 904);
	api = program("api", village, 905);
	api_2 = program("api_2", village, 906);
	return 0;
}

static struct ballot_ask ask_of(int64_t subject, size_t entitled_count)
{
	struct ballot_ask ask = { .subject = "run", .subject_id = subject, .part_id = 1, .item = "admit", .title = "接收丁一为预备党员",
		.org = { village }, .voters_title = "支部有表决权的党员", .entitled_count = entitled_count, .quorum = { 1, 2 }, .pass = { 1, 2 },
		.is_quorum_exceeded = true, .is_pass_exceeded = true, .pass_of = BALLOT_OF_ENTITLED, .is_secret = true, .is_final = true, .allows_written = true, .listed_day = DAY_NONE };
	struct ballot_entitled *list = arena_array(w->arena, entitled_count + 1, sizeof(*list));

	for (size_t i = 0; i < entitled_count; i++)
		list[i] = (struct ballot_entitled){ { people[i % VOTERS] }, arena_printf(w->arena, "党员%02zu", i % VOTERS + 1) };
	ask.entitled = list;
	return ask;
}

static int64_t opened(const struct ballot_ask *ask)
{
	struct ctx c = acting(w);
	ballot_id id = { 0 };
	bool is_done = ballot_open(&c, ask, &id);

	store_close(c.store);
	assert_true(is_done);
	return id.v;
}

static struct ballot_row newest(int64_t subject)
{
	struct ctx c = acting(w);
	struct ballot_row row = { 0 };

	assert_true(ballot_of(&c, "run", subject, 1, "admit", &row));
	store_close(c.store);
	return row;
}

static const char *url(int64_t id, const char *rest)
{
	return arena_printf(w->arena, "/ballot/%lld%s", (long long)id, rest);
}

static const char *api_url(int64_t id, const char *rest)
{
	return arena_printf(w->arena, "/api/v1/ballot/%lld%s", (long long)id, rest);
}

static struct reply counted(struct client *c, int64_t id, const char *present, const char *collected, const char *agreed, const char *opposed, const char *written)
{
	client_get(c, url(id, ""));
	return client_post(c, url(id, "/count"), "present", present, "issued", present, "collected", collected, "spoilt", "0", "written", written,
		"written_agreed", written, "agreed_1", agreed, "opposed_1", opposed, "abstained_1", "0", NULL);
}

static struct reply closed(struct client *c, int64_t id, const char *day, const char *supervisor, const char *teller)
{
	client_get(c, url(id, ""));
	return client_post(c, url(id, "/close"), "day", day, "supervisor", supervisor, "teller", teller, NULL);
}

#endif
