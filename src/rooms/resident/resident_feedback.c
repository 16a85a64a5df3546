#include "rooms/resident/resident_feedback.h"

#include "core/audit.h"
#include "core/permit.h"
#include "rooms/resident/resident_part.h"
#include "text/resident.h"

day_t resident_feedback_first_day(day_t made_day)
{
	return made_day + RESIDENT_FEEDBACK_DAYS;
}

static const char *day_of(struct ctx *c, day_t day)
{
	return day_text(c->arena, day);
}

static bool days_are_right(struct ctx *c, const struct resident_row *row, day_t from_day, day_t to_day)
{
	struct resident_feedback_row other;

	if (from_day == DAY_NONE)
		return ctx_refuse_field(c, "from_day", T_resident_day_missing, NULL);
	if (to_day == DAY_NONE)
		return ctx_refuse_field(c, "to_day", T_resident_day_missing, NULL);
	if (to_day > c->today)
		return ctx_refuse_field(c, "to_day", T_resident_in_future, "day", day_of(c, to_day), "today", day_of(c, c->today), NULL);
	if (from_day < row->from_day)
		return ctx_refuse_field(c, "from_day", T_resident_day_early, "day", day_of(c, from_day), "since", day_of(c, row->from_day), NULL);
	if (to_day < from_day)
		return ctx_refuse_field(c, "to_day", T_resident_day_early, "day", day_of(c, to_day), "since", day_of(c, from_day), NULL);
	return !resident_feedback_overlap(c->store, row->id, from_day, to_day, &other) ||
		ctx_refuse_field(c, "from_day", T_resident_feedback_twice, "from", day_of(c, other.from_day), "to", day_of(c, other.to_day), NULL);
}

bool resident_make_feedback(struct ctx *c, resident_id id, day_t from_day, day_t to_day, int64_t row_version, resident_feedback_id *made)
{
	struct resident_feedback_line_row *lines;
	struct resident_row row;
	int64_t minutes = 0;
	size_t count;

	ctx_begin(c, "resident.feedback", "resident", id.v, 0);
	if (!resident_take(c, id, true, row_version, &row))
		return false;
	if (row.accepted_day == DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_resident_not_accepted, "name", row.name, NULL);
	if (!days_are_right(c, &row, from_day, to_day))
		return false;
	count = resident_services_between(c->store, id, from_day, to_day, RESIDENT_FEEDBACK_LINES_MAX + 1, &lines);
	if (count == 0)
		return ctx_refuse_field(c, "from_day", T_resident_feedback_empty, "name", row.name, "from", day_of(c, from_day), "to", day_of(c, to_day), NULL);
	/* Hours of which some are left out would be wrong. */
	if (count > RESIDENT_FEEDBACK_LINES_MAX)
		return ctx_refuse_field(c, "to_day", T_resident_feedback_long, "from", day_of(c, from_day), "to", day_of(c, to_day), "most",
			ctx_number(c, RESIDENT_FEEDBACK_LINES_MAX), "last", day_of(c, lines[RESIDENT_FEEDBACK_LINES_MAX].day), NULL);
	for (size_t i = 0; i < count; i++)
		minutes += lines[i].minutes;
	made->v = store_new_id(c->store);
	resident_feedback_insert(c->store, *made, id, row.person, from_day, to_day, minutes, c->today, c->actor.account_id);
	for (size_t i = 0; i < count; i++)
		resident_feedback_line_insert(c->store, *made, (int64_t)i + 1, lines[i].day, lines[i].activity, lines[i].minutes);
	resident_touch(c->store, id, row_version);
	audit_note_day(c, "resident_feedback", "from_day", made->v, DAY_NONE, from_day);
	audit_note_day(c, "resident_feedback", "to_day", made->v, DAY_NONE, to_day);
	return ctx_commit(c);
}

bool resident_see_feedback(struct ctx *c, resident_feedback_id id, const char *remark)
{
	struct resident_feedback_row row;
	struct resident_row card;

	ctx_begin(c, "resident.seen", "resident_feedback", id.v, 0);
	if (!may(c, MAY_SEE_SELF) || !resident_feedback_get(c->store, id, &row) || row.person != c->actor.person_id || !resident_get(c->store, row.resident, &card))
		return ctx_refuse(c, NOT_FOUND, T_resident_feedback_none, NULL);
	store_subject(c->store, id.v, card.home.v);
	if (text_chars(remark) > LIMIT_RESIDENT_FEEDBACK_REMARK)
		return ctx_refuse_field(c, "remark", T_resident_too_long, "n", ctx_number(c, LIMIT_RESIDENT_FEEDBACK_REMARK), NULL);
	resident_feedback_set_seen(c->store, id, row.seen_day == DAY_OPEN ? c->today : row.seen_day, text_is_empty(remark) ? row.remark : remark);
	audit_note_day(c, "resident_feedback", "seen_day", id.v, row.seen_day, c->today);
	if (!text_is_empty(remark))
		audit_note_text(c, "resident_feedback", "remark", id.v, row.remark, remark);
	return ctx_commit(c);
}

bool resident_send_feedback(struct ctx *c, resident_id id, resident_feedback_id feedback, int64_t row_version)
{
	struct resident_feedback_row f;
	struct resident_row row;

	ctx_begin(c, "resident.send", "resident", id.v, 0);
	if (!resident_take(c, id, true, row_version, &row))
		return false;
	if (!resident_feedback_get(c->store, feedback, &f) || f.resident.v != id.v)
		return ctx_refuse(c, NOT_FOUND, T_resident_feedback_none, NULL);
	if (f.sent_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_resident_feedback_sent_already, "day", day_of(c, f.sent_day), NULL);
	if (f.seen_day == DAY_OPEN && c->today < resident_feedback_first_day(f.made_day))
		return ctx_refuse(c, AGAINST_RULE, T_resident_feedback_unseen, "name", row.name, "made", day_of(c, f.made_day), "first",
			day_of(c, resident_feedback_first_day(f.made_day)), NULL);
	resident_feedback_set_sent(c->store, feedback, c->today);
	resident_touch(c->store, id, row_version);
	audit_note_day(c, "resident_feedback", "sent_day", feedback.v, DAY_NONE, c->today);
	return ctx_commit(c);
}

size_t resident_feedbacks_for(struct ctx *c, const struct resident_row *row, struct resident_feedback_row **rows)
{
	return resident_feedbacks(c->store, row->id, !resident_may_at_community(c, MAY_SEE_PERSON, row), rows);
}

int64_t resident_feedbacks_unseen(struct ctx *c)
{
	struct resident_feedback_number n = { 0 };

	if (c->actor.person_id != 0)
		resident_feedback_unseen_count(c->store, c->actor.person_id, &n);
	return n.n;
}
