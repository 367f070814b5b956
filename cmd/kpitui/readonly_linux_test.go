package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

const readOnlyDir = "KPITUI_TEST_READ_ONLY"

// In a process that was started for it, the directory is a read-only file system
// before the program begins.
func init() {
	dir := os.Getenv(readOnlyDir)
	if dir == "" {
		return
	}
	var fs unix.Statfs_t
	err := errors.Join(unix.Statfs(dir, &fs), unix.Mount(dir, dir, "", unix.MS_BIND, ""))
	if err == nil {
		kept := uintptr(fs.Flags) & (unix.MS_NOSUID | unix.MS_NODEV | unix.MS_NOEXEC | unix.MS_NOATIME | unix.MS_NODIRATIME | unix.MS_RELATIME)
		err = unix.Mount("", dir, "", unix.MS_REMOUNT|unix.MS_BIND|unix.MS_RDONLY|kept, "")
	}
	if err != nil {
		panic(err)
	}
}

// On a read-only file system everything can be read, and what would be written is
// refused in so many words.
func TestAReadOnlyFileSystem(t *testing.T) {
	s := newShell(t)
	f := spoiled(t, s, func(*testing.T, string) {})
	run := func(code int, rest ...string) (out, said string) {
		t.Helper()
		cmd := program(t, append([]string{"--db", s.db, "--today", "2026-11-20"}, rest...)...)
		cmd.Env = append(cmd.Env, readOnlyDir+"="+filepath.Dir(s.db))
		cmd.SysProcAttr = &syscall.SysProcAttr{
			Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
			UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
		}
		var o, e bytes.Buffer
		cmd.Stdout, cmd.Stderr = &o, &e
		if err := cmd.Start(); err != nil {
			t.Skipf("this system lets nobody have mounts of their own: %v", err)
		}
		_ = cmd.Wait()
		if got := cmd.ProcessState.ExitCode(); got != code {
			t.Errorf("%v: exit %d, want %d: %s", rest, got, code, &e)
		}
		return o.String(), e.String()
	}
	if out, said := run(0, "--lang", "en", "show", "students_total"); !strings.Contains(out, "980") || said != "" {
		t.Errorf("%q %q", out, said)
	}
	for lang, want := range map[string]string{"en": s.db + " is on a read-only file system. Nothing was recorded.", "ja": s.db + " は書き込みできない場所にあります。何も記録していません。"} {
		for _, rest := range [][]string{{"set", "nps", "5"}, {"undo"}} {
			if _, said := run(exitFailed, append([]string{"--lang", lang}, rest...)...); !strings.Contains(said, want) {
				t.Errorf("%v: %q", rest, said)
			}
		}
	}
	copied := filepath.Join(filepath.Dir(s.db), "copy.db")
	if _, said := run(exitFailed, "--lang", "en", "backup", copied); !strings.Contains(said, copied+" is on a read-only file system") {
		t.Errorf("%q", said)
	}
	if _, said := run(exitFailed, "--lang", "en", "export", "-o", copied); !strings.Contains(said, copied) {
		t.Errorf("%q", said)
	}
	f.untouched(t)
}
