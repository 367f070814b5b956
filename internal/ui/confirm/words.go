package confirm

import "kpitui/internal/metrics"

var words = struct{ Yes, No metrics.Text }{
	Yes: metrics.Text{JA: "はい", EN: "yes"},
	No:  metrics.Text{JA: "いいえ", EN: "no"},
}
