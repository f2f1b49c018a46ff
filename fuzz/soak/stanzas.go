package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/xmppwire/xmppwire/xmlstream"
)

// stanzas are what follows "<message id='7'" in many messages.
func stanzas(seed uint64) (list [][]byte) {
	r := rand.New(rand.NewPCG(seed, 0))
	for range 400 {
		var b []byte
		if r.IntN(3) > 0 {
			b = append(b, " to='mara@harbor.example/lantern-room' from=\"tomas@harbor.example\""...)
		}
		if r.IntN(8) == 0 {
			b = append(b, "/>"...)
			list = append(list, b)
			continue
		}
		b = append(b, '>')
		for range r.IntN(4) {
			switch r.IntN(5) {
			case 0:
				b = append(b, "<x xmlns='urn:x'><y z='1'/><z/>tail</x>"...)
			case 1:
				b = append(b, "<p:x xmlns:p='urn:p' p:y='&lt;'><![CDATA[<&>]]></p:x>\r\n"...)
			case 2:
				depth := r.IntN(60)
				b = append(b, strings.Repeat("<d>", depth)+strings.Repeat("</d>", depth)...)
			default:
				b = append(b, "<body>"...)
				b, _ = xmlstream.AppendText(b, words(r))
				b = append(b, "</body>"...)
			}
		}
		b = append(b, "</message>"...)
		if r.IntN(10) == 0 {
			b = append(b, " \n"...)
		}
		list = append(list, b)
	}
	return list
}

func words(r *rand.Rand) string {
	list := []string{"fog", "at", "the", "breakwater", "<", "&", "'", "\"", "]]>", "é", "西の風", "\U0001F600", "\t", "\n"}
	var b strings.Builder
	for range r.IntN([]int{5, 20, 200}[r.IntN(3)]) {
		fmt.Fprint(&b, list[r.IntN(len(list))], " ")
	}
	return b.String()
}
