// Types of what pack makes for the page, and of what the page's wasm adds. Not shipped.

/** extension/_locales/en/messages.json */
declare const WORDS: Words;
/** tests/mail */
declare const SAMPLES: { name: string; source: string }[];
/** The wasm in base64. */
declare const CORE: string;

/** src/playground */
type PageCore = typeof wasm_bindgen & { open_page(samples: typeof SAMPLES): void };
