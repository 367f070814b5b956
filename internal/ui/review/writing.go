package review

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
)

// open turns to the fields of the item under the cursor that have a field; an
// empty key stands for the ones that the item has by itself.
func (s *Screen) open(item, field string) tea.Cmd {
	if !s.writable() {
		return s.say(words.ReadOnly)
	}
	f := s.here().write(item, field)
	if f == nil {
		return nil
	}
	f.focus(field)
	s.fields = f
	return s.touch()
}

// Typing implements [frame.Typer].
func (s *Screen) Typing() bool { return s.fields != nil }

// Type implements [frame.Typer].
func (s *Screen) Type(k tea.KeyPressMsg) tea.Cmd {
	s.count()
	s.drawn = ""
	f := s.fields
	fd := f.current()
	if f.lent != nil { // what the editor leaves would be written over this
		return nil
	}
	if fd.in.press(k) {
		fd.problem, f.problem = "", ""
		if c, ok := fd.in.(*choice); ok && f.at < len(f.list)-1 {
			if _, chosen := c.numbered(k); chosen { // what is typed next is not meant for it
				f.at++
			}
		}
		f.typed()
		return s.touch()
	}
	_, long := fd.in.(*area)
	switch k.String() {
	case "esc":
		return s.leaveFields()
	case "ctrl+s":
		return s.keep()
	case "enter":
		if f.at == len(f.list)-1 {
			return s.keep()
		}
		f.at++
	case "tab", "down":
		f.at = (f.at + 1) % len(f.list)
	case "shift+tab", "up":
		f.at = (f.at - 1 + len(f.list)) % len(f.list)
	case "ctrl+e":
		if long {
			f.typed()
			f.lent = fd // first the draft: the editor takes the terminal
			return tea.Sequence(s.save(), frame.Ask(frame.EditOutside{Text: fd.in.value(), For: f}))
		}
	}
	f.typed() // a match was taken
	return s.save()
}

// Paste implements [frame.Typer].
func (s *Screen) Paste(content string) tea.Cmd {
	s.count()
	s.drawn = ""
	if s.fields.lent != nil {
		return nil
	}
	s.fields.current().in.paste(content)
	s.fields.typed()
	return s.touch()
}

// Hints implements [frame.Hinter]; nil while nothing is written.
func (s *Screen) Hints() []frame.Hint {
	if s.fields == nil {
		return s.walkHints()
	}
	f := s.fields
	leave, last := words.LeaveHint, f.at == len(f.list)-1
	if f.answer {
		leave = words.CancelHint
	}
	var out []frame.Hint
	add := func(key string, t metrics.Text) { out = append(out, frame.Hint{Key: key, Text: t}) }
	_, long := f.current().in.(*area)
	switch {
	case long && len(f.list) > 1:
		add("tab", words.NextFieldHint)
	case long:
	case last:
		add("enter", words.KeepHint)
	default:
		add("enter", words.NextFieldHint)
	}
	if !last || long {
		add("^s", words.KeepHint)
	}
	add("esc", leave)
	if c, ok := f.current().in.(*choice); ok {
		add(fmt.Sprintf("1-%d", len(c.values)-1), words.ChooseHint)
	}
	if long {
		add("^e", words.EditorHint)
	}
	return out
}

// leaveFields ends writing. What was typed is kept, and where it cannot be, it
// stays in the draft. Where nothing can be kept any more it goes to the clipboard,
// which not every terminal lets us have, and with all else that is in the draft into
// a file; the root says where that is.
func (s *Screen) leaveFields() tea.Cmd {
	f := s.fields
	switch {
	case f.answer:
		f.forget()
	case !s.writable() && f.changed():
		s.fields = nil
		return tea.Batch(frame.Ask(frame.Copy{Text: f.whole()}), s.toFile(s.rest(f)), s.load())
	case f.changed() && f.current().problem == "" && f.problem == "":
		return s.keep()
	}
	s.fields = nil
	return s.save()
}

// whole returns all that was typed, for somewhere else.
func (f *fields) whole() string {
	var parts []string
	for _, fd := range f.list {
		if fd.changed() {
			parts = append(parts, f.s.env.T(fd.label)+"\n"+fd.value())
		}
	}
	return strings.Join(parts, "\n\n")
}

// rest returns what was typed in fields and all else that is not kept: nothing of it
// can be any more.
func (s *Screen) rest(f *fields) string {
	out := []string{f.whole()}
	taken := f.taken()
	for _, key := range slices.Sorted(maps.Keys(s.draft.texts)) {
		typed := strings.TrimSpace(s.draft.texts[key])
		step, _, _ := strings.Cut(key, "/")
		if _, ok := taken[key]; !ok && typed != "" && slices.Contains(s.steps, metrics.ReviewStep(step)) {
			out = append(out, s.env.T(metrics.ReviewStep(step).Label())+"\n"+typed)
		}
	}
	return strings.Join(out, "\n\n")
}

// keep puts what was typed in line to be stored and ends writing. The draft holds
// it until it is on disk.
func (s *Screen) keep() tea.Cmd {
	f := s.fields
	if !s.writable() {
		f.problem = s.whyShut()
		return nil
	}
	if !f.answer && !f.changed() {
		s.fields = nil
		return s.save()
	}
	if f.check != nil && !f.check() {
		return s.keepPart(f)
	}
	f.typed()
	s.fields = nil
	typed := s.save() // first: the draft without it comes when it is stored
	return tea.Sequence(typed, s.store(&job{fields: f, texts: f.taken(), build: f.build}))
}

// keepPart keeps what can be kept of fields of which something cannot, and writing
// goes on.
func (s *Screen) keepPart(f *fields) tea.Cmd {
	f.typed()
	typed := s.save()
	if f.part == nil || !f.part.sound() {
		return typed
	}
	return tea.Sequence(typed, s.store(&job{texts: f.taken(f.part.keys...), build: f.part.build}))
}

// taken returns what the draft holds of the fields, or of those that are named.
func (f *fields) taken(keys ...string) map[string]string {
	out := map[string]string{}
	for _, fd := range f.list {
		if len(keys) > 0 && !slices.Contains(keys, fd.key) {
			continue
		}
		if typed, ok := f.s.draft.texts[f.draftKey(fd)]; ok {
			out[f.draftKey(fd)] = typed
		}
	}
	return out
}

// job is a change that waits for its turn, or is being stored. One at a time is,
// because each is made of the review that the one before has left.
type job struct {
	fields *fields           // it came from; nil: none
	texts  map[string]string // of the draft, that it keeps
	build  func() metrics.Change
	after  func() tea.Cmd // it is on disk; nil: nothing more
	sent   bool
	seq    uint64 // the journal entry that it became; 0: none yet
}

// store puts a change in line.
func (s *Screen) store(j *job) tea.Cmd {
	s.jobs = append(s.jobs, j)
	return s.work()
}

// work sends the first change in line once the workspace has taken the one before.
func (s *Screen) work() tea.Cmd {
	for len(s.jobs) > 0 {
		j := s.jobs[0]
		if j.seq > s.env.Seq || j.sent && j.seq == 0 {
			return nil
		}
		if j.seq > 0 {
			s.jobs = s.jobs[1:]
			continue
		}
		change := j.build()
		if len(change.Records) == 0 {
			s.jobs = s.jobs[1:]
			s.settled(j)
			continue
		}
		j.sent = true
		return frame.Ask(frame.Save{Change: change, For: j})
	}
	return nil
}

// stored takes the result of a change.
func (s *Screen) stored(j *job, saved frame.Saved) tea.Cmd {
	s.drawn = ""
	if saved.Err != nil {
		s.jobs = s.jobs[1:]
		said := frame.Ask(frame.Say{Text: saved.Text, Error: true})
		if f := j.fields; f != nil && s.fields == nil && s.period == f.period && s.step() == f.step {
			f.problem, s.fields = saved.Text, f
			return tea.Batch(s.work(), s.save())
		}
		return tea.Batch(said, s.work())
	}
	j.seq = max(1, saved.Entry.Seq)
	s.settled(j)
	cmds := []tea.Cmd{s.save(), s.work()}
	if j.after != nil {
		cmds = append(cmds, j.after())
	}
	return tea.Batch(cmds...)
}

// settled takes what is on disk out of the draft, unless it has been typed on.
func (s *Screen) settled(j *job) {
	for key, typed := range j.texts {
		if s.draft.texts[key] == typed {
			s.draft.drop(key)
		}
	}
	s.draft.dirty = true
}

// change makes a change of records, named after the review for the journal.
func (s *Screen) change(records ...metrics.Record) metrics.Change {
	c := metrics.Change{Kind: metrics.ChangeReview, Label: s.env.Info().Label(s.period)}
	for _, r := range records {
		c.Records = append(c.Records, metrics.Put(r))
	}
	return c
}

// outside takes the text that the user's own editor left, whatever the screen shows
// meanwhile: where the field is not there any more, it goes into a file.
func (s *Screen) outside(f *fields, msg frame.Edited) tea.Cmd {
	fd := f.lent
	if f.lent = nil; msg.Err != nil || fd == nil {
		return nil
	}
	s.drawn = ""
	if fd.in.set(strings.TrimRight(msg.Text, "\n")); !fd.changed() && s.fields != f {
		return nil
	}
	if f.period != s.period {
		return s.toFile(f.whole())
	}
	f.typed()
	return s.save()
}
