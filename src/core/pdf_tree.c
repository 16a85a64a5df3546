#include "core/pdf_tree.h"

bool pdf_tree_is_page(qpdf_data q, qpdf_oh page)
{
	return qpdf_oh_is_dictionary(q, page) && (qpdf_oh_has_key(q, page, "/MediaBox") || qpdf_oh_has_key(q, page, "/Contents"));
}

/* -1: it does not say. */
static int count_said(qpdf_data q)
{
	qpdf_oh root = qpdf_get_root(q), pages = qpdf_oh_is_dictionary(q, root) ? qpdf_oh_get_key(q, root, "/Pages") : root, count;
	int said;

	if (!qpdf_oh_is_dictionary(q, pages) || !qpdf_oh_is_integer(q, count = qpdf_oh_get_key(q, pages, "/Count")))
		return -1;
	said = qpdf_oh_get_int_value_as_int(q, count);
	return said < 0 ? 0 : said;
}

struct pdf_tree pdf_tree_read(qpdf_data q)
{
	struct pdf_tree tree = { 0, 0 };
	int said = count_said(q), kids = qpdf_get_num_pages(q);

	if (kids <= 0)		/* handing down in a circle has no end */
		return (struct pdf_tree){ said < 0 ? 0 : said, 0 };
	qpdf_push_inherited_attributes_to_page(q);
	for (int i = 0; i < kids; i++) {
		qpdf_oh page = qpdf_get_page_n(q, (size_t)i);

		tree.found += pdf_tree_is_page(q, page);
		qpdf_oh_release(q, page);
	}
	tree.named = said < 0 || (tree.found < kids && said < kids) ? kids : said;
	return tree;
}
