package metrics

// ReasonKind is one way in which a level or a state came about.
type ReasonKind uint8

// Reason is one step of the explanation of a level: kept as facts, put into
// words by [Reason.In] only when somebody reads it.
type Reason struct {
	Kind ReasonKind
}
