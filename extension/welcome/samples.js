"use strict";
// Two mails to guess at, drawn in the page: once guessed they are read, checked and painted by what
// reads, checks and paints in a webmail. Nothing in them opens.

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
      beside: [],
      bannerBefore: body,
      problems: [],
    };
  }

  /** @type {InstanceType<typeof Banner.MessageBanner>[]} */
  const banners = [];

  /**
   * By the core's own knowledge: rules of the user's would only confuse here.
   * @param {Element} mail
   */
  async function check(mail) {
    const message = opened(mail);
    const { snapshot, elements } = Slices.whole(SnapshotReader.read(message));
    const { verdict, view } = await Core.run("analyze", snapshot, null);
    /** @type {HTMLElement} */ (mail).dataset.verdict = verdict;
    if (!view) return;
    const panel = { view, unread: [], allowed: [], canAllow: false, contact: "" };
    const banner = new Banner.MessageBanner(panel, { allow: () => {}, disallow: () => {}, hide: null, draft: null, clicked: null });
    banner.place(message.bannerBefore);
    new Marks.MessageMarks(view.marks).sync(snapshot.links, elements, [message.bannerBefore]);
    banners.push(banner);
  }

  /** Checks and paints them. */
  async function show() {
    for (const mail of document.querySelectorAll(".mail")) await check(mail);
  }

  function start() {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", () => banners.forEach((banner) => banner.adaptTheme()));
    for (const mail of document.querySelectorAll(".mail")) {
      for (const type of ["click", "auxclick"]) mail.addEventListener(type, keepHere);
    }
  }

  /**
   * Also when a held link was gone on with.
   * @param {Event} event
   */
  function keepHere(event) {
    if (/** @type {Element} */ (event.target).closest("a")) event.preventDefault();
  }

  return { start, show };
})();
