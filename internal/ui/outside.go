package ui

import (
	"fmt"
	"os/exec"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/report"
	"kpitui/internal/ui/frame"
)

// editing is an editor that is ready to run.
type editing struct {
	program *exec.Cmd
	result  func() (string, error)
	request frame.EditOutside
}

// edit prepares the user's own editor. An editor that cannot be had gives the text
// back as it was.
func (w work) edit(prepare func(string) (*exec.Cmd, func() (string, error), error), request frame.EditOutside) tea.Cmd {
	return func() tea.Msg {
		program, result, err := prepare(request.Text)
		if err != nil {
			return frame.Edited{Text: request.Text, For: request.For, Err: w.tell(err)}
		}
		return editing{program, result, request}
	}
}

// editing gives the terminal to the editor, and takes it back with the text.
func (r *root) editing(msg editing) tea.Cmd {
	w := r.work()
	return tea.ExecProcess(msg.program, func(ran error) tea.Msg {
		text, err := msg.result()
		if ran != nil || err != nil {
			if ran != nil {
				err = ran
			}
			return frame.Edited{Text: msg.request.Text, For: msg.request.For, Err: w.tell(err)}
		}
		return frame.Edited{Text: text, For: msg.request.For}
	})
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
