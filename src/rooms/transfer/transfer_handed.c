#include "rooms/transfer/transfer_handed.h"

#include <string.h>
#include "programme/english.h"
#include "rooms/person/person.h"
#include "rooms/run/run_bundle.h"
#include "rooms/run/run_move_sql.h"
#include "rooms/run/run_walk.h"
#include "rooms/transfer/transfer_training.h"
#include "text/run.h"
#include "text/transfer.h"

/* The kinds of papers that come up on the way to membership (code set paper_kind). */
static bool is_of_recruiting(const char *kind)
{
	static const char *const KINDS[] = { "application", "activist_review", "autobiography", "vetting", "training" };

	for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); i++)
		if (strcmp(KINDS[i], kind) == 0)
			return true;
	return false;
}

bool transfer_handed_is_open(struct ctx *c, const struct transfer_row *t)
{
	return transfer_is_training(t) && transfer_may(c, t, "enrol");
}

static size_t read_cases(struct ctx *c, const struct transfer_row *t, const struct person_row *row, struct run_open_id **cases)
{
	return run_open_about(c->store, row->region, (org_id){ t->from }, row->id, cases);
}

void transfer_handed_read(struct ctx *c, const struct transfer_row *t, struct transfer_handed *handed)
{
	struct run_open_id *cases;
	struct person_paper *papers;
	struct person_row row;
	size_t count;

	*handed = (struct transfer_handed){ .stage = "", .since = DAY_NONE };
	if (!person_get(c->store, (person_id){ t->person }, &row))
		return;
	handed->stage = transfer_stage(c, &row, &handed->since);
	count = read_cases(c, t, &row, &cases);
	handed->cases = arena_array(c->arena, count + 1, sizeof(*handed->cases));
	for (size_t i = 0; i < count; i++) {
		struct run_case k;

		if (run_read(c, cases[i].id, &k))
			handed->cases[handed->cases_count++] = (struct transfer_handed_case){ k.row.id.v, programme_named(c->lang, k.row.programme_title), programme_named(c->lang, k.row.step_title) };
	}
	count = person_papers(c->store, t->person, &papers);
	handed->papers = arena_array(c->arena, count + 1, sizeof(*handed->papers));
	for (size_t i = 0; i < count; i++)
		if (!papers[i].is_withdrawn && is_of_recruiting(papers[i].kind))
			handed->papers[handed->papers_count++] = papers[i];
}

static bool is_his_turn(struct ctx *c, transfer_id id, struct transfer_row *t)
{
	return transfer_see(c, id, t) && (transfer_handed_is_open(c, t) || ctx_refuse(c, NOT_FOUND, T_transfer_not_found, NULL));
}

static bool goes_along(struct ctx *c, const struct transfer_row *t, int64_t run)
{
	struct run_open_id *cases;
	struct person_row row;
	size_t count = person_get(c->store, (person_id){ t->person }, &row) ? read_cases(c, t, &row, &cases) : 0;

	for (size_t i = 0; i < count; i++)
		if (cases[i].id.v == run)
			return true;
	return ctx_refuse(c, NOT_FOUND, T_transfer_not_found, NULL);
}

bool transfer_handed_case(struct ctx *c, transfer_id id, int64_t run, struct buffer *pdf, const char **title)
{
	struct transfer_row t;
	struct run_case k;

	ctx_begin(c, "transfer.see_case", "transfer", id.v, 0);
	if (!is_his_turn(c, id, &t) || !goes_along(c, &t, run) || !run_read(c, (run_id){ run }, &k))
		return false;
	store_subject(c->store, id.v, t.to);
	store_note(c->store, "run", NULL, ctx_number(c, run));
	*title = arena_printf(c->arena, "%s-%s", k.row.programme_title, t.name);
	return ctx_commit(c) && (run_bundle_write(c, &k, pdf) || ctx_refuse(c, AGAINST_RULE, T_run_bundle_failed, NULL));
}

bool transfer_handed_paper(struct ctx *c, transfer_id id, int64_t paper, struct file_row *file)
{
	struct transfer_row t;

	ctx_begin(c, "transfer.see_paper", "transfer", id.v, 0);
	if (!is_his_turn(c, id, &t))
		return false;
	if (!file_get(c->store, (file_id){ paper }, file) || strcmp(file->subject, "person") != 0 || file->subject_ref != t.person || file->is_withdrawn || !is_of_recruiting(file->kind))
		return ctx_refuse(c, NOT_FOUND, T_transfer_not_found, NULL);
	store_subject(c->store, id.v, t.to);
	store_note(c->store, "digest", file->digest, file->digest);
	return ctx_commit(c);
}
