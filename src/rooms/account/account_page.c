/* Pages of signing in and of one's own account. */
#include "rooms/account/account_tmpl.h"
#include "base/buffer.h"

#include <string.h>
#include "core/setting.h"
#include "core/totp.h"
#include "web/draft.h"
#include "web/web.h"

ROUTE(GET, "/sign-in", sign_in_page, ANYONE, "The sign-in form")
ROUTE(POST, "/sign-in", sign_in_save, ANYONE, "Sign in with account, password and one-time code")
ROUTE(POST, "/sign-out", sign_out_save, SIGNED_IN, "End the session")
ROUTE(GET, "/me", me_page, SIGNED_IN, "One's own account: posts, password, one-time code, display")
ROUTE(POST, "/me/post", me_post_save, SIGNED_IN, "Choose the post one acts in")
ROUTE(POST, "/me/face", me_face_save, SIGNED_IN, "Language and large type")
ROUTE(GET, "/me/password", me_password_page, SIGNED_IN, "The form for a new password")
ROUTE(POST, "/me/password", me_password_save, SIGNED_IN, "Change one's password; other sessions end")
ROUTE(GET, "/me/totp", me_totp_page, SIGNED_IN, "Enrol a one-time code")
ROUTE(GET, "/me/totp/picture", me_totp_picture, SIGNED_IN, "The QR picture of an enrolment")
ROUTE(POST, "/me/totp", me_totp_save, SIGNED_IN, "Finish the enrolment of a one-time code")
ROUTE(GET, "/me/confirm", me_confirm_page, SIGNED_IN, "Ask for the password again before something grave")
ROUTE(POST, "/me/confirm", me_confirm_save, SIGNED_IN, "Confirm who one is; holds for five minutes")

/* Where a form page shown again stands; 0 when the refusal page says it all. */
static int form_status(const struct ctx *c)
{
	switch (c->refusals_count == 0 ? REFUSED_NOT : c->refusals[0].kind) {
	case TOO_MUCH:
		return 429;
	case BAD_INPUT:
	case AGAINST_RULE:
		return 422;
	case FORBIDDEN:
		return 403;
	default:
		return 0;
	}
}

/* A place to go on to, taken from the request: only a plain path of this site, else the start. */
static const char *next_of(const struct web *w)
{
	const char *next = web_param(w, "next");

	if (next[0] != '/' || next[1] == '/' || strlen(next) > 500)
		return "/";
	for (const char *p = next; *p != '\0'; p++)
		if (strchr("/?&=%-_.~", *p) == NULL && !(*p >= '0' && *p <= '9') && !(*p >= 'a' && *p <= 'z') && !(*p >= 'A' && *p <= 'Z'))
			return "/";
	return next;
}

/* ---- in and out ---- */

void sign_in_page(struct web *w)
{
	if (w->c->actor.account_id > 0) {
		web_redirect(w, "/");
		return;
	}
	sign_in_screen(&w->view, "", next_of(w), "");
	web_page(w);
}

/* A page of the account, which leads on to where one meant to go. */
static const char *with_next(struct web *w, const char *page, const char *next)
{
	struct buffer b;

	if (strcmp(next, "/") == 0)
		return page;
	buffer_init(&b, w->c->arena, 0);
	buffer_printf(&b, "%s?next=", page);
	buffer_put_url(&b, next);
	return buffer_text(&b);
}

/* Right after the sign-in the account may have something to do before anything else. */
static const char *first_place(struct web *w, int64_t account, const char *carried)
{
	if (!permit_load(w->c, account, 0, NULL, NULL))
		return "/";
	switch (w->c->actor.duty) {
	case DUTY_PASSWORD:
		return with_next(w, "/me/password", carried != NULL ? carried : next_of(w));
	case DUTY_TOTP:
		return with_next(w, "/me/totp", carried != NULL ? carried : next_of(w));
	case DUTY_POST:
		return with_next(w, "/me", carried != NULL ? carried : next_of(w));
	default:
		return carried != NULL ? carried : next_of(w);
	}
}

void sign_in_save(struct web *w)
{
	const char *carried = web_param_raw(w, "carried");
	struct ctx *c = w->c;
	int64_t account;
	const char *place;
	int status;

	/* From the page that says that the session has ended: nothing was entered yet. */
	if (carried[0] != '\0' && web_param(w, "login")[0] == '\0') {
		sign_in_screen(&w->view, "", next_of(w), carried);
		web_page(w);
		return;
	}
	if (account_sign_in(c, web_param(w, "login"), web_param(w, "password"), web_param(w, "code"), &account)) {
		web_session_start(w, account, 0, false);
		place = first_place(w, account, draft_unsealed(w, (account_id){ account }, carried));
		if (ctx_commit(c))
			web_redirect(w, place);
		return;
	}
	status = form_status(c);
	if (status == 0 || store_is_writing(c->store))
		return;
	web_status(w, status);
	sign_in_screen(&w->view, web_param(w, "login"), next_of(w), carried);
	web_page(w);
}

void sign_out_save(struct web *w)
{
	ctx_begin(w->c, "account.sign_out", "account", w->c->actor.account_id, 0);
	web_session_end(w);
	if (!ctx_commit(w->c))
		return;
	web_notice(w, T_account_signed_out, NULL);
	web_redirect(w, "/sign-in");
}

/* ---- me ---- */

void me_page(struct web *w)
{
	struct ctx *c = w->c;
	struct me_screen screen = { 0 };
	struct permit_post *posts;
	struct account_row row;

	if (!account_get(c->store, (account_id){ c->actor.account_id }, &row))
		return;
	screen.login = row.login;
	screen.next = next_of(w);
	screen.has_totp = row.totp_secret.bytes > 0;
	screen.posts_count = c->actor.person_id > 0 ? permit_posts(c, c->actor.person_id, &posts) : 0;
	screen.posts = screen.posts_count > 0 ? posts : NULL;
	me_screen(&w->view, &screen);
	web_page(w);
}

void me_post_save(struct web *w)
{
	int64_t holding = web_param_int(w, "holding", 0);

	if (!account_choose_post(w->c, holding))
		return;
	web_session_choose_post(w, holding);
	if (!ctx_commit(w->c))
		return;
	web_redirect(w, next_of(w));
}

void me_face_save(struct web *w)
{
	enum lang lang = strcmp(web_param(w, "lang"), "en") == 0 ? LANG_EN : LANG_ZH;

	if (!account_set_face(w->c, lang, strcmp(web_param(w, "large"), "1") == 0))
		return;
	web_face_of_account(w);
	web_notice(w, T_account_saved, NULL);
	web_redirect(w, "/me");
}

/* Whoever had to do it first goes on to where he meant to go, and whoever chose to do it back to his account. */
static const char *duty_done(const struct web *w, enum actor_duty duty)
{
	return w->c->actor.duty == duty || strcmp(next_of(w), "/") != 0 ? next_of(w) : "/me";
}

/* ---- password ---- */

void me_password_page(struct web *w)
{
	struct password_screen screen = {
		.profile = password_profile_find(setting_value(w->c->store, SETTING_PASSWORD_PROFILE)),
		.must_change = w->c->actor.duty == DUTY_PASSWORD,
	};

	screen.next = next_of(w);
	password_screen(&w->view, &screen);
	web_page(w);
}

void me_password_save(struct web *w)
{
	struct ctx *c = w->c;
	int status;

	if (account_change_password(c, web_param(w, "old_password"), web_param(w, "new_password"), web_param(w, "repeated"))) {
		web_session_end_of_account(w, c->actor.account_id, true);
		if (ctx_commit(c)) {
			web_notice(w, T_account_password_changed, NULL);
			web_redirect(w, duty_done(w, DUTY_PASSWORD));
		}
		return;
	}
	status = form_status(c);
	if (status == 0)
		return;
	web_status(w, status);
	me_password_page(w);
}

/* ---- one-time code ---- */

void me_totp_page(struct web *w)
{
	struct enrolment e = account_enrolment(w->c);

	if (e.secret == NULL)
		return;
	totp_screen(&w->view, &e, next_of(w));
	web_page(w);
}

void me_totp_picture(struct web *w)
{
	struct enrolment e = account_enrolment_open(w->c, web_param(w, "key"));
	char *svg = e.secret == NULL ? NULL : totp_svg(w->c->arena, e.uri);

	if (svg == NULL) {
		ctx_refuse(w->c, NOT_FOUND, T_account_enrolment_stale, NULL);
		return;
	}
	web_attachment(w, web_made_name(w, message_text(w->c->arena, LANG_ZH, T_account_totp_picture, NULL, 0), "svg"), "image/svg+xml", svg, strlen(svg));
}

void me_totp_save(struct web *w)
{
	struct ctx *c = w->c;
	struct enrolment e;
	int status;

	if (account_enrol(c, web_param(w, "key"), web_param(w, "password"), web_param(w, "code"))) {
		web_notice(w, T_account_totp_done, NULL);
		web_redirect(w, duty_done(w, DUTY_TOTP));
		return;
	}
	e = account_enrolment_open(c, web_param(w, "key"));
	status = form_status(c);
	if (status == 0 || e.secret == NULL)
		return;
	web_status(w, status);
	totp_screen(&w->view, &e, next_of(w));
	web_page(w);
}

/* ---- asked again ---- */

void me_confirm_page(struct web *w)
{
	confirm_screen(&w->view, next_of(w));
	web_page(w);
}

void me_confirm_save(struct web *w)
{
	const char *again = web_param_raw(w, "again");	/* the act that waits for this proof, if one does */
	int status;

	if (account_step_up(w->c, web_param(w, "step_up_password"), web_param(w, "step_up_code"))) {
		web_session_step_up(w);
		if (!ctx_commit(w->c))
			return;
		if (again[0] != '\0')
			web_repeat(w, again);
		else
			web_redirect(w, next_of(w));
		return;
	}
	status = form_status(w->c);
	if (status == 0 || store_is_writing(w->c->store))
		return;
	web_status(w, status);
	if (again[0] != '\0')
		web_step_up_page(w, again);
	else
		me_confirm_page(w);
}
