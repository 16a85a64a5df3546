#include "rooms/person/balance.h"

#include <string.h>
#include "core/code.h"
#include "core/permit.h"
#include "text/balance.h"

bool balance_part_is_known(const char *part)
{
	static const char *const PARTS[] = { "opening", "closing", "in", "out", "inside" };

	for (size_t i = 0; i < sizeof(PARTS) / sizeof(PARTS[0]); i++)
		if (strcmp(PARTS[i], part) == 0)
			return true;
	return false;
}

bool balance_cause_is_known(const char *cause)
{
	return strcmp(cause, "reorganised") == 0 || code_find("membership_cause", cause) != NULL;
}

static void add(struct balance_line *lines, size_t *count, const struct balance_sum *sum)
{
	if (*count < BALANCE_LINES_MAX)
		lines[(*count)++] = (struct balance_line){ .cause = sum->cause, .count = sum->n };
}

static void take(struct balance *b, const struct balance_sum *sum)
{
	if (strcmp(sum->part, "opening") == 0) {
		b->opening = sum->n;
	} else if (strcmp(sum->part, "closing") == 0) {
		b->closing = sum->n;
	} else if (strcmp(sum->part, "in") == 0) {
		add(b->in, &b->in_count, sum);
		b->in_total += sum->n;
	} else if (strcmp(sum->part, "out") == 0) {
		add(b->out, &b->out_count, sum);
		b->out_total += sum->n;
	} else {
		add(b->inside, &b->inside_count, sum);
	}
}

bool balance_of(struct ctx *c, org_id org, day_t from, day_t to, struct balance *b)
{
	struct balance_sum *sums;
	size_t count;

	*b = (struct balance){ .from = from, .to = to };
	if (!permit_require(c, MAY_SEE_PERSON, org.v))
		return false;
	if (from == DAY_NONE)
		return ctx_refuse_field(c, "from", T_balance_day_wrong, NULL);
	if (to == DAY_NONE)
		return ctx_refuse_field(c, "to", T_balance_day_wrong, NULL);
	if (to < from)
		return ctx_refuse_field(c, "to", T_balance_order, NULL);
	if (to > c->today)
		return ctx_refuse_field(c, "to", T_balance_future, "today", day_text(c->arena, c->today), NULL);
	count = balance_sums(c->store, org, from, to, &sums);
	for (size_t i = 0; i < count; i++)
		take(b, &sums[i]);
	return true;
}
