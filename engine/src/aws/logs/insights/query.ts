// Runs a query of CloudWatch Logs Insights over events.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
import { InvalidPattern, PatternTooSlow } from '../../../kernel/pattern.ts';
import { malformedQuery } from '../faults.ts';
import { command } from './commands.ts';
import { Reader } from './reader.ts';
import type { Step } from './step.ts';
import { tokensOf } from './tokens.ts';
import type { Row, Value } from './values.ts';

export interface Query {
  /** Rows with the columns that the query shows, each as text; the newest events first. */
  run(events: readonly Row[], limit: number): { readonly field: string; readonly value: string }[][];
}

/** @throws MalformedQueryException */
export function compileQuery(text: string): Query {
  const reader = new Reader(tokensOf(text));
  const steps: Step[] = [];
  try {
    if (reader.isAtEnd) throw malformedQuery('the query is empty');
    do steps.push(command(reader));
    while (reader.takes('|'));
  } catch (error) {
    if (error instanceof InvalidPattern) throw malformedQuery(`invalid regular expression: ${error.message}`);
    throw error;
  }
  if (!reader.isAtEnd) throw malformedQuery(`unexpected ${reader.rest()}`);
  return {
    run: (events, limit) => {
      const newestFirst = [...events].sort((a, b) => Number(b['@timestamp']) - Number(a['@timestamp']));
      try {
        const rows = steps.reduce<readonly Row[]>((before, step) => step.run(before), newestFirst);
        const columns = steps.reduce<readonly string[] | undefined>(
          (before, step) => (step.columns ? step.columns(before) : before),
          undefined,
        ) ?? ['@timestamp', '@message'];
        return rows.slice(0, limit).map((row) => shown(row, columns));
      } catch (error) {
        if (error instanceof PatternTooSlow) throw malformedQuery(error.message);
        throw error;
      }
    },
  };
}

/** A field that the row does not have is left out. @ptr stands for the event itself. */
function shown(row: Row, columns: readonly string[]) {
  const names = row['@ptr'] === undefined ? columns : [...columns, '@ptr'];
  return names.flatMap((field) => {
    const value = row[field];
    return value === undefined ? [] : [{ field, value: textOf(field, value) }];
  });
}

function textOf(field: string, value: Exclude<Value, undefined>): string {
  const isTime =
    typeof value === 'number' &&
    (/^@(timestamp|ingestionTime)$/.test(field) || /^(bin|date(floor|ceil)|fromMillis)\(/i.test(field));
  if (isTime) return new Date(value).toISOString().replace('T', ' ').replace('Z', '');
  if (typeof value === 'boolean') return value ? '1' : '0';
  // Recorded on AWS: up to four digits after the point.
  return typeof value === 'number' ? String(Math.round(value * 10_000) / 10_000) : value;
}
