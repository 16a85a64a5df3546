/* Choices of a vote from afar, from text. */
#include "rooms/ballot/ballot_choice.h"

#include <string.h>

enum ballot_choice ballot_choice_read(const char *text)
{
	static const char *const CHOICES[] = { [BALLOT_AGREED] = "agreed", [BALLOT_OPPOSED] = "opposed", [BALLOT_ABSTAINED] = "abstained" };
	int choice = BALLOT_AGREED;

	while (choice < BALLOT_NO_CHOICE && strcmp(text, CHOICES[choice]) != 0)
		choice++;
	return (enum ballot_choice)choice;
}

const char *ballot_choice_field(struct arena *a, int64_t seats, size_t line)
{
	return seats > 0 ? arena_printf(a, "choice_%zu", line + 1) : "choice";
}

void ballot_choices_read(struct arena *a, const char *const *texts, size_t count, size_t lines, struct ballot_chosen *chosen)
{
	*chosen = (struct ballot_chosen){ .of = arena_array(a, lines, sizeof(*chosen->of)), .lines_count = lines, .sent = count };
	for (size_t i = 0; i < lines; i++) {
		chosen->of[i] = i < count ? (int)ballot_choice_read(texts[i]) : BALLOT_NO_CHOICE;
		chosen->missing += chosen->of[i] == BALLOT_NO_CHOICE;
		chosen->agreed += chosen->of[i] == BALLOT_AGREED;
	}
}

bool ballot_choices_fit(const struct ballot_chosen *chosen, int64_t seats)
{
	return chosen->missing == 0 && chosen->sent == chosen->lines_count && (seats == 0 || chosen->agreed <= seats);
}
