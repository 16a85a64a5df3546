/* pinyin GEN Unihan_Readings.txt surnames.txt
 *
 * Makes core/pinyin_table.h and .c: how each Chinese character is read, tones dropped, ü as v. The first
 * reading is the usual one (kMandarin), further ones come in order of use in modern texts (kHanyuPinlu,
 * then kTGHZ2013). The surname list says where a surname is read otherwise than the word. */
#include "mk.h"

#include <stdlib.h>
#include <string.h>

#define CODE_POINTS 0x40000
#define PAGE_CHARS 256
#define READINGS_MAX 6
#define SYLLABLES_MAX 1000
#define SYLLABLE_BYTES 8
#define HAS_MORE 0x8000		/* PINYIN_HAS_MORE of the header below */

struct character {
	unsigned char count;
	unsigned short readings[READINGS_MAX];		/* indexes of syllables */
};

struct pair { unsigned code_points[2]; int readings[2]; };

static struct character characters[CODE_POINTS];
static char syllables[SYLLABLES_MAX][SYLLABLE_BYTES];
static int syllables_count;
static struct pair *surnames, *words;
static size_t surnames_count, words_count;

/* ---- syllables ---- */

/* Next code point of valid UTF-8; 0 at the end, where the cursor stays. */
static unsigned utf8_next(const char **cursor)
{
	const unsigned char *p = (const unsigned char *)*cursor;
	int more = *p >= 0xF0 ? 3 : *p >= 0xE0 ? 2 : *p >= 0xC0 ? 1 : 0;
	unsigned c = more > 0 ? *p & (0x3Fu >> more) : *p;

	if (*p == '\0')
		return 0;
	for (p++; more > 0 && (*p & 0xC0) == 0x80; more--)
		c = c << 6 | (*p++ & 0x3Fu);
	*cursor = (const char *)p;
	return c;
}

/* The letter under a letter with a tone mark, 0 for a mark that stands alone, -1 for anything else. */
static int bare_letter(unsigned c)
{
	static const struct { const char *marked; char bare; } LETTERS[] = {
		{ "āáǎàâ", 'a' }, { "ēéěèêếề", 'e' }, { "īíǐì", 'i' }, { "ōóǒò", 'o' }, { "ūúǔù", 'u' },
		{ "ǖǘǚǜü", 'v' }, { "ńňǹ", 'n' }, { "ḿ", 'm' },
	};

	if (c >= 'a' && c <= 'z')
		return (int)c;
	if (c >= 0x300 && c <= 0x36F)
		return 0;
	for (size_t i = 0; i < sizeof(LETTERS) / sizeof(LETTERS[0]); i++)
		for (const char *p = LETTERS[i].marked; *p != '\0';)
			if (utf8_next(&p) == c)
				return LETTERS[i].bare;
	return -1;
}

/* Index of the syllable at the cursor, which moves behind it; -1 if there is none. */
static int syllable_read(const char **cursor)
{
	char text[SYLLABLE_BYTES] = "";
	size_t bytes = 0;

	for (;;) {
		const char *ahead = *cursor;
		int letter = bare_letter(utf8_next(&ahead));

		if (letter < 0 || bytes + 1 >= sizeof(text))
			break;
		*cursor = ahead;
		if (letter > 0)
			text[bytes++] = (char)letter;
	}
	if (bytes == 0)
		return -1;
	for (int i = 0; i < syllables_count; i++)
		if (strcmp(syllables[i], text) == 0)
			return i;
	if (syllables_count == SYLLABLES_MAX)
		give_up("pinyin", 0, "more than %d syllables", SYLLABLES_MAX);
	memcpy(syllables[syllables_count], text, sizeof(text));
	return syllables_count++;
}

/* ---- the readings of Unihan ---- */

static void character_add(struct character *c, int syllable)
{
	for (int i = 0; i < c->count; i++)
		if (c->readings[i] == syllable)
			return;
	if (c->count < READINGS_MAX)
		c->readings[c->count++] = (unsigned short)syllable;
}

/* "lè(283) yuè(54)" and "212.030:lè 453.020:yuè": every word of letters is a reading. */
static void readings_read(struct character *c, const char *value)
{
	while (*value != '\0') {
		int syllable = syllable_read(&value);

		if (syllable >= 0)
			character_add(c, syllable);
		else
			utf8_next(&value);
	}
}

/* The fields stand in alphabetical order in the file, so each rank is one pass. */
static void unihan_read(const char *text, const char *field)
{
	struct lines lines = { text, 0 };
	size_t bytes, field_bytes = strlen(field);
	const char *line;

	while (lines_next(&lines, &line, &bytes)) {
		unsigned long code_point;
		char *tab, *value;

		if (bytes < 3 || line[0] != 'U')
			continue;
		code_point = strtoul(line + 2, &tab, 16);
		if (code_point >= CODE_POINTS || *tab != '\t' || strncmp(tab + 1, field, field_bytes) != 0 ||
		    tab[1 + field_bytes] != '\t')
			continue;
		value = trimmed(tab + field_bytes + 2, bytes - (size_t)(tab + field_bytes + 2 - line));
		readings_read(&characters[code_point], value);
		free(value);
	}
}

/* ---- the surname list ---- */

static void pair_add(struct pair **pairs, size_t *count, const struct pair *p, const char *file, int line)
{
	for (size_t i = 0; i < *count; i++)
		if (memcmp((*pairs)[i].code_points, p->code_points, sizeof(p->code_points)) == 0)
			complain(file, line, "listed twice");
	*pairs = grow(*pairs, *count, sizeof(**pairs));
	(*pairs)[(*count)++] = *p;
}

/* "=长 chang": the usual reading in names, put before those of Unihan. */
static void character_line_add(const char *file, int line, const struct pair *p)
{
	struct character *c = &characters[p->code_points[0]], old = *c;

	if (p->code_points[1] != 0)
		complain(file, line, "expected one character behind =");
	if (old.count > 0 && old.readings[0] == p->readings[0])
		complain(file, line, "Unihan has this reading first");
	c->count = 0;
	character_add(c, p->readings[0]);
	for (int i = 0; i < old.count; i++)
		character_add(c, old.readings[i]);
}

static void surname_line_read(const char *file, int line, const char *text)
{
	struct pair p = { { 0, 0 }, { 0, 0 } };
	bool is_word = *text == '+', is_character = *text == '=';
	int chars = 0, readings = 0, syllable;

	text += is_word || is_character;
	while (*text != ' ' && *text != '\0') {
		unsigned c = utf8_next(&text);

		if (chars < 2)
			p.code_points[chars] = c;
		chars++;
	}
	while (*text == ' ') {
		text++;
		syllable = syllable_read(&text);
		if (readings < 2 && syllable >= 0)
			p.readings[readings] = syllable;
		readings++;
	}
	if (*text != '\0' || chars < 1 || chars > 2 || readings != chars || (is_word && chars != 2)) {
		complain(file, line, "expected one or two characters and a reading for each: 尉迟 yu chi");
		return;
	}
	if (is_character)
		character_line_add(file, line, &p);
	else if (is_word)
		pair_add(&words, &words_count, &p, file, line);
	else
		pair_add(&surnames, &surnames_count, &p, file, line);
}

static void surnames_read(const char *file)
{
	struct lines lines = { file_read(file, NULL), 0 };
	const char *line;
	size_t bytes;

	while (lines_next(&lines, &line, &bytes)) {
		char *text = trimmed(line, bytes);

		if (*text != '\0' && *text != '#')
			surname_line_read(file, lines.number, text);
	}
}

static int compare_pairs(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	for (int i = 0; i < 2; i++)
		if (x->code_points[i] != y->code_points[i])
			return x->code_points[i] < y->code_points[i] ? -1 : 1;
	return 0;
}

/* ---- what is written ---- */

static const char HEADER[] =
	"/* Made by mk/pinyin from the Unihan readings and src/core/surnames.txt. */\n"
	"#ifndef CORE_PINYIN_TABLE_H\n#define CORE_PINYIN_TABLE_H\n\n#include <stdint.h>\n\n"
	"#define PINYIN_HAS_MORE 0x8000\t/* this character is in PINYIN_MORE too */\n"
	"#define PINYIN_READINGS_MAX %d\n"
	"#define PINYIN_SYLLABLES_COUNT %d\n#define PINYIN_PAGES_COUNT %d\n#define PINYIN_MORE_COUNT %d\n"
	"#define PINYIN_SURNAMES_COUNT %d\n#define PINYIN_WORDS_COUNT %d\n\n"
	"/* Sorted. */\nextern const char PINYIN_SYLLABLES[PINYIN_SYLLABLES_COUNT][%d];\n"
	"/* By code point / 256, NULL for a page without readings; 0 or index of the usual syllable plus one. */\n"
	"extern const uint16_t *const PINYIN_PAGES[PINYIN_PAGES_COUNT];\n\n"
	"/* Sorted by code point; all readings, the usual one first. */\n"
	"struct pinyin_more { uint32_t code_point; uint8_t count; uint16_t syllables[PINYIN_READINGS_MAX]; };\n"
	"extern const struct pinyin_more PINYIN_MORE[PINYIN_MORE_COUNT];\n\n"
	"/* Sorted by both code points; of a surname of one character the second is 0. */\n"
	"struct pinyin_pair { uint32_t code_points[2]; uint16_t syllables[2]; };\n"
	"extern const struct pinyin_pair PINYIN_SURNAMES[PINYIN_SURNAMES_COUNT];\n"
	"extern const struct pinyin_pair PINYIN_WORDS[PINYIN_WORDS_COUNT];\n\n#endif\n";

static int pages_count(void)
{
	int last = CODE_POINTS - 1;

	while (last > 0 && characters[last].count == 0)
		last--;
	return last / PAGE_CHARS + 1;
}

static bool is_page_empty(int page)
{
	for (int i = 0; i < PAGE_CHARS; i++)
		if (characters[page * PAGE_CHARS + i].count > 0)
			return false;
	return true;
}

static void write_pages(struct text *t, const int *place)
{
	for (int page = 0; page < pages_count(); page++) {
		if (is_page_empty(page))
			continue;
		text_add(t, "static const uint16_t PAGE_%X[%d] = {", (unsigned)page, PAGE_CHARS);
		for (int i = 0; i < PAGE_CHARS; i++) {
			const struct character *c = &characters[page * PAGE_CHARS + i];
			int entry = c->count == 0 ? 0 : place[c->readings[0]] + 1;

			text_add(t, "%s%d,", i % 16 == 0 ? "\n\t" : " ", c->count > 1 ? entry | HAS_MORE : entry);
		}
		text_add(t, "\n};\n\n");
	}
	text_add(t, "const uint16_t *const PINYIN_PAGES[PINYIN_PAGES_COUNT] = {\n");
	for (int page = 0; page < pages_count(); page++)
		if (!is_page_empty(page))
			text_add(t, "\t[0x%X] = PAGE_%X,\n", (unsigned)page, (unsigned)page);
	text_add(t, "};\n\n");
}

static int write_more(struct text *t, const int *place)
{
	int count = 0;

	text_add(t, "const struct pinyin_more PINYIN_MORE[PINYIN_MORE_COUNT] = {\n");
	for (int i = 0; i < CODE_POINTS; i++) {
		const struct character *c = &characters[i];

		if (c->count < 2)
			continue;
		text_add(t, "\t{ 0x%X, %d, {", (unsigned)i, c->count);
		for (int j = 0; j < c->count; j++)
			text_add(t, "%s%d", j > 0 ? ", " : " ", place[c->readings[j]]);
		text_add(t, " } },\n");
		count++;
	}
	text_add(t, "};\n\n");
	return count;
}

static void write_pairs(struct text *t, const char *name, struct pair *pairs, size_t count, const int *place)
{
	qsort(pairs, count, sizeof(*pairs), compare_pairs);
	text_add(t, "const struct pinyin_pair %s[%s_COUNT] = {\n", name, name);
	for (size_t i = 0; i < count; i++)
		text_add(t, "\t{ { 0x%X, 0x%X }, { %d, %d } },\n", pairs[i].code_points[0], pairs[i].code_points[1],
			 place[pairs[i].readings[0]], pairs[i].code_points[1] == 0 ? 0 : place[pairs[i].readings[1]]);
	text_add(t, "};\n\n");
}

static int compare_syllables(const void *a, const void *b)
{
	return strcmp(syllables[*(const int *)a], syllables[*(const int *)b]);
}

static void write_all(const char *gen)
{
	static int order[SYLLABLES_MAX], place[SYLLABLES_MAX];
	struct text c = { 0 }, h = { 0 };
	int more;

	for (int i = 0; i < syllables_count; i++)
		order[i] = i;
	qsort(order, (size_t)syllables_count, sizeof(order[0]), compare_syllables);
	text_add(&c, "#include \"core/pinyin_table.h\"\n\n#include <stddef.h>\n\n");
	text_add(&c, "const char PINYIN_SYLLABLES[PINYIN_SYLLABLES_COUNT][%d] = {\n", SYLLABLE_BYTES);
	for (int i = 0; i < syllables_count; i++) {
		place[order[i]] = i;
		text_add(&c, "\t\"%s\",\n", syllables[order[i]]);
	}
	text_add(&c, "};\n\n");
	write_pages(&c, place);
	more = write_more(&c, place);
	write_pairs(&c, "PINYIN_SURNAMES", surnames, surnames_count, place);
	write_pairs(&c, "PINYIN_WORDS", words, words_count, place);
	text_add(&h, HEADER, READINGS_MAX, syllables_count, pages_count(), more, (int)surnames_count, (int)words_count,
		 SYLLABLE_BYTES);
	file_write(gen, "core/pinyin_table.h", &h);
	file_write(gen, "core/pinyin_table.c", &c);
}

int main(int argc, char **argv)
{
	char *unihan;

	if (argc != 4)
		give_up("pinyin", 0, "usage: pinyin GEN Unihan_Readings.txt surnames.txt");
	unihan = file_read(argv[2], NULL);
	unihan_read(unihan, "kMandarin");
	unihan_read(unihan, "kHanyuPinlu");
	unihan_read(unihan, "kTGHZ2013");
	surnames_read(argv[3]);
	if (syllables_count < 300 || surnames_count == 0 || words_count == 0)
		give_up(argv[2], 0, "this holds no readings");
	write_all(argv[1]);
	return finish();
}
