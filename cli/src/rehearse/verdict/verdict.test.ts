import { describe, expect, it } from 'vitest';
import { TrafficRecord } from './traffic-record.ts';
import { judge } from './verdict.ts';

const minute = 60_000;
const answers = (record: TrafficRecord, count: number, status: number, at = 0) => {
  for (let each = 0; each < count; each++)
    record.add({ at, status, tookMs: 3, ...(status === 0 && { error: 'ECONNRESET' }) });
};
const observed = (traffic: TrafficRecord) => ({ traffic, began: 0, recoveries: [], findings: [] });

describe('the record of traffic', () => {
  it('counts 500 and above and what was not answered as failed, and puts failures near each other together', () => {
    const record = new TrafficRecord();
    answers(record, 10, 200);
    answers(record, 2, 404);
    answers(record, 3, 502, 10 * minute);
    answers(record, 1, 0, 10.5 * minute);
    answers(record, 1, 503, 30 * minute);
    expect([record.requests, record.failed, record.lastFailureAt]).toEqual([17, 5, 30 * minute]);
    expect(record.outages).toEqual([
      { from: 10 * minute, to: 10.5 * minute, failures: { 502: 3, ECONNRESET: 1 } },
      { from: 30 * minute, to: 30 * minute, failures: { 503: 1 } },
    ]);
  });
});

describe('the verdict', () => {
  it('holds a policy of 100 % only when no request failed, and says what failed when', () => {
    const record = new TrafficRecord();
    answers(record, 999, 200);
    expect(judge({ availability: 100 }, observed(record))).toEqual([
      {
        what: 'no request fails',
        holds: true,
        evidence: '999 requests, none failed; the slowest took 3 ms',
      },
    ]);
    expect(
      judge({ availability: 100 }, { ...observed(record), rate: { asked: 40, sent: 38.24 } })[0]?.evidence,
    ).toBe('999 requests, 38.2 a second of the 40 that were asked for, none failed; the slowest took 3 ms');
    answers(record, 1, 502, 5 * minute);
    expect(judge({ availability: 100 }, observed(record))).toEqual([
      {
        what: 'no request fails',
        holds: false,
        evidence: '1 of 1,000 requests failed (99.90 % answered): 1 × 502 from 5m to 5m',
      },
    ]);
    expect(judge({ availability: 99.9 }, observed(record))[0]?.holds).toBe(true);
  });

  it('wants each fault recovered from in time', () => {
    const recoveries = [
      { what: 'a', tookMs: 9 * minute },
      { what: 'b', tookMs: 11 * minute },
      { what: 'c', tookMs: undefined },
    ];
    const findings = judge(
      { availability: 90, recoverWithin: '10m' },
      { ...observed(new TrafficRecord()), recoveries },
    );
    expect(findings.map(({ holds, evidence }) => [holds, evidence])).toEqual([
      [true, 'took 9m'],
      [false, 'took 11m'],
      [false, 'it never did'],
    ]);
  });
});
