"use strict";
// Settings from a file: read whole and strictly by the core, laid out, and only then taken, with a
// way back.

const ImportSection = (() => {
  /** As the core's own limit; what is larger is not even read. */
  const MAX_FILE = 1_000_000;

  const element = {
    file: /** @type {HTMLInputElement} */ (byId("import-file")),
    plan: byId("import-plan"),
    replace: /** @type {HTMLInputElement} */ (byId("import-replace")),
    add: /** @type {HTMLInputElement} */ (byId("import-add")),
  };
  /**
   * What was read and is not taken yet.
   * @type {Settings | null}
   */
  let read = null;
  /** @type {OptionsState | null} */
  let last = null;

  /** @param {OptionsState} state @returns {Settings} */
  function mineOf({ settings, switches }) {
    return { ...settings, sites: Object.entries(switches).map(([origin, enabled]) => ({ origin, enabled })) };
  }

  /** @param {SettingsFault | null} fault */
  function complain(fault) {
    const place = fault && fault.line > 0 ? say("opt_import_line", [String(fault.line), String(fault.column)]) : "";
    byId("import-file-error").textContent = fault ? `${place} ${Change.wordsOf(fault)}`.trim() : "";
    byId("import-untouched").hidden = !fault;
    element.file.setAttribute("aria-invalid", String(fault !== null));
  }

  /** @param {string[]} cells */
  function tableRow(cells) {
    const row = document.createElement("tr");
    cells.forEach((text, index) => {
      const cell = Rows.textElement(index === 0 ? "th" : "td", "", text);
      if (index === 0) cell.setAttribute("scope", "row");
      row.append(cell);
    });
    return row;
  }

  function showPlan() {
    element.plan.hidden = read === null;
    if (!read || !last) return;
    const format = new Intl.NumberFormat(interfaceLanguage());
    const counts = Merge.counts(mineOf(last), read, element.replace.checked);
    byId("import-counts").replaceChildren(...[...counts].map(([part, { inFile, added, lost }]) =>
      tableRow([say(`opt_part_${part}`), ...[inFile, added, lost].map((count) => format.format(count))])));
  }

  /** @param {Settings | null} settings */
  function propose(settings) {
    read = settings;
    showPlan();
    if (settings) byId("import-plan-title").focus();
  }

  async function choose() {
    const file = element.file.files?.[0];
    propose(null);
    complain(null);
    Notice.clear();
    if (!file) return;
    if (file.size > MAX_FILE) return complain({ code: "large", value: String(MAX_FILE), line: 0, column: 0 });
    const result = await Change.readFile(await file.text());
    if ("fault" in result) return complain(result.fault);
    propose(result.done);
  }

  /** @param {SiteChoice[]} sites */
  const storeSites = (sites) =>
    ext.storage.local.set(Object.fromEntries(sites.map(({ origin, enabled }) => [siteKey(origin), { enabled }])));

  /** @param {Settings} before @param {Settings} theirs */
  async function undo(before, theirs) {
    await Settings.update(() => ({ ...before, sites: [] }));
    const known = new Set(before.sites.map(({ origin }) => origin));
    const added = theirs.sites.filter(({ origin }) => !known.has(origin));
    await ext.storage.local.remove(added.map(({ origin }) => siteKey(origin)));
    await storeSites(before.sites);
  }

  async function take() {
    if (!read || !last) return;
    const theirs = read;
    const before = mineOf(last);
    const merge = element.replace.checked ? Merge.replaced : Merge.added;
    const fault = await Change.make((mine) => merge(mine, theirs));
    if (fault) return complain(fault);
    await storeSites(theirs.sites);
    close();
    Notice.show("import-notice", say("opt_imported"), () => undo(before, theirs));
  }

  function close() {
    element.file.value = "";
    propose(null);
  }

  /** @param {OptionsState} state */
  function show(state) {
    last = state;
    showPlan();
  }

  function start() {
    element.file.addEventListener("change", choose);
    // The same file, corrected meanwhile, would be no change.
    element.file.addEventListener("click", () => {
      element.file.value = "";
      propose(null);
      complain(null);
    });
    for (const choice of [element.add, element.replace]) choice.addEventListener("change", showPlan);
    byId("import-take").addEventListener("click", take);
    byId("import-cancel").addEventListener("click", () => {
      close();
      element.file.focus();
    });
  }

  return { start, show };
})();
