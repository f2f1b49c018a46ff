//go:build !xmlstreamdebug

package xmlstream

// scribble overwrites released memory in builds with the tag xmlstreamdebug.
func (e *engine) scribble([]byte) {}

// verify checks the tape in builds with the tag xmlstreamdebug.
func (e *engine) verify() {}
