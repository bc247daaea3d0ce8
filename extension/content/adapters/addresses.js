"use strict";
// Names and addresses as webmails write them. What can't be told for certain is not read.

const Addresses = (() => {
  // The last pair of brackets holds the address; a name may hold others.
  const NAMED = /^(.*)<([^<>\s]+@[^<>\s]+)>$/s;
  const BARE = /^[^<>\s"]+@[^<>\s"]+$/;

  /** @param {string} text */
  function unquoted(text) {
    const quoted = /^"(.*)"$/s.exec(text);
    return quoted ? quoted[1].replace(/\\(.)/g, "$1").trim() : text;
  }

  /**
   * `Name <address>`, `<address>` or `address`.
   * @param {string} text
   * @param {Source} from
   * @returns {Mailbox}
   */
  function parse(text, from) {
    const trimmed = text.replace(/\s+/g, " ").trim();
    if (BARE.test(trimmed)) return { address: { value: trimmed, from } };
    const named = NAMED.exec(trimmed);
    if (!named) return {};
    const name = unquoted(named[1].trim());
    return { address: { value: named[2], from }, ...(name && { name: { value: name, from } }) };
  }

  /**
   * @param {string} href
   * @returns {Mailbox}
   */
  function ofMailto(href) {
    const mailto = /^mailto:([^?]+)/i.exec(href.trim());
    if (!mailto) return {};
    try {
      return parse(decodeURIComponent(mailto[1]), "attribute");
    } catch {
      return parse(mailto[1], "attribute");
    }
  }

  /**
   * An address as a part of another one.
   * @param {string} value
   * @param {RegExp} within its group is the part
   */
  function ofPart(value, within) {
    const part = within.exec(value)?.[1] ?? "";
    try {
      return parse(decodeURIComponent(part), "attribute");
    } catch {
      return {};
    }
  }

  /**
   * @param {Element} element
   * @param {string} place `text`, `href` (a mailto link) or the name of an attribute
   * @param {RegExp} [within] what of that attribute is the address
   * @returns {Mailbox}
   */
  function read(element, place, within) {
    if (place === "text") return parse(Dom.text(element), "text");
    const value = Dom.attribute(element, place) ?? "";
    if (within) return ofPart(value, within);
    return place === "href" ? ofMailto(value) : parse(value, "attribute");
  }

  /**
   * A name that only repeats the address says nothing.
   * @param {Mailbox} mailbox
   * @param {string} name
   * @param {Source} from
   * @returns {Mailbox}
   */
  function withName(mailbox, name, from) {
    const value = name.replace(/\s+/g, " ").trim();
    if (value === "" || value === mailbox.address?.value) return mailbox;
    return { ...mailbox, name: { value, from } };
  }

  return { read, withName };
})();
