/* The acts of a transfer: for which kinds and states each is, whose it is, and that it is done by nobody else and written down. */
#include "rooms/transfer/transfer_act.h"
#include "rooms/transfer/transfer_training.h"

#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/permit.h"
#include "text/person.h"
#include "text/transfer.h"

enum { COMMITTEE = 1, SYSTEM = 2, OUT = 4, TRAINING = 8 };	/* kinds */
enum { DRAFT = 1, AGREED = 2, ISSUED = 4, ACCEPTED = 8, LAPSED = 16 /* under way, but the letter is no longer good */, EXPIRED = 32, RETURNED = 64 };	/* states */
enum side { OLD_BRANCH, OLD_ORGAN, NEW_ORGAN, NEW_BRANCH };

struct act {
	const char *name;
	int kinds, states;
	enum side side;
	const char *to;		/* the state it leads to */
	bool (*run)(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o);
};

/* What each act is called in the log, whether the archive of the person changes by it, and what is said with it. */
static const struct verb { const char *act, *verb; bool moves; int takes; } VERBS[] = {
	{ .act = "agree", .verb = "transfer.agree", .takes = TRANSFER_DOCUMENT },
	{ .act = "adjust", .verb = "transfer.adjust", .moves = true, .takes = TRANSFER_DAY | TRANSFER_DOCUMENT | TRANSFER_ENDS_POSTS },
	{ .act = "issue", .verb = "transfer.issue", .takes = TRANSFER_VALID_DAYS | TRANSFER_ENDS_POSTS }, { .act = "accept", .verb = "transfer.accept", .takes = TRANSFER_ORG },
	{ .act = "enrol", .verb = "transfer.enrol", .moves = true, .takes = TRANSFER_DAY },
	{ .act = "receipt", .verb = "transfer.receipt", .moves = true, .takes = TRANSFER_DAY | TRANSFER_ENDS_BESIDE | TRANSFER_REASON },
	{ .act = "return", .verb = "transfer.return", .takes = TRANSFER_REASON }, { .act = "withdraw", .verb = "transfer.withdraw", .takes = TRANSFER_REASON | TRANSFER_PAPER_BACK },
	{ .act = "expire", .verb = "transfer.expire", .takes = TRANSFER_REASON }, { .act = "reissue", .verb = "transfer.reissue", .takes = TRANSFER_REASON | TRANSFER_VALID_DAYS },
};

static const struct verb *verb_find(const char *act)
{
	for (size_t i = 0; i < sizeof(VERBS) / sizeof(VERBS[0]); i++)
		if (text_same(VERBS[i].act, act))
			return &VERBS[i];
	return NULL;
}

/* ---- whose act it is ---- */

static const char *side_path(const struct transfer_row *t, enum side side)
{
	switch (side) {
	case OLD_BRANCH: return t->from_path;
	case OLD_ORGAN: return t->from_organ_path;
	case NEW_ORGAN: return t->to_organ_path;
	case NEW_BRANCH: return t->to_path[0] != '\0' ? t->to_path : t->to_organ_path;
	}
	return "";
}

static bool may_act(const struct ctx *c, const struct transfer_row *t, const struct act *act)
{
	return may_at_path(c, MAY_EDIT_PERSON, side_path(t, act->side));
}

/* 组通字〔2015〕33号: only a committee that may admit members, or the organisation department of a county or above it, issues and receives
 * letters. Whoever acts holds a post there or above. */
static bool refuse_side(struct ctx *c, const struct transfer_row *t, const struct act *act)
{
	const char *organ = act->side == OLD_ORGAN ? t->from_organ_name : t->to_organ_name;

	if (act->side == OLD_ORGAN || act->side == NEW_ORGAN)
		return ctx_refuse(c, AGAINST_RULE, T_transfer_organ_only, "own", c->actor.org_name, "organ", organ, NULL);
	return ctx_refuse(c, AGAINST_RULE, T_transfer_side_only, "org", act->side == OLD_BRANCH ? t->from_name : t->to_name, NULL);
}

static const struct act ACTS[] = {
	{ "agree", SYSTEM | OUT, DRAFT, OLD_BRANCH, "agreed", transfer_act_agree },
	{ "adjust", COMMITTEE, DRAFT, OLD_ORGAN, "done", transfer_act_adjust },
	{ "issue", SYSTEM | OUT, AGREED, OLD_ORGAN, "issued", transfer_act_issue },
	{ "accept", SYSTEM, ISSUED, NEW_ORGAN, "accepted", transfer_act_accept },
	{ "enrol", SYSTEM, ACCEPTED, NEW_BRANCH, "done", transfer_act_enrol },
	{ "enrol", TRAINING, DRAFT, NEW_BRANCH, "done", transfer_act_receive },
	{ "return", TRAINING, DRAFT, NEW_BRANCH, "returned", transfer_act_give_back },
	{ "withdraw", TRAINING, DRAFT | RETURNED, OLD_BRANCH, "withdrawn", transfer_act_withdraw },
	{ "receipt", OUT, ISSUED, OLD_ORGAN, "done", transfer_act_receipt },
	{ "return", COMMITTEE, DRAFT, OLD_ORGAN, "returned", transfer_act_give_back },
	{ "return", SYSTEM | OUT, AGREED, OLD_ORGAN, "returned", transfer_act_give_back },
	{ "return", SYSTEM, ISSUED, NEW_ORGAN, "returned", transfer_act_give_back },
	{ "return", SYSTEM, ACCEPTED, NEW_BRANCH, "returned", transfer_act_give_back },
	{ "withdraw", COMMITTEE | SYSTEM | OUT, DRAFT | AGREED, OLD_BRANCH, "withdrawn", transfer_act_withdraw },
	{ "withdraw", COMMITTEE | SYSTEM | OUT, RETURNED, OLD_BRANCH, "withdrawn", transfer_act_withdraw },	/* it is not proposed again */
	{ "withdraw", SYSTEM | OUT, ISSUED, OLD_ORGAN, "withdrawn", transfer_act_withdraw },	/* whoever gave the letter its number takes it back */
	{ "expire", SYSTEM, LAPSED, OLD_ORGAN, "expired", transfer_act_expire },
	{ "expire", OUT, ISSUED, OLD_ORGAN, "expired", transfer_act_expire },
	{ "reissue", SYSTEM | OUT, LAPSED | EXPIRED, OLD_ORGAN, "issued", transfer_act_reissue },
};

static int kind_bit(const struct transfer_row *t)
{
	return strcmp(t->kind, "committee") == 0 ? COMMITTEE : strcmp(t->kind, "system") == 0 ? SYSTEM : strcmp(t->kind, "out") == 0 ? OUT : transfer_is_training(t) ? TRAINING : 0;
}

static int state_bit(const struct ctx *c, const struct transfer_row *t)
{
	static const char *const STATES[] = { "draft", "agreed", "issued", "accepted", "", "expired", "returned" };

	if (transfer_is_expired(c, t))
		return LAPSED;
	for (size_t i = 0; i < sizeof(STATES) / sizeof(STATES[0]); i++)
		if (strcmp(STATES[i], t->state) == 0)
			return 1 << i;
	return 0;
}

static const struct act *act_find(const struct ctx *c, const struct transfer_row *t, const char *name)
{
	for (size_t i = 0; i < sizeof(ACTS) / sizeof(ACTS[0]); i++)
		if (text_same(ACTS[i].name, name) && (ACTS[i].kinds & kind_bit(t)) != 0 && (ACTS[i].states & state_bit(c, t)) != 0)
			return &ACTS[i];
	return NULL;
}

bool transfer_may(struct ctx *c, const struct transfer_row *row, const char *name)
{
	const struct act *act = act_find(c, row, name);

	return act != NULL && may_act(c, row, act) && (act->run != transfer_act_expire || c->today > row->valid_until);
}

/* An expired letter is told as what it is, whatever was asked of it. */
static bool refuse_state(struct ctx *c, const struct transfer_row *t, const char *name)
{
	if (transfer_is_expired(c, t))
		return ctx_refuse(c, AGAINST_RULE, T_transfer_expired, "issued", day_text(c->arena, t->issued_day), "n", ctx_number(c, t->valid_days), "until",
			day_text(c->arena, t->valid_until), "today", day_text(c->arena, c->today), "branch", t->from_name, NULL);
	return ctx_refuse(c, AGAINST_RULE, T_transfer_state_wrong, "state", transfer_state_words(c, t), "act",
		transfer_act_words(c, t, name), NULL);
}

const char *transfer_field_name(enum transfer_field field)
{
	static const char *const NAMES[] = { "valid_days", "org", "day", "reason", "document", "ends_posts", "paper_back", "ends_beside" };
	size_t i = 0;

	while ((int)field > 1 << i)
		i++;
	return NAMES[i];
}

/* What was said and has nothing to do with the act is no matter of course: a branch that was named at enrolment would be thought to be the one. */
static bool fields_fit(struct ctx *c, const struct transfer_row *t, const struct verb *verb, int given)
{
	bool is_first_receipt = strcmp(verb->act, "receipt") == 0 && !transfer_is_reissued(t);
	int takes = verb->takes & ~(transfer_is_on_paper(t) ? 0 : TRANSFER_PAPER_BACK) & ~(is_first_receipt ? TRANSFER_REASON : 0);

	for (int bit = TRANSFER_VALID_DAYS; bit <= TRANSFER_ENDS_BESIDE; bit *= 2)
		if ((given & bit & ~takes) != 0)
			ctx_refuse_field(c, transfer_field_name((enum transfer_field)bit), T_transfer_field_unfitting, "act", code_name(c->lang, "transfer_act", verb->act),
				"field", transfer_field_name((enum transfer_field)bit), NULL);
	return !ctx_is_refused(c);
}

/* What stands beside the act in what was done; Chinese, as all that is kept. */
static const char *step_note(struct ctx *c, const struct transfer_row *t, const struct act *act, const struct transfer_order *o)
{
	const struct message_arg args[] = { { "reason", o->reason }, { "day", day_text(c->arena, o->paper_back) } };

	if (act->run == transfer_act_withdraw && transfer_is_on_paper(t))
		return message_text(c->arena, LANG_ZH, T_transfer_withdrawn_paper, args, 2);
	return act->run == transfer_act_adjust || act->run == transfer_act_agree ? o->document : o->reason;
}

bool transfer_do(struct ctx *c, transfer_id id, const struct transfer_order *o)
{
	const struct verb *verb = verb_find(o->act);
	const struct act *act;
	struct transfer_row t;
	bool has_day;

	if (verb == NULL)
		return transfer_see(c, id, &t) && ctx_refuse_field(c, "act", T_person_choice_missing, NULL);
	ctx_begin(c, verb->verb, verb->moves ? "person" : "transfer", id.v, 0);
	if (!transfer_see(c, id, &t))
		return false;
	store_subject(c->store, verb->moves ? t.person : id.v, c->actor.org_id);
	if (t.row_version != o->row_version)
		return ctx_refuse_changed(c, T_transfer_changed_meanwhile, "name", t.name, "state", transfer_state_words(c, &t), NULL);
	act = act_find(c, &t, o->act);
	if (act == NULL)
		return refuse_state(c, &t, o->act);
	if (!may_act(c, &t, act))
		return refuse_side(c, &t, act);
	if (!fields_fit(c, &t, verb, o->given))
		return false;
	if (!act->run(c, &t, o)) {
		/* Refused behind a write: the page that says so reads what stands. */
		store_abandon(c->store);
		return false;
	}
	has_day = act->run == transfer_act_adjust || act->run == transfer_act_enrol || act->run == transfer_act_receive || act->run == transfer_act_receipt;
	transfer_note_step(c, id, act->name, has_day ? o->day : c->today, step_note(c, &t, act, o));
	audit_note_code(c, "transfer", "state", id.v, t.state, act->to);
	return ctx_commit(c);
}
