/* Whom a practice commends has it in his record (奖励): what, when, by whom and by which case; and until when, where the case withdraws it. */
#include "base/text.h"
#include "rooms/person/award.h"
#include "rooms/person/person.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

/* What stands behind the title of the award: the organisation that grants it, and the case. */
static const char *granted(struct ctx *c, const struct run_case *k)
{
	const struct message_arg org = { "org", k->row.org_name };

	return message_text(c->arena, LANG_ZH, T_run_award_granted, &org, 1);
}

static const char *of_case(struct ctx *c, const struct run_case *k)
{
	const struct message_arg number = { "case", ctx_number(c, k->row.id.v) };

	return message_text(c->arena, LANG_ZH, T_run_award_case, &number, 1);
}

static const char *ground(struct ctx *c, const struct run_case *k, day_t day)
{
	const struct message_arg args[] = { { "title", k->row.programme_title }, { "day", day_text(c->arena, day) }, { "case", of_case(c, k) } };

	return message_text(c->arena, LANG_ZH, T_run_award_ground, args, sizeof(args) / sizeof(args[0]));
}

bool run_award(struct ctx *c, const struct run_case *k, const struct effect *e, day_t done)
{
	person_id *people;
	size_t count = run_effect_people(c, k, e, done, &people), written = 0;
	day_t day;

	if (!play_acts(&k->play, e))
		return true;
	if (!run_effect_day(c, k, e, done, &day))
		return false;
	store_verb(c->store, "run.close_archive");
	for (size_t i = 0; i < count; i++) {
		struct person_row row;

		if (!person_get(c->store, people[i], &row))
			continue;
		if (e->kind == EFFECT_AWARD)
			written += award_write(c, &row, e->text, day, granted(c, k), ground(c, k, done));
		else
			written += award_end(c, &row, e->text, day, granted(c, k), of_case(c, k));
	}
	store_note(c->store, e->kind == EFFECT_AWARD ? "awarded" : "revoked", NULL, ctx_number(c, (int64_t)written));
	return true;
}
