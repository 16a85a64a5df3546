/* Pictures without what they tell about their maker: place, time, device, comments. */
#ifndef CORE_IMAGE_H
#define CORE_IMAGE_H

#include <stddef.h>
#include <stdint.h>

/* How the camera was held: 1 (upright) … 8 as in Exif; 1 where a JPEG does not say so or is damaged. */
int image_jpeg_orientation(const uint8_t *data, size_t bytes);
/* A job for the confined child: reads a JPEG or PNG, writes it without metadata and without another loss;
 * which way is up is kept. 0 good, 1 damaged or no picture, 2 more than 40 million pixels. */
int image_strip_job(int in_fd, int out_fd, const char *args);

#endif
