// Streamlit's own words in Danish, and its colours told to the server when the system changes them.
// The words are looked for in the parts that Streamlit draws itself, and nowhere else.
const PLACES = [
  '[data-testid^="stFileUploader"]',
  '[data-testid^="stFileDropzone"]',
  '[data-testid="stHeader"]',
  '[data-testid="stToolbar"]',
  '[data-testid="stMainMenu"]',
  '[data-testid="stMainMenuPopover"]',
  '[data-testid="stStatusWidget"]',
  '[data-testid="stSidebarHeader"]',
  '[data-testid="stSidebarCollapseButton"]',
  '[data-testid="stExpandSidebarButton"]',
  '[data-testid="stSidebarNavViewButton"]',
  '[data-testid="InputInstructions"]',
  '[data-testid="stSkipToContent"]',
  '[data-testid="stSelectbox"] button',
  '[data-testid="stSelectbox"] input',
  '[data-testid="stMultiSelect"] button',
  '[data-testid="stMultiSelect"] input',
  '[data-testid="stTextInput"] button',
  '[data-testid="stDateInput"]',
  '[data-testid="stDateInputCalendar"]',
  '[data-testid^="stNumberInput"] button',
  '[data-testid="stElementToolbar"]',
  '[data-testid="stDataFrameColumnMenu"]',
  '[data-testid="stToast"] button',
  '[data-testid="stTabs"] button',
  '[data-testid="stPagination"]',
  '[data-testid="stConnectionStatus"]',
  '[role="listbox"]',
  '[role="dialog"] > h2',
  '[role="dialog"] > h2 + div',
  '[role="dialog"] > button',
].join(", ");
const DATES = '[data-testid="stDateInputField"], [data-testid="stDateInputCalendar"]';
const ATTRIBUTES = ["aria-label", "title", "placeholder", "aria-description"];

function translated(text, words, patterns) {
  const plain = text.trim();
  if (words[plain]) return text.replace(plain, words[plain]);
  for (const [pattern, danish] of patterns) {
    if (pattern.test(plain)) return plain.replace(pattern, danish);
  }
  return text;
}

// What stood there in English, so that the page can go back to English. It outlives this script's
// runs: Streamlit runs it anew when the language changes, and does not stop the run before.
const kept = (window.boligblikWords ??= { replaced: new WeakMap(), stop: () => {} });
const replaced = kept.replaced;

function keep(node, name, english, danish) {
  if (!replaced.has(node)) replaced.set(node, {});
  replaced.get(node)[name] = [english, danish];
}

function textsIn(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

// Attributes are read aloud and name Streamlit's parts all over the page; ours are Danish already.
function eachWord(change) {
  for (const place of document.querySelectorAll(PLACES)) {
    for (const node of textsIn(place)) {
      const next = change(node, "text", node.nodeValue);
      if (next !== node.nodeValue) node.nodeValue = next;
    }
  }
  for (const name of ATTRIBUTES) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      const value = element.getAttribute(name);
      const next = change(element, name, value);
      if (next !== value) element.setAttribute(name, next);
    }
  }
}

function backToEnglish(node, name, value) {
  const [english, danish] = replaced.get(node)?.[name] ?? [];
  return value === danish ? english : value;
}

// Streamlit draws itself anew in the other colours, but the charts' colours come from the server.
function followColours(component) {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const tell = () => setTimeout(
    () => component.setTriggerValue("colours", dark.matches ? "dark" : "light"), 150
  );
  dark.addEventListener("change", tell);
  return () => dark.removeEventListener("change", tell);
}

// Calendars and spoken dates are written in the language that the browser takes its user to want.
// Date fields ask for it as they come and when they are told of a change. They hear that once they
// are drawn, which takes its time on a busy machine, so each new one is told more than once.
function followDates(language) {
  const wanted = { da: "da-DK", en: "en-GB" }[language];
  Object.defineProperty(navigator, "language", { get: () => wanted, configurable: true });
  Object.defineProperty(navigator, "languages", { get: () => [wanted], configurable: true });
  const told = new WeakSet();
  const tellOnce = () => window.dispatchEvent(new Event("languagechange"));
  const tell = () => {
    const fresh = [...document.querySelectorAll(DATES)].filter((field) => !told.has(field));
    if (!fresh.length) return;
    fresh.forEach((field) => told.add(field));
    [0, 100, 400, 1600, 6400].forEach((milliseconds) => setTimeout(tellOnce, milliseconds));
  };
  tell();
  const observer = new MutationObserver(tell);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => observer.disconnect();
}

function followWords({ language, words, patterns }) {
  document.documentElement.lang = language;
  if (language !== "da") {
    eachWord(backToEnglish);
    return () => {};
  }
  const compiled = Object.entries(patterns).map(
    ([pattern, danish]) => [new RegExp(pattern), danish]
  );
  const intoDanish = (node, name, value) => {
    const danish = translated(value, words, compiled);
    if (danish !== value) keep(node, name, value, danish);
    return danish;
  };
  const all = () => eachWord(intoDanish);
  all();
  const observer = new MutationObserver(all);
  observer.observe(document.body, {
    childList: true, subtree: true, characterData: true,
    attributes: true, attributeFilter: ATTRIBUTES,
  });
  return () => observer.disconnect();
}

export default function (component) {
  kept.stop();
  const stops = [
    followWords(component.data),
    followDates(component.data.language),
    followColours(component),
  ];
  kept.stop = () => stops.forEach((stop) => stop());
  return kept.stop;
}
