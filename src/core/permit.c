/* The one policy. Who the actor is comes from permit_load; what a route or an object asks for is decided
 * in permit_route and permit_require. A new right: see core/permission.h. */
#include "core/permit.h"

#include <assert.h>
#include <string.h>
#include "base/log.h"
#include "core/password.h"
#include "core/path.h"
#include "core/permit_sql.h"
#include "core/setting.h"
#include "text/permission.h"
#include "text/permit.h"

static const char *const KEYS[] = {
#define X(constant, key) key,
	PERMISSIONS(X)
#undef X
};

static const char *const CONDITION_KEYS[] = { "anyone", "signed_in", "system_admin", "security_admin", "audit_admin" };

#define LEVEL_COUNTY 1
#define PASSWORD_DAYS_MIN 30

const char *permission_key(enum permission p)
{
	if (p < PERMISSIONS_COUNT)
		return KEYS[p];
	assert(p >= ANYONE && p <= AUDIT_ADMIN);
	return CONDITION_KEYS[p - ANYONE];
}

int permission_find(const char *key)
{
	for (int p = 0; p < PERMISSIONS_COUNT; p++)
		if (strcmp(KEYS[p], key) == 0)
			return p;
	return -1;
}

message permission_text(enum permission p)
{
	char key[64] = "permission.";

	strncat(key, permission_key(p), sizeof(key) - strlen(key) - 1);
	return message_find(key);
}

permission_set permit_kind_rights(struct ctx *c, const char *post_kind)
{
	struct permit_right_row *rows;
	size_t count = permit_rights(c->store, post_kind, &rows);
	permission_set set = 0;

	for (size_t i = 0; i < count; i++) {
		int p = permission_find(rows[i].permission);

		/* A right of a newer program is not one of ours: denied. */
		if (p >= 0)
			set |= PERMISSION_BIT(p);
	}
	return set;
}

/* ---- the actor ---- */

/* Rights reach as far as the path of the organisation: where that is damaged in the database, its posts have none. */
static bool has_place(struct ctx *c, const struct permit_holding_row *row)
{
	if (path_is_child(row->path, row->above))
		return true;
	log_write(LOG_ERROR, "permit", "an organisation is damaged in the database: its path is not that of its parent and one place more, so its posts have no rights",
		  "org", arena_printf(c->arena, "%lld", (long long)row->org.v), NULL);
	return false;
}

size_t permit_posts(struct ctx *c, int64_t person, struct permit_post **posts)
{
	struct permit_holding_row *rows;
	size_t rows_count = permit_holdings(c->store, person, c->today, &rows), count = 0;

	*posts = arena_array(c->arena, rows_count, sizeof(**posts));
	for (size_t i = 0; i < rows_count; i++)
		if (has_place(c, &rows[i]))
			(*posts)[count++] = (struct permit_post){
				.holding_id = rows[i].id.v, .org_id = rows[i].org.v, .region_id = rows[i].region,
				.kind = rows[i].kind, .post_name = rows[i].post_name, .org_name = rows[i].org_name,
				.path = rows[i].path, .level = (int)rows[i].level,
			};
	return count;
}

static void take_post(struct ctx *c, const struct permit_post *post)
{
	struct actor *actor = &c->actor;

	assert(post->path[0] != '\0');
	actor->holding_id = post->holding_id;
	actor->org_id = post->org_id;
	actor->region_id = post->region_id;
	actor->path_from = post->path;
	actor->path_to = path_end(c->arena, post->path);
	actor->post_name = post->post_name;
	actor->org_name = post->org_name;
	actor->level = post->level;
	actor->may |= permit_kind_rights(c, post->kind);
}

static void choose_post(struct ctx *c, int64_t holding)
{
	struct permit_post *posts;
	size_t count = permit_posts(c, c->actor.person_id, &posts);

	if (count == 1) {
		take_post(c, &posts[0]);
		return;
	}
	for (size_t i = 0; i < count; i++)
		if (posts[i].holding_id == holding) {
			take_post(c, &posts[i]);
			return;
		}
	if (count > 1)
		c->actor.duty = DUTY_POST;
}

bool permit_demands_totp(struct ctx *c)
{
	const permission_set exports = PERMISSION_BIT(MAY_EXPORT) | PERMISSION_BIT(MAY_APPROVE_EXPORT);
	const struct actor *actor = &c->actor;
	bool by_default = actor->admin != ADMIN_NONE || (actor->may & exports) != 0
		|| (actor->org_id != 0 && actor->level <= LEVEL_COUNTY);

	return by_default && strcmp(setting_value(c->store, SETTING_TOTP_REQUIRED), "off") != 0;
}

static bool is_password_old(struct ctx *c, int64_t password_s)
{
	int64_t age_days = (c->machine_s - password_s) / 86400, limit_days;

	/* No profile asks for less, so the usual request needs no query. Under asvs a password does not grow old. */
	if (age_days < PASSWORD_DAYS_MIN)
		return false;
	if (password_profile_find(setting_value(c->store, SETTING_PASSWORD_PROFILE)) == PASSWORD_ASVS)
		return false;
	limit_days = setting_number(c->store, SETTING_PASSWORD_DAYS);
	return limit_days > 0 && age_days >= limit_days;
}

bool permit_load(struct ctx *c, int64_t account, int64_t holding, enum lang *lang, bool *is_large)
{
	struct permit_account_row row;
	struct actor *actor = &c->actor;

	*actor = (struct actor){ .path_from = "", .path_to = "", .name = "", .post_name = "", .org_name = "" };
	if (account <= 0 || !permit_account(c->store, (account_id){ account }, &row) || row.is_closed)
		return false;
	if (row.admin < ADMIN_NONE || row.admin > ADMIN_AUDIT) {
		log_write(LOG_ERROR, "permit", "an account is damaged in the database: its kind is none of the four, so it may do nothing", "account",
			  arena_printf(c->arena, "%lld", (long long)account), NULL);
		return false;
	}
	actor->account_id = account;
	actor->name = row.person_name[0] != '\0' ? row.person_name : row.login;
	actor->admin = (enum admin_kind)row.admin;
	actor->has_totp = row.has_totp;
	if (lang != NULL)
		*lang = strcmp(row.lang, "en") == 0 ? LANG_EN : LANG_ZH;
	if (is_large != NULL)
		*is_large = row.is_large;
	/* An administrator sees no business data, whatever posts a person of that name may hold. */
	if (actor->admin == ADMIN_NONE && row.person > 0) {
		actor->person_id = row.person;
		actor->has_membership = row.person_status != 0;
		actor->may = PERMISSION_BIT(MAY_SEE_SELF);
		choose_post(c, holding);
	}
	if (row.must_change || is_password_old(c, row.password_s))
		actor->duty = DUTY_PASSWORD;
	else if (!row.has_totp && actor->duty == DUTY_NONE && permit_demands_totp(c))
		actor->duty = DUTY_TOTP;
	return true;
}

/* ---- questions ---- */

bool may(const struct ctx *c, enum permission p)
{
	assert(p < PERMISSIONS_COUNT);
	/* Pages open to whoever is signed in ask here too: a duty comes before every right. */
	return c->actor.account_id > 0 && c->actor.admin == ADMIN_NONE && c->actor.duty == DUTY_NONE
		&& (c->actor.may & PERMISSION_BIT(p)) != 0;
}

bool may_at_path(const struct ctx *c, enum permission p, const char *path)
{
	/* The empty path is above every root: nobody's subtree. */
	if (!may(c, p) || c->actor.org_id == 0 || c->actor.path_from[0] == '\0')
		return false;
	return path_is_within(path, c->actor.path_from);
}

bool may_at(struct ctx *c, enum permission p, int64_t org)
{
	struct permit_place_row place;

	return org > 0 && may(c, p) && permit_place(c->store, (org_id){ org }, &place)
		&& may_at_path(c, p, place.path);
}

static bool meets_condition(const struct actor *actor, enum permission p)
{
	switch (p) {
	case ANYONE:
	case SIGNED_IN:
		return true;
	case SYSTEM_ADMIN:
		return actor->admin == ADMIN_SYSTEM;
	case SECURITY_ADMIN:
		return actor->admin == ADMIN_SECURITY;
	case AUDIT_ADMIN:
		return actor->admin == ADMIN_AUDIT;
	default:
		return false;
	}
}

static message duty_text(enum actor_duty duty)
{
	switch (duty) {
	case DUTY_PASSWORD:
		return T_permit_change_password_first;
	case DUTY_TOTP:
		return T_permit_enrol_first;
	default:
		return T_permit_choose_post_first;
	}
}

bool permit_may_open(const struct ctx *c, enum permission p)
{
	if (p == ANYONE || c->actor.account_id <= 0 || p == SIGNED_IN)
		return p == ANYONE || c->actor.account_id > 0;
	return c->actor.duty == DUTY_NONE && (p < PERMISSIONS_COUNT ? may(c, p) : meets_condition(&c->actor, p));
}

/* Whoever holds another post that carries the right need ask nobody for it: he changes the post. */
static bool refuse_right(struct ctx *c, enum permission p)
{
	const char *right = message_text(c->arena, c->lang, permission_text(p), NULL, 0);
	struct permit_post *posts;
	size_t count = c->actor.person_id == 0 ? 0 : permit_posts(c, c->actor.person_id, &posts);

	for (size_t i = 0; i < count; i++)
		if (posts[i].holding_id != c->actor.holding_id && (permit_kind_rights(c, posts[i].kind) & PERMISSION_BIT(p)) != 0)
			return ctx_refuse(c, FORBIDDEN, T_permit_other_post, "right", right, "now", c->actor.post_name, "post",
				arena_printf(c->arena, "%s%s", posts[i].org_name, posts[i].post_name), PERMIT_OTHER_HOLDING, arena_printf(c->arena, "%lld", (long long)posts[i].holding_id), NULL);
	return ctx_refuse(c, FORBIDDEN, T_permit_forbidden, "right", right, NULL);
}

bool permit_route(struct ctx *c, enum permission p)
{
	if (p == ANYONE)
		return true;
	if (c->actor.account_id <= 0)
		return ctx_refuse(c, NOT_SIGNED_IN, T_permit_not_signed_in, NULL);
	if (p == SIGNED_IN)
		return true;
	if (c->actor.duty != DUTY_NONE)
		return ctx_refuse(c, FORBIDDEN, duty_text(c->actor.duty), NULL);
	if (p < PERMISSIONS_COUNT ? may(c, p) : meets_condition(&c->actor, p))
		return true;
	return p < PERMISSIONS_COUNT ? refuse_right(c, p) :
		ctx_refuse(c, FORBIDDEN, T_permit_other_office, "right", message_text(c->arena, c->lang, permission_text(p), NULL, 0), NULL);
}

bool permit_require(struct ctx *c, enum permission p, int64_t org)
{
	if (!permit_route(c, p))
		return false;
	if (!may_at(c, p, org))
		return ctx_refuse(c, NOT_FOUND, T_permit_not_found, NULL);
	return true;
}

bool permit_require_fresh(struct ctx *c)
{
	return !c->is_proof_old || ctx_refuse(c, STEP_UP, T_permit_step_up, NULL);
}

/* ---- appointing ---- */

static bool is_own_level(const struct ctx *c, int64_t org, const struct permit_place_row *place)
{
	return org == c->actor.org_id || place->level <= c->actor.level;
}

static bool may_fill(struct ctx *c, int64_t org, int64_t person)
{
	struct permit_place_row place;

	if (!permit_require(c, MAY_APPOINT, org))
		return false;
	if (!permit_place(c->store, (org_id){ org }, &place))
		return ctx_refuse(c, NOT_FOUND, T_permit_not_found, NULL);
	if (person == c->actor.person_id)
		return ctx_refuse(c, AGAINST_RULE, T_permit_appoints_self, NULL);
	if (is_own_level(c, org, &place) && place.parent == 0)
		return ctx_refuse(c, AGAINST_RULE, T_permit_appoints_top, NULL);
	if (is_own_level(c, org, &place))
		return ctx_refuse(c, AGAINST_RULE, T_permit_appoints_own_level, "org", c->actor.org_name, NULL);
	return true;
}

bool permit_may_appoint(struct ctx *c, int64_t org, const char *post_kind, int64_t person, bool *needs_second)
{
	*needs_second = true;
	if (!may_fill(c, org, person))
		return false;
	*needs_second = (permit_kind_rights(c, post_kind) & PERMISSIONS_GRAVE) != 0;
	return true;
}

bool permit_is_self(struct ctx *c, int64_t account)
{
	struct permit_account_row row;

	if (account == c->actor.account_id)
		return true;
	return c->actor.person_id != 0 && permit_account(c->store, (account_id){ account }, &row) && row.person == c->actor.person_id;
}

bool permit_fills_posts(struct ctx *c, int64_t org)
{
	struct permit_place_row place;

	return may_at(c, MAY_APPOINT, org) && permit_place(c->store, (org_id){ org }, &place) && !is_own_level(c, org, &place);
}

bool permit_could_appoint(struct ctx *c, int64_t org, int64_t person)
{
	return person != c->actor.person_id && permit_fills_posts(c, org);
}

bool permit_is_second(struct ctx *c, int64_t org, int64_t person, int64_t proposed_by)
{
	return permit_could_appoint(c, org, person) && !permit_is_self(c, proposed_by);
}

bool permit_may_confirm(struct ctx *c, int64_t org, const char *post_kind, int64_t person, int64_t proposed_by)
{
	bool needs_second;

	if (!permit_may_appoint(c, org, post_kind, person, &needs_second))
		return false;
	if (permit_is_self(c, proposed_by))
		return ctx_refuse(c, AGAINST_RULE, T_permit_confirms_own, NULL);
	return true;
}
