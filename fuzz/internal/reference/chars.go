package reference

// ranges are inclusive.
type ranges [][2]rune

func (t ranges) has(c rune) bool {
	for _, r := range t {
		if r[0] <= c && c <= r[1] {
			return true
		}
	}
	return false
}

// isChar is [2] Char.
func isChar(c rune) bool {
	return ranges{
		{0x9, 0x9}, {0xA, 0xA}, {0xD, 0xD}, {0x20, 0xD7FF}, {0xE000, 0xFFFD}, {0x10000, 0x10FFFF},
	}.has(c)
}

// isS is one character of [3] S.
func isS(c rune) bool {
	return c == 0x20 || c == 0x9 || c == 0xD || c == 0xA
}

func isSByte(b byte) bool { return isS(rune(b)) }

// isNameStartChar is [4] NameStartChar.
func isNameStartChar(c rune) bool {
	return ranges{
		{':', ':'},
		{'A', 'Z'},
		{'_', '_'},
		{'a', 'z'},
		{0xC0, 0xD6},
		{0xD8, 0xF6},
		{0xF8, 0x2FF},
		{0x370, 0x37D},
		{0x37F, 0x1FFF},
		{0x200C, 0x200D},
		{0x2070, 0x218F},
		{0x2C00, 0x2FEF},
		{0x3001, 0xD7FF},
		{0xF900, 0xFDCF},
		{0xFDF0, 0xFFFD},
		{0x10000, 0xEFFFF},
	}.has(c)
}

// isNameChar is [4a] NameChar.
func isNameChar(c rune) bool {
	return isNameStartChar(c) || ranges{
		{'-', '-'}, {'.', '.'}, {'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040},
	}.has(c)
}

// isNCNameStartChar is the first character of [NS 4] NCName.
func isNCNameStartChar(c rune) bool { return c != ':' && isNameStartChar(c) }

// isNCNameChar is [NS 5] NCNameChar.
func isNCNameChar(c rune) bool { return c != ':' && isNameChar(c) }

func isDigit(c rune) bool { return '0' <= c && c <= '9' }

func isLatinLetter(c rune) bool { return 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' }

// isEncNameChar is a character of [81] EncName after its first, which is a letter.
func isEncNameChar(c rune) bool {
	return isLatinLetter(c) || isDigit(c) || c == '.' || c == '_' || c == '-'
}

// wellFormedUTF8 is table 3-7 of the Unicode Standard, which is the syntax of
// RFC 3629 section 4: the ranges of the bytes of a character, by its first.
var wellFormedUTF8 = []struct {
	first [2]byte
	rest  [][2]byte
}{
	{[2]byte{0x00, 0x7F}, nil},
	{[2]byte{0xC2, 0xDF}, [][2]byte{{0x80, 0xBF}}},
	{[2]byte{0xE0, 0xE0}, [][2]byte{{0xA0, 0xBF}, {0x80, 0xBF}}},
	{[2]byte{0xE1, 0xEC}, [][2]byte{{0x80, 0xBF}, {0x80, 0xBF}}},
	{[2]byte{0xED, 0xED}, [][2]byte{{0x80, 0x9F}, {0x80, 0xBF}}},
	{[2]byte{0xEE, 0xEF}, [][2]byte{{0x80, 0xBF}, {0x80, 0xBF}}},
	{[2]byte{0xF0, 0xF0}, [][2]byte{{0x90, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}}},
	{[2]byte{0xF1, 0xF3}, [][2]byte{{0x80, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}}},
	{[2]byte{0xF4, 0xF4}, [][2]byte{{0x80, 0x8F}, {0x80, 0xBF}, {0x80, 0xBF}}},
}

type utf8Form int

const (
	valid utf8Form = iota
	invalid
	truncated // the beginning of a character, and nothing after it
)

// decode reads the first character of b, which is not empty, and its length.
// An invalid one has the length up to the byte that makes it invalid.
func decode(b []byte) (c rune, length int, form utf8Form) {
	for _, row := range wellFormedUTF8 {
		if b[0] < row.first[0] || row.first[1] < b[0] {
			continue
		}
		lead := []rune{0x7F, 0x1F, 0x0F, 0x07}[len(row.rest)]
		c = rune(b[0]) & lead
		for i, allowed := range row.rest {
			i++
			if i == len(b) {
				return 0, i, truncated
			}
			if b[i] < allowed[0] || allowed[1] < b[i] {
				return 0, i + 1, invalid
			}
			c = c<<6 | rune(b[i]&0x3F)
		}
		return c, 1 + len(row.rest), valid
	}
	return 0, 1, invalid
}
