#include "rooms/catalogue/catalogue.h"
#include <string.h>
#include "text/catalogue.h"

static const struct { const char *key; message text; } STATES[CATALOGUE_STATES_COUNT] = {
	[CATALOGUE_WORKS] = { "works", T_catalogue_works },
	[CATALOGUE_IN_PART] = { "in_part", T_catalogue_in_part },
	[CATALOGUE_NOT_YET] = { "not_yet", T_catalogue_not_yet },
	[CATALOGUE_TOLD] = { "told", T_catalogue_told },
};

const char *catalogue_state_key(enum catalogue_state state) { return STATES[state].key; }
message catalogue_state_text(enum catalogue_state state) { return STATES[state].text; }

const char *catalogue_kind_key(enum catalogue_kind kind)
{
	static const char *const KEYS[] = { [CATALOGUE_SYSTEM] = "system", [CATALOGUE_SENSITIVE] = "sensitive", [CATALOGUE_NARRATIVE] = "narrative",
		[CATALOGUE_GENERAL] = "general" };

	return KEYS[kind];
}

bool catalogue_is_proved(const struct catalogue_condition *condition)
{
	return condition->page_test != NULL && condition->api_test != NULL;
}

size_t catalogue_proved_count(const struct catalogue_row *row)
{
	size_t count = 0;

	for (size_t i = 0; i < row->conditions_count; i++)
		count += catalogue_is_proved(&row->conditions[i]);
	return count;
}

enum catalogue_state catalogue_state(const struct catalogue_row *row)
{
	size_t proved = catalogue_proved_count(row);

	if (row->kind == CATALOGUE_NARRATIVE)
		return CATALOGUE_TOLD;
	if (proved == row->conditions_count)
		return CATALOGUE_WORKS;
	return proved > 0 ? CATALOGUE_IN_PART : CATALOGUE_NOT_YET;
}

static bool has_word(const struct catalogue_row *row, const char *word)
{
	if (strcasestr(row->id, word) != NULL || strcasestr(row->zh, word) != NULL || strcasestr(row->en, word) != NULL)
		return true;
	for (size_t i = 0; i < row->conditions_count; i++)
		if (strcasestr(row->conditions[i].zh, word) != NULL || strcasestr(row->conditions[i].en, word) != NULL)
			return true;
	return false;
}

static bool fits(const struct catalogue_query *q, const struct catalogue_row *row)
{
	if (q->place[0] == '\0' ? row->kind == CATALOGUE_GENERAL : strcmp(CATALOGUE_PLACES[row->place].code, q->place) != 0)
		return false;
	if (q->state[0] != '\0' && strcmp(catalogue_state_key(catalogue_state(row)), q->state) != 0)
		return false;
	return q->word[0] == '\0' || has_word(row, q->word);
}

size_t catalogue_find(struct arena *a, const struct catalogue_query *query, const struct catalogue_row ***rows)
{
	size_t count = 0;

	*rows = arena_array(a, CATALOGUE_ROWS_COUNT, sizeof(struct catalogue_row *));
	for (size_t i = 0; i < CATALOGUE_ROWS_COUNT; i++)
		if (fits(query, &CATALOGUE_ROWS[i]))
			(*rows)[count++] = &CATALOGUE_ROWS[i];
	return count;
}

void catalogue_count(struct catalogue_counts *counts)
{
	*counts = (struct catalogue_counts){ .general = 0 };
	for (size_t i = 0; i < CATALOGUE_ROWS_COUNT; i++) {
		if (CATALOGUE_ROWS[i].kind == CATALOGUE_GENERAL) {
			counts->general++;
			continue;
		}
		counts->practices++;
		counts->states[catalogue_state(&CATALOGUE_ROWS[i])]++;
	}
}

const char *catalogue_href(struct arena *a, const struct catalogue_row *row, int64_t org)
{
	const char *part = strstr(row->page, ":org");

	if (row->page[0] == '\0')
		return NULL;
	if (part == NULL)
		return row->page;
	if (org == 0)
		return "/org";
	return arena_printf(a, "%.*s%lld%s", (int)(part - row->page), row->page, (long long)org, part + strlen(":org"));
}
