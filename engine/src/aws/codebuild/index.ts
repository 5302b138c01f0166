// AWS CodeBuild: projects, and builds that a driver really runs.
import { defineService } from '../../kernel/service.ts';
import { buildController } from './controllers/build.ts';
import { batchDeleteBuilds } from './operations/batch-delete-builds.ts';
import { batchGetBuilds } from './operations/batch-get-builds.ts';
import { batchGetProjects } from './operations/batch-get-projects.ts';
import { createProject } from './operations/create-project.ts';
import { deleteProject } from './operations/delete-project.ts';
import { listBuilds } from './operations/list-builds.ts';
import { listBuildsForProject } from './operations/list-builds-for-project.ts';
import { listProjects } from './operations/list-projects.ts';
import { retryBuild } from './operations/retry-build.ts';
import { startBuild } from './operations/start-build.ts';
import { stopBuild } from './operations/stop-build.ts';
import { updateProject } from './operations/update-project.ts';
import { buildFinished } from './reports/build-finished.ts';
import { buildPhase } from './reports/build-phase.ts';
import { projectResource } from './resources/project.ts';

export const codeBuild = defineService({
  id: 'codebuild',
  operations: {
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
  },
  controllers: [buildController],
  reports: { 'build/phase': buildPhase, 'build/finished': buildFinished },
  resources: [projectResource],
});
