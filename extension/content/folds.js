"use strict";
// What a banner keeps folded: why, what was checked, what may be allowed, a report. One is open at
// a time.

const Folds = (() => {
  /**
   * @param {string} className
   * @param {string} title
   * @param {...Node} content
   */
  function fold(className, title, ...content) {
    const details = Dom.create("details", className);
    // Those of one name close each other.
    details.setAttribute("name", "fold");
    const body = Dom.create("div", "folded");
    body.append(...content);
    details.append(Paint.textElement("summary", "", title), body);
    return details;
  }

  /** @param {{ code: string, text: string }[]} lines */
  function list(lines) {
    const list = Dom.create("ul");
    for (const { code, text } of lines) {
      const item = Paint.textElement("li", "", text);
      item.dataset.code = code;
      list.append(item);
    }
    return list;
  }

  /** @param {Line} line */
  const told = (line) => ({ code: line.code, text: Paint.sentence(line) });

  /** @param {string} name of a message */
  const unread = (name) => ({ code: name, text: say(name) });

  /** @param {View} view */
  function why(view) {
    return fold("why", say("ui_why"), list(view.reasons.map(told)));
  }

  /**
   * @param {View} view
   * @param {string[]} problems
   * @param {(() => void) | null} hide shows no more quiet lines
   */
  function limits(view, problems, hide) {
    const details = fold("limits", say("ui_limits"), list([...view.limits.map(told), ...problems.map(unread)]));
    if (view.tone !== "quiet" || !hide) return details;
    const button = Paint.button("plain hide", say("ui_hide_consistent"));
    Press.handle(button, hide);
    const row = Dom.create("p", "step");
    row.append(button, Paint.textElement("span", "note", say("ui_hide_consistent_note")));
    details.lastElementChild?.append(row);
    return details;
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
   */
  function allow(rules, choose) {
    const list = Dom.create("ul", "rules");
    const renewals = rules.map((rule, index) => {
      const item = Dom.create("li");
      const sentence = Paint.textElement("span", "", effect(rule));
      sentence.id = `allow-${index}`;
      const button = Paint.button("plain allow", say("ui_allow_button", [Paint.isolated(rule.value)]));
      // A sender and a link of one host have buttons of one name.
      button.setAttribute("aria-describedby", sentence.id);
      item.append(sentence, button);
      list.append(item);
      return Press.handle(button, () => choose(rule));
    });
    const details = fold("allowing", say("ui_allow"), Paint.textElement("p", "note", say("ui_allow_note")), list);
    details.addEventListener("toggle", () => renewals.forEach((renew) => renew()));
    return details;
  }

  /**
   * @param {View} view
   * @param {Panel} panel
   * @param {PanelActions} actions
   */
  function all(view, { unread, canAllow }, actions) {
    const foot = Dom.create("div", "foot");
    if (view.reasons.length > 0) foot.append(why(view));
    if (view.limits.length + unread.length > 0) foot.append(limits(view, unread, actions.hide));
    if (canAllow && view.allow.length > 0) foot.append(allow(view.allow, actions.allow));
    if (view.tone !== "quiet" && actions.draft) foot.append(DraftFold.make(actions.draft));
    return foot;
  }

  return { fold, effect, all };
})();
