"use strict";
// Where the advice on the page comes from: what was read for the steps, links and offices that it shows.

const ClickedSources = (() => {
  /** @param {ClickedSource} source */
  function item({ title, source, date }) {
    const entry = document.createElement("li");
    const words = document.createElement("bdi");
    words.textContent = title;
    const day = new Intl.DateTimeFormat(interfaceLanguage(), { dateStyle: "medium", timeZone: "UTC" });
    const when = document.createElement("time");
    when.dateTime = date;
    when.textContent = day.format(new Date(date));
    entry.append(words, ": ", ClickedLinks.link(source, ClickedLinks.hostOf(source)), ", ", when);
    return entry;
  }

  /**
   * Each page once, however much was read there, by the title that comes first.
   * @param {ClickedSource[]} sources
   */
  function items(sources) {
    /** @param {ClickedSource} one @param {number} index */
    const isFirst = ({ source }, index) => sources.findIndex((one) => one.source === source) === index;
    return sources.filter(isFirst).map(item);
  }

  return { items };
})();
