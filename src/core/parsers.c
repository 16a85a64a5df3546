#include "core/parsers.h"

#include "core/docx.h"
#include "core/image.h"
#include "core/pdf_join.h"
#include "core/secrecy.h"
#include "core/sheet.h"

const struct helper_job PARSERS[] = {
	{ "docx", docx_job },
	{ "image", image_strip_job },
	{ "pdf", pdf_join_job },
	{ "secrecy", secrecy_job },
	{ "sheet", sheet_job },
	{ NULL, NULL },
};

bool parsers_start(char *error, size_t error_bytes)
{
	sheet_prepare();
	return helper_start(PARSERS, error, error_bytes);
}
