// Package browsertest tests the page of xmppcat in a browser. It is a module of
// its own for what that requires; it has nothing but tests.
package browsertest
