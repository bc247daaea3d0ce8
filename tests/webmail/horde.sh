#!/usr/bin/env bash
# A second real webmail on loopback: Debian's Horde IMP over a private Dovecot.
#
#   horde.sh install         installs the packages that are missing (as root or with sudo)
#   horde.sh serve MAILDIR   serves a mailbox filled with MAILDIR/*.eml; prints its address and where
#                            the mail is kept when it answers, and stops everything when its standard input closes or on Ctrl-C
#
# Log in as alice@example.test with the password wonderland.
#
# Run with: Debian 12 (IMP 6.2.27, Dovecot 2.3.19, PHP 8.2), as root.
set -euo pipefail

PACKAGES=(php-cgi php-cli php-horde-imp dovecot-imapd)
# shellcheck source=tests/webmail/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

before_install() { :; }

# Horde finds its configuration beside its code, so each run has a copy of both.
configure() {
  cp -r /usr/share/horde "$DIR/horde"
  rm "$DIR/horde/config" "$DIR/horde/imp/config" "$DIR/horde/static"
  mkdir "$DIR/horde/static"
  # Some of its scripts are links to what stands beside the original.
  rm -r "$DIR/horde/js"
  ln -s /usr/share/horde/js "$DIR/horde/js"
  cp -r /etc/horde/horde "$DIR/horde/config"
  cp -r /etc/horde/imp "$DIR/horde/imp/config"
  mend_for_php_8
  write_registry
  write_horde_config
  write_imp_config
}

# Debian's Horde is older than its PHP: one function went, another no longer takes null.
mend_for_php_8() {
  local file=Horde/Core/Ajax/Application/Handler.php
  cp "$HERE/each.php" "$DIR/"
  mkdir -p "$DIR/php/${file%/*}"
  sed 's/ReflectionMethod(\$this, \$action)/ReflectionMethod($this, (string) $action)/' "/usr/share/php/$file" >"$DIR/php/$file"
}

write_registry() {
  cat >"$DIR/horde/config/registry.local.php" <<C
<?php
\$this->applications['horde'] = array_merge(\$this->applications['horde'], [
  'webroot' => '', 'fileroot' => '$DIR/horde', 'staticfs' => '$DIR/horde/static',
  'themesfs' => '$DIR/horde/themes', 'initial_page' => 'imp/',
]);
\$this->applications['imp'] += [
  'webroot' => '/imp', 'fileroot' => '$DIR/horde/imp', 'themesfs' => '$DIR/horde/imp/themes',
];
C
}

# No database: one user, whose choices last as long as the session.
write_horde_config() {
  cat >"$DIR/horde/config/conf.php" <<C
<?php
\$conf = array_merge(\$conf ?? [], [
  'vhosts' => false, 'debug_level' => E_ERROR, 'max_exec_time' => 0, 'compress_pages' => false,
  'secret_key' => 'a-key-for-tests-only', 'umask' => 077, 'testdisable' => true, 'use_ssl' => 0,
  'server' => ['name' => '127.0.0.1', 'port' => ${PORTS[1]}, 'token_lifetime' => 0],
  'urls' => ['token_lifetime' => 0, 'hmac_lifetime' => 30, 'pretty' => false],
  'session' => ['name' => 'Horde', 'use_only_cookies' => true, 'timeout' => 0, 'cache_limiter' => 'nocache', 'max_time' => 0],
  'sessionhandler' => ['type' => 'Builtin', 'hashtable' => false],
  'cookie' => ['domain' => '', 'path' => '/'],
  'sql' => ['phptype' => false], 'nosql' => ['phptype' => false], 'ldap' => ['useldap' => false],
  'hashtable' => ['driver' => 'none'], 'memcache' => ['enabled' => false],
  'auth' => ['driver' => 'application', 'params' => ['app' => 'imp'], 'admins' => [], 'checkip' => false, 'checkbrowser' => false],
  'signup' => ['allow' => false], 'alarms' => ['driver' => false],
  'group' => ['driver' => 'Mock', 'cache' => false], 'perms' => ['driver' => 'Null'],
  'share' => ['driver' => 'Null', 'auto_create' => false, 'world' => false, 'any_group' => false, 'hidden' => false, 'cache' => false],
  'history' => ['driver' => 'Mock', 'params' => []], 'lock' => ['driver' => 'Null'], 'token' => ['driver' => 'Null'],
  'cache' => ['driver' => 'File', 'default_lifetime' => 86400, 'use_memorycache' => '', 'params' => ['dir' => '$DIR/temp', 'sub' => 0]],
  'prefs' => ['driver' => 'Session', 'maxsize' => 65535],
  'cachecss' => false, 'cachejs' => false, 'cachethemes' => false,
  'mailer' => ['type' => 'null', 'params' => []],
  'vfs' => ['type' => 'File', 'params' => ['vfsroot' => '$DIR/temp']],
  'tmpdir' => '$DIR/temp',
  'log' => ['enabled' => true, 'type' => 'file', 'name' => '$DIR/log/horde.log', 'priority' => 'WARN', 'ident' => 'HORDE', 'params' => ['append' => true]],
  'log_accesskeys' => false, 'accounts' => ['driver' => 'null'],
  'user' => ['verify_from_addr' => false, 'select_view' => false],
  'menu' => ['always' => false, 'links' => []], 'portal' => ['fixed_blocks' => []],
  'activesync' => ['enabled' => false], 'imsp' => ['enabled' => false], 'kolab' => ['enabled' => false],
  'image' => ['driver' => false], 'spell' => ['driver' => ''], 'gnupg' => ['keyserver' => []],
  'facebook' => ['enabled' => false], 'twitter' => ['enabled' => false], 'urlshortener' => false,
  'dns' => ['timeout' => 1], 'weather' => ['provider' => false], 'xmpp' => ['enabled' => false],
  'queue' => ['driver' => ''], 'geoip' => ['datafile' => null],
]);
C
}

write_imp_config() {
  cat >"$DIR/horde/imp/config/conf.php" <<'C'
<?php
$conf['user'] = ['allow_view_source' => true];
$conf['server'] = ['server_list' => 'none'];
$conf['compose'] = ['use_vfs' => false, 'link_attachments' => false, 'attach_size_limit' => 0, 'attach_count_limit' => 0,
  'reply_limit' => 200000, 'ac_threshold' => 3, 'htmlsig_img_size' => 30000];
$conf['pgp'] = ['keylength' => [1024]];
$conf['maillog'] = ['driver' => 'null'];
$conf['sentmail'] = ['driver' => 'Null'];
$conf['contactsimage'] = ['backends' => []];
$conf['tasklist'] = ['use_tasklist' => false];
$conf['notepad'] = ['use_notepad' => false];
C
  cat >"$DIR/horde/imp/config/backends.local.php" <<C
<?php
\$servers = ['local' => [
  'disabled' => false, 'name' => 'local', 'hostspec' => '127.0.0.1', 'hordeauth' => false, 'protocol' => 'imap',
  'port' => $IMAP_PORT, 'secure' => false, 'maildomain' => '', 'cache' => false, 'spam' => [],
  'smtp' => ['auth' => false, 'host' => '127.0.0.1', 'port' => 9],
]];
C
}

start_webmail() {
  local address=http://127.0.0.1:${PORTS[1]}
  "${UNPRIVILEGED[@]}" env PHP_CLI_SERVER_WORKERS=3 php -d session.save_path="$DIR/temp" -d display_errors=0 \
    -d auto_prepend_file="$DIR/each.php" -d include_path=".:$DIR/php:/usr/share/php" -d opcache.enable_cli=1 -S "127.0.0.1:${PORTS[1]}" -t "$DIR/horde" </dev/null >"$DIR/log/php.out" 2>&1 &
  STARTED+=($!)
  wait_for_answer "$address/login.php" horde_user
  echo "$address $DIR/mail"
}

main "$@"
