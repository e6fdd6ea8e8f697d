import { type FlameLayout, labelIn, ROW } from "./flame-layout";

/** How a box looks and what is said of it. */
export interface BoxLook {
  name: string;
  /** Stands behind the name where there is room for both. */
  more?: string;
  fill: string;
  /** One sentence: what a screen reader says and a saved file shows under the pointer. */
  says: string;
  isOutlined?: boolean;
  isDimmed?: boolean;
}

/** Height of the boxes in pixels. */
export const heightOf = ({ rows }: FlameLayout): number => rows * ROW + 1;

/** Top of a row: the root is above, or below in a flame. */
const topOf = (row: number, { rows, isFlame }: FlameLayout): number => ROW * (isFlame ? rows - 1 - row : row);

/**
 * The boxes of a page's picture, each a button, and their labels on top of them: for `innerHTML`, so every text goes through
 * `escapeXml`. Labels are no part of the buttons, whose names are longer and never shortened.
 */
export function pageBoxes(layout: FlameLayout, lookOf: (index: number) => BoxLook): string {
  const labels: string[] = [];
  const boxes = layout.boxes.map((box, index) => {
    const { name, more, fill, says } = lookOf(index);
    const top = topOf(box.row, layout);
    const label = labelIn(name, box.width, more);
    if (label !== "") labels.push(`<text x="${px(box.x + 4)}" y="${top + 13}">${escapeXml(label)}</text>`);
    return (
      `<g data-box="${index}" role="button" tabindex="${index === 0 ? 0 : -1}" aria-label="${escapeXml(says)}">` +
      `<rect x="${px(box.x)}" y="${top}" width="${px(box.width)}" height="${ROW}" fill="${fill}"/></g>`
    );
  });
  return `${boxes.join("")}<g aria-hidden="true">${labels.join("")}</g>`;
}

/** The same picture as a file of its own, with a title above and a note below. */
export function flameFile(
  layout: FlameLayout,
  { title, note }: { title: string; note: string },
  lookOf: (index: number) => BoxLook,
): string {
  const { width } = layout;
  const [margin, head, foot] = [10, 22, 18];
  const boxes = layout.boxes.map((box, index) => {
    const { name, more, fill, says, isOutlined, isDimmed } = lookOf(index);
    const top = head + topOf(box.row, layout);
    const label = labelIn(name, box.width, more);
    const stroke = isOutlined ? `stroke="${INK}" stroke-width="1.5"` : 'stroke="#ffffff" stroke-width="1"';
    return (
      `<g${isDimmed ? ' opacity="0.3"' : ""}><title>${escapeXml(says)}</title>` +
      `<rect x="${px(box.x)}" y="${top}" width="${px(box.width)}" height="${ROW}" fill="${fill}" ${stroke}/>` +
      `${label === "" ? "" : `<text x="${px(box.x + 4)}" y="${top + 13}" font-family="${MONO}">${escapeXml(label)}</text>`}</g>`
    );
  });
  const height = head + heightOf(layout) + foot;
  const line = (y: number, text: string, fill: string) =>
    `<text x="0" y="${y}" font-family="${SANS}" fill="${fill}">${escapeXml(text)}</text>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-margin} ${-margin} ${width + 2 * margin} ${height + 2 * margin}" ` +
    `width="${width + 2 * margin}" height="${height + 2 * margin}" font-size="11" fill="${INK}">` +
    `<rect x="${-margin}" y="${-margin}" width="${width + 2 * margin}" height="${height + 2 * margin}" fill="#ffffff"/>` +
    `${line(10, title, INK)}${boxes.join("")}${line(height - 4, note, SOFT)}</svg>\n`
  );
}

const INK = "#1c1c1a";
const SOFT = "#5c5c57";
const SANS = "Inter, Helvetica, Arial, sans-serif";
const MONO = "'JetBrains Mono', Menlo, Consolas, monospace";

const px = (value: number): string => String(Math.round(value * 100) / 100);

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
/** What no XML may hold, not even escaped: most control characters, lone surrogates and two non-characters. */
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Text for an element or a quoted attribute of XML or HTML. */
export const escapeXml = (text: string): string =>
  text.replace(NOT_XML, "\ufffd").replace(/[&<>"']/g, (character) => ENTITIES[character]!);
