/* Keyed digests by which people are found by their numbers: of the whole ID number, for uniqueness and exact search, and of the
 * last digits of ID number and telephone. */
#ifndef ROOMS_PERSON_PERSON_DIGEST_H
#define ROOMS_PERSON_PERSON_DIGEST_H

#include "core/crypto.h"
#include "core/ctx.h"
#include "schema/model.h"

#define PERSON_TAILS_MAX 2
struct person_digests {
	int key_id;			/* the field key they were made under */
	const char *number;		/* "" without an ID number */
	const char *tails[PERSON_TAILS_MAX];
	size_t tails_count;
};

/* Under the newest key. Needs no database; the numbers may be empty. */
void person_make_digests(struct ctx *c, const char *id_number, const char *phone, struct person_digests *d);
/* In a write transaction, where none of this person are left. A key that came after `d` was made has them made anew here: after
 * a rotation came to its end nothing may be written under an older key. */
void person_write_digests(struct ctx *c, person_id id, int64_t region, const char *id_number, const char *phone, const struct person_digests *d);
/* Whose archive has this ID number, in the whole city? False: nobody's, or it is empty. Asks no permission. */
bool person_by_number(struct ctx *c, const char *id_number, person_id *owner);

/* ---- after a key was added ---- */

/* Where a run stands; begins empty. */
struct person_redigest {
	bool is_at_tails;		/* those without an ID number are met by their telephone number */
	char after[CRYPTO_DIGEST_CHARS + 1];
	int64_t after_region, after_person;
	int64_t people;			/* made anew so far */
	int64_t unreadable;		/* their numbers do not open with any key: left as they are */
};
/* One slice of people whose digests are under older keys: one transaction with one line in the log. When none are left, says so
 * to the keyring: older keys are then looked under no more. Stopped anywhere everybody is found; the next run goes on.
 * True while there is more; false at the end, or after a failure of the store. */
bool person_redigest_slice(struct ctx *c, struct person_redigest *r);
/* Digests under older keys than the newest. */
int64_t person_digests_left(struct ctx *c);
/* Tells a keyring that was just opened under how old a key this database has digests. */
void person_digest_tell(struct store *s, struct keyring *k);

#endif
