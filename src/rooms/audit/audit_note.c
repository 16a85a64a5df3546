/* What a note beside the columns of the model says in words: steps and forms by the titles that the practice of the case gives them, codes of a set, states. A
 * new note of this kind is a line in NOTES or WORDS. */
#include "rooms/audit/audit_note.h"

#include <string.h>
#include "core/code.h"
#include "programme/english.h"
#include "rooms/programme/programme_cache.h"

/* A note is a code of that set in lines whose verb begins so. */
static const struct { const char *note, *verb, *set; } NOTES[] = {
	{ "cause", "", "membership_cause" }, { "role", "role.", "role_kind" }, { "role", "person.", "role_kind" }, { "role", "run.close", "role_kind" }, { "result", "role.", "role_result" },
	{ "kind", "history.", "history_kind" }, { "kind", "paper.", "paper_kind" }, { "kind", "dues.", "dues_entry" }, { "state", "dues.", "dues_entry_state" },
	{ "state", "station.", "station_state" }, { "by", "station.", "station_settle" }, { "ended_by", "station.", "station_end" }, { "ended_by", "floating.", "floating_end" },
	{ "ended_by", "resident.", "resident_end" }, { "method", "floating.", "contact_method" },
};

/* What else stands there as a word of the program, whatever the line is about. */
static const struct { const char *note, *value; const struct message *words; } WORDS[] = {
	{ "state", "waiting", T_audit_word_waiting }, { "state", "approved", T_audit_word_approved }, { "state", "refused", T_audit_word_refused }, { "state", "withdrawn", T_audit_word_withdrawn },
	{ "state", "open", T_audit_word_open }, { "state", "done", T_audit_word_done }, { "state", "declined", T_audit_word_declined }, { "state", "failed", T_audit_word_failed },
	{ "state", "ready", T_audit_word_ready }, { "approval", "waiting", T_audit_word_waiting }, { "approval", "undo_waiting", T_audit_word_undo_waiting },
	{ "approval", "undo_taken", T_audit_word_undo_taken }, { "approval", "approved", T_audit_word_approved }, { "approval", "refused", T_audit_word_refused },
	{ "id_number", "full", T_audit_word_full }, { "id_number", "masked", T_audit_word_masked }, { "phone", "full", T_audit_word_full }, { "phone", "masked", T_audit_word_masked },
	{ "code", "enrolled", T_audit_word_enrolled }, { "code", "dropped", T_audit_word_dropped }, { "late_entry", "event", T_audit_word_event }, { "late_entry", "member", T_audit_word_member },
	{ "late_entry", "dates", T_audit_word_dates }, { "late_entry", "stage", T_audit_word_stage }, { "late_entry", "since", T_audit_word_since }, { "late_entry", "applied", T_audit_word_applied },
	{ "late_entry", "mistaken", T_audit_word_mistaken }, { "late_entry", "wrong_day", T_audit_word_wrong_day }, { "late_entry", "appeal", T_audit_word_appeal },
};

static const char *code_words(struct ctx *c, const struct audit_line *line, const char *note, const char *value)
{
	for (size_t i = 0; i < sizeof(NOTES) / sizeof(NOTES[0]); i++)
		if (strcmp(NOTES[i].note, note) == 0 && strncmp(line->verb, NOTES[i].verb, strlen(NOTES[i].verb)) == 0 && code_find(NOTES[i].set, value) != NULL)
			return code_name(c->lang, NOTES[i].set, value);
	for (size_t i = 0; i < sizeof(WORDS) / sizeof(WORDS[0]); i++)
		if (strcmp(WORDS[i].note, note) == 0 && strcmp(WORDS[i].value, value) == 0)
			return ctx_words(c, WORDS[i].words);
	return NULL;
}

/* The practice of the case that the line is about; NULL: it is about none. */
static const struct programme *practice_of(struct ctx *c, const struct audit_line *line)
{
	struct audit_practice row;

	return strcmp(line->subject, "run") == 0 && audit_run_practice(c->store, line->subject_ref, &row) ? programme_of_file(c, row.file) : NULL;
}

/* A step, a form, a vote … of the practice, by its title. */
static const char *title_words(struct ctx *c, const struct audit_line *line, const char *note, const char *value)
{
	static const char *const NAMED[] = { "step", "form", "vote", "sheet", "draw", "duty" };
	const struct programme *p = NULL;
	struct name name = { .kind = NAME_UNKNOWN };

	for (size_t i = 0; i < sizeof(NAMED) / sizeof(NAMED[0]) && p == NULL; i++)
		if (strcmp(NAMED[i], note) == 0)
			p = practice_of(c, line);
	if (p != NULL)
		name = programme_name(p, value);
	return name.kind == NAME_UNKNOWN || name.kind == NAME_FIELD ? NULL : programme_named(c->lang, programme_title(p, name));
}

/* How far somebody came, as a practice says it. */
static const char *status_words(struct ctx *c, const char *note, const char *value)
{
	if (strcmp(note, "status") != 0 && strcmp(note, "published") != 0)
		return NULL;
	for (int word = NO_WORD + 1; word < WORDS_COUNT; word++)
		if (programme_word_is((enum programme_word)word, value))
			return programme_word_text((enum programme_word)word, c->lang);
	return NULL;
}

const char *audit_note_words(struct ctx *c, const struct audit_line *line, const char *note, const char *value)
{
	const char *words;
	message fault;

	if (value == NULL || value[0] == '\0')
		return NULL;
	if (strcmp(note, "fault") == 0)
		return (fault = message_find(value)) == NULL ? NULL : ctx_words(c, fault);
	words = code_words(c, line, note, value);
	if (words == NULL)
		words = title_words(c, line, note, value);
	return words == NULL ? status_words(c, note, value) : words;
}
