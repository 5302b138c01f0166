// Written by `npm run generate` from the files in operations/. Do not edit.
import { batchDeleteBuilds } from '../operations/batch-delete-builds.ts';
import { batchGetBuilds } from '../operations/batch-get-builds.ts';
import { batchGetProjects } from '../operations/batch-get-projects.ts';
import { createProject } from '../operations/create-project.ts';
import { deleteProject } from '../operations/delete-project.ts';
import { listBuildsForProject } from '../operations/list-builds-for-project.ts';
import { listBuilds } from '../operations/list-builds.ts';
import { listProjects } from '../operations/list-projects.ts';
import { retryBuild } from '../operations/retry-build.ts';
import { startBuild } from '../operations/start-build.ts';
import { stopBuild } from '../operations/stop-build.ts';
import { updateProject } from '../operations/update-project.ts';

export const operations = {
  BatchDeleteBuilds: batchDeleteBuilds,
  BatchGetBuilds: batchGetBuilds,
  BatchGetProjects: batchGetProjects,
  CreateProject: createProject,
  DeleteProject: deleteProject,
  ListBuilds: listBuilds,
  ListBuildsForProject: listBuildsForProject,
  ListProjects: listProjects,
  RetryBuild: retryBuild,
  StartBuild: startBuild,
  StopBuild: stopBuild,
  UpdateProject: updateProject,
};
