/* What browsers and programs send to votes: count sheets, choices, and the codes and the kept votes of secret ones. The first line is the vote
 * (lines, seats, others, entitled, flags), the second a page's form, the third a program's JSON, the fourth a trustee's code; the fifth, as
 * on a board, votes out of a box. Whatever comes, what the rules let through adds up, and a secret vote opens to what was chosen. */
#include "fuzz.h"

#include <sodium.h>
#include "core/crypto.h"
#include "core/secret_vote.h"
#include "rooms/ballot/ballot_choice.h"
#include "rooms/ballot/ballot_input.h"
#include "web/request.h"

#define SEALED_LINES_MAX 2	/* of the votes that are encrypted here: each takes milliseconds */
#define BALLOT 914705096808333312

struct vote { struct ballot_terms terms; size_t lines_count, others; struct ballot_line_row *lines; };

static int64_t number_at(const char **at)
{
	char *end;
	int64_t n = strtoll(*at, &end, 10);

	*at = end;
	return n;
}

/* 0 to `most`. */
static int64_t within(int64_t n, int64_t most) { return n < 0 ? 0 : n > most ? most : n; }

static void read_shape(struct arena *a, const char *at, struct vote *v)
{
	int64_t flags;

	v->lines_count = (size_t)within(number_at(&at), BALLOT_LINES_MAX);
	v->lines_count += v->lines_count == 0;
	v->terms.seats = within(number_at(&at), (int64_t)v->lines_count);
	v->lines_count = v->terms.seats == 0 ? 1 : v->lines_count;
	v->others = v->terms.seats == 0 ? 0 : (size_t)within(number_at(&at), (int64_t)v->lines_count - v->terms.seats);
	v->terms.entitled = within(number_at(&at), BALLOT_FIGURE_MAX);
	flags = within(number_at(&at), INT64_MAX);
	v->terms.quorum = fraction_of(1, 2);
	v->terms.pass = (flags & 1) != 0 ? fraction_of(2, 3) : fraction_of(1, 2);
	v->terms.is_quorum_exceeded = v->terms.is_pass_exceeded = (flags & 2) != 0;
	v->terms.is_secret = (flags & 4) != 0;
	v->terms.allows_written = (flags & 8) != 0 && v->terms.seats == 0;
	v->terms.pass_of = (enum ballot_base)(flags / 16 % BALLOT_BASES_COUNT);
	v->lines = arena_array(a, v->lines_count, sizeof(*v->lines));
	for (size_t i = v->lines_count - v->others; i < v->lines_count; i++)
		v->lines[i].other = 1;
}

static const char *const TYPES[] = { "application/x-www-form-urlencoded", "application/json" };

static struct web_request *empty_request(struct ctx *c, bool is_program, struct web *w)
{
	struct web_request *r = arena_alloc(c->arena, sizeof(*r));

	r->arena = r->work = c->arena;
	r->spool_fd = r->data_fd = -1;
	r->query = "";
	r->headers[0] = (struct header){ "Content-Type", TYPES[is_program] };
	r->headers_count = 1;
	*w = (struct web){ .c = c, .request = r, .is_api = is_program };
	return r;
}

/* What was sent, as handlers find it. False: it never comes to one. */
static bool read_sent(struct ctx *c, bool is_program, char *text, struct web *w)
{
	struct web_request *r = empty_request(c, is_program, w);

	r->body = text;
	r->body_bytes = strlen(text);
	return request_read_params(r);
}

/* ---- the count sheet ---- */

static void put_figure(struct web *w, const char *name, int64_t n)
{
	request_add_param(w->request, name, arena_printf(w->c->arena, "%lld", (long long)n));
}

/* The same figures as the other of page and program would send them. */
static void send_other_way(struct ctx *c, const struct web *w, const struct ballot_figures *f, struct web *other)
{
	empty_request(c, !w->is_api, other);
	put_figure(other, "present", f->present);
	put_figure(other, "issued", f->issued);
	put_figure(other, "collected", f->collected);
	put_figure(other, "spoilt", f->spoilt);
	put_figure(other, "written", f->written);
	put_figure(other, "written_agreed", f->written_agreed);
	for (size_t i = 0; i < f->lines_count; i++) {
		put_figure(other, other->is_api ? "agreed" : arena_printf(c->arena, "agreed_%zu", i + 1), f->lines[i].agreed);
		put_figure(other, other->is_api ? "opposed" : arena_printf(c->arena, "opposed_%zu", i + 1), f->lines[i].opposed);
		put_figure(other, other->is_api ? "abstained" : arena_printf(c->arena, "abstained_%zu", i + 1), f->lines[i].abstained);
	}
}

static void hold_sums(struct ctx *c, const struct vote *v, const struct ballot_figures *f)
{
	bool *is_elected = arena_array(c->arena, f->lines_count, sizeof(*is_elected)), *is_tied = arena_array(c->arena, f->lines_count, sizeof(*is_tied));
	int64_t elected, tied;

	MUST(f->collected <= f->issued && f->issued <= f->present && f->present + f->written <= v->terms.entitled && f->spoilt <= f->collected);
	for (size_t i = 0; i < f->lines_count; i++) {
		MUST(f->lines[i].agreed >= 0 && f->lines[i].opposed >= 0 && f->lines[i].abstained >= 0);
		MUST(f->lines[i].agreed + f->lines[i].opposed + f->lines[i].abstained <= f->present);
		MUST(ballot_base_count(&v->terms, f, i) <= v->terms.entitled);
	}
	if (v->terms.seats == 0) {
		ballot_has_majority(&v->terms, f, 0);
		return;
	}
	elected = ballot_elect(&v->terms, f, is_elected);
	tied = ballot_tied(&v->terms, f, is_elected, is_tied);
	MUST(elected <= v->terms.seats && (elected == 0 || ballot_has_quorum(&v->terms, f->present)));
	MUST(tied == 0 || (tied >= 2 && elected + tied > v->terms.seats));
	for (size_t i = 0; i < f->lines_count; i++)
		MUST(!(is_elected[i] && is_tied[i]) && (!is_elected[i] || ballot_has_majority(&v->terms, f, i)));
}

static void read_sheet(struct web *w, const struct vote *v)
{
	struct ballot_figures f, again;
	struct ballot_fault fault;
	struct web other;

	ballot_figures_read(w, v->lines, v->lines_count, &f);
	f.others_count = v->others;
	MUST(f.lines_count >= v->lines_count);
	if (f.lines_count > v->lines_count)
		return;	/* more was sent than there are lines: no sheet of this vote */
	if (ballot_has_fault(&v->terms, &f, &fault)) {
		MUST(fault.field != NULL && fault.text != NULL && fault.line < f.lines_count);
		return;
	}
	hold_sums(w->c, v, &f);
	if (f.lines_count * 3 + 6 > PARAMS_COUNT_MAX)
		return;
	send_other_way(w->c, w, &f, &other);
	ballot_figures_read(&other, v->lines, v->lines_count, &again);
	MUST(ballot_are_same(&f, &again));
}

/* ---- choices, and the secret vote ---- */

static const char *codes[SECRET_VOTE_TRUSTEES];

/* The keys of three trustees, the same for all inputs. */
static void take_keys(struct secret_vote_terms *t)
{
	static struct arena *kept;

	if (kept == NULL) {
		kept = arena_new();
		MUST(sodium_init() >= 0);
		for (int i = 0; i < SECRET_VOTE_TRUSTEES; i++)
			codes[i] = secret_vote_code(kept);
	}
	for (int i = 0; i < SECRET_VOTE_TRUSTEES; i++)
		MUST(secret_vote_key(codes[i], BALLOT, t->keys[i]));
}

static void open_parts(struct arena *a, const struct secret_vote_terms *t, const unsigned char *votes, size_t count, const unsigned char *parts[2], bool *are_opened)
{
	*are_opened = true;
	for (int i = 0; i < 2; i++) {
		unsigned char *part = arena_alloc(a, secret_vote_opening_bytes(t->lines));

		*are_opened &= secret_vote_open(a, t, votes, count, i, codes[i], part);
		parts[i] = part;
	}
}

static void hold_sealed(struct arena *a, const struct vote *v, const struct ballot_chosen *chosen)
{
	struct secret_vote_terms t = { .ballot = BALLOT, .head = "ballot 1\n", .lines = v->lines_count, .seats = v->terms.seats };
	unsigned char *vote = arena_alloc(a, secret_vote_bytes(t.lines, t.seats));
	int64_t sums[SEALED_LINES_MAX * SECRET_VOTE_CHOICES];
	const unsigned char *parts[2];
	bool are_opened;

	take_keys(&t);
	MUST(secret_vote_make(a, &t, chosen->of, vote));
	open_parts(a, &t, vote, 1, parts, &are_opened);
	MUST(are_opened && secret_vote_sums(a, &t, vote, 1, (const int[]){ 0, 1 }, parts, sums));
	for (size_t i = 0; i < t.lines * SECRET_VOTE_CHOICES; i++)
		MUST(sums[i] == ((size_t)chosen->of[i / SECRET_VOTE_CHOICES] == i % SECRET_VOTE_CHOICES));
}

static void read_choices(struct web *w, const struct vote *v)
{
	struct arena *a = w->c->arena;
	struct ballot_chosen chosen;
	const char **texts;
	size_t count = ballot_choices_sent(w, v->terms.seats, v->lines_count, &texts);
	int64_t agreed = 0;

	ballot_choices_read(a, texts, count, v->lines_count, &chosen);
	MUST(chosen.lines_count == v->lines_count && chosen.missing <= v->lines_count);
	if (!ballot_choices_fit(&chosen, v->terms.seats))
		return;
	MUST(count == v->lines_count);
	for (size_t i = 0; i < v->lines_count; i++) {
		static const char *const NAMES[] = { "agreed", "opposed", "abstained" };

		MUST(chosen.of[i] >= 0 && chosen.of[i] < SECRET_VOTE_CHOICES && strcmp(texts[i], NAMES[chosen.of[i]]) == 0);
		agreed += chosen.of[i] == BALLOT_AGREED;
	}
	MUST(v->terms.seats == 0 || agreed <= v->terms.seats);
	if (v->lines_count <= SEALED_LINES_MAX)
		hold_sealed(a, v, &chosen);
}

/* A code is taken as it was typed, with blanks and dashes anywhere, and is worth nothing in another vote. */
static void read_code(struct arena *a, const char *text)
{
	unsigned char key[SECRET_VOTE_KEY_BYTES], again[SECRET_VOTE_KEY_BYTES];
	size_t letters = 0;

	if (!text_is_utf8(text, strlen(text)) || !secret_vote_key(text, BALLOT, key))	/* nothing else comes behind the reader of requests */
		return;
	for (const char *at = text; *at != '\0'; at++)
		letters += *at != '-' && *at != ' ';
	MUST(letters == 30);
	MUST(secret_vote_key(arena_printf(a, " -%s- ", text_lower(a, text)), BALLOT, again) && memcmp(key, again, sizeof(key)) == 0);
	MUST(secret_vote_key(text, BALLOT + 1, again) && memcmp(key, again, sizeof(key)) != 0);
	MUST(!secret_vote_key(arena_printf(a, "%sa", text), BALLOT, again));
}

/* Bytes that somebody put into a box: opened to nothing, or to no more than there are votes. */
static void read_box(struct arena *a, const char *hex)
{
	struct secret_vote_terms t = { .ballot = BALLOT, .head = "ballot 1\n", .lines = 1 };
	int64_t sums[SECRET_VOTE_CHOICES] = { 0 };
	const unsigned char *parts[2];
	struct bytes votes;
	size_t count;
	bool are_opened;

	if (!hex_decode(a, hex, &votes) || (count = votes.bytes / secret_vote_bytes(1, 0)) == 0)
		return;
	take_keys(&t);
	open_parts(a, &t, votes.data, count, parts, &are_opened);
	if (are_opened && secret_vote_sums(a, &t, votes.data, count, (const int[]){ 0, 1 }, parts, sums))
		for (size_t i = 0; i < SECRET_VOTE_CHOICES; i++)
			MUST(sums[i] >= 0 && sums[i] <= (int64_t)count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	struct arena *a = fuzz_arena();
	const uint8_t *at = data, *end = data + bytes;
	struct ctx c = { .arena = a };
	struct vote v = { .lines_count = 0 };
	struct web w;

	if (bytes == 0)
		return 0;
	read_shape(a, fuzz_line(a, &at, end), &v);
	for (int is_program = 0; is_program < 2; is_program++)
		if (read_sent(&c, is_program != 0, fuzz_line(a, &at, end), &w)) {
			read_sheet(&w, &v);
			read_choices(&w, &v);
		}
	read_code(a, fuzz_line(a, &at, end));
	read_box(a, fuzz_line(a, &at, end));
	return 0;
}
