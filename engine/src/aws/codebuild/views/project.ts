// A project as BatchGetProjects returns it.
import type { Project } from '@aws-sdk/client-codebuild';
import type { ProjectRecord } from '../state.ts';

export function projectView({ name, arn, definition, tags, createdAt, modifiedAt }: ProjectRecord): Project {
  const { badgeEnabled, ...rest } = definition;
  return {
    ...rest,
    name,
    arn,
    tags: [...tags],
    created: new Date(createdAt),
    lastModified: new Date(modifiedAt),
    badge: { badgeEnabled: badgeEnabled ?? false },
    projectVisibility: 'PRIVATE',
  };
}
