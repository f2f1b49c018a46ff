// The transcript of an input that libexpat makes; see transcript.go.

#include <expat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reading {
	char *log;
	size_t length, capacity;
	XML_Parser parser;
	int depth, first; // first: the depth of first-level children
	size_t child;     // where the name of the child at hand begins in log
	int in_text;
};

static void put(struct reading *r, const char *s, size_t n) {
	if (r->length + n > r->capacity) {
		r->capacity = 2 * (r->length + n);
		r->log = realloc(r->log, r->capacity);
	}
	memcpy(r->log + r->length, s, n);
	r->length += n;
}

static void put_char(struct reading *r, char c) { put(r, &c, 1); }

// put_name writes "space U+0001 local" or "local".
static void put_name(struct reading *r, char mark, const char *name) {
	const char *local = strchr(name, 1);
	put_char(r, mark);
	if (local)
		put(r, name, local - name);
	put_char(r, 2);
	local = local ? local + 1 : name;
	put(r, local, strlen(local));
	r->in_text = 0;
}

// put_event writes the line of an event that ends here before what was written
// from the offset at on.
static void put_event(struct reading *r, const char *kind, size_t at) {
	char line[64];
	long end = XML_GetCurrentByteIndex(r->parser) + XML_GetCurrentByteCount(r->parser);
	int n = snprintf(line, sizeof line, "\n%s %ld", kind, end);
	size_t tail = r->length - at;
	put(r, line, n); // makes room
	memmove(r->log + at + n, r->log + at, tail);
	memcpy(r->log + at, line, n);
	r->in_text = 0;
}

static void start(void *data, const XML_Char *name, const XML_Char **attrs) {
	struct reading *r = data;
	if (r->depth <= r->first)
		r->child = r->length;
	put_name(r, 1, name);
	for (; *attrs; attrs += 2) {
		put_name(r, 3, attrs[0]);
		put_char(r, 4);
		put(r, attrs[1], strlen(attrs[1]));
	}
	if (++r->depth == r->first) {
		put_char(r, 6);
		put_event(r, "open", r->child);
	}
}

static void end(void *data, const XML_Char *name) {
	struct reading *r = data;
	if (--r->depth < r->first) {
		put_event(r, "close", r->length);
		return;
	}
	put_char(r, 6);
	r->in_text = 0;
	if (r->depth == r->first)
		put_event(r, "child", r->child);
}

static void text(void *data, const XML_Char *s, int n) {
	struct reading *r = data;
	if (r->depth <= r->first || n == 0)
		return;
	if (!r->in_text)
		put_char(r, 5);
	put(r, s, n);
	r->in_text = 1;
}

// expat_read reads the input into r. It returns libexpat's message where that
// refuses it, else NULL.
static const char *expat_read(const char *input, int length, int final, int first, struct reading *r) {
	const char *message = NULL;
	memset(r, 0, sizeof *r);
	r->first = first;
	r->parser = XML_ParserCreateNS(NULL, 1);
	XML_SetUserData(r->parser, r);
	XML_SetElementHandler(r->parser, start, end);
	XML_SetCharacterDataHandler(r->parser, text);
	if (XML_Parse(r->parser, input, length, final) == XML_STATUS_ERROR)
		message = XML_ErrorString(XML_GetErrorCode(r->parser));
	XML_ParserFree(r->parser);
	return message;
}
