// A state whose counts are beyond what the quotas allow is not worked off: the engine would plan for minutes, or for ever,
// and again at every later start. Either they are brought down, or the engine does not start and says what to do.
import { AwsFault } from '../kernel/faults.ts';
import { type Excess, type QuotaValues, quotaKey, quotaValue } from '../kernel/quota.ts';
import type { Region } from './region.ts';
import { StartFailure } from './start-failure.ts';

interface Found extends Excess {
  readonly region: Region;
}

/** @throws StartFailure when something is beyond its quota, unless it is to be brought down and can be */
export function keepWithinQuotas(
  regions: readonly Region[],
  values: QuotaValues | undefined,
  lower: boolean,
  log: (line: string) => void,
): void {
  const found = regions.flatMap((region) => region.excesses().map((excess) => ({ ...excess, region })));
  if (found.length === 0) return;
  const lines = found.map((excess) => describe(excess, values));
  if (!lower)
    throw new StartFailure(
      [opening, ...lines.slice(0, shownLines), ...rest(lines), advice(found)].join('\n'),
    );
  for (const [index, { region, lower: call }] of found.entries()) {
    try {
      region.machine.call(call.service, call.operation, call.input as never);
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      throw new StartFailure(
        `${lines[index]!.trim()} It could not be brought down: ${error.message}\n${advice(found)}`,
      );
    }
    log(`Brought down to its quota: ${lines[index]!.trim()}`);
  }
}

const shownLines = 10;
const opening = 'The state asks for more than the quotas of this engine allow. Nothing was started:';

const rest = (lines: readonly string[]): string[] =>
  lines.length > shownLines ? [`  and ${lines.length - shownLines} more.`] : [];

// Made where it is used: it takes 5 MB.
const inEnglish = (count: number) => new Intl.NumberFormat('en-US').format(count);

function describe({ region, what, count, quota }: Found, values: QuotaValues | undefined): string {
  const limit = inEnglish(quotaValue(quota, values));
  const code = quota.code ? ` (${quota.code})` : '';
  return `  in ${region.name}, ${what} of ${inEnglish(count)}; the quota '${quota.name}'${code} is ${limit}.`;
}

/** The largest count of each quota is what would let the engine start. */
function advice(found: readonly Found[]): string {
  const needed = new Map<string, number>();
  for (const { quota, count } of found) {
    needed.set(quotaKey(quota), Math.max(count, needed.get(quotaKey(quota)) ?? 0));
  }
  const options = [...needed].map(([key, count]) => `--quota '${key}=${count}'`).join(' ');
  return (
    'Start once with --lower-to-quotas to bring them down, or with ' +
    `${options} to run them nevertheless, or choose another folder with --state.`
  );
}
