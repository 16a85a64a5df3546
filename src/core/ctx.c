#include "core/ctx.h"

#include <assert.h>
#include <stdarg.h>
#include "base/text.h"
#include "text/day.h"
#include "text/permit.h"

static void refuse(struct ctx *c, enum refusal_kind kind, const char *field, message text, va_list pairs)
{
	struct refusal *r;
	const char *name;

	assert(text != NULL);
	assert(kind != REFUSED_NOT);
	if (c->refusals_count >= REFUSALS_MAX)
		return;
	if (c->refusals == NULL)
		c->refusals = arena_array(c->arena, REFUSALS_MAX, sizeof(*c->refusals));
	r = &c->refusals[c->refusals_count++];
	r->kind = kind;
	r->field = arena_text(c->arena, field);
	r->text = text;
	r->rule = NULL;
	r->choices = NULL;
	r->choices_count = 0;
	while ((name = va_arg(pairs, const char *)) != NULL) {
		const char *value = va_arg(pairs, const char *);

		assert(r->args_count < REFUSAL_ARGS_MAX);
		r->args[r->args_count].name = name;
		r->args[r->args_count++].value = arena_text(c->arena, value == NULL ? "" : value);
	}
}

bool (ctx_refuse)(struct ctx *c, enum refusal_kind kind, message text, ...)
{
	va_list pairs;

	va_start(pairs, text);
	refuse(c, kind, NULL, text, pairs);
	va_end(pairs);
	return false;
}

bool (ctx_refuse_field)(struct ctx *c, const char *field, message text, ...)
{
	va_list pairs;

	assert(field != NULL);
	va_start(pairs, text);
	refuse(c, BAD_INPUT, field, text, pairs);
	va_end(pairs);
	return false;
}

bool (ctx_refuse_changed)(struct ctx *c, message text, ...)
{
	va_list pairs;

	va_start(pairs, text);
	if (c->lacks_row_version)
		refuse(c, BAD_INPUT, "row_version", T_permit_row_version_missing, pairs);
	else
		refuse(c, CONFLICT, NULL, text, pairs);
	va_end(pairs);
	return false;
}

void ctx_offer(struct ctx *c, const struct refusal_choice *choices, size_t count)
{
	assert(c->refusals_count > 0);
	c->refusals[c->refusals_count - 1].choices = choices;
	c->refusals[c->refusals_count - 1].choices_count = count;
}

void ctx_name_rule(struct ctx *c, const char *rule)
{
	assert(c->refusals_count > 0);
	c->refusals[c->refusals_count - 1].rule = rule;
}

bool ctx_is_refused(const struct ctx *c)
{
	return c->refusals_count > 0;
}

bool ctx_text_fits(struct ctx *c, const char *field, const char *text, size_t most, message too_long)
{
	return text == NULL || text_chars(text) <= most || ctx_refuse_field(c, field, too_long, "n", ctx_number(c, (int64_t)most), NULL);
}

bool ctx_text_is_right(struct ctx *c, const char *field, const char *text, size_t most, message missing, message too_long)
{
	if (text_is_empty(text))
		return ctx_refuse_field(c, field, missing, NULL);
	return ctx_text_fits(c, field, text, most, too_long);
}

bool ctx_day_is_one(struct ctx *c, const char *field, const char *typed)
{
	enum date_precision precision;
	enum date_reading reading;
	day_t day;

	if (text_is_empty(typed))
		return true;
	reading = date_read(typed, &day, &precision);
	if (reading == DATE_AMBIGUOUS)
		return ctx_refuse_field(c, field, T_day_ambiguous, "typed", typed, NULL);
	if (reading == DATE_READ && precision != DATE_DAY)
		return ctx_refuse_field(c, field, T_day_month_alone, "typed", typed, NULL);
	return reading == DATE_READ || ctx_refuse_field(c, field, T_day_none, "typed", typed, NULL);
}

bool ctx_month_is_one(struct ctx *c, const char *field, const char *typed)
{
	enum date_precision precision;
	day_t day;

	return text_is_empty(typed) || (date_read(typed, &day, &precision) == DATE_READ && precision != DATE_YEAR)
		|| ctx_refuse_field(c, field, T_day_no_month, "typed", typed, NULL);
}

const char *ctx_number(const struct ctx *c, int64_t n)
{
	return arena_printf(c->arena, "%lld", (long long)n);
}

const char *ctx_words(const struct ctx *c, message text)
{
	return message_text(c->arena, c->lang, text, NULL, 0);
}

void ctx_begin(struct ctx *c, const char *verb, const char *subject, int64_t subject_id, int64_t org_id)
{
	struct audit_entry entry = {
		.time_s = c->machine_s,
		.account_id = c->actor.account_id,
		.holding_id = c->actor.holding_id,
		.org_id = org_id,
		.verb = verb,
		.subject = subject,
		.subject_id = subject_id,
		.address = c->address == NULL ? "" : c->address,
	};

	assert(verb != NULL && subject != NULL);
	/* A second transaction of one request: the first is over, whatever becomes of this one. */
	if (c->is_commit_due && !ctx_commit_deferred(c))
		return;
	store_begin(c->store, &entry);
	if (c->after_begin != NULL)
		c->after_begin(c);
}

static bool commit_now(struct ctx *c)
{
	if (c->before_commit != NULL && !c->before_commit(c))
		return false;
	return store_commit(c->store);
}

bool ctx_commit(struct ctx *c)
{
	if (ctx_is_refused(c) || store_state(c->store) != STORE_GOOD)
		return false;
	if (c->admits_typed != NULL && !c->admits_typed(c))
		return false;
	if (!c->defers_commit)
		return commit_now(c);
	c->is_commit_due = true;
	return true;
}

bool ctx_commit_deferred(struct ctx *c)
{
	if (!c->is_commit_due)
		return true;
	if (!commit_now(c))
		return false;
	c->is_commit_due = false;
	return true;
}
