import type { StateValue } from '@aws-sdk/client-cloudwatch';
import { describe, expect, it } from 'vitest';
import type { MissingData } from '../state.ts';
import { type Datapoint, evaluate, isBreaching } from './evaluate.ts';

/** `X` breaches, `0` does not, `-` is missing. */
const points = (text: string): Datapoint[] =>
  [...text].map((c) => (c === '-' ? undefined : c === 'X' ? 10 : 0));

const verdict = (
  text: string,
  m: number,
  treatMissingData: MissingData,
  current: StateValue = 'INSUFFICIENT_DATA',
) =>
  evaluate(
    points(text),
    {
      evaluationPeriods: 3,
      datapointsToAlarm: m,
      threshold: 5,
      comparison: 'GreaterThanThreshold',
      treatMissingData,
    },
    current,
  ).state;

const treatments: readonly MissingData[] = ['missing', 'ignore', 'breaching', 'notBreaching'];

describe('an alarm of 3 out of 3 (the table in AWS’s guide)', () => {
  const retained = 'INSUFFICIENT_DATA';
  it.each([
    ['0-X-X', ['OK', 'OK', 'OK', 'OK']],
    ['0----', ['OK', 'OK', 'OK', 'OK']],
    ['-----', ['INSUFFICIENT_DATA', retained, 'ALARM', 'OK']],
    ['0XX-X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
    ['--X--', ['ALARM', retained, 'ALARM', 'OK']],
  ])('sees %s', (text, expected) => {
    expect(treatments.map((treatment) => verdict(text, 3, treatment))).toEqual(expected);
  });

  it('keeps its state while its only breaching points are too recent', () => {
    expect(verdict('----X', 3, 'missing', 'OK')).toBe('OK');
    expect(verdict('---X-', 3, 'missing', 'OK')).toBe('OK');
  });
});

describe('an alarm of 2 out of 3 (the table in AWS’s guide)', () => {
  const retained = 'INSUFFICIENT_DATA';
  it.each([
    ['0-X-X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
    ['00X0X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
    ['0-X--', ['OK', 'OK', 'ALARM', 'OK']],
    ['----0', ['OK', 'OK', 'ALARM', 'OK']],
    ['---X-', ['ALARM', retained, 'ALARM', 'OK']],
  ])('sees %s', (text, expected) => {
    expect(treatments.map((treatment) => verdict(text, 2, treatment))).toEqual(expected);
  });
});

describe('a comparison', () => {
  it.each([
    ['GreaterThanThreshold', [false, false, true]],
    ['GreaterThanOrEqualToThreshold', [false, true, true]],
    ['LessThanThreshold', [true, false, false]],
    ['LessThanOrEqualToThreshold', [true, true, false]],
  ] as const)('%s', (comparison, expected) => {
    expect([4, 5, 6].map((value) => isBreaching(value, { comparison, threshold: 5 }))).toEqual(expected);
  });
});
