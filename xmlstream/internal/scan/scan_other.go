//go:build !amd64 || purego

package scan

func mark(names, texts, values, src []byte) { markGeneric(names, texts, values, src) }
