import { ask } from "./database";

/** Ids of studies that begin so, oldest first, at most `limit`; none where no id can begin so. */
export async function studyIdsBeginning(beginning: string, limit: number): Promise<string[]> {
  const [least = "", most] = ["0", "f"].map((digit) => uuidFrom(beginning.toLowerCase(), digit));
  if (!UUID.test(least)) return [];
  const rows = await ask((store) =>
    store.study.findMany({
      where: { id: { gte: least, lte: most } },
      orderBy: { id: "asc" },
      select: { id: true },
      take: limit,
    }),
  );
  return rows.map(({ id }) => id);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SHAPE = "00000000-0000-0000-0000-000000000000";

/** A beginning filled up to a whole id, so that Postgres compares ids with ids and can use their index. */
const uuidFrom = (beginning: string, digit: string): string =>
  beginning + SHAPE.slice(beginning.length).replaceAll("0", digit);
