package exchange

import (
	"errors"

	"kpitui/internal/metrics"
)

// ErrTemplate is returned for a template that is not there.
var ErrTemplate = errors.New("no such template")

// Templates lists the names of the embedded templates, the blank one first.
func Templates() []string { return []string{"blank", "ai-am-i"} }

// TemplateAbout says in a line what a template holds.
func TemplateAbout(name string) metrics.Text { return metrics.Text{} }

// Template returns the definitions of a template, a fresh copy each time, or
// [ErrTemplate].
func Template(name string) (*Definitions, error) { return nil, nil }

// Shift returns the definitions with every date of goals and phases moved by the
// whole months between the month of the workspace's start and that of start; a
// month's last day stays a month's last day. The workspace then starts on start.
func Shift(d *Definitions, start metrics.Date) *Definitions { return nil }
