package xmlstream

// Limits bound what a peer can make a stream hold or compute. All are
// inclusive, counted on raw bytes, and independent of how the input is cut.
// Exceeding one is answered with policy-violation. A zero field means the
// value of DefaultLimits.
//
// Whatever the limits, hard ceilings hold: an element is smaller than 1 GiB
// and has at most 65,000 distinct namespaces that the library does not know.
type Limits struct {
	StanzaBytes    int // bytes of a first-level child, from its "<" to its last ">"; values under 10,000 mean 10,000 (RFC 6120 §13.12)
	HeaderBytes    int // bytes of a stream header with the XML declaration and white space before it
	Depth          int // nesting; a first-level child has depth 1
	Elements       int // elements in a first-level child, itself included
	Attributes     int // attributes of one element, namespace declarations included
	Namespaces     int // namespace declarations in scope inside a first-level child, those of the header not counted; a prefix is looked for among them one by one
	NameBytes      int // bytes of a qualified name
	NamespaceBytes int // bytes of a namespace name
}

// minStanzaBytes is the least that RFC 6120 §13.12 lets a receiver accept.
const minStanzaBytes = 10_000

// maxElementBytes keeps every offset inside an element in 30 bits.
const maxElementBytes = 1<<30 - 1

// DefaultLimits are for a peer that has authenticated. It returns a copy, one
// small allocation: keep it and share it between streams.
func DefaultLimits() *Limits { l := defaultLimits; return &l }

// PreAuthLimits are for a receiving side that does not know its peer yet:
// raise them with SetLimits after authentication. It returns a copy, one small
// allocation: keep it and share it between streams.
func PreAuthLimits() *Limits { l := preAuthLimits; return &l }

// Unlimited lifts every limit but the hard ceilings. It is for input that is
// trusted or bounded otherwise. It returns a copy, one small allocation.
func Unlimited() *Limits { l := unlimited; return &l }

var defaultLimits = Limits{
	StanzaBytes:    262_144,
	HeaderBytes:    8_192,
	Depth:          128,
	Elements:       16_384,
	Attributes:     64,
	Namespaces:     256,
	NameBytes:      1_024,
	NamespaceBytes: 2_048,
}

var preAuthLimits = Limits{
	StanzaBytes:    16_384,
	HeaderBytes:    8_192,
	Depth:          16,
	Elements:       64,
	Attributes:     16,
	Namespaces:     32,
	NameBytes:      256,
	NamespaceBytes: 512,
}

var unlimited = Limits{
	StanzaBytes:    maxElementBytes,
	HeaderBytes:    maxElementBytes,
	Depth:          maxElementBytes,
	Elements:       maxElementBytes,
	Attributes:     maxElementBytes,
	Namespaces:     maxElementBytes,
	NameBytes:      maxElementBytes,
	NamespaceBytes: maxElementBytes,
}

// normalised returns l with defaults filled in and ceilings applied.
func (l *Limits) normalised() Limits {
	d := &defaultLimits
	return Limits{
		StanzaBytes:    max(normalised(l.StanzaBytes, d.StanzaBytes), minStanzaBytes),
		HeaderBytes:    normalised(l.HeaderBytes, d.HeaderBytes),
		Depth:          normalised(l.Depth, d.Depth),
		Elements:       normalised(l.Elements, d.Elements),
		Attributes:     normalised(l.Attributes, d.Attributes),
		Namespaces:     normalised(l.Namespaces, d.Namespaces),
		NameBytes:      normalised(l.NameBytes, d.NameBytes),
		NamespaceBytes: normalised(l.NamespaceBytes, d.NamespaceBytes),
	}
}

func normalised(n, fallback int) int {
	if n <= 0 {
		n = fallback
	}
	return min(n, maxElementBytes)
}
