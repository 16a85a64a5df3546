#include "core/search.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "core/pinyin_table.h"

#define CHARS_MAX 128		/* of a name; what follows is not searched for */
#define UNKNOWN_MARK "{"	/* sorts behind all letters */
#define PART_BYTES 24
#define NAME_DOT 0xB7		/* · as text_clean_name leaves it */

/* ---- readings ---- */

static uint16_t entry_of(uint32_t c)
{
	const uint16_t *page = c / 256 < PINYIN_PAGES_COUNT ? PINYIN_PAGES[c / 256] : NULL;

	return page == NULL ? 0 : page[c % 256];
}

static const struct pinyin_more *more_of(uint32_t c)
{
	size_t from = 0, to = PINYIN_MORE_COUNT;

	while (from < to) {
		size_t middle = (from + to) / 2;

		if (PINYIN_MORE[middle].code_point < c)
			from = middle + 1;
		else
			to = middle;
	}
	return from < PINYIN_MORE_COUNT && PINYIN_MORE[from].code_point == c ? &PINYIN_MORE[from] : NULL;
}

static const struct pinyin_pair *pair_of(const struct pinyin_pair *pairs, size_t count, uint32_t first, uint32_t second)
{
	size_t from = 0, to = count;

	while (from < to) {
		const struct pinyin_pair *p = &pairs[(from + to) / 2];

		if (p->code_points[0] == first && p->code_points[1] == second)
			return p;
		if (p->code_points[0] < first || (p->code_points[0] == first && p->code_points[1] < second))
			from = (from + to) / 2 + 1;
		else
			to = (from + to) / 2;
	}
	return NULL;
}

static bool is_han(uint32_t c)
{
	return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x323AF) || c == 0x3007;
}

/* A small letter for any Latin one, ü as v; 0 for what is no letter. */
static char letter_of(uint32_t c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c + ('a' - 'A'));
	if (c >= 'a' && c <= 'z')
		return (char)c;
	return c == 0xFC || c == 0xDC ? 'v' : '\0';
}

static bool is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* A name taken apart, with the syllable of each Chinese character: index plus one, 0 for unknown. */
struct reading {
	uint32_t chars[CHARS_MAX];
	uint16_t syllables[CHARS_MAX];
	int count;
	bool has_dot;
};

static void take_apart(const char *name, struct reading *r)
{
	r->count = 0;
	r->has_dot = false;
	while (*name != '\0' && r->count < CHARS_MAX) {
		uint32_t c = text_next(&name);

		r->has_dot |= c == NAME_DOT;
		r->chars[r->count] = c;
		r->syllables[r->count++] = entry_of(c) & (uint16_t)~PINYIN_HAS_MORE;
	}
}

/* A compound surname needs a given name behind it: 单于 alone is somebody called 单. */
static void read_surname(struct reading *r)
{
	const struct pinyin_pair *p = NULL;

	if (r->has_dot || r->count < 2)
		return;
	if (r->count > 2)
		p = pair_of(PINYIN_SURNAMES, PINYIN_SURNAMES_COUNT, r->chars[0], r->chars[1]);
	if (p != NULL)
		r->syllables[1] = p->syllables[1] + 1;
	else
		p = pair_of(PINYIN_SURNAMES, PINYIN_SURNAMES_COUNT, r->chars[0], 0);
	if (p != NULL)
		r->syllables[0] = p->syllables[0] + 1;
}

#define FAMILY_CHAR 0x5BB6	/* 家 */

static void read_title_words(struct reading *r)
{
	for (int i = 0; i + 1 < r->count; i++) {
		const struct pinyin_pair *p;

		if (!is_han(r->chars[i]))
			continue;
		p = pair_of(PINYIN_WORDS, PINYIN_WORDS_COUNT, r->chars[i], r->chars[i + 1]);
		if (p != NULL) {
			r->syllables[i] = p->syllables[0] + 1;
			r->syllables[i + 1] = p->syllables[1] + 1;
			i++;
		} else if (r->chars[i + 1] == FAMILY_CHAR) {
			p = pair_of(PINYIN_SURNAMES, PINYIN_SURNAMES_COUNT, r->chars[i], 0);
			if (p != NULL)
				r->syllables[i] = p->syllables[0] + 1;
		}
	}
}

/* ---- keys ---- */

/* Bytes of the part of the key that begins at character *i, which moves behind it; 0 if there is none. */
static size_t next_part(const struct reading *r, int *i, char part[PART_BYTES])
{
	uint32_t c = r->chars[*i];
	size_t bytes = 0;

	if (is_han(c)) {
		const char *syllable = r->syllables[*i] == 0 ? UNKNOWN_MARK : PINYIN_SYLLABLES[r->syllables[*i] - 1];

		bytes = strlen(syllable);
		memcpy(part, syllable, bytes);
		++*i;
		return bytes;
	}
	if (letter_of(c) == '\0' && !is_digit(c)) {
		++*i;
		return 0;
	}
	for (bool is_number = is_digit(c); *i < r->count; ++*i) {
		c = r->chars[*i];
		if (is_digit(c) != is_number || (!is_number && letter_of(c) == '\0') || bytes == PART_BYTES)
			break;
		part[bytes++] = is_number ? (char)c : letter_of(c);
	}
	return bytes;
}

static char *make_key(struct arena *a, const struct reading *r)
{
	char key[SEARCH_KEY_BYTES_MAX], part[PART_BYTES];
	size_t bytes = 0, part_bytes;

	for (int i = 0; i < r->count;) {
		part_bytes = next_part(r, &i, part);
		if (part_bytes == 0)
			continue;
		if (bytes + 1 + part_bytes > sizeof(key))
			break;
		if (bytes > 0)
			key[bytes++] = ' ';
		memcpy(key + bytes, part, part_bytes);
		bytes += part_bytes;
	}
	return arena_text_n(a, key, bytes);
}

static char *make_initials(struct arena *a, const struct reading *r)
{
	char initials[SEARCH_INITIALS_BYTES_MAX], part[PART_BYTES];
	size_t bytes = 0, part_bytes;

	for (int i = 0; i < r->count;) {
		part_bytes = next_part(r, &i, part);
		if (part_bytes == 0 || part[0] == UNKNOWN_MARK[0])
			continue;
		if (!is_digit((unsigned char)part[0]))
			part_bytes = 1;
		if (bytes + part_bytes > sizeof(initials))
			break;
		memcpy(initials + bytes, part, part_bytes);
		bytes += part_bytes;
	}
	return arena_text_n(a, initials, bytes);
}

static void read_person(const char *name, struct reading *r)
{
	take_apart(name, r);
	read_surname(r);
}

static void read_title(const char *title, struct reading *r)
{
	take_apart(title, r);
	read_title_words(r);
}

char *search_key(struct arena *a, const char *person_name)
{
	struct reading r;

	read_person(person_name, &r);
	return make_key(a, &r);
}

char *search_initials(struct arena *a, const char *person_name)
{
	struct reading r;

	read_person(person_name, &r);
	return make_initials(a, &r);
}

char *search_title_key(struct arena *a, const char *title)
{
	struct reading r;

	read_title(title, &r);
	return make_key(a, &r);
}

char *search_title_initials(struct arena *a, const char *title)
{
	struct reading r;

	read_title(title, &r);
	return make_initials(a, &r);
}

/* ---- other readings ---- */

/* Adds `initials` unless it is there. False when the list is full. */
static bool add_text(const char *list[], size_t *count, size_t max, const char *text)
{
	for (size_t i = 0; i < *count; i++)
		if (strcmp(list[i], text) == 0)
			return true;
	if (*count == max)
		return false;
	list[(*count)++] = text;
	return true;
}

/* One character at a time takes its other readings while the rest keeps the usual one; that is what
 * happens in real names, and it keeps the number small. */
size_t search_readings(struct arena *a, const char *person_name, const char *initials[], size_t max)
{
	struct reading r;
	size_t count = 0;

	read_person(person_name, &r);
	add_text(initials, &count, max, make_initials(a, &r));
	for (int i = 0; i < r.count; i++) {
		uint16_t usual = r.syllables[i];
		const struct pinyin_more *more = entry_of(r.chars[i]) & PINYIN_HAS_MORE ? more_of(r.chars[i]) : NULL;

		for (int j = 0; more != NULL && j < more->count; j++) {
			r.syllables[i] = more->syllables[j] + 1;
			if (!add_text(initials, &count, max, make_initials(a, &r)))
				return count;
		}
		/* A surname that the list reads otherwise than any dictionary keeps its everyday reading too. */
		r.syllables[i] = entry_of(r.chars[i]) & (uint16_t)~PINYIN_HAS_MORE;
		if (!add_text(initials, &count, max, make_initials(a, &r)))
			return count;
		r.syllables[i] = usual;
	}
	return count;
}

static bool is_searched(uint32_t c)
{
	return c != ' ' && c != NAME_DOT && c != 0x3000;
}

size_t search_bigrams(struct arena *a, const char *name, const char *bigrams[], size_t max)
{
	uint32_t before = 0;
	size_t count = 0;

	while (*name != '\0') {
		uint32_t c = text_next(&name);
		char pair[SEARCH_BIGRAM_BYTES_MAX];
		size_t bytes;

		if (!is_searched(c))
			continue;
		if (c >= 'A' && c <= 'Z')
			c += 'a' - 'A';
		if (before != 0) {
			bytes = text_put_char(pair, before);
			bytes += text_put_char(pair + bytes, c);
			if (!add_text(bigrams, &count, max, arena_text_n(a, pair, bytes)))
				break;
		}
		before = c;
	}
	return count;
}

size_t search_unknown(struct arena *a, const char *name, const char *characters[], size_t max)
{
	size_t count = 0;

	while (*name != '\0') {
		uint32_t c = text_next(&name);
		char text[4];

		if (!is_han(c) || entry_of(c) != 0)
			continue;
		if (!add_text(characters, &count, max, arena_text_n(a, text, text_put_char(text, c))))
			break;
	}
	return count;
}

char *search_bare(struct arena *a, const char *name)
{
	char *bare = arena_text(a, name), *out = bare;

	for (const char *p = name; *p != '\0';) {
		uint32_t c = text_next(&p);

		if (c != NAME_DOT)
			out += text_put_char(out, c);
	}
	*out = '\0';
	return bare;
}

char *search_key_shown(struct arena *a, const char *key)
{
	char *shown = arena_text(a, key);

	for (char *p = shown; *p != '\0'; p++)
		if (*p == UNKNOWN_MARK[0])
			*p = '?';
	return shown;
}
