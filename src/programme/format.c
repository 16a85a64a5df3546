/* Loading as a whole, and writing a programme in one of its two languages. */
#include <string.h>
#include "base/text.h"
#include "core/crypto.h"
#include "programme/english.h"
#include "programme/programme.h"
#include "text/programme.h"

/* ---- writing ---- */

static void put_quoted(struct buffer *b, const char *text)
{
	/* A text that holds the plain quote was written with the Chinese ones. */
	bool is_plain = strchr(text, '"') == NULL;

	buffer_printf(b, is_plain ? "\"%s\"" : "“%s”", text);
}

static void put_token(struct buffer *b, const struct token *t, enum lang lang)
{
	if (t->kind == TOKEN_TEXT)
		put_quoted(b, t->text);
	else if (t->word == NO_WORD)
		buffer_puts(b, t->text);
	else {
		buffer_puts(b, programme_word_text(t->word, lang));
		if (t->part != NO_WORD)
			buffer_printf(b, ".%s", programme_word_text(t->part, lang));
	}
}

static bool is_sign(const struct token *t, const char *sign)
{
	return t->kind == TOKEN_SIGN && strcmp(t->text, sign) == 0;
}

static bool is_unit(const struct token *t)
{
	return t->word == WORD_D || t->word == WORD_WD || t->word == WORD_M || t->word == WORD_Y;
}

/* One blank between two tokens, except around brackets of calls, ranges, fractions and units. */
static bool has_blank(const struct token *before, const struct token *t)
{
	if (is_sign(t, ",") || is_sign(t, ")") || is_sign(t, "..") || is_sign(before, "..") || is_sign(before, "("))
		return false;
	if (is_sign(t, "("))
		return !(before->kind == TOKEN_WORD && t->is_tight);
	if (is_unit(t) && before->kind == TOKEN_NUMBER)
		return false;
	return !(t->is_tight && (is_sign(t, "/") || (is_sign(before, "/"))));
}

static bool opens_block(const struct line *line)
{
	static const enum programme_word BLOCKS[] = { WORD_FORM, WORD_SHEET, WORD_VOTE, WORD_DRAW, WORD_NOTICE, WORD_DUTY, WORD_STEP, WORD_FINISH, WORD_EXAMPLE };

	for (size_t i = 0; line->tokens_count > 0 && i < sizeof(BLOCKS) / sizeof(BLOCKS[0]); i++)
		if (line->tokens[0].word == BLOCKS[i])
			return true;
	return false;
}

static void put_line(struct buffer *b, const struct line *line, enum lang lang)
{
	for (size_t i = 0; i < line->tokens_count; i++) {
		if (i > 0 && has_blank(&line->tokens[i - 1], &line->tokens[i]))
			buffer_putc(b, ' ');
		put_token(b, &line->tokens[i], lang);
	}
}

#define INDENT "  "
#define COMMENT_GAP "  "

enum comments { COMMENTS_NONE, COMMENTS_ALL, COMMENTS_TO_READ };

#define LETTERS_A_SIGN 3	/* a comment in Chinese may name things in English: so many letters for each of its own signs */

/* Who reads a file in Chinese is shown the comments that are in Chinese; those in English are for whoever maintains it. */
static bool is_to_read(const char *comment, enum lang lang)
{
	size_t signs = 0, letters = 0;

	for (uint32_t c = text_next(&comment); c != 0; c = text_next(&comment)) {
		signs += c >= 0x3400 && c <= 0x9fff;
		letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	}
	return lang != LANG_ZH || letters <= LETTERS_A_SIGN * signs;
}

static const char *comment_of(const struct line *line, enum lang lang, enum comments which)
{
	return which == COMMENTS_NONE || line->comment == NULL || (which == COMMENTS_TO_READ && !is_to_read(line->comment, lang)) ? NULL : line->comment;
}

static void put_lines(struct buffer *b, const struct programme *p, enum lang lang, enum comments which)
{
	bool is_inside = false;

	for (size_t i = 0; i < p->lines_count; i++) {
		const struct line *line = &p->lines[i];
		const char *comment = comment_of(line, lang, which);
		bool has_tokens = line->tokens_count > 0;

		if (!has_tokens && (which == COMMENTS_NONE || (line->comment != NULL && comment == NULL)))
			continue;
		if (has_tokens && line->tokens[0].word == WORD_END)
			is_inside = false;
		if (is_inside && (has_tokens || comment != NULL))
			buffer_lit(b, INDENT);
		put_line(b, line, lang);
		if (comment != NULL)
			buffer_printf(b, "%s%s", has_tokens ? COMMENT_GAP : "", comment);
		if (i + 1 < p->lines_count || has_tokens || comment != NULL)
			buffer_putc(b, '\n');
		is_inside = is_inside || opens_block(line);
	}
}

char *programme_format(struct arena *a, const struct programme *p, enum lang lang)
{
	struct buffer b;

	buffer_init(&b, a, 4096);
	put_lines(&b, p, lang, COMMENTS_ALL);
	return arena_text(a, buffer_text(&b));
}

char *programme_format_to_read(struct arena *a, const struct programme *p, enum lang lang)
{
	struct buffer b;

	buffer_init(&b, a, 4096);
	put_lines(&b, p, lang, COMMENTS_TO_READ);
	return arena_text(a, buffer_text(&b));
}

/* A declared name as people call it; a parameter by its value, or by its title, as a switch always. NULL: the word stands as it is. */
static const char *title_of(struct arena *a, const struct programme *p, const struct token *t, bool params_by_title)
{
	struct name name = t->kind == TOKEN_WORD && t->word == NO_WORD ? programme_name(p, t->text) : (struct name){ .kind = NAME_UNKNOWN };

	switch (name.kind) {
	case NAME_RULE: return p->rules[name.index].title;
	case NAME_PARAM: return params_by_title || p->params[name.index].is_switch ? p->params[name.index].title : fraction_text(a, p->params[name.index].value);
	default: return programme_title(p, name);
	}
}

static const struct line *line_numbered(const struct programme *p, int number)
{
	for (size_t i = 0; i < p->lines_count; i++)
		if (p->lines[i].number == number)
			return &p->lines[i];
	return NULL;
}

/* The number that a switch is compared with: the token before the sign is the switch. */
static const char *switch_word(const struct programme *p, const struct line *line, size_t i, enum lang lang)
{
	const struct token *t = &line->tokens[i];
	struct name name;

	if (i < 2 || t->kind != TOKEN_NUMBER || line->tokens[i - 2].kind != TOKEN_WORD || line->tokens[i - 1].kind != TOKEN_SIGN)
		return NULL;
	name = programme_name(p, line->tokens[i - 2].text);
	if (name.kind != NAME_PARAM || !p->params[name.index].is_switch)
		return NULL;
	return programme_word_text(strcmp(t->text, "0") == 0 ? WORD_NO : WORD_YES, lang);
}

/* The tokens from that one up to the word, or to the end. */
static const char *plain(struct arena *a, const struct programme *p, const struct line *line, size_t from, size_t end, bool params_by_title, enum lang lang)
{
	struct buffer b;

	buffer_init(&b, a, 64);
	for (size_t i = from; i < end; i++) {
		const char *title = title_of(a, p, &line->tokens[i], params_by_title);

		if (title == NULL)
			title = switch_word(p, line, i, lang);
		if (i > from && has_blank(&line->tokens[i - 1], &line->tokens[i]))
			buffer_putc(&b, ' ');
		if (title != NULL)
			buffer_puts(&b, programme_named(lang, title));
		else if (line->tokens[i].kind == TOKEN_WORD && line->tokens[i].word == NO_WORD)
			buffer_puts(&b, programme_named(lang, line->tokens[i].text));
		else
			put_token(&b, &line->tokens[i], lang);
	}
	return arena_text(a, buffer_text(&b));
}

static size_t behind_word(const struct line *line, enum programme_word word)
{
	size_t i = 0;

	while (line != NULL && i < line->tokens_count && line->tokens[i].word != word)
		i++;
	return i + 1;
}

const char *programme_plain(struct arena *a, const struct programme *p, int number, enum programme_word behind, enum programme_word until, enum lang lang)
{
	const struct line *line = line_numbered(p, number);
	size_t from = behind_word(line, behind), end = from;

	while (line != NULL && end < line->tokens_count && (until == NO_WORD || line->tokens[end].word != until))
		end++;
	return plain(a, p, line, from, end, false, lang);
}

const char *programme_condition(struct arena *a, const struct programme *p, int number, enum lang lang)
{
	const struct line *line = line_numbered(p, number);

	/* The last one of a gate is the rule in quotes. */
	return line == NULL ? "" : plain(a, p, line, behind_word(line, WORD_WHEN), line->tokens_count - (line->tokens[0].word == WORD_GATES), true, lang);
}

/* ---- loading ---- */

/* The same for both languages, however it is spaced, and whatever the comments say. */
static const char *digest(struct arena *a, const struct programme *p)
{
	struct buffer b;

	buffer_init(&b, a, 4096);
	put_lines(&b, p, LANG_EN, COMMENTS_NONE);
	return crypto_sha256(a, b.data, b.bytes);
}

/* In which language a file has its keywords: that of the first. */
static enum lang written_in(const struct programme *p)
{
	for (size_t i = 0; i < p->lines_count; i++)
		if (p->lines[i].tokens_count > 0)
			return (unsigned char)p->lines[i].tokens[0].text[0] < 0x80 ? LANG_EN : LANG_ZH;
	return LANG_ZH;
}

static bool cut(struct problems *problems, struct programme *p, const char *text, size_t bytes)
{
	bool is_cut = token_cut(problems, text, bytes, &p->lines, &p->lines_count);

	problems->written = written_in(p);
	for (size_t i = 0; i < problems->count; i++)
		problems->list[i].written = problems->written;
	return is_cut;
}

struct programme *programme_recall(struct problems *problems, const char *text, size_t bytes)
{
	struct programme *p = arena_alloc(problems->arena, sizeof(*p));

	*p = (struct programme){ .about = NO_WORD, .runs_at = NO_WORD, .opens = NO_WORD };
	if (!cut(problems, p, text, bytes) || !programme_read(problems, p) || !programme_bind(problems, p) ||
	    !programme_check(problems, p))
		return NULL;
	programme_make_final(p);
	return p;
}

/* A line written with blanks between its signs, or in Chinese, is longer than it was typed: what is stored and shown can be read again. */
static bool lines_fit(struct problems *problems, const struct programme *p)
{
	struct buffer b;

	buffer_init(&b, problems->arena, 2 * PROGRAMME_LINE_BYTES_MAX);
	for (size_t i = 0; i < p->lines_count; i++)
		for (enum lang lang = LANG_ZH; lang <= LANG_EN; lang++) {
			const struct line *line = &p->lines[i];

			b.bytes = 0;
			buffer_lit(&b, INDENT);
			put_line(&b, line, lang);
			if (line->comment != NULL)
				buffer_printf(&b, COMMENT_GAP "%s", line->comment);
			if (b.bytes > PROGRAMME_LINE_BYTES_MAX)
				return problem_add(problems, line->number, T_programme_line_grows, "n", arena_printf(problems->arena, "%zu", b.bytes), "max", "1000", NULL);
		}
	return true;
}

/* What people type into fields loses such characters (text_clean); a file is kept as it was written, so it is refused. The text was read: it is UTF-8. */
static bool is_shown_as_it_stands(struct problems *problems, const char *text, size_t bytes)
{
	const char *at = arena_text_n(problems->arena, text, bytes);
	int line = 1;

	if (text_starts(at, BYTE_ORDER_MARK))	/* editors of Windows put one in front; nobody sees it, nor could take it out */
		at += strlen(BYTE_ORDER_MARK);

	for (uint32_t c; (c = text_next(&at)) != 0; line += c == '\n')
		if ((c < ' ' && c != '\n' && c != '\r' && c != '\t') || (c >= 0x7F && c < 0xA0))
			return problem_add(problems, line, T_programme_control_character, "code", arena_printf(problems->arena, "U+%04X", c), NULL);
		else if (text_is_unseen(c))
			return problem_add(problems, line, T_programme_unseen_character, "code", arena_printf(problems->arena, "U+%04X", c), NULL);
	return true;
}

struct programme *programme_load(struct problems *problems, const char *text, size_t bytes)
{
	struct programme *p = programme_recall(problems, text, bytes);

	if (p == NULL || !is_shown_as_it_stands(problems, text, bytes) || !programme_check_whole(problems, p) || !programme_check_bounds(problems, p) || !programme_check_terms(problems, p) || !programme_check_floors(problems, p) || !programme_run_examples(problems, p) ||
	    !lines_fit(problems, p))
		return NULL;
	p->digest = digest(problems->arena, p);
	return p;
}
