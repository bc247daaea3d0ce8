"use strict";
// A webmail described by a table of selectors. Whatever stands in a message's body is the sender's:
// no row of the table matches there. A selector of grade C or M that would tell the sender is a lead and
// no fact: nothing is read by it, but the report of a broken page counts it.

const TableWebmail = (() => {
  const MAX_MESSAGES = 100;
  const EDITOR = "[contenteditable]";

  /** @param {Element} element @param {string} place */
  function textAt(element, place) {
    if (place === "text") return Dom.text(element);
    if (place === "own text") return Dom.ownText(element);
    return Dom.attribute(element, place) ?? "";
  }

  /** A message's own header: everything of it that is not the mail's. */
  class Header {
    /** @param {Element} root @param {Element[]} bodies */
    constructor(root, bodies) {
      this.root = root;
      this.bodies = bodies;
    }

    /** @param {string} path @returns {Element[]} */
    all(path) {
      return Dom.deep(path, this.root)
        .filter(({ element }) => !this.bodies.some((body) => body !== element && Dom.contains(body, element)))
        .map(({ element }) => element);
    }

    /** @param {string} path */
    first(path) {
      return this.all(path)[0] ?? null;
    }

    /** @param {TextFact | undefined} fact */
    text(fact) {
      const element = fact && this.first(fact.css);
      if (!element) return "";
      return textAt(element, fact.read ?? "text").replace(/\s+/g, " ").trim();
    }
  }

  /**
   * What an element says of a mailbox. `confirmed`: the webmail's text must name the same address
   * in brackets, because the attribute alone may repeat the name, which is the sender's to choose.
   * @param {Element} element
   * @param {AddressFact} fact
   * @returns {Mailbox}
   */
  function readMailbox(element, fact) {
    const mailbox = Addresses.read(element, fact.read, fact.within);
    const address = mailbox.address?.value;
    if (!address) return {};
    const written = Dom.text(element).replace(/\s+/g, " ").trim();
    const ending = `<${address}>`;
    if (fact.confirmed && !written.endsWith(ending)) return {};
    const bare = fact.labelled ? { address: mailbox.address } : mailbox;
    if (bare.name || fact.nameless) return bare;
    if (fact.nameIn) return Addresses.withName(bare, Dom.attribute(element, fact.nameIn) ?? "", "attribute");
    const name = written.endsWith(ending) ? written.slice(0, -ending.length) : written;
    return Addresses.withName(bare, name, "text");
  }

  /**
   * @param {Header} header
   * @param {AddressFact[]} facts the first one that finds an address counts
   * @returns {Mailbox[]}
   */
  function mailboxes(header, facts) {
    for (const fact of facts) {
      const found = header.all(fact.css).map((element) => readMailbox(element, fact));
      const read = found.filter(({ address }) => address !== undefined);
      if (read.length > 0) return read;
    }
    return [];
  }

  /**
   * Several different addresses in the sender's place: which one sent the mail can't be told.
   * @param {Header} header
   * @param {Table} table
   * @returns {Mailbox}
   */
  function senderOf(header, table) {
    const found = mailboxes(header, table.sender);
    const addresses = new Set(found.map(({ address }) => address?.value));
    const sender = addresses.size === 1 ? found[0] : {};
    const name = header.text(table.senderName);
    return sender.name ? sender : Addresses.withName(sender, name, "text");
  }

  /**
   * @param {Table} table
   * @param {Element} [root]
   */
  function bodiesIn(table, root) {
    const found = new Map(table.body.flatMap(({ css }) =>
      Dom.deep(css, root).map((held) => /** @type {const} */ ([held.element, held]))));
    const elements = new Set(found.keys());
    return [...found.values()].filter(({ element }) => !Dom.isWithin(element, elements) && !Dom.isInEditor(element));
  }

  /**
   * Frames that should hold a body and can't be looked into.
   * @param {Table} table
   * @param {Element} [root]
   */
  function closedBodies(table, root) {
    const found = new Map(table.body.flatMap(({ css }) =>
      Dom.closedFrames(css, root).map((held) => /** @type {const} */ ([held.element, held]))));
    return [...found.values()].filter(({ element }) => !Dom.isInEditor(element));
  }

  /** @param {Held} body */
  function isShown({ element, holder }) {
    return Visibility.isShown(holder) && Visibility.isShown(element);
  }

  /**
   * The elements that hold one message each, none of them inside a mail, none inside another.
   * @param {Table} table
   */
  function rootsOf(table) {
    const roots = Dom.deep(table.message.css).map(({ element }) => element);
    const outer = new Set([...roots, ...bodiesIn(table).map(({ element }) => element)]);
    return roots.filter((root) => !Dom.isWithin(root, outer));
  }

  /**
   * @param {Table} table
   * @param {Element} root
   * @returns {OpenMessage | null}
   */
  function message(table, root) {
    const bodies = bodiesIn(table, root);
    const shown = bodies.filter(isShown);
    const joined = table.join ? Parts.inFramesOf(root, table.join) : null;
    const closed = closedBodies(table, root).filter(isShown);
    const sandboxed = Parts.inSandboxes(closed.map(({ element }) => element));
    const [frame] = closed;
    const place = joined?.frame ?? shown[0]?.holder ?? frame?.holder;
    if (!place) return null;
    const header = new Header(root, bodies.map(({ element }) => element));
    const sender = senderOf(header, table);
    const subject = subjectOf(table, header);
    const banner = table.banner ? header.first(table.banner.css) : null;
    return {
      id: idOf(table, root),
      root,
      sender,
      replyTo: table.hooks?.replyTo?.(header) ?? mailboxes(header, table.replyTo ?? []),
      authentication: table.hooks?.authentication?.(header, subject) ?? { results: [] },
      subject,
      attachments: attachmentsOf(table, header),
      parts: shown.flatMap(({ element }) => table.hooks?.parts?.(element) ?? [{ element, quoted: false }]),
      beside: table.hooks?.beside?.() ?? [],
      joined: [...(joined?.parts ?? []), ...sandboxed.parts],
      bannerBefore: banner ?? place,
      problems: [
        ...(sender.address ? [] : /** @type {const} */ (["sender"])),
        ...(joined?.problems ?? []),
        ...(sandboxed.isComplete ? [] : /** @type {const} */ (["frame"])),
      ],
    };
  }

  /** @param {Table} table @param {Header} header */
  function subjectOf(table, header) {
    const own = header.text(table.subject);
    if (own !== "" || !table.subject) return own;
    // A thread has one subject, above its messages.
    const page = Dom.first("html");
    const bodies = bodiesIn(table).map(({ element }) => element);
    return page ? new Header(page, bodies).text(table.subject) : "";
  }

  /** @param {Table} table @param {Header} header */
  function attachmentsOf(table, header) {
    if (table.hooks?.attachments) return table.hooks.attachments(header);
    const names = table.attachments ? header.all(table.attachments.css) : [];
    return names.map((element) => Dom.text(element).trim()).filter((name) => name !== "");
  }

  /** @param {Table} table @param {Element} root */
  function idOf(table, root) {
    if (table.hooks?.id) return table.hooks.id(root);
    return table.id ? Dom.attribute(root, table.id) ?? "" : "";
  }

  /** @param {Table} table @returns {Record<string, Fact>} */
  function factsOf(table) {
    /** @type {[string, Fact[]][]} */
    const rows = [
      ["markup", maybe(table.markup)], ["message", [table.message]], ["sender", table.sender],
      ["name", maybe(table.senderName)], ["replyTo", table.replyTo ?? []], ["subject", maybe(table.subject)],
      ["attachments", maybe(table.attachments)], ["body", table.body], ["banner", maybe(table.banner)],
      ["frame", table.join?.frames ?? []], ["own frame", maybe(table.frame)],
    ];
    const code = Object.entries(table.code ?? {}).map(([name, fact]) => [`code ${name}`, fact]);
    const facts = rows.flatMap(([use, facts]) => facts.map((fact, index) => [`${use} ${index + 1}`, fact]));
    return { ...Object.fromEntries([...facts, ...code]), ...table.leads };
  }

  /** @param {Fact | undefined} fact */
  function maybe(fact) {
    return fact ? [fact] : [];
  }

  /**
   * A webmail may show mails in a view that is not read; there all markup may be the mail's.
   * @param {Table} table
   */
  function isRead(table) {
    return table.hooks?.isPage?.() !== false;
  }

  /**
   * A page shows a message, but not in the way the table says. A draft is nothing to read.
   * @param {Table} table
   * @returns {Problem[]}
   */
  function problemsOf(table) {
    if (!isRead(table)) return ["view"];
    const roots = rootsOf(table).filter((root) => Visibility.isShown(root) && !Dom.first(EDITOR, root));
    const read = roots.filter((root) => message(table, root) !== null);
    const isLost = read.length < roots.length && !table.mayBeEmpty;
    const isOrphan = roots.length === 0 && [...bodiesIn(table), ...closedBodies(table)].some(isShown);
    return isLost || isOrphan ? ["layout"] : [];
  }

  /**
   * @param {Table} table
   * @returns {Webmail}
   */
  function make(table) {
    return {
      name: table.name,
      hosts: table.hosts,
      selfHosted: table.selfHosted ?? false,
      frame: table.frame?.css ?? null,
      join: table.join ?? null,
      rewrites: table.rewrites ?? [],
      confirms: true,
      facts: factsOf(table),
      isHere: () => location.pathname.includes(table.path ?? "/")
        && Dom.deep((table.markup ?? table.message).css).length > 0 && isRead(table),
      messages() {
        const roots = isRead(table) ? rootsOf(table).slice(0, MAX_MESSAGES) : [];
        return roots.flatMap((root) => message(table, root) ?? []);
      },
      problems: () => problemsOf(table),
    };
  }

  return { make };
})();
