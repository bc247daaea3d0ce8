"use strict";
// Where an element leads: links, image maps, forms, links in drawings. Targets are taken as the
// browser resolves them; a target that it can't parse is kept as written, being evidence itself. Links
// that the webmail turned into its own count as what they were, and a place in the same page is none.

const Links = (() => {
  /** Of longer addresses no more is read. */
  const MAX_HREF = 8_192;
  const XLINK = "http://www.w3.org/1999/xlink";
  const HTML = "http://www.w3.org/1999/xhtml";
  // Not by class: an element of another frame's document is of that frame's classes.
  const SVG = "http://www.w3.org/2000/svg";

  /** @param {object} prototype @returns {(element: Element) => string} */
  function hrefGetter(prototype) {
    const get = /** @type {() => string} */ (
      Object.getOwnPropertyDescriptor(prototype, "href")?.get
    );
    return (element) => get.call(element);
  }

  const anchorHref = hrefGetter(HTMLAnchorElement.prototype);
  const areaHref = hrefGetter(HTMLAreaElement.prototype);

  /** @param {Element} element @param {string | null} target */
  function resolved(element, target) {
    if (target === null) return null;
    try {
      return new URL(target, Dom.baseUri(element)).href;
    } catch {
      return target;
    }
  }

  /** @param {Element} element */
  function svgTarget(element) {
    return Dom.attribute(element, "href") ?? element.getAttributeNS(XLINK, "href");
  }

  /**
   * The link that an element is, or null. The walk fills in text and visibility.
   * @param {Element} element
   * @returns {{ kind: LinkKind, href: string } | null}
   */
  function targetOf(element) {
    const name = Dom.localName(element);
    if (Dom.namespace(element) === SVG) return name === "a" ? link(element, "svg", resolved(element, svgTarget(element))) : null;
    if (name === "a" && hasHref(element)) return link(element, "anchor", anchorHref(element));
    if (name === "area" && hasHref(element)) return link(element, "area", areaHref(element));
    if (name === "form") return make("form", resolved(element, Dom.attribute(element, "action")));
    if (name === "button" || name === "input") {
      return make("form", resolved(element, Dom.attribute(element, "formaction")));
    }
    return null;
  }

  /** @param {Element} element */
  function hasHref(element) {
    return Dom.namespace(element) === HTML && Dom.attribute(element, "href") !== null;
  }

  /** @param {Element} element @param {LinkKind} kind @param {string | null} href */
  function link(element, kind, href) {
    const was = href === null ? null : Rewrites.undone(href);
    return was === null || isInPage(element, was) ? null : make(kind, was);
  }

  /**
   * Whether an address is a place in the page that the link stands in, or in the webmail's page around
   * it, to which links of a frame without an address are resolved. The base is no measure of that: a mail
   * may bring one.
   * @param {Element} element
   * @param {string} href
   */
  function isInPage(element, href) {
    return isPlaceIn(location.href, href) || isPlaceIn(Dom.addressOf(element), href);
  }

  /** @param {string} page its address @param {string} href */
  function isPlaceIn(page, href) {
    const at = href.indexOf("#");
    return at !== -1 && page.split("#", 1)[0] === href.slice(0, at);
  }

  /**
   * Where a link leads that was read in a frame that this page can't look into; null: it is no link. Such a
   * frame does not know whose it is, nor to which page its links are resolved, if it has no address.
   * @param {Link} link
   */
  function ofFrame({ kind, href }) {
    // It may be cut.
    if (kind === "form" || href.length >= MAX_HREF) return href;
    const was = Rewrites.undone(href);
    return was === null || isPlaceIn(location.href, was) ? null : was;
  }

  /** @param {LinkKind} kind @param {string | null} href */
  function make(kind, href) {
    return href === null ? null : { kind, href };
  }

  /**
   * Whether a link still leads where the snapshot says.
   * @param {Element} element
   * @param {string} href
   */
  function leadsTo(element, href) {
    return targetOf(element)?.href.slice(0, MAX_HREF) === href;
  }

  return { targetOf, leadsTo, ofFrame, MAX_HREF };
})();
