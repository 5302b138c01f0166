// Filter patterns of log events: terms, a JSON expression in braces, or fields in brackets.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
import { fieldPattern } from './fields.ts';
import { jsonPattern } from './json.ts';
import type { LogPattern } from './match.ts';
import { termPattern } from './terms.ts';

/** @throws InvalidParameterException */
export function compileFilter(pattern: string | undefined): LogPattern {
  const text = pattern?.trim() ?? '';
  if (text.startsWith('{')) return jsonPattern(text);
  if (text.startsWith('[')) return fieldPattern(text);
  return termPattern(text);
}
