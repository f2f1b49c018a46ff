//go:build cgo

#if !__has_include(<libxml/parser.h>)
#error "libxml2 is missing: run bench/compare/setup as root on Debian"
#endif

#include <libxml/parser.h>
#include <string.h>

#include "native.h"

struct counts {
	long elements, attributes, text;
};

static void on_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
		     const xmlChar **declared, int attributes, int defaulted, const xmlChar **values) {
	struct counts *c = data;
	c->elements++;
	c->attributes += attributes;
	(void)name, (void)prefix, (void)uri, (void)namespaces, (void)declared, (void)defaulted, (void)values;
}

static void on_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
	(void)data, (void)name, (void)prefix, (void)uri;
}

static void on_text(void *data, const xmlChar *text, int n) {
	struct counts *c = data;
	c->text += n;
	(void)text;
}

/* Without it libxml2 writes to standard error. */
static void on_error(void *data, const char *format, ...) {
	(void)data, (void)format;
}

long libxml2_elements(const char *data, size_t n) {
	struct counts c = {0};
	xmlSAXHandler sax;
	memset(&sax, 0, sizeof sax);
	sax.initialized = XML_SAX2_MAGIC;
	sax.startElementNs = on_start;
	sax.endElementNs = on_end;
	sax.characters = on_text;
	sax.cdataBlock = on_text;
	sax.warning = sax.error = on_error;
	xmlParserCtxtPtr p = xmlCreatePushParserCtxt(&sax, &c, NULL, 0, NULL);
	xmlCtxtUseOptions(p, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	do {
		size_t take = n < CHUNK ? n : CHUNK;
		xmlParseChunk(p, data, (int)take, take == n);
		data += take;
		n -= take;
	} while (n > 0 && p->wellFormed);
	bool good = p->wellFormed && p->nsWellFormed;
	if (p->myDoc)
		xmlFreeDoc(p->myDoc);
	xmlFreeParserCtxt(p);
	return good ? c.elements : -1;
}
