//go:build cgo

#if !__has_include(<pugixml.hpp>)
#error "pugixml is missing: run bench/compare/setup as root on Debian"
#endif

#include <pugixml.hpp>
#include <vector>

#include "native.h"

namespace {

struct counter : pugi::xml_tree_walker {
	long elements = 0;
	bool for_each(pugi::xml_node &node) override {
		elements += node.type() == pugi::node_element;
		return true;
	}
};

} // namespace

long pugixml_elements(const char *data, size_t n, bool count) {
	static thread_local std::vector<char> copy;
	copy.assign(data, data + n);
	pugi::xml_document document;
	if (!document.load_buffer_inplace(copy.data(), n, pugi::parse_default, pugi::encoding_utf8))
		return -1;
	counter c;
	if (count)
		document.traverse(c);
	return c.elements;
}
