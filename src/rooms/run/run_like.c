/* A matter that was decided for good does not come again in other words without being asked about (禁止重提): whoever brings one that is like it, by its title or by what its
 * forms say, says whether it is the same. */
#include "rooms/run/run_same.h"

#include <string.h>
#include "base/text.h"
#include "core/audit.h"
#include "rooms/run/run_walk.h"
#include "schema/model.h"
#include "text/run.h"

#define LIKE_PAIRS_MIN 2	/* one pair is a word that many matters have */
#define PAIRS_MAX 600		/* what a long plan is about stands at its beginning */
#define LIKE_NAMED_MAX 5

/* ---- two texts ---- */

struct pairs { uint64_t *list; size_t count; };

static bool has_pair(const struct pairs *p, uint64_t pair)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->list[i] == pair)
			return true;
	return false;
}

/* Each pair of characters that follow each other, once. */
static struct pairs pairs_of(struct ctx *c, const char *text)
{
	const char *at = run_without_signs(c, text);
	size_t most = text_chars(at) < PAIRS_MAX ? text_chars(at) : PAIRS_MAX;
	struct pairs p = { arena_array(c->arena, most + 1, sizeof(*p.list)), 0 };
	uint32_t before = text_next(&at), code;

	for (; before != 0 && (code = text_next(&at)) != 0 && p.count < most; before = code) {
		uint64_t pair = (uint64_t)before << 32 | code;

		if (!has_pair(&p, pair))
			p.list[p.count++] = pair;
	}
	return p;
}

/* Half of the pairs of the shorter one. */
static bool is_like(const struct pairs *one, const struct pairs *other)
{
	size_t common = 0, least = one->count < other->count ? one->count : other->count;

	for (size_t i = 0; i < one->count; i++)
		common += has_pair(other, one->list[i]);
	return common >= LIKE_PAIRS_MIN && 2 * common >= least;
}

/* ---- two matters ---- */

#define TEXTS_MAX 32

/* What is said of a matter. Title and matter are its words; what else is written of it may be said of many (方案见附件), so it is compared with words alone. */
struct said { struct pairs texts[TEXTS_MAX]; bool are_words[TEXTS_MAX]; size_t count; };

static void say(struct ctx *c, struct said *s, const char *text, bool are_words)
{
	if (text_is_empty(text) || s->count == TEXTS_MAX)
		return;
	s->texts[s->count] = pairs_of(c, text);
	s->are_words[s->count++] = are_words;
}

/* entries NULL: as the case holds it. The first text of a form says what it is about. */
static void say_form(struct ctx *c, struct said *s, const struct run_case *k, const struct programme_form *form, const struct run_entry *entries)
{
	bool is_first = true;

	for (size_t i = 0; i < form->fields_count && !run_is_sealed(k, form->id); i++)
		if (form->fields[i].type == WORD_TEXT) {
			say(c, s, entries == NULL ? run_form_text(c, k, form, i) : entries[i].text, is_first);
			is_first = false;
		}
}

static bool is_same_matter_perhaps(const struct said *one, const struct said *other)
{
	for (size_t i = 0; i < one->count; i++)
		for (size_t n = 0; n < other->count; n++)
			if ((one->are_words[i] || other->are_words[n]) && is_like(&one->texts[i], &other->texts[n]))
				return true;
	return false;
}

/* Of those that are barred the ones of late that are like it. */
static size_t like(struct ctx *c, const struct programme *p, int64_t region, org_id org, const struct said *own, struct run_same **list)
{
	size_t count = run_barred(c, p, region, org, list), left = 0;
	day_t since = day_add_months(c->today, -RUN_LIKE_MONTHS);

	for (size_t i = 0; i < count; i++) {
		struct said *then = arena_array(c->arena, 1, sizeof(*then));
		struct run_case was;

		if ((*list)[i].closed_day < since || !run_read(c, (*list)[i].id, &was))
			continue;
		say(c, then, was.row.title, true);
		for (size_t n = 0; n < was.p->forms_count; n++)
			if (run_is_of_first_step(was.p, was.p->forms[n].id))
				say_form(c, then, &was, &was.p->forms[n], NULL);
		if (is_same_matter_perhaps(own, then))
			(*list)[left++] = (*list)[i];
	}
	return left;
}

/* ---- asking ---- */

static bool is_answered(struct ctx *c, const char *title, const struct run_same *same, size_t count, const char *repeated)
{
	const char *names = "";

	if (count == 0 || strcmp(repeated, "no") == 0)
		return true;
	if (strcmp(repeated, "yes") == 0)
		return run_refuse_same(c, "repeated", &same[0]);
	for (size_t i = 0; i < count && i < LIKE_NAMED_MAX; i++)
		names = arena_printf(c->arena, "%s%s%s", names, i == 0 ? "" : "、", message_text(c->arena, c->lang, T_run_like_one, (const struct message_arg[]){
			{ "title", same[i].title }, { "day", day_text(c->arena, same[i].closed_day) }, { "finish", programme_named(c->lang, same[i].finish_title) } }, 3));
	return ctx_refuse_field(c, "repeated", T_run_like_others, "title", title, "n", ctx_number(c, (int64_t)count), "names", names, NULL);
}

void run_write_declared(struct ctx *c, int64_t region, run_id made, const struct run_same *same, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		run_declared_insert(c->store, (run_declared_id){ store_new_id(c->store) }, region, made, same[i].id, c->actor.account_id);
		audit_note_int(c, "run_declared", "other_id", made.v, 0, same[i].id.v);
	}
}

size_t run_titles_like(struct ctx *c, const struct programme *p, const struct org_row *org, const char *title, struct run_same **list)
{
	struct said *own = arena_array(c->arena, 1, sizeof(*own));

	say(c, own, title, true);
	return like(c, p, org->region, org->id, own, list);
}

bool run_title_is_asked_for(struct ctx *c, const struct programme *p, const struct org_row *org, const char *title, const char *repeated)
{
	struct run_same *same;
	size_t count = run_titles_like(c, p, org, title, &same);

	return is_answered(c, title, same, count, repeated);
}

static bool was_declared(const struct run_declared_row *rows, size_t count, run_id other)
{
	for (size_t i = 0; i < count; i++)
		if (rows[i].other.v == other.v)
			return true;
	return false;
}

bool run_matter_is_asked_for(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct run_entry *entries, const char *repeated, struct run_like *others)
{
	struct said *own = arena_array(c->arena, 1, sizeof(*own));
	struct run_declared_row *declared;
	size_t declared_count, left = 0;

	*others = (struct run_like){ NULL, 0 };
	if (!run_is_of_first_step(k->p, form->id) || k->row.subject_ref != 0)
		return true;
	say(c, own, k->row.title, true);
	say_form(c, own, k, form, entries);
	others->count = like(c, k->p, k->row.region, k->row.org, own, &others->list);
	declared_count = others->count == 0 ? 0 : run_declared_of(c->store, k->row.region, k->row.id, &declared);
	for (size_t i = 0; i < others->count; i++)
		if (!was_declared(declared, declared_count, others->list[i].id))
			others->list[left++] = others->list[i];
	others->count = left;
	return is_answered(c, k->row.title, others->list, left, repeated);
}
