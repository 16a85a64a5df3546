/* What the thread sanitizer is told about a library that it cannot see into.
 *
 * Pango lets fontconfig look for fonts on threads of its own ("[pango] FcInit", "[pango] FcFontSetMatch") and takes over what it
 * found under GLib's locks. Those are futexes in libraries compiled without the sanitizer, which therefore sees fontconfig's
 * memory pass from thread to thread (in malloc, strdup, strcmp) but not the locks. Nothing of ours is lost from sight: fontconfig
 * is called by pango alone, never calls back, and touches none of our memory. */
#ifdef __SANITIZE_THREAD__

const char *__tsan_default_suppressions(void);

__attribute__((visibility("default"))) const char *__tsan_default_suppressions(void)
{
	return "race:libfontconfig.so\n";
}

#else
/* A file of C has at least one declaration. */
extern const int no_sanitizer_is_told;
#endif
