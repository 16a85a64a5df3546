/* Large type and language: kept in this browser, before sign-in as after it. */
#include <string.h>
#include "web/run.h"

ROUTE(POST, "/size", size_set_page, ANYONE, "Switches between normal and large type")
ROUTE(POST, "/lang", lang_set_page, ANYONE, "Switches between Chinese and English")

static void keep(struct web *w, enum cookie_kind kind, const char *name, const char *value)
{
	struct web_request *r = w->request;
	const char *back = web_param_raw(w, "back");

	r->set_cookies[kind] = arena_printf(r->work, "%s=%s; Path=/; SameSite=Lax; Max-Age=31536000%s", name, value,
					    r->is_secure ? "; Secure" : "");
	web_redirect(w, web_is_local(back) ? back : "/");
}

void web_face_of_account(struct web *w)
{
	w->request->set_cookies[COOKIE_LARGE] = "large=; Path=/; SameSite=Lax; Max-Age=0";
	w->request->set_cookies[COOKIE_LANG] = "lang=; Path=/; SameSite=Lax; Max-Age=0";
}

void size_set_page(struct web *w)
{
	keep(w, COOKIE_LARGE, "large", strcmp(web_param_raw(w, "size"), "large") == 0 ? "1" : "0");
}

void lang_set_page(struct web *w)
{
	keep(w, COOKIE_LANG, "lang", strcmp(web_param_raw(w, "lang"), "en") == 0 ? "en" : "zh");
}
