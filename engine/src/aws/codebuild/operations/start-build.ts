// https://docs.aws.amazon.com/codebuild/latest/APIReference/API_StartBuild.html
import type { Operation } from '../../../kernel/context.ts';
import { createBuild } from '../build/start.ts';

export const startBuild: Operation<'codebuild', 'StartBuild'> = (input, ctx) => ({
  build: createBuild(input, ctx),
});
