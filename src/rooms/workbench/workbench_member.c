/* What is due of members: transfers, whoever is away or reports here, dues, appraisals. */
#include "rooms/workbench/workbench_source.h"

#include <string.h>
#include "rooms/appraisal/appraisal.h"
#include "rooms/dues/dues_due.h"
#include "rooms/floating/floating_due.h"
#include "rooms/floating/pass.h"
#include "rooms/resident/resident.h"
#include "rooms/transfer/transfer_due.h"
#include "rooms/transfer/transfer_request.h"
#include "text/workbench.h"

/* ---- transfers ---- */

static void add_transfer(struct ctx *c, struct workbench *b, const struct transfer_due_line *line, message title)
{
	const struct message_arg args[] = { { "org", line->org_name }, { "what", workbench_say(c, title, "name", line->name) } };
	struct workbench_task *task = workbench_add(c, b, line->due, "right", line->is_overseen ? message_text(c->arena, c->lang, T_workbench_transfer_below, args, 2) : args[1].value, line->org_name,
		arena_printf(c->arena, "/transfer/%lld", (long long)line->id.v));

	if (line->is_overseen)
		workbench_oversee(b, task, WORKBENCH_OVERSEE_TRANSFERS);
	if (line->due == DAY_OPEN)
		workbench_due(task, ctx_words(c, T_workbench_no_term));
}

struct transfer_title { const char *act; const struct message *text; };

static message title_of(const struct transfer_due_line *line)
{
	static const struct transfer_title TRAINING[] = { { "enrol", T_workbench_training_enrol }, { "again", T_workbench_training_again } };
	static const struct transfer_title TITLES[] = { { "agree", T_workbench_transfer_agree }, { "adjust", T_workbench_transfer_adjust },
		{ "issue", T_workbench_transfer_issue }, { "accept", T_workbench_transfer_accept }, { "enrol", T_workbench_transfer_enrol },
		{ "receipt", T_workbench_transfer_receipt }, { "expire", T_workbench_transfer_expire }, { "again", T_workbench_transfer_again } };
	const struct transfer_title *titles = line->is_training ? TRAINING : TITLES;
	size_t count = line->is_training ? sizeof(TRAINING) / sizeof(TRAINING[0]) : sizeof(TITLES) / sizeof(TITLES[0]);

	for (size_t i = 0; i < count; i++)
		if (strcmp(titles[i].act, line->act) == 0)
			return titles[i].text;
	return NULL;
}

void workbench_collect_transfers(struct ctx *c, struct workbench *b)
{
	struct transfer_due due;

	transfer_due_of(c, b->listed, b->overseen_listed, b->from, &due);
	b->overseen[WORKBENCH_OVERSEE_TRANSFERS][WORKBENCH_LATE] += due.overseen;
	workbench_count(b, due.late, due.today, due.week, due.soon);
	for (size_t i = 0; i < due.lines_count; i++)
		if (title_of(&due.lines[i]) != NULL)
			add_transfer(c, b, &due.lines[i], title_of(&due.lines[i]));
}

/* ---- floating members ---- */

/* What a branch has to do for its members: above it, of how many branches it is. */
static void add_of_branches(struct ctx *c, struct workbench *b, int64_t n, int64_t branches, const char *icon, message title, message title_below, message meta, const char *href)
{
	const struct message_arg args[] = { { "n", ctx_number(c, n) }, { "m", ctx_number(c, branches) } };
	bool is_above = workbench_is_above(c);
	struct workbench_task *task;

	if (n == 0)
		return;
	task = workbench_add_many(c, b, c->today, n, icon, message_text(c->arena, c->lang, is_above ? title_below : title, args, 2), ctx_words(c, meta), href);
	if (is_above)
		workbench_oversee(b, task, WORKBENCH_OVERSEE_SUM);
}

static const char *part_href(struct ctx *c, const struct desk_share *share, const char *href, const char *part)
{
	return share->own == 0 || share->below == 0 ? href : arena_printf(c->arena, "%s%cdesk=%s", href, strchr(href, '?') == NULL ? '?' : '&', part);
}

/* What this post does itself, and what organisations below have to do: {m} of them, {n} in all. Where both stand in the list each leads to its own rows. */
static void add_share(struct ctx *c, struct workbench *b, const struct desk_share *share, const char *icon, message title, message title_below, message meta, const char *href)
{
	const struct message_arg args[] = { { "n", ctx_number(c, share->below) }, { "m", ctx_number(c, share->orgs) } };

	workbench_add_number(c, b, share->own, icon, title, meta, part_href(c, share, href, "own"));
	if (share->below > 0)
		workbench_oversee(b, workbench_add_many(c, b, c->today, share->below, icon, message_text(c->arena, c->lang, title_below, args, 2),
			ctx_words(c, T_workbench_share_below_why), part_href(c, share, href, "below")), WORKBENCH_OVERSEE_SUM);
}

void workbench_collect_floating(struct ctx *c, struct workbench *b)
{
	struct floating_due due;

	floating_due_of(c, &due);
	add_of_branches(c, b, due.contacts, due.contacts_branches, "phone", T_workbench_floating_contact, T_workbench_floating_contact_below, T_workbench_floating_contact_why, "/floating?side=late");
	add_share(c, b, &due.cards, "file", T_workbench_floating_card, T_workbench_floating_card_below, T_workbench_floating_card_why, "/floating?side=card");
	add_share(c, b, &due.passes, "file", T_workbench_pass_take_back, T_workbench_pass_take_back_below, T_workbench_pass_take_back_why, arena_printf(c->arena, "/pass?org=%lld&side=%s", (long long)c->actor.org_id,
		PASS_STATE_KEYS[PASS_DUE]));
	add_share(c, b, &due.waiting, "float", T_workbench_floating_accept, T_workbench_floating_accept_below, T_workbench_floating_accept_why, "/floating?side=waiting");
	add_share(c, b, &due.asked, "float", T_workbench_station_reply, T_workbench_station_reply_below, T_workbench_station_reply_why,
		arena_printf(c->arena, "/org/%lld/station?side=asked", (long long)c->actor.org_id));
	add_share(c, b, &due.to_transfer, "swap", T_workbench_floating_transfer, T_workbench_floating_transfer_below, T_workbench_floating_transfer_why, "/floating?side=six");
}

void workbench_collect_transfer_requests(struct ctx *c, struct workbench *b)
{
	const struct desk_share share = transfer_request_waiting(c);

	add_share(c, b, &share, "swap", T_workbench_transfer_asked, T_workbench_transfer_asked_below, T_workbench_transfer_asked_why, "/transfer/request");
}

void workbench_collect_residents(struct ctx *c, struct workbench *b)
{
	const struct desk_share share = resident_waiting(c);

	add_share(c, b, &share, "users", T_workbench_resident_accept, T_workbench_resident_accept_below, T_workbench_resident_accept_why, "/resident?side=waiting");
}

/* ---- dues ---- */

void workbench_collect_dues(struct ctx *c, struct workbench *b)
{
	const char *late = arena_printf(c->arena, "/org/%lld/dues/late", (long long)c->actor.org_id);
	struct dues_due due;

	dues_due_of(c, &due);
	workbench_add_number(c, b, due.unset, "coin", T_workbench_dues_unset, T_workbench_dues_unset_why,
		arena_printf(c->arena, "/org/%lld/dues/standard?unset=1", (long long)c->actor.org_id));
	workbench_add_number(c, b, due.quarter, "coin", T_workbench_dues_quarter, T_workbench_dues_quarter_why,
		arena_printf(c->arena, "/org/%lld/dues/standard?quarter=1", (long long)c->actor.org_id));
	add_of_branches(c, b, due.review, due.review_branches, "coin", T_workbench_dues_review, T_workbench_dues_review_below, T_workbench_dues_review_why, arena_printf(c->arena, "%s?side=open", late));
	add_of_branches(c, b, due.warn, due.warn_branches, "coin", T_workbench_dues_warn, T_workbench_dues_warn_below, T_workbench_dues_warn_why, arena_printf(c->arena, "%s?side=warn", late));
}

void workbench_collect_dues_book(struct ctx *c, struct workbench *b)
{
	const char *book = arena_printf(c->arena, "/org/%lld/dues/book", (long long)c->actor.org_id);
	struct dues_book_due due;

	dues_book_due_of(c, &due);
	workbench_add_number(c, b, due.to_settle, "coin", T_workbench_dues_settle, T_workbench_dues_settle_why, book);
	workbench_add_number(c, b, due.is_unpublished, "coin", T_workbench_dues_publish, T_workbench_dues_publish_why,
		arena_printf(c->arena, "%s?year=%d", book, date_from_day(c->today).year - 1));
}

void workbench_collect_appraisals(struct ctx *c, struct workbench *b)
{
	int year;
	int64_t waiting = appraisal_waiting(c, &year);

	workbench_add_number(c, b, waiting, "okc", T_workbench_appraisal_decide, T_workbench_appraisal_decide_why,
		arena_printf(c->arena, "/org/%lld/appraisal?year=%d&side=waiting", (long long)c->actor.org_id, year));
}
