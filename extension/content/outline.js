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
  /** The host of an address, and hosts in it: it may lead on to them. */
  const HOSTS = /(?:https?|ftp)(?::|%3a)(?:\/|%2f){2}[^/?#&%\s]*/gi;
  const createTreeWalker = Document.prototype.createTreeWalker;

  /** @typedef {NonNullable<ReturnType<typeof Links.targetOf>>} Target */
  /** @typedef {{ element: Element, target: Target, href: string, nth: number, repeats: boolean }} Candidate */

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
   * @returns {{ found: Node[], isAll: boolean }}
   */
  function gather(step, isWanted, stop) {
    /** @type {Node[]} */
    const found = [];
    for (let steps = 0; steps < MAX_STEPS && found.length < MAX_TEXTS; steps += 1) {
      const node = step();
      if (!node || node === stop) return { found, isAll: true };
      if (isWanted(node)) found.push(node);
    }
    return { found, isAll: false };
  }

  /**
   * @param {Element} root
   * @param {(node: Node) => boolean} isWanted
   */
  function fromBothEnds(root, isWanted) {
    const onward = createTreeWalker.call(document, root, NodeFilter.SHOW_TEXT);
    const head = gather(() => onward.nextNode(), isWanted, null);
    if (head.isAll) return head;
    const back = createTreeWalker.call(document, root, NodeFilter.SHOW_TEXT);
    const stepBack = () => back.currentNode === root ? back.lastChild() : back.previousNode();
    const tail = gather(stepBack, isWanted, onward.currentNode);
    return { found: [...head.found, ...tail.found], isAll: tail.isAll };
  }

  /**
   * Only where there are too many, those that nobody sees are told apart: that costs time.
   * @param {Element} root
   */
  function textsOf(root) {
    const texts = fromBothEnds(root, (node) => hasWords(node, false));
    return texts.isAll ? texts : fromBothEnds(root, (node) => hasWords(node, true));
  }

  /**
   * Links, each with how many before it lead to the same hosts.
   * @param {Element[]} elements
   */
  function counted(elements) {
    /** @type {Map<string, number>} */
    const groups = new Map();
    /** @type {Candidate[]} */
    const candidates = [];
    for (const element of elements) {
      const target = Links.targetOf(element);
      if (!target) continue;
      const href = target.href.slice(0, Links.MAX_HREF);
      const group = href.match(HOSTS)?.join(" ").toLowerCase() ?? href;
      const nth = groups.get(group) ?? 0;
      groups.set(group, nth + 1);
      candidates.push({ element, target, href, nth, repeats: false });
    }
    return candidates;
  }

  /**
   * Of too many, the first of each group come before the second of any. What says the same once more
   * comes last and is no loss.
   * @param {Element} root
   * @param {number} limit
   */
  function linksOf(root, limit) {
    const all = counted([root, ...Dom.all(LINKS, root)]);
    if (all.length <= limit) return { links: all, isAll: true };
    const said = new Set();
    for (const link of all) {
      const saying = [link.href, Visibility.isShown(link.element), wordsOf(link.element)].join("\n");
      link.repeats = said.has(saying);
      said.add(saying);
    }
    all.sort((a, b) => Number(a.repeats) - Number(b.repeats) || a.nth - b.nth);
    return { links: all.slice(0, limit), isAll: said.size <= limit };
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
   * What of a body is read, with all that it stands in.
   * @param {Element} root
   * @param {number} maxLinks
   */
  function of(root, maxLinks) {
    const texts = textsOf(root);
    const { links, isAll } = linksOf(root, maxLinks);
    const { images, isAll: isEveryImage } = imagesOf(root);
    /** @type {Set<Node>} */
    const held = new Set([root]);
    for (const node of [...texts.found, ...links.map(({ element }) => element), ...images]) {
      for (let at = /** @type {Node | null} */ (node); at && !held.has(at); at = Dom.parentNode(at)) held.add(at);
    }
    return {
      /** @param {Node} node */
      holds: (node) => held.has(node),
      /** @type {Map<Element, Target>} */
      links: new Map(links.map(({ element, target }) => [element, target])),
      isAll: texts.isAll && isAll && isEveryImage,
    };
  }

  return { of, SKIPPED };
})();
