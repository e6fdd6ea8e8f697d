/** What a drawing is made of, with the values that go without saying; the rest of a style is the page's business. */
const STYLES: readonly [name: string, initial: string][] = [
  ["fill", "rgb(0, 0, 0)"],
  ["fill-opacity", "1"],
  ["stroke", "none"],
  ["stroke-width", "1px"],
  ["stroke-dasharray", "none"],
  ["stroke-opacity", "1"],
  ["opacity", "1"],
];
const TEXT_STYLES: readonly [name: string, initial: string][] = [
  ["font-size", ""],
  ["font-weight", "400"],
  ["text-anchor", "start"],
  ["dominant-baseline", "auto"],
  ["paint-order", "normal"],
];
/** Whoever opens the file need not have our fonts. */
const SANS = "Inter, Helvetica, Arial, sans-serif";
const MONO = "'JetBrains Mono', Menlo, Consolas, monospace";
const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 10;
const NOTE = 14;

/**
 * A drawing of the page as a file of its own: colours are those of the light theme whatever is on the screen, links and
 * what only serves the page are gone, HTML labels have become text.
 */
export function standaloneSvg(svg: SVGSVGElement, title: string, note: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const stage = document.createElement("div");
  stage.style.cssText = "position:absolute;left:-99999px;top:0";
  stage.append(copy);
  const root = document.documentElement;
  const theme = root.dataset.theme;
  // Beside the original, so that the same sheets apply to both; all within one turn, so that nobody sees the change.
  svg.parentElement?.append(stage);
  root.dataset.theme = "light";
  try {
    for (const label of copy.querySelectorAll("foreignObject")) replaceByText(label);
    for (const shape of copy.querySelectorAll("rect, circle, path, line, text")) resolve(shape);
    return serialised(copy, { title, note }, svg.getBoundingClientRect());
  } finally {
    stage.remove();
    if (theme === undefined) delete root.dataset.theme;
    else root.dataset.theme = theme;
  }
}

/** Writes what the page's sheets say into the element itself. */
function resolve(element: Element): void {
  const style = getComputedStyle(element);
  const isText = element.tagName === "text";
  for (const [name, initial] of isText ? [...STYLES, ...TEXT_STYLES] : STYLES) {
    const value = style.getPropertyValue(name);
    const isIdle = name.startsWith("stroke-") && style.stroke === "none";
    if (value === initial || value === "" || isIdle) element.removeAttribute(name);
    else element.setAttribute(name, value.replaceAll(/(\d)px/g, "$1"));
  }
  if (isText) element.setAttribute("font-family", /mono/i.test(style.fontFamily) ? MONO : SANS);
}

/** Foreign HTML is lost in most programs that draw; the label's text is cut to what fits its frame. */
function replaceByText(label: Element): void {
  const width = Number(label.getAttribute("width") ?? 0);
  const words = label.textContent ?? "";
  const fits = Math.floor((width - 8) / 6.7);
  if (width >= 35 && fits >= 2) {
    const text = document.createElementNS(SVG, "text");
    text.textContent = words.length <= fits ? words : `${words.slice(0, fits - 1)}…`;
    text.setAttribute("x", "4");
    text.setAttribute("y", "13");
    text.setAttribute("style", "font-size:11px;font-family:var(--font-mono);fill:var(--ink)");
    label.before(text);
  }
  label.remove();
}

function noteAt(words: string, y: number): SVGTextElement {
  const text = document.createElementNS(SVG, "text");
  for (const [name, value] of Object.entries({ x: 0, y, fill: "#5c5c57", "font-size": 11, "font-family": SANS }))
    text.setAttribute(name, String(value));
  text.textContent = words;
  return text;
}

const PAGE_ONLY = /^(class|style|tabindex|role|data-.*|aria-.*|name|href)$/;
const OF_SHAPES = new Set([...STYLES, ...TEXT_STYLES].map(([name]) => name));

function serialised(copy: SVGSVGElement, said: { title: string; note: string }, onPage: DOMRect): string {
  for (const element of [copy, ...copy.querySelectorAll("*")])
    for (const { name } of [...element.attributes])
      if (PAGE_ONLY.test(name) || (/^(svg|g|a)$/.test(element.tagName) && OF_SHAPES.has(name)))
        element.removeAttribute(name);
  for (const link of copy.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  const [, , width = onPage.width, height = onPage.height] = (copy.getAttribute("viewBox") ?? "0 0")
    .split(/[ ,]+/)
    .map(Number);
  const [wide, high] = [width + 2 * MARGIN, height + 2 * MARGIN + (said.note === "" ? 0 : NOTE)];
  copy.setAttribute("xmlns", SVG);
  copy.setAttribute("viewBox", `${-MARGIN} ${-MARGIN} ${wide} ${high}`);
  copy.setAttribute("width", String(wide));
  copy.setAttribute("height", String(high));
  const paper = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ x: -MARGIN, y: -MARGIN, width: wide, height: high, fill: "#ffffff" }))
    paper.setAttribute(name, String(value));
  copy.prepend(paper);
  const heading = document.createElementNS(SVG, "title");
  heading.textContent = said.title;
  copy.prepend(heading);
  if (said.note !== "") copy.append(noteAt(said.note, height + MARGIN));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}
