/* What the names of a programme stand for. */
#include <string.h>
#include "programme/programme.h"

/* ---- attributes of a subject ---- */

static const enum programme_word STATUSES[] = { WORD_APPLICANT, WORD_ACTIVIST, WORD_PROSPECT, WORD_PROBATIONARY, WORD_FULL, WORD_FORMER_ACTIVIST,
	WORD_EXTENDED, WORD_CANCELLED, WORD_NO_VOTE, WORD_SUSPENDED, WORD_RESTORED, WORD_REMOVED, WORD_RESIGNED, WORD_EXPELLED, WORD_DECEASED, WORD_RECOGNISED, WORD_UNRECOGNISED, WORD_MOVED_OUT };

static const enum programme_word KINDS[] = { WORD_BRANCH, WORD_GENERAL_BRANCH, WORD_COMMITTEE };

const struct attribute PROGRAMME_ATTRIBUTES[] = {
	{ WORD_STATUS, VALUE_SYMBOL, STATUSES, sizeof(STATUSES) / sizeof(STATUSES[0]) },
	{ WORD_IN_POOL, VALUE_TRUTH, NULL, 0 },
	{ WORD_BORN_ON, VALUE_DATE, NULL, 0 },
	{ WORD_APPLIED_ON, VALUE_DATE, NULL, 0 },
	{ WORD_JOINED_ON, VALUE_DATE, NULL, 0 },
	{ WORD_STATUS_SINCE, VALUE_DATE, NULL, 0 },
	{ WORD_MOVED_ON, VALUE_DATE, NULL, 0 },
	{ WORD_LEFT_ON, VALUE_DATE, NULL, 0 },
	{ WORD_SANCTION_ENDS, VALUE_DATE, NULL, 0 },
	{ WORD_EXTENDED_TO, VALUE_DATE, NULL, 0 },
	{ WORD_RIGHTS_SUSPENDED, VALUE_TRUTH, NULL, 0 },
	{ WORD_RIGHTS_SUSPENDED_ON, VALUE_DATE, NULL, 0 },
	{ WORD_KIND, VALUE_SYMBOL, KINDS, sizeof(KINDS) / sizeof(KINDS[0]) },	/* of an organisation, like those below */
	{ WORD_TERM, VALUE_NUMBER, NULL, 0 },
	{ WORD_TERM_ENDS, VALUE_DATE, NULL, 0 },
	{ WORD_TERM_LEAST, VALUE_NUMBER, NULL, 0 },
	{ WORD_TERM_MOST, VALUE_NUMBER, NULL, 0 },
	{ WORD_FREE_SEATS, VALUE_NUMBER, NULL, 0 },
	{ WORD_MEMBER_COUNT, VALUE_NUMBER, NULL, 0 },
	{ WORD_FULL_COUNT, VALUE_NUMBER, NULL, 0 },
	{ WORD_ADMITTED_COUNT, VALUE_NUMBER, NULL, 0 },
	{ WORD_VOTER_COUNT, VALUE_NUMBER, NULL, 0 },	/* of the branch, whether the case is about it or about somebody */
};
const size_t PROGRAMME_ATTRIBUTES_COUNT = sizeof(PROGRAMME_ATTRIBUTES) / sizeof(PROGRAMME_ATTRIBUTES[0]);

int programme_attribute(const char *text)
{
	const char *dot = strchr(text, '.');

	for (size_t i = 0; i < PROGRAMME_ATTRIBUTES_COUNT; i++)
		if (programme_word_is(PROGRAMME_ATTRIBUTES[i].word, dot == NULL ? text : dot + 1))
			return (int)i;
	return -1;
}

/* ---- names ---- */

#define FIND(items, count, name_kind) \
	for (size_t i = 0; i < (count); i++) \
		if (strcmp((items)[i].id, text) == 0) \
			return (struct name){ (name_kind), (int)i, 0 }

static struct name field_named(const struct programme *p, const char *text, const char *dot)
{
	for (size_t i = 0; i < p->forms_count; i++) {
		const struct programme_form *form = &p->forms[i];

		if (strlen(form->id) != (size_t)(dot - text) || strncmp(form->id, text, strlen(form->id)) != 0)
			continue;
		for (size_t k = 0; k < form->fields_count; k++)
			if (strcmp(form->fields[k].id, dot + 1) == 0)
				return (struct name){ NAME_FIELD, (int)i, (int)k };
	}
	return (struct name){ NAME_UNKNOWN, 0, 0 };
}

struct name programme_name(const struct programme *p, const char *text)
{
	const char *dot = strchr(text, '.');

	if (dot != NULL)
		return field_named(p, text, dot);
	FIND(p->rules, p->rules_count, NAME_RULE);
	FIND(p->params, p->params_count, NAME_PARAM);
	FIND(p->roles, p->roles_count, NAME_ROLE);
	FIND(p->values, p->values_count, NAME_VALUE);
	FIND(p->forms, p->forms_count, NAME_FORM);
	FIND(p->sheets, p->sheets_count, NAME_SHEET);
	FIND(p->votes, p->votes_count, NAME_VOTE);
	FIND(p->draws, p->draws_count, NAME_DRAW);
	FIND(p->notices, p->notices_count, NAME_NOTICE);
	FIND(p->duties, p->duties_count, NAME_DUTY);
	FIND(p->eaches, p->eaches_count, NAME_EACH);
	FIND(p->steps, p->steps_count, NAME_STEP);
	FIND(p->finishes, p->finishes_count, NAME_FINISH);
	return (struct name){ NAME_UNKNOWN, 0, 0 };
}

struct name programme_name_of(const struct programme *p, const struct token *token)
{
	const struct name none = { .kind = NAME_UNKNOWN };

	return token == NULL ? none : programme_name(p, token->text);
}

const char *programme_title(const struct programme *p, struct name name)
{
	switch (name.kind) {
	case NAME_FORM: return p->forms[name.index].title;
	case NAME_FIELD: return p->forms[name.index].fields[name.field].title;
	case NAME_SHEET: return p->sheets[name.index].title;
	case NAME_VOTE: return p->votes[name.index].title;
	case NAME_DRAW: return p->draws[name.index].title;
	case NAME_NOTICE: return p->notices[name.index].title;
	case NAME_DUTY: return p->duties[name.index].title;
	case NAME_EACH: return p->eaches[name.index].title;
	case NAME_STEP: return p->steps[name.index].title;
	default: return NULL;
	}
}

const struct keep *programme_keep(const struct programme *p, const char *form, const char *field)
{
	size_t bytes = strlen(form);

	for (size_t i = 0; i < p->keeps_count; i++) {
		const char *text = p->keeps[i].field->text;

		if (strncmp(text, form, bytes) == 0 && text[bytes] == '.' && strcmp(text + bytes + 1, field) == 0)
			return &p->keeps[i];
	}
	return NULL;
}

enum programme_word programme_content_type(const struct programme *p, int duty, size_t content)
{
	for (size_t i = 0; i < p->forms_count; i++)
		for (size_t k = 0; k < p->forms[i].fields_count; k++) {
			const struct programme_field *f = &p->forms[i].fields[k];

			if (f->fed_by != NULL && strcmp(f->fed_by->text, p->duties[duty].id) == 0 && f->column_types[content] != WORD_TEXT)
				return f->column_types[content];
		}
	return WORD_TEXT;
}

const struct rule *programme_rule(const struct programme *p, day_t day)
{
	const struct rule *found = NULL;

	for (size_t i = 0; i < p->rules_count && p->rules[i].from <= day; i++)
		found = &p->rules[i];
	return found;
}

bool programme_may_choose(const struct programme_field *field, const char *text)
{
	for (size_t i = 0; i < field->choices.count; i++)
		if (strcmp(field->choices.list[i]->text, text) == 0)
			return true;
	return false;
}

bool programme_is_of_people(const struct programme *p, const struct programme_field *table)
{
	return table->type == WORD_TABLE && table->choices.count == 1 && programme_name(p, table->choices.list[0]->text).kind == NAME_ROLE;
}
