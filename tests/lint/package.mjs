// What Mozilla's linter says of the package for Firefox, on standard input as JSON: `./build.sh test` and
// `./build.sh release` run it. An error, a warning or a notice fails, but for those here that are not true of us.

import { readFileSync } from "node:fs";

/** By code, why each is let be. One that the linter no longer gives has to go from here. */
const NOT_TRUE_OF_US = {
  // The linter takes every package for one that may also be offered on Android: only after it has run is the
  // author asked (https://github.com/mozilla/addons-linter/issues/6001). Ours has no `gecko_android`, since it was
  // never tried on a phone. On the desktop Firefox knows the declaration on data from 140 on, which we ask for,
  // and which is the version with extended support.
  KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION: /"browser_specific_settings\.gecko\.data_collection_permissions"/,
};

const { errors, warnings, notices } = JSON.parse(readFileSync(0, "utf8"));
const all = [...errors, ...warnings, ...notices];
const isLetBe = ({ code, description }) => NOT_TRUE_OF_US[code]?.test(description) ?? false;

const said = all.filter((one) => !isLetBe(one))
  .map(({ _type, code, message, file, line }) => `${_type} ${code}: ${message} (${file ?? "package"}${line ? `:${line}` : ""})`);
const stale = Object.keys(NOT_TRUE_OF_US).filter((code) => !all.some((one) => one.code === code && isLetBe(one)))
  .map((code) => `${code} is not given any more: take it out of tests/lint/package.mjs`);

for (const line of [...said, ...stale]) console.error(line);
process.exitCode = said.length + stale.length > 0 ? 1 : 0;
