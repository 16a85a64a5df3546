/* A quota as sent by a page or a program. */
#ifndef ROOMS_PERSON_QUOTA_INPUT_H
#define ROOMS_PERSON_QUOTA_INPUT_H

#include "rooms/person/quota.h"

struct web;

/* What was not sent stays as the quota of that code has it. Numbers that are none come as -1, for the rule to refuse. */
void quota_read(struct web *w, const char *code, struct quota *quota);

#endif
