package xmlstream

// DisableFastPath makes the machine read everything.
func (t *Tokenizer) DisableFastPath() { t.slow = true }
