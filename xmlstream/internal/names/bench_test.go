package names

import "testing"

var sink uint16

// The mixes take names in an order that no branch predictor knows by heart.
var (
	mixLocals = mix([]string{
		"message", "from", "to", "id", "type", "body", "stanza-id", "by", "delay", "stamp", "forwarded", "result",
		"queryid", "occupant-id", "x", "item", "jid", "affiliation", "role", "subscription", "presence", "show", "unheard-of", "other",
	})
	mixSpaces = mix([]string{
		"jabber:client", "urn:xmpp:sid:0", "urn:xmpp:delay", "urn:xmpp:mam:2", "http://jabber.org/protocol/muc#user",
		"http://jabber.org/protocol/disco#info", "urn:xmpp:occupant-id:0", "http://jabber.org/protocol/chatstates",
		"vcard-temp:x:update", "urn:example:unknown:to:the:table",
	})
)

func mix(words []string) [][]byte {
	mixed := make([][]byte, 1024)
	state := uint32(1)
	for i := range mixed {
		state = state*1664525 + 1013904223
		mixed[i] = []byte(words[int(state>>16)%len(words)])
	}
	return mixed
}

func BenchmarkShort(b *testing.B) {
	keys := make([]uint64, len(mixLocals))
	lengths := make([]int, len(mixLocals))
	for i, name := range mixLocals {
		lengths[i] = min(len(name), 8)
		keys[i], _ = words(string(name[:lengths[i]]))
	}
	i := 0
	for b.Loop() {
		sink += Short(keys[i&1023], lengths[i&1023])
		i++
	}
}

func BenchmarkLong(b *testing.B) {
	lo, hi := words("affiliation")
	for b.Loop() {
		sink += Long(lo, hi, 11)
	}
}

func BenchmarkLocal(b *testing.B) {
	name := []byte("subject")
	for b.Loop() {
		sink += Local(name)
	}
}

func BenchmarkLocalMix(b *testing.B) {
	i := 0
	for b.Loop() {
		sink += Local(mixLocals[i&1023])
		i++
	}
}

func BenchmarkSpace(b *testing.B) {
	uri := []byte("http://jabber.org/protocol/disco#info")
	for b.Loop() {
		sink += Space(uri)
	}
}

func BenchmarkSpaceMix(b *testing.B) {
	i := 0
	for b.Loop() {
		sink += Space(mixSpaces[i&1023])
		i++
	}
}

func BenchmarkSpaceAt(b *testing.B) {
	uri := []byte("http://jabber.org/protocol/disco#info")
	n := len(uri)
	for b.Loop() {
		sink += SpaceAt(load64(uri, n-8), load64(uri, n-16), n)
	}
}
