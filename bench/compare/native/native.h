#include <stdbool.h>
#include <stddef.h>

#define CHUNK 16384

#ifdef __cplusplus
extern "C" {
#endif

/* Each returns the number of elements, or -1 if the parser refuses. */
long expat_elements(const char *data, size_t n);
long libxml2_elements(const char *data, size_t n);
long pugixml_elements(const char *data, size_t n, bool count);
long rapidxml_elements(const char *data, size_t n, bool count);

#ifdef __cplusplus
}
#endif
