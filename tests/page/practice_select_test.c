/* Secretaries by two recommendations and one election (KFQ-20), told once by pages and once by programs (practice_world.h). */
#include "practice_world.h"

/* KFQ-20: nobody stands whom one of the two rounds left out; who is elected, the votes say that were counted here. */
static const char *const SELECT[] = {
	"secretary open 双推一选",
	"secretary fill first_round: present=140|collected=24|*list=党员03;20;",
	"secretary close ! 有表决权的党员26名，到会填了140人",
	"secretary fill first_round: present=24|collected=25|*list=党员03;20;",
	"secretary close ! 收回的票多于到会人数",
	"secretary fill first_round: present=24|collected=24|*list=王一;20; ! 王一",	/* no member of the branch */
	"secretary fill first_round: present=24|collected=24|*list=党员03;20;|*list=党员04;18;|*list=党员05;25;",
	"secretary close ! 有人重复投票：党员05",	/* more votes than papers */
	"secretary fill first_round: present=24|collected=24|*list=党员03;20;|*list=党员03;18; ! 同一个人写了两次",
	"secretary fill first_round: present=24|collected=24|*list=党员03;20;|*list=党员04;0;",
	"secretary close ! 不算被推荐：党员04",
	"secretary fill first_round: present=24|collected=24|*list=党员03;20;|*list=党员04;18;|*list=党员05;17;|*list=党员06;16;|*list=党员07;15;|*list=党员08;14;|*list=党员11;9;",
	"secretary fill candidates: seats=5|*list=党员03;是;是;是;|result=同意 ! 不填这张表",	/* no candidates before both rounds are over */
	"secretary close > check_first",
	"secretary fill first_recount: outcome=与计票一致|collected=24|*list=党员03;20;|*list=党员04;18;|*list=党员05;17;|*list=党员06;16;|*list=党员07;15;|*list=党员08;14;|*list=党员11;9; ! 按程序这两步不得由同一人办理",	/* who counted does not count again */
	"second fill first_recount: outcome=与计票一致|collected=24|*list=党员03;19;|*list=党员04;18;|*list=党员05;17;|*list=党员06;16;|*list=党员07;15;|*list=党员08;14;|*list=党员11;9;",
	"second close ! 复核的票数和计票不一致",
	"second fill first_recount: outcome=与计票一致|collected=24|*list=党员03;20;|*list=党员04;18;|*list=党员05;17;|*list=党员06;16;|*list=党员07;15;|*list=党员08;14;|*list=党员11;9;",
	"second close > recommend_again",
	"secretary fill second_round: present=90|collected=88|*list=党员03;89;|*list=党员04;50;",
	"secretary close ! 有人重复投票：党员03",
	"secretary fill second_round: present=90|collected=88|*list=党员03;60;|*list=党员04;50;|*list=党员05;48;|*list=党员06;47;|*list=党员07;46;|*list=党员08;45;",
	"secretary close > check_second",
	"second fill second_recount: outcome=与计票一致|collected=88|*list=党员03;60;|*list=党员04;50;|*list=党员05;48;|*list=党员06;47;|*list=党员07;46;|*list=党员08;45;",
	"second close > approve",
	"upper fill candidates: seats=1|*list=党员03;是;是;是;|*list=党员11;是;是;是;|result=同意",
	"upper close ! 党员11",	/* the members alone recommended him */
	"upper fill candidates: seats=1|*list=党员03;是;是;是;|*list=党员03;是;是;是;|result=同意 ! 一个人只能是一名候选人",
	"upper fill candidates: seats=5|*list=党员03;是;是;是;|*list=党员04;是;是;是;|*list=党员05;是;是;是;|*list=党员06;是;是;是;|*list=党员07;是;是;是;|result=同意",
	"upper close ! 候选人至少6名，现在5名",	/* a fifth more than seats */
	"upper fill candidates: seats=5|*list=党员03;是;是;是;|*list=党员04;是;是;是;|*list=党员05;是;是;是;|*list=党员06;是;是;是;|*list=党员07;是;是;是;|*list=党员08;是;是;是;|result=同意",
	"upper close > show_candidates",
	"secretary vote election: 24 22,22,22,22,22,2 ! 没有这项表决",	/* before the candidates were shown */
	"secretary notice posted",
	"rep object: 党员04不在村里居住",
	"secretary days 6",
	"secretary close ! 候选人公示",	/* its fifth working day is the 23rd */
	"secretary days 1",
	"secretary close ! 候选人公示",	/* an objection waits */
	"secretary answer: 经核实，党员04在村居住满三年",
	"secretary close > elect",
	"secretary close ! 党员大会选举",	/* nobody is elected without a vote */
	"secretary vote election: 20 20,19,18,17,16,1",
	"secretary close ! 没有有效的表决",	/* 20 of 26 are not four fifths */
	"secretary vote election: 24 24,23,22,21,20,1",
	"secretary fill minutes: fewer=不涉及|+sheet",
	"secretary close > record",
	"rep public: 应到 26 人，实到 24 人",
	"rep public: 党员08赞成 1 票、不赞成 23 票",	/* not elected */
	"secretary fill crosswise: *list=党员03;主任;|*list=党员08;委员; ! 党员08",
	"secretary fill crosswise: *list=党员03;主任;|*list=党员03;委员;|*list=党员04;;|*list=党员05;;|*list=党员06;; ! 同一个人写了两次",
	"secretary fill crosswise: *list=党员03;主任;|*list=党员04;委员;|*list=党员05;委员;|*list=党员06;;",
	"secretary close ! 当选人没有登记交叉任职情况",
	"secretary fill crosswise: *list=党员03;主任;|*list=党员04;委员;|*list=党员05;委员;|*list=党员06;;|*list=党员07;;",
	"secretary figure: 交叉任职比例（%）=60",	/* 3 of 5 */
	"secretary close > chosen",
	"rep published: 党员08赞成 1 票",
	NULL
};

/* A tie at the last seat is voted on again; a seat for which nobody has more than half is voted on again in the same case. */
static const char *const SELECT_TIE[] = {
	"secretary open 双推一选",
	"secretary fill first_round: present=24|collected=24|*list=党员03;20;|*list=党员04;18;|*list=党员05;17;",
	"secretary close > check_first",
	"second fill first_recount: outcome=与计票一致|collected=24|*list=党员03;20;|*list=党员04;18;|*list=党员05;17;",
	"second close > recommend_again",
	"secretary fill second_round: present=90|collected=88|*list=党员03;60;|*list=党员04;50;|*list=党员05;48;",
	"secretary close > check_second",
	"second fill second_recount: outcome=与计票一致|collected=88|*list=党员03;60;|*list=党员04;50;|*list=党员05;48;",
	"second close > approve",
	"upper fill candidates: seats=2|*list=党员03;是;是;是;|*list=党员04;是;是;是;|*list=党员05;是;是;是;|result=同意",
	"upper close > show_candidates",
	"secretary notice posted",
	"secretary days 7",
	"secretary close > elect",
	"secretary vote election: 24 20,14,14",
	"secretary fill minutes: fewer=不涉及|+sheet",
	"secretary close > settle_tie",
	"secretary vote settle: 24 13,11",
	"secretary fill settle_minutes: +sheet",
	"secretary close > record",
	"secretary fill crosswise: *list=党员03;主任;|*list=党员05;委员; ! 党员05",
	"secretary fill crosswise: *list=党员03;主任;|*list=党员04;委员;",
	"secretary close > chosen",
	"secretary open 再推",
	"secretary fill first_round: present=24|collected=24|*list=党员03;20;|*list=党员04;18;|*list=党员05;17;",
	"secretary close > check_first",
	"second fill first_recount: outcome=与计票一致|collected=24|*list=党员03;20;|*list=党员04;18;|*list=党员05;17;",
	"second close > recommend_again",
	"secretary fill second_round: present=90|collected=88|*list=党员03;60;|*list=党员04;50;|*list=党员05;48;",
	"secretary close > check_second",
	"second fill second_recount: outcome=与计票一致|collected=88|*list=党员03;60;|*list=党员04;50;|*list=党员05;48;",
	"second close > approve",
	"upper fill candidates: seats=2|*list=党员03;是;是;是;|*list=党员04;是;是;是;|*list=党员05;是;是;是;|result=同意",
	"upper close > show_candidates",
	"secretary notice posted",
	"secretary days 7",
	"secretary close > elect",
	"secretary vote election: 24 24,12,1",	/* half is not more than half */
	"secretary fill minutes: fewer=不涉及|+sheet",
	"secretary close > elect_again",	/* for the seat that stayed open, in the same case */
	"secretary fill candidates_again: *list=党员03;|*list=党员04; ! 不得由",	/* elected already */
	"secretary fill candidates_again: *list=党员04;|*list=党员08;",
	"secretary vote again: 24 12,12",	/* a count that is not enough: the step does not pass anybody */
	"secretary fill again_minutes: fewer=不涉及|+sheet",
	"secretary close ! 从党工委同意、公示过的候选人中选：党员08",
	NULL
};

/* Of three seats one is filled at the meeting and one more in each election after it; fewer places only when the meeting says so. */
static const char *const SELECT_SHORT[] = {
	"secretary open 双推一选",
	"secretary fill first_round: present=24|collected=24|*list=党员03;20;|*list=党员04;18;|*list=党员05;17;|*list=党员06;16;",
	"secretary close > check_first",
	"second fill first_recount: outcome=与计票一致|collected=24|*list=党员03;20;|*list=党员04;18;|*list=党员05;17;|*list=党员06;16;",
	"second close > recommend_again",
	"secretary fill second_round: present=90|collected=88|*list=党员03;60;|*list=党员04;50;|*list=党员05;48;|*list=党员06;47;",
	"secretary close > check_second",
	"second fill second_recount: outcome=与计票一致|collected=88|*list=党员03;60;|*list=党员04;50;|*list=党员05;48;|*list=党员06;47;",
	"second close > approve",
	"upper fill candidates: seats=3|*list=党员03;是;是;是;|*list=党员04;是;是;是;|*list=党员05;是;是;是;|*list=党员06;是;是;是;|result=同意",
	"upper close > show_candidates",
	"secretary notice posted",
	"secretary days 7",
	"secretary close > elect",
	"secretary vote election: 24 23,3,2,1",
	"secretary fill minutes: fewer=不涉及|+sheet",
	"secretary close > elect_again",
	"secretary fill candidates_again: *list=党员04;|*list=党员05;|*list=党员06;",
	"secretary close ! 另行选举",	/* nobody is elected without a vote */
	"secretary vote again: 24 20,12,1",
	"secretary fill again_minutes: fewer=不涉及|+sheet",
	"secretary close > elect_last",
	"secretary fill candidates_last: *list=党员04;|*list=党员05; ! 不得由",
	"secretary fill candidates_last: *list=党员05;|*list=党员06;",
	"secretary vote rest: 24 19,5",
	"secretary fill rest_minutes: fewer=不涉及|+sheet",
	"secretary close > record",
	"secretary fill crosswise: *list=党员03;主任;|*list=党员04;委员;",
	"secretary close ! 当选人没有登记交叉任职情况",
	"secretary fill crosswise: *list=党员03;主任;|*list=党员04;委员;|*list=党员05;;",
	"secretary close > chosen",
	"rep published: 党员03（当选）赞成 23 票",	/* each of the three counts */
	"rep published: 党员04（当选）赞成 20 票",
	"rep published: 党员05（当选）赞成 19 票",
	NULL
};

static void KFQ_20_two_recommendations_then_one_election(void **state)
{
	/* covers KFQ-20 accept 1 2 refuse 1 2 by page and api */
	tell("kfq/select", SELECT);
	tell_again(SELECT_TIE);
	world_run(w, "UPDATE run SET state = 'stopped', closed_day = opened_day WHERE state = 'open'");
	tell_again(SELECT_SHORT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(KFQ_20_two_recommendations_then_one_election),
	};

	return cmocka_run_group_tests_name("practice_select", tests, practice_start, practice_stop);
}
