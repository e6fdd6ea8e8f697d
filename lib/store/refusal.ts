/** Why the store did not do what it was asked: nothing was changed, and the message tells the person what to do. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  constructor(
    readonly reason: "not-found" | "wrong-state" | "conflict" | "invalid",
    message: string,
  ) {
    super(message);
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id from an address or a command line, before it reaches Postgres, which would refuse another shape with an error of its own. */
export function requireId(noun: string, id: string): string {
  if (!UUID.test(id)) throw notFound(noun, id);
  return id;
}

export const notFound = (noun: string, id: string): Refusal =>
  new Refusal("not-found", `There is no ${noun} ${id}. It may be in another database, or the address is incomplete.`);
