/* Search keys of names, and what a person typed to search by. Readings come from the Unihan tables; a
 * surname is read as a surname (单 shan, 尉迟 yu chi), ü is v, tones are dropped. */
#ifndef CORE_SEARCH_H
#define CORE_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"

#define SEARCH_KEY_BYTES_MAX 200
#define SEARCH_INITIALS_BYTES_MAX 60
#define SEARCH_READINGS_MAX 8
#define SEARCH_BIGRAM_BYTES_MAX 8
#define SEARCH_KEYS_MAX 8

/* "zeng li hua": syllables with one blank between, which sorts 李昂 (li ang) before 梁 (liang). A character
 * without a known reading is {, behind all letters. Cut at SEARCH_KEY_BYTES_MAX. */
char *search_key(struct arena *a, const char *person_name);
/* "zlh"; characters without a known reading are left out. Latin words give their first letter, numbers all digits. */
char *search_initials(struct arena *a, const char *person_name);
/* The same for names of organisations and places: no surname at the front, except before 家 (单家庄), but
 * words such as 银行 and 重庆 are known. */
char *search_title_key(struct arena *a, const char *title);
char *search_title_initials(struct arena *a, const char *title);

/* All plausible initials, the usual ones first: 单 gives s, then d and c. Returns how many. */
size_t search_readings(struct arena *a, const char *person_name, const char *initials[], size_t max);
/* Distinct pairs of neighbouring characters, without dots and blanks, letters small. Returns how many. */
size_t search_bigrams(struct arena *a, const char *name, const char *bigrams[], size_t max);
/* Chinese characters whose reading nobody told us, for the list of corrections. Returns how many. */
size_t search_unknown(struct arena *a, const char *name, const char *characters[], size_t max);

enum search_by {
	SEARCH_BY_NOTHING = 0,	/* empty */
	SEARCH_BY_NAME,		/* Chinese characters: prefix of the name, or bigrams anywhere in it */
	SEARCH_BY_LETTERS,	/* initials or pinyin */
	SEARCH_BY_DIGITS	/* tail of an ID number or phone, or a code */
};

/* A prefix as a range: from ≤ x < to. */
struct search_range { const char *from, *to; };

struct search_query {
	enum search_by by;
	const char *text;		/* cleaned; letters small */
	struct search_range name;	/* BY_NAME: range of names that begin so */
	const char *bare;		/* BY_NAME: without the dot of minority names, which people leave out */
	const char *bigrams[SEARCH_READINGS_MAX];	/* BY_NAME with two characters or more: all must be there */
	size_t bigrams_count;
	struct search_range initials;	/* BY_LETTERS: typed as initials */
	/* BY_LETTERS: each way to read it as pinyin, complete but for the last syllable ("lihu": li hu). A name
	 * fits when its key is in `key`; its initials then are in `initials`, the range to walk on an index. */
	struct search_way { struct search_range key, initials; } ways[SEARCH_KEYS_MAX];
	size_t ways_count;
};

/* What was typed, cleaned as the keys of the rows are, and by what it looks: digits, letters or a name. Never refuses. In the arena. */
void search_query_read(struct arena *a, const char *typed, struct search_query *q);

/* The name without the dots of minority names: 艾力·买买提 is looked for as 艾力买买提 too. */
char *search_bare(struct arena *a, const char *name);

/* A key as it may be shown: ? for a character of unknown reading, whose mark sorts behind all letters. */
char *search_key_shown(struct arena *a, const char *key);

#endif
