// Watches what pipelines are made from: a branch by the git driver, an object or an image by its newest version.
import type { Context } from '../../../kernel/context.ts';
import type { Controller } from '../../../kernel/controller.ts';
import type { Reader } from '../../../kernel/table.ts';
import { connectionState } from '../connection-repository.ts';
import { detectsChanges } from '../declaration/check-triggers.ts';
import { startExecution } from '../execution/start.ts';
import { providerOf } from '../providers/list.ts';
import { type PipelineRecord, pipelines, type SourceRecord, sourceKey, sources } from '../state.ts';

interface SourceSnapshot {
  readonly pipeline: string;
  readonly action: string;
  readonly record?: SourceRecord | undefined;
  /** Absent when nothing of the kind is to be watched, or cannot be yet. */
  readonly branch?: { readonly repositoryPath: string; readonly branch: string };
  /** What a source that is looked at has now. */
  readonly object?: { readonly version?: string | undefined };
}

type Step =
  | { readonly do: 'watch'; readonly as: SourceRecord }
  | { readonly do: 'unwatch' }
  | { readonly do: 'forget' }
  | { readonly do: 'note'; readonly as: SourceRecord }
  | { readonly do: 'trigger'; readonly as: SourceRecord & { readonly seen: string } };

export const sourceController: Controller<SourceSnapshot, Step> = {
  name: 'codepipeline/source',
  keys: (state) => allKeys(state),

  observe(state, key) {
    const slash = key.indexOf('/');
    const [name, actionName] = [key.slice(0, slash), key.slice(slash + 1)];
    const record = state.get(sources, key);
    const pipeline = state.get(pipelines, name);
    const action = pipeline?.declaration.stages?.[0]?.actions?.find((each) => each.name === actionName);
    const base = { pipeline: name, action: actionName, record };
    if (!pipeline || !action || !detectsChanges(action, pipeline.declaration)) return base;
    const configuration = action.configuration!;
    const provider = providerOf(action.actionTypeId!);
    if (provider?.newest) return { ...base, object: { version: provider.newest(configuration, state) } };
    const connection = connectionState(configuration.ConnectionArn!, state);
    if ('problem' in connection) return base;
    return { ...base, branch: { ...connection, branch: configuration.BranchName! } };
  },

  plan({ pipeline, action, record, branch, object }) {
    const base = { pipeline, action };
    if (branch) {
      const same =
        record?.watch?.repositoryPath === branch.repositoryPath && record.watch.branch === branch.branch;
      // Asked for again although it is the same: after a restart the driver watches nothing.
      if (same) return { steps: [{ do: 'watch', as: record }] };
      const as = { ...base, watch: branch };
      return { steps: [...(record?.watch ? [{ do: 'unwatch' } as const] : []), { do: 'watch', as }] };
    }
    if (object) {
      const { version } = object;
      if (!record) return { steps: [{ do: 'note', as: { ...base, ...(version ? { seen: version } : {}) } }] };
      if (version === undefined || version === record.seen) return { steps: [] };
      return { steps: [{ do: 'trigger', as: { ...base, seen: version } }] };
    }
    return { steps: record ? [{ do: 'forget' }] : [] };
  },

  apply(step, ctx, key) {
    switch (step.do) {
      case 'watch':
        if (ctx.get(sources, key) !== step.as) ctx.put(sources, key, step.as);
        return ctx.perform('git/watch', { watchId: watchId(key), ...step.as.watch! });
      case 'unwatch':
        return ctx.perform('git/unwatch', { watchId: watchId(key) });
      case 'forget':
        if (ctx.get(sources, key)?.watch) ctx.perform('git/unwatch', { watchId: watchId(key) });
        return ctx.delete(sources, key);
      case 'note':
        return ctx.put(sources, key, step.as);
      case 'trigger':
        ctx.put(sources, key, step.as);
        return triggerByObject(step.as, ctx);
    }
  },

  watches: {
    'codepipeline/pipelines': (name, state) => allKeys(state).filter((key) => key.startsWith(`${name}/`)),
    'codeconnections/connections': (_, state) => keysOf(state, 'CodeStarSourceConnection'),
    'ecr/images': (image, state) =>
      keysOf(state, 'ECR', ({ RepositoryName }) => image.startsWith(`${RepositoryName}@`)),
    's3/objects': (object, state) =>
      keysOf(state, 'S3', ({ S3Bucket, S3ObjectKey }) => object === `${S3Bucket}/${S3ObjectKey}`),
  },
};

export const watchId = (key: string) => `source:${key}`;

function triggerByObject(source: SourceRecord & { readonly seen: string }, ctx: Context): void {
  // Both are told at once, by an event, even where a template asks for polling.
  const trigger = { triggerType: 'CloudWatchEvent', triggerDetail: source.action } as const;
  const revisions = { [source.action]: { revisionId: source.seen } };
  startExecution(source.pipeline, { trigger, revisions }, ctx);
}

/** Those that pipelines have, and those that pipelines no longer have. */
const allKeys = (state: Reader): string[] => [...new Set([...keysOf(state), ...state.keys(sources)])];

function keysOf(
  state: Reader,
  provider?: string,
  wanted: (configuration: Readonly<Record<string, string>>) => boolean = () => true,
): string[] {
  const sourceActions = ({ declaration }: PipelineRecord) => declaration.stages![0]!.actions!;
  return state.all(pipelines).flatMap((pipeline) =>
    sourceActions(pipeline)
      .filter(({ actionTypeId }) => !provider || actionTypeId!.provider === provider)
      .filter(({ configuration }) => wanted(configuration!))
      .map(({ name }) => sourceKey(pipeline.name, name!)),
  );
}
