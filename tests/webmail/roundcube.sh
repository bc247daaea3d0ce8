#!/usr/bin/env bash
# A real webmail on loopback: Debian's or Ubuntu's Roundcube over a private Dovecot.
#
#   roundcube.sh install         installs the packages that are missing (as root or with sudo)
#   roundcube.sh serve MAILDIR   serves a mailbox filled with MAILDIR/*.eml; prints one line
#                                "<address> <address under a strict CSP> <where the mail is kept>"
#                                when both answer, and stops everything when its standard input closes or on Ctrl-C
#
# Log in as alice@example.test with the password wonderland.
#
# Run with: Debian 12 (Roundcube 1.6.5, Dovecot 2.3.19, PHP 8.2), as root and as a plain user.
# Written from the manual, not run: Dovecot 2.4 (Debian 13).
set -euo pipefail

PACKAGES=(
  php-cgi php-cli php-sqlite3 roundcube-core roundcube-sqlite3 roundcube-skin-larry roundcube-skin-classic dovecot-imapd
)
# Of the skins elastic, larry and classic.
SKIN=${ROUNDCUBE_SKIN:-elastic}
PUBLIC=/var/lib/roundcube/public_html
# shellcheck source=tests/webmail/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

before_install() {
  echo 'roundcube-core roundcube/dbconfig-install boolean false' | as_root debconf-set-selections
}

configure() {
  # Debian's Roundcube reads its whole configuration from ROUNDCUBE_CONFIG_DIR.
  cp /etc/roundcube/defaults.inc.php /etc/roundcube/mimetypes.php "$DIR/config/"
  cat >"$DIR/config/config.inc.php" <<C
<?php
\$config = [
  'db_dsnw' => 'sqlite:///$DIR/roundcube.db?mode=0600',
  'imap_host' => '127.0.0.1:$IMAP_PORT',
  'smtp_host' => '127.0.0.1:9',
  'des_key' => 'test-key-of-24-letters!!',
  'plugins' => [],
  'session_storage' => 'php', // SQLite would make requests at the same time wait for each other
  'skin' => '$SKIN',
  'log_dir' => '$DIR/log/',
  'temp_dir' => '$DIR/temp/',
  'enable_installer' => false,
  'language' => 'en_US',
  'message_sort_col' => 'date',
  'mail_pagesize' => 500, // a mailbox is one page
  'htmleditor' => 3, // an answer to HTML is HTML, and so is what is passed on
  'create_default_folders' => true, // drafts can be saved
];
C
  php -r '(new PDO("sqlite:$argv[1]"))->exec(file_get_contents("/usr/share/roundcube/SQL/sqlite.initial.sql"));' \
    "$DIR/roundcube.db"
  cp "$HERE/router.php" "$DIR/"
}

start_php() { # PORT [POLICY]
  "${UNPRIVILEGED[@]}" env ROUNDCUBE_CONFIG_DIR="$DIR/config" CONTENT_SECURITY_POLICY="${2-}" PHP_CLI_SERVER_WORKERS=3 \
    php -d session.save_path="$DIR/temp" -d variables_order=EGPCS -d opcache.enable_cli=1 \
    -S "127.0.0.1:$1" -t "$PUBLIC" "$DIR/router.php" </dev/null >"$DIR/log/php-$1.out" 2>&1 &
  STARTED+=($!)
}

start_webmail() {
  local plain=http://127.0.0.1:${PORTS[1]} strict=http://127.0.0.1:${PORTS[2]}
  start_php "${PORTS[1]}"
  start_php "${PORTS[2]}" "script-src 'self'"
  wait_for_answer "$plain/" rcmloginuser
  wait_for_answer "$strict/" rcmloginuser
  echo "$plain $strict $DIR/mail"
}

main "$@"
