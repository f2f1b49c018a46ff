//go:build !amd64 || purego

package ascii

// Fast reports whether Outside takes less time than a loop over the bytes.
func Fast() bool { return false }

func outside([]uint64, []Set, string) bool { return false }
