/* ideograph GEN EquivalentUnifiedIdeograph.txt UnicodeData.txt
 *
 * Makes base/ideograph_table.h and .c: the radicals, strokes and compatibility ideographs of Unicode that are read as an ordinary
 * Chinese character, each with that character. A PDF from which somebody copies is full of them. */
#include "mk.h"

#include <stdlib.h>

struct alike { unsigned long sign, ideograph; };

static struct alike *alikes;
static size_t alikes_count;

static void add(unsigned long sign, unsigned long ideograph)
{
	alikes = grow(alikes, alikes_count, sizeof(*alikes));
	alikes[alikes_count++] = (struct alike){ sign, ideograph };
}

/* "2EA0       ; 6C11  # CJK RADICAL CIVILIAN", or a range with .. between. */
static void equivalents_read(const char *file)
{
	struct lines lines = { file_read(file, NULL), 0 };
	const char *line;
	size_t bytes;

	while (lines_next(&lines, &line, &bytes)) {
		char *text = trimmed(line, bytes), *at;
		unsigned long from = strtoul(text, &at, 16), to = from, ideograph;

		if (at == text || *text == '#')
			continue;
		if (starts_with(at, ".."))
			to = strtoul(at + 2, &at, 16);
		while (*at == ' ')
			at++;
		ideograph = *at == ';' ? strtoul(at + 1, NULL, 16) : 0;
		if (ideograph == 0)
			complain(file, lines.number, "expected a code point, ; and its ideograph");
		for (unsigned long sign = from; sign <= to; sign++)
			add(sign, ideograph);
	}
}

static bool is_compatibility(unsigned long c)
{
	return (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

/* "F900;CJK COMPATIBILITY IDEOGRAPH-F900;Lo;0;L;8C48;…": the sixth field, if there is one, is the character it stands for. */
static void compatibility_read(const char *file)
{
	struct lines lines = { file_read(file, NULL), 0 };
	const char *line;
	size_t bytes;

	while (lines_next(&lines, &line, &bytes)) {
		char *text = trimmed(line, bytes), *at;
		unsigned long sign = strtoul(text, &at, 16), ideograph;

		if (!is_compatibility(sign))
			continue;
		for (int fields = 0; *at != '\0' && fields < 5; at++)
			fields += *at == ';';
		ideograph = strtoul(at, NULL, 16);
		if (ideograph != 0)
			add(sign, ideograph);
	}
}

static int compare(const void *a, const void *b)
{
	const struct alike *x = a, *y = b;

	return (x->sign > y->sign) - (x->sign < y->sign);
}

int main(int argc, char **argv)
{
	struct text h = { 0 }, c = { 0 };

	if (argc != 4)
		give_up("ideograph", 0, "usage: ideograph GEN EquivalentUnifiedIdeograph.txt UnicodeData.txt");
	equivalents_read(argv[2]);
	compatibility_read(argv[3]);
	if (alikes_count < 1000)
		give_up(argv[2], 0, "these files hold no ideographs");
	qsort(alikes, alikes_count, sizeof(*alikes), compare);
	text_add(&h, "/* Made by mk/ideograph from the data of Unicode. */\n#ifndef BASE_IDEOGRAPH_TABLE_H\n#define BASE_IDEOGRAPH_TABLE_H\n\n#include <stdint.h>\n\n"
		"#define IDEOGRAPH_ALIKES_COUNT %zu\n\n/* Sorted by sign: radicals, strokes and compatibility ideographs, each with the ideograph it is read as. */\n"
		"struct ideograph_alike { uint32_t sign, ideograph; };\nextern const struct ideograph_alike IDEOGRAPH_ALIKES[IDEOGRAPH_ALIKES_COUNT];\n\n#endif\n", alikes_count);
	text_add(&c, "#include \"base/ideograph_table.h\"\n\nconst struct ideograph_alike IDEOGRAPH_ALIKES[IDEOGRAPH_ALIKES_COUNT] = {\n");
	for (size_t i = 0; i < alikes_count; i++)
		text_add(&c, "\t{ 0x%lX, 0x%lX },\n", alikes[i].sign, alikes[i].ideograph);
	text_add(&c, "};\n");
	file_write(argv[1], "base/ideograph_table.h", &h);
	file_write(argv[1], "base/ideograph_table.c", &c);
	return finish();
}
