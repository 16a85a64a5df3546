/* The fields of a record as forms, programs and the page of a conflict see them: one table. */
#ifndef ROOMS_PERSON_PERSON_INPUT_H
#define ROOMS_PERSON_PERSON_INPUT_H

#include "rooms/person/person.h"
#include "web/web.h"

enum person_input_kind { INPUT_TEXT, INPUT_CODE, INPUT_DAY, INPUT_YES, INPUT_DIGITS };
enum person_group { GROUP_SELF, GROUP_WORK, GROUP_PARTY };

struct person_input {
	const char *name;
	size_t offset;			/* of the text in struct person_form */
	enum person_group group;
	enum person_input_kind kind;
	message label, hint;
	const char *codes;		/* INPUT_CODE */
	int64_t chars_max;
	bool is_required, is_only_new;	/* is_only_new: later changes are events */
};
/* Every field of a person that is typed, in the order of the form; form, roster and API have them from here. */
extern const struct person_input PERSON_INPUTS[];
extern const size_t PERSON_INPUTS_COUNT;

/* Where a form has it. */
const char **person_input_place(struct person_form *form, const struct person_input *input);
const char *person_input_get(const struct person_form *form, const struct person_input *input);
/* As words for a reader: names of codes, masked numbers as they are. */
const char *person_input_words(struct ctx *c, const struct person_form *form, const struct person_input *input);
const char *person_input_say(const struct ctx *c, const struct person_input *input, const char *value);
/* Under which condition one is needed that is not required by itself, as its label says it; NULL: under none.
 * row: of a record that is there already, NULL: of a new one. */
message person_input_needed(const struct person_input *input, const struct person_row *row);
const struct person_input *person_input_named(const char *name);	/* NULL if there is none */
/* What the record says, in the spelling of a form; numbers are masked. */
void person_form_of(struct ctx *c, const struct person_row *row, struct person_form *form);
/* Lays what was sent over `form`; a field that was not sent stays as it is. */
void person_input_read(const struct web *w, struct person_form *form);
/* Puts the kept numbers where the mask was left standing, so that a change does not lose what nobody saw. */
void person_form_unmask(struct ctx *c, const struct person_row *row, struct person_form *form);

#endif
