/* What the sanitizers are told about the libraries that find fonts and draw PDF, into which they cannot see. */

#ifdef __SANITIZE_THREAD__

/* Pango lets fontconfig look for fonts on threads of its own ("[pango] FcInit", "[pango] FcFontSetMatch") and takes over what it
 * found under GLib's locks. Those are futexes in libraries compiled without the sanitizer, which therefore sees fontconfig's
 * memory pass from thread to thread (in malloc, strdup, strcmp) but not the locks. Nothing of ours is lost from sight: fontconfig
 * is called by pango alone, never calls back, and touches none of our memory. */
/* SQLite compares the number of the process, without its lock, with the one it has seeded its random numbers for, to notice a fork;
 * after one, several threads may write the same number at once. */
const char *__tsan_default_suppressions(void);

__attribute__((visibility("default"))) const char *__tsan_default_suppressions(void)
{
	return "race:libfontconfig.so\n"
	       "race:^unixRandomness$\n";
}

#elif defined(__SANITIZE_ADDRESS__)

/* The fonts are kept for the life of the process. Fontconfig holds them by distances from other memory instead of pointers, so
 * that they look lost. Cairo 1.16 itself loses 768 bytes with each PDF that has a font of this kind; that a PDF costs no more,
 * and so that none of our own objects of cairo stay behind, is measured in unit/pdf_test.c. Libxlsxwriter 1.1 copies the formula of a
 * list to choose from twice and frees one, some twenty bytes a column; a book that is not closed loses more than texts and still shows. */
const char *__lsan_default_suppressions(void);

__attribute__((visibility("default"))) const char *__lsan_default_suppressions(void)
{
	return "leak:libfontconfig.so\n"
	       "leak:libcairo.so\n"
	       "leak:^lxw_strdup$\n";
}

#else

/* A file of C has at least one declaration. */
extern const int no_sanitizer_is_told;

#endif
