# Runs the `docker` commands that a build in a container asks for, several at once, until it is killed.
# Argument: the folder with the pipe on which calls are announced, and with a folder for each.
cd "$1" || exit 1
own=$(export -p)

answer() {
  drydock_call=$1
  drydock_folder=$2
  # A command may mean its environment: `--build-arg NAME`, `DOCKER_BUILDKIT`. Where things are is this machine's matter.
  if (. "$drydock_call/environment") > /dev/null 2>&1; then . "$drydock_call/environment"; fi
  unset LD_LIBRARY_PATH LD_PRELOAD NODE_OPTIONS
  eval "$own"
  set --
  while [ -f "$drydock_call/word.$(($# + 1))" ]; do
    # A command substitution drops line breaks at the end.
    drydock_word=$(cat "$drydock_call/word.$(($# + 1))" && printf x)
    set -- "$@" "${drydock_word%x}"
  done
  (
    cd "$drydock_folder" || exit 1
    exec docker "$@"
  ) < "$drydock_call/in" > "$drydock_call/out" 2> "$drydock_call/err"
  echo $? > "$drydock_call/status"
}

# Open for both, so that it never ends.
exec 3<> ring
while IFS= read -r name <&3; do
  [ -f "$name/folder" ] || continue
  answer "$1/$name" "$(cat "$name/folder")" 3<&- &
done
