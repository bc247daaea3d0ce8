"use strict";
// The services that the user uses, as chips to tick: those that most people use first, the others on
// request. The options and the welcome page both show it.

const Exchanges = (() => {
  /** So many can be seen from the start, beside those that are ticked. */
  const FIRST = 21;

  /** @param {string} a @param {string} b */
  const isSame = (a, b) => a.toLowerCase() === b.toLowerCase();

  /**
   * The names that are on the list come first, each part in the order that it had.
   * @param {string[]} names
   * @param {string[]} own
   */
  function ownFirst(names, own) {
    /** @param {string} name */
    const isOwn = (name) => own.some((one) => isSame(one, name));
    return [...names.filter(isOwn), ...names.filter((name) => !isOwn(name))];
  }

  /**
   * @param {string} name
   * @param {boolean} used
   */
  async function set(name, used) {
    await Settings.update((settings) => {
      const others = settings.exchanges.filter((one) => !isSame(one, name));
      return { ...settings, exchanges: used ? [...others, name] : others };
    });
  }

  /** What can be chosen: those that are still there for their users, most used first. */
  async function offered() {
    const brands = await Core.run("brands", undefined, null);
    const living = brands.filter(({ domains }) => domains.length > 0);
    return living.sort((a, b) => a.rank - b.rank);
  }

  /** The chips in a page, which keep their places while the settings change. */
  class Picker {
    /** @type {Map<string, { entry: HTMLElement, box: HTMLInputElement, isFirst: boolean }>} */
    #chips = new Map();
    #list = document.createElement("ul");
    #more = document.createElement("button");
    #find = document.createElement("div");
    #field = document.createElement("input");
    #label = document.createElement("label");
    #none = document.createElement("p");
    #isOpen = false;

    /**
     * @param {HTMLElement} place
     * @param {KnownBrand[]} brands most used first
     */
    constructor(place, brands) {
      this.#list.className = "chips";
      this.#list.id = `${place.id}-chips`;
      brands.forEach(({ name }, index) => this.#add(name, index < FIRST));
      this.#field.type = "search";
      this.#field.id = `${place.id}-find`;
      this.#field.autocomplete = "off";
      this.#field.spellcheck = false;
      this.#field.addEventListener("input", () => this.#sift());
      this.#label.htmlFor = this.#field.id;
      this.#none.className = "note";
      this.#none.setAttribute("role", "status");
      this.#find.className = "find";
      this.#find.append(this.#label, this.#field);
      this.#more.type = "button";
      this.#more.className = "small more";
      this.#more.setAttribute("aria-controls", this.#list.id);
      this.#more.addEventListener("click", () => this.#turn());
      place.replaceChildren(this.#find, this.#list, this.#none, this.#more);
      this.speak();
    }

    /** Puts its words in the language that the page speaks now. */
    speak() {
      this.#label.textContent = say("my_find");
      this.#more.textContent = say(this.#isOpen ? "my_fewer" : "my_more");
      this.#more.setAttribute("aria-expanded", String(this.#isOpen));
      this.#find.hidden = !this.#isOpen;
      this.#sift();
    }

    /** @param {string} name @param {boolean} isFirst */
    #add(name, isFirst) {
      const entry = document.createElement("li");
      const label = document.createElement("label");
      const box = document.createElement("input");
      const text = document.createElement("span");
      label.className = "chip";
      box.type = "checkbox";
      box.dataset.exchange = name;
      box.addEventListener("change", () => void set(name, box.checked));
      text.dir = "auto";
      text.textContent = name;
      label.append(box, text);
      entry.append(label);
      this.#list.append(entry);
      this.#chips.set(name.toLowerCase(), { entry, box, isFirst });
    }

    /** @param {string[]} used */
    show(used) {
      // A name that this version does not know can be taken off as well.
      for (const name of used) if (!this.#chips.has(name.toLowerCase())) this.#add(name, false);
      const names = new Set(used.map((name) => name.toLowerCase()));
      for (const [name, { box }] of this.#chips) box.checked = names.has(name);
      this.#sift();
    }

    #sift() {
      const wanted = this.#isOpen ? this.#field.value.trim().toLowerCase() : "";
      let seen = 0;
      for (const [name, { entry, box, isFirst }] of this.#chips) {
        const isWanted = this.#isOpen ? name.includes(wanted) : isFirst || box.checked;
        // What has the focus stays: it may just have been unticked.
        entry.hidden = !isWanted && !entry.contains(document.activeElement);
        if (isWanted) seen += 1;
      }
      this.#none.textContent = seen === 0 ? say("my_not_found") : "";
    }

    #turn() {
      this.#isOpen = !this.#isOpen;
      this.#field.value = "";
      this.#list.classList.toggle("open", this.#isOpen);
      this.speak();
      if (this.#isOpen) this.#field.focus();
    }
  }

  return { isSame, ownFirst, offered, Picker };
})();
