/* What the bindings of declarations share: bind.c, bind_form.c and bind_step.c. A name that is NULL was not written and says nothing. */
#ifndef PROGRAMME_BIND_DECLARE_H
#define PROGRAMME_BIND_DECLARE_H

#include "programme/bind.h"

/* A token that must name one of two kinds; the text is the problem. False: it does not. */
bool bind_token(struct binder *b, int line, const struct token *token, enum name_kind kind, enum name_kind other, message text);
/* Words that each name a role. */
void bind_roles(struct binder *b, int line, const struct words *roles);
/* The day that a date must not lie before, or from which a term counts: that of the opening, of a step or of a date field. */
void bind_day(struct binder *b, int line, const struct token *day);
void bind_reckoned_day(struct binder *b, int line, const struct token *day);
void bind_truth(struct binder *b, struct expression *e);
void bind_number(struct binder *b, struct expression *e);
/* Does it name a field that holds a person? */
bool bind_is_person_field(struct binder *b, const struct token *token);

/* Finds what the names in a form, and in a step with its needs, votes, effects and ways, stand for, and checks their kinds. What is wrong is added to the
 * problems, with its line. */
void bind_form(struct binder *b, struct programme_form *form);
void bind_step(struct binder *b, struct step *s);
/* Of a finish. */
void bind_effect(struct binder *b, struct effect *e);

#endif
