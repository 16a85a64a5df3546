/* What binding expressions and binding calls share. */
#ifndef PROGRAMME_BIND_PART_H
#define PROGRAMME_BIND_PART_H

#include "programme/bind.h"

/* What kind of value it gives, once every word in it is known; VALUE_UNKNOWN after a problem, or where only the case can tell. */
enum programme_value_kind bind_expression(struct binder *b, struct expression *e);
enum programme_value_kind bind_call(struct binder *b, struct expression *call);
/* Binds a word that is a column of the table a call counts, or a name of the file or of the archive. False where it is none; no problem is recorded. */
bool bind_column(struct binder *b, struct expression *e);
bool bind_name(struct binder *b, struct expression *e);

#endif
