/* What the page of recruiting stage by stage is given. */
#ifndef ROOMS_RUN_RECRUIT_STAGE_SCREEN_H
#define ROOMS_RUN_RECRUIT_STAGE_SCREEN_H

#include "core/permit.h"
#include "rooms/run/recruit_stage.h"
#include "view/component.h"

#endif
