// File patterns: `*` and `?` within a folder, `**` across folders, and what else a syntax has. They become regular
// expressions that are matched in linear time.
import { compilePattern, InvalidPattern } from './pattern.ts';

export interface GlobSyntax {
  /** `[a-z]` is one of these characters; `[^a-z]` and `[!a-z]` any other. Otherwise brackets are literal. */
  readonly classes?: boolean;
  /** `{a,b}` is either. Otherwise braces are literal. */
  readonly alternatives?: boolean;
  /** A backslash makes the next character literal. Otherwise it is itself literal. */
  readonly escapes?: boolean;
}

/** Whether an entire relative path matches. A leading dot is an ordinary character. */
export function compileGlob(pattern: string, syntax: GlobSyntax = {}): (path: string) => boolean {
  try {
    const compiled = compilePattern(`(?s)${expressionOf(pattern, syntax)}`);
    return (path) => compiled.matches(path);
  } catch (error) {
    // For example a range from z to a, which no character is in.
    if (error instanceof InvalidPattern) return () => false;
    throw error;
  }
}

function expressionOf(pattern: string, syntax: GlobSyntax): string {
  const { classes, alternatives, escapes } = syntax;
  const tokens = new RegExp(
    [
      // `**` is special as an entire segment only.
      '(?<![^/])\\*\\*/',
      '(?<![^/])\\*\\*$',
      '\\*+',
      escapes ? '\\\\.' : '',
      classes ? '\\[[\\^!]?(?:\\\\.|[^\\]\\\\])+\\]' : '',
      alternatives ? '\\{[^{}]*\\}' : '',
      '.',
    ]
      .filter(Boolean)
      .join('|'),
    'gs',
  );
  return pattern.replace(tokens, (token, at: number) => {
    if (token === '**/') return '(?:[^/]+/)*';
    if (token === '**' && at + 2 === pattern.length && /^$|\/$/.test(pattern.slice(0, at))) return '.+';
    if (token.startsWith('*')) return '[^/]*';
    if (token === '?') return '[^/]';
    if (token.length === 1) return literal(token);
    if (token.startsWith('\\')) return literal(token.slice(1));
    if (token.startsWith('[')) return characterClass(token.slice(1, -1));
    const choices = token.slice(1, -1).split(',');
    return `(?:${choices.map((choice) => expressionOf(choice, syntax)).join('|')})`;
  });
}

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/, '\\$&');

/** A slash is never in one. */
function characterClass(inside: string): string {
  const negated = /^[\^!]/.test(inside);
  const members = inside.slice(negated ? 1 : 0).replace(/(?<!\\)[[\]&]/g, '\\$&');
  return negated ? `[^/${members}]` : `[${members}]`;
}
