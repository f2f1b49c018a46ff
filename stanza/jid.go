package stanza

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A JID is an XMPP address, localpart@domainpart/resourcepart, as RFC 7622
// defines it. The local part and the resource are optional. The zero JID is no
// address.
//
// A JID is always in its normal form, so two JIDs name the same entity exactly
// when they are equal with ==, and a JID can be the key of a map.
//
// What is normal follows RFC 7622 section 3, with golang.org/x/text and
// golang.org/x/net for the Unicode tables:
//
//   - The local part is enforced by the UsernameCaseMapped profile (RFC 8265
//     section 3.3): wide letters become narrow, upper case becomes lower case,
//     NFC. None of "&'/:<>@ may be in it, nor a space; [EscapeLocal] writes them.
//   - The resource is enforced by the OpaqueString profile (RFC 8265 section
//     4.2): any space becomes U+0020, NFC. Case is kept. A space may stand
//     anywhere in it, also first: OpaqueString has no rule against that,
//     although RFC 7622 lists such an address among its invalid examples.
//   - The domain is a host name of one or more labels, an IPv4 address, or an
//     IPv6 address in brackets, which is kept in the form of RFC 5952. A final
//     dot is stripped. Host names are mapped by RFC 5895 (lower case, narrow
//     letters, NFC, U+3002 as a dot) and checked by IDNA2008 (RFC 5891 to
//     5893); A-labels (xn--…) become U-labels. The lengths of the DNS hold: 63
//     bytes a label and 253 a name, both as A-labels.
//   - Beyond RFC 7622, a label of ASCII letters and digits may hold
//     underscores, since deployed services have such names.
//   - No part is empty or longer than 1023 bytes, and none holds a character
//     that the Unicode tables do not know yet.
//
// A JID takes 24 bytes and shares the string that it was parsed from where that
// was in normal form already: keep a JID for long and it keeps that string.
type JID struct {
	full   string
	local  uint16 // bytes of the local part; 0 = none
	domain uint16 // bytes of the domain; 0 = the zero JID
}

const (
	// maxPart is what RFC 7622 sections 3.2 to 3.4 allow a part to take, after
	// enforcement.
	maxPart = 1023

	// maxGiven is what a part may take before enforcement. No mapping shrinks
	// text to less than a quarter, so nothing valid is lost, and the work that
	// a hostile address can ask for is bounded.
	maxGiven = 4 * maxPart

	maxAddress = maxGiven + len("@") + maxGiven + len("/") + maxGiven
)

// ParseJID reads an address: what follows the first "/" is the resource, what
// precedes the first "@" before that is the local part (RFC 7622 section 3.1).
// An ASCII address in normal form costs no allocation and is shared by the JID.
//
// The error is a [*JIDError]; to a peer it is jid-malformed or
// improper-addressing.
func ParseJID(s string) (JID, error) {
	if j, ok := canonical(s); ok {
		return j, nil
	}
	return parseAndEnforce(s)
}

func parseAndEnforce(s string) (JID, error) {
	bare, resource, hasResource := strings.Cut(s, "/")
	local, domain, hasLocal := strings.Cut(bare, "@")
	if !hasLocal {
		local, domain = "", bare
	}

	switch {
	case s == "":
		return JID{}, &JIDError{Input: s, Part: "address", Err: errMissing}
	case hasLocal && local == "":
		return JID{}, &JIDError{Input: s, Part: "local", Err: errEmptyLocal}
	case hasResource && resource == "":
		return JID{}, &JIDError{Input: s, Part: "resource", Err: errEmptyResource}
	}

	l, d, r, fault := enforce(local, domain, resource)
	if fault != nil {
		fault.Input = s
		return JID{}, fault
	}
	if l == local && d == domain && r == resource {
		return JID{full: s, local: uint16(len(l)), domain: uint16(len(d))}, nil
	}
	return join(l, d, r), nil
}

// ParseJIDBytes is [ParseJID] for borrowed bytes, which it copies: one
// allocation for an ASCII address in normal form.
func ParseJIDBytes(b []byte) (JID, error) {
	// What is longer than any address is refused all the same once it is cut.
	return ParseJID(string(b[:min(len(b), maxAddress+1)]))
}

// MustParseJID is [ParseJID] for addresses that are written in the program. It
// panics with the [*JIDError] if s is not an address.
func MustParseJID(s string) JID {
	j, err := ParseJID(s)
	if err != nil {
		panic(err)
	}
	return j
}

// NewJID makes an address of its parts, which are enforced as by [ParseJID];
// separators in a part never move to another one. An empty local part or
// resource leaves that part out.
func NewJID(local, domain, resource string) (JID, error) {
	l, d, r, fault := enforce(local, domain, resource)
	if fault != nil {
		fault.Input = join(local, domain, resource).full
		return JID{}, fault
	}
	return join(l, d, r), nil
}

// enforce gives the normal form of all parts; an empty local part or resource
// means that there is none.
func enforce(local, domain, resource string) (l, d, r string, fault *JIDError) {
	var err error
	if local != "" {
		if l, err = enforceLocal(local); err != nil {
			return "", "", "", &JIDError{Part: "local", Err: err}
		}
	}
	if d, err = enforceDomain(domain); err != nil {
		return "", "", "", &JIDError{Part: "domain", Err: err}
	}
	if resource != "" {
		if r, err = enforceResource(resource); err != nil {
			return "", "", "", &JIDError{Part: "resource", Err: err}
		}
	}
	return l, d, r, nil
}

// join writes an address; one allocation.
func join(local, domain, resource string) JID {
	at, slash := "", ""
	if local != "" {
		at = "@"
	}
	if resource != "" {
		slash = "/"
	}
	return JID{
		full:   local + at + domain + slash + resource,
		local:  uint16(len(local)),
		domain: uint16(len(domain)),
	}
}

// bounds gives where the domain starts and ends in j.full.
func (j JID) bounds() (start, end int) {
	start = int(j.local)
	if start > 0 {
		start++
	}
	return start, start + int(j.domain)
}

// Local returns the local part, "" if there is none.
func (j JID) Local() string { return j.full[:j.local] }

// Domain returns the domain. It is empty in the zero JID only.
func (j JID) Domain() string {
	start, end := j.bounds()
	return j.full[start:end]
}

// Resource returns the resource, "" if there is none.
func (j JID) Resource() string {
	_, end := j.bounds()
	if end == len(j.full) {
		return ""
	}
	return j.full[end+1:]
}

// Bare returns the address without its resource; no allocation.
func (j JID) Bare() JID {
	_, end := j.bounds()
	j.full = j.full[:end]
	return j
}

// IsBare reports whether j is an address without a resource.
func (j JID) IsBare() bool {
	_, end := j.bounds()
	return !j.IsZero() && end == len(j.full)
}

// IsZero reports whether j is the zero JID, which is no address.
func (j JID) IsZero() bool { return j.domain == 0 }

// WithResource returns the address with another resource, which is enforced as
// by [ParseJID]. With r empty it is [JID.Bare]. The zero JID takes no resource.
func (j JID) WithResource(r string) (JID, error) {
	bare := j.Bare()
	if r == "" {
		return bare, nil
	}
	if j.IsZero() {
		return JID{}, &JIDError{Input: "/" + r, Part: "domain", Err: errMissing}
	}
	enforced, err := enforceResource(r)
	if err != nil {
		return JID{}, &JIDError{Input: bare.full + "/" + r, Part: "resource", Err: err}
	}
	bare.full += "/" + enforced
	return bare, nil
}

// String returns the address in its normal form, "" for the zero JID; no
// allocation. [ParseJID] of it gives j again.
func (j JID) String() string { return j.full }

// AppendText appends [JID.String] to b. It never fails.
func (j JID) AppendText(b []byte) ([]byte, error) { return append(b, j.full...), nil }

// MarshalText returns [JID.String]. It never fails, also not for the zero JID,
// whose text is empty and which UnmarshalText refuses: for JSON, tag fields that
// may be zero with omitzero.
func (j JID) MarshalText() ([]byte, error) { return []byte(j.full), nil }

// UnmarshalText sets j as by [ParseJIDBytes]; on an error j is left as it was.
// An empty text is such an error: an attribute with nothing in it is malformed,
// unlike one that is absent.
func (j *JID) UnmarshalText(text []byte) error {
	parsed, err := ParseJIDBytes(text)
	if err != nil {
		return err
	}
	*j = parsed
	return nil
}

// A JIDError says why something is not an address.
type JIDError struct {
	Input string // the address as it was given, or what its parts would make
	Part  string // the part at fault: "local", "domain", "resource", or "address" if all of it is
	Err   error  // what is wrong with the part
}

// Error returns one sentence, in which a long input is cut.
func (e *JIDError) Error() string {
	if e.Part == "address" {
		return fmt.Sprintf("stanza: JID %s is malformed: %v", excerpt(e.Input), e.Err)
	}
	return fmt.Sprintf("stanza: JID %s has a bad %s part: %v", excerpt(e.Input), e.Part, e.Err)
}

// Unwrap returns e.Err.
func (e *JIDError) Unwrap() error { return e.Err }

// excerpt quotes the start of s.
func excerpt(s string) string {
	const most = 80
	if len(s) <= most {
		return fmt.Sprintf("%q", s)
	}
	cut := most
	for cut > most-utf8.UTFMax && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return fmt.Sprintf("%q… (%d bytes)", s[:cut], len(s))
}
