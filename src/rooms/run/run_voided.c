#include "rooms/run/run_voided.h"

#include <string.h>
#include "base/buffer.h"
#include "rooms/ballot/ballot_voided.h"
#include "rooms/ballot/ballot_voiding.h"
#include "rooms/run/run_decided.h"
#include "rooms/run/run_walk.h"
#include "schema/model.h"
#include "text/run.h"

#define ANY_STEP 0

static bool read_case(struct ctx *c, const struct ballot_row *row, struct run_case *k)
{
	return strcmp(row->subject, "run") == 0 && run_read(c, (run_id){ row->subject_id }, k);
}

bool run_vote_is_final(struct ctx *c, const struct ballot_row *row)
{
	struct run_case k;

	return read_case(c, row, &k) && run_is_final(&k, row);
}

enum run_voiding run_voiding_of(struct ctx *c, const struct ballot_row *row)
{
	struct run_case k;

	if (!read_case(c, row, &k))
		return RUN_VOIDING_NO_CASE;
	if (k.at >= 0 && row->part == k.steps[k.steps_count - 1].id.v)
		return RUN_VOIDING_ANEW;
	if (row->seats > 0 && k.at >= 0 && ballot_is_valid(row))
		return RUN_VOIDING_ENDS;
	if (!run_is_final(&k, row) || !ballot_is_valid(row))
		return RUN_VOIDING_NOT;
	if (!ballot_is_passed(row))
		return RUN_VOIDING_FREES;
	return k.at >= 0 ? RUN_VOIDING_ENDS : RUN_VOIDING_NOT;
}

void run_vote_was_voided(struct ctx *c, const struct ballot_row *row, enum run_voiding what, const char *ground, const char *reason, int64_t file)
{
	const struct message_arg args[] = { { "title", row->title }, { "ground", ground }, { "reason", reason } };
	struct run_case k;

	if (what == RUN_VOIDING_NO_CASE || what == RUN_VOIDING_NOT || !read_case(c, row, &k) || k.at < 0)
		return;
	if (what == RUN_VOIDING_ENDS) {
		run_write_end(c, &k, text_beginning(c->arena, message_text(c->arena, LANG_ZH, T_run_voided_end, args, 3), LIMIT_RUN_REASON - 1), file);
		return;
	}
	if (what == RUN_VOIDING_ANEW)
		run_void_signatures(c, &k);	/* whoever signed had a result before him that is none any more */
	run_touch(c->store, k.row.id, k.row.region, k.row.row_version);
}

static const struct ballot_row *ballot_numbered(const struct run_case *k, ballot_id id)
{
	for (size_t i = 0; i < k->ballots_count; i++)
		if (k->ballots[i].id.v == id.v)
			return &k->ballots[i];
	return NULL;
}

/* before: those on the same item that were opened before it; NULL: of every one. */
static const char *said(struct ctx *c, const struct run_case *k, int64_t step, const struct ballot_row *before, bool is_public)
{
	struct ballot_voiding_row *rows;
	size_t count = k->ballots_count == 0 ? 0 : ballot_voidings_of(c->store, "run", k->row.id.v, &rows);
	struct buffer b;

	buffer_init(&b, c->arena, 0);
	for (size_t i = 0; i < count; i++) {
		const struct ballot_row *row = ballot_numbered(k, rows[i].ballot);

		if (row != NULL && (step == ANY_STEP || row->part == step) && (before == NULL || (strcmp(row->item, before->item) == 0 && row->id.v < before->id.v)))
			buffer_printf(&b, "%s%s", b.bytes == 0 ? "" : "\n", ballot_voided_line(c, row, is_public));
	}
	return buffer_text(&b);
}

const char *run_voided_text(struct ctx *c, const struct run_case *k, bool is_public)
{
	return said(c, k, ANY_STEP, NULL, is_public);
}

static const char *said_on_paper(struct ctx *c, const struct run_case *k, int64_t step, const struct ballot_row *before)
{
	enum lang asked = c->lang;
	const char *text;

	c->lang = LANG_ZH;
	text = said(c, k, step, before, false);
	c->lang = asked;
	return text;
}

const char *run_voided_before(struct ctx *c, const struct run_case *k, const struct ballot_row *vote)
{
	return said_on_paper(c, k, ANY_STEP, vote);
}

const char *run_voided_in(struct ctx *c, const struct run_case *k, int64_t step)
{
	return said_on_paper(c, k, step, NULL);
}

static bool is_held_again(const struct run_case *k, size_t index)
{
	for (size_t i = index + 1; i < k->ballots_count; i++)
		if (strcmp(k->ballots[i].item, k->ballots[index].item) == 0 && k->ballots[i].id.v > k->ballots[index].id.v && strcmp(k->ballots[i].state, "closed") == 0)
			return true;
	return false;
}

const struct ballot_row *run_vote_void(const struct run_case *k, int64_t step)
{
	const struct ballot_row *found = NULL;

	for (size_t i = 0; i < k->ballots_count; i++) {
		const struct ballot_row was = ballot_as_counted(&k->ballots[i]);

		if (strcmp(k->ballots[i].state, "void") == 0 && (step == ANY_STEP || was.part == step) && run_is_final(k, &was) && ballot_is_valid(&was) && !is_held_again(k, i))
			found = &k->ballots[i];
	}
	return found;
}

const char *run_said_void(struct ctx *c, const struct run_case *k, const char *said)
{
	const struct message_arg arg = { "said", said };

	return said[0] == '\0' || run_vote_void(k, ANY_STEP) == NULL ? said : message_text(c->arena, c->lang, T_run_result_void, &arg, 1);
}

const char *run_void_asked(struct ctx *c, const struct run_case *k, int64_t *ballot)
{
	struct ballot_voiding_row asked;

	for (size_t i = 0; i < k->ballots_count; i++)
		if (strcmp(k->ballots[i].state, "closed") == 0 && ballot_voiding_waiting(c->store, k->ballots[i].id, &asked)) {
			*ballot = k->ballots[i].id.v;
			return ballot_voiding_words(c, &asked);
		}
	return NULL;
}
