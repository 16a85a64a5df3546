/* Pages of reviews: those of an organisation, one with its papers, and a rater's own mark. */
#include <string.h>
#include "rooms/ballot/review_screen.h"
#include "rooms/ballot/review_tmpl.h"
#include "text/review.h"
#include "web/web.h"

ROUTE(GET, "/org/:org/review", review_list_page, MAY_HANDLE, "Reviews of an organisation, the newest first")
ROUTE(GET, "/review/:review", review_page, MAY_HANDLE, "One review: rule, raters, papers, and the result once it is closed")
ROUTE(POST, "/review/:review/paper", review_type_save, MAY_HANDLE, "Adds papers to a review")
ROUTE(POST, "/review/:review/void", review_void_save, MAY_HANDLE, "Declares a paper of a review void")
ROUTE(POST, "/review/:review/close", review_close_save, MAY_HANDLE, "Closes a review and combines its marks")
ROUTE(GET, "/me/review", review_own_list_page, SIGNED_IN, "Named reviews that wait for one's own mark")
ROUTE(GET, "/review/:review/mark", review_own_page, MAY_SEE_SELF, "One's own mark in a named review")
ROUTE(POST, "/review/:review/mark", review_own_save, MAY_SEE_SELF, "Gives one's own mark in a named review")

ROUTE(GET, "/review/:review/rows", review_rows_page, MAY_HANDLE, "A sheet that marks the rows of a list: what each came to, to print as the count sheet")
ROUTE(POST, "/review/:review/rows", review_rows_save, MAY_HANDLE, "Types the paper of one rater, a mark for each row")
ROUTE(POST, "/review/:review/rows/close", review_rows_close_save, MAY_HANDLE, "Closes all rows of a sheet")

void review_list_page(struct web *w)
{
	struct review_list_screen s = { 0 };
	struct org_row org;

	if (!org_see_for(w->c, web_path(w, org), MAY_HANDLE, &org))
		return;
	s.org = &org;
	s.count = reviews_of(w->c->store, org.id, &s.rows);
	review_list_screen(&w->view, &s);
	web_page(w);
}

static void show(struct web *w)
{
	struct review_screen s;

	if (!review_screen_read(w->c, web_path(w, review), &s))
		return;
	review_screen(&w->view, &s);
	web_page(w);
}

void review_page(struct web *w)
{
	show(w);
}

static void answer(struct web *w, bool is_done, const char *href, void (*again)(struct web *))
{
	if (is_done) {
		web_notice(w, T_review_saved, NULL);
		web_redirect(w, href);
	} else if (web_form_again(w)) {
		again(w);
	}
}

static const char *page_url(struct web *w)
{
	return arena_printf(w->c->arena, "/review/%lld", (long long)web_path(w, review).v);
}

void review_type_save(struct web *w)
{
	struct review_typed *typed;
	size_t count = review_typed_read(w, &typed);

	answer(w, review_type(w->c, web_path(w, review), typed, count, strcmp(web_param(w, "again"), "1") == 0), page_url(w), show);
}

void review_void_save(struct web *w)
{
	answer(w, review_void(w->c, web_path(w, review), web_param_int(w, "number", 0), web_param(w, "reason")), page_url(w), show);
}

void review_close_save(struct web *w)
{
	struct review_out out = review_out_read(w);

	answer(w, review_close(w->c, web_path(w, review), &out), page_url(w), show);
}

/* ---- a rater's own ---- */

void review_own_list_page(struct web *w)
{
	struct review_list_screen s = { .count = reviews_for(w->c->store, (person_id){ w->c->actor.person_id }, &s.rows) };

	review_list_screen(&w->view, &s);
	web_page(w);
}

static void show_own(struct web *w)
{
	struct review_own own;

	if (!review_own_of(w->c, web_path(w, review), &own))
		return;
	review_own_screen(&w->view, &own);
	web_page(w);
}

static void show_own_rows(struct web *w)
{
	struct review_rows_screen s;

	if (!review_rows_own_read(w, &s))
		return;
	review_own_rows_screen(&w->view, &s);
	web_page(w);
}

static bool is_of_rows(struct web *w)
{
	struct review_row row;

	return review_get(w->c->store, web_path(w, review), &row) && review_row_number(row.item) > 0;
}

void review_own_page(struct web *w)
{
	(is_of_rows(w) ? show_own_rows : show_own)(w);
}

void review_own_save(struct web *w)
{
	struct review_group group;
	const char **marks;
	size_t count;

	if (!is_of_rows(w)) {
		answer(w, review_give(w->c, web_path(w, review), review_mark_read(w)), "/me/review", show_own);
		return;
	}
	if (!review_group_own(w->c, web_path(w, review), &group))
		return;
	count = review_marks_read(w, group.rows_count, &marks);
	answer(w, review_group_give(w->c, web_path(w, review), marks, count), "/me/review", show_own_rows);
}

/* ---- all rows of a sheet ---- */

static void show_rows(struct web *w)
{
	struct review_rows_screen s;

	if (!review_rows_read(w, &s))
		return;
	review_rows_screen(&w->view, &s);
	web_page(w);
}

static const char *rows_url(struct web *w)
{
	return arena_printf(w->c->arena, "%s/rows", page_url(w));
}

void review_rows_page(struct web *w)
{
	show_rows(w);
}

void review_rows_save(struct web *w)
{
	struct review_group group;
	const char **marks;
	size_t count;

	if (!review_group_see(w->c, web_path(w, review), &group))
		return;
	count = review_marks_read(w, group.rows_count, &marks);
	answer(w, review_group_type(w->c, web_path(w, review), (person_id){ web_param_int(w, "rater", 0) }, marks, count,
		strcmp(web_param(w, "again"), "1") == 0), rows_url(w), show_rows);
}

void review_rows_close_save(struct web *w)
{
	struct review_out out = review_out_read(w);

	answer(w, review_group_close(w->c, web_path(w, review), &out), rows_url(w), show_rows);
}
