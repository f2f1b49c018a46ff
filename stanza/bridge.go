package stanza

import (
	"encoding/xml"
	"io"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// XML returns a value that Append can write as an xml.Marshaler, for programs
// that write with encoding/xml: its Encoder cannot write the types of this
// module by their fields, since it knows neither the key xmpp nor Extra. The
// start element that it is given counts for nothing: the value has a name.
func XML(v any) xml.Marshaler { return marshaler{v} }

type marshaler struct{ value any }

// MarshalXML implements xml.Marshaler.
func (m marshaler) MarshalXML(enc *xml.Encoder, _ xml.StartElement) error {
	e, err := ToElement(m.value)
	if err != nil {
		return err
	}
	return encodeTokens(enc, e)
}

// encodeTokens writes an element to an Encoder. That declares the namespace of
// every element that has one, and never takes a declaration back: an element
// without a namespace inside of one that has one must say so itself.
func encodeTokens(enc *xml.Encoder, e xmlstream.Element) error {
	tokens := e.TokenReader()
	open := []string{""}
	for {
		token, err := tokens.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Space == "" && open[len(open)-1] != "" {
				t.Attr = append(t.Attr, xml.Attr{Name: xml.Name{Local: "xmlns"}})
			}
			open = append(open, t.Name.Space)
			token = t
		case xml.EndElement:
			open = open[:len(open)-1]
		}
		if err := enc.EncodeToken(token); err != nil {
			return err
		}
	}
}
