"use strict";
// DOM access that a hostile mail can't bend. A named `<img name=body>` or `<input name=action>`
// shadows properties of `document` and of forms, in content scripts too; the prototypes' own
// methods are not shadowed.

const Dom = (() => {
  const documentQuery = Document.prototype.querySelector;
  const documentQueryAll = Document.prototype.querySelectorAll;
  const createElement = Document.prototype.createElement;
  const createElementNS = Document.prototype.createElementNS;
  const elementQuery = Element.prototype.querySelector;
  const elementQueryAll = Element.prototype.querySelectorAll;
  const getAttribute = Element.prototype.getAttribute;
  const closestElement = Element.prototype.closest;
  const containsNode = Node.prototype.contains;

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
  /** @type {(node: Node) => string} */
  const text = property(Node.prototype, "textContent");
  /** @type {(node: Node) => string} */
  const baseUri = property(Node.prototype, "baseURI");
  /** @type {(node: Node) => boolean} */
  const isConnected = property(Node.prototype, "isConnected");

  /**
   * The first match in the document, or inside `root`.
   * @param {string} selector
   * @param {Element} [root]
   * @returns {Element | null}
   */
  function first(selector, root) {
    return root ? elementQuery.call(root, selector) : documentQuery.call(document, selector);
  }

  /**
   * All matches in the document, or inside `root`.
   * @param {string} selector
   * @param {Element} [root]
   * @returns {Element[]}
   */
  function all(selector, root) {
    const found = root
      ? elementQueryAll.call(root, selector)
      : documentQueryAll.call(document, selector);
    return Array.from(found);
  }

  /** @param {Element} element @param {string} name @returns {string | null} */
  const attribute = (element, name) => getAttribute.call(element, name);
  /** @param {Element} element @param {string} selector @returns {Element | null} */
  const closest = (element, selector) => closestElement.call(element, selector);
  /** @param {Node} outer @param {Node} inner @returns {boolean} */
  const contains = (outer, inner) => containsNode.call(outer, inner);

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
    first, all, attribute, closest, contains, create, createSvg, isElement,
    firstChild, nextSibling, parentNode, localName, text, baseUri, isConnected,
    nodeType,
  };
})();
