/* Which papers there are, what each is about, and which fields its template may hold. A new paper gets a line in document_kind.c, its
 * fields, a title in text/document.txt, a text in documents/ and what fills it in document_facts.c. */
#ifndef ROOMS_DOCUMENT_DOCUMENT_KIND_H
#define ROOMS_DOCUMENT_DOCUMENT_KIND_H

#include "base/message.h"
#include "core/docx.h"

enum document_about { ABOUT_RUN, ABOUT_BALLOT, ABOUT_TRANSFER, ABOUT_ORG, ABOUT_PERSON, ABOUT_REMINDER, ABOUT_CERTIFICATE, ABOUT_PASS };

/* What can stand in a paper; the names that templates use are in document_kind.c. */
enum document_field {
	FIELD_NONE,
	FIELD_ORG, FIELD_UPPER, FIELD_TODAY, FIELD_ACTOR,
	FIELD_NUMBER, FIELD_ASKED_NUMBER, FIELD_ASKED, FIELD_TO, FIELD_SIGNER, FIELD_BODY, FIELD_PLACE, FIELD_CHAIR, FIELD_WRITER, FIELD_GUESTS, FIELD_CONTACT, FIELD_PHONE, FIELD_ORGAN_ADDRESS,
	FIELD_MATTER, FIELD_PRACTICE, FIELD_STEP, FIELD_RESULT, FIELD_OPENED, FIELD_CLOSED,
	FIELD_SUBJECT, FIELD_SEX, FIELD_NATIONALITY, FIELD_BIRTH, FIELD_ID_NUMBER, FIELD_BRANCH,
	FIELD_VOTE, FIELD_VOTED, FIELD_MEETING, FIELD_SEALER, FIELD_RESOLVED, FIELD_RESOLUTION, FIELD_VOTE_DAY, FIELD_ENTITLED, FIELD_ENTITLED_FROM, FIELD_PRESENT, FIELD_AGREED, FIELD_OPPOSED, FIELD_ABSTAINED, FIELD_WRITTEN, FIELD_WRITTEN_CLAUSE, FIELD_ISSUED, FIELD_COLLECTED,
	FIELD_SPOILT, FIELD_VOTE_RESULT, FIELD_QUORUM_RESULT, FIELD_QUORUM_RULE, FIELD_PASS_RULE, FIELD_SUPERVISOR, FIELD_TELLER, FIELD_VOIDED, FIELD_VOIDED_WHY, FIELD_MARK, FIELD_PAPER_TITLE, FIELD_PAPER_COLUMN,
	FIELD_NOTICE_TITLE, FIELD_NOTICE_TEXT, FIELD_NOTICE_FROM, FIELD_NOTICE_TO,
	FIELD_LETTER_NUMBER, FIELD_LETTER_TO, FIELD_ISSUER, FIELD_LETTER_DAY, FIELD_STUB, FIELD_LETTER_TEXT, FIELD_DUES, FIELD_VALID, FIELD_RECEIPT,
	FIELD_MEMBERS, FIELD_FULL_MEMBERS, FIELD_PROBATIONERS,
	FIELD_FORMER_NAME, FIELD_NATIVE_PLACE, FIELD_EDUCATION, FIELD_DEGREE, FIELD_SCHOOL, FIELD_WORK_UNIT, FIELD_JOB, FIELD_OCCUPATION, FIELD_MARRIAGE,
	FIELD_ADDRESS, FIELD_MOBILE, FIELD_APPLIED, FIELD_JOINED, FIELD_FULL_DAY, FIELD_MEMBER_KIND,
	FIELD_SINCE, FIELD_UNTIL, FIELD_PERIOD, FIELD_OPENING, FIELD_CAME, FIELD_WENT, FIELD_CLOSING,
	FIELD_REMINDER_NUMBER, FIELD_RECEIVER, FIELD_REMINDER_DAY, FIELD_WANTED, FIELD_CASES, FIELD_AHEAD, FIELD_CASES_STATE, FIELD_DEMAND,
	FIELD_CERTIFICATE_NUMBER, FIELD_ABSENCE,
	FIELD_PASS_NUMBER, FIELD_PHOTO, FIELD_BIRTH_MONTH, FIELD_CITY,
	FIELD_STATE, FIELD_PAPERS,
	FIELDS_COUNT
};
extern const char *const DOCUMENT_FIELDS[FIELDS_COUNT];
extern const char *const DOCUMENT_INPUTS[FIELDS_COUNT];	/* names in forms and the API, of those that are typed */

/* The signs of a paper's number: 云组发〔2015〕10号 */
extern const char DOCUMENT_YEAR_OPEN[], DOCUMENT_YEAR_CLOSE[], DOCUMENT_NUMBER_SIGN[];
/* What a paragraph begins with, for those of a text behind its first. */
extern const char DOCUMENT_INDENT[];
/* What stands between a case and what is asked of it. */
extern const char DOCUMENT_COLON[];
/* Around the hint behind the title of a field; the answer that says a question does not apply. */
extern const char DOCUMENT_HINT_OPEN[], DOCUMENT_HINT_CLOSE[], DOCUMENT_NOT_CONCERNED[];
/* Answers that agree to what is asked as it stands, and that do not; end with NULL. */
extern const char *const DOCUMENT_CONSENTS[], *const DOCUMENT_REFUSALS[];
/* What stands between several addressees; ends with NULL. */
extern const char *const DOCUMENT_SEPARATORS[];
/* What stands between clauses, so never in a title; likewise. */
extern const char *const DOCUMENT_CLAUSE_SIGNS[];

enum document_list { LIST_NONE, LIST_ENTRIES, LIST_COURSE, LIST_SIGN_IN, LIST_SIGN_IN_PAIRS /* the same, two beside each other */, LIST_LINES, LIST_ROSTER, LIST_HISTORY, LIST_FAMILY, LIST_CAUSES, LIST_MOVERS, LIST_CASES, LIST_ACTIVITIES, LIST_PAPERS, LIST_STEPS, LIST_ENCLOSURES, LISTS_COUNT };
struct document_list_shape { const char *name; const char *const *fields; size_t fields_count; };
/* By enum document_list: the name after {{# in a template, and the fields of its rows in their order. */
extern const struct document_list_shape DOCUMENT_LISTS[LISTS_COUNT];

/* fields and lists end with NONE. `typed` are the fields that whoever prints it types; those of `needed` may not be empty. */
struct document_kind {
	const char *code;
	message title;
	enum document_about about;
	const enum document_field *fields, *typed, *needed;
	const enum document_list *lists;
	bool may_show_number;		/* an ID number may stand in it */
	/* INTERNAL: for the house itself, so it says 内部资料; PEOPLE: a list of many people besides, which leaves by the rule of exports (document_is_export).
	 * PAPER goes to others or is put up: a letter, a reply, a notice, a ballot paper. */
	enum { DOCUMENT_PAPER, DOCUMENT_INTERNAL, DOCUMENT_PEOPLE } nature;
};
extern const struct document_kind DOCUMENT_KINDS[];
extern const size_t DOCUMENT_KINDS_COUNT;

/* Its three parts are cut from one sheet, so long texts are set in smaller type. */
#define DOCUMENT_LETTER "letter"
/* All papers of a case as one: the .docx comes of the template, the PDF is that of rooms/run/run_bundle.h, with the PDF files in it. */
#define DOCUMENT_BUNDLE "bundle"

/* NULL: there is none. */
const struct document_kind *document_kind_of(const char *code);
bool document_has_field(const struct document_kind *kind, enum document_field field);

/* All that the paper's template may hold, without values: for docx_check. */
struct docx_values document_vocabulary(struct arena *a, const struct document_kind *kind);

#endif
