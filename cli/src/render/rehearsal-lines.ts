// The lines of `rehearse`: what happened when, and the verdict.
import { durationText } from '../text/duration.ts';
import type { LinesByCode } from './lines-by-code.ts';

type Code = 'rehearsal-scenario' | 'rehearsal-begun' | 'rehearsal-event' | 'rehearsal-verdict';

const nameWidth = 22;
const sourceWidth = 11;

export const rehearsalLines: LinesByCode<Code> = {
  'rehearsal-scenario': ({ name, summary }) => [`${name.padEnd(nameWidth)}${summary}`],
  'rehearsal-begun': ({ scenario, summary, speed, service, url }, { dim }) => [
    `${scenario}: ${summary}`,
    dim(`${service} at ${url}, ${speed === 1 ? 'in real time' : `${speed} times real time`}`),
    '',
  ],
  'rehearsal-event': ({ afterMs, source, text }, { dim, yellow, red }) => {
    const paint = { alarm: yellow, fault: red }[source as 'alarm' | 'fault'] ?? ((word: string) => word);
    return [`${dim(clockOf(afterMs))}  ${paint(source.padEnd(sourceWidth))}${text}`];
  },
  'rehearsal-verdict': ({ holds, findings, causes, cloudMs, tookMs }, { green, red, dim }) => [
    '',
    ...findings.flatMap((finding) => [
      `  ${finding.holds ? green('✓') : red('✗')} ${finding.what}`,
      ...(finding.evidence ? [dim(`      ${finding.evidence}`)] : []),
    ]),
    ...causes.map((cause) => `  ${red('!')} ${cause}`),
    '',
    `${holds ? green('The system held.') : red('The system did not hold.')} ${dim(`${durationText(cloudMs)} in ${durationText(tookMs)}.`)}`,
  ],
};

/** Since the beginning: `0:04:30`. */
function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`.padStart(
    8,
  );
}
