// Tags of templates and experiments, by their ARNs.
import type { Context } from '../../kernel/context.ts';
import { resourceNotFound, validation } from './faults.ts';
import { experiments, templates } from './state.ts';
import { idOf } from './targets/arns.ts';
import { experimentArn, templateArn } from './views.ts';

type Tags = Readonly<Record<string, string>>;
const most = 50;

/** @throws ResourceNotFoundException when nothing has the ARN */
export function changeTags(ctx: Context, arn: string, change: (tags: Tags) => Tags = (tags) => tags): Tags {
  const id = idOf(arn);
  const template = templateArn(id, ctx) === arn ? ctx.get(templates, id) : undefined;
  const experiment = experimentArn(id, ctx) === arn ? ctx.get(experiments, id) : undefined;
  const before = template ?? experiment;
  if (!before) throw resourceNotFound(arn);
  const tags = change(before.tags);
  if (Object.keys(tags).length > most) throw validation(`A resource can have at most ${most} tags.`);
  if (tags === before.tags) return tags;
  if (template) ctx.put(templates, id, { ...template, tags });
  if (experiment) ctx.put(experiments, id, { ...experiment, tags });
  return tags;
}
