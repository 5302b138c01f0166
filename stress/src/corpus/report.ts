// The outcomes as one table, and below it why stacks failed and what was only recorded.
import type { Outcome } from './rehearse-root.ts';

const columns = ['stack', 'status', 'serves', 'tasks', 'no change', 'one parameter', 'deleted', 'res', 's'];

export function render(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map((one) => [
    one.name,
    one.status,
    one.serves,
    one.holds,
    short(one.emptyUpdate),
    short(one.parameterUpdate),
    short(one.deleted),
    String(one.resources),
    String(one.seconds),
  ]);
  const all = [columns, ...rows];
  const widths = columns.map((_, at) => Math.max(...all.map((row) => (row[at] ?? '').length)));
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, at) => (row[at] ?? '').padEnd(width)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  const troubles = outcomes.flatMap(({ name, trouble }) => (trouble ? [`✗ ${name}: ${trouble}`] : []));
  const recorded = outcomes.flatMap(({ name, recorded: types }) =>
    types.length > 0 ? [`  ${name}: recorded ${types.join(', ')}`] : [],
  );
  const kept = outcomes.flatMap(({ name, retained }) =>
    retained.length > 0 ? [`  ${name}: retained ${retained.join(', ')}`] : [],
  );
  const complete = outcomes.filter(({ status }) => status === 'CREATE_COMPLETE').length;
  const clean = outcomes.filter(({ deleted }) => deleted === 'DELETE_COMPLETE').length;
  return [
    line(columns),
    rule,
    ...rows.map(line),
    '',
    ...troubles,
    ...recorded,
    ...kept,
    `${complete} of ${outcomes.length} created, ${clean} deleted clean.`,
  ].join('\n');
}

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
