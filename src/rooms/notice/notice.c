#include "rooms/notice/notice.h"

#include <string.h>
#include "base/text.h"
#include "core/audit.h"
#include "core/calendar.h"
#include "core/crypto.h"
#include "core/permit.h"
#include "core/private_number.h"
#include "core/secrecy.h"
#include "core/services.h"
#include "schema/model.h"
#include "text/notice.h"

#define HOUR_S 3600
#define ANSWERS_DAYS 30		/* so long after the last answer whoever had said something may read it */

static bool text_is_right(struct ctx *c, const char *field, const char *text, int least, int most)
{
	const char *mark = secrecy_in_text(c->arena, text, strlen(text), "");

	if (text_chars(text) < (size_t)least || text_chars(text) > (size_t)most)
		return ctx_refuse_field(c, field, T_notice_text_wrong, "least", ctx_number(c, least), "most", ctx_number(c, most), NULL);
	return mark == NULL || ctx_refuse_field(c, field, T_notice_secret, "mark", mark, NULL);
}

/* What everybody reads holds no number of a person (《中华人民共和国个人信息保护法》（2021年）第二十五条). */
static bool names_no_number(struct ctx *c, const char *field, const char *text)
{
	const char *number = private_number_in(c->arena, text);

	return number == NULL || ctx_refuse_field(c, field, T_notice_private_number, "number", number, NULL);
}

/* A proposed text says where the clerk has to write something. */
static bool is_filled_in(struct ctx *c, const char *text)
{
	return strstr(text_wide_brackets(c->arena, text), T_notice_blank->text[LANG_ZH]) == NULL ||
		ctx_refuse_field(c, "text", T_notice_not_filled_in, "blank", T_notice_blank->text[LANG_ZH], NULL);
}

bool notice_write(struct ctx *c, const struct notice_ask *ask, notice_id *made)
{
	if (!text_is_right(c, "text", ask->text, NOTICE_TEXT_CHARS_MIN, LIMIT_NOTICE_TEXT) || !is_filled_in(c, ask->text) || !names_no_number(c, "text", ask->text))
		return false;
	if (ask->from_day == DAY_NONE)
		return ctx_refuse_field(c, "from", T_notice_day_missing, "today", day_text(c->arena, c->today), NULL);
	if (!ask->is_on_paper && ask->from_day < c->today)
		return ctx_refuse_field(c, "from", T_notice_day_past, "today", day_text(c->arena, c->today), "day", day_text(c->arena, ask->from_day), NULL);
	made->v = store_new_id(c->store);
	notice_insert(c->store, *made, ask->region, ask->org, ask->run, ask->step, ask->item, ask->board, ask->title, ask->text, ask->from_day,
		ask->last_day, ask->must_answer, ask->objections_last, ask->answer_days, ask->answer_workdays, c->actor.account_id);
	audit_note_text(c, "notice", "title", made->v, NULL, ask->title);
	audit_note_text(c, "notice", "text", made->v, NULL, ask->text);
	audit_note_day(c, "notice", "from_day", made->v, DAY_NONE, ask->from_day);
	return true;
}

bool notice_is_over(const struct notice_of_run *n, day_t day)
{
	return n->withdrawn_day == DAY_OPEN && day > n->last_day && (!n->must_answer || n->waiting == 0);
}

bool notice_may_handle(const struct ctx *c, const struct notice_row *row)
{
	return may_at_path(c, MAY_HANDLE, row->org_path);
}

/* It is shown in its days. Where something was said it stays, off the lists, while that waits for an answer and for a time afterwards. */
static bool is_open_to_all(struct ctx *c, const struct notice_row *row)
{
	struct objection_answers_row answers = { 0 };

	if (c->today < row->from_day || c->today <= row->last_day)
		return c->today >= row->from_day;
	objection_answers(c->store, row->region, row->id, &answers);
	return answers.waiting > 0 || (answers.answered_s > 0 && c->today <= day_from_time(answers.answered_s) + ANSWERS_DAYS);
}

bool notice_is_shown(struct ctx *c, notice_id id, struct notice_row *row)
{
	return notice_get(c->store, id, row) && (notice_may_handle(c, row) || is_open_to_all(c, row));
}

bool notice_see(struct ctx *c, notice_id id, struct notice_row *row)
{
	row->id.v = 0;
	if (notice_is_shown(c, id, row))
		return true;
	if (row->id.v == 0 || c->today < row->from_day)
		return ctx_refuse(c, NOT_FOUND, T_notice_not_found, NULL);
	/* Whoever kept its address hears that it was there; what it said about people is read no longer. */
	return ctx_refuse(c, GONE, T_notice_ended, "from", day_text(c->arena, row->from_day), "last", day_text(c->arena, row->last_day), "n", ctx_number(c, ANSWERS_DAYS), NULL);
}

/* ---- what people say ---- */

static day_t day_of(int64_t time_s) { return day_from_time(time_s); }

day_t objection_made_day(const struct objection_row *objection) { return day_of(objection->made_s); }

day_t notice_answer_due(const struct notice_row *row, const struct objection_row *objection)
{
	day_t made = day_of(objection->made_s);

	if (row->answer_days == 0)
		return DAY_OPEN;
	return row->answer_workdays ? calendar_nth_workday(made + 1, (int)row->answer_days, NULL) : made + (int)row->answer_days;
}

day_t notice_answers_due(const struct notice_to_answer_row *row)
{
	const struct notice_row notice = { .answer_days = row->answer_days, .answer_workdays = row->answer_workdays };
	day_t due = notice_answer_due(&notice, &(struct objection_row){ .made_s = row->first_s });

	return due == DAY_OPEN ? row->last_day : due;
}

bool notice_answer_is_late(const struct ctx *c, const struct notice_row *row, const struct objection_row *objection)
{
	return (objection->answered_s == 0 ? c->today : day_of(objection->answered_s)) > notice_answer_due(row, objection);
}

bool notice_takes_objections(const struct ctx *c, const struct notice_row *row)
{
	return row->withdrawn_day == DAY_OPEN && row->from_day <= c->today && c->today <= row->last_day && c->today <= row->objections_last;
}

static bool may_object(struct ctx *c, const struct notice_row *row)
{
	if (notice_takes_objections(c, row))
		return true;
	if (row->withdrawn_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_notice_is_withdrawn, "day", day_text(c->arena, row->withdrawn_day), NULL);
	if (row->from_day <= c->today && c->today <= row->last_day)
		return ctx_refuse(c, AGAINST_RULE, T_notice_objections_over, "from", day_text(c->arena, row->from_day), "last", day_text(c->arena, row->objections_last),
			"today", day_text(c->arena, c->today), NULL);
	return ctx_refuse(c, AGAINST_RULE, T_notice_is_over, "last", day_text(c->arena, row->last_day), NULL);
}

static bool is_calm(struct ctx *c, const struct notice_row *row, const char *sender)
{
	struct notice_number sent = { 0 };

	if (sender[0] == '\0')
		return true;
	objection_sent_since(c->store, row->region, sender, c->now_s - HOUR_S, &sent);
	return sent.n < OBJECTIONS_PER_HOUR || ctx_refuse(c, TOO_MUCH, T_notice_too_many, "n", ctx_number(c, OBJECTIONS_PER_HOUR), NULL);
}

bool objection_send(struct ctx *c, notice_id id, const struct objection_form *form, int64_t *number)
{
	struct notice_number count = { 0 };
	struct notice_row row;
	objection_id made;
	const char *sender;

	ctx_begin(c, "notice.object", "notice", id.v, 0);
	if (!notice_see(c, id, &row) || !may_object(c, &row))
		return false;
	sender = notice_may_handle(c, &row) ? "" : crypto_audit(c->services->keys, c->arena, "objection", "sender", 0, c->address);
	if (!text_is_right(c, "text", form->text, OBJECTION_TEXT_CHARS_MIN, LIMIT_OBJECTION_TEXT) || !is_calm(c, &row, sender))
		return false;
	if (text_chars(form->name) > LIMIT_OBJECTION_NAME || text_chars(form->contact) > LIMIT_OBJECTION_CONTACT)
		return ctx_refuse_field(c, text_chars(form->name) > LIMIT_OBJECTION_NAME ? "name" : "contact", T_notice_name_long, "n", ctx_number(c, LIMIT_OBJECTION_NAME), NULL);
	made.v = store_new_id(c->store);
	store_subject(c->store, id.v, row.org.v);
	objection_insert(c->store, made, row.region, id, form->name, form->contact, form->text, c->now_s, sender);
	objection_count(c->store, row.region, id, &count);
	*number = count.n;
	audit_note_text(c, "objection", "text", made.v, NULL, form->text);
	return ctx_commit(c);
}

bool objection_reply(struct ctx *c, objection_id id, const char *answer, int64_t row_version)
{
	struct objection_notice of;
	struct notice_row row;

	ctx_begin(c, "notice.answer", "notice", 0, 0);
	if (!objection_notice(c->store, id, &of) || !notice_get(c->store, of.notice, &row) || !notice_may_handle(c, &row))
		return ctx_refuse(c, NOT_FOUND, T_notice_not_found, NULL);
	if (row_version != of.row_version)
		return ctx_refuse_changed(c, T_notice_changed_meanwhile, NULL);
	if (!text_is_right(c, "answer", answer, OBJECTION_TEXT_CHARS_MIN, LIMIT_OBJECTION_ANSWER) || !names_no_number(c, "answer", answer))
		return false;
	store_subject(c->store, of.notice.v, row.org.v);
	objection_answer(c->store, id, row.region, answer, c->now_s, c->actor.account_id, of.row_version);
	audit_note_text(c, "objection", "answer", id.v, NULL, answer);
	return ctx_commit(c);
}

bool notice_require_hanging(struct ctx *c, int64_t withdrawn_day, const char *reason, size_t reason_max)
{
	if (withdrawn_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_notice_is_withdrawn, "day", day_text(c->arena, withdrawn_day), NULL);
	if (!text_says(reason) || text_chars(reason) > reason_max)
		return ctx_refuse_field(c, "reason", T_notice_reason_missing, "n", ctx_number(c, (int64_t)reason_max), NULL);
	return true;
}

bool notice_is_proof(struct ctx *c, const struct notice_row *row, day_t *closed)
{
	struct notice_step_row step;

	if (row->run == 0 || !notice_step_closed(c->store, row->region, row->run, row->step, &step))
		return false;
	*closed = step.day;
	return true;
}

bool notice_take_down(struct ctx *c, notice_id id, const char *reason, int64_t row_version)
{
	struct notice_row row;
	day_t closed;

	ctx_begin(c, "notice.withdraw", "notice", id.v, 0);
	if (!notice_get(c->store, id, &row) || !notice_may_handle(c, &row))
		return ctx_refuse(c, NOT_FOUND, T_notice_not_found, NULL);
	if (row_version != row.row_version)
		return ctx_refuse_changed(c, T_notice_changed_meanwhile, NULL);
	if (notice_is_proof(c, &row, &closed))
		return ctx_refuse(c, AGAINST_RULE, T_notice_is_proof, "day", day_text(c->arena, closed), "from", day_text(c->arena, row.from_day), "last", day_text(c->arena, row.last_day), NULL);
	if (!notice_require_hanging(c, row.withdrawn_day, reason, LIMIT_NOTICE_REASON))
		return false;
	store_subject(c->store, id.v, row.org.v);
	notice_withdraw(c->store, id, row.region, c->today, reason, row.row_version);
	audit_note_text(c, "notice", "reason", id.v, NULL, reason);
	return ctx_commit(c);
}
