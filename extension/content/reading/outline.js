"use strict";
// What is worth reading in a body, found before anything is asked about its style, which is what
// costs time. A sender can fill a mail with whatever he likes: elements that hold no words, no link
// and no image cost next to nothing, links don't push one another out, and of too many words the
// first and the last are read.

const Outline = (() => {
  const LINKS = "a, area, form, button, input";
  /** Those that have words, and those that may be all there is of a link. */
  const IMAGES = "a img, button img, img[alt]:not([alt='']), input[alt]:not([alt='']), area[alt]:not([alt=''])";
  /** Nothing that stands in them is the mail's words. */
  const SKIPPED = new Set([
    "script", "style", "noscript", "template", "title", "head", "meta", "textarea", "select", "option",
  ]);
  /** Texts from the start of a body, and as many from its end. */
  const MAX_TEXTS = 15_000;
  /** Texts looked at in search of these. */
  const MAX_STEPS = 200_000;
  const MAX_IMAGES = 5_000;
  const MAX_WORDS = 300;
  const createTreeWalker = Document.prototype.createTreeWalker;

  /** @typedef {NonNullable<ReturnType<typeof Links.targetOf>>} Target */

  /**
   * @param {Node} node
   * @param {boolean} mustShow
   */
  function hasWords(node, mustShow) {
    const parent = Dom.parentNode(node);
    if (!parent || !Dom.isElement(parent) || SKIPPED.has(Dom.localName(parent))) return false;
    return /\S/.test(Dom.text(node)) && (!mustShow || mayShow(parent));
  }

  /**
   * What has no box of its own may show all the same.
   * @param {Element} element
   */
  function mayShow(element) {
    return Visibility.isShown(element) || getComputedStyle(element).display === "contents";
  }

  /**
   * Texts from one end on.
   * @param {() => Node | null} step
   * @param {(node: Node) => boolean} isWanted
   * @param {Node | null} stop
   * @returns {Work<{ found: Node[], isAll: boolean }>}
   */
  function* gather(step, isWanted, stop) {
    /** @type {Node[]} */
    const found = [];
    for (let steps = 0; steps < MAX_STEPS && found.length < MAX_TEXTS; steps += 1) {
      if (steps % Slices.STEPS === 0) yield;
      const node = step();
      if (!node || node === stop) return { found, isAll: true };
      if (isWanted(node)) found.push(node);
    }
    return { found, isAll: false };
  }

  /**
   * @param {Element} root
   * @param {(node: Node) => boolean} isWanted
   * @returns {Work<{ found: Node[], isAll: boolean }>}
   */
  function* fromBothEnds(root, isWanted) {
    const onward = createTreeWalker.call(document, root, NodeFilter.SHOW_TEXT);
    const head = yield* gather(() => onward.nextNode(), isWanted, null);
    if (head.isAll) return head;
    const back = createTreeWalker.call(document, root, NodeFilter.SHOW_TEXT);
    const stepBack = () => back.currentNode === root ? back.lastChild() : back.previousNode();
    const tail = yield* gather(stepBack, isWanted, onward.currentNode);
    return { found: [...head.found, ...tail.found], isAll: tail.isAll };
  }

  /**
   * Only where there are too many, those that nobody sees are told apart: that costs time.
   * @param {Element} root
   * @returns {Work<{ found: Node[], isAll: boolean }>}
   */
  function* textsOf(root) {
    const texts = yield* fromBothEnds(root, (node) => hasWords(node, false));
    return texts.isAll ? texts : yield* fromBothEnds(root, (node) => hasWords(node, true));
  }

  /**
   * @param {Element[]} roots
   * @param {number} limit
   */
  function* linksOf(roots, limit) {
    const all = [];
    for (const [at, element] of roots.flatMap((root) => [root, ...Dom.all(LINKS, root)]).entries()) {
      if (at % Slices.STEPS === 0) yield;
      const target = Links.targetOf(element);
      if (target) all.push({ element, target });
    }
    return yield* LinkChoice.of(
      all, limit, ({ target }) => target.href.slice(0, Links.MAX_HREF),
      ({ element }) => [Visibility.isShown(element), wordsOf(element)].join("\n"),
    );
  }

  /** @param {Element} element */
  const wordsOf = (element) => Dom.text(element).trim().slice(0, MAX_WORDS);

  /**
   * The first and the last.
   * @param {Element} root
   */
  function imagesOf(root) {
    const all = Dom.all(IMAGES, root);
    const isAll = all.length <= 2 * MAX_IMAGES;
    return { images: isAll ? all : [...all.slice(0, MAX_IMAGES), ...all.slice(-MAX_IMAGES)], isAll };
  }

  /**
   * What is read of a body, with all that it stands in.
   * @param {Element[]} roots the body's parts
   * @param {number} maxLinks
   */
  function* of(roots, maxLinks) {
    const links = yield* linksOf(roots, maxLinks);
    const found = links.chosen.map(({ element }) => /** @type {Node} */ (element));
    let isAll = links.isAll;
    for (const root of roots) {
      const texts = yield* textsOf(root);
      const images = imagesOf(root);
      for (const node of [...texts.found, ...images.images]) found.push(node);
      isAll &&= texts.isAll && images.isAll;
    }
    /** @type {Set<Node>} */
    const held = new Set(roots);
    for (const [at, node] of found.entries()) {
      if (at % Slices.STEPS === 0) yield;
      for (let one = /** @type {Node | null} */ (node); one && !held.has(one); one = Dom.parentNode(one)) held.add(one);
    }
    return {
      /** @param {Node} node */
      holds: (node) => held.has(node),
      /** @type {Map<Element, Target>} */
      links: new Map(links.chosen.map(({ element, target }) => [element, target])),
      isAll,
    };
  }

  return { of, SKIPPED };
})();
