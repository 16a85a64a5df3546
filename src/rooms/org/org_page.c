/* Pages of the tree: the card of one organisation, the picker, the list, the chart, and the forms that
 * change it. Every form is shown again with what was typed when a rule refuses. */
#include <stdlib.h>
#include <string.h>
#include "core/code.h"
#include "core/path.h"
#include "rooms/org/org.h"
#include "rooms/org/org_input.h"
#include "rooms/org/org_kind.h"
#include "rooms/org/org_screen.h"
#include "rooms/org/org_tmpl.h"
#include "text/org.h"
#include "view/component.h"
#include "web/web.h"

#define CHART_NODES_MAX 400

ROUTE(GET, "/org", org_top_page, MAY_SEE_ORG, "The card of the organisation where the post is held")
ROUTE(GET, "/org/:org", org_card_page, MAY_SEE_ORG, "One organisation: totals, posts, units below, history")
ROUTE(GET, "/org/:org/chart", org_chart_page, MAY_SEE_ORG, "Organisation chart for print")
ROUTE(GET, "/org/:org/:change/form", org_form_page, MAY_EDIT_ORG, "Form that founds, renames, moves, merges, closes or describes")
ROUTE(POST, "/org/:org/:change", org_change, MAY_EDIT_ORG, "Founds, renames, moves, merges, closes, describes, or records an election")

void org_top_page(struct web *w)
{
	web_redirect(w, arena_printf(w->c->arena, "/org/%lld", (long long)w->c->actor.org_id));
}

/* Holders beside their posts, so that the template only walks lines. */
static size_t post_lines(struct ctx *c, org_id org, struct org_post_line **lines)
{
	struct post_row *posts;
	struct post_holder *holders;
	size_t posts_count = post_list(c->store, org, c->today, &posts);
	size_t holders_count = post_holders(c->store, org, c->today, &holders);

	*lines = arena_array(c->arena, posts_count, sizeof(**lines));
	for (size_t i = 0; i < posts_count; i++) {
		struct org_post_line *line = &(*lines)[i];

		line->post = posts[i];
		line->holders = arena_array(c->arena, holders_count, sizeof(*line->holders));
		for (size_t k = 0; k < holders_count; k++)
			if (holders[k].post.v == posts[i].id.v)
				line->holders[line->holders_count++] = holders[k];
	}
	return posts_count;
}

/* Of one that acts no more: since when, and where its people and units went. */
static void say_end(struct ctx *c, struct org_card *card)
{
	const struct org_history_row *last = card->history_count > 0 ? &card->history[card->history_count - 1] : NULL;
	struct message_arg args[] = { { "day", day_text(c->arena, card->org.to_day) }, { "name", last != NULL ? last->parent_name : "" },
		{ "document", last != NULL ? last->document : "" } };

	if (card->org.to_day == DAY_OPEN)
		return;
	if (last == NULL || strcmp(last->reason, "merged") != 0 || last->from_day != last->to_day) {
		card->end_text = message_text(c->arena, c->lang, T_org_ended_closed, args, 1);
		return;
	}
	card->end_text = message_text(c->arena, c->lang, T_org_ended_merged, args, 3);
	card->end_name = last->parent_name;
	if (may_at_path(c, MAY_SEE_ORG, last->parent_path))
		card->end_href = org_url(c, (org_id){ last->parent }, "");
}

/* To whoever may edit it, what waits for a second person. */
static void say_waiting(struct ctx *c, struct org_card *card)
{
	struct message_arg args[3] = { { "what", "" }, { "who", "" }, { "day", "" } };

	if (!may_at(c, MAY_EDIT_ORG, card->org.id.v) || !org_request_waiting(c->store, card->org.id, &card->request))
		return;
	args[0].value = org_request_words(c, &card->request);
	args[1].value = card->request.asked_name;
	args[2].value = day_text(c->arena, day_from_time(card->request.asked_s));
	card->waits_text = message_text(c->arena, c->lang, T_org_request_card_waits, args, 3);
}

static const char *per_branch_text(struct ctx *c, const struct figure_totals *totals)
{
	return arena_printf(c->arena, "%lld.%02lld", (long long)(totals->per_branch_hundredths / 100),
		(long long)(totals->per_branch_hundredths % 100));
}

static void measure(struct ctx *c, struct org_card *card, const struct org_members *members)
{
	struct org_number joint = { 0 };

	org_joint_units(c->store, card->org.id, c->today, &joint);
	card->size.hosts_count = joint.n;
	card->size.full_count = members->full_count;
	card->size.members_count = members->full_count + members->probationary_count;
	card->size.has_committee = card->committee.plain > 0;
	card->size.committee_count = card->committee.people;
}

/* What is of the Party, and apart from it the bodies beside the tree. */
static void units_below(struct ctx *c, struct org_card *card)
{
	struct org_number units = { 0 }, bodies = { 0 };

	org_children_apart_count(c->store, card->org.id, c->today, 1, &units);
	org_children_apart_count(c->store, card->org.id, c->today, 0, &bodies);
	card->children_total = units.n;
	card->bodies_total = bodies.n;
	card->children_count = org_children_apart(c->store, card->org.id, c->today, 1, ORG_CHILDREN_PER_PAGE,
		(card->page - 1) * ORG_CHILDREN_PER_PAGE, &card->children);
	if (bodies.n > 0)
		card->bodies_count = org_children_apart(c->store, card->org.id, c->today, 0, ORG_BODIES_MAX, 0, &card->bodies);
}

/* 王家山村 is a 村 by its name; "王家山村 村" would say it twice. */
static const char *host_kind_beside(const struct ctx *c, const struct org_host_row *host)
{
	const char *kind = code_name(c->lang, "host_kind", host->kind);
	size_t name_bytes = strlen(host->name), bytes = strlen(kind);

	return name_bytes >= bytes && strcmp(host->name + name_bytes - bytes, kind) == 0 ? NULL : kind;
}

/* A unit is registered where it stands, often above the organisation set up in it: who may not see that place reads its name, and has no number to open. */
static void keep_open(struct ctx *c, struct org_host_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!may_at(c, MAY_SEE_ORG, rows[i].org))
			rows[i].id = 0;
}

/* The unit it stands on, the units it covers, and for a village the chain of products and co-operatives. */
static void units_covered(struct ctx *c, struct org_card *card)
{
	card->has_approval = org_approval_get(c->store, card->org.id, &card->approval);
	card->has_host = card->org.host != 0 && org_host(c->store, card->org.host, &card->host);
	card->host_kind_text = card->has_host ? host_kind_beside(c, &card->host) : NULL;
	card->covers_count = org_covers(c->store, card->org.id, card->org.host, c->today, ORG_COVERS_MAX, &card->covers);
	if (strcmp(card->org.unit_kind, "village") == 0)
		card->chain_count = org_cooperatives(c->store, card->org.path, path_end(c->arena, card->org.path), c->today, ORG_COVERS_MAX,
			&card->chain);
	keep_open(c, &card->host, card->has_host);
	keep_open(c, card->covers, card->covers_count);
	keep_open(c, card->chain, card->chain_count);
	card->may_see_linked = card->has_approval && card->approval.linked.v != 0 && may_at(c, MAY_SEE_ORG, card->approval.linked.v);
}

void org_card_page(struct web *w)
{
	struct ctx *c = w->c;
	struct org_card card = { 0 };
	struct org_members members = { 0 };

	if (!org_see(c, web_path(w, org), &card.org))
		return;
	card.page = web_page_number(w);
	figure_totals(c, card.org.path, c->today, &card.totals);
	card.ancestors_count = org_ancestors(c->store, card.org.path, &card.ancestors);
	units_below(c, &card);
	units_covered(c, &card);
	card.posts_count = post_lines(c, card.org.id, &card.posts);
	card.history_count = org_history(c->store, card.org.id, &card.history);
	card.mergers_count = org_merged_into(c, &card.org, &card.mergers);
	card.terms_count = org_terms(c->store, card.org.id, &card.terms);
	card.units_count = org_units(c->store, card.org.id, &card.units);
	post_committee(c->store, card.org.id, c->today, &card.committee);
	card.past_count = post_past_holders(c->store, card.org.id, c->today, 20, &card.past);
	if (org_members_now(c->store, card.org.id, c->today, &members))
		measure(c, &card, &members);
	card.kind = org_kind_find(card.org.kind);
	card.kind_has_members = card.kind != NULL && card.kind->has_members;
	if (card.kind_has_members && card.org.to_day == DAY_OPEN)
		card.advice_count = org_advise(c->arena, card.org.kind, &card.size, card.advice);
	card.term = card.org.to_day == DAY_OPEN ? org_term_state(&card.org, c->today) : TERM_NONE;
	say_end(c, &card);
	say_waiting(c, &card);
	card.may_edit = may_at(c, MAY_EDIT_ORG, card.org.id.v) && card.org.to_day == DAY_OPEN;
	/* Nobody fills posts of the own level or above: permit_may_appoint. */
	card.may_appoint = may_at(c, MAY_APPOINT, card.org.id.v) && card.org.to_day == DAY_OPEN &&
		path_depth(card.org.path) > path_depth(c->actor.path_from);
	card.may_say_endings = may_at(c, MAY_APPOINT, card.org.id.v);
	card.may_see_person = may(c, MAY_SEE_PERSON);
	card.branches_href = org_url(c, card.org.id, "/list?kind=" ORG_KIND_BRANCHES);
	card.per_branch_text = per_branch_text(c, &card.totals);
	card.post_form_href = org_url(c, card.org.id, "/post/form");
	card.list_href = org_url(c, card.org.id, "/list");
	card.page_href = org_url(c, card.org.id, "?");
	org_card(&w->view, &card);
	web_page(w);
}

#define CHART_DEPTHS_MAX 16

static int chart_depth(const struct org_node *node, int top)
{
	int depth = path_depth(node->path) - top;

	return depth < CHART_DEPTHS_MAX ? depth : CHART_DEPTHS_MAX - 1;
}

/* Of a tree that is too large the upper levels that fit are drawn, each whole: all committees, and not the branches of the first of them, as if the
 * others had none. Of a level below the top that does not fit alone, its first units. */
static size_t cut_chart(struct org_node *nodes, size_t count, int top)
{
	size_t of_depth[CHART_DEPTHS_MAX] = { 0 }, fits = 0, drawn = 0;
	int depth = 0;

	if (count <= CHART_NODES_MAX)
		return count;
	for (size_t i = 0; i < count; i++)
		of_depth[chart_depth(&nodes[i], top)]++;
	for (; fits + of_depth[depth] <= CHART_NODES_MAX; depth++)
		fits += of_depth[depth];
	if (depth == 1)
		fits = CHART_NODES_MAX;
	for (size_t i = 0; i < count && drawn < fits; i++)
		if (chart_depth(&nodes[i], top) < depth + (depth == 1))
			nodes[drawn++] = nodes[i];
	return drawn;
}

void org_chart_page(struct web *w)
{
	struct ctx *c = w->c;
	struct org_row org;
	struct org_node *nodes;
	size_t count;

	if (!org_see(c, web_path(w, org), &org))
		return;
	count = org_subtree(c->store, org.path, path_end(c->arena, org.path), &nodes);
	org_chart(&w->view, &org, nodes, cut_chart(nodes, count, path_depth(org.path)), count);
	web_page(w);
}

/* The forms: which rule each runs and what it is called. */
static const struct org_change CHANGES[] = {
	{ "found", NULL, T_org_found, ORG_ASK_KIND | ORG_ASK_NAME | ORG_ASK_UNIT | ORG_ASK_CODE | ORG_ASK_DAY | ORG_ASK_AUTHORITY },
	{ "rename", org_rename, T_org_rename, ORG_ASK_NAME | ORG_ASK_DAY },
	{ "move", org_move, T_org_move, ORG_ASK_PARENT | ORG_ASK_DAY },
	{ "merge", org_merge, T_org_merge, ORG_ASK_INTO | ORG_ASK_DAY },
	{ "founding", org_set_founding, T_org_founding, ORG_ASK_DAY },
	{ "close", org_close, T_org_close, ORG_ASK_DAY },
	{ "elect", org_elect, T_org_elect, ORG_ASK_TERM },
	{ "approve", org_approve, T_org_approve, ORG_ASK_AUTHORITY | ORG_ASK_DAY },
	{ "describe", org_describe, T_org_describe, ORG_ASK_UNIT },
};

static const struct org_change *change_find(const char *name)
{
	for (size_t i = 0; i < sizeof(CHANGES) / sizeof(CHANGES[0]); i++)
		if (strcmp(CHANGES[i].name, name) == 0)
			return &CHANGES[i];
	return NULL;
}

/* What stands now, for a form that is opened first. */
static struct org_form form_of(const struct ctx *c, const struct org_row *org)
{
	struct org_term term = org_term_of(org->kind, org->unit_kind);

	return (struct org_form){ .name = org->name, .short_name = org->short_name, .kind = "", .code = "",
		.unit_kind = org->unit_kind, .document = "", .note = org->note != NULL ? org->note : "",
		.type = "", .authority = "",
		.parent = org->parent, .day = c->today, .term_years = org->term_years < term.least || org->term_years > term.most ? term.usual : org->term_years, .row_version = org->row_version };
}

static void show_form(struct web *w, const struct org_change *change, const struct org_row *org, const struct org_form *form)
{
	struct ctx *c = w->c;
	struct org_screen screen = { .org = *org, .change = change, .form = *form };
	const struct org_kind *kind = NULL;
	bool is_typed = ctx_is_refused(c);

	screen.action = org_url(c, org->id, arena_printf(c->arena, "/%s", change->name));
	screen.cancel_href = org_url(c, org->id, "");
	if ((change->asks & ORG_ASK_INTO) != 0 || change->rule == org_close)
		org_along_read(c, org, (change->asks & ORG_ASK_INTO) != 0, &screen.along);
	screen.needs_second = (change->asks & (ORG_ASK_INTO | ORG_ASK_PARENT)) != 0 && org_request_is_needed(c, org->id);
	screen.size_text = screen.needs_second ? org_request_size_words(c, org) : NULL;
	screen.day_text = is_typed ? web_param(w, "day") : day_text(c->arena, form->day);
	screen.term_text = is_typed ? web_param(w, "term_years") : ctx_number(c, form->term_years);
	screen.has_way = (change->asks & ORG_ASK_TERM) != 0 && run_term_way(c, org, &screen.way);
	screen.way_href = screen.has_way ? run_term_href(c->arena, org, &screen.way) : NULL;
	screen.host_text = web_param(w, "host");
	screen.parent_code = web_param(w, "parent_code");
	screen.linked_code = web_param(w, "linked_code");
	if ((change->asks & ORG_ASK_KIND) != 0)
		while ((kind = org_kind_next_under(kind, org->kind)) != NULL && screen.kinds_count < ORG_SCREEN_KINDS_MAX)
			screen.kinds[screen.kinds_count++] = (struct option){ .value = kind->code,
				.label_text = code_name(c->lang, "org_kind", kind->code) };
	org_form_screen(&w->view, &screen);
	web_page(w);
}

static const char *unit_kind_words(const struct ctx *c, const char *unit_kind)
{
	return text_is_empty(unit_kind) ? "" : code_name(c->lang, "unit_kind", unit_kind);
}

/* 409: what stands there now beside what was typed. */
static void show_conflict(struct web *w, const struct org_change *change, const struct org_row *org, const struct org_form *mine)
{
	struct ctx *c = w->c;
	struct org_row upper = { .name = "" };
	bool is_describe = strcmp(change->name, "describe") == 0;
	const struct { int asked; message label; const char *name, *theirs, *mine; } all[] = {
		{ ORG_ASK_NAME, T_org_name, "name", org->name, mine->name },
		{ ORG_ASK_NAME, T_org_short_name, "short_name", org->short_name, mine->short_name },
		{ ORG_ASK_INTO, T_org_merge_target, "parent_code", "", web_param(w, "parent_code") },
		{ ORG_ASK_PARENT, T_org_parent, "parent_code", org_get(c->store, org->parent, &upper) ? upper.name : "", web_param(w, "parent_code") },
		{ ORG_ASK_UNIT, T_org_unit_kind, "unit_kind", unit_kind_words(c, org->unit_kind), mine->unit_kind },
		{ is_describe ? ORG_ASK_UNIT : 0, T_org_unit_day, "day", "", web_param(w, "day") },
		{ ORG_ASK_UNIT, T_org_note, "note", org->note != NULL ? org->note : "", mine->note },
		{ ORG_ASK_TERM, T_org_elected_day, "day", day_text(c->arena, org->elected_day), web_param(w, "day") },
		{ ORG_ASK_TERM, T_org_term_years_label, "term_years", ctx_number(c, org->term_years),
		  web_param(w, "term_years") },
		{ ORG_ASK_DAY, T_org_day, "day", "", web_param(w, "day") },
		{ ORG_ASK_DAY, T_org_document, "document", "", mine->document },
	};
	struct conflict_row rows[sizeof(all) / sizeof(all[0])];
	size_t count = 0;

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if ((change->asks & all[i].asked) != 0)
			rows[count++] = (struct conflict_row){ .label = all[i].label, .name = all[i].name, .theirs = all[i].theirs,
				.mine = all[i].mine, .mine_text = strcmp(all[i].name, "unit_kind") == 0 ? unit_kind_words(c, mine->unit_kind) : NULL };
	conflict_page(&w->view, .action = org_url(c, org->id, arena_printf(c->arena, "/%s", change->name)),
		.row_version = org->row_version, .back_href = org_url(c, org->id, ""), .rows = rows, .rows_count = count);
	web_page(w);
}

void org_form_page(struct web *w)
{
	const struct org_change *change = change_find(web_path_text(w, "change"));
	struct org_row org;
	struct org_form form;

	if (change == NULL) {
		ctx_refuse(w->c, NOT_FOUND, T_org_not_found, NULL);
		return;
	}
	if (!permit_require(w->c, MAY_EDIT_ORG, web_path(w, org).v) || !org_see(w->c, web_path(w, org), &org))
		return;
	if (org.to_day != DAY_OPEN) {	/* before anything is typed */
		ctx_refuse(w->c, AGAINST_RULE, T_org_is_closed, "day", day_text(w->c->arena, org.to_day), NULL);
		return;
	}
	form = form_of(w->c, &org);
	if (strcmp(change->name, "founding") == 0)
		form.day = org.from_day;
	if (strcmp(change->name, "rename") == 0 && strcmp(org.short_name, org.name) == 0)
		form.short_name = "";	/* it follows the name */
	if (strcmp(change->name, "found") == 0) {
		form.name = form.short_name = "";
		if (org_kind_find(org.kind) != NULL && org_kind_find(org.kind)->is_region)
			form.unit_kind = "";	/* what stands under a county is no county */
	}
	show_form(w, change, &org, &form);
}

void org_change(struct web *w)
{
	struct ctx *c = w->c;
	const struct org_change *change = change_find(web_path_text(w, "change"));
	struct org_row org;
	struct org_form form;
	org_id subject = web_path(w, org);
	bool is_done;

	if (change == NULL) {
		ctx_refuse(c, NOT_FOUND, T_org_not_found, NULL);
		return;
	}
	org_form_read(w, &form);
	if (change->rule == NULL) {
		form.parent = subject;
		is_done = org_found(c, &form, &subject);
	} else {
		is_done = change->rule(c, subject, &form);
	}
	if (is_done && (change->asks & (ORG_ASK_INTO | ORG_ASK_PARENT)) != 0 && org_request_was_asked(w, subject))
		return;
	if (is_done) {
		web_notice(w, T_org_saved, "name", org_get(c->store, subject, &org) ? org.name : form.name, NULL);
		web_redirect(w, arena_printf(c->arena, "/org/%lld", (long long)subject.v));
	} else if (web_form_again(w) && org_get(c->store, web_path(w, org), &org)) {
		if (c->refusals[0].kind == CONFLICT)
			show_conflict(w, change, &org, &form);
		else
			show_form(w, change, &org, &form);
	}
}
