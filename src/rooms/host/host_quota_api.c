/* Coverage quotas for programs. */
#include "core/ctx.h"
#include "rooms/host/host_quota_input.h"
#include "web/web.h"

FIELDS(TOWN, { AN_ID("org") }, { A_TEXT("name", 0) }, { AN_INT("settlement") }, { AN_INT("volunteer_or_art") }, { AN_INT("kinds_met") }, { A_BOOL("is_met") },
	{ AN_INT("eligible") }, { AN_INT("founded") }, { AN_INT("share_hundredths"), OR_NULL }, { AN_INT("untold") })
FIELDS(BRANCH, ROW_ID(struct host_quota_founded_row, id), ROW_TEXT(struct host_quota_founded_row, name), ROW_TEXT(struct host_quota_founded_row, kind),
	ROW_DAY(struct host_quota_founded_row, from_day))
FIELDS(KIND, { A_CHOICE("kind", "enterprise social above_scale") }, { AN_INT("eligible") }, { AN_INT("founded") }, { AN_INT("share_hundredths"), OR_NULL }, { AN_INT("untold") })

ROUTE(GET, "/api/v1/org/:org/host-quota", host_quota_api, MAY_SEE_ORG, "What towns and parks founded in a year (default: this one), and how many of the eligible units have an organisation, in hundredths of a percent; null while of some units the full members are not told, or none is eligible")
TAKES(host_quota_api, { A_YEAR("year") })
GIVES(host_quota_api, 200, { AN_INT("year") }, { A_DAY("day") }, { AN_INT("eligible_members") }, { A_LIST("towns", TOWN) }, { A_LIST("branches", BRANCH) }, { A_LIST("kinds", KIND) })

ROUTE(POST, "/api/v1/host/:host/eligible", host_eligible_api, MAY_EDIT_ORG, "Say how many full members a unit has, and whether it is above the designated size; row_version 0 when nobody has said yet")
TAKES(host_eligible_api, { AN_INT("full_members"), NEEDED }, { A_BOOL("is_above_scale") }, A_VERSION)
GIVES_ID(host_eligible_api, 200)

static void put_count(struct json *j, const struct host_quota_count *count)
{
	int64_t share = host_quota_share_hundredths(count);

	json_put_int(j, "eligible", host_quota_eligible(count));
	json_put_int(j, "founded", count->states[QUOTA_FOUNDED]);
	json_name(j, "share_hundredths");
	if (share < 0)
		json_null(j);
	else
		json_int(j, share);
	json_put_int(j, "untold", count->states[QUOTA_UNTOLD]);
}

static void put_town(struct json *j, const struct host_quota_town *town)
{
	json_object(j);
	json_put_id(j, "org", town->org.v);
	json_put_text(j, "name", town->name);
	json_put_int(j, "settlement", town->founded[QUOTA_SETTLEMENT]);
	json_put_int(j, "volunteer_or_art", town->founded[QUOTA_VOLUNTEER]);
	json_put_int(j, "kinds_met", town->sorts_met);
	json_put_bool(j, "is_met", town->is_met);
	put_count(j, &town->units);
	json_end(j);
}

void host_quota_api(struct web *w)
{
	struct ctx *c = w->c;
	struct host_quota q;
	struct json *j;

	if (!host_quota_of(c, web_path(w, org), web_param_int(w, "year", date_from_day(c->today).year), &q))
		return;
	j = web_json(w);
	json_object(j);
	json_put_int(j, "year", q.year);
	json_put_day(j, "day", q.day);
	json_put_int(j, "eligible_members", q.eligible_members);
	json_name(j, "towns");
	json_array(j);
	for (size_t i = 0; i < q.towns_count; i++)
		put_town(j, &q.towns[i]);
	json_end(j);
	api_put_rows(j, "branches", BRANCH, q.branches, q.branches_count);
	json_name(j, "kinds");
	json_array(j);
	for (int kind = 0; kind < HOST_QUOTA_KINDS_COUNT; kind++) {
		json_object(j);
		json_put_text(j, "kind", host_quota_kind_key((enum host_quota_kind)kind));
		put_count(j, &q.kinds[kind]);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

void host_eligible_api(struct web *w)
{
	host_unit_id id = { web_path_id(w, "host") };
	struct host_eligible_form form;

	host_eligible_form_read(w, &form);
	if (host_set_eligible(w->c, id, &form))
		web_give_id(w, id.v);
}
