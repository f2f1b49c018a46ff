package race

import (
	"syscall"
	"time"
	"unsafe"
)

// clock is the CPU time of the process: what waits for a busy machine is not
// counted, and what the collector does is.
func clock() time.Duration {
	const processCPUTime = 2 // CLOCK_PROCESS_CPUTIME_ID
	var t syscall.Timespec
	if _, _, errno := syscall.Syscall(syscall.SYS_CLOCK_GETTIME, processCPUTime, uintptr(unsafe.Pointer(&t)), 0); errno != 0 {
		panic(errno) // the arguments are constant
	}
	return time.Duration(t.Nano())
}
