package sasl2

import (
	"bytes"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/sasl"
)

// Data is what an element carries for the mechanism, base64 on the wire. An
// element is there or not, so that no text is no bytes; "=", which says so in
// RFC 6120, is read as that too. White space counts for nothing.
type Data struct {
	Bytes []byte

	raw string // as received
}

// Some returns data for a field that may have none.
func Some(b []byte) *Data { return &Data{Bytes: b} }

// Raw returns the text as it was received, also where it is no base64.
func (d Data) Raw() string { return d.raw }

// UnmarshalText implements encoding.TextUnmarshaler. The error is a
// *sasl.Fault, incorrect-encoding.
func (d *Data) UnmarshalText(text []byte) error {
	*d = Data{raw: string(text)}
	b, err := parse(text)
	if err != nil {
		return &sasl.Fault{Condition: sasl.IncorrectEncoding, Err: err}
	}
	d.Bytes = b
	return nil
}

// MarshalText implements encoding.TextMarshaler: as received, if that still
// stands for the bytes.
func (d Data) MarshalText() ([]byte, error) {
	if b, err := parse([]byte(d.raw)); err != nil && d.Bytes == nil || err == nil && bytes.Equal(b, d.Bytes) {
		return []byte(d.raw), nil
	}
	return stanza.Base64(d.Bytes).MarshalText()
}

func parse(text []byte) ([]byte, error) {
	if text = bytes.TrimSpace(text); len(text) == 0 || string(text) == "=" {
		return nil, nil
	}
	var b stanza.Base64
	err := b.UnmarshalText(text)
	return b, err
}
