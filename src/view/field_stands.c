/* What stands in a record by now, beside what was typed over it. */
#include "base/text.h"
#include "text/view.h"
#include "view/component.h"

static const char *option_words(struct view *v, const struct field *f, const char *value)
{
	const struct code_set *set = field_codes(f);

	for (size_t i = 0; i < f->options_count; i++)
		if (text_same(f->options[i].value, value))
			return f->options[i].label_text != NULL ? f->options[i].label_text : view_message_text(v, f->options[i].label);
	for (size_t i = 0; i < set->count; i++)
		if (text_same(set->codes[i].value, value))
			return code_words(v, &set->codes[i]);
	return value;
}

const char *field_stands(struct view *v, const struct field *f)
{
	if (!v->is_record_changed || f->name == NULL || f->value == NULL || text_same(text_line_ends(v->arena, field_value(v, f)), text_line_ends(v->arena, f->value)))
		return NULL;
	return f->value[0] == '\0' ? view_message_text(v, T_view_stands_empty) : option_words(v, f, f->value);
}
