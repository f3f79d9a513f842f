package main

// Starts goroutines that block the thread they are on.
import "syscall"

func main() {
	for {
		go func() {
			pipe := make([]int, 2)
			syscall.Pipe(pipe)
			syscall.Read(pipe[0], make([]byte, 1))
		}()
	}
}
