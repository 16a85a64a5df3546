/* Is whom a case is about still one of those whom the practice is about? Asked when it is opened, and again of each step, while the practice has
 * something left to write into the archive: an appeal that made somebody a full member again leaves nothing to be decided about his admission. */
#include <string.h>
#include "programme/reading.h"
#include "rooms/person/person.h"
#include "rooms/run/run.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

static bool is_of_way(const struct effect *e)
{
	int attribute = e->kind == EFFECT_SET ? programme_attribute(e->target->text) : -1;

	return attribute >= 0 && (PROGRAMME_ATTRIBUTES[attribute].word == WORD_STATUS || PROGRAMME_ATTRIBUTES[attribute].word == WORD_APPLIED_ON);
}

static bool writes(const struct effect *effects, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (is_of_way(&effects[i]))
			return true;
	return false;
}

/* Can a step be reached from that one, or a finish, that writes where somebody stands? `seen`: steps that were looked at. */
static bool will_write(const struct programme *p, int step, bool *seen)
{
	const struct step *s = &p->steps[step];

	if (seen[step])
		return false;
	seen[step] = true;
	if (writes(s->effects, s->effects_count))
		return true;
	for (size_t i = 0; i < s->goes_count; i++) {
		const struct name to = s->goes[i].to;

		if (to.kind == NAME_STEP ? will_write(p, to.index, seen) : writes(p->finishes[to.index].effects, p->finishes[to.index].effects_count))
			return true;
	}
	return false;
}

/* What the archive calls whoever got that status by a case; "": nothing that a practice has a word for. */
static bool is_same(const char *set, const char *status)
{
	return strcmp(set, status) == 0 || status[0] == '\0' || programme_word_is(WORD_RESTORED, set) || (programme_word_is(WORD_RESIGNED, set) && programme_word_is(WORD_REMOVED, status));
}

/* Did a step of the case itself make him what he is? */
static bool made_him(const struct run_case *k, const char *status)
{
	for (size_t i = 0; i < k->p->steps_count; i++)
		for (size_t n = 0; k->play.is_closed[i] && n < k->p->steps[i].effects_count; n++) {
			const struct effect *e = &k->p->steps[i].effects[n];
			struct programme_value set = is_of_way(e) && play_acts(&k->play, e) ? play_value(&k->play, e->value) : (struct programme_value){ .kind = VALUE_UNKNOWN };

			if (set.kind == VALUE_SYMBOL && is_same(set.symbol, status))
				return true;
		}
	return false;
}

const char *run_subject_unfit(struct ctx *c, const struct run_case *k, bool *rests)
{
	const struct programme_value *status = &k->play.attributes[programme_attribute(programme_word_text(WORD_STATUS, LANG_EN))];
	bool *seen = arena_array(c->arena, k->p->steps_count + 1, sizeof(*seen));
	const struct message_arg args[] = { { "name", k->row.title }, { "status", run_status_said(c, &k->subject) }, { "title", programme_named(c->lang, k->p->title) } };

	*rests = false;
	if (k->at < 0 || k->p->about_where == NULL || k->subject.id.v == 0 || value_is_true(play_value(&k->play, k->p->about_where)) ||
	    made_him(k, status->kind == VALUE_SYMBOL ? status->symbol : "") || !will_write(k->p, k->at, seen))
		return NULL;
	*rests = k->subject.status == PERSON_SUSPENDED;
	return message_text(c->arena, c->lang, *rests ? T_run_subject_rests : T_run_subject_changed, args, sizeof(args) / sizeof(args[0]));
}
