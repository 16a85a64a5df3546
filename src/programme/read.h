/* What the readers of declarations share: a place in a file, and taking words from it. */
#ifndef PROGRAMME_READ_H
#define PROGRAMME_READ_H

#include "programme/programme.h"
#include "text/programme.h"

enum { READER_TRIED_MAX = 64 };

struct reader {
	struct problems *problems;
	struct programme *p;
	struct line *line;		/* the one that is read */
	struct token *at;
	size_t index;			/* of the line in p->lines */
	enum programme_word tried[READER_TRIED_MAX]; size_t tried_count;	/* words that were looked for at tried_at */
	const struct token *tried_at;
};

/* To the next line with tokens; false at the end of the file. */
bool reader_next(struct reader *r);

bool reader_fail(struct reader *r, message text);	/* with what stands at the cursor; returns false */
bool reader_at_end(struct reader *r);			/* of the line; says what is too much */

/* take_…: where it stands at the cursor the cursor moves behind it. take_word and take_sign say nothing where it does not; the others, and expect_…, make
 * that a problem. */
bool take_word(struct reader *r, enum programme_word word);
/* None of these words, ended by WORDS_COUNT, stands at the cursor; says which one it is near to, or all that could, but for one of them. Returns false. */
bool reader_fail_words(struct reader *r, const enum programme_word *words, enum programme_word but);
/* The same of all that were looked for at the cursor. */
bool reader_fail_tried(struct reader *r);
bool take_sign(struct reader *r, const char *sign);
/* One of the words, ended by WORDS_COUNT; else a problem. */
bool take_one_of(struct reader *r, const enum programme_word *words, enum programme_word *found);
bool expect_word(struct reader *r, enum programme_word word);
bool expect_sign(struct reader *r, const char *sign);
bool take_name(struct reader *r, struct token **name);	/* a word without a dot */
bool take_name_or_field(struct reader *r, struct token **name);	/* a name, or two with a dot between */
bool take_dotted(struct reader *r, struct token **name);	/* two names with a dot between, "form.field" */
bool take_id(struct reader *r, const char **id);		/* a new name: at most 40 bytes, no keyword of expressions */
bool take_text(struct reader *r, const char **text);	/* in quotes, not empty */
bool take_int(struct reader *r, int *number);		/* 0..1000000 */
bool take_fraction(struct reader *r, struct fraction *f);	/* "12.5", "2/3" */
bool take_range(struct reader *r, struct fraction *low, struct fraction *high);
bool take_yes_no(struct reader *r, bool *is_yes);
bool take_unit(struct reader *r, enum programme_word *unit);	/* d, wd, m, y */
bool take_span(struct reader *r, struct span *span);		/* "15d", at least 1 */
bool take_words(struct reader *r, struct words *words);	/* one or more, separated by commas */
bool take_expression(struct reader *r, struct expression **e);

/* Room for one more item of a list; NULL and a problem beyond PROGRAMME_ITEMS_MAX. */
void *reader_add(struct reader *r, void **items, size_t *count, size_t item_bytes);
#define READER_ADD(r, items, count) reader_add(r, (void **)&(items), &(count), sizeof(*(items)))

/* Lines of a block up to `end`: each is given to `part` with the cursor on its first word. */
bool reader_block(struct reader *r, bool (*part)(struct reader *r, void *item), void *item);

/* A table of declarations: the word a line begins with, and who reads the rest. */
struct declaration { enum programme_word word; bool (*read)(struct reader *r); };

/* The day that a date can't lie before, behind `from`. */
bool read_day_bound(struct reader *r, struct token **since);
/* A word that says what the cells of columns take, and the rest of it; then the names of the columns, in brackets behind the title, to which that is said. */
bool take_column_kind(struct reader *r, enum programme_word *kind);
bool read_column_rule(struct reader *r, struct programme_field *table, enum programme_word kind);
bool read_columns(struct reader *r, struct programme_field *table);

/* Who reads them, the cursor behind the first word; false: a problem was said. */
bool read_form(struct reader *r);
bool read_sheet(struct reader *r);
bool read_vote(struct reader *r);
bool read_draw(struct reader *r);
bool read_notice(struct reader *r);
bool read_duty(struct reader *r);
bool read_step(struct reader *r);
bool read_finish(struct reader *r);
bool read_refusal(struct reader *r);
bool read_example(struct reader *r);

#endif
