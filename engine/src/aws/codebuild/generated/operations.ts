// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  BatchDeleteBuilds: operation<(typeof import('../operations/batch-delete-builds.ts'))['batchDeleteBuilds']>('batch-delete-builds', 'batchDeleteBuilds'),
  BatchGetBuilds: operation<(typeof import('../operations/batch-get-builds.ts'))['batchGetBuilds']>('batch-get-builds', 'batchGetBuilds'),
  BatchGetProjects: operation<(typeof import('../operations/batch-get-projects.ts'))['batchGetProjects']>('batch-get-projects', 'batchGetProjects'),
  CreateProject: operation<(typeof import('../operations/create-project.ts'))['createProject']>('create-project', 'createProject'),
  DeleteProject: operation<(typeof import('../operations/delete-project.ts'))['deleteProject']>('delete-project', 'deleteProject'),
  ListBuilds: operation<(typeof import('../operations/list-builds.ts'))['listBuilds']>('list-builds', 'listBuilds'),
  ListBuildsForProject: operation<(typeof import('../operations/list-builds-for-project.ts'))['listBuildsForProject']>('list-builds-for-project', 'listBuildsForProject'),
  ListProjects: operation<(typeof import('../operations/list-projects.ts'))['listProjects']>('list-projects', 'listProjects'),
  RetryBuild: operation<(typeof import('../operations/retry-build.ts'))['retryBuild']>('retry-build', 'retryBuild'),
  StartBuild: operation<(typeof import('../operations/start-build.ts'))['startBuild']>('start-build', 'startBuild'),
  StopBuild: operation<(typeof import('../operations/stop-build.ts'))['stopBuild']>('stop-build', 'stopBuild'),
  UpdateProject: operation<(typeof import('../operations/update-project.ts'))['updateProject']>('update-project', 'updateProject'),
};
