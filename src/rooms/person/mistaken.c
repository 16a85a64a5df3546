#include "rooms/person/mistaken.h"

#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/permit.h"
#include "rooms/dues/dues.h"
#include "rooms/person/person_log.h"
#include "rooms/person/punishment.h"
#include "text/late.h"
#include "text/person.h"

/* What ends or suspends a membership by a decision or by death; what moves it is corrected by another transfer. */
static const struct { const char *cause; bool is_decided; } ENDS[] = {
	{ "died", false }, { "suspended", false }, { "removed", true }, { "resigned", true }, { "expelled", true }, { "cancelled", true },
};

/* What may be corrected: the event, what restored it (0: nothing), and the stretch of membership that it ended (0: none). */
struct wrong {
	standing_change_id event, restored;
	const char *cause;
	int64_t was;
	day_t day, since;		/* since: the last day that lies before it */
	membership_id spell, after;
	org_id org;
};

/* Where the membership goes on: `moved` is the day on which the own branch was dissolved, DAY_NONE while it stands. */
struct home { org_id org; const char *path; day_t moved; };

static bool is_kind(const char *kind, const char *of) { return strcmp(kind, of) == 0; }

bool mistaken_is_kind(const char *kind)
{
	return is_kind(kind, LATE_MISTAKEN) || is_kind(kind, LATE_WRONG_DAY) || is_kind(kind, LATE_APPEAL);
}

static bool is_end(const char *cause, bool is_appeal)
{
	for (size_t i = 0; i < sizeof(ENDS) / sizeof(ENDS[0]); i++)
		if (strcmp(ENDS[i].cause, cause) == 0)
			return !is_appeal || ENDS[i].is_decided;
	return false;
}

static bool is_void_event(const struct standing_change_row *e) { return is_kind(e->cause, LATE_MISTAKEN) || is_kind(e->cause, LATE_APPEAL); }

static size_t first_event(const struct standing_change_row *changes, size_t count)
{
	size_t i = 0;

	while (i < count && is_void_event(&changes[i]))
		i++;
	return i;
}

/* Before the archive kept events, the stretches alone tell of an end. */
static bool event_of_spell(const struct person_row *row, const struct person_spell *spells, size_t count, struct wrong *w)
{
	const struct person_spell *last = count == 0 ? NULL : &spells[count - 1];

	if (last == NULL || last->to_day == DAY_OPEN || person_status_is_member(row->status))
		return false;
	w->cause = last->ended_by;
	w->was = last->status;
	w->day = last->to_day;
	return is_end(w->cause, false);
}

/* The event by the archive's list, the latest first; one that was restored since counts with what restored it. */
static bool event_read(const struct person_row *row, const struct standing_change_row *changes, size_t count, struct wrong *w)
{
	const struct standing_change_row *e;
	size_t i = first_event(changes, count), next;

	for (next = i + 1; next < count && is_void_event(&changes[next]);)
		next++;
	e = &changes[i];
	if (is_kind(e->cause, "restored") && e->was == PERSON_SUSPENDED && next < count && is_kind(changes[next].cause, "suspended") && row->status == e->became) {
		w->restored = e->id;
		e = &changes[next];
	} else if (row->status != e->became) {
		return false;
	}
	w->event = e->id;
	w->cause = e->cause;
	w->was = e->was;
	w->day = e->day;
	return is_end(w->cause, false);
}

/* The stretch that it ended, and the one that a restoration began. Who was no member before has none. */
static bool spell_read(struct wrong *w, const struct person_spell *spells, size_t count)
{
	size_t back = w->restored.v != 0 ? 2 : 1;
	const struct person_spell *s = count < back ? NULL : &spells[count - back];

	w->since = count == 0 ? DAY_NONE : spells[count - 1].to_day;
	if (!person_status_is_member(w->was))
		return w->restored.v == 0;
	if (s == NULL || s->to_day != w->day || strcmp(s->ended_by, w->cause) != 0 || (back == 2 && spells[count - 1].org.v != s->org.v))
		return false;
	w->spell = s->id;
	w->org = s->org;
	w->since = s->from_day;
	w->after = back == 2 ? spells[count - 1].id : (membership_id){ 0 };
	return true;
}

static bool wrong_read(struct ctx *c, const struct person_row *row, const char *kind, struct wrong *w)
{
	struct standing_change_row *changes;
	struct person_spell *spells;
	size_t count = standing_changes(c->store, row->region, row->id, &changes), spells_count = person_spells(c->store, row->region, row->id, &spells);

	*w = (struct wrong){ .org = row->org };
	return (first_event(changes, count) == count ? event_of_spell(row, spells, spells_count, w) : event_read(row, changes, count, w)) && spell_read(w, spells, spells_count) && is_end(w->cause, is_kind(kind, LATE_APPEAL)) &&
		(w->restored.v == 0 || is_kind(kind, LATE_MISTAKEN));
}

bool mistaken_fits(struct ctx *c, const struct person_row *row, const char *kind)
{
	struct wrong w;

	return wrong_read(c, row, kind, &w);
}

static bool day_is_right(struct ctx *c, const struct wrong *w, const char *kind, day_t day)
{
	if (!is_kind(kind, LATE_WRONG_DAY))
		return day == DAY_NONE || day == w->day || ctx_refuse_field(c, "day", T_late_mistaken_no_day, "day", day_text(c->arena, w->day), NULL);
	if (day == DAY_NONE)
		return ctx_refuse_field(c, "day", T_person_event_day_missing, NULL);
	if (day == w->day)
		return ctx_refuse_field(c, "day", T_late_mistaken_same_day, "day", day_text(c->arena, day), NULL);
	if (day > c->today)
		return ctx_refuse_field(c, "day", T_late_future, "today", day_text(c->arena, c->today), NULL);
	return w->since == DAY_NONE || day > w->since || w->spell.v == 0 ||
		ctx_refuse_field(c, "day", T_person_day_too_early, "since", day_text(c->arena, w->since), NULL);
}

/* The own branch; where it was dissolved since, the one that took over its members. */
static bool home_is_right(struct ctx *c, const struct person_row *row, const struct wrong *w, org_id typed, struct home *home)
{
	org_id asked = typed.v == 0 ? row->org : typed;
	struct person_org_row own, other;

	person_org(c->store, w->org, &own);
	*home = (struct home){ own.id, own.path, DAY_NONE };
	if (!person_status_is_member(w->was) || own.to_day > c->today)
		return asked.v == own.id.v || asked.v == row->org.v || ctx_refuse_field(c, "org", T_late_mistaken_branch, "name", own.name, NULL);
	if (asked.v == own.id.v || !person_org(c->store, asked, &other) || other.to_day <= c->today)
		return ctx_refuse_field(c, "org", T_late_mistaken_gone, "name", own.name, "day", day_text(c->arena, own.to_day), NULL);
	if (!person_org_is_right(c, asked, w->was, &other))
		return false;
	if (other.region != row->region)
		return ctx_refuse_field(c, "org", T_person_other_region, NULL);
	*home = (struct home){ other.id, other.path, own.to_day };
	return other.from_day <= own.to_day || ctx_refuse_field(c, "org", T_person_org_younger, "name", other.name, "day", day_text(c->arena, other.from_day), NULL);
}

static bool judge(struct ctx *c, const struct person_row *row, const char *kind, day_t day, org_id org, struct wrong *w, struct home *home)
{
	if (!wrong_read(c, row, kind, w))
		return ctx_refuse_field(c, "cause", is_kind(kind, LATE_APPEAL) ? T_late_appeal_none : T_late_mistaken_none, "name", row->name, "status",
			code_name_int(c->lang, "member_status", row->status), NULL);
	return day_is_right(c, w, kind, day) && home_is_right(c, row, w, org, home);
}

bool mistaken_judge(struct ctx *c, const struct person_row *row, struct late_form *form)
{
	struct wrong w;
	struct home home;

	if (form->day != DAY_NONE && form->precision != DATE_DAY)
		return ctx_refuse_field(c, "day", T_late_day_whole, "typed", day_known_text(c->arena, form->day, form->precision), NULL);
	if (!judge(c, row, form->kind, form->day, form->org, &w, &home))
		return false;
	form->cause = w.cause;
	if (!is_kind(form->kind, LATE_WRONG_DAY))
		form->day = w.day;
	return true;
}

/* The line of the punishment is right no more. */
static void take_punishment_back(struct ctx *c, const struct person_row *row, const struct wrong *w)
{
	struct mistaken_line line;

	if (!is_kind(w->cause, "expelled") || !mistaken_punishment(c->store, row->region, row->id, w->day, &line))
		return;
	person_history_delete(c->store, line.id, row->region, row->id);
	audit_note_text(c, "person_history", "title", line.id.v, line.title, NULL);
}

/* The stretch goes on; where its branch was dissolved since, in the one that took over from that day. */
static void go_on(struct ctx *c, const struct person_row *row, const struct wrong *w, const struct home *home, const char *document)
{
	if (w->after.v != 0)
		mistaken_spell_delete(c->store, w->after, row->region);
	audit_note_day(c, "membership", "to_day", w->spell.v, w->day, home->moved == DAY_NONE ? DAY_OPEN : home->moved);
	if (home->moved == DAY_NONE) {
		membership_end(c->store, w->spell, row->region, DAY_OPEN, "");
		return;
	}
	membership_end(c->store, w->spell, row->region, home->moved, "moved");
	membership_insert(c->store, (membership_id){ store_new_id(c->store) }, row->region, row->id, home->org, w->was, home->moved, DAY_OPEN, "moved", "", document);
}

static void keep_line(struct ctx *c, const struct person_row *row, const char *field, const char *was, const char *became, const char *reason)
{
	person_change_insert(c->store, (person_change_id){ store_new_id(c->store) }, row->region, row->id, field, was, became, reason, c->now_s, c->actor.account_id);
}

static void write_back(struct ctx *c, const struct person_row *row, const struct wrong *w, const struct home *home, const struct late_entry_row *entry)
{
	if (w->spell.v != 0)
		go_on(c, row, w, home, entry->document);
	take_punishment_back(c, row, w);
	mistaken_mark(c->store, w->event, row->region, entry->kind, w->was);
	if (w->restored.v != 0)
		mistaken_mark(c->store, w->restored, row->region, entry->kind, w->was);
	person_set_standing(c->store, row->id, row->region, home->org, home->path, w->was, row->full_day, row->row_version);
	if (w->spell.v != 0)
		dues_write_return(c, row->id, w->day, false);
	audit_note_int(c, "person", "status", row->id.v, row->status, w->was);
	audit_note_int(c, "person", "org_id", row->id.v, row->org.v, home->org.v);
	keep_line(c, row, entry->kind, arena_printf(c->arena, "%s %s", code_name(LANG_ZH, "membership_cause", w->cause), day_text(c->arena, w->day)), "", entry->reason);
}

static void write_day(struct ctx *c, const struct person_row *row, const struct wrong *w, const struct late_entry_row *entry)
{
	if (w->spell.v != 0)
		membership_end(c->store, w->spell, row->region, entry->day, w->cause);
	mistaken_set_day(c->store, w->event, row->region, entry->day);
	audit_note_day(c, "standing_change", "day", w->event.v, w->day, entry->day);
	take_punishment_back(c, row, w);
	punishment_write(c, row, w->cause, entry->day, entry->document);
	mistaken_shift_holdings(c->store, row->id, w->day, entry->day);
	mistaken_shift_roles(c->store, row->region, row->id, w->day, entry->day);
	person_set_standing(c->store, row->id, row->region, row->org, row->path, row->status, row->full_day, row->row_version);
	if (w->spell.v != 0 && entry->day > w->day)
		dues_write_return(c, row->id, w->day, false);
	dues_write_move(c, row, row->org, row->path, entry->day, row->status);
	keep_line(c, row, PERSON_EVENT_DAY, day_text(c->arena, w->day), day_text(c->arena, entry->day), entry->reason);
}

bool mistaken_register(struct ctx *c, const struct person_row *row, const struct late_entry_row *entry)
{
	struct wrong w;
	struct home home;

	if (!judge(c, row, entry->kind, entry->day, entry->org, &w, &home))
		return false;
	if (strcmp(w.cause, entry->cause) != 0)
		return ctx_refuse(c, AGAINST_RULE, T_late_mistaken_none, "name", row->name, "status", code_name_int(c->lang, "member_status", row->status), NULL);
	if (is_kind(entry->kind, LATE_WRONG_DAY))
		write_day(c, row, &w, entry);
	else
		write_back(c, row, &w, &home, entry);
	return true;
}

day_t mistaken_day_before(struct ctx *c, const struct late_entry_row *entry)
{
	struct late_entry_day_row was;
	struct person_row row;
	enum date_precision precision;
	day_t day = DAY_NONE;
	struct wrong w;

	if (strcmp(entry->state, "waiting") == 0)
		return person_get(c->store, entry->person, &row) && wrong_read(c, &row, entry->kind, &w) ? w.day : DAY_NONE;
	if (late_entry_day_was(c->store, entry->region, entry->person, entry->decided_s, PERSON_EVENT_DAY, &was))
		date_read(was.was, &day, &precision);
	return day;
}

size_t mistaken_ended_with(struct ctx *c, const struct late_entry_row *entry, struct mistaken_ended_row **rows)
{
	return is_kind(entry->kind, LATE_MISTAKEN) || is_kind(entry->kind, LATE_APPEAL) ? mistaken_ended(c->store, entry->region, entry->person.v, entry->day, rows) : 0;
}
