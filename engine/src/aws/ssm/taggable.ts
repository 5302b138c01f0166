// Only parameters can be tagged here: the other resource types of Systems Manager are not simulated.
import type { Context } from '../../kernel/context.ts';
import { invalidResourceId, invalidResourceType } from './faults.ts';
import { type ParameterRecord, parameters } from './state.ts';

export function taggable(type: string | undefined, id: string | undefined, ctx: Context): ParameterRecord {
  if (type !== 'Parameter') throw invalidResourceType(type ?? '');
  const parameter = ctx.get(parameters, id ?? '');
  if (!parameter) throw invalidResourceId();
  return parameter;
}
