#include "core/setting.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include "base/text.h"
#include "core/setting_sql.h"

static const char *const TOTP[] = { "default", "off", NULL };
static const char *const PROFILES[] = { "djbh3", "asvs", NULL };

static bool is_line(const char *value, int64_t chars_max)
{
	for (const char *at = value; *at != '\0'; at++)
		if ((unsigned char)*at < 0x20 || *at == 0x7f)
			return false;
	return (int64_t)text_chars(value) <= chars_max;
}

/* As people write it, with the extension and the hours: without digits it is none. */
static bool is_phone(const char *value)
{
	int digits = 0;

	for (const char *at = value; *at != '\0'; at++)
		digits += *at >= '0' && *at <= '9';
	return digits >= SETTING_PHONE_DIGITS_MIN && is_line(value, SETTING_PHONE_CHARS_MAX);
}

static bool is_address(const char *value)
{
	return is_line(value, SETTING_ADDRESS_CHARS_MAX);
}

const struct setting_rule SETTING_RULES[SETTINGS_COUNT] = {
	[SETTING_TOTP_REQUIRED] = { "totp_required", "default", TOTP, 0, 0, NULL },
	[SETTING_PASSWORD_PROFILE] = { "password_profile", "djbh3", PROFILES, 0, 0, NULL },
	[SETTING_PASSWORD_DAYS] = { "password_days", "90", NULL, 0, 3650, NULL },	/* 等保三级; 0: they do not grow old */
	[SETTING_OFFICE_PHONE] = { "office_phone", "", NULL, 0, 0, is_phone },
	[SETTING_OFFICE_ADDRESS] = { "office_address", "", NULL, 0, 0, is_address },
	[SETTING_PLACE_REVIEW_MONTHS] = { "place_review_months", "12", NULL, 0, 60, NULL },	/* 0: areas and posts are looked over when somebody likes to */
	[SETTING_ORG_SECOND_MEMBERS] = { "org_second_members", "50", NULL, 0, 50, NULL },	/* more members are merged or moved by two people: one person may make it stricter, nobody looser */
};

bool setting_is_allowed(enum setting setting, const char *value)
{
	const struct setting_rule *rule = &SETTING_RULES[setting];
	int64_t number;
	char written[24];

	if (rule->fits != NULL)
		return value[0] == '\0' || rule->fits(value);
	if (rule->choices == NULL) {
		if (!int_parse(value, &number) || number < rule->from || number > rule->to)
			return false;
		snprintf(written, sizeof(written), "%lld", (long long)number);	/* not 00 or -0, which nobody types for never */
		return strcmp(written, value) == 0;
	}
	for (const char *const *choice = rule->choices; *choice != NULL; choice++)
		if (strcmp(*choice, value) == 0)
			return true;
	return false;
}

bool setting_is_spoilt(struct store *s, enum setting setting)
{
	struct setting_row row;

	return setting_get(s, SETTING_RULES[setting].name, &row) && !setting_is_allowed(setting, row.value);
}

const char *setting_value(struct store *s, enum setting setting)
{
	const struct setting_rule *rule = &SETTING_RULES[setting];
	const char *value = setting_text(s, rule->name, rule->absent);

	return setting_is_allowed(setting, value) ? value : rule->absent;
}

int64_t setting_number(struct store *s, enum setting setting)
{
	int64_t number = 0;
	bool is_number = int_parse(setting_value(s, setting), &number);

	assert(is_number && SETTING_RULES[setting].choices == NULL && SETTING_RULES[setting].fits == NULL);
	return number;
}

const char *setting_text(struct store *s, const char *name, const char *absent)
{
	struct setting_row row;

	return setting_get(s, name, &row) ? row.value : absent;
}

void setting_set(struct store *s, const char *name, const char *value)
{
	const char *before = setting_text(s, name, NULL);

	assert(value != NULL);
	if (before != NULL && text_same(before, value))
		return;
	setting_put(s, name, value);
	store_note(s, name, before, value);
}
