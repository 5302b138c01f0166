// What has been sent to the URL of a wait condition handle.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-waitcondition.html
import { parseJson } from '../../../kernel/json.ts';
import { isObject } from '../template/json.ts';

export type HandleSignals =
  | {
      readonly status: 'received' /** By its unique id, what each signal of success said. */;
      readonly data: Readonly<Record<string, string>>;
    }
  | { readonly status: 'failed'; readonly reason: string };

/** Of signals with the same unique id, the first one counts. */
export function readSignals(bodies: readonly string[]): HandleSignals {
  const data: Record<string, string> = {};
  for (const body of bodies) {
    const signal = parsed(body);
    if (!signal) return { status: 'failed', reason: 'Unparsable WaitCondition data' };
    const { Status, UniqueId, Reason, Data } = signal;
    if (Object.hasOwn(data, UniqueId)) continue;
    if (Status === 'FAILURE')
      return {
        status: 'failed',
        reason: `WaitCondition received failed message: '${Reason}' for uniqueId: ${UniqueId}`,
      };
    data[UniqueId] = Data;
  }
  return { status: 'received', data };
}

interface Signal {
  readonly Status: 'SUCCESS' | 'FAILURE';
  readonly UniqueId: string;
  readonly Reason: string;
  readonly Data: string;
}

function parsed(body: string): Signal | undefined {
  let value: unknown;
  try {
    value = parseJson(body);
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const { Status, UniqueId, Reason = '', Data = '' } = value;
  if ((Status !== 'SUCCESS' && Status !== 'FAILURE') || typeof UniqueId !== 'string' || UniqueId === '')
    return undefined;
  const text = (given: unknown) => (typeof given === 'string' ? given : JSON.stringify(given));
  return { Status, UniqueId, Reason: text(Reason), Data: text(Data) };
}
