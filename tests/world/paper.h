/* A PDF of one empty page, as small as one can be: what tests upload where it is not read. `mark`, a string without line ends, tells one from another. */
#ifndef TESTS_WORLD_PAPER_H
#define TESTS_WORLD_PAPER_H

#define PDF_OF_ONE_PAGE(mark) "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" \
	"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%" mark "\n%%EOF\n"

#endif
