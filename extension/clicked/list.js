"use strict";
// The list of steps: each with a box to tick, its reason, and the way to it.

const ClickedList = (() => {
  /**
   * Where the step is done: the service's own page on it, where one is known; else its front door.
   * @param {ClickedStep} step
   * @param {ClickedService | null} service
   * @param {ServiceLink[]} links
   */
  function ways({ id, account }, service, links) {
    const known = links.filter(({ step }) => step === id).map(({ address }) => ClickedLinks.explained(service?.name ?? "", address));
    if (id === "report" && service?.report) known.push(ClickedLinks.reported(service.name, service.report));
    if (known.length === 0 && account) known.push(ClickedLinks.account(service?.genuine ?? null));
    return known;
  }

  /**
   * In the language's own digits, as the count of steps above the list. For the eye: to others the
   * list itself says it.
   * @param {number} number
   */
  function numbered(number) {
    const node = document.createElement("span");
    node.setAttribute("aria-hidden", "true");
    node.textContent = `${new Intl.NumberFormat(interfaceLanguage()).format(number)}. `;
    return node;
  }

  /**
   * @param {ClickedStep} step
   * @param {number} number
   * @param {boolean} isDone
   * @param {(isDone: boolean) => void} onTick
   * @param {Node[]} content
   */
  function item({ id }, number, isDone, onTick, content) {
    const entry = document.createElement("li");
    entry.dataset.step = id;
    const box = document.createElement("input");
    box.type = "checkbox";
    box.id = `step-${id}`;
    box.checked = isDone;
    box.setAttribute("aria-describedby", `why-${id}`);
    box.addEventListener("change", () => onTick(box.checked));
    const label = document.createElement("label");
    label.className = "step";
    label.htmlFor = box.id;
    label.append(numbered(number), say(`clk_step_${id}`));
    const why = document.createElement("p");
    why.id = `why-${id}`;
    why.textContent = say(`clk_why_${id}`);
    const text = document.createElement("div");
    text.className = "text";
    text.append(label, why, ...content);
    entry.append(box, text);
    return entry;
  }

  /**
   * A part of the list, with its title; its numbers go on from those of the parts before.
   * @param {ClickedTime} time
   * @param {number} start
   * @param {HTMLElement[]} items
   */
  function part(time, start, items) {
    const title = document.createElement("h3");
    title.id = `time-${time}`;
    title.textContent = say(`clk_time_${time}`);
    const list = document.createElement("ol");
    list.start = start;
    list.setAttribute("aria-labelledby", title.id);
    list.append(...items);
    return [title, list];
  }

  /**
   * All parts of the list that hold something.
   * @param {ClickedStep[]} steps in the order of their times
   * @param {(step: ClickedStep, number: number) => HTMLElement} itemOf
   */
  function parts(steps, itemOf) {
    const byTime = ClickedSteps.TIMES.map((time) => steps.filter((step) => step.time === time));
    return byTime
      .filter((some) => some.length > 0)
      .flatMap((some) => {
        const start = steps.indexOf(some[0]) + 1;
        return part(some[0].time, start, some.map((step, index) => itemOf(step, start + index)));
      });
  }

  return { ways, item, parts };
})();
