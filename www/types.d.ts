// Types of what pack makes for the page, and of what the page's wasm adds. Not shipped.

/** extension/_locales/en/messages.json */
declare const WORDS: Record<
  string,
  { message: string; placeholders?: Record<string, { content: string }> }
>;
/** tests/mail */
declare const SAMPLES: { name: string; source: string }[];
/** The wasm in base64. */
declare const CORE: string;

declare const wasm_bindgen: {
  (options: { module_or_path: Uint8Array }): Promise<unknown>;
  open_page(samples: typeof SAMPLES): void;
  version(): string;
};
