package stream_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/xmppwire/xmppwire/stanza"
	"github.com/xmppwire/xmppwire/stanza/bind"
	"github.com/xmppwire/xmppwire/stanza/sasl"
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

const plainHeader = "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>"

// login negotiates a client's stream: TLS, SASL, resource binding. It returns
// the address that the server has bound.
func login(conn io.ReadWriter, handshake func(io.ReadWriter) io.ReadWriter) (jid stanza.JID, err error) {
	codec := stanza.NewCodec("jabber:client", stream.Types(), sasl.Types())
	r, w := xmlstream.NewReader(conn, nil), xmlstream.NewWriter(conn, nil)
	header, err := (&stream.Header{To: "harbor.example", Version: "1.0", ContentNamespace: "jabber:client"}).AppendHeader(nil)
	err = errors.Join(err, w.WriteHeader(header))
	for err == nil {
		var event xmlstream.Event
		if event, err = r.Next(); err != nil || event != xmlstream.Child {
			continue
		}
		var value any
		if value, err = codec.Decode(r.Element()); err != nil {
			continue
		}
		switch v := value.(type) {
		case *stream.Features:
			var answer any = stanza.NewIQ(stanza.IQSet, stanza.JID{}, "b1", &bind.Bind{})
			if v.StartTLS().Offered {
				answer = &stream.StartTLS{}
			} else if v.Mechanisms() != nil {
				answer = &sasl.Auth{Mechanism: "PLAIN", Data: sasl.Some([]byte("\x00mara\x00low tide at seven"))}
			}
			b, _ := codec.Append(nil, answer)
			fmt.Printf("features, so we send %s\n", b)
			err = w.WriteElement(b)
		case *stream.Proceed:
			// What came in the clear after <proceed/> must not be taken for
			// part of the protected stream (RFC 6120 §5.4.3.3).
			if err = r.Restart(xmlstream.NewLayer); err == nil {
				conn = handshake(conn)
				r.SetSource(conn)
				w.SetSink(conn)
				err = w.WriteHeader(header)
			}
		case *sasl.Success:
			err = errors.Join(r.Restart(xmlstream.KeepUnread), w.WriteHeader(header))
		case *stanza.IQ:
			bound, err := stanza.Get[bind.Bind](&v.Payloads)
			if bound == nil || err != nil {
				return jid, errors.Join(errors.New("no address was bound"), err)
			}
			return bound.JID, nil
		default:
			err = fmt.Errorf("unexpected %T", v)
		}
	}
	return jid, err
}

// A client logs in: two restarts, one of them on a new layer.
func Example_login() {
	secured := &scriptedPeer{answers: []string{
		plainHeader + "<stream:features><mechanisms xmlns='" + sasl.Namespace + "'><mechanism>PLAIN</mechanism></mechanisms></stream:features>",
		"<success xmlns='" + sasl.Namespace + "'/>\n",
		plainHeader + "<stream:features><bind xmlns='" + bind.Namespace + "'/></stream:features>",
		"<iq type='result' id='b1'><bind xmlns='" + bind.Namespace + "'><jid>mara@harbor.example/lantern</jid></bind></iq>",
	}}
	plain := &scriptedPeer{answers: []string{
		plainHeader + "<stream:features><starttls xmlns='" + stream.NamespaceTLS + "'><required/></starttls></stream:features>",
		"<proceed xmlns='" + stream.NamespaceTLS + "'/>",
	}}
	jid, err := login(plain, func(io.ReadWriter) io.ReadWriter { return secured })
	fmt.Println(jid, err)

	attacked := &scriptedPeer{answers: []string{plainHeader + "<proceed xmlns='" + stream.NamespaceTLS + "'/><iq type='set'/>"}}
	_, err = login(attacked, func(io.ReadWriter) io.ReadWriter { return secured })
	fmt.Println(err)
	// Output:
	// features, so we send <starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>
	// features, so we send <auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>AG1hcmEAbG93IHRpZGUgYXQgc2V2ZW4=</auth>
	// features, so we send <iq id='b1' type='set'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>
	// mara@harbor.example/lantern <nil>
	// xmlstream: 16 unread bytes from before the new layer were dropped
}
