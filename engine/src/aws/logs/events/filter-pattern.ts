// Filter patterns for unstructured events: terms that must all occur, `?` before terms of which one must, `-` before
// terms that must not, and "quoted phrases".
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
import { invalidParameter } from '../faults.ts';

/** @throws AwsFault for the JSON, space-delimited and regex patterns, which are not simulated. */
export function compileFilter(pattern: string | undefined): (message: string) => boolean {
  const text = pattern?.trim() ?? '';
  if (text === '') return () => true;
  if (/^[{[%]/.test(text)) {
    throw invalidParameter(`Drydock filters by terms only; this pattern is not simulated: ${text}`);
  }
  const terms = [...text.matchAll(/([?-]?)(?:"((?:[^"\\]|\\.)*)"|(\S+))/g)].map(([, sign, quoted, bare]) => ({
    sign,
    term: quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '',
  }));
  const of = (sign: string) => terms.filter((t) => t.sign === sign).map((t) => t.term);
  const [all, any, none] = [of(''), of('?'), of('-')];
  return (message) =>
    all.every((term) => message.includes(term)) &&
    (any.length === 0 || any.some((term) => message.includes(term))) &&
    none.every((term) => !message.includes(term));
}
