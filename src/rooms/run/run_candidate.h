/* Who stands in an election of a case, looked at again: between the nomination, the ballot and the post somebody may have left. */
#ifndef ROOMS_RUN_RUN_CANDIDATE_H
#define ROOMS_RUN_RUN_CANDIDATE_H

#include "rooms/ballot/ballot.h"

struct run_case;
struct run_person_row;
struct vote;

/* Refuses AGAINST_RULE, by name, whoever of the candidates of an election is on that day no longer in the role of the field that names him (党支部的职务由本支部党员担任,
 * 支部工作条例2018年): when its ballot is opened, and when it is closed. */
bool run_candidates_stand(struct ctx *c, const struct run_case *k, const struct vote *v, day_t day);
/* Likewise of a ballot, with those whom papers named beside the candidates, who must be voters and such as could be nominated (run_lets_vote_in); and refuses a day on which the step can't be closed
 * (run_lets_vote_on). True for every vote that is of no case. */
bool run_lets_seal(struct ctx *c, const struct ballot_row *row, day_t day);
/* May papers of the ballot name the person beside the candidates (另选他人)? He fits a field of the form of candidates as whoever is nominated does: who sits already is not
 * elected again, and who was elected secretary is no deputy (《中国共产党基层组织选举工作条例》（2020年）). Refuses AGAINST_RULE at `other`, with the roles. True of a ballot of no case. */
bool run_lets_vote_in(struct ctx *c, const struct ballot_row *row, person_id person);
/* The name of the person whom the case of the ballot is about; NULL: it is about nobody, or of no case. */
const char *run_vote_subject(struct ctx *c, const struct ballot_row *row);
/* Do the people of a village or their representatives vote, and nobody as a member or an officer of the Party? False of a ballot that is of no case. */
bool run_vote_is_of_villagers(struct ctx *c, const struct ballot_row *row);
/* On whom a vote of a case is held: the person whom it is about, and of an election the candidates whom the case names; none of a vote of no case. In the
 * arena. */
size_t run_vote_people(struct ctx *c, const struct ballot_row *row, struct run_person_row **people);
/* Names of those on whom it is held, from the table that the vote says it is about, as it stands now; none where it says none. In the arena. */
size_t run_vote_names(struct ctx *c, const struct ballot_row *row, const char ***names);
/* Whose vote it is, by the role of its voters: members of Party organisations as such; a committee, posts or staff; anybody else: representatives, households,
 * adults of the village, members of the collective, delegates. Of a vote of no case the first. */
enum run_voters { RUN_VOTERS_MEMBERS, RUN_VOTERS_POSTS, RUN_VOTERS_OTHERS };
enum run_voters run_voters_of(struct ctx *c, const struct ballot_row *row);
/* In the transaction that asks for it: the paper why a vote of a case is void stands among the files of the case. Of a vote of no case, or without a paper, 0. */
struct file_kept;
int64_t run_keep_vote_file(struct ctx *c, const struct ballot_row *row, const struct file_kept *kept, const char *name);
/* Likewise of somebody who was elected and gets a post from that day: may he hold it, the refusal where he may not, and his name as far as the actor may know it. */
bool run_elected_stands(struct ctx *c, const struct run_case *k, person_id person, day_t day);
bool run_refuse_elected(struct ctx *c, const struct run_case *k, person_id person, day_t day);
const char *run_elected_name(struct ctx *c, const struct run_case *k, person_id person);

#endif
