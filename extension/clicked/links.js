"use strict";
// Links out of the page. Each shows the whole host that it leads to, opens beside the page, and tells
// nobody where it was found.

const ClickedLinks = (() => {
  /** @param {string} address */
  const hostOf = (address) => new URL(address).hostname;

  /**
   * @param {string} address https or mailto
   * @param {string} words
   */
  function link(address, words) {
    const node = document.createElement("a");
    node.href = address;
    node.textContent = words;
    if (!address.startsWith("https:")) return node;
    node.target = "_blank";
    node.rel = "noreferrer";
    const note = document.createElement("span");
    note.className = "unseen";
    note.textContent = ` ${say("clk_new_tab")}`;
    node.append(note);
    return node;
  }

  /** @param {...(Node | string)} content */
  function line(...content) {
    const node = document.createElement("p");
    node.className = "way";
    node.append(...content);
    return node;
  }

  /** @param {string} brand @param {string} address */
  function explained(brand, address) {
    if (address.startsWith("mailto:")) return reported(brand, address.slice("mailto:".length));
    return line(link(address, say("clk_link", [brand, hostOf(address)])));
  }

  /**
   * Where the service takes reports.
   * @param {string} brand
   * @param {string} to a mail address, or a page
   */
  function reported(brand, to) {
    const isPage = to.startsWith("https:");
    const words = say("clk_report_to", [brand, isPage ? hostOf(to) : to]);
    return line(link(isPage ? to : `mailto:${to}`, words));
  }

  /**
   * To the account, where nothing more is known than the service's own domain, or not even that.
   * @param {string | null} domain
   */
  function account(domain) {
    if (!domain) return line(say("clk_sign_in_other"));
    return line(link(`https://${domain}`, say("clk_sign_in", [domain])));
  }

  return { link, line, hostOf, explained, reported, account };
})();
