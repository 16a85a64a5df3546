/* The seal of a step: a digest of everything that was entered in it, and of the seal before. */
#include "rooms/run/run.h"

#include <string.h>
#include "base/buffer.h"
#include "core/crypto.h"
#include "core/file.h"
#include "rooms/run/run_decided.h"
#include "rooms/run/run_walk.h"

static const char *digest_of(struct ctx *c, int64_t file)
{
	struct file_row row;

	return file != 0 && file_get(c->store, (file_id){ file }, &row) ? row.digest : "";
}

/* No step is closed on a vote that is void, so the last one of a step was declared void behind it: what was sealed then is that it was closed. */
static const char *state_then(const struct run_case *k, size_t index)
{
	const struct ballot_row *ballot = &k->ballots[index];

	for (size_t i = index + 1; i < k->ballots_count; i++)
		if (k->ballots[i].part == ballot->part && strcmp(k->ballots[i].item, ballot->item) == 0)
			return ballot->state;
	return strcmp(ballot->state, "void") == 0 && run_is_final(k, ballot) ? "closed" : ballot->state;
}

static void put_ballot(struct ctx *c, struct buffer *b, const struct run_case *k, size_t index)
{
	const struct ballot_row *ballot = &k->ballots[index];
	struct ballot_line_row *lines;
	size_t count = ballot_lines(c->store, ballot->id, &lines);

	buffer_printf(b, "%s %lld %s %d/%d %d\n", ballot->item, (long long)ballot->id.v, state_then(k, index), (int)ballot->present, (int)ballot->entitled,
		(int)ballot->written_agreed);
	for (size_t i = 0; i < count; i++)
		if (lines[i].other == 0)
			buffer_printf(b, "%d %d %d\n", (int)lines[i].agreed, (int)lines[i].opposed, (int)lines[i].abstained);
		else
			buffer_printf(b, "%d other %lld\n", (int)lines[i].agreed, (long long)lines[i].other);
}

/* Only the last draw of a step counts, and it was held when the step was closed; one before it may be held at any time. */
static bool is_last_draw(const struct run_case *k, size_t index)
{
	for (size_t i = index + 1; i < k->draws_count; i++)
		if (k->draws[i].part == k->draws[index].part && strcmp(k->draws[i].item, k->draws[index].item) == 0)
			return false;
	return true;
}

const char *run_seal(struct ctx *c, const struct run_case *k, size_t index, day_t day, int64_t person, const char *way)
{
	const struct run_step_row *s = &k->steps[index];
	struct buffer b;

	buffer_init(&b, c->arena, 1024);
	buffer_printf(&b, "%s\n%lld %d %s %d\n%s %lld %s\n", index == 0 ? "" : k->steps[index - 1].seal, (long long)k->row.id.v, (int)s->number, s->step, (int)s->round,
		day_text(c->arena, day), (long long)person, way);
	for (size_t i = 0; i < k->values_count; i++)
		if (k->values[i].step == s->id.v)
			buffer_printf(&b, "%s.%s.%d=%s %s%s\n", k->values[i].form, k->values[i].field, (int)k->values[i].number, k->values[i].value,
				digest_of(c, k->values[i].file), k->values[i].is_from_paper ? "from paper" : "");
	for (size_t i = 0; i < k->signatures_count; i++)
		if (k->signatures[i].step == s->id.v)
			buffer_printf(&b, "%s %lld %s %s\n", k->signatures[i].role, (long long)k->signatures[i].person, day_text(c->arena, k->signatures[i].day),
				digest_of(c, k->signatures[i].file));
	for (size_t i = 0; i < k->ballots_count; i++)
		if (k->ballots[i].part == s->id.v)
			put_ballot(c, &b, k, i);
	for (size_t i = 0; i < k->reviews_count; i++)
		if (k->reviews[i].part == s->id.v)
			buffer_printf(&b, "%s %lld %s %d %lld/%lld\n", k->reviews[i].item, (long long)k->reviews[i].id.v, k->reviews[i].state, (int)k->reviews[i].papers,
				(long long)k->reviews[i].result_above, (long long)k->reviews[i].result_below);
	for (size_t i = 0; i < k->draws_count; i++)
		if (k->draws[i].part == s->id.v && is_last_draw(k, i))
			buffer_printf(&b, "draw %s %lld %s %s\n", k->draws[i].item, (long long)k->draws[i].id.v, k->draws[i].pool_digest, k->draws[i].seed);
	for (size_t i = 0; i < k->notices_count; i++)
		if (k->notices[i].step == s->id.v)
			buffer_printf(&b, "%s %lld %s %d\n", k->notices[i].item, (long long)k->notices[i].id.v, day_text(c->arena, k->notices[i].last_day),
				(int)k->notices[i].objections);
	for (size_t i = 0; i < k->holds_count; i++)
		if (k->holds[i].step == s->id.v)
			buffer_printf(&b, "hold %s %s %lld %s\n", day_text(c->arena, k->holds[i].from_day), day_text(c->arena, k->holds[i].to_day), (long long)k->holds[i].person,
				k->holds[i].reason);
	return crypto_sha256(c->arena, buffer_text(&b), strlen(buffer_text(&b)));
}
