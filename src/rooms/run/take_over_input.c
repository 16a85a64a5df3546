#include "rooms/run/take_over_input.h"

#include <string.h>
#include "base/text.h"
#include "core/file.h"
#include "rooms/run/run_input.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"
#include "web/web.h"

static day_t day_typed(struct web *w, const char *step, const char *typed)
{
	day_t day = typed[0] == '\0' ? DAY_NONE : day_parse_iso(run_day_plain(w->c->arena, typed));

	if (typed[0] != '\0' && day == DAY_NONE)
		ctx_refuse_field(w->c, arena_printf(w->c->arena, "day_%s", step), T_run_take_over_no_day, "day", typed, NULL);
	return day;
}

static size_t read_program(struct web *w, struct taken_step *steps)
{
	const char **lines;
	size_t count = web_params_all(w, "steps", &lines), taken = 0;

	for (size_t i = 0; i < count && taken < PROGRAMME_ITEMS_MAX; i++) {
		size_t bytes = strcspn(lines[i], "=");
		const char *step = arena_text_n(w->c->arena, lines[i], bytes), *day = lines[i][bytes] == '=' ? lines[i] + bytes + 1 : "?";

		steps[taken++] = (struct taken_step){ step, day_typed(w, step, day) };
	}
	return taken;
}

static size_t read_page(struct web *w, const struct run_case *k, struct taken_step *steps)
{
	size_t taken = 0;

	for (size_t i = 0; i < k->p->steps_count && taken < PROGRAMME_ITEMS_MAX; i++) {
		const char *id = k->p->steps[i].id, *typed = web_param(w, arena_printf(w->c->arena, "day_%s", id));

		if (typed[0] != '\0')
			steps[taken++] = (struct taken_step){ id, day_typed(w, id, typed) };
	}
	return taken;
}

/* 36/33/30, and behind that perhaps who was against and who abstained; else all others who were present count as against. */
static bool vote_typed(struct web *w, const char *vote, const char *typed, struct taken_vote *t)
{
	int64_t figures[5] = { 0, 0, 0, -1, 0 };
	const char *at = typed;
	size_t count = 0;
	bool is_number = true;

	for (; is_number && count < 5 && *at != '\0'; count++) {
		size_t bytes = strcspn(at, "/");

		is_number = bytes < 7 && int_parse(text_clean(w->c->arena, arena_text_n(w->c->arena, at, bytes)), &figures[count]) && figures[count] >= 0;
		at += bytes + (at[bytes] == '/');
	}
	if (!is_number || count < 3 || *at != '\0')
		return ctx_refuse_field(w->c, arena_printf(w->c->arena, "vote_%s", vote), T_run_take_over_vote_typed, "typed", typed, NULL);
	if (figures[3] < 0)
		figures[3] = figures[1] > figures[2] ? figures[1] - figures[2] : 0;
	*t = (struct taken_vote){ vote, figures[0], figures[1], figures[2], figures[3], figures[4] };
	return true;
}

static size_t read_votes(struct web *w, const struct run_case *k, struct taken_vote *votes)
{
	const char **lines;
	size_t count = w->is_api ? web_params_all(w, "votes", &lines) : 0, taken = 0;

	for (size_t i = 0; i < count && taken < PROGRAMME_ITEMS_MAX; i++) {
		size_t bytes = strcspn(lines[i], "=");

		taken += vote_typed(w, arena_text_n(w->c->arena, lines[i], bytes), lines[i][bytes] == '=' ? lines[i] + bytes + 1 : "?", &votes[taken]);
	}
	for (size_t i = 0; !w->is_api && i < k->p->votes_count; i++) {
		const char *typed = web_param(w, arena_printf(w->c->arena, "vote_%s", k->p->votes[i].id));

		taken += typed[0] != '\0' && vote_typed(w, k->p->votes[i].id, typed, &votes[taken]);
	}
	return taken;
}

/* 12/88.5: the papers that counted and what they came to. */
static bool sheet_typed(struct web *w, const char *sheet, const char *typed, struct taken_sheet *t)
{
	size_t bytes = strcspn(typed, "/");
	bool is_right = typed[bytes] == '/' && bytes < 7;

	*t = (struct taken_sheet){ .sheet = sheet };
	is_right = is_right && int_parse(text_clean(w->c->arena, arena_text_n(w->c->arena, typed, bytes)), &t->papers) && t->papers >= 0 && fraction_parse_mark(typed + bytes + 1, &t->mark);
	return is_right || ctx_refuse_field(w->c, arena_printf(w->c->arena, "sheet_%s", sheet), T_run_take_over_sheet_typed, "typed", typed, NULL);
}

static size_t read_sheets(struct web *w, const struct run_case *k, struct taken_sheet *sheets)
{
	const char **lines;
	size_t count = w->is_api ? web_params_all(w, "sheets", &lines) : 0, taken = 0;

	for (size_t i = 0; i < count && taken < PROGRAMME_ITEMS_MAX; i++) {
		size_t bytes = strcspn(lines[i], "=");

		taken += sheet_typed(w, arena_text_n(w->c->arena, lines[i], bytes), lines[i][bytes] == '=' ? lines[i] + bytes + 1 : "?", &sheets[taken]);
	}
	for (size_t i = 0; !w->is_api && i < k->p->sheets_count; i++) {
		const char *typed = web_param(w, arena_printf(w->c->arena, "sheet_%s", k->p->sheets[i].id));

		taken += typed[0] != '\0' && sheet_typed(w, k->p->sheets[i].id, typed, &sheets[taken]);
	}
	return taken;
}

bool take_over_read(struct web *w, struct taking_over *what)
{
	struct taken_step *steps = arena_array(w->c->arena, PROGRAMME_ITEMS_MAX + 1, sizeof(*steps));
	struct taken_vote *votes = arena_array(w->c->arena, PROGRAMME_ITEMS_MAX + 1, sizeof(*votes));
	struct taken_sheet *sheets = arena_array(w->c->arena, PROGRAMME_ITEMS_MAX + 1, sizeof(*sheets));
	struct run_case k;

	if (!run_see(w->c, run_path(w), &k))
		return false;
	*what = (struct taking_over){ .steps = steps, .row_version = web_row_version(w) };
	what->steps_count = w->is_api ? read_program(w, steps) : read_page(w, &k, steps);
	what->votes = votes;
	what->votes_count = read_votes(w, &k, votes);
	what->sheets = sheets;
	what->sheets_count = read_sheets(w, &k, sheets);
	return run_file_read(w, "file", &what->kept, &what->file_name) && !ctx_is_refused(w->c);
}
