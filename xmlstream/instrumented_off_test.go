//go:build !race && !xmlstreamdebug

package xmlstream_test

const instrumented = false
