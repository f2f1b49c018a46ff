package xmlstream

import (
	"encoding/xml"
	"errors"
	"io"
)

// TokenReader returns the element as tokens of encoding/xml, for
// xml.NewTokenDecoder. Names are resolved and namespace declarations left out,
// since that decoder would translate them a second time. The reader is valid
// as long as the Element; tokens are copies. Fields with the tag ",innerxml"
// stay empty when decoded this way: encoding/xml fills them only from bytes.
func (e Element) TokenReader() xml.TokenReader {
	e.doc()
	return &tokenReader{e: e, next: e.index}
}

type tokenReader struct {
	e    Element
	next uint32
	open []uint32
}

// Token returns the next token, io.EOF after the last.
func (r *tokenReader) Token() (xml.Token, error) {
	d := r.e.doc()
	if n := len(r.open); n > 0 && d.tape[r.open[n-1]].next == r.next {
		at := r.open[n-1]
		r.open = r.open[:n-1]
		return xml.EndElement{Name: r.e.at(at).Name()}, nil
	}
	if r.next >= d.after(r.e.index) {
		return nil, io.EOF
	}
	n := &d.tape[r.next]
	if n.kind() == nodeText {
		r.next++
		return xml.CharData(append([]byte(nil), d.decoded(n)...)), nil
	}
	element := r.e.at(r.next)
	r.open = append(r.open, r.next)
	r.next = d.content(r.next)
	start := xml.StartElement{Name: element.Name()}
	misread := start.Name.Space == "xml"
	for a := range element.Attrs() {
		start.Attr = append(start.Attr, xml.Attr{Name: a.Name, Value: string(a.Value)})
		misread = misread || a.Name.Space == "xml"
	}
	if misread {
		return nil, errors.New("xmlstream: encoding/xml would take the namespace \"xml\" for that of the prefix xml")
	}
	return start, nil
}
