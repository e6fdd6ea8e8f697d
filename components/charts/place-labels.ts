/** A round mark, in pixels. */
export interface Mark {
  x: number;
  y: number;
  radius: number;
}

/** Where a label stands: its middle, and the line to its mark where it stands too far off to be taken for its neighbour. */
export interface PlacedLabel {
  x: number;
  y: number;
  leader: { x1: number; y1: number; x2: number; y2: number } | null;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export const LABEL_HEIGHT = 14;
/** Of 12 px Inter, with some air at both ends. */
export const labelWidth = (text: string): number => 7.5 * text.length + 4;

const ANGLES = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7, -7, 8].map((step) => (step * Math.PI) / 8);
const GAPS = [3, 9, 16, 24, 34, 46, 60, 76, 94, 114, 136];
/** What lying on something costs, in pixels of distance from the mark. */
const COST = { label: 10_000, mark: 10_000, dot: 40 };
const LEADER_FROM = 12;

/**
 * Names marks so that no label lies on another or on a mark, and on as few dots as there is room for: each label takes, in
 * the order given, the cheapest place around its mark, nearer ones first.
 *
 * @param marks what is named, each with its text; they come back with the place of their label
 * @param dots what may be covered where there is no other room
 * @param inside where labels have to stay
 */
export function placeLabels<M extends Mark & { text: string }>(
  marks: readonly M[],
  dots: readonly Mark[],
  inside: Box,
): (M & { label: PlacedLabel })[] {
  const taken: Box[] = [];
  return marks.map((mark) => {
    const width = labelWidth(mark.text);
    const cost = ({ gap, box }: Candidate) =>
      gap +
      COST.label * taken.filter((other) => overlap(box, other)).length +
      COST.mark * marks.filter((other) => covers(box, other)).length +
      COST.dot * dots.filter((dot) => covers(box, dot)).length;
    const places = GAPS.flatMap((gap) => ANGLES.map((angle) => candidate(mark, { gap, angle, width })));
    const within = places.filter(({ box }) => isInside(box, inside));
    const best = cheapest(within.length > 0 ? within : places, cost);
    taken.push(best.box);
    const leader = best.gap > LEADER_FROM ? leaderTo(mark, best.box) : null;
    return { ...mark, label: { ...middleOf(best.box), leader } };
  });
}

interface Candidate {
  gap: number;
  box: Box;
}

/** A label whose nearest point is `gap` pixels off the mark's edge, seen from it at `angle`. */
function candidate(mark: Mark, { gap, angle, width }: { gap: number; angle: number; width: number }): Candidate {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const away = mark.radius + gap;
  const x = mark.x + cos * away + Math.sign(round(cos)) * Math.min(1, 2 * Math.abs(cos)) * (width / 2);
  const y = mark.y + sin * away + Math.sign(round(sin)) * Math.min(1, 2 * Math.abs(sin)) * (LABEL_HEIGHT / 2);
  const box = { left: x - width / 2, right: x + width / 2, top: y - LABEL_HEIGHT / 2, bottom: y + LABEL_HEIGHT / 2 };
  return { gap, box };
}

const round = (value: number): number => Math.round(value * 1e9) / 1e9;

function cheapest(candidates: readonly Candidate[], cost: (candidate: Candidate) => number): Candidate {
  const priced = candidates.map((each) => ({ each, cost: cost(each) }));
  return priced.reduce((best, next) => (next.cost < best.cost ? next : best)).each;
}

const middleOf = ({ left, right, top, bottom }: Box) => ({ x: (left + right) / 2, y: (top + bottom) / 2 });

/** From the edge of the mark to the nearest point of the label. */
function leaderTo(mark: Mark, box: Box): NonNullable<PlacedLabel["leader"]> {
  const x2 = clamp(mark.x, box.left, box.right);
  const y2 = clamp(mark.y, box.top, box.bottom);
  const length = Math.hypot(x2 - mark.x, y2 - mark.y);
  const share = length === 0 ? 0 : mark.radius / length;
  return { x1: mark.x + (x2 - mark.x) * share, y1: mark.y + (y2 - mark.y) * share, x2, y2 };
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const covers = (box: Box, { x, y, radius }: Mark): boolean =>
  Math.hypot(x - clamp(x, box.left, box.right), y - clamp(y, box.top, box.bottom)) < radius;

const isInside = (box: Box, inside: Box): boolean =>
  box.left >= inside.left && box.right <= inside.right && box.top >= inside.top && box.bottom <= inside.bottom;

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);
