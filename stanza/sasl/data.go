package sasl

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
)

// Data is what an element carries for the mechanism, base64 on the wire. No
// data, empty data ("=" on the wire, RFC 6120 §6.4.2) and data are three
// things.
type Data struct {
	Bytes   []byte
	Present bool // there is data, be it empty; that of Bytes which are not is there anyway

	raw string // as received
}

// Some returns data that is there, be it empty.
func Some(b []byte) Data { return Data{Bytes: b, Present: true} }

// Raw returns the text as it was received, also where it is no base64.
func (d Data) Raw() string { return d.raw }

// UnmarshalText implements encoding.TextUnmarshaler. The error is a *Fault,
// incorrect-encoding.
func (d *Data) UnmarshalText(text []byte) error {
	*d = Data{Present: len(text) > 0, raw: string(text)}
	b, err := parse(d.raw)
	d.Bytes = b
	if err != nil {
		return &Fault{IncorrectEncoding, err}
	}
	return nil
}

// MarshalText implements encoding.TextMarshaler: as received, if that still
// stands for the bytes, and no text for no data.
func (d Data) MarshalText() ([]byte, error) {
	if !d.Present && len(d.Bytes) == 0 {
		return nil, nil
	}
	if d.raw != "" {
		if b, err := parse(d.raw); err != nil && d.Bytes == nil || err == nil && bytes.Equal(b, d.Bytes) {
			return []byte(d.raw), nil
		}
	}
	if len(d.Bytes) == 0 {
		return []byte("="), nil
	}
	return base64.StdEncoding.AppendEncode(nil, d.Bytes), nil
}

// parse reads base64 as RFC 4648 §4 has it: white space is a fault too.
func parse(text string) ([]byte, error) {
	switch {
	case text == "" || text == "=":
		return nil, nil
	case strings.ContainsAny(text, "\r\n"):
		return nil, errors.New("the base64 text holds a line end")
	}
	b, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return nil, fmt.Errorf("the text is not base64: %w", err)
	}
	return b, nil
}
