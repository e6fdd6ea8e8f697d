import { type AnyNode, type Options, type Program, parse } from "acorn";
import { ancestor } from "acorn-walk";

/** A function of a source file, where V8 sees it. Lines and columns count from 1. */
export interface SourceFunction {
  /** Its name in the source, "" where it has none. */
  name: string;
  /** V8's start: the parameters, for an arrow function its beginning. What profiles report. */
  line: number;
  column: number;
  /** Lines of the whole function. */
  from: number;
  to: number;
  /** Where a first statement would go; null for an arrow function that is an expression. */
  bodyOffset: number | null;
  start: number;
  end: number;
}

const OPTIONS: Options = {
  ecmaVersion: "latest",
  locations: true,
  allowHashBang: true,
  allowReturnOutsideFunction: true,
};

/** The syntax tree of a file, as a module or as a script; null when it is neither. */
export function parseSource(source: string): Program | null {
  for (const sourceType of ["module", "script"] as const)
    try {
      return parse(source, { ...OPTIONS, sourceType });
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  return null;
}

/** All functions of a file in the order of their start, outer ones before inner ones; null when it cannot be parsed. */
export function functionsOf(source: string): SourceFunction[] | null {
  const program = parseSource(source);
  if (program === null) return null;
  const found: SourceFunction[] = [];
  const visit = (node: AnyNode, _: unknown, ancestors: AnyNode[]) => {
    const described = describe(node, ancestors.at(-2), source);
    if (described) found.push(described);
  };
  ancestor(program, { FunctionDeclaration: visit, FunctionExpression: visit, ArrowFunctionExpression: visit });
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function describe(node: AnyNode, parent: AnyNode | undefined, source: string): SourceFunction | null {
  if (
    node.type !== "FunctionDeclaration" &&
    node.type !== "FunctionExpression" &&
    node.type !== "ArrowFunctionExpression"
  )
    return null;
  const id = node.type === "ArrowFunctionExpression" ? null : node.id;
  const seen = node.type === "ArrowFunctionExpression" ? node.start : source.indexOf("(", id?.end ?? node.start);
  const before = source.slice(0, seen);
  return {
    name: id?.name ?? nameFrom(parent),
    line: before.split("\n").length,
    column: seen - before.lastIndexOf("\n"),
    from: node.loc!.start.line,
    to: node.loc!.end.line,
    bodyOffset: node.body.type === "BlockStatement" ? firstStatement(node.body.start + 1, node.body.body) : null,
    start: node.start,
    end: node.end,
  };
}

/** Behind the directives ("use strict"), which are directives only while they come first. */
function firstStatement(start: number, body: readonly AnyNode[]): number {
  const directives = body.filter((statement) => statement.type === "ExpressionStatement" && statement.directive);
  return directives.at(-1)?.end ?? start;
}

/** The name a function without one of its own gets from where it stands. */
function nameFrom(parent: AnyNode | undefined): string {
  if (parent?.type === "VariableDeclarator") return parent.id.type === "Identifier" ? parent.id.name : "";
  if (parent?.type === "Property" || parent?.type === "MethodDefinition" || parent?.type === "PropertyDefinition")
    return parent.key.type === "Identifier" || parent.key.type === "PrivateIdentifier" ? parent.key.name : "";
  if (parent?.type === "AssignmentExpression") return parent.left.type === "Identifier" ? parent.left.name : "";
  return "";
}
