package stanza

import (
	"errors"
	"fmt"
	"net/netip"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/text/secure/precis"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// The lengths of the DNS (RFC 1034 section 3.1), in bytes of the ASCII form.
// They keep the domain below maxPart in any form.
const (
	maxLabel = 63
	maxHost  = 253
)

const acePrefix = "xn--"

var (
	errEmptyLabel = errors.New("a label between its dots is empty")
	errHostLong   = fmt.Errorf("it is longer than %d bytes, or one of its labels than %d, as the DNS counts them", maxHost, maxLabel)
	errIPv4       = errors.New("it looks like an IPv4 address but is none in the usual form")
	errIPv6       = errors.New("what stands in brackets must be an IPv6 address, without a zone")
)

// hostNames checks whole names: what UTS #46 holds valid, NFC, joiners, no
// leading combining mark, and the Bidi Rule over all labels. It maps nothing:
// the mappings of UTS #46 go further than RFC 5895 and drop a soft hyphen or a
// zero-width space. Hyphens and lengths it counts in bytes of UTF-8, where RFC
// 5891 counts characters, and underscores it has in no label: checkLabel has
// its own rules for these.
var hostNames = idna.New(
	idna.ValidateForRegistration(),
	idna.StrictDomainName(false),
	idna.CheckHyphens(false),
	idna.VerifyDNSLength(false),
)

// labelClass checks what UTS #46 is too lax for. The PRECIS IdentifierClass
// and the PVALID characters of IDNA2008 are made by the same rules (RFC 8264
// section 8, RFC 5892 section 3) but for ASCII, case and notInLabels, and have
// the same contextual rules: no symbols such as emoji, no lone middle dot.
var labelClass = precis.NewIdentifier()

// notInLabels are the IgnorableBlocks of RFC 5892 section 2.4.
var notInLabels = &unicode.RangeTable{
	R16: []unicode.Range16{{Lo: 0x20d0, Hi: 0x20ff, Stride: 1}},
	R32: []unicode.Range32{{Lo: 0x1d100, Hi: 0x1d24f, Stride: 1}},
}

// enforceDomain gives the normal form of a domain (RFC 7622 section 3.2).
func enforceDomain(s string) (string, error) {
	if s == "" {
		return "", errMissing
	}
	if s[0] == '[' {
		return enforceIPv6(s)
	}
	return settle(s, enforceHost)
}

func enforceIPv6(s string) (string, error) {
	inner, closed := strings.CutSuffix(s[1:], "]")
	addr, err := netip.ParseAddr(inner)
	if !closed || err != nil || !addr.Is6() || addr.Zone() != "" {
		return "", errIPv6
	}
	if canonical := addr.String(); canonical != inner {
		return "[" + canonical + "]", nil
	}
	return s, nil
}

func enforceHost(s string) (string, error) {
	ascii := isASCII(s)
	if ascii {
		s = strings.ToLower(s)
	} else {
		s = mapHost(s)
	}
	s = strings.TrimSuffix(s, ".")

	// Every character takes at least a byte in the ASCII form.
	if utf8.RuneCountInString(s) > maxHost {
		return "", errHostLong
	}
	if looksLikeIPv4(s) {
		if _, err := netip.ParseAddr(s); err != nil {
			return "", errIPv4
		}
		return s, nil
	}
	for label := range strings.SplitSeq(s, ".") {
		if strings.HasPrefix(label, acePrefix) {
			ascii = false
			continue
		}
		if err := checkLabel(label); err != nil {
			return "", err
		}
	}
	if ascii {
		return s, nil
	}
	return internationalize(s)
}

// mapHost maps a name as RFC 5895 section 2 says. Cherokee keeps its case: its
// small letters came later, so it is the capitals that IDNA2008 allows.
func mapHost(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r == 'İ':
			b.WriteString("i\u0307") // the only full mapping that is not one character
		case unicode.Is(unicode.Cherokee, r):
			b.WriteRune(r)
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	narrow := norm.NFC.String(width.Fold.String(b.String()))
	return strings.ReplaceAll(narrow, "\u3002", ".")
}

// looksLikeIPv4 reports whether s is four groups of digits, which no host name
// is (RFC 1123 section 2.1).
func looksLikeIPv4(s string) bool {
	return strings.Count(s, ".") == 3 && strings.Trim(s, ".0123456789") == "" &&
		s[0] != '.' && s[len(s)-1] != '.' && !strings.Contains(s, "..")
}

// checkLabel checks a label that is no A-label: an NR-LDH label, in which we
// take underscores too, or a U-label (RFC 5890 section 2.3).
func checkLabel(label string) error {
	ascii := isASCII(label)
	switch {
	case label == "":
		return errEmptyLabel
	case utf8.RuneCountInString(label) > maxLabel:
		return errHostLong
	case label[0] == '-' || label[len(label)-1] == '-':
		return fmt.Errorf("its label %s starts or ends with a hyphen", excerpt(label))
	case reserved(label):
		return fmt.Errorf("its label %s has \"--\" after two characters, which only A-labels (xn--) have", excerpt(label))
	}
	for i := range len(label) {
		switch c := label[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '-', c >= utf8.RuneSelf:
		case c == '_' && ascii:
		default:
			return disallowed(rune(c))
		}
	}
	if ascii {
		return nil
	}
	if s, err := labelClass.String(label); err != nil || s != label {
		return explain(labelClass, label)
	}
	if i := strings.IndexFunc(label, func(r rune) bool { return unicode.Is(notInLabels, r) }); i >= 0 {
		r, _ := utf8.DecodeRuneInString(label[i:])
		return disallowed(r)
	}
	return nil
}

// reserved reports whether the third and fourth characters are hyphens (RFC
// 5891 section 4.2.3.1).
func reserved(label string) bool {
	for range 2 {
		_, n := utf8.DecodeRuneInString(label)
		label = label[n:]
	}
	return strings.HasPrefix(label, "--")
}

// internationalize checks a mapped name with U-labels or A-labels in it and
// turns the latter into the former (RFC 7622 section 3.2.1).
func internationalize(s string) (string, error) {
	given := strings.Split(s, ".")
	labels := make([]string, len(given))
	for i, label := range given {
		labels[i] = label
		if !strings.HasPrefix(label, acePrefix) {
			continue
		}
		decoded, err := idna.Punycode.ToUnicode(label)
		if err != nil {
			return "", errNotALabel(label)
		}
		labels[i] = decoded // checkLabel sees it when the name is enforced again
	}

	unicodeForm := strings.Join(labels, ".")
	asciiForm, err := hostNames.ToASCII(unicodeForm)
	if err != nil {
		return "", fmt.Errorf("it is not an internationalized domain name (%w)", err)
	}
	if len(asciiForm) > maxHost {
		return "", errHostLong
	}
	for i, label := range strings.Split(asciiForm, ".") {
		if len(label) > maxLabel {
			return "", errHostLong
		}
		// An A-label has one spelling; what decodes to the same is none.
		if strings.HasPrefix(given[i], acePrefix) && given[i] != label {
			return "", errNotALabel(given[i])
		}
	}
	return unicodeForm, nil
}

func errNotALabel(label string) error {
	return fmt.Errorf("its label %s is not a valid A-label (Punycode, RFC 5891 section 5.3)", excerpt(label))
}
