// Package docs has nothing but a page, limits-and-errors.md, and the test that
// compares it with the code.
package docs
