package stanza

import (
	"encoding/xml"
	"slices"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// attrs are the attributes as received, in their order.
type attrs []attr

type attr struct{ space, local, value string }

func readAttrs(e xmlstream.Element) (list attrs) {
	for a := range e.Attrs() {
		list = append(list, attr{a.Name.Space, a.Name.Local, string(a.Value)})
	}
	return list
}

// get returns an attribute as received, and whether there was one.
func (l attrs) get(space, local string) (string, bool) {
	for _, a := range l {
		if a.space == space && a.local == local {
			return a.value, true
		}
	}
	return "", false
}

// address returns how an address is written: as received, if it still is that
// one, and be it malformed; else in its canonical form.
func (l attrs) address(local string, now JID) string {
	if received, ok := l.get("", local); ok {
		if j, _ := ParseJID(received); j == now {
			return received
		}
	}
	return now.String()
}

func field(space, local, value string) xml.Attr {
	return xml.Attr{Name: xml.Name{Space: space, Local: local}, Value: value}
}

// write writes the attributes in the order of arrival, those of fields with
// what the fields say now, then new ones. A field that is "" is left out,
// unless it was received as that.
func (l attrs) write(b *xmlstream.Builder, fields ...xml.Attr) {
	var written []xml.Name
	for _, a := range l {
		name := xml.Name{Space: a.space, Local: a.local}
		value := a.value
		if i := slices.IndexFunc(fields, func(f xml.Attr) bool { return f.Name == name }); i >= 0 {
			written = append(written, name)
			if value = fields[i].Value; value == "" && a.value != "" {
				continue
			}
		}
		b.Attr(a.space, a.local, value)
	}
	for _, f := range fields {
		if f.Value != "" && !slices.Contains(written, f.Name) {
			b.Attr(f.Name.Space, f.Name.Local, f.Value)
		}
	}
}
