package oracle

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/xmppwire/xmppwire/stanza"
)

func validUTF8(s string) bool { return utf8.ValidString(s) }

// Address promises of every string that is read as an address: it is in normal
// form, which reads back as itself; its parts are valid, short enough, and
// make the same address; the bare address is its parts without the resource;
// and of every string, that borrowed bytes are read alike, that the error says
// which part is wrong, and that escaping a name for a local part is undone by
// unescaping.
func Address(s string) error {
	j, err := stanza.ParseJID(s)
	fromBytes, bytesErr := stanza.ParseJIDBytes([]byte(s))
	if j != fromBytes || (err == nil) != (bytesErr == nil) {
		return fmt.Errorf("ParseJID %v, %v, but of bytes %v, %v: %q", j, err, fromBytes, bytesErr, s)
	}
	if back := stanza.UnescapeLocal(stanza.EscapeLocal(s)); back != s {
		return fmt.Errorf("escaped %q, unescaped %q: %q", stanza.EscapeLocal(s), back, s)
	}
	if err != nil {
		var fault *stanza.JIDError
		if !errors.As(err, &fault) || fault.Part == "" || fault.Err == nil || !j.IsZero() || err.Error() == "" {
			return fmt.Errorf("%#v with %v: %q", err, j, s)
		}
		return nil
	}
	local, domain, resource := j.Local(), j.Domain(), j.Resource()
	normal := j.String()
	for _, part := range []string{local, domain, resource} {
		if len(part) > 1023 || !utf8.ValidString(part) {
			return fmt.Errorf("part %q of %q", part, s)
		}
	}
	if domain == "" || strings.ContainsAny(local, "\"&'/:<>@ ") || strings.ContainsAny(domain, "@/ ") {
		return fmt.Errorf("parts %q, %q, %q of %q", local, domain, resource, s)
	}
	if again, err := stanza.ParseJID(normal); err != nil || again != j {
		return fmt.Errorf("normal form %q reads back as %v, %v: %q", normal, again, err, s)
	}
	if made, err := stanza.NewJID(local, domain, resource); err != nil || made != j {
		return fmt.Errorf("NewJID(%q, %q, %q) is %v, %v: %q", local, domain, resource, made, err, s)
	}
	bare, err := stanza.NewJID(local, domain, "")
	if err != nil || bare != j.Bare() || !bare.IsBare() || j.IsBare() != (resource == "") {
		return fmt.Errorf("bare %v, %v, of %v: %q", bare, err, j, s)
	}
	if full, err := bare.WithResource(resource); err != nil || full != j {
		return fmt.Errorf("%v with resource %q is %v, %v: %q", bare, resource, full, err, s)
	}
	var unmarshaled stanza.JID
	text, err := j.MarshalText()
	if err == nil {
		err = unmarshaled.UnmarshalText(text)
	}
	if err != nil || unmarshaled != j {
		return fmt.Errorf("marshaled %q, %v, read back %v: %q", text, err, unmarshaled, s)
	}
	return nil
}
