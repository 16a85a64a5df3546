/* What was corrected in a record, a line for each fact, with author and reason (CS-01), and who compared it with its papers. */
#ifndef ROOMS_PERSON_PERSON_LOG_H
#define ROOMS_PERSON_PERSON_LOG_H

#include "rooms/person/person.h"

#define PERSON_CHANGES_SHOWN 20
#define PERSON_VERIFIED "verified"	/* as a field of a line */
#define PERSON_HISTORY_REMOVED "history_removed"	/* likewise; without what stood there, for family is shown in the form alone */
#define PERSON_DISTINCT "distinct"	/* likewise: not the person of the record whose number became holds (person_twin.h) */
#define PERSON_TAKEN_IN "taken_in"	/* likewise: the archive whose number became holds was one of this person too, and is void (person_void.h) */
#define PERSON_MADE_LIVE "made_live"	/* likewise: it was void until then */
#define PERSON_EVENT_DAY "event_day"	/* likewise: the day of the last event of the membership (mistaken.h) */
#define PERSON_VOIDED "voided"	/* likewise, in the void one: became holds the number of the archive that stays, or nothing */

/* Inside the transaction of a change: the audit line's notes, and the lines that the archive shows. Numbers are kept masked. */
void person_log_changes(struct ctx *c, const struct person_row *row, const struct person_facts *facts, const struct person_keys *keys, const char *reason);

/* The lines that the archive shows alone, for a change of many records whose audit line carries a digest of them all. */
void person_keep_changes(struct ctx *c, const struct person_row *row, const struct person_facts *facts, const struct person_keys *keys, const char *reason);

/* Days of joining and conversion that are set right by a late entry, which notes them in the audit line itself. */
void person_keep_party_days(struct ctx *c, const struct person_row *row, const struct person_facts *days, const char *reason);

/* The day of the application that a procedure has the paper of, likewise. */
void person_keep_applied(struct ctx *c, const struct person_row *row, day_t applied, enum date_precision precision, const char *reason);

/* The day on which a stage of the way to membership began, likewise; the field is PERSON_SINCE and the role. */
#define PERSON_SINCE "since_"
void person_keep_since(struct ctx *c, const struct person_row *row, const char *stage, day_t was, day_t became, const char *reason);
/* The role of such a field; NULL: it is another one. */
const char *person_since_stage(const char *field);

/* 未核实, 已核实, changed since, 已归档. */
enum person_record_state { RECORD_CREATED, RECORD_VERIFIED, RECORD_CHANGED, RECORD_ARCHIVED };
enum person_record_state person_record_state(const struct person_row *row, const struct person_change_row *changes, size_t count);

/* The record agrees with its papers. Needs MAY_EDIT_PERSON. Refuses a record that is closed, one that was verified and not changed
 * since; CONFLICT on another row_version. */
bool person_verify(struct ctx *c, person_id id, int64_t row_version);

#endif
