package exchange

import "kpitui/internal/metrics"

// rowWords are the texts about raw rows.
var rowWords = struct {
	Header, NoRows, Empty, Date, Day, Before, Range, Between, Whole, AtMost metrics.Text
}{
	Header:  metrics.Text{JA: "見出し行を読み取れません。必要な列: %s（読めた見出し: %s）", EN: "no usable heading: the columns are %s (it reads: %s)"},
	NoRows:  metrics.Text{JA: "使える行がありません", EN: "there is no row that can be used"},
	Empty:   metrics.Text{JA: "%s がありません", EN: "there is no %s"},
	Date:    metrics.Text{JA: "%q は日付に読めません。2026-11-20 のように書いてください", EN: "%q is not a date; write it as 2026-11-20"},
	Day:     metrics.Text{JA: "%q は月です。ここには日付が必要です", EN: "%q is a month; a day is needed here"},
	Before:  metrics.Text{JA: "%s が %s より前か、%[2]s がありません", EN: "%s comes before %s, or there is no %[2]s"},
	Range:   metrics.Text{JA: "%s は 0 以上の数です", EN: "%s cannot be negative"},
	Between: metrics.Text{JA: "%s は 0 から %d までの整数です", EN: "%s must be a whole number from 0 to %d"},
	AtMost:  metrics.Text{JA: "%s が %s より多くなっています", EN: "%s is more than %s"},
	Whole:   metrics.Text{JA: "%s は 0 以上の整数です", EN: "%s must be a whole number from 0 up"},
}
