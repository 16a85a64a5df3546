/* 民主评议党员: what a branch may write down, as functions of numbers and words alone. 《中国共产党支部工作条例（试行）》（2018年）第十八条. */
#ifndef ROOMS_APPRAISAL_APPRAISAL_RULE_H
#define ROOMS_APPRAISAL_APPRAISAL_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The code set appraisal_mark in its order: four grades, then why there is none. */
enum appraisal_word { MARK_EXCELLENT, MARK_QUALIFIED, MARK_BASIC, MARK_UNQUALIFIED, MARK_PROBATIONARY, MARK_ABSENT, MARK_EXCUSED, MARK_SUSPENDED, APPRAISAL_MARKS };
#define APPRAISAL_GRADES 4
const char *appraisal_mark_code(enum appraisal_word mark);
int appraisal_mark_find(const char *code);	/* -1: none of them */
bool appraisal_is_grade(int mark);

/* 优秀 are usually no more than a third of those who are graded: the whole part of it. */
int64_t appraisal_excellent_most(int64_t graded);
/* 应到: the members of the day but those of whom the branch does not ask it (不作到会要求), those of whom the archive knows why they get no grade yet
 * (暂不评定: 留党察看, 停止党籍, rights suspended), and floating members whom another branch appraised: they attend there. */
int64_t appraisal_due(int64_t members, int64_t excused, int64_t suspended, int64_t away);
/* Ballots count where half of those who should attend are there. */
bool appraisal_has_turnout(int64_t due, int64_t present);
/* Not asked to attend are exceptions: at least half of those who could attend (the members but those held back and away) are among those who should. */
bool appraisal_is_mostly_asked(int64_t due, int64_t excused);
/* Who was there is graded, and who was not took no part: `graded` and `present` differ by no more than the `others` who were there without being counted
 * among those present, as members without a vote are not at a meeting that votes. */
bool appraisal_present_fits(int64_t graded, int64_t present, int64_t others);
/* 预备党员 take part and get no grade; everybody else is no 预备党员. */
bool appraisal_fits(int mark, bool is_probationary);
/* What is lacking, and what is done about it, is said to whoever is 基本合格 or 不合格; of 暂不评定 it is said why, unless the archive does (has_ground). */
bool appraisal_needs_measure(int mark, bool has_ground);

#endif
