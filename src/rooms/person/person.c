/* Rules of the archive. Checks and slow work first, then the write turn: read, refuse, write. */
#include "rooms/person/person.h"
#include "rooms/person/late_entry.h"
#include "rooms/person/late_stage.h"
#include "rooms/person/person_digest_sql.h"
#include "rooms/person/person_former_sql.h"
#include "rooms/person/person_log.h"
#include "rooms/person/person_twin.h"

#include <string.h>
#include "core/audit.h"
#include "core/code.h"
#include "core/crypto.h"
#include "core/id_number.h"
#include "core/permit.h"
#include "core/phone.h"
#include "core/search.h"
#include "core/services.h"
#include "rooms/org/org_kind.h"
#include "text/late.h"
#include "text/person.h"

bool person_see(struct ctx *c, person_id id, struct person_row *row)
{
	struct person_org_row org;

	if (!person_get(c->store, id, row))
		return ctx_refuse(c, NOT_FOUND, T_person_not_found, NULL);
	if (row->status == PERSON_VOID && person_org(c->store, row->org, &org) && may_at_path(c, MAY_SEE_PERSON, org.path))
		return ctx_refuse(c, AGAINST_RULE, T_person_void, "name", row->name, "id", ctx_number(c, id.v), NULL);
	return may_at_path(c, MAY_SEE_PERSON, row->path) || ctx_refuse(c, NOT_FOUND, T_person_not_found, NULL);
}

/* ---- keys ---- */

void person_make_keys(struct ctx *c, person_id id, const struct person_facts *facts, struct person_keys *keys)
{
	struct keyring *k = c->services->keys;

	*keys = (struct person_keys){ 0 };
	keys->id_number = crypto_seal(k, c->arena, "person", "id_number", id.v, facts->id_number);
	keys->phone = crypto_seal(k, c->arena, "person", "phone", id.v, facts->phone);
	keys->id_number_mask = text_is_empty(facts->id_number) ? "" : id_number_mask(c->arena, facts->id_number);
	keys->phone_mask = text_is_empty(facts->phone) ? "" : phone_mask(c->arena, facts->phone);
	person_make_digests(c, facts->id_number, facts->phone, &keys->digests);
	keys->pinyin_key = search_key(c->arena, facts->name);
	keys->initials = search_initials(c->arena, facts->name);
	keys->bigrams_count = search_bigrams(c->arena, facts->name, keys->bigrams, PERSON_BIGRAMS_MAX);
	person_former_make(c->arena, facts->former_name, &keys->former);
}

/* ---- refusals that need the database ---- */

bool person_org_is_right(struct ctx *c, org_id id, int64_t status, struct person_org_row *org)
{
	return permit_require(c, MAY_EDIT_PERSON, id.v) && person_org_fits(c, id, status, org);
}

bool person_org_fits(struct ctx *c, org_id id, int64_t status, struct person_org_row *org)
{
	if (!person_org(c->store, id, org))
		return ctx_refuse_field(c, "org", T_person_org_missing, NULL);
	if (org->to_day != DAY_OPEN)
		return ctx_refuse_field(c, "org", T_person_org_closed, "name", org->name, "day", day_text(c->arena, org->to_day), NULL);
	if (person_status_is_member(status) && !org_kind_keeps_members(org->kind))
		return ctx_refuse_field(c, "org", T_person_org_keeps_none, "name", org->name, "kind",
			code_name(c->lang, "org_kind", org->kind), NULL);
	return true;
}

/* One number, one record in the whole city. A record outside the actor's range is not revealed. */
static bool number_is_free(struct ctx *c, const char *id_number, person_id self)
{
	person_id owner;
	struct person_row other;

	if (!person_by_number(c, id_number, &owner) || owner.v == self.v)
		return true;
	if (person_get(c->store, owner, &other) && may_at_path(c, MAY_SEE_PERSON, other.path))
		return ctx_refuse_field(c, "id_number", T_person_number_taken, "name", other.name, "id",
			ctx_number(c, owner.v), NULL);
	return ctx_refuse_field(c, "id_number", T_person_number_taken_elsewhere, NULL);
}

/* ---- writes ---- */

static void write_search(struct ctx *c, person_id id, int64_t region, const struct person_facts *facts, const struct person_keys *keys)
{
	for (size_t i = 0; i < keys->bigrams_count; i++)
		person_bigram_insert(c->store, region, keys->bigrams[i], id);
	person_former_write(c->store, id, region, facts->former_name, &keys->former);
	person_write_digests(c, id, region, facts->id_number, facts->phone, &keys->digests);
}

day_t person_day_within(const struct person_org_row *org, day_t day)
{
	return day > org->from_day ? day : org->from_day;
}

/* The first day of the stretch that stands today: since conversion, since joining, or since the archive began. */
static day_t standing_since(const struct ctx *c, const struct person_org_row *org, const struct person_facts *facts)
{
	if (facts->status == PERSON_FULL && facts->full_day != DAY_NONE)
		return person_day_within(org, facts->full_day);
	return person_day_within(org, facts->joined_day != DAY_NONE ? facts->joined_day : c->today);
}

/* A member's days in the branch: on probation from joining to conversion, full since; others have no membership. */
static void write_spells(struct ctx *c, person_id id, const struct person_org_row *org, const struct person_facts *facts,
	const char *began_by, const char *document)
{
	day_t since = standing_since(c, org, facts), joined = person_day_within(org, facts->joined_day);

	if (!person_status_is_member(facts->status))
		return;
	if (since > joined)
		membership_insert(c->store, (membership_id){ store_new_id(c->store) }, org->region, id, org->id, PERSON_PROBATIONARY,
			joined, since, began_by, "converted", document);
	membership_insert(c->store, (membership_id){ store_new_id(c->store) }, org->region, id, org->id, facts->status, since,
		DAY_OPEN, since > joined ? "converted" : began_by, "", document);
}

void person_write_new(struct ctx *c, person_id id, const struct person_org_row *org, const struct person_facts *facts,
	const struct person_keys *keys, const char *began_by, const char *document)
{
	person_insert(c->store, id, org->region, org->id, org->path, facts->name, facts->former_name, keys->pinyin_key,
		keys->initials, facts->sex, facts->nationality, facts->birth_day, facts->birth_precision, keys->id_number,
		keys->id_number_mask, facts->no_number_reason, keys->phone, keys->phone_mask, facts->native_place, facts->address,
		facts->education, facts->degree, facts->school, facts->occupation, facts->work_unit, facts->job,
		facts->is_front_line, facts->marriage, facts->status, facts->applied_day, facts->joined_day,
		facts->joined_precision, facts->full_day, c->now_s, facts->applied_precision, facts->full_precision);
	write_search(c, id, org->region, facts, keys);
	write_spells(c, id, org, facts, began_by, document);
}

void person_write_membership(struct ctx *c, const struct person_row *row, const struct person_org_row *org, const struct person_facts *facts, const char *document)
{
	write_spells(c, row->id, org, facts, PERSON_LATE_ENTRY, document);
	person_set_standing(c->store, row->id, row->region, org->id, org->path, facts->status, facts->full_day, row->row_version);
	person_set_joined(c->store, row->id, row->region, facts->joined_day, facts->joined_precision, facts->full_precision);
	standing_change_insert(c->store, (standing_change_id){ store_new_id(c->store) }, row->region, row->id, org->id, PERSON_LATE_ENTRY, row->status, facts->status,
		standing_since(c, org, facts), document, c->now_s, c->actor.account_id);
	audit_note_int(c, "person", "status", row->id.v, row->status, facts->status);
	audit_note_day(c, "person", "joined_day", row->id.v, row->joined_day, facts->joined_day);
}

/* Who is said to be a member is no member yet: that waits for the committee above. */
static void ask_for_membership(struct ctx *c, person_id id, const struct person_org_row *org, const struct person_facts *facts, const char *document)
{
	late_entry_write(c, id, org->region, &(struct late_form){ .kind = LATE_MEMBER, .cause = "", .org = org->id, .status = facts->status, .day = DAY_NONE,
		.joined = facts->joined_day, .precision = facts->joined_precision, .full = facts->full_day, .full_precision = facts->full_precision,
		.document = document, .reason = message_text(c->arena, LANG_ZH, T_late_new_record, NULL, 0) });
}

static bool claim_is_right(struct ctx *c, const struct person_form *form, const struct person_facts *facts)
{
	if (facts->status == PERSON_NOT_MEMBER)
		return true;
	if (facts->status != PERSON_PROBATIONARY && facts->status != PERSON_FULL)
		return ctx_refuse_field(c, "status", T_late_status_missing, NULL);
	if (text_is_empty(form->document))
		return ctx_refuse_field(c, "document", T_person_document_missing, NULL);
	return text_chars(form->document) <= LIMIT_MEMBERSHIP_DOCUMENT ||
		ctx_refuse_field(c, "document", T_person_too_long, "n", ctx_number(c, LIMIT_MEMBERSHIP_DOCUMENT), NULL);
}

bool person_create(struct ctx *c, const struct person_form *form, person_id *made)
{
	struct person_facts facts, claimed;
	struct person_keys keys;
	struct person_org_row org;

	if (!person_check(c, form, &facts) || !claim_is_right(c, form, &facts))
		return false;
	claimed = facts;
	facts.status = PERSON_NOT_MEMBER;
	facts.joined_day = facts.full_day = DAY_NONE;
	facts.joined_precision = facts.full_precision = DATE_DAY;
	made->v = store_new_id(c->store);
	person_make_keys(c, *made, &facts, &keys);

	ctx_begin(c, "person.create", "person", made->v, form->org.v);
	if (!person_org_is_right(c, form->org, claimed.status, &org) || !number_is_free(c, facts.id_number, *made) ||
	    !person_twin_is_explained(c, org.region, (person_id){ 0 }, &facts, form->twin_reason))
		return false;
	person_write_new(c, *made, &org, &facts, &keys, PERSON_LATE_ENTRY, "");
	person_twin_write(c, org.region, *made, facts.name, facts.birth_day, form->twin_reason);
	if (facts.applied_day != DAY_NONE)
		person_keep_applied(c, &(struct person_row){ .id = *made, .region = org.region, .applied_day = DAY_NONE }, facts.applied_day, facts.applied_precision,
			message_text(c->arena, LANG_ZH, T_late_new_record, NULL, 0));
	if (claimed.status != PERSON_NOT_MEMBER)
		ask_for_membership(c, *made, &org, &claimed, form->document);
	audit_note_text(c, "person", "name", made->v, NULL, facts.name);
	audit_note_text(c, "person", "id_number", made->v, NULL, facts.id_number);
	audit_note_int(c, "person", "status", made->v, 0, facts.status);
	return ctx_commit(c);
}

bool person_write_change(struct ctx *c, const struct person_row *row, const struct person_facts *facts,
	const struct person_keys *keys)
{
	bool is_renamed = !text_same(row->name, facts->name);	/* else a corrected reading stays */

	person_key_delete(c->store, row->id);
	person_bigram_delete(c->store, row->region, row->id);
	person_former_delete(c->store, row->region, row->id);
	person_tail_delete(c->store, row->region, row->id);
	write_search(c, row->id, row->region, facts, keys);
	return person_update(c->store, row->id, row->region, facts->name, facts->former_name,
		is_renamed ? keys->pinyin_key : row->pinyin_key, is_renamed ? keys->initials : row->initials, facts->sex,
		facts->nationality, facts->birth_day, facts->birth_precision, keys->id_number, keys->id_number_mask,
		facts->no_number_reason, keys->phone, keys->phone_mask, facts->native_place, facts->address, facts->education,
		facts->degree, facts->school, facts->occupation, facts->work_unit, facts->job, facts->is_front_line,
		facts->marriage, facts->applied_day, facts->joined_day, facts->joined_precision, facts->full_day,
		facts->applied_precision, facts->full_precision, row->row_version) == 1;
}

/* Whether a day is another one, or another is known of it than before: a month instead of a day of it. */
static bool is_other_day(day_t was, int64_t precision_was, day_t day, enum date_precision precision)
{
	return day != was || (day != DAY_NONE && (int64_t)precision != precision_was);
}

static bool has_other_party_days(const struct person_row *row, const struct person_facts *facts)
{
	return is_other_day(row->joined_day, row->joined_precision, facts->joined_day, facts->joined_precision) ||
		is_other_day(row->full_day, row->full_precision, facts->full_day, facts->full_precision);
}

/* Days of joining and conversion of a member wait for the committee above; everything else holds at once. */
static bool put_dates_aside(struct ctx *c, const struct person_row *row, const struct person_form *form, struct person_facts *facts)
{
	struct late_form dates = { .kind = LATE_DATES, .cause = "", .org = row->org, .status = row->status, .day = DAY_NONE, .joined = facts->joined_day,
		.precision = facts->joined_precision, .full = facts->full_day, .full_precision = facts->full_precision, .reason = form->reason,
		.document = form->document != NULL ? form->document : "" };

	if (!person_status_is_member(row->status) || !has_other_party_days(row, facts))
		return true;
	if (text_is_empty(form->document))
		return ctx_refuse_field(c, "document", T_person_document_missing, NULL);
	if (!late_entry_fact_is_free(c, row, LATE_DATES, "") || !late_dates_fit(c, row, facts->joined_day, facts->full_day))
		return false;
	late_entry_write(c, row->id, row->region, &dates);
	facts->joined_day = row->joined_day;
	facts->joined_precision = row->joined_precision;
	facts->full_day = row->full_day;
	facts->full_precision = (enum date_precision)row->full_precision;
	return true;
}

/* The day of applying, from which the clocks of recruiting run, waits likewise once it is registered, whoever it is of; only whoever typed it today corrects
 * it while no case stands on it. */
static bool put_applied_aside(struct ctx *c, const struct person_row *row, const struct person_form *form, struct person_facts *facts)
{
	struct late_form applied = { .kind = LATE_APPLIED, .cause = "", .org = row->org, .status = row->status, .day = facts->applied_day, .joined = DAY_NONE,
		.precision = facts->applied_precision, .full = DAY_NONE, .reason = form->reason, .document = form->document };
	const char *was = day_known_text(c->arena, row->applied_day, (enum date_precision)row->applied_precision);

	if (row->applied_day == DAY_NONE || !is_other_day(row->applied_day, row->applied_precision, facts->applied_day, facts->applied_precision) ||
	    late_applied_is_own(c, row))
		return true;
	if (facts->applied_day == DAY_NONE)
		return ctx_refuse_field(c, "applied", T_late_applied_gone, "day", was, NULL);
	if (text_is_empty(form->document))
		return ctx_refuse_field(c, "document", T_late_applied_document, "day", was, NULL);
	if (!late_entry_fact_is_free(c, row, LATE_APPLIED, "") || !late_applied_is_right(c, row, facts->applied_day, facts->applied_precision))
		return false;
	late_entry_write(c, row->id, row->region, &applied);
	facts->applied_day = row->applied_day;
	facts->applied_precision = (enum date_precision)row->applied_precision;
	return true;
}

bool person_change(struct ctx *c, person_id id, const struct person_form *form)
{
	struct person_facts facts;
	struct person_keys keys;
	struct person_row row;
	bool makes_twin;

	if (!text_says(form->reason))
		ctx_refuse_field(c, "reason", T_person_change_reason, NULL);
	else if (text_chars(form->reason) > LIMIT_PERSON_CHANGE_REASON)
		ctx_refuse_field(c, "reason", T_person_too_long, "n", ctx_number(c, LIMIT_PERSON_CHANGE_REASON), NULL);
	if (form->document != NULL && text_chars(form->document) > LIMIT_MEMBERSHIP_DOCUMENT)
		ctx_refuse_field(c, "document", T_person_too_long, "n", ctx_number(c, LIMIT_MEMBERSHIP_DOCUMENT), NULL);
	if (!person_check(c, form, &facts) || ctx_is_refused(c))
		return false;
	person_make_keys(c, id, &facts, &keys);

	ctx_begin(c, "person.change", "person", id.v, 0);
	if (!person_get(c->store, id, &row) || !may_at_path(c, MAY_EDIT_PERSON, row.path))
		return ctx_refuse(c, NOT_FOUND, T_person_not_found, NULL);
	if (row.row_version != form->row_version)
		return ctx_refuse_changed(c, T_person_changed_meanwhile, "name", row.name, NULL);
	if (row.status == PERSON_DECEASED)
		return ctx_refuse(c, AGAINST_RULE, T_person_closed_by_death, "name", row.name, NULL);
	if (facts.status != row.status)
		return ctx_refuse_field(c, "status", T_person_status_by_event, NULL);
	makes_twin = (!text_same(facts.name, row.name) || facts.birth_day != row.birth_day) && person_twin_is(c, row.region, id, facts.name, facts.birth_day);
	if (!number_is_free(c, facts.id_number, id) || (makes_twin && !person_twin_is_explained(c, row.region, id, &facts, form->twin_reason)) ||
	    !put_applied_aside(c, &row, form, &facts) || !put_dates_aside(c, &row, form, &facts))
		return false;
	store_subject(c->store, id.v, row.org.v);
	person_log_changes(c, &row, &facts, &keys, form->reason);
	person_write_change(c, &row, &facts, &keys);
	if (makes_twin)
		person_twin_write(c, row.region, id, facts.name, facts.birth_day, form->twin_reason);
	return ctx_commit(c);
}

static void open_numbers(struct ctx *c, const struct person_row *row, const char **id_number, const char **phone)
{
	*id_number = crypto_open(c->services->keys, c->arena, "person", "id_number", row->id.v, row->id_number);
	*phone = crypto_open(c->services->keys, c->arena, "person", "phone", row->id.v, row->phone);
}

bool person_reveal_own(struct ctx *c, struct person_row *row, const char **id_number, const char **phone)
{
	person_id id = { c->actor.person_id };

	ctx_begin(c, "person.reveal_own", "person", id.v, 0);
	if (!person_get(c->store, id, row))
		return ctx_refuse(c, NOT_FOUND, T_person_not_found, NULL);
	store_subject(c->store, id.v, row->org.v);
	open_numbers(c, row, id_number, phone);
	return ctx_commit(c);
}

bool person_numbers_open(struct ctx *c, const struct person_row *row, const char *reason, const char **id_number, const char **phone)
{
	if (!may_at_path(c, MAY_SEE_FULL, row->path))
		return ctx_refuse(c, NOT_FOUND, T_person_not_found, NULL);
	if (!text_says(reason))
		return ctx_refuse_field(c, "reason", T_person_reveal_reason, NULL);
	if (text_chars(reason) > PERSON_REASON_MAX)
		return ctx_refuse_field(c, "reason", T_person_too_long, "n", ctx_number(c, PERSON_REASON_MAX), NULL);
	open_numbers(c, row, id_number, phone);
	return true;
}

bool person_reveal(struct ctx *c, person_id id, const char *reason, const char **id_number, const char **phone)
{
	struct person_row row;

	ctx_begin(c, "person.reveal", "person", id.v, 0);
	if (!person_get(c->store, id, &row))
		return ctx_refuse(c, NOT_FOUND, T_person_not_found, NULL);
	if (!person_numbers_open(c, &row, reason, id_number, phone))
		return false;
	store_subject(c->store, id.v, row.org.v);
	store_note(c->store, "reason", NULL, reason);
	return ctx_commit(c);
}

/* "cha" or "ou yang": small letters, one blank between syllables. */
static bool syllables_are_right(const char *key, size_t *count)
{
	*count = 0;
	for (const char *p = key; *p != '\0'; p++) {
		bool is_first = p == key || p[-1] == ' ';

		if (*p == ' ' ? is_first || p[1] == '\0' : *p < 'a' || *p > 'z')
			return false;
		*count += is_first;
	}
	return *count > 0 && strlen(key) <= SEARCH_KEY_BYTES_MAX;
}

bool person_read_as(struct ctx *c, person_id id, const char *reading, int64_t row_version)
{
	struct person_row row;
	const char *key = text_lower(c->arena, reading);
	char *initials = arena_alloc(c->arena, strlen(key) + 1), *end = initials;
	size_t count;

	if (!syllables_are_right(key, &count))
		return ctx_refuse_field(c, "reading", T_person_reading_wrong, NULL);
	for (const char *p = key; *p != '\0'; p++)
		if (p == key || p[-1] == ' ')
			*end++ = *p;
	ctx_begin(c, "person.reading", "person", id.v, 0);
	if (!person_get(c->store, id, &row) || !may_at_path(c, MAY_EDIT_PERSON, row.path))
		return ctx_refuse(c, NOT_FOUND, T_person_not_found, NULL);
	if (row.row_version != row_version)
		return ctx_refuse_changed(c, T_person_changed_meanwhile, "name", row.name, NULL);
	store_subject(c->store, id.v, row.org.v);
	person_set_reading(c->store, id, row.region, key, initials, row_version);
	audit_note_text(c, "person", "pinyin_key", id.v, row.pinyin_key, key);
	return ctx_commit(c);
}

const char *person_work_text(struct arena *a, const char *unit, const char *job)
{
	return arena_printf(a, "%s%s%s", unit, unit[0] != '\0' && job[0] != '\0' ? " " : "", job);
}
