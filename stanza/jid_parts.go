package stanza

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/secure/bidirule"
	"golang.org/x/text/secure/precis"
	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/width"
)

var (
	errMissing       = errors.New("an address needs at least a domain")
	errEmptyLocal    = errors.New("it is empty; without a local part there is no '@' either")
	errEmptyResource = errors.New("it is empty; without a resource there is no '/' either")
	errTooLong       = fmt.Errorf("it is longer than %d bytes", maxPart)
	errUTF8          = errors.New("it is not valid UTF-8")
	errBidi          = errors.New("its right-to-left text breaks the Bidi Rule (RFC 5893 section 2)")
	errUnsettled     = errors.New("its normal form does not settle (RFC 8264 section 7)")
)

// usernameCaseMapped is precis.UsernameCaseMapped without its Bidi Rule. That
// profile applies the rule to every string that is not ASCII and so refuses
// "1ä" and "müller_"; RFC 8265 section 3.3.1 applies it where there is
// right-to-left text.
var usernameCaseMapped = precis.NewIdentifier(precis.FoldWidth, precis.LowerCase())

// enforceLocal gives the normal form of a local part (RFC 7622 section 3.3).
func enforceLocal(s string) (string, error) {
	s, err := settle(s, func(s string) (string, error) {
		if isASCII(s) {
			return strings.ToLower(s), nil
		}
		enforced, err := usernameCaseMapped.String(s)
		if err != nil {
			return "", explain(usernameCaseMapped, width.Fold.String(s))
		}
		if bidirule.DirectionString(enforced) == bidi.RightToLeft && !bidirule.ValidString(enforced) {
			return "", errBidi
		}
		return enforced, nil
	})
	if err != nil {
		return "", err
	}
	// Only now: the mapping of width makes '@' of U+FF20.
	for i := range len(s) {
		if c := s[i]; c < utf8.RuneSelf && !inLocal(c) {
			if ' ' <= c && c <= '~' {
				return "", fmt.Errorf("%w, EscapeLocal writes it as XEP-0106 has it", disallowed(rune(c)))
			}
			return "", disallowed(rune(c))
		}
	}
	return s, nil
}

// inLocal reports whether an ASCII character may be in a local part: the
// IdentifierClass without the exclusions of RFC 7622 section 3.3.1.
func inLocal(c byte) bool {
	const excluded uint64 = 1<<'"' | 1<<'&' | 1<<'\'' | 1<<'/' | 1<<':' | 1<<'<' | 1<<'>'
	return c > ' ' && c < 0x7f && c != '@' && (c > '?' || excluded>>c&1 == 0)
}

// enforceResource gives the normal form of a resource (RFC 7622 section 3.4).
func enforceResource(s string) (string, error) {
	if canonicalResource(s) {
		return s, nil
	}
	return settle(s, func(s string) (string, error) {
		enforced, err := precis.OpaqueString.String(s)
		if err != nil {
			return "", explain(precis.OpaqueString, s)
		}
		return enforced, nil
	})
}

// settle applies rule until it changes nothing more, at most four times (RFC
// 8264 section 7), and checks what every part must keep to.
func settle(s string, rule func(string) (string, error)) (string, error) {
	if len(s) > maxGiven {
		return "", errTooLong
	}
	// The profiles would replace an invalid byte by U+FFFD, which they allow.
	if !utf8.ValidString(s) {
		return "", errUTF8
	}
	for range 4 {
		next, err := rule(s)
		if err != nil {
			return "", err
		}
		if next == s {
			if len(s) > maxPart {
				return "", errTooLong
			}
			return s, nil
		}
		s = next
	}
	return "", errUnsettled
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func disallowed(r rune) error { return fmt.Errorf("%#U is not allowed in it", r) }

// explain finds the character for which p refused s.
func explain(p *precis.Profile, s string) error {
	// Allowed only next to certain others (RFC 5892 appendix A).
	const contextual = "\u00b7\u0375\u05f3\u05f4\u200c\u200d" +
		"\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669" +
		"\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9"

	err := errors.New("it holds characters that are not allowed together (RFC 5892 appendix A)")
	for _, r := range s {
		switch {
		case p.Allowed().Contains(r):
		case strings.ContainsRune(contextual, r):
			err = fmt.Errorf("%#U is not allowed at that place in it (RFC 5892 appendix A)", r)
		default:
			return disallowed(r)
		}
	}
	return err
}
