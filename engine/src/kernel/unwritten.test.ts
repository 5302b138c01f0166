import { beforeEach, expect, test } from 'vitest';
import { VirtualClock } from './clock.ts';
import { StateNotWritten } from './journal.ts';
import { Unwritten } from './unwritten.ts';

let clock: VirtualClock;
let log: string[];
let done: string[];
let isFull: boolean;
let unwritten: Unwritten;
beforeEach(() => {
  clock = new VirtualClock();
  [log, done, isFull] = [[], [], true];
  unwritten = new Unwritten(clock, (line) => log.push(line));
});

const report = (name: string, then?: () => void) =>
  unwritten.attempt(() => {
    if (isFull) throw new StateNotWritten('The disk is full');
    done.push(name);
    then?.();
  });

test('what cannot be written is handled in its order once it can be, and said once', () => {
  report('a');
  report('b');
  clock.advance(5000);
  expect([done, log]).toEqual([[], ['The disk is full. What drivers report is kept until then.']]);
  isFull = false;
  clock.advance(1000);
  expect(done).toEqual(['a', 'b']);
  report('c');
  expect(done).toEqual(['a', 'b', 'c']);
});

test('what is reported while something held is handled comes after all that is held, once', () => {
  report('a', () => report('c'));
  report('b');
  isFull = false;
  clock.advance(1000);
  expect(done).toEqual(['a', 'b', 'c']);
});

test('what fails for another reason is not tried again, and holds up nothing', () => {
  let tries = 0;
  unwritten.attempt(() => {
    tries += 1;
    throw isFull ? new StateNotWritten('The disk is full') : new Error('wrong');
  });
  report('b');
  isFull = false;
  expect(() => clock.advance(1000)).toThrow('wrong');
  clock.advance(1000);
  // When it came, when the next one came, and when there was room.
  expect([tries, done]).toEqual([3, ['b']]);
});
