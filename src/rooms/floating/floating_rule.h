/* 流动党员: what follows from days away, as functions of days alone. */
#ifndef ROOMS_FLOATING_FLOATING_RULE_H
#define ROOMS_FLOATING_FLOATING_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include "base/date.h"

#define FLOATING_MONTHS 6		/* 中办《关于进一步加强和改进流动党员管理工作的意见》 2024: six months in a row away from the branch's activities */
#define FLOATING_SEARCHES_MIN 3		/* ways tried before anybody speaks of 停止党籍 */

enum floating_stage {
	FLOATING_NOTED,		/* less than six months: a letter of identity goes along */
	FLOATING_AWAY,		/* six months and more, without a fixed place: registered, nothing else is asked */
	FLOATING_TO_TRANSFER	/* six months and more with a fixed home or unit: 应转尽转, or a reason to stay registered */
};

/* On the very day six months are full the stage changes. */
enum floating_stage floating_stage(day_t away_since, bool is_settled, day_t today);
/* Is the home organisation's next contact due? On the day `months` after the last one. */
bool floating_contact_is_due(day_t contact_day, int months, day_t today);
/* A street, a house or a room: the register keeps the city and no address (KFQ-15). */
bool floating_place_is_address(const char *place);

#endif
