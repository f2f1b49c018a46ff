//go:build !race && !xmlstreamdebug && !purego

package all_test

const instrumented = false
