"use strict";
// Reads mail in a webmail that no table describes, where the user switched the check on.
//
// Everything on the page may be the sender's words, so little is believed: a body is what the page
// itself calls one; the sender is read only above it, where two places agree on the address. One of
// them is a mailto link or data in an element that the page calls the sender: a text or a title may be
// a display name that somebody chose. The other is of another kind. Else the sender counts as unread.
// And as a mail might bring a header and a body of its own, this reader warns and never confirms.

/** @type {Webmail} */
const GenericWebmail = (() => {
  const MAX_ELEMENTS = 20_000;
  const MAX_MESSAGES = 20;
  /** How far around an address its name is looked for. */
  const MAX_STEPS = 4;
  const BODY_WORDS = /^(?:msg|message|mail|mailer|email|letter)(?:(?:view|item|part|html|plain|main|read))*(?:body|content|text|html|htmlpart|mailcontent)(?:inner|wrapper|container)?$/;
  const SENDER_WORDS = new Set(["from", "sender", "author"]);
  const SUBJECT_WORDS = new Set(["subject"]);
  /**
   * Where an element may say an address, and in which way.
   * @type {Record<string, Way>}
   */
  const PLACES = {
    href: "link", email: "data", "data-email": "data", "data-address": "data", title: "title", text: "text",
  };
  const ADDRESSED = "a[href^='mailto:' i], [email], [data-email], [data-address], [title*='@']";
  /** What a title or a text says may be a name that somebody chose. */
  const CERTAIN = new Set(["link", "data"]);
  /** @typedef {"link" | "data" | "title" | "text"} Way */
  /** @typedef {{ element: Element, way: Way, mailbox: Mailbox, address: string }} Said */

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
   * The ways in which an element says an address. A title that repeats the text is not another one.
   * @param {Element} element
   * @returns {Said[]}
   */
  function saidBy(element) {
    const text = Dom.text(element).trim();
    const isRepeated = (Dom.attribute(element, "title") ?? "").trim() === text;
    return Object.entries(PLACES).flatMap(([place, way]) => {
      const mailbox = place === "title" && isRepeated ? {} : Addresses.read(element, place);
      const address = mailbox.address?.value.toLowerCase();
      return address ? [{ element, way, mailbox, address }] : [];
    });
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
   * The sender, if what can be nothing but an address stands in the sender's place, and the message's header
   * says the same address in another way. A webmail may fold away the line that it calls the sender; then the
   * address must be shown elsewhere. With different addresses in the sender's place, none of them can be told
   * to be it.
   * @param {Held[]} all
   * @param {number} index
   * @returns {Mailbox}
   */
  function senderOf(all, index) {
    const said = above(ADDRESSED, all, index).filter(isOutsideOfMails).flatMap(saidBy);
    const certain = said.filter(({ way, element }) => CERTAIN.has(way) && isInSender(element));
    const [first] = certain;
    if (new Set(certain.map(({ address }) => address)).size !== 1) return {};
    const header = headerWith(first.element, all, index);
    const same = [...said, ...writtenAbove(all, index)].filter(({ address, element }) =>
      address === first.address && header.some((place) => Dom.contains(place, element)));
    const shown = same.filter(({ element }) => Visibility.isShown(element));
    const isSaidAgain = [...same.filter(({ way }) => way !== "text"), ...shown].some(({ way }) => way !== first.way);
    return shown.length > 0 && isSaidAgain ? named(first) : {};
  }

  /**
   * In a mail that is not shown may stand what another sender wrote.
   * @param {Element} element
   */
  function isOutsideOfMails(element) {
    return ![element, ...Dom.ancestors(element)].some(isBodyByName);
  }

  /**
   * What holds the sender and the body of a message, and what holds its subject: in a list of mails beside
   * them stands what others sent.
   * @param {Element} sender
   * @param {Held[]} all
   * @param {number} index
   */
  function headerWith(sender, all, index) {
    const around = Dom.ancestors(all[index].holder).find((element) => Dom.contains(element, sender));
    const subject = subjectIn(all, index);
    const beside = subject && Dom.parentNode(subject);
    return [...(around ? [around] : []), ...(beside ? [beside] : [])];
  }

  /**
   * Elements that write an address themselves.
   * @param {Held[]} all
   * @param {number} index
   */
  function writtenAbove(all, index) {
    return above("*", all, index)
      .filter((element) => Dom.ownText(element).includes("@") && isOutsideOfMails(element)).flatMap(saidBy);
  }

  /**
   * @param {Said} said
   * @returns {Mailbox}
   */
  function named({ element, mailbox, address }) {
    const written = Addresses.read(element, "text");
    if (written.address?.value.toLowerCase() !== address) return Addresses.withName(mailbox, Dom.text(element), "text");
    return written.name ? { ...mailbox, name: written.name } : mailbox;
  }

  /** @param {Held[]} all @param {number} index */
  function subjectIn(all, index) {
    const found = above("[id], [class], [data-test-id], [data-testid]", all, index)
      .filter((element) => isCalled(element, SUBJECT_WORDS) && Visibility.isShown(element));
    return found.at(-1) ?? null;
  }

  /** @param {Held[]} all @param {number} index */
  function subjectOf(all, index) {
    const last = subjectIn(all, index);
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
