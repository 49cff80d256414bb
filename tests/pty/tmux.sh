#!/bin/sh
# tmux.sh: the program on a real terminal. Screen text and cursor, a storm of
# sizes, no output while idle, the end when the terminal goes away.
set -u
command -v tmux >/dev/null 2>&1 || { echo "no tmux: skipped"; exit 77; }
top=$(cd "${srcdir:-.}" && pwd)
prog=$(cd "$(dirname "${RASHOMON:-./rashomon}")" && pwd)/rashomon
socket=rashomon-test-$$
home=$(mktemp -d)
bad=0
t() { tmux -L "$socket" -f /dev/null "$@"; }
trap 't kill-server 2>/dev/null; rm -rf "$home"' EXIT
fail() { echo "FAILED: $*"; t capture-pane -t r -p 2>/dev/null; bad=1; }

# Waits up to five seconds for a pattern on the screen.
see() {
	i=0
	while [ $i -lt 50 ]; do
		t capture-pane -t r -p 2>/dev/null | grep -q "$1" && return 0
		i=$((i + 1)); sleep 0.1
	done
	fail "never saw: $1"
	return 1
}

t new-session -d -s r -x 120 -y 40 \
	"env LC_ALL=C.UTF-8 HOME=$home XDG_STATE_HOME=$home ASAN_OPTIONS=detect_leaks=0 '$prog' '$top/examples/lowen-gate'; sleep 60" ||
	{ echo "tmux does not start here: skipped"; exit 77; }
see 'Tidewater'
see 'for help'
t send-keys -t r ']'
see '^columns'
# The cursor stands on the mention in focus, in the row that carries >.
y=$(t display-message -p -t r '#{cursor_y}')
t capture-pane -t r -p | sed -n "$((y + 1))p" | grep -q '>' ||
	fail "the cursor's row $y carries no >"
t send-keys -t r 'm'
see 'sources 1-'
t send-keys -t r 'q'
t send-keys -t r '/'
t send-keys -t r 'chain' Enter
see 'Hit 1 of'
for size in 40x10 10x3 200x50 80x24 20x30 120x40; do
	t resize-window -t r -x "${size%x*}" -y "${size#*x}" 2>/dev/null
	sleep 0.1
done
see 'Hit 1 of\|columns'
t send-keys -t r 'q'
i=0
while [ $i -lt 30 ] && t display-message -p -t r '#{alternate_on}' | grep -q 1; do
	i=$((i + 1)); sleep 0.1
done
[ "$(t display-message -p -t r '#{alternate_on}')" = 0 ] ||
	fail "the terminal was not given back"

# A closed terminal ends the program within a second or two.
t new-session -d -s gone -x 80 -y 24 \
	"env LC_ALL=C.UTF-8 HOME=$home XDG_STATE_HOME=$home ASAN_OPTIONS=detect_leaks=0 '$prog' '$top/examples/lowen-gate' 2>/dev/null"
sleep 1.5
pid=$(t display-message -p -t gone '#{pane_pid}')
t kill-session -t gone
i=0
while kill -0 "$pid" 2>/dev/null && [ $i -lt 20 ]; do i=$((i + 1)); sleep 0.1; done
kill -0 "$pid" 2>/dev/null && fail "it outlived its terminal"
exit $bad
