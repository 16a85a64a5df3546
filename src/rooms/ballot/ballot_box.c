/* The box of a secret vote: all votes in one sealed row, which has its full length from the beginning. Votes lie in it in the order of
 * their bytes, which are random. */
#include <assert.h>
#include <string.h>
#include "base/buffer.h"
#include "core/audit.h"
#include "core/crypto.h"
#include "core/permit.h"
#include "core/services.h"
#include "rooms/ballot/ballot_part.h"
#include "rooms/ballot/ballot_secret.h"
#include "rooms/ballot/ballot_voided.h"
#include "text/ballot.h"

#define COUNT_BYTES 4

struct box {
	ballot_box_id id;
	size_t slots, vote_bytes, count;
	unsigned char *clear, *votes;	/* the count, then the slots */
};

static size_t content_bytes(const struct box *box)
{
	return COUNT_BYTES + box->slots * box->vote_bytes;
}

static struct bytes sealed(struct ctx *c, struct box *box)
{
	for (size_t i = 0; i < COUNT_BYTES; i++)
		box->clear[i] = (unsigned char)(box->count >> (8 * i));
	return crypto_seal_bytes(c->services->keys, c->arena, "ballot_box", "content", box->id.v, (struct bytes){ box->clear, content_bytes(box) });
}

bool ballot_box_fits(struct ctx *c, const struct ballot_ask *ask)
{
	size_t bytes = secret_vote_bytes(ask->candidates_count == 0 ? 1 : ask->candidates_count, ask->seats);
	size_t most = BALLOT_BOX_BYTES_MAX / bytes;

	return ask->entitled_count <= most || ctx_refuse(c, AGAINST_RULE, T_ballot_box_too_small, "n", ctx_number(c, (int64_t)ask->entitled_count),
		"most", ctx_number(c, (int64_t)most), NULL);
}

void ballot_box_write_empty(struct ctx *c, ballot_id id, const struct ballot_ask *ask)
{
	struct box box = { .id = { store_new_id(c->store) }, .slots = ask->entitled_count,
		.vote_bytes = secret_vote_bytes(ask->candidates_count == 0 ? 1 : ask->candidates_count, ask->seats) };

	box.clear = arena_alloc(c->arena, content_bytes(&box));
	memset(box.clear, 0, content_bytes(&box));
	ballot_box_insert(c->store, box.id, id, (int64_t)box.slots, sealed(c, &box));
}

/* Refuses where it does not open: a damaged database, or somebody changed it. */
static bool read_box(struct ctx *c, const struct ballot_row *row, size_t lines, struct box *box)
{
	struct ballot_box_row kept;
	struct bytes clear = { NULL, 0 };

	*box = (struct box){ .vote_bytes = secret_vote_bytes(lines, row->seats) };
	if (ballot_box_get(c->store, row->id, &kept)) {
		box->id = kept.id;
		box->slots = (size_t)kept.slots;
		clear = crypto_open_bytes(c->services->keys, c->arena, "ballot_box", "content", kept.id.v, kept.content);
	}
	if (clear.data == NULL || clear.bytes != content_bytes(box))
		return ctx_refuse(c, CONFLICT, T_ballot_box_damaged, NULL);
	box->clear = arena_alloc(c->arena, clear.bytes);
	memcpy(box->clear, clear.data, clear.bytes);
	box->votes = box->clear + COUNT_BYTES;
	for (size_t i = 0; i < COUNT_BYTES; i++)
		box->count |= (size_t)box->clear[i] << (8 * i);
	return box->count <= box->slots || ctx_refuse(c, CONFLICT, T_ballot_box_damaged, NULL);
}

/* ---- what the proofs hold ---- */

static const char *head_of(struct ctx *c, const struct ballot_row *row, const struct ballot_line_row *lines, size_t count)
{
	struct buffer b;

	buffer_init(&b, c->arena, 1000);
	buffer_printf(&b, "ballot %lld\ntitle %s\nlines %zu\n", (long long)row->id.v, row->title, count);
	for (size_t i = 0; i < count && row->seats > 0; i++)
		buffer_printf(&b, "name %zu %s\n", i + 1, lines[i].name);
	buffer_printf(&b, "seats %lld\n", (long long)row->seats);
	return buffer_text(&b);
}

struct terms { struct secret_vote_terms vote; struct ballot_secrecy secrecy; };

static void read_terms(struct ctx *c, const struct ballot_row *row, struct terms *t)
{
	struct ballot_line_row *lines;

	*t = (struct terms){ .vote = { .ballot = row->id.v, .seats = row->seats } };
	t->vote.lines = ballot_lines(c->store, row->id, &lines);
	t->vote.head = head_of(c, row, lines, t->vote.lines);
	ballot_secrecy_of(c, row, &t->secrecy);
	for (size_t i = 0; i < t->secrecy.trustees_count; i++)
		if (t->secrecy.trustees[i].public_key.bytes == SECRET_VOTE_KEY_BYTES)
			memcpy(t->vote.keys[i], t->secrecy.trustees[i].public_key.data, SECRET_VOTE_KEY_BYTES);
}

/* ---- voting ---- */

static const char *receipt_of(struct ctx *c, const unsigned char *vote, size_t bytes)
{
	const char *digest = crypto_sha256(c->arena, vote, bytes);

	return arena_printf(c->arena, "%.4s-%.4s-%.4s-%.4s-%.4s", digest, digest + 4, digest + 8, digest + 12, digest + 16);
}

bool ballot_box_prepare(struct ctx *c, const struct ballot_row *row, const int *choices, struct ballot_sealed_vote *vote)
{
	struct terms t;

	read_terms(c, row, &t);
	*vote = (struct ballot_sealed_vote){ .bytes = secret_vote_bytes(t.vote.lines, t.vote.seats) };
	memcpy(vote->keys, t.vote.keys, sizeof(vote->keys));
	vote->data = arena_alloc(c->arena, vote->bytes);
	return secret_vote_make(c->arena, &t.vote, choices, vote->data) || ctx_refuse(c, CONFLICT, T_ballot_box_damaged, NULL);
}

const char *ballot_box_put(struct ctx *c, const struct ballot_row *row, const struct ballot_sealed_vote *vote)
{
	struct terms t;
	struct box box;
	size_t at = 0;

	read_terms(c, row, &t);
	if (!read_box(c, row, t.vote.lines, &box))
		return NULL;
	/* The voting began, or a trustee took another key meanwhile: the vote is made anew. */
	if (vote->data == NULL || memcmp(vote->keys, t.vote.keys, sizeof(vote->keys)) != 0) {
		store_ask_again(c->store);
		return "";
	}
	assert(box.votes != NULL && box.count < box.slots);
	while (at < box.count && memcmp(box.votes + at * vote->bytes, vote->data, vote->bytes) < 0)
		at++;
	memmove(box.votes + (at + 1) * vote->bytes, box.votes + at * vote->bytes, (box.count - at) * vote->bytes);
	memcpy(box.votes + at * vote->bytes, vote->data, vote->bytes);
	box.count++;
	ballot_box_put_content(c->store, box.id, sealed(c, &box));
	return receipt_of(c, vote->data, vote->bytes);
}

/* ---- opening ---- */

bool ballot_open_part(struct ctx *c, ballot_id id, const char *code)
{
	struct ballot_secrecy s;
	struct ballot_row row;
	struct terms t;
	struct box box;
	unsigned char *part;
	size_t bytes;

	ctx_begin(c, "ballot.open_part", "ballot", id.v, 0);
	if (!ballot_trustee_of(c, id, &row, &s) || !ballot_is_still_open(c, &row))
		return false;
	if (s.phase != BALLOT_WANTS_PARTS)
		return ctx_refuse(c, CONFLICT, s.phase == BALLOT_COUNTED ? T_ballot_is_opened : T_ballot_not_ended, NULL);
	if (s.trustees[s.own].part.bytes > 0)
		return ctx_refuse(c, CONFLICT, T_ballot_own_part, NULL);
	read_terms(c, &row, &t);
	if (!read_box(c, &row, t.vote.lines, &box))
		return false;
	bytes = secret_vote_opening_bytes(t.vote.lines);
	part = arena_alloc(c->arena, bytes);
	if (!secret_vote_open(c->arena, &t.vote, box.votes, box.count, s.own, code, part))
		return ctx_refuse_field(c, "code", T_ballot_code_wrong, NULL);
	ballot_trustee_put_part(c->store, id, s.own + 1, (struct bytes){ part, bytes });
	ballot_touch(c->store, id);
	audit_note_int(c, "ballot_trustee", "number", id.v, 0, s.own + 1);
	return ctx_commit(c);
}

/* The first two who opened. */
static bool two_parts(const struct ballot_secrecy *s, size_t bytes, int trustees[2], const unsigned char *parts[2])
{
	int count = 0;

	for (int i = 0; i < SECRET_VOTE_TRUSTEES && count < 2; i++) {
		if (s->trustees[i].part.bytes != bytes)
			continue;
		trustees[count] = i;
		parts[count++] = s->trustees[i].part.data;
	}
	return count == 2;
}

bool ballot_box_figures(struct ctx *c, const struct ballot_row *row, struct ballot_figures *f)
{
	const unsigned char *parts[2];
	int64_t *sums;
	int trustees[2];
	struct terms t;
	struct box box;

	read_terms(c, row, &t);
	if (!read_box(c, row, t.vote.lines, &box))
		return false;
	*f = (struct ballot_figures){ .present = (int64_t)box.count, .lines_count = t.vote.lines };
	f->lines = arena_array(c->arena, f->lines_count, sizeof(*f->lines));
	sums = arena_array(c->arena, f->lines_count * SECRET_VOTE_CHOICES, sizeof(*sums));
	if (box.count > 0 && (!two_parts(&t.secrecy, secret_vote_opening_bytes(t.vote.lines), trustees, parts) ||
	    !secret_vote_sums(c->arena, &t.vote, box.votes, box.count, trustees, parts, sums)))
		return ctx_refuse(c, CONFLICT, T_ballot_box_damaged, NULL);
	for (size_t i = 0; i < f->lines_count && box.count > 0; i++)
		f->lines[i] = (struct ballot_votes){ sums[SECRET_VOTE_CHOICES * i], sums[SECRET_VOTE_CHOICES * i + 1], sums[SECRET_VOTE_CHOICES * i + 2] };
	return true;
}

/* ---- the board ---- */

static bool may_see_board(struct ctx *c, const struct ballot_row *row, const struct ballot_secrecy *s)
{
	struct ballot_voter_row voter;

	return s->own >= 0 || may_at(c, MAY_HANDLE, row->org.v) ||
		(c->actor.person_id != 0 && ballot_voter_of(c->store, row->id, (person_id){ c->actor.person_id }, &voter) && voter.ground[0] == '\0');
}

static void put_hex(struct ctx *c, struct buffer *b, const char *word, const void *data, size_t bytes)
{
	buffer_printf(b, "%s %s\n", word, hex_encode(c->arena, data, bytes));
}

static void put_board(struct ctx *c, struct buffer *b, const struct ballot_row *row, const struct terms *t, const struct box *box)
{
	struct ballot_line_row *lines;
	struct ballot_voted_row voted = { 0 };

	ballot_voted_count(c->store, row->id, &voted);
	buffer_printf(b, "jishi-vote-1\n%svoted %lld\n", t->vote.head, (long long)voted.n);
	for (int i = 0; i < SECRET_VOTE_TRUSTEES; i++)
		put_hex(c, b, arena_printf(c->arena, "key %d", i + 1), t->vote.keys[i], SECRET_VOTE_KEY_BYTES);
	for (size_t i = 0; i < box->count; i++)
		put_hex(c, b, "vote", box->votes + i * box->vote_bytes, box->vote_bytes);
	for (int i = 0; i < SECRET_VOTE_TRUSTEES; i++)
		if (t->secrecy.trustees[i].part.bytes > 0)
			put_hex(c, b, arena_printf(c->arena, "part %d", i + 1), t->secrecy.trustees[i].part.data, t->secrecy.trustees[i].part.bytes);
	ballot_lines(c->store, row->id, &lines);
	for (size_t i = 0; i < t->vote.lines; i++)
		buffer_printf(b, "sum %zu %lld %lld %lld\n", i + 1, (long long)lines[i].agreed, (long long)lines[i].opposed, (long long)lines[i].abstained);
}

bool ballot_board_of(struct ctx *c, ballot_id id, struct ballot_board *board)
{
	struct terms t;
	struct box box;
	struct buffer b;

	*board = (struct ballot_board){ 0 };
	if (!ballot_get(c->store, id, &board->row) || !board->row.is_secret || !board->row.is_from_afar || !ballot_was_counted(&board->row))
		return ctx_refuse(c, NOT_FOUND, T_ballot_not_found, NULL);
	read_terms(c, &board->row, &t);
	if (!may_see_board(c, &board->row, &t.secrecy))
		return ctx_refuse(c, NOT_FOUND, T_ballot_not_found, NULL);
	if (!read_box(c, &board->row, t.vote.lines, &box))
		return false;
	buffer_init(&b, c->arena, 4096 + box.count * box.vote_bytes * 2);
	put_board(c, &b, &board->row, &t, &box);
	board->text = buffer_text(&b);
	board->receipts = arena_array(c->arena, box.count + 1, sizeof(*board->receipts));
	for (; board->receipts_count < box.count; board->receipts_count++)
		board->receipts[board->receipts_count] = receipt_of(c, box.votes + board->receipts_count * box.vote_bytes, box.vote_bytes);
	return true;
}
