/* The overview of open cases for programs. */
#include "rooms/org/org.h"
#include "rooms/run/run_input.h"
#include "web/web.h"

FIELDS(RUN_BAND, { A_TEXT("name", 0) }, { AN_INT("number") })
FIELDS(RUN_STEP_COUNT, ROW_TEXT(struct run_step_count, code), ROW_NAMED(struct run_step_count, programme_title), ROW_TEXT(struct run_step_count, step),
	ROW_NAMED(struct run_step_count, step_title), ROW_INT(struct run_step_count, n), ROW_INT(struct run_step_count, late), ROW_INT(struct run_step_count, held), ROW_DAY(struct run_step_count, oldest_day))
FIELDS(RUN_UNIT_COUNT, ROW_ID(struct run_unit_count, id), ROW_TEXT(struct run_unit_count, name), ROW_INT(struct run_unit_count, n),
	ROW_INT(struct run_unit_count, late), ROW_INT(struct run_unit_count, held), ROW_INT(struct run_unit_count, talks), ROW_INT(struct run_unit_count, people), ROW_DAY(struct run_unit_count, oldest_day))

ROUTE(GET, "/api/v1/org/:org/run/overview", run_api_overview, MAY_HANDLE, "Open cases of an organisation and of those below: by how late, how old, step and unit")
TAKES_NOTHING(run_api_overview)
GIVES(run_api_overview, 200, { AN_INT("open") }, { AN_INT("duties_late") }, { AN_INT("talks_late") }, { AN_INT("people_late") }, { A_LIST("due", RUN_BAND) }, { A_LIST("age", RUN_BAND) }, { A_LIST("steps", RUN_STEP_COUNT) },
	{ A_LIST("units", RUN_UNIT_COUNT) })

static void put_bands(struct json *j, const char *name, const struct run_band *bands, const int64_t *numbers, size_t count)
{
	json_name(j, name);
	json_array(j);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_put_text(j, "name", bands[i].name);
		json_put_int(j, "number", numbers[i]);
		json_end(j);
	}
	json_end(j);
}

void run_api_overview(struct web *w)
{
	struct run_overview o;
	struct org_row org;
	struct json *j;

	if (!org_see_for(w->c, run_org_path(w), MAY_HANDLE, &org))
		return;
	run_overview_read(w->c, &org, &o);
	j = web_json(w);
	json_object(j);
	json_put_int(j, "open", o.bands.all);
	json_put_int(j, "duties_late", o.duties_late);
	json_put_int(j, "talks_late", o.talks_late);
	json_put_int(j, "people_late", o.people_late);
	put_bands(j, "due", RUN_DUE_BANDS, o.bands.due, RUN_DUE_BANDS_COUNT);
	put_bands(j, "age", RUN_AGE_BANDS, o.bands.age, RUN_AGE_BANDS_COUNT);
	api_put_rows(j, "steps", RUN_STEP_COUNT, o.steps, o.steps_count);
	api_put_rows(j, "units", RUN_UNIT_COUNT, o.units, o.units_count);
	json_end(j);
}
