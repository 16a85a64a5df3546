/* One's own account for programs: password, one-time code, language and size. */
#include <string.h>
#include "rooms/account/account.h"
#include "text/account.h"
#include "web/web.h"

#define SEALED_CHARS_MAX 1000	/* of an enrolment that travels through the program */

ROUTE(POST, "/api/v1/me/password", own_api_password, SIGNED_IN, "Change one's password; the other sessions end")
TAKES(own_api_password, { A_TEXT("old_password", LIMIT_ACCOUNT_PASSWORD), NEEDED }, { A_TEXT("new_password", LIMIT_ACCOUNT_PASSWORD), NEEDED })
GIVES_NOTHING(own_api_password)

ROUTE(POST, "/api/v1/me/face", own_api_face, SIGNED_IN, "Language of pages and large type of one's account")
TAKES(own_api_face, { A_CHOICE("lang", "zh en"), NEEDED }, { A_BOOL("large") })
GIVES_NOTHING(own_api_face)

ROUTE(POST, "/api/v1/me/totp/secret", own_api_totp_secret, SIGNED_IN, "A fresh secret for a one-time code; nothing is kept until a code made with it comes back")
TAKES_NOTHING(own_api_totp_secret)
GIVES(own_api_totp_secret, 200, { A_TEXT("key", 0) }, { A_TEXT("secret", 0) }, { A_TEXT("uri", 0) })

ROUTE(POST, "/api/v1/me/totp", own_api_totp, SIGNED_IN, "Finish the enrolment of a one-time code: the key of the secret, a code made with it, the password")
TAKES(own_api_totp, { A_TEXT("key", SEALED_CHARS_MAX), NEEDED }, { A_TEXT("password", LIMIT_ACCOUNT_PASSWORD), NEEDED }, { A_TEXT("code", 10), NEEDED })
GIVES_NOTHING(own_api_totp)

static void give_nothing(struct web *w)
{
	struct json *j = web_json(w);

	json_object(j);
	json_end(j);
}

/* A page asks for the new password twice because nobody sees it; a program does not mistype. */
void own_api_password(struct web *w)
{
	const char *wanted = web_param(w, "new_password");

	if (!account_change_password(w->c, web_param(w, "old_password"), wanted, wanted))
		return;
	web_session_end_of_account(w, w->c->actor.account_id, true);
	if (ctx_commit(w->c))
		give_nothing(w);
}

void own_api_face(struct web *w)
{
	const char *lang = web_param(w, "lang");

	if (text_is_empty(lang)) {
		ctx_refuse_field(w->c, "lang", T_account_lang_missing, NULL);
		return;
	}
	if (account_set_face(w->c, strcmp(lang, "en") == 0 ? LANG_EN : LANG_ZH, strcmp(web_param(w, "large"), "1") == 0))
		give_nothing(w);
}

void own_api_totp_secret(struct web *w)
{
	struct enrolment e = account_enrolment(w->c);
	struct json *j;

	if (e.secret == NULL)
		return;
	j = web_json(w);
	json_object(j);
	json_put_text(j, "key", e.sealed);
	json_put_text(j, "secret", e.secret);
	json_put_text(j, "uri", e.uri);
	json_end(j);
}

void own_api_totp(struct web *w)
{
	if (account_enrol(w->c, web_param(w, "key"), web_param(w, "password"), web_param(w, "code")))
		give_nothing(w);
}
