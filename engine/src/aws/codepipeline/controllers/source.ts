// Watches the sources of pipelines, and starts a pipeline when one changes: a branch by the git driver, anything else by
// its newest revision.
import type { Context } from '../../../kernel/context.ts';
import type { Controller, Watches } from '../../../kernel/controller.ts';
import type { TableName } from '../../../kernel/registry.ts';
import type { Reader } from '../../../kernel/table.ts';
import type { ActionProvider, SourceBranch } from '../action-provider.ts';
import { detectsChanges, watchesTags } from '../declaration/check-triggers.ts';
import { startExecution } from '../execution/start.ts';
import { findSourceAction } from '../find.ts';
import { isStartedByRule } from '../providers/event-rules.ts';
import { providerOf, providers } from '../providers/list.ts';
import { pipelines, type SourceRecord, sourceKey, sources } from '../state.ts';

interface SourceSnapshot {
  readonly pipeline: string;
  readonly action: string;
  readonly record?: SourceRecord | undefined;
  /** Absent when the source is not a branch, is not to be watched, or cannot be watched yet. */
  readonly branch?: SourceBranch;
  /** Of a source that is not a branch: its newest revision. */
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
    const action = pipeline && findSourceAction(pipeline, actionName);
    const base = { pipeline: name, action: actionName, record };
    const source = action && providerOf(action.actionTypeId!)?.source;
    if (!pipeline || !source) return base;
    const isNotified = source.isNotified?.(name, actionName, state) ?? false;
    if (!isNotified && !detectsChanges(action, pipeline.declaration)) return base;
    if (source.isNoticedByRule && isStartedByRule(name, state)) return base;
    const configuration = action.configuration!;
    if (source.newest) return { ...base, object: { version: source.newest(configuration, state) } };
    const branch = source.branch?.(configuration, state, pipeline);
    if (!branch) return base;
    const tags = watchesTags(action, pipeline.declaration) ? { tags: true as const } : {};
    return { ...base, branch: { ...branch, ...tags } };
  },

  plan({ pipeline, action, record, branch, object }) {
    const base = { pipeline, action };
    if (branch) {
      const same =
        record?.watch?.repositoryPath === branch.repositoryPath &&
        record.watch.branch === branch.branch &&
        record.watch.tags === branch.tags;
      // Requested again even when it is the same: after a restart the driver watches nothing.
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
        return ctx.perform('git/watch', {
          watchId: watchId(key),
          ...step.as.watch!,
          ...(step.as.seen ? { since: step.as.seen } : {}),
        });
      case 'unwatch':
        return ctx.perform('git/unwatch', { watchId: watchId(key) });
      case 'forget':
        if (ctx.get(sources, key)?.watch) ctx.perform('git/unwatch', { watchId: watchId(key) });
        return ctx.delete(sources, key);
      case 'note':
        return ctx.put(sources, key, step.as);
      case 'trigger':
        ctx.put(sources, key, step.as);
        return startFromSource(step.as, ctx);
    }
  },

  watches: {
    ...watchesOfProviders(),
    'codepipeline/pipelines': (name, state) => allKeys(state).filter((key) => key.startsWith(`${name}/`)),
  },
};

export const watchId = (key: string) => `source:${key}`;

function startFromSource({ pipeline, action, seen }: SourceRecord & { readonly seen: string }, ctx: Context) {
  const declaration = findSourceAction(ctx.get(pipelines, pipeline)!, action)!;
  const trigger = providerOf(declaration.actionTypeId!)!.source!.trigger(declaration, pipeline, ctx);
  startExecution(pipeline, { trigger, revisions: { [action]: { revisionId: seen } } }, ctx);
}

/** The source actions that pipelines have, and those that they no longer have. */
const allKeys = (state: Reader): string[] => [...new Set([...keysOf(state), ...state.keys(sources)])];

function keysOf(
  state: Reader,
  isWanted: (provider: ActionProvider, configuration: Readonly<Record<string, string>>) => boolean = () =>
    true,
): string[] {
  return state.all(pipelines).flatMap((pipeline) =>
    pipeline.declaration
      .stages![0]!.actions!.filter((action) => {
        const provider = providerOf(action.actionTypeId!);
        return provider && isWanted(provider, action.configuration!);
      })
      .map(({ name }) => sourceKey(pipeline.name, name!)),
  );
}

/** A changed record concerns the source actions whose provider says so. */
function watchesOfProviders(): Watches {
  const tables = new Set(
    providers.flatMap(({ source }) => Object.keys(source?.watches ?? {}) as TableName[]),
  );
  const watching = (table: TableName) => (changedKey: string, state: Reader) =>
    keysOf(
      state,
      ({ source }, configuration) => source?.watches[table]?.(changedKey, configuration) ?? false,
    );
  return Object.fromEntries([...tables].map((table) => [table, watching(table)]));
}
