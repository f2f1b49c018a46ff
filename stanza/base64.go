package stanza

import (
	"encoding/base64"
	"fmt"
)

// Base64 is binary data that stands as base64 in a text or attribute (RFC 4648
// §4). White space in what is received counts for nothing.
type Base64 []byte

// UnmarshalText implements encoding.TextUnmarshaler.
func (b *Base64) UnmarshalText(text []byte) error {
	compact := make([]byte, 0, len(text))
	for _, c := range text {
		switch c {
		case ' ', '\t', '\r', '\n':
		default:
			compact = append(compact, c)
		}
	}
	n, err := base64.StdEncoding.Decode(compact, compact)
	if err != nil {
		return fmt.Errorf("the text is not base64: %w", err)
	}
	*b = compact[:n]
	return nil
}

// MarshalText implements encoding.TextMarshaler.
func (b Base64) MarshalText() ([]byte, error) {
	return base64.StdEncoding.AppendEncode(nil, b), nil
}
