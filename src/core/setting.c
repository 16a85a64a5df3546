#include "core/setting.h"

#include <assert.h>
#include "base/text.h"
#include "core/setting_sql.h"

const char *setting_text(struct store *s, const char *name, const char *absent)
{
	struct setting_row row;

	return setting_get(s, name, &row) ? row.value : absent;
}

int64_t setting_int(struct store *s, const char *name, int64_t absent)
{
	struct setting_row row;
	int64_t number;

	return setting_get(s, name, &row) && int_parse(row.value, &number) ? number : absent;
}

void setting_set(struct store *s, const char *name, const char *value)
{
	const char *before = setting_text(s, name, NULL);

	assert(value != NULL);
	if (before != NULL && text_same(before, value))
		return;
	setting_put(s, name, value);
	store_note(s, name, before, value);
}
