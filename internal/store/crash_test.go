//go:build unix

package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"kpitui/internal/metrics"
)

// The test binary runs itself as another process when childEnv says what to do.
const childEnv = "KPITUI_STORE_TEST_CHILD"

func TestMain(m *testing.M) {
	if job := os.Getenv(childEnv); job != "" {
		if err := child(job, os.Args[1:]); err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func child(job string, args []string) error {
	s := Open(args[0], Options{})
	n, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	switch job {
	case "writer": // changes until it is killed, each acknowledged
		for ; ; n++ {
			if _, err := s.Apply(ctx, triple(n), "child", now.AddDate(0, 0, n/40)); err != nil {
				return err
			}
			fmt.Println("done", n)
		}
	case "one":
		_, err := s.Apply(ctx, put("a", day(today-metrics.Date(n), float64(n))), "child", now)
		return err
	case "full": // the file may grow by n bytes, and no more
		signal.Ignore(syscall.SIGXFSZ)
		size := uint64(s.stamp().size) + uint64(n)
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: size, Max: size}); err != nil {
			return err
		}
		c := bigChange(3, 15000, today-14999)
		for i, id := range []string{"a", "b", "c"} {
			c.Series[i].KPI = id
		}
		_, err := s.Apply(ctx, c, "child", now)
		fmt.Println("full", errors.Is(err, ErrDiskFull), errors.Is(err, ErrUncertain), err)
		_, seq, err := s.Load(ctx, today)
		fmt.Println("loaded", seq, err)
	}
	return nil
}

// triple is change n of the writer: the same value for three KPIs, every tenth
// time for a thousand days, so that pages split and the file grows.
func triple(n int) metrics.Change {
	c := metrics.Change{Kind: metrics.ChangeSet}
	for _, id := range []string{"a", "b", "c"} {
		e := metrics.SeriesEdit{KPI: id, Put: []metrics.Snapshot{day(today-metrics.Date(n), float64(n))}}
		for d := range 1000 * b2i(n%10 == 9) {
			e.Put = append(e.Put, day(today-20000+metrics.Date(d), float64(n)*1.37+float64(d*d%997)))
		}
		c.Series = append(c.Series, e)
	}
	return c
}

func start(t testing.TB, job, path string, n int) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd := exec.Command(os.Args[0], path, strconv.Itoa(n))
	cmd.Env = append(os.Environ(), childEnv+"="+job)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, bufio.NewScanner(out)
}

// Whatever was acknowledged is there after a kill, and every change is whole or
// absent.
func TestKill(t *testing.T) { kill(t, 10) }

func kill(t *testing.T, times int) {
	s := newStore(t, "a", "b", "c")
	r := rand.New(rand.NewPCG(13, uint64(times)))
	acked := 0 // changes 1 … acked were acknowledged
	for range times {
		cmd, out := start(t, "writer", s.Path(), acked+1)
		if !out.Scan() {
			t.Fatal("the child said nothing")
		}
		lines := []string{out.Text()}
		killed := time.AfterFunc(time.Duration(r.IntN(30_000))*time.Microsecond, func() { _ = cmd.Process.Kill() })
		for out.Scan() {
			lines = append(lines, out.Text())
		}
		killed.Stop()
		_ = cmd.Wait()
		for _, line := range lines {
			if _, err := fmt.Sscanf(line, "done %d", &acked); err != nil {
				t.Fatalf("the child said %q", line)
			}
		}
		stored := 0
		for i, id := range []string{"a", "b", "c"} {
			series, err := s.Series(ctx, id, today-15000, 0)
			if err != nil {
				t.Fatal(err)
			}
			n := len(series.Points)
			if i == 0 {
				stored = n
			}
			if n != stored {
				t.Fatalf("half a change: %d of a, %d of %s", stored, n, id)
			}
			for i, p := range series.Points {
				if want := n - i; p.Period.Start != today-metrics.Date(want) || p.Value != float64(want) {
					t.Fatalf("%s: %v is %v, want change %d", id, p.Period.Start, p.Value, want)
				}
			}
		}
		if stored != acked && stored != acked+1 {
			t.Fatalf("%d changes are stored, %d were acknowledged", stored, acked)
		}
		if _, seq, err := s.Load(ctx, today); err != nil || seq != uint64(stored)+1 {
			t.Fatalf("after a kill: entry %d, %v", seq, err)
		}
		acked = stored
		mustBeSound(t, s)
	}
	t.Logf("%d kills, %d changes", times, acked)
}

func TestFiftyProcesses(t *testing.T) {
	s := newStore(t, "a")
	const n = 50
	var cmds [n]*exec.Cmd
	began := time.Now()
	for i := range cmds {
		cmds[i], _ = start(t, "one", s.Path(), i+1)
	}
	for i, cmd := range cmds {
		if err := cmd.Wait(); err != nil {
			t.Errorf("process %d: %v", i+1, err)
		}
	}
	t.Logf("%d processes in %v", n, time.Since(began))
	got := values(t, s, "a")
	if len(got) != n {
		t.Errorf("%d values are there", len(got))
	}
	if _, seq, err := s.Load(ctx, today); err != nil || seq != n+1 {
		t.Errorf("newest entry %d, %v", seq, err)
	}
}

func TestBusy(t *testing.T) {
	s := newStore(t, "a")
	held := mustOpen(t, s.Path())
	if err := lock(ctx, held, true, time.Now().Add(time.Second)); err != nil {
		t.Fatal(err)
	}
	other := Open(s.Path(), Options{Timeout: 30 * time.Millisecond})
	if _, _, err := other.Load(ctx, today); !errors.Is(err, ErrBusy) {
		t.Errorf("load: %v, want ErrBusy", err)
	}
	if _, err := other.Apply(ctx, put("a", day(today, 1)), "me", now); !errors.Is(err, ErrBusy) {
		t.Errorf("apply: %v, want ErrBusy", err)
	}
	short, cancel := context.WithTimeout(ctx, 20*time.Millisecond)
	defer cancel()
	if _, _, err := s.Load(short, today); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("cancelled: %v", err)
	}
	held.Close()
	mustApply(t, s, put("a", day(today, 1)))
}

func TestDiskFull(t *testing.T) {
	s, _ := history(t)
	was := truthOf(t, s)
	for _, room := range []int{0, pageSize, 20 * pageSize} {
		cmd, out := start(t, "full", s.Path(), room)
		var said []string
		for out.Scan() {
			said = append(said, out.Text())
		}
		if err := cmd.Wait(); err != nil || len(said) != 2 || !strings.HasPrefix(said[0], "full true false") || said[1] != "loaded 10 <nil>" {
			t.Errorf("with %d bytes left: %v %q", room, err, said)
		}
		wrong, _ := lies(t, s, was)
		if len(wrong) > 0 || len(truthOf(t, s).points["a"]) != len(was.points["a"]) {
			t.Errorf("with %d bytes left the file is not as it was: %v", room, wrong)
		}
		mustBeSound(t, s)
	}
	mustApply(t, s, put("a", day(today, 4242)))
}

// A restore puts another file in the place of the one that a writer waits for:
// what it then writes must be in the new one.
func TestRestoreWhileAWriterWaits(t *testing.T) {
	s := newStore(t, "a")
	backup := s.Path() + ".copy"
	if err := s.Backup(ctx, backup); err != nil {
		t.Fatal(err)
	}
	held := mustOpen(t, s.Path())
	if err := lock(ctx, held, true, time.Now().Add(time.Second)); err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() {
		_, err := s.Apply(ctx, put("a", day(today, 1)), "me", now)
		done <- err
	}()
	time.Sleep(20 * time.Millisecond)
	if _, err := s.Restore(ctx, backup, now); err != nil {
		t.Fatal(err)
	}
	held.Close()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	wantValues(t, s, "a", map[string]float64{"2026-11-20": 1})
}
