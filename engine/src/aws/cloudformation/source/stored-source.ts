// The stored template and parameters of a stack, parsed once for each version.
import type { Context } from '../../../kernel/context.ts';
import { type StackRecord, type StackSource, templates } from '../state.ts';
import { checkTemplate } from '../template/check.ts';
import type { Template } from '../template/declarations.ts';
import { parseTemplate } from '../template/parse.ts';
import { type Prepared, withParameters } from './prepare.ts';

const parsed = new WeakMap<object, Template>();
const prepared = new WeakMap<StackSource, Prepared>();

type Reading = Pick<Context, 'get' | 'account' | 'region'>;

export function templateOf(source: StackSource, ctx: Reading): Template {
  const record = ctx.get(templates, source.templateKey);
  if (!record) throw new Error(`No template is kept as ${source.templateKey}`);
  const known = parsed.get(record);
  if (known) return known;
  const template = checkTemplate(parseTemplate(record.processed ?? record.body));
  parsed.set(record, template);
  return template;
}

export function preparedOf(stack: StackRecord, ctx: Reading): Prepared {
  const known = prepared.get(stack.source);
  if (known) return known;
  const identity = { ...stack, notificationArns: stack.source.notificationArns };
  const made = withParameters(templateOf(stack.source, ctx), stack.source.parameters, identity, ctx);
  prepared.set(stack.source, made);
  return made;
}
