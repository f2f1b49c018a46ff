//go:build cgo

#if !__has_include(<rapidxml/rapidxml.hpp>)
#error "rapidxml is missing: run bench/compare/setup as root on Debian"
#endif

#include <rapidxml/rapidxml.hpp>
#include <vector>

#include "native.h"

namespace {

// count walks over the tree without recursion.
long count_elements(const rapidxml::xml_node<> *root) {
	long elements = 0;
	for (const rapidxml::xml_node<> *n = root; n;) {
		elements += n->type() == rapidxml::node_element;
		if (n->first_node()) {
			n = n->first_node();
			continue;
		}
		while (n != root && !n->next_sibling())
			n = n->parent();
		n = n == root ? nullptr : n->next_sibling();
	}
	return elements;
}

} // namespace

long rapidxml_elements(const char *data, size_t n, bool count) {
	static thread_local std::vector<char> copy;
	copy.assign(data, data + n);
	copy.push_back('\0');
	rapidxml::xml_document<> document;
	try {
		document.parse<rapidxml::parse_default>(copy.data());
	} catch (const rapidxml::parse_error &) {
		return -1;
	}
	return count ? count_elements(&document) : 0;
}
