/* The fonts of all that is set as PDF. Loaded once: reading them costs a hundred times what a page costs. */
#ifndef CORE_PDF_FONTS_H
#define CORE_PDF_FONTS_H

#include <pango/pangocairo.h>
#include "base/buffer.h"

/* Offices' own fonts first; Debian's after them; Hanazono has the rare characters (CJK extensions B and later). */
#define PDF_FONTS "FangSong_GB2312, FangSong, Noto Serif CJK SC, HanaMinA, HanaMinB"

/* Pango's maps are for one thread at a time: others wait until it is given back. */
PangoFontMap *pdf_fonts_take(void);
void pdf_fonts_give_back(void);

/* A PDF that is written into `out`; sizes in points. */
cairo_surface_t *pdf_surface(struct buffer *out, double width, double height);

#endif
