import { describe, expect, it } from 'vitest';
import type { Message } from '../messages/message.ts';
import { shortName } from '../text/short-name.ts';
import { examples } from './examples.fixture.ts';
import { chooseRenderer, humanLines, jsonLines } from './renderer.ts';
import { plainStyle, terminalStyle } from './style.ts';

const all = Object.entries(examples).flatMap(([code, ofCode]) =>
  (ofCode as readonly (readonly [Message, readonly string[]])[]).map(([message, lines]) => ({
    code,
    message,
    lines,
  })),
);
const esc = String.fromCharCode(27);
/** Colours, and what clears the screen. */
const colours = new RegExp(`${esc}\\[\\d*[mJH]`, 'g');

describe('plain lines', () => {
  it.each(all)('of $code', ({ message, lines }) => {
    expect(humanLines(plainStyle)(message).map(({ text }) => text)).toEqual(lines);
  });
});

describe('a terminal', () => {
  it.each(all)('shows $code with the same words, where it is wide enough', ({ message, lines }) => {
    const shown = humanLines(terminalStyle(200))(message).map(({ text }) => text.replaceAll(colours, ''));
    expect(shown).toEqual(lines);
  });

  it('shows what succeeded in green and what failed in red', () => {
    const render = humanLines(terminalStyle(80));
    expect(render(examples['nested-stack-complete'][0]![0])[0]?.text).toContain(`${esc}[32m✓${esc}[0m`);
    expect(render(examples['action-failed'][0]![0])[0]?.text).toContain(`${esc}[31m✗${esc}[0m`);
  });

  it('cuts the details of steps to its width', () => {
    const [line] = humanLines(terminalStyle(60))({
      code: 'action-succeeded',
      executionId: 'e',
      stage: 'Source',
      action: 'Source',
      tookMs: 1,
      summary: 'word '.repeat(40),
    });
    const text = line?.text.replaceAll(colours, '') ?? '';
    expect(text.length).toBeLessThanOrEqual(60);
    expect(text.endsWith('…')).toBe(true);
  });

  it.each(all.filter(({ code }) => code.startsWith('status-')))(
    'of 80 columns holds every line of $code',
    ({ message }) => {
      const lines = humanLines(terminalStyle(80))(message).map(({ text }) => text.replaceAll(colours, ''));
      expect(lines.filter((line) => line.length > 80)).toEqual([]);
    },
  );

  it('wraps the reason of an alarm below it, so that nothing of it is lost', () => {
    const reason =
      'Threshold Crossed: 1 out of the last 1 datapoints [90.0] was greater than the threshold (70.0).';
    const lines = humanLines(terminalStyle(80))({
      code: 'status-alarms',
      alarms: [{ name: 'high', state: 'ALARM', metric: 'CPUUtilization', reason }],
    }).map(({ text }) => text);
    expect(lines.slice(2, 3)).toEqual(['  ALARM  high']);
    expect(lines.every((line) => line.length <= 80)).toBe(true);
    expect(
      lines
        .slice(3)
        .map((line) => line.trim())
        .join(' '),
    ).toBe(reason);
  });
});

it('wraps sentences where the output is a pipe, and cuts nothing', () => {
  const reason = 'Threshold Crossed: 1 out of the last 1 datapoints was greater than the threshold. '.repeat(
    5,
  );
  const alarm = { name: 'a-name-that-is-'.repeat(8), state: 'ALARM', metric: 'CPUUtilization', reason };
  const lines = humanLines(plainStyle)({ code: 'status-alarms', alarms: [alarm] }).map(({ text }) => text);
  expect(lines[2]).toBe(`  ALARM  ${alarm.name}`);
  expect(lines.slice(3).every((line) => line.length <= 80)).toBe(true);
  expect(
    lines
      .slice(3)
      .map((line) => line.trim())
      .join(' '),
  ).toBe(reason.trim());
});

describe('JSON lines', () => {
  it.each(all)('hold $code as it is, in one line of standard output', ({ message }) => {
    const lines = jsonLines(message);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.stream).toBe('stdout');
    expect(lines[0]?.text).not.toContain('\n');
    expect(JSON.parse(lines[0]?.text ?? '')).toEqual(JSON.parse(JSON.stringify(message)));
  });
});

describe('the streams', () => {
  it('are standard error for what went wrong or precedes the output of another program, and standard output for the rest', () => {
    const onError = all
      .filter(({ message }) => humanLines(plainStyle)(message).some(({ stream }) => stream === 'stderr'))
      .map(({ code }) => code);
    expect([...new Set(onError)].sort()).toEqual([
      'engine-gone',
      'engine-notice',
      'error',
      'session-begins',
      'source-notice',
      'status-unreadable',
    ]);
  });
});

describe('the renderer', () => {
  const message = examples['nested-stack-complete'][0]![0];
  const output = { isJson: false, isTerminal: true, isColourless: false, columns: 80 };
  it.each([
    ['on a terminal has colours', output, /\[32m/],
    ['with NO_COLOR has none', { ...output, isColourless: true }, /^ {2}✓ Load balancer/],
    ['into a pipe has none', { ...output, isTerminal: false }, /^ {2}✓ Load balancer/],
    [
      'with --json writes JSON, on a terminal too',
      { ...output, isJson: true },
      /^\{"code":"nested-stack-complete"/,
    ],
  ])('%s', (_, where, line) => {
    expect(chooseRenderer(where)(message)[0]?.text).toMatch(line);
  });
});

describe('short names', () => {
  it.each([
    ['drydock', 'drydock'],
    ['drydock-Cluster-HFTW5UUQ55EO', 'drydock-Cluster'],
    ['drydock-Cluster-HFTW5UUQ55EO-CpuHigh-U3JH7CPJ4U4P', 'drydock-Cluster-CpuHigh'],
    ['my-DEPLOYMENTLOG-stack', 'my-DEPLOYMENTLOG-stack'],
    ['orders-20300101123456', 'orders-20300101123456'],
  ])('%s → %s', (name, short) => {
    expect(shortName(name)).toBe(short);
  });
});
