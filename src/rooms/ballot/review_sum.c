/* Combining the marks of a review, exactly. */
#include "rooms/ballot/review_sum.h"

#include <stdlib.h>

static int by_mark(const void *a, const void *b)
{
	return fraction_compare(*(const struct fraction *)a, *(const struct fraction *)b);
}

static struct fraction mean(const struct fraction *marks, size_t count)
{
	struct fraction sum = { 0, 1 };

	for (size_t i = 0; i < count; i++)
		sum = fraction_add(sum, marks[i]);
	return fraction_divide(sum, fraction_of((int64_t)count, 1));
}

struct fraction review_combined(enum review_combine combine, struct fraction *marks, size_t count)
{
	static const struct fraction NO_NUMBER = { 0, 0 };

	if (count == 0 || (combine == REVIEW_TRIMMED && count < 3))
		return NO_NUMBER;
	qsort(marks, count, sizeof(*marks), by_mark);
	switch (combine) {
	case REVIEW_MEDIAN: return count % 2 == 1 ? marks[count / 2] : mean(marks + count / 2 - 1, 2);
	case REVIEW_TRIMMED: return mean(marks + 1, count - 2);
	default: return mean(marks, count);
	}
}

/* The circle with the fewest papers that stands alone, other than `not`; `count` if there is none. */
static size_t smallest(const struct review_circle *circles, size_t count, size_t not)
{
	size_t found = count;

	for (size_t i = 0; i < count; i++)
		if (i != not && circles[i].merged_into == i && (found == count || circles[i].shown_count < circles[found].shown_count))
			found = i;
	return found;
}

void review_merge(struct review_circle *circles, size_t count, size_t least)
{
	for (size_t i = 0; i < count; i++) {
		circles[i].merged_into = i;
		circles[i].shown_count = circles[i].papers_count;
	}
	for (;;) {
		size_t small = smallest(circles, count, count), next = smallest(circles, count, small);

		if (small == count || circles[small].shown_count >= least || next == count)
			return;
		for (size_t i = 0; i < count; i++)
			if (circles[i].merged_into == small)
				circles[i].merged_into = next;
		circles[next].shown_count += circles[small].shown_count;
	}
}
