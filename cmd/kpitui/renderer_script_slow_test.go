//go:build unix && slow

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"kpitui/internal/metrics"
)

// script is what is done in both terminals, drawn from a seed.
type script struct {
	*rand.Rand
	seed          uint64
	term, colours string
	lang          metrics.Lang
	light         bool // the terminal's background
	base          int
	w, h          int
	steps         []step
}

type step struct {
	says string
	do   func(*duel)
}

// The size that a terminal begins and ends with.
const firstWidth, firstHeight = 120, 36

// An escape that is meant for itself has to be waited for; as newer terminals send it,
// it cannot be taken for the begin of a key.
const esc, surely, enter, del = "\x1b", "\x1b[27u", "\r", "\x7f"

// The keys that a script presses one at a time, each when the one before has done all
// that it does, and those that may follow each other at once: they ask nothing of the
// disk, whose answer could be there before the next key in one terminal and after it in
// the other.
var (
	single  = strings.Split("b|t|c|p|a|w|x|L|C|K|P|R|V|?|:|E|e|u|u|\x12|m|T|s|v|*|n|N|d|+|/|B|o|[|]|h|l|>|-|y|0|1|2|3|4|\t|\x1b[Z|\x13|\x18|\x1bOP| ", "|")
	moves   = strings.Split("j|j|j|k|k|g|G|\x04|\x15|\x1b[A|\x1b[B|\x1b[B|\x1b[5~|\x1b[6~|\x1b[H|\x1b[F|0|1|2|3|4", "|")
	openers = strings.Split("e|E|n|/|:|+|d", "|") // of what one types into
	edits   = []string{del, del, del, "\x1b[D", "\x1b[D", "\x1b[C", "\x1b[H", "\x1b[F", "\x1b[3~"}
	texts   = []string{"東京", "売上", "ＡＢＣ１２", "か\u3099き\u3099は\u309a", "株式会社サンプル", "cafe\u0301", "1,234", "=1200*1.1", "１５２万", "nps", "m", "の", "a売b上c", "あ い"}
	sizes   = [][2]int{{1, 1}, {2, 1}, {3, 50}, {60, 15}, {59, 14}, {61, 16}, {80, 24}, {80, 24}, {100, 30}, {120, 36}, {120, 36}, {132, 43}, {mostWidth, mostHeight}, {mostWidth, mostHeight}}
	values  = []string{"mrr=5.1m", "students_total=1200", "nps=12", "revenue_month=6m", "acceptance_rate=61%", "task_time=12", "error_correction_rate=3%"}
)

func newScript(seed uint64) *script {
	s := &script{Rand: rand.New(rand.NewPCG(seed, 5)), seed: seed}
	s.term = pick(s, []string{"tmux-256color", "tmux-256color", "xterm-256color"})
	s.colours = pick(s, []string{"truecolor", "truecolor", ""})
	s.lang = pick(s, []metrics.Lang{metrics.JA, metrics.JA, metrics.EN})
	s.light, s.base = s.IntN(3) == 0, s.IntN(4)
	s.w, s.h = firstWidth, firstHeight
	for range 25 + s.IntN(20) {
		switch n := s.IntN(100); {
		case n < 26:
			s.press(pick(s, single))
		case n < 42:
			s.atOnce(12*time.Millisecond, s.some(3+s.IntN(10), moves)...)
		case n < 46:
			s.atOnce(0, s.some(200, moves)...)
		case n < 52:
			s.text()
		case n < 60:
			s.press(pick(s, openers))
			s.text()
		case n < 62:
			s.paste(pick(s, texts) + " " + pick(s, texts) + "\n" + pick(s, texts))
		case n < 70:
			s.press(enter)
		case n < 77:
			s.press(esc)
		case n < 86:
			s.resize(s.size())
		case n < 87:
			s.resize(s.size(), s.size(), s.size())
		case n < 91:
			s.mouse()
		case n < 92:
			s.home("T")
		case n < 94:
			s.home(":")
			s.types(pick(s, []string{"English", "日本語に"}))
			s.press(enter)
		case n < 97:
			s.edit()
		default:
			s.flood()
		}
	}
	s.home("b")
	s.atOnce(12*time.Millisecond, s.some(10, moves)...)
	s.whole()
	s.resize([2]int{firstWidth, firstHeight})
	return s
}

func pick[T any](s *script, from []T) T { return from[s.IntN(len(from))] }

func (s *script) some(n int, from []string) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = pick(s, from)
	}
	return out
}

func (s *script) add(do func(*duel), says string, args ...any) {
	s.steps = append(s.steps, step{fmt.Sprintf(says, args...), do})
}

// press presses keys that have to wait for each other.
func (s *script) press(keys ...string) {
	s.add(func(d *duel) {
		for _, k := range keys {
			settle(d.change, d.plain)
			d.send(0, k)
		}
	}, "%q", keys)
}

// home leaves what is open, whatever is typed there, and presses a key.
func (s *script) home(key string) { s.press(surely, "y", surely, "y", surely, "b", "g", key) }

// atOnce presses keys a moment apart, or more at once than there can be frames.
func (s *script) atOnce(apart time.Duration, keys ...string) {
	if apart == 0 {
		keys = []string{strings.Join(keys, "")}
	}
	s.add(func(d *duel) { d.send(apart, keys...) }, "apart %v: %q", apart, keys)
}

// text types, and changes what is typed.
func (s *script) text() {
	var keys []string
	for range 1 + s.IntN(3) {
		keys = append(keys, strings.Split(pick(s, texts), "")...)
		keys = append(keys, s.some(s.IntN(6), edits)...)
	}
	s.types(keys...)
}

// types presses keys in a text field. Elsewhere letters are keys that have to wait for
// each other.
func (s *script) types(keys ...string) {
	s.add(func(d *duel) {
		if d.field {
			d.send(12*time.Millisecond, keys...)
		}
	}, "type %q", keys)
}

func (s *script) paste(text string) {
	s.add(func(d *duel) { d.each(func(p *pane) { p.paste(text) }) }, "paste %q", text)
}

func (s *script) size() [2]int {
	if s.IntN(3) == 0 {
		return [2]int{1 + s.IntN(mostWidth), 1 + s.IntN(mostHeight)}
	}
	return pick(s, sizes)
}

// resize gives the terminals one size after the other.
func (s *script) resize(sizes ...[2]int) {
	s.w, s.h = sizes[len(sizes)-1][0], sizes[len(sizes)-1][1]
	s.add(func(d *duel) {
		for _, size := range sizes {
			d.each(func(p *pane) { p.resize(size[0], size[1]) })
		}
	}, "resize to %v", sizes)
}

// whole looks at the backgrounds with which was erased, too. That spoils what was drawn
// on change, so another size has to follow.
func (s *script) whole() {
	w, h := 1+s.w%mostWidth, s.h
	s.add(func(d *duel) {
		change := d.change.whole()
		d.repaint()
		if plain := d.expected(); change.unlike(&plain) != "" {
			d.fail("erased with another background", change, plain)
		}
		d.each(func(p *pane) { p.resize(w, h) })
	}, "look at all, resize to %dx%d", w, h)
	s.w = w
}

// mouse clicks, or turns the wheel.
func (s *script) mouse() {
	x, y, button := 1+s.IntN(s.w), 1+s.IntN(s.h), pick(s, []int{0, 0, 64, 65})
	event := fmt.Sprintf("\x1b[<%d;%d;%dM", button, x, y)
	if button == 0 {
		event += fmt.Sprintf("\x1b[<0;%d;%dm", x, y)
	} else {
		event = strings.Repeat(event, 1+s.IntN(5))
	}
	s.press(event)
}

// edit writes a note in the user's own editor, which may fail. The main screen comes
// into view as large as it was when the cockpit left it: in any other size tmux fills it
// up with rows of the alternate one.
func (s *script) edit() {
	s.resize([2]int{firstWidth, firstHeight})
	s.home("n")
	s.types(strings.Split(pick(s, []string{"売上", "失敗", "note"}), "")...)
	s.add(func(d *duel) {
		d.each(func(p *pane) { os.Remove(filepath.Join(p.home, "edited")) })
		d.send(0, "\x05")
		if d.field { // otherwise no note could be opened
			d.each(func(p *pane) { p.left("edited", 2*time.Second) })
		}
		d.begun()
	}, "the editor")
	s.press(enter)
	s.press("\x13")
}

// flood has other processes write into the file while keys are pressed that are the
// same whatever has been read of it.
func (s *script) flood() {
	s.home("g")
	set := s.some(4, values)
	s.add(func(d *duel) {
		var wg sync.WaitGroup
		for _, p := range []*pane{d.change, d.plain} {
			wg.Go(func() {
				for _, value := range set {
					cmd := program(d.t, "set", "--yes", "--db", filepath.Join(p.home, "work.db"), "--today", "2026-11-20", "--by", "ken", value)
					cmd.Run() // not every workspace has every KPI
				}
			})
		}
		for range 40 {
			d.send(10*time.Millisecond, "m")
		}
		wg.Wait()
	}, "hide and show amounts while others set %q", set)
	s.press("b", "g")
}
