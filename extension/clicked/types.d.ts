// The types of the page for who has already clicked.

/** What happened to somebody who followed a bad mail (clicked/steps.js). */
type Situation = "opened" | "password" | "phrase" | "signed" | "installed" | "sent";
type ClickedTime = "now" | "today" | "later";
type ClickedStep = { id: string; time: ClickedTime; when: Situation[]; account?: boolean };
/** `source`: the page that was read, on that `date`. */
type SourceRow = { source: string; date: string };
/** A service's own page on a step, https or mailto. */
type ServiceLink = SourceRow & { step: string; address: string };
/** An office that takes reports; `lang`: of its name. */
type Office = SourceRow & { country: string; name: string; lang: string; address?: string; phone?: string };
type ClickedSource = SourceRow & { title: string };
type ClickedService = { name: string; genuine: string | null; report: string | null };
/** clicked/services.json and clicked/authorities.json beside what the core knows. */
type ClickedKnowledge = {
  brands: ClickedService[];
  services: { brand: string; links: ServiceLink[] }[];
  wallets: string[];
  advice: (ClickedSource & { steps: string[] })[];
  authorities: Office[];
};
/** `country`: null until it is guessed or chosen. */
type ClickedState = { was: Situation[]; done: string[]; country: string | null };
