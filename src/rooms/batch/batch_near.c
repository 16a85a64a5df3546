/* How far two names are apart, in signs. */
#include "rooms/batch/batch_near.h"

#include <stdlib.h>
#include <string.h>
#include "base/buffer.h"
#include "base/text.h"
#include "core/path.h"
#include "rooms/org/org_kind.h"
#include "text/batch.h"

#define SIGNS_MAX 40
#define SIGNS_MIN 3		/* of what was typed */
#define SIGNS_A_FAULT 4	/* one fault among so many is likely one; in a shorter name it is another village */
#define FAR 3		/* as far as another numeral; nearer is near */

struct batch_near_name { const char *name; uint32_t signs[SIGNS_MAX]; int count; uint64_t bits; };

static bool is_numeral(uint32_t sign)
{
	static const char NUMERALS[] = "0123456789一二三四五六七八九十";

	for (const char *at = NUMERALS; *at != '\0';)
		if (text_next(&at) == sign)
			return true;
	return false;
}

static void read_signs(struct arena *a, const char *name, struct batch_near_name *one)
{
	const char *at = batch_org_spelling(a, name);
	uint32_t sign;

	*one = (struct batch_near_name){ .name = name };
	while (one->count < SIGNS_MAX && (sign = text_next(&at)) != 0) {
		one->signs[one->count++] = sign;
		one->bits |= (uint64_t)1 << sign % 64;
	}
}

static int longer(const struct batch_near_name *a, const struct batch_near_name *b)
{
	return a->count > b->count ? a->count : b->count;
}

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

static int cost(uint32_t sign)
{
	return is_numeral(sign) ? FAR : 1;
}

/* Signs to put in, take out or change, a numeral for three. */
static int distance(const struct batch_near_name *a, const struct batch_near_name *b)
{
	int row[SIGNS_MAX + 1] = { 0 };

	for (int k = 0; k < b->count; k++)
		row[k + 1] = row[k] + cost(b->signs[k]);
	for (int i = 0; i < a->count; i++) {
		int before = row[0];

		row[0] += cost(a->signs[i]);
		for (int k = 0; k < b->count; k++) {
			int other = a->signs[i] == b->signs[k] ? 0 : is_numeral(a->signs[i]) || is_numeral(b->signs[k]) ? FAR : 1;
			int least = smaller(before + other, smaller(row[k + 1] + cost(a->signs[i]), row[k] + cost(b->signs[k])));

			before = row[k + 1];
			row[k + 1] = least;
		}
	}
	return row[b->count];
}

/* What surely is far is not measured: a roster may name thousands. */
static bool may_be_near(const struct batch_near_name *a, const struct batch_near_name *b)
{
	return abs(a->count - b->count) < FAR && __builtin_popcountll(a->bits ^ b->bits) < 2 * FAR;
}

static const char *named(struct arena *a, enum lang lang, const char *name)
{
	return message_text(a, lang, T_batch_near_one, (const struct message_arg[]){ { "name", name } }, 1);
}

void batch_near_init(struct batch_near *n, struct arena *a, const struct batch_org *orgs, size_t count)
{
	*n = (struct batch_near){ .arena = a, .names = arena_array(a, count + 1, sizeof(*n->names)) };
	for (size_t i = 0; i < count; i++)
		if (orgs[i].to_day == DAY_OPEN && org_kind_keeps_members(orgs[i].kind))
			read_signs(a, orgs[i].name, &n->names[n->count++]);
}

const char *batch_near_words(const struct batch_near *n, enum lang lang, const char *typed)
{
	const char *found[FAR][BATCH_NEAR_MAX];
	size_t counts[FAR] = { 0 }, told = 0;
	struct batch_near_name one;
	struct buffer words;

	read_signs(n->arena, typed, &one);
	for (size_t i = 0; one.count >= SIGNS_MIN && i < n->count; i++) {
		int far = may_be_near(&one, &n->names[i]) ? distance(&one, &n->names[i]) : FAR;

		if (far < FAR && far * SIGNS_A_FAULT <= longer(&one, &n->names[i]) && counts[far] < BATCH_NEAR_MAX)
			found[far][counts[far]++] = n->names[i].name;
	}
	buffer_init(&words, n->arena, 0);
	for (int far = 0; far < FAR; far++)
		for (size_t i = 0; i < counts[far] && told < BATCH_NEAR_MAX; i++, told++)
			buffer_printf(&words, "%s%s", told == 0 ? "" : lang == LANG_ZH ? "\u3001" : ", ", named(n->arena, lang, found[far][i]));
	return buffer_text(&words);
}

size_t batch_missing_list(struct ctx *c, const struct batch_item *batch, struct batch_missing_told **rows)
{
	struct batch_missing_row *missing;
	struct batch_org *orgs;
	struct batch_near near;
	size_t count = batch_missing(c->store, batch->id.v, &missing), orgs_count = count == 0 ? 0 : batch_orgs(c->store, batch->path, path_end(c->arena, batch->path), &orgs);
	size_t told = 0;
	const char **words = arena_array(c->arena, count + 1, sizeof(*words));

	*rows = arena_array(c->arena, count + 1, sizeof(**rows));
	batch_near_init(&near, c->arena, orgs_count == 0 ? NULL : orgs, orgs_count);
	for (size_t i = 0; i < count; i++)
		words[i] = batch_near_words(&near, c->lang, missing[i].name);
	for (int is_far = 0; is_far < 2; is_far++)
		for (size_t i = 0; i < count; i++)
			if ((words[i][0] == '\0') == is_far)
				(*rows)[told++] = (struct batch_missing_told){ missing[i].name, missing[i].people, words[i] };
	return count;
}
