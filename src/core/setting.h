/* Values an administrator may change, by name (table setting). Names and their defaults are listed in
 * rooms/account/setting. */
#ifndef CORE_SETTING_H
#define CORE_SETTING_H

#include "store/store.h"

/* The value, or `absent` when it was never set. */
const char *setting_text(struct store *s, const char *name, const char *absent);
int64_t setting_int(struct store *s, const char *name, int64_t absent);	/* also when it is not a number */
/* Inside a write transaction. Notes the change in its audit line. */
void setting_set(struct store *s, const char *name, const char *value);

#endif
