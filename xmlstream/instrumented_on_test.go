//go:build race || xmlstreamdebug

package xmlstream_test

// instrumented builds allocate on their own account.
const instrumented = true
