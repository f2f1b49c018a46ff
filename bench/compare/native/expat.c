//go:build cgo

#if !__has_include(<expat.h>)
#error "expat.h is missing: run bench/compare/setup as root on Debian"
#endif

#include <expat.h>

#include "native.h"

struct counts {
	long elements, attributes, text;
};

static void on_start(void *data, const XML_Char *name, const XML_Char **attributes) {
	struct counts *c = data;
	c->elements++;
	for (; *attributes; attributes += 2)
		c->attributes++;
	(void)name;
}

static void on_end(void *data, const XML_Char *name) {
	(void)data;
	(void)name;
}

static void on_text(void *data, const XML_Char *text, int n) {
	struct counts *c = data;
	c->text += n;
	(void)text;
}

long expat_elements(const char *data, size_t n) {
	struct counts c = {0};
	XML_Parser p = XML_ParserCreateNS(NULL, ' ');
	XML_SetUserData(p, &c);
	XML_SetElementHandler(p, on_start, on_end);
	XML_SetCharacterDataHandler(p, on_text);
	long result = 0;
	do {
		size_t take = n < CHUNK ? n : CHUNK;
		if (XML_Parse(p, data, (int)take, take == n) != XML_STATUS_OK)
			result = -1;
		data += take;
		n -= take;
	} while (n > 0 && result == 0);
	XML_ParserFree(p);
	return result < 0 ? result : c.elements;
}
