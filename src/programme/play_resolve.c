/* What a meeting decides in a matter. */
#include "programme/play.h"

const char *play_resolved(const struct play *play, int vote)
{
	const struct vote *v = &play->p->votes[vote];

	for (size_t i = 0; i < v->resolves_count; i++) {
		struct programme_value holds = v->resolves[i].when == NULL ? value_truth(true) : play_value(play, v->resolves[i].when);

		if (holds.kind != VALUE_TRUTH)
			return NULL;
		if (holds.is_true)
			return v->resolves[i].text;
	}
	return NULL;
}
