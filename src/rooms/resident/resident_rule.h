/* 在职党员社区报到: what is written about service, as functions of text alone. */
#ifndef ROOMS_RESIDENT_RESIDENT_RULE_H
#define ROOMS_RESIDENT_RESIDENT_RULE_H

#include <stdbool.h>
#include <stdint.h>

#define RESIDENT_MINUTES_MAX (24 * 60)	/* of one day */

/* A house or a room: "3号楼", "501室". The register keeps no address (GY-12). */
bool resident_has_address(const char *text);
/* A word about somebody's private life or character, where only what was done for the community belongs: "夫妻不和", "作风". */
bool resident_is_private(const char *text);
/* "2" or "1.5" hours as minutes, in halves of an hour from 0 to 24; 0 takes an entry back. False: it is none. */
bool resident_minutes(const char *hours, int64_t *minutes);

#endif
