#include "rooms/run/run_each.h"

#include <string.h>
#include "core/path.h"
#include "core/permit.h"
#include "programme/word.h"
#include "rooms/run/run_hold.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

/* ---- which there are ---- */

/* Until when an organisation had to be founded to be meant. */
static day_t last_day_of(const struct run_case *k, const struct each *each)
{
	int step = each->as_of == NULL ? -1 : run_step_index(k->p, each->as_of->text);

	return step >= 0 && k->play.is_closed[step] ? k->play.closed_on[step].day : DAY_OPEN;
}

/* Those of the list that are meant, at its beginning. A village stands for itself at its top: what lies below one that is meant already is not meant. */
static size_t keep_meant(const struct each *each, day_t last, struct run_each_org *orgs, size_t count)
{
	bool is_top = each->is_topmost || each->place == WORD_VILLAGE || each->place == WORD_COMMUNITY;
	size_t left = 0;

	for (size_t i = 0; i < count; i++)
		if (orgs[i].from_day <= last && (!is_top || left == 0 || !path_is_within(orgs[i].path, orgs[left - 1].path)))
			orgs[left++] = orgs[i];
	return left;
}

/* Without those below one that is meant: what is new in a unit belongs to that unit. */
static bool is_later(const struct each *each, day_t last, const struct run_each_org *org, const struct run_each_org *meant, size_t meant_count)
{
	bool is_apart = org->from_day > last;

	for (size_t i = 0; is_apart && each->is_topmost && i < meant_count; i++)
		is_apart = !path_is_within(org->path, meant[i].path);
	return is_apart;
}

static const char *later_text(struct ctx *c, const struct run_case *k, const struct each *each, const char *names)
{
	const struct step *s = &k->p->steps[run_step_index(k->p, each->as_of->text)];

	return message_text(c->arena, c->lang, T_run_each_later, (const struct message_arg[]){ { "step", programme_named(c->lang, s->title) }, { "names", names } }, 2);
}

static size_t orgs_of(struct ctx *c, const struct run_case *k, struct run_each_list *list, struct run_each_org **orgs)
{
	const struct each *each = list->each;
	day_t last = last_day_of(k, each);
	const char *names = "";
	struct run_each_org *all;
	size_t count = run_each_orgs(c->store, k->row.org_path, path_end(c->arena, k->row.org_path), c->today, programme_word_text(each->place, LANG_EN),
		RUN_EACH_ORGS_MAX + 1, &all), left;

	*orgs = arena_array(c->arena, count + 1, sizeof(**orgs));
	if (count > 0)
		memcpy(*orgs, all, count * sizeof(**orgs));
	left = keep_meant(each, last, *orgs, count);
	for (size_t i = 0; i < count; i++)
		if (is_later(each, last, &all[i], *orgs, left))
			names = arena_printf(c->arena, "%s%s%s", names, names[0] == '\0' ? "" : c->lang == LANG_ZH ? "、" : ", ", all[i].name);
	list->later = names[0] == '\0' ? NULL : later_text(c, k, each, names);
	return left;
}

static bool is_done(const struct each *each, const struct run_each_part *part)
{
	if (strcmp(part->state, "done") != 0)
		return false;
	for (size_t i = 0; i < each->finishes.count; i++)
		if (strcmp(strchr(each->finishes.list[i]->text, '.') + 1, part->finish) == 0)
			return true;
	return false;
}

/* How much a case says of its organisation. */
static int weight_of(const struct each *each, const struct run_each_part *part)
{
	return part == NULL ? 0 : is_done(each, part) ? 3 : strcmp(part->state, "open") == 0 ? 2 : 1;
}

/* Of those that say as much the last one. */
static void take_part(const struct each *each, struct run_each_line *line, const struct run_each_part *part)
{
	if (strcmp(part->state, "open") == 0)
		line->again = part;
	if (weight_of(each, part) >= weight_of(each, line->part))
		line->part = part;
}

static void add_figure(struct run_each_list *list, struct run_each_line *line, const struct run_each_figure *row, struct fraction *value)
{
	for (size_t i = 0; i < list->each->figures_count; i++)
		if (strcmp(list->each->figures[i], row->name) == 0) {
			*value = fraction_of(row->above, row->below);
			line->figures[i] = value;
			list->totals[i] = fraction_add(list->totals[i], *value);
		}
}

static void read_figures(struct ctx *c, const struct run_case *k, struct run_each_list *list)
{
	struct run_each_figure *rows;
	size_t count = list->each->figures_count == 0 ? 0 : run_each_figures(c->store, k->row.region, k->row.id, list->each->id, &rows);
	struct fraction *values = arena_array(c->arena, count + 1, sizeof(*values));

	for (size_t i = 0; i < count; i++)
		for (size_t n = 0; n < list->lines_count; n++)
			if (list->lines[n].is_done && list->lines[n].part->id.v == rows[i].part)
				add_figure(list, &list->lines[n], &rows[i], &values[i]);
}

void run_each_read(struct ctx *c, const struct run_case *k, int index, struct run_each_list *list)
{
	const struct each *each = &k->p->eaches[index];
	struct run_each_org *orgs;
	struct run_each_part *parts;
	size_t count, parts_count = run_each_parts(c->store, k->row.region, k->row.id, each->id, &parts);

	*list = (struct run_each_list){ .each = each };
	count = orgs_of(c, k, list, &orgs);
	list->is_cut = count > RUN_EACH_ORGS_MAX;
	list->lines_count = list->is_cut ? RUN_EACH_ORGS_MAX : count;
	list->lines = arena_array(c->arena, list->lines_count + 1, sizeof(*list->lines));
	list->totals = arena_array(c->arena, each->figures_count + 1, sizeof(*list->totals));
	for (size_t i = 0; i < each->figures_count; i++)
		list->totals[i] = fraction_of(0, 1);
	for (size_t i = 0; i < list->lines_count; i++) {
		struct run_each_line *line = &list->lines[i];

		*line = (struct run_each_line){ .org = &orgs[i], .figures = arena_array(c->arena, each->figures_count + 1, sizeof(*line->figures)) };
		for (size_t n = 0; n < parts_count; n++)
			if (parts[n].org.v == orgs[i].id.v)
				take_part(each, line, &parts[n]);
		line->is_done = weight_of(each, line->part) == 3;
		list->done_count += line->is_done;
		list->open_count += weight_of(each, line->part) == 2;
	}
	list->none_count = list->lines_count - list->done_count - list->open_count;
	read_figures(c, k, list);
}

/* Of each organisation whose case is as it has to be what that says; a figure that it does not say is 0, as in the total. */
static void put_orgs(struct ctx *c, const struct run_each_list *list, struct play_each *play)
{
	play->orgs = arena_array(c->arena, list->lines_count + 1, sizeof(*play->orgs));
	for (size_t i = 0; i < list->lines_count; i++) {
		const struct run_each_line *line = &list->lines[i];
		struct play_org *org = &play->orgs[play->orgs_count];

		if (!line->is_done)
			continue;
		*org = (struct play_org){ line->org->id.v, line->org->name, arena_array(c->arena, list->each->figures_count + 1, sizeof(*org->figures)) };
		for (size_t n = 0; n < list->each->figures_count; n++)
			org->figures[n] = line->figures[n] == NULL ? fraction_of(0, 1) : *line->figures[n];
		play->orgs_count++;
	}
}

void run_each_play(struct ctx *c, struct run_case *k)
{
	for (size_t i = 0; i < k->p->eaches_count; i++) {
		struct run_each_list list;

		run_each_read(c, k, (int)i, &list);
		k->play.eaches[i] = (struct play_each){ .done_count = (int)list.done_count, .meant_count = (int)(list.lines_count + list.is_cut), .totals = list.totals };
		put_orgs(c, &list, &k->play.eaches[i]);
	}
}

/* ---- what is missing ---- */

const char *run_each_lacks(struct ctx *c, const struct run_case *k, int index)
{
	struct run_each_list list;
	const char *names = "";
	size_t named = 0;

	run_each_read(c, k, index, &list);
	for (size_t i = 0; i < list.lines_count && named < RUN_EACH_NAMES_MAX; i++)
		if (!list.lines[i].is_done)
			names = arena_printf(c->arena, "%s%s%s", names, named++ == 0 ? "" : c->lang == LANG_ZH ? "、" : ", ", list.lines[i].org->name);
	const struct message_arg args[] = { { "title", programme_named(c->lang, list.each->title) }, { "place", programme_word_text(list.each->place, c->lang) },
		{ "meant", arena_printf(c->arena, "%zu", list.lines_count) }, { "done", arena_printf(c->arena, "%zu", list.done_count) },
		{ "n", arena_printf(c->arena, "%zu", list.lines_count - list.done_count) }, { "names", names }, { "max", arena_printf(c->arena, "%d", RUN_EACH_ORGS_MAX) } };

	return message_text(c->arena, c->lang, list.is_cut ? T_run_each_too_many : list.lines_count == 0 ? T_run_each_nobody :
		list.lines_count - list.done_count > named ? T_run_each_lacks_more : T_run_each_lacks, args, sizeof(args) / sizeof(args[0]));
}

/* ---- opening all of them ---- */

/* Of the practice the version that is in force there. */
static bool use_of(struct ctx *c, const struct each *each, const struct org_row *org, programme_use_id *use)
{
	struct programme_use_row *all;
	size_t count = programme_uses_for(c->store, org->path, c->today, &all);

	for (size_t i = 0; i < count; i++)
		if (strcmp(all[i].code, each->practice) == 0 && all[i].from_day <= c->today) {
			*use = all[i].id;
			return true;
		}
	return ctx_refuse_field(c, "each", T_run_each_no_practice, "code", each->practice, "org", org->name, NULL);
}

static bool judge(struct ctx *c, const struct run_case *k, const struct each *each, org_id id, struct run_to_open *what)
{
	struct run_opening *o = arena_alloc(c->arena, sizeof(*o));
	struct org_row org;

	*o = (struct run_opening){ .title = k->row.title, .day = c->today };
	return org_get(c->store, id, &org) && use_of(c, each, &org, &o->use) && run_opening_judge(c, &org, o, what);
}

/* Without an organisation each that has none yet; else that one, where none is open. */
static bool is_to_open(const struct run_each_list *list, const struct run_each_line *line, org_id org)
{
	return org.v == 0 ? weight_of(list->each, line->part) < 2 : line->org->id.v == org.v && line->again == NULL;
}

static bool has_some(struct ctx *c, const struct run_each_list *list, org_id org)
{
	for (size_t i = 0; i < list->lines_count; i++)
		if (is_to_open(list, &list->lines[i], org))
			return true;
	if (org.v != 0)
		return ctx_refuse_field(c, "org", T_run_each_not_again, "title", programme_named(c->lang, list->each->title), NULL);
	return ctx_refuse_field(c, "each", T_run_each_all_open, "title", programme_named(c->lang, list->each->title), "n", arena_printf(c->arena, "%zu", list->lines_count), NULL);
}

static int needed_each(struct ctx *c, const struct run_case *k, const char *each)
{
	struct name name = programme_name(k->p, each);

	if (name.kind == NAME_EACH && run_needs(k, each))
		return name.index;
	ctx_refuse_field(c, "each", T_run_each_not_here, "step", programme_named(c->lang, k->row.step_title), NULL);
	return -1;
}

bool run_each_open(struct ctx *c, run_id id, const char *each, org_id org, int64_t row_version, size_t *opened)
{
	struct run_each_list list;
	struct run_to_open *what;
	struct run_case k;
	int index;

	*opened = 0;
	ctx_begin(c, "run.open_each", "run", id.v, 0);
	if (!run_see(c, id, &k) || !run_is_open(c, &k, row_version))
		return false;
	if (!may_at_path(c, MAY_HANDLE, k.row.org_path))
		return ctx_refuse(c, FORBIDDEN, T_run_not_yours, NULL);
	if (!run_not_on_hold(c, &k) || (index = needed_each(c, &k, each)) < 0)
		return false;
	run_each_read(c, &k, index, &list);
	if (list.is_cut)
		return ctx_refuse_field(c, "each", T_run_each_too_many, "title", programme_named(c->lang, list.each->title), "place", programme_word_text(list.each->place, c->lang), "max",
			arena_printf(c->arena, "%d", RUN_EACH_ORGS_MAX), NULL);
	if (!has_some(c, &list, org))
		return false;
	what = arena_array(c->arena, list.lines_count, sizeof(*what));
	for (size_t i = 0; i < list.lines_count; i++)
		if (is_to_open(&list, &list.lines[i], org) && !judge(c, &k, list.each, list.lines[i].org->id, &what[(*opened)++]))
			return false;
	store_subject(c->store, id.v, k.row.org.v);
	for (size_t i = 0; i < *opened; i++) {
		run_id part;

		run_opening_write(c, &what[i], &part);
		run_each_insert(c->store, (run_each_id){ store_new_id(c->store) }, k.row.region, id, list.each->id, part);
	}
	run_touch(c->store, id, k.row.region, k.row.row_version);
	store_note(c->store, "opened", NULL, arena_printf(c->arena, "%zu", *opened));
	return ctx_commit(c);
}

/* ---- of the case that is wanted ---- */

bool run_each_whole_of(struct ctx *c, const struct run_case *k, struct run_each_whole *whole)
{
	return run_each_whole(c->store, k->row.region, k->row.id, whole);
}

size_t run_each_done(struct ctx *c, const struct run_case *k, int index, int64_t **parts)
{
	struct run_each_list list;
	size_t count = 0;

	run_each_read(c, k, index, &list);
	*parts = arena_array(c->arena, list.lines_count + 1, sizeof(**parts));
	for (size_t i = 0; i < list.lines_count; i++)
		if (list.lines[i].is_done)
			(*parts)[count++] = list.lines[i].part->id.v;
	return count;
}

static void write_elected(struct ctx *c, const struct run_case *k)
{
	for (size_t i = 0; i < k->p->votes_count; i++) {
		struct run_person_row *people;
		size_t count = !vote_is_election(&k->p->votes[i]) || programme_commends(k->p, &k->p->votes[i]) ? 0 : run_elected_of(c, k, &k->p->votes[i], &people);

		for (size_t n = 0; n < count; n++)
			run_each_elected_insert(c->store, (run_each_elected_id){ store_new_id(c->store) }, k->row.region, k->row.id, k->p->votes[i].id, people[n].id);
	}
}

void run_each_write_figures(struct ctx *c, const struct run_case *k)
{
	struct run_each_whole whole;

	if (!run_each_whole_of(c, k, &whole))
		return;
	write_elected(c, k);
	for (size_t i = 0; i < k->p->values_count; i++) {
		struct programme_value v = play_value(&k->play, k->p->values[i].expression);

		if (v.kind == VALUE_NUMBER && !programme_uses_sealed(k->p, k->p->values[i].expression))
			run_each_figure_insert(c->store, (run_each_figure_id){ store_new_id(c->store) }, k->row.region, k->row.id, k->p->values[i].id, v.number.above,
				v.number.below);
	}
}
