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
	Present bool // there is data, be it empty

	raw string // as received
}

// Some returns data that is there, be it empty.
func Some(b []byte) Data { return Data{Bytes: b, Present: true} }

// Raw returns the text as it was received, also where it is no base64.
func (d *Data) Raw() string { return d.raw }

func (d *Data) decode(text string) error {
	*d = Data{Present: text != "", raw: text}
	b, err := parse(text)
	d.Bytes = b
	if err != nil {
		return &Fault{IncorrectEncoding, err}
	}
	return nil
}

// encode returns the text as received if it still stands for the bytes.
func (d *Data) encode() string {
	if d.raw != "" {
		if b, err := parse(d.raw); err != nil && d.Bytes == nil || err == nil && bytes.Equal(b, d.Bytes) {
			return d.raw
		}
	}
	if len(d.Bytes) == 0 {
		return "="
	}
	return base64.StdEncoding.EncodeToString(d.Bytes)
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
