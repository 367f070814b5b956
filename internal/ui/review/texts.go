package review

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/keys"
)

// textStop is what a meeting writes that is about no single KPI: sections of text,
// and between them what customers said.
type textStop struct {
	list
	s    *Screen
	step metrics.ReviewStep
}

const (
	sectionPrefix = "section/"
	voicePrefix   = "voice/"
)

func sectionItem(section metrics.Section) string { return sectionPrefix + string(section) }

func sectionOf(item string) (metrics.Section, bool) {
	name, ok := strings.CutPrefix(item, sectionPrefix)
	return metrics.Section(name), ok
}

func (st *textStop) refresh() {
	var ids []string
	for i, section := range st.step.Sections() {
		if i == 1 {
			ids = append(ids, st.voices()...)
		}
		ids = append(ids, sectionItem(section))
	}
	st.set(ids)
}

// hears reports whether the step asks for what customers said.
func (st *textStop) hears() bool { return st.step == metrics.StepVoices }

func (st *textStop) voices() (ids []string) {
	if !st.hears() || st.s.review == nil {
		return nil
	}
	for i := range st.s.review.Voices {
		ids = append(ids, voicePrefix+strconv.Itoa(i))
	}
	return ids
}

// voice returns the customer's voice that an item is.
func (st *textStop) voice(item string) (metrics.Voice, bool) {
	n, ok := strings.CutPrefix(item, voicePrefix)
	i, err := strconv.Atoi(n)
	if !ok || err != nil || st.s.review == nil || i < 0 || i >= len(st.s.review.Voices) {
		return metrics.Voice{}, false
	}
	return st.s.review.Voices[i], true
}

func (st *textStop) kpi() string {
	v, _ := st.voice(st.item())
	return v.KPI
}

// tally counts nothing: nobody has to write.
func (st *textStop) tally() (done, all int) { return 0, 0 }

func (st *textStop) do(a keys.Action) (tea.Cmd, bool) {
	s, item := st.s, st.item()
	switch a {
	case keys.Open, keys.Edit:
		return s.open(item, "text"), true
	case keys.Add:
		if st.hears() {
			return s.open(newItem, "text"), true
		}
	case keys.Drop:
		if v, ok := st.voice(item); ok && s.writable() {
			return st.drop(v), true
		}
	}
	return nil, false
}

// drop takes a voice away.
func (st *textStop) drop(v metrics.Voice) tea.Cmd {
	s, period := st.s, st.s.period
	return s.store(&job{build: func() metrics.Change {
		r := s.edited(period)
		i := slices.Index(r.Voices, v)
		if i < 0 {
			return metrics.Change{}
		}
		r.Voices = slices.Delete(r.Voices, i, i+1)
		return s.change(r)
	}})
}

func (st *textStop) write(item, _ string) *fields {
	if section, ok := sectionOf(item); ok {
		return st.s.writeSection(st.step, section)
	}
	v, ok := st.voice(item)
	if !ok && item != newItem {
		return nil
	}
	return st.writeVoice(item, v, ok)
}

// writeSection makes the field of a section.
func (s *Screen) writeSection(step metrics.ReviewStep, section metrics.Section) *fields {
	if s.review == nil {
		return nil
	}
	period := s.period
	in := &field{key: "text", label: section.Label(), in: s.area(s.review.Texts[section], sectionHints[section])}
	f := s.newFields(step, sectionItem(section), in)
	f.check = func() bool {
		r := &metrics.Review{Period: period, Texts: map[metrics.Section]string{section: f.get("text")}}
		return s.blameFor(f, metrics.ValidateReview(s.env.Workspace, r), map[string]string{"texts": "text"})
	}
	f.build = func() metrics.Change {
		r := s.edited(period)
		if r.Texts[section] = f.get("text"); r.Texts[section] == "" {
			delete(r.Texts, section)
		}
		return s.change(r)
	}
	return f
}

// writeVoice makes the fields of a voice, or of a new one.
func (st *textStop) writeVoice(item string, was metrics.Voice, there bool) *fields {
	s, period := st.s, st.s.period
	f := s.newFields(st.step, item,
		&field{key: "text", label: words.Said, in: s.area(was.Text, words.SaidHint)},
		&field{key: "who", label: words.Who, in: s.line(was.Who, words.WhoHint)},
		&field{key: "kpi", label: words.KPI, in: newPicker(s.env, was.KPI)})
	voice := func() metrics.Voice {
		return metrics.Voice{Text: f.get("text"), Who: f.get("who"), KPI: f.get("kpi")}
	}
	f.check = func() bool {
		if v := voice(); v.Text == "" {
			return there || v == metrics.Voice{} || f.blame("text", s.env.T(words.NothingSaid))
		}
		r := &metrics.Review{Period: period, Voices: []metrics.Voice{voice()}}
		return s.blameFor(f, metrics.ValidateReview(s.env.Workspace, r), map[string]string{"voices[0].text": "text", "voices[0].who": "who", "voices[0].kpi": "kpi"})
	}
	f.there = func() bool { return slices.Contains(s.review.Voices, voice()) }
	f.build = func() metrics.Change {
		r := s.edited(period)
		i := -1
		if there {
			i = slices.Index(r.Voices, was)
		}
		switch v := voice(); {
		case i >= 0 && v.Text == "":
			r.Voices = slices.Delete(r.Voices, i, i+1)
		case i >= 0:
			r.Voices[i] = v
		case v.Text != "":
			r.Voices = append(r.Voices, v)
		default:
			return metrics.Change{}
		}
		return s.change(r)
	}
	return f
}

func (st *textStop) draw(p *page) {
	s := st.s
	for i, item := range st.items {
		section, isSection := sectionOf(item)
		if isSection {
			if i > 0 && s.writes(newItem) { // the field of a new voice, below the others
				s.fields.draw(p, 2)
			}
			p.blank()
			end := p.begin(i, i == st.at)
			st.drawSection(p, item, section, i == st.at)
			end()
			if i == 0 && st.hears() {
				st.drawVoicesHead(p)
			}
			continue
		}
		end := p.begin(i, i == st.at)
		st.drawVoice(p, item, i == st.at)
		end()
	}
}

// drawSection shows a section as it is meant, or its field.
func (st *textStop) drawSection(p *page, item string, section metrics.Section, selected bool) {
	env, s := p.env, st.s
	r := p.row(selected, 2)
	r.Text(r.Look().Title, env.T(section.Label()))
	f := s.writeSection(st.step, section)
	if f != nil && f.changed() && !s.writes(item) {
		r.Text(r.Look().Due, env.T(words.NotKept))
	}
	p.add(r.String())
	switch {
	case s.writes(item):
		s.fields.draw(p, 2)
	case f == nil:
	case f.get("text") == "":
		p.text(env.Theme.Muted, 2, env.T(sectionHints[section]))
	default:
		p.markdown(2, s.hidden(f.get("text")))
	}
}

// hidden writes a text that is about no KPI, or about any: while amounts are masked,
// without numbers.
func (s *Screen) hidden(written string) string {
	for i := range s.env.Workspace.KPIs {
		if k := &s.env.Workspace.KPIs[i]; s.env.Hides(k) {
			return s.env.Note(written, k)
		}
	}
	return written
}

func (st *textStop) drawVoicesHead(p *page) {
	p.blank()
	r := p.row(false, 2)
	r.Text(p.env.Theme.Title, p.env.T(words.Voices))
	r.Text(p.env.Theme.Muted, p.env.T(words.HowToAddVoice))
	p.add(r.String())
}

func (st *textStop) drawVoice(p *page, item string, selected bool) {
	env, s := p.env, st.s
	v, ok := st.voice(item)
	if !ok {
		return
	}
	name := ""
	if k := env.Workspace.KPI(v.KPI); k != nil {
		name = env.T(k.Name)
	}
	if s.writes(item) {
		s.fields.draw(p, 2)
		return
	}
	said := text.Wrap(text.Printable(fmt.Sprintf(env.T(words.Quoted), oneLine(s.hidden(v.Text)))), max(1, p.width-4))
	for i, l := range said {
		r := p.row(selected, 2)
		look := r.Look()
		r.Skip(1)
		r.Text(look.Text, l)
		if i == len(said)-1 {
			r.Text(look.Muted, v.Who)
			r.Text(look.Accent, name)
		}
		p.add(r.String())
	}
}
