import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../testing/virtual-clock.ts';
import { Interrupts, until } from './interrupts.ts';

function make() {
  const source = new EventEmitter();
  const exits: number[] = [];
  const clock = new VirtualClock();
  const interrupts = new Interrupts(source, clock, (code) => exits.push(code));
  return { source, clock, exits, interrupts, send: (name: string) => source.emit(name, name) };
}

describe('interrupts', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])('%s asks for an end, with exit code %i', (name, code) => {
    const { interrupts, exits, send } = make();
    send(name);
    expect(interrupts.signal.aborted).toBe(true);
    expect(interrupts.exitCode).toBe(code);
    expect(exits).toEqual([]);
  });

  it('do not wait for the end a second time', async () => {
    const { clock, exits, send } = make();
    send('SIGINT');
    await clock.delay(1000);
    send('SIGINT');
    expect(exits).toEqual([130]);
  });

  it('that come at once are the same one: npm passes a Ctrl-C of the terminal on again', async () => {
    const { clock, exits, interrupts, send } = make();
    send('SIGINT');
    send('SIGINT');
    await clock.delay(900);
    send('SIGINT');
    expect(exits).toEqual([]);
    expect(interrupts.signal.aborted).toBe(true);
  });

  it('come from a reader that closed the output too: that is no failure', () => {
    const { interrupts, exits } = make();
    interrupts.raise('closed output');
    interrupts.raise('closed output');
    expect(interrupts.signal.aborted).toBe(true);
    expect(interrupts.exitCode).toBe(0);
    expect(exits).toEqual([]);
  });

  it('are somebody else’s after a release', () => {
    const { source, interrupts, send } = make();
    interrupts.release();
    send('SIGTERM');
    expect(interrupts.signal.aborted).toBe(false);
    expect(source.eventNames()).toEqual([]);
  });
});

describe('steps until an interrupt', () => {
  const drain = async <T, R>(steps: AsyncGenerator<T, R>) => {
    const yielded: T[] = [];
    for (;;) {
      const step = await steps.next();
      if (step.done) return { yielded, result: step.value };
      yielded.push(step.value);
    }
  };

  it('pass on what they yield and return', async () => {
    const steps = (async function* () {
      yield 1;
      yield 2;
      return 'done';
    })();
    expect(await drain(until(new AbortController().signal, steps))).toEqual({
      yielded: [1, 2],
      result: { result: 'done' },
    });
  });

  it('are abandoned at once, in the middle of a wait that never ends', async () => {
    const controller = new AbortController();
    const steps = (async function* () {
      yield 1;
      controller.abort();
      await new Promise(() => {});
    })();
    expect(await drain(until(controller.signal, steps))).toEqual({ yielded: [1], result: undefined });
  });

  it('may fail as a consequence, which is not reported', async () => {
    const controller = new AbortController();
    const steps = (async function* () {
      yield 1;
      controller.abort();
      throw new Error('the engine is gone');
    })();
    expect(await drain(until(controller.signal, steps))).toEqual({ yielded: [1], result: undefined });
  });

  it('fail as they are while nothing interrupts', async () => {
    // biome-ignore lint/correctness/useYield: it fails before it yields anything.
    const steps = (async function* () {
      throw new Error('broken');
    })();
    await expect(drain(until(new AbortController().signal, steps))).rejects.toThrow('broken');
  });
});
