package vcard

import (
	"crypto/sha1"
	"encoding/hex"
)

// Hash returns the SHA-1 of the image's data in hexadecimal, "" if it has none:
// the value of an Update (XEP-0153 §4.1).
func (i *Image) Hash() string {
	if i == nil || len(i.Data) == 0 {
		return ""
	}
	sum := sha1.Sum(i.Data)
	return hex.EncodeToString(sum[:])
}
