/* The keywords of programme files, each in English and in Chinese. A file may use either; both load to the same digest. */
#ifndef PROGRAMME_WORD_H
#define PROGRAMME_WORD_H

#include <stdbool.h>
#include "base/message.h"

/* X(name, "English", "Chinese"). The order is that of docs/programme-language.md. Words are understood by their place,
 * so one spelling may serve two words. */
#define PROGRAMME_WORDS(X) \
	X(PROGRAMME, "programme") X(VERSION, "version") X(AFTER, "after") X(ABOUT, "about") X(WHERE, "where") X(RUNS_AT, "runs_at") X(TITLED, "titled") \
	X(OPENS, "opens") X(ANY, "any") X(YEARLY, "yearly") X(HALF_YEARLY, "half_yearly") X(QUARTERLY, "quarterly") X(ONE_OPEN_PER, "one_open_per") \
	X(SUBJECT, "subject") X(HOLDS, "holds") X(GATES, "gates") X(LISTED, "listed") X(HOLD, "hold") X(TALK_FIRST, "talk_first") X(POST_NEEDS, "post_needs") X(EACH, "each") X(TOPMOST, "topmost") X(AS_OF, "as_of") X(LEDGER, "ledger") X(COVERS, "covers") X(PUBLIC, "public") \
	X(PERSON, "person") X(PROJECT, "project") X(MATTER, "matter") X(ORG, "org") X(BRANCH, "branch") X(GENERAL_BRANCH, "general_branch") \
	X(COMMITTEE, "committee") X(VILLAGE, "village") X(COMMUNITY, "community") X(TOWN, "town") X(COUNTY, "county") X(UNIT, "unit") \
	X(DEPARTMENT, "department") X(APPROVER, "approver") X(ABOVE, "above") X(BELOW, "below") \
	X(PARAM, "param") X(IN, "in") X(RULE, "rule") \
	X(ROLE, "role") X(POST, "post") X(OF, "of") X(OF_LIST, "of") X(OF_BASE, "of") X(OF_POINT, "of") X(OF_TOTAL, "of") X(MEMBERS_OF, "members_of") X(FULL_MEMBERS_OF, "full_members_of") X(APPLICANTS_OF, "applicants_of") X(PEOPLE_OF, "people_of") X(COMMITTEE_OF, "committee_of") X(STAFF_OF, "staff_of") \
	X(BODY, "body") X(EVERYONE, "everyone") X(INVITED, "invited") X(NAMED, "named") \
	X(VALUE, "value") X(KEEP, "keep") X(CONSENT, "consent") \
	X(FORM, "form") X(FIELD, "field") X(MUST, "must") X(ROWS, "rows") X(ROW, "row") X(NUMBER, "number") X(CHOICE, "choice") X(TEXT, "text") \
	X(TABLE, "table") X(DATE, "date") X(MONEY, "money") X(FILE, "file") X(SHEETS, "sheets") X(READ_BY, "read_by") X(WITH_REASON, "with_reason") X(IMAGE, "image") X(UNSHARED, "unshared") X(MERGE, "merge") X(REGISTERED, "registered") X(TAKEN_AS, "taken_as") X(BOOKLET, "booklet") X(LETTER, "letter") \
	X(WHOLE_NUMBER, "whole") X(DECIMAL, "decimal") X(OPTIONAL, "optional") X(PAST, "past") X(FUTURE, "future") X(SIGNED, "signed") X(HELD, "held") X(ORGS, "orgs") X(CASES, "cases") X(RECTIFYING, "rectifying") \
	X(SHEET, "sheet") X(RATERS, "raters") X(PER, "per") X(SCALE, "scale") X(LEAST, "least") X(SECRET, "secret") X(YES, "yes") X(NO, "no") \
	X(COMBINE, "combine") X(MEAN, "mean") X(MEDIAN, "median") X(TRIMMED, "trimmed") \
	X(VOTE, "vote") X(VOTERS, "voters") X(BASE_VOTERS, "voters") X(QUORUM, "quorum") X(PASS, "pass") X(MORE_THAN, "more_than") X(AT_LEAST, "at_least") X(PRESENT, "present") \
	X(AT_MOST, "at_most") X(CAST, "cast") X(FINAL, "final") X(FROM_AFAR, "from_afar") X(WRITTEN_OPINIONS, "written_opinions") X(CANDIDATES, "candidates") X(WRITE_IN, "write_in") X(RESOLVES, "resolves") X(SEATS, "seats") X(ELECTED, "elected") X(RUNOFF, "runoff") X(TIED, "tied") \
	X(DRAW, "draw") X(NOTICE, "notice") X(BOARD, "board") X(DAYS, "days") X(OBJECTIONS, "objections") X(MUST_BE_ANSWERED, "must_be_answered") X(ANSWERS, "answers") \
	X(DUTY, "duty") X(WHO, "who") X(EVERY, "every") X(WEEK, "week") X(MONTH, "month") X(QUARTER, "quarter") X(HALF_YEAR, "half_year") X(YEAR, "year") \
	X(TO, "to") X(CONTENTS, "contents") X(SHOW, "show") X(FROM, "from") X(UNTIL, "until") X(EACH_ROUND, "each_round") \
	X(STEP, "step") X(PHASE, "phase") X(BY, "by") X(NOT_BY, "not_by") X(SIGN, "sign") X(NEEDS, "needs") X(PREPARES, "prepares") X(WITHIN, "within") X(D, "d") X(WD, "wd") \
	X(M, "m") X(Y, "y") X(OPEN, "open") X(LATE, "late") X(MARK, "mark") X(BLOCK, "block") X(ESCALATE, "escalate") X(AUTO, "auto") \
	X(GO, "go") X(WHEN, "when") \
	X(FINISH, "finish") X(FAILED, "failed") X(SET, "set") X(TELL, "tell") X(POINTS, "points") X(PUBLISH, "publish") X(BAR, "bar") X(BAR_STEPS, "bar") X(APPOINT, "appoint") X(APPRAISE, "appraise") X(AWARD, "award") X(REVOKE, "revoke") \
	X(SAME_TEXT, "same_text") X(HONOUR, "honour") X(RESULT, "result") \
	X(REFUSE, "refuse") X(MAKE_PROSPECT, "make_prospect") X(ELIMINATE, "eliminate") X(CLOSE, "close") X(PAY, "pay") X(INSTALL, "install") \
	X(EXAMPLE, "example") X(GIVEN, "given") X(LIKE, "like") X(FOR, "for") X(AGAINST, "against") X(ABSTAIN, "abstain") X(WRITTEN, "written") X(EXPECT, "expect") \
	X(WAITING, "waiting") X(AGAIN, "again") X(END, "end") \
	X(AND, "and") X(OR, "or") X(NOT, "not") X(NONE, "none") X(PASSED, "passed") X(VALID, "valid") X(DONE, "done") X(ENDED, "ended") X(COUNT, "count") \
	X(STREAK, "streak") X(SUM, "sum") X(DISTINCT, "distinct") X(NTH, "nth") X(RANK, "rank") X(NOT_IN, "not_in") X(ALSO_IN, "also_in") X(TOTAL_YEARS, "total_years") \
	X(LONGEST_YEARS, "longest_years") X(WHOLE, "whole") X(CHOSEN, "chosen") X(UNLISTED, "unlisted") X(TOTAL, "total") X(ITS, "its") X(EARLIER, "earlier") X(MATCH, "match") X(PAPERS, "papers") X(FIT, "fit") \
	X(WORKDAYS, "workdays") X(MONTHS, "months") X(YEARS, "years") X(MONTHS_AFTER, "months_after") X(AGE, "age") X(HAS, "has") X(TODAY, "today") \
	X(STATUS, "status") X(IN_POOL, "in_pool") X(BORN_ON, "born_on") X(JOINED_ON, "joined_on") X(APPLIED_ON, "applied_on") X(AMOUNT, "amount") \
	X(ACTIVIST, "activist") X(APPLICANT, "applicant") X(PROSPECT, "prospect") X(PROBATIONARY, "probationary") X(FULL, "full") \
	X(FORMER_ACTIVIST, "former_activist") X(EXTENDED, "extended") X(CANCELLED, "cancelled") X(NO_VOTE, "no_vote") X(SUSPENDED, "suspended") \
	X(RESTORED, "restored") X(REMOVED, "removed") X(RESIGNED, "resigned") X(EXPELLED, "expelled") X(DECEASED, "deceased") X(RECOGNISED, "recognised") X(UNRECOGNISED, "unrecognised") X(MOVED_OUT, "moved_out") \
	X(STATUS_SINCE, "status_since") X(MOVED_ON, "moved_on") X(LEFT_ON, "left_on") X(SANCTION_ENDS, "sanction_ends") X(EXTENDED_TO, "extended_to") X(RIGHTS_SUSPENDED, "rights_suspended") X(RIGHTS_SUSPENDED_ON, "rights_suspended_on") X(KIND, "kind") X(TERM, "term") X(TERM_ENDS, "term_ends") X(TERM_LEAST, "term_least") X(TERM_MOST, "term_most") X(MEMBER_COUNT, "member_count") X(FULL_COUNT, "full_count") X(VOTER_COUNT, "voter_count") X(ADMITTED_COUNT, "admitted_count") X(FREE_SEATS, "free_seats") X(OWNER, "owner") X(NAME, "name") X(TARGET, "target") X(DUE_ON, "due_on")

enum programme_word {
	NO_WORD = -1,
#define X(name, english) WORD_##name,
	PROGRAMME_WORDS(X)
#undef X
	WORDS_COUNT
};

/* The keyword as a file writes it in that language; `word` is none of NO_WORD and WORDS_COUNT. */
const char *programme_word_text(enum programme_word word, enum lang lang);

/* Whether the text is this word in one of both languages. */
bool programme_word_is(enum programme_word word, const char *text);
/* The one of these words, in either language, that somebody may have meant by what he typed: one slip away (a letter more, less, another, or two changed about), two in a long
 * word. NO_WORD: none is near. */
enum programme_word programme_word_near(const char *typed, const enum programme_word *words, size_t count);

#endif
