/* Which organisation a command is about. */
#ifndef COMMAND_ORG_OF_CODE_H
#define COMMAND_ORG_OF_CODE_H

#include "core/ctx.h"
#include "rooms/org/org_sql.h"

/* The organisation of --org CODE; code NULL: the one at the top. False: there is none. Asks no right. */
bool org_of_code(struct ctx *c, const char *code, struct org_row *org);

#endif
