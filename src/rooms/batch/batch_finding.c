/* What a check says of a row, kept as lines of text: kind, place, content, key of the sentence, its values. */
#include <stdarg.h>
#include <string.h>
#include "core/code.h"
#include "core/id_number.h"
#include "rooms/batch/batch_judge.h"
#include "text/batch.h"

#define PARTS_MAX (4 + 2 * BATCH_FINDING_ARGS_MAX)

/* Tabs and line ends separate; cells have none, since they were cleaned. */
static void put_part(struct buffer *b, const char *text)
{
	for (const char *p = text == NULL ? "" : text; *p != '\0'; p++)
		buffer_putc(b, *p == '\t' || *p == '\n' ? ' ' : *p);
}

static void put_start(struct batch_findings *f, enum batch_finding_kind kind, const char *place, const char *content, const char *key)
{
	buffer_putc(&f->text, (char)kind);
	buffer_putc(&f->text, '\t');
	put_part(&f->text, place);
	buffer_putc(&f->text, '\t');
	put_part(&f->text, content);
	buffer_putc(&f->text, '\t');
	put_part(&f->text, key);
	f->is_wrong = f->is_wrong || kind == BATCH_FINDING_WRONG;
	f->is_warned = f->is_warned || kind == BATCH_FINDING_WARNING;
	f->is_changed = f->is_changed || kind == BATCH_FINDING_CHANGE;
}

static void put_arg(struct batch_findings *f, const char *name, const char *value)
{
	buffer_putc(&f->text, '\t');
	put_part(&f->text, name);
	buffer_putc(&f->text, '\t');
	put_part(&f->text, value);
}

/* One thing is wrong with a cell at a time: what a rule misses in it follows from what could not be read. */
static bool is_wrong_already(const struct batch_findings *f, enum batch_finding_kind kind, const char *place)
{
	const char *at = f->text.bytes == 0 ? "" : f->text.data, *end = at + f->text.bytes;
	size_t bytes = strlen(place);

	while (kind == BATCH_FINDING_WRONG && at < end) {
		const char *next = memchr(at, '\n', (size_t)(end - at));

		if (at[0] == BATCH_FINDING_WRONG && (size_t)(end - at) > bytes + 2 && memcmp(at + 2, place, bytes) == 0 && at[2 + bytes] == '\t')
			return true;
		at = next == NULL ? end : next + 1;
	}
	return false;
}

void batch_finding_add(struct batch_findings *f, enum batch_finding_kind kind, const char *place, const char *content, message m, ...)
{
	va_list pairs;

	if (is_wrong_already(f, kind, place))
		return;
	put_start(f, kind, place, content, m->key);
	va_start(pairs, m);
	for (const char *name; (name = va_arg(pairs, const char *)) != NULL;)
		put_arg(f, name, va_arg(pairs, const char *));
	va_end(pairs);
	buffer_putc(&f->text, '\n');
}

void batch_finding_refusal(struct batch_findings *f, const char *place, const char *content, const struct refusal *r)
{
	if (is_wrong_already(f, BATCH_FINDING_WRONG, place))
		return;
	put_start(f, BATCH_FINDING_WRONG, place, content, r->text->key);
	for (int i = 0; i < r->args_count; i++)
		put_arg(f, r->args[i].name, r->args[i].value);
	buffer_putc(&f->text, '\n');
}

void batch_finding_change(struct batch_findings *f, const char *field, const char *before, const char *after)
{
	put_start(f, BATCH_FINDING_CHANGE, field, before, after);
	buffer_putc(&f->text, '\n');
}

const char *batch_findings_wrong(struct arena *a, const char *kept)
{
	struct buffer b;

	buffer_init(&b, a, 0);
	for (const char *at = text_or_empty(kept); *at != '\0';) {
		size_t bytes = strcspn(at, "\n");

		bytes += at[bytes] == '\n';
		if (at[0] == BATCH_FINDING_WRONG)
			buffer_put(&b, at, bytes);
		at += bytes;
	}
	return buffer_text(&b);
}

/* ---- reading ---- */

static const char *label_of(struct ctx *c, const char *field)
{
	int number = batch_field_find(field);

	return number == BATCH_FIELD_NONE ? "" : ctx_words(c, batch_field_at(number).label);
}

static const char *words_of(struct ctx *c, int field, const char *value)
{
	struct person_form form = { 0 };
	const struct person_input *input = field == BATCH_FIELD_NONE ? NULL : batch_field_at(field).input;

	if (input == NULL || value[0] == '\0')
		return value;
	*(const char **)(void *)((char *)&form + input->offset) = value;
	return person_input_words(c, &form, input);
}

/* A good ID number is not what is wrong: it is shown masked. */
static const char *shown_content(struct ctx *c, const char *content)
{
	struct id_number number;

	return strlen(content) >= 15 && id_number_read(c->arena, content, c->today, &number) == ID_NUMBER_GOOD
		? id_number_mask(c->arena, number.text) : content;
}

bool batch_finding_next(struct ctx *c, const char **at, struct batch_finding *finding)
{
	const char *parts[PARTS_MAX];
	size_t count = 0, bytes = strcspn(*at, "\n");
	struct message_arg args[BATCH_FINDING_ARGS_MAX];
	size_t args_count = 0;
	message m;
	char *line;

	if (bytes == 0)
		return false;
	line = arena_text_n(c->arena, *at, bytes);
	*at += bytes + ((*at)[bytes] == '\n');
	for (char *tab; count < PARTS_MAX; line = tab + 1) {
		parts[count++] = line;
		tab = strchr(line, '\t');
		if (tab == NULL)
			break;
		*tab = '\0';
	}
	if (count < 4)
		return false;
	finding->kind = (enum batch_finding_kind)parts[0][0];
	if (finding->kind == BATCH_FINDING_CHANGE) {
		int field = batch_field_find(parts[1]);

		finding->column = label_of(c, parts[1]);
		finding->content = words_of(c, field, parts[2]);
		finding->text = words_of(c, field, parts[3]);
		return true;
	}
	for (size_t i = 4; i + 1 < count; i += 2)
		args[args_count++] = (struct message_arg){ parts[i], parts[i + 1] };
	m = message_find(parts[3]);
	finding->column = parts[1][0] == '@' ? label_of(c, parts[1] + 1) : parts[1];
	finding->content = shown_content(c, parts[2]);
	finding->text = m == NULL ? parts[3] : message_text(c->arena, c->lang, m, args, args_count);
	return true;
}
