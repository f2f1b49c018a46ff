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
		high := kinds[b[7]]
		high = high<<1 | kinds[b[6]]
		high = high<<1 | kinds[b[5]]
		high = high<<1 | kinds[b[4]]
		low := kinds[b[3]]
		low = low<<1 | kinds[b[2]]
		low = low<<1 | kinds[b[1]]
		low = low<<1 | kinds[b[0]]
		w := high<<4 | low
		names[i] = byte(w >> nameLane)
		texts[i] = byte(w >> textLane)
		values[i] = byte(w >> valueLane)
	}
}
