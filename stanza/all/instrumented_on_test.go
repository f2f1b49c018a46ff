//go:build race || xmlstreamdebug || purego

package all_test

// instrumented builds allocate on their own account, and those without unsafe for
// what reflect needs.
const instrumented = true
