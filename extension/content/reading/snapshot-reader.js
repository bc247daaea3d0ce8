"use strict";
// From an open message to plain data: its header as the adapter read it, its body, and what frames of
// other sites read of that. Within limits, whatever the mail holds.

const SnapshotReader = (() => {
  const { MAX_TEXT, MAX_LINKS, MAX_IMAGES, MAX_LINE } = BodyReader;
  const MAX_NAME = 1_000;
  const MAX_NAMES = 100;

  /** @param {Mailbox} mailbox @returns {Mailbox} */
  function boundedMailbox(mailbox) {
    /** @param {Reading | undefined} reading */
    const bounded = (reading) => reading && { ...reading, value: reading.value.slice(0, MAX_NAME) };
    const { name, address } = { name: bounded(mailbox.name), address: bounded(mailbox.address) };
    return { ...(name && { name }), ...(address && { address }) };
  }

  /**
   * Puts parts read in several frames together, within the limits of one.
   * @param {ReadPart[]} parts the first one is this frame's
   * @returns {Work<{ body: ReadPart, chosen: number[][] }>} `chosen`: which of each part's links
   */
  function* join(parts) {
    const text = parts.map((part) => part.text).join("\n");
    const quotedText = parts.map((part) => part.quotedText).join("\n");
    const imageTexts = parts.flatMap((part) => part.imageTexts);
    const pictures = parts.reduce((sum, part) => sum + (part.pictures ?? 0), 0);
    const { links, chosen, isAll } = yield* linksOf(parts);
    const cut = text.length > MAX_TEXT || quotedText.length > MAX_TEXT || imageTexts.length > MAX_IMAGES || !isAll;
    const body = {
      text: Lines.cut(text, MAX_TEXT).trim(),
      quotedText: Lines.cut(quotedText, MAX_TEXT).trim(),
      imageTexts: imageTexts.slice(0, MAX_IMAGES),
      ...(pictures > 0 && { pictures }),
      links,
      truncated: cut || parts.some((part) => part.truncated),
    };
    return { body, chosen };
  }

  /**
   * The links of a part of another frame, each under its number there.
   * @param {ReadPart} part
   * @param {number} at which part it is
   */
  function foreignLinks({ links }, at) {
    return links.flatMap((link, index) => {
      const href = Links.ofFrame(link);
      return href === null ? [] : [{ link: { ...link, href }, at, index }];
    });
  }

  /**
   * No part's links push another's out.
   * @param {ReadPart[]} parts the first one is this frame's
   * @returns {Work<{ links: Link[], chosen: number[][], isAll: boolean }>}
   */
  function* linksOf(parts) {
    const [own, ...others] = parts;
    const all = [
      ...own.links.map((link, index) => ({ link, at: 0, index })),
      ...others.flatMap((part, index) => foreignLinks(part, index + 1)),
    ];
    const { chosen, isAll } = yield* LinkChoice.of(
      all, MAX_LINKS, ({ link }) => link.href, ({ link }) => [link.visible, link.text].join("\n"),
    );
    /** @type {number[][]} */
    const byPart = parts.map(() => []);
    for (const { at, index } of chosen) byPart[at].push(index);
    return { links: chosen.map(({ link }) => link), chosen: byPart, isAll };
  }

  /**
   * Reads one open message.
   * @param {OpenMessage} message
   * @returns {Work<ReadMessage>}
   */
  function* read(message) {
    const { part, elements } = yield* BodyReader.read(message.parts);
    const joined = message.joined.length === 0 ? { body: part, chosen: [[...elements.keys()]] }
      : yield* join([part, ...message.joined.map((one) => one.part)]);
    const [own, ...others] = joined.chosen;
    const cut = message.replyTo.length > MAX_NAMES || message.attachments.length > MAX_NAMES;
    const snapshot = {
      ...joined.body,
      sender: boundedMailbox(message.sender),
      replyTo: message.replyTo.slice(0, MAX_NAMES).map(boundedMailbox),
      authentication: message.authentication,
      subject: message.subject.slice(0, MAX_LINE),
      attachments: message.attachments.slice(0, MAX_NAMES).map((name) => name.slice(0, MAX_NAME)),
      truncated: joined.body.truncated || cut,
    };
    return { snapshot, elements: own.map((index) => elements[index]), others };
  }

  /**
   * A short fingerprint (FNV-1a over 2 × 32 bits); tells messages apart, protects nothing.
   * @param {string} text
   */
  function hash(text) {
    let low = 0x811c9dc5;
    let high = 0x9747b28c;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      low = Math.imul(low ^ code, 0x01000193);
      high = Math.imul(high ^ code, 0x85ebca6b);
    }
    return ((low >>> 0).toString(16) + (high >>> 0).toString(16)).padStart(16, "0");
  }

  /**
   * What makes this message this message: its id, sender, body and links.
   * @param {string} id
   * @param {Snapshot} snapshot
   */
  function keyOf(id, snapshot) {
    const { links, ...rest } = snapshot;
    const sender = snapshot.sender.address?.value ?? "";
    return [id, sender, hash(JSON.stringify(rest)), hash(JSON.stringify(links))].join("|");
  }

  /**
   * Tells whether two frames speak of the same part.
   * @param {ReadPart} part
   */
  const fingerprint = (part) => hash(JSON.stringify(part));

  return { read, keyOf, fingerprint };
})();
