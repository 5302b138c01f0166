// https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateApplication.html
import type { Operation } from '../../../kernel/context.ts';
import {
  applicationExists,
  invalidApplicationName,
  invalidComputePlatform,
  nameRequired,
} from '../faults.ts';
import { applications } from '../state.ts';
import { tagsOf } from '../tags.ts';

export const createApplication: Operation<'codedeploy', 'CreateApplication'> = (input, ctx) => {
  const { applicationName: name, computePlatform: platform = 'Server' } = input;
  if (!name) throw nameRequired('ApplicationName', 'An application name');
  // AWS's pattern allows a slash; here it separates an application from its groups.
  if (name.length > 100 || name.includes('/')) throw invalidApplicationName(name);
  if (!['Server', 'Lambda', 'ECS'].includes(platform)) throw invalidComputePlatform();
  if (ctx.get(applications, name)) throw applicationExists(name);
  const id = ctx.ids.uuid();
  ctx.put(applications, name, { id, name, platform, createdAt: ctx.now, tags: tagsOf(input.tags) });
  return { applicationId: id };
};
