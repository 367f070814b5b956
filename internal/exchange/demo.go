package exchange

import "kpitui/internal/metrics"

// DemoDay is the day on which the demo story stands.
var DemoDay = metrics.NewDate(2026, 11, 20)

// Demo returns the demo story: the ai-am-i template and its history from
// 2025-01-05 to [DemoDay], with notes in the language. It is the same every time.
func Demo(lang metrics.Lang) (*Definitions, []metrics.SeriesEdit) { return nil, nil }
