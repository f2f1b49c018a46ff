package scan

// A byte of each bitmap is a lane of kinds.
const (
	nameLane  = 0
	textLane  = 8
	valueLane = 16
)

// kinds has, for every byte, the lowest bit of each lane whose bitmap marks it.
var kinds = func() (t [256]uint32) {
	for i := range t {
		c := byte(i)
		if !isName(c) {
			t[i] |= 1 << nameLane
		}
		if !isText(c) {
			t[i] |= 1 << textLane
		}
		if !isValue(c) {
			t[i] |= 1 << valueLane
		}
	}
	return t
}()

func isName(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '.' || c == '_'
}

// markGeneric marks src, whose length is a multiple of 8. Three bitmaps grow in
// one word, the last byte first, so that the bits of the first end up lowest.
func markGeneric(names, texts, values, src []byte) {
	for i := 0; i < len(names); i++ {
		b := src[8*i:][:8]
		w := kinds[b[7]]
		w = w<<1 | kinds[b[6]]
		w = w<<1 | kinds[b[5]]
		w = w<<1 | kinds[b[4]]
		w = w<<1 | kinds[b[3]]
		w = w<<1 | kinds[b[2]]
		w = w<<1 | kinds[b[1]]
		w = w<<1 | kinds[b[0]]
		names[i] = byte(w >> nameLane)
		texts[i] = byte(w >> textLane)
		values[i] = byte(w >> valueLane)
	}
}
