// What commands say to arguments that make no sense.
import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { systemClock } from '../clock/clock.ts';
import { Interrupts } from '../command-line/interrupts.ts';
import { parseCommandLine } from '../command-line/parse.ts';
import { UsageError } from '../errors/user-error.ts';
import { loadProgram } from '../program.ts';
import { referenceSystem } from '../system/reference-system.ts';

const program = await loadProgram();

test.each([
  [['state'], 'needs one of check, export, import'],
  [['state', 'mend'], 'mend'],
  [['state', 'export'], 'needs a FILE'],
  [['state', 'check', 'file'], 'takes no FILE'],
  [['time', 'advance'], 'needs a duration'],
  [['time', 'advance', '10'], '10 is not a duration'],
  [['time', 'scale', 'fast'], 'fast is not a rate'],
  [['time', 'scale', '0'], '0 is not a rate'],
  [['time', 'scale', '3601'], '3600 is the most'],
  [['time', 'advance', '32d'], 'not by 32d'],
  [['time', 'advance', '0s'], 'not by 0s'],
  [['time', 'freeze', '1'], 'takes no VALUE'],
  [['time', 'travel'], 'travel'],
  [['source', 'map', 'a/b'], 'needs a PATH'],
  [['source', 'map'], 'needs a REPOSITORY'],
  [['source', 'list', 'a/b'], 'takes no REPOSITORY'],
  [['source', 'remove', 'a/b', '.'], 'takes no PATH'],
])('%j makes no sense', async (args, text) => {
  const interrupts = new Interrupts(new EventEmitter(), systemClock, () => {});
  const context = { program, clock: systemClock, system: referenceSystem, interrupts };
  const run = async () => {
    const parsed = parseCommandLine(args, program);
    if (parsed.kind === 'run') await parsed.command.run(parsed.values, context, parsed.operands).next();
  };
  const error = await run().catch((error) => error);
  expect(error).toBeInstanceOf(UsageError);
  expect(error.message).toContain(text);
});
