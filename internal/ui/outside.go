package ui

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/report"
	"kpitui/internal/ui/draw"
	"kpitui/internal/ui/frame"
)

// editing is an editor that is ready to run.
type editing struct {
	Editor
	request frame.EditOutside
}

// editOutside lends a text to the user's own editor, one at a time: a second one
// would begin with what the first is changing.
func (r *root) editOutside(request frame.EditOutside) tea.Cmd {
	if r.editBusy {
		return nil
	}
	r.editBusy = true
	return r.work().edit(r.cfg.Edit, request)
}

// edit prepares the user's own editor. An editor that cannot be had gives the text
// back as it was.
func (w work) edit(prepare func(string) (Editor, error), request frame.EditOutside) tea.Cmd {
	return func() tea.Msg {
		e, err := prepare(request.Text)
		if err != nil {
			return frame.Edited{Text: request.Text, For: request.For, Err: w.tell(err)}
		}
		return editing{e, request}
	}
}

// editing gives the terminal to the editor, and takes it back with the text.
func (r *root) editing(msg editing) tea.Cmd {
	w := r.work()
	return draw.Exec(msg.Program, func(ran error) tea.Msg { return w.edited(msg, ran) })
}

// edited reads what the editor left. Where that cannot go into the field, the file
// stays and is named; the field keeps what it had.
func (w work) edited(e editing, ran error) tea.Msg {
	left := frame.Edited{Text: e.request.Text, For: e.request.For}
	written, err := e.Read()
	switch {
	case err != nil:
		left.Err = w.tell(errors.Join(ran, err))
	case ran != nil && written == strings.TrimRight(e.request.Text, "\r\n"): // nothing was written that could be lost
		_ = e.Clear() // what stays behind does no harm
		left.Err = w.say(ran, words.EditorFailed, ran)
	case ran != nil:
		left.Err = w.say(ran, words.EditorKept, ran, e.Path)
	case utf8.RuneCountInString(written) > frame.AreaLimit:
		left.Err = w.say(errTooLong, words.TooLong, frame.AreaLimit, e.Path)
	default:
		_ = e.Clear()
		left.Text = written
	}
	return left
}

var errTooLong = errors.New("the text is too long")

// say gives an error a text of the cockpit's own.
func (w work) say(err error, t metrics.Text, args ...any) error {
	return &told{err, fmt.Sprintf(t.In(w.lang), args...)}
}

// report makes the report of a period, in the past that is shown by what was known
// then.
func (w work) report(request frame.MakeReport, then *past) tea.Cmd {
	seq, at := uint64(0), w.at
	if then != nil {
		seq, at = then.seq, then.at
	}
	return func() tea.Msg {
		ctx, cancel := limited()
		defer cancel()
		d, err := w.storage.Report(ctx, seq, request.Period, at, w.lang)
		if d == nil {
			return frame.ReportMade{Period: request.Period, Err: err, Text: w.explain(err, w.lang)}
		}
		return frame.ReportMade{Period: request.Period, Document: d, Markdown: report.Minutes(d)}
	}
}

func (w work) export(write func(name, content string) (string, error), request frame.SaveFile) tea.Cmd {
	return func() tea.Msg {
		path, err := write(request.Name, request.Content)
		return frame.FileSaved{Path: path, Err: w.tell(err)}
	}
}

// fileSaved says where a file lies, or why it does not.
func (r *root) fileSaved(msg frame.FileSaved) tea.Cmd {
	if msg.Err != nil {
		return tea.Batch(r.fail(msg.Err), r.offer(msg))
	}
	r.notice = frame.Say{Text: fmt.Sprintf(r.env.T(words.SavedAs), msg.Path)}
	return r.offer(msg)
}
