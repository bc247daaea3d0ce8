"use strict";
// Two mails to try, drawn in the page: read, checked and painted by what reads, checks and paints in
// a webmail. Nothing in them opens.

const Samples = (() => {
  /** @param {Element} mail @param {string} className */
  const textOf = (mail, className) => mail.querySelector(`.${className}`)?.textContent ?? "";

  /** @param {Element} mail @returns {OpenMessage} */
  function opened(mail) {
    const body = /** @type {Element} */ (mail.querySelector(".body"));
    return {
      id: mail.id,
      root: mail,
      sender: {
        name: { value: textOf(mail, "sender"), from: "text" },
        address: { value: textOf(mail, "address"), from: "text" },
      },
      replyTo: [],
      authentication: { results: [] },
      subject: textOf(mail, "subject"),
      attachments: [],
      parts: [{ element: body, quoted: false }],
      joined: [],
      bannerBefore: body,
      problems: [],
    };
  }

  /** @type {{ remove(): void }[]} */
  let painted = [];

  /**
   * By the core's own knowledge: rules of the user's would only confuse here.
   * @param {Element} mail
   */
  async function check(mail) {
    const message = opened(mail);
    const { snapshot, elements } = SnapshotReader.read(message);
    const { verdict, view } = await Core.run("analyze", snapshot, null);
    /** @type {HTMLElement} */ (mail).dataset.verdict = verdict;
    if (!view) return;
    const panel = { view, unread: [], allowed: [], canAllow: false };
    const banner = new Banner.MessageBanner(panel, { allow: () => {}, disallow: () => {}, hide: null, draft: null });
    banner.place(message.bannerBefore);
    const marks = new Marks.MessageMarks(view.marks);
    marks.sync(snapshot.links, elements);
    painted.push(banner, marks);
  }

  /** Checks and paints them, in the language that the page speaks now. */
  async function show() {
    for (const one of painted) one.remove();
    painted = [];
    for (const mail of document.querySelectorAll(".mail")) await check(mail);
  }

  /** Also when a held link was gone on with. */
  function start() {
    for (const mail of document.querySelectorAll(".mail")) {
      for (const type of ["click", "auxclick"]) mail.addEventListener(type, keepHere);
    }
  }

  /** @param {Event} event */
  function keepHere(event) {
    if (/** @type {Element} */ (event.target).closest("a")) event.preventDefault();
  }

  return { start, show };
})();
