/* 党籍变动: what may befall whom, and the stretches of membership that follow from it. A new event is a line in EVENTS
 * and one in the code set membership_cause. */
#include "rooms/person/person.h"
#include "rooms/person/person_log.h"

#include <assert.h>
#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/permit.h"
#include "rooms/account/account.h"
#include "rooms/dues/dues.h"
#include "rooms/org/post.h"
#include "rooms/person/person_conversion.h"
#include "rooms/person/person_move.h"
#include "rooms/person/person_seat.h"
#include "rooms/person/punishment.h"
#include "rooms/person/role.h"
#include "rooms/run/run_move.h"
#include "rooms/transfer/transfer_close.h"
#include "rooms/transfer/transfer_training.h"
#include "text/person.h"

#define JOINED "joined"	/* only by a procedure: nobody becomes a member by a form */
#define RECOGNISED "recognised"	/* likewise: 追认, of somebody who died without being a member, and who stays dead */
#define UNRECOGNISED "unrecognised"	/* likewise: 不予承认, of a probationary member who was transferred and whose admission cannot be verified */
#define BIT(status) (1 << (status))
#define MEMBERS (BIT(PERSON_PROBATIONARY) | BIT(PERSON_FULL) | BIT(PERSON_NO_VOTE))
#define STAYS (-1)	/* as it is */
#define AS_BEFORE (-2)	/* as it was before the person left or was suspended; from observation, a full member */

static const struct event { const char *cause; int from, to; } EVENTS[] = {
	{ JOINED, BIT(PERSON_NOT_MEMBER) | BIT(PERSON_REMOVED) | BIT(PERSON_EXPELLED) | BIT(PERSON_CANCELLED), PERSON_PROBATIONARY },
	{ "converted", BIT(PERSON_PROBATIONARY), PERSON_FULL },
	{ "moved", MEMBERS | BIT(PERSON_NOT_MEMBER), STAYS },
	{ "sanctioned", BIT(PERSON_FULL), PERSON_NO_VOTE },
	{ "restored", BIT(PERSON_NO_VOTE) | BIT(PERSON_SUSPENDED), AS_BEFORE },
	{ "suspended", MEMBERS, PERSON_SUSPENDED },
	{ "transferred_out", MEMBERS, PERSON_MOVED_OUT },
	{ "transferred_in", BIT(PERSON_MOVED_OUT), AS_BEFORE },
	{ "removed", MEMBERS | BIT(PERSON_SUSPENDED), PERSON_REMOVED },
	{ "resigned", MEMBERS | BIT(PERSON_SUSPENDED), PERSON_REMOVED },
	{ "expelled", MEMBERS | BIT(PERSON_SUSPENDED), PERSON_EXPELLED },
	{ "cancelled", BIT(PERSON_PROBATIONARY), PERSON_CANCELLED },
	{ "died", MEMBERS | BIT(PERSON_NOT_MEMBER) | BIT(PERSON_SUSPENDED) | BIT(PERSON_MOVED_OUT), PERSON_DECEASED },
	{ RECOGNISED, BIT(PERSON_DECEASED), PERSON_DECEASED },
	{ UNRECOGNISED, BIT(PERSON_PROBATIONARY), PERSON_NOT_MEMBER },
};

static bool is_by_procedure_alone(const char *cause)
{
	return cause != NULL && (strcmp(cause, JOINED) == 0 || strcmp(cause, RECOGNISED) == 0 || strcmp(cause, UNRECOGNISED) == 0);
}

static const struct event *event_find(const char *cause)
{
	for (size_t i = 0; cause != NULL && i < sizeof(EVENTS) / sizeof(EVENTS[0]); i++)
		if (strcmp(EVENTS[i].cause, cause) == 0)
			return &EVENTS[i];
	return NULL;
}

bool person_event_fits(const char *cause, int64_t status)
{
	const struct event *event = event_find(cause);

	return event != NULL && !is_by_procedure_alone(cause) && status >= PERSON_NOT_MEMBER && status <= PERSON_MOVED_OUT && (event->from & BIT(status)) != 0;
}

/* 条例 (2019) art. 25: a member's relation moves by 组织关系接转 alone. Who is no member has none: an activist just changes branch. */
bool person_event_by_transfer(const char *cause, int64_t status)
{
	return cause != NULL && ((strcmp(cause, "moved") == 0 && status != PERSON_NOT_MEMBER) || strcmp(cause, "transferred_out") == 0 ||
		strcmp(cause, "transferred_in") == 0);
}

bool person_event_by_training(struct ctx *c, const struct person_row *row, const char *cause)
{
	return cause != NULL && strcmp(cause, "moved") == 0 && row->status == PERSON_NOT_MEMBER && transfer_is_on_the_way(c, row);
}

/* What the archive says before the event. */
struct before {
	struct person_row row;
	struct person_spell_open open;
	struct person_spell_last last;
	bool has_open, has_last;
	bool is_by_procedure;		/* which has asked the rights of its own; else somebody asks for a late entry */
	bool is_back_dated;		/* a conversion that counts from a day before the present stretch */
};

static bool ends_for_good(int64_t status)
{
	return status == PERSON_DECEASED || status == PERSON_EXPELLED || status == PERSON_REMOVED || status == PERSON_CANCELLED;
}

/* Of somebody who comes from outside the letter tells, and not what the archive last knew. */
static int64_t status_after(const struct event *event, const struct before *b, int64_t told)
{
	assert(event != NULL);
	if (event->to == AS_BEFORE && b->is_by_procedure && b->row.status == PERSON_MOVED_OUT && person_status_is_member(told))
		return told;
	if (event->to == AS_BEFORE && b->row.status == PERSON_NO_VOTE)
		return PERSON_FULL;
	if (event->to == AS_BEFORE)
		return b->has_last ? b->last.status : PERSON_FULL;
	return event->to == STAYS ? b->row.status : event->to;
}

/* 党章 art. 7: a full member after a year of probation, counted from joining. */
static bool conversion_is_right(struct ctx *c, const struct person_row *row, const struct person_standing *standing)
{
	day_t earliest;

	if (strcmp(standing->cause, "converted") != 0)
		return true;
	earliest = person_conversion_earliest(row->joined_day, (enum date_precision)row->joined_precision);
	return earliest == DAY_NONE || standing->day >= earliest || ctx_refuse_field(c, "day", T_person_conversion_early, "joined",
		day_text(c->arena, row->joined_day), "earliest", day_text(c->arena, earliest), NULL);
}

/* 发展党员工作细则: the one thing that befalls somebody after death, once, and never by a form. */
static bool is_recognition(const struct before *b, const struct event *event)
{
	return event != NULL && b->is_by_procedure && strcmp(event->cause, RECOGNISED) == 0 && b->row.status == PERSON_DECEASED;
}

static bool recognition_is_right(struct ctx *c, const struct person_row *row)
{
	struct standing_change_row *changes;
	size_t count = standing_changes(c->store, row->region, row->id, &changes);

	for (size_t i = 0; i < count; i++)
		if (strcmp(changes[i].cause, RECOGNISED) == 0)
			return ctx_refuse(c, AGAINST_RULE, T_person_recognised_already, "name", row->name, "day", day_text(c->arena, changes[i].day), NULL);
	return row->joined_day == DAY_NONE || ctx_refuse(c, AGAINST_RULE, T_person_recognised_member, "name", row->name, "day", day_text(c->arena, row->joined_day),
		NULL);
}

static bool cause_is_right(struct ctx *c, const struct before *b, const struct person_standing *standing)
{
	const struct person_row *row = &b->row;
	const struct event *event = event_find(standing->cause);
	const char *status = code_name_int(c->lang, "member_status", row->status);

	if (is_recognition(b, event))
		return recognition_is_right(c, row);
	if (row->status == PERSON_DECEASED)
		return ctx_refuse(c, AGAINST_RULE, T_person_event_after_death, "name", row->name, NULL);
	if (ends_for_good(row->status) && !(b->is_by_procedure && event != NULL && strcmp(event->cause, JOINED) == 0))
		return ctx_refuse(c, AGAINST_RULE, T_person_event_after_end, "name", row->name, "status", status, NULL);
	if (event == NULL)
		return ctx_refuse_field(c, "cause", T_person_choice_missing, NULL);
	if ((event->from & BIT(row->status)) == 0)
		return ctx_refuse_field(c, "cause", T_person_event_unfit, "status", status, "event",
			code_name(c->lang, "membership_cause", standing->cause), NULL);
	if (standing->status != PERSON_BY_CAUSE && standing->status != status_after(event, b, standing->status))
		return ctx_refuse_field(c, "status", T_person_event_contradicts, "event",
			code_name(c->lang, "membership_cause", standing->cause), "status",
			code_name_int(c->lang, "member_status", status_after(event, b, standing->status)), NULL);
	if (event->to == STAYS && standing->org.v == row->org.v)
		return ctx_refuse_field(c, "org", T_person_standing_same, NULL);
	return true;
}

/* The day lies after all that is known; the stretch that a departed person last had may end on it, but no suspension begins and ends on one day. */
static bool day_is_right(struct ctx *c, const struct before *b, day_t day)
{
	bool is_later = !b->has_open && b->row.status == PERSON_SUSPENDED;
	day_t since = b->has_open ? b->open.from_day + 1 : b->has_last ? b->last.to_day + is_later : DAY_NONE;

	if (day == DAY_NONE)
		return ctx_refuse_field(c, "day", T_person_event_day_missing, NULL);
	if (day > c->today)
		return ctx_refuse_field(c, "day", T_person_day_in_future, "day", day_text(c->arena, day), "today",
			day_text(c->arena, c->today), NULL);
	return since == DAY_NONE || day >= since || b->is_back_dated ||
		ctx_refuse_field(c, "day", T_person_day_too_early, "since", day_text(c->arena, b->has_open ? b->open.from_day : b->last.to_day), NULL);
}

static bool document_is_right(struct ctx *c, const char *document)
{
	if (text_is_empty(document))
		return ctx_refuse_field(c, "document", T_person_document_missing, NULL);
	return text_chars(document) <= LIMIT_MEMBERSHIP_DOCUMENT || ctx_refuse_field(c, "document", T_person_too_long, "n",
		ctx_number(c, LIMIT_MEMBERSHIP_DOCUMENT), NULL);
}

/* A branch founded after the day cannot have had the member then. */
static bool org_is_right(struct ctx *c, const struct before *b, const struct person_standing *standing, int64_t status,
	struct person_org_row *org)
{
	if (!(b->is_by_procedure ? person_org_fits : person_org_is_right)(c, standing->org, status, org))
		return false;
	if (org->region != b->row.region)
		return ctx_refuse_field(c, "org", T_person_other_region, NULL);
	return standing->org.v == b->row.org.v || org->from_day <= standing->day ||
		ctx_refuse_field(c, "org", T_person_org_younger, "name", org->name, "day", day_text(c->arena, org->from_day), NULL);
}

static const char *const BEFORE_JOINING[] = { "applicant", "activist", "pool", "prospect" };

static void note_event(struct ctx *c, const struct person_row *row, const struct person_standing *standing, int64_t status)
{
	standing_change_insert(c->store, (standing_change_id){ store_new_id(c->store) }, row->region, row->id, standing->org, standing->cause, row->status, status,
		standing->day, standing->document, c->now_s, c->actor.account_id);
	audit_note_int(c, "person", "status", row->id.v, row->status, status);
	audit_note_int(c, "person", "org_id", row->id.v, row->org.v, standing->org.v);
	store_note(c->store, "cause", NULL, standing->cause);
	store_note(c->store, "document", NULL, standing->document);
	store_note(c->store, "day", NULL, day_text(c->arena, standing->day));
}

/* How the posts of whoever is no member any more ended. */
static const char *ended_as(int64_t status)
{
	switch (status) {
	case PERSON_DECEASED: return "died";
	case PERSON_MOVED_OUT: return "transferred";
	case PERSON_SUSPENDED:
	case PERSON_NOT_MEMBER: return "removed";
	default: return "punished";
	}
}

/* He was never admitted, by these words: the archive holds no day of it, and what led on from there ends. */
static void write_unrecognised(struct ctx *c, const struct person_row *row, const struct person_standing *standing)
{
	person_set_joined(c->store, row->id, row->region, DAY_NONE, DATE_DAY, row->full_precision);
	audit_note_day(c, "person", "joined_day", row->id.v, row->joined_day, DAY_NONE);
	run_end_unrecognised(c, row->region, row->id, row->name, standing->day, standing->run);
}

static void write_event(struct ctx *c, const struct before *b, const struct person_standing *standing, int64_t status,
	const struct person_org_row *org)
{
	const struct person_row *row = &b->row;
	bool is_conversion = strcmp(standing->cause, "converted") == 0;

	if (b->is_back_dated) {
		person_write_conversion_back(c, row, standing->day, standing->document);
		note_event(c, row, standing, status);
		return;
	}
	if (b->has_open)
		membership_end(c->store, b->open.id, row->region, standing->day, standing->cause);
	if (person_status_is_member(status)) {
		membership_insert(c->store, (membership_id){ store_new_id(c->store) }, row->region, row->id, standing->org, status,
			standing->day, DAY_OPEN, standing->is_late && strcmp(standing->cause, JOINED) == 0 ? PERSON_LATE_ENTRY : standing->cause, "", standing->document);
	} else if (status != row->status) {
		transfer_end_open(c, row->id, code_name(LANG_ZH, "membership_cause", standing->cause));
		if (strcmp(standing->cause, "transferred_out") == 0)
			post_end_of_party(c, row->id, standing->day, standing->ends_all_posts, code_name(LANG_ZH, "membership_cause", standing->cause));
		else
			post_end_all_of(c, row->id, standing->day, ended_as(status), code_name(LANG_ZH, "membership_cause", standing->cause));
		person_role_end_all(c->store, row->region, row->id, standing->day);
		account_close_of_leaver(c, row->id, status);
	}
	if (!person_status_is_member(status) || standing->org.v != row->org.v)
		person_leave_branch(c, row, standing->org, org->path, standing->day, status);
	person_set_standing(c->store, row->id, row->region, standing->org, org->path, status,
		is_conversion ? standing->day : row->full_day, row->row_version);
	if (person_status_is_member(status) && !person_status_is_member(row->status))
		dues_write_return(c, row->id, standing->day, strcmp(standing->cause, "transferred_in") == 0);
	if (status == PERSON_DECEASED && row->status != PERSON_DECEASED) {
		run_end_after_death(c, row->region, row->id, row->name, standing->day, standing->run);
		person_seats_end(c, row->id, standing->day);
	}
	if (strcmp(standing->cause, UNRECOGNISED) == 0)
		write_unrecognised(c, row, standing);
	if (strcmp(standing->cause, "transferred_out") == 0)
		run_go_along(c, &(struct run_going){ row->id, row->region, 0, row->org, { 0 }, standing->day });
	else if (standing->org.v != row->org.v)
		run_go_along(c, &(struct run_going){ row->id, row->region, row->region, row->org, standing->org, standing->day });
	if (strcmp(standing->cause, JOINED) == 0) {
		person_set_joined(c->store, row->id, row->region, standing->day, DATE_DAY, row->full_precision);
		audit_note_day(c, "person", "joined_day", row->id.v, row->joined_day, standing->day);
		for (size_t i = 0; i < sizeof(BEFORE_JOINING) / sizeof(BEFORE_JOINING[0]); i++)
			role_write_end(c, row, BEFORE_JOINING[i], standing->day);
	}
	punishment_write(c, row, standing->cause, standing->day, standing->document);
	note_event(c, row, standing, status);
}

/* b->row is read already. */
static bool judge(struct ctx *c, struct before *b, struct person_standing *s, int64_t *status, struct person_org_row *org)
{
	b->has_open = person_open_spell(c->store, b->row.region, b->row.id, &b->open);
	b->has_last = person_last_spell(c->store, b->row.region, b->row.id, &b->last);
	if (s->org.v == 0)
		s->org = b->row.org;
	if (!cause_is_right(c, b, s))
		return false;
	*status = status_after(event_find(s->cause), b, s->status);
	b->is_back_dated = strcmp(s->cause, "converted") == 0 && s->org.v == b->row.org.v && person_conversion_reaches_back(c, &b->row, s->day);
	return day_is_right(c, b, s->day) && document_is_right(c, s->document) && conversion_is_right(c, &b->row, s) && org_is_right(c, b, s, *status, org);
}

void person_write_applied(struct ctx *c, const struct person_row *row, day_t day, enum date_precision precision, const char *reason)
{
	role_write_since(c, row, "applicant", day, reason);
	if (row->applied_day == day && row->applied_precision == (int64_t)precision)
		return;
	person_keep_applied(c, row, day, precision, reason);
	person_set_applied(c->store, row->id, row->region, day, precision);
	audit_note_day(c, "person", "applied_day", row->id.v, row->applied_day, day);
	audit_note_int(c, "person", "applied_precision", row->id.v, row->applied_precision, (int64_t)precision);
}

bool person_judge_standing(struct ctx *c, person_id id, const struct person_standing *standing)
{
	struct before b = { 0 };
	struct person_standing s = *standing;
	struct person_org_row org;
	int64_t status;

	if (!person_get(c->store, id, &b.row))
		return ctx_refuse(c, NOT_FOUND, T_person_not_found, NULL);
	if (person_event_by_transfer(s.cause, b.row.status))
		return ctx_refuse_field(c, "cause", T_person_event_by_transfer, "event", code_name(c->lang, "membership_cause", s.cause), NULL);
	if (person_event_by_training(c, &b.row, s.cause))
		return ctx_refuse_field(c, "cause", T_person_event_by_training, "name", b.row.name, NULL);
	if (is_by_procedure_alone(s.cause))
		return ctx_refuse_field(c, "cause", T_person_event_by_procedure, NULL);
	return judge(c, &b, &s, &status, &org);
}

bool person_write_standing(struct ctx *c, person_id id, const struct person_standing *standing)
{
	struct before b = { .is_by_procedure = true };
	struct person_standing s = *standing;
	struct person_org_row org;
	int64_t status;

	if (!person_get(c->store, id, &b.row))
		return ctx_refuse(c, NOT_FOUND, T_person_not_found, NULL);
	if (!judge(c, &b, &s, &status, &org))
		return false;
	write_event(c, &b, &s, status, &org);
	return true;
}
