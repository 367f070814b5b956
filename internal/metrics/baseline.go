package metrics

import "time"

// Baseline is a span of periods whose limits were frozen, and hold from its first
// period until the next baseline begins. The limits are kept as they were then: a
// value corrected later does not move them.
type Baseline struct {
	From   Date   `json:"from"` // first day of the first period
	To     Date   `json:"to"`   // last day of the last one
	Reason string `json:"reason"`
	By     string `json:"by,omitempty"`
	// At is when it was declared.
	At     time.Time `json:"at,omitzero"`
	N      int       `json:"n"` // points, 20 and more
	Limits Limits    `json:"limits"`
	Trend  Trend     `json:"trend,omitzero"`
}
