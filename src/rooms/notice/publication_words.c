#include "rooms/notice/publication_words.h"

#include <string.h>
#include "base/text.h"
#include "rooms/ballot/ballot_voided.h"
#include "text/ballot.h"
#include "text/run.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* Sentences of figures and what they hold; one after the other they are the whole text. */
struct figures { message text; const char *names[4]; };
static const struct figures PEOPLE = { T_ballot_figures_people, { "entitled", "present" } }, WRITTEN = { T_ballot_figures_written, { "n", "agreed" } },
	PAPERS = { T_ballot_figures_papers, { "issued", "collected", "spoilt" } }, LINE = { T_ballot_figures_line, { "who", "agreed", "opposed", "abstained" } },
	ELECTED = { T_ballot_figures_elected, { "name" } }, CHOSEN = { T_ballot_figures_chosen, { "n" } }, INVALID = { T_ballot_figures_invalid, { NULL } },
	ROW = { T_run_sheet_row_said, { "place", "name", "mark", "n" } }, SHEET = { T_run_sheet_said, { "mark", "n" } },
	SHEET_OUT = { T_run_sheet_said_out, { "mark", "issued", "collected", "n" } };

static bool read_figures(struct arena *a, const struct figures *f, const char **text, struct message_arg args[4])
{
	size_t count = 0;

	for (; count < 4 && f->names[count] != NULL; count++)
		args[count] = (struct message_arg){ f->names[count], "" };
	return message_read(a, LANG_ZH, f->text, text, args, count);
}

static int64_t number(const struct message_arg *arg)
{
	int64_t n;

	return int_parse(arg->value, &n) ? n : 0;
}

/* ---- of a vote ---- */

static size_t lines_in(const char *text)
{
	size_t count = 1;

	for (; (text = strstr(text, "\xef\xbc\x9b")) != NULL; text++)	/* a full-width semicolon stands before each */
		count++;
	return count;
}

bool publication_tally_of(struct arena *a, const struct publication_line *line, struct publication_tally *t)
{
	const char *at = line->text;
	struct message_arg args[4];

	*t = (struct publication_tally){ .votes = arena_array(a, lines_in(at), sizeof(*t->votes)) };
	if (strcmp(line->kind, "vote") != 0 || !read_figures(a, &PEOPLE, &at, args))
		return false;
	t->entitled = number(&args[0]);
	t->present = number(&args[1]);
	if (read_figures(a, &WRITTEN, &at, args)) {
		t->written = number(&args[0]);
		t->written_agreed = number(&args[1]);
	}
	while (*at != '\0') {
		if (read_figures(a, &PAPERS, &at, args)) {
			t->issued = number(&args[0]);
			t->collected = number(&args[1]);
			t->spoilt = number(&args[2]);
		} else if (read_figures(a, &LINE, &at, args)) {
			const char *who = args[0].value;
			struct message_arg elected[4];
			bool is_elected = read_figures(a, &ELECTED, &who, elected);

			t->votes[t->votes_count++] = (struct publication_votes){ is_elected ? elected[0].value : args[0].value, is_elected, number(&args[1]), number(&args[2]), number(&args[3]) };
		} else {
			return false;
		}
	}
	return true;
}

/* ---- in English ---- */

static void put(struct arena *a, struct buffer *b, enum lang lang, const struct figures *f, struct message_arg args[4])
{
	size_t count = 0;

	while (count < 4 && f->names[count] != NULL)
		count++;
	if (f == &LINE) {
		const char *who = args[0].value;
		struct message_arg elected[4];

		if (read_figures(a, &ELECTED, &who, elected))
			args[0].value = message_text(a, lang, ELECTED.text, elected, 1);
	}
	message_put(b, lang, f->text, args, count);
}

/* The sentences of a vote, else of a sheet; NULL: it has others, as a version of before wrote them. Names behind those who were chosen stay as they are. */
static const char *said_again(struct arena *a, enum lang lang, const char *at)
{
	static const struct figures *const ALL[] = { &PEOPLE, &WRITTEN, &PAPERS, &LINE, &CHOSEN, &INVALID, &ROW, &SHEET_OUT, &SHEET };
	struct message_arg args[4];
	struct buffer b;

	buffer_init(&b, a, 256);
	while (*at != '\0') {
		size_t i = 0;

		if (*at == '\n') {
			buffer_putc(&b, *at++);
			continue;
		}
		while (i < COUNT(ALL) && !read_figures(a, ALL[i], &at, args))
			i++;
		if (i == COUNT(ALL))
			return NULL;
		put(a, &b, lang, ALL[i], args);
		if (ALL[i] == &CHOSEN) {
			buffer_puts(&b, at);
			break;
		}
	}
	return buffer_text(&b);
}

const char *publication_text(struct arena *a, enum lang lang, const struct publication_line *line)
{
	bool is_of_figures = strcmp(line->kind, "vote") == 0 || strcmp(line->kind, "sheet") == 0;
	const char *text = lang == LANG_ZH || !is_of_figures ? NULL : said_again(a, lang, line->text);

	return text != NULL ? text : message_shown(a, lang, line->text);
}

const char *publication_voided(struct ctx *c, const struct publication_line *line)
{
	return line->has_voided ? ballot_voided_published(c, line->run, line->kind, line->text) : "";
}
