"use strict";
// Makes the webmails that are known out of their tables and what code they have.

for (const table of WEBMAIL_TABLES) {
  Webmails.add(TableWebmail.make({ ...table, hooks: WebmailHooks.of(table) }));
}
