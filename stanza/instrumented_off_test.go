//go:build !race && !xmlstreamdebug && !purego

package stanza_test

const instrumented = false
