package scan

// A byte of each bitmap is a lane of kinds.
const (
	nameLane  = 0
	textLane  = 8
	valueLane = 16
)

// kinds has, for every place in a word and every byte there, the bit of each
// lane whose bitmap marks it.
var kinds = func() (t [8][256]uint32) {
	for i := range t {
		for k := range t[i] {
			c := byte(k)
			if !isName(c) {
				t[i][k] |= 1 << nameLane << i
			}
			if !isText(c) {
				t[i][k] |= 1 << textLane << i
			}
			if !isValue(c) {
				t[i][k] |= 1 << valueLane << i
			}
		}
	}
	return t
}()

func isName(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '.' || c == '_'
}

// markGeneric marks src, whose length is a multiple of 8. Three bitmaps grow in
// one word.
func markGeneric(names, texts, values, src []byte) {
	t := &kinds
	texts, values = texts[:len(names)], values[:len(names)]
	for i := range names {
		b := src[8*i:][:8]
		w := t[0][b[0]] | t[1][b[1]] | t[2][b[2]] | t[3][b[3]] | t[4][b[4]] | t[5][b[5]] | t[6][b[6]] | t[7][b[7]]
		names[i] = byte(w >> nameLane)
		texts[i] = byte(w >> textLane)
		values[i] = byte(w >> valueLane)
	}
}
