package xmlstream_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/xmppwire/xmppwire/stanza/stream"
	"github.com/xmppwire/xmppwire/xmlstream"
)

// scriptedPeer answers each write with the next line of its script.
type scriptedPeer struct {
	answers []string
	pending bytes.Buffer
}

func (p *scriptedPeer) Write(b []byte) (int, error) {
	if len(p.answers) > 0 {
		p.pending.WriteString(p.answers[0])
		p.answers = p.answers[1:]
	}
	return len(b), nil
}

func (p *scriptedPeer) Read(b []byte) (int, error) { return p.pending.Read(b) }

const (
	nsStreams = "http://etherx.jabber.org/streams"
	nsTLS     = "urn:ietf:params:xml:ns:xmpp-tls"
	nsSASL    = "urn:ietf:params:xml:ns:xmpp-sasl"
	nsBind    = "urn:ietf:params:xml:ns:xmpp-bind"
)

// login negotiates a client's stream: TLS, SASL, resource binding. It returns
// the address that the server has bound.
func login(conn io.ReadWriter, handshake func(io.ReadWriter) io.ReadWriter) (string, error) {
	header, err := (&stream.Header{To: "harbor.example", Version: "1.0", ContentNamespace: "jabber:client"}).AppendHeader(nil)
	r, w := xmlstream.NewReader(conn, nil), xmlstream.NewWriter(conn, nil)
	if err := errors.Join(err, w.WriteHeader(header)); err != nil {
		return "", err
	}
	for event, err := range r.All() {
		if err != nil {
			return "", err
		}
		if event != xmlstream.Child {
			continue
		}
		e := r.Element()
		var answer string
		switch {
		case e.Is(nsStreams, "features"):
			for feature := range e.Children() {
				switch {
				case feature.Is(nsTLS, "starttls"):
					answer = "<starttls xmlns='" + nsTLS + "'/>"
				case feature.Is(nsSASL, "mechanisms"):
					answer = "<auth xmlns='" + nsSASL + "' mechanism='PLAIN'>AG1hcmEAbG93IHRpZGUgYXQgc2V2ZW4=</auth>"
				case feature.Is(nsBind, "bind"):
					answer = "<iq type='set' id='b1'><bind xmlns='" + nsBind + "'/></iq>"
				}
			}
			fmt.Println("features, so we send", answer)
			err = w.WriteElement([]byte(answer))
		case e.Is(nsTLS, "proceed"):
			// What came in the clear after <proceed/> must not be taken for
			// part of the protected stream (RFC 6120 §5.4.3.3).
			if err := r.Restart(xmlstream.NewLayer); err != nil {
				return "", err
			}
			conn = handshake(conn)
			r.SetSource(conn)
			w.SetSink(conn)
			err = w.WriteHeader(header)
		case e.Is(nsSASL, "success"):
			if err := r.Restart(xmlstream.KeepUnread); err != nil {
				return "", err
			}
			err = w.WriteHeader(header)
		case e.Is("jabber:client", "iq"):
			bind, _ := e.Child(nsBind, "bind")
			if bind.IsZero() {
				return "", fmt.Errorf("unexpected %s", e)
			}
			jid, ok := bind.Child(nsBind, "jid")
			if !ok {
				return "", errors.New("no address was bound")
			}
			return string(jid.Text()), nil // a string may be kept
		default:
			return "", fmt.Errorf("unexpected %s", e)
		}
		if err != nil {
			return "", err
		}
	}
	return "", errors.New("the server closed the stream")
}

// A client logs in: two restarts, one of them on a new layer.
func Example_login() {
	secured := &scriptedPeer{answers: []string{
		plainHeader + "<stream:features><mechanisms xmlns='" + nsSASL + "'><mechanism>PLAIN</mechanism></mechanisms></stream:features>",
		"<success xmlns='" + nsSASL + "'/>\n",
		plainHeader + "<stream:features><bind xmlns='" + nsBind + "'/></stream:features>",
		"<iq type='result' id='b1'><bind xmlns='" + nsBind + "'><jid>mara@harbor.example/lantern</jid></bind></iq>",
	}}
	plain := &scriptedPeer{answers: []string{
		plainHeader + "<stream:features><starttls xmlns='" + nsTLS + "'><required/></starttls></stream:features>",
		"<proceed xmlns='" + nsTLS + "'/>",
	}}
	jid, err := login(plain, func(io.ReadWriter) io.ReadWriter { return secured })
	fmt.Println(jid, err)

	attacked := &scriptedPeer{answers: []string{plainHeader + "<proceed xmlns='" + nsTLS + "'/><iq type='set'/>"}}
	_, err = login(attacked, func(io.ReadWriter) io.ReadWriter { return secured })
	fmt.Println(err)
	// Output:
	// features, so we send <starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>
	// features, so we send <auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>AG1hcmEAbG93IHRpZGUgYXQgc2V2ZW4=</auth>
	// features, so we send <iq type='set' id='b1'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>
	// mara@harbor.example/lantern <nil>
	// xmlstream: 16 unread bytes from before the new layer were dropped
}
