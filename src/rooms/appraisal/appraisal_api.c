/* Democratic appraisal for programs, and what its pages read. */
#include <string.h>
#include "base/text.h"
#include "core/code.h"
#include "core/permit.h"
#include "rooms/appraisal/appraisal_screen.h"
#include "rooms/figure/annual_appraisal.h"
#include "schema/model.h"
#include "text/appraisal.h"
#include "web/web.h"

#define MARK_ROW "One member a row, PERSON=MARK=PLACE=MEASURE: the id of the member, a code of the set appraisal_mark, where a floating member was appraised (may be " \
	"empty), what is lacking and done about it (of basic and unqualified needed); such as 1000000123=qualified=="

FIELDS(LINE, ROW_ID(struct appraisal_line, person), ROW_TEXT(struct appraisal_line, name), ROW_BOOL(struct appraisal_line, is_probationary),
	ROW_TEXT(struct appraisal_line, place), ROW_TEXT(struct appraisal_line, measure))
FIELDS(MARKED, ROW_ID(struct appraisal_line, person), ROW_TEXT(struct appraisal_line, name), { A_CODE("mark", "appraisal_mark") }, { A_BOOL("is_probationary") },
	ROW_TEXT(struct appraisal_line, place), ROW_TEXT(struct appraisal_line, measure))
FIELDS(CHANGE, ROW_ID(struct appraisal_change, correction), ROW_ID(struct appraisal_change, person), ROW_TEXT(struct appraisal_change, name), ROW_TEXT(struct appraisal_change, field),
	ROW_TEXT(struct appraisal_change, was), ROW_TEXT(struct appraisal_change, became))
FIELDS(CORRECTION, ROW_ID(struct appraisal_correction_row, id), ROW_TEXT(struct appraisal_correction_row, reason), ROW_TEXT(struct appraisal_correction_row, kind), ROW_TEXT(struct appraisal_correction_row, state),
	ROW_TEXT(struct appraisal_correction_row, made_name), ROW_TEXT(struct appraisal_correction_row, decided_name), ROW_TEXT(struct appraisal_correction_row, note))
FIELDS(BRANCH, ROW_ID(struct appraisal_branch, org), ROW_TEXT(struct appraisal_branch, name), ROW_TEXT(struct appraisal_branch, parent_name), ROW_BOOL(struct appraisal_branch, is_done),
	ROW_DAY(struct appraisal_branch, day), ROW_INT(struct appraisal_branch, due), ROW_INT(struct appraisal_branch, present), ROW_INT(struct appraisal_branch, excellent),
	ROW_INT(struct appraisal_branch, qualified), ROW_INT(struct appraisal_branch, basic), ROW_INT(struct appraisal_branch, unqualified), ROW_INT(struct appraisal_branch, ungraded),
	ROW_BOOL(struct appraisal_branch, waiting))
FIELDS(OWN, ROW_INT(struct appraisal_own, year), ROW_DAY(struct appraisal_own, day), ROW_ID(struct appraisal_own, org), ROW_TEXT(struct appraisal_own, org_name),
	ROW_TEXT(struct appraisal_own, mark), ROW_TEXT(struct appraisal_own, place), ROW_TEXT(struct appraisal_own, measure))

ROUTE(GET, "/api/v1/org/:org/appraisal", appraisal_api_get, MAY_SEE_PERSON,
	"The democratic appraisal of a branch in a year (this one if none is named): the meeting, each member's mark, corrections; row_version 0: never recorded; state: held, waiting (a first record that is not confirmed), withdrawn, or empty")
TAKES(appraisal_api_get, { A_YEAR("year") }, { A_DAY("day") })
GIVES(appraisal_api_get, 200, { AN_INT("year") }, { A_DAY("day") }, { AN_INT("due") }, { AN_INT("present") }, { A_TEXT("excess", 0) }, { AN_INT("row_version") },
	{ A_BOOL("is_closed") }, { A_TEXT("state", 10) }, { A_LIST("lines", MARKED) }, { A_LIST("corrections", CORRECTION) }, { A_LIST("changes", CHANGE) })

ROUTE(GET, "/api/v1/org/:org/appraisal/branch", appraisal_api_branches, MAY_SEE_PERSON,
	"The branches of a subtree in a year: all, or those that have recorded their appraisal (done), have not (missing), or have a correction that waits; 200 a page")
TAKES(appraisal_api_branches, { A_YEAR("year") }, { A_CODE("unit", "unit_kind") }, { A_CHOICE("side", "done missing waiting") }, A_PAGE)
GIVES_PAGE(appraisal_api_branches, BRANCH)

ROUTE(POST, "/api/v1/org/:org/appraisal", appraisal_api_save, MAY_EDIT_PERSON,
	"Record the appraisal of a year, or correct it with a reason (members that are not named keep their mark); the first record of a year before the last one, and a new one of a year that is over whose record the committee above saw withdrawn, needs a reason too, and waits; rest: who has none is qualified; excess: why more than a third are excellent")
TAKES(appraisal_api_save, { AN_INT("year"), NEEDED }, { A_DAY("day"), NEEDED }, { AN_INT("due"), NEEDED }, { AN_INT("present"), NEEDED }, { A_TEXT("rows", 400), LIST, SHAPED(MARK_ROW) },
	{ A_BOOL("rest") }, { A_TEXT("excess", LIMIT_APPRAISAL_REASON) }, { A_TEXT("reason", LIMIT_APPRAISAL_CORRECTION_REASON) }, { AN_INT("row_version") })
GIVES(appraisal_api_save, 200, { A_BOOL("is_waiting") })

ROUTE(POST, "/api/v1/org/:org/appraisal/withdraw", appraisal_api_withdraw, MAY_EDIT_PERSON,
	"Withdraw the record of a year with a reason: at once in that year and before a first record was confirmed, else it waits for the committee above")
TAKES(appraisal_api_withdraw, { AN_INT("year"), NEEDED }, { A_TEXT("reason", LIMIT_APPRAISAL_CORRECTION_REASON), NEEDED }, A_VERSION)
GIVES(appraisal_api_withdraw, 200, { A_BOOL("is_waiting") })

ROUTE(POST, "/api/v1/org/:org/appraisal/decide", appraisal_api_decide, MAY_EDIT_PERSON, "Settle a correction, a withdrawal or a late first record of a year that is over, or give it back with a note; correction: the newest of the record, as it was read; by the committee above, never by who asked")
TAKES(appraisal_api_decide, { AN_INT("year"), NEEDED }, { AN_ID("correction"), NEEDED }, { A_CHOICE("state", "settled refused"), NEEDED }, { A_TEXT("note", LIMIT_APPRAISAL_CORRECTION_NOTE) }, A_VERSION)
GIVES_ID(appraisal_api_decide, 200)

ROUTE(GET, "/api/v1/person/:person/appraisal", appraisal_api_person, MAY_SEE_PERSON, "How a member was appraised, the latest year first")
TAKES_NOTHING(appraisal_api_person)
GIVES_ROWS(appraisal_api_person, OWN)

ROUTE(GET, "/api/v1/me/appraisal", appraisal_api_me, MAY_SEE_SELF, "How one was appraised oneself, the latest year first")
TAKES_NOTHING(appraisal_api_me)
GIVES_ROWS(appraisal_api_me, OWN)

/* ---- reading, for pages and programs ---- */

static int year_of(struct web *w)
{
	int this_year = date_from_day(w->c->today).year, year = web_param_small(w, "year", this_year);

	return year < APPRAISAL_FIRST_YEAR || year > this_year ? this_year : year;
}

static const char *const SIDES[SIDES_COUNT] = { "", "done", "missing", "waiting" };

bool appraisal_is_asked_rightly(struct web *w)
{
	int side;

	if (!text_is_empty(web_param(w, "year")) && year_of(w) != web_param_int(w, "year", 0))
		return ctx_refuse_field(w->c, "year", T_appraisal_year_wrong, "year", arena_printf(w->c->arena, "%d", date_from_day(w->c->today).year), NULL);
	return web_day_is_one(w, "day") && web_param_word(w, "side", SIDES, SIDES_COUNT, &side);
}

static size_t years_of(struct ctx *c, struct option years[APPRAISAL_YEARS])
{
	for (int i = 0; i < APPRAISAL_YEARS; i++) {
		const char *text = arena_printf(c->arena, "%d", date_from_day(c->today).year - i);

		years[i] = (struct option){ .value = text, .label_text = text };
	}
	return APPRAISAL_YEARS;
}

bool appraisal_screen_read(struct web *w, struct appraisal_screen *s)
{
	struct ctx *c = w->c;

	*s = (struct appraisal_screen){ 0 };
	if (!appraisal_read(c, web_path(w, org), year_of(w), web_param_day(w, "day", DAY_NONE), MAY_SEE_PERSON, &s->a))
		return false;
	s->years_count = years_of(c, s->years);
	s->may_edit = may_at_path(c, MAY_EDIT_PERSON, s->a.org.path);
	s->may_withdraw = s->may_edit && appraisal_may_withdraw(&s->a);
	s->is_late = !s->a.has_row && appraisal_first_waits(c, &s->a);
	s->is_closed = appraisal_is_closed(c, s->a.year);
	s->may_decide = appraisal_may_decide(c, &s->a, false);
	s->may_open_case = may_at_path(c, MAY_HANDLE, s->a.org.path);
	for (size_t i = 0; i < s->a.lines_count; i++)
		if (s->a.lines[i].mark >= 0)
			s->counts[s->a.lines[i].mark]++;
	for (int i = 0; i < APPRAISAL_GRADES; i++)
		s->graded += s->counts[i];
	return true;
}

bool appraisal_list_read(struct web *w, int64_t rows_per_page, struct appraisal_list_screen *s)
{
	static const struct message *const TITLES[SIDES_COUNT] = { T_appraisal_side_all, T_appraisal_side_done, T_appraisal_side_missing, T_appraisal_side_waiting };
	struct ctx *c = w->c;
	struct appraisal_sides n = { 0 };
	int64_t *branches;
	size_t branches_count;
	const char *side = web_param(w, "side"), *unit = web_param(w, "unit");

	*s = (struct appraisal_list_screen){ .year = year_of(w), .rows_per_page = rows_per_page };
	if (!org_see_for(c, web_path(w, org), MAY_SEE_PERSON, &s->org))
		return false;
	if (!text_is_empty(unit) && code_find("unit_kind", unit) == NULL)
		unit = "";
	s->day = appraisal_reference_day(c, s->year);
	if (!figure_appraisal_branches(c, s->org.path, s->day, figure_code_place("unit_kind", unit), &branches, &branches_count))
		return false;
	if (branches_count > 0)
		appraisal_branches_sum(c->store, branches, branches_count, s->year, &n);
	s->sum = n;
	s->counts[SIDE_ALL] = n.n;
	s->counts[SIDE_DONE] = n.done;
	s->counts[SIDE_MISSING] = n.n - n.done;
	s->counts[SIDE_WAITING] = n.waiting;
	for (int i = 0; i < SIDES_COUNT; i++) {
		if (strcmp(SIDES[i], side) == 0)
			s->side = (enum appraisal_side)i;
		s->tabs[i] = (struct tab){ .href = arena_printf(c->arena, "/org/%lld/appraisal?year=%d&unit=%s&side=%s", (long long)s->org.id.v, s->year, unit, SIDES[i]), .label = TITLES[i],
			.count = s->counts[i], .has_count = true };
	}
	s->tabs[s->side].is_current = true;
	s->page_href = arena_printf(c->arena, "%s&", s->tabs[s->side].href);
	s->page = web_page_number(w);
	s->lines_count = branches_count == 0 ? 0 : appraisal_branches(c->store, branches, branches_count, s->year, SIDES[s->side], rows_per_page, (s->page - 1) * rows_per_page, &s->lines);
	s->years_count = years_of(c, s->years);
	return true;
}

void appraisal_form_read(struct web *w, struct appraisal_form *f)
{
	*f = (struct appraisal_form){ .year = web_param_small(w, "year", 0), .day = web_param_day(w, "day", DAY_NONE), .due = web_param_int(w, "due", 0),
		.present = web_param_int(w, "present", -1), .excess = web_param(w, "excess"), .reason = web_param(w, "reason"), .has_rest = web_param_int(w, "rest", 0) == 1,
		.row_version = web_row_version(w) };
}

void appraisal_decision_read(struct web *w, struct appraisal_decision *d)
{
	*d = (struct appraisal_decision){ .year = web_param_small(w, "year", 0), .correction = { web_param_int(w, "correction", 0) }, .state = web_param(w, "state"),
		.note = web_param(w, "note"), .row_version = web_row_version(w) };
}

/* ---- programs ---- */

void appraisal_api_get(struct web *w)
{
	struct appraisal_screen s;
	struct json *j;

	if (!appraisal_is_asked_rightly(w) || !appraisal_screen_read(w, &s))
		return;
	j = web_json(w);
	json_object(j);
	json_put_int(j, "year", s.a.year);
	json_put_day(j, "day", s.a.day);
	json_put_int(j, "due", s.a.has_row ? s.a.row.due : 0);
	json_put_int(j, "present", s.a.has_row ? s.a.row.present : 0);
	json_put_text(j, "excess", s.a.has_row ? s.a.row.reason : "");
	json_put_int(j, "row_version", appraisal_version(&s.a));
	json_put_bool(j, "is_closed", s.is_closed);
	json_put_text(j, "state", s.a.has_row || s.a.is_withdrawn ? s.a.row.state : "");
	json_name(j, "lines");
	json_array(j);
	for (size_t i = 0; i < s.a.lines_count; i++) {
		json_object(j);
		api_put_members(j, LINE, &s.a.lines[i]);
		json_put_text(j, "mark", s.a.lines[i].mark < 0 ? "" : appraisal_mark_code((enum appraisal_word)s.a.lines[i].mark));
		json_end(j);
	}
	json_end(j);
	api_put_rows(j, "corrections", CORRECTION, s.a.corrections, s.a.corrections_count);
	api_put_rows(j, "changes", CHANGE, s.a.changes, s.a.changes_count);
	json_end(j);
}

#define API_ROWS_PER_PAGE 200
void appraisal_api_branches(struct web *w)
{
	struct appraisal_list_screen s;

	if (appraisal_is_asked_rightly(w) && appraisal_list_read(w, API_ROWS_PER_PAGE, &s))
		web_give_list(w, BRANCH, s.lines, s.lines_count, sizeof(*s.lines), s.counts[s.side]);
}

/* "5=basic==学习不够": the last part is all that is left. */
static bool cut_row(struct web *w, const char *row, struct appraisal_typed *t)
{
	char *parts[4] = { arena_text(w->c->arena, row) };

	for (int i = 1; i < 4; i++) {
		parts[i] = strchr(parts[i - 1], '=');
		if (parts[i] == NULL)
			return false;
		*parts[i]++ = '\0';
	}
	*t = (struct appraisal_typed){ .mark = parts[1], .place = parts[2], .measure = parts[3] };
	return int_parse(parts[0], &t->person.v);
}

static void give_waiting(struct web *w, bool waits)
{
	struct json *j = web_json(w);

	json_object(j);
	json_put_bool(j, "is_waiting", waits);
	json_end(j);
}

void appraisal_api_save(struct web *w)
{
	const char **rows;
	size_t count = web_params_all(w, "rows", &rows);
	struct appraisal_typed *typed = arena_array(w->c->arena, count + 1, sizeof(*typed));
	struct appraisal_form f;
	bool waits;

	appraisal_form_read(w, &f);
	for (size_t i = 0; i < count; i++)
		if (!cut_row(w, rows[i], &typed[i])) {
			ctx_refuse_field(w->c, "rows", T_appraisal_row_wrong, "row", rows[i], NULL);
			return;
		}
	f.typed = typed;
	f.typed_count = count;
	if (appraisal_save(w->c, web_path(w, org), &f, &waits))
		give_waiting(w, waits);
}

void appraisal_api_withdraw(struct web *w)
{
	bool waits;

	if (appraisal_withdraw(w->c, web_path(w, org), web_param_small(w, "year", 0), web_param(w, "reason"), web_row_version(w), &waits))
		give_waiting(w, waits);
}

void appraisal_api_decide(struct web *w)
{
	struct appraisal_decision d;

	appraisal_decision_read(w, &d);
	if (appraisal_decide(w->c, web_path(w, org), &d))
		web_give_id(w, web_path_id(w, "org"));
}

static void give_person(struct web *w, person_id id, bool is_own)
{
	struct appraisal_person_row person;
	struct appraisal_own *rows = NULL;
	size_t count;

	if (!appraisal_person(w->c->store, id, &person) || (!is_own && !may_at_path(w->c, MAY_SEE_PERSON, person.path))) {
		if (!is_own)
			ctx_refuse(w->c, NOT_FOUND, T_appraisal_no_person, NULL);
		else
			web_give_rows(w, OWN, rows, 0);
		return;
	}
	count = appraisal_of_person(w->c->store, person.region, id, &rows);
	web_give_rows(w, OWN, rows, count);
}

void appraisal_api_person(struct web *w)
{
	give_person(w, web_path(w, person), false);
}

void appraisal_api_me(struct web *w)
{
	give_person(w, (person_id){ w->c->actor.person_id }, true);
}
