// Package gen makes input for fuzzers and differential tests: random valid
// streams, mutants of any input, and a dictionary of what XMPP streams consist
// of. The same random source gives the same bytes.
package gen
