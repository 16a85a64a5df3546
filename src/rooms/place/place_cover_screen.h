/* What the template of the matrix is given. */
#ifndef ROOMS_PLACE_PLACE_COVER_SCREEN_H
#define ROOMS_PLACE_PLACE_COVER_SCREEN_H

#include "rooms/place/place_review.h"

struct place_cover_screen {
	struct place_cover cover;
	struct place_reviews reviews;
	const char *note;	/* typed */
	bool publish, may_edit;
};

#endif
