/* Markings of secrecy in what is typed, pasted or sent by a program: at one place for every form and every API route. */
#ifndef WEB_MARKING_H
#define WEB_MARKING_H

#include <stdbool.h>
#include "web/web.h"

/* Refuses, at its field, the first text of the request that core/secrecy.h reads as marked; cells of pasted rows end at tabs. Not read:
 * passwords, and files, which file.c looks into. Secret matter stays out of the platform (保守国家秘密法). */
bool marking_is_absent(struct web *w);

#endif
