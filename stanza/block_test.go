package stanza

import (
	"reflect"
	"testing"
)

// TestBlocks: what the allocator does in less time.
func TestBlocks(t *testing.T) {
	if size := reflect.TypeFor[presenceBlock]().Size(); size > 512 {
		t.Errorf("a presence takes %d bytes", size)
	}
}
