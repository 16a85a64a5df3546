/* Values an administrator may change, by name (table setting). A new one: a word in enum setting, its rule in setting.c, and what is
 * said of it in rooms/account/setting. */
#ifndef CORE_SETTING_H
#define CORE_SETTING_H

#include <stdbool.h>
#include <stddef.h>
#include "store/store.h"

#define SETTING_PHONE_CHARS_MAX 60
#define SETTING_PHONE_DIGITS_MIN 3	/* 110 is one */
#define SETTING_ADDRESS_CHARS_MAX 100

enum setting { SETTING_TOTP_REQUIRED, SETTING_PASSWORD_PROFILE, SETTING_PASSWORD_DAYS, SETTING_OFFICE_PHONE, SETTING_OFFICE_ADDRESS, SETTING_ORG_SECOND_MEMBERS, SETTING_PLACE_REVIEW_MONTHS,
	SETTINGS_COUNT };

struct setting_rule {
	const char *name;
	const char *absent;		/* what holds when it was never set, or when what is kept is none of the values below: never the laxer one */
	const char *const *choices;	/* ends with NULL; NULL: a number or a text */
	int64_t from, to;		/* of a number */
	bool (*fits)(const char *value);	/* of a text: may it be kept? It may always be empty. NULL: no text */
};
/* By enum setting: the name in the database, what holds where nobody set it, and what may be set. */
extern const struct setting_rule SETTING_RULES[SETTINGS_COUNT];

/* One of the choices, a number within its bounds written without needless signs ("7", not "07"), or a text that fits or is empty. */
bool setting_is_allowed(enum setting setting, const char *value);
/* The value in force. A row that was spoilt in the database counts as if it were not there. */
const char *setting_value(struct store *s, enum setting setting);
int64_t setting_number(struct store *s, enum setting setting);	/* of one whose rule is a number */
/* Is what the database keeps of it none of its values? For doctor and the log at start. */
bool setting_is_spoilt(struct store *s, enum setting setting);

/* The row as it is, or `absent` without one: for what only the program itself writes (the keyring, the demo). */
const char *setting_text(struct store *s, const char *name, const char *absent);
/* Inside a write transaction. Notes the change in its audit line. */
void setting_set(struct store *s, const char *name, const char *value);

#endif
