/* Settings of the program. A new one gets a line here and two sentences in text/account.txt. */
#include "rooms/account/account_room.h"

#include <string.h>
#include "core/permit.h"
#include "core/setting.h"
#include "text/account.h"

static const char *const TOTP[] = { "default", "off", NULL };
static const char *const PROFILES[] = { "djbh3", "asvs", NULL };

const struct setting_about SETTINGS[] = {
	{ "totp_required", "default", SETTING_CHOICE, TOTP, 0, 0, T_account_set_totp, T_account_set_totp_hint },
	{ "password_profile", "djbh3", SETTING_CHOICE, PROFILES, 0, 0, T_account_set_profile, T_account_set_profile_hint },
	{ "password_days", "90", SETTING_NUMBER, NULL, 0, 3650, T_account_set_days, T_account_set_days_hint },
};
const size_t SETTINGS_COUNT = sizeof(SETTINGS) / sizeof(SETTINGS[0]);

static const struct setting_about *find(const char *name)
{
	for (size_t i = 0; i < SETTINGS_COUNT; i++)
		if (strcmp(SETTINGS[i].name, name) == 0)
			return &SETTINGS[i];
	return NULL;
}

static bool is_allowed(const struct setting_about *about, const char *value)
{
	int64_t number;

	if (about->kind == SETTING_NUMBER)
		return int_parse(value, &number) && number >= about->from && number <= about->to;
	for (const char *const *choice = about->choices; *choice != NULL; choice++)
		if (strcmp(*choice, value) == 0)
			return true;
	return false;
}

bool account_put_setting(struct ctx *c, const char *name, const char *value)
{
	const struct setting_about *about = find(name);

	if (!permit_route(c, SYSTEM_ADMIN))
		return false;
	if (about == NULL)
		return ctx_refuse(c, BAD_INPUT, T_account_no_setting, NULL);
	if (!is_allowed(about, value))
		return ctx_refuse_field(c, name, T_account_setting_outside, NULL);
	if (text_same(setting_text(c->store, name, about->absent), value))
		return true;
	ctx_begin(c, "setting.change", "setting", 0, 0);
	setting_set(c->store, name, value);
	return ctx_commit(c);
}
