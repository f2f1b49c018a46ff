package xmlstream

// Parse reads b as one whole element with nothing but an XML declaration
// before and white space around it: a WebSocket frame (RFC 7395), a BOSH body.
// opts are as for NewTokenizer, read in Document mode. The error is a
// *SyntaxError. The Element is a clone: it owns its memory, in a constant
// number of allocations.
func Parse(b []byte, opts *Options) (Element, error) {
	var o Options
	if opts != nil {
		o = *opts
	}
	o.Mode = Document
	var t Tokenizer
	t.Reset(&o)
	e := t.borrow()
	e.reserve(len(b))
	e.buf = append(e.buf, b...)
	event, err := t.Next()
	if err != nil {
		return Element{}, err
	}
	if event == NeedMore {
		return Element{}, t.End()
	}
	root := t.Element().Clone()
	if _, err := t.Next(); err != nil {
		return Element{}, err
	}
	if err := t.End(); err != nil {
		return Element{}, err
	}
	return root, nil
}
