# shellcheck shell=bash
# What the webmails' scripts share: packages, a private Dovecot, a mailbox, an end without a trace.
#
# Each script sets PACKAGES, adds to UNITS, defines before_install, configure and start_webmail, sources this file and
# calls main. Every run has its own ports and its own directory, which is gone afterwards; several may
# run at once. Nothing listens beyond 127.0.0.1, no mail is sent.
set -euo pipefail
shopt -s nullglob

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
PATH=$PATH:/usr/sbin
# What Debian starts for the whole machine when it installs the packages.
UNITS=(dovecot.socket dovecot.service)

fail() { echo "${0##*/}: $*" >&2; exit 1; }

installed() { dpkg-query -W -f='${Status}\n' "${PACKAGES[@]}" 2>/dev/null | grep -c 'ok installed'; }

complete() { [ "$(installed)" = "${#PACKAGES[@]}" ]; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

install_packages() {
  complete && return
  local hint="install the webmail's packages first: sudo apt-get install --no-install-recommends ${PACKAGES[*]}"
  command -v apt-get >/dev/null || fail "this is not a Debian or Ubuntu system; ${hint#*: }"
  as_root true 2>/dev/null || fail "$hint"
  echo "${0##*/}: installing ${PACKAGES[*]}" >&2
  local unit new=()
  for unit in "${UNITS[@]}"; do [ -e "/lib/systemd/system/$unit" ] || new+=("$unit"); done
  before_install
  as_root apt-get update -qq >&2 || true
  # php-cgi is named so that the package php does not pull in Apache.
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends \
    "${PACKAGES[@]}" >&2 || fail "apt-get failed; $hint"
  # Nobody asked for servers of the whole machine.
  for unit in "${new[@]}"; do as_root systemctl disable --now "$unit" >/dev/null 2>&1 || true; done
}

# Settings that Dovecot 2.3 and 2.4 spell alike. It runs without root's rights: hence the
# current user everywhere and no chroot.
dovecot_common() {
  cat <<C
base_dir = $DIR/run
state_dir = $DIR/state
log_path = $DIR/log/dovecot.log
listen = 127.0.0.1
ssl = no
first_valid_uid = 1
default_internal_user = $RUN_USER
default_internal_group = $RUN_GROUP
default_login_user = $RUN_USER
namespace inbox {
  inbox = yes
  separator = /
}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = $IMAP_PORT
  }
  inet_listener imaps {
    port = 0
  }
}
C
}

dovecot_2_3() {
  cat <<C
protocols = imap
disable_plaintext_auth = no
mail_location = maildir:$DIR/mail
passdb {
  driver = static
  args = password=wonderland
}
userdb {
  driver = static
  args = uid=$RUN_USER gid=$RUN_GROUP home=$DIR/home
}
C
  dovecot_common
}

dovecot_2_4() {
  cat <<C
dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
protocols = imap
auth_allow_cleartext = yes
mail_driver = maildir
mail_path = $DIR/mail
passdb static {
  password = wonderland
}
userdb static {
  fields {
    uid = $RUN_USER
    gid = $RUN_GROUP
    home = $DIR/home
  }
}
C
  dovecot_common
}

write_dovecot_config() {
  case $(dovecot --version) in
    2.[0-3].*) dovecot_2_3 ;;
    *) dovecot_2_4 ;;
  esac >"$DIR/dovecot.conf"
}

fill_mailbox() {
  local number=0 file
  for file in "$1"/*.eml; do
    number=$((number + 1))
    cp "$file" "$DIR/mail/cur/$((1700000000 + number)).M${number}P1.localhost:2,"
  done
  [ "$number" -gt 0 ] || fail "no .eml file in $1"
}

free_ports() {
  php -r 'for ($i = 0; $i < $argv[1]; $i++) $s[] = stream_socket_server("tcp://127.0.0.1:0");
          foreach ($s as $one) echo substr(strrchr(stream_socket_get_name($one, false), ":"), 1), " ";' "$1"
}

start_dovecot() {
  "${UNPRIVILEGED[@]}" dovecot -F -c "$DIR/dovecot.conf" </dev/null >"$DIR/log/dovecot.out" 2>&1 &
  STARTED+=($!)
}

# wait_for_answer ADDRESS WORD
wait_for_answer() {
  php -r 'for ($end = microtime(true) + 30; microtime(true) < $end; usleep(50000))
            if (strpos((string) @file_get_contents($argv[1]), $argv[2])) exit(0);
          exit(1);' "$1" "$2" || { cat "$DIR"/log/* >&2; fail "no log-in page at $1 within 30 seconds"; }
}

stop() {
  trap - EXIT
  exec 2>/dev/null # no word of the shell about each process that ends
  local pid
  for pid in "${STARTED[@]}"; do kill -- "-$pid" || true; done
  wait || true
  rm -rf "$DIR"
}

serve() {
  [ -d "$1" ] || fail "no such directory: $1"
  # Two test runs on a fresh machine may both get here: apt serves one at a time.
  complete || (flock 9; install_packages) 9>"${TMPDIR:-/tmp}/touchstone-webmail-install.lock"
  DIR=$(mktemp -d "${TMPDIR:-/tmp}/touchstone-webmail.XXXXXX")
  STARTED=()
  set -m # every server leads its own process group, so that its workers stop with it
  trap stop EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  # As root the servers run as another user: Dovecot delivers no mail to root.
  UNPRIVILEGED=(); RUN_USER=$(id -un); RUN_GROUP=$(id -gn)
  if [ "$(id -u)" = 0 ]; then
    RUN_USER=mail; RUN_GROUP=mail
    UNPRIVILEGED=(setpriv --reuid=mail --regid=mail --clear-groups)
  fi
  read -r -a PORTS <<<"$(free_ports 4)"
  IMAP_PORT=${PORTS[0]}
  mkdir -p "$DIR"/{config,run,state,mail/cur,mail/new,mail/tmp,home,temp,log}
  write_dovecot_config
  configure
  fill_mailbox "$1"
  [ "$(id -u)" != 0 ] || chown -R mail:mail "$DIR"
  start_dovecot
  start_webmail
  while read -r _; do :; done
}

main() {
  case ${1-} in
    install) install_packages ;;
    serve) serve "${2:?the directory with the .eml files}" ;;
    *) sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0" ;;
  esac
}
