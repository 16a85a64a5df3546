/* Ending a case without a result (终止). */
#include "rooms/run/run.h"

#include <string.h>
#include "base/text.h"
#include "core/audit.h"
#include "core/file.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/run/run_apart.h"
#include "rooms/run/run_decided.h"
#include "rooms/run/run_retention.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"
#include "schema/model.h"
#include "text/run.h"

/* ---- who has acted above ---- */

static bool is_in_part(struct ctx *c, const struct run_case *k, const struct role_part *part, int64_t person, day_t day)
{
	struct role one = { .parts = (struct role_part *)part, .parts_count = 1 };
	struct run_person *people;
	bool is_open;
	size_t count = run_role_people(c, k, &one, day, &people, &is_open);

	for (size_t i = 0; i < count; i++)
		if (people[i].person.v == person)
			return true;
	return false;
}

/* Of several the highest is kept: what it took up none below it ends. */
static void look_at_role(struct ctx *c, const struct run_case *k, const char *id, int64_t person, const struct run_step_row *step, day_t day, struct run_acted *found)
{
	const struct role *role = run_role_find(k->p, id);

	for (size_t i = 0; role != NULL && person != 0 && i < role->parts_count; i++) {
		struct run_place place;

		if (!run_part_place(c, k, &role->parts[i], &place) || path_is_within(place.path, k->row.org_path) || may_at_path(c, MAY_HANDLE, place.path))
			continue;
		if ((found->step == NULL || strlen(place.path) < strlen(found->place.path)) && is_in_part(c, k, &role->parts[i], person, day))
			*found = (struct run_acted){ .place = place, .step = k->p->steps[run_step_index(k->p, step->step)].title, .day = day };
	}
}

bool run_acted_above(struct ctx *c, const struct run_case *k, struct run_acted *found)
{
	*found = (struct run_acted){ .step = NULL };
	for (size_t i = 0; k->p->about == WORD_PERSON && i < k->steps_count; i++) {
		const struct run_step_row *step = &k->steps[i];
		const struct step *s = &k->p->steps[run_step_index(k->p, step->step)];

		for (size_t n = 0; step->day != DAY_OPEN && n < s->by.count; n++)
			look_at_role(c, k, s->by.list[n]->text, step->person, step, step->day, found);
		for (size_t n = 0; n < k->signatures_count; n++)
			if (k->signatures[n].step == step->id.v)
				look_at_role(c, k, k->signatures[n].role, k->signatures[n].person, step, k->signatures[n].day, found);
	}
	return found->step != NULL;
}

/* ---- who may not end it ---- */

static bool acts_from_above(const struct ctx *c, const struct run_case *k)
{
	return path_is_within(k->row.org_path, c->actor.path_from) && strlen(c->actor.path_from) < strlen(k->row.org_path);
}

static const char *above_text(struct ctx *c, const struct run_acted *acted)
{
	const struct message_arg args[] = { { "org", acted->place.name }, { "step", programme_named(c->lang, acted->step) }, { "day", day_text(c->arena, acted->day) } };

	return message_text(c->arena, c->lang, T_run_stop_above, args, 3);
}

static const char *decided_text(struct ctx *c, const struct ballot_row *vote)
{
	const struct message_arg args[] = { { "title", vote->title }, { "day", day_text(c->arena, vote->day) }, { "result", run_ballot_said(c, vote) } };

	return message_text(c->arena, c->lang, T_run_stop_decided, args, 3);
}

/* The way of somebody into the Party is not cut off by those below while the level above has his case in hand. What a meeting decided for good its owner does
 * not undo, whichever way it went: what villagers or their representatives decide they decide by the majority of those present, and nobody else
 * (《村民委员会组织法》（2025年）第二十六条、第三十条). And who is kept away from the open step does not get round it by ending the case. */
const char *run_stop_barred_text(struct ctx *c, const struct run_case *k)
{
	const struct ballot_row *decided = run_decided_by(k);
	struct run_acted acted;

	if (run_acted_above(c, k, &acted))
		return above_text(c, &acted);
	if (decided != NULL && !acts_from_above(c, k))
		return decided_text(c, decided);
	return k->at < 0 ? NULL : run_kept_from_step_text(c, k);
}

/* ---- the act ---- */

static bool may_end(struct ctx *c, const struct run_case *k)
{
	const char *why;

	if (!may_at_path(c, MAY_HANDLE, k->row.org_path))
		return ctx_refuse(c, FORBIDDEN, T_run_not_yours, NULL);
	why = run_stop_barred_text(c, k);
	return why == NULL || ctx_refuse(c, AGAINST_RULE, T_run_stop_barred, "why", why, NULL);
}

static bool reason_is_right(struct ctx *c, const struct run_case *k, const struct run_ending *what)
{
	bool has_reason = text_says(what->reason) && text_chars(what->reason) <= LIMIT_RUN_REASON, lacks_paper = k->p->about == WORD_PERSON && what->kept == NULL;

	if (!has_reason)
		ctx_refuse_field(c, "reason", T_run_reason_missing, "n", arena_printf(c->arena, "%d", LIMIT_RUN_REASON), NULL);
	if (lacks_paper)
		ctx_refuse_field(c, "file", T_run_stop_paper_missing, "name", k->row.title, NULL);
	return has_reason && !lacks_paper;
}

void run_write_end(struct ctx *c, const struct run_case *k, const char *reason, int64_t file)
{
	run_id id = k->row.id;

	run_stop(c->store, id, k->row.region, c->today, reason, k->row.row_version);
	run_write_keeps(c, k);
	run_stopped_insert(c->store, (run_stopped_id){ store_new_id(c->store) }, k->row.region, id, c->actor.account_id, file);
	run_duty_delete(c->store, k->row.region, id);
	run_turn_delete(c->store, k->row.region, id, "");
	audit_note_text(c, "run", "state", id.v, "open", "stopped");
	audit_note_text(c, "run", "reason", id.v, NULL, reason);
}

bool run_stop_case(struct ctx *c, run_id id, const struct run_ending *what)
{
	struct run_case k;

	ctx_begin(c, "run.stop", "run", id.v, 0);
	if (!run_see(c, id, &k) || !run_is_open(c, &k, what->row_version) || !may_end(c, &k) || !run_not_on_hold(c, &k) || !reason_is_right(c, &k, what))
		return false;
	store_subject(c->store, id.v, k.row.org.v);
	run_write_end(c, &k, what->reason, run_keep_file(c, &k, what->kept, what->file_name, c->today));
	if (what->kept != NULL)
		store_note(c->store, "digest", NULL, what->kept->digest);
	return ctx_commit(c);
}
