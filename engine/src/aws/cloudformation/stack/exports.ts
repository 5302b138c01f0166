// Exported outputs: unique in the account and region, and unchangeable while another stack imports them.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
import type { Context } from '../../../kernel/context.ts';
import type { Reader } from '../../../kernel/table.ts';
import { validationError } from '../faults.ts';
import { importedValueChanged } from '../reports/moved.ts';
import { exportsTable, type OutputRecord, resources, type StackRecord, stacks } from '../state.ts';

/** The stacks whose resources or outputs import the name. */
export function importersOf(name: string, state: Reader): StackRecord[] {
  const ids = new Set(
    state
      .all(resources)
      .filter(({ shape }) => shape?.imports.includes(name))
      .map(({ stackId }) => stackId),
  );
  return state
    .all(stacks)
    .filter(
      ({ stackId, imports, status }) =>
        status !== 'DELETE_COMPLETE' && (ids.has(stackId) || imports.includes(name)),
    );
}

/**
 * Replaces the stack's exports.
 *
 * @param isOutdated values may change that are in use, as an address has changed by itself
 * @throws ValidationError when one is in use, or its name belongs to another stack
 */
export function publish(
  { stackId }: StackRecord,
  outputs: readonly OutputRecord[],
  ctx: Context,
  isOutdated = false,
): void {
  const wanted = outputs.filter(({ exportName }) => exportName !== undefined);
  for (const { exportName = '' } of wanted) {
    const other = ctx.get(exportsTable, exportName);
    if (other && other.stackId !== stackId) {
      const owner = ctx.get(stacks, other.stackId)?.stackName;
      throw validationError(`Export with name ${exportName} is already exported by stack ${owner}`);
    }
  }
  for (const { name, value } of ctx.all(exportsTable).filter((each) => each.stackId === stackId)) {
    const next = wanted.find(({ exportName }) => exportName === name);
    if (next?.value === value) continue;
    const [importer] = importersOf(name, ctx);
    if (importer && next && isOutdated) importedValueChanged(name, ctx);
    else if (importer) {
      const what = next ? 'updated' : 'deleted';
      throw validationError(`Export ${name} cannot be ${what} as it is in use by ${importer.stackName}`);
    }
    ctx.delete(exportsTable, name);
  }
  for (const { exportName: name = '', value } of wanted)
    ctx.put(exportsTable, name, { name, value, stackId });
}

export function withdraw({ stackId }: StackRecord, ctx: Context): void {
  for (const { name } of ctx.all(exportsTable).filter((each) => each.stackId === stackId)) {
    ctx.delete(exportsTable, name);
  }
}
