/* English names of the practices: programmes/PLACE/english.txt, and programmes/english.txt for what several places use, → programme/english_names.c, all
 * of them sorted by the Chinese name.
 *	english OUT [FILE…]
 * A line is `中文 = English`, # begins a comment. A name stands in one file alone, whichever practices use it. That each name of the practices that
 * come with the program has its line, and each line its name, is for tests/unit/programme_english_test.c to say: it reads the practices. */
#include "mk.h"

#include <stdlib.h>
#include <string.h>

static const char SIGN[] = " = ";

struct pair { const char *file; int line; const char *chinese, *english; };

static struct pair *pairs;
static size_t count;

static int count_of(const char *text, char byte)
{
	int n = 0;

	for (; *text != '\0'; text++)
		n += *text == byte;
	return n;
}

/* Figures of a refusal stand in braces, in both languages the same. */
static void check_figures(const struct pair *p)
{
	for (const char *open = strchr(p->chinese, '{'); open != NULL; open = strchr(open + 1, '{')) {
		const char *name = copy_n(open, strcspn(open, "}") + 1);

		if (strstr(p->english, name) == NULL)
			complain(p->file, p->line, "the English of '%s' lacks %s", p->chinese, name);
	}
	if (count_of(p->english, '{') != count_of(p->chinese, '{') || count_of(p->english, '}') != count_of(p->chinese, '}'))
		complain(p->file, p->line, "the figures of '%s' are not those of its English", p->chinese);
}

/* Chinese stands in English only where it has to be typed so: then the Chinese name says the same words. */
static void check_english(const struct pair *p)
{
	for (const char *at = p->english; *at != '\0'; ) {
		size_t bytes = 0;

		while (((unsigned char)at[bytes] & 0x80) != 0)
			bytes++;
		if (bytes > 0 && has_wide(copy_n(at, bytes)) && strstr(p->chinese, copy_n(at, bytes)) == NULL)
			complain(p->file, p->line, "the English of '%s' has Chinese that does not stand there: %s", p->chinese, copy_n(at, bytes));
		at += bytes > 0 ? bytes : 1;
	}
}

static void read_pair(const char *file, int line, const char *text)
{
	const char *sign = strstr(text, SIGN);
	struct pair p = { file, line, sign == NULL ? text : trimmed(text, (size_t)(sign - text)), sign == NULL ? "" : trimmed(sign + strlen(SIGN), strlen(sign + strlen(SIGN))) };

	if (p.chinese[0] == '\0' || p.english[0] == '\0') {
		complain(file, line, "a name is written 中文 = English");
		return;
	}
	if (!has_wide(p.chinese))
		complain(file, line, "'%s' is no Chinese name", p.chinese);
	check_english(&p);
	check_figures(&p);
	pairs = grow(pairs, count, sizeof(*pairs));
	pairs[count++] = p;
}

static void read_names(const char *file)
{
	struct lines l = { .at = file_read(file, NULL) };
	const char *line;
	size_t bytes;

	if (!starts_with(file, "programmes/") || strcmp(base_name(file), "english.txt") != 0)
		complain(file, 0, "English names stand in programmes/english.txt and programmes/PLACE/english.txt");
	while (lines_next(&l, &line, &bytes)) {
		const char *text = trimmed(line, bytes);

		if (text[0] != '\0' && text[0] != '#')
			read_pair(file, l.number, text);
	}
}

static int order(const void *a, const void *b)
{
	const struct pair *one = a, *other = b;
	int by_name = strcmp(one->chinese, other->chinese), by_file = strcmp(one->file, other->file);

	return by_name != 0 ? by_name : by_file != 0 ? by_file : one->line - other->line;
}

static void write_names(const char *out_folder)
{
	struct text out = { 0 };

	text_add(&out, "/* The English names of the practices, sorted by the Chinese ones. */\n#include \"programme/english.h\"\n\nconst struct english ENGLISH[] = {\n");
	for (size_t i = 0; i < count; i++) {
		if (i > 0 && strcmp(pairs[i - 1].chinese, pairs[i].chinese) == 0)
			complain(pairs[i].file, pairs[i].line, "'%s' has its English in %s:%d already", pairs[i].chinese, pairs[i - 1].file, pairs[i - 1].line);
		text_add(&out, "\t{ ");
		text_quote(&out, pairs[i].chinese, strlen(pairs[i].chinese));
		text_add(&out, ", ");
		text_quote(&out, pairs[i].english, strlen(pairs[i].english));
		text_add(&out, ", \"%s\", %d },\n", pairs[i].file, pairs[i].line);
	}
	text_add(&out, "\t{ 0 }\n};\nconst size_t ENGLISH_COUNT = %zu;\n", count);
	file_write(out_folder, "programme/english_names.c", &out);
}

int main(int args_count, char **args)
{
	if (args_count < 2)
		give_up("usage", 0, "english OUT [FILE...]");
	for (int i = 2; i < args_count; i++)
		read_names(args[i]);
	if (count > 0)
		qsort(pairs, count, sizeof(*pairs), order);
	write_names(args[1]);
	return finish();
}
