#include "core/code.h"

#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "core/code_sets.h"

#define TYPED_BYTES 160

const struct code_set *code_set_at(size_t index)
{
	if (index < CODE_SETS_PERSON_COUNT)
		return &CODE_SETS_PERSON[index];
	index -= CODE_SETS_PERSON_COUNT;
	if (index < CODE_SETS_MEMBER_COUNT)
		return &CODE_SETS_MEMBER[index];
	index -= CODE_SETS_MEMBER_COUNT;
	return index < CODE_SETS_ORG_COUNT ? &CODE_SETS_ORG[index] : NULL;
}

const struct code_set *code_set(const char *name)
{
	const struct code_set *set;

	for (size_t i = 0; (set = code_set_at(i)) != NULL; i++)
		if (set->name[0] == name[0] && strcmp(set->name, name) == 0)
			return set;
	return NULL;
}

static const struct code *find(const struct code_set *set, const char *value)
{
	for (size_t i = 0; i < set->count; i++)
		if (strcmp(set->codes[i].value, value) == 0)
			return &set->codes[i];
	return NULL;
}

const struct code *code_find(const char *set_name, const char *value)
{
	const struct code_set *set = code_set(set_name);

	return set == NULL || value == NULL ? NULL : find(set, value);
}

const char *code_name(enum lang lang, const char *set, const char *value)
{
	const struct code *code = code_find(set, value);

	if (code != NULL)
		return lang == LANG_EN ? code->en : code->zh;
	return value == NULL ? "" : value;
}

const char *const *code_names(struct arena *a, const char *set_name, size_t *count)
{
	const struct code_set *set = code_set(set_name);
	const char **names = arena_array(a, set->count, sizeof(*names));

	for (size_t i = 0; i < set->count; i++)
		names[i] = set->codes[i].zh;
	*count = set->count;
	return names;
}

const char *code_name_int(enum lang lang, const char *set_name, int64_t value)
{
	const struct code_set *set = code_set(set_name);
	int64_t number;

	for (size_t i = 0; set != NULL && i < set->count; i++)
		if (int_parse(set->codes[i].value, &number) && number == value)
			return lang == LANG_EN ? set->codes[i].en : set->codes[i].zh;
	return "";
}

static bool is_blank(uint32_t c)
{
	return (c > 0 && c <= ' ') || c == 0x3000 || c == 0xA0;
}

/* The next sign that counts, half-width and lower-case; 0 at the end. */
static uint32_t next_sign(const char **cursor)
{
	uint32_t c;

	do {
		c = text_next(cursor);
	} while (is_blank(c));
	if (c >= 0xFF01 && c <= 0xFF5E)
		c -= 0xFEE0;
	return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

/* `typed` in the form that next_sign gives. False if it is longer than any name. */
static bool squeeze(const char *typed, char out[TYPED_BYTES])
{
	size_t bytes = 0;
	uint32_t c;

	while ((c = next_sign(&typed)) != 0) {
		if (bytes + 5 > TYPED_BYTES)
			return false;
		bytes += text_put_char(out + bytes, c);
	}
	out[bytes] = '\0';
	return true;
}

/* `name` ends at '\0' or '|'; `typed` is squeezed. */
static bool is_spelt(const char *name, const char *typed)
{
	for (;;) {
		uint32_t c = next_sign(&name), t = text_next(&typed);

		if (c == 0 || c == '|')
			return t == 0;
		if (c != t)
			return false;
	}
}

static bool is_also(const char *also, const char *typed)
{
	for (; also != NULL; also = strchr(also, '|')) {
		also += *also == '|';
		if (is_spelt(also, typed))
			return true;
	}
	return false;
}

/* 1 for 01: sheets lose the leading zero. */
static bool is_value(const char *value, const char *typed)
{
	return is_spelt(value, typed) || (value[0] == '0' && value[1] != '\0' && strcmp(value + 1, typed) == 0);
}

const struct code *code_read(const char *set_name, const char *typed)
{
	const struct code_set *set = code_set(set_name);
	char text[TYPED_BYTES];

	if (set == NULL || typed == NULL || !squeeze(typed, text) || text[0] == '\0')
		return NULL;
	for (size_t i = 0; i < set->count; i++)
		if (is_value(set->codes[i].value, text))
			return &set->codes[i];
	for (size_t i = 0; i < set->count; i++) {
		const struct code *code = &set->codes[i];

		if (is_spelt(code->zh, text) || is_spelt(code->en, text) || is_also(code->also, text))
			return code;
	}
	return NULL;
}

static bool has_sign(const char *name, uint32_t sign)
{
	for (uint32_t c; name != NULL && (c = next_sign(&name)) != 0;)
		if (c == sign)
			return true;
	return false;
}

/* How many signs of what was typed stand in a name or its other spellings. */
static int shared_signs(const struct code *code, const char *typed)
{
	int shared = 0;

	for (uint32_t c; (c = text_next(&typed)) != 0;)
		shared += has_sign(code->zh, c) || has_sign(code->also, c);
	return shared;
}

const char *code_near(struct arena *a, enum lang lang, const char *set_name, const char *typed)
{
	const struct code_set *set = code_set(set_name);
	char text[TYPED_BYTES] = "";
	struct buffer names;
	size_t count = set == NULL ? 0 : set->count, told = 0, best;
	int *shared = arena_array(a, count, sizeof(*shared)), most = 0;

	if (typed == NULL || !squeeze(typed, text))
		text[0] = '\0';
	for (size_t i = 0; i < count; i++) {
		shared[i] = shared_signs(&set->codes[i], text);
		most = shared[i] > most ? shared[i] : most;
	}
	buffer_init(&names, a, 0);
	/* From the most signs shared down; those that share none only where all do. */
	for (int level = most; told < CODE_NEAR_MAX && level >= (most > 0); level--)
		for (best = 0; best < count && told < CODE_NEAR_MAX; best++)
			if (shared[best] == level)
				buffer_printf(&names, "%s%s", told++ == 0 ? "" : lang == LANG_ZH ? "、" : ", ", code_name(lang, set_name, set->codes[best].value));
	if (told < count)
		buffer_printf(&names, lang == LANG_ZH ? "……（共 %zu 项）" : " … (%zu in all)", count);
	return buffer_text(&names);
}

bool code_is_yes(const char *typed)
{
	static const char YES[] = "1|y|yes|true|on|是|有|对|√|✓|✔";
	char text[TYPED_BYTES];

	return typed != NULL && squeeze(typed, text) && text[0] != '\0' && is_also(YES, text);
}

int age_band(day_t birth_day, day_t on_day)
{
	int age;

	if (birth_day == DAY_NONE || birth_day == DAY_OPEN)
		return 0;
	age = years_between(birth_day, on_day);
	if (age <= 30)
		return 1;
	return age >= 61 ? 8 : (age - 31) / 5 + 2;
}

#define DAY_REPUBLIC (-7397)	/* 1949-10-01 */
#define DAY_PLENUM 3273		/* 1978-12-18, 十一届三中全会 opens */
#define DAY_CONGRESS 15652	/* 2012-11-08, 十八大 opens */

int join_period(day_t joined_day)
{
	if (joined_day == DAY_NONE || joined_day == DAY_OPEN)
		return 0;
	if (joined_day < DAY_REPUBLIC)
		return 1;
	if (joined_day < DAY_PLENUM)
		return 2;
	return joined_day < DAY_CONGRESS ? 3 : 4;
}

bool is_college_or_above(const char *education)
{
	return education != NULL && education[0] >= '1' && education[0] <= '3';
}

bool is_minority(const char *nationality)
{
	return nationality != NULL && nationality[0] != '\0' && strcmp(nationality, "01") != 0;
}
