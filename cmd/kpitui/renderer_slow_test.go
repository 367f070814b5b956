//go:build unix && slow

package main

import (
	"context"
	cryptorand "crypto/rand"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"kpitui/internal/metrics"
)

var (
	seeds   = flag.String("seeds", "1-40", "the scripts to run with both renderers: `FIRST-LAST`, or one")
	stepsOf = flag.Int("steps", 0, "run only so many steps of each script; 0: all")
)

// alike names the variable with which this binary runs as the program does, but so that
// two of them do the same: with a machine's clock that stands, because a review shows how
// many seconds each of its steps has taken, and with chance that repeats itself, because
// notes of one moment are in the order of their identities.
const alike = "KPITUI_TEST_ALIKE"

type chance struct {
	sync.Mutex
	*rand.ChaCha8
}

func (c *chance) Read(p []byte) (int, error) {
	c.Lock()
	defer c.Unlock()
	return c.ChaCha8.Read(p)
}

func init() {
	if os.Getenv(alike) == "" {
		return
	}
	cryptorand.Reader = &chance{ChaCha8: rand.NewChaCha8([32]byte{})}
	a := &app{in: os.Stdin, out: os.Stdout, err: os.Stderr, config: readConfig()}
	a.lang = a.language(langOf(os.Args[1:]))
	root := a.root()
	root.RunE = a.do(func(ctx context.Context, _ []string) error {
		s, err := a.store()
		if err != nil {
			return err
		}
		cfg, err := a.cockpitConfig("")
		cfg.Clock = func() time.Time { return demoNoon }
		if err != nil {
			return err
		}
		return a.runCockpitOn(ctx, s, cfg)
	})
	if err := root.Execute(); err != nil || a.failed != nil {
		fmt.Fprintln(os.Stderr, err, a.failed)
		os.Exit(1)
	}
	os.Exit(0)
}

// Both renderers show the same, whatever is done, at every moment at which nothing
// happens: cells, colours, cursor, title and modes. A script of keys, typing, resizes,
// mouse, editors and other programs' writing is drawn from a seed and runs in two
// terminals side by side.
//
// Bubble Tea's renderer, which is the measure, writes the least that turns one frame
// into the next, and so may lose or shift a wide letter where it inserts or deletes
// characters on half of one. A terminal that is painted anew cannot have that fault. So
// before what it shows counts, the plain side alone is told that its window has changed
// (SIGWINCH, with the size as it was), upon which it erases and paints everything. The
// other side is never told: what it shows is what all its small changes have led to. A
// resize of both would mend what the test is there to find.
func TestBothRenderersShowTheSame(t *testing.T) {
	from, to, _ := strings.Cut(*seeds, "-")
	first, err := strconv.Atoi(from)
	last := first
	if err == nil && to != "" {
		last, err = strconv.Atoi(to)
	}
	if err != nil {
		t.Fatal(err)
	}
	bases := makeBases(t)
	next := make(chan int)
	go func() {
		defer close(next)
		for seed := first; seed <= last; seed++ {
			next <- seed
		}
	}()
	var wg sync.WaitGroup
	for range 4 * runtime.NumCPU() { // they wait most of the time
		wg.Go(func() {
			for seed := range next {
				t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) { newDuel(t, uint64(seed), bases).run() })
			}
		})
	}
	wg.Wait()
}

// makeBases makes the workspaces that the scripts begin with: the demo in both
// languages, one with few values and long Japanese names, one with amounts in dollars.
func makeBases(t *testing.T) []string {
	demo := func(lang metrics.Lang) string { return demoPath(t, lang) }
	long := newShell(t)
	long.run(0, "2026-11-20", "init", "--template", "ai-am-i", "--name", "株式会社とても長い名前のサンプル商事ホールディングス東日本営業本部")
	defined := filepath.Join(t.TempDir(), "long.yaml")
	yaml := strings.ReplaceAll(long.run(0, "2026-11-20", "define", "export"), "name: {ja: ", "name: {ja: 東日本営業本部および全国の代理店における")
	if err := os.WriteFile(defined, []byte(yaml), 0o600); err != nil {
		t.Fatal(err)
	}
	long.run(0, "2026-11-20", "define", "apply", "--yes", defined)
	long.run(0, "2026-11-20", "set", "--yes", "students_total=980", "mrr=5.6m", "nps=62", "revenue_month=4.1m")
	dollars := newShell(t)
	dollars.run(0, "2026-11-20", "init", "--template", "generative-ai", "--currency", "USD", "--name", "Sample")
	return []string{demo(metrics.JA), demo(metrics.EN), long.db, dollars.db}
}

// duel is a script that runs in two terminals, drawn on change in one of them and by
// Bubble Tea in the other.
type duel struct {
	t             *testing.T
	script        *script
	done          []string // steps
	change, plain *pane
	field         bool // a text field has the focus: the cursor is shown
}

func newDuel(t *testing.T, seed uint64, bases []string) *duel {
	s := newScript(seed)
	m := newMux(t, s.term)
	if s.light {
		m.do("set -g window-style 'bg=#fdf6e3,fg=#586e75'") // told to programs that ask
	}
	dir, err := os.MkdirTemp("", "kp") // short: where a report is saved is said on the screen
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	d := &duel{t: t, script: s}
	base, err := os.ReadFile(bases[s.base])
	if err != nil {
		t.Fatal(err)
	}
	open := func(renderer, name string) *pane {
		home := filepath.Join(dir, name)
		for name, data := range map[string]string{"work.db": string(base), "editor": editor} {
			if err := os.MkdirAll(home, 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(home, name), []byte(data), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		args := fmt.Sprintf("--db %s/work.db --today 2026-11-20 --by hana --lang %s --renderer %s", home, s.lang, renderer)
		p := m.open(home, fmt.Sprintf(shellScript, firstHeight, firstWidth, os.Args[0], args), environ(home, s.colours)...)
		p.resize(firstWidth, firstHeight)
		return p
	}
	d.change, d.plain = open(rendererChange, "c"), open(rendererPlain, "p")
	return d
}

func environ(home, colours string) []string {
	return []string{
		"HOME=" + home, "TMPDIR=" + home, "XDG_DATA_HOME=" + home, "XDG_CONFIG_HOME=" + home, "VISUAL=", "'EDITOR=sh " + home + "/editor'",
		"LANG=C.UTF-8", "LC_ALL=C.UTF-8", "TZ=UTC", "COLORTERM=" + colours, "KPITUI_TODAY=", "KPITUI_LANG=", "NO_COLOR=", "TMUX=",
	}
}

// shellScript runs the cockpit as a shell does, and says how it left the terminal.
const shellScript = `until [ "$(stty size)" = "%d %d" ]; do sleep 0.01; done
before=$(stty -g)
echo '売上 before'
` + alike + `=1 sh -c 'echo $$ >"$HOME/pid"; exec "$@"' sh %s %s
code=$?
[ "$(stty -g)" = "$before" ] && echo cooked
echo "after 売上"
echo $code >"$HOME/code"
exec cat
`

// editor writes on the terminal as editors do, and changes the text, or fails. It takes a
// moment: Bubble Tea stops its ticker in a goroutine of its own, and where that comes to
// it only after the editor has ended, its renderer stands still from then on.
const editor = `sleep 0.2
printf '\033[2J\033[Hediting 東京\r\n\033[31mred\033[m'
grep -q 失敗 "$1" && { echo failed >"$HOME/edited"; exit 3; }
printf '\n大阪支店の売上は前月より増えました。\nedited\n' >>"$1"
echo done >"$HOME/edited"
`

func (d *duel) run() {
	d.begun()
	d.check("start")
	for i, s := range d.script.steps {
		if *stepsOf > 0 && i >= *stepsOf && i < len(d.script.steps)-1 { // the last gives the terminals back as they were
			continue
		}
		s.do(d)
		d.check(s.says)
	}
	d.leave()
}

// patience is how long both may take to become alike: where the machine is busy, two
// hundred keys take one of them seconds more than the other.
const patience = 20 * time.Second

func (d *duel) each(do func(*pane)) {
	do(d.change)
	do(d.plain)
}

// begun waits until both have the screen: when they begin, and after an editor.
func (d *duel) begun() {
	d.each(func(p *pane) {
		if _, ok := p.left("pid", patience); !ok {
			d.t.Fatal("the cockpit does not start")
		}
		for end := time.Now().Add(patience); p.format("#{alternate_on}") != "1"; time.Sleep(5 * time.Millisecond) {
			if time.Now().After(end) {
				d.fail("the cockpit does not take the screen", d.change.look(), d.plain.look())
			}
		}
	})
}

// send sends keys to both, a moment apart where each is to have its frame.
func (d *duel) send(apart time.Duration, keys ...string) {
	for _, k := range keys {
		d.each(func(p *pane) { p.send(k) })
		time.Sleep(apart)
	}
}

// repaint has Bubble Tea paint its screen anew.
func (d *duel) repaint() {
	said, _ := d.plain.left("pid", 0)
	pid, err := strconv.Atoi(said)
	if err == nil {
		err = syscall.Kill(pid, syscall.SIGWINCH)
	}
	if err != nil {
		d.t.Fatal(err)
	}
	settle(d.plain)
}

// region is the part of a terminal that scrolls.
var region = regexp.MustCompile(`region \d+-\d+ of (\d+)x(\d+)`)

// expected is what Bubble Tea's screen shows, with all of the terminal as its region:
// where sizes follow each other fast, Bubble Tea can leave that of an earlier one.
func (d *duel) expected() picture {
	d.t.Helper()
	out := d.plain.whole()
	if m := region.FindStringSubmatch(out.state); m != nil {
		height, _ := strconv.Atoi(m[2])
		out.state = strings.Replace(out.state, m[0], fmt.Sprintf("region 0-%d of %sx%s", height-1, m[1], m[2]), 1)
	}
	return out
}

// check fails the test unless both terminals show the same.
func (d *duel) check(step string) {
	d.t.Helper()
	d.done = append(d.done, step)
	settle(d.change, d.plain)
	d.each(func(p *pane) {
		if code, ended := p.left("code", 0); ended {
			d.fail("the program has ended: "+code, p.look(), p.look())
		}
	})
	for end := time.Now().Add(patience); ; time.Sleep(quiet) {
		change := d.change.look()
		d.repaint()
		plain := d.expected()
		d.field = strings.HasPrefix(plain.state, "cursor 1")
		switch {
		case change.unlike(&plain) == "":
			return
		case time.Now().After(end):
			d.fail(d.blame(), change, plain)
		}
	}
}

// blame says why both differ: what both draw of a whole new screen tells.
func (d *duel) blame() string {
	var w, h int
	fmt.Sscan(d.plain.format("#{pane_width} #{pane_height}"), &w, &h)
	for _, width := range []int{w + 1, w} {
		d.each(func(p *pane) { p.resize(width, h) })
		settle(d.change, d.plain)
	}
	change := d.change.look()
	if plain := d.expected(); change.unlike(&plain) != "" {
		return "both differ when they have drawn all anew, too: what is shown has become another"
	}
	return "--renderer=change has drawn a change wrong: all drawn anew is right"
}

// leave quits, by the key where it is one, else from where the cockpit is, and asked
// again if something typed would be lost. The terminals are a shell's again.
func (d *duel) leave() {
	for _, k := range []string{pick(d.script, []string{"q", "\x03"}), "\x03", "\x03"} {
		if _, ended := d.plain.left("code", 0); !ended {
			d.send(0, k)
		}
		d.plain.left("code", time.Second)
	}
	d.done = append(d.done, "quit")
	d.each(func(p *pane) {
		code, ended := p.left("code", patience)
		settle(p)
		shown := p.look()
		if !ended || code != "0" || !strings.Contains(shown.text, "cooked") || !strings.HasPrefix(shown.state, modesOff) {
			d.t.Errorf("seed %d: %q does not end well: %s\n%s\n%s", d.script.seed, p.home, code, shown.state, shown.text)
		}
	})
	if change, plain := d.change.look(), d.plain.look(); change.unlike(&plain) != "" {
		d.fail("the shell's screens differ", change, plain)
	}
}

func (d *duel) fail(why string, change, plain picture) {
	d.t.Helper()
	d.t.Fatalf("%s; again: go test -tags slow ./cmd/kpitui -run TestBothRenderersShowTheSame -seeds %d -steps %d\n%s\n%s\n--renderer=change, %s\n%s\n--renderer=plain, %s\n%s",
		why, d.script.seed, len(d.done)-1, strings.Join(d.done, "\n"), change.unlike(&plain), change.state, change.text, plain.state, plain.text)
}
