/* text/<room>.txt → text/<room>.h and .c with one constant T_<room>_<key> a sentence, and
 * text/messages.c with all of them sorted by key.
 *	message OUT text/ROOM.txt…
 * The format is in docs/architecture.md, section 6. */
#include "mk.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define PLACEHOLDERS_MAX 8

static const char *const LANGS[2] = { "zh", "en" };

struct sentence {
	const char *key, *room, *file;
	char *text[2];
	const char *placeholders[2][PLACEHOLDERS_MAX];
	int placeholders_count[2];
	bool is_as_is;
	int line, text_line[2];
};

static struct sentence *sentences;
static size_t count;

static void note_placeholder(struct sentence *s, int lang, const char *name)
{
	for (int i = 0; i < s->placeholders_count[lang]; i++)
		if (strcmp(s->placeholders[lang][i], name) == 0)
			return;
	if (s->placeholders_count[lang] == PLACEHOLDERS_MAX)
		complain(s->file, s->text_line[lang], "more than %d placeholders", PLACEHOLDERS_MAX);
	else
		s->placeholders[lang][s->placeholders_count[lang]++] = name;
}

/* {name}, in English also {name|one|many}; `at` stands behind the opening brace. */
static const char *read_placeholder(struct sentence *s, int lang, const char *at)
{
	const char *end = strpbrk(at, "{}"), *bar;
	char *inside, *name;

	if (end == NULL || *end == '{') {
		complain(s->file, s->text_line[lang], "'{' without its '}'");
		return at + strlen(at);
	}
	inside = copy_n(at, (size_t)(end - at));
	bar = strchr(inside, '|');
	name = bar != NULL ? copy_n(inside, (size_t)(bar - inside)) : inside;
	if (!is_name(name))
		complain(s->file, s->text_line[lang], "'{%s}' is no placeholder", inside);
	if (bar != NULL && lang == 0)
		complain(s->file, s->text_line[lang], "Chinese has no plural: '{%s}'", inside);
	if (bar != NULL && (strchr(bar + 1, '|') == NULL || strchr(strchr(bar + 1, '|') + 1, '|') != NULL))
		complain(s->file, s->text_line[lang], "a plural is written {n|one|many}: '{%s}'", inside);
	note_placeholder(s, lang, name);
	return end + 1;
}

/* Reads the placeholders, and gives the text without them: what a reader sees of letters. */
static char *check_markup(struct sentence *s, int lang)
{
	struct text bare = { 0 };
	const char *at = s->text[lang];

	text_put(&bare, "", 0);
	while (*at != '\0') {
		if (*at == '{') {
			at = read_placeholder(s, lang, at + 1);
			continue;
		}
		if (*at == '}')
			complain(s->file, s->text_line[lang], "'}' without its '{'");
		if (*at == '<' && (isalpha((unsigned char)at[1]) || at[1] == '/' || at[1] == '!'))
			complain(s->file, s->text_line[lang], "HTML in a sentence");
		if (*at == '&' && (at[1] == '#' || (isalpha((unsigned char)at[1]) && at[1 + strcspn(at + 1, "; ")] == ';')))
			complain(s->file, s->text_line[lang], "an HTML entity in a sentence");
		if ((unsigned char)*at < 0x20)
			complain(s->file, s->text_line[lang], "a control character in a sentence");
		text_put(&bare, at++, 1);
	}
	return bare.data;
}

static bool has_letter(const char *text)
{
	for (; *text != '\0'; text++)
		if (isalpha((unsigned char)*text))
			return true;
	return false;
}

static bool has_placeholder(const struct sentence *s, int lang, const char *name)
{
	for (int i = 0; i < s->placeholders_count[lang]; i++)
		if (strcmp(s->placeholders[lang][i], name) == 0)
			return true;
	return false;
}

static bool stands_before(const char *text, const char *end, const char *word)
{
	size_t bytes = strlen(word);

	return (size_t)(end - text) >= bytes && memcmp(end - bytes, word, bytes) == 0;
}

/* Behind the figures of an article or of several (第十三条, 第九、十条, 第 9 条), or NULL where none begins here. */
static const char *article_end(const char *at)
{
	static const char *const FIGURES[] = { "、", "至", " ", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9" };
	const char *from = at + strlen("第"), *end = from;

	for (size_t i = 0; i < sizeof(FIGURES) / sizeof(FIGURES[0]); i++)
		if (strncmp(end, FIGURES[i], strlen(FIGURES[i])) == 0) {
			end += strlen(FIGURES[i]);
			i = (size_t)-1;
		}
	return end > from && strncmp(end, "条", strlen("条")) == 0 ? end : NULL;
}

/* A rule is cited by its name and the year of its wording, everywhere in one form: 《…》（2014年）第十三条. Rules of practices, with wordings side by side,
 * are told by the programme. */
static void check_citations(const struct sentence *s, const char *text)
{
	static const char *const RULES[] = { "》", "年", "条例", "细则", "党章", "章程", "规定", "办法", "法" };
	static const char *const NAMED[] = { "条例", "细则", "章程" };	/* alone in brackets: （发展党员工作细则） */

	for (const char *at = text; (at = strstr(at, "第")) != NULL; at += strlen("第"))
		for (size_t i = 0; article_end(at) != NULL && i < sizeof(RULES) / sizeof(RULES[0]); i++)
			if (stands_before(text, at, RULES[i])) {
				complain(s->file, s->text_line[0], "'%s' cites an article without the year of its rule (write 《…》（2014年）第十三条)", s->key);
				return;
			}
	for (const char *at = text; (at = strstr(at, "）")) != NULL; at += strlen("）"))
		for (size_t i = 0; i < sizeof(NAMED) / sizeof(NAMED[0]); i++)
			if (stands_before(text, at, NAMED[i])) {
				complain(s->file, s->text_line[0], "'%s' cites a rule without its year (write （《…》（2014年）…）)", s->key);
				return;
			}
}

/* A plural writes its word and not its figure: "{n|day|days} late" loses the number that the Chinese says. */
static void check_figures(const struct sentence *s)
{
	for (int i = 0; i < s->placeholders_count[0]; i++)
		if (has_placeholder(s, 1, s->placeholders[0][i]) && strstr(s->text[1], print("{%s}", s->placeholders[0][i])) == NULL)
			complain(s->file, s->text_line[1], "'%s' has the plural of {%s} without {%s} itself", s->key, s->placeholders[0][i], s->placeholders[0][i]);
}

static void check_sentence(struct sentence *s)
{
	char *bare[2];

	for (int lang = 0; lang < 2; lang++)
		if (s->text[lang] == NULL || *s->text[lang] == '\0') {
			complain(s->file, s->line, "'%s' lacks its text '%s'", s->key, LANGS[lang]);
			return;
		}
	for (int lang = 0; lang < 2; lang++)
		bare[lang] = check_markup(s, lang);
	for (int lang = 0; lang < 2; lang++)
		for (int i = 0; i < s->placeholders_count[lang]; i++)
			if (!has_placeholder(s, !lang, s->placeholders[lang][i]))
				complain(s->file, s->text_line[!lang], "'%s' lacks the placeholder {%s} in '%s'", s->key,
					s->placeholders[lang][i], LANGS[!lang]);
	check_figures(s);
	check_citations(s, bare[0]);
	if (s->is_as_is)
		return;
	if (!has_han(bare[0]) && has_letter(bare[0]))
		complain(s->file, s->text_line[0], "'%s' is not Chinese (write '%s as_is' if it is meant so)", s->key, s->key);
	if (has_wide(bare[1]))
		complain(s->file, s->text_line[1], "'%s' has Chinese in its English (write '%s as_is' if it is meant so)", s->key, s->key);
}

static struct sentence *new_sentence(const char *file, const char *room, char *text, int line)
{
	char *mark = strchr(text, ' ');
	struct sentence *s;

	if (mark != NULL) {
		*mark++ = '\0';
		if (strcmp(mark, "as_is") != 0)
			complain(file, line, "does not understand '%s' behind the key", mark);
	}
	if (!is_name(text))
		complain(file, line, "'%s' is no key (small letters, digits, _)", text);
	for (size_t i = 0; i < count; i++)
		if (strcmp(sentences[i].room, room) == 0 && strcmp(sentences[i].key, text) == 0)
			complain(file, line, "'%s' is there already, line %d", text, sentences[i].line);
	sentences = grow(sentences, count, sizeof *sentences);
	s = &sentences[count++];
	s->key = copy(text), s->room = room, s->file = file, s->line = line, s->is_as_is = mark != NULL;
	return s;
}

static void read_catalogue(const char *file)
{
	struct lines l = { .at = file_read(file, NULL) };
	struct sentence *s = NULL;
	const char *line, *room = copy_n(base_name(file), strcspn(base_name(file), "."));
	size_t bytes;
	int lang = -1;

	if (!is_name(room))
		complain(file, 0, "'%s' is no name of a room", room);
	while (lines_next(&l, &line, &bytes)) {
		size_t blanks = strspn(line, " ");
		char *text = trimmed(line, bytes);

		if (*text == '\0' || (*text == '#' && blanks == 0))
			continue;
		if (blanks == 0) {
			s = new_sentence(file, room, text, l.number);
			lang = -1;
		} else if (blanks >= 4) {
			if (s == NULL || lang < 0)
				complain(file, l.number, "a text that goes on without a beginning");
			else	/* English words need the blank that the line end stood for */
				s->text[lang] = print("%s%s%s", s->text[lang], lang == 1 ? " " : "", text);
		} else if (blanks == 2 && s != NULL && (starts_with(text, "zh ") || starts_with(text, "en "))) {
			lang = *text == 'z' ? 0 : 1;
			if (s->text[lang] != NULL)
				complain(file, l.number, "'%s' has two texts '%s'", s->key, LANGS[lang]);
			s->text[lang] = trimmed(text + 3, strlen(text + 3));
			s->text_line[lang] = l.number;
		} else {
			complain(file, l.number, "expects a key, or '  zh …', '  en …', or four blanks and more text");
		}
	}
}

static void write_room(const char *out, const char *file)
{
	const char *room = copy_n(base_name(file), strcspn(base_name(file), "."));
	struct text header = { 0 }, code = { 0 };

	text_add(&header, "/* Made from %s. */\n#ifndef TEXT_%s_H\n#define TEXT_%s_H\n\n#include \"base/message.h\"\n\n"
		"/* Arrays of one, so that the name itself is a `message`, also in static tables. */\n", file, upper(room), upper(room));
	text_add(&code, "/* Made from %s. */\n#include \"text/%s.h\"\n\n", file, room);
	for (size_t i = 0; i < count; i++) {
		const struct sentence *s = &sentences[i];

		if (strcmp(s->file, file) != 0)
			continue;
		text_add(&header, "extern const struct message T_%s_%s[1];\n", room, s->key);
		text_add(&code, "const struct message T_%s_%s[1] = { { \"%s.%s\", { ", room, s->key, room, s->key);
		text_quote(&code, s->text[0], strlen(s->text[0]));
		text_add(&code, ", ");
		text_quote(&code, s->text[1], strlen(s->text[1]));
		text_add(&code, " } } };\n");
	}
	text_add(&header, "\n#endif\n");
	file_write(out, print("text/%s.h", room), &header);
	file_write(out, print("text/%s.c", room), &code);
}

/* By the bytes of "room.key", as message_find looks. */
static int compare(const void *a, const void *b)
{
	const struct sentence *x = a, *y = b;

	return strcmp(print("%s.%s", x->room, x->key), print("%s.%s", y->room, y->key));
}

static void write_list(const char *out)
{
	struct text t = { 0 };

	if (count > 0)
		qsort(sentences, count, sizeof *sentences, compare);
	text_add(&t, "/* Every sentence, sorted by key. */\n#include \"base/message.h\"\n\n");
	for (size_t i = 0; i < count; i++)
		text_add(&t, "extern const struct message T_%s_%s[1];\n", sentences[i].room, sentences[i].key);
	text_add(&t, "\nconst message MESSAGES[] = {\n");
	for (size_t i = 0; i < count; i++)
		text_add(&t, "\tT_%s_%s,\n", sentences[i].room, sentences[i].key);
	text_add(&t, "\tNULL\n};\nconst int MESSAGES_COUNT = %zu;\n", count);
	file_write(out, "text/messages.c", &t);
}

int main(int args_count, char **args)
{
	if (args_count < 2)
		give_up("usage", 0, "message OUT text/ROOM.txt...");
	for (int i = 2; i < args_count; i++)
		read_catalogue(args[i]);
	for (size_t i = 0; i < count; i++)
		check_sentence(&sentences[i]);
	if (complaints_count() > 0)
		return finish();
	for (int i = 2; i < args_count; i++)
		write_room(args[1], args[i]);
	write_list(args[1]);
	return finish();
}
