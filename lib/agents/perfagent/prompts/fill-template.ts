import { choices } from "@/lib/protocol/nearest";

/** A template asks for what there is not; the message names the placeholder, its line and what there is. */
export class BadTemplate extends Error {
  override readonly name = "BadTemplate";
}

const TOKEN = /\{\{|\}\}|\{([^{}\n]*)\}|[{}]/g;

/**
 * A template with its placeholders, `{name}`, replaced; `{{` and `}}` stand for braces. Values are put in as they are:
 * braces in them mean nothing.
 *
 * @param title what the template is called in errors: `prompts.system_template`
 * @throws BadTemplate
 */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>, title: string): string {
  return template.replace(TOKEN, (token, name: string | undefined, at: number) => {
    if (token === "{{") return "{";
    if (token === "}}") return "}";
    const line = template.slice(0, at).split("\n").length;
    if (name === undefined)
      throw new BadTemplate(`${title} has a lone ${token} on line ${line}; a brace that is meant is written twice.`);
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined)
      throw new BadTemplate(
        `${title} asks for {${name}} on line ${line}; there are ${choices(name, Object.keys(values))}.`,
      );
    return value;
  });
}
