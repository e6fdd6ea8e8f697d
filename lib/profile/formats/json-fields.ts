import { jsonErrorAt } from "./json-error";

/** Makes the error of a reason. */
export type Fail = (why: string) => Error;

/** The JSON text as a value. @param fail makes the error of a reason */
export function parseJson(bytes: Uint8Array, fail: Fail): unknown {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  try {
    return JSON.parse(text);
  } catch {
    const at = jsonErrorAt(text);
    const byte = Buffer.byteLength(text.slice(0, at));
    throw fail(
      at === text.length
        ? `the text ends at byte ${byte}, in the middle`
        : `at byte ${byte} it goes on with ${JSON.stringify(text.slice(at, at + SHOWN))}, which is no JSON there`,
    );
  }
}

const SHOWN = 12;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

/** Access to parsed JSON by paths such as `profiles.0.events`, so that what is wrong is said with its place. */
export class JsonFields {
  constructor(
    private readonly value: Record<string, unknown>,
    private readonly path: string,
    private readonly fail: Fail,
  ) {}

  /** A whole text, whose outermost value must be an object. */
  static parse(bytes: Uint8Array, fail: Fail): JsonFields {
    const value = parseJson(bytes, fail);
    if (!isObject(value)) throw fail("it is no JSON object");
    return new JsonFields(value, "", fail);
  }

  has(name: string): boolean {
    return this.value[name] !== undefined && this.value[name] !== null;
  }

  /** Names of all fields. */
  names(): string[] {
    return Object.keys(this.value);
  }

  object(name: string): JsonFields {
    const value = this.value[name];
    if (!isObject(value)) throw this.wrong(name, "an object");
    return new JsonFields(value, this.place(name), this.fail);
  }

  /** An array of objects. */
  objects(name: string): JsonFields[] {
    return this.array(name).map((value, i) => {
      if (!isObject(value)) throw this.wrong(`${name}.${i}`, "an object");
      return new JsonFields(value, this.place(`${name}.${i}`), this.fail);
    });
  }

  array(name: string): readonly unknown[] {
    const value = this.value[name];
    if (!Array.isArray(value)) throw this.wrong(name, "an array");
    return value;
  }

  /** An array of finite numbers. */
  numbers(name: string): readonly number[] {
    const values = this.array(name);
    if (values.every(isNumber)) return values;
    throw this.wrong(`${name}.${values.findIndex((value) => !isNumber(value))}`, "a number");
  }

  number(name: string): number {
    const value = this.value[name];
    if (!isNumber(value)) throw this.wrong(name, "a number");
    return value;
  }

  boolean(name: string): boolean {
    const value = this.value[name];
    if (typeof value !== "boolean") throw this.wrong(name, "true or false");
    return value;
  }

  string(name: string): string {
    const value = this.value[name];
    if (typeof value !== "string") throw this.wrong(name, "text");
    return value;
  }

  /** Text, "" where there is none. */
  optionalString(name: string): string {
    return this.has(name) ? this.string(name) : "";
  }

  /** A number, or what stands for none. */
  optionalNumber<T>(name: string, none: T): number | T {
    return this.has(name) ? this.number(name) : none;
  }

  /** The error that a field is not what it should be. */
  wrong(name: string, expected: string): Error {
    return this.fail(`field ${this.place(name)} should be ${expected}`);
  }

  private place(name: string): string {
    return this.path === "" ? name : `${this.path}.${name}`;
  }
}
