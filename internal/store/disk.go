package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// writeFile makes the file dst (0600) with what write gives: whole and on disk, or
// not at all. With replace it takes the place of an existing one, else that is
// ErrExists.
func writeFile(dst string, replace bool, write func(io.Writer) error) error {
	return makeFile(dst, replace, func(tmp string) error {
		f, err := os.OpenFile(tmp, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		err = write(f)
		return errors.Join(err, f.Close())
	})
}

// makeFile lets fill write a temporary file beside dst, syncs it and gives it its
// name; without replace, in one step that cannot hit an existing file.
func makeFile(dst string, replace bool, fill func(tmp string) error) error {
	f, err := os.CreateTemp(filepath.Dir(dst), "."+filepath.Base(dst)+".*.tmp")
	if err != nil {
		return err
	}
	tmp := f.Name()
	defer func() { _ = os.Remove(tmp) }() // gone already when all went well
	if err := f.Close(); err != nil {
		return err
	}
	if err := fill(tmp); err != nil {
		return err
	}
	if err := syncFile(tmp); err != nil {
		return err
	}
	if replace {
		err = os.Rename(tmp, dst)
	} else {
		err = moveNew(tmp, dst)
	}
	if err != nil {
		return err
	}
	return syncDir(filepath.Dir(dst))
}

// moveNew gives a file a name that must be free. A hard link does that in one
// step; some file systems have none, and there a look before must do.
func moveNew(old, name string) error {
	err := os.Link(old, name)
	if err == nil {
		return os.Remove(old)
	}
	if _, serr := os.Lstat(name); serr == nil {
		return fmt.Errorf("%s: %w", name, ErrExists)
	} else if !errors.Is(serr, fs.ErrNotExist) {
		return serr
	}
	return os.Rename(old, name)
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// syncDir makes a new name survive a loss of power. Windows has no such call, and
// keeps names by itself.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
