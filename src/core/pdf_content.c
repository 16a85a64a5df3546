#include "core/pdf_content.h"

#include <math.h>
#include <string.h>
#include "core/pdf_token.h"

#define SAVED_MAX 64		/* q within q; deeper ones share one */
#define WORDS_MAX 8192		/* operands of one word */
#define ROOM_BYTES 600		/* a small form takes no more; a page may show thousands */
#define GAP_WIDE 1.2		/* in sizes of the letter: between two cells */
#define GAP_BLANK 0.2
#define LINE_FULL 15.0		/* a line so long may go on in the next */
#define LINE_PITCH_MAX 2.5
#define LINE_INDENT 2.6

struct operand { enum pdf_token_kind kind; double number; size_t at, bytes; };

struct look { double place[6]; const struct pdf_font *font; double size, char_gap, word_gap, scale, leading, rise; };

struct reading {
	struct pdf_lines *lines;
	const struct pdf_resources *resources;
	struct look look;
	struct buffer saved;		/* of looks; deeper ones are only counted */
	int saved_count;
	double text[6], line[6];	/* the text matrix and that of the line */
	struct buffer operands, strings;	/* and what the operands say */
};

/* ---- places ---- */

static const double NOWHERE[6] = { 1, 0, 0, 1, 0, 0 };

void pdf_place_within(double out[6], const double inner[6], const double outer[6])
{
	const double made[6] = {
		inner[0] * outer[0] + inner[1] * outer[2], inner[0] * outer[1] + inner[1] * outer[3],
		inner[2] * outer[0] + inner[3] * outer[2], inner[2] * outer[1] + inner[3] * outer[3],
		inner[4] * outer[0] + inner[5] * outer[2] + outer[4], inner[4] * outer[1] + inner[5] * outer[3] + outer[5],
	};

	memcpy(out, made, sizeof(made));
}

static void move(double matrix[6], double x, double y)
{
	const double step[6] = { 1, 0, 0, 1, x, y };

	pdf_place_within(matrix, step, matrix);
}

void pdf_lines_init(struct pdf_lines *l, struct arena *a)
{
	*l = (struct pdf_lines){ .arena = a };
	buffer_init(&l->text, a, 0);
}

static void end_line(struct pdf_lines *l)
{
	if (l->text.bytes > 0 && l->text.data[l->text.bytes - 1] != '\n')
		buffer_lit(&l->text, "\n");
}

void pdf_lines_end(struct pdf_lines *l)
{
	end_line(l);
	l->size = 0;
}

/* How far `to` is from `from`, along the line and across it (up is positive), in sizes of its letters. */
static struct pdf_point distance(const struct pdf_lines *l, struct pdf_point from, struct pdf_point to)
{
	double x = (to.x - from.x) / l->size, y = (to.y - from.y) / l->size;

	return (struct pdf_point){ x * l->along.x + y * l->along.y, y * l->along.x - x * l->along.y };
}

/* A paragraph: the line above is full, and this one begins under its beginning, but for an indent. */
static bool goes_on(const struct pdf_lines *l, struct pdf_point at, double size)
{
	struct pdf_point down = distance(l, l->from, at), length = distance(l, l->from, l->to);

	return !l->has_cells && fabs(size - l->size) < 0.1 * l->size && length.x > LINE_FULL && fabs(down.y) > 0.5 && fabs(down.y) < LINE_PITCH_MAX && down.x < 0.5
		&& down.x > -LINE_INDENT;
}

/* A letter comes at `at`: what stands between it and the one before. */
static void come_to(struct pdf_lines *l, struct pdf_point at, struct pdf_point along, double size, bool is_wide)
{
	struct pdf_point gap = { 0, 0 };
	bool turns = l->size > 0 && l->along.x * along.x + l->along.y * along.y < 0.9;

	if (l->size > 0)
		gap = distance(l, l->to, at);
	if (l->size > 0 && !turns && fabs(gap.y) <= 0.5 && gap.x >= -1) {
		if (gap.x > GAP_WIDE) {
			buffer_lit(&l->text, "\t");
			l->has_cells = true;
		} else if (gap.x > GAP_BLANK && !(is_wide && l->is_wide_last)) {
			buffer_lit(&l->text, " ");
		}
	} else {
		if (l->size > 0 && (turns || !goes_on(l, at, size)))
			end_line(l);
		l->from = at;
		l->has_cells = false;
	}
	l->along = along;
	l->size = size;
	l->is_wide_last = is_wide;
}

/* ---- showing ---- */

static bool is_wide(const char *letter, size_t bytes)
{
	return bytes >= 3 && (unsigned char)letter[0] >= 0xE2;
}

static void show_letter(struct reading *r, const char **at, const char *stop)
{
	const struct look *k = &r->look;
	const double rise[6] = { k->size * k->scale, 0, 0, k->size, 0, k->rise };
	double place[6], width, length, height;
	struct pdf_lines *l = r->lines;
	char kept[32];
	struct buffer *text = &l->text;
	size_t before = text->bytes, bytes, first = (size_t)(stop - *at);
	uint32_t code = pdf_font_read(k->font, at, stop, text, &width);

	first -= (size_t)(stop - *at);
	pdf_place_within(place, rise, r->text);
	pdf_place_within(place, place, k->place);
	length = hypot(place[0], place[1]);
	height = hypot(place[2], place[3]) * k->font->size_of_unit;
	bytes = text->bytes - before < sizeof(kept) ? text->bytes - before : sizeof(kept);
	if (bytes > 0 && length > 0 && height > 0) {
		struct pdf_point here = { place[4], place[5] }, along = { place[0] / length, place[1] / length };

		/* The letter is known only now; what stands before it has to go before it. */
		memcpy(kept, text->data + before, bytes);
		text->bytes = before;
		come_to(l, here, along, height, is_wide(kept, bytes));
		buffer_put(text, kept, bytes);
		l->to = (struct pdf_point){ here.x + place[0] * width, here.y + place[1] * width };
	}
	move(r->text, (width * k->size + k->char_gap + (first == 1 && code == ' ' ? k->word_gap : 0)) * k->scale, 0);
}

static void show(struct reading *r, const struct operand *o)
{
	const char *at = r->strings.data + o->at, *stop = at + o->bytes;

	if (r->look.font == NULL || o->kind != PDF_STRING)
		return;
	while (at < stop)
		show_letter(r, &at, stop);
}

/* TJ: strings, and numbers by which the next moves back. */
static void show_all(struct reading *r)
{
	const struct operand *all = (const void *)r->operands.data;

	for (size_t i = 0; i < r->operands.bytes / sizeof(*all); i++)
		if (all[i].kind == PDF_NUMBER)
			move(r->text, -all[i].number / 1000 * r->look.size * r->look.scale, 0);
		else
			show(r, &all[i]);
}

/* ---- the words of a content ---- */

static const struct operand *last(const struct reading *r, size_t from_end)
{
	static const struct operand NONE = { .kind = PDF_END };
	size_t count = r->operands.bytes / sizeof(NONE);

	return from_end < count ? (const struct operand *)(const void *)r->operands.data + (count - 1 - from_end) : &NONE;
}

static double number(const struct reading *r, size_t from_end)
{
	return last(r, from_end)->kind == PDF_NUMBER ? last(r, from_end)->number : 0;
}

static const char *name(struct reading *r, size_t from_end)
{
	const struct operand *o = last(r, from_end);

	return o->kind == PDF_NAME ? r->strings.data + o->at : "";
}

static void take_matrix(const struct reading *r, double matrix[6])
{
	for (size_t i = 0; i < 6; i++)
		matrix[i] = number(r, 5 - i);
}

static void new_line(struct reading *r, double x, double y)
{
	move(r->line, x, y);
	memcpy(r->text, r->line, sizeof(r->text));
}

#define OPERATOR(name) static void operator_##name(struct reading *r)
OPERATOR(BT) { memcpy(r->text, NOWHERE, sizeof(r->text)); memcpy(r->line, NOWHERE, sizeof(r->line)); }
OPERATOR(Td) { new_line(r, number(r, 1), number(r, 0)); }
OPERATOR(TD) { r->look.leading = -number(r, 0); operator_Td(r); }
OPERATOR(Tm) { take_matrix(r, r->line); memcpy(r->text, r->line, sizeof(r->text)); }
OPERATOR(next) { new_line(r, 0, -r->look.leading); }
OPERATOR(Tj) { show(r, last(r, 0)); }
OPERATOR(quote) { operator_next(r); operator_Tj(r); }
OPERATOR(quotes) { r->look.word_gap = number(r, 2); r->look.char_gap = number(r, 1); operator_quote(r); }
OPERATOR(Tc) { r->look.char_gap = number(r, 0); }
OPERATOR(Tw) { r->look.word_gap = number(r, 0); }
OPERATOR(Tz) { r->look.scale = number(r, 0) / 100; }
OPERATOR(TL) { r->look.leading = number(r, 0); }
OPERATOR(Ts) { r->look.rise = number(r, 0); }

OPERATOR(q)
{
	if (r->saved_count++ < SAVED_MAX)
		buffer_put(&r->saved, &r->look, sizeof(r->look));
}

OPERATOR(Q)
{
	if (r->saved_count == 0 || --r->saved_count >= SAVED_MAX)
		return;
	r->saved.bytes -= sizeof(r->look);
	memcpy(&r->look, r->saved.data + r->saved.bytes, sizeof(r->look));
}

OPERATOR(cm)
{
	double matrix[6];

	take_matrix(r, matrix);
	pdf_place_within(r->look.place, matrix, r->look.place);
}

OPERATOR(Tf)
{
	r->look.size = number(r, 0);
	r->look.font = r->resources->font(r->resources->data, name(r, 1));
}

OPERATOR(Do)
{
	r->resources->form(r->resources->data, name(r, 0), r->lines, r->look.place);
}

static const struct { const char *word; void (*act)(struct reading *r); } OPERATORS[] = {
	{ "q", operator_q }, { "Q", operator_Q }, { "cm", operator_cm }, { "BT", operator_BT }, { "Tf", operator_Tf }, { "Td", operator_Td }, { "TD", operator_TD },
	{ "Tm", operator_Tm }, { "T*", operator_next }, { "Tj", operator_Tj }, { "TJ", show_all }, { "'", operator_quote }, { "\"", operator_quotes },
	{ "Tc", operator_Tc }, { "Tw", operator_Tw }, { "Tz", operator_Tz }, { "TL", operator_TL }, { "Ts", operator_Ts }, { "Do", operator_Do },
};

static void act(struct reading *r, struct pdf_tokens *t, const struct pdf_token *word)
{
	if (pdf_is_word(word, "ID"))
		pdf_skip_picture(t);
	for (size_t i = 0; i < sizeof(OPERATORS) / sizeof(OPERATORS[0]); i++)
		if (pdf_is_word(word, OPERATORS[i].word)) {
			OPERATORS[i].act(r);
			return;
		}
}

static void keep_operand(struct reading *r, const struct pdf_token *token)
{
	const struct operand o = { token->kind, token->number, r->strings.bytes, token->bytes };

	if (r->operands.bytes == WORDS_MAX * sizeof(o))
		return;
	buffer_put(&r->operands, &o, sizeof(o));
	if (token->kind == PDF_NAME || token->kind == PDF_STRING)
		buffer_put(&r->strings, token->text, token->bytes + 1);
}

void pdf_content_read(struct pdf_lines *l, const struct pdf_resources *resources, const double place[6], const char *data, size_t bytes)
{
	struct reading r = { .lines = l, .resources = resources, .look = { .size = 1, .scale = 1 } };
	struct pdf_tokens t;
	struct pdf_token token;

	memcpy(r.look.place, place, sizeof(r.look.place));
	operator_BT(&r);
	buffer_init(&r.saved, l->arena, ROOM_BYTES);
	buffer_init(&r.operands, l->arena, ROOM_BYTES);
	buffer_init(&r.strings, l->arena, ROOM_BYTES);
	pdf_tokens_init(&t, l->arena, data, bytes);
	while (pdf_next(&t, &token)) {
		if (token.kind != PDF_WORD) {
			keep_operand(&r, &token);
			continue;
		}
		act(&r, &t, &token);
		buffer_clear(&r.operands);
		buffer_clear(&r.strings);
	}
}
