// Terms that must all occur, `?` before terms of which one must, `-` before terms that must not, "quoted phrases" and
// %regular expressions%.
import { type LogPattern, type Match, regexFinder } from './match.ts';

const found: Match = { extracted: {}, read: () => undefined };

export function termPattern(text: string): LogPattern {
  const terms = [...text.matchAll(/([?-]?)(?:"((?:[^"\\]|\\.)*)"|%([^%]+)%|(\S+))/g)].map(
    ([, sign, quoted, regex, bare]) => {
      const term = quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '';
      const occursIn = regex === undefined ? (message: string) => message.includes(term) : regexFinder(regex);
      return { sign, occursIn };
    },
  );
  const of = (sign: string) => terms.filter((term) => term.sign === sign).map(({ occursIn }) => occursIn);
  const [all, any, none] = [of(''), of('?'), of('-')];
  return (message) =>
    all.every((occursIn) => occursIn(message)) &&
    (any.length === 0 || any.some((occursIn) => occursIn(message))) &&
    none.every((occursIn) => !occursIn(message))
      ? found
      : undefined;
}
