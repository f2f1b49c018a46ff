//go:build linux || darwin

package main

import "syscall"

// mayOpen is how many streams, up to want, the limit of open files allows: two
// files each. It raises the limit where it may.
func mayOpen(want int) int {
	const others = 64
	var l syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &l); err != nil {
		return want
	}
	if need := uint64(2*want + others); uint64(l.Cur) < need {
		higher := syscall.Rlimit{Cur: need, Max: max(need, l.Max)}
		if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &higher); err == nil {
			return want
		}
		return (int(l.Cur) - others) / 2
	}
	return want
}
