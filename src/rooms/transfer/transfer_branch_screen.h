/* What the template of a whole branch's move is given. */
#ifndef ROOMS_TRANSFER_TRANSFER_BRANCH_SCREEN_H
#define ROOMS_TRANSFER_TRANSFER_BRANCH_SCREEN_H

#include "rooms/transfer/transfer_branch.h"
#include "view/component.h"

struct transfer_branch_screen { struct transfer_branch branch; const char *parent, *day, *document; const char *size_text; /* of one that two people move; else NULL */ };

#endif
