/* 作废撤销: a void archive that was right after all. */
#include "rooms/person/person_void.h"

#include <string.h>
#include "core/audit.h"
#include "core/crypto.h"
#include "core/permit.h"
#include "core/search.h"
#include "core/services.h"
#include "rooms/dues/dues.h"
#include "rooms/person/person_digest.h"
#include "rooms/person/person_former.h"
#include "rooms/person/person_log.h"
#include "text/person.h"
#include "text/person_void.h"

/* Does the actor see whose archive it is? Then he is told the name. */
static bool number_is_free(struct ctx *c, const char *id_number)
{
	struct person_row other;
	person_id owner;

	if (!person_by_number(c, id_number, &owner))
		return true;
	if (person_get(c->store, owner, &other) && person_void_sees(c, other.path))
		return ctx_refuse(c, AGAINST_RULE, T_person_void_number_taken, "name", other.name, NULL);
	return ctx_refuse(c, AGAINST_RULE, T_person_void_number_elsewhere, NULL);
}

bool person_restore_fits(struct ctx *c, const struct person_void_pair *pair, struct person_back *back)
{
	const struct person_row *row = &pair->gone;
	struct keyring *k = c->services->keys;
	struct person_void_before before;

	if (row->status != PERSON_VOID || !person_void_was(c->store, row->region, row->id, &before))
		return ctx_refuse(c, AGAINST_RULE, T_person_void_is_live, "name", row->name, NULL);
	if (pair->gone_org.to_day <= c->today)
		return ctx_refuse(c, AGAINST_RULE, T_person_void_branch_gone, "org", pair->gone_org.name, "day", day_text(c->arena, pair->gone_org.to_day), NULL);
	*back = (struct person_back){ .status = before.status, .id_number = crypto_open(k, c->arena, "person", "id_number", row->id.v, row->id_number),
		.phone = crypto_open(k, c->arena, "person", "phone", row->id.v, row->phone) };
	if (back->id_number == NULL || back->phone == NULL)
		return ctx_refuse(c, AGAINST_RULE, T_person_void_sealed, "name", row->name, NULL);
	return number_is_free(c, back->id_number);
}

bool person_restore_ask(struct ctx *c, person_void_id of, const char *document, const char *reason, int64_t row_version, person_void_id *made)
{
	struct person_void_row row, last;
	struct person_void_pair pair;
	struct person_void_open open;
	struct person_back back;

	ctx_begin(c, "person_void.restore", "person_void", 0, 0);
	if (!person_void_see(c, of, &row) || !may_at_path(c, MAY_EDIT_PERSON, row.path))
		return ctx_is_refused(c) ? false : ctx_refuse(c, NOT_FOUND, T_person_void_not_found, NULL);
	if (row.row_version != row_version)
		return ctx_refuse_changed(c, T_person_void_decided_already, NULL);
	if (!person_void_of(c->store, row.person, &last) || last.id.v != of.v)
		return ctx_refuse(c, AGAINST_RULE, T_person_void_is_live, "name", row.name, NULL);
	if (row.kept != 0)
		return ctx_refuse(c, AGAINST_RULE, T_person_void_merged, "name", row.name, NULL);
	if (!ctx_text_is_right(c, "document", document, LIMIT_PERSON_VOID_DOCUMENT, T_person_document_missing, T_person_too_long) ||
	    !ctx_text_is_right(c, "reason", reason, LIMIT_PERSON_VOID_REASON, T_person_void_restore_reason_missing, T_person_too_long) ||
	    !person_void_pair_read(c, row.person, 0, &pair))
		return false;
	if (person_void_waiting(c->store, row.person.v, 0, &open))
		return ctx_refuse(c, AGAINST_RULE, T_person_void_waits, "name", row.name, NULL);
	if (!person_restore_fits(c, &pair, &back))
		return false;
	*made = (person_void_id){ store_new_id(c->store) };
	person_void_insert(c->store, *made, row.person, (person_id){ 0 }, document, reason, c->actor.account_id, c->now_s, true);
	store_subject(c->store, made->v, pair.gone.org.v);
	store_note(c->store, "person_id", NULL, ctx_number(c, row.person.v));
	store_note(c->store, "document", NULL, document);
	store_note(c->store, "reason", NULL, reason);
	return ctx_commit(c);
}

/* As it left the search (person_void_write.c), it comes back: by name, former name and numbers. */
static void enter_search(struct ctx *c, const struct person_row *row, const struct person_back *back)
{
	const char *bigrams[PERSON_BIGRAMS_MAX];
	size_t count = search_bigrams(c->arena, row->name, bigrams, PERSON_BIGRAMS_MAX);
	struct person_former_keys former;
	struct person_digests digests;

	for (size_t i = 0; i < count; i++)
		person_bigram_insert(c->store, row->region, bigrams[i], row->id);
	person_former_make(c->arena, row->former_name, &former);
	person_former_write(c->store, row->id, row->region, row->former_name, &former);
	person_make_digests(c, back->id_number, back->phone, &digests);
	person_write_digests(c, row->id, row->region, back->id_number, back->phone, &digests);
}

void person_restore_write(struct ctx *c, const struct person_void_pair *pair, const struct person_back *back, const char *document, const char *reason)
{
	const struct person_row *row = &pair->gone;
	day_t day = c->today;

	enter_search(c, row, back);
	if (person_status_is_member(back->status))
		membership_insert(c->store, (membership_id){ store_new_id(c->store) }, row->region, row->id, row->org, back->status, day, DAY_OPEN, PERSON_VOID_CAUSE, "",
			document);
	standing_change_insert(c->store, (standing_change_id){ store_new_id(c->store) }, row->region, row->id, row->org, PERSON_VOID_CAUSE, PERSON_VOID, back->status, day,
		document, c->now_s, c->actor.account_id);
	person_set_live(c->store, row->id, row->region, back->status, pair->gone_org.path, row->row_version);
	if (person_status_is_member(back->status))
		dues_write_return(c, row->id, day, false);
	audit_note_int(c, "person", "status", row->id.v, PERSON_VOID, back->status);
	person_change_insert(c->store, (person_change_id){ store_new_id(c->store) }, row->region, row->id, PERSON_MADE_LIVE, "", "", reason, c->now_s, c->actor.account_id);
}
