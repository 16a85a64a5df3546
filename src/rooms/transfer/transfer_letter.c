#include "rooms/transfer/transfer_letter.h"

#include <string.h>
#include "base/log.h"
#include "core/code.h"
#include "core/crypto.h"
#include "core/pdf.h"
#include "core/permit.h"
#include "core/services.h"
#include "rooms/transfer/transfer_part.h"
#include "text/transfer.h"
#include "text/view.h"

#define PART_MM 62	/* three of them and the title fill the sheet */

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

static const char *id_number_of(struct ctx *c, const struct transfer_row *t, const struct person_row *row, bool *is_full)
{
	const char *whole = NULL;

	if (may_at_path(c, MAY_SEE_FULL, t->from_path))
		whole = crypto_open(c->services->keys, c->arena, "person", "id_number", row->id.v, row->id_number);
	*is_full = whole != NULL && whole[0] != '\0';
	return *is_full ? whole : row->id_number_mask;
}

static void write_parts(struct ctx *c, const struct person_row *row, struct transfer_letter *l)
{
	const struct transfer_row *t = &l->row;
	bool is_out = strcmp(t->kind, "out") == 0;
	const char *old = arena_printf(c->arena, "%s%s", t->from_organ_name, t->from_name);
	const char *new = is_out ? arena_printf(c->arena, "%s%s", t->place, t->place_branch) : arena_printf(c->arena, "%s%s", t->to_organ_name, t->to_name);
	const struct message_arg args[] = { { "name", t->name }, { "sex", code_name_int(LANG_ZH, "sex", row->sex) },
		{ "age", row->birth_day == DAY_NONE ? "" : ctx_number(c, years_between(row->birth_day, t->issued_day)) },
		{ "nationality", code_name(LANG_ZH, "nationality", row->nationality) }, { "status", code_name_int(LANG_ZH, "member_status", row->status) },
		{ "id_number", id_number_of(c, t, row, &l->has_full_number) }, { "old", old }, { "new", new } };
	const struct message_arg month = { "month", day_text_zh(c->arena, t->dues_month, DATE_MONTH) };
	const struct message_arg days[] = { { "n", ctx_number(c, t->valid_days) }, { "until", day_text_zh(c->arena, t->valid_until, DATE_DAY) } };

	l->number = t->number;
	l->to = is_out ? t->place : t->to_organ_name;
	l->date = day_text_zh(c->arena, t->issued_day, DATE_DAY);
	l->stub = say(c, T_transfer_letter_stub_text, args, sizeof(args) / sizeof(args[0]));
	l->body = say(c, T_transfer_letter_text, args, sizeof(args) / sizeof(args[0]));
	l->dues = say(c, T_transfer_letter_dues, &month, 1);
	l->validity = say(c, T_transfer_letter_valid, days, 2);
	l->receipt = say(c, T_transfer_letter_receipt_text, args, sizeof(args) / sizeof(args[0]));
}

bool transfer_print(struct ctx *c, transfer_id id, struct transfer_letter *l)
{
	struct person_row row;

	*l = (struct transfer_letter){ .number = "" };
	ctx_begin(c, "transfer.print", "transfer", id.v, 0);
	if (!transfer_see(c, id, &l->row))
		return false;
	if (!may_at_path(c, MAY_EDIT_PERSON, l->row.from_organ_path))
		return ctx_refuse(c, AGAINST_RULE, T_transfer_organ_only, "own", c->actor.org_name, "organ", l->row.from_organ_name, NULL);
	if (strcmp(l->row.state, "issued") != 0 && strcmp(l->row.state, "accepted") != 0)
		return ctx_refuse(c, AGAINST_RULE, T_transfer_state_wrong, "state", code_name(c->lang, "transfer_state", l->row.state), "act",
			code_name(c->lang, "transfer_act", "print"), NULL);
	if (c->today > l->row.valid_until)
		return ctx_refuse(c, AGAINST_RULE, T_transfer_expired, "issued", day_text(c->arena, l->row.issued_day), "n", ctx_number(c, l->row.valid_days), "until",
			day_text(c->arena, l->row.valid_until), "today", day_text(c->arena, c->today), "branch", l->row.from_name, NULL);
	if (!person_get(c->store, (person_id){ l->row.person }, &row))
		return ctx_refuse(c, NOT_FOUND, T_transfer_not_found, NULL);
	store_subject(c->store, id.v, c->actor.org_id);
	write_parts(c, &row, l);
	l->row.issuer_name = organ_name(c, l->row.issuer_name, l->row.issuer_kind);
	transfer_note_step(c, id, "print", c->today, NULL);
	store_note(c->store, "number", NULL, l->number);
	store_note(c->store, "id_number", NULL, l->has_full_number ? "full" : "masked");
	return ctx_commit(c);
}

/* ---- PDF ---- */

static const char *whom(struct ctx *c, const char *name)
{
	const struct message_arg arg = { "name", name };

	return say(c, T_transfer_letter_to, &arg, 1);
}

static void put_part(struct ctx *c, struct pdf *pdf, message title, const char *text)
{
	const struct pdf_cell head = { .text = say(c, title, NULL, 0), .columns = 1, .is_head = true };
	const struct pdf_cell body = { .text = text, .columns = 1, .is_left = true };

	pdf_row(pdf, 0, &head, 1);
	pdf_row(pdf, PART_MM, &body, 1);
}

bool transfer_letter_pdf(struct ctx *c, const struct transfer_letter *l, struct buffer *out)
{
	const char *seal = say(c, T_transfer_letter_seal, NULL, 0), *issuer = l->row.issuer_name;
	const struct message_arg printed[] = { { "name", c->actor.name }, { "day", day_text(c->arena, c->today) } };
	struct pdf_frame frame = { .title = say(c, T_transfer_letter_title, NULL, 0), .under_title = l->number, .mark = say(c, T_view_internal, NULL, 0),
		.printed = say(c, T_view_printed_by, printed, 2), .widths = { 1 }, .columns_count = 1 };
	struct pdf *pdf = pdf_new(c->arena, &frame);
	int unknown;

	put_part(c, pdf, T_transfer_letter_stub, arena_printf(c->arena, "%s\n%s\n%s\n\n%s\n%s", l->stub, l->dues, l->validity, issuer, l->date));
	put_part(c, pdf, T_transfer_letter_middle, arena_printf(c->arena, "%s\n%s\n%s\n%s\n\n%s%s\n%s", whom(c, l->to), l->body, l->dues, l->validity, issuer, seal, l->date));
	put_part(c, pdf, T_transfer_letter_receipt, arena_printf(c->arena, "%s\n%s\n\n%s\n%s", whom(c, issuer), l->receipt, seal, say(c, T_transfer_letter_by, NULL, 0)));
	buffer_init(out, c->arena, 0);
	if (pdf_write(pdf, out, &unknown) == 0)
		return ctx_refuse(c, AGAINST_RULE, T_transfer_letter_no_pdf, NULL);
	if (unknown > 0)
		log_write(LOG_WARN, "transfer", "no installed font has some characters of a letter", "characters", ctx_number(c, unknown), NULL);
	return true;
}
