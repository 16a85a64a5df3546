#include "rooms/transfer/transfer_letter.h"

#include <string.h>
#include "base/text.h"
#include "core/code.h"
#include "core/crypto.h"
#include "core/permit.h"
#include "core/services.h"
#include "rooms/transfer/transfer_part.h"
#include "text/transfer.h"

/* A letter is written in Chinese, whoever prints it. */
static const char *say(struct ctx *c, message m, const struct message_arg *args, size_t count)
{
	return message_text(c->arena, LANG_ZH, m, args, count);
}

/* 组织部 stands for a county committee. */
static const char *organ_name(struct ctx *c, const char *name, const char *kind)
{
	const struct message_arg arg = { "name", name };

	return strcmp(kind, "city_committee") == 0 ? say(c, T_transfer_county_organ, &arg, 1) : name;
}

/* ID number and phone of the member: whole where the post may see them. */
static const char *whole_or_mask(struct ctx *c, const struct person_row *row, const char *field, struct bytes kept, const char *mask, bool *is_full)
{
	const char *whole = NULL;

	if (may_at_path(c, MAY_SEE_FULL, row->path))
		whole = crypto_open(c->services->keys, c->arena, "person", field, row->id.v, kept);
	*is_full = whole != NULL && whole[0] != '\0';
	return *is_full ? whole : mask;
}

/* Outside the branch is typed apart from whom the letter is for, and read apart. */
static const char *place_outside(struct ctx *c, const struct transfer_row *t)
{
	const struct message_arg args[] = { { "place", t->place }, { "branch", t->place_branch } };

	return text_is_empty(t->place_branch) ? t->place : say(c, T_transfer_letter_place, args, 2);
}

/* What the member was when the letter was written, whatever became of it since. */
static int64_t status_then(struct ctx *c, const struct person_row *row, day_t day)
{
	struct person_spell *spells;
	size_t count = person_spells(c->store, row->region, row->id, &spells);

	for (size_t i = 0; i < count; i++)
		if (spells[i].from_day <= day && spells[i].to_day > day)
			return spells[i].status;
	return row->status;
}

static void write_parts(struct ctx *c, const struct person_row *row, struct transfer_letter *l)
{
	const struct transfer_row *t = &l->row;
	bool is_out = strcmp(t->kind, "out") == 0;
	const char *old = arena_printf(c->arena, "%s%s", t->from_organ_name, t->from_name);
	const char *new = is_out ? place_outside(c, t) : arena_printf(c->arena, "%s%s", t->to_organ_name, t->to_name);
	const struct message_arg args[] = { { "name", t->name }, { "sex", code_name_int(LANG_ZH, "sex", row->sex) },
		{ "age", row->birth_day == DAY_NONE ? "" : ctx_number(c, years_between(row->birth_day, t->issued_day)) },
		{ "nationality", code_name(LANG_ZH, "nationality", row->nationality) }, { "status", code_name_int(LANG_ZH, "member_status", status_then(c, row, t->issued_day)) },
		{ "id_number", whole_or_mask(c, row, "id_number", row->id_number, row->id_number_mask, &l->has_full_number) }, { "old", old }, { "new", new } };
	const struct message_arg month = { "month", day_text_zh(c->arena, t->dues_month, DATE_MONTH) };
	const struct message_arg days[] = { { "n", ctx_number(c, t->valid_days) }, { "until", day_text_zh(c->arena, t->valid_until, DATE_DAY) } };

	l->number = t->number;
	l->member_phone = whole_or_mask(c, row, "phone", row->phone, row->phone_mask, &l->has_full_phone);
	l->to = is_out ? t->place : t->to_organ_name;
	l->date = day_text_zh(c->arena, t->issued_day, DATE_DAY);
	l->stub = say(c, T_transfer_letter_stub_text, args, sizeof(args) / sizeof(args[0]));
	l->body = say(c, T_transfer_letter_text, args, sizeof(args) / sizeof(args[0]));
	l->dues = say(c, T_transfer_letter_dues, &month, 1);
	l->validity = say(c, T_transfer_letter_valid, days, 2);
	l->receipt = say(c, T_transfer_letter_receipt_text, args, sizeof(args) / sizeof(args[0]));
}

/* The committee of the old side, whatever is printed. */
static bool is_of_old_organ(struct ctx *c, transfer_id id, struct transfer_row *row)
{
	if (!transfer_see(c, id, row))
		return false;
	return may_at_path(c, MAY_EDIT_PERSON, row->from_organ_path) ||
		ctx_refuse(c, AGAINST_RULE, T_transfer_organ_only, "own", c->actor.org_name, "organ", row->from_organ_name, NULL);
}

/* Under way and good today. */
static bool is_good(const struct ctx *c, const struct transfer_row *row)
{
	return (strcmp(row->state, "issued") == 0 || strcmp(row->state, "accepted") == 0) && c->today <= row->valid_until;
}

/* What is in it, and that it was taken out as `act`. */
static bool take_out(struct ctx *c, const char *act, struct transfer_letter *l)
{
	struct person_row row;

	if (!person_get(c->store, (person_id){ l->row.person }, &row))
		return ctx_refuse(c, NOT_FOUND, T_transfer_not_found, NULL);
	store_subject(c->store, l->row.id.v, c->actor.org_id);
	write_parts(c, &row, l);
	l->row.issuer_name = organ_name(c, l->row.issuer_name, l->row.issuer_kind);
	transfer_note_step(c, l->row.id, act, c->today, NULL);
	store_note(c->store, "number", NULL, l->number);
	store_note(c->store, "id_number", NULL, l->has_full_number ? "full" : "masked");
	return true;
}

bool transfer_print(struct ctx *c, transfer_id id, struct transfer_letter *l)
{
	*l = (struct transfer_letter){ .number = "", .address = "", .phone = "" };
	ctx_begin(c, "transfer.print", "transfer", id.v, 0);
	if (!is_of_old_organ(c, id, &l->row))
		return false;
	if (strcmp(l->row.state, "issued") != 0 && strcmp(l->row.state, "accepted") != 0)
		return ctx_refuse(c, AGAINST_RULE, T_transfer_state_wrong, "state", code_name(c->lang, "transfer_state", l->row.state), "act",
			code_name(c->lang, "transfer_act", "print"), NULL);
	if (!is_good(c, &l->row))
		return ctx_refuse(c, AGAINST_RULE, T_transfer_expired, "issued", day_text(c->arena, l->row.issued_day), "n", ctx_number(c, l->row.valid_days), "until",
			day_text(c->arena, l->row.valid_until), "today", day_text(c->arena, c->today), "branch", l->row.from_name, NULL);
	if (!take_out(c, "print", l))
		return false;
	store_note(c->store, "phone", NULL, l->has_full_phone ? "full" : "masked");
	return ctx_commit(c);
}

/* Only what was numbered here has a stub here: a letter that came from outside left it where it was written. */
static bool has_stub(const struct transfer_row *row) { return row->serial > 0 && row->first_day != DAY_OPEN; }

bool transfer_may_print_stub(struct ctx *c, const struct transfer_row *row)
{
	return has_stub(row) && !is_good(c, row) && may_at_path(c, MAY_EDIT_PERSON, row->from_organ_path);
}

bool transfer_print_stub(struct ctx *c, transfer_id id, struct transfer_letter *l)
{
	struct message_arg args[] = { { "name", c->actor.name }, { "organ", c->actor.org_name }, { "time", time_text(c->arena, c->now_s) } };

	*l = (struct transfer_letter){ .number = "", .address = "", .phone = "" };
	ctx_begin(c, "transfer.stub", "transfer", id.v, 0);
	if (!is_of_old_organ(c, id, &l->row))
		return false;
	if (!has_stub(&l->row))
		return ctx_refuse(c, AGAINST_RULE, T_transfer_stub_none, "name", l->row.name, NULL);
	if (is_good(c, &l->row))
		return ctx_refuse(c, AGAINST_RULE, T_transfer_stub_good, "number", l->row.number, "until", day_text(c->arena, l->row.valid_until), NULL);
	if (!take_out(c, "stub", l))
		return false;
	l->again = say(c, T_transfer_stub_again, args, 3);
	return ctx_commit(c);
}

bool transfer_chase(struct ctx *c, transfer_id id, struct transfer_letter *l)
{
	struct transfer_turn turn;

	*l = (struct transfer_letter){ .number = "", .address = "", .phone = "" };
	if (!transfer_see(c, id, &l->row))
		return false;
	if (!may_at_path(c, MAY_EDIT_PERSON, l->row.from_organ_path))
		return ctx_refuse(c, FORBIDDEN, T_transfer_organ_only, "own", c->actor.org_name, "organ", l->row.from_organ_name, NULL);
	if (!transfer_turn(c, &l->row, &turn) || strcmp(turn.act, "receipt") != 0)
		return ctx_refuse(c, NOT_FOUND, T_transfer_not_found, NULL);
	l->number = l->row.number;
	l->to = l->row.place;
	l->date = day_text_zh(c->arena, c->today, DATE_DAY);
	l->row.issuer_name = organ_name(c, l->row.issuer_name, l->row.issuer_kind);
	l->body = say(c, T_transfer_chase_text, (const struct message_arg[]){ { "number", l->number }, { "name", l->row.name }, { "new", place_outside(c, &l->row) },
		{ "issued", day_text_zh(c->arena, l->row.issued_day, DATE_DAY) }, { "until", day_text_zh(c->arena, l->row.valid_until, DATE_DAY) } }, 5);
	return true;
}
