// The command `parse`: fields out of a text.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Parse.html
import { compileCaptures, InvalidPattern } from '../../../kernel/pattern.ts';
import { malformedQuery } from '../faults.ts';
import type { Reader } from './reader.ts';
import type { Step } from './step.ts';
import type { Row } from './values.ts';

/** `parse @message "user=*, *" as user, rest` or `parse @message /user=(?<user>\S+)/`. */
export function parse(reader: Reader): Step {
  const glob = reader.takeKind('text');
  const isImplicit = glob !== undefined;
  const field = isImplicit ? '@message' : (reader.takeKind('name') ?? '@message');
  const pattern = glob ?? reader.takeKind('text');
  const regex = pattern === undefined ? reader.takeKind('regex') : undefined;
  const names: string[] = [];
  if (pattern !== undefined) {
    if (!reader.takesWord('as')) throw malformedQuery('parse has no names for its fields');
    do names.push(reader.takeKind('name') ?? '');
    while (reader.takes(','));
    if (names.length !== pattern.split('*').length - 1)
      throw malformedQuery(`parse has ${names.length} names for ${pattern.split('*').length - 1} wildcards`);
  } else if (regex === undefined) throw malformedQuery('parse has no pattern');
  const { find, names: groups } = captures(pattern === undefined ? regex! : globSource(pattern));
  const found = pattern === undefined ? groups : names;
  const fieldsOf = (text: string): Row => {
    const values = find(text);
    return values ? Object.fromEntries(found.map((name, index) => [name, values[groups[index]!]])) : {};
  };
  return {
    run: (rows) => rows.map((row) => ({ ...row, ...fieldsOf(String(row[field] ?? '')) })),
    columns: (before) => [...new Set([...(before ?? ['@timestamp', '@message']), ...found])],
  };
}

/** The last wildcard takes the rest. A wildcard's group is named by its place, for a field's name may be no group's. */
function globSource(glob: string): string {
  const literals = glob.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const last = literals.length - 2;
  return literals
    .map((literal, index) =>
      index > last
        ? literal
        : `${literal}(?P<wildcard${index}>.*${index === last && literals[index + 1] === '' ? '' : '?'})`,
    )
    .join('');
}

function captures(source: string) {
  try {
    return compileCaptures(
      source.replaceAll('(?<', '(?P<').replaceAll('(?P<=', '(?<=').replaceAll('(?P<!', '(?<!'),
    );
  } catch (error) {
    if (error instanceof InvalidPattern) throw malformedQuery(`invalid regular expression: ${error.message}`);
    throw error;
  }
}
