#include "rooms/ballot/ballot_paper.h"

#include "text/ballot.h"

static const char *mark_of(struct ctx *c, const struct ballot_row *row)
{
	const struct message_arg n = { "n", ctx_number(c, row->seats) };

	if (row->seats == 0)
		return ctx_words(c, T_ballot_paper_mark);
	return message_text(c->arena, c->lang, row->allows_others ? T_ballot_paper_mark_others : T_ballot_paper_mark_elect, &n, 1);
}

void ballot_paper_read(struct ctx *c, const struct ballot_row *row, struct ballot_paper *paper)
{
	struct ballot_line_row *lines;
	size_t count = ballot_lines(c->store, row->id, &lines);
	bool is_election = row->seats > 0;

	*paper = (struct ballot_paper){ .title = ctx_words(c, is_election ? T_ballot_paper_elect_title : T_ballot_paper_paper_title),
		.column = ctx_words(c, is_election ? T_ballot_name : T_ballot_matter), .mark = mark_of(c, row) };
	paper->lines = arena_array(c->arena, count + (size_t)row->seats, sizeof(*paper->lines));
	for (size_t i = 0; i < count; i++)
		if (lines[i].other == 0)
			paper->lines[paper->lines_count++] = is_election ? lines[i].name : row->title;
	for (int64_t i = 0; i < row->seats && row->allows_others; i++)
		paper->lines[paper->lines_count++] = ctx_words(c, T_ballot_paper_other);
}
