package sm

import "fmt"

// Acknowledged returns how many stanzas an h acknowledges that were not before:
// acked is the h before it, 0 at first, and sent is how many stanzas were sent,
// all modulo 2³² (XEP-0198 §4). The error says that the peer counts a stanza
// that was never sent, or takes an acknowledgement back; it is to be answered
// with undefined-condition and the payload of TooHigh, and ends the stream.
func Acknowledged(acked, sent, h uint32) (uint32, error) {
	n := h - acked
	if n > sent-acked {
		return 0, fmt.Errorf("sm: the peer has handled %d stanzas, but of %d sent ones it had handled %d before", h, sent, acked)
	}
	return n, nil
}

// TooHigh returns the payload of a stream error for an h that Acknowledged
// refuses.
func TooHigh(h, sent uint32) *HandledCountTooHigh {
	return &HandledCountTooHigh{H: &h, SendCount: &sent}
}
