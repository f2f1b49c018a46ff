package xmlstream

// DisableFastPath makes the machine read everything.
func (t *Tokenizer) DisableFastPath() { t.tier = tierMachine }

// DisableCPUFeatures makes the fast path use the portable kernel.
func (t *Tokenizer) DisableCPUFeatures() { t.tier = tierPortable }
