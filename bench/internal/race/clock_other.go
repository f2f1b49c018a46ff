//go:build !linux

package race

import "time"

var begin = time.Now()

// clock is the time of the day.
func clock() time.Duration { return time.Since(begin) }
