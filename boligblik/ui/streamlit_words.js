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
  '[data-testid="stSkipLink"]',
  '[data-testid="stSelectbox"] button',
  '[data-testid="stSelectbox"] input',
  '[data-testid="stMultiSelect"] button',
  '[data-testid="stMultiSelect"] input',
  '[data-testid="stTextInput"] button',
  '[data-testid="stDateInput"]',
  '[data-testid="stDateInputPopover"]',
  '[data-testid^="stNumberInput"] button',
  '[data-testid="stElementToolbar"]',
  '[data-testid="stDataFrameColumnMenu"]',
  '[data-testid="stTable"] [role="region"]',
  '[data-testid="stToast"] button',
  '[data-testid="stTabs"] button',
  '[data-testid="stPagination"]',
  '[data-testid="stConnectionStatus"]',
  '[data-testid="stTooltipHoverTarget"] button',
  '[data-testid="stTooltipIcon"]',
  '[role="listbox"]',
  '[role="dialog"] > h2',
  '[role="dialog"] > h2 + div',
  '[role="dialog"] > button',
  'a[href="#main"]',
].join(", ");
const ATTRIBUTES = ["aria-label", "title", "placeholder", "aria-description"];

function translated(text, words, patterns) {
  const plain = text.trim();
  if (words[plain]) return text.replace(plain, words[plain]);
  for (const [pattern, danish] of patterns) {
    if (pattern.test(plain)) return plain.replace(pattern, danish);
  }
  return text;
}

function translate(root, words, patterns) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const danish = translated(node.nodeValue, words, patterns);
    if (danish !== node.nodeValue) node.nodeValue = danish;
  }
  for (const element of [root, ...root.querySelectorAll("*")]) {
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name);
      if (value === null) continue;
      const danish = translated(value, words, patterns);
      if (danish !== value) element.setAttribute(name, danish);
    }
  }
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

function followWords({ language, words, patterns }) {
  document.documentElement.lang = language;
  if (language !== "da") return () => {};
  const compiled = Object.entries(patterns).map(
    ([pattern, danish]) => [new RegExp(pattern), danish]
  );
  const all = () => document.querySelectorAll(PLACES).forEach(
    (root) => translate(root, words, compiled)
  );
  all();
  const observer = new MutationObserver(all);
  observer.observe(document.body, {
    childList: true, subtree: true, characterData: true,
    attributes: true, attributeFilter: ATTRIBUTES,
  });
  return () => observer.disconnect();
}

export default function (component) {
  const stop = [followWords(component.data), followColours(component)];
  return () => stop.forEach((each) => each());
}
