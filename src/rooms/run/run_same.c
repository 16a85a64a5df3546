/* What was decided for good does not come again unchanged (禁止重提, `bar same_text`): neither under its title, nor under another one. Of what is only like it: run_like.c. */
#include "rooms/run/run_same.h"

#include <string.h>
#include "base/buffer.h"
#include "base/text.h"
#include "core/crypto.h"
#include "rooms/run/run_decided.h"
#include "rooms/run/run_matter.h"
#include "rooms/run/run_walk.h"
#include "schema/model.h"
#include "text/run.h"

/* Of full-width letters and digits those that they look like; look-alikes of ideographs are the ideograph, and traditional ones the simplified. 0: not seen. */
static uint32_t looks_like(uint32_t code)
{
	code = text_simplified(text_read_as(code));
	if (code >= 0xFF01 && code <= 0xFF5E)
		code -= 0xFEE0;
	return code >= 'A' && code <= 'Z' ? code - 'A' + 'a' : code;
}

/* Signs, blanks and what is not seen do not make another matter: letters of any writing and digits do. */
const char *run_without_signs(struct ctx *c, const char *title)
{
	struct buffer b;
	char bytes[4];

	buffer_init(&b, c->arena, strlen(title) + 1);
	for (const char *at = title; *at != '\0';) {
		uint32_t code = looks_like(text_next(&at));

		if (text_is_letter(code) || (code >= '0' && code <= '9'))
			buffer_put(&b, bytes, text_put_char(bytes, code));
	}
	return buffer_text(&b);
}

const char *run_text_key(struct ctx *c, const char *title)
{
	const char *plain = run_without_signs(c, title);

	return crypto_sha256(c->arena, plain, strlen(plain));
}

static bool has_bar(const struct programme *p, const char *finish)
{
	struct name name = programme_name(p, finish);

	for (size_t i = 0; name.kind == NAME_FINISH && i < p->finishes[name.index].effects_count; i++)
		if (p->finishes[name.index].effects[i].kind == EFFECT_BAR && p->finishes[name.index].effects[i].contents.count == 0)
			return true;
	return false;
}

/* A case that was stopped behind a vote that it had lost is over by that vote. */
static bool is_lost(struct ctx *c, struct run_same *same)
{
	struct run_case was;

	if (strcmp(same->state, "stopped") != 0 || !run_read(c, same->id, &was) || !run_is_voted_down(&was))
		return false;
	same->finish_title = message_text(c->arena, LANG_ZH, T_run_voted_down, NULL, 0);
	return true;
}

/* The last final vote of the case was declared void once the step was closed (ballot_voiding.h): it decided nothing. */
static bool is_lifted(struct ctx *c, const struct run_same *same)
{
	const struct ballot_row *last = NULL;
	struct run_case was;

	if (!run_read(c, same->id, &was))
		return false;
	for (size_t i = 0; i < was.ballots_count; i++)
		if (run_is_final(&was, &was.ballots[i]))
			last = &was.ballots[i];
	return last != NULL && strcmp(last->state, "void") == 0;
}

/* Of another practice of the place it is the same matter only where the villagers decide in both. */
static bool is_theirs(struct ctx *c, const struct programme *p, const struct run_same *same, const struct programme **was)
{
	*was = strcmp(same->code, p->id) == 0 ? p : programme_of_file(c, same->programme);
	return *was != NULL && (*was == p || (run_villagers_decide(p) && run_villagers_decide(*was)));
}

size_t run_barred(struct ctx *c, const struct programme *p, int64_t region, org_id org, struct run_same **list)
{
	size_t count = run_same_over(c->store, region, org, list), left = 0;
	const struct programme *was;

	for (size_t i = 0; i < count; i++)
		if (is_theirs(c, p, &(*list)[i], &was) && (has_bar(was, (*list)[i].finish) || is_lost(c, &(*list)[i])) && !is_lifted(c, &(*list)[i]))
			(*list)[left++] = (*list)[i];
	return left;
}

bool run_refuse_same(struct ctx *c, const char *field, const struct run_same *same)
{
	return ctx_refuse_field(c, field, T_run_same_text, "title", same->title, "day", day_text(c->arena, same->closed_day), "finish", programme_named(c->lang, same->finish_title), NULL);
}

/* By the titles themselves: what was kept as their digest may be of an earlier way to read them. */
static bool is_titled(struct ctx *c, const struct run_same *same, const char *key)
{
	return strcmp(run_text_key(c, same->title), key) == 0;
}

bool run_title_is_new(struct ctx *c, const struct programme *p, const struct org_row *org, const char *key)
{
	struct run_same *same;
	size_t count = run_barred(c, p, org->region, org->id, &same);

	for (size_t i = 0; i < count; i++)
		if (is_titled(c, &same[i], key))
			return run_refuse_same(c, "title", &same[i]);
	return true;
}

/* Its step with that vote need not be closed. */
static bool is_lost_openly(struct ctx *c, struct run_same *same)
{
	struct run_case was;

	if (!run_read(c, same->id, &was) || !run_is_voted_down(&was))
		return false;
	same->closed_day = run_decided_by(&was)->day;
	same->finish_title = message_text(c->arena, LANG_ZH, T_run_voted_down, NULL, 0);
	return true;
}

static bool refuse_lost(struct ctx *c, const struct run_same *same)
{
	return ctx_refuse_field(c, "title", T_run_same_lost, "title", same->title, "day", day_text(c->arena, same->closed_day), "finish", programme_named(c->lang, same->finish_title), NULL);
}

bool run_is_one_case(struct ctx *c, const struct programme *p, const struct org_row *org, const char *key)
{
	struct run_same *same = NULL;
	size_t count = run_villagers_decide(p) ? run_same_open(c->store, org->region, org->id, &same) : 0;
	const struct programme *was;

	for (size_t i = 0; i < count; i++)
		if (is_titled(c, &same[i], key) && is_theirs(c, p, &same[i], &was))
			return is_lost_openly(c, &same[i]) ? refuse_lost(c, &same[i]) : ctx_refuse_field(c, "title", T_run_same_open, "title", same[i].title, "day", day_text(c->arena, same[i].closed_day), NULL);
	return true;
}

/* The first of the list that has the same matter as the form says it; *field is where. NULL: none. */
static const struct run_same *of_same_matter(struct ctx *c, const struct programme_form *form, const struct run_entry *entries, const struct run_same *same, size_t count,
	const struct programme_field **field)
{
	for (size_t i = 0; i < count; i++) {
		struct run_case was;

		for (size_t n = 0; n < form->fields_count; n++) {
			*field = &form->fields[n];
			if (((*field)->type == WORD_TEXT || (*field)->type == WORD_TABLE) && is_titled(c, &same[i], run_text_key(c, entries[n].text)))
				return &same[i];
		}
		*field = run_matter_words(form);
		if (*field != NULL && run_read(c, same[i].id, &was) && run_proposes_the_same(c, &was, form, entries))
			return &same[i];
	}
	return NULL;
}

bool run_matter_is_new(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct run_entry *entries)
{
	struct run_same *same = NULL;
	size_t count = run_is_of_first_step(k->p, form->id) && k->row.subject_ref == 0 ? run_barred(c, k->p, k->row.region, k->row.org, &same) : 0;
	const struct programme_field *field = NULL;
	const struct run_same *found = of_same_matter(c, form, entries, same, count, &field);

	return found == NULL || run_refuse_same(c, run_input_name(c, field), found);
}

/* ---- another case that was decided meanwhile ---- */

/* Others that are still open and whose final vote was lost: the step with it need not be closed. */
static size_t lost_and_open(struct ctx *c, const struct run_case *k, struct run_same **list)
{
	size_t count = run_same_open(c->store, k->row.region, k->row.org, list), left = 0;
	const struct programme *p;

	for (size_t i = 0; i < count; i++)
		if ((*list)[i].id.v != k->row.id.v && is_theirs(c, k->p, &(*list)[i], &p) && is_lost_openly(c, &(*list)[i]))
			(*list)[left++] = (*list)[i];
	return left;
}

/* As the forms of the first step, or the title, say it now. */
static const struct run_same *decided_elsewhere(struct ctx *c, const struct run_case *k, const struct run_same *same, size_t count)
{
	const char *key = run_text_key(c, k->row.title);
	const struct run_same *found = NULL;
	const struct programme_field *field;

	for (size_t i = 0; i < count; i++)
		if (is_titled(c, &same[i], key))
			return &same[i];
	for (size_t i = 0; found == NULL && i < k->p->forms_count; i++) {
		const struct programme_form *form = &k->p->forms[i];
		struct run_entry *entries = arena_array(c->arena, form->fields_count + 1, sizeof(*entries));

		for (size_t n = 0; n < form->fields_count; n++)
			entries[n].text = run_form_text(c, k, form, n);
		if (run_is_of_first_step(k->p, form->id))
			found = of_same_matter(c, form, entries, same, count, &field);
	}
	return found;
}

bool run_is_still_new(struct ctx *c, const struct run_case *k)
{
	struct run_same *same;
	const struct run_same *found;
	size_t count;

	if (k->row.subject_ref != 0)
		return true;
	count = run_barred(c, k->p, k->row.region, k->row.org, &same);
	found = decided_elsewhere(c, k, same, count);
	if (found == NULL) {
		count = lost_and_open(c, k, &same);
		found = decided_elsewhere(c, k, same, count);
	}
	return found == NULL || ctx_refuse(c, AGAINST_RULE, T_run_same_again, "title", found->title, "day", day_text(c->arena, found->closed_day), "finish",
		programme_named(c->lang, found->finish_title), NULL);
}

bool run_decision_is_still_new(struct ctx *c, const struct run_case *k)
{
	const struct words *needs = &k->p->steps[k->at].needs;
	bool decides = false;

	for (size_t i = 0; i < needs->count; i++) {
		struct name name = programme_name(k->p, needs->list[i]->text);

		decides = decides || (name.kind == NAME_VOTE && k->p->votes[name.index].is_final);
	}
	return !decides || run_is_voted_down(k) || run_is_still_new(c, k);
}
