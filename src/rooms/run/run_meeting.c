#include "rooms/run/run_meeting.h"

#include <string.h>
#include "rooms/run/run_role.h"
#include "text/run.h"

enum gathering { GATHERING_MEMBERS, GATHERING_COMMITTEE, GATHERING_DELEGATES, GATHERING_BODY, GATHERING_OTHER };

static enum gathering gathering_of(const struct role_part *part)
{
	switch (part->selector) {
	case WORD_MEMBERS_OF: return part->body != NULL ? GATHERING_BODY : GATHERING_MEMBERS;
	case WORD_FULL_MEMBERS_OF: return GATHERING_MEMBERS;
	case WORD_COMMITTEE_OF: return part->place == WORD_VILLAGE || part->place == WORD_COMMUNITY ? GATHERING_OTHER : GATHERING_COMMITTEE;
	case WORD_ELECTED: return part->each != NULL ? GATHERING_DELEGATES : GATHERING_COMMITTEE;
	default: return GATHERING_OTHER;
	}
}

/* Who else sits among the voters makes it a meeting without a name of its own. */
static enum gathering gathering(const struct role *role)
{
	enum gathering first = gathering_of(&role->parts[0]);

	for (size_t i = 1; i < role->parts_count; i++)
		if (gathering_of(&role->parts[i]) != first)
			return GATHERING_OTHER;
	return first;
}

static bool ends_with(const char *text, const char *end)
{
	size_t bytes = strlen(text), end_bytes = strlen(end);

	return bytes >= end_bytes && strcmp(text + bytes - end_bytes, end) == 0;
}

static const char *named(struct ctx *c, message how, const char *org)
{
	return message_text(c->arena, LANG_ZH, how, (const struct message_arg[]){ { "org", org } }, 1);
}

/* A branch has a committee, and a committee is one. */
static message committee_name(struct ctx *c, const struct run_place *place)
{
	const char *word = message_text(c->arena, LANG_ZH, T_run_meeting_committee_word, NULL, 0);

	return strstr(place->kind, "branch") != NULL && !ends_with(place->name, word) ? T_run_meeting_branch_committee : T_run_meeting_committee;
}

const char *run_of_org(struct arena *a, const char *org, const char *rest)
{
	for (const char *end = org; *end != '\0'; end++)
		if (strncmp(rest, end, strlen(end)) == 0)
			return arena_printf(a, "%s%s", org, rest + strlen(end));
	return arena_printf(a, "%s%s", org, rest);
}

/* Whom a congress elected meets as the committee or as the commission for discipline: which one the practice says in the title of the vote, "纪委第一次全体会议选举书记". */
static const char *session_of(struct ctx *c, const struct run_place *place, const char *title)
{
	const char *word = message_text(c->arena, LANG_ZH, T_run_meeting_session_word, NULL, 0), *end = NULL;

	for (const char *at = title; (at = strstr(at, word)) != NULL; at += strlen(word))
		end = at + strlen(word);
	return end == NULL ? named(c, committee_name(c, place), place->name) : run_of_org(c->arena, place->name, arena_printf(c->arena, "%.*s", (int)(end - title), title));
}

static const char *convener_of(struct ctx *c, const struct run_case *k, const struct run_place *body)
{
	static const enum programme_word WHERE[] = { WORD_VILLAGE, WORD_COMMUNITY };
	struct run_place committee;

	for (size_t i = 0; i < sizeof(WHERE) / sizeof(WHERE[0]) && strcmp(body->kind, "villagers_assembly") == 0; i++)
		if (run_part_place(c, k, &(struct role_part){ .selector = WORD_COMMITTEE_OF, .place = WHERE[i] }, &committee))
			return committee.name;
	return body->name;
}

void run_meeting_of(struct ctx *c, const struct run_case *k, const struct ballot_row *vote, struct run_meeting *meeting)
{
	struct name name = vote == NULL ? (struct name){ .kind = NAME_UNKNOWN } : programme_name(k->p, vote->item);
	const struct role *role = name.kind == NAME_VOTE ? run_role_find(k->p, k->p->votes[name.index].voters->text) : NULL;
	struct run_place place;
	struct org_row org;

	*meeting = (struct run_meeting){ named(c, T_run_meeting_other, k->row.org_name), k->row.org_name };
	if (role == NULL || role->parts_count == 0 || !org_get(c->store, k->row.org, &org))
		return;
	if (!run_part_place(c, k, &role->parts[0], &place))	/* whom the case elected has no place of its own */
		place = (struct run_place){ .name = org.name, .kind = org.kind };
	switch (gathering(role)) {
	case GATHERING_MEMBERS: *meeting = (struct run_meeting){ named(c, T_run_meeting_members, place.name), place.name }; break;
	case GATHERING_COMMITTEE: *meeting = (struct run_meeting){ session_of(c, &place, k->p->votes[name.index].title), place.name }; break;
	case GATHERING_DELEGATES: *meeting = (struct run_meeting){ named(c, T_run_meeting_delegates, place.name), place.name }; break;
	case GATHERING_BODY: *meeting = (struct run_meeting){ place.name, convener_of(c, k, &place) }; break;
	case GATHERING_OTHER: break;
	}
}
