/* Follows the HTML of a template byte by byte: in which place it stands, which elements are open, what may
 * stand there. It collects the literal bytes to write, with the blanks between tags squeezed. */
#ifndef MK_HTML_H
#define MK_HTML_H

#include "mk.h"

#define OPEN_MAX 96	/* open elements */
#define NAME_MAX_BYTES 40

enum place {
	IN_TEXT, IN_TAG_NAME, IN_TAG, IN_ATTRIBUTE_NAME, AFTER_EQUALS, IN_VALUE, IN_END_TAG, IN_SCRIPT, IN_DECLARATION
};

struct open_element { char name[NAME_MAX_BYTES]; int line; };

/* Where the HTML is. Copied at the start of a block and compared at its end. */
struct html {
	enum place place;
	char quote;
	char tag[NAME_MAX_BYTES], attribute[NAME_MAX_BYTES], value[NAME_MAX_BYTES];
	bool value_is_empty;	/* nothing written into this attribute yet */
	bool wants_blank;	/* an attribute ended: the next needs a blank before it */
	bool closes_itself;
	int depth;
	struct open_element open[OPEN_MAX];
};

struct page {
	const char *file;
	int line;
	bool is_view;			/* of src/view/, which may open forms */
	const char *at, *end;
	struct html html;
	struct text literal;		/* HTML not yet written out */
	bool has_blank, has_newline, after_tag;	/* a run of blanks held back, and what stood before it */
};

#define REFUSE(page, ...) give_up((page)->file, (page)->line, __VA_ARGS__)

/* What a value is made into: a whole URL, a part of one, or text. */
enum value_kind { VALUE_TEXT, VALUE_URL_PART, VALUE_URL };

static inline bool is_blank(char b)
{
	return b == ' ' || b == '\t' || b == '\n' || b == '\r';
}

void html_feed(struct page *c, char b);			/* the byte at c->at */
void html_open(struct page *c, const char *name);
void html_close(struct page *c, const char *name);
bool html_is_same(const struct html *a, const struct html *b);
void html_check_value(struct page *c, enum value_kind kind);	/* refuses a value that must not stand here */
void html_before_value(struct page *c);			/* settles blanks held back */
void html_before_statement(struct page *c);
void html_after_block(struct page *c);

#endif
