/* What a page or a program sent, as the rules want it: one reading for both. */
#ifndef ROOMS_ORG_ORG_INPUT_H
#define ROOMS_ORG_ORG_INPUT_H

#include "rooms/org/org.h"
#include "rooms/org/post.h"

struct web;

#define ORG_FOUND_MAX 40	/* organisations shown for one search: one screen of the picker */

/* What was sent of an organisation, or of a post and who holds it. What was typed stands beside what was read (…_typed), so that a refusal can name it; days
 * that are none are DAY_NONE, an open end DAY_OPEN. */
void org_form_read(struct web *w, struct org_form *form);
/* After a merger, a move or the transfer of a whole branch went through: true, and answered with its page, if it was only asked for (org_request.h). */
bool org_request_was_asked(struct web *w, org_id id);
void post_form_read(struct web *w, struct post_form *form);
/* Which vacancies are asked for: of a kind of post ("": all), of those that head a village or a community ("village", "community"; "": all), on a day not to come. */
struct post_vacancy_query { const char *kind, *heads; day_t day; };
/* Nothing sent: everything, today. Refuses at "kind" and "heads" a word that is none of them, at "day" what is no day and a day to come. */
bool post_vacancy_query_read(struct web *w, struct post_vacancy_query *q);
/* An organisation typed by code or full name, within the actor's range; 0 if there is none or several. */
org_id org_named(struct ctx *c, const char *typed);
/* A unit by its number or its name in the actor's range; several of one name are refused at `host` and offered. Nothing typed is 0, nothing found -1. */
int64_t org_host_named(struct ctx *c, const char *typed);
/* Organisations in the actor's range whose name holds the text, the initials of whose short name or whose pinyin begin with it (pinyin
 * of four letters and more may stand anywhere), or whose code it is.
 * A number behind stands for an ordinal in the name: "wjs5" finds 王家山村第五党支部. At most ORG_FOUND_MAX, upper units first. */
size_t org_search(struct ctx *c, const char *text, struct org_item **items);
#define ORG_SIMILAR_MAX 6	/* offered where a name fits none */
/* Organisations anywhere that keep members or are committees and whose name holds the text, for somebody who knows a name by half; rows have
 * room for ORG_SIMILAR_MAX. */
struct org_similar_row;
size_t org_similar(struct ctx *c, const char *text, struct org_similar_row *rows);
/* "；相近的有：李家庄村党支部（0203，清河镇党委）、…"; "" there is none. */
const char *org_similar_words(struct ctx *c, const char *text);
/* False: no organisation anywhere has the first pairs of characters of the text in its name or short name, so that it stands in none.
 * Names of people mostly. A single character is no pair: true. */
bool org_may_be_named(struct ctx *c, const char *text);
/* A person typed by name or number, within the actor's range; several of one name are refused at the field, with each of them offered
 * by branch, age and masked ID number, so that the form asks which. 0 if there is none. */
person_id post_person_named_at(struct ctx *c, const char *field, const char *typed);
/* At the field `person`. */
person_id post_person_named(struct ctx *c, const char *typed);

#endif
