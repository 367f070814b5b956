//go:build unix

package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/charmbracelet/x/ansi"
	bolt "go.etcd.io/bbolt"
)

// faulty is a workspace whose file was made unusable.
type faulty struct {
	path   string
	before []byte // what lay there
}

// spoiled makes a workspace of two days, so that it has a backup of the second
// morning, and lets spoil make something else of its file.
func spoiled(t *testing.T, s *shell, spoil func(t *testing.T, path string)) *faulty {
	t.Helper()
	s.run(0, "2026-11-19", "init", "--template", "ai-am-i")
	s.run(0, "2026-11-19", "set", "students_total", "970")
	s.run(0, "2026-11-20", "set", "students_total", "980")
	spoil(t, s.db)
	before, err := os.ReadFile(s.db)
	if err != nil {
		t.Fatal(err)
	}
	return &faulty{s.db, before}
}

// untouched fails the test unless the file is as it was.
func (f *faulty) untouched(t *testing.T) {
	t.Helper()
	now, err := os.ReadFile(f.path)
	if err != nil || !bytes.Equal(now, f.before) {
		t.Errorf("the file was changed: %d bytes, then %d, %v", len(f.before), len(now), err)
	}
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// inFile changes the file as bbolt would.
func inFile(t *testing.T, path string, change func(*bolt.Tx) error) {
	t.Helper()
	db, err := bolt.Open(path, 0o600, &bolt.Options{FreelistType: bolt.FreelistArrayType})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Update(change), db.Close()); err != nil {
		t.Fatal(err)
	}
}

// spoils are what can be wrong with a whole file, and how each is told.
var spoils = []struct {
	name   string
	spoil  func(t *testing.T, path string)
	ja, en string
	backup bool // the newest good backup is named
}{
	{"zero-length", func(t *testing.T, path string) { write(t, path, nil) }, "が壊れています", "is damaged", true},
	{"truncated", func(t *testing.T, path string) {
		if err := os.Truncate(path, 3*4096); err != nil {
			t.Fatal(err)
		}
	}, "が壊れています", "is damaged", true},
	{"foreign", func(t *testing.T, path string) { write(t, path, []byte("Dear diary, these are no KPIs.\n")) },
		"は kpitui のファイルではありません", "is not a file of kpitui", true},
	{"damaged", func(t *testing.T, path string) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for i := 2 * 4096; i < len(data); i++ {
			data[i] ^= 0x5a
		}
		write(t, path, data)
	}, "が壊れています", "is damaged", true},
	{"newer", func(t *testing.T, path string) {
		inFile(t, path, func(tx *bolt.Tx) error {
			rest := binary.AppendUvarint(nil, 99)
			sum := crc32.Checksum(append([]byte("metaformat"), rest...), crc32.MakeTable(crc32.Castagnoli))
			return tx.Bucket([]byte("meta")).Put([]byte("format"), append(binary.LittleEndian.AppendUint32(nil, sum), rest...))
		})
	}, "新しい版の kpitui の形式（99）", "written by a newer kpitui (format 99", false},
}

// Whatever a command meets instead of its workspace: it says what and where, which
// backup is good and how to restore it, ends with 5, and leaves the file alone.
func TestUnusableFilesAreToldAndLeftAlone(t *testing.T) {
	commands := [][]string{{}, {"status"}, {"status", "--json"}, {"set", "nps", "5"}, {"show", "nps"}, {"export"}, {"log"}, {"undo"}, {"define", "export"}, {"doctor"}, {"backup", "copy.db"}}
	for _, c := range spoils {
		t.Run(c.name, func(t *testing.T) {
			s := newShell(t)
			t.Chdir(t.TempDir())
			f := spoiled(t, s, c.spoil)
			for _, args := range commands {
				for lang, want := range map[string]string{"ja": c.ja, "en": c.en} {
					s.run(exitDamaged, "2026-11-20", append([]string{"--lang", lang}, args...)...)
					if !strings.Contains(s.said, want) || !strings.Contains(s.said, s.db) {
						t.Errorf("%v: %q", args, s.said)
					}
					if c.backup != strings.Contains(s.said, ".db.backups/2026-11-20.db") {
						t.Errorf("%v: another backup than the newest good one: %q", args, s.said)
					}
					f.untouched(t)
				}
			}
			if !c.backup {
				return
			}
			// The command that was named brings the workspace back.
			_, line, _ := strings.Cut(s.said, "kpitui --db ")
			named := strings.Fields(line)
			s.run(0, "2026-11-20", "--db", named[0], named[1], named[2])
			says(t, s.status("2026-11-20", "students_total"), map[string]any{"value": 970})
		})
	}
}

// Without a backup nothing is promised.
func TestWithoutABackupNoneIsNamed(t *testing.T) {
	s := newShell(t)
	write(t, s.db, nil)
	s.run(exitDamaged, "2026-11-20", "--lang", "en", "status")
	if !strings.Contains(s.said, "There is no good backup") {
		t.Errorf("%q", s.said)
	}
}

// A damaged record is named, the rest is printed, and the exit code says so.
func TestADamagedRecordIsNamedAndTheRestPrinted(t *testing.T) {
	s := newShell(t)
	spoiled(t, s, func(t *testing.T, path string) {
		s.run(0, "2026-11-20", "set", "mrr", "6m")
		inFile(t, path, func(tx *bolt.Tx) error {
			b := tx.Bucket([]byte("blocks"))
			return b.ForEach(func(k, v []byte) error {
				if !bytes.HasSuffix(k, []byte("mrr")) {
					return nil
				}
				bad := bytes.Clone(v)
				bad[len(bad)-1] ^= 1
				return b.Put(bytes.Clone(k), bad)
			})
		})
	})
	for _, args := range [][]string{{"status"}, {"status", "--json"}, {"list"}, {"export"}, {}} {
		out := s.run(exitDamaged, "2026-11-20", append([]string{"--lang", "en"}, args...)...)
		if !strings.Contains(out, "980") && !strings.Contains(out, "students_total") {
			t.Errorf("%v printed no rest: %q", args, out)
		}
		if strings.Contains(out, "6000000") || strings.Contains(out, "¥6M") {
			t.Errorf("%v printed a damaged value: %q", args, out)
		}
		if !strings.Contains(s.said, "the snapshots of mrr 2026") || !strings.Contains(s.said, "restore ") {
			t.Errorf("%v: %q", args, s.said)
		}
	}
	s.run(exitDamaged, "2026-11-20", "--lang", "ja", "set", "students_total", "990")
	if !strings.Contains(s.said, "記録値 mrr 2026") {
		t.Errorf("%q", s.said)
	}
	out := s.run(0, "2026-11-20", "--lang", "en", "show", "students_total")
	if !strings.Contains(out, "990") {
		t.Errorf("a sound KPI of a damaged workspace: %s", out)
	}
}

// ended runs the program as a process and returns what it wrote.
func ended(t *testing.T, cmd *exec.Cmd, code int) (out, said string) {
	t.Helper()
	var o, e bytes.Buffer
	cmd.Stdout, cmd.Stderr = &o, &e
	if err := runPlainly(cmd); err != nil && !errors.As(err, new(*exec.ExitError)) {
		t.Fatal(err)
	}
	if got := cmd.ProcessState.ExitCode(); got != code {
		t.Errorf("%v: exit %d, want %d\n%s%s", cmd.Args[1:], got, code, &o, &e)
	}
	return o.String(), e.String()
}

// What may not be read or written is named; nothing is changed.
func TestModesOfFilesAndDirectories(t *testing.T) {
	s := newShell(t)
	f := spoiled(t, s, func(*testing.T, string) {})
	dir := filepath.Dir(s.db)
	args := func(rest ...string) []string {
		return append([]string{"--db", s.db, "--today", "2026-11-20", "--lang", "en"}, rest...)
	}
	mode := func(path string, mode os.FileMode) {
		t.Helper()
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	refused := func(what string, rest ...string) {
		t.Helper()
		if _, said := ended(t, program(t, args(rest...)...), exitFailed); said != "kpitui: No permission to read or write "+what+". Check its owner and mode.\n" {
			t.Errorf("%v: %q", rest, said)
		}
		if _, said := ended(t, program(t, args(append([]string{"--lang", "ja"}, rest...)...)...), exitFailed); said != "kpitui: "+what+" を読み書きする権限がありません。ファイルの所有者と権限を確かめてください。\n" {
			t.Errorf("%v: %q", rest, said)
		}
		mode(s.db, 0o600)
		f.untouched(t)
	}

	mode(s.db, 0o400)
	if out, said := ended(t, program(t, args("show", "students_total")...), 0); !strings.Contains(out, "980") || said != "" {
		t.Errorf("a read-only workspace cannot be read: %q %q", out, said)
	}
	refused(s.db, "set", "nps", "5")
	mode(s.db, 0)
	refused(s.db, "status")

	closed := filepath.Join(t.TempDir(), "closed")
	if err := os.Mkdir(closed, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(closed, 0o700) })
	refused(filepath.Join(closed, "copy.db"), "backup", filepath.Join(closed, "copy.db"))
	refused(filepath.Join(closed, "all.csv"), "export", "-o", filepath.Join(closed, "all.csv"))
	_, said := ended(t, program(t, "--db", filepath.Join(closed, "new.db"), "--lang", "en", "init"), exitFailed)
	if !strings.Contains(said, "No permission to read or write "+filepath.Join(closed, "new.db")) {
		t.Errorf("%q", said)
	}

	// A directory that takes no backup does not stop a change; it is said.
	mode(dir, 0o500)
	mode(s.db+".backups", 0o500)
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700); _ = os.Chmod(s.db+".backups", 0o700) })
	out, said := ended(t, program(t, "--db", s.db, "--today", "2026-11-21", "--lang", "en", "set", "students_total", "990"), 0)
	if !strings.Contains(out, "2026-11-21  990") || !strings.Contains(said, "Today's backup could not be made.") {
		t.Errorf("%q %q", out, said)
	}
}

const fileLimit = "KPITUI_TEST_FILE_LIMIT"

// limited lets a process write files up to so many bytes: the disk is full then.
func limited(cmd *exec.Cmd, size int) *exec.Cmd {
	cmd.Env = append(cmd.Env, fileLimit+"="+strconv.Itoa(size))
	return cmd
}

// The other half of [limited], in the process.
func init() {
	size, err := strconv.ParseUint(os.Getenv(fileLimit), 10, 64)
	if err != nil {
		return
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: size, Max: size}); err != nil {
		panic(err)
	}
}

// On a full disk nothing is stored, that is said, and the file is as it was.
func TestAFullDiskStoresNothingAndSaysSo(t *testing.T) {
	s := newShell(t)
	f := spoiled(t, s, func(*testing.T, string) {})
	csv, err := filepath.Abs("../../internal/exchange/testdata/founder-wide.csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, rest := range [][]string{{"set", "nps", "5"}, {"import", csv}, {"unset", "students_total", "--date", "2026-11-20"}, {"undo"}} {
		for lang, want := range map[string]string{"en": "The disk is full and " + s.db + " cannot be written. Nothing was recorded.", "ja": "ディスクがいっぱいで " + s.db + " に書き込めません。何も記録していません。"} {
			_, said := ended(t, limited(program(t, append([]string{"--db", s.db, "--today", "2026-11-20", "--lang", lang}, rest...)...), 8192), exitFailed)
			if !strings.Contains(said, want) {
				t.Errorf("%v: %q", rest, said)
			}
			f.untouched(t)
		}
	}
	for _, rest := range [][]string{{"backup", filepath.Join(t.TempDir(), "copy.db")}, {"define", "export", "-o", filepath.Join(t.TempDir(), "all.yaml")}} {
		_, said := ended(t, limited(program(t, append([]string{"--db", s.db, "--lang", "en"}, rest...)...), 8192), exitFailed)
		name := rest[len(rest)-1]
		if !strings.Contains(said, "The disk is full and "+name+" cannot be written") {
			t.Errorf("%v: %q", rest, said)
		}
		if _, err := os.Stat(name); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("half of %s is there", name)
		}
	}
	made := filepath.Join(t.TempDir(), "new.db")
	if _, said := ended(t, limited(program(t, "--db", made, "--lang", "en", "init"), 8192), exitFailed); !strings.Contains(said, "The disk is full and "+made) {
		t.Errorf("%q", said)
	}
	if left, _ := os.ReadDir(filepath.Dir(made)); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	s.run(0, "2026-11-20", "set", "nps", "5")
}

// The cockpit on a full disk says so and keeps what was typed in its field.
func TestAFullDiskLeavesWhatWasTypedInItsField(t *testing.T) {
	s := newShell(t)
	f := spoiled(t, s, func(*testing.T, string) {})
	x := openTerminalOf(t, limited(program(t, "--db", s.db, "--today", "2026-11-21", "--lang", "en"), 8192), 120, 36)
	x.until("Cumulative students")
	x.press("/")
	x.press("students")
	x.press("\r")
	x.press("e")
	x.until("plan 1,01")
	x.press("990")
	x.press("\r")
	x.until("The disk is full")
	f.untouched(t)
	if screen := x.redrawn(110, 34); !strings.Contains(screen, "990") {
		t.Errorf("what was typed is gone:\n%s", screen)
	}
	x.press("\x03")
	x.until("again quits")
	x.press("\x03")
	x.end()
	x.clean()
	f.untouched(t)

	// What the store had to say meanwhile did not spoil the screen: it comes after.
	during, after, _ := strings.Cut(x.output(), "\x1b[?1049l")
	if told := "Today's backup could not be made"; strings.Contains(during, told) || !strings.Contains(after, told) {
		t.Errorf("left on the terminal: %q", after)
	}
}

// The cockpit that is started on such a file leaves the terminal clean, with the
// same message and exit code as any command.
func TestTheCockpitOnAnUnusableFile(t *testing.T) {
	for i, c := range spoils {
		t.Run(c.name, func(t *testing.T) {
			s := newShell(t)
			f := spoiled(t, s, c.spoil)
			lang, want := "en", c.en
			if i%2 == 0 {
				lang, want = "ja", c.ja
			}
			x := openTerminal(t, 100, 30, "--db", s.db, "--today", "2026-11-20", "--lang", lang)
			if code := x.end(); code != exitDamaged {
				t.Errorf("exit %d", code)
			}
			x.clean()
			out := x.output()
			at := strings.LastIndex(out, "\x1b[?1049l")
			if left := ansi.Strip(out[max(at, 0):]); !strings.Contains(left, want) || strings.Contains(left, "panic") {
				t.Errorf("left on the terminal: %q", left)
			}
			f.untouched(t)
		})
	}
}
