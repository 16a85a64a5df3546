/* Reads the norm `dues`: tables of rates and fixed amounts, as norm.h describes them. */
#include "rooms/norm/norm.h"

#include <string.h>
#include "base/text.h"
#include "rooms/norm/norm_line.h"

static const char *const FIXED[] = { "farmer", "student", "laid_off", "relief" };	/* classes that owe no share of an income */
#define FIXED_COUNT (sizeof(FIXED) / sizeof(FIXED[0]))
#define HUNDREDTHS_MAX 10000	/* all of it */

static bool read_from(const struct norm_words *line, struct norm_dues *tables, size_t *count)
{
	day_t day = line->words_count == 2 ? day_parse_iso(line->words[1]) : DAY_NONE;

	if (day == DAY_NONE || text_is_empty(line->label) || *count == NORM_DUES_MAX || (*count > 0 && day <= tables[*count - 1].from_day))
		return false;
	tables[(*count)++] = (struct norm_dues){ .from_day = day, .basis = line->label };
	return true;
}

/* Each higher than the one before; nothing behind the last. */
static bool add_rate(struct norm_rate *rates, size_t *count, const char *upto, const char *percent)
{
	struct norm_rate rate = { .upto_fen = INT64_MAX };

	if (*count == NORM_RATES_MAX || !hundredths_parse(percent, &rate.hundredths) || rate.hundredths > HUNDREDTHS_MAX ||
	    (strcmp(upto, "*") != 0 && !hundredths_parse(upto, &rate.upto_fen)) || (*count > 0 && rate.upto_fen <= rates[*count - 1].upto_fen))
		return false;
	rates[(*count)++] = rate;
	return true;
}

static bool read_rate(const struct norm_words *line, struct norm_dues *table)
{
	if (line->words_count != 4)
		return false;
	if (strcmp(line->words[1], "wage") == 0)
		return add_rate(table->wage, &table->wage_count, line->words[2], line->words[3]);
	return strcmp(line->words[1], "retired") == 0 && add_rate(table->retired, &table->retired_count, line->words[2], line->words[3]);
}

static bool is_fixed(const struct norm_dues *table, const char *payer_class)
{
	for (size_t i = 0; i < table->fixed_count; i++)
		if (strcmp(table->fixed[i].payer_class, payer_class) == 0)
			return true;
	return false;
}

static bool read_fixed(const struct norm_words *line, struct norm_dues *table)
{
	struct norm_fixed fixed = { .payer_class = line->words_count == 3 ? line->words[1] : "" };
	char *dash;
	bool is_known = false;

	for (size_t i = 0; i < FIXED_COUNT; i++)
		is_known |= strcmp(FIXED[i], fixed.payer_class) == 0;
	if (!is_known || is_fixed(table, fixed.payer_class) || table->fixed_count == NORM_FIXED_MAX)
		return false;
	dash = strchr(line->words[2], '-');
	if (dash != NULL)
		*dash = '\0';
	if (!hundredths_parse(line->words[2], &fixed.low_fen) || !hundredths_parse(dash != NULL ? dash + 1 : line->words[2], &fixed.high_fen) || fixed.low_fen > fixed.high_fen)
		return false;
	table->fixed[table->fixed_count++] = fixed;
	return true;
}

static bool is_whole(const struct norm_dues *t)
{
	return t->wage_count > 0 && t->wage[t->wage_count - 1].upto_fen == INT64_MAX && t->retired_count > 0 && t->retired[t->retired_count - 1].upto_fen == INT64_MAX &&
		t->fixed_count == FIXED_COUNT;
}

static bool read_of_table(const struct norm_words *line, struct norm_dues *table)
{
	if (strcmp(line->words[0], "rate") == 0)
		return read_rate(line, table);
	return strcmp(line->words[0], "fixed") == 0 && read_fixed(line, table);
}

/* A table that lacks something is wrong where it begins. */
size_t norm_read_dues(struct arena *a, const char *text, struct norm_dues *tables, int *wrong_line)
{
	struct norm_reading r = norm_reading_of(a, text);
	struct norm_words line;
	size_t count = 0;
	int began = 1;

	while (norm_next(&r, &line)) {
		if (strcmp(line.words[0], "from") != 0) {
			r.is_wrong = count == 0 || !read_of_table(&line, &tables[count - 1]);
			continue;
		}
		if (count > 0 && !is_whole(&tables[count - 1]))
			break;
		began = r.number;
		r.is_wrong = !read_from(&line, tables, &count);
	}
	if (!r.is_wrong && (count == 0 || !is_whole(&tables[count - 1]))) {
		*wrong_line = text_is_empty(text) ? 0 : began;
		return 0;
	}
	return norm_read_to_end(&r, count, wrong_line);
}

bool norm_dues_on(struct ctx *c, day_t day, struct norm_dues *table)
{
	struct norm_dues *tables = arena_array(c->arena, NORM_DUES_MAX, sizeof(*tables));
	int wrong_line;
	size_t count = norm_read_dues(c->arena, norm_text(c, "dues"), tables, &wrong_line);
	bool is_found = false;

	for (size_t i = 0; i < count && tables[i].from_day <= day; i++) {
		*table = tables[i];
		is_found = true;
	}
	return is_found;
}
