/* What stands on the paper of a vote (选票、表决票): the page that is printed and the paper of WPS say the same. */
#ifndef ROOMS_BALLOT_BALLOT_PAPER_H
#define ROOMS_BALLOT_BALLOT_PAPER_H

#include "rooms/ballot/ballot.h"

/* lines: whoever stands, or the matter; then, where others may be written in, as many places for them as there are seats. Nobody who was written in
 * already is printed, and who votes neither. All in the language of the request and in the arena. */
struct ballot_paper {
	const char *title;		/* 选票; 表决票 of a matter */
	const char *column;		/* what a line is: 姓名, 事项 */
	const char **lines; size_t lines_count;
	const char *mark;		/* how it is filled in, and which one is spoilt (《中国共产党基层组织选举工作条例》（2020年）: 不赞成的可以另选他人，弃权的不能；多于应选人数的无效) */
};
void ballot_paper_read(struct ctx *c, const struct ballot_row *row, struct ballot_paper *paper);

#endif
