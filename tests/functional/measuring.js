// What a page shows, read in the browser: every function returns plain values for the tests.
(() => {
  const shown = (element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return box.width > 0 && box.height > 0 && style.visibility !== "hidden"
      && !element.closest('[aria-hidden="true"], [data-testid="stIconMaterial"]');
  };
  // What stands ready to be copied is written to its Danish reader in either language.
  const isToCopy = (element) => element.closest('[data-testid="stCode"]') !== null;
  const ownText = (element) => [...element.childNodes]
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.nodeValue).join(" ").replace(/\s+/g, " ").trim();
  const place = (element) => {
    const named = element.closest('[class*="st-key-"]');
    return named ? [...named.classList].find((name) => name.startsWith("st-key-")) : "";
  };
  const scrolls = (element) => {
    for (let around = element; around; around = around.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(around).overflowX)
        && around.dataset.testid !== "stMain") return true;
    }
    return false;
  };

  // Words that a person reads or hears: texts, and the attributes that are read aloud.
  const words = () => {
    const found = new Set();
    for (const element of document.querySelectorAll("body *")) {
      if (["SCRIPT", "STYLE", "NOSCRIPT"].includes(element.tagName) || isToCopy(element)) continue;
      const text = ownText(element);
      if (text && shown(element)) found.add(text);
      for (const name of ["aria-label", "title", "placeholder", "alt", "aria-description"]) {
        const value = element.getAttribute(name);
        if (value && value.trim() && shown(element)) found.add(value.trim());
      }
    }
    for (const plot of document.querySelectorAll(".js-plotly-plot")) {
      for (const trace of plot.data || []) {
        for (const text of [trace.hovertext, trace.text].flat()) {
          if (typeof text === "string") found.add(text.replace(/<br>/g, " ").replace(/<[^>]*>/g, ""));
        }
      }
    }
    return [...found];
  };

  // How far the page can be scrolled sideways, in pixels.
  const sideways = () => {
    const main = document.querySelector('[data-testid="stMain"]');
    return Math.max(main.scrollWidth - main.clientWidth,
      document.documentElement.scrollWidth - document.documentElement.clientWidth);
  };

  // Texts wider than the box they stand in, where nothing scrolls.
  const cut = () => [...document.querySelectorAll('[data-testid="stMain"] *')]
    .filter((element) => !(element instanceof SVGElement) && ownText(element) && shown(element)
      && !["inline", "contents"].includes(getComputedStyle(element).display)
      && element.scrollWidth > element.clientWidth + 1 && !scrolls(element))
    .map((element) => `${place(element)} “${ownText(element).slice(0, 60)}”`
      + ` ${element.scrollWidth} > ${element.clientWidth}`);

  const plots = () => [...document.querySelectorAll(".js-plotly-plot")].filter(shown)
    .map((plot) => ({
      plot,
      name: place(plot),
      frame: plot.querySelector(".main-svg").getBoundingClientRect(),
      texts: [...plot.querySelectorAll(".main-svg text")].filter(
        (text) => text.textContent.trim() && shown(text) && +getComputedStyle(text).opacity > 0),
    }));

  // Chart texts that reach outside their drawing.
  const outside = () => plots().flatMap(({ name, frame, texts }) => texts
    .filter((text) => {
      const box = text.getBoundingClientRect();
      return box.left < frame.left - 1 || box.right > frame.right + 1
        || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
    })
    .map((text) => `${name} “${text.textContent}”`));

  // Lines of a text have leading that holds no ink.
  const inked = (text) => {
    const box = text.getBoundingClientRect();
    const [x, y] = [Math.min(2, box.width / 4), Math.min(3, box.height / 4)];
    return { left: box.left + x, right: box.right - x, top: box.top + y, bottom: box.bottom - y };
  };
  const meet = (a, b) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  // Pairs of chart texts that lie on each other.
  const overlapping = () => plots().flatMap(({ name, texts }) => {
    const boxes = texts.map(inked);
    return texts.flatMap((text, one) => texts.slice(one + 1)
      .filter((_, step) => meet(boxes[one], boxes[one + 1 + step]))
      .map((other) => `${name} “${text.textContent}” and “${other.textContent}”`));
  });

  // The colours that charts are drawn in; ``seen`` are the opacities from the mark outwards.
  const opacities = (element, until) => {
    let product = 1;
    for (let around = element; around && around !== until; around = around.parentElement) {
      product *= +getComputedStyle(around).opacity;
    }
    return product;
  };
  const chartColours = () => plots().flatMap(({ plot, name, texts }) => {
    const written = texts.map((text) => ({
      kind: "text", name, what: text.textContent, opacity: opacities(text, plot),
      fill: getComputedStyle(text).fill, fillOpacity: +getComputedStyle(text).fillOpacity,
      stroke: "none", strokeOpacity: 0,
    }));
    const places = ".barlayer .point path, .scatterlayer .js-line, .scatterlayer .point,"
      + " .shapelayer path";
    const isDrawn = (mark) => {
      const box = mark.getBoundingClientRect();
      const { fill, stroke, strokeWidth } = getComputedStyle(mark);
      const hasStroke = stroke !== "none" && parseFloat(strokeWidth) > 0;
      return box.width + box.height > 0 && (fill !== "none" || hasStroke)
        && opacities(mark, plot) > 0;
    };
    const drawn = [...plot.querySelectorAll(places)].filter(isDrawn).map((mark) => {
      const style = getComputedStyle(mark);
      const layer = mark.closest(".barlayer, .scatterlayer, .shapelayer");
      return {
        kind: "mark", name, what: layer.classList[0], opacity: opacities(mark, plot),
        fill: style.fill, fillOpacity: +style.fillOpacity,
        stroke: parseFloat(style.strokeWidth) > 0 ? style.stroke : "none",
        strokeOpacity: +style.strokeOpacity,
      };
    });
    return [...written, ...drawn];
  });

  return { words, sideways, cut, outside, overlapping, chartColours };
})()
