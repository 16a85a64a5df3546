/* Part of the play: what is reckoned from the rows of a table. */
#ifndef PROGRAMME_PLAY_TABLE_H
#define PROGRAMME_PLAY_TABLE_H

#include "programme/play.h"

/* Where an expression is read: in a row of a table its cells stand for the columns; outside of one cells is NULL. */
struct play_row { const struct play *play; const struct programme_value *cells; int64_t meant; };
struct facts play_facts(const struct play_row *row);

/* The answer to count() and the other calls about a table. */
struct programme_value play_tabled(const struct facts *facts, const struct expression *call);

#endif
