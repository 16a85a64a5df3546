/* An account opened from the page of a person by who may appoint that person: the account itself carries no right, and
 * the posts it will act in were given, or could be taken away, by the same hand. */
#include "rooms/account/account_room.h"

#include "text/account.h"
#include "text/permit.h"

#define LOGIN_LETTERS_MAX 30
#define LOGIN_NUMBERS_MAX 999

/* "li hua" → lihua; lihua2 where that is somebody else's. */
static const char *propose_login(struct ctx *c, int64_t person, const char *pinyin_key)
{
	char letters[LOGIN_LETTERS_MAX + 1];
	size_t count = 0;
	struct account_row row;
	const char *login;

	for (const char *at = pinyin_key; *at != '\0' && count < LOGIN_LETTERS_MAX; at++)
		if (*at >= 'a' && *at <= 'z')
			letters[count++] = *at;
	letters[count] = '\0';
	/* Without a reading, or too short for a name: the number of the archive. */
	if (count < LOGIN_CHARS_MIN)
		return arena_printf(c->arena, "u%lld", (long long)person);
	login = arena_text(c->arena, letters);
	for (int i = 2; account_find(c->store, login, &row) && i <= LOGIN_NUMBERS_MAX; i++)
		login = arena_printf(c->arena, "%s%d", letters, i);
	return login;
}

static bool is_for_exports(struct ctx *c, const struct permit_post *post)
{
	return (permit_kind_rights(c, post->kind) & (PERMISSION_BIT(MAY_EXPORT) | PERMISSION_BIT(MAY_APPROVE_EXPORT))) != 0;
}

/* Every post has to be one the actor could give. */
static bool may_give(struct ctx *c, const struct permit_post *post, int64_t person)
{
	bool ignored;

	if (!permit_may_appoint(c, post->org_id, post->kind, person, &ignored))
		return false;
	if (is_for_exports(c, post))
		return ctx_refuse(c, AGAINST_RULE, T_account_open_exports, "post", post->post_name, NULL);
	return true;
}

bool account_could_open(struct ctx *c, int64_t person)
{
	struct account_holder_row holder;
	struct permit_post *posts;
	size_t count;

	if (person == c->actor.person_id || !account_holder(c->store, (person_id){ person }, &holder) || !may_at(c, MAY_APPOINT, holder.org.v) ||
	    !may_at(c, MAY_SEE_PERSON, holder.org.v))
		return false;
	if (!account_may_be_of(c, person, holder.status))
		return false;
	count = permit_posts(c, person, &posts);
	for (size_t i = 0; i < count; i++)
		if (!permit_could_appoint(c, posts[i].org_id, person) || is_for_exports(c, &posts[i]))
			return false;
	return true;
}

bool account_offer(struct ctx *c, int64_t person, struct account_offer *offer)
{
	struct account_holder_row holder;
	struct account_row row;
	struct permit_post *posts;

	if (!permit_route(c, MAY_APPOINT))
		return false;
	if (!account_holder(c->store, (person_id){ person }, &holder))
		return ctx_refuse(c, NOT_FOUND, T_permit_not_found, NULL);
	if (!permit_require(c, MAY_APPOINT, holder.org.v) || !permit_require(c, MAY_SEE_PERSON, holder.org.v))
		return false;
	if (person == c->actor.person_id)
		return ctx_refuse(c, AGAINST_RULE, T_account_open_own, NULL);
	if (!account_person_may_have(c, NULL, person))
		return false;
	*offer = (struct account_offer){ .name = holder.name };
	offer->posts_count = permit_posts(c, person, &posts);
	offer->posts = posts;
	for (size_t i = 0; i < offer->posts_count; i++)
		if (!may_give(c, &posts[i], person))
			return false;
	if (account_of_person(c->store, person, &row))
		offer->has_login = row.login;
	else
		offer->login = propose_login(c, person, holder.pinyin_key);
	return true;
}

bool account_open(struct ctx *c, int64_t person, const char *login, int64_t *account, const char **password)
{
	struct account_offer offer;
	const char *name = text_lower(c->arena, login);

	if (!account_offer(c, person, &offer))
		return false;
	if (offer.has_login != NULL)
		return ctx_refuse_field(c, "login", T_account_has_account, "login", offer.has_login, NULL);
	if (!account_login_is_free(c, name) || !permit_require_fresh(c))
		return false;
	return account_make(c, "account.open", name, person, account, password);
}
