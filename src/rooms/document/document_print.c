/* What is typed for a paper, and the paper itself: filled from its facts and the template in force, printed with a line in the log. */
#include <string.h>
#include "base/text.h"
#include "core/audit.h"
#include "core/code.h"
#include "core/permit.h"
#include "core/reason.h"
#include "rooms/document/document_part.h"
#include "rooms/person/person.h"
#include "text/document.h"

#define TYPED_CHARS_MAX 100
#define BODY_CHARS_MAX 2000
#define SMALLEST 55		/* hundredths of the type of a template: what is 14 points there is read at 7.7 */
#define SMALLER_STEP 5

/* ---- what is typed ---- */

static bool is_digits(const char *text, size_t bytes)
{
	return bytes > 0 && strspn(text, "0123456789") >= bytes;
}

bool document_number_is_right(const char *number)
{
	const char *open = strstr(number, DOCUMENT_YEAR_OPEN), *close = open == NULL ? NULL : strstr(open, DOCUMENT_YEAR_CLOSE), *after;
	size_t year_bytes;

	if (number[0] == '\0')
		return true;
	if (open == NULL || open == number || close == NULL)
		return false;
	open += strlen(DOCUMENT_YEAR_OPEN);
	year_bytes = (size_t)(close - open);
	after = close + strlen(DOCUMENT_YEAR_CLOSE);
	if (year_bytes != 4 || !is_digits(open, 4) || after[0] == '0')
		return false;
	return is_digits(after, strspn(after, "0123456789")) && strcmp(after + strspn(after, "0123456789"), DOCUMENT_NUMBER_SIGN) == 0;
}

static bool is_several(const char *to)
{
	for (const char *const *sign = DOCUMENT_SEPARATORS; *sign != NULL; sign++)
		if (strstr(to, *sign) != NULL)
			return true;
	return false;
}

static bool is_typed_right(struct ctx *c, const struct document_kind *kind, const struct document_ask *ask)
{
	static const enum document_field NUMBERS[] = { FIELD_NUMBER, FIELD_ASKED_NUMBER };

	for (const enum document_field *f = kind->typed; *f != FIELD_NONE; f++) {
		int most = *f == FIELD_BODY ? BODY_CHARS_MAX : TYPED_CHARS_MAX;

		if (ask->typed[*f] != NULL && text_chars(ask->typed[*f]) > (size_t)most)
			ctx_refuse_field(c, DOCUMENT_INPUTS[*f], T_document_text_long, "name", DOCUMENT_FIELDS[*f], "n", ctx_number(c, most), NULL);
	}
	for (const enum document_field *f = kind->needed; *f != FIELD_NONE; f++)
		if (text_is_empty(ask->typed[*f]))
			ctx_refuse_field(c, DOCUMENT_INPUTS[*f], T_document_text_missing, "name", DOCUMENT_FIELDS[*f], NULL);
	for (size_t i = 0; i < sizeof(NUMBERS) / sizeof(NUMBERS[0]); i++)
		if (ask->typed[NUMBERS[i]] != NULL && !document_number_is_right(ask->typed[NUMBERS[i]]))
			ctx_refuse_field(c, DOCUMENT_INPUTS[NUMBERS[i]], T_document_number_wrong, "number", ask->typed[NUMBERS[i]], NULL);
	/* 党政机关公文处理工作条例 (2012) art. 15: a request goes to one superior. */
	if (strcmp(kind->code, "request") == 0 && ask->typed[FIELD_TO] != NULL && is_several(ask->typed[FIELD_TO]))
		ctx_refuse_field(c, DOCUMENT_INPUTS[FIELD_TO], T_document_to_several, "to", ask->typed[FIELD_TO], NULL);
	return !ctx_is_refused(c);
}

/* ---- the paper ---- */

/* Lines of a text are paragraphs: the template indents the first one only. */
static const char *indented(struct arena *a, const char *text)
{
	struct buffer out;

	buffer_init(&out, a, 0);
	for (; *text != '\0'; text++) {
		buffer_putc(&out, *text);
		if (*text == '\n')
			buffer_puts(&out, DOCUMENT_INDENT);
	}
	return buffer_text(&out);
}

/* Who took it, when and what for: on every paper of the house, whatever template is in force. */
static const char *mark_of(struct ctx *c, const struct document_ask *ask)
{
	const struct message_arg args[] = { { "name", c->actor.name }, { "time", time_text(c->arena, c->now_s) }, { "reason", ask->reason } };

	return message_text(c->arena, LANG_ZH, text_is_empty(ask->reason) ? T_document_internal : T_document_internal_reason, args, text_is_empty(ask->reason) ? 2 : 3);
}

struct docx_values document_values(struct ctx *c, const struct document_kind *kind, const struct document_facts *facts, const struct document_ask *ask)
{
	struct docx_values out = document_vocabulary(c->arena, kind);
	struct docx_value *values = arena_copy(c->arena, out.values, out.values_count * sizeof(*values) + 1);
	struct docx_list *lists = arena_copy(c->arena, out.lists, out.lists_count * sizeof(*lists) + 1);

	for (size_t i = 0; i < out.values_count; i++) {
		enum document_field f = kind->fields[i];

		values[i].text = !text_is_empty(ask->typed[f]) ? ask->typed[f] : facts->texts[f];
		if (f == FIELD_BODY && !text_is_empty(ask->typed[f]) && !text_is_empty(facts->texts[f]))	/* what is typed is said besides the decision */
			values[i].text = arena_printf(c->arena, "%s\n%s", facts->texts[f], ask->typed[f]);
		if ((f == FIELD_BODY || f == FIELD_NOTICE_TEXT) && values[i].text != NULL)
			values[i].text = indented(c->arena, values[i].text);
	}
	for (size_t i = 0; i < out.lists_count; i++) {
		lists[i].rows = facts->lists[kind->lists[i]].cells;
		lists[i].rows_count = facts->lists[kind->lists[i]].count;
	}
	out.values = values;
	out.lists = lists;
	out.pictures = facts->scans != NULL ? facts->scans : &facts->photo;
	out.pictures_count = facts->scans != NULL ? facts->scans_count : facts->photo.bytes > 0 ? 1 : 0;
	out.mark = facts->mark;
	if (kind->nature != DOCUMENT_PAPER)
		out.mark = mark_of(c, ask);
	return out;
}

/* As PDF; what is to stand on one sheet in type as much smaller as that takes, which the values then say. A template of the office that takes two sheets
 * at the least size too is left as it is. */
static enum docx_fault set_pdf(struct ctx *c, const struct document_kind *kind, const struct buffer *template, const char *name, struct docx_values *values, struct buffer *out)
{
	bool is_one_sheet = strcmp(kind->code, DOCUMENT_LETTER) == 0;
	enum docx_fault fault;
	int pages = 0;

	for (int percent = 100;; percent -= SMALLER_STEP) {
		bool is_last = !is_one_sheet || percent < SMALLEST;

		values->percent = percent == 100 || is_last ? 0 : percent;
		buffer_clear(out);
		fault = docx_pdf(c->arena, template->data, template->bytes, name, values, out, &pages);
		if (fault != DOCX_GOOD || pages == 1 || is_last)
			return fault;
	}
}

static bool fill(struct ctx *c, const struct document_kind *kind, const struct document_facts *facts, const struct document_ask *ask, struct document_paper *paper)
{
	struct docx_values values = document_values(c, kind, facts, ask);
	struct document_use_row use = { .template = { 0 } };
	struct buffer template;
	enum docx_fault fault = DOCX_GOOD;

	document_in_force(c, facts->path, kind, &use);
	if (!document_bytes(c, kind, use.template, &template))
		return false;
	paper->name = arena_printf(c->arena, "%s-%s-%s.%s", message_text(c->arena, LANG_ZH, kind->title, NULL, 0), facts->title, day_text(c->arena, c->today), ask->is_pdf ? "pdf" : "docx");
	paper->media_type = ask->is_pdf ? "application/pdf" : DOCX_MEDIA_TYPE;
	buffer_init(&paper->bytes, c->arena, 0);
	if (ask->is_pdf || strcmp(kind->code, DOCUMENT_LETTER) == 0)
		fault = set_pdf(c, kind, &template, paper->name, &values, &paper->bytes);
	if (fault == DOCX_GOOD && !ask->is_pdf) {
		buffer_clear(&paper->bytes);
		fault = docx_fill(c->arena, template.data, template.bytes, &values, &paper->bytes);
	}
	return fault == DOCX_GOOD || document_refuse_fault(c, fault, "");
}

/* With the right, and the reason that the archive asks and logs; without, nothing but the mask leaves the room. */
static bool put_number(struct ctx *c, const struct document_kind *kind, const struct document_ask *ask, struct document_facts *facts)
{
	const char *id_number, *phone;

	if (!ask->is_full)
		return true;
	if (!kind->may_show_number || facts->person_id == 0)
		return ctx_refuse(c, AGAINST_RULE, T_document_no_full_number, NULL);
	if (!may_at_path(c, MAY_SEE_FULL, facts->person_path))
		return ctx_refuse(c, FORBIDDEN, T_document_may_not_see_full, NULL);
	if (!person_reveal(c, (person_id){ facts->person_id }, ask->reason, &id_number, &phone))
		return false;
	if (!text_is_empty(id_number))	/* else the record has none, and says why */
		facts->texts[FIELD_ID_NUMBER] = id_number;
	return true;
}

bool document_is_export(const struct document_kind *kind, bool is_pdf, bool is_of_branch)
{
	return kind->nature == DOCUMENT_PEOPLE && !(is_pdf && is_of_branch);
}

/* docs/permissions.md: whatever carries many people out of the system is an export, on whichever page it is asked for. */
static bool may_leave(struct ctx *c, const struct document_kind *kind, const struct document_ask *ask, const struct document_facts *facts)
{
	if (!document_is_export(kind, ask->is_pdf, facts->is_of_branch))
		return true;
	if (!may_at_path(c, MAY_EXPORT, facts->path))
		return ctx_refuse(c, FORBIDDEN, T_document_needs_export, "n", ctx_number(c, facts->people), NULL);
	return reason_is_given(c, ask->reason) && permit_require_fresh(c);
}

bool document_print(struct ctx *c, const struct document_kind *kind, const struct document_ask *ask, struct document_paper *paper)
{
	struct document_facts facts;

	paper->fd = -1;
	if (strcmp(kind->code, DOCUMENT_BUNDLE) == 0)
		return document_print_bundle(c, kind, ask, paper);
	if (!is_typed_right(c, kind, ask) || !document_facts_read(c, kind, ask, &facts) || !put_number(c, kind, ask, &facts) ||
	    !may_leave(c, kind, ask, &facts) || !fill(c, kind, &facts, ask, paper))
		return false;
	ctx_begin(c, "document.print", facts.subject, ask->subject, facts.org_id);
	store_note(c->store, "document", NULL, kind->code);
	if (kind->nature == DOCUMENT_PEOPLE) {
		store_note(c->store, "query", NULL, text_or_empty(ask->query));
		store_note(c->store, "rows", NULL, arena_printf(c->arena, "%lld", (long long)facts.people));
	}
	if (!text_is_empty(ask->reason))
		store_note(c->store, "reason", NULL, ask->reason);
	store_note(c->store, "form", NULL, ask->is_pdf ? "pdf" : "docx");
	store_note(c->store, "number", NULL, text_is_empty(ask->typed[FIELD_NUMBER]) ? "" : ask->typed[FIELD_NUMBER]);
	if (!facts.is_logged)
		store_note(c->store, "id_number", NULL, ask->is_full ? "full" : "masked");
	return ctx_commit(c);
}
