/* What tests of secret votes from afar share: a branch whose members vote, three trustees with accounts, and the acts from naming them to opening the sums. */
#ifndef TESTS_PAGE_BALLOT_SECRET_WORLD_H
#define TESTS_PAGE_BALLOT_SECRET_WORLD_H

#include "ballot_place.h"

#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/date.h"
#include "core/crypto.h"
#include "rooms/ballot/ballot_secret.h"
#include "schema/model.h"
#include "store/dump.h"

#define VOTERS 12
#define TRUSTEES 3

static struct client *voters[VOTERS], *trustees[TRUSTEES], *trustee_program;
static int64_t people[VOTERS];
static const char *tokens[3];	/* of programs of the first voters */

static const char *codes[TRUSTEES];
static int start(void **state)
{
	int64_t own;

	ballot_place_start();
	for (int i = 0; i < VOTERS; i++) {
		people[i] = world_person(w, branch, world_text(w, "投票人%02d", i + 1));
		voters[i] = walk_browser(w, world_text(w, "voter%d", i + 1), people[i]);
		if (i < 3)
			tokens[i] = client_token(w, world_account(w, world_text(w, "device%d", i + 1), ADMIN_NONE, people[i]));
	}
	for (int i = 0; i < TRUSTEES; i++) {
		own = world_person(w, town, world_text(w, "开票人%d", i + 1));
		trustees[i] = walk_browser(w, world_text(w, "trustee%d", i + 1), own);
		if (i == 1)
			trustee_program = walk_program(w, "trustee2_program", own);
	}
	return 0;
}

/* ---- opening, as the rule of a case does ---- */

static struct ctx acting(int64_t account, int64_t person)
{
	struct ctx c = { .arena = arena_new(), .services = &w->services, .today = day_from_date(2015, 11, 17), .now_s = 1447750000, .machine_s = 1700000000, .address = "test" };

	c.store = store_open(w->services.database, c.arena);
	c.actor.path_from = "0";	/* the whole tree */
	c.actor.path_to = "~";
	c.actor.account_id = account;
	c.actor.person_id = person;
	c.actor.org_id = c.actor.region_id = 1;
	c.actor.may = ~(permission_set)0;
	return c;
}

static void done(struct ctx *c)
{
	store_close(c->store);
	arena_free(c->arena);
}

static struct ballot_ask ask_of(int64_t subject, size_t count)
{
	struct ballot_ask ask = { .subject = "test", .subject_id = subject, .part_id = 1, .item = "choose", .title = "评选先进", .org = { branch }, .voters_title = "全体党员",
		.entitled_count = count, .quorum = { 1, 2 }, .pass = { 1, 2 }, .is_pass_exceeded = true, .pass_of = BALLOT_OF_ENTITLED, .is_secret = true, .is_from_afar = true };
	struct ballot_entitled *list = arena_array(w->arena, count + 1, sizeof(*list));

	for (size_t i = 0; i < count; i++)
		list[i] = (struct ballot_entitled){ { i < VOTERS ? people[i] : (int64_t)(70000 + i) }, world_text(w, "投票人%02zu", i + 1) };
	ask.entitled = list;
	return ask;
}

static int64_t opened(const struct ballot_ask *ask)
{
	struct ctx c = acting(7, 0);
	ballot_id id = { 0 };
	bool is_done = ballot_open(&c, ask, &id);

	done(&c);
	assert_true(is_done);
	return id.v;
}

/* ---- trustees ---- */

static struct reply named(int64_t id, const char *one, const char *two, const char *three)
{
	struct reply r = client_get(secretary, ballot_url(id, "/trustees"));

	return client_post(secretary, ballot_url(id, "/trustees"), "trustee_1", one, "trustee_2", two, "trustee_3", three, "row_version", reply_field(w, &r, "row_version"), NULL);
}

/* The code stands between <code> and </code>, once. */
static const char *shown(const struct reply *r)
{
	const char *at = strstr(r->body, "<code>");

	if (r->status != 200 || at == NULL)
		fail_msg("status %d without a code: %s", r->status, r->body);
	return arena_text_n(w->arena, at + 6, strcspn(at + 6, "<"));
}

static void taken(int64_t id, int trustee)
{
	struct reply r;

	client_get(trustees[trustee], ballot_url(id, "/key"));
	r = client_post(trustees[trustee], ballot_url(id, "/key"), NULL);
	codes[trustee] = shown(&r);
	assert_int_equal(strlen(codes[trustee]), SECRET_VOTE_CODE_CHARS);
	r = client_get(trustees[trustee], ballot_url(id, "/key"));
	assert_false(reply_has(&r, codes[trustee]));
}

static struct reply part(int64_t id, int trustee, const char *code)
{
	client_get(trustees[trustee], ballot_url(id, "/key"));
	return client_post(trustees[trustee], ballot_url(id, "/part"), "code", code, NULL);
}

static struct reply voted(int64_t id, int voter, const char *choice)
{
	client_get(voters[voter], ballot_url(id, "/vote"));
	return client_post(voters[voter], ballot_url(id, "/vote"), "sure", "yes", "choice", choice, NULL);
}

#endif
