package main

import (
	"time"

	"github.com/xmppwire/xmppwire/stanza"
)

// mostRequests is how many IQs of one direction are remembered for an answer.
const mostRequests = 1 << 14

// requests are the IQs of a connection that have no answer yet.
type requests map[request]time.Duration

// request is what an answer must agree with (RFC 6120 §8.1.3): an id alone is
// not enough, two peers may use the same.
type request struct {
	by   direction
	id   string
	peer stanza.JID
}

// match remembers an IQ that asks, and measures one that answers.
func (r *requests) match(d *half, e *event) {
	if e.stanza != stanza.KindIQ {
		return
	}
	iq := stanza.Route(e.element)
	toward, away := iq.To, iq.From // of the one who is asked
	switch string(iq.Type) {
	case "get", "set":
		if d.name == s2c {
			toward = iq.From
		}
		if *r == nil {
			*r = requests{}
		}
		if len(*r) < mostRequests {
			(*r)[request{d.name, string(iq.ID), d.peer(toward)}] = d.at
		}
	case "result", "error":
		if d.name == c2s {
			away = iq.To
		}
		key := request{d.name.other(), string(iq.ID), d.peer(away)}
		if asked, ok := (*r)[key]; ok {
			delete(*r, key)
			e.wire.answers, e.wire.latency = true, d.at-asked
		}
	}
}

// peer is an address as it is compared: the client's own account may be left
// out, and a client may be named in full (RFC 6120 §8.1.2.1).
func (c *connection) peer(address []byte) stanza.JID {
	jid, err := stanza.ParseJIDBytes(address)
	if err != nil || jid == c.own || jid == c.own.Bare() {
		return stanza.JID{}
	}
	return jid
}
