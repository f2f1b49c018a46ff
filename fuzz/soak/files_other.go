//go:build !linux && !darwin

package main

// mayOpen does not know of a limit here.
func mayOpen(want int) int { return want }
