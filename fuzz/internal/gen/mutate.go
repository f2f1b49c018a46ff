package gen

import (
	"bytes"
	_ "embed"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// dictionary is in the format that AFL and libFuzzer read.
//
//go:embed xmpp.dict
var dictionary string

// Dictionary are the tokens of xmpp.dict: pieces of XMPP streams, valid and not.
// They are shared and must not be changed.
func Dictionary() [][]byte { return tokens() }

var tokens = sync.OnceValue(func() (tokens [][]byte) {
	for line := range strings.Lines(dictionary) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		token, err := strconv.Unquote(line)
		if err != nil {
			panic("xmpp.dict: " + line + ": " + err.Error())
		}
		tokens = append(tokens, []byte(token))
	}
	return tokens
})

// Mutate is a copy of b with one change: a bit, byte or token flipped,
// inserted, deleted, duplicated, replaced or swapped, or a token of the
// dictionary spliced in. One time in four, there are more such changes.
func Mutate(r *rand.Rand, b []byte) []byte {
	b = slices.Clone(b)
	changes := 1
	if r.IntN(4) == 0 {
		changes = 1 + r.IntN(4)
	}
	for range changes {
		b = mutateOnce(r, b)
	}
	return b
}

// oddBytes mean something to a tokenizer.
const oddBytes = "\x00\t\n\r !\"#&'-/:;<=>?[]aAxX09\x7F\x80\xBF\xC0\xC2\xE0\xED\xEF\xF0\xF4\xF5\xFE\xFF"

func mutateOnce(r *rand.Rand, b []byte) []byte {
	at := r.IntN(len(b) + 1)
	char := []byte{oddBytes[r.IntN(len(oddBytes))]}
	words := Dictionary()
	word := words[r.IntN(len(words))]
	if len(b) == 0 {
		return slices.Clone(word)
	}
	i, j := tokenAt(b, r.IntN(len(b)))
	switch r.IntN(16) {
	case 0: // flip a bit
		b[at%len(b)] ^= 1 << r.IntN(8)
		return b
	case 1: // replace a byte
		return slices.Replace(b, at%len(b), at%len(b)+1, char...)
	case 2, 3: // insert a byte
		return slices.Insert(b, at, char...)
	case 4, 5: // delete a byte
		return slices.Delete(b, at%len(b), at%len(b)+1)
	case 6: // duplicate a byte
		return slices.Insert(b, at, b[at%len(b)])
	case 7: // swap two bytes
		k := r.IntN(len(b))
		b[at%len(b)], b[k] = b[k], b[at%len(b)]
		return b
	case 8, 9: // delete a token
		return slices.Delete(b, i, j)
	case 10: // duplicate a token
		return slices.Insert(b, i, slices.Clone(b[i:j])...)
	case 11: // swap two tokens
		k, l := tokenAt(b, r.IntN(len(b)))
		if k < i {
			i, j, k, l = k, l, i, j
		}
		if j <= k {
			b = slices.Concat(b[:i], b[k:l], b[j:k], b[i:j], b[l:])
		}
		return b
	case 12: // replace a token
		return slices.Replace(b, i, j, word...)
	case 13, 14: // splice a word, mostly between tokens, often after a tag
		switch r.IntN(4) {
		case 0, 1:
			at = i
		case 2:
			if n := bytes.IndexByte(b[at:], '>'); n >= 0 {
				at += n + 1
			}
		}
		return slices.Insert(b, at, word...)
	default: // copy a token elsewhere
		k, _ := tokenAt(b, r.IntN(len(b)))
		return slices.Insert(b, k, slices.Clone(b[i:j])...)
	}
}

// tokenAt is the token that holds the byte at i: a delimiter, or all between
// two of them.
func tokenAt(b []byte, i int) (start, end int) {
	const delimiters = "<>/='\"&; \t\r\n"
	if strings.IndexByte(delimiters, b[i]) >= 0 {
		return i, i + 1
	}
	start, end = i, i
	for start > 0 && strings.IndexByte(delimiters, b[start-1]) < 0 {
		start--
	}
	for end < len(b) && strings.IndexByte(delimiters, b[end]) < 0 {
		end++
	}
	return start, end
}
