/* What was typed into the search box: characters, initials, pinyin, or the tail of a number. */
#include "core/search.h"

#include <stdint.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "core/pinyin_table.h"

#define TYPED_BYTES_MAX 64

static struct search_range range_of(struct arena *a, const char *prefix, const char *behind)
{
	return (struct search_range){ arena_text(a, prefix), arena_printf(a, "%s%s", prefix, behind) };
}

#define BEHIND_LETTERS "~"
#define BEHIND_ALL "\xF4\x8F\xBF\xBF"	/* U+10FFFF, behind every character */

/* ---- pinyin without blanks ---- */

/* How the typed letters split into syllables, found by trying the longest first. */
struct splitting {
	struct arena *arena;
	struct search_query *query;
	const char *start;
	bool is_dead[TYPED_BYTES_MAX];	/* from here on there is no way; tried once, not once for each way to get here */
	char key[TYPED_BYTES_MAX * 2], initials[TYPED_BYTES_MAX];
};

static bool is_syllable(const char *text, size_t bytes)
{
	size_t from = 0, to = PINYIN_SYLLABLES_COUNT;

	while (from < to) {
		size_t middle = (from + to) / 2;
		int order = strncmp(PINYIN_SYLLABLES[middle], text, bytes);

		if (order == 0 && PINYIN_SYLLABLES[middle][bytes] == '\0')
			return true;
		if (order < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return false;
}

/* May a syllable begin so? */
static bool is_begun(const char *text, size_t bytes)
{
	for (size_t i = 0; i < PINYIN_SYLLABLES_COUNT; i++)
		if (strncmp(PINYIN_SYLLABLES[i], text, bytes) == 0)
			return true;
	return false;
}

static void add_way(struct splitting *s, size_t key_bytes, size_t initials_count)
{
	struct search_way *way;

	if (s->query->ways_count == SEARCH_KEYS_MAX)
		return;
	s->key[key_bytes] = s->initials[initials_count] = '\0';
	way = &s->query->ways[s->query->ways_count++];
	way->key = range_of(s->arena, s->key, BEHIND_LETTERS);
	way->initials = range_of(s->arena, s->initials, BEHIND_LETTERS);
}

/* The syllable of `bytes` letters at `text` goes to the end of the key. Returns the new length of the key. */
static size_t push(struct splitting *s, size_t key_bytes, size_t depth, const char *text, size_t bytes)
{
	if (key_bytes > 0)
		s->key[key_bytes++] = ' ';
	memcpy(s->key + key_bytes, text, bytes);
	s->initials[depth] = text[0];
	return key_bytes + bytes;
}

static void split(struct splitting *s, const char *text, size_t key_bytes, size_t depth)
{
	size_t letters = strspn(text, "abcdefghijklmnopqrstuvwxyz");
	const char *rest = text + letters;
	size_t ways_before = s->query->ways_count;

	if (ways_before == SEARCH_KEYS_MAX || s->is_dead[text - s->start])
		return;
	if (*rest == '\0' && letters > 0 && is_begun(text, letters))
		add_way(s, push(s, key_bytes, depth, text, letters), depth + 1);
	for (size_t bytes = letters < 6 ? letters : 6; bytes > 0; bytes--) {
		const char *next = text + bytes;

		if (!is_syllable(text, bytes))
			continue;
		next += *next == ' ';
		if (*next != '\0')
			split(s, next, push(s, key_bytes, depth, text, bytes), depth + 1);
	}
	s->is_dead[text - s->start] = s->query->ways_count == ways_before;
}

/* ---- reading ---- */

/* Small letters; ü as v; an apostrophe (xi'an) as a blank. */
static void lower(char *text)
{
	char *out = text;
	const char *p = text;

	while (*p != '\0') {
		uint32_t c = text_next(&p);

		if (c == 0xFC || c == 0xDC)
			c = 'v';
		else if (c == '\'' || c == 0x2019)
			c = ' ';
		else if (c >= 'A' && c <= 'Z')
			c += 'a' - 'A';
		out += text_put_char(out, c);
	}
	*out = '\0';
}

/* A dot between the parts of a name in pinyin (aili·maimaiti, al.mmt) is no more than a blank. Numbers and Chinese names keep theirs. */
static void blank_dots(char *text)
{
	char *out = text;
	bool has_letter = false;

	for (const char *p = text; *p != '\0';) {
		uint32_t c = text_next(&p);

		if (c >= 0x80 && c != 0xB7)
			return;
		has_letter |= c >= 'a' && c <= 'z';
	}
	for (const char *p = text; has_letter && *p != '\0';) {
		uint32_t c = text_next(&p);

		out += text_put_char(out, c == 0xB7 || c == '.' ? ' ' : c);
	}
	if (has_letter)
		*out = '\0';
}

static enum search_by kind_of(const char *text)
{
	size_t letters = 0, digits = 0, blanks = 0, length = strlen(text);

	for (const char *p = text; *p != '\0'; p++) {
		letters += *p >= 'a' && *p <= 'z';
		digits += *p >= '0' && *p <= '9';
		blanks += *p == ' ';
	}
	if (length == 0)
		return SEARCH_BY_NOTHING;
	if (letters > 0 && letters + digits + blanks == length)
		return digits > letters ? SEARCH_BY_DIGITS : SEARCH_BY_LETTERS;
	return digits + blanks == length ? SEARCH_BY_DIGITS : SEARCH_BY_NAME;
}

static void remove_blanks(char *text)
{
	char *out = text;

	for (const char *p = text; *p != '\0'; p++)
		if (*p != ' ')
			*out++ = *p;
	*out = '\0';
}

/* Latin names are words of their own in the key, so the letters may also stand as they are. */
static void add_plain_way(struct arena *a, const char *text, struct search_query *q)
{
	const char first[2] = { text[0], '\0' };

	for (size_t i = 0; i < q->ways_count; i++)
		if (strcmp(q->ways[i].key.from, text) == 0)
			return;
	if (q->ways_count < SEARCH_KEYS_MAX)
		q->ways[q->ways_count++] = (struct search_way){ range_of(a, text, BEHIND_LETTERS), range_of(a, first, BEHIND_LETTERS) };
}

static void read_letters(struct arena *a, char *text, struct search_query *q)
{
	struct splitting s = { .arena = a, .query = q, .start = text };
	char *bare;

	if (strlen(text) > TYPED_BYTES_MAX - 2)
		text[TYPED_BYTES_MAX - 2] = '\0';
	bare = arena_text(a, text);
	remove_blanks(bare);
	q->initials = range_of(a, bare, BEHIND_LETTERS);
	split(&s, text, 0, 0);
	add_plain_way(a, text, q);
}

void search_query_read(struct arena *a, const char *typed, struct search_query *q)
{
	char *text = text_clean_name(a, typed);

	memset(q, 0, sizeof(*q));
	lower(text);
	blank_dots(text);
	text = text_clean(a, text);
	q->by = kind_of(text);
	if (q->by == SEARCH_BY_DIGITS)
		remove_blanks(text);
	q->text = text;
	if (q->by == SEARCH_BY_LETTERS)
		read_letters(a, text, q);
	if (q->by == SEARCH_BY_NAME) {
		q->name = range_of(a, text, BEHIND_ALL);
		q->bare = search_bare(a, text);
		q->bigrams_count = search_bigrams(a, text, q->bigrams, SEARCH_READINGS_MAX);
	}
}
