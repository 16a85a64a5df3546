#include "rooms/figure/input.h"

#include <stdlib.h>
#include <string.h>
#include "text/figure.h"

bool figure_input(struct web *w, struct figure_report *r)
{
	struct ctx *c = w->c;
	day_t day = web_param_day(w, "day", c->today);
	int64_t org;

	return web_param_id(w, "org", &org) && figure_report_begin(c, org, day, r);
}

/* "sex.2": a key and values below 64. */
static bool read_values(struct arena *a, const char *text, size_t bytes, char **key, uint64_t *values)
{
	char *part = arena_text_n(a, text, bytes), *rest, *value;

	*values = 0;
	*key = strtok_r(part, ".", &rest);
	while ((value = strtok_r(NULL, ".", &rest)) != NULL) {
		int64_t n;

		if (!int_parse(value, &n) || n < 0 || n > 63)
			return false;
		*values |= FIGURE_VALUE(n);
	}
	return *key != NULL && *values != 0;
}

static bool read_where(struct arena *a, const char *text, struct figure_query *q)
{
	while (*text != '\0') {
		size_t bytes = strcspn(text, "-");
		enum figure_attribute attribute;
		uint64_t values;
		char *key;

		if (!read_values(a, text, bytes, &key, &values) || q->conditions_count == FIGURE_CONDITIONS_MAX)
			return false;
		attribute = figure_attribute_find(key);
		if (attribute == FIGURE_NONE || attribute == FIGURE_BELOW)
			return false;
		figure_where(q, attribute, values);
		text += bytes;
		text += *text == '-';
	}
	return true;
}

/* joined and before: days, either may be absent. */
static bool joined_read(struct web *w, struct figure_query *q)
{
	const char *from = web_param(w, "joined"), *before = web_param(w, "before");

	if (from[0] == '\0' && before[0] == '\0')
		return true;
	q->joined_from = from[0] == '\0' ? DAY_NONE : day_parse_iso(from);
	q->joined_before = before[0] == '\0' ? DAY_OPEN : day_parse_iso(before);
	return (from[0] == '\0' || q->joined_from != DAY_NONE) && q->joined_before != DAY_NONE;
}

bool figure_input_query(struct web *w, const struct figure_report *r, struct figure_query *q)
{
	const char *what = web_param(w, "what"), *causes = web_param(w, "causes");
	uint64_t values;
	char *key;

	*q = report_query(r);
	q->what = strcmp(what, "begun") == 0 ? FIGURE_BEGUN : strcmp(what, "ended") == 0 ? FIGURE_ENDED : strcmp(what, "developed") == 0 ? FIGURE_DEVELOPED : FIGURE_MEMBERS;
	if (q->what != FIGURE_MEMBERS)
		q->since = web_param_day(w, "since", r->since);
	q->tree_day = web_param_day(w, "tree", DAY_OPEN);
	q->has_tree_day = q->tree_day != DAY_OPEN;
	if (!joined_read(w, q))
		return ctx_refuse(w->c, BAD_INPUT, T_figure_address_wrong, NULL);
	if (q->since == DAY_NONE || q->tree_day == DAY_NONE || !read_where(w->c->arena, web_param(w, "where"), q))
		return ctx_refuse(w->c, BAD_INPUT, T_figure_address_wrong, NULL);
	if (causes[0] != '\0') {
		if (!read_values(w->c->arena, causes, strlen(causes), &key, &values))
			return ctx_refuse(w->c, BAD_INPUT, T_figure_address_wrong, NULL);
		q->causes = (uint32_t)(values & ((1u << FIGURE_CAUSES_COUNT) - 1));
	}
	return true;
}

bool figure_input_dims(struct web *w, enum figure_attribute dims[FIGURE_CROSS_MAX], int *dims_count)
{
	static const char *const NAMES[FIGURE_CROSS_MAX] = { "by1", "by2", "by3", "by4" };
	int count = 0;

	for (int i = 0; i < FIGURE_CROSS_MAX; i++) {
		const char *typed = web_param(w, NAMES[i]);
		enum figure_attribute a = figure_attribute_find(typed);
		bool is_new = a != FIGURE_NONE;

		if (!text_is_empty(typed) && !is_new)
			return ctx_refuse_field(w->c, NAMES[i], T_figure_attribute_unknown, "typed", typed, NULL);

		for (int k = 0; k < count; k++)
			is_new = is_new && dims[k] != a;
		if (is_new)
			dims[count++] = a;
	}
	*dims_count = count;
	return true;
}
