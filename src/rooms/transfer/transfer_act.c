/* What each act of a transfer looks at again, and what it writes. */
#include "rooms/transfer/transfer_act.h"

#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/file.h"
#include "core/permit.h"
#include "rooms/org/approver.h"
#include "rooms/org/org_kind.h"
#include "rooms/org/post.h"
#include "rooms/person/person.h"
#include "rooms/person/person_move.h"
#include "rooms/run/run_move.h"
#include "schema/model.h"
#include "text/person.h"
#include "text/transfer.h"

/* In the archive a letter is called in Chinese, whoever acts. */
static const char *letter_document(struct ctx *c, const char *letter)
{
	const struct message_arg arg = { "number", letter };

	return message_text(c->arena, LANG_ZH, T_transfer_letter_document, &arg, 1);
}

static const char *letter_number(struct ctx *c, int year, int64_t serial)
{
	const struct message_arg args[] = { { "year", ctx_number(c, year) }, { "number", ctx_number(c, serial) } };

	return message_text(c->arena, LANG_ZH, T_transfer_letter_number, args, 2);
}

/* ---- what all acts that move somebody look at again ---- */

static bool take_person(struct ctx *c, const struct transfer_row *t, struct person_row *row)
{
	if (!person_get(c->store, (person_id){ t->person }, row))
		return ctx_refuse(c, NOT_FOUND, T_person_not_found, NULL);
	if (!person_status_is_member(row->status))
		return ctx_refuse(c, AGAINST_RULE, T_transfer_no_member, "name", row->name, "status", code_name_int(c->lang, "member_status", row->status), NULL);
	return row->org.v == t->from || ctx_refuse(c, AGAINST_RULE, T_transfer_elsewhere, "name", row->name, "branch", t->from_name, NULL);
}

/* Of an act that moves him, or sends him on his way. */
static bool may_leave(struct ctx *c, const struct transfer_row *t, struct person_row *row)
{
	return take_person(c, t, row) && run_lets_go(c, row->region, (org_id){ t->from }, t->from_name, row->id, t->name);
}

/* The branch that was said, or the one said before; one of the new committee. */
static bool branch_is_right(struct ctx *c, const struct transfer_row *t, const char *typed, org_id *branch)
{
	struct person_org_row org;
	struct approver_row organ;

	*branch = (org_id){ t->to };
	if (text_is_empty(typed))
		return branch->v != 0 || ctx_refuse_field(c, "org", T_transfer_branch_missing, "organ", t->to_organ_name, NULL);
	if (!transfer_find_org(c, "org", typed, &org))
		return false;
	if (!org_kind_keeps_members(org.kind))
		return ctx_refuse_field(c, "org", T_person_org_keeps_none, "name", org.name, "kind", code_name(c->lang, "org_kind", org.kind), NULL);
	*branch = org.id;
	return (approver_find(c, org.path, &organ) && organ.id.v == t->to_organ) ||
		ctx_refuse_field(c, "org", T_transfer_branch_foreign, "name", org.name, "organ", t->to_organ_name, NULL);
}

/* Of a letter on paper that was issued again: who held the first one may have been taken in by it, while its receipt was on the way. */
static bool is_by_first_letter(const struct transfer_row *t, day_t day)
{
	return transfer_is_reissued(t) && strcmp(t->kind, "out") == 0 && day >= t->first_day && day < t->issued_day;
}

/* The day lies between the letter and the last day on which it is good; today's is judged before. `after`: what is said where it is later. */
static bool day_is_in_letter(struct ctx *c, const struct transfer_row *t, day_t day, message after)
{
	if (day == DAY_NONE)
		return ctx_refuse_field(c, "day", T_person_event_day_missing, NULL);
	if (is_by_first_letter(t, day))
		return true;
	if (day < t->issued_day)
		return ctx_refuse_field(c, "day", T_transfer_before_letter, "day", day_text(c->arena, day), "issued", day_text(c->arena, t->issued_day), NULL);
	return day <= t->valid_until || ctx_refuse_field(c, "day", after, "day", day_text(c->arena, day), "issued",
		day_text(c->arena, t->issued_day), "n", ctx_number(c, t->valid_days), "until", day_text(c->arena, t->valid_until), NULL);
}

/* The month of dues as the register has it at this moment. */
static void write_dues(struct ctx *c, const struct transfer_row *t, const struct person_row *row)
{
	day_t known;

	if (transfer_dues_known(c, row, &known) && known != t->dues_month) {
		transfer_set_dues(c->store, t->id, known);
		audit_note_day(c, "transfer", "dues_month", t->id.v, t->dues_month, known);
	}
}

/* 党章 art. 30, 支部工作条例 (2018): posts of a branch are held by its members. Whoever leaves is relieved before, or with the move where the
 * old side says so. */
static bool posts_are_settled(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o)
{
	const char *posts = transfer_posts(c, (person_id){ t->person }, t->from);

	if (text_is_empty(posts))
		return true;
	/* The box is shown to whoever may end posts alone, so nobody else is told to tick it. */
	if (!may_at_path(c, MAY_APPOINT, t->from_path))
		return ctx_refuse(c, AGAINST_RULE, T_transfer_posts_no_right, "name", t->name, "branch", t->from_name, "posts", posts, NULL);
	if (!o->ends_posts)
		return ctx_refuse_field(c, "ends_posts", T_transfer_posts_held, "name", t->name, "branch", t->from_name, "posts", posts, NULL);
	transfer_note_step(c, t->id, "relieve", c->today, posts);
	return true;
}

/* Before the move by letter: where the old side did not say that posts end, one that came since keeps the member where he is. */
static bool posts_were_settled(struct ctx *c, const struct transfer_row *t)
{
	const char *posts = transfer_posts(c, (person_id){ t->person }, t->from);
	struct transfer_number said = { 0 };

	if (text_is_empty(posts))
		return true;
	transfer_steps_of(c->store, t->id, "relieve", &said);
	return said.n > 0 || ctx_refuse(c, AGAINST_RULE, T_transfer_posts_still, "name", t->name, "branch", t->from_name, "posts", posts, NULL);
}

/* The electors of a villagers' committee do not lose its member with the Party relation (村民委员会组织法 arts. 16, 18): it ends only where that is said. */
static bool beside_is_settled(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o)
{
	bool may_end;
	const char *posts = o->ends_beside ? post_beside_party(c, (person_id){ t->person }, c->today, &may_end) : "";

	return text_is_empty(posts) || may_end || ctx_refuse_field(c, "ends_beside", T_transfer_beside_no_right, "name", t->name, "posts", posts, NULL);
}

static void end_posts(struct ctx *c, const struct transfer_row *t, day_t day, const char *document)
{
	post_end_in(c, (person_id){ t->person }, (org_id){ t->from }, day, document);
}

/* ---- the acts ---- */

static bool document_is_right(struct ctx *c, const char *document, message missing, const char *branch)
{
	if (text_is_empty(document))
		return ctx_refuse_field(c, "document", missing, "branch", branch, NULL);
	return text_chars(document) <= LIMIT_MEMBERSHIP_DOCUMENT || ctx_refuse_field(c, "document", T_person_too_long, "n", ctx_number(c, LIMIT_MEMBERSHIP_DOCUMENT), NULL);
}

bool transfer_is_from_above(const struct ctx *c, const struct transfer_row *row)
{
	return strlen(c->actor.path_from) < strlen(row->from_path);
}

/* The branch says that itself; who holds a post above it registers what it said on paper. */
bool transfer_act_agree(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o)
{
	struct person_row row;

	if (!take_person(c, t, &row))
		return false;
	if ((transfer_is_from_above(c, t) || !text_is_empty(o->document)) && !document_is_right(c, o->document, T_transfer_agree_paper, t->from_name))
		return false;
	transfer_set_state(c->store, t->id, "agreed", "", t->row_version);
	return true;
}

bool transfer_act_adjust(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o)
{
	struct person_row row;

	if (!may_leave(c, t, &row))
		return false;
	if (!document_is_right(c, o->document, T_person_document_missing, t->from_name))
		return false;
	if (!posts_are_settled(c, t, o) || !person_write_move(c, &row, &(struct person_move){ .to = { t->to }, .day = o->day, .document = o->document }))
		return false;
	end_posts(c, t, o->day, o->document);
	write_dues(c, t, &row);
	transfer_set_done(c->store, t->id, t->to, o->day, 0, t->row_version);
	run_lead_on(c, row.region, row.id, o->day);
	return true;
}

/* "〔2015〕12号" of the issuer in the year. */
static bool write_letter(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o, int64_t serial, const char *letter, const char *answer)
{
	day_t first = t->first_day == DAY_OPEN ? c->today : t->first_day;

	if (!transfer_days_fit(o->valid_days))
		return ctx_refuse_field(c, "valid_days", T_transfer_days_wrong, "n", text_is_empty(o->valid_days_typed) ? ctx_number(c, o->valid_days) : o->valid_days_typed, "most", ctx_number(c, TRANSFER_DAYS_MAX), NULL);
	transfer_set_letter(c->store, t->id, c->actor.org_id, letter, serial, o->valid_days, first, c->today, transfer_valid_until(c->today, o->valid_days), answer,
		t->row_version);
	audit_note_text(c, "transfer", "number", t->id.v, t->number, letter);
	audit_note_day(c, "transfer", "valid_until", t->id.v, t->valid_until, transfer_valid_until(c->today, o->valid_days));
	return true;
}

bool transfer_act_issue(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o)
{
	struct person_row row;
	struct transfer_number last = { 0 };
	int year = date_from_day(c->today).year;

	if (!may_leave(c, t, &row) || !posts_are_settled(c, t, o))
		return false;
	write_dues(c, t, &row);
	transfer_last_serial(c->store, c->actor.org_id, day_from_date(year, 1, 1), day_from_date(year + 1, 1, 1), &last);
	return write_letter(c, t, o, last.n + 1, letter_number(c, year, last.n + 1), "");
}

/* 组通字〔2015〕33号: on the original, within six months, for a reason that is not the member's. */
bool transfer_act_reissue(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o)
{
	struct person_row row;
	day_t last = transfer_reissue_last(t->first_day);

	if (!take_person(c, t, &row) || !transfer_is_only(c, &row, t->id) || !transfer_reason_is_right(c, "reason", o->reason, T_transfer_reissue_reason))
		return false;
	if (c->today > last)
		return ctx_refuse(c, AGAINST_RULE, T_transfer_reissue_late, "first", day_text(c->arena, t->first_day), "last", day_text(c->arena, last), NULL);
	write_dues(c, t, &row);
	return write_letter(c, t, o, t->serial, t->number, o->reason);
}

bool transfer_act_accept(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o)
{
	struct person_row row;
	org_id branch;

	if (!take_person(c, t, &row) || !branch_is_right(c, t, o->org, &branch))
		return false;
	transfer_set_accepted(c->store, t->id, branch.v, c->today, t->row_version);
	audit_note_int(c, "transfer", "to_id", t->id.v, t->to, branch.v);
	return true;
}

/* Until the other committee has accepted, the member belongs to the old branch (《中国共产党党员教育管理工作条例》（2019年）第二十五条). */
static bool is_accepted_by(struct ctx *c, const struct transfer_row *t, day_t day)
{
	return t->accepted_day == DAY_OPEN || day >= t->accepted_day || ctx_refuse_field(c, "day", T_transfer_before_acceptance, "day", day_text(c->arena, day),
		"organ", t->to_organ_name, "accepted", day_text(c->arena, t->accepted_day), NULL);
}

bool transfer_act_enrol(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o)
{
	struct person_row row;
	const char *document = letter_document(c, t->number);

	if (!may_leave(c, t, &row) || !day_is_in_letter(c, t, o->day, T_transfer_after_letter) || !is_accepted_by(c, t, o->day) || !posts_were_settled(c, t))
		return false;
	if (!person_write_move(c, &row, &(struct person_move){ .to = { t->to }, .day = o->day, .is_between = true, .document = document }))
		return false;
	end_posts(c, t, o->day, document);
	transfer_set_done(c->store, t->id, t->to, o->day, 0, t->row_version);
	run_lead_on(c, row.region, row.id, o->day);
	return true;
}

/* A paper is scanned as PDF or as a picture. */
static bool is_scan(const struct file_kept *kept)
{
	return strcmp(kept->media_type, "application/pdf") == 0 || text_starts(kept->media_type, "image/");
}

/* The receipt says on which day the new organisation took the member in; from that day on the old branch has him no more. What its meeting votes on about him it finishes
 * before, as where he leaves within the system. */
bool transfer_act_receipt(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o)
{
	struct person_row row;
	const char *document = letter_document(c, t->number);
	int64_t file;

	if (!may_leave(c, t, &row))
		return false;
	if (o->day != DAY_NONE && o->day > c->today)
		return ctx_refuse_field(c, "day", T_transfer_receipt_future, "day", day_text(c->arena, o->day), "today", day_text(c->arena, c->today), NULL);
	if (!day_is_in_letter(c, t, o->day, T_transfer_receipt_after_letter))
		return false;
	if (is_by_first_letter(t, o->day) && !text_says(o->reason))
		return ctx_refuse_field(c, "reason", T_transfer_receipt_by_first, "day", day_text(c->arena, o->day), "issued", day_text(c->arena, t->issued_day), "first",
			day_text(c->arena, t->first_day), NULL);
	if (!text_is_empty(o->reason) && !transfer_reason_is_right(c, "reason", o->reason, T_transfer_receipt_by_first))
		return false;
	if (o->receipt == NULL)
		return ctx_refuse_field(c, "file", T_transfer_receipt_missing, NULL);
	if (!is_scan(o->receipt))
		return ctx_refuse_field(c, "file", T_transfer_receipt_kind, "name", o->receipt_name, NULL);
	if (!posts_were_settled(c, t) || !beside_is_settled(c, t, o))
		return false;
	end_posts(c, t, o->day, document);
	file = file_record(c, o->receipt, o->receipt_name, &(struct file_place){ .subject = "transfer", .subject_id = t->id.v, .org_id = t->from, .kind = "receipt",
		.paper_day = o->day });
	transfer_set_done(c->store, t->id, 0, o->day, file, t->row_version);
	return person_write_standing(c, row.id, &(struct person_standing){ .status = PERSON_BY_CAUSE, .day = o->day, .cause = "transferred_out",
		.document = document, .ends_all_posts = o->ends_beside });
}

bool transfer_act_give_back(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o)
{
	if (!transfer_reason_is_right(c, "reason", o->reason, T_transfer_return_reason))
		return false;
	transfer_set_state(c->store, t->id, "returned", o->reason, t->row_version);
	return true;
}

bool transfer_is_reissued(const struct transfer_row *t)
{
	return t->first_day < t->issued_day && t->issued_day != DAY_OPEN;
}

bool transfer_is_on_paper(const struct transfer_row *t)
{
	return strcmp(t->kind, "out") == 0 && strcmp(t->state, "issued") == 0;
}

bool transfer_act_withdraw(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o)
{
	/* A letter on paper stays good in the hands of whoever has it: it comes back first. */
	if (transfer_is_on_paper(t) && (o->paper_back == DAY_NONE || o->paper_back < t->issued_day || o->paper_back > c->today))
		return ctx_refuse_field(c, "paper_back", T_transfer_paper_back, "number", t->number, "issued", day_text(c->arena, t->issued_day), "today", day_text(c->arena, c->today), NULL);
	if (!transfer_reason_is_right(c, "reason", o->reason, T_transfer_withdraw_reason))
		return false;
	if (transfer_is_on_paper(t))
		store_note(c->store, "paper_back", NULL, day_text(c->arena, o->paper_back));
	transfer_set_state(c->store, t->id, "withdrawn", o->reason, t->row_version);
	return true;
}

bool transfer_act_expire(struct ctx *c, const struct transfer_row *t, const struct transfer_order *o)
{
	if (c->today <= t->valid_until)
		return ctx_refuse(c, AGAINST_RULE, T_transfer_still_good, "until", day_text(c->arena, t->valid_until), NULL);
	if (!transfer_reason_is_right(c, "reason", o->reason, T_transfer_expire_reason))
		return false;
	transfer_set_state(c->store, t->id, "expired", o->reason, t->row_version);
	return true;
}
