"use strict";
// What a banner keeps folded: a report, and the details: why, what was checked, what may be allowed.
// One is open at a time.

const Folds = (() => {
  /**
   * @param {string} className
   * @param {string} title
   * @param {...Node} content
   */
  function fold(className, title, ...content) {
    const details = /** @type {HTMLDetailsElement} */ (Dom.create("details", className));
    // Those of one name close each other.
    details.setAttribute("name", "fold");
    const body = Dom.create("div", "folded");
    body.append(...content);
    details.append(Paint.textElement("summary", "", title), body);
    return details;
  }

  /** @param {Line[]} lines */
  function list(lines) {
    const list = Dom.create("ul");
    for (const line of lines) {
      const item = Dom.create("li");
      item.append(...Paint.sentenceNodes(line));
      item.dataset.code = line.code;
      list.append(item);
    }
    return list;
  }

  /**
   * One part of the details under a title of its own.
   * @param {string} className
   * @param {string} title
   * @param {...Node} content
   */
  function part(className, title, ...content) {
    const place = Dom.create("div", className);
    place.append(Paint.textElement("p", "title", title), ...content);
    return place;
  }

  /** @param {View} view */
  const isWarning = ({ tone }) => tone === "alarm" || tone === "caution";

  /** @param {View} view */
  function why({ comparison, reasons }) {
    return part("why", say("ui_why"), list([...(comparison?.notes ?? []), ...reasons]));
  }

  /**
   * @param {View} view
   * @param {string[]} problems
   */
  function limits(view, problems) {
    return part("limits", say("ui_limits"), list([...view.limits, ...problems.map((code) => ({ code, values: [] }))]));
  }

  /** @param {() => void} hide shows no more lines on good mail */
  function hiding(hide) {
    const button = Paint.button("plain hide", say("ui_hide_consistent"));
    Press.handle(button, hide);
    const row = Dom.create("p", "step");
    row.append(button, Paint.textElement("span", "note", say("ui_hide_consistent_note")));
    return row;
  }

  /**
   * What a rule does, in one sentence.
   * @param {AllowRule} rule
   */
  function effect({ place, value, brand }) {
    return say(`ui_allow_${place}`, [value, brand].map(Paint.isolated));
  }

  /**
   * @param {AllowRule[]} rules
   * @param {(rule: AllowRule) => void} choose
   * @param {HTMLDetailsElement} details in which it stands: each time it is unfolded, the buttons are new
   */
  function allow(rules, choose, details) {
    const list = Dom.create("ul", "rules");
    const renewals = rules.map((rule, index) => {
      const item = Dom.create("li");
      const button = Paint.button("plain allow", say(`ui_stop_${rule.place}`, [Paint.isolated(rule.value)]));
      const sentence = Paint.textElement("span", "note", effect(rule));
      sentence.id = `allow-${index}`;
      button.setAttribute("aria-describedby", sentence.id);
      item.append(button, sentence);
      list.append(item);
      return Press.handle(button, () => choose(rule));
    });
    details.addEventListener("toggle", () => renewals.forEach((renew) => renew()));
    return part("allowing", say("ui_stop"), Paint.textElement("p", "note", say("ui_allow_note")), list);
  }

  /**
   * Inside of another it must not close that one.
   * @param {HTMLDetailsElement} details
   */
  function inner(details) {
    details.removeAttribute("name");
    return details;
  }

  /**
   * @param {View} view
   * @param {Panel} panel
   * @param {PanelActions} actions
   */
  function details(view, { unread, canAllow, contact }, actions) {
    const folded = fold("details", say("ui_details"));
    /** @type {Node[]} */
    const parts = [];
    if (contact && isWarning(view)) parts.push(part("contact", say("ui_house"), Paint.textElement("div", "", contact)));
    if (view.reasons.length > 0) parts.push(why(view));
    parts.push(limits(view, unread));
    if (canAllow && view.allow.length > 0) parts.push(allow(view.allow, actions.allow, folded));
    if (view.genuine) parts.push(Paint.copyButton(say("ui_copy_address", [Paint.isolated(view.genuine)]), view.genuine));
    if (view.tone === "caution" && actions.draft) parts.push(inner(DraftFold.make(actions.draft)));
    const isGood = view.tone === "quiet" || view.tone === "confirmed";
    if (isGood && actions.hide) parts.push(hiding(actions.hide));
    folded.lastElementChild?.append(...parts);
    return folded;
  }

  return { fold, effect, details };
})();
