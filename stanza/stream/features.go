package stream

import (
	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// Features are the stream features that a receiving entity offers (RFC 6120
// §4.3.2): Payloads, in their order. Methods read the well-known ones.
type Features struct {
	XMLName struct{} `xml:"http://etherx.jabber.org/streams features" xmpp:"prefix=stream"`
	stanza.Extra
}

// Namespaces of stream features.
const (
	nsSASL        = "urn:ietf:params:xml:ns:xmpp-sasl"
	nsBind        = "urn:ietf:params:xml:ns:xmpp-bind"
	nsSession     = "urn:ietf:params:xml:ns:xmpp-session"
	nsCSI         = "urn:xmpp:csi:0"
	nsCaps        = "http://jabber.org/protocol/caps"
	nsRosterVer   = "urn:xmpp:features:rosterver"
	nsPreApproval = "urn:xmpp:features:pre-approval"
	nsRegister    = "http://jabber.org/features/iq-register"
	nsAuth        = "http://jabber.org/features/iq-auth"
	nsCompress    = "http://jabber.org/features/compress"
	smPrefix      = "urn:xmpp:sm:"
)

// Offer is whether a feature is offered, and whether it must be negotiated.
// Required and Optional are what the peer said; either may be absent.
type Offer struct {
	Offered, Required, Optional bool
}

func (f *Features) offer(space, local string) (o Offer) {
	e, ok := f.Payloads.Element(space, local)
	if !ok {
		return Offer{}
	}
	for child := range e.Children() {
		o.Required = o.Required || child.Name().Local == "required" && child.Name().Space == space
		o.Optional = o.Optional || child.Name().Local == "optional" && child.Name().Space == space
	}
	o.Offered = true
	return o
}

func (f *Features) has(space, local string) bool {
	_, ok := f.Payloads.Element(space, local)
	return ok
}

// list returns the texts of the children with that name.
func (f *Features) list(space, feature, local string) (texts []string) {
	e, ok := f.Payloads.Element(space, feature)
	if !ok {
		return nil
	}
	for child := range e.Children() {
		if child.Is(space, local) {
			texts = append(texts, string(child.Text()))
		}
	}
	return texts
}

// StartTLS returns the offer of TLS (RFC 6120 §5.4.1).
func (f *Features) StartTLS() Offer { return f.offer(NamespaceTLS, "starttls") }

// Mechanisms returns the SASL mechanisms in the order of preference (RFC 6120
// §6.4.1), nil if there is no such feature.
func (f *Features) Mechanisms() []string { return f.list(nsSASL, "mechanisms", "mechanism") }

// Bind returns the offer of resource binding (RFC 6120 §7.4).
func (f *Features) Bind() Offer { return f.offer(nsBind, "bind") }

// Session returns the offer of a session (RFC 3921 §3), to be established
// unless Optional.
func (f *Features) Session() Offer { return f.offer(nsSession, "session") }

// SM returns the namespaces of the versions of stream management that are
// offered (XEP-0198), such as "urn:xmpp:sm:3".
func (f *Features) SM() (versions []string) {
	for _, v := range []string{smPrefix + "3", smPrefix + "2"} {
		if f.has(v, "sm") {
			versions = append(versions, v)
		}
	}
	return versions
}

// CSI reports whether client state indication is offered (XEP-0352).
func (f *Features) CSI() bool { return f.has(nsCSI, "csi") }

// RosterVersioning reports whether the roster has versions (RFC 6121 §2.6).
func (f *Features) RosterVersioning() bool { return f.has(nsRosterVer, "ver") }

// PreApproval reports whether subscriptions may be approved in advance (RFC
// 6121 §3.4).
func (f *Features) PreApproval() bool { return f.has(nsPreApproval, "sub") }

// Register reports whether accounts may be registered in-band (XEP-0077 §8).
func (f *Features) Register() bool { return f.has(nsRegister, "register") }

// Auth reports whether the authentication from before SASL is offered
// (XEP-0078).
func (f *Features) Auth() bool { return f.has(nsAuth, "auth") }

// Compression returns the methods of stream compression (XEP-0138), nil if
// there is no such feature.
func (f *Features) Compression() []string { return f.list(nsCompress, "compression", "method") }

// Caps are entity capabilities (XEP-0115).
type Caps struct {
	Hash, Node, Ver string
}

// Caps returns the server's entity capabilities (XEP-0115 §6.3).
func (f *Features) Caps() (Caps, bool) {
	e, ok := f.Payloads.Element(nsCaps, "c")
	if !ok {
		return Caps{}, false
	}
	hash, _ := e.Attr("hash")
	node, _ := e.Attr("node")
	ver, _ := e.Attr("ver")
	return Caps{string(hash), string(node), string(ver)}, true
}

// Add adds a feature at the end.
func (f *Features) Add(feature xmlstream.Element) { f.Payloads.Add(feature) }

// Remove removes all features with that name.
func (f *Features) Remove(space, local string) { f.Payloads.Remove(space, local) }

// build makes an element by calls on a Builder.
func build(write func(b *xmlstream.Builder)) (xmlstream.Element, error) {
	b := xmlstream.NewBuilder(nil, xmlstream.Context{})
	write(b)
	xml, err := b.Finish()
	if err != nil {
		return xmlstream.Element{}, err
	}
	return xmlstream.Parse(xml, nil)
}

func (f *Features) add(space, local string, write func(b *xmlstream.Builder)) error {
	e, err := build(func(b *xmlstream.Builder) {
		b.Start(space, local, "")
		write(b)
		b.End()
	})
	if err == nil {
		f.Add(e)
	}
	return err
}

func (f *Features) addList(space, feature, local string, texts []string) error {
	return f.add(space, feature, func(b *xmlstream.Builder) {
		for _, text := range texts {
			b.Start(space, local, "")
			b.Text(text)
			b.End()
		}
	})
}

func (f *Features) addOffer(space, local, how string) {
	// Fixed names always have a form.
	_ = f.add(space, local, func(b *xmlstream.Builder) {
		if how != "" {
			b.Start(space, how, "")
			b.End()
		}
	})
}

// AddStartTLS offers TLS (RFC 6120 §5.4.1).
func (f *Features) AddStartTLS(required bool) {
	how := ""
	if required {
		how = "required"
	}
	f.addOffer(NamespaceTLS, "starttls", how)
}

// AddMechanisms offers SASL mechanisms (RFC 6120 §6.4.1). The error is one of
// text that XML cannot carry.
func (f *Features) AddMechanisms(names ...string) error {
	return f.addList(nsSASL, "mechanisms", "mechanism", names)
}

// AddBind offers resource binding (RFC 6120 §7.4).
func (f *Features) AddBind() { f.addOffer(nsBind, "bind", "") }

// AddSession offers an optional session, for old clients (RFC 3921 §3).
func (f *Features) AddSession() { f.addOffer(nsSession, "session", "optional") }

// AddSM offers stream management (XEP-0198), version 3.
func (f *Features) AddSM() { f.addOffer(smPrefix+"3", "sm", "") }

// AddCSI offers client state indication (XEP-0352).
func (f *Features) AddCSI() { f.addOffer(nsCSI, "csi", "") }

// AddRosterVersioning says that the roster has versions (RFC 6121 §2.6).
func (f *Features) AddRosterVersioning() { f.addOffer(nsRosterVer, "ver", "") }

// AddPreApproval offers subscription pre-approval (RFC 6121 §3.4).
func (f *Features) AddPreApproval() { f.addOffer(nsPreApproval, "sub", "") }

// AddRegister offers in-band registration (XEP-0077 §8).
func (f *Features) AddRegister() { f.addOffer(nsRegister, "register", "") }

// AddAuth offers the authentication from before SASL (XEP-0078).
func (f *Features) AddAuth() { f.addOffer(nsAuth, "auth", "") }

// AddCompression offers stream compression (XEP-0138). The error is one of
// text that XML cannot carry.
func (f *Features) AddCompression(methods ...string) error {
	return f.addList(nsCompress, "compression", "method", methods)
}

// AddCaps adds entity capabilities (XEP-0115). The error is one of text that
// XML cannot carry.
func (f *Features) AddCaps(c Caps) error {
	return f.add(nsCaps, "c", func(b *xmlstream.Builder) {
		b.Attr("", "hash", c.Hash)
		b.Attr("", "node", c.Node)
		b.Attr("", "ver", c.Ver)
	})
}
