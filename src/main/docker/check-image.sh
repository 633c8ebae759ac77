#!/usr/bin/env bash
# Checks an image without an engine: what is in the tar, and whether it runs as the user that it names, with a root that cannot be
# written. Needs root, for chroot and mounts.
#
#   src/main/docker/check-image.sh target/thaw-image.tar
set -euo pipefail

tar=$(realpath "$1")
folder=$(mktemp -d)
port=9000
trap 'umount "$folder/root" 2>/dev/null || true; rm -rf "$folder"' EXIT
mkdir "$folder/image" "$folder/root"
tar -xf "$tar" -C "$folder/image" 2>/dev/null

says() { grep -qF "$1" "$folder/image/$2" || { echo "not in $2: $1" >&2; exit 1; }; }
says '"RepoTags":["thaw:' manifest.json
says '"User":"65532:65532"' config.json
says '"Entrypoint":["/work/thaw"]' config.json
says '"THAW_POLICY_FILE=/work/policy.yaml"' config.json
says '"org.opencontainers.image.version":"' config.json
says '"9000/tcp"' config.json

for layer in $(grep -o '"Layers":\[[^]]*\]' "$folder/image/manifest.json" | grep -o '[0-9a-f]\{64\}\.tar\.gz'); do
  tar -xzf "$folder/image/$layer" -C "$folder/root" 2>/dev/null
done
files=$(cd "$folder/root" && find . -type f | sort | tr '\n' ' ')
[ "$files" = "./etc/nsswitch.conf ./work/policy.yaml ./work/thaw " ] || { echo "other files than expected: $files" >&2; exit 1; }

# What an engine adds to every container.
mkdir "$folder/root/proc" "$folder/root/dev" "$folder/root/tmp"
touch "$folder/root/dev/urandom" "$folder/root/dev/null"

run() {
  unshare --mount --pid --fork --kill-child bash -c '
    root=$1; shift
    mount --bind "$root" "$root"
    mount -t proc proc "$root/proc"
    for device in urandom null; do mount --bind /dev/$device "$root/dev/$device"; done
    mount -t tmpfs tmpfs "$root/tmp"
    mount -o remount,bind,ro "$root"
    exec chroot --userspec=65532:65532 "$root" "$@"' - "$folder/root" "$@"
}

version=$(run /work/thaw --version)
echo "as 65532 in a root that is read-only: $version"
run /work/thaw check /work/policy.yaml

answer() { # path
  exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
  printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$1" >&3
  head -1 <&3
  exec 3<&-
}

export THAW_POLICY_FILE=/work/policy.yaml THAW_BUCKETS=archive-1250000000 TENCENTCLOUD_RUNENV=SCF TENCENTCLOUD_REGION=ap-guangzhou
run /work/thaw > "$folder/log" 2>&1 &
server=$!
live=
for _ in $(seq 100); do
  live=$(answer /q/health/live 2>/dev/null) && break
  sleep 0.1
done
# unshare itself ignores the signal.
pkill -TERM -P "$(pgrep -P "$server")" || true
wait "$server" || true
case $live in
  *" 200 "*) echo "it serves: $live" ;;
  *) echo "it does not serve: $live" >&2; cat "$folder/log" >&2; exit 1 ;;
esac
