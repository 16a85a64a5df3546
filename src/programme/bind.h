/* What binding shares between declarations and expressions. */
#ifndef PROGRAMME_BIND_H
#define PROGRAMME_BIND_H

#include "programme/programme.h"
#include "text/programme.h"

struct binder {
	struct problems *problems;
	struct programme *p;
	const struct programme_field *table;	/* inside count(table where …): its columns are names */
	struct name table_name;
	bool knows_attributes;		/* inside `about … where`: attributes need no "subject." */
	char *value_states;		/* of each value: 0 new, 1 being bound, 2 bound */
	int depth;			/* of the expression that is being bound, in those around it and in values that use it */
};

/* Records a problem about a name and returns false. */
bool bind_fail(struct binder *b, int line, message text, const char *name);

/* subject.status, or status alone where that is allowed; marks the token. */
bool bind_attribute(struct binder *b, struct token *token, struct name *name);

enum programme_value_kind bind_value(struct binder *b, size_t i);		/* of p->values; once */
/* Checks that both sides of a comparison are of one kind and may be compared by its sign; anything that may be missing may be compared with none. What is
 * wrong is added to the problems, with its line. */
void bind_comparison(struct binder *b, struct expression *e);
/* The number says how many days, months or years: programme_check_whole asks it to be whole. NULL is allowed. */
void bind_counting(struct binder *b, struct expression *e);
/* Once all is bound: fields whose numbers say that take no parts of one, also in a file that was kept before it had to declare them so. */
void bind_counted_fields(struct binder *b);
/* The expression must be of that kind; else the text is the problem. NULL is allowed and says nothing. */
void bind_kind(struct binder *b, struct expression *e, enum programme_value_kind kind, message text);

#endif
