/* The version of the program, as archives carry it. */
#ifndef BASE_VERSION_H
#define BASE_VERSION_H

#define JISHI_VERSION "0.1.0"

#endif
