import { type Extraction, unusable, used } from "./extraction";
import { findPlace, type Place } from "./find-place";
import { joined, type Line, linesOf } from "./lines";
import { sayNearestPlace } from "./nearest-place";
import { type Block, parseBlocks } from "./parse-blocks";

/**
 * Applies the SEARCH/REPLACE blocks of an answer to a program, one after another, each to what those before it made.
 *
 * All blocks apply or none does: half of an edit is not what was proposed. Every block that does not is named with the
 * place that is nearest and what differs there. An empty REPLACE deletes the lines. An empty SEARCH says no place and is
 * refused, but for an empty program, of which it becomes the whole. New lines get the line break of those they replace.
 */
export function applyBlocks(answer: string, current: string): Extraction {
  const { blocks, problems } = parseBlocks(answer);
  let program = linesOf(current);
  const faults = [...problems];
  const remarks: string[] = [];
  for (const block of blocks) {
    const applied = applyBlock(program, block);
    if (!applied.ok) faults.push(applied.fault);
    else {
      program = applied.program;
      if (applied.remark !== null) remarks.push(applied.remark);
    }
  }
  if (faults.length === 0) return used(current, joined(program), remarks);
  const none = blocks.length > 0 ? ["No block was applied, since all must apply together."] : [];
  return unusable(current, ...faults, ...none);
}

type Applied = { ok: true; program: Line[]; remark: string | null } | { ok: false; fault: string };

function applyBlock(program: readonly Line[], block: Block): Applied {
  const name = `Block ${block.number} (line ${block.line})`;
  const texts = program.map(({ text }) => text);
  const readings = block.dividers.map((at) => ({ search: block.body.slice(0, at), replace: block.body.slice(at + 1) }));
  const isEmpty = (search: readonly string[]) => search.every((text) => text.trim() === "");
  const [only] = readings;
  if (readings.length === 1 && only && isEmpty(only.search)) {
    if (isEmpty(texts)) return { ok: true, program: asLines(only.replace, "\n"), remark: null };
    return {
      ok: false,
      fault: `${name} was not applied: its SEARCH part is empty and so names no place. To insert, seek the line before and put it again with the new ones.`,
    };
  }
  const fitting = readings.flatMap(({ search, replace }, index) => {
    const place = isEmpty(search) ? null : findPlace(texts, search);
    return place ? [{ place, replace, which: index + 1 }] : [];
  });
  // A divider within SEARCH is rarer than one within REPLACE, but what fits with more lines fits less by chance.
  const found = fitting.at(-1);
  if (!found) {
    const many = readings.length > 1 ? ` (it has ${readings.length} lines =======; read at the first)` : "";
    return {
      ok: false,
      fault: `${name} was not applied: its SEARCH part is not in the program${many}. ${sayNearestPlace(texts, only?.search ?? [])}`,
    };
  }
  const isSplit =
    readings.length > 1
      ? [`of its ${readings.length} lines ======= the ${found.which}. was taken for the divider`]
      : [];
  return {
    ok: true,
    program: replaced(program, found.place, found.replace),
    remark: remarkOf(name, found.place, isSplit),
  };
}

function replaced(program: readonly Line[], place: Place, replace: readonly string[]): Line[] {
  const { from, count } = place;
  const before = program.slice(0, from);
  const after = program.slice(from + count);
  const end = program[from]?.end || before.at(-1)?.end || "\n";
  // Blank lines that SEARCH had too many at its end, REPLACE has too.
  const blank = replace.length - 1 - replace.findLastIndex((text) => text.trim() !== "");
  const lines = asLines(replace.slice(0, replace.length - Math.min(blank, place.droppedAtEnd)), end);
  const whole = [...before, ...lines, ...after];
  const last = whole.at(-1);
  // A program that did not end in a line break does not get one.
  if (last && program.at(-1)?.end === "" && after.length === 0) whole[whole.length - 1] = { ...last, end: "" };
  return whole;
}

const asLines = (texts: readonly string[], end: Exclude<Line["end"], "">): Line[] =>
  texts.map((text) => ({ text, end }));

function remarkOf(name: string, { places, overlooked, from }: Place, more: readonly string[]): string | null {
  const parts = [
    ...more,
    ...(places > 1 ? [`its SEARCH part stands at ${places} places, and the first (line ${from + 1}) was changed`] : []),
    ...(overlooked === "nothing" ? [] : [`${overlooked} had to be overlooked`]),
  ];
  return parts.length === 0 ? null : `${name} was applied, but ${parts.join("; ")}.`;
}
