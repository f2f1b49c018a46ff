package main

import (
	"encoding/base64"
	"encoding/xml"
	"fmt"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// hider keeps what authenticates somebody out of the output.
type hider struct{ off bool }

const (
	nsSASL      = "urn:ietf:params:xml:ns:xmpp-sasl"
	nsSASL2     = "urn:xmpp:sasl:2"
	nsFAST      = "urn:xmpp:fast:0"
	nsAuth      = "jabber:iq:auth"
	nsRegister  = "jabber:iq:register"
	nsComponent = "jabber:component:accept"
)

// secretNames are parts of the local names of all elements that have secrets.
var secretNames = []string{"auth", "challenge", "response", "success", "additional-data", "password", "digest", "handshake", "token"}

// secretText reports whether the text of an element is a secret: that of SASL
// (RFC 6120 §6.4, XEP-0388), passwords (XEP-0077, XEP-0078) and the handshake
// of components (XEP-0114).
func (h hider) secretText(n xml.Name) bool {
	if h.off {
		return false
	}
	switch n.Local {
	case "auth":
		return n.Space == nsSASL
	case "challenge", "response", "success":
		return n.Space == nsSASL || n.Space == nsSASL2
	case "initial-response", "additional-data":
		return n.Space == nsSASL2
	case "password":
		return n.Space == nsAuth || n.Space == nsRegister
	case "digest":
		return n.Space == nsAuth
	case "handshake":
		return n.Space == nsComponent
	}
	return false
}

// secretAttr reports whether an attribute is a secret: the token of FAST
// (XEP-0484).
func (h hider) secretAttr(element, attr xml.Name) bool {
	return !h.off && element == xml.Name{Space: nsFAST, Local: "token"} && attr == xml.Name{Local: "token"}
}

func hidden(bytes int) string { return fmt.Sprintf("%d bytes hidden", bytes) }

// string returns a field of the typed value of an element, hidden if it is the
// element's secret text, as it stands or out of base64.
func (h hider) string(of xmlstream.Element, s string) string {
	if s == "" || of.IsZero() || !h.secretText(of.Name()) {
		return s
	}
	text := string(of.Text())
	decoded, err := base64.StdEncoding.DecodeString(text)
	if s == text || err == nil && s == string(decoded) {
		return hidden(len(text))
	}
	return s
}

// hasSecrets reports whether a secret is anywhere in the element.
func (h hider) hasSecrets(e xmlstream.Element) bool {
	if h.off {
		return false
	}
	found := false
	walk(e, visitor{start: func(e xmlstream.Element) {
		name := e.Name()
		found = found || h.secretText(name)
		for a := range e.Attrs() {
			found = found || h.secretAttr(name, a.Name)
		}
	}})
	return found
}

// xml returns the element as XML that stands alone.
func (h hider) xml(e xmlstream.Element) string {
	if !h.hasSecrets(e) {
		b, err := e.AppendXML(nil)
		if err != nil {
			return err.Error()
		}
		return string(b)
	}
	b := xmlstream.NewBuilder(nil, xmlstream.Context{})
	b.SetLimits(xmlstream.Unlimited())
	walk(e, visitor{
		start: func(e xmlstream.Element) {
			name := e.Name()
			b.Start(name.Space, name.Local, "")
			for a := range e.Attrs() {
				b.Attr(a.Name.Space, a.Name.Local, h.attr(name, a))
			}
		},
		text: func(in xmlstream.Element, text []byte) { b.Text(h.text(in, text)) },
		end:  func() { b.End() },
	})
	out, err := b.Finish()
	if err != nil {
		return err.Error()
	}
	return string(out)
}

func (h hider) attr(element xml.Name, a xmlstream.Attr) string {
	if h.secretAttr(element, a.Name) {
		return hidden(len(a.Value))
	}
	return string(a.Value)
}

func (h hider) text(in xmlstream.Element, text []byte) string {
	if h.secretText(in.Name()) {
		return hidden(len(text))
	}
	return string(text)
}
