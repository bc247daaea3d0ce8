#!/usr/bin/env bash
# A third real webmail on loopback: Debian's SOGo over a private Dovecot.
#
#   sogo.sh install         installs the packages that are missing (as root or with sudo)
#   sogo.sh serve MAILDIR   serves a mailbox filled with MAILDIR/*.eml; prints its address and where
#                           the mail is kept when it answers, and stops everything when its standard input closes or on Ctrl-C
#
# Log in as alice@example.test with the password wonderland.
#
# Run with: Debian 12 (SOGo 5.8.0, PostgreSQL 15, nginx 1.22, Dovecot 2.3.19), as root and as a plain user.
set -euo pipefail

PACKAGES=(sogo memcached postgresql nginx php-cli dovecot-imapd)
RESOURCES=/usr/lib/GNUstep/SOGo/WebServerResources
# shellcheck source=tests/webmail/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
UNITS+=(sogo.service memcached.service postgresql.service nginx.service)

before_install() { :; }

configure() {
  WEB_PORT=${PORTS[1]} SOGO_PORT=${PORTS[2]} SQL_PORT=${PORTS[3]}
  set_apart
  write_sogo_config
  write_nginx_config
}

# SOGo reads the machine's own configuration too, and gives up where it may not. In this copy of its
# library that file lies where none can be.
set_apart() {
  mkdir "$DIR/lib"
  sed 's,/etc/sogo/,/dev/null/,g' /usr/lib/sogo/libSOGo.so.5 >"$DIR/lib/libSOGo.so.5"
}

write_sogo_config() {
  local database=postgresql://sogo:sogo@127.0.0.1:$SQL_PORT/postgres
  echo "GNUSTEP_USER_DEFAULTS_DIR=$DIR/config" >"$DIR/gnustep.conf"
  cat >"$DIR/config/sogod.plist" <<C
{
  SOGoProfileURL = "$database/sogo_user_profile";
  OCSFolderInfoURL = "$database/sogo_folder_info";
  OCSSessionsFolderURL = "$database/sogo_sessions_folder";
  SOGoUserSources = ({
    type = sql; id = users; viewURL = "$database/users"; userPasswordAlgorithm = plain; canAuthenticate = YES;
  });
  SOGoMemcachedHost = "$DIR/run/memcached";
  SOGoIMAPServer = "imap://127.0.0.1:$IMAP_PORT";
  SOGoMailingMechanism = smtp;
  SOGoSMTPServer = "smtp://127.0.0.1:9";
  SOGoMailSpoolPath = "$DIR/temp";
  SOGoDraftsFolderName = Drafts;
  SOGoLanguage = English;
  SOGoTimeZone = UTC;
  SOGoLoginModule = Mail;
  SOGoAnimationMode = none;
  SOGoMailComposeMessageType = html;
  SxVMemLimit = 0; // a single process, which nobody would start again
}
C
}

# SOGo expects a web server in front, which serves its files and tells it its address.
write_nginx_config() {
  cat >"$DIR/nginx.conf" <<C
daemon off;
pid $DIR/run/nginx.pid;
events {}
http {
  include /etc/nginx/mime.types;
  access_log off;
  client_body_temp_path $DIR/temp/body;
  proxy_temp_path $DIR/temp/proxy;
  fastcgi_temp_path $DIR/temp/fastcgi;
  uwsgi_temp_path $DIR/temp/uwsgi;
  scgi_temp_path $DIR/temp/scgi;
  server {
    listen 127.0.0.1:$WEB_PORT;
    location /SOGo.woa/WebServerResources/ {
      alias $RESOURCES/;
      expires 1d;
    }
    location /SOGo {
      proxy_pass http://127.0.0.1:$SOGO_PORT;
      proxy_buffer_size 64k; # SOGo's headers are long
      proxy_buffers 8 64k;
      proxy_set_header x-webobjects-server-name 127.0.0.1;
      proxy_set_header x-webobjects-server-port $WEB_PORT;
      proxy_set_header x-webobjects-server-url http://127.0.0.1:$WEB_PORT;
    }
  }
}
C
}

# start NAME COMMAND…
start() {
  local name=$1
  shift
  "${UNPRIVILEGED[@]}" "$@" </dev/null >"$DIR/log/$name.out" 2>&1 &
  STARTED+=($!)
}

# The one user stands in a table; SOGo makes its own.
start_database() {
  local programs=(/usr/lib/postgresql/*/bin)
  "${UNPRIVILEGED[@]}" "${programs[-1]}/initdb" -D "$DIR/sql" -U sogo -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$DIR/log/initdb.out"
  "${UNPRIVILEGED[@]}" "${programs[-1]}/postgres" --single -D "$DIR/sql" postgres >"$DIR/log/users.out" 2>&1 <<'C'
CREATE TABLE users AS SELECT 'alice@example.test' AS c_uid, 'alice@example.test' AS c_name, 'wonderland' AS c_password, 'Alice' AS c_cn, 'alice@example.test' AS mail
C
  start postgres "${programs[-1]}/postgres" -F -D "$DIR/sql" -k '' -h 127.0.0.1 -p "$SQL_PORT"
  timeout 30 bash -c 'until "$0" -q -h 127.0.0.1 -p "$1"; do sleep 0.05; done' "${programs[-1]}/pg_isready" "$SQL_PORT" \
    || fail "PostgreSQL did not start within 30 seconds"
}

start_webmail() {
  local address=http://127.0.0.1:$WEB_PORT
  start_database
  start memcached memcached -s "$DIR/run/memcached"
  # Asked to end, SOGo waits for one more request; hence the killing.
  start sogod timeout -k 0.1 1d env GNUSTEP_CONFIG_FILE="$DIR/gnustep.conf" LD_LIBRARY_PATH="$DIR/lib" sogod -WOPort "127.0.0.1:$SOGO_PORT" \
    -WONoDetach YES -WOUseWatchDog NO -WOLogFile - -WOPidFile "$DIR/run/sogod.pid"
  start nginx nginx -c "$DIR/nginx.conf" -e "$DIR/log/nginx.log"
  wait_for_answer "$address/SOGo" "SOGo.MainUI"
  echo "$address $DIR/mail"
}

main "$@"
