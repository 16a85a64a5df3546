/* What the readers of XML share. */
#ifndef CORE_XML_H
#define CORE_XML_H

#include <string.h>

/* The name of an element or attribute without the prefix of its namespace, which each program that writes such files chooses as it likes. */
static inline const char *xml_local_name(const char *name)
{
	const char *colon = strrchr(name, ':');

	return colon == NULL ? name : colon + 1;
}

#endif
