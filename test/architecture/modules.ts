import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseAst } from 'rolldown/parseAst';

export interface Import {
  /** As the file writes it: `./form.ts`, `exceljs`, `node:fs`. */
  readonly specifier: string;
  /** The path below `src/` that a relative import leads to; it may begin with `../`. */
  readonly target: string | undefined;
  /** A static import is loaded with its module, a dynamic one when it is asked for, a type never. */
  readonly kind: 'static' | 'dynamic' | 'type';
}

/** A module of the program, in TypeScript and not generated. */
export interface Module {
  /** Below `src/`. */
  readonly path: string;
  readonly source: string;
  readonly imports: readonly Import[];
  readonly functions: readonly FunctionSize[];
}

export interface FunctionSize {
  readonly name: string;
  /** From 1. */
  readonly line: number;
  /** From its first line to its last, both included. */
  readonly lines: number;
}

export const modules: readonly Module[] = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !path.startsWith('generated/'))
  .map(moduleOf);

/** Returns the line of a position in a text, from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

function moduleOf(path: string): Module {
  const source = readFileSync(`src/${path}`, 'utf8');
  const imports: Import[] = [];
  const functions: FunctionSize[] = [];
  walk(parseAst(source, { lang: 'ts' }, path) as unknown as Node, '', (node, name) => {
    const specifier = (node.source as { value?: unknown } | null | undefined)?.value;
    if (typeof specifier === 'string') {
      const target = specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : undefined;
      imports.push({ specifier, target, kind: kindOf(node) });
    }
    if (/^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)) {
      const line = lineAt(source, node.start);
      functions.push({ name, line, lines: lineAt(source, node.end) - line + 1 });
    }
  });
  return { path, source, imports, functions };
}

function kindOf(node: Node): Import['kind'] {
  if (node.type === 'ImportExpression') return 'dynamic';
  const isType = (one: Readonly<Record<string, unknown>>) => (one.importKind ?? one.exportKind) === 'type';
  const specifiers = (node.specifiers ?? []) as readonly Node[];
  return isType(node) || (specifiers.length > 0 && specifiers.every(isType)) ? 'type' : 'static';
}

/** Visits every node, with the name of the function or variable it belongs to. */
function walk(node: unknown, name: string, visit: (node: Node, name: string) => void): void {
  if (Array.isArray(node)) for (const one of node) walk(one, name, visit);
  if (!isNode(node)) return;
  const named = /^(?:VariableDeclarator|FunctionDeclaration)$/.test(node.type) ? node.id : node.key;
  const inner = (named as { name?: string } | null | undefined)?.name ?? name;
  visit(node, inner);
  for (const child of Object.values(node)) walk(child, inner, visit);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
