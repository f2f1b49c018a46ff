// Package sample makes stanzas to load a view or a tap with.
package sample

import "fmt"

// Append appends the i-th of a sequence of stanzas of the kinds that clients
// send most, about 180 bytes each.
func Append(dst []byte, i int) []byte {
	switch i % 4 {
	case 0, 1:
		return fmt.Appendf(dst, "<message type='chat' id='m%d' to='tomas@harbor.example/boat' from='mara@harbor.example/lantern'>"+
			"<body>The wind has turned to the north-west again, wave %d</body></message>", i, i)
	case 2:
		return fmt.Appendf(dst, "<presence id='p%d' from='mara@harbor.example/lantern'><show>away</show><status>Up the stairs</status>"+
			"<c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='https://gull.example/' ver='ZTNXi+MQ'/></presence>", i)
	default:
		return fmt.Appendf(dst, "<iq type='get' id='i%d' to='harbor.example' from='mara@harbor.example/lantern'>"+
			"<query xmlns='http://jabber.org/protocol/disco#info' node='https://harbor.example/#XbDS14'/></iq>", i)
	}
}
