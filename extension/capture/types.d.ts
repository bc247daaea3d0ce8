// The types of the page that shows how a webmail's page is built.

/** What stands in an element: others, the shape of a text, or how many more of the same were left out. */
type CapturedNode = CapturedElement | string | number;
/**
 * An attribute. `isName`: its value is what the page calls the element, as it is, to be masked; else
 * the value is a shape.
 */
type CapturedAttribute = { name: string; value: string; isName: boolean };
type CapturedElement = {
  tag: string;
  attributes: CapturedAttribute[];
  hidden: boolean;
  /** Whether it holds the mail's own words. */
  mail: boolean;
  children: CapturedNode[];
  /** `closed`: a frame that can't be looked into from here. */
  inside: "frame" | "shadow" | "closed" | null;
  inner: CapturedNode[];
};
/** What one frame of the tab tells. Addresses and words stay in the memory of the page that asked. */
type CapturedFrame = {
  isTop: boolean;
  root: CapturedElement | null;
  /** `address-1` in a shape is the first of them. */
  addresses: string[];
  words: string[];
  /** Whether all words are told. */
  isAll: boolean;
};
type SkeletonHead = { version: string; browser: string; date: string; host: string; adapter: string; problems: string[] };
