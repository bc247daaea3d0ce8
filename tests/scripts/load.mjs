// The extension's scripts without a browser: classic scripts that share one global scope, as in a page.

import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";

const EXTENSION = new URL("../../extension/", import.meta.url);

/**
 * Runs scripts in a scope of their own.
 * @param {string[]} files paths in the extension's folder, in the order of the manifest
 * @param {object} [globals] what of the page's or the browser's they use
 * @returns {(name: string) => any} gives what a script has declared
 */
export function load(files, globals = {}) {
  const scope = createContext({ URL, performance, MessageChannel, ...globals });
  for (const file of files) runInContext(readFileSync(new URL(file, EXTENSION), "utf8"), scope, { filename: file });
  return (name) => runInContext(name, scope);
}

/**
 * A value of the scripts' scope as one of ours: objects of two scopes are never equal.
 * @param {unknown} value
 */
export const plain = (value) => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
