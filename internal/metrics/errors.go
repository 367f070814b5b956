package metrics

import "errors"

// One sentinel for each condition that callers tell apart. They are wrapped
// with what and where; texts for users are made elsewhere.
var (
	ErrDate   = errors.New("not a date")
	ErrPeriod = errors.New("not a period")
	ErrFuture = errors.New("lies after today")
)
