/* Gathers what the pages of a review show, and reads what they send. */
#include "rooms/ballot/review_screen.h"

#include <string.h>
#include "base/text.h"
#include "programme/play_text.h"
#include "rooms/ballot/ballot_part.h"
#include "rooms/run/run_review.h"
#include "web/web.h"

const char *review_mark_text(struct arena *a, const struct review_paper_row *paper)
{
	return fraction_text(a, (struct fraction){ paper->mark_above, paper->mark_below });
}

static bool is_option(const struct review_screen *s, const char *value)
{
	for (size_t i = 0; i < s->options_count; i++)
		if (strcmp(s->options[i].value, value) == 0)
			return true;
	return false;
}

static void read_options(struct ctx *c, struct review_screen *s)
{
	s->options = arena_array(c->arena, s->raters_count + 1, sizeof(*s->options));
	for (size_t i = 0; i < s->raters_count; i++) {
		const struct review_rater_row *rater = &s->raters[i];

		if (!s->row.is_secret && (!s->has_given[i] || s->unsettled.is_unsettled[i]))
			s->options[s->options_count++] = (struct option){ .value = ctx_number(c, rater->number), .label_text = rater->name };
		if (s->row.is_secret && rater->circle[0] != '\0' && !is_option(s, rater->circle))
			s->options[s->options_count++] = (struct option){ .value = rater->circle, .label_text = rater->circle };
	}
}

bool review_screen_read(struct ctx *c, review_id id, struct review_screen *s)
{
	*s = (struct review_screen){ .marks = "", .rater = "", .circle = "" };
	if (!review_see(c, id, &s->row))
		return false;
	s->base = arena_printf(c->arena, "/review/%lld", (long long)id.v);
	s->low = fraction_text(c->arena, (struct fraction){ s->row.low_above, s->row.low_below });
	s->high = fraction_text(c->arena, (struct fraction){ s->row.high_above, s->row.high_below });
	s->is_open = strcmp(s->row.state, "open") == 0;
	s->kept_from = run_review_kept_from(c, &s->row);
	if (s->row.is_secret && s->is_open)
		review_typing_of(c, &s->row, &s->typing);
	if (!s->row.is_secret)
		review_named_unsettled(c, &s->row, &s->unsettled);
	s->shows_marks = run_review_shows_marks(c, &s->row);
	s->mark = s->is_open ? NULL : play_number_text(c->arena, review_result(&s->row));
	s->raters_count = review_raters(c->store, id, &s->raters);
	s->papers_count = review_papers(c->store, id, &s->papers);
	s->has_given = arena_array(c->arena, s->raters_count + 1, sizeof(*s->has_given));
	for (size_t i = 0; i < s->papers_count; i++) {
		s->void_count += s->papers[i].is_void;
		if (s->papers[i].rater > 0)
			s->has_given[s->papers[i].rater - 1] = true;
	}
	read_options(c, s);
	s->circles_count = review_circles(c, &s->row, &s->circles);
	return true;
}

/* ---- what is sent ---- */

struct fraction review_mark_read(struct web *w)
{
	struct fraction mark = { 0, 0 };

	fraction_parse_mark(web_param(w, "mark"), &mark);
	return mark;
}

struct review_out review_out_read(struct web *w)
{
	return (struct review_out){ web_param_int(w, "issued", -1), web_param_int(w, "collected", -1) };
}

size_t review_typed_read(struct web *w, struct review_typed **typed)
{
	static const char BETWEEN[] = " \n\t,;";
	const char *at = web_param_lines(w, "marks");
	size_t count = 0;

	*typed = arena_array(w->c->arena, strlen(at) / 2 + 1, sizeof(**typed));
	for (at += strspn(at, BETWEEN); *at != '\0'; at += strspn(at, BETWEEN)) {
		size_t bytes = strcspn(at, BETWEEN);
		struct review_typed *t = &(*typed)[count++];

		*t = (struct review_typed){ .rater = web_param_int(w, "rater", 0), .circle = web_param(w, "circle") };
		fraction_parse_mark(arena_text_n(w->c->arena, at, bytes), &t->mark);
		at += bytes;
	}
	return count;
}

/* ---- all rows of a sheet ---- */

static void read_scale(struct ctx *c, struct review_rows_screen *s, review_id id)
{
	const struct review_row *row = &s->group.rows[0].review;

	s->base = arena_printf(c->arena, "/review/%lld", (long long)id.v);
	s->low = fraction_text(c->arena, (struct fraction){ row->low_above, row->low_below });
	s->high = fraction_text(c->arena, (struct fraction){ row->high_above, row->high_below });
	s->typed = arena_array(c->arena, s->group.rows_count + 1, sizeof(*s->typed));
}

static const char *with_name(struct ctx *c, const char *names, const char *name)
{
	return arena_printf(c->arena, "%s%s%s", names, names[0] == '\0' ? "" : c->lang == LANG_ZH ? "、" : ", ", name);
}

bool review_rows_read(struct web *w, struct review_rows_screen *s)
{
	struct ctx *c = w->c;

	*s = (struct review_rows_screen){ .missing = "", .alone = "", .differing = "", .rater = web_param(w, "rater") };
	if (!review_group_see(c, web_path(w, review), &s->group))
		return false;
	read_scale(c, s, web_path(w, review));
	s->kept_from = run_review_kept_from(c, &s->group.rows[0].review);
	s->options = arena_array(c->arena, s->group.raters_count + 1, sizeof(*s->options));
	for (size_t i = 0; i < s->group.raters_count; i++) {
		const struct review_group_rater *rater = &s->group.raters[i];

		if (!rater->is_settled)
			s->options[s->options_count++] = (struct option){ .value = ctx_number(c, rater->person.v), .label_text = rater->name };
		if (!rater->has_given)
			s->missing = with_name(c, s->missing, rater->name);
		if (rater->is_alone)
			s->alone = with_name(c, s->alone, rater->name);
		if (rater->is_differing)
			s->differing = with_name(c, s->differing, rater->name);
		s->alone_count += rater->is_alone;
		s->differing_count += rater->is_differing;
	}
	review_marks_read(w, s->group.rows_count, &s->typed);
	return true;
}

bool review_rows_own_read(struct web *w, struct review_rows_screen *s)
{
	const char **sent;

	*s = (struct review_rows_screen){ .missing = "", .alone = "", .differing = "", .rater = "" };
	if (!review_group_own(w->c, web_path(w, review), &s->group))
		return false;
	read_scale(w->c, s, web_path(w, review));
	review_marks_read(w, s->group.rows_count, &sent);
	for (size_t i = 0; i < s->group.rows_count; i++)
		s->typed[i] = sent[i][0] != '\0' || !fraction_is_number(s->group.rows[i].mark) ? sent[i] : fraction_text(w->c->arena, s->group.rows[i].mark);
	return true;
}
