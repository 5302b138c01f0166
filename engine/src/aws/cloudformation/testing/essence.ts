// What the services' own records say, without what any change of a resource leaves behind: times, revisions, histories.
import type { SqliteJournal } from '../../../kernel/journal.ts';
import { canonical } from '../template/json.ts';

/** Histories, measurements, and what CloudFormation itself records. */
const passing =
  /^cloudformation\/|activities|executions|codepipeline\/actions|operations|versions|open-data|series|host-counts|balancer\/|\/balancer|presigned-files/;

const volatile =
  /^(\w*[iI]d|\w*[vV]ersions?|revision\w*|deployments|events|impediment|currentServiceDeployment|deleted|updateStatus|LatestVersionNumber|token|\w*[sS]tate\w*|evaluatedAt)$/;

/** Ids in ARNs. */
const ids = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

/** The neutral value of a setting is the same as none. */
const neutral = [
  '""',
  '0',
  'false',
  '[]',
  '{}',
  'null',
  '"Suspended"',
  '{"cloudWatchLogs":{"status":"ENABLED"}}',
  '{"idle_timeout.timeout_seconds":"60"}',
];

/** By table and key, as JSON. */
export function essence(journal: SqliteJournal): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const tables = new Map<string, Map<string, string>>();
  for (const { table, key, record } of journal.rows()) {
    if (passing.test(table)) continue;
    const rows = tables.get(table) ?? new Map<string, string>();
    tables.set(table, rows.set(key, canonical(lasting(record)).replaceAll(ids, '…')));
  }
  return tables;
}

/** The records of `before` that are in `after` neither under their own key nor under another. */
export function missing(
  before: ReturnType<typeof essence>,
  after: ReturnType<typeof essence>,
): readonly { readonly record: string; readonly was: string; readonly is?: string | undefined }[] {
  return [...before].flatMap(([table, rows]) => {
    const now = after.get(table) ?? new Map<string, string>();
    const values = new Set(now.values());
    return [...rows]
      .filter(([key, was]) => now.get(key) !== was && !values.has(was))
      .map(([key, was]) => ({ record: `${table} ${key}`, was, is: now.get(key) }));
  });
}

function lasting(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lasting);
  if (typeof value !== 'object' || value === null) return isTime(value) ? null : value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !volatile.test(name))
      .map(([name, each]) => [name, lasting(each)])
      .filter(([, each]) => !neutral.includes(JSON.stringify(each) ?? '""')),
  );
}

/** Milliseconds since the epoch. */
const isTime = (value: unknown) => typeof value === 'number' && value > 1e12;
