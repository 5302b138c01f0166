// Variables in policies: `${aws:username}`, with a default `${aws:username, 'nobody'}`, and the literals `${*}`, `${?}` and `${$}`.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
import { compileWildcards } from '../../kernel/wildcards.ts';
import { type RequestContext, valuesOf } from '../request.ts';

const variable = /\$\{([^}]*)\}/g;

/**
 * A pattern as a test of texts. What a variable stands for is literal: its `*` is no wildcard.
 *
 * @param hasVariables false where `${…}` is text
 * @returns undefined when a variable has no value: then nothing matches
 */
export function compilePattern(
  pattern: string,
  context: RequestContext,
  hasVariables: boolean,
): ((text: string) => boolean) | undefined {
  if (!hasVariables || !pattern.includes('${')) return compileWildcards(pattern);
  let isMissing = false;
  let end = 0;
  let resolved = '';
  for (const match of pattern.matchAll(variable)) {
    const value = variableValue(match[1]!, context);
    if (value === undefined) isMissing = true;
    resolved += escaped(pattern.slice(end, match.index), /\\/g) + escaped(value ?? '', /[\\*?]/g);
    end = match.index + match[0].length;
  }
  resolved += escaped(pattern.slice(end), /\\/g);
  return isMissing ? undefined : compileWildcards(resolved, { escapes: true });
}

/** A text in which wildcards have no meaning; undefined when a variable has no value. */
export function substitute(text: string, context: RequestContext, hasVariables: boolean): string | undefined {
  if (!hasVariables || !text.includes('${')) return text;
  let isMissing = false;
  const resolved = text.replace(variable, (_match, inner: string) => {
    const value = variableValue(inner, context);
    if (value === undefined) isMissing = true;
    return value ?? '';
  });
  return isMissing ? undefined : resolved;
}

function variableValue(inner: string, context: RequestContext): string | undefined {
  if (inner === '*' || inner === '?' || inner === '$') return inner;
  const [, key = '', fallback] = /^\s*([^,\s]+)\s*(?:,\s*'([^']*)'\s*)?$/.exec(inner) ?? [];
  const values = valuesOf(context, key);
  // Only keys with one value can be variables.
  return values?.length === 1 ? values[0] : fallback;
}

const escaped = (text: string, special: RegExp) => text.replace(special, '\\$&');
