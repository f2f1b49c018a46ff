// Package fuzz has the fuzz targets of this module, for go-fuzz and for the
// engine of go test alike: see README.md for how to run them. What each
// target promises is said by the functions of internal/oracle.
package fuzz
