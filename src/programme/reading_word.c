/* Names of a programme as people call them: roles by who they are, everything else by its title. */
#include "programme/reading_part.h"

#include "programme/english.h"
#include "programme/reading.h"
#include "text/programme.h"

const char *reading_say(struct reading *r, message text, const char *name, const char *value)
{
	const struct message_arg args[] = { { name, value } };

	return message_text(r->arena, r->lang, text, args, 1);
}

const char *reading_named(const struct reading *r, const char *text)
{
	return programme_named(r->lang, text);
}

const char *reading_join(struct reading *r, const char *so_far, const char *next)
{
	return so_far == NULL ? next : arena_printf(r->arena, r->lang == LANG_ZH ? "%s、%s" : "%s, %s", so_far, next);
}

const char *reading_field_title(const struct reading *r, const struct token *token)
{
	struct name name = programme_name(r->p, token->text);

	return reading_named(r, r->p->forms[name.index].fields[name.field].title);
}

static const char *part_text(struct reading *r, const struct role_part *part)
{
	/* The level of a county is a city or a district as well, so its word in the language would be wrong there. */
	const char *place = part->place == NO_WORD ? "" : part->place == WORD_COUNTY ? message_text(r->arena, r->lang, T_programme_reading_county, NULL, 0) : programme_word_text(part->place, r->lang);

	switch (part->selector) {
	case WORD_POST:
		if (part->is_below)
			return message_text(r->arena, r->lang, T_programme_reading_post_below, (const struct message_arg[]){ { "name", place }, { "post", reading_named(r, part->post) } }, 2);
		return arena_printf(r->arena, r->lang == LANG_ZH ? "%s%s" : "%s: %s", place, reading_named(r, part->post));
	case WORD_MEMBERS_OF:
		return part->body != NULL ? reading_say(r, T_programme_reading_body, "name", reading_named(r, part->body)) : reading_say(r, T_programme_reading_members, "name", place);
	case WORD_FULL_MEMBERS_OF:
		return reading_say(r, T_programme_reading_full_members, "name", place);
	case WORD_APPLICANTS_OF:
		return reading_say(r, T_programme_reading_applicants, "name", place);
	case WORD_PEOPLE_OF:
		return reading_say(r, T_programme_reading_people, "name", place);
	case WORD_COMMITTEE_OF:
		return part->place == WORD_COMMITTEE ? message_text(r->arena, r->lang, T_programme_reading_committee_own, NULL, 0) : reading_say(r, T_programme_reading_committee, "name", place);
	case WORD_STAFF_OF:
		return reading_say(r, T_programme_reading_staff, "name", place);
	case WORD_ELECTED:
		return reading_say(r, T_programme_reading_elected, "name", reading_named(r, part->each->title));
	case WORD_NAMED:
		return reading_say(r, T_programme_reading_named, "name", reading_field_title(r, part->field));
	default:
		return programme_word_text(part->selector, r->lang);
	}
}

/* Whoever was elected in one of several votes one after the other: said once, with all of them. */
static const char *elected_text(struct reading *r, const struct role *role, size_t *i)
{
	const char *votes = reading_name(r, role->parts[*i].vote);

	while (*i + 1 < role->parts_count && role->parts[*i + 1].selector == WORD_ELECTED && role->parts[*i + 1].each == NULL)
		votes = reading_join(r, votes, reading_name(r, role->parts[++*i].vote));
	return reading_say(r, T_programme_reading_elected, "name", votes);
}

/* Whoever several fields of one form name: said once, with the form. */
static const char *named_text(struct reading *r, const struct role *role, size_t *i)
{
	int form = programme_name(r->p, role->parts[*i].field->text).index;
	size_t first = *i;

	while (*i + 1 < role->parts_count && role->parts[*i + 1].selector == WORD_NAMED && programme_name(r->p, role->parts[*i + 1].field->text).index == form)
		++*i;
	return *i == first ? part_text(r, &role->parts[first]) : reading_say(r, T_programme_reading_named_form, "name", reading_named(r, r->p->forms[form].title));
}

static const char *role_text(struct reading *r, const struct role *role)
{
	const char *all = NULL;

	for (size_t i = 0; i < role->parts_count; i++) {
		const struct role_part *part = &role->parts[i];
		bool is_elected = part->selector == WORD_ELECTED && part->each == NULL;

		all = reading_join(r, all, is_elected ? elected_text(r, role, &i) : part->selector == WORD_NAMED ? named_text(r, role, &i) : part_text(r, part));
	}
	return all;
}

/* A declared name as people call it: roles by who they are, everything else by its title. */
const char *reading_name(struct reading *r, const struct token *token)
{
	const struct programme *p = r->p;
	struct name name = programme_name(p, token->text);
	const char *title = name.kind == NAME_FINISH ? p->finishes[name.index].title : programme_title(p, name);

	if (name.kind == NAME_ROLE)
		return role_text(r, &p->roles[name.index]);
	if (title != NULL)
		return reading_named(r, title);
	return token->word == NO_WORD ? token->text : programme_word_text(token->word, r->lang);
}

const char *reading_words(struct reading *r, const struct words *words)
{
	const char *all = NULL;

	for (size_t i = 0; i < words->count; i++)
		all = reading_join(r, all, reading_name(r, words->list[i]));
	return all;
}

/* Of people: a step among them means whoever did it. */
const char *reading_people(struct reading *r, const struct words *words)
{
	const char *all = NULL;

	for (size_t i = 0; i < words->count; i++) {
		const char *text = reading_name(r, words->list[i]);

		all = reading_join(r, all, programme_name(r->p, words->list[i]->text).kind == NAME_STEP ? reading_say(r, T_programme_reading_whoever_did, "step", text) : text);
	}
	return all;
}

const char *programme_words_text(struct arena *a, const struct programme *p, const struct words *words, enum lang lang)
{
	struct reading r = { a, p, lang };

	return reading_words(&r, words);
}

const char *programme_people_text(struct arena *a, const struct programme *p, const struct words *words, enum lang lang)
{
	struct reading r = { a, p, lang };

	return reading_people(&r, words);
}

const char *programme_role_text(struct arena *a, const struct programme *p, const struct role *role, enum lang lang)
{
	struct reading r = { a, p, lang };

	return role_text(&r, role);
}
