/* The letters of a person's transfers, for a case about the person that names one. */
#include "rooms/transfer/transfer_named.h"

#include <string.h>
#include "base/text.h"
#include "core/code.h"
#include "rooms/run/run.h"
#include "rooms/transfer/transfer.h"
#include "text/transfer.h"

#define LETTERS_MAX 20	/* of one person, the latest first */

static size_t letters_of(struct ctx *c, const struct run_case *k, struct transfer_row **rows)
{
	*rows = NULL;
	return k->subject.id.v == 0 ? 0 : transfers_lettered(c->store, k->subject.id.v, LETTERS_MAX, rows);
}

static bool is_void(const struct transfer_row *t) { return strcmp(t->state, "withdrawn") == 0 || strcmp(t->state, "returned") == 0; }

/* Over before the case began, so it is not the one that the case waits for. */
static bool is_of_before(const struct run_case *k, const struct transfer_row *t)
{
	return (strcmp(t->state, "done") == 0 && t->moved_day < k->row.opened_day) || (strcmp(t->state, "expired") == 0 && t->issued_day < k->row.opened_day);
}

/* The letter of that number, one that may be named where several have it; NULL none. */
static const struct transfer_row *find(const struct run_case *k, const struct transfer_row *rows, size_t count, const char *number)
{
	const struct transfer_row *found = NULL;

	for (size_t i = 0; i < count; i++)
		if (strcmp(rows[i].number, number) == 0 && (found == NULL || is_void(found) || is_of_before(k, found)))
			found = &rows[i];
	return found;
}

static const char *last_number(const struct run_case *k, const struct transfer_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!is_void(&rows[i]) && !is_of_before(k, &rows[i]))
			return rows[i].number;
	return "";
}

const char *transfer_letter_for(struct ctx *c, const struct run_case *k)
{
	struct transfer_row *rows;
	size_t count = letters_of(c, k, &rows);

	return last_number(k, rows, count);
}

bool transfer_may_be_named(struct ctx *c, const struct run_case *k, const char *field, const char *number)
{
	struct transfer_row *rows;
	size_t count;
	const struct transfer_row *t;
	const char *known;

	if (text_is_empty(number) || run_is_on_paper(k, k->steps[k->steps_count - 1].opened_day))
		return true;
	count = letters_of(c, k, &rows);
	t = find(k, rows, count, number);
	known = last_number(k, rows, count);
	if (t == NULL && known[0] == '\0')
		return ctx_refuse_field(c, field, T_transfer_named_none, "typed", number, "name", k->row.title, NULL);
	if (t == NULL)
		return ctx_refuse_field(c, field, T_transfer_named_other, "typed", number, "name", k->row.title, "known", known, NULL);
	if (is_void(t) || is_of_before(k, t))
		return ctx_refuse_field(c, field, is_void(t) ? T_transfer_named_void : T_transfer_named_before, "typed", number, "state", code_name(c->lang, "transfer_state", t->state),
			"opened", day_text(c->arena, k->row.opened_day), NULL);
	return true;
}

const char *transfer_named_note(struct ctx *c, const struct run_case *k, const char *number)
{
	struct transfer_row *rows;
	size_t count = text_is_empty(number) ? 0 : letters_of(c, k, &rows);
	const struct transfer_row *t = count == 0 ? NULL : find(k, rows, count, number);

	if (t == NULL)
		return NULL;
	return message_text(c->arena, c->lang, T_transfer_named_note, (const struct message_arg[]){ { "issued", day_text(c->arena, t->issued_day) }, { "issuer", t->issuer_name },
		{ "n", ctx_number(c, t->valid_days) }, { "until", day_text(c->arena, t->valid_until) }, { "to", strcmp(t->kind, "out") == 0 ? t->place : t->to_organ_name } }, 5);
}
