/* Reads the text of a norm. A line that is not understood is named, never passed over. */
#include "rooms/norm/norm.h"
#include "rooms/norm/norm_line.h"

#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "core/code.h"

/* Cuts the next word or line off at one of the separators; NULL when nothing is left. */
static char *cut(char **rest, const char *separators)
{
	char *from = *rest + strspn(*rest, separators);
	size_t bytes = strcspn(from, separators);

	if (bytes == 0)
		return NULL;
	*rest = from + bytes;
	if (**rest != '\0')
		*(*rest)++ = '\0';
	return from;
}

/* False: too many words. No words: an empty line or a comment. */
static bool line_read(char *text, struct norm_words *line)
{
	char *label = strstr(text, " : "), *word;

	*line = (struct norm_words){ .label = "" };
	if (label != NULL) {
		*label = '\0';
		line->label = label + 3;
	}
	if (text[0] == '#')
		return true;
	while ((word = cut(&text, " \t\r")) != NULL) {
		if (line->words_count == NORM_WORDS_MAX)
			return false;
		line->words[line->words_count++] = word;
	}
	return true;
}

struct norm_reading norm_reading_of(struct arena *a, const char *text)
{
	return (struct norm_reading){ .rest = arena_text(a, text) };
}

bool norm_next(struct norm_reading *r, struct norm_words *line)
{
	while (!r->is_wrong && *r->rest != '\0') {
		char *text = r->rest;
		size_t bytes = strcspn(text, "\n");

		r->rest += bytes + (text[bytes] != '\0');
		text[bytes] = '\0';
		r->number++;
		r->is_wrong = !line_read(text, line);
		if (!r->is_wrong && line->words_count > 0)
			return true;
	}
	return false;
}

size_t norm_read_to_end(const struct norm_reading *r, size_t count, int *wrong_line)
{
	*wrong_line = r->is_wrong ? r->number : 0;
	return r->is_wrong ? 0 : count;
}

static bool is_kind(const char *set, const char *word, const char *also)
{
	return code_find(set, word) != NULL || (word[0] != '\0' && word[1] == '\0' && strchr(also, word[0]) != NULL);
}

static bool post_read(char *word, struct norm_post *post)
{
	char *at = strchr(word, '@'), *slash;

	if (at == NULL)
		return false;
	*at = '\0';
	*post = (struct norm_post){ .post = word, .org = at + 1 };
	slash = strchr(word, '/');
	if (slash != NULL) {
		*slash = '\0';
		post->manner = slash + 1;
	}
	return is_kind("post_kind", post->post, "*") && is_kind("org_kind", post->org, "*.^") &&
		(post->manner == NULL || code_find("holding_manner", post->manner) != NULL);
}

static bool posts_read(char *words, struct norm_post posts[NORM_POSTS_MAX], int *count)
{
	char *word;

	while ((word = cut(&words, "|")) != NULL)
		if (*count == NORM_POSTS_MAX || !post_read(word, &posts[(*count)++]))
			return false;
	return *count > 0;
}

static bool number_read(const char *word, int64_t max, int *number)
{
	int64_t n;

	if (!int_parse(word, &n) || n < 0 || n > max)
		return false;
	*number = (int)n;
	return true;
}

static bool range_read(char *word, int *low, int *high)
{
	char *dash = strchr(word, '-');

	if (dash == NULL)
		return false;
	*dash = '\0';
	return number_read(word, 100000, low) && number_read(dash + 1, 100000, high) && *low <= *high;
}

static const struct { const char *word; enum norm_rule_kind kind; bool has_b, has_range, is_named; } RULES[] = {
	{ "cross", NORM_CROSS, true, false, false }, { "may", NORM_MAY, true, false, false },
	{ "needs", NORM_NEEDS, true, false, false }, { "apart", NORM_APART, true, false, false },
	{ "centre", NORM_CENTRE, true, false, false }, { "whole", NORM_WHOLE, true, false, false }, { "staff", NORM_STAFF, false, true, false }, { "rank", NORM_RANK, false, false, false },
	{ "band", NORM_BAND, false, true, true }, { "by", NORM_BY, false, false, false },
};
#define RULES_COUNT (sizeof(RULES) / sizeof(RULES[0]))

static bool manners_are_known(struct arena *a, const char *manners)
{
	char *rest = arena_text(a, manners), *word;
	int count = 0;

	for (; (word = cut(&rest, "|")) != NULL; count++)
		if (code_find("holding_manner", word) == NULL)
			return false;
	return count > 0;
}

static bool rule_read(struct arena *a, struct norm_words *line, struct norm_rule *rule)
{
	char **word = line->words + 1, **end = line->words + line->words_count;
	size_t i = 0;

	while (i < RULES_COUNT && strcmp(RULES[i].word, line->words[0]) != 0)
		i++;
	if (i == RULES_COUNT || word == end)
		return false;
	*rule = (struct norm_rule){ .kind = RULES[i].kind, .label = line->label };
	if (RULES[i].is_named)
		rule->name = *word++;
	else if (text_is_empty(line->label) || !posts_read(*word++, rule->a, &rule->a_count))
		return false;
	if (RULES[i].has_b && (end - word < 2 || strcmp(word[0], "=") != 0 || !posts_read(word[1], rule->b, &rule->b_count)))
		return false;
	word += RULES[i].has_b ? 2 : 0;
	if (rule->kind == NORM_BY && (end - word != 2 || strcmp(word[0], "=") != 0 || !manners_are_known(a, word[1])))
		return false;
	if (rule->kind == NORM_BY) {
		rule->manners = word[1];
		word += 2;
	}
	if (RULES[i].has_range && (word == end || !range_read(*word++, &rule->low, &rule->high)))
		return false;
	if (rule->kind == NORM_STAFF && end - word == 2 && strcmp(word[0], "from") == 0 && number_read(word[1], 1000000, &rule->members_from))
		word += 2;
	return word == end;
}

size_t norm_read_rules(struct arena *a, const char *text, struct norm_rule *rules, int *wrong_line)
{
	struct norm_reading r = norm_reading_of(a, text);
	struct norm_words line;
	size_t count = 0;

	while (norm_next(&r, &line))
		r.is_wrong = count == NORM_LINES_MAX || !rule_read(a, &line, &rules[count++]);
	return norm_read_to_end(&r, count, wrong_line);
}

static bool places_read(char *words, struct norm_item *item)
{
	char *word;

	while ((word = cut(&words, "|")) != NULL) {
		if (item->places_count == NORM_KINDS_MAX || code_find("place_kind", word) == NULL)
			return false;
		item->places[item->places_count++] = word;
	}
	return item->places_count > 0;
}

static bool item_read(struct norm_words *line, struct norm_item *item)
{
	char **word = line->words;
	int count = line->words_count;

	*item = (struct norm_item){ .key = word[0], .label = line->label };
	if (count < 2 || text_is_empty(line->label))
		return false;
	if (strcmp(word[1], "tick") == 0) {
		item->kind = NORM_TICK;
		return count == 2;
	}
	if (count < 4 || !places_read(word[2], item))
		return false;
	if (strcmp(word[1], "count") == 0) {
		item->kind = NORM_COUNT;
		return count == 4 && number_read(word[3], 1000, &item->count_min);
	}
	item->kind = NORM_AREA;
	if (strcmp(word[1], "area") != 0 || !hundredths_parse(word[3], &item->area_dm2_min))
		return false;
	return count == 4 || (count == 6 && strcmp(word[4], "floor") == 0 && number_read(word[5], 200, &item->floor));
}

static bool has_key(const struct norm_item *items, size_t count, const char *key)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(items[i].key, key) == 0)
			return true;
	return false;
}

size_t norm_read_items(struct arena *a, const char *text, struct norm_item *items, int *wrong_line)
{
	struct norm_reading r = norm_reading_of(a, text);
	struct norm_words line;
	size_t count = 0;

	while (norm_next(&r, &line)) {
		r.is_wrong = count == NORM_LINES_MAX || !item_read(&line, &items[count]) || has_key(items, count, items[count].key);
		count++;
	}
	return norm_read_to_end(&r, count, wrong_line);
}

bool norm_fits(const struct norm_post *posts, int count, const char *post_kind, const char *manner, const char *org_kind, const char *relation)
{
	for (int i = 0; i < count; i++) {
		const struct norm_post *p = &posts[i];

		if (strcmp(p->post, "*") != 0 && strcmp(p->post, post_kind) != 0)
			continue;
		if (p->manner != NULL && strcmp(p->manner, manner) != 0)
			continue;
		if (strcmp(p->org, "*") == 0 || strcmp(p->org, org_kind) == 0 || (relation[0] != '\0' && strcmp(p->org, relation) == 0))
			return true;
	}
	return false;
}
