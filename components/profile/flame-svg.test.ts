import { expect, it } from "vitest";
import { layOut, ROW } from "./flame-layout";
import { escapeXml, flameFile, pageBoxes } from "./flame-svg";

const nodes = [
  { parent: -1, start: 0, end: 10 },
  { parent: 0, start: 0, end: 4 },
];
const evil = `</text><script>alert("1")</script>&\u0000\ud800'`;
const look = (index: number) => ({ name: index === 0 ? "all" : evil, fill: "#abc", says: `${index}: ${evil}` });

it("lets no name become markup", () => {
  expect(escapeXml(evil)).toBe("&lt;/text&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;\ufffd\ufffd&#39;");
  expect(escapeXml("名前 😀")).toBe("名前 😀");
  const layout = layOut(nodes, 1000);
  for (const svg of [pageBoxes(layout, look), flameFile(layout, { title: evil, note: evil }, look)]) {
    expect(svg).not.toContain("<script");
    expect(svg.match(/<rect [^>]*fill="#abc"/g)).toHaveLength(2);
  }
});

it("draws the root above, or below in a flame", () => {
  const tops = (isFlame: boolean) =>
    [...pageBoxes(layOut(nodes, 1000, isFlame), look).matchAll(/<rect [^>]*y="(\d+)"/g)].map((match) =>
      Number(match[1]),
    );
  expect(tops(false)).toEqual([0, ROW]);
  expect(tops(true)).toEqual([ROW, 0]);
});

it("marks in a file what the page marks", () => {
  const file = flameFile(layOut(nodes, 1000), { title: "t", note: "n" }, (index) => ({
    ...{ name: "f", fill: "#abc", says: "s" },
    ...{ isOutlined: index === 1, isDimmed: index === 0 },
  }));
  expect(file).toMatch(/^<svg xmlns=[\s\S]*<\/svg>\n$/);
  expect(file.match(/stroke="#1c1c1a"/g)).toHaveLength(1);
  expect(file.match(/opacity="0.3"/g)).toHaveLength(1);
});
