package metrics

// Apply takes a journal entry into the workspace in memory: records, and
// snapshots as far as the loaded part of a history reaches. It returns the ids
// of the KPIs whose loaded history no longer suffices, so that it should be read
// again: the first snapshot of a tail went away, or a changed definition needs
// more of the past.
func (w *Workspace) Apply(e *Entry) (reload []string) { return nil }

// Inverse returns the change that takes c back. It needs what the store fills
// in: Replaced, Before. The label stays; the kind becomes [ChangeUndo].
func (c Change) Inverse() Change { return Change{Kind: ChangeUndo, Label: c.Label} }
