/** What a drawing is made of; everything else of a style is the page's business. */
const STYLES = [
  ...["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "stroke-linecap"],
  ...["opacity", "font-size", "font-weight", "text-anchor", "dominant-baseline", "font-variant-numeric", "paint-order"],
];
/** Whoever opens the file need not have our fonts. */
const SANS = "Inter, Helvetica, Arial, sans-serif";
const MONO = "'JetBrains Mono', Menlo, Consolas, monospace";

/**
 * A drawing of the page as a file of its own: colours are those of the light theme whatever is on the screen, links and
 * what only serves the page are gone, HTML labels have become text.
 */
export function standaloneSvg(svg: SVGSVGElement, title: string): string {
  const stage = document.createElement("div");
  stage.style.cssText = "position:absolute;left:-99999px;top:0;color-scheme:light";
  const copy = svg.cloneNode(true) as SVGSVGElement;
  stage.append(copy);
  // Beside the original, so that the same sheets apply to both.
  svg.parentElement?.append(stage);
  try {
    for (const label of copy.querySelectorAll("foreignObject")) replaceByText(label);
    for (const element of [copy, ...copy.querySelectorAll("*")]) resolve(element);
    return serialised(copy, title, svg.getBoundingClientRect());
  } finally {
    stage.remove();
  }
}

function resolve(element: Element): void {
  const style = getComputedStyle(element);
  for (const name of STYLES) {
    const value = style.getPropertyValue(name);
    if (value !== "" && value !== "normal" && value !== "none" && !(name === "stroke-width" && style.stroke === "none"))
      element.setAttribute(name, name === "font-variant-numeric" ? value : value.replace(/px$/, ""));
    else if (value === "none" && (name === "fill" || name === "stroke")) element.setAttribute(name, "none");
  }
  if (element.tagName === "text" || element.tagName === "tspan")
    element.setAttribute("font-family", /mono/i.test(style.fontFamily) ? MONO : SANS);
}

/** Foreign HTML is lost in most programs that draw; the label's text is cut to what fits its frame. */
function replaceByText(label: Element): void {
  const width = Number(label.getAttribute("width") ?? 0);
  const words = label.textContent ?? "";
  const fits = Math.floor((width - 8) / 6.7);
  if (width >= 35 && fits >= 2) {
    const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
    text.textContent = words.length <= fits ? words : `${words.slice(0, fits - 1)}…`;
    text.setAttribute("x", "4");
    text.setAttribute("y", "13");
    text.setAttribute("style", "font-size:11px;font-family:var(--font-mono);fill:var(--ink)");
    label.before(text);
  }
  label.remove();
}

function serialised(copy: SVGSVGElement, title: string, { width, height }: DOMRect): string {
  for (const element of [copy, ...copy.querySelectorAll("*")])
    for (const { name } of [...element.attributes])
      if (/^(class|style|tabindex|role|data-|aria-|on)/.test(name)) element.removeAttribute(name);
  for (const link of copy.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  if (!copy.hasAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const [, , w = width, h = height] = (copy.getAttribute("viewBox") ?? "").split(/[ ,]+/).map(Number);
  copy.setAttribute("width", String(w));
  copy.setAttribute("height", String(h));
  const paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [name, value] of [
    ["width", "100%"],
    ["height", "100%"],
    ["fill", "#ffffff"],
  ] as const)
    paper.setAttribute(name, value);
  copy.prepend(paper);
  if (title !== "") {
    const element = document.createElementNS("http://www.w3.org/2000/svg", "title");
    element.textContent = title;
    copy.prepend(element);
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}
