/* Reads the norm `ledger`: sheets and their items, as norm.h describes them. */
#include "rooms/norm/norm.h"

#include <string.h>
#include "base/text.h"
#include "rooms/norm/norm_line.h"

struct reader { struct arena *arena; struct norm_sheet *sheets; struct norm_indicator *items; size_t sheets_count, items_count; };

static bool is_key(const char *word)
{
	return word[0] != '\0' && strlen(word) <= 20 && word[strspn(word, "abcdefghijklmnopqrstuvwxyz_")] == '\0';
}

static const struct norm_sheet *find_sheet(const struct reader *r, const char *key)
{
	for (size_t i = 0; i < r->sheets_count; i++)
		if (strcmp(r->sheets[i].key, key) == 0)
			return &r->sheets[i];
	return NULL;
}

static const struct norm_indicator *find_item(const struct reader *r, const char *sheet, const char *key)
{
	for (size_t i = 0; i < r->items_count; i++)
		if (strcmp(r->items[i].sheet, sheet) == 0 && strcmp(r->items[i].key, key) == 0)
			return &r->items[i];
	return NULL;
}

static bool is_personal(struct arena *a, const char *label)
{
	size_t bytes = strlen(label);

	label = text_plain(a, label, &bytes);
	for (size_t i = 0; NORM_PERSONAL_WORDS[i] != NULL; i++)
		if (strstr(label, NORM_PERSONAL_WORDS[i]) != NULL)
			return true;
	return false;
}

static bool read_sheet(struct reader *r, const struct norm_words *line)
{
	bool is_half = line->words_count == 3 && strcmp(line->words[2], "half") == 0;

	if (line->words_count != 3 || (!is_half && strcmp(line->words[2], "year") != 0) || !is_key(line->words[1]) ||
	    text_is_empty(line->label) || find_sheet(r, line->words[1]) != NULL || r->sheets_count == NORM_SHEETS_MAX)
		return false;
	r->sheets[r->sheets_count++] = (struct norm_sheet){ .key = line->words[1], .label = line->label, .is_half = is_half };
	return true;
}

/* An item named by another stands before it in the same sheet and is added up. */
static bool is_base(const struct reader *r, const char *sheet, const char *key)
{
	const struct norm_indicator *base = find_item(r, sheet, key);

	return base != NULL && base->how == NORM_SUM;
}

static bool read_entered(const struct reader *r, const struct norm_words *line, struct norm_indicator *item)
{
	int64_t decimals;
	int i = 4;

	if (line->words_count < 4 || !int_parse(line->words[3], &decimals) || decimals < 0 || decimals > 2)
		return false;
	item->decimals = (int)decimals;
	if (i + 1 < line->words_count && strcmp(line->words[i], "of") == 0) {
		item->of = line->words[i + 1];
		i += 2;
	}
	if (i < line->words_count && strcmp(line->words[i], "plan") == 0) {
		item->has_plan = true;
		i++;
	}
	if (item->how == NORM_AVERAGE && item->of[0] == '\0')
		return false;
	return i == line->words_count && (item->of[0] == '\0' || is_base(r, item->sheet, item->of));
}

static bool read_item(struct reader *r, const struct norm_words *line)
{
	struct norm_indicator item = { .label = line->label, .part = "", .of = "" };
	char *dot = line->words_count < 3 ? NULL : strchr(line->words[1], '.');

	if (dot == NULL || r->items_count == NORM_LINES_MAX || text_is_empty(line->label) || is_personal(r->arena, line->label))
		return false;
	*dot = '\0';
	item.sheet = line->words[1];
	item.key = dot + 1;
	if (find_sheet(r, item.sheet) == NULL || !is_key(item.key) || find_item(r, item.sheet, item.key) != NULL)
		return false;
	if (strcmp(line->words[2], "ratio") == 0) {
		item.how = NORM_RATIO;
		item.decimals = 2;
		if (line->words_count != 6 || strcmp(line->words[4], "of") != 0)
			return false;
		item.part = line->words[3];
		item.of = line->words[5];
		if (!is_base(r, item.sheet, item.part) || !is_base(r, item.sheet, item.of))
			return false;
	} else {
		item.how = strcmp(line->words[2], "average") == 0 ? NORM_AVERAGE : NORM_SUM;
		if ((item.how == NORM_SUM && strcmp(line->words[2], "sum") != 0) || !read_entered(r, line, &item))
			return false;
	}
	r->items[r->items_count++] = item;
	return true;
}

static bool read_declaration(struct reader *r, const struct norm_words *line)
{
	if (strcmp(line->words[0], "sheet") == 0)
		return read_sheet(r, line);
	return strcmp(line->words[0], "item") == 0 && read_item(r, line);
}

size_t norm_read_ledger(struct arena *a, const char *text, struct norm_sheet *sheets, size_t *sheets_count, struct norm_indicator *items, int *wrong_line)
{
	struct norm_reading reading = norm_reading_of(a, text);
	struct reader r = { .arena = a, .sheets = sheets, .items = items };
	struct norm_words line;

	while (norm_next(&reading, &line))
		reading.is_wrong = !read_declaration(&r, &line);
	*sheets_count = norm_read_to_end(&reading, r.sheets_count, wrong_line);
	return norm_read_to_end(&reading, r.items_count, wrong_line);
}
