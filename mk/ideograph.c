/* ideograph GEN EquivalentUnifiedIdeograph.txt UnicodeData.txt Unihan_Variants.txt
 *
 * Makes base/ideograph_table.h and .c: the radicals, strokes and compatibility ideographs of Unicode that are read as an ordinary
 * Chinese character, each with that character. A PDF from which somebody copies is full of them. And the traditional characters, each with the simplified one. */
#include "mk.h"

#include <stdlib.h>
#include <string.h>

struct alike { unsigned long sign, ideograph; };

struct alikes { struct alike *list; size_t count; };

static struct alikes alikes, simplified;

static void add_to(struct alikes *all, unsigned long sign, unsigned long ideograph)
{
	all->list = grow(all->list, all->count, sizeof(*all->list));
	all->list[all->count++] = (struct alike){ sign, ideograph };
}

static void add(unsigned long sign, unsigned long ideograph) { add_to(&alikes, sign, ideograph); }

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

/* "U+4E7E	kSimplifiedVariant	U+4E7E U+5E72": the first that is not the character itself. */
static void variants_read(const char *file)
{
	static const char FIELD[] = "\tkSimplifiedVariant\t";
	struct lines lines = { file_read(file, NULL), 0 };
	const char *line;
	size_t bytes;

	while (lines_next(&lines, &line, &bytes)) {
		char *text = trimmed(line, bytes), *at;
		unsigned long sign, found = 0;

		if (!starts_with(text, "U+"))
			continue;
		sign = strtoul(text + 2, &at, 16);
		if (!starts_with(at, FIELD))
			continue;
		for (at += strlen(FIELD); found == 0 && starts_with(at, "U+"); at += *at == ' ') {
			unsigned long one = strtoul(at + 2, &at, 16);

			found = one == sign ? 0 : one;
		}
		if (found != 0)
			add_to(&simplified, sign, found);
	}
}

static void put_table(struct text *h, struct text *c, const char *name, const char *count, const struct alikes *all)
{
	text_add(h, "#define %s %zu\nextern const struct ideograph_alike %s[%s];\n", count, all->count, name, count);
	text_add(c, "\nconst struct ideograph_alike %s[%s] = {\n", name, count);
	for (size_t i = 0; i < all->count; i++)
		text_add(c, "\t{ 0x%lX, 0x%lX },\n", all->list[i].sign, all->list[i].ideograph);
	text_add(c, "};\n");
}

static int compare(const void *a, const void *b)
{
	const struct alike *x = a, *y = b;

	return (x->sign > y->sign) - (x->sign < y->sign);
}

int main(int argc, char **argv)
{
	struct text h = { 0 }, c = { 0 };

	if (argc != 5)
		give_up("ideograph", 0, "usage: ideograph GEN EquivalentUnifiedIdeograph.txt UnicodeData.txt Unihan_Variants.txt");
	equivalents_read(argv[2]);
	compatibility_read(argv[3]);
	variants_read(argv[4]);
	if (alikes.count < 1000)
		give_up(argv[2], 0, "these files hold no ideographs");
	if (simplified.count < 3000)
		give_up(argv[4], 0, "this file holds no simplified characters");
	qsort(alikes.list, alikes.count, sizeof(*alikes.list), compare);
	qsort(simplified.list, simplified.count, sizeof(*simplified.list), compare);
	text_add(&h, "/* Made by mk/ideograph from the data of Unicode. */\n#ifndef BASE_IDEOGRAPH_TABLE_H\n#define BASE_IDEOGRAPH_TABLE_H\n\n#include <stdint.h>\n\n"
		"/* Sorted by sign: radicals, strokes and compatibility ideographs, each with the ideograph it is read as; traditional characters, each with the simplified one. */\n"
		"struct ideograph_alike { uint32_t sign, ideograph; };\n");
	text_add(&c, "#include \"base/ideograph_table.h\"\n");
	put_table(&h, &c, "IDEOGRAPH_ALIKES", "IDEOGRAPH_ALIKES_COUNT", &alikes);
	put_table(&h, &c, "IDEOGRAPH_SIMPLIFIED", "IDEOGRAPH_SIMPLIFIED_COUNT", &simplified);
	text_add(&h, "\n#endif\n");
	file_write(argv[1], "base/ideograph_table.h", &h);
	file_write(argv[1], "base/ideograph_table.c", &c);
	return finish();
}
