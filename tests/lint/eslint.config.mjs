// What the type checker does not see, for the extension's and the page's JavaScript. `./build.sh test` runs
// it. Few rules: each keeps a promise of the project or catches a common mistake.

const noHtml = [
  {
    selector: "AssignmentExpression > MemberExpression.left[property.name=/^(innerHTML|outerHTML|srcdoc)$/]",
    message: "Text of a mail reaches a page by textContent alone.",
  },
  {
    selector: "CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|write|writeln)$/]",
    message: "Text of a mail reaches a page by textContent alone.",
  },
];

const noNetwork = [
  {
    selector: "CallExpression[callee.name='fetch']:not([arguments.0.callee.property.name='getURL'])",
    message: "Nothing but the extension's own files is fetched.",
  },
  {
    selector: "CallExpression[callee.property.name='sendBeacon']",
    message: "Nothing leaves the tab.",
  },
];

const domByPrototypes = {
  selector: "CallExpression[callee.object.name='document'][callee.property.name=/^(querySelector|getElement|createElement)/]",
  message: "A mail can shadow what document has: dom.js can't be fooled so.",
};

export default [
  {
    files: ["extension/**/*.js", "www/**/*.js"],
    languageOptions: { ecmaVersion: 2022, sourceType: "script" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "array-callback-return": "error",
      "eqeqeq": "error",
      "no-console": ["error", { allow: ["error"] }],
      "no-eval": "error",
      "no-fallthrough": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-restricted-globals": ["error", "EventSource", "WebSocket", "XMLHttpRequest"],
      "no-restricted-syntax": ["error", ...noHtml, ...noNetwork],
      "no-self-compare": "error",
      "no-throw-literal": "error",
      "no-unsafe-finally": "error",
      "no-var": "error",
      "prefer-const": "error",
      "strict": ["error", "global"],
    },
  },
  {
    files: ["extension/content/**/*.js"],
    ignores: ["extension/content/page/dom.js"],
    rules: { "no-restricted-syntax": ["error", ...noHtml, ...noNetwork, domByPrototypes] },
  },
];
