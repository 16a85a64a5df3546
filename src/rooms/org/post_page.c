/* Pages of posts: adding one, appointing, ending or confirming a holding, and the list of vacancies. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "core/code.h"
#include "core/path.h"
#include "rooms/org/org.h"
#include "rooms/org/org_input.h"
#include "rooms/org/org_kind.h"
#include "rooms/org/post.h"
#include "rooms/org/post_mass.h"
#include "rooms/org/post_screen.h"
#include "rooms/org/post_tmpl.h"
#include "rooms/run/run_term.h"
#include "text/org.h"
#include "text/permit.h"
#include "web/web.h"

ROUTE(GET, "/org/:org/post/form", post_form_page, MAY_EDIT_ORG, "Form for a new post")
ROUTE(POST, "/org/:org/post", post_create_save, MAY_EDIT_ORG, "Creates a post")
ROUTE(GET, "/post/:post/appoint", post_appoint_page, MAY_APPOINT, "Form that appoints somebody to a post")
ROUTE(POST, "/post/:post/appoint", post_appoint_save, MAY_APPOINT, "Appoints somebody to a post")
ROUTE(POST, "/post/:post/change", post_change_save, MAY_EDIT_ORG, "Changes name and seats of a post")
ROUTE(POST, "/post/:post/close", post_close_save, MAY_EDIT_ORG, "Closes a post that nobody holds")
ROUTE(GET, "/holding/:holding", holding_page, MAY_APPOINT, "One holding: end it, confirm it as the second person, or say how it ended")
ROUTE(POST, "/holding/:holding/end", holding_end_save, MAY_APPOINT, "Ends a holding")
ROUTE(POST, "/holding/:holding/ending", holding_ending_save, MAY_APPOINT, "Says afterwards how a holding ended")
ROUTE(GET, "/org/:org/endings", post_unsaid_page, MAY_APPOINT, "Posts of a subtree that somebody left and nobody said how")
ROUTE(POST, "/holding/:holding/confirm", holding_confirm_save, MAY_APPOINT, "Confirms an appointment as the second person")
#define VACANCIES_PER_PAGE 100

ROUTE(GET, "/org/:org/vacancies", post_vacancies_page, MAY_SEE_ORG, "Posts with empty seats in a subtree on a day, and since when")

static void to_org(struct web *w, org_id org)
{
	web_redirect(w, arena_printf(w->c->arena, "/org/%lld", (long long)org.v));
}

static void show_post_form(struct web *w, const struct org_row *org)
{
	const char *kinds[ORG_KIND_POST_KINDS_MAX];
	size_t count = org_kind_post_kinds(org_kind_find(org->kind), kinds);
	struct option *options = arena_array(w->c->arena, count + 1, sizeof(*options));

	for (size_t i = 0; i < count; i++)
		options[i] = (struct option){ .value = kinds[i], .label_text = code_name(w->c->lang, "post_kind", kinds[i]) };
	post_form_screen(&w->view, org, options, count, web_param(w, "kind"), web_param(w, "name"),
		text_is_empty(web_param(w, "seats")) ? "1" : web_param(w, "seats"), strcmp(web_param(w, "is_exclusive"), "1") == 0,
		ctx_is_refused(w->c) ? web_param(w, "from_day") : day_text(w->c->arena, w->c->today));
	web_page(w);
}

void post_form_page(struct web *w)
{
	struct org_row org;

	if (!permit_require(w->c, MAY_EDIT_ORG, web_path_id(w, "org")) || !org_see(w->c, web_path(w, org), &org))
		return;
	show_post_form(w, &org);
}

void post_create_save(struct web *w)
{
	org_id org = web_path(w, org);
	struct org_row row;
	struct post_form form;
	post_id made;

	post_form_read(w, &form);
	if (post_create(w->c, org, &form, &made)) {
		web_notice(w, T_org_saved, "name", form.name, NULL);
		to_org(w, org);
	} else if (web_form_again(w) && org_get(w->c->store, org, &row)) {
		show_post_form(w, &row);
	}
}

/* The post, if the actor may appoint in its organisation. */
static bool post_see(struct ctx *c, post_id id, enum permission p, struct post_row *post, struct org_row *org)
{
	if (!post_get(c->store, id, post))
		return ctx_refuse(c, NOT_FOUND, T_org_post_not_found, NULL);
	return permit_require(c, p, post->org.v) && org_see(c, post->org, org);
}

/* By the number that the search sends; a name is still to be looked up. */
static struct option picked_of(struct ctx *c, const char *typed)
{
	struct post_person_row person;
	int64_t id;

	if (!int_parse(typed, &id) || !post_person(c->store, (person_id){ id }, &person) || !may_at_path(c, MAY_SEE_PERSON, person.path))
		return (struct option){ 0 };
	return (struct option){ .value = ctx_number(c, id), .label_text = person.name };
}

/* Who fills posts of the own level and above, and those that follow another. */
static const char *by_others(struct ctx *c, const struct post_row *post, const struct org_row *org)
{
	const struct message_arg args[] = { { "org", c->actor.org_name }, { "name", post->name } };

	if (post->base != 0)
		return message_text(c->arena, c->lang, T_org_post_is_derived, args, 2);
	if (permit_fills_posts(c, org->id.v))
		return NULL;
	return message_text(c->arena, c->lang, org->parent.v == 0 ? T_permit_appoints_top : T_permit_appoints_own_level, args, 2);
}

/* When an appointment has to name its document: post_holder.h. */
static message document_when(struct ctx *c, const struct post_row *post, const struct org_row *org)
{
	struct run_term_way way;

	if (strcmp(post->kind, "secretary") == 0)
		return T_org_needed_for_decision;
	return post_is_of_party(post->kind) && run_term_way(c, org, &way) ? T_org_needed_for_late_election : NULL;
}

static void show_appoint(struct web *w, const struct post_row *post, const struct org_row *org)
{
	struct ctx *c = w->c;
	struct post_screen screen = { .post = *post, .org = *org, .person = web_param(w, "person"), .manner = web_param(w, "manner"),
		.from_day = web_param(w, "from_day"), .to_day = web_param(w, "to_day"), .document = web_param(w, "document") };
	/* What somebody else changed meanwhile stands beside what was typed: the fields show both. */
	bool is_stored = ctx_is_refused(c) && c->refusals[0].kind == CONFLICT;

	if (!ctx_is_refused(c))
		screen.from_day = day_text(c->arena, c->today);
	screen.name = is_stored || text_is_empty(web_param(w, "name")) ? post->name : web_param(w, "name");
	screen.seats = is_stored || text_is_empty(web_param(w, "seats")) ? ctx_number(c, post->seats) : web_param(w, "seats");
	screen.reason = web_param(w, "reason");
	screen.may_edit = may_at(c, MAY_EDIT_ORG, org->id.v) && post->base == 0;
	screen.change_action = arena_printf(c->arena, "/post/%lld/change", (long long)post->id.v);
	screen.close_action = arena_printf(c->arena, "/post/%lld/close", (long long)post->id.v);
	screen.action = arena_printf(c->arena, "/post/%lld/appoint", (long long)post->id.v);
	screen.cancel_href = arena_printf(c->arena, "/org/%lld", (long long)org->id.v);
	screen.by_others = by_others(c, post, org);
	screen.wants_document = post_mass_wants_document(c, org, post->kind);
	screen.document_when = document_when(c, post, org);
	screen.picked = picked_of(c, screen.person);
	screen.find_href = arena_printf(c->arena, "/search?post=%lld", (long long)post->id.v);
	post_appoint_screen(&w->view, &screen);
	web_page(w);
}

void post_appoint_page(struct web *w)
{
	struct post_row post;
	struct org_row org;

	if (post_see(w->c, web_path(w, post), MAY_APPOINT, &post, &org))
		show_appoint(w, &post, &org);
}

void post_appoint_save(struct web *w)
{
	struct ctx *c = w->c;
	post_id id = web_path(w, post);
	struct post_form form;
	struct post_row post;
	struct org_row org;
	holding_id made;

	if (!post_see(c, id, MAY_APPOINT, &post, &org))
		return;
	post_form_read(w, &form);
	form.person = post_person_named(c, web_param(w, "person"));
	if (!ctx_is_refused(c) && post_appoint(c, id, &form, &made)) {
		web_notice(w, T_org_saved, "name", post.name, NULL);
		to_org(w, post.org);
	} else if (web_form_again(w)) {
		show_appoint(w, &post, &org);
	}
}

static void save_post(struct web *w, bool (*rule)(struct ctx *, post_id, const struct post_form *))
{
	post_id id = web_path(w, post);
	struct post_form form;
	struct post_row post;
	struct org_row org;

	if (!post_see(w->c, id, MAY_EDIT_ORG, &post, &org))
		return;
	post_form_read(w, &form);
	if (rule(w->c, id, &form)) {
		to_org(w, post.org);
	} else if (web_form_again(w)) {
		show_appoint(w, &post, &org);
	}
}

void post_change_save(struct web *w)
{
	save_post(w, post_change);
}

void post_close_save(struct web *w)
{
	save_post(w, post_close);
}

static bool holding_see(struct ctx *c, holding_id id, struct holding_screen *screen)
{
	struct post_person_row person;

	if (!holding_get(c->store, id, &screen->holding))
		return ctx_refuse(c, NOT_FOUND, T_org_post_not_found, NULL);
	if (!post_see(c, screen->holding.post, MAY_APPOINT, &screen->post, &screen->org))
		return false;
	screen->may_confirm = screen->holding.needs_second && org_kind_has_post(screen->org.kind, screen->post.kind) &&
		permit_is_second(c, screen->org.id.v, screen->holding.person.v, screen->holding.proposed_by);
	screen->name = post_person(c->store, screen->holding.person, &person) ? person.name : "";
	screen->href = arena_printf(c->arena, "/holding/%lld", (long long)id.v);
	screen->cancel_href = arena_printf(c->arena, "/org/%lld", (long long)screen->org.id.v);
	return true;
}

static void show_holding(struct web *w, struct holding_screen *screen)
{
	struct holding_ending_row ending;

	screen->to_day = ctx_is_refused(w->c) ? web_param(w, "to_day") : day_text(w->c->arena, w->c->today);
	screen->reason = web_param(w, "reason");
	screen->document = web_param(w, "document");
	screen->ended_as = web_param(w, "ended_as");
	screen->is_over = screen->holding.to_day <= w->c->today;
	screen->said = holding_ending_get(w->c->store, screen->holding.id, &ending) ? ending.ended_as : "";
	screen->ending_action = arena_printf(w->c->arena, "%s/ending", screen->href);
	screen->end_action = arena_printf(w->c->arena, "%s/end", screen->href);
	screen->confirm_action = arena_printf(w->c->arena, "%s/confirm", screen->href);
	holding_form_screen(&w->view, screen);
	web_page(w);
}

void holding_page(struct web *w)
{
	struct holding_screen screen = { 0 };

	if (holding_see(w->c, web_path(w, holding), &screen))
		show_holding(w, &screen);
}

static void answer_holding(struct web *w, holding_id id, bool is_done)
{
	struct holding_screen screen = { 0 };

	if (!is_done && !web_form_again(w))
		return;
	if (!holding_see(w->c, id, &screen))
		return;
	if (is_done)
		to_org(w, screen.org.id);
	else
		show_holding(w, &screen);
}

void holding_end_save(struct web *w)
{
	holding_id id = web_path(w, holding);
	struct post_form form;

	post_form_read(w, &form);
	answer_holding(w, id, post_dismiss(w->c, id, &form));
}

void holding_ending_save(struct web *w)
{
	holding_id id = web_path(w, holding);
	struct post_form form;

	post_form_read(w, &form);
	answer_holding(w, id, post_say_ending(w->c, id, &form));
}

void post_unsaid_page(struct web *w)
{
	struct ctx *c = w->c;
	struct post_unsaid_screen s = { .page = web_page_number(w), .rows_per_page = web_list_rows(w, POST_UNSAID_PER_PAGE) };
	struct post_number total = { 0 };
	const char *end;

	if (!org_see_for(c, web_path(w, org), MAY_APPOINT, &s.org))
		return;
	end = path_end(c->arena, s.org.path);
	post_unsaid_count(c->store, s.org.path, end, c->today, &total);
	s.total = total.n;
	s.count = post_unsaid(c->store, s.org.path, end, c->today, s.rows_per_page, (s.page - 1) * s.rows_per_page, &s.rows);
	post_unsaid_screen(&w->view, &s);
	web_page(w);
}

void holding_confirm_save(struct web *w)
{
	holding_id id = web_path(w, holding);

	answer_holding(w, id, post_confirm(w->c, id, web_row_version(w)));
}

static int kind_order(const void *a, const void *b)
{
	const struct post_vacant_kind *x = a, *y = b;
	int order = strcmp(y->heads, x->heads);

	return order != 0 ? order : strcmp(x->kind, y->kind);
}

static void count_head(struct post_vacancies_screen *s, const struct post_vacant_row *row)
{
	for (size_t i = 0; i < s->heads_count; i++)
		if (strcmp(s->heads[i].kind, row->kind) == 0 && strcmp(s->heads[i].heads, row->heads) == 0) {
			s->heads[i].n++;
			return;
		}
	assert(s->heads_count < POST_HEADS_MAX);
	s->heads[s->heads_count++] = (struct post_vacant_kind){ row->kind, row->heads, 1 };
}

/* The posts of the subtree are looked at once, for all the numbers and for which stand on the page. */
static void read_vacancies(struct ctx *c, struct post_vacancies_screen *s)
{
	const struct post_vacancy_query *q = &s->query;
	struct post_vacant_row *vacant;
	size_t count = post_vacant(c->store, s->org.path, path_end(c->arena, s->org.path), q->day, &vacant), shown = 0;
	int64_t first = (s->page - 1) * s->rows_per_page, *ids = arena_array(c->arena, count + 1, sizeof(*ids));

	for (size_t i = 0; i < count; i++) {
		if (!text_is_empty(vacant[i].heads))
			count_head(s, &vacant[i]);
		if ((!text_is_empty(q->kind) && strcmp(q->kind, vacant[i].kind) != 0) || (!text_is_empty(q->heads) && strcmp(q->heads, vacant[i].heads) != 0))
			continue;
		if (s->total >= first && s->total < first + s->rows_per_page)
			ids[shown++] = vacant[i].id.v;
		s->total++;
	}
	qsort(s->heads, s->heads_count, sizeof(s->heads[0]), kind_order);
	s->count = shown == 0 ? 0 : post_vacancies_of(c->store, q->day, ids, shown, &s->rows);
}

void post_vacancies_page(struct web *w)
{
	struct ctx *c = w->c;
	const struct option areas[] = { { .value = "village", .label = T_org_heads_village }, { .value = "community", .label = T_org_heads_community } };
	struct post_vacancies_screen s = { .day = web_param(w, "day"), .areas = areas, .areas_count = 2,
		.page = web_page_number(w), .rows_per_page = web_list_rows(w, VACANCIES_PER_PAGE) };

	if (!org_see(c, web_path(w, org), &s.org))
		return;
	s.is_read = post_vacancy_query_read(w, &s.query);
	if (s.is_read) {
		read_vacancies(c, &s);
		s.day = day_text(c->arena, s.query.day);
	} else if (!web_form_again(w)) {
		return;
	}
	s.may_appoint = may_at(c, MAY_APPOINT, s.org.id.v);
	s.href = arena_printf(c->arena, "/org/%lld/vacancies", (long long)s.org.id.v);
	s.page_href = arena_printf(c->arena, "%s?kind=%s&heads=%s&day=%s&", s.href, s.query.kind, s.query.heads, s.day);
	s.may_export = s.count > 0 && may_at_path(c, MAY_EXPORT, s.org.path);
	post_vacancies_screen(&w->view, &s);
	web_page(w);
}
