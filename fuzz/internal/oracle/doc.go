// Package oracle says what this module promises about every input, each
// promise in a function that returns nil where it is kept and an error that
// shows the input where it is not. Fuzz targets and tests call the same
// functions.
//
//	Final       a fault is final, and nothing is delivered after it
//	Reference   a slow reader written from the specifications reads the same
//	Restarts    it does so too where a new stream begins on the same connection
//	Splits      the result does not depend on how the input is cut
//	Prompt      an event is delivered at its last byte
//	EncodingXML what is accepted, encoding/xml reads as the same trees
//	Expat       so does libexpat, which also refuses what is refused (tag expat)
//	Document    Parse is the Tokenizer in Document mode
//	Copies      an element that is copied, rerouted or cloned is the same tree
//	Lossless    what the codec read it writes, and reads back
//	Built       what a Builder writes reads back as what it was told
//	Escaped     text and attribute values survive, or are refused
//	Address     an address is in normal form and made of its parts
package oracle
