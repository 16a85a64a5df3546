/* Settings of the program, as the system administrator sees them. A new one gets a line here and two sentences in text/account.txt. */
#include "rooms/account/account_room.h"

#include <string.h>
#include "core/permit.h"
#include "core/setting.h"
#include "core/unit_number.h"
#include "text/account.h"

const struct setting_about SETTINGS[SETTINGS_COUNT] = {
	[SETTING_TOTP_REQUIRED] = { &SETTING_RULES[SETTING_TOTP_REQUIRED], T_account_set_totp, T_account_set_totp_hint },
	[SETTING_PASSWORD_PROFILE] = { &SETTING_RULES[SETTING_PASSWORD_PROFILE], T_account_set_profile, T_account_set_profile_hint },
	[SETTING_PASSWORD_DAYS] = { &SETTING_RULES[SETTING_PASSWORD_DAYS], T_account_set_days, T_account_set_days_hint },
	[SETTING_OFFICE_PHONE] = { &SETTING_RULES[SETTING_OFFICE_PHONE], T_account_set_phone, T_account_set_phone_hint },
	[SETTING_OFFICE_ADDRESS] = { &SETTING_RULES[SETTING_OFFICE_ADDRESS], T_account_set_address, T_account_set_address_hint },
	[SETTING_PLACE_REVIEW_MONTHS] = { &SETTING_RULES[SETTING_PLACE_REVIEW_MONTHS], T_account_set_review, T_account_set_review_hint },
	[SETTING_ORG_SECOND_MEMBERS] = { &SETTING_RULES[SETTING_ORG_SECOND_MEMBERS], T_account_set_second, T_account_set_second_hint },
};

static enum setting find(const char *name)
{
	enum setting i = 0;

	while (i < SETTINGS_COUNT && strcmp(SETTING_RULES[i].name, name) != 0)
		i++;
	return i;
}

const struct setting_about *account_setting_find(const char *name)
{
	enum setting setting = find(name);

	return setting == SETTINGS_COUNT ? NULL : &SETTINGS[setting];
}

int64_t account_setting_version(struct ctx *c, enum setting setting)
{
	return text_version(setting_value(c->store, setting));
}

bool account_put_setting(struct ctx *c, const char *name, const char *value, int64_t row_version)
{
	enum setting setting = find(name);

	if (!permit_route(c, SYSTEM_ADMIN))
		return false;
	if (setting == SETTINGS_COUNT)
		return ctx_refuse(c, BAD_INPUT, T_account_no_setting, NULL);
	if (SETTING_RULES[setting].choices == NULL && SETTING_RULES[setting].fits == NULL)
		value = unit_number(c->arena, value, message_text(c->arena, LANG_ZH, SETTINGS[setting].title, NULL, 0));
	if (!setting_is_allowed(setting, value) && setting == SETTING_OFFICE_PHONE)
		return ctx_refuse_field(c, name, T_account_phone_wrong, "least", ctx_number(c, SETTING_PHONE_DIGITS_MIN), "n", ctx_number(c, SETTING_PHONE_CHARS_MAX), NULL);
	if (!setting_is_allowed(setting, value) && setting == SETTING_OFFICE_ADDRESS)
		return ctx_refuse_field(c, name, T_account_address_long, "n", ctx_number(c, SETTING_ADDRESS_CHARS_MAX), NULL);
	if (!setting_is_allowed(setting, value) && SETTING_RULES[setting].choices == NULL)
		return ctx_refuse_field(c, name, T_account_setting_no_number, "from", ctx_number(c, SETTING_RULES[setting].from), "to", ctx_number(c, SETTING_RULES[setting].to), NULL);
	if (!setting_is_allowed(setting, value))
		return ctx_refuse_field(c, name, T_account_setting_outside, NULL);
	/* A spoilt row is mended by saving what holds already. */
	if (!setting_is_spoilt(c->store, setting) && text_same(setting_value(c->store, setting), value))
		return true;
	ctx_begin(c, "setting.change", "setting", 0, 0);
	if (row_version != account_setting_version(c, setting))
		return ctx_refuse_changed(c, T_account_setting_changed, NULL);
	setting_set(c->store, name, value);
	return ctx_commit(c);
}
