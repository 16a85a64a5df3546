/* Votes from afar, named reviews and feedback that wait for this person's own vote, mark or look. They have no term: whoever holds them closes them. */
#include "core/permit.h"
#include "rooms/ballot/ballot_counter.h"
#include "rooms/ballot/ballot_secret.h"
#include "rooms/ballot/review.h"
#include "rooms/notice/notice.h"
#include "rooms/person/correction.h"
#include "rooms/resident/resident_feedback.h"
#include "rooms/run/run_due.h"
#include "rooms/workbench/workbench_source.h"
#include "text/workbench.h"

#define STOPPED_TOLD_DAYS 366	/* behind its last day the unanswered objections to a notice of a case that was ended stand so long; all others until they are answered */

static void add_own(struct ctx *c, struct workbench *b, const char *icon, message title, const char *what, const char *org_name, const char *href)
{
	workbench_due(workbench_add(c, b, c->today, icon, workbench_say(c, title, "title", what), org_name, href), ctx_words(c, T_workbench_waits));
	b->counts[WORKBENCH_TODAY]++;
}

static void add_many(struct ctx *c, struct workbench *b, int64_t n, const char *icon, message title, const char *href)
{
	if (n > 0)
		workbench_add_many(c, b, c->today, n, icon, workbench_say(c, title, "title", ctx_number(c, n)), NULL, href);
}

/* Nobody is told to count the votes on himself. */
static bool is_own_matter(struct ctx *c, ballot_id id)
{
	struct ballot_row row;

	return ballot_get(c->store, id, &row) && ballot_is_about_actor(c, &row);
}

/* Whoever is named on the page of a vote may act in another post at the moment: he is told in which one it waits. */
static void collect_counts_elsewhere(struct ctx *c, struct workbench *b, const int64_t *desks, size_t desks_count)
{
	struct ballot_to_count_as *rows;
	size_t count = c->actor.person_id == 0 ? 0 : ballots_to_count_as(c->store, c->actor.person_id, c->actor.account_id, c->today, &rows);

	for (size_t i = 0; i < count; i++) {
		bool is_here = false;

		for (size_t k = 0; k < desks_count; k++)
			is_here |= desks[k] == rows[i].org;
		if (!is_here && !is_own_matter(c, rows[i].id))
			add_own(c, b, "vote", T_workbench_own_count, rows[i].title,
				workbench_say(c, T_workbench_own_count_as, "post", arena_printf(c->arena, "%s%s", rows[i].org_name, rows[i].post_name)), "/me");
	}
}

static void add_counts(struct ctx *c, struct workbench *b, const struct ballot_to_count *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!is_own_matter(c, rows[i].id))
			add_own(c, b, "vote", T_workbench_own_count, rows[i].title, rows[i].org_name, arena_printf(c->arena, "/ballot/%lld", (long long)rows[i].id.v));
}

/* The second count of a meeting: whoever handles cases at the organisation and has not typed the first, and where nobody else does there or nearer to it, whoever
 * does above. */
static void collect_counts(struct ctx *c, struct workbench *b)
{
	int64_t desks[RUN_DESKS_MAX];
	size_t desks_count = may(c, MAY_HANDLE) ? run_own_desks(c, desks) : 0;
	struct ballot_to_count *rows = NULL;
	size_t count = desks_count == 0 ? 0 : ballots_to_count(c->store, desks, desks_count, c->actor.account_id, &rows);

	add_counts(c, b, rows, count);
	count = desks_count == 0 ? 0 : ballots_to_count_below(c->store, c->actor.path_from, c->actor.path_to, c->actor.account_id, c->today, &rows);
	add_counts(c, b, rows, count);
	collect_counts_elsewhere(c, b, desks, desks_count);
}

/* What villagers said to a notice of the own organisation waits for whoever handles cases there. */
static void collect_objections(struct ctx *c, struct workbench *b)
{
	int64_t desks[RUN_DESKS_MAX];
	size_t desks_count = may(c, MAY_HANDLE) ? run_own_desks(c, desks) : 0, shown[WORKBENCH_WHENS_COUNT] = { 0 };
	struct notice_to_answer_row *rows;
	size_t count = desks_count == 0 ? 0 : notices_to_answer(c->store, c->actor.region_id, desks, desks_count, c->today - STOPPED_TOLD_DAYS, &rows);

	for (size_t i = 0; i < count; i++) {
		const struct message_arg args[] = { { "n", ctx_number(c, rows[i].waiting) }, { "title", rows[i].title } };
		enum workbench_when when = workbench_when_is(c->today, notice_answers_due(&rows[i]));

		b->counts[when]++;
		if (shown[when]++ < b->listed)
			workbench_add(c, b, notice_answers_due(&rows[i]), "horn", message_text(c->arena, c->lang, T_workbench_own_objections, args, 2), rows[i].org_name,
				arena_printf(c->arena, "/notice/%lld", (long long)rows[i].id.v));
	}
}

/* What became of a request for a correction of the own record, until it was read. */
static void collect_answers(struct ctx *c, struct workbench *b)
{
	struct correction_row *rows;
	size_t count = c->actor.person_id == 0 ? 0 :
		correction_told(c->store, (person_id){ c->actor.person_id }, c->actor.account_id, c->now_s - (int64_t)CORRECTION_TOLD_DAYS * 86400, &rows);

	b->counts[WORKBENCH_TODAY] += (int64_t)count;
	for (size_t i = 0; i < count && i < b->listed; i++)
		workbench_add(c, b, c->today, "okc", workbench_say(c, text_same(rows[i].state, "done") ? T_workbench_own_corrected : T_workbench_own_declined, "day",
			day_text(c->arena, day_from_time(rows[i].made_s))), rows[i].answer, "/me/correction");
}

/* What waits under another post of the same person: he sees that it does, and where. */
static void collect_other_posts(struct ctx *c, struct workbench *b)
{
	struct permit_post *posts;
	size_t count = c->actor.person_id == 0 ? 0 : permit_posts(c, c->actor.person_id, &posts);

	for (size_t i = 0; i < count; i++) {
		bool handles = posts[i].holding_id != c->actor.holding_id && (permit_kind_rights(c, posts[i].kind) & PERMISSION_BIT(MAY_HANDLE)) != 0;
		int64_t n = handles ? run_due_elsewhere(c, (org_id){ posts[i].org_id }, b->begun) : 0;

		if (n > 0)
			add_own(c, b, "me", T_workbench_own_other_post, ctx_number(c, n),
				workbench_say(c, T_workbench_own_count_as, "post", arena_printf(c->arena, "%s%s", posts[i].org_name, posts[i].post_name)), "/me");
	}
}

void workbench_collect_own(struct ctx *c, struct workbench *b)
{
	struct ballot_row *ballots;
	struct review_row *reviews;
	struct ballot_trustee_task *keys;
	size_t keys_count = ballots_for_trustee(c->store, c->actor.account_id, &keys);
	size_t ballots_count = ballots_for(c->store, (person_id){ c->actor.person_id }, &ballots);
	size_t reviews_count = reviews_for(c->store, (person_id){ c->actor.person_id }, &reviews);

	collect_counts(c, b);
	collect_objections(c, b);
	collect_answers(c, b);
	collect_other_posts(c, b);
	add_many(c, b, resident_feedbacks_unseen(c), "hand", T_workbench_own_feedback, "/me/resident");
	for (size_t i = 0; i < keys_count; i++)
		add_own(c, b, "key", keys[i].wants_key ? T_workbench_own_key : T_workbench_own_part, keys[i].title, keys[i].org_name,
			arena_printf(c->arena, "/ballot/%lld/key", (long long)keys[i].id.v));
	if (ballots_count > b->listed)
		add_many(c, b, (int64_t)ballots_count, "vote", T_workbench_own_votes, "/me/ballot");
	if (reviews_count > b->listed)
		add_many(c, b, (int64_t)reviews_count, "edit", T_workbench_own_marks, "/me/review");
	for (size_t i = 0; i < ballots_count && ballots_count <= b->listed; i++)
		add_own(c, b, "vote", T_workbench_own_vote, ballots[i].title, ballots[i].org_name, arena_printf(c->arena, "/ballot/%lld/vote", (long long)ballots[i].id.v));
	for (size_t i = 0; i < reviews_count && reviews_count <= b->listed; i++)
		add_own(c, b, "edit", T_workbench_own_mark, reviews[i].title, reviews[i].org_name, arena_printf(c->arena, "/review/%lld/mark", (long long)reviews[i].id.v));
}
