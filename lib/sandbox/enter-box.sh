# Builds the private root of a contained command with mount(8), then becomes the command.
# Runs as the first process of new user, mount, pid, network, IPC and UTS namespaces (see user-namespace.ts).
# enter-box.sh ROOT BOX NODE ETC CWD TMP_BYTES WRITABLE… -- (FROM AT)… -- COMMAND…
set -eu
root=$1 box=$2 node=$3 etc=$4 cwd=$5 tmp_bytes=$6
shift 6

# A mount's flags that the host has set cannot be left out when it is made read-only.
read_only() {
  for flags in "" ,nosuid,nodev ,nosuid,nodev,noexec; do
    mount -o "remount,bind,ro$flags" "$1" 2>/dev/null && return
  done
  echo "$1 cannot be made read-only" >&2
  exit 1
}
show_folder() { mkdir -p "$2" && mount --rbind "$1" "$2" && read_only "$2"; }
show_file() { : > "$2" && mount --bind "$1" "$2" && read_only "$2"; }

mount -t tmpfs -o mode=755,size=16m tmpfs "$root"
cd "$root"
mkdir -p proc dev/shm etc opt/node/bin tmp box
show_folder /usr usr
for folder in bin sbin lib lib32 lib64 libx32; do
  if [ -L "/$folder" ]; then ln -s "$(readlink "/$folder")" "$folder"
  elif [ -d "/$folder" ]; then show_folder "/$folder" "$folder"; fi
done
for name in ld.so.cache ld.so.conf; do [ ! -f "/etc/$name" ] || show_file "/etc/$name" "etc/$name"; done
for name in ld.so.conf.d alternatives; do [ ! -d "/etc/$name" ] || show_folder "/etc/$name" "etc/$name"; done
for name in passwd group hosts; do cat "$etc/$name" > "etc/$name"; done
for device in null zero full random urandom; do : > "dev/$device" && mount --bind "/dev/$device" "dev/$device"; done
ln -s /proc/self/fd dev/fd
ln -s /proc/self/fd/0 dev/stdin
ln -s /proc/self/fd/1 dev/stdout
ln -s /proc/self/fd/2 dev/stderr
mount -t proc proc proc
mount -t tmpfs -o mode=1777,size=16m tmpfs dev/shm
mount -t tmpfs -o "mode=1777,size=$tmp_bytes" tmpfs tmp
show_file "$node" opt/node/bin/node
show_folder "$box" box
while [ "$1" != -- ]; do
  mount --bind "$box/$1" "box/$1"
  shift
done
shift
while [ "$1" != -- ]; do
  show_folder "$1" "box/$2"
  shift 2
done
shift

read_only "$root"
cd "$root"
# The old root comes to lie over the new one, and is taken off.
pivot_root . .
umount -l .
cd /
# No further user namespaces: inside one, limits like that of /tmp could be mounted away.
echo 0 > /proc/sys/user/max_user_namespaces
ip link set lo up 2>/dev/null || true
cd "/box/$cwd"
echo started >&4
exec 4>&-
exec "$@"
