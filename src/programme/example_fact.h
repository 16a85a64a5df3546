/* The lines of an example: what each of them says goes into the play. */
#ifndef PROGRAMME_EXAMPLE_FACT_H
#define PROGRAMME_EXAMPLE_FACT_H

#include "programme/play.h"

#define TELLING_FACTS_MAX 400	/* of one example with those it is like */

/* One example: what it says is put into the play line by line. */
struct telling {
	struct problems *problems;
	struct play play;
	const struct example *example;
	int facts_count;
	bool is_not_opened;
	struct programme_value *days;	/* by step, where the example says them */
	const struct example *saying, ***said_rows, **said_draws, **said_sheets;	/* whose line it is; by form and field: whose rows the table has; so of draws and of papers */
	struct token *at;		/* of a line of facts */
	int line;
};

/* A problem of the line, with the name it is about; always false. */
bool telling_fail(struct telling *t, message text, const char *name);

/* Takes the line at t->at: `given` and what follows `after STEP`. False after a problem: nothing of that name, a value that no clerk could type
 * there, a tally that does not add up, something behind it. */
bool telling_take_fact(struct telling *t);

#endif
