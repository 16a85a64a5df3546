/* What the compiler of templates (template.c) asks about the sentences in them (template_sentence.c). */
#ifndef MK_TEMPLATE_H
#define MK_TEMPLATE_H

#include <stdbool.h>
#include "html.h"

#define TEMPLATE_ARGS_MAX 8	/* placeholders of a sentence */

char *template_trim(char *text);	/* in place */
bool template_is_name_char(char b);	/* of a name in C */
/* The next " name=" outside quotes and brackets; NULL at the end. */
char *template_next_argument(char *p);
/* "name=value name=value" as an initializer, added to the list; the names are kept apart. How many there are; too many, or one without a
 * value, are refused. The text is cut up. */
int template_arguments(struct page *page, char *argument, struct text *list, char *names[TEMPLATE_ARGS_MAX]);
/* Every placeholder of the sentence has a value and every value its placeholder, or the page is refused. Without the file of the room the
 * compiler of C will say that the sentence is unknown. */
void template_check_placeholders(struct page *page, const char *room, const char *key, char *const *names, int count);

#endif
