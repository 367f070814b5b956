package metrics

// In says it in the language.
func (e *ConditionError) In(lang Lang) string { return e.Input }
