package main

import (
	"bytes"
	"slices"
)

// positions finds the line and column of an offset. It holds the line feeds
// behind the last event only.
type positions struct {
	size  int64   // of the input so far
	line  int     // number of lines that are forgotten
	start int64   // where the line after those begins
	next  []int64 // where later lines begin
}

// add takes the next bytes of the input.
func (p *positions) add(b []byte) {
	end := p.size + int64(len(b))
	for {
		i := bytes.IndexByte(b, '\n')
		if i < 0 {
			break
		}
		b = b[i+1:]
		p.next = append(p.next, end-int64(len(b)))
	}
	p.size = end
}

// forget says that no offset before this one will be asked for.
func (p *positions) forget(offset int64) {
	if n := p.linesUntil(offset); n > 0 {
		p.line += n
		p.start = p.next[n-1]
		p.next = slices.Delete(p.next, 0, n)
	}
}

// at returns the line and the column of an offset, both from 1, the column in
// bytes.
func (p *positions) at(offset int64) (line int, column int64) {
	n := p.linesUntil(offset)
	start := p.start
	if n > 0 {
		start = p.next[n-1]
	}
	return p.line + n + 1, offset - start + 1
}

// linesUntil counts the known lines that begin at or before an offset.
func (p *positions) linesUntil(offset int64) int {
	n, _ := slices.BinarySearch(p.next, offset+1)
	return n
}
