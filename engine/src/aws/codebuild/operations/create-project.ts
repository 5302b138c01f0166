// https://docs.aws.amazon.com/codebuild/latest/APIReference/API_CreateProject.html

import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { projectExists } from '../faults.ts';
import { projectArn } from '../find.ts';
import { checkDefinition, checkName } from '../project/check.ts';
import { withDefaults } from '../project/definition.ts';
import { checkRole } from '../project/role.ts';
import { quotas } from '../quotas.ts';
import { type ProjectRecord, projects } from '../state.ts';
import { projectView } from '../views/project.ts';

export const createProject: Operation<'codebuild', 'CreateProject'> = (input, ctx) => {
  const { name, tags, ...given } = input;
  checkName(name!);
  const definition = withDefaults(given);
  checkDefinition(definition);
  checkRole(definition.serviceRole!, ctx);
  const arn = projectArn(name!, ctx);
  if (ctx.get(projects, name!)) throw projectExists(arn);
  checkQuota(ctx, quotas.projects, ctx.keys(projects).length + 1);
  const project: ProjectRecord = plain({
    name: name!,
    arn,
    definition,
    tags: tags ?? [],
    lastBuildNumber: 0,
    createdAt: ctx.now,
    modifiedAt: ctx.now,
  });
  ctx.put(projects, project.name, project);
  return { project: projectView(project) };
};
