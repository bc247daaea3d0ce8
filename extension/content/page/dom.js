"use strict";
// DOM access that a hostile mail can't bend. A named `<img name=body>` or `<input name=action>`
// shadows properties of `document` and of forms, in content scripts too; the prototypes' own
// methods are not shadowed.

const Dom = (() => {
  const documentQueryAll = Document.prototype.querySelectorAll;
  const createElement = Document.prototype.createElement;
  const createElementNS = Document.prototype.createElementNS;
  const adoptNode = Document.prototype.adoptNode;
  const attachShadow = Element.prototype.attachShadow;
  const HTML = "http://www.w3.org/1999/xhtml";
  const elementQueryAll = Element.prototype.querySelectorAll;
  const fragmentQueryAll = DocumentFragment.prototype.querySelectorAll;
  const getAttribute = Element.prototype.getAttribute;
  const closestElement = Element.prototype.closest;
  const containsNode = Node.prototype.contains;
  const insertBefore = Node.prototype.insertBefore;
  const getRootNode = Node.prototype.getRootNode;
  const getBoundingClientRect = Element.prototype.getBoundingClientRect;

  /**
   * @param {PropertyDescriptor | undefined} descriptor
   * @returns {(node: Node) => any}
   */
  function getter(descriptor) {
    const get = /** @type {() => any} */ (descriptor?.get);
    return (node) => get.call(node);
  }

  /**
   * @param {object} prototype
   * @param {string} name
   */
  function property(prototype, name) {
    return getter(Object.getOwnPropertyDescriptor(prototype, name));
  }

  /** @type {(node: Node) => Node | null} */
  const firstChild = property(Node.prototype, "firstChild");
  /** @type {(node: Node) => Node | null} */
  const nextSibling = property(Node.prototype, "nextSibling");
  /** @type {(node: Node) => Node | null} */
  const parentNode = property(Node.prototype, "parentNode");
  /** @type {(node: Node) => number} */
  const nodeType = property(Node.prototype, "nodeType");
  /** @type {(node: Node) => string} */
  const localName = property(Element.prototype, "localName");
  /** @type {(node: Node) => number} */
  const scrollTop = property(Element.prototype, "scrollTop");
  /** @type {(node: Node) => number} */
  const scrollHeight = property(Element.prototype, "scrollHeight");
  /** @type {(node: Node) => string} */
  const text = property(Node.prototype, "textContent");
  /** @type {(node: Node) => string} */
  const baseUri = property(Node.prototype, "baseURI");
  /** @type {(node: Node) => boolean} */
  const isConnected = property(Node.prototype, "isConnected");
  /** @type {(node: Node) => string | null} */
  const namespace = property(Element.prototype, "namespaceURI");
  /** @type {(node: Node) => Document | null} */
  const ownerDocument = property(Node.prototype, "ownerDocument");
  /** @type {(node: Node) => (Window & typeof globalThis) | null} */
  const viewOf = property(Document.prototype, "defaultView");
  /** @type {(node: Node) => string} */
  const documentUrl = property(Document.prototype, "URL");
  /** @type {(node: Node) => Document | null} */
  const frameDocument = property(HTMLIFrameElement.prototype, "contentDocument");
  /** @type {(node: Node) => Window | null} */
  const frameWindow = property(HTMLIFrameElement.prototype, "contentWindow");

  /** @param {Element | Document | ShadowRoot} root @returns {typeof elementQueryAll} */
  function queryOf(root) {
    if (nodeType(root) === Node.ELEMENT_NODE) return elementQueryAll;
    return nodeType(root) === Node.DOCUMENT_NODE ? documentQueryAll : fragmentQueryAll;
  }

  /**
   * All matches in the document, or inside `root`.
   * @param {string} selector
   * @param {Element | Document | ShadowRoot} [root]
   * @returns {Element[]}
   */
  function all(selector, root = document) {
    return Array.from(queryOf(root).call(root, selector));
  }

  /**
   * The first match in the document, or inside `root`.
   * @param {string} selector
   * @param {Element | Document | ShadowRoot} [root]
   * @returns {Element | null}
   */
  function first(selector, root) {
    return all(selector, root)[0] ?? null;
  }

  /**
   * What an element holds of its own: the document of a frame of the same origin, or a shadow root.
   * @param {Element} element
   * @returns {Document | ShadowRoot | null}
   */
  function inside(element) {
    return localName(element) === "iframe" ? frameDocument(element) : shadowRootOf(element);
  }

  /**
   * All matches of a path that may lead into frames and shadow roots: `iframe.mail >>> body`.
   * Each comes with the element of `root`'s own tree that holds it.
   * @param {string} path
   * @param {Element | Document | ShadowRoot} [root]
   * @returns {Held[]}
   */
  function deep(path, root) {
    const [step, ...rest] = path.split(" >>> ");
    const found = step === ":scope" && root && isElement(root) ? [root] : all(step, root);
    if (rest.length === 0) return found.map((element) => ({ element, holder: element }));
    return found.flatMap((holder) => {
      const inner = inside(holder);
      return inner ? deep(rest.join(" >>> "), inner).map(({ element }) => ({ element, holder })) : [];
    });
  }

  /**
   * Frames at the end of such a path that can't be looked into, where the path asks for the whole
   * of what they hold.
   * @param {string} path
   * @param {Element | Document | ShadowRoot} [root]
   * @returns {Held[]}
   */
  function closedFrames(path, root) {
    const [, outer] = /^(.+) >>> body$/.exec(path) ?? [];
    if (!outer) return [];
    return deep(outer, root).filter(({ element }) => localName(element) === "iframe" && inside(element) === null);
  }

  /** @param {Element} element @param {string} name @returns {string | null} */
  const attribute = (element, name) => getAttribute.call(element, name);
  /** @param {Element} element @param {string} selector @returns {Element | null} */
  const closest = (element, selector) => closestElement.call(element, selector);
  /** @param {Node} outer @param {Node} inner @returns {boolean} */
  const contains = (outer, inner) => containsNode.call(outer, inner);

  /** @param {Node} node @returns {Node} */
  const root = (node) => getRootNode.call(node);
  /** @param {Element} element @returns {DOMRect} */
  const box = (element) => getBoundingClientRect.call(element);
  /** @param {Node} parent @param {Node} node @param {Node | null} before */
  const insert = (parent, node, before) => void insertBefore.call(parent, node, before);

  /**
   * The window that shows a node, or null.
   * @param {Node} node
   */
  function windowOf(node) {
    const owner = nodeType(node) === Node.DOCUMENT_NODE ? node : ownerDocument(node);
    return owner && viewOf(owner);
  }

  /**
   * The address of the document that an element is in.
   * @param {Element} element
   */
  function addressOf(element) {
    return documentUrl(ownerDocument(element) ?? document);
  }

  /**
   * Innermost first, within the element's own tree.
   * @param {Element} element
   */
  function ancestors(element) {
    /** @type {Element[]} */
    const found = [];
    for (let node = parentNode(element); node && isElement(node); node = parentNode(node)) found.push(node);
    return found;
  }

  /**
   * Without the words of the buttons and labels inside.
   * @param {Element} element
   */
  function ownText(element) {
    let own = "";
    for (let node = firstChild(element); node; node = nextSibling(node)) {
      if (nodeType(node) === Node.TEXT_NODE) own += text(node);
    }
    return own;
  }

  /**
   * Whether an element stands in one of the others. Linear, however many a mail brings.
   * @param {Element} element
   * @param {Set<Element>} others
   */
  function isWithin(element, others) {
    for (let node = parentNode(element); node && isElement(node); node = parentNode(node)) {
      if (others.has(node)) return true;
    }
    return false;
  }

  /**
   * Whether an element is part of something that is being written.
   * @param {Element} element
   */
  function isInEditor(element) {
    return closest(element, '[contenteditable]:not([contenteditable="false" i])') !== null;
  }

  /**
   * @template {keyof HTMLElementTagNameMap} K
   * @param {K} name
   * @param {string} [className]
   * @returns {HTMLElementTagNameMap[K]}
   */
  function create(name, className) {
    const element = /** @type {HTMLElementTagNameMap[K]} */ (createElement.call(document, name));
    if (className) element.className = className;
    return element;
  }

  /**
   * An element of our own with a root that no script of the page sees. A script may have claimed its name
   * (`customElements.define`): made in the page's document it would be that script's element, which then
   * hands it the root (`attachInternals`) or has none. So it is made in a document without a page.
   * @param {string} name
   * @param {Element} [near] in whose document it will stand; none: in the page's
   */
  function createHost(name, near) {
    const host = /** @type {HTMLElement} */ (createElementNS.call(new Document(), HTML, name));
    const shadow = attachShadow.call(host, { mode: "closed" });
    adoptNode.call((near && ownerDocument(near)) ?? document, host);
    return { host, shadow };
  }

  /**
   * Does what may touch elements of a document that has gone with its frame. Firefox forbids that ("can't access
   * dead object"), and nothing is left to do there.
   * @param {() => void} act
   */
  function ifAlive(act) {
    try {
      act();
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }

  /** @param {string} name @returns {SVGElement} */
  function createSvg(name) {
    const namespace = "http://www.w3.org/2000/svg";
    return /** @type {SVGElement} */ (createElementNS.call(document, namespace, name));
  }

  /** @param {Node} node @returns {node is Element} */
  function isElement(node) {
    return nodeType(node) === Node.ELEMENT_NODE;
  }

  return {
    first, all, inside, deep, closedFrames, frameWindow, attribute, closest, contains, isWithin, isInEditor, create, createSvg, isElement,
    firstChild, nextSibling, parentNode, localName, text, ownText, baseUri, isConnected,
    namespace, nodeType, root, box, scrollTop, scrollHeight, insert, windowOf, addressOf, ancestors, createHost, ifAlive,
  };
})();
