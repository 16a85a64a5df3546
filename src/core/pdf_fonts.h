/* The fonts of all that is set as PDF. Loaded once: reading them costs a hundred times what a page costs. */
#ifndef CORE_PDF_FONTS_H
#define CORE_PDF_FONTS_H

#include <pango/pangocairo.h>
#include "base/buffer.h"

/* The rare characters of names: Hanazono has CJK extensions B to F, BabelStone Han also G and H (U+30000, U+31350). */
#define PDF_RARE_FONTS "HanaMinA, HanaMinB, BabelStone Han"
/* Offices' own fonts first; Debian's after them. */
#define PDF_FONTS "FangSong_GB2312, FangSong, Noto Serif CJK SC, " PDF_RARE_FONTS

/* Pango's maps are for one thread at a time: others wait until it is given back. */
PangoFontMap *pdf_fonts_take(void);
void pdf_fonts_give_back(void);

/* No hyphen where a word is broken at the end of a line: a digest would be another. After the layout got the attributes of its text. */
void pdf_text_as_it_is(PangoLayout *layout);

/* A PDF that is written into `out`; sizes in points. */
cairo_surface_t *pdf_surface(struct buffer *out, double width, double height);

#endif
