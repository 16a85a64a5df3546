/* The words of PDF syntax (ISO 32000-1, 7.2 and 7.3), as they stand in the content of a page and in a CMap. Whatever the bytes are, it goes on
 * to their end. */
#ifndef CORE_PDF_TOKEN_H
#define CORE_PDF_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include "base/buffer.h"

enum pdf_token_kind { PDF_END, PDF_NUMBER, PDF_NAME, PDF_STRING, PDF_OPEN, PDF_CLOSE, PDF_DICT_OPEN, PDF_DICT_CLOSE, PDF_WORD };

struct pdf_token {
	enum pdf_token_kind kind;
	double number;
	const char *text;	/* of a name with its slash, of a word, the bytes of a string; 0-terminated, until the next token */
	size_t bytes;
};

struct pdf_tokens { const char *at, *stop; struct buffer room; };

/* From the first byte of `data`, which has to live as long; strings and names are unescaped into room of the arena. */
void pdf_tokens_init(struct pdf_tokens *t, struct arena *a, const char *data, size_t bytes);
/* False at the end. Comments are left out. */
bool pdf_next(struct pdf_tokens *t, struct pdf_token *token);
bool pdf_is_word(const struct pdf_token *token, const char *word);
/* Behind the bytes of a picture that stands in the content, after the word ID: behind its EI. */
void pdf_skip_picture(struct pdf_tokens *t);

#endif
