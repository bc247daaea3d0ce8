"use strict";
// Reads mail in a webmail that no table describes, where the user switched the check on.
//
// Everything on the page may be the sender's words, so little is believed: a body is what the page
// itself calls one; the sender is read only above it, in an element that the page calls the sender,
// and only from a mailto link or an attribute. An address that merely stands there as text may be
// a display name that somebody chose; then the sender counts as unread. And as a mail might bring a
// header and a body of its own, this reader warns and never confirms.

/** @type {Webmail} */
const GenericWebmail = (() => {
  const MAX_ELEMENTS = 20_000;
  const MAX_MESSAGES = 20;
  /** How far around an address its name is looked for. */
  const MAX_STEPS = 4;
  const BODY_WORDS = /^(?:msg|message|mail|mailer|email|letter)(?:(?:view|item|part|html|plain|main|read))*(?:body|content|text|html|htmlpart|mailcontent)(?:inner|wrapper|container)?$/;
  const SENDER_WORDS = new Set(["from", "sender", "author"]);
  const SUBJECT_WORDS = new Set(["subject"]);
  const ADDRESS_PLACES = ["href", "email", "data-email", "data-address"];

  /**
   * Ids, classes and test ids, each as the words it is made of.
   * @param {Element} element
   */
  function names(element) {
    const attributes = ["id", "class", "data-test-id", "data-testid", "itemprop"];
    return attributes.flatMap((name) => (Dom.attribute(element, name) ?? "").split(/\s+/))
      .filter((name) => name !== "")
      .map((name) => name.replace(/([a-z])([A-Z])/g, "$1-$2").toLowerCase().split(/[^a-z]+/));
  }

  /** @param {Element} element @param {Set<string>} words */
  function isCalled(element, words) {
    return names(element).some((parts) => parts.some((part) => words.has(part)));
  }

  /** @param {Element} element */
  function isBodyByName(element) {
    return names(element).some((parts) => BODY_WORDS.test(parts.join("")));
  }

  /**
   * A frame is a body where the page calls it one; a frame in a body is a part of it.
   * @param {Element} [root]
   */
  function framesIn(root) {
    return Dom.deep("iframe >>> body", root).filter(({ holder }) => Visibility.isShown(holder));
  }

  /**
   * Frames that can't be looked into.
   * @param {Element} [root]
   */
  function closedFrames(root) {
    return Dom.all("iframe", root).filter((frame) => Visibility.isShown(frame) && Dom.inside(frame) === null);
  }

  /** @returns {Held[]} outermost bodies that can be seen, in the page's order */
  function bodies() {
    const named = Dom.all("[id], [class], [data-test-id], [data-testid]").slice(0, MAX_ELEMENTS)
      .filter((element) => Dom.localName(element) !== "iframe" && isBodyByName(element));
    const all = new Set(named);
    const own = named
      .filter((element) => !Dom.isWithin(element, all) && Visibility.isShown(element) && !Dom.isInEditor(element))
      .map((element) => ({ element, holder: element }));
    const framed = framesIn().filter(({ element, holder }) =>
      !Dom.isWithin(holder, all) && (isBodyByName(holder) || isBodyByName(element)));
    const closed = closedFrames()
      .filter((frame) => !Dom.isWithin(frame, all) && isBodyByName(frame))
      .map((frame) => ({ element: frame, holder: frame }));
    return [...own, ...framed, ...closed].sort((a, b) => (precedes(a.holder, b.holder) ? -1 : 1)).slice(0, MAX_MESSAGES);
  }

  /** @param {Node} a @param {Node} b */
  function precedes(a, b) {
    return (Node.prototype.compareDocumentPosition.call(a, b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  }

  /**
   * What stands above a body and below the one before it.
   * @param {string} selector
   * @param {Held[]} all
   * @param {number} index
   */
  function above(selector, all, index) {
    return Dom.all(selector).slice(0, MAX_ELEMENTS).filter((element) =>
      precedes(element, all[index].holder)
      && !all.some(({ holder }) => Dom.contains(holder, element))
      && (index === 0 || precedes(all[index - 1].holder, element)));
  }

  /**
   * A title may repeat the name, and the name may be made to look like an address: it counts only
   * beside a text that is something else.
   * @param {Element} element
   * @returns {Mailbox}
   */
  function mailboxOf(element) {
    const text = Dom.text(element);
    const isNamed = text.trim() !== "" && !text.includes("@");
    for (const place of isNamed ? [...ADDRESS_PLACES, "title"] : ADDRESS_PLACES) {
      const mailbox = Addresses.read(element, place);
      if (mailbox.address) return Addresses.withName(mailbox, text, "text");
    }
    return {};
  }

  /** @param {Element} element */
  function isInSender(element) {
    let node = /** @type {Node | null} */ (element);
    for (let step = 0; step < MAX_STEPS && node && Dom.isElement(node); step += 1) {
      if (isCalled(node, SENDER_WORDS)) return true;
      node = Dom.parentNode(node);
    }
    return false;
  }

  /**
   * A webmail may fold away the line that it calls the sender; then its address counts if it is
   * shown elsewhere above the body. With different addresses in the sender's place, none of them
   * can be told to be it.
   * @param {Held[]} all
   * @param {number} index
   * @returns {Mailbox}
   */
  function senderOf(all, index) {
    const places = above("a[href^='mailto:' i], [email], [data-email], [data-address], [title*='@']", all, index)
      .map((element) => ({ element, mailbox: mailboxOf(element) }));
    const shown = new Set(places.filter(({ element }) => Visibility.isShown(element)).map(addressOf));
    const found = places.filter((place) => isInSender(place.element) && shown.has(addressOf(place)) && addressOf(place));
    return new Set(found.map(addressOf)).size === 1 ? found[0].mailbox : {};
  }

  /** @param {{ mailbox: Mailbox }} place */
  function addressOf({ mailbox }) {
    return mailbox.address?.value.toLowerCase();
  }

  /** @param {Held[]} all @param {number} index */
  function subjectOf(all, index) {
    const found = above("[id], [class], [data-test-id], [data-testid]", all, index)
      .filter((element) => isCalled(element, SUBJECT_WORDS) && Visibility.isShown(element));
    const last = found.at(-1);
    return last ? (Dom.ownText(last).trim() || Dom.text(last)).replace(/\s+/g, " ").trim() : "";
  }

  /** @param {Held[]} all @param {number} index @returns {OpenMessage} */
  function message(all, index) {
    const { element, holder } = all[index];
    const sender = senderOf(all, index);
    const isInPage = element === holder;
    const partsInside = isInPage ? framesIn(element).map((frame) => frame.element) : [];
    const closed = Dom.localName(element) === "iframe" ? [element] : closedFrames(element);
    const { parts: joined, isComplete } = Parts.inSandboxes(closed);
    return {
      id: "",
      root: holder,
      sender,
      replyTo: [],
      authentication: { results: [] },
      subject: subjectOf(all, index),
      attachments: [],
      parts: [element, ...partsInside].map((part) => ({ element: part, quoted: false })),
      joined,
      beside: [],
      bannerBefore: holder,
      problems: [
        ...(sender.address ? [] : /** @type {const} */ (["sender"])),
        ...(isComplete ? [] : /** @type {const} */ (["frame"])),
      ],
    };
  }

  return {
    name: "generic",
    hosts: [],
    selfHosted: false,
    frame: null,
    join: null,
    rewrites: [],
    confirms: false,
    facts: {},
    isHere: () => true,
    messages() {
      const all = bodies();
      return all.map((_, index) => message(all, index));
    },
    problems: () => [],
  };
})();
