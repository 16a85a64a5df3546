/* Words, numbers and signs of one line of a programme file. */
#ifndef PROGRAMME_TOKEN_H
#define PROGRAMME_TOKEN_H

#include "programme/problem.h"
#include "programme/word.h"

enum token_kind { TOKEN_END, TOKEN_WORD, TOKEN_NUMBER, TOKEN_DATE, TOKEN_MONTH_DAY, TOKEN_TEXT, TOKEN_SIGN };

struct token {
	enum token_kind kind;
	const char *text;		/* as written; of a TOKEN_TEXT what stands between the quotes */
	enum programme_word word;	/* set by the reader where it is a keyword in this place */
	enum programme_word part;	/* behind the dot of a `word` that has one: subject.status */
	bool is_tight;			/* no blank before it */
};

struct line {
	int number;			/* from 1 */
	struct token *tokens;		/* the last one is TOKEN_END */
	size_t tokens_count;		/* without the end */
	const char *comment;		/* with its #; NULL: none */
};

/* Limits of a file; what goes beyond is refused before anything else is read. */
#define PROGRAMME_BYTES_MAX (256 * 1024)
#define PROGRAMME_LINES_MAX 4000
#define PROGRAMME_LINE_BYTES_MAX 1000

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"	/* at the very beginning of a file it is no part of it */

/* Cuts a text into lines; blank ones are kept without tokens. Full-width punctuation outside of quotes counts as
 * the usual one, and so do full-width digits of a number. False: the problems say why. */
bool token_cut(struct problems *problems, const char *text, size_t bytes, struct line **lines, size_t *count);

/* Whether the next token is that keyword or that sign: it is passed, and a keyword is marked as such. The last token is none. */
bool token_take_word(struct token **at, enum programme_word word);
bool token_take_sign(struct token **at, const char *sign);

/* For those who show a line: the bytes of what begins at a place before its end, and what it is: TOKEN_END is a comment, TOKEN_SIGN also
 * a blank or a character that means nothing. Nothing is checked; a quote that is never closed goes to the end. Valid UTF-8. */
size_t token_look(const char *at, enum token_kind *kind);

#endif
